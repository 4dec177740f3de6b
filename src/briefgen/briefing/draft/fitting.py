"""A page keeps to its length: the last told sentences of its longest section go first. What the writer makes of a number stays.

Nothing is lost with it: all quotes, positions and events of the articles stand in the briefing, only not in the few lines
that a page shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.briefing.checks.said_days import days_told, head_fault, is_printed, is_quoted
from briefgen.briefing.draft.key_figures import settle_key_figures, with_sides
from briefgen.briefing.draft.tables import foreign_head, refs_of, settle_tables
from briefgen.briefing.paragraphs import may_lean, paragraphs_of, told_in
from briefgen.records import ComposedStatement, Composition, Ledger
from briefgen.stages.ledger import MOST_OF_PAGE, Material, material_of
from briefgen.text.lexicon import bare_of_vowels


def finish_page(composition: Composition, ledger: Ledger) -> Composition:
    """The composition with its tables as they are printed, and within the words of a page of the ledger's length, as far
    as leaving out its lesser lines can bring it there."""
    material = material_of(ledger)
    tables = settle_tables(composition.tables, material)
    fitted = replace(
        composition,
        key_figures=settle_key_figures(composition.key_figures, material),
        tables=tables,
    )
    fitted = replace(
        fitted,
        bottom_line=_settled(fitted.bottom_line, material),
        key_points=_settled(fitted.key_points, material),
    )
    while count_words(fitted) > MOST_OF_PAGE[ledger.length] and len(fitted.key_points) > LEAST_SENTENCES:
        fitted = replace(fitted, key_points=_settled(_without_one(fitted.key_points), material))
    return with_sides(fitted, tables, material)


def _settled(points: tuple[ComposedStatement, ...], material: Material) -> tuple[ComposedStatement, ...]:
    """The points, paragraph by paragraph, with the leads that may stand over them, and without what leans on a lead or on a
    reading that fell."""
    found = tuple(
        line
        for paragraph in paragraphs_of(points)
        for line in _under_lead(_without_leaning(paragraph, material), material)
    )
    return found if found == points else _settled(found, material)


def _without_leaning(paragraph: Sequence[ComposedStatement], material: Material) -> Sequence[ComposedStatement]:
    return [
        line for line in paragraph if not line.leans or may_lean(line, paragraph, refs_of(line, material), material)
    ]


def _under_lead(paragraph: Sequence[ComposedStatement], material: Material) -> Iterator[ComposedStatement]:
    """A paragraph without its lead, where that tells a number that neither the paragraph nor the sentences which it cites do, a day
    that these do not mean, or another thing than they tell."""
    lead, told = paragraph[0].lead if paragraph else "", told_in(paragraph)
    refs = tuple(dict.fromkeys(ref for statement in told for ref in refs_of(statement, material)))
    words = [*(statement.text for statement in told), *map(material.words, refs)]
    own = not head_fault(lead, "\n".join(words), days_told(refs, material))
    own = own and any(_is_of(lead, line, material) for line in paragraph)
    own = own or is_printed(lead, (f"{article.title}\n{article.text}" for article in material.articles.values()))
    if lead and not own and (is_quoted(lead) or all(line.support == "judged" for line in paragraph)):
        return  # what it judges fell, or the words that it is about, and so did the label that said what it was
    while lead and not own and paragraph and (_SAYS_SO.search(paragraph[0].text) or _IS_WHOSE.match(paragraph[0].text)):
        paragraph = paragraph[1:]
    for number, line in enumerate(paragraph):
        yield replace(line, lead=lead if own else "", joined=number > 0)


_SAYS_SO = re.compile(r"\b(?:says?|said|has it|puts? it|(?:ranks?|calls?|does|did)(?: \w+){0,3}) so\b(?! [a-z]+ly\b)")
"""What names nothing itself: "Yahoo Finance says so", under a lead that tells what."""


_IS_WHOSE = re.compile(r"(?:He|She|They|His|Hers?|Theirs?|Its?)\b")
"""What opens a line whose lead alone tells who that is: "His ministry counts …"; under the line before it would be somebody else."""


def _is_of(lead: str, line: ComposedStatement, material: Material) -> bool:
    """Whether a line may be of what its lead names; a name may also stand elsewhere in an article that it cites."""
    foreign = foreign_head(lead, line, material)
    texts = (material.articles[passage.article].text for passage in line.citations)
    return foreign is None or (
        foreign[:1].isupper() and any(foreign in text or _spells(foreign, text) for text in texts)
    )


def _spells(name: str, text: str) -> bool:
    """Whether a text spells a long name with other vowels or doubled letters: "Abduljaleel" and "Abdeljalil"."""
    bare = bare_of_vowels(name)
    return len(bare) >= LEAST_BARE and any(bare_of_vowels(word) == bare for word in _NAME.findall(text))


LEAST_BARE = 5
"""Fewer letters than these are left of many names."""
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]{4,}")


def _without_one(points: tuple[ComposedStatement, ...]) -> tuple[ComposedStatement, ...]:
    """The points without the last told one of the section that has most of these, of several such the last; where none is told,
    without the last."""
    told = [point for point in points if point.support != "judged"]
    counts = Counter(point.theme for point in told)
    longest = next((point.theme for point in reversed(told) if counts[point.theme] == max(counts.values())), None)
    last = max(
        (n for n, point in enumerate(points) if point in told and point.theme == longest), default=len(points) - 1
    )
    return points[:last] + points[last + 1 :]


def count_words(composition: Composition) -> int:
    """The words of a page before its tables: title, bottom line, points with their themes, and what is made of them."""
    statements = told_in((composition.title, *composition.bottom_line, *composition.key_points))
    heads = dict.fromkeys(statement.theme for statement in statements if statement.theme)
    told = sum(len(statement.text.split()) + len(statement.lead.split()) for statement in statements)
    return told + sum(len(head.split()) for head in heads)


LEAST_SENTENCES = 12
"""Sentences of the key points that always stand."""
