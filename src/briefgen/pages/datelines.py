"""Lines that only say when, and the date line in front of a report's first sentence: "ISLAMABAD, Feb 8 (XYZ) -- The council met."

`dateline_end` says where it ends, so that the sentence begins behind it. A line is read in parts, in order: a place, a
day, an agency in brackets, and a mark that closes it. Two of the three have to be there, or one that stands for nothing
else (a place in capitals, an agency). "8 August – The fire breaks out" is an entry of a list and keeps its day.
"""

from __future__ import annotations

import re

from briefgen.pages.signals import AGENCY, DATE_LINE_WORDS, DATE_PROOF, MONTH, WEEKDAY
from briefgen.text.lexicon import ABBREVIATIONS, DEMONYMS, SEATS, fold
from briefgen.text.patterns import when_used
from briefgen.vocabulary import word_set

LONGEST = 160
"""Characters at the head of a paragraph that are read."""

_CAPS = r"(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,4})"
_TOWN = r"(?:[A-ZÀ-Þ][\w.’'-]+(?:[ /][A-ZÀ-Þ][\w.’'-]+){0,2})"
_REGION = r"(?:,\s?[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,2}|\s?[\[(][A-ZÀ-Þ][\w ]{2,30}[\])])"
_DAY = (
    rf"(?:(?i:{WEEKDAY}),?\s)?(?:(?:le|am|den|el|il)\s)?(?:(?i:{MONTH})\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\.?\s(?i:{MONTH})|"
    r"\d{1,2}\.\d{1,2}\.?)(?:,?\s?\d{4})?"
)
_BRACKETS = r"(?:\([^\W\d_][^()\n]{1,40}\)|\(\s?\)|/[A-ZÀ-Þ][^/\n]{1,40}/|\[[A-ZÀ-Þ][^\[\]\n]{1,30}\])"
_AGENCY = rf"(?:\((?:{AGENCY}|[A-Z]{{2,6}})\)|/(?:{AGENCY}|[A-Z]{{2,6}})/)"
_BYLINE = rf"(?:By\s{_TOWN}\s)?"
_DASH = r"\s?\.?\s?(?:--+|[–—_]|-)\s+"
_MARK = r"\s?\.?\s?(?:--+|[–—_]|-|:)\s+"
_TIGHT = r"\s?(?:--+|[–—])\s?"
"""The mark within a date line of a wire of statements: "NEW YORK--(BUSINESS WIRE)--March 5, 2024--"."""
_OPENERS = r"(?=(?:The|A|An|In|At|On|It|He|She|They|More|Some|Two|Three|Four|Five|For|After|As|When|With|There)\s)"
_NEXT = r"(?=[“\"‘'(]?[A-ZÀ-Þ\d])"

_LINES = tuple(
    when_used(pattern)
    for pattern in (
        rf"{_BYLINE}{_CAPS}{_REGION}?,?\s(?:{_DAY}),?\s?{_BRACKETS}?{_MARK}{_NEXT}",
        rf"{_TOWN}{_REGION}?,\s(?:{_DAY}),?\s?{_BRACKETS}?{_DASH}{_NEXT}",
        rf"{_TOWN}{_REGION}?,?\s(?:{_DAY}),?\s?{_BRACKETS}{_MARK}{_NEXT}",
        rf"{_BYLINE}{_CAPS}{_REGION}?(?:\s[–—-]\s|\s?){_BRACKETS}{_MARK}{_NEXT}",
        rf"{_TOWN}{_REGION}?\s{_AGENCY}{_MARK}{_NEXT}",
        rf"(?:{_DAY}),?\s?{_BRACKETS}{_MARK}{_NEXT}",
        rf"(?:{_CAPS}|{_TOWN}){_REGION}?{_TIGHT}(?:{_BRACKETS}{_TIGHT})?(?:{_DAY}){_TIGHT}{_NEXT}",
        rf"(?:{_CAPS}|{_TOWN}){_REGION}?--{_BRACKETS}--{_NEXT}",  # "TROY, Mich.--(BUSINESS WIRE)--"
        rf"(?P<town>{_TOWN}){_REGION}?,\s(?=[^:\n]{{3,40}}\d{{4}}:)(?:{_DAY}):\s+{_NEXT}",
        rf"\({_TOWN}{_REGION}?,\s(?:{_DAY}),?\s?{_BRACKETS}?\)(?:{_MARK}|\s+){_NEXT}",
        rf"(?:{_AGENCY}{_MARK})(?:{_CAPS}|{_TOWN}){_REGION}?,\s(?:{_DAY}){_MARK}{_NEXT}",
        rf"{_AGENCY}{_MARK}{_NEXT}",
        rf"(?P<place>{_CAPS}{_REGION}?):\s+{_NEXT}",
        rf"(?P<seat>{_TOWN}):\s+{_NEXT}",
        rf"(?P<joined>{_CAPS})\s?-{_OPENERS}",
        rf"\(\s?\)?{_DASH}{_NEXT}",  # what a scraper left of "(Reuters) -"
        rf"{_CAPS}{_REGION}?\s?[•·]\s+{_NEXT}",
    )
)


_STAMP = when_used(
    r"\((?i:(?:last )?updated|posted|published)\b[^()\n]{0,20}\d[^()\n]{0,20}\)\s+(?=[“\"‘'(]?[A-ZÀ-Þ\d])"
)
"""When a page was changed, before its first sentence: "(Updated 4:10 p.m.) "."""
_OPEN_STAMP = when_used(
    r"(?i:(?:last )?updated?|posted|published)[:,]?\s(?=[^\n]{0,30}\d{1,2}[:/]\d\d)"
    rf"(?:(?:[\d/.:,–-]+|(?i:{MONTH}|{WEEKDAY}|[ap]\.?m\.?|at|on)|[A-Z]{{2,4}}),?\s?){{1,9}}(?<=:)\s+{_NEXT}"
)
"""The same with a colon for brackets: "UPDATED 3/14, 9:20 a.m. ET: "."""
_CREDIT = when_used(rf"\((?:{AGENCY}|MENAFN)\b[^()\n]{{0,40}}(?:\([^()\n]{{1,20}}\))?\)\s+(?=[“\"‘'(]?[A-ZÀ-Þ\d])")
"""The agency in brackets before all else: "(MENAFN- Kuwait News Agency (KUNA)) "."""


def is_date_line(plain: str) -> bool:
    """Whether a line only says when: "February 20, 2020 at 6:43 pm", "Updated 2 hours ago".

    >>> is_date_line("01 July, 2016"), is_date_line("July was hot")
    (True, False)
    """
    if len(plain) > 90 or plain.endswith("?") or not DATE_PROOF.search(plain):
        return False
    tokens = re.findall(r"[^\s,;|·•()\[\]–—-]+(?:-[^\s,;|·•()\[\]–—]+)*", plain)
    return bool(tokens) and all(_is_date_word(token) for token in tokens)


def _is_date_word(token: str) -> bool:
    return DATE_LINE_WORDS.fullmatch(token.strip(":.")) is not None or DATE_LINE_WORDS.fullmatch(token) is not None


def dateline_end(paragraph: str) -> int:
    """How many characters of a paragraph are its date line, with the mark and the space behind it; 0 without one.

    >>> dateline_end("GENEVA, 3 March - The talks go on."), dateline_end("NATO: talks go on.")
    (18, 0)
    """
    credit = _CREDIT.match(paragraph) or _STAMP.match(paragraph) or _OPEN_STAMP.match(paragraph)
    if credit:
        return credit.end() + dateline_end(paragraph[credit.end() :])
    opening = paragraph[:LONGEST]
    for line in _LINES:
        found = line.match(opening)
        if found and fold((found.groupdict().get("town") or "").split(" ")[0]) in _LABELS:
            continue
        if found and (seat := found.groupdict().get("seat")) and fold(seat) not in SEATS:
            continue  # "Agassi: nobody has called"
        if found and _is_place(found.groupdict().get("place") or found.groupdict().get("joined")):
            return found.end()
    return 0


def _is_place(words: str | None) -> bool:
    """Whether capitals before a colon or a hyphen can be a place: a capital, or no well-known body, short name or
    label."""
    if words is None:
        return True
    if fold(words) in SEATS or fold(words) in DEMONYMS:
        return fold(words) not in ("eu", "us", "uk", "uae")
    return len(words) >= LEAST_PLACE and fold(words) not in ABBREVIATIONS and fold(words.split()[0]) not in _LABELS


LEAST_PLACE = 5
"""Letters of a place in capitals before a colon: shorter ones are names of bodies ("KTR: nine dead")."""

_LABELS = word_set(
    "watch breaking update updated exclusive opinion analysis video photos live explainer correction comment editorial "
    "clarification berichtigung korrektur rectificatif gallery read listen note warning question answer interview covid-19"
)
"""Words in capitals that open a line and are no place."""
