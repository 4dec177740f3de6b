"""Which measures a reader asks for first, and the sentences that tell best how each of them stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from briefgen.briefing.local_draft.story import (
    Story,
    Told,
    is_currency,
    is_hearsay,
    is_value,
    same_value,
)
from briefgen.records import FigureClaim, Group
from briefgen.records.qualifiers import CLOSE
from briefgen.records.statuses import DIFFERING, MOVED
from briefgen.stages.ledger import TELLING
from briefgen.stages.relate.reading.cues import cues_in
from briefgen.stages.relate.traits import classes
from briefgen.text.figures import is_person_noun
from briefgen.vocabulary import read_table

LEAST_MATTER = 3.0
"""Score of a measure that may open a briefing: two articles tell it and a headline, and it is a fate or a result."""
BACKGROUND_DAYS = 60
"""What began so long before the story's first article is its background, however many tell it."""
MANY = 2
"""More articles than so many do not err together about what a measure is: two that they tell are two."""
LATER_DAYS = 20
QUIET_DAYS = 10
"""A measure that moved and was not counted for so long before the story's end is not known any more."""


@cache
def _matters() -> tuple[Mapping[str, str], ...]:
    return tuple(sorted(read_table("matters", ("ends", "weight", "theme")), key=lambda row: -len(row["ends"])))


def subject_of(group: Group) -> str:
    """What a measure counts, without the place or the owner that sets it apart: "people killed"."""
    return group.name.partition(",")[0].strip()


def matter_of(group: Group) -> Mapping[str, str] | None:
    """The row of `matters.words` for what a measure counts; None where it has none."""
    return matter_named(group.name)


def matter_named(name: str) -> Mapping[str, str] | None:
    """The same by the name of a measure."""
    subject = name.partition(",")[0].strip()
    return next((row for row in _matters() if subject == row["ends"] or subject.endswith(f" {row['ends']}")), None)


def weigh_measure(group: Group, story: Story) -> float:
    """How much a reader asks for it: articles that tell it, headlines that have it, what it counts, whether it moved."""
    row = matter_of(group)
    heads = headlines_with(group, story)
    told = len({claim.article for claim in group.claims}) + heads + (group.decision.status in TELLING)
    many = len({claim.article for claim in group.claims}) > 2
    weight = float(row["weight"]) if row else 1.0 if heads else 0.6 if many else 0.3
    if group.label.kind in ("age", "duration", "ratio") or (
        row is None and group.label.kind == "constant" and not heads
    ):
        weight *= 0.2
    if _is_background(group, story):
        return 0.0
    if _is_outdone(group, story):
        return 0.0
    return told * weight * (0.4 if _is_quiet(group, story) else 1.0)


def headlines_with(group: Group, story: Story) -> int:
    """How many articles have a figure of the group in their headline."""
    told: dict[str, list[FigureClaim]] = {}
    for claim in group.claims:
        told.setdefault(claim.article, []).append(claim)
    return sum(
        any(is_value(c, q) for c in told.get(ident, ()) for q in quantities)
        for ident, quantities in story.headlines.items()
    )


def _is_background(group: Group, story: Story) -> bool:
    edge = story.first - timedelta(days=BACKGROUND_DAYS) if story.first else None
    if edge is None:
        return False
    days = [c.event_day or c.as_of for c in group.claims if not _is_of_old_year(c, story)]
    dated = [day.end for day in days if day]
    began = group.unit == "person" and group.began is not None and group.began.end < edge
    return began or not days or (bool(dated) and max(dated) < edge)


def _is_of_old_year(claim: FigureClaim, story: Story) -> bool:
    """Whether the words before a figure name a year before the story's own: "the worst since 1993, when 292 died"."""
    sentence = next((s for s in story.ledger.sentences if s.ref == claim.ref), None)
    lead = story.articles[claim.article].text[sentence.span.start : claim.span.start] if sentence else ""
    years = _YEAR.findall(lead)
    return bool(years and story.first and int(years[-1]) < story.first.year)


_YEAR = re.compile(r"\b(?:in|since|of|during)(?: [A-Z][a-z]+)? (1[5-9]\d\d|20\d\d)\b", re.IGNORECASE)


def _is_outdone(group: Group, story: Story) -> bool:
    """Whether another measure of the same name tells a later period or state: of last quarter's profit and that of the
    quarter before one asks for the last."""
    if not _passes(group) or not (own := _last_day(group)):
        return False
    return any(
        subject_of(other) == subject_of(group)
        and (day := _last_day(other)) is not None
        and day - own > timedelta(days=LATER_DAYS)
        for other in story.ledger.reconciliation.groups
    )


def _passes(group: Group) -> bool:
    subject = subject_of(group)
    return any(row["name"] == subject and row["kind"] in ("period", "level") for row in classes().values())


def _last_day(group: Group) -> date | None:
    return max((c.published or c.as_of.end for c in group.claims if c.as_of), default=None)


def _is_quiet(group: Group, story: Story) -> bool:
    days = [c.as_of.end for c in group.claims if c.as_of]
    moved = group.decision.status in MOVED
    return bool(moved and days and story.last and max(days) < story.last - timedelta(days=QUIET_DAYS))


def rank_measures(story: Story) -> tuple[tuple[float, Group], ...]:
    """The measures that more than one article tells, a headline has, or whose values differ, by weight."""
    weighed = [
        (weigh_measure(group, story), group)
        for group in story.ledger.reconciliation.groups
        if len({c.article for c in group.claims}) > 1
        or headlines_with(group, story)
        or group.decision.status in DIFFERING
    ]
    return tuple(sorted(weighed, key=lambda item: (-round(item[0], 6), item[1].id)))


def may_open(group: Group, score: float, story: Story) -> bool:
    """Whether a measure may stand in the bottom line: it matters, and headlines or several articles tell it."""
    return is_asked(group, story) and score >= LEAST_MATTER and is_told_widely(group, story)


def is_asked(group: Group, story: Story) -> bool:
    """Whether it counts what readers ask for, or what a headline tells."""
    return matter_of(group) is not None or bool(headlines_with(group, story))


def is_told_widely(group: Group, story: Story) -> bool:
    """Whether a headline has it, three articles tell it, or two of which the values differ; not what nothing decides."""
    if group.decision.status == "undetermined":
        return False
    several = len({c.article for c in group.claims})
    return bool(headlines_with(group, story)) or several > 2 or (several > 1 and group.decision.status in TELLING)


def same_question(group: Group, other: Group, story: Story) -> bool:
    """Whether two measures answer what a reader would ask once: people of one name, but of two that many articles tell and
    that matter, or values that meet under one name."""
    many = not is_trifle(group) and min(len({claim.article for claim in g.claims}) for g in (group, other)) > MANY
    crowds = group.label.kind == other.label.kind == "constant" and not is_trifle(group)  # one of each day
    if group.id == other.id or crowds:
        return group.id == other.id
    if group.name == other.name and group.unit == "person" and not many:
        return True
    if subject_of(group) != subject_of(other) or (many and group.unit == "person"):
        return False
    pairs = ((a, b) for a in story.standing[group.id] for b in story.standing[other.id])
    return any(meets(a, b) for a, b in pairs)


def is_trifle(group: Group) -> bool:
    """Whether it counts what readers know of but do not ask for first: how many were on board."""
    row = matter_of(group)
    return row is not None and float(row["weight"]) < LEAST_ASKED


LEAST_ASKED = 1.0
"""Weight in `matters.words` of what readers ask for."""


def theme_of(group: Group, told: Told) -> str | None:
    """A theme of one to three words, where the sentence itself names what is counted."""
    row = matter_of(group)
    first = min(told.claims, key=lambda claim: claim.span.start, default=None)
    if row is None or not row["theme"] or not is_cued(told.text, group) or first not in group.claims:
        return None
    if first.quantity and first.quantity.qualifier == "vague":
        return None  # "dozens" are no turnout
    if _ADDED.search(told.text[: max(0, first.span.end - told.span.start) + 12]):
        return None  # "14 more bodies" are not how many died
    noun = subject_of(group).removesuffix(row["ends"]).strip()
    theme = row["theme"].replace("{}", noun or "people").strip()
    if noun and noun.casefold() not in told.text.casefold() and noun not in ("people", "buildings"):
        return None
    return theme[:1].upper() + theme[1:] if len(theme.split()) <= 3 else None


_ADDED = re.compile(r"\b(?:another|(?:a )?further|additional|more(?! than)|others?)\b", re.IGNORECASE)


def adds_only(told: Told, group: Group) -> bool:
    """Whether what a passage tells of a measure only comes to what was counted before: "14 more bodies were found"."""
    own = [claim for claim in told.claims if claim in group.claims]
    words = (told.text[: claim.span.end - told.span.start + 12].split()[-4:] for claim in own)
    return bool(own) and all(_ADDED.search(" ".join(near)) for near in words)


def is_of_somebody(claim: FigureClaim) -> bool:
    """Whether it is credited to one person without a name, "a former member": an outlier that nobody answers for."""
    return bool(_SOMEBODY.match(claim.attributed_to or "")) and not re.search(
        r"\b(?:of|for) (?:the )?[A-Z]|['’]s\b", claim.attributed_to or ""
    )


_SOMEBODY = re.compile(
    r"(?:an?|one|some|another) (?!\w+ (?:official|minist|report|stud|survey|agency|court|jury|judge))", re.IGNORECASE
)


def is_money(group: Group) -> bool:
    """Whether a measure is told in a currency."""
    return is_currency(group.unit)


def is_cued(text: str, group: Group) -> bool:
    """Whether a text has a word for what the measure counts: "died" for people killed; of two fates one for each, so that
    "dead or missing" are not "killed or injured"."""
    cues = {cls for cue in cues_in(text) for cls, _ in cue.classes}
    parts = subject_of(group).split(" or ")
    apart = [_classes_named(part) for part in parts]
    both = all(named & cues for named in apart) if all(apart) else bool(_classes_named(subject_of(group)) & cues)
    return both or bool(len(parts) > 1 and _BOTH.search(text))


def people_named(name: str) -> str:
    """The name of a measure of what befell people; as "people" where its noun is nobody's: "abductions held captive" are people who
    are held."""
    subject, comma, owner = name.partition(",")
    row = matter_named(subject)
    if row is None or not row["theme"].startswith("{}"):
        return name
    noun = subject.strip().removesuffix(row["ends"]).strip()
    somebody = not noun or noun in ("people", "casualties") or any(map(is_person_noun, noun.split()))
    return name if somebody else f"people {row['ends']}{comma}{owner}"


def names_fate(text: str, name: str) -> bool:
    """Whether a text has a word for what befell those whom a measure of this name counts."""
    return bool(
        _classes_named(name.partition(",")[0].strip()) & {cls for cue in cues_in(text) for cls, _ in cue.classes}
    )


_BOTH = re.compile(r"\bcasualt(?:y|ies)\b", re.IGNORECASE)


def _classes_named(subject: str) -> set[str]:
    """The classes whose own words end a name: of "miners killed" that of the dead."""
    return {
        cls for cls, row in classes().items() if (end := row["name"].split("}")[-1].strip()) and subject.endswith(end)
    }


# ---------------------------------------------------------------- the sentences that tell it

_SAID = re.compile(r"\b(?:said|says|say|according to|announced|reported|reports|ruled|estimates?)\b")


def tell_measure(group: Group, story: Story, avoid: frozenset[str] = frozenset()) -> tuple[Told, ...]:
    """The one passage that tells best how a measure stands; where its voices differ one with both values, or two. None
    that tells a measure of `avoid` as well."""
    stands = story.standing[group.id]
    row = matter_of(group)
    people = row is not None and "{}" in row["theme"]
    counted = any(c.role == "count" for c in group.claims)  # else all that is told is what could come
    found = dict.fromkeys(told for claim in stands for told in story.telling.get(claim.id, ()))
    fit = [
        told
        for told in found
        if not story.outdated(told)
        and (not counted or any(c.role == "count" for c in told.claims if c in group.claims))
        and not (group.label.kind == "stock" and story.is_passing(told))
        and not story.told_groups(told) & avoid
        and not any(is_of_somebody(c) for c in told.claims)
        and (not people or is_cued(told.text, group))
    ]
    if group.decision.status == "disputed":
        return _with_its_denial(group, fit, story)
    if not fit:
        return ()
    best = max(fit, key=lambda told: (_tells(told, group, story), told.refs))
    if group.decision.status != "conflicting" or _values(best, stands) > 1:
        return (best,)
    own = [c for c in best.claims if c in stands]
    differ = [c for c in stands if not any(meets(c, o) for o in own)]
    others = [told for told in fit if any(c in differ for c in told.claims)]
    if others:
        return (best, max(others, key=lambda told: (_tells(told, group, story), told.refs)))
    return (best,) if all(c.article == best.article for c in differ) else ()


def _with_its_denial(group: Group, fit: Sequence[Told], story: Story) -> tuple[Told, ...]:
    """A disputed figure and who denies it: one passage that tells both, or the two of them, and none where one is missing."""
    denied = {f"{denial.article}:{denial.sentence}" for denial in story.ledger.denials}
    both = [told for told in fit if denied & set(told.refs)]
    if both:
        return (max(both, key=lambda told: (_tells(told, group, story), told.refs)),)
    sides = [s for d in story.ledger.reconciliation.disagreements if d.group == group.id for s in d.sides]
    refs = {f"{side.article}:{side.sentence}" for side in sides} & denied
    answers = [told for told in story.passages if refs & set(told.refs)]
    if not fit or not answers:
        return ()
    return (max(fit, key=lambda told: (_tells(told, group, story), told.refs)), answers[0])


def meets(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether one number may be meant: the same value, or ranges with a point in common."""
    return same_value(a, b) or bool(a.hard and b.hard and a.hard.meets(b.hard))


def _asked(group: Group) -> bool:
    """Whether more than one article tells it and it is a thing that readers ask for."""
    row = matter_of(group)
    return row is not None and float(row["weight"]) >= 1 and len({c.article for c in group.claims}) > 1


def _values(told: Told, stands: Sequence[FigureClaim]) -> int:
    """How many values of the standing ones a passage tells that exclude one another."""
    kept: list[FigureClaim] = []
    for claim in told.claims:
        if claim in stands and not any(meets(claim, other) for other in kept):
            kept.append(claim)
    return len(kept)


LATER_LOOK = 2.0
"""How much worse one that looks back long after tells a measure which the story's own days tell too."""


def _tells(told: Told, group: Group, story: Story) -> float:
    """How well a passage tells a measure: newest, in the article's first lines, with what was replaced or both sides,
    with names, and not longer than need be."""
    own = [c for c in told.claims if c in group.claims]
    replaced = any(c.id in story.stale for c in own)
    sides = _values(told, story.standing[group.id]) > 1 and group.decision.status in DIFFERING
    lead = max(0.0, 0.8 - 0.1 * told.number)
    long = max(0, told.words - 32) * 0.04
    more = 0.6 * len({g.id for c in told.claims if (g := story.groups[c.id]).id != group.id and _asked(g)})
    precise = (
        0.4 if any(c.quantity and c.quantity.value is not None and c.quantity.qualifier in CLOSE for c in own) else 0.0
    )
    return round(
        story.weight(told) + 1.0 * replaced + 1.5 * sides + story.fresh(told.article) + lead + min(0.9, more) + precise
        + 0.3 * bool(_SAID.search(told.text)) + 0.6 * is_cued(told.text, group) - long - 0.4 * (len(told.sentences) - 1)
        - 1.0 * story.is_passing(told) - 1.5 * is_hearsay(told.text) - LATER_LOOK * story.is_told_later(told),
        6,
    )  # fmt: skip
