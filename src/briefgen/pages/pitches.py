"""What a page or a mail says to its reader beside the news, in full sentences: prompts, letters' heads and feet, sponsors,
biographies, quoted mail.

Such a paragraph looks like text. What gives it away is whom it speaks to: nobody but a prompt says "you" or "our" of a
subscription and reports nobody's words. The words are data (`vocabulary/pitches.words`), in fifteen languages; prompts that
are enough alone hold in a text of any language, other words in a text of their own and of English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from re import Pattern

from briefgen.vocabulary import read_table

LONGEST_PITCH, LONGEST_BIO, LONGEST_LINE, LONGEST_CALL = 90, 80, 12, 30
"""Words of a prompt, of a biography, of a line that opens something, of a question with the outlet's address behind it."""

_ANY = ("prompt", "told", "sponsor", "foot", "head", "wrote", "forward", "field", "credit", "label", "notice")
"""Classes that hold in a text of any language."""
ANY_LANGUAGE = "*"
"""Asks for the words of a class in all languages."""
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_QUOTED = re.compile(r"“[^”]{0,600}”|\"[^\"]{0,600}\"|„[^“”]{0,600}[“”]|«[^»]{0,600}»|「[^」]{0,400}」")
_NAME = re.compile(
    r"^[^\W\d_a-zß-ÿ][\w.’'-]*(?: (?:[^\W\d_a-zß-ÿ][\w.’'-]*|van|von|de|der|den|del|da|dos|al|el|bin)){1,4}(?=[ ,])"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|(?:^|\s)@\w{2,}")
_ADDRESS_LAST = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\W*$")
_LABEL = re.compile(r"^[^:：]{4,40}[:：]\s+\S")
_WHEN = re.compile(r"\d{4}|\d{1,2}[:.]\d\d|[\w.]@[\w]")


@cache
def _words(kind: str, language: str) -> tuple[Pattern[str], Pattern[str]]:
    """Patterns of a class of words: those read in any case, and those read with their capital only."""
    rows = read_table("pitches", ("words", "class", "in"))
    any_language = kind in _ANY or language == ANY_LANGUAGE
    found = [
        row["words"]
        for row in rows
        if row["class"] == kind and (any_language or {language, "en"} & set(row["in"].split()))
    ]
    small = [words for words in found if words == words.lower()]
    capital = [words for words in found if words != words.lower()]
    return re.compile(_joined(small), re.IGNORECASE), re.compile(_joined(capital))


def _joined(rows: Iterable[str]) -> str:
    """One pattern of all rows, longer ones first, gathered by their first letters: at each place of a text a pattern tries
    its alternatives one by one, and of some hundred rows only those of the letter there can hold, and only where a word
    begins. Without that a paragraph took three milliseconds to read."""
    spaced: dict[str, list[str]] = {}
    unspaced: dict[str, list[str]] = {}
    for words in sorted(rows, key=lambda words: len(_pattern(words)), reverse=True):
        pattern = _pattern(words)
        (unspaced if _UNSPACED.search(words) else spaced).setdefault(pattern[0], []).append(pattern[1:])
    starts = (rf"(?<!\w)(?:{_by_letter(spaced)})", _by_letter(unspaced))
    return "|".join(start for start, own in zip(starts, (spaced, unspaced), strict=True) if own) or r"(?!)"


def _by_letter(rests: Mapping[str, Iterable[str]]) -> str:
    return "|".join(f"{first}(?:{'|'.join(own)})" for first, own in rests.items())


def _pattern(words: str) -> str:
    """A row's words as a pattern, without what stands before its first letter; scripts without spaces have no ends of words."""
    bare = re.sub(r"['’]", "['’]", re.escape(words.removesuffix("*"))).replace(r"\ ", r"\s")
    if _UNSPACED.search(words):
        return bare
    return bare + (r"\w*" if words.endswith("*") else r"(?!\w)")


def _has(plain: str, kind: str, language: str) -> bool:
    small, capital = _words(kind, language)
    return small.search(plain) is not None or capital.search(plain, 1) is not None


def _begins(plain: str, kind: str, language: str) -> bool:
    small, _ = _words(kind, language)
    return small.match(plain) is not None


def is_pitch(plain: str, language: str) -> bool:
    """Whether a paragraph asks its reader to subscribe, log in, give or agree.

    >>> is_pitch("When you join, you’ll get unlimited access to our stories.", "en")
    True
    >>> is_pitch("The paper has lost 4,000 subscribers since May, its editor said.", "en")
    False
    """
    if len(plain.split()) > LONGEST_PITCH:
        return False
    own = _QUOTED.sub(" ", plain)
    if _has(own, "told", language):
        return False
    if own.count("?") and _ADDRESS_LAST.search(own) and len(own.split()) <= LONGEST_CALL:
        return True  # "Have you seen it? Write to …", in whatever language
    return _has(own, "prompt", language) or (_has(own, "reader", language) and _has(own, "offer", language))


def is_biography(plain: str, language: str) -> bool:
    """Whether a paragraph tells who the author is: it begins with a name, and says what he covers or where he is reached.

    >>> is_biography("Tom Hale has written about schools for 14 years. Reach him at tom@gazette.example.", "en")
    True
    """
    if _words("label", language)[0].match(plain) and _LABEL.match(plain):
        return True
    name = _NAME.match(plain)
    if name is None or len(plain.split()) > LONGEST_BIO:
        return False
    if _MAIL.search(plain) or _has(plain, "contact", language):
        return True
    behind = _QUOTED.sub(" ", plain[name.end() :]).strip()
    own = _words("bio", language)[0].match(behind)
    rest = behind[own.end() :] if own else behind
    if behind[:1] == "," or _has(rest, "told", language):
        return False
    return own is not None or _has(" ".join(behind.split()[:14]), "job", language)


def is_release_text(plain: str, language: str) -> bool:
    """Whether a paragraph is what every company's release has beside its news: the legal text, the call, whom to ask.

    >>> is_release_text("Marda Lines will host a conference call at 9:30 a.m. Dial 555-0100, passcode 1234.", "en")
    True
    """
    return _has(_QUOTED.sub(" ", plain), "release", language)


def opens_release_part(plain: str, below: str, language: str) -> bool:
    """Whether a short line opens such a part: "Safe Harbor Statement", "Contacts"; "About Marda Lines" only above a
    paragraph that begins with that name."""
    bare = _bare(plain).rstrip(": ")
    pattern = _words("part", language)[0]
    if all(pattern.fullmatch(piece) for piece in re.split(r" (?:and|&) ", bare)):
        return True
    found = _words("about", language)[0].match(bare)
    if found is None or len(bare.split()) > LONGEST_LINE or bare[-1:] in ".!?":
        return False
    named = bare[found.end() :].split()
    return bool(named) and named[0][:1].isupper() and named[0] in below.split()[:6]


def opens_sponsor(plain: str, language: str, *, mail: bool = False) -> bool:
    """Whether a short line opens a sponsor's part: "SPONSORED BY FENNER BANK". One word ("Advertisement") does so as a whole
    line of a mail; on a page it hides no more than the advert below it, and "Sponsor springt ab" is a title."""
    bare = _bare(plain)
    found = _words("sponsor", language)[0].match(bare)
    if mail or plain.isupper():
        found = found or _words("tool", language)[0].match(bare)
    if found is None or len(plain.split()) > LONGEST_LINE or plain[-1:] in ".!?。":
        return False
    alone = not re.search(r"\w", bare[found.end() :]) or bare[found.end() :].lstrip()[:1] in (":", "：", "|")
    if " " not in found[0]:
        return mail and alone
    return alone or plain.isupper() or plain.endswith(":") or len(plain.split()) <= MOST_WORDS + (2 if mail else 0)


MOST_WORDS = 5
"""Words of a line in small letters that opens a sponsor's part."""


def is_sponsors(plain: str, language: str) -> bool:
    """Whether a paragraph is a sponsor's by its first words: "Partner offer: 20% off all coats with the code WARM"."""
    found = _words("sponsor", language)[0].match(_bare(plain))
    return (
        found is not None
        and _bare(plain)[found.end() :].lstrip()[:1] in (":", "：")
        and not _has(_QUOTED.sub(" ", plain), "told", language)
    )


def is_credit(plain: str) -> bool:
    """Whether a line in brackets says who wrote and edited the text, in any language: "(Bericht von A. Lund, redigiert von …)"."""
    return plain[:1] in "([（" and plain[-1:] in ")]）" and _begins(_bare(plain), "credit", "en")


def is_notice(plain: str) -> bool:
    """Whether a paragraph is what a company sets under its own news, by its first words: "Forward-looking statements: …",
    "About Fenner: …", "Media contact: …"."""
    opening = plain[:200]
    bare = _bare(opening)
    headed = _HEADED.match(bare) is not None and any(
        _begins(bare, kind, ANY_LANGUAGE) for kind in ("notice", "part", "release")
    )
    return headed or _ABOUT.match(opening) is not None


_HEADED = re.compile(r"[^.:：!?]{3,80}(?:[:：]|$)|[^.!?]{3,40}\. ")
_ABOUT = re.compile(
    r"(?:About|Über|À propos d[eu]|Acerca de|Sobre|Informazioni su|Over|Om|O firmie|О компании) (?:(?:the|die|das|den|la|le|el|il|o|a|de|het) |l['’])?[«„“\"]?[A-ZÀ-ÞА-Я][\w.&’' -]{1,50}(?::|\s[–—-])\s"
)


def is_foot(plain: str, language: str) -> bool:
    """Whether a paragraph begins the foot of a newsletter: why one gets it and how to stop it, which may stand behind a question
    ("Tired of these letters? Unsubscribe")."""
    asked, _, then = plain.partition("? ")
    begins = _begins(_bare(plain), "foot", language) or (len(asked) < 80 and _begins(_bare(then), "foot", language))
    return begins and not _has(_QUOTED.sub(" ", plain), "told", language)


def is_head(plain: str, language: str, *, mail: bool = False) -> bool:
    """Whether a line stands at the head of a newsletter ("View this email in your browser"), or greets, or says how long
    it takes to read. In a `mail` what follows the greeting may be a sentence more, if it has no figure and reports nothing."""
    words = len(plain.split())
    bare = _bare(plain)
    if words <= 24 and (_begins(bare, "head", language) or (mail and _has(bare, "head", language))):
        return True
    greets = _begins(bare, "greeting", language)
    reads = words <= 40 and _has(plain.replace("-", " "), "reading", language) and re.search(r"\d", plain) is not None
    if mail and greets and words <= LONGEST_GREETING and not (_has(plain, "told", language) or re.search(r"\d", plain)):
        return True
    return (greets and words <= 5) or ((reads and (greets or words <= 24)) and not _has(plain, "told", language))


LONGEST_GREETING = 24
"""Words of a line that greets a letter's readers."""


def opens_quoted(plain: str) -> bool:
    """Whether a line introduces a mail that is quoted below it: "On Sun, Mar 3, 2024 at 8:00 PM Bob Lund wrote:"."""
    if not plain.endswith((":", "：")) or len(plain) > 220 or not _WHEN.search(plain):
        return False
    return _has(plain[-90:], "wrote", "en")


def opens_forwarded(plain: str) -> bool:
    """Whether a line between dashes says that a mail is forwarded or answered below it."""
    bare = plain.strip("-–—_*> :")
    return len(plain) <= 90 and (bare != plain or bare.endswith(":")) and _begins(bare, "forward", "en")


def header_field(plain: str) -> str | None:
    """What a line is the field of, in a mail's header set into its text: its name in small letters; None for no field."""
    match = re.match(r"^\*{0,2}([^\W\d_][\w -]{0,18}?)\*{0,2}\s?[:：]\*{0,2}\s?\S", plain)
    if match is None:
        return None
    name = match[1].strip().lower()
    small, _ = _words("field", "en")
    return name if small.fullmatch(name) else None


def _bare(plain: str) -> str:
    """A line without the marks and pictures that stand before its first word."""
    return re.sub(r"^[\W_]+", "", plain)
