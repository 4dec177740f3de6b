"""A whole briefing for tests of renderers, `verify` and the command line: two invented articles on one earthquake.

It is put together from records by the product's own `assemble_briefing`, so that it changes with the format; only what
a model would have related or written (which claims are one measure, sentences) is by hand.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import build
from briefgen.briefing.assemble import Parts, assemble_briefing
from briefgen.briefing.coverage import audit_numbers
from briefgen.briefing.gaps import list_notes
from briefgen.briefing.public import Briefing
from briefgen.records import (
    Article,
    ComposedRow,
    ComposedStatement,
    ComposedTable,
    Composition,
    DatedSpan,
    Decision,
    Disagreement,
    EventClaim,
    Failure,
    FigureClaim,
    Group,
    Label,
    Ledger,
    Note,
    Passage,
    PositionClaim,
    Published,
    Quantity,
    QuoteClaim,
    Reconciliation,
    RejectedClaim,
    Relation,
    RunFacts,
    Sentence,
    Side,
    Span,
    Voice,
)
from briefgen.stages.chunk import split_sentences
from briefgen.stages.reconcile import judge_measure, mark_parts
from briefgen.text.figures import figure_intervals, read_quantity, scan_numbers

HARBOUR_POST = """Quake toll rises in Marda
At least 120 people were killed in Marda on Sunday, the interior ministry said.
The quake had a magnitude of 6.4, the Survey said.
Nearly 4,000 people were injured, and 33 of the dead were children.
The Relief League said more than 900 homes were lost.
“We will rebuild every street,” said Ana Keller, the mayor of Marda.
Comment: it was 5,000 dead, everybody knows!"""

DAILY_LEDGER = """Marda counts its dead
The toll has risen to 310, the interior ministry said on Tuesday.
The quake had a magnitude of 6.9, the Institute said.
More than 4,000 people were injured.
The governor said there was “no credible report” of lost homes.
Rescue teams with 20 dogs searched 20 villages."""

_INFERRED = "“Tuesday, March 4” fits 2031 and 2036; 001 on the same story is of 2 March 2031"


def articles() -> tuple[Article, ...]:
    """001 states its date; the date of 002 is inferred from it."""
    first = build.article(
        HARBOUR_POST, id="001", path="001-harbour-post.txt", title="Quake toll rises in Marda", published="2031-03-02",
        outlet="Harbour Post", roles=("headline", *["body"] * 5, "comment"),
    )  # fmt: skip
    second = build.article(
        DAILY_LEDGER, id="002", path="002-daily-ledger.txt", title="Marda counts its dead", outlet="Daily Ledger",
        origin="NordPress", roles=("headline", *["body"] * 5),
    )  # fmt: skip
    published = Published(date(2031, 3, 4), "inferred", _INFERRED, (date(2031, 3, 4), date(2036, 3, 4)))
    return replace(first, url="https://example.org/quake?a=1"), replace(
        second, published=published, badges=("second-hand",)
    )


class Story:
    """The articles with their sentences, and the records that point into them by their words."""

    def __init__(self, of: tuple[Article, ...] | None = None) -> None:
        self.articles = of or articles()
        self.sentences = tuple(sentence for article in self.articles for sentence in split_sentences(article))

    def article(self, ident: str) -> Article:
        return next(article for article in self.articles if article.id == ident)

    def span(self, ident: str, words: str) -> Span:
        """Where `words` stand for the first time."""
        start = self.article(ident).text.index(words)
        return Span(start, start + len(words))

    def sentence(self, ident: str, span: Span) -> Sentence:
        return next(s for s in self.sentences if s.article == ident and s.span.covers(span))

    def figure(
        self,
        ident: str,
        words: str,
        label: Label,
        *,
        asserter: str | None = None,
        day: str | None = None,
        name: str = "",
    ) -> FigureClaim:
        """The figure at `words`, read there by the product's own reader."""
        article, span = self.article(ident), self.span(ident, words)
        quantity = read_quantity(article.text, span)
        assert isinstance(quantity, Quantity), words
        hard, likely = figure_intervals(quantity)
        origin = article.origin or article.outlet or ident
        return FigureClaim(
            id=name or f"{ident}.{words}", article=ident, sentence=self.sentence(ident, span).number,
            span=quantity.phrase, surface=quantity.phrase.of(article.text), quantity=quantity, hard=hard, likely=likely,
            label=label, asserter=asserter or origin, attributed_to=asserter, origin=origin, as_of=self.day(ident, day),
            published=article.published.day,
        )  # fmt: skip

    def day(self, ident: str, day: str | None) -> DatedSpan | None:
        """`day` as stated, or the article's own with its basis."""
        if day:
            return DatedSpan(date.fromisoformat(day), date.fromisoformat(day), "stated")
        published = self.article(ident).published
        if published.day is None:
            return None
        basis = published.basis if published.basis == "inferred" else "publication"
        return DatedSpan(published.day, published.day, basis, published.why)

    def denial(self, ident: str, words: str, label: Label, who: str) -> FigureClaim:
        span = self.span(ident, words)
        made = build.figure_denied(words, article=ident, start=span.start, asserter=who, id=f"{ident}.deny")
        return replace(
            made, label=label, sentence=self.sentence(ident, span).number, as_of=self.day(ident, None),
            origin=self.article(ident).origin or "", published=self.article(ident).published.day,
        )  # fmt: skip

    def statement(
        self, text: str, *cites: tuple[str, str], claims: tuple[str, ...] = (), theme: str | None = None
    ) -> ComposedStatement:
        """A checked statement; each citation is the sentence that holds the given words."""
        passages = tuple(Passage(ident, self.sentence(ident, self.span(ident, words)).span) for ident, words in cites)
        return ComposedStatement(text, "terms_checked", passages, claims, theme)


def _groups(story: Story) -> tuple[Group, ...]:
    killed = Label("killed", "cumulative", "people", place="Marda")
    homes = Label("lost", "event", "homes")
    first = story.figure("001", "At least 120", killed, asserter="interior ministry", day="2031-03-01", name="a1")
    second = story.figure("002", "310", killed, asserter="interior ministry", name="b1")
    low = story.figure("001", "6.4", Label("magnitude", "constant", "quake"), asserter="the Survey", name="a2")
    high = story.figure("002", "6.9", Label("magnitude", "constant", "quake"), asserter="the Institute", name="b2")
    lost = story.figure("001", "more than 900", homes, asserter="the Relief League", name="a5")
    denied = story.denial("002", "no credible report", homes, "the governor")
    hurt = [story.figure(i, w, Label("injured", "cumulative", "people"), name=n) for i, w, n in
            (("001", "Nearly 4,000", "a3"), ("002", "More than 4,000", "b3"))]  # fmt: skip
    children = story.figure("001", "33", Label("killed", "event", "children", unverified=("place",)), name="a4")
    dogs = story.figure("002", "20", Label("deployed", "event", "dogs"), name="b4")
    villages = replace(story.figure("002", "20 villages", Label("searched", "event", "villages")), id="b5")
    return (
        Group("F1", killed, "person", (first, second),
              Decision("progression", "R5", "310 on 4 March lies above at least 120 on 1 March.", ("b1",), ("a1",),
                       flags=("same_day_spread",))),
        Group("F2", low.label, None, (low, high),
              Decision("conflicting", "R10", "6.4 and 6.9 cannot both be its magnitude.", ("a2", "b2"))),
        Group("F3", homes, "home", (lost, denied),
              Decision("disputed", "R2", "The governor denies what the Relief League says.", ("a5",))),
        Group("F4", hurt[0].label, "person", tuple(hurt),
              Decision("compatible", "R9", "Nearly 4,000 and more than 4,000 meet at 4,000.", ("a3", "b3"))),
        Group("F5", children.label, "person", (children,), Decision("single_source", "R0", "One claim.", ("a4",)),
              (Relation("F1", "part_of", "part_of", "33 of the dead were children"),)),
        Group("F6", dogs.label, "dog", (dogs,), Decision("single_source", "R3", "One claim.", ("b4",)),
              (Relation("F7", "differs", "differs", "dogs are not villages", "model"),)),
        Group("F7", villages.label, "village", (villages,), Decision("single_source", "R3", "One claim.", ("b5",))),
    )  # fmt: skip


_NAMES = {
    "F1": "people killed, Marda", "F2": "magnitude", "F3": "homes lost", "F4": "people injured", "F5": "children killed",
    "F6": "dogs deployed", "F7": "villages searched",
}  # fmt: skip


def _decided(group: Group) -> Group:
    """The group with its rows, comparisons and status as the rules give them; reasons and statuses are not by hand."""
    judged = judge_measure(group.claims, began=date(2031, 2, 28))
    return replace(
        group, decision=judged.decision, rows=mark_parts(judged.rows, group.relations),
        comparisons=judged.comparisons, leading=judged.leading, name=_NAMES[group.id],
        began=DatedSpan(date(2031, 2, 28), date(2031, 2, 28), "stated"),
    )  # fmt: skip


def _voices(groups: tuple[Group, ...]) -> tuple[Voice, ...]:
    names = dict.fromkeys(claim.asserter for group in groups for claim in group.claims)
    return tuple(Voice(f"V{number}", name) for number, name in enumerate(names, start=1))


def _composition(story: Story) -> Composition:
    killed, magnitude, lost = ("001", "At least 120"), ("001", "6.4"), ("001", "more than 900")
    return Composition(
        title=story.statement("The earthquake in Marda", ("001", "Quake toll")),
        bottom_line=(
            story.statement(
                "The toll in Marda has risen to 310, the interior ministry said.", ("002", "310"), claims=("b1",)
            ),
        ),
        key_points=(
            story.statement("At least 120 people were killed on Sunday.", killed, claims=("a1",)),
            replace(
                story.statement("The quake had a magnitude of 6.4, the Survey said.", magnitude, claims=("a2",)),
                support="verbatim",
            ),
            story.statement("More than 900 homes were lost, said the Relief League.", lost, claims=("a5",)),
        ),
        timeline=(
            replace(story.statement("The quake kills people in Marda", killed), day=story.day("001", "2031-03-01")),
            replace(
                story.statement("Rescue teams search 20 villages", ("002", "Rescue teams")),
                day=DatedSpan(date(2031, 3, 4), date(2031, 3, 4), "inferred", _INFERRED),
            ),
        ),
        positions=(story.statement("She wants every street to be rebuilt.", ("001", "We will"), theme="Ana Keller"),),
        quotes=("q1",),
        refused=(
            RejectedClaim(
                "c1", None, "compose", "About 400 people died.", "loose_number", "no cited passage holds 400"
            ),
        ),
    )


def _written(story: Story) -> Composition:
    """Two sections of a writer: one with a table, one whose first line has a reading and whose second has lost its head."""
    early, late, low, high = ("001", "At least 120"), ("002", "310"), ("001", "6.4"), ("002", "6.9")
    told = story.statement
    reading = told("The Institute has 6.9, and neither has been taken back.", high, claims=("b2",))
    risen = told("The toll in Marda has risen to 310, the interior ministry said.", late, claims=("b1",))
    counts = (
        told("At least 120", early, claims=("a1",)),
        told("Nearly 4,000", ("001", "Nearly 4,000"), claims=("a3",)),
        told("310", late, claims=("b1",)),
        told("More than 4,000", ("002", "More than 4,000"), claims=("b3",)),
    )
    table = ComposedTable(
        "Dead and injured", ("Dead", "Injured"),
        (ComposedRow(story.day("001", None), "Harbour Post", counts[:2]),
         ComposedRow(story.day("002", None), "interior ministry", counts[2:])),
        theme="The toll",
    )  # fmt: skip
    return replace(
        _composition(story),
        bottom_line=(replace(risen, reading=replace(told("It replaces the at least 120 of Sunday.", early, claims=("a1",)), support="judged")),),
        key_points=(
            replace(
                told("The interior ministry spoke of at least 120 people killed, then of 310.", early, late, claims=("a1", "b1"), theme="The toll"),
                lead="Deaths",
            ),
            told("Among the dead were 33 children.", ("001", "33 of the dead"), claims=("a4",), theme="The toll"),
            replace(
                told("The quake had a magnitude of 6.4, the Survey said.", low, claims=("a2",), theme="The quake"),
                lead="Magnitude", reading=replace(reading, support="judged"),
            ),
            told("More than 900 homes were lost, said the Relief League.", ("001", "more than 900"), claims=("a5",)),
        ),
        timeline=(), positions=(), quotes=(), tables=(table,),
    )  # fmt: skip


def _ledger(story: Story) -> Ledger:
    street = story.span("001", "We will rebuild every street")
    number = story.sentence("001", street).number
    deny = story.sentence("002", story.span("002", "The governor said")).span
    mayor, role = "Ana Keller", "the mayor of Marda"
    groups = tuple(map(_decided, _groups(story)))
    return Ledger(
        articles=story.articles,
        sentences=story.sentences,
        figures=tuple(claim for group in groups for claim in group.claims),
        reconciliation=Reconciliation(
            groups=groups,
            possible=(("a4", ("F1",)),),
            disagreements=(
                Disagreement("what becomes of the homes", "disputed", "R2", (
                    Side("the governor", "002", 5, deny, "“no credible report” of lost homes", None),
                    Side(mayor, "001", number, street, "We will rebuild every street", None),
                )),
            ),
            notes=(Note("scope", "Both articles tell of one quake."),),
            voices=_voices(groups),
        ),
        quotes=(QuoteClaim("q1", "001", number, street, "We will rebuild every street", mayor, role),),
        events=(EventClaim("e1", "001", 2, "People were killed in Marda", story.day("001", "2031-03-01"), False),),
        positions=(PositionClaim("p1", "001", number, mayor, role, "Every street will be rebuilt", False),),
    )  # fmt: skip


def make_briefing(story: Story | None = None, *, keep_text: bool = True, written: bool = False) -> Briefing:
    """The briefing of both articles: one figure that changed, one in conflict, one disputed, four others; with points as
    code has them, or in sections as a model writes them."""
    told = story or Story()
    ledger, composition = _ledger(told), (_written if written else _composition)(told)
    scans = {article.id: scan_numbers(article.text) for article in told.articles}
    places = {sentence.ref: sentence.span for sentence in told.sentences}
    failures = (Failure("read", "too_large", "longer than 10 MiB", None),)
    return assemble_briefing(
        Parts(
            ledger=ledger,
            sentences=ledger.sentences,
            composition=composition,
            rejected=(
                RejectedClaim(
                    "x1",
                    "001",
                    "extract",
                    "“330” = 330 (killed)",
                    "span_not_verbatim",
                    "these words do not stand there",
                    2,
                ),
                *composition.refused,
            ),
            fates=audit_numbers(told.articles, scans, ledger.figures, (), (), places),
            notes=list_notes(ledger, failures, {}),
            gaps=("Who counted the injured is not said. [002:4]",),
            run=RunFacts("recorded" if written else "local", failures=failures),
            version="0.1.0",
            chunks={"001": 1, "002": 1},
            tokens={"001": 80, "002": 60},
            duplicates={},
            keep_text=keep_text,
        )
    )


def bare_briefing(story: Story, reconciled: Reconciliation) -> Briefing:
    """A briefing of figures alone, as reconciled."""
    scans = {article.id: scan_numbers(article.text) for article in story.articles}
    places = {sentence.ref: sentence.span for sentence in story.sentences}
    figures = tuple(claim for group in reconciled.groups for claim in group.claims)
    return assemble_briefing(
        Parts(
            ledger=Ledger(
                articles=story.articles, sentences=story.sentences, figures=figures, reconciliation=reconciled
            ),
            sentences=story.sentences,
            composition=Composition(ComposedStatement("Figures", "terms_checked", ()), (), ()),
            rejected=(),
            fates=audit_numbers(story.articles, scans, figures, (), (), places),
            notes=reconciled.notes,
            gaps=(),
            run=RunFacts("local"),
            version="0.1.0",
            chunks={},
            tokens={},
            duplicates={},
        )
    )
