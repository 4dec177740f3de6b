"""Pages as a model writes them: whatever of one the run prints `verify` finds to hold, and no digit of it may be another.

The pages are put together by chance, from sentences, sums, remarks, tables, heads and citations that are right and wrong.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import pytest

import build
from briefgen.briefing.checks.said_days import infers
from briefgen.briefing.draft.page import read_page
from briefgen.briefing.public import Briefing
from briefgen.briefing.verify import verify_briefing
from briefgen.engines.extractive import Extractive
from briefgen.pipeline import run_pipeline
from briefgen.records import Draft, DraftStatement, EngineName, Failure, Ledger, RefusedStatement, RunFacts

ARTICLES = (
    build.article(
        "Dam breaks above Marden\n"
        "The dam above Marden broke on 4 March 2031, and at least 118 people were killed, the district office said.\n"
        "Of 2,640 people in the valley, 1,663 were taken to schools, the fire brigade said.\n"
        "The fire brigade said that 57 houses were destroyed and 236 were damaged.\n"
        "“We had no warning, and 340 of us slept in the valley,” said Ida Brandt, the mayor of Marden.\n"
        "The repair will cost about 14.5 million crowns, the district office said.\n",
        id="001", outlet="Marden Courier", published="2031-03-04", roles=["headline", *["body"] * 5],
    ),
    build.article(
        "Marden counts its dead\n"
        "The district office said on Saturday that 173 people had been killed in Marden, up from at least 118.\n"
        "The water union says that 205 people were killed; the district office denies that.\n"
        "Some 81 people are still missing, the fire brigade said on 15 March 2031.\n"
        "A judge is to hear Ilmar Energy, which owns the dam, on 26 March 2031.\n",
        id="002", outlet="Tarn Post", published="2031-03-15", roles=["headline", *["body"] * 4],
    ),
    build.article(
        "What the dam held\n"
        "The dam held 38 million cubic metres of water, Ilmar Energy said.\n"
        "At first 192 people were missing, the fire brigade said, and 69 of them were found alive.\n"
        "Ilmar Energy puts its loss at 27.3 million crowns.\n",
        id="003", outlet="Orvel Radio", roles=["headline", *["body"] * 3],
    ),
)  # fmt: skip

TOLD = (
    ("The dam above Marden broke on 4 March, and {q}118 people were killed, the district office said.", "1:2"),
    ("{Q}118 people were killed in Marden.", "1:2"),
    ("The district office said that {173} people were killed.", "2:2"),
    ("By 15 March the district office counted 173 people killed, the water union 205.", "2:2,3"),
    ("The toll rose from at least 118 to 173.", "1:2 2:2"),
    ("The toll fell from 173 to at least 118.", "1:2 2:2"),
    ("Of 2,640 people in the valley, 1,663 ({63}%) were taken to schools.", "1:3"),
    ("57 houses were destroyed and 236 damaged (together {293}).", "1:4"),
    ("Together {293} houses were hit (57 destroyed and 236 damaged).", "1:4"),
    ("Ida Brandt said: “We had no warning, and {340} of us slept in the valley”.", "1:5"),
    ("The repair will cost {q}14.5 million crowns, the district office said.", "1:6"),
    ("The water union says that {205} people were killed, which the district office denies.", "2:3"),
    ("{Q}81 people are still missing, the fire brigade said on {d15} March.", "2:4"),
    ("A judge is to hear Ilmar Energy on {d26} March.", "2:5"),
    ("Ilmar Energy puts its loss at {q}27.3 million crowns.", "3:4"),
    ("The dam held {38} million cubic metres of water, Ilmar Energy said.", "3:2"),
    ("At first 192 people were missing, the fire brigade said on {d} March.", "3:3"),
    ("192 people were missing and 69 of them were found alive, the fire brigade said.", "3:3"),
    ("Marden Courier has {118} people killed.", "1:2"),
    ("The first houses in the valley were destroyed.", "1:4"),
)
REMARKS = (
    ("That is {55} more than the first count.", "1:2 2:2"),
    ("The 57 and the 236 make {293} houses.", "1:4"),
    ("So {977} people stayed in the valley, {37}% of all.", "1:3"),
    ("Use the 173; the 205 is the union's own, and 32 apart.", "2:2,3"),
    ("The 118 was the count of 4 March, and has been overtaken.", "1:2"),
    ("No article tells who let the water out.", ""),
    ("No article tells that the dam held 38 million cubic metres.", "3:2"),
    ("It must be from {d} March.", "3:3"),
    ("Both agree on the {118}.", "1:2 2:2"),
    ("The loss and the repair come to {41.8} million crowns.", "1:6 3:4"),
    ("Ten percent of the loss would be {2.73} million.", "3:4"),
    ("From 192 to 81 is a fall of {111}, or {58}%.", "2:4 3:3"),
    ("The mayor's “340 of us” is no count.", "1:5"),
    ("Two numbers of one thing.", "2:2,3"),
)  # fmt: skip
NUMBERS = (
    "118",
    "173",
    "205",
    "55",
    "75",
    "293",
    "340",
    "38",
    "977",
    "37",
    "63",
    "41.8",
    "2.73",
    "58",
    "57",
    "119",
    "17",
    "30",
    "1,663",
)
QUALIFIERS = ("", "at least ", "about ", "more than ", "nearly ", "only ")
DAYS = ("4", "15", "26", "9")
HEADS = ("The toll", "4 March", "Since 15 March", "118 or 173?", "Houses and costs", "What to make of it")
LEADS = ("Deaths", "4 March", "By 15 March", "118, then 173", "The union", "Ilmar Energy", "Missing", "Two counts")
CELLS = (
    ("at least 118", "1:2"),
    ("118", "1:2"),
    ("173", "2:2"),
    ("205 (water union)", "2:3"),
    ("some 81", "2:4"),
    ("192", "3:3"),
    ("57", "1:4"),
    ("59", "1:4"),
    ("–", ""),
)
FORMS = (
    ("| Day | Who | Killed | Missing |", 2), ("| Day | Killed | Houses destroyed |", 2), ("| Who | Killed | Missing |", 2), ("| Place | Killed | Damaged |", 2),
)  # fmt: skip


def filled(words: str, chance: random.Random) -> str:
    """The words with what is right in each of their places ("{55}"), more often than not, or something else."""

    def chosen(match: re.Match[str]) -> str:
        kind, right = match["kind"] or "", match["right"]
        others = {"": NUMBERS, "d": DAYS, "q": QUALIFIERS, "Q": QUALIFIERS}[kind]
        return right if right and chance.random() < RIGHT else chance.choice(others)

    told = re.sub(r"\{(?P<kind>[dqQ]?)(?P<right>[\d.,]*)\}", chosen, words)
    return told[:1].upper() + told[1:]


RIGHT = 0.75


def cited(refs: str, chance: random.Random) -> str:
    """The citation of some sentences, now and then with others, or others alone."""
    more = f"{chance.randint(1, 3)}:{chance.randint(1, 6)}"
    told = chance.choice((refs, refs, refs, refs, f"{refs} {more}".strip(), more))
    return f" [{told}]" if told else ""


def line(chance: random.Random) -> str:
    """A bullet: one to three sentences, with or without a lead and a remark."""
    lead = f"**{chance.choice(LEADS)}.** " if chance.random() < 0.5 else ""
    said = [
        filled(text, chance) + cited(refs, chance) for text, refs in chance.sample(TOLD, chance.choice((1, 1, 2, 3)))
    ]
    if chance.random() < 0.6:
        said.insert(chance.randint(0, len(said)), remark(chance))
    return f"- {lead}{' '.join(said)}"


def remark(chance: random.Random) -> str:
    text, refs = chance.choice(REMARKS)
    return f"*{filled(text, chance)}*{cited(refs if chance.random() < 0.7 else '', chance)}"


def table(chance: random.Random) -> str:
    head, columns = chance.choice(FORMS)
    before = head.count("|") - 1 - columns
    rows = []
    for _ in range(chance.randint(2, 4)):
        firsts = [
            f"{chance.choice(DAYS)} March"
            if "Day" in head
            else chance.choice(("Marden", "Tarn", "the valley"))
            if "Place" in head
            else "district office"
        ]
        firsts += [chance.choice(("district office", "water union", "fire brigade"))] * (before - 1)
        cells = [text + (f" [{refs}]" if refs else "") for text, refs in (chance.choice(CELLS) for _ in range(columns))]
        rows.append(f"| {' | '.join([*firsts, *cells])} |")
    return "\n".join(
        [
            f"### {chance.choice(('Side by side', '118 dead', 'People'))}",
            "",
            head,
            "|---" * (head.count("|") - 1) + "|",
            *rows,
        ]
    )


def page(chance: random.Random) -> str:
    """A page of two to four sections."""
    opening = " ".join(filled(text, chance) + cited(refs, chance) for text, refs in chance.sample(TOLD, 3))
    parts = [
        f"# {filled(chance.choice(TOLD)[0], chance)} [{chance.choice(('1:2', '2:2', '1:2 2:2'))}]",
        f"{opening} {remark(chance)}",
    ]
    for head in chance.sample(HEADS, chance.randint(2, 4)):
        parts += [f"## {head}", *(line(chance) for _ in range(chance.randint(1, 4)))]
        parts += [table(chance)] if chance.random() < 0.5 else []
    gaps = (
        "- No article tells who let the water out.",
        "- A judge is to hear Ilmar Energy on 26 March. [2:5]",
        "- No article tells that 173 people were killed.",
    )
    return "\n\n".join([*parts, "## Open", *chance.sample(gaps, 2)])


class Writer(Extractive):
    """A model that writes pages by chance; of what is refused it tells something else, or nothing."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    @property
    def name(self) -> EngineName:
        return "recorded"

    async def compose(self, ledger: Ledger) -> Draft | Failure:
        return read_page(page(self._chance), ledger)

    async def mend(
        self, ledger: Ledger, refused: Sequence[RefusedStatement]
    ) -> tuple[DraftStatement | None, ...] | Failure:
        return tuple(self._mended(item) for item in refused)

    def _mended(self, item: RefusedStatement) -> DraftStatement | None:
        if self._chance.random() < 0.3:
            return None
        text, refs = self._chance.choice(REMARKS if item.part in ("bottom_readings", "point_readings") else TOLD)
        cites = tuple(
            f"00{article}:{number}"
            for article, numbers in re.findall(r"(\d):([\d,]+)", refs)
            for number in numbers.split(",")
        )
        return DraftStatement(
            filled(text, self._chance), cites or item.statement.cites, item.statement.theme, item.statement.day, lead=item.statement.lead,
            judged=item.statement.judged, joined=item.statement.joined, weighed=item.statement.weighed,
        )  # fmt: skip

    def facts(self) -> RunFacts:
        return RunFacts(engine="recorded")


@cache
def written(seed: int) -> Briefing:
    """What the run makes of a page."""
    return asyncio.run(run_pipeline(ARTICLES, Writer(random.Random(seed))))


def digits_of(part: Any, pointer: str = "") -> Iterator[tuple[str, dict[str, Any], int]]:
    """Each digit in the text of a statement of a briefing's JSON: the statement's pointer, the statement, and the digit's place."""
    if isinstance(part, dict) and "support" in part:
        yield from ((pointer, part, match.start()) for match in re.finditer(r"\d", part["text"]))
    inside = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for name, value in inside:
        yield from digits_of(value, f"{pointer}/{name}")


@pytest.mark.parametrize("seed", range(12))
def test_a_page_that_nobody_touched_holds(seed: int) -> None:
    """As made, and as read again from its JSON; by chance it has what the run has to work out, put right and leave out."""
    made = written(seed)
    assert [(problem.place, problem.what) for problem in verify_briefing(made)] == []
    assert verify_briefing(Briefing.from_json(made.to_json())) == ()


@pytest.mark.parametrize("seed", range(4))
def test_no_digit_of_a_page_may_be_another(seed: int) -> None:
    """Neither one of a count nor of a sum, a share, a day or a quotation, in a sentence, a remark or a cell."""
    data = json.loads(written(seed).to_json())
    data["seals"] = []
    chance = random.Random(seed)
    places = [
        place for place in digits_of(data) if not infers(place[1]["text"])
    ]  # the day of "it must be from" is the writer's
    for pointer, statement, at in chance.sample(places, 15):
        whole = statement["text"]
        statement["text"] = (
            whole[:at] + chance.choice([digit for digit in "123456789" if digit != whole[at]]) + whole[at + 1 :]
        )
        problems = verify_briefing(Briefing.from_json(json.dumps(data)))
        assert any(problem.place.startswith(pointer) for problem in problems), (pointer, whole, statement["text"])
        statement["text"] = whole
