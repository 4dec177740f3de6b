"""Which part of a page is the article: every block gets a role and the reason for it, and together they tile the text.

The story, in `assign_roles`: lay the text out in blocks; hold each against the table of signals (`signals.py`); find
the headline; find where the body begins; walk down once, minding what opened (comments, a list of other stories, a
machine's summary); part a dateline from the front and a sign-off from the end of a body paragraph.

A body paragraph that is lost loses news, a comment that leaks in poisons it; where the two pull apart, what follows a
comment opener stays out. Left out on purpose: any knowledge of a single outlet, and any change to the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from briefgen.pages.datelines import dateline_end, is_date_line
from briefgen.pages.pitches import (
    header_field,
    is_biography,
    is_credit,
    is_foot,
    is_head,
    is_notice,
    is_pitch,
    is_release_text,
    is_sponsors,
    opens_forwarded,
    opens_quoted,
    opens_release_part,
    opens_sponsor,
)
from briefgen.pages.post_heads import LEAST_POSTS, is_clock_alone, post_heads
from briefgen.pages.signals import (
    BUTTON_WORDS,
    BYLINE,
    BYLINE_LOWER,
    INLINE_DATELINE,
    INSTRUCTION,
    PAGE_NUMBER,
    REPORTED,
    SHARE_WORDS,
    SIGNALS,
    TRAILING_SIGN_OFF,
    Opens,
)
from briefgen.pages.wrapping import BULLET, join_wrapped
from briefgen.records import Block, Role, Span
from briefgen.text.calendar import MONTH, WEEKDAY
from briefgen.text.cleaned import INVISIBLE, clean_view, is_invisible
from briefgen.text.corrections import is_correction, is_slugged_title, is_wire_note
from briefgen.text.letters import count_words
from briefgen.text.lexicon import SENTENCE_WORDS, STOPWORDS, fold
from briefgen.text.patterns import when_used
from briefgen.vocabulary import alternatives, read_table, word_set

Shape = Literal["prose", "line", "bullet", "heading", "rule"]

CORRECTION = "correction"
"""The reason of a block that is a note of correction."""
LONGEST_SIGNAL = 700
"""Characters; a longer block is a paragraph and no furniture, and is not searched."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A block before it has its role. `plain` is its text with marks of Markdown off and white space folded."""

    span: Span
    plain: str
    shape: Shape
    words: int
    group: int
    """Number of the run of lines without a blank line that it stands in."""
    raw: str = ""
    """Its first characters as they stand, for what only spacing tells (a row of buttons)."""


@dataclass(frozen=True, slots=True)
class Label:
    role: Role
    reason: str
    opens: Opens = ""
    in_tail: bool = False
    """Holds only below the last long paragraph."""


def assign_roles(text: str, *, title: str | None = None, language: str = "en", mail: bool = False) -> tuple[Block, ...]:
    """The blocks of a page in order, tiling all its non-blank text. `title` is the headline where somebody stated it.

    `language` tells which words a page speaks to its reader with, and which a line may not end with. In a `mail` lines
    behind ">" are quoted, and "--" opens the signature.
    """
    units = lay_out(text, language)
    matter = front_matter(text)
    known = _only_in_tail(
        units, [_in_front_matter(unit, matter) or _known(unit, language, mail=mail) for unit in units]
    )
    known = _signed_by_wire(units, _lists_of_letters(units, known) if mail else known)
    known = _sponsors_parts(units, _quoted_mails(units, _signed_quotations(units, known)))
    known = _table_heads(units, _highlights(units, _release_parts(units, _bearers(units, known, language), language)))
    known = _titles_of_posts(units, known)
    headline = find_headline(units, known, title=title)
    begins = _body_begins(units, known, headline)
    labels = _label_below(units, _label_header(units, known, headline, begins), begins)
    labels = _lists_of_others(units, _heads_of_lists(units, _teasers_of_others(units, labels)))
    labels = _mark_repeats(units, _scenes_over_credits(units, labels), headline)
    blocks = [block for unit, label in zip(units, labels, strict=True) for block in _part(text, unit, label)]
    return tuple(sorted((*blocks, *_manifests(text, blocks)), key=lambda block: block.span))


def _in_front_matter(unit: Unit, matter: Span | None) -> Label | None:
    return Label("furniture", "front matter") if matter is not None and matter.covers(unit.span) else None


def _only_in_tail(units: Sequence[Unit], labels: Sequence[Label | None]) -> list[Label | None]:
    """Drop what holds only at the page's end where a long paragraph still follows."""
    last = max(
        (i for i, unit in enumerate(units) if labels[i] is None and unit.shape == "prose" and unit.words >= 18),
        default=-1,
    )
    return [None if label is not None and label.in_tail and i < last else label for i, label in enumerate(labels)]


ROW, HIGHLIGHT, POST = "row of a table", "figures of a release", "text of a post"


def _is_row_of_figures(raw: str) -> bool:
    """ "| Sales | 212.4 | 198.0 |": of two figures in a row only the heads of their columns tell what they are."""
    return (
        _is_table_row(raw)
        and sum(_FIGURE_CELL.fullmatch(cell.strip()) is not None for cell in raw.strip("|").split("|")) >= 2
    )


_FIGURE_CELL = when_used(r"[^\w|]{0,5}\d[\d.,\u00a0 ]*[^\w|]{0,3}(?:[a-z%]{1,4})?")


def _table_heads(units: Sequence[Unit], labels: Sequence[Label | None]) -> list[Label | None]:
    """The heads of a table's columns, above its rule or its rows of figures, are no text."""
    done = list(labels)
    for i in range(len(units) - 2, -1, -1):
        below = done[i + 1]
        ruled = units[i + 1].shape == "rule" and units[i + 1].raw.startswith("|")
        above_rows = units[i].group == units[i + 1].group and (ruled or (below is not None and below.reason == ROW))
        if done[i] is None and units[i].raw.startswith("|") and units[i].raw.count("|") >= 3 and above_rows:
            done[i] = Label("furniture", "head of a table")
    return done


def _highlights(units: Sequence[Unit], labels: Sequence[Label | None]) -> list[Label | None]:
    """Lines of figures that a release sets above its text, one under the other: "Revenue of £1,204m (2023: £1,180m)"."""
    done = list(labels)
    begins = next((i for i, unit in enumerate(units) if labels[i] is None and unit.shape == "prose"), len(units))
    told = [
        labels[i] is None
        and units[i].shape == "line"
        and units[i].words >= 4
        and _AMOUNT.search(units[i].plain) is not None
        for i in range(begins)
    ]
    for i, is_told in enumerate(told):
        if is_told and (told[i - 1 : i] == [True] or told[i + 1 : i + 2] == [True]):
            done[i] = Label("body", HIGHLIGHT)
    return done


_AMOUNT = when_used(
    r"(?:[$£€¥]\s?\(?\d|\d\s?(?:%|percent\b|per cent\b|bps\b|p\b)|\(\d[\d.,]*\)\s?[%pm]).*\([^()]*\d[^()]*\)|\bof\s(?:[A-Z]{0,3}[$£€¥]|[A-Z]{3}\s)\(?\d|\b(?:up|down|by)\s\d"
)
"""A sum or a share told with another of the year before, with "of" before it, or with how far it moved."""


def _bearers(units: Sequence[Unit], labels: Sequence[Label | None], language: str) -> list[Label | None]:
    """Under a line with nothing but a name, what is told of its bearer by the first name: "Tom joined the Post in 2011"."""
    done = list(labels)
    for i in range(1, len(units)):
        name = _NAME_ALONE.fullmatch(units[i - 1].plain)
        opens = name is not None and units[i].plain.startswith(f"{name['first']} ")
        if (
            name
            and opens
            and done[i] is None
            and is_biography(units[i].plain.replace(name["first"], name["name"], 1), language)
        ):
            done[i] = Label("furniture", "about the author", "end", in_tail=True)
    return done


_NAME_ALONE = when_used(
    r"(?:By |Von |Par |Por |Di )?(?P<name>(?P<first>[^\W\d_a-z][\w’'-]+)(?: [^\W\d_a-z][\w.’'-]+){1,3})"
)


def _signed_quotations(units: Sequence[Unit], labels: Sequence[Label | None]) -> list[Label | None]:
    """A dash and a name right under a paragraph that is one quotation say whose it is, and are no sign-off."""
    done = list(labels)
    for i in range(1, len(units)):
        label = labels[i]
        if (
            label is not None
            and label.reason == "sign-off"
            and _SIGNED.match(units[i].plain)
            and _is_quotation(units[i - 1].plain)
        ):
            done[i] = Label("body", "who said the quotation above")
    return done


def _signed_by_wire(units: Sequence[Unit], labels: Sequence[Label | None]) -> list[Label | None]:
    """A paragraph that ends in the name of the agency which its dateline names ("… for 40 days. EFE") has no photo credit."""
    opening = " ".join(unit.plain[:200] for unit in units[:6])
    done = list(labels)
    for i, label in enumerate(labels):
        last = (
            re.search(r"[.!?”\"] ([A-Z]{2,5})$", units[i].plain)
            if label is not None and label.role == "caption"
            else None
        )
        if last is not None and f"({last[1]})" in opening and units[i].shape != "bullet":
            done[i] = Label("body", "sentences")
    return done


def _titles_of_posts(units: Sequence[Unit], labels: Sequence[Label | None]) -> list[Label | None]:
    """The line right behind the time of a live blog's post is its title where its text stands below ("18:40", "Toll rises"), and no
    link to another story; where nothing stands below before the next time, it is all that the post tells."""
    times = [
        i
        for i, label in enumerate(labels)
        if label is not None and label.reason == "date line" and is_clock_alone(units[i].plain.rstrip(" -–—|·:"))
    ]
    done = list(labels)
    if len(times) < LEAST_POSTS:
        return done
    for i in (at + 1 for at in times if at + 1 < len(units) and at + 1 not in times):
        unit, label = units[i], labels[i]
        told = i + 1 < len(units) and i + 1 not in times and units[i + 1].shape in ("prose", "bullet")
        asked = unit.shape == "prose" and unit.words <= LONGEST_POST_TITLE and not _ENDS_SENTENCE.search(unit.plain)
        if told and (unit.shape in ("line", "heading") or asked) and (label is None or label.role in ("promo", "body")):
            done[i] = Label("furniture", "crosshead")
        elif not told and label is None and unit.shape == "line" and unit.words >= LEAST_POST_WORDS:
            done[i] = Label("body", POST)
    return done


LONGEST_POST_TITLE, LEAST_POST_WORDS = 14, 3
_ENDS_SENTENCE = when_used(r"[.…][\"”’'»)\]]{0,3}$")


def _lists_of_letters(units: Sequence[Unit], labels: Sequence[Label | None]) -> list[Label | None]:
    """In a letter a title such as "Elsewhere" stands above news in brief where what it lists are whole sentences."""
    done = list(labels)
    for i, label in enumerate(labels):
        below = [unit for unit, _ in zip(units[i + 1 :], range(2), strict=False)]
        brief = all(unit.words >= LEAST_BRIEF and _END.search(unit.plain[-40:]) for unit in below)
        if label is not None and label.opens == "promos" and len(below) == 2 and brief:
            done[i] = Label("furniture", "crosshead")
    return done


LEAST_BRIEF = 8
"""Words of a sentence that is news in brief."""
_SIGNED = when_used(r"^[–—―-]{1,2} ?[A-ZÀ-Þ][\w.’'-]+ [A-ZÀ-Þ]")


def _is_quotation(plain: str) -> bool:
    return re.match(r"^[“„«\"][^”“»«\"]{8,900}[”“»«\"]$", plain) is not None


_MANIFEST = when_used("\ufeff?[\ufe00-\ufe0f\U000e0100-\U000e01ef]{12,}")
"""A C2PA manifest in text: bytes spelt in variation selectors, which no reader sees."""


def _manifests(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Manifests that stand between the blocks, named so that nobody wonders what the bytes are."""
    if text.isascii():
        return []
    found = [Span(*match.span()) for match in _MANIFEST.finditer(text)]
    free = [span for span in found if not any(block.span.meets(span) for block in blocks)]
    return [Block(span, "furniture", "C2PA text manifest, invisible") for span in free]


def instruction_spans(text: str) -> tuple[Span, ...]:
    """Where a text speaks to a machine ("ignore previous instructions", "SYSTEM:"), hidden letters included.

    Spans of `text`. They earn the article a badge; nothing is deleted for them.
    """
    view = clean_view(text)
    found = [view.original(Span(*hit.span())) for hit in INSTRUCTION.finditer(view.text)]
    return tuple(found) or (() if text.isascii() else _hidden_instructions(text))


def _hidden_instructions(text: str) -> tuple[Span, ...]:
    """An instruction spelt in tag characters (U+E0020-E007E), which no reader sees."""
    spelt = [(chr(ord(tag.group()) - 0xE0000), tag.start()) for tag in _TAG.finditer(text)]
    hits = INSTRUCTION.finditer("".join(char for char, _ in spelt))
    return tuple(Span(spelt[hit.start()][1], spelt[hit.end() - 1][1] + 1) for hit in hits)


_TAG = when_used("[\U000e0020-\U000e007e]")

# ---------------------------------------------------------------- laying out

_LINE = when_used(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_RULE = when_used(r"^[\W_]+$")
_END = when_used(r"(?:[.!?…]|[.!?…,][\"”’'»)\]]{1,3}|[。！？؟।])(?:\s?\[\d{1,3}\])*$")
_MARKS = when_used(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|^#{1,6}\s+|\s#+$|^>\s+|`")
_LINK = when_used(r"(!?)\[([^\]\n]{0,300})\]\([^)\s]{0,500}(?:\s+\"[^\"\n]{0,200}\")?\)")


def lay_out(text: str, language: str = "en") -> tuple[Unit, ...]:
    """Blocks of a page: a line each, but lines that were wrapped at a column's edge together make one."""
    lines = [_trimmed(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    lines = [line for line in lines if line.start < line.end]
    spans = join_wrapped(text, lines, _number_groups(text, lines), stands_alone=_stands_alone, language=language)
    heads = post_heads([span.of(text) for span, _ in spans])
    units = tuple(
        _unit(text, part, group)
        for i, (span, group) in enumerate(spans)
        for part in _behind_head(text, span, heads.get(i, 0))
    )
    return _under_their_heads(text, units)


def _behind_head(text: str, span: Span, head: int) -> tuple[Span, ...]:
    """The parts of a line, of which the first is the time of `head` characters that a post opens with."""
    if not head:
        return _segments(text, span)
    rest = Span(span.start + head, span.end)
    return (_trimmed(text, span.start, rest.start), *_segments(text, rest))


def _under_their_heads(text: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units with each row of counts and the line right above it as one: "- 4 May (ferries)" and "12 late, 3 cancelled".
    Only in a list of such rows; one alone may be the title of another story."""
    rows = {i for i, unit in enumerate(units) if _is_row_of_counts(unit)}
    heads = {i - 1 for i in rows if i and rows & {i - 2, i + 2} and _heads_row(units[i - 1], units[i])}
    joined = [
        _unit(text, Span(unit.span.start, units[i + 1].span.end), unit.group) if i in heads else unit
        for i, unit in enumerate(units)
        if i - 1 not in heads
    ]
    return tuple(joined)


def _heads_row(head: Unit, row: Unit) -> bool:
    told = head.shape == "prose" or _is_row_of_counts(head) or head.words > LONGEST_ROW_HEAD
    return head.group == row.group and not told and head.shape in ("line", "bullet")


LONGEST_ROW_HEAD = 16
"""Words of a line that says of what the counts below it are."""
_COUNTS = when_used(r"\d[\d.,]*(?: [^\W\d_][\w’'-]*){1,4}(?:[,;] (?:and )?\d[\d.,]*(?: [^\W\d_][\w’'-]*){1,4})+\.?")


def _is_row_of_counts(unit: Unit) -> bool:
    """ "559 inpatients, 4,292 outpatients, 4,851 in all": nothing but counts, in the last line of a unit."""
    return _COUNTS.fullmatch(unit.raw.rpartition("\n")[2].strip()) is not None


def _stands_alone(line: str) -> bool:
    return len(line) <= 120 and _says_when_or_who(_plain(line))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or is_invisible(text[start])):
        start += 1
    while end > start and (text[end - 1].isspace() or is_invisible(text[end - 1])):
        end -= 1
    return Span(start, end)


def _number_groups(text: str, lines: Sequence[Span]) -> list[int]:
    """Lines with no empty line between them share a number."""
    groups, number = [], 0
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and len(re.findall(r"\r\n|[\n\r\u2028\u2029]", text[before.end : line.start])) > 1:
            number += 1
        groups.append(number)
    return groups


def _segments(text: str, span: Span) -> tuple[Span, ...]:
    """A line such as "February 12, 2031 · 4 min read" in its parts, so that a date stands by itself, and the link to another
    story that a page sets behind a paragraph.

    Only where one part is a date or a byline; each mark between goes with the part that follows it.
    """
    raw = span.of(text)
    joined = _run_together(raw)
    if len(joined) > 1:
        spans = [_trimmed(text, span.start + part.start, span.start + part.end) for part in joined]
        return (*(small for one in spans[:-1] for small in _segments(text, one)), spans[-1])
    if span.end - span.start > 200 or _is_table_row(raw) or _COLUMNS.fullmatch(raw):
        return (span,)
    marks = [match for match in _SEGMENT.finditer(raw) if not _CLOCK.match(raw, match.end())]
    cuts = [0, *(match.start() for match in marks), len(raw)]
    parts = [Span(start, end) for start, end in pairwise(cuts) if raw[start:end].strip()]
    if len(parts) < 2 or not any(_says_when_or_who(_plain(part.of(raw))) for part in parts):
        return (span,)
    return tuple(_trimmed(text, span.start + part.start, span.start + part.end) for part in parts)


_COLUMNS = when_used(r"[^\W\d_][^\n]{0,80}?(?:(?:\s{2,}|\t)[($€£+−–-]{0,3}\d[\d.,\u00a0 ]{0,18}[)%]{0,2}){2,}")
"""A name with two numbers or more in columns behind it: a row of an account."""
_SEGMENT = when_used(
    r"\s[·|•/]\s|\s{3,}(?=\S)|\s[–—-]\s(?i:(?=(?:first |last )?(?:published|posted|updated|modified)\b))"
)
_CLOCK = when_used(r"\d{1,2}[:.h]\d\d\b(?![./]\d)")
"""A clock time stays with the date before it."""


def _run_together(raw: str) -> tuple[Span, ...]:
    """A line in its text and what is none but stands in it: a link or the address of a post behind it, the page's age before it,
    the title of another story between two sentences; the line itself where it holds none of these."""
    if behind := _STORY_BEHIND.search(raw) or _POST_BEHIND.search(raw):
        return (Span(0, behind.start()), Span(behind.start(), len(raw)))
    if age := _AGE_BEFORE.match(raw):
        return (Span(0, age.end()), Span(age.end(), len(raw)))
    title = _title_within(raw)
    return (Span(0, title.start), title, Span(title.end, len(raw))) if title else (Span(0, len(raw)),)


def _title_within(raw: str) -> Span | None:
    """The title of another story that stands between two sentences of a page whose paragraphs were run together, without a
    stop: "… the police said. Ferry collision, about 40 hurt The bus, which had left Marda at noon, …"."""
    if len(raw) < LEAST_RUN_TOGETHER:
        return None
    for found in _UNSTOPPED.finditer(raw):
        title = found["title"]
        if (
            LEAST_TITLE <= len(title.split()) <= _TITLE_WORDS
            and not _GRAMMAR.search(title)
            and not REPORTED.search(title)
        ):
            return Span(found.start("title"), found.end("title"))
    return None


LEAST_RUN_TOGETHER, LEAST_TITLE = 700, 4
"""Characters of a line that holds several paragraphs, and words of a title within it."""
_UNSTOPPED = when_used(
    r"[.!?][”\"’]? (?P<title>[A-ZÀ-Þ][^.!?“”\"\n]{14,90}?[a-z]) (?=(?:The|It|He|She|They|But) [a-z]+\b(?! [A-Z]))"
)

_AGE_BEFORE = when_used(r"[^.\n]{0,40}\b\d{1,2} (?:months?|years?) old(?=[A-ZÀ-Þ“])")
"""How old a page is, with its first word stuck to it: "1 year oldThe ferry sank"."""
_POST_BEHIND = when_used(
    r"(?<=\S)\s+(?:@\w{1,15} )*(?:pic\.twitter\.com|https?://t\.co)/\w+(?:\s+(?:pic\.twitter\.com|https?://t\.co)/\w+)*"
    r"(?:\s+[–—-]\s[^()\n]{2,60}\(@\w+\)[^\n]{0,24})?$"
)
"""The address of a post behind its text, and who wrote it when: "… is closed. pic.twitter.com/aB1 — Ann Lee (@annlee) May 2, 2031"."""
_STORY_BEHIND = when_used(
    r"(?<=[.!?”\"’)])\s+(?:Also Read|Read Also|See Also|Must Read|ALSO READ|READ ALSO|Also read|Read also)\s*[–—:|»-]\s*(?=[^\W\d_])[^\n]{3,200}$"
)
"""A link to another story behind the last sentence of a paragraph: "… said the minister. Also Read - Floods: 12 Dead"."""


def _says_when_or_who(plain: str) -> bool:
    bare = plain.lstrip("·|•/ ")
    return is_date_line(bare) or is_byline(bare)


def _unit(text: str, span: Span, group: int) -> Unit:
    raw = span.of(text)
    plain = _plain(raw).lstrip("·|•/ ") if span.end - span.start <= 200 else _plain(raw)
    shape = _shape(raw, plain) if plain else "rule"
    return Unit(span, plain, shape, count_words(plain), group, raw[:LONGEST_SIGNAL])


def _plain(raw: str) -> str:
    if len(raw) > 20_000:
        return raw
    shown = raw if raw.isascii() else INVISIBLE.sub("", raw)
    linked = _LINK.sub(r"\1[\2]" if shown.startswith("!") else r"\2", shown)
    return " ".join(_MARKS.sub("", linked.strip()).split())


def _shape(raw: str, plain: str) -> Shape:
    if _RULE.match(plain[:200]) and not any(char.isalnum() for char in plain[:2000]):
        return "rule"
    if re.match(r"#{1,6}\s", raw) or (len(raw) < 200 and _is_section_title(raw, plain)):
        return "heading"
    if BULLET.match(raw) and not re.match(r"[–—] ?[A-Z\d]", raw):
        return "bullet"
    return "prose" if _is_prose(plain) else "line"


_SECTION_TITLE = when_used(r"^(?:\*\*|\d{1,2}[.):]? )(?=.*[^\W\d_]{3})")


def _is_section_title(raw: str, plain: str) -> bool:
    """The title of a part of a newsletter: "2. RATES", "** FIRE AT THE MILL **"; capitals throughout, and no sentence."""
    bare = plain.strip("* ")
    return (
        _SECTION_TITLE.match(raw) is not None and bare.isupper() and len(bare.split()) <= 12 and bare[-1:] not in ".;,"
    )


_LINK_BEHIND = when_used(
    r"(?<=[.!?…”\"»])\s*(?:[(\[<][^()\[\]<>]{0,60}?(?:https?://|www\.)[^\s()\[\]<>]{1,500}[)\]>]|https?://\S{1,500})\.?$"
)
"""An address behind the full stop of a sentence: "… the coastguard said. (Ledger: https://ledger.example/1)"."""


def _is_prose(plain: str) -> bool:
    """A sentence: it ends as one, or is too long to be a title."""
    plain = _LINK_BEHIND.sub("", plain) or plain
    words = plain.split(None, 60)
    count = len(words) if plain.isascii() else count_words(plain[:2000])
    trails = plain.endswith(("...", "…"))
    ends = (_END.search(plain[-40:]) is not None and not trails) or plain.endswith(("said:", "says:"))
    small = sum(word[:1].isalpha() and not word[:1].isupper() for word in words)
    if ends and count >= 3:
        return small > 0 or count >= 12 or plain[0] in "“\"'‘«"
    return count >= 28 and small >= len(words) * 0.4


# ---------------------------------------------------------------- pitches and mails


def _known(unit: Unit, language: str, *, mail: bool) -> Label | None:
    """What a block is by itself: by what it says to its reader, else by the tables of signals."""
    if mail and unit.raw.startswith(">"):
        return Label("furniture", "quoted mail", "quoted" if opens_quoted(unit.plain) else "")
    if mail and unit.raw.rstrip() == "--":
        return Label("furniture", "signature", "end")
    if unit.shape in ("prose", "line") and is_notice(unit.plain):
        return Label("furniture", "a company's notice", "end", in_tail=True)
    if unit.shape == "rule" or len(unit.plain) > LONGEST_SIGNAL:
        return match_signal(unit)
    if _COLUMNS.fullmatch(unit.raw) or _is_row_of_figures(unit.raw):
        return Label("furniture", ROW)
    if (
        _is_section_title(unit.raw, unit.plain)
        and not is_date_line(unit.plain)
        and not opens_sponsor(unit.plain, language, mail=mail)
    ):
        return Label("furniture", "crosshead")
    return _of_pitch(unit, language, mail=mail) or match_signal(unit) or _of_author(unit, language)


def _of_pitch(unit: Unit, language: str, *, mail: bool) -> Label | None:
    """What a block says to the reader of a page or a letter; None where it is none of that."""
    plain = unit.plain
    if opens_sponsor(plain, language, mail=mail) and (mail or not is_byline(plain)):
        return Label("promo", SPONSOR)
    if opens_quoted(plain):
        return Label("furniture", "opens a quoted mail", "quoted")
    if opens_forwarded(plain):
        return Label("furniture", "opens a forwarded mail")
    if is_credit(plain):
        return Label("furniture", "sign-off", "end")
    if is_foot(plain, language):
        return Label("furniture", "foot of a newsletter", "end")
    if is_sponsors(plain, language):
        return Label("promo", "sponsor's part")
    if is_head(plain, language, mail=mail):
        return Label("furniture", "head of a newsletter")
    return Label("promo", PROMPT) if unit.words >= 3 and is_pitch(plain, language) else None


PROMPT = "prompt to the reader"


def _of_author(unit: Unit, language: str) -> Label | None:
    if unit.words < LEAST_BIO or not is_biography(unit.plain, language):
        return None
    return Label("furniture", "about the author", "end", in_tail=True)


LEAST_BIO = 5
"""Words of a biography."""
LEAST_OWN = 25
"""Words of running text above a forwarded mail that make it an appendix and not the matter."""
LEAST_FIELDS = 3
"""Fields of a mail's header that stand together in a text."""


def _quoted_mails(units: Sequence[Unit], labels: Sequence[Label | None]) -> list[Label | None]:
    """Quoted lines under "On … wrote:", and the header of a mail that is forwarded or answered. Where the page has text of
    its own above, what stands below that header is quoted; else it is the page's matter."""
    done = list(labels)
    fields = Counter(unit.group for unit in units if header_field(unit.plain) is not None)
    own, quoting, opened = 0, False, False
    for i, unit in enumerate(units):
        label = done[i]
        quoting = unit.raw.startswith(">") and (quoting or (i > 0 and _opens_quoted(done[i - 1])))
        if quoting and label is None:
            done[i] = Label("furniture", "quoted mail")
        header = header_field(unit.plain) is not None and fields[unit.group] >= LEAST_FIELDS
        if header and (label is None or label.role != "dateline"):
            done[i] = Label("furniture", "header of a mail")
        if (
            (header or (label is not None and label.reason == "opens a forwarded mail"))
            and own >= LEAST_OWN
            and not opened
        ):
            done[i], opened = replace(done[i] or Label("furniture", "header of a mail"), opens="quoted"), True
        if done[i] is None and unit.shape in ("prose", "line"):
            own += unit.words
    return done


def _sponsors_parts(units: Sequence[Unit], labels: Sequence[Label | None]) -> list[Label | None]:
    """What stands below a sponsor's opening, up to the next part of the letter; a part that left no article is none."""
    done = list(labels)
    inside = False
    for i in range(1, len(units)):
        opened = labels[i - 1]
        inside = (inside or (opened is not None and opened.reason == SPONSOR)) and not _sponsor_ends(units, labels, i)
        if inside and labels[i] is None:
            done[i] = Label("promo", "sponsor's part")
    left = any(_may_be_body(label) and unit.shape == "prose" for unit, label in zip(units, done, strict=True))
    return done if left else list(labels)


SPONSOR = "opens a sponsor's part"


def _release_parts(units: Sequence[Unit], labels: Sequence[Label | None], language: str) -> list[Label | None]:
    """Of a company's release what stands below its news, each under a line of its own: the legal text, the company, the
    call, whom to ask; such a line may also open its paragraph ("About Marda Lines: Marda Lines runs 9 ferries")."""
    done = list(labels)
    inside = False
    for i, unit in enumerate(units):
        below = next((other.plain for other in units[i + 1 : i + 2]), "")
        lead, _, rest = unit.plain.partition(":")
        opens = unit.shape in ("line", "heading") and opens_release_part(unit.plain, below, language)
        inside = opens or (inside and unit.shape == "prose")
        alone = unit.shape == "prose" and bool(rest) and opens_release_part(lead, rest, language)
        if done[i] is None and (inside or alone or (unit.words >= 3 and is_release_text(unit.plain, language))):
            done[i] = Label("furniture", RELEASE)
    return done


RELEASE = "what every release has"


def _opens_quoted(label: Label | None) -> bool:
    return label is not None and (label.opens == "quoted" or label.reason == "quoted mail")


# ---------------------------------------------------------------- signals


def match_signal(unit: Unit) -> Label | None:
    """What the tables say of a block on its own; None where they say nothing."""
    if unit.shape == "rule":
        return Label("furniture", "rule or mark")
    if len(unit.plain) > LONGEST_SIGNAL:
        return None
    if is_date_line(unit.plain):
        return Label("dateline", "date line")
    if is_byline(unit.plain):
        return Label("dateline", "byline")
    if is_correction(unit.plain):
        return Label("body", CORRECTION)
    if is_slugged_title(unit.plain):
        return None
    if is_wire_note(unit.plain):
        return Label("furniture", "a wire's note on its text")
    subject = _LEAD_MARK.sub("", unit.plain) if unit.shape == "bullet" else unit.plain
    label = _by_tables(subject, unit.words, sentence=unit.shape == "prose")
    return label or (_rows(unit) if unit.shape in ("line", "bullet") else None)


def _by_tables(subject: str, words: int, *, sentence: bool) -> Label | None:
    reported = sentence and REPORTED.search(subject) is not None
    for signal in SIGNALS:
        if words > signal.longest or (signal.when == "line" and sentence) or (signal.when == "unreported" and reported):
            continue
        if signal.pattern.search(subject):
            return Label(signal.role, signal.reason, signal.opens, in_tail=signal.when == "tail")
    return None


_LEAD_MARK = when_used(r"^[-*+•·▪◦‣●○■□∎►▸→>»]\s+")
_SEPARATOR = when_used(r"\s[|·•>»›/–—]\s|\s{2,}|\s?[|•›»]\s?")
_WORDLIKE = when_used(r"[^\W\d_][\w’'.-]*")
_TICKER = when_used(r"[▲▼△▽↑↓]|[+−-]\s?\d+[.,]\d+\s?%")


def is_byline(plain: str) -> bool:
    """Whether a line only says by whom: "By X, Agence France-Presse".

    >>> is_byline("By Oona Killeen and Teppo Aarnio"), is_byline("By Friday noon it had clawed back 2.3 percent.")
    (True, False)
    """
    opening = BYLINE.match(plain)
    if opening is None or len(plain) > 120:
        return False
    words = re.findall(r"[^\W\d_][\w’'-]*", plain[opening.end() :])
    if not words:
        return False
    named = sum(word[0].isupper() for word in words)
    return named > 0 and all(word[0].isupper() or word.lower() in BYLINE_LOWER for word in words) and len(words) <= 14


def is_page_number(plain: str) -> bool:
    """Whether a line is the head or foot of a printed page: "Arlen Ledger, page 3 of 7"."""
    return len(plain) <= 90 and PAGE_NUMBER.match(plain) is not None


def _rows(unit: Unit) -> Label | None:
    """Rows of buttons, menus and tickers: many short parts and no sentence."""
    plain = unit.plain
    parts = [part for part in re.split(r"\s{2,}|\s[|·•]\s", unit.raw.strip()) if part.strip()]
    if len(parts) >= 2 and len(unit.raw) < 200 and not _is_table_row(unit.raw):
        known = [label for part in parts if (label := _part_label(" ".join(part.split())))]
        first = _part_label(" ".join(parts[0].split()))
        if first is not None and first.opens == "comments":
            return first
        if 2 * len(known) >= len(parts):
            return replace(known[0], opens="")
    words = [word.lower().strip(".…") for word in _WORDLIKE.findall(plain)]
    if words and all(word in SHARE_WORDS for word in words) and len(words) <= 14:
        return Label("furniture", "share buttons")
    if len(words) == 1 and words[0] in BUTTON_WORDS:
        return Label("furniture", "button or section name")
    if len(_TICKER.findall(plain)) >= 2:
        return Label("furniture", "ticker")
    if _is_menu(unit.raw) and not (unit.shape == "bullet" or any(char.isdigit() for char in plain)):
        return Label("furniture", "menu")
    return None


def _is_table_row(raw: str) -> bool:
    """ "| Killed | 40 |": a row of a table in Markdown, whose cells are its figures and their names."""
    return raw.startswith("|") and raw.count("|") >= 3 and any(char.isdigit() for char in raw)


def _part_label(part: str) -> Label | None:
    """What one part of a row is: "4 comments" of "4 comments   Newest first"."""
    if is_date_line(part) or is_byline(part):
        return Label("dateline", "date line")
    words = [word.lower().strip(".…") for word in _WORDLIKE.findall(part)]
    if words and all(word in SHARE_WORDS or word in BUTTON_WORDS for word in words):
        opens = _by_tables(part, len(words), sentence=False)
        return opens if opens is not None and opens.opens == "comments" else Label("furniture", "share buttons")
    return _by_tables(part, len(words), sentence=False)


def _is_menu(raw: str) -> bool:
    parts = [part for part in _SEPARATOR.split(raw.strip()) if part]
    return len(parts) >= 3 and all(len(part.split()) <= 4 for part in parts) and not _END.search(raw[-40:])


# ---------------------------------------------------------------- headline and beginning


def find_headline(units: Sequence[Unit], labels: Sequence[Label | None], *, title: str | None = None) -> int | None:
    """The index of the headline; None where the page has none (its file's name then serves as a title).

    In this order: the stated title; Markdown's `#`; the page's first line, if a byline follows; a line that stands twice; of the lines above the body the one that
    shares most words with it (a slogan shares few).
    """
    if title is not None:
        stated = next((i for i, unit in enumerate(units) if _fold(unit.plain) == _fold(title)), None)
        if stated is not None:
            return stated
    above = _above_the_body(units, labels)
    marked = next((i for i in above if units[i].raw.startswith("# ")), None)
    if marked is not None:
        return marked
    candidates = [i for i in above if _headline_like(units[i], labels[i])]
    if 0 in candidates and 1 in above and _is_byline(labels[1]) and _tells_of_the_text(units, 0, above.stop):
        return 0  # the first line of the page, with its writer right below
    twice = Counter(_fold(unit.plain) for unit in units[:400] if 4 <= unit.words <= 40)
    repeated = next((i for i in candidates if units[i].words >= 4 and twice[_fold(units[i].plain)] > 1), None)
    if repeated is not None:
        return repeated
    return _or_short_title(units, labels, _best_headline(units, candidates, above), above)


def _is_byline(label: Label | None) -> bool:
    return label is not None and label.reason == "byline"


def _tells_of_the_text(units: Sequence[Unit], at: int, body: int) -> bool:
    """Whether a line has two words of the text below it: a slogan has hardly one."""
    return len(set(_stems(units[at].plain)) & _stems_below(units, body, MOST_LOOKED_AT)) > 1


MOST_LOOKED_AT = 60


def _or_short_title(
    units: Sequence[Unit], labels: Sequence[Label | None], best: int | None, above: range
) -> int | None:
    """The best headline, or a title of a word or two ("Mill fire") where there is none, or where it tells of the text and
    the longer line (an outlet's name) does not."""
    short = [
        i for i in above if labels[i] is None and units[i].shape in ("line", "heading") and _is_short_title(units[i])
    ]
    if not short:
        return best
    body = set(_stems(" ".join(unit.plain[:3000] for unit in units[above.stop : above.stop + 6])))
    shared = {i: len(set(_stems(units[i].plain)) & body) for i in (*short, *([] if best is None else [best]))}
    likely = max(short, key=lambda i: (shared[i], -i))
    if best is None:
        return likely
    return likely if shared[likely] and not shared[best] and likely > best else best


def _is_short_title(unit: Unit) -> bool:
    letters = sum(char.isalpha() for char in unit.plain)
    return unit.words < 3 and letters >= 2 and not _is_menu(unit.raw) and not unit.plain.endswith((":", ","))


def _above_the_body(units: Sequence[Unit], labels: Sequence[Label | None]) -> range:
    """The blocks before the first long paragraph that no table takes for something else, and before the short ones that
    stand between it and the line above them: a short article's lead."""
    for i, (unit, label) in enumerate(zip(units, labels, strict=True)):
        if unit.shape == "prose" and (label is None or label.role == "body") and unit.words >= LONG_PARAGRAPH:
            return range(_short_lead(units, labels, i))
    for i, (unit, label) in enumerate(zip(units, labels, strict=True)):
        if unit.shape == "prose" and (label is None or label.role == "body"):
            return range(i)
    return range(min(len(units), 12))


LONG_PARAGRAPH, SHORTEST_LEAD = 20, 6
"""Words of a paragraph that is surely text, and of the shortest sentence that may be a lead."""


def _short_lead(units: Sequence[Unit], labels: Sequence[Label | None], long: int) -> int:
    """The index of the first of the sentences above the long paragraph, up to a line that may be their title; `long`
    itself where no line stands above, or none is a sentence."""
    first = long
    for i in range(long - 1, -1, -1):
        label, plain = labels[i], units[i].plain
        if label is not None or _OPENS_QUOTED.match(plain):
            continue
        if units[i].shape == "prose" and units[i].words >= SHORTEST_LEAD and not plain.endswith(("?", "!")):
            first = i
            continue
        return first if units[i].shape in ("line", "heading") or plain.endswith(("?", "!")) else long
    return long


_OPENS_QUOTED = when_used(r"^[“„«\"»‘]")
_QUOTE_AND_SPEAKER = when_used(r"^[“„«\"»‘][^”“»«\"]{8,600}[”“»«\"’][.,]? ?[-–—―] ?[A-ZÀ-Þ\u0400-\u042f]")
"""A quotation, a dash and who said it."""


def _headline_like(unit: Unit, label: Label | None) -> bool:
    fitting = unit.shape in ("line", "heading") or (
        unit.shape == "prose" and unit.plain.endswith(("?", "!", "”", '"', "’"))
    )
    link = label is not None and label.reason == "link to another story"
    return (
        (label is None or link)
        and fitting
        and not _SIGNED.match(unit.plain)
        and 3 <= unit.words <= 32
        and not _is_menu(unit.raw)
        and not _is_path(unit.raw)
    )


def _is_path(raw: str) -> bool:
    """ "Home / Nation", "Companies > Shipping", "Fraud , Mail , Cybercrime": where on the site the page stands."""
    parts = [part for part in re.split(r"\s[/>»›|·,]\s|\s{3,}", raw.strip()) if part]
    longest = max((len(part.split()) for part in parts), default=0)
    return (len(parts) >= 2 and longest <= 3) or (len(parts) >= 3 and longest <= 5)


def _best_headline(units: Sequence[Unit], candidates: Sequence[int], above: range) -> int | None:
    body = _stems_below(units, above.stop, 6)
    plain = [i for i in candidates if not _is_credited(units[i].plain)] or list(candidates)
    long_enough = [i for i in plain if units[i].words >= 5] or plain
    if not long_enough:
        return None
    shared = {i: len(set(_stems(units[i].plain)) & body) - 2 * _is_slogan(units[i].plain) for i in long_enough}
    best = max(long_enough, key=lambda i: (shared[i], -i))
    # A second line of the headline may share more words than the first, which stands right above it.
    while best - 1 in shared and shared[best - 1] >= max(1, 0.4 * shared[best]):
        best -= 1
    if shared.get(0, 0) > 1:  # the page's first line is its title, however much a caption below it shares
        best = 0
    return best


_CREDIT_LAST = when_used(
    r"(?:\((?:AP|AFP|Reuters|Getty|EPA|UPI|[A-Z][\w.&'’-]*(?:[ /]+(?:(?:of|for|via|and|by)(?: the)? |the )?[A-Z][\w.&'’-]*){1,6})\)"
    r"|[.…] ?[A-Z][\w.&'’-]+(?:[ /][A-Z][\w.&'’-]+){0,2}"
    r"(?:(?<=News)|(?<=Archive)|(?<=Images)|(?<=Photo)|(?<=Photos)|(?<=Pictures)|(?<=Press)|(?<=Agency)|(?<=Reuters)|(?<=AFP)))$"
)


def _is_credited(plain: str) -> bool:
    """Whether a line ends in whose picture it stands under: "The boat on the day before (Northern Coast Guard)", "Ada Lund, who
    heads the board. Norby News"."""
    return _CREDIT_LAST.search(plain) is not None


def _is_slogan(plain: str) -> bool:
    """ "Your valley, your paper since 1904": a claim of age and no news."""
    return re.search(r"\b(?:since|est\.?|established|founded(?: in)?) (?:1[5-9]|20)\d\d$", plain) is not None


def _stems_below(units: Sequence[Unit], body: int, most: int) -> set[str]:
    """The stems of the first `most` units of the text below a headline."""
    return set(_stems(" ".join(unit.plain[:3000] for unit in units[body : body + most])))


def _stems(words: str) -> list[str]:
    """Words of four letters and more, cut to four: enough to see that a headline is about its text."""
    return [
        word.lower()[:4] for word in _WORDLIKE.findall(words) if len(word) >= 4 and word.lower() not in _EMPTY_WORDS
    ]


_EMPTY_WORDS = word_set(
    "from with that this they their there have been were will would about after over into more than your what when "
    "where which"
)


def _fold(plain: str) -> str:
    """Letters and figures alone, to see that two lines say the same."""
    return _NO_LETTER.sub("", plain[:5000].casefold())


_NO_LETTER = when_used(r"[\W_]+")


def _body_begins(units: Sequence[Unit], labels: Sequence[Label | None], headline: int | None) -> int:
    """The index of the first body block; `len(units)` where there is none."""
    start = 0 if headline is None else headline + 1
    for i in range(start, len(units)):
        label = labels[i]
        if label is None and units[i].shape == "prose" and (units[i].words >= 5 or _next_is_prose(units, labels, i)):
            return i
    return _unpunctuated_begin(units, labels, start)


def _next_is_prose(units: Sequence[Unit], labels: Sequence[Label | None], i: int) -> bool:
    return i + 1 < len(units) and labels[i + 1] is None and units[i + 1].shape == "prose"


def _unpunctuated_begin(units: Sequence[Unit], labels: Sequence[Label | None], start: int) -> int:
    """Where no block ends like a sentence, long lines are the body all the same (a transcript, a note)."""
    long_lines = (i for i in range(start, len(units)) if labels[i] is None and units[i].words >= 8)
    return next(long_lines, len(units))


def _label_header(
    units: Sequence[Unit], labels: Sequence[Label | None], headline: int | None, begins: int
) -> list[Label | None]:
    """Everything above the body has a role after this."""
    done = list(labels)
    for i in range(min(begins, len(units))):
        done[i] = Label("headline", "headline") if i == headline else _above_body(units, done, i, headline, begins)
    return _whole_lists(units, done, begins)


def _above_body(
    units: Sequence[Unit], done: Sequence[Label | None], i: int, headline: int | None, begins: int
) -> Label | None:
    """The label of a unit above the body that is not the headline; those above it are `done`."""
    label = done[i]
    if label is not None and label.reason in (CORRECTION, HIGHLIGHT, POST):
        return label
    if label is not None and label.role != "body":
        return _agency_credit(units[i], label)
    if i > 0 and _opens_caption(done[i - 1]):
        return Label("caption", "under the word caption")
    if label is None and _under_notice(units, done, i):
        return Label("furniture", "a machine's summary")
    if label is None and headline is not None and i > headline and _of_summary(units, done, i):
        return Label("body", KEY_POINT)
    if headline is not None and i > headline:
        return _under_headline(units, i, label, begins)
    return Label("furniture", ABOVE) if label is None else label


def _whole_lists(units: Sequence[Unit], done: list[Label | None], begins: int) -> list[Label | None]:
    """Where one bullet above the text is a key point, so are the sentences beside it in its list, whatever their words."""
    above = range(1, min(begins, len(units)))
    for i, beside in (*((i, i - 1) for i in above), *((i - 1, i) for i in reversed(above))):
        label, other = done[i], done[beside]
        sentence = (
            units[i].shape == "bullet" and units[i].words >= LEAST_KEY_POINT and _END.search(units[i].plain[-40:])
        )
        if sentence and label is not None and label.reason == ABOVE and other is not None and other.reason == KEY_POINT:
            done[i] = other
    return done


ABOVE, KEY_POINT = "page furniture above the article", "key point above the text"
LEAST_KEY_POINT = 4
"""Words of a bullet above the text that may be a key point."""


def _of_summary(units: Sequence[Unit], done: Sequence[Label | None], i: int) -> bool:
    """Whether a line stands right under "Summary" or "Key points", or under another line that does, and is long enough to tell
    something: pages set these without marks and stops."""
    above = done[i - 1]
    headed = _SUMMARY.fullmatch(units[i - 1].plain) is not None or (above is not None and above.reason == KEY_POINT)
    return headed and units[i].group == units[i - 1].group and units[i].words >= LEAST_LINE


_SUMMARY = when_used(
    r"(?i:(?:the )?(?:summary|key (?:points|facts|takeaways|developments)|at a glance|in (?:brief|short)|highlights)):?"
)
LEAST_LINE = 6
"""Words of a line of a summary."""


def _under_notice(units: Sequence[Unit], done: Sequence[Label | None], i: int) -> bool:
    """Whether a bullet goes on the summary that the line above it gives notice of."""
    above = done[i - 1] if i > 0 else None
    return (
        units[i].shape == "bullet"
        and above is not None
        and (above.opens == "summary" or above.reason == "a machine's summary")
    )


def _opens_caption(label: Label | None) -> bool:
    return label is not None and label.opens == "caption"


def _under_headline(units: Sequence[Unit], i: int, label: Label | None, begins: int) -> Label:
    """A line between headline and body: a second line of the headline, a key point, a name, else furniture."""
    about = _shared_with_body(units, i, begins)
    most = 2 * about >= len(
        set(_stems(units[i].plain))
    )  # a link to another report of the same place shares its names alone
    if units[i].words >= 5 and _headline_like(units[i], label) and _is_credited(units[i].plain):
        return Label("caption", "a line with its credit under the headline")
    if units[i].words >= 5 and _headline_like(units[i], label) and about >= 2 and most:
        return Label("headline", "standfirst under the headline")
    if (
        _is_right_under(units, i)
        and _headline_like(units[i], label)
        and _shared_with_body(units, i, begins, of=None) >= LEAST_SHARED
    ):
        return Label("headline", "standfirst under the headline")
    if units[i].shape == "bullet" and units[i].words >= LEAST_KEY_POINT and about >= 1:
        return Label("body", KEY_POINT)
    if _NAME_IN_PLACE.match(units[i].plain):
        return Label("dateline", "byline")
    return Label("furniture", ABOVE)


_NAME_IN_PLACE = when_used(r"^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} in [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?$")


def _is_right_under(units: Sequence[Unit], i: int) -> bool:
    """Whether a line of several words is the second of its text, with nothing between it and the headline: no link to another report
    stands there."""
    return i == 1 and units[i].group == units[0].group and units[i].words >= LEAST_STANDFIRST


LEAST_STANDFIRST = 8
LEAST_SHARED = 3
"""Stems that a standfirst in words of its own has in common with its text."""


def _shared_with_body(units: Sequence[Unit], i: int, begins: int, of: int | None = 6) -> int:
    """How many stems of a line stand in the first paragraphs, or in all (`of` None)."""
    last = None if of is None else begins + of
    body = set(_stems(" ".join(unit.plain[:3000] for unit in units[begins:last])))
    return len(set(_stems(units[i].plain)) & body)


def _agency_credit(unit: Unit, label: Label) -> Label:
    """An agency's name on its own line: under the text a sign-off, above it the credit."""
    if label.reason == "sign-off" and unit.words <= 6:
        return Label("dateline", "agency credit")
    return replace(label, opens=label.opens if label.opens in ("summary", "caption") else "")


# ---------------------------------------------------------------- the body and what stands below it


def _label_below(units: Sequence[Unit], labels: Sequence[Label | None], begins: int) -> list[Label]:
    """Walk down from the body's first block. `zone` is what opened last."""
    done: list[Label] = [label if label is not None else Label("furniture", "") for label in labels[:begins]]
    zone: Opens = _summary_above(labels, begins)
    ended = False
    for i in range(begins, len(units)):
        if zone and _resumes(units, labels, i, zone, ended=ended):
            zone = ""
        done.append(_below(units, labels, i, zone, done))
        zone = _next_zone(units, labels[i], i, zone, done[-1])
        ended = ended or zone == "end"
    return _settle_ends(units, _unmarked_comments(units, done, begins), begins)


def _next_zone(units: Sequence[Unit], label: Label | None, i: int, zone: Opens, role: Label) -> Opens:
    """What block `i` leaves open for those below it. Nothing but the article itself closes the comments."""
    opens = label.opens if label is not None else ""
    if zone == "quoted":
        return zone
    if zone in ("comments", "links"):
        return "links" if opens == "promos" else "comments" if opens == "comments" else zone
    if zone and opens == "advert":
        return zone
    if opens == "maybe":
        return "comments" if _thread_follows(units, i) else zone
    if opens:
        return "" if opens == "article" else opens
    if zone == "caption" or (zone in ("summary", "advert") and role.role == "body"):
        return ""
    return "comments" if not zone and _reply_row(units, i) else zone


def _thread_follows(units: Sequence[Unit], i: int) -> bool:
    """Whether the next blocks look like people talking: reply buttons, names before a colon, "I" and "you"."""
    ahead = range(i + 1, min(len(units), i + 9))
    talk = sum(
        _CHATTY.search(_unquoted(units[j].plain)) is not None or _NAMED.match(units[j].plain) is not None for j in ahead
    )
    return talk >= 2 or any(_reply_row(units, j) for j in ahead)


_NAMED = when_used(r"^[\w@][\w .’'-]{0,24}(?:: | [—–·] )\S")
"""A commenter's name before what he says."""


def _summary_above(labels: Sequence[Label | None], begins: int) -> Opens:
    label = labels[begins - 1] if 0 < begins <= len(labels) else None
    return "summary" if label is not None and label.opens == "summary" else ""


def _below(units: Sequence[Unit], labels: Sequence[Label | None], i: int, zone: Opens, done: Sequence[Label]) -> Label:
    """The role of one block in its zone. `done` are the roles of the blocks above it."""
    unit, label = units[i], labels[i]
    if zone == "quoted":
        return label if label is not None and label.role == "furniture" else Label("furniture", "quoted mail")
    if zone == "" and (label is None or label.reason == "sign-off") and (quoted := _of_quotation(units, i)):
        return quoted
    if zone == "comments":
        outside = label is not None and label.role in ("furniture", "promo")
        return label if outside and label is not None else Label("comment", "under the comments' opening")
    if label is not None and label.reason == "agency in brackets":
        return (
            _in_body(units, i, done)
            if zone in ("", "summary", "advert")
            else Label("promo", "in a list of other stories")
        )
    if label is not None:
        return (
            Label("promo", "in a list of other stories")
            if zone in ("promos", "links") and label.role == "dateline"
            else label
        )
    if zone == "advert" and unit.shape != "prose":
        return Label("promo", "advert")
    if zone == "caption":
        return Label("caption", "under the word caption")
    if zone in ("promos", "links"):
        return Label("promo", "in a list of other stories")
    if zone == "end":
        return Label("furniture", "under the sign-off")
    listed = unit.shape == "bullet" and not _is_prose(unit.plain) and not re.search(r":\s?\S*\d", unit.plain)
    if (
        listed
        and done
        and done[-1].role == "promo"
        and done[-1].reason in (PROMPT, PROMPTS_LIST, "newsletter or subscription", "link to another story")
    ):
        return Label("promo", PROMPTS_LIST)
    if zone == "summary" and (unit.shape == "bullet" or units[i - 1].group == unit.group):
        return Label("furniture", "a machine's summary")
    return _in_body(units, i, done)


def _in_body(units: Sequence[Unit], i: int, done: Sequence[Label]) -> Label:
    """A block that no table knows, between body paragraphs."""
    unit = units[i]
    short_sentence = unit.shape == "line" and unit.words >= 2 and _END.search(unit.plain[-40:]) is not None
    if unit.shape == "prose" or short_sentence:
        return Label("body", "sentences")
    if _QUOTE_AND_SPEAKER.match(unit.plain):
        return Label("body", "quotation with its speaker")
    if unit.shape == "bullet":
        return Label("body", "list item")
    if unit.shape == "heading":
        return Label("furniture", "crosshead")
    if _in_list(units, i, done):
        return Label("body", "list item")
    if by_form := _by_form(units, i):
        return by_form
    if unit.words <= 6:
        return Label("furniture", "crosshead")
    if unit.words > 22:
        return Label("body", "long line without a stop")
    return Label("promo", "headline of another story")


def _by_form(units: Sequence[Unit], i: int) -> Label | None:
    """A line without a stop that is text all the same by how it is built, or by the address of a post that follows it."""
    unit = units[i]
    if _is_row_of_counts(unit) and "\n" in unit.raw:
        return Label("body", "row of counts under its head")
    if unit.plain.endswith(":") and unit.words >= 4:
        return Label("body", "introduces a list")
    if unit.words >= LEAST_POST and i + 1 < len(units) and _ADDRESS_OF_POST.match(units[i + 1].plain):
        return Label("body", POST)
    return Label("body", "line of facts") if _is_fact_line(unit) else None


LEAST_POST = 8
"""Words of a post that tells something."""
_ADDRESS_OF_POST = when_used(r"^(?:@\w{1,15} )*(?:pic\.twitter\.com|https?://t\.co)/")
PROMPTS_LIST = "in the list of a prompt"
_WITH_SPEAKER = "quotation with its speaker"
_QUOTED = r"[“\"«„][^“\"«„\n]{12,}[”\"»“]"
_SIGNED = when_used(rf"^{_QUOTED}\s?(?:[–—-]{{1,2}} ?[A-Z][^!?]{{2,80}}|\([A-Z][^()]{{2,80}}\)\.?)$")
_SIGNS = when_used(r"^[–—-]{1,2} ?(?:[A-Z][\w.’'-]* ){1,5}[A-Z][\w.’'-]*(?:, [^.!?]{2,60})?$")
_ALL_QUOTED = when_used(rf"^{_QUOTED}$")
_NAMES_SPEAKER = when_used(r"^(?:[\w’'.-]+ ){0,9}[A-Z][\w’'.-]+(?:, [^:.!?]{2,80})?:$")


def _of_quotation(units: Sequence[Unit], i: int) -> Label | None:
    """A line that belongs to a quotation: one with its speaker behind a dash or in brackets ("“We won.” — Ada Lund,
    mayor"), that speaker on a line of its own, and a name with a colon above a line in quotation marks."""
    plain = units[i].plain
    if _SIGNED.match(plain):
        return Label("body", _WITH_SPEAKER)
    if _SIGNS.match(plain) and i > 0 and _ALL_QUOTED.match(units[i - 1].plain):
        return Label("body", "speaker of the quotation above")
    if _NAMES_SPEAKER.match(plain) and i + 1 < len(units) and units[i + 1].plain[:1] in '“"«„':
        return Label("body", "speaker of the quotation below")
    return None


def _in_list(units: Sequence[Unit], i: int, done: Sequence[Label]) -> bool:
    """Whether the lines above go back to one that ends with a colon, without a bullet between."""
    above = i - 1
    if above < 0:
        return False
    if units[above].shape == "line" and done[above].reason == "list item":
        return True
    return units[above].plain.endswith(":") and (done[above].role == "body" or done[above].reason == "crosshead")


def _is_fact_line(unit: Unit) -> bool:
    """ "Killed: 45", "Killed - 45", "Hatay | 1,200 | 340": a line of a table or a list of facts."""
    labelled = re.match(r"^[^\W\d][\w ’'()-]{1,40}(?:: ?\S| [–—-] [$€£]?\d)", unit.plain) is not None
    table = unit.raw.count("|") >= 2 or "\t" in unit.raw
    labelled = labelled and unit.words <= LONGEST_FACT
    return (labelled or table) and any(char.isdigit() for char in unit.plain)


LONGEST_FACT = 14
"""Words of a labelled fact: a longer line with a colon is a title or a caption ("Mill fire: owners say 40 jobs may go, the first …")."""


def _resumes(units: Sequence[Unit], labels: Sequence[Label | None], i: int, zone: Opens, *, ended: bool) -> bool:
    """Whether the article plainly goes on here. `ended`: a sign-off stands above, so a list of links is the foot."""
    if zone == "comments":
        return _plain_article(units, labels, i)
    if zone == "quoted":
        return units[i - 1].raw.startswith(">") and not units[i].raw.startswith(">")
    if zone == "promos":
        above = labels[i - 1]
        if above is not None and above.opens == "promos" and _is_link_below(units, i):
            return False
        return _two_paragraphs(units, labels, i) or (not ended and _last_paragraph(units, labels, i))
    if zone == "end":
        said = REPORTED.search(_unquoted(units[i].plain)) is not None
        return _plain_news(units[i], labels[i]) and (said or _plain_news_at(units, labels, i + 1))
    return zone == "summary" and _plain_news(units[i], labels[i])


def _is_link_below(units: Sequence[Unit], i: int) -> bool:
    """Whether a block right under the line that opens a list, without an empty line between, is its link, be it a question."""
    unit = units[i]
    return unit.group == units[i - 1].group and unit.words <= LONGEST_LINK and not REPORTED.search(unit.plain)


LONGEST_LINK = 16
"""Words of the title of another story."""


def _sponsor_ends(units: Sequence[Unit], labels: Sequence[Label | None], i: int) -> bool:
    """Whether the next part of a newsletter begins here: with a title or a rule apart from the sponsor's opening, or with
    somebody's words reported."""
    above = labels[i - 1]
    if above is not None and above.reason == SPONSOR:
        return False
    if (
        units[i].shape in ("heading", "rule")
        or (above is not None and above.reason == "crosshead")
        or (units[i].plain.isupper() and units[i].words >= 2)
    ):
        return True
    apart = units[i].group != units[i - 1].group
    titled = units[i].shape == "line" and units[i].words <= LONGEST_PART_TITLE and _plain_reported(units, i + 1)
    return apart and labels[i] is None and (titled or _plain_reported(units, i))


LONGEST_PART_TITLE = 8
"""Words of a line that titles a part of a newsletter."""


def _plain_reported(units: Sequence[Unit], i: int) -> bool:
    return (
        i < len(units)
        and units[i].shape == "prose"
        and units[i].words >= 8
        and REPORTED.search(_unquoted(units[i].plain)) is not None
    )


def _plain_article(units: Sequence[Unit], labels: Sequence[Label | None], i: int) -> bool:
    """Three paragraphs of news with nobody's name between, after what was only a link to the comments."""
    if not _plain_news(units[i], labels[i]) or _commented_since(labels, i):
        return False
    ahead = [j for j in range(i, min(len(units), i + 8)) if _may_be_body(labels[j])][:3]
    reported = sum(_REPORTS.search(_unquoted(units[j].plain)) is not None for j in ahead)
    return len(ahead) == 3 and reported >= 2 and all(_plain_news(units[j], labels[j]) for j in ahead)


def _two_paragraphs(units: Sequence[Unit], labels: Sequence[Label | None], i: int) -> bool:
    """Two paragraphs, one under the other: a teaser has its title above it and another title below."""
    return _plain_news(units[i], labels[i], words=8) and _plain_news_at(units, labels, i + 1, words=8)


def _plain_news_at(units: Sequence[Unit], labels: Sequence[Label | None], i: int, *, words: int = 18) -> bool:
    return i < len(units) and _plain_news(units[i], labels[i], words=words)


def _commented_since(labels: Sequence[Label | None], i: int) -> bool:
    """Whether anything but buttons stands between the comments' opening and here: then these are comments."""
    while i > 0:
        i -= 1
        label = labels[i]
        if label is None or label.role == "body":
            return True
        if label.opens in ("comments", "maybe"):
            return False
    return False


def _last_paragraph(units: Sequence[Unit], labels: Sequence[Label | None], i: int) -> bool:
    """A single paragraph after a list of links, with nothing but furniture under it: the article's last."""
    if not _plain_news(units[i], labels[i], words=8) or units[i].group == units[i - 1].group:
        return False
    rest_is_known = all(not _may_be_body(label) for label in labels[i + 1 : i + 4])
    return rest_is_known and (units[i].words >= 20 or REPORTED.search(_unquoted(units[i].plain)) is not None)


_REPORTS = when_used(
    r"\b(?:said|says|told|according to|reported|announced|added|warned|confirmed|denied|officials?|spokes\w+|"
    r"ministry|minister|"
    r"president|government|police|statement|agency|percent|per cent)\b",
    re.IGNORECASE,
)
_CHATTY = when_used(
    r"\b(?:I|I’m|I'm|I’ve|my|me|you|your|you’re|lol|imo|imho|btw|folks|guys|people\.)\b|@\w|!!|\?\?|:\)|"
    r"\bwake up\b",
    re.IGNORECASE,
)


def _plain_news(unit: Unit, label: Label | None, *, words: int = 18) -> bool:
    """Whether a block is a paragraph of at least so many words in which nobody says "I" or shouts."""
    if not _may_be_body(label) or unit.shape != "prose" or unit.words < words:
        return False
    return not _CHATTY.search(_unquoted(unit.plain))


def _may_be_body(label: Label | None) -> bool:
    return label is None or label.role == "body"


def _unquoted(plain: str) -> str:
    return re.sub(r"“[^”]{0,600}”|\"[^\"]{0,600}\"", " ", plain[:4000])


def _unmarked_comments(units: Sequence[Unit], done: Sequence[Label], begins: int) -> list[Label]:
    """Comments that no heading opens: from the name above the first text that has "Reply" under it.

    One such button may stand under an article; two make a thread.
    """
    rows = [i for i in range(begins, len(units)) if _reply_row(units, i)]
    if not rows or done[rows[0]].role == "comment":
        return list(done)
    first = rows[0]
    name = next((i for i in range(first - 1, max(begins, first - 5), -1) if _is_handle(units[i])), None)
    if len(rows) >= 2 and name is not None:
        start = name
    else:
        start = first - 1 if first > begins and _CHATTY.search(_unquoted(units[first - 1].plain)) else first
    comment = Label("comment", "has a reply button under it")
    between = [comment if said.role == "body" or said.reason == "crosshead" else said for said in done[start:first]]
    return [*done[:start], *between, *done[first:]]


_REPLY = when_used(
    r"^(?:reply|like|report|flag|share|upvote|downvote|\d+ likes?|permalink|edited|quote)"
    r"(?:\W+(?:reply|like|report|flag|share|\d+\w?|likes?))*\W*$",
    re.IGNORECASE,
)


def _reply_row(units: Sequence[Unit], i: int) -> bool:
    plain = units[i].plain
    return units[i].words <= 6 and "repl" in plain.lower() and _REPLY.match(plain) is not None


def _is_handle(unit: Unit) -> bool:
    """A commenter's name on a line of its own."""
    return (
        unit.shape == "line"
        and unit.words <= 4
        and not _END.search(unit.plain)
        and not unit.plain.lower().startswith("repl")
    )


def _settle_ends(units: Sequence[Unit], done: Sequence[Label], begins: int) -> list[Label]:
    """Short lines with no body after them were no crossheads but the page's foot; facts stand next to the body or "
    "are none."""
    foot = Label("furniture", "page furniture under the article")
    settled = list(done)
    for i, label in enumerate(done):
        if (
            label.reason == "line of facts"
            and i > 0
            and settled[i - 1].role != "body"
            and settled[i - 1].reason != "crosshead"
        ):
            settled[i] = (
                Label("furniture", "row of a table apart from the text") if _is_table_row(units[i].raw) else foot
            )
    settled = _without_stops(units, settled, begins)
    last = max((i for i, label in enumerate(settled) if label.role == "body"), default=begins)
    cut = _cut_end(units, settled, last)
    if cut is not None:
        settled[cut], last = Label("body", "a sentence that the page cuts off"), cut
    for i in range(last, begins, -1):  # topics under the article, a word or two each
        if (
            settled[i].reason != "list item"
            or units[i].shape != "bullet"
            or units[i].words > LONGEST_TOPIC
            or _END.search(units[i].plain)
        ):
            break
        if not any(char.isdigit() for char in units[i].plain):
            settled[i] = foot
    return [
        foot if i > last and label.reason in ("crosshead", "headline of another story") else label
        for i, label in enumerate(settled)
    ]


def _without_stops(units: Sequence[Unit], done: Sequence[Label], begins: int) -> list[Label]:
    """A long line without a stop between two sentences of an article whose every paragraph has one is a caption; the first
    paragraph may be a standfirst, the last be cut off, and what somebody is reported to have said is news."""
    told = [i for i, label in enumerate(done) if i >= begins and label.role == "body" and units[i].shape != "bullet"]
    ended = {i for i in told if _STOPS.search(units[i].plain[-40:])}
    lines = [
        i
        for before, i, after in zip(told, told[1:], told[2:], strict=False)
        if i not in ended and {before, after} <= ended and done[i].reason in _RUNNING
    ]
    if len(ended) < LEAST_STOPPED or any(i not in ended for i in told[1:-1] if i not in lines):
        return list(done)
    caption = Label("caption", "a line without a stop between paragraphs that have one")
    return [
        caption if i in lines and not REPORTED.search(_unquoted(units[i].plain)) else label
        for i, label in enumerate(done)
    ]


LEAST_STOPPED = 5
"""Paragraphs with a stop at their end beside which a line without one stands out."""
_RUNNING = ("sentences", "long line without a stop")
_STOPS = when_used(r"[.!?…:;,–—][\"”’'»)\]]{0,3}(?:\s?\[\d{1,3}\])*$")

LONGEST_TOPIC = 3
"""Words of a topic that a page lists under its article, its bullet counted."""


LEAST_CUT = 6
"""Words of a cut sentence: fewer ("The firs") tell nothing and stay out."""


def _cut_end(units: Sequence[Unit], done: Sequence[Label], last: int) -> int | None:
    """The index of the block under the body which is the beginning of a sentence that a paywall or a scraper cut off;
    None where it is something else.

    Only captions and prompts may stand between, and only known furniture below. It tells itself by what a title of another story
    has not: a full sentence before it, a word broken off, a function word at its end; and at the very end of the page
    by the articles and auxiliaries of a sentence.
    """
    passed = ("advert", "newsletter or subscription", "link to another story", PROMPT)
    at = next(
        (i for i in range(last + 1, len(units)) if done[i].role != "caption" and done[i].reason not in passed), None
    )
    if at is not None and all(label.reason in _MAYBE_TITLE or label.role == "caption" for label in done[at:]):
        at = (
            len(units) - 1 if _ends_page_in_prose(units[-1]) else at
        )  # links stand between the paragraphs of some pages
    if (
        at is None
        or done[at].reason not in _MAYBE_TITLE
        or any(label.reason in _MAYBE_TITLE for label in done[at + 1 :])
    ):
        return None
    plain = units[at].plain.rstrip(" .…") if units[at].plain.endswith(("…", "...")) else units[at].plain
    if units[at].words < LEAST_CUT or units[at].shape != "line" or _END.search(plain[-40:]):
        return None
    if any(unit.plain.startswith(plain) for unit in units[:at]):
        return None  # a caption or a title that stands above, in short
    above = " ".join(unit.plain for unit in units[:at])
    ends_page = at == len(units) - 1 and (_ends_page_in_prose(units[at]) or _goes_on_body(units[at], at == last + 1))
    return at if ends_page or _is_broken_off(plain, above) else None


def _goes_on_body(unit: Unit, below: bool) -> bool:
    """Whether the page's last line, right `below` the text, has the articles and auxiliaries of a sentence and does not open as
    the title of an explainer does ("What we know about …")."""
    opens = fold(unit.plain.split(None, 1)[0]) if unit.plain else ""
    return below and opens not in _ASKING and len(_GRAMMAR.findall(unit.plain)) >= LEAST_GRAMMAR


_ASKING = word_set("what why how who when where which here here's here’s meet inside watch read see")
"""Words that open the title of another story which has a sentence's words."""


def _ends_page_in_prose(unit: Unit) -> bool:
    return unit.words >= LONG_TITLE and len(_GRAMMAR.findall(unit.plain)) >= LEAST_GRAMMAR


_MAYBE_TITLE = ("crosshead", "headline of another story")
LEAST_GRAMMAR, LONG_TITLE = 2, 12
"""Words of a sentence that a title does without, and words that few titles have."""
_FULL_STOP_INSIDE = when_used(r"[a-z]{2}[.!?]\s+[“\"‘]?[A-ZÀ-Þ]")
_ENDS_OPEN = when_used(
    r"(?:[,;]|\b(?:a|an|the|of|to|in|on|at|by|for|with|from|and|or|but|that|which|who|as|is|are|was|were|had|has))$"
)
_CUT_NUMBER = when_used(r"(?<![\d,])\d{1,3}(?:,\d{3})*,\d{0,2}$")
"""A number whose digits are grouped, broken off: "3,57"."""
_GRAMMAR = when_used(rf"\b(?:{alternatives(SENTENCE_WORDS)})\b", re.IGNORECASE)


def _is_broken_off(plain: str, above: str) -> bool:
    if (
        _CUT_NUMBER.search(plain)
        or _FULL_STOP_INSIDE.search(plain)
        or _ENDS_OPEN.search(plain)
        or plain.count("“") > plain.count("”")
    ):
        return True
    word = re.escape(plain.split()[-1])
    broken = word.isalpha() and bool(re.search(rf"\b{word}\w+", above)) and not re.search(rf"\b{word}\b", above)
    return broken and not _is_cut_title(plain)


_TITLE_WORDS = 10


def _is_cut_title(plain: str) -> bool:
    """A short line without a comma and without one article, auxiliary or pronoun, as titles leave them out: a link to
    another story, cut off as that of this one might be ("Tarvo posts 12 million euro quarterly lo")."""
    return len(plain.split()) <= _TITLE_WORDS and "," not in plain and not _GRAMMAR.search(plain)


def _mark_repeats(units: Sequence[Unit], labels: Sequence[Label], headline: int | None) -> list[Label]:
    """The headline said again, and a sentence of the body lifted out as a pull quote, are no news; the words of a caption
    without its credit are a caption."""
    folded = _fold(units[headline].plain) if headline is not None else None
    bodies = [_fold(unit.plain) for unit, label in zip(units, labels, strict=True) if label.role == "body"]
    captions = [_fold(unit.plain) for unit, label in zip(units, labels, strict=True) if label.role == "caption"]
    settled = []
    for i, (unit, label) in enumerate(zip(units, labels, strict=True)):
        if (
            i != headline
            and label.role in ("headline", "body", "furniture", "promo", "caption")
            and unit.words <= 60
            and _fold(unit.plain) == folded
            and unit.words >= 2
        ):
            label = Label("furniture", "title repeated")
        elif label.role == "body" and 4 <= unit.words <= 40 and _stands_in_another(unit, bodies):
            label = Label("furniture", "pull quote: repeats the body")
        elif label.role == "body" and 4 <= unit.words <= 40 and _stands_in_another(unit, captions):
            label = Label("caption", "the words of a caption")
        settled.append(label)
    return settled


def _teasers_of_others(units: Sequence[Unit], labels: Sequence[Label]) -> list[Label]:
    """Beginnings of other stories, cut off before the name of their section ("The storm reached the coast on ... World News -"),
    each under its title: from two of them on they are the page's, and no text of it."""
    cut = [i for i, unit in enumerate(units) if _CUT_BEFORE_SECTION.search(unit.plain)]
    if len(cut) < LEAST_TEASERS:
        return list(labels)
    done = list(labels)
    for i in cut:
        done[i] = Label("promo", "the beginning of another story")
        titled = i > 1 and labels[i - 1].role in ("body", "headline") and _END.search(units[i - 1].plain[-40:]) is None
        if titled:
            done[i - 1] = Label("promo", "headline of another story")
    return done


def _lists_of_others(units: Sequence[Unit], labels: Sequence[Label]) -> list[Label]:
    """A list of titles without stops between two paragraphs, that nothing introduces and that has hardly a word in common with
    the text, links to other stories: "- Choir wins cup", "- Why we moved the market"."""
    done = list(labels)
    items = [i for i, label in enumerate(labels) if label.reason == "list item" and units[i].shape == "bullet"]
    for run in _runs(items):
        above, below = run[0] - 1, run[-1] + 1
        if len(run) < LEAST_TEASERS or above < 0 or below >= len(units):
            continue
        apart = labels[above].reason == labels[below].reason == "sentences" and not units[above].plain.endswith(":")
        if not apart or any(_END.search(units[i].plain[-40:]) or units[i].plain.endswith((",", ";")) for i in run):
            continue
        own = {stem for i in run for stem in _stems(units[i].plain)}
        told = {
            stem
            for i, label in enumerate(labels)
            if label.role in ("body", "headline") and i not in run
            for stem in _stems(units[i].plain[:3000])
        }
        if len(own) >= LEAST_STEMS and len(own & told) * SHARED_STEMS <= len(own):
            for i in run:
                done[i] = Label("promo", "headline of another story")
    return done


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Numbers that follow one another, together: [3, 4, 8] is [[3, 4], [8]]."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


LEAST_STEMS, SHARED_STEMS = 4, 5
"""Words of a list of links, and the share of them, one in so many, that may stand in the text by chance."""


def _heads_of_lists(units: Sequence[Unit], labels: Sequence[Label]) -> list[Label]:
    """Of a list in a list the line with the outer mark is the head of those below it, where it is short and has neither number nor
    stop: "□ Victims" above "○ Of the 40 …"."""
    done = list(labels)
    for i in range(len(units) - 1):
        head, below = units[i], units[i + 1]
        nested = {labels[i].reason, labels[i + 1].reason} == {"list item"} and head.shape == below.shape == "bullet"
        short = head.words <= LONGEST_LIST_HEAD and not _END.search(head.plain) and not re.search(r"\d", head.plain)
        if nested and short and head.raw[:1] != below.raw[:1] and below.words > head.words:
            done[i] = Label("furniture", "crosshead")
    return done


LONGEST_LIST_HEAD = 6
LEAST_TEASERS = 2
_CUT_BEFORE_SECTION = when_used(r"(?:\.\.\.|…) (?:[A-Z][\w&’'-]* ?){1,3}[-–|]?\s*$")


def _scenes_over_credits(units: Sequence[Unit], labels: Sequence[Label]) -> list[Label]:
    """A scene in the present tense, with its place and day, right above a bare credit or the article's dateline: a caption."""
    settled = list(labels)
    for i in range(len(units) - 1):
        if labels[i].role not in ("body", "headline"):
            continue
        above_credit = _AFTER_WHAT.sub("", units[i].plain)
        if not _is_scene(above_credit[:1].upper() + above_credit[1:]):
            continue
        if labels[i + 1].role != "comment" and _is_bare_credit(units[i + 1]):
            settled[i] = Label("caption", "a scene above its credit")
        elif labels[i + 1].role == "body" and _opening_dateline(units[i + 1].plain) > 0:
            settled[i] = Label("caption", "a scene above the dateline")
    for i, (unit, label) in enumerate(zip(units, settled, strict=True)):
        if label.role == "body" and (reason := _reads_as_caption(unit.plain)):
            settled[i] = Label("caption", reason)
    return _scenes_in_reports(units, settled)


def _reads_as_caption(plain: str) -> str:
    """Why a paragraph is a picture's by its own words; "" where it is none."""
    if _opens_as_caption(plain):
        return "a scene with its weekday and full date"
    pictured = _PICTURED.fullmatch(plain) and not _TELLS.search(plain)
    return "a thing with its place and day, and no verb" if pictured else ""


_AFTER_WHAT = when_used(r"^(?:After|As|While|When|Before) [^,.]{4,80}, ")
"""What went before a scene: "After rain brought down the roof, residents carry off the rubble"."""
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)"
_PICTURED = when_used(
    r"(?:An?|The|Two|Three|Several) (?:[a-z][\w-]* ){1,3}(?:at|in|near|on|outside|along|beside) (?:the )?[A-Z][^.“\"]*"
    rf" (?:following|after|during) [^.“\"]*,? on (?:{WEEKDAY}|(?:{MONTH}|{_SHORT_MONTH}\.) \d{{1,2}}(?:, \d{{4}})?)\.?"
)
"""A paragraph that names what a picture shows, and where and when: "A ruined house at Corvale following the storm, on Oct. 2."."""
_TELLS = when_used(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|said|says|told|that|who|which)\b")


def _opens_as_caption(plain: str) -> bool:
    """Whether the first sentence of a paragraph ends in its place with weekday, day and year, and reports nothing: "Men carry chairs
    in Arlen, southern Norland, Friday March 14, 2031. Since the storm …" is how agencies describe their pictures."""
    first = _PICTURE_DAY.match(plain)
    return first is not None and not REPORTED.search(first.group())


_PICTURE_DAY = when_used(
    rf"[A-Z][^.!?“\"]{{10,240}}, (?:on )?{WEEKDAY},? (?:{MONTH}|{_SHORT_MONTH}\.?) \d{{1,2}},? \d{{4}}\.?(?:\s|$)"
)


def _scenes_in_reports(units: Sequence[Unit], labels: Sequence[Label]) -> list[Label]:
    """Paragraphs that open on what one sees people do, where one of them stands at the top with its place and day and the
    others report in the past: captions whose credits are lost."""
    body = [i for i, label in enumerate(labels) if label.role == "body" and units[i].shape != "bullet"]
    seen = {i for i in body if _shows_people().match(units[i].plain) and _is_scene(_ATTRIBUTE.sub("", units[i].plain))}
    if sum(1 for i in body if i not in seen and _PAST.search(units[i].plain)) >= LEAST_TOLD:
        labels = [
            Label("caption", "a scene with its place and day") if i in seen else label for i, label in enumerate(labels)
        ]
        body = [i for i in body if i not in seen]
    scenes = {i for i in body if _opens_scene(units[i].plain)}
    told = sum(1 for i in body if i not in scenes and (_PAST.search(units[i].plain) or REPORTED.search(units[i].plain)))
    dated = any(i in scenes and _NAMES_DAY.search(units[i].plain) for i in body[:AT_TOP])
    if not dated or told < max(LEAST_TOLD, SHARE_TOLD * (len(body) - len(scenes))):
        return list(labels)
    return [Label("caption", "a scene in a report") if i in scenes else label for i, label in enumerate(labels)]


_NAMES_DAY = when_used(
    r"\b(?:in|at|outside|near) [^.]*[A-Z][^.]*,? on (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2})\b"
)
AT_TOP = 2
"""Paragraphs at the top of which one is a picture's, where a page lost its credits."""
LEAST_TOLD, SHARE_TOLD = 3, 0.7
"""Paragraphs of a page, and their share, that tell what was: beside fewer a present tense may be the page's own."""


def _opens_scene(plain: str) -> bool:
    """Whether a paragraph of at most two sentences opens with a short subject, what it does, and after what: "Women carry
    water from the well after the quake"."""
    opening = _scene_opening().match(plain)
    short = len(plain.split()) <= LONGEST_SCENE and len(_FULL_STOP_INSIDE.findall(_SHORT_MONTHS.sub(" ", plain))) <= 1
    return opening is not None and short and fold(opening["first"]) not in STOPWORDS and plain[-1:] in ".)"


def _seen_done() -> str:
    """The verbs of what one sees people do, to stand in a group of a pattern."""
    return alternatives(row["verb"] for row in read_table("scenes", ("verb",)))


@cache
def _scene_opening() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:The|Some|Two|Three|Four|Five) )?(?P<first>[^\W\d_][\w’'-]*)(?: (?!(?:that|who|which|to|and|not|did|do|can|will|would|could|should|may|might|must)\b)[a-z][\w’'-]*){{0,2}} "
        rf"(?:{_seen_done()}) (?!(?:that|if|to)\b)[^.“\"]* (?:after|during|as|following) "
    )


_ATTRIBUTE = when_used(
    r"^\w{2,}ed (?=[a-z])|(?<=\ba )\w{2,}ed (?=[a-z])|(?<=\ban )\w{2,}ed (?=[a-z])|(?<=\bthe )\w{2,}ed (?=[a-z])"
)
"""A participle that only qualifies a noun, and tells of no past: "displaced people", "a flooded area"."""


@cache
def _shows_people() -> re.Pattern[str]:
    """What opens on what one sees people do: "Displaced people wade across"."""
    return re.compile(
        rf"(?:(?:The|Some|Two|Three|Four|Five) )?[A-Z]?[\w’'-]+(?: [a-z][\w’'-]*){{0,2}} (?:{_seen_done()}) (?!(?:that|if|to)\b)"
    )


LONGEST_SCENE = 45


def _is_scene(plain: str) -> bool:
    """One sentence without reporting and without a past, that names a place and a day."""
    one = _FULL_STOP_INSIDE.search(_SHORT_MONTHS.sub(" ", plain)) is None and len(plain.split()) <= LONGEST_SCENE
    return (
        one
        and not REPORTED.search(plain)
        and not _PAST.search(plain)
        and _IN_PLACE.search(plain) is not None
        and _ON_DAY.search(plain) is not None
    )


_SHORT_MONTHS = when_used(rf"\b{_SHORT_MONTH}\.")
_PAST = when_used(r"\b(?:was|were|had|did|went|came|took|made|left|will|would|has|have|\w{2,}ed)\b")
_IN_PLACE = when_used(
    r"\b(?:in|at|outside|near|over|on the way to|(?:edge|outskirts|banks?|shores?|areas?|parts?|suburbs?|streets?) of) (?:the )?[A-Z][a-z]"
)
_ON_DAY = when_used(
    rf",? (?:on )?(?:{WEEKDAY}|(?:\d{{1,2}} )?(?:{MONTH}|{_SHORT_MONTH}\.)(?: \d{{1,2}})?,? \d{{4}})\.?$"
)
_BARE_CREDIT = when_used(
    r"^(?:[A-Z][\w.’'-]* ){2,4}?[/|—–] ?[A-Z][\w&’'-]*(?:[ /][A-Z][\w&’'-]*){0,4}[ /]?$"
    r"|^[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3} ?/ ?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}$"
)


def _is_bare_credit(unit: Unit) -> bool:
    label = match_signal(unit)
    known = label is not None and label.role == "caption" and unit.words <= 9 and unit.shape != "prose"
    return known or _BARE_CREDIT.match(unit.plain) is not None


def _stands_in_another(unit: Unit, bodies: Sequence[str]) -> bool:
    own = _fold(unit.plain)
    return len(bodies) <= 300 and len(own) >= 20 and any(own in other and len(other) > len(own) for other in bodies)


# ---------------------------------------------------------------- parting a paragraph


def _part(text: str, unit: Unit, label: Label) -> tuple[Block, ...]:
    """The block, or for a body paragraph its dateline, its sentences and its sign-off."""
    if label.role not in ("body", "headline"):
        return (Block(unit.span, label.role, label.reason),)
    start, end = unit.span.start, unit.span.end
    mark = _BLOCK_MARK.match(text[start : min(end, start + 12)])
    if mark is not None and start + mark.end() < end:
        marked = Block(_trimmed(text, start, start + mark.end()), "furniture", "mark of a list or heading")
        return (marked, *_part(text, replace(unit, span=_trimmed(text, start + mark.end(), end)), label))
    if label.role == "headline":
        return (Block(unit.span, label.role, label.reason),)
    opening = _opening_dateline(text[start : min(end, start + 160)])
    closing = None if label.reason == _WITH_SPEAKER else TRAILING_SIGN_OFF.search(text[max(start, end - 80) : end])
    blocks: list[Block] = []
    if opening and start + opening < end:
        blocks.append(Block(_trimmed(text, start, start + opening), "dateline", "dateline of the report"))
        start += opening
    stop = max(start, end - 80) + closing.start() if closing is not None and end - unit.span.start > 80 else end
    if stop <= start:
        stop = end
    blocks.append(Block(_trimmed(text, start, stop), "body", label.reason))
    if stop < end:
        blocks.append(Block(_trimmed(text, stop, end), "furniture", "sign-off"))
    return tuple(blocks)


def _opening_dateline(paragraph: str) -> int:
    """How many characters of a paragraph are its date line. Before a colon a name in capitals may also be who says what
    follows ("UNHCR: more than 300 came"): there the stricter reading counts."""
    found = INLINE_DATELINE.match(paragraph)
    other = dateline_end(paragraph)
    return max(found.end(), other) if found and not found[0].rstrip().endswith(":") else other


_BLOCK_MARK = when_used(r"(?:#{1,6}|[-*+•·▪◦‣●○■□∎►▸→>»])[ \t]+(?=\S)")


# ---------------------------------------------------------------- front matter


def front_matter(text: str) -> Span | None:
    """The `---` block of plain `key: value` lines that a Markdown page may open with, marks included; None without "
    "one."""
    opening = re.match(r"\s{0,4}---[ \t]*\r?\n", text)
    if opening is None:
        return None
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, opening.end(), opening.end() + 8_000)
    if closing is None:
        return None
    lines = text[opening.end() : closing.start()].splitlines()
    plain = all(re.match(r"^(?:[A-Za-z_][\w-]*\s*:.*|\s+\S.*|\s*-\s.*|#.*|\s*)$", line) for line in lines)
    return Span(opening.end() - len(opening.group().lstrip()), closing.end()) if plain and len(lines) <= 60 else None
