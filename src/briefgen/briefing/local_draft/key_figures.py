"""Which numbers to take, without a model: the measures that several articles tell, each with its leading value and what
else is told of it.

    People killed    82 (in Harbour Post, 21 June 2031)    earlier: at least 17 (the coast guard, 14 June 2031); estimate: ...

Nothing is written here but the figures as their sources print them, who counts, the day, and one word for why a value is
not the one to take. A measure that code cannot be sure of is left out: one that weak signs hold together, of which the
leading value is no number, or whose leading sentence counts another kind of thing or people than its name says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from briefgen.briefing.local_draft.measures import (
    headlines_with,
    is_cued,
    is_money,
    is_of_somebody,
    matter_of,
    rank_measures,
    subject_of,
)
from briefgen.briefing.local_draft.naming import name_measure
from briefgen.briefing.local_draft.salience import is_party_noun
from briefgen.briefing.local_draft.story import (
    ANYBODY,
    PASSING_DAYS,
    ROUNDED,
    Story,
    clause_of,
    counts_some,
    falls_back,
    is_hearsay,
    marked,
    number_of,
    same_value,
    terms_in,
)
from briefgen.records import DraftStatement, FigureClaim, Group, Row
from briefgen.records.marks import GONE, UNFIT
from briefgen.records.qualifiers import BARE, CLOSE
from briefgen.records.statuses import DIFFERING, MOVED
from briefgen.stages.ledger import date_words
from briefgen.stages.relate.reading.cues import cues_in
from briefgen.stages.relate.traits import classes
from briefgen.text.calendar import MONTHS
from briefgen.text.figures.printed import within
from briefgen.text.lexicon import fold, words_of
from briefgen.text.lines import one_line
from briefgen.text.voices.attribution import is_outlet
from briefgen.text.voices.parties import names_one_party

LEAST_ARTICLES = 2
LEAST_WEIGHT = 1.0
"""Weight of a measure (`matters.words`) that readers ask for whatever became of it; a lighter one has to differ or move."""
LEAST_LIGHT = 0.5
"""The weight of a lighter one that is no trifle."""
MANY_ARTICLES = 3
"""Articles that tell a lighter measure."""
MOST_EARLIER, MOST_OTHER = 2, 3
"""Values of one kind beside the one to take; the course of all stands in a table."""
MOST_ALSO_WORDS = 44
MOVING = "R4b"
"""The rule of a count that several voices give differently on one day on which it still grew: which holds is not decided,
and a reader has to see them all."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A measure with the claim to take and, by the word that says why, the other claims worth telling."""

    group: Group
    what: str
    """What is counted, as a head."""
    take: FigureClaim
    beside: tuple[tuple[str, tuple[FigureClaim, ...]], ...]


def draft_key_figures(
    found: Sequence[KeyFigure], story: Story
) -> tuple[tuple[DraftStatement, ...], tuple[DraftStatement, ...]]:
    """The numbers to take and, for each, what is told beside it."""
    takes = tuple(_statement(item.what, _told(item.take, story), (item.take,), story) for item in found)
    return takes, tuple(_also(item, story) for item in found)


def choose_key_figures(story: Story) -> list[KeyFigure]:
    """The measures that can be told this way, one a name, the weightiest first."""
    kept: list[KeyFigure] = []
    for score, group in rank_measures(story):
        take = leading_claim(group, story) if score > 0 and is_sure(group, story) else None
        what = name_measure(group, take, story) if take else ""
        of_nothing = is_money(group) and "," not in what and not headlines_with(group, story)
        again = next((n for n, other in enumerate(kept) if what == other.what), len(kept))
        unplaced = take is not None and not _names_its_place(take, group, story)
        if (
            take is None
            or of_nothing
            or unplaced
            or _is_of_a_list(group, take, story)
            or (again < len(kept) and not _overtakes(take, group, kept[again]))
        ):
            continue
        kept[again : again + 1] = [KeyFigure(group, what, take, tuple(_beside(group, take, story, what)))]
    return _wholes_first(kept)


def _names_its_place(take: FigureClaim, group: Group, story: Story) -> bool:
    """Whether the sentence of a count of people, or the one before, names the place that its measure is set apart by."""
    place = group.name.partition(",")[2].strip()
    told = len({claim.article for claim in group.claims})
    if group.unit != "person" or not place or 2 * told >= len(story.articles):
        return True  # most of the story is of that place
    near = (take.ref, f"{take.article}:{take.sentence - 1}")
    own = (s.span.of(story.articles[take.article].text) for s in story.ledger.sentences if s.ref in near)
    return fold(place) in fold(" ".join(" ".join(own).split()))


def _wholes_first(found: Sequence[KeyFigure]) -> list[KeyFigure]:
    """The key figures in their order, those of people in one place behind that of all."""
    ordered: list[KeyFigure] = []
    for item in found:
        if item not in ordered:
            whole = next((o for o in found if "," in item.group.name and o.group.name == subject_of(item.group)), None)
            ordered += [one for one in (whole, item) if one and one not in ordered]
    return ordered


def _is_of_a_list(group: Group, take: FigureClaim, story: Story) -> bool:
    """Whether a number stands in one sentence with those of two places or more, and its measure names none: it is that of one
    more place, and not of all."""
    beside = {
        other.id
        for other in story.ledger.reconciliation.groups
        if "," in other.name and subject_of(other) == subject_of(group) and any(c.ref == take.ref for c in other.claims)
    }
    return "," not in group.name and len(beside) >= PLACES_OF_LIST


PLACES_OF_LIST = 2
"""Places in one sentence that make it a list of places."""


def _overtakes(take: FigureClaim, group: Group, other: KeyFigure) -> bool:
    """Whether a total of people is higher than another one of its name and of a later day: the other is an earlier state."""
    total = group.label.kind == other.group.label.kind == "cumulative" and group.unit == other.group.unit == "person"
    day, before = _counted_on(take), _counted_on(other.take)
    return bool(total and day and before and day > before and (number_of(take) or 0) > (number_of(other.take) or 0))


# ---------------------------------------------------------------- which measures


def is_sure(group: Group, story: Story) -> bool:
    """Whether a measure is one that readers ask for, and one that code can vouch for."""
    several = len({claim.article for claim in group.claims})
    status = group.decision.status
    if (
        group.weak
        or (status == "undetermined" and not _differs(group))
        or several < LEAST_ARTICLES
        or _is_part(group, story)
    ):
        return False
    if all(claim.id in story.stale for claim in story.standing[group.id] if _is_plain(claim)):
        return False
    row = matter_of(group)
    if row is not None and float(row["weight"]) >= LEAST_WEIGHT:
        return True
    trifle = row is not None and float(row["weight"]) < LEAST_LIGHT
    counted = any(_is_credited(claim) for claim in story.standing[group.id])
    told = (status in MOVED and counted) or (_differs(group) and _sides_are_named(group))
    return told and not trifle and several >= MANY_ARTICLES and group.label.kind not in ("age", "duration", "ratio")


def _sides_are_named(group: Group) -> bool:
    """Whether two values that exclude one another have each a party that counts: what two outlets print may be two things."""
    named = [claim for claim in group.claims if _is_credited(claim)]
    return any(_are_apart(a, b) and _are_of_one_time(a, b, group) for a in named for b in named)


def _are_of_one_time(a: FigureClaim, b: FigureClaim, group: Group) -> bool:
    """Whether two counts of things that nobody asks for first are of one time: else two questions were answered."""
    one, other = _counted_on(a), _counted_on(b)
    counted = (
        matter_of(group) is None
        and all(c.quantity and c.quantity.cls == "count" for c in (a, b))
        and group.unit != "person"
    )
    return not counted or not (one and other) or abs((one - other).days) < PASSING_DAYS


def _differs(group: Group) -> bool:
    """Whether voices exclude one another, of one day's moving count too."""
    return group.decision.status in DIFFERING or group.decision.rule == MOVING


def _is_part(group: Group, story: Story) -> bool:
    """Whether what it tells now is a part of another measure: "104 survivors, 12 of them Pakistanis". The dead are none of
    those on board, whom nobody asks for first."""
    stands = {claim.id for claim in story.standing[group.id]}
    parts = [row for row in group.rows if row.mark == "part" and stands & set(row.claims)]
    wholes = {id for row in parts for id in row.of}
    return any(not row.of for row in parts) or any(
        other.id in wholes and _weight(other) >= _weight(group) and _reach(other) >= _reach(group)
        for other in story.ledger.reconciliation.groups
    )


def _reach(group: Group) -> int:
    """How many articles tell a measure: what more of them tell than the whole is what the story is of."""
    return len({claim.article for claim in group.claims})


def _weight(group: Group) -> float:
    """What `matters.words` gives for what a measure counts."""
    row = matter_of(group)
    return float(row["weight"]) if row else 1.0


# ---------------------------------------------------------------- which value


def leading_claim(group: Group, story: Story) -> FigureClaim | None:
    """The claim to take: of those that stand the newest that is a plain count; where voices exclude one another that of the
    value which most articles tell. None where none counts what the measure's name says, or two stand that are no one value."""
    plain = [c for c in story.standing[group.id] if _is_plain(c) and c.role == "count"]
    stands = [c for c in plain if _is_named(c, group, story)]
    stands = [c for c in stands if not _ALLEGED.search(_sentence(c, story))] or stands
    stands = [c for c in stands if not is_of_somebody(c)] or stands
    stands = [c for c in stands if c.id not in story.passed and not tells_of_before(c, story)]
    stands = [c for c in stands if not _is_of_another(c, story)]
    if (
        not stands
        or _is_left_behind(group, stands, story)
        or _is_passed(group, stands)
        or (not _differs(group) and _has_parts(plain))
    ):
        return None
    if group.decision.status == "compatible" and not all(_near(a, b) for a in stands for b in stands):
        return None  # "12" and "at least 3" only do not exclude each other
    return _leading_of(stands, group)


_OF_BEFORE = re.compile(
    r"\b(?:the (?:report|count|balance|tally|toll|statement) before|(?:previous|earlier) (?:report|count|balance|tally|statement)|"
    r"(?:we|it|they|he|she) had (?:\w+ )?(?:come to|put|given|counted|spoken of|reported)|"
    r"(?:we|this page|this article) (?:wrote|said|reported|had)|an earlier version)\b",
    re.IGNORECASE,
)
"""What a sentence tells as said before."""


def tells_of_before(claim: FigureClaim, story: Story) -> bool:
    """Whether the words before a figure, or right behind it, tell it as what was counted before: "in the report before this one it
    had come to 39", "down from the 131 it had given"."""
    sentence = next((s for s in story.ledger.sentences if s.ref == claim.ref), None)
    text = story.articles[claim.article].running
    lead = text[sentence.span.start : claim.span.start] if sentence else ""
    return bool(_OF_BEFORE.search(lead) or _OF_BEFORE.match(text[claim.span.end :].lstrip()))


_WE_WROTE = re.compile(
    r"\b(?:we|this page|this article) (?:wrote|said|reported)\b|\ban earlier version\b", re.IGNORECASE
)
"""What an article says that it told before, and takes back."""


def is_part(claim: FigureClaim, story: Story) -> bool:
    """Whether the words behind a figure say that it counts some of those told before: "30 of them"."""
    return counts_some(story.articles[claim.article].running[claim.span.end :])


_OF_WHICH = re.compile(r"\b(?P<name>[A-Z][\w&.-]+), (?:which|who)\s+(?:[a-z]+\s+){0,3}(?:[a-z ]+ )?$")


def _is_of_another(claim: FigureClaim, story: Story) -> bool:
    """Whether a figure stands in a clause about somebody whom the story is not of: "the latest is Tarvo, which let 900 go"."""
    place = next((s for s in story.ledger.sentences if s.ref == claim.ref), None)
    lead = story.articles[claim.article].text[place.span.start : claim.span.start] if place else ""
    found = _OF_WHICH.search(lead)
    return bool(found) and not (terms_in(found["name"] if found else "") & (story.core.keys() | story.topic))


def _leading_of(stands: Sequence[FigureClaim], group: Group) -> FigureClaim:
    """Of the claims that may be taken the one of the leading value that tells it best: a party named, told first."""
    if group.decision.rule != MOVING:  # of a total that grows "at least 25" excludes the 24 below it
        stands = _close(stands, group) or stands
    stands = [c for c in stands if _has_day(c)] or stands
    sharp = [c for c in stands if c.quantity and c.quantity.qualifier in BARE]
    if group.unit == "person" and group.label.kind == "cumulative":
        stands = [c for c in stands if c in sharp or not any(_is_round_of(c, other) for other in sharp)]
    first = max(stands, key=lambda claim: _claim_of_value(claim, group))
    same = [claim for claim in stands if same_value(claim, first)]
    if not any(map(_has_day, same)):  # an undated article has it last; who told it on a known day comes before
        dated = [c for c in group.claims if _is_plain(c) and c.role == "count" and _has_day(c) and same_value(c, first)]
        same = [c for c in dated if day_of(c) == max(day_of(o) or date.min for o in dated)] or same
    same = sorted(
        [claim for claim in same if not _is_of_its_event(claim, group)] or same,
        key=lambda claim: (day_of(claim) or date.max, claim.id),
    )
    named = [claim for claim in same if _is_credited(claim)]
    if named or group.decision.status not in MOVED:
        return (named or same)[0]
    return (
        [c for c in same if day_of(c)][-1:][0] if any(map(day_of, same)) else same[-1]
    )  # the last report has it still


def _is_round_of(claim: FigureClaim, sharp: FigureClaim) -> bool:
    """Whether a figure only tells a sharp one of no later day in a round word: "nearly 400" after 394."""
    later, day = _counted_on(claim), _counted_on(sharp)
    round_word = claim.quantity is not None and claim.quantity.qualifier in ROUNDED
    return round_word and bool(later and day and later > day) and _near(claim, sharp)


def _close(stands: Sequence[FigureClaim], group: Group) -> list[FigureClaim]:
    """The claims that set no bound; none where a bound is of a later time, or the voices of a crowd all round."""
    close = [c for c in stands if c.quantity and c.quantity.qualifier in CLOSE]
    bounds = [c for c in stands if c in close or not any(_near(c, sharp) for sharp in close)]
    last, sharp = (max((day for c in told if (day := _counted_on(c))), default=date.min) for told in (bounds, close))
    later = sharp > date.min and (last - sharp).days >= PASSING_DAYS
    rounded = (
        _differs(group) and any(_is_credited(c) for c in stands if c not in close) and not any(map(_is_credited, close))
    )
    return [] if later or rounded else close


def _is_of_its_event(claim: FigureClaim, group: Group) -> bool:
    """Whether the day of a count is that on which what it counts began, long before its report: "the 4,000 whom the storm of 8
    November left without homes"."""
    own, began = claim.as_of, group.began
    return bool(
        own
        and began
        and own.end == began.start
        and claim.published
        and (claim.published - own.end).days >= PASSING_DAYS
    )


_ALLEGED = re.compile(r"\b(?:alleged(?:ly)?|reportedly|claims? of|(?:is|are|was|were) said to)\b", re.IGNORECASE)
"""What a sentence says without standing for it."""


def _sentence(claim: FigureClaim, story: Story) -> str:
    return next((s.span.of(story.articles[s.article].text) for s in story.ledger.sentences if s.ref == claim.ref), "")


def _claim_of_value(claim: FigureClaim, group: Group) -> tuple[date, int, Fraction, bool, str]:
    """Which value leads, by its claim: of a measure that moved, or a total of people who fell, that of the last day, else the one
    that most articles tell."""
    moved = group.decision.status in MOVED or (
        group.label.kind == "cumulative" and group.unit == "person" and group.decision.rule != MOVING
    )
    day = (day_of(claim) if _has_day(claim) else None) or date.min
    plain = claim.quantity is not None and claim.quantity.qualifier in BARE
    height = (
        (number_of(claim) or Fraction(0)) if group.decision.rule == MOVING else Fraction(0)
    )  # a total that grows: the highest
    return day if moved else date.min, _tellers(claim, group), height, plain, claim.id


def _tellers(claim: FigureClaim, group: Group) -> int:
    """How many articles tell a value, in the same words or in rounder ones."""
    told = [c for c in group.claims if c.polarity == "assert" and c.role in ("count", "estimate")]
    return len({c.article for c in told if c.unit == claim.unit and _is_plain(c) and _near(c, claim)})


def _near(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two figures are likely meant for one number."""
    one, other = number_of(a), number_of(b)
    close = bool(one and other) and max(one or 0, other or 0) <= NEAR * min(one or 0, other or 0)
    return same_value(a, b) or (close and bool(a.likely and b.likely and a.likely.meets(b.likely)))


def _is_rounder(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two figures of one voice are one number told in more and in fewer digits."""
    one, other = number_of(a), number_of(b)
    return bool(one and other) and max(one or 0, other or 0) <= SAME * min(one or 0, other or 0)


SAME = Fraction(51, 50)
NEAR = Fraction(5, 4)
"""How many times a number may be another that is told as a bound: "about 45", "at least 40"."""


def _is_credited(claim: FigureClaim) -> bool:
    """Whether it names who counts, and that is not another outlet."""
    said = claim.attributed_to or ""
    return names_one_party(said) and not is_outlet(said)


def _has_day(claim: FigureClaim) -> bool:
    return claim.as_of is not None


def _is_plain(claim: FigureClaim) -> bool:
    """Whether it tells a number that stands in its own words: not "hundreds", not a denial, not of an unsure label."""
    read = claim.quantity
    told = (
        read is not None
        and read.value != 1
        and read.qualifier != "vague"
        and (read.value is not None or read.low is not None)
    )
    return told and claim.polarity == "assert" and claim.label_verified and not claim.in_headline


def _is_passed(group: Group, stands: Sequence[FigureClaim]) -> bool:
    """Whether a count of a later day that nothing takes back tells another value: then it is not known which holds."""
    newest = max((day for c in stands if (day := _counted_on(c))), default=None)
    back = {id for row in group.rows if row.mark in UNFIT | {"part"} for id in row.claims}
    later = [
        c
        for c in group.claims
        if (day := _counted_on(c)) and newest and day > newest and c.id not in back and _is_plain(c)
    ]
    return any(all(_are_apart(c, o) for o in stands) for c in later)


def _is_left_behind(group: Group, stands: Sequence[FigureClaim], story: Story) -> bool:
    """Whether a level of people was last told days before the story's last report: how many are trapped now is not known."""
    days = [c.as_of.end for c in stands if c.as_of]
    of_people = group.unit == "person" and group.label.kind == "stock"
    return bool(of_people and days and story.last and (story.last - max(days)).days >= PASSING_DAYS)


def _are_apart(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two figures cannot tell one value; "a third" and "38%" are no two numbers of one scale."""
    if same_value(a, b) or a.quantity is None or b.quantity is None:
        return False
    return a.quantity.cls != b.quantity.cls or not (a.hard and b.hard and a.hard.meets(b.hard))


def _has_parts(stands: Sequence[FigureClaim]) -> bool:
    """Whether one sentence tells two values of what nobody disputes: they count two things."""
    return any(a.ref == b.ref and not same_value(a, b) for a in stands for b in stands)


def _is_named(claim: FigureClaim, group: Group, story: Story) -> bool:
    """Whether a sentence counts what the measure's name says: with a word for what befell people in the figure's own clause,
    or anywhere where its clause tells of nothing else, or the noun itself; and not one of two kinds side by side, "20
    children and six adults"."""
    text = story.articles[claim.article].running
    sentence = next((s for s in story.ledger.sentences if s.ref == claim.ref), None)
    lead = text[sentence.span.start : claim.span.start] if sentence else ""
    if sentence is None or _JOINED.search(lead) or _OF_THEIRS.search(lead):
        return False
    noun = claim.quantity.noun if claim.quantity else None
    after = text[claim.span.end : sentence.span.end]
    if _JOINS.match(after.removeprefix(f" {noun}") if noun else after):
        return False
    if matter_of(group) is not None:
        near = clause_of(claim.span, sentence.span, text)
        cued = is_cued(near, group) or (is_cued(sentence.span.of(text), group) and not _tells_fate(near))
        return _is_of_kind(claim, group) and cued and not _tells_other_fate(claim, group, story)
    named = {word.stem for word in words_of(subject_of(group))}
    return named <= {word.stem for word in words_of(noun or "")}


def _is_below_its_own(claim: FigureClaim, group: Group) -> bool:
    """Whether the article of a count tells a higher one of people for the same day: then it counted those of one place, or what was
    known before, and is no step of the whole's course."""
    number, gone = number_of(claim), marked(group, "replaced", "garbled", "estimate")
    total = group.unit == "person" and group.label.kind == "cumulative" and number is not None
    beside = [c for c in group.claims if c.article == claim.article and c.id not in gone and _is_plain(c)]
    beside = [c for c in beside if c.role == "count" and _counted_on(c) == _counted_on(claim)]
    return total and any((number_of(c) or 0) > HIGHER * (number or 0) for c in beside)


HIGHER = Fraction(21, 20)
"""How many times a count another of its article is that it does not only round."""


def _is_sound_rival(claim: FigureClaim, group: Group, story: Story) -> bool:
    """Whether a figure is told of what its measure is named for, and not as a rumour: what differs or was taken back has to be a
    count of the same."""
    words = _sentence(claim, story)
    cued = matter_of(group) is None or is_cued(words, group)
    return cued and not is_hearsay(words) and not _tells_other_fate(claim, group, story)


def _tells_other_fate(claim: FigureClaim, group: Group, story: Story) -> bool:
    """Whether the last word before a figure for what befell people is none for what its measure counts, and none stands behind it:
    "88 of the dead were identified, Yonhap gave the number as 77"."""
    sentence = next((s for s in story.ledger.sentences if s.ref == claim.ref), None)
    if sentence is None or matter_of(group) is None:
        return False
    text = story.articles[claim.article].running
    lead, rest = text[sentence.span.start : claim.span.start], text[claim.span.end : sentence.span.end]
    words = [lead[cue.start : cue.end] for cue in cues_in(lead)]
    fates = [word for word in words if is_cued(word, group) or _tells_one_of(word, APART)]
    return bool(fates) and not is_cued(fates[-1], group) and not is_cued(rest, group)


APART = ("identified", "not identified", "injured", "missing", "arrested", "rescued", "evacuated", "displaced")
"""What may be told in one sentence with the dead, and of others or of some of them."""


def _tells_one_of(words: str, fates: tuple[str, ...]) -> bool:
    """Whether words tell one of some fates of people."""
    named = (classes().get(cls) for cue in cues_in(words) for cls, _ in cue.classes)
    return any(row is not None and row["name"].split("}")[-1].strip() in fates for row in named)


def _tells_fate(words: str) -> bool:
    """Whether words tell what befell people, or what people did."""
    named = (classes().get(cls) for cue in cues_in(words) for cls, _ in cue.classes)
    return any(row is not None and "{people}" in row["name"] for row in named)


def _is_of_kind(claim: FigureClaim, group: Group) -> bool:
    """Whether a count of people is one of those that the measure's name speaks of: no "five peacekeepers" among children
    killed. Where either speaks of people only, it may be."""
    noun = claim.quantity.noun if claim.quantity and claim.unit == "person" else None
    row = matter_of(group)
    of = subject_of(group).removesuffix(row["ends"]).strip() if row else ""
    named, counted = ({word.stem for word in words_of(text)} for text in (of, noun or ""))
    return not named - ANYBODY or not counted - ANYBODY or bool(named & counted)


_NUMBER = (
    r"(?:(?:about|around|some|over|nearly|almost|at least|up to|more than|approximately) )?(?:\d[\d.,]*|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_OF_THEIRS = re.compile(
    r"\b(?:families|family|relatives|parents|loved ones|survivors|lawyers|some|one|part|most|half) of (?:the )?(?:\w+ )?$",
    re.IGNORECASE,
)
"""Before a number: a count of those of whom the sentence tells, not of all: "the families of eight who died"."""
_JOINED = re.compile(
    rf"\b{_NUMBER}(?: [a-z-]+){{1,3}},? and (?:(?:about|around|some|another|at least|more than) )?$", re.IGNORECASE
)
"""Before a number: another count, joined to it by "and"."""
_COUNTED = rf"and {_NUMBER} (?!million|billion|percent|per cent)[a-z-]{{3,}}"
_JOINS = re.compile(
    rf"(?: [a-z-]+){{0,3}}(?: {_COUNTED}|, {_COUNTED}(?![a-z-]| (?:is|are|was|were|has|have|had|remain\w*)\b))",
    re.IGNORECASE,
)
"""The same behind it; behind a comma with its own verb it is another clause, "came to 57, and 40 others are missing"."""


# ---------------------------------------------------------------- what else is told


def _beside(
    group: Group, take: FigureClaim, story: Story, what: str = ""
) -> Iterable[tuple[str, tuple[FigureClaim, ...]]]:
    """The other values of a measure, each once, by what they are to the one to take."""
    by_id = {claim.id: claim for claim in group.claims}
    kinds: dict[str, list[FigureClaim]] = {"differs": [], "withdrawn": [], "earlier": [], "also": [], "estimate": []}
    for row in group.rows:
        for claim in (by_id[id] for id in row.claims if id in by_id):
            kind = _kind_of(row, claim, take, group)
            kind = "" if kind == "earlier" and _is_below_its_own(claim, group) else kind
            kind = "withdrawn" if kind == "earlier" and _WE_WROTE.search(_sentence(claim, story)) else kind
            rounder = kind == "differs" and claim.asserter == take.asserter and _is_rounder(claim, take)
            if (
                kind
                and not rounder
                and not is_of_somebody(claim)
                and not _is_of_another(claim, story)
                and not is_part(claim, story)
                and (kind not in ("differs", "withdrawn") or _is_sound_rival(claim, group, story))
                and _is_plain(claim)
                and _is_of_kind(claim, group)
                and not same_value(claim, take)
            ):
                kinds[kind].append(claim)
    if "," not in what and _is_one_of_several(group, story):
        return  # what stands in the others may be the same count
    told: list[FigureClaim] = []
    for kind, claims in kinds.items():
        fresh = [c for c in _once(claims) if not any(same_value(c, other) for other in told)]
        told += fresh
        back = bool(kinds["withdrawn"])
        parts = (
            _ends(fresh, _replaced_by(take, group), back=back) if kind == "earlier" else ((kind, fresh[:MOST_OTHER]),)
        )
        yield from ((word, tuple(shown)) for word, shown in parts if shown)


def _is_one_of_several(group: Group, story: Story) -> bool:
    """Whether another measure of the same name, without a place, is told by as many articles or more: whose dead are counted in
    which of them is not known, and what came before a number may have been counted elsewhere."""
    if group.unit != "person":
        return False
    if _falls_back(group):
        return True
    own = len({claim.article for claim in group.claims})
    others = (g for g in story.ledger.reconciliation.groups if g.id != group.id and g.name == group.name)
    return any(len({claim.article for claim in other.claims}) >= max(own, LEAST_SEVERAL) for other in others)


LEAST_SEVERAL = 3


def _falls_back(group: Group) -> bool:
    """Whether a total that can only grow is told far lower on a later day, and the higher one was not replaced: then two things
    were put together."""
    back = marked(group, "replaced", "garbled", "estimate", "part", "differs", "denied")
    told = [c for c in group.claims if _is_plain(c) and c.role == "count" and c.id not in back]
    dated = [(day, n) for c in told if (day := _counted_on(c)) and (n := number_of(c)) is not None]
    return group.label.kind == "cumulative" and falls_back(dated)


def _kind_of(row: Row, claim: FigureClaim, take: FigureClaim, group: Group) -> str:
    """Why a value is not the one to take; "" where nothing says so."""
    mark = row.mark
    total = group.label.kind == "cumulative"
    above = (number_of(claim) or 0) > max(number_of(c) or 0 for c in (take, *_taken_back(group)))
    higher = (number_of(claim) or 0) > (number_of(take) or 0)
    if (
        claim.role in ("forecast", "garbled", "denied")
        or mark in ("garbled", "denied", "part")
        or not _one_scale(claim, take)
    ):
        return ""
    if mark == "estimate" or claim.role == "estimate":
        return "estimate"
    if claim.role == "withdrawn" or (mark == "replaced" and total and higher):
        return "withdrawn"
    before = _is_before(claim, take, total=total)
    if _differs(group):
        moved = (
            before and group.label.kind in ("stock", "cumulative") and not (total and above)
        )  # a count of another day
        lower = moved and total and (number_of(claim) or 0) < (number_of(take) or 0)
        rivals = _are_rivals(claim, take)
        apart = lower or rivals or _are_apart(claim, take)
        return (
            ""
            if not apart
            else "earlier"
            if moved
            else "differs"
            if rivals or _differs_from(row, take, group) or (before and above)
            else ""
        )
    if group.decision.status == "compatible":
        return "also"
    if group.decision.status not in MOVED or (total and above):
        return ""  # a total above the one to take that nothing took back counts another thing
    return "earlier" if before or mark in GONE else ""


def _are_rivals(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two parties that are named count far apart, also where the words of one set a bound: "as many as 900,000", "about
    200,000"."""
    one, other = number_of(a), number_of(b)
    far = bool(one and other) and max(one or 0, other or 0) > NEAR * min(one or 0, other or 0)
    return far and a.asserter != b.asserter and _is_credited(a) and _is_credited(b) and a.role == b.role == "count"


def _differs_from(row: Row, take: FigureClaim, group: Group) -> bool:
    """Whether a row differs from the number to take, and not only from others: where rows are marked so, they say from which."""
    marked_so = any(other.mark == "differs" for other in group.rows)
    same = {claim.id for claim in group.claims if same_value(claim, take)}
    return not marked_so or bool(same & set(row.of))


def _is_before(claim: FigureClaim, take: FigureClaim, *, total: bool) -> bool:
    """Whether a figure is of an earlier day than the one to take; of a total, the day on which it is told counts: "a year
    after 304 died" is newer than the 49 of the first week."""
    told, now = (_counted_on(c) if total else c.as_of and c.as_of.end for c in (claim, take))
    return bool(told and now and told < now)


def _taken_back(group: Group) -> list[FigureClaim]:
    """The claims that another has replaced."""
    ids = marked(group, "replaced")
    return [claim for claim in group.claims if claim.id in ids and _is_plain(claim)]


def _one_scale(a: FigureClaim, b: FigureClaim) -> bool:
    return a.quantity is not None and b.quantity is not None and a.quantity.cls == b.quantity.cls


def _once(claims: Iterable[FigureClaim]) -> list[FigureClaim]:
    """Each value once, the first to tell it, where a party is named before where none is; in order of days."""
    ordered = sorted(claims, key=lambda c: (day_of(c) or date.max, not names_one_party(c.attributed_to or ""), c.id))
    kept: list[FigureClaim] = []
    for claim in ordered:
        if not any(same_value(claim, other) for other in kept):
            kept.append(claim)
    return kept


def _replaced_by(take: FigureClaim, group: Group) -> frozenset[str]:
    """Ids of the claims that the number to take replaces, by this claim or another of its value."""
    same = {claim.id for claim in group.claims if same_value(claim, take)}
    return frozenset(
        id for row in group.rows if row.mark == "replaced" and (not row.of or same & set(row.of)) for id in row.claims
    )


def _ends(
    claims: Sequence[FigureClaim], replaced: frozenset[str], *, back: bool
) -> tuple[tuple[str, Sequence[FigureClaim]], ...]:
    """Where a course began and what stood before the one to take: what a source says was replaced, else the last of a day;
    nothing where a value was taken back since (`back`). What lies between stands in the table. Which of several of one day
    came first nobody tells."""
    dated = [claim for claim in claims if claim.as_of and _by_day(claim)]
    first = dated[:1] if len({_by_day(claim) for claim in dated[:2]}) > 1 else []
    if len(claims) == 1 or len({_by_day(claim) for claim in dated}) < 2:
        return (("earlier", claims[:MOST_EARLIER]),)
    last = [c for c in claims if c.id in replaced and c.as_of] or (
        [] if _by_day(dated[-2]) == _by_day(dated[-1]) else dated[-1:]
    )
    last.sort(key=lambda claim: claim.as_of.end if claim.as_of else date.min)
    before = [] if back or last[-1:] == first else last[-1:]
    return (("first", first), ("before it", before)) if first or before else (("earlier", claims[:MOST_EARLIER]),)


# ---------------------------------------------------------------- in words


def _also(item: KeyFigure, story: Story) -> DraftStatement:
    """What is told beside a number, as much as a reader takes in; what differs comes first and is never left out."""
    parts: list[str] = []
    used: list[FigureClaim] = []
    for kind, claims in item.beside:
        fit: list[FigureClaim] = []
        for claim in claims:
            words = f"{kind}: {', '.join(_told(c, story) for c in (*fit, claim))}"
            if len(" ".join([*parts, words]).split()) <= MOST_ALSO_WORDS:
                fit.append(claim)
        if fit:
            parts.append(f"{kind}: {', '.join(_told(c, story) for c in fit)}")
            used += fit
    return _statement(item.what, "; ".join(parts), used, story)


def _statement(what: str, text: str, claims: Sequence[FigureClaim], story: Story) -> DraftStatement:
    refs = [c.ref for claim in claims for c in (claim, _spoken_in(claim, story)) if c]
    return DraftStatement(text, tuple(dict.fromkeys(refs)), what)


def _spoken_in(claim: FigureClaim, story: Story) -> FigureClaim | None:
    """The figure of the sentence that tells on which day its party spoke, where that of a claim tells none: what a person
    says in one article is one statement. None where no sentence, or several, tell the day."""
    if claim.as_of is None or claim.as_of.basis != "publication" or not _is_credited(claim):
        return None
    near = [
        c
        for group in story.ledger.reconciliation.groups
        for c in group.claims
        if c.article == claim.article and c.asserter == claim.asserter
    ]
    told = [c for c in near if c.as_of and c.as_of.start == c.as_of.end and c.as_of.basis in ("resolved", "stated")]
    said = [
        c
        for c in told
        if c.as_of and claim.as_of and 0 < (claim.as_of.end - c.as_of.end).days <= LATEST_SAID and _says_when(c, story)
    ]
    return said[0] if len({c.as_of.end for c in said if c.as_of}) == 1 else None


def _says_when(claim: FigureClaim, story: Story) -> bool:
    return _SAID_ON.search(_sentence(claim, story)) is not None


LATEST_SAID = 3
"""Days before its article on which a party spoke that it quotes."""
_SAID_ON = re.compile(
    r"\b(?:said|announced|told [a-z ]+|reported|stated)(?: on)? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)


def _told(claim: FigureClaim, story: Story) -> str:
    """A figure as its source prints it, with who counts and when: "at least 36 (in The Watchers, 10 August 2023)"."""
    article = story.articles[claim.article]
    who = party_named(claim, story) or (f"in {article.outlet}" if article.outlet else "")
    spoken = _spoken_in(claim, story)
    day = spoken.as_of.end if spoken and spoken.as_of else day_of(claim)
    when = date_words(day) if day else "" if claim.as_of else "undated"
    if day and spoken is None and _is_told_of_then(claim, story):
        when = f"by {when}"
    return f"{within(_printed(claim, article.text))} ({', '.join(part for part in (who, when) if part)})"


_OF_THEN = re.compile(
    rf"\b(?:had (?!been\b)(?:\w+ )?\w+ed|before the (?:day|week|month|year) was out|in (?:early|late|mid-?|the (?:middle|course|end) of)\b|"
    rf"in (?:{'|'.join(MONTHS)})|at the (?:time|end of)|earlier (?:that|this) (?:week|month))\b"
)


def _is_told_of_then(claim: FigureClaim, story: Story) -> bool:
    """Whether a count has only the day of its article, and its sentence says that it is of an earlier time: "raised its count to 60
    before the month was out"."""
    only = claim.as_of is None or claim.as_of.basis == "publication"
    return only and bool(party_named(claim, story)) and bool(_OF_THEN.search(_sentence(claim, story)))


def _printed(claim: FigureClaim, text: str) -> str:
    """A figure as it stands, with the sign of a share, and with the noun of what is no plain count of people: "903 fires",
    "over 300 Pakistani nationals"."""
    surface = one_line(claim.surface)
    sign = _SHARE.match(text, claim.span.end) or _unit_after(claim, text)
    if sign:
        return f"{surface}{sign.group()}"
    noun = claim.quantity.noun if claim.quantity and claim.quantity.cls == "count" else None
    narrower = bool(noun) and (claim.unit != "person" or any(word[:1].isupper() for word in (noun or "").split()))
    beside = text[claim.span.end :].lstrip()[: len(noun or "")]
    return f"{surface} {noun}" if narrower and beside == noun else surface


def _unit_after(claim: FigureClaim, text: str) -> re.Match[str] | None:
    """The unit of a size where it stands behind the number: "2,750 tonnes"."""
    measured = claim.quantity is not None and claim.quantity.cls not in ("count", "money", "percent")
    word = _WORD.match(text, claim.span.end) if measured and claim.unit else None
    return word if word and claim.unit and fold(word["word"])[:3] == claim.unit[:3] else None


_WORD = re.compile(r"[\s-](?P<word>[^\W\d_]+)")
_SHARE = re.compile(r"%|\s(?:percent|per cent)\b")


def party_named(claim: FigureClaim, story: Story) -> str:
    """Who counts, as the sentence of a figure names it; "" where it names nobody: that an outlet prints a figure does not
    make it the one who counts."""
    said = " ".join((claim.attributed_to or "").split())
    if not names_one_party(said):
        return ""
    near = (claim.ref, f"{claim.article}:{claim.sentence - 1}")
    own = (s.span.of(story.articles[claim.article].text) for s in story.ledger.sentences if s.ref in near)
    words = " ".join(own)
    name = claim.asserter.split()[-1]
    known = name[:1].isupper() and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None
    if known and names_one_party(claim.asserter):
        return claim.asserter
    named = fold(said) in fold(" ".join(words.split())) or _SPOKEN_OF.search(words)
    said = re.sub(r"(?<=[^s])['’]s$", "", said)  # "by the organizer's claim"
    said = re.sub(r"^The\b", "the", said) if len(said.split()) > 1 else said.lower() if is_party_noun(said) else said
    return said if named else ""


_SPOKEN_OF = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
"""A sentence whose party stands before it."""


def day_of(claim: FigureClaim) -> date | None:
    """The day of a count: its own, else that of its article; None of one that only a month or a week tells."""
    own = claim.as_of
    return claim.published if own is None else _counted_on(claim) if own.start == own.end else None


def _by_day(claim: FigureClaim) -> date | None:
    """The day of a count, or the last of the few days that it may be of: "at the end of last week"."""
    own = claim.as_of
    few = own is not None and (own.end - own.start).days < A_WEEK
    return day_of(claim) or (own.end if own and few else None)


A_WEEK = 7


def _counted_on(claim: FigureClaim) -> date | None:
    """The last day that a count may be of; None where nothing tells it. That of its report where this names the day of a
    happening long after it."""
    own = claim.as_of
    if own is None:
        return None
    long_since = (
        own == claim.event_day and claim.published is not None and (claim.published - own.end).days > LONG_SINCE
    )
    return claim.published if long_since else own.end


LONG_SINCE = 30
"""Days after which a report that names the day of a happening counts what has come of it since."""
