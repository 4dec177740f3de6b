"""Gaps: each thing is told once."""

from __future__ import annotations

from dataclasses import replace

from briefgen.gaps import list_gaps, list_notes
from briefgen.records import ComposedStatement, Composition, Failure, Finding, Ledger, Passage, Relations
from stories_of import ledger_from

UNDATED = {"text": "Fire on the pier of Orm\n\nThe pier of Orm burned down. Nobody was hurt."}


def composed(ledger: Ledger, *texts: str) -> Composition:
    place = next(Passage(s.article, s.span) for s in ledger.sentences if s.role == "body")
    return Composition(ComposedStatement("T", "verbatim", ()), (), (), tuple(ComposedStatement(t, "terms_checked", (place,)) for t in texts))


def test_an_undated_article_is_listed_once() -> None:
    """What a draft says of its date stands in a line of its own already."""
    ledger = ledger_from(UNDATED)
    draft = composed(ledger, "The report on the pier carries no date.", "The article is undated.", "Who lit the fire is open.")
    assert list_gaps(ledger, draft, ()) == ("001 carries no date.", "Who lit the fire is open. [001:2]")


def test_a_dated_article_s_own_lack_of_a_date_stays() -> None:
    """Only what is told of undated articles is a repetition."""
    ledger = ledger_from({**UNDATED, "published": "2031-03-02"})
    assert list_gaps(ledger, composed(ledger, "The report gives no date for the fire."), ()) == ("The report gives no date for the fire. [001:2]",)


def test_a_line_is_told_once_and_chunks_share_theirs() -> None:
    """Equal but for case, and failures of one article for one reason."""
    ledger = ledger_from({**UNDATED, "published": "2031-03-02"})
    failures = [Failure("extract", "timeout", "no answer in time", "001", number) for number in (1, 2, 4)]
    gaps = list_gaps(ledger, composed(ledger, "Who lit it is open.", "who lit it is open"), failures)
    assert gaps == (
        "001, chunks 1, 2 and 4 failed: its quotes, events and positions are missing here: no answer in time",
        "Who lit it is open. [001:2]",
    )


def test_a_finding_that_two_sentences_show_is_one_note() -> None:
    """The same words with other sentences are no second note."""
    ledger = ledger_from({**UNDATED, "published": "2031-03-02"})
    twice = tuple(Finding("copy_of", (), (ref,), "The Orm Post prints a copy.", "code") for ref in ("001:2", "001:3"))
    notes = list_notes(replace(ledger, relations=Relations(findings=twice)))
    assert len(notes) == 1
