"""What is not known, and how good the sources are: plain sentences that stand beside the figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from briefgen.records import Article, Composition, Failure, FigureClaim, Group, Ledger, Note, Span
from briefgen.stages.ledger import label_words
from briefgen.text.dates.reposts import LATER_COPY
from briefgen.text.garbled import GARBLED
from briefgen.text.lexicon import SENTENCE_WORDS, STOPWORDS, fold
from briefgen.text.lines import clean_line, one_line
from briefgen.vocabulary import alternatives

FOUND_BY_MODEL = " (noticed by the model, ids and words checked)"
FOUND_BY_CODE = " (found by code)"
TOLD_AS_NOTES = ("scope_differs", "headline_differs", "source_note", "copy_of", "slip")
"""Findings that stand nowhere else; the others show in groups, relations and disagreements."""


def list_gaps(ledger: Ledger, composition: Composition) -> tuple[str, ...]:
    """What the draft found left open, each with the sentences that say so: "Who counted is not said. [002:4]"."""
    gaps = []
    for statement in composition.gaps:
        cited = {(c.article, c.span) for c in statement.citations}
        refs = [s.ref for s in ledger.sentences if (s.article, s.span) in cited]
        gaps.append(f"{statement.text} [{' '.join(refs)}]" if refs else statement.text)
    return tuple(gaps)


def read_gap(gap: str) -> tuple[str, tuple[str, ...]]:
    """The words of what `list_gaps` lists, and its sentences.

    >>> read_gap("Who counted is not said. [002:4 003:1]"), read_gap("No article says who counted.")
    (('Who counted is not said.', ('002:4', '003:1')), ('No article says who counted.', ()))
    """
    match = _WITH_REFS.fullmatch(gap)
    return (match["text"], tuple(match["refs"].split())) if match else (gap, ())


_WITH_REFS = re.compile(r"(?P<text>.*) \[(?P<refs>[^\s\[\]:]+:\d+(?: [^\s\[\]:]+:\d+)*)\]", re.DOTALL)


def list_notes(ledger: Ledger, failures: Sequence[Failure], copies: Mapping[str, str]) -> tuple[Note, ...]:
    """What failed, what is to be known of the articles, what the reconciliation and the findings say of single
    figures. `copies` names the original of each article that is a copy."""
    return (
        *(Note(_failure_kind(failure), _failure_words(failure), failure.article) for failure in failures),
        *_notes_of_garbled(ledger.articles),
        *_notes_of_days(ledger.articles),
        *_notes_of_ends(ledger),
        *_notes_of_origins(ledger.articles, copies),
        *_notes_of_voices(ledger.reconciliation.groups, copies),
        *ledger.reconciliation.notes,
        *_noticed(ledger),
        *(
            Note("badge", f"{article.id}: {badge}.", article.id)
            for article in ledger.articles
            for badge in article.badges
            if badge != "second-hand" and not badge.startswith(GARBLED)
        ),
    )


def _notes_of_garbled(articles: Sequence[Article]) -> list[Note]:
    return [
        Note("garbled", f"{article.id} {badge}; its figures are not to be relied on.", article.id)
        for article in articles
        for badge in article.badges
        if badge.startswith(GARBLED)
    ]


# ---------------------------------------------------------------- days


def _notes_of_days(articles: Sequence[Article]) -> tuple[Note, ...]:
    dateless = [a for a in articles if a.published.day is None]
    reposts = [a for a in dateless if a.published.why.endswith(LATER_COPY)]
    undated = [a for a in dateless if a not in reposts]
    notes = []
    if undated:
        carry = "carries" if len(undated) == 1 else "carry"
        inferred = [a.id for a in articles if a.published.basis.startswith("inferred")]
        others = (
            f"; the days of {_listed(inferred)} are inferred"
            if len(inferred) > 1
            else f"; the day of {inferred[0]} is inferred"
            if inferred
            else ""
        )
        notes.append(Note("undated", f"{_listed([a.id for a in undated])} {carry} no date{others}."))
    notes += [
        Note("repost", f"{a.id} is {LATER_COPY} and counts as undated: {_without_end(a)}.", a.id) for a in reposts
    ]
    notes += [
        Note("inferred", f"The date of {a.id} is inferred: {a.published.why}", a.id)
        for a in articles
        if a.published.basis == "inferred" and a.published.day
    ]
    notes += [
        Note("inferred", _of_window(a.id, *a.published.window, a.published.why), a.id)
        for a in undated
        if a.published.window
    ]
    return tuple(notes)


def _of_window(ident: str, first: date, last: date, why: str) -> str:
    return f"{ident} was written between {first} and {last}, it is inferred: {why}"


def _without_end(article: Article) -> str:
    return article.published.why.removesuffix(LATER_COPY).rstrip(": ")


# ---------------------------------------------------------------- texts that end too early


def _notes_of_ends(ledger: Ledger) -> tuple[Note, ...]:
    """The articles whose text ends in the middle of a sentence: what they said further on is not known."""
    last = {sentence.article: sentence for sentence in ledger.sentences if sentence.role == "body"}
    cut = [
        a.id
        for a in ledger.articles
        if a.id in last and (_breaks_off(a, last[a.id].span) or _ends_in_a_scrap(a) or _ends_before_more(a))
    ]
    if not cut:
        return ()
    break_off = "The text of {} breaks off" if len(cut) == 1 else "The texts of {} break off"
    return (Note("cut_off", f"{break_off.format(_listed(cut))} in the middle of a sentence."),)


def _breaks_off(article: Article, last: Span) -> bool:
    """Whether nothing follows a last sentence without a stop, in an article whose other paragraphs have theirs."""
    text = article.text
    others = [
        block.span.of(text).rstrip() for block in article.blocks if block.role == "body" and block.span.end < last.start
    ]
    stopped = sum(said[-1] in ENDS for said in others if said)
    said = _CREDIT_BEHIND.sub("", text[: last.end].rstrip())
    if stopped * 2 <= len(others) or _is_row_of_list(article, last):
        return False
    if text[last.end :].strip():  # a line of the page stands below: "… worked around the", "Read more on orme.example"
        below = any(block.role == "body" and block.span.start >= last.end for block in article.blocks)
        open_end = _ends_in_little_word(said) or _CUT_NUMBER.search(said) is not None
        return (
            not below
            and said[-1] not in ENDS
            and (open_end or (stopped == len(others) and _goes_on_a_paragraph(article, last)))
        )
    opened = last.of(text).count("(") > last.of(text).count(")")
    return said[-1] not in ENDS or opened or said[-1] in ",;:"


_CUT_NUMBER = re.compile(r"\d,\d{0,2}$")


def _goes_on_a_paragraph(article: Article, last: Span) -> bool:
    """Whether a last sentence without a stop follows another one in its paragraph, which is of no list: no line of the page does."""
    block = next((b for b in article.blocks if b.role == "body" and b.span.covers(last)), None)
    return block is not None and block.reason in _PARAGRAPHS and block.span.start < last.start


_PARAGRAPHS = ("sentences", "long line without a stop")


def _ends_in_little_word(said: str) -> bool:
    """Whether words end where no sentence and no title does: in "the", "of", "and"."""
    return fold(said.split()[-1]) in STOPWORDS


def _is_row_of_list(article: Article, last: Span) -> bool:
    """Whether a last sentence is the entry of a list whose other entries have no stop either."""
    lines = [line.strip() for line in article.text[: last.end].splitlines() if line.strip()]
    rows = [line for line in lines if _ENTRY.match(line)]
    return bool(rows) and rows[-1] == lines[-1] and len(rows) > 1 and rows[-2][-1] not in ENDS


_ENTRY = re.compile(r"[-*+•·▪◦‣●○■–]\s")


_CREDIT_BEHIND = re.compile(
    r"(?<=[.!?”\"])(?:\s?[–—-]\s?[A-Z][\w.]*"
    r"|\s+(?:Source|Photo|Picture|Image|Credit)s?\s?:\s.{2,60}"
    r"|\s+(?:[A-Z&][A-Z.&'’-]*,?\s+){2,}[A-Z&][A-Z.&'’-]*,?)$"
)
"""What stands behind a last full stop names who wrote it, cut off or not: "for a month.–Reut"; or whose quotation is set apart there:
"not true. ADA LUND, CEO, ORME"."""


def _ends_in_a_scrap(article: Article) -> bool:
    """Whether the last line under the article is the beginning of a sentence: cut inside a word ("Juries in T", "Free Speech
    Syste" where the text has "Systems"), or with the articles and auxiliaries that titles do without."""
    body = max((at for at, block in enumerate(article.blocks) if block.role == "body"), default=-1)
    block = article.blocks[min(body + 1, len(article.blocks) - 1)]
    words = re.findall(r"[^\W\d_]+", block.span.of(article.text))
    end = article.text[: block.span.end].rstrip()[-1:]
    if "://" in block.span.of(article.text):
        return False  # "Source: https://…"
    if block.role != "furniture" or len(article.blocks) - body > MOST_UNDER or not words or not words[0][:1].isupper():
        return False
    if any(other.role == "dateline" for other in article.blocks[body + 2 :]):
        return False  # a title with its date, or the first post of a live page
    if end.isalpha() and len(words) > LEAST_WORDS and _OF_A_SENTENCE.search(block.span.of(article.text)):
        return True
    if len(words) > LONGEST_SCRAP:
        return False
    longer = re.search(rf"\b{words[-1]}[^\W\d_]", article.text[: block.span.start])
    whole = re.search(rf"\b{words[-1]}\b", article.text[: block.span.start])
    opened = words[0] in _ARTICLES and len(words) > 1 and words[-1].islower()  # "The nex"
    return end.isalpha() and (opened or len(words[-1]) <= SHORTEST_WORD or bool(longer and not whole))


def _ends_before_more(article: Article) -> bool:
    """Whether a text ends where more has to follow: behind a colon, with the mark of an empty entry, or with the beginning of a line that
    stands above."""
    text = article.text.rstrip()
    before, _, last = text.rpartition("\n")
    if last.strip() in _MARKS or _begins_again(last, before):
        return True
    body = [block for block in article.blocks if block.role == "body"]
    return text.endswith(":") and bool(body) and body[-1].span.end >= len(text)


_MARKS = frozenset("•*▪◦‣●○■")


def _begins_again(last: str, before: str) -> bool:
    """Whether a last line is the beginning of one above: a caption that stands twice, cut inside it, or "Damages:" without its sum."""
    line = " ".join(last.split())
    goes_on = (" ".join(other.split()) for other in before.splitlines())
    return (len(line.split()) > LEAST_WORDS or line.endswith(":")) and any(
        other.startswith(line) and other != line for other in goes_on
    )


_ARTICLES = frozenset({"The", "A", "An"})
LEAST_WORDS = 4
_OF_A_SENTENCE = re.compile(rf"\b(?:{alternatives(SENTENCE_WORDS)})\b")
MOST_UNDER = 3
"""Lines under a text, the scrap among them, in which it is the beginning of a sentence and no link of many."""
LONGEST_SCRAP, SHORTEST_WORD = 6, 2
"""Words of a line that a scraper left of a sentence; letters of a word that is no end of one."""


ENDS = ".!?…:;”\"’')]»"


# ---------------------------------------------------------------- origins


def _notes_of_origins(articles: Sequence[Article], copies: Mapping[str, str]) -> tuple[Note, ...]:
    """Copies, then articles that rest on one agency, then those that retell what another paper reported."""
    notes = [Note("copy", f"{copy} is a copy of {of}: the two count as one source.", copy)
             for copy, of in copies.items()]  # fmt: skip
    notes += [
        Note(
            "one_origin",
            f"{_listed([f'{id} (in part)' if partly else id for id, partly in own.items()])} rest on one source, {name}.",
        )
        for name, own in _carriers([a for a in articles if a.id not in copies]).items()
    ]
    second = [f"{a.id} (it rests on {a.origin})" for a in articles if "second-hand" in a.badges and a.origin]
    if second:
        notes.append(Note("second_hand", f"Second-hand: {_listed(second)}."))
    return tuple(notes)


def _carriers(articles: Sequence[Article]) -> dict[str, dict[str, bool]]:
    """By the name of each agency or paper on which others rest: the ids of the articles that do, and of its own, each with
    whether it does so only in part; at least two, and one wholly."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    names: dict[str, str] = {}
    for article in articles:
        for name, partly in origins_named(article.origin or ""):
            names.setdefault(fold(name), name)
            found[fold(name)][article.id] = partly
    for article in articles:
        if article.outlet and fold(article.outlet) in found:
            found[fold(article.outlet)][article.id] = False
    told = {key: own for key, own in found.items() if len(own) > 1 and not all(own.values())}
    return {names[key]: dict(sorted(own.items())) for key, own in told.items()}


def origins_named(origin: str) -> tuple[tuple[str, bool], ...]:
    """The agencies and papers of an origin as it is told, each with whether the article rests on it only in part.

    >>> origins_named("Izvestia, citing Le Monde"), origins_named("Reuters, partly")
    ((('Izvestia', False), ('Le Monde', True)), (('Reuters', True),))
    """
    parts = [part.strip() for part in re.split(r"[,;/]|\band\b", origin) if part.strip()]
    whole = any(fold(part) in _IN_PART for part in parts)
    named = [part for part in parts if fold(part) not in _IN_PART]
    return tuple((_CITED.sub("", part), whole or _CITED.match(part) is not None) for part in named)


_IN_PART = ("partly", "in part", "agencies")
_CITED = re.compile(r"^(?:citing|via|quoting|with)\s+", re.IGNORECASE)


LEAST_OF_ONE_VOICE = 3
"""Articles that have a value from one and the same voice before it is worth telling that they confirm nothing."""
MOST_VOICES, MOST_VALUES = 2, 3


def _notes_of_voices(groups: Sequence[Group], copies: Mapping[str, str]) -> tuple[Note, ...]:
    """Values that several articles tell and that all go back to one voice, by voice, what most articles tell first."""
    told: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for group in groups:
        claims = [c for c in group.claims if c.id in group.decision.headline or _has_value_of_headline(c, group)]
        articles = tuple(dict.fromkeys(claim.article for claim in claims if claim.article not in copies))
        voices = {claim.asserter for claim in claims}
        if len(articles) >= LEAST_OF_ONE_VOICE and len(voices) == 1 and all(c.attributed_to for c in claims):
            said = f"{one_line(claims[0].surface)} ({label_words(group)})"
            told[voices.pop()].append((said, articles))
    ranked = sorted(told.items(), key=lambda item: -max(len(articles) for _, articles in item[1]))
    return tuple(_note_of_voice(voice, values) for voice, values in ranked[:MOST_VOICES])


def _has_value_of_headline(claim: FigureClaim, group: Group) -> bool:
    leading = {other.hard for other in group.claims if other.id in group.decision.headline}
    return claim.hard is not None and claim.hard in leading


def _note_of_voice(voice: str, values: Sequence[tuple[str, tuple[str, ...]]]) -> Note:
    first = sorted(values, key=lambda value: -len(value[1]))[:MOST_VALUES]
    articles = sorted({article for _, own in first for article in own})
    said = _listed([words for words, _ in first])
    return Note(
        "one_voice",
        f"{_listed(articles)} have {said} from one voice, {clean_line(voice)}: that they agree confirms nothing.",
    )


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


# ---------------------------------------------------------------- findings, failures


def _noticed(ledger: Ledger) -> tuple[Note, ...]:
    notes = []
    for finding in ledger.relations.findings:
        if finding.kind in TOLD_AS_NOTES:
            refs = " ".join(finding.sentences)
            source = finding.sentences[0].partition(":")[0] if finding.sentences else None
            found = FOUND_BY_MODEL if finding.found_by == "model" else FOUND_BY_CODE
            notes.append(Note(finding.kind, f"{finding.reason} [{refs}]{found}", source))
    return tuple(notes)


def _failure_kind(failure: Failure) -> str:
    """An article that failed is missing; a stage that failed has left the rest standing, mending nearly all of it."""
    return "mend_failure" if failure.stage == "mend" else "failure" if failure.article else "stage_failure"


def _failure_words(failure: Failure) -> str:
    """What is missing for it, in a reader's words; the reasons stand in the record of the run. Figures are read by code,
    so those of a part that no model read stand all the same."""
    if failure.stage == "extract" and failure.article:
        part = f"part {failure.chunk} of {failure.article}" if failure.chunk else failure.article
        return f"No answer came on {part}: its quotes, events and positions are missing here."
    return STAGE_FAILED.get(failure.stage) or f"A file could not be read and is missing here: {failure.reason}"


STAGE_FAILED = {
    "relate": "The model did not relate the figures: what they are to each other is what code alone sees.",
    "compose": "The model wrote no draft: the prose is made of the articles’ own sentences.",
    "mend": "Sentences of the draft that did not hold were left away, for the model did not mend them.",
}
"""What it means for a reader that a stage gave no answer."""
