"""Sentences with exact places, and chunks of them that one request can hold.

sentencex finds the sentences, paragraph by paragraph; where a news text trips it (an abbreviation before a name, an
initial, a quotation that closes after the stop) its cuts are mended here. Sentences never cross blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from briefgen.pages.roles import instruction_spans
from briefgen.records import EXTRACTED_ROLES, Article, Chunk, Sentence, Span
from briefgen.text.abbreviations import opens_amount, stop_of_language
from briefgen.text.dotted import GIVEN_NAMES, TITLES
from briefgen.text.figures.digits import base_language
from briefgen.text.letters import UNSPACED
from briefgen.text.tokens import O200K, Tokens
from briefgen.vocabulary import word_set

LIMIT = 1_200
"""o200k tokens of a chunk's sentences; `evaluate` publishes what other limits would give."""

LONGEST_CALL = 4_000
"""Characters given to sentencex at a time: its time grows faster than its text."""

CONTEXT = 2
"""Sentences before a chunk that stand with it and are not extracted."""


# ---------------------------------------------------------------- sentences


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of headline, dateline and body, numbered from 1; together they cover all that these blocks print.

    No sentence crosses a block. Spans carry no white space at their ends.
    """
    spans = [
        (span, block.role)
        for block in article.blocks
        if block.role in EXTRACTED_ROLES
        for span in _block_sentences(article, block.span, whole=block.role != "body")
    ]
    planted = instruction_spans(article.text)
    return tuple(
        Sentence(article.id, number, span, role, any(span.meets(told) for told in planted))
        for number, (span, role) in enumerate(spans, start=1)
    )


def _block_sentences(article: Article, block: Span, *, whole: bool) -> Iterator[Span]:
    """`whole`: a headline or a dateline is one sentence, whatever stops it holds."""
    if whole and block.end - block.start <= LONGEST_CALL:
        yield block
        return
    for piece in _pieces(article.text, block):
        yield from sentence_spans(article.text, piece, language=article.language)


def _pieces(text: str, block: Span) -> Iterator[Span]:
    """The block in parts of at most 4,000 characters, cut after a stop, else at a space, else where it has to be."""
    start = block.start
    while block.end - start > LONGEST_CALL:
        window = text[start : start + LONGEST_CALL]
        stops = [match.end() for match in re.finditer(r"[.!?…][\"”’»)\]]*\s", window)]
        cut = stops[-1] if stops else (window.rfind(" ") + 1 or LONGEST_CALL)
        yield Span(start, start + cut)
        start += cut
    yield Span(start, block.end)


def sentence_spans(text: str, within: Span, *, language: str = "en") -> tuple[Span, ...]:
    """The sentences of one paragraph (at most 4,000 characters of it), without the white space between them.

    The spans count code points of `text`. What sentencex cuts wrongly is mended: nothing ends at "Gen." before a name.
    """
    from sentencex import get_sentence_boundaries

    paragraph = within.of(text)
    if not paragraph.strip():
        return ()
    ends = sorted(
        {boundary["end_index"] for boundary in get_sentence_boundaries(language, paragraph)} | {len(paragraph)}
    )
    found = _also_ends(paragraph, ends, language)
    kept = [end for end in found if end == len(paragraph) or _really_ends(paragraph, end, language)]
    starts = [0, *kept[:-1]]
    spans = [_trimmed(paragraph, start, end) for start, end in zip(starts, kept, strict=True)]
    return tuple(span.shift(within.start) for span in _without_scraps(paragraph, [s for s in spans if s.start < s.end]))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


_TITLES = word_set(
    "gen lt col maj capt cmdr adm sgt cpl brig pvt gov sen rep pres prof dr mr mrs ms mx rev hon fr supt insp det "
    "dept univ "
    "assn bros messrs mlle mme gens cols lts sens reps govs drs profs"
) | {word.lower() for word in TITLES | GIVEN_NAMES}
"""Capitalised, before a name: they never end a sentence."""

_MAY_END = word_set(
    "inc ltd co corp plc llc jr sr u.s u.k u.n e.u u.s.a d.c a.m p.m st ste mt ft calif minn mass mich tex fla ariz "
    "colo conn "
    "wash wis ore penn ill ind kan md mont neb nev okla tenn va ala ark ga etc al bn mn mln"
)
"""They end one only where the next word is one that opens sentences."""

_LOWER_TOO = word_set("a.m p.m etc al bn mn mln u.s u.k u.n e.u u.s.a d.c")
"""Those of them that are read in lower case as well; "ill" and "wash" are words."""

_BEFORE_NUMBER = word_set(
    "no nos art arts fig figs vol sec secs ch pp p para approx ca est tel ext pop max min avg jan feb mar apr jun "
    "jul aug sept sep "
    "oct nov dec mon tue tues wed thu thurs fri sat sun"
)
"""They do not end one before a figure."""

_NEVER = word_set("vs v cf viz i.e e.g")

_OPENERS = word_set(
    "the a an this that these those it its he she they we you i his her their our there here in on at by for from "
    "with when while "
    "as if but and or so yet after before since during under over according officials police authorities what who "
    "how why where "
    "many most some all no not one two three both each another other last next earlier later meanwhile however "
    "still also now "
    "then more among about president prime mr mrs ms dr"
)
"""Words that open sentences and stand capitalised nowhere else."""

_MONTHS = re.compile(
    r"(?:jan|feb|fév|mar|mär|mai|apr|avr|abr|may|jun|juin|jul|juil|aug|août|ago|sep|oct|okt|out|nov|dec|dez|déc|dic|"
    r"ene)",
    re.IGNORECASE,
)


def _really_ends(paragraph: str, end: int, language: str) -> bool:
    """Whether the cut that sentencex made before `end` stands; none does inside a word ("D-N.Y.", "१२.५")."""
    if _inside_word(paragraph, end):
        return False
    before, after = paragraph[max(0, end - 60) : end].rstrip(), paragraph[end : end + 60].lstrip()
    if not after:
        return True
    if before.endswith(_RETIRED):
        return False
    if after[0] in ",;:)]”’»" or (after[0].islower() and not _LETTERED.match(after)):
        return False
    word = _LAST_WORD.search(before)
    return word is None or not before.endswith(".") or _stop_ends(word.group()[:-1], before, after, language)


def _inside_word(paragraph: str, end: int) -> bool:
    """Whether no white space stands at a cut, between a stop in Latin, Greek or Cyrillic print and a letter or digit."""
    before, after = paragraph[:end][-1:], paragraph[end : end + 1]
    if not before or before.isspace() or after.isspace():
        return False
    if before in "”」』" and UNSPACED.match(after):
        return True  # 「大変だ。」と話した
    return before in ".-:" and after.isalnum() and not UNSPACED.match(after)


def _stop_ends(word: str, before: str, after: str, language: str) -> bool:
    """Whether the stop after `word` ends a sentence and not just an abbreviation, an initial or an ordinal."""
    if (
        base_language(language) != "en"
        and (told := stop_of_language(word, before, after, base_language(language))) is not None
    ):
        return told
    word = word.removeprefix("ex-")
    bare, capital = word.lower(), word[:1].isupper()
    if len(word) == 1 and capital and _INITIAL.search(before):
        return False
    if _HYPHENED_INITIAL.search(word):
        return _first_word(after) in _OPENERS
    if bare in _NEVER or (capital and {bare, bare.rpartition("-")[2]} & _TITLES):  # Brig.-Gen.
        return False
    if bare in _BEFORE_NUMBER:
        return not opens_amount(after)
    if bare in _MAY_END and (capital or bare in _LOWER_TOO):
        return _first_word(after) in _OPENERS
    return not (bare.isdigit() and len(bare) <= 2 and _MONTHS.match(after))


_RETIRED = ("(Ret.)", "(ret.)")
"""Behind a title, before a name: "Gen. (Ret.) Ada Lund"."""
_LAST_WORD = re.compile(r"[^\s“\"(\[‘]+$")
_INITIAL = re.compile(r"(?:^|[\s.(“\"-])[A-ZÀ-Þ]\.$")
_HYPHENED_INITIAL = re.compile(r"[^\W\d_]-[A-ZÀ-Þ]$")
"""The G of "Ray Fitz-G. Moe", after which a sentence ends before a word that opens one: "group-B. The"."""
_LETTERED = re.compile(r"^[a-z]\)\s")


def _first_word(after: str) -> str:
    match = re.match(r"[“\"‘'(\[]*([^\W\d_][\w’']*)", after)
    return match.group(1).lower() if match is not None else ""


_MISSED = re.compile(r"[.!?…][\"”’»)\]]{0,3}\s+(?=[“\"‘«(]?[A-ZÀ-Þ])")


def _also_ends(paragraph: str, ends: Sequence[int], language: str) -> list[int]:
    """The ends of sentencex and those it missed: a stop before a capital that is no abbreviation's.

    Missed often where a quotation of several sentences stands: "He left. “We go. They stay,” he said."
    """
    found = {*ends, *_sign_ends(paragraph)}
    for match in _MISSED.finditer(paragraph):
        if match.end() not in found and _plain_stop(paragraph, match, language):
            found.add(match.end())
    return sorted(found)


def _sign_ends(paragraph: str) -> Iterator[int]:
    """The ends of sentences in Chinese and Japanese: their full stop outside of quotation marks."""
    for match in _SIGN_STOP.finditer(paragraph):
        before = paragraph[: match.end()]
        if sum(before.count(mark) for mark in "「『“") <= sum(before.count(mark) for mark in "」』”"):
            yield match.end()


_SIGN_STOP = re.compile(r"[。！？]+(?![。！？”」』）)])")


def _plain_stop(paragraph: str, match: re.Match[str], language: str) -> bool:
    """Whether a stop that sentencex passed over ends a sentence: it does after a plain word."""
    after = paragraph[match.end() : match.end() + 60]
    if paragraph[match.start()] != ".":
        return paragraph[match.start()] != "…" and _first_word(after) in _OPENERS
    before = paragraph[max(0, match.start() - 40) : match.start() + 1]
    if f"{before})".endswith(_RETIRED):
        return False
    word = _LAST_WORD.search(before)
    bare = word.group()[:-1] if word is not None else ""
    if not bare:
        return False
    if (
        base_language(language) != "en"
        and (told := stop_of_language(bare, before, after, base_language(language))) is not None
    ):
        return told
    if "." in bare or len(bare) == 1:
        return bare.lower() in _MAY_END and _first_word(after) in _OPENERS
    return (bare[-1].isalnum() or bare[-1] in '”’")]%') and _stop_ends(bare, before, after, language)


def _without_scraps(paragraph: str, spans: Sequence[Span]) -> list[Span]:
    """A "sentence" of marks alone (a closing quote, a dash) belongs to the one before it."""
    joined: list[Span] = []
    for span in spans:
        if joined and not any(char.isalnum() for char in span.of(paragraph)):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


# ---------------------------------------------------------------- chunks


@dataclass(frozen=True, slots=True)
class _Sized:
    sentence: Sentence
    tokens: int
    alone: bool = False
    """A part of a sentence that is too long by itself: a chunk of its own."""


def chunk_article(
    article: Article, *, limit: int = LIMIT, sentences: Sequence[Sentence] | None = None, tokens: Tokens = O200K
) -> tuple[Chunk, ...]:
    """The article in chunks of at most `limit` o200k tokens, as equal as its sentences allow; () where none is "
    "extracted.

    An article of 1,400 tokens gives two chunks of about 700. Headline and dateline stand in the first chunk. A sentence
    is cut only where it alone is above the limit; its parts keep its number. `sentences` are those of `split_sentences`,
    where they are known, and `tokens` counts. Raises `ValueError` for a limit below 16.
    """
    if limit < 16:
        raise ValueError("a chunk needs room for 16 tokens")
    sentences = split_sentences(article) if sentences is None else sentences
    sized = [part for sentence in sentences for part in _fitting(article.text, sentence, limit, tokens)]
    parts = [run for stretch in _stretches(sized) for run in _balanced(stretch, limit)]
    return tuple(_chunk(article, sentences, part, number, len(parts)) for number, part in enumerate(parts, start=1))


def _chunk(article: Article, sentences: Sequence[Sentence], part: Sequence[_Sized], number: int, of: int) -> Chunk:
    first = part[0].sentence.number - 1
    return Chunk(
        article=article,
        number=number,
        of=of,
        sentences=tuple(sized.sentence for sized in part),
        context=tuple(sentences[max(0, first - CONTEXT) : first]),
        tokens=sum(sized.tokens for sized in part),
    )


def _fitting(text: str, sentence: Sentence, limit: int, tokens: Tokens) -> list[_Sized]:
    size = tokens.count(sentence.span.of(text))
    if size <= limit:
        return [_Sized(sentence, size)]
    spans = _cut_inside(text, sentence.span, limit, tokens)
    return [_Sized(replace(sentence, span=span), tokens.count(span.of(text)), alone=True) for span in spans]


def _cut_inside(text: str, span: Span, limit: int, tokens: Tokens) -> list[Span]:
    """A sentence above the limit in equal parts, cut at a space where one is near."""
    said = span.of(text)
    ends = tokens.ends(said)
    parts = -(-len(ends) // limit)
    cuts = [0]
    for part in range(1, parts):
        at = ends[len(ends) * part // parts - 1]
        space = said.rfind(" ", max(cuts[-1] + 1, at - 200), at)
        cuts.append(space + 1 if space > 0 else at)
    cuts.append(len(said))
    pieces = [_trimmed(said, start, end) for start, end in pairwise(cuts)]
    spans = [piece.shift(span.start) for piece in pieces if piece.start < piece.end]
    return [small for whole in spans for small in _small_enough(text, whole, limit, tokens)]


def _small_enough(text: str, span: Span, limit: int, tokens: Tokens) -> list[Span]:
    """Halved until it fits: a cut at a space may have left a part a little above the limit."""
    if tokens.count(span.of(text)) <= limit or span.end - span.start < 2:
        return [span]
    middle = (span.start + span.end) // 2
    halves = (_trimmed(text, span.start, middle), _trimmed(text, middle, span.end))
    return [part for half in halves if half.start < half.end for part in _small_enough(text, half, limit, tokens)]


def _stretches(sized: Sequence[_Sized]) -> Iterator[list[_Sized]]:
    """Runs of whole sentences, and each part of a cut sentence by itself."""
    run: list[_Sized] = []
    for part in sized:
        if part.alone:
            if run:
                yield run
            yield [part]
            run = []
        else:
            run.append(part)
    if run:
        yield run


def _balanced(run: Sequence[_Sized], limit: int) -> list[list[_Sized]]:
    """As few parts as the limit allows, and those as equal as can be: the smallest largest part, then even cuts."""
    parts = len(_filled(run, limit))
    reach = list(accumulate(sized.tokens for sized in run))
    cuts = _even_cuts(reach, parts)
    even = [list(run[start:end]) for start, end in zip([0, *cuts], [*cuts, len(run)], strict=True)]
    if all(part and sum(sized.tokens for sized in part) <= limit for part in even):
        return even
    low, high = max(sized.tokens for sized in run), limit
    while low < high:
        middle = (low + high) // 2
        if len(_filled(run, middle)) <= parts:
            high = middle
        else:
            low = middle + 1
    return _filled(run, high)


def _even_cuts(reach: Sequence[int], parts: int) -> list[int]:
    """After which sentence to cut so that each part comes nearest to its share."""
    cuts = []
    for part in range(1, parts):
        share = reach[-1] * part / parts
        after = bisect_left(reach, share)
        nearer = after > 0 and share - reach[after - 1] <= reach[after] - share
        cuts.append(after if nearer else after + 1)
    return cuts


def _filled(run: Sequence[_Sized], capacity: int) -> list[list[_Sized]]:
    """Filled from the front; as few parts as this capacity allows."""
    parts: list[list[_Sized]] = []
    room = -1
    for sized in run:
        if sized.tokens > room:
            parts.append([])
            room = capacity
        parts[-1].append(sized)
        room -= sized.tokens
    return parts
