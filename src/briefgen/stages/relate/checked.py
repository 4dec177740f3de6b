"""A model's answer about a story's figures, held against the texts word by word. Nothing enters that fails.

    place every claim -> hear its voice, day and role -> sift each measure -> what fell out joins its mates or stands
    as code alone has it -> replacements and denials -> names, parts, findings -> Relations

`fallback` is what code alone says of the same ledger. Whatever fails is in `rejected` with a plain reason, and the
figure is then what the fallback makes of it. The order of things in the answer changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from briefgen.records import (
    ClaimRole,
    DatedSpan,
    FigureClaim,
    Ledger,
    Measure,
    MeasureKind,
    Member,
    NotFigure,
    Part,
    Relations,
)
from briefgen.stages.relate.called import Heard, held_name, name_fault, without_units
from briefgen.stages.relate.families import family_of
from briefgen.stages.relate.noticed import check_findings
from briefgen.stages.relate.placed import UNCOUNTED, Bundle, Told, join_left, place_claims, roots_of, sift
from briefgen.stages.relate.refused import Refusals, shown
from briefgen.stages.relate.said import MeasureSaid, MemberSaid, RelationsSaid
from briefgen.stages.relate.signs import has_sign
from briefgen.stages.relate.spoken import check_day, check_role, check_voices, day_in_article, number_voices
from briefgen.stages.relate.story import Story, value_of
from briefgen.stages.summing import divisions
from briefgen.text.lexicon import words_of
from briefgen.text.lines import clean_line
from briefgen.vocabulary import word_set

LONGEST_WHY = 120
KEPT_FIGURES = ("money", "percent", "magnitude", "measurement")
"""What is one of these is a figure, whatever an answer says."""


def check_relations(said: RelationsSaid, ledger: Ledger, fallback: Relations) -> Relations:
    """The relations that hold: those of the answer, and of `fallback` what the answer leaves open or gets wrong.

    Every figure of the ledger that is not in a headline is in exactly one measure or in `not_figures`.
    """
    story = Story(ledger, fallback)
    refused = Refusals(story)
    heard, measures = place_claims(said, story, refused)
    heard, measures = _without_idle_denials(heard, measures, story, refused)
    told = _told(said, heard, story, refused)
    dropped = _not_figures(said, heard, story, refused)
    bundles = _bundles(said, measures, story, told, refused)
    left = _left(said, bundles, dropped, story, refused)
    alone = join_left(left, bundles, story, told)
    return _Built(said, story, told, bundles, alone, dropped, refused).relations()


# ---------------------------------------------------------------- hearing and placing


def _without_idle_denials(
    heard: dict[str, MemberSaid], measures: dict[str, list[str]], story: Story, refused: Refusals
) -> tuple[dict[str, MemberSaid], dict[str, list[str]]]:
    """A denial stands in a measure only where a word of denial stands in its sentence."""
    idle = {
        claim
        for claim in heard
        if claim in story.denials and (story.denials[claim].other_account or not has_sign(story.words(claim), "denial"))
    }
    for claim in idle:
        refused.add(claim, "words_not_in_source", shown(claim, story), "no word of denial stands in its sentence")
    kept = {key: [claim for claim in members if claim not in idle] for key, members in measures.items()}
    return {claim: member for claim, member in heard.items() if claim not in idle}, kept


def _told(said: RelationsSaid, heard: Mapping[str, MemberSaid], story: Story, refused: Refusals) -> Told:
    """Party, day and role of every claim, those that the answer leaves out as code alone has them."""
    wanted: dict[str, set[ClaimRole]] = defaultdict(set)
    for claim, role in said.roles:
        if claim in story.figures:
            wanted[claim].add(role)
        else:
            refused.add("", "unknown_id", shown(claim, story), f"no figure has this number, told as {role}")
    denied = frozenset(
        old for denial, old in said.denies if story.knows(denial) and has_sign(story.words(denial), "denial")
    )
    roles: dict[str, ClaimRole] = {}
    days: dict[str, DatedSpan | None] = {}
    for claim in (*story.figures, *story.denials):
        known = story.alone[claim][1] if claim in story.alone else None
        if claim in heard:
            roles[claim] = check_role(claim, frozenset(wanted[claim]), denied, story, refused)
            days[claim] = check_day(claim, heard[claim].day, roles[claim], story, refused)
        else:
            item = story.item(claim)
            roles[claim] = known.role if known else item.role if isinstance(item, FigureClaim) else "count"
            days[claim] = known.day if known else item.as_of if isinstance(item, FigureClaim) else None
    return Told(check_voices(said, heard, story, refused), days, roles, frozenset(map(frozenset, said.replaces)))


def _not_figures(
    said: RelationsSaid, heard: Mapping[str, MemberSaid], story: Story, refused: Refusals
) -> tuple[NotFigure, ...]:
    """Claims that count nothing: those that no measure holds and code alone ties to no other."""
    whys: dict[str, str] = {}
    for claim, why in sorted(said.not_figures):
        if claim in story.figures:
            whys.setdefault(claim, clean_line(why)[:LONGEST_WHY])
        elif claim not in story.denials:
            refused.add("", "unknown_id", shown(claim, story), "no figure has this number, told as none")
    kept = []
    for claim in story.in_order(whys):
        reason = _is_figure(claim, heard, story, whys)
        if reason is None:
            kept.append(NotFigure(claim, whys[claim]))
        else:
            refused.add(claim, "not_the_same", f"no figure: {shown(claim, story)}", reason)
    if len(kept) > max(3, len(story.figures) // 2):
        for item in kept:
            refused.add(item.claim, "too_many", f"no figure: {shown(item.claim, story)}", "most figures would be none")
        return ()
    return tuple(kept)


def _is_figure(claim: str, heard: Mapping[str, MemberSaid], story: Story, none: Container[str]) -> str | None:
    """Why a claim is a figure after all; what another article tells as `none` too proves nothing."""
    quantity = story.figures[claim].quantity
    if claim in heard:
        return "a measure holds it too"
    if quantity is not None and quantity.cls in KEPT_FIGURES:
        return f"it is a {quantity.cls}"
    articles = {story.item(mate).article for mate in story.mates(claim) if mate not in none} - {
        story.figures[claim].article
    }
    return "another article tells the same figure" if articles else None


def _bundles(
    said: RelationsSaid, measures: Mapping[str, Sequence[str]], story: Story, told: Told, refused: Refusals
) -> dict[str, Bundle]:
    kinds: dict[str, list[MeasureKind]] = defaultdict(list)
    roots = roots_of(said, refused)
    for measure in sorted(said.measures):
        kinds[roots[measure.key]].append(measure.kind)
    bundles = {key: Bundle(min(kinds[key]), list(members)) for key, members in sorted(measures.items())}
    for bundle in bundles.values():
        sift(bundle, story, told, refused)
    return {key: bundle for key, bundle in bundles.items() if any(claim in story.figures for claim in bundle.members)}


def _left(
    said: RelationsSaid,
    bundles: Mapping[str, Bundle],
    dropped: Sequence[NotFigure],
    story: Story,
    refused: Refusals,
) -> list[str]:
    """Claims without a place, in order; those that the answer never names are told as left out."""
    placed = {claim for bundle in bundles.values() for claim in bundle.members} | {item.claim for item in dropped}
    named = {member.claim for measure in said.measures for member in measure.members}
    named |= {claim for claim, _ in said.not_figures}
    left = [c for c in story.in_order((*story.figures, *story.denials)) if c not in placed]
    for claim in left:
        if claim in story.figures and claim not in named:
            refused.add(claim, "left_out", shown(claim, story), "the answer does not name it")
    return [claim for claim in left if claim in story.figures or claim in story.alone or claim in _denying(said, story)]


def _denying(said: RelationsSaid, story: Story) -> frozenset[str]:
    """Denials that are said to deny a figure, whose words bear it out."""
    return frozenset(
        denial
        for denial, _ in said.denies
        if denial in story.denials
        and not story.denials[denial].other_account
        and has_sign(story.words(denial), "denial")
    )


# ---------------------------------------------------------------- building


@dataclass(frozen=True, slots=True)
class _Draft:
    """A measure before its voices are numbered: the claims with the key of the answer or the position in the fallback."""

    members: tuple[str, ...]
    key: str | None
    alone: int | None


class _Built:
    """The relations put together from what was sifted."""

    def __init__(
        self,
        said: RelationsSaid,
        story: Story,
        told: Told,
        bundles: Mapping[str, Bundle],
        alone: Sequence[str],
        dropped: tuple[NotFigure, ...],
        refused: Refusals,
    ) -> None:
        self._said, self._story, self._refused, self._dropped = said, story, refused, dropped
        self._bundles = bundles
        self._roots = roots_of(said, refused)
        self._by_root: dict[str, list[MeasureSaid]] = defaultdict(list)
        for measure in sorted(said.measures):
            self._by_root[self._roots[measure.key]].append(measure)
        self._drafts = self._in_order(alone)
        self._place = {claim: n for n, draft in enumerate(self._drafts) for claim in draft.members}
        self._at = {draft.key: n for n, draft in enumerate(self._drafts) if draft.key is not None}
        self._told = told

    def relations(self) -> Relations:
        order = [claim for draft in self._drafts for claim in draft.members]
        voices, ids = number_voices(self._told.parties, order)
        replaces, denies = self._replacements(), self._denials()
        measures = tuple(self._measure(draft, ids, replaces, denies) for draft in self._drafts)
        return Relations(
            voices=voices,
            measures=measures,
            parts=self._parts(),
            findings=check_findings(self._said.findings, self._story, self._refused),
            not_figures=self._dropped,
            possible=self._possible(),
            rejected=self._refused.listed(),
        )

    def _in_order(self, alone: Sequence[str]) -> list[_Draft]:
        """The answer's measures, denials without a place put to what they deny, then what stands as code alone has it."""
        denials = [claim for claim in alone if claim in self._story.denials]
        target = {denial: self._denied_key(denial) for denial in denials}
        drafts = [
            _Draft(tuple(self._story.in_order((*b.members, *(d for d in denials if target[d] == key)))), key, None)
            for key, b in self._bundles.items()
        ]
        pieces: dict[object, list[str]] = defaultdict(list)
        for claim in alone:
            if claim in self._story.figures:
                position = self._story.alone[claim][0] if claim in self._story.alone else None
                pieces[claim if position is None else position].append(claim)
        for denial in denials:
            position = self._story.alone[denial][0] if denial in self._story.alone else None
            if target[denial] is None and position in pieces:
                pieces[position].append(denial)
        for piece in pieces.values():
            alone_at = self._story.alone[piece[0]][0] if piece[0] in self._story.alone else None
            drafts.append(_Draft(tuple(self._story.in_order(piece)), None, alone_at))
        ranked = {claim: n for n, claim in enumerate(self._story.in_order(self._story.position))}
        return sorted(drafts, key=lambda draft: min(ranked[c] for c in draft.members if c in self._story.figures))

    def _denied_key(self, denial: str) -> str | None:
        """The measure that holds most of what a denial is said to deny."""
        if denial not in _denying(self._said, self._story):
            return None
        counts = {
            key: sum(old in bundle.members for new, old in self._said.denies if new == denial)
            for key, bundle in self._bundles.items()
        }
        best = min(counts, key=lambda key: (-counts[key], key), default=None)
        return best if best is not None and counts[best] else None

    def _measure(
        self,
        draft: _Draft,
        voices: Mapping[str, str],
        replaces: Mapping[str, tuple[str, ...]],
        denies: Mapping[str, tuple[str, ...]],
    ) -> Measure:
        members = tuple(
            Member(
                claim, voices[claim], self._told.days[claim], self._told.roles[claim],
                replaces.get(claim, ()), denies.get(claim, ()),
            )
            for claim in draft.members
        )  # fmt: skip
        if draft.key is not None:
            said = self._by_root[draft.key]
            name, began = self._name(said, draft.members), self._began(said, draft.members)
            return Measure(name, _as_foretold(name, self._bundles[draft.key].kind, members), members, began, "model")
        if draft.alone is None:
            return measure_of_one(self._story.figures[draft.members[0]], members)
        known = self._story.fallback.measures[draft.alone]
        return Measure(known.name, known.kind, members, known.began, known.found_by, known.weak)

    # ------------------------------------------------------------ names and beginnings

    def _name(self, said: Sequence[MeasureSaid], members: Sequence[str]) -> str:
        """The first name that the members' articles bear out, without the parts that they do not; else what code alone
        calls most of the members."""
        heard = self._heard(members)
        for name in dict.fromkeys(clean_line(m.name) for m in sorted(said, key=lambda m: (-len(m.members), m.name))):
            kept = held_name(name, heard)
            if kept != without_units(name):
                fault = name_fault(name, heard) or "nothing of it tells what is counted"
                self._refused.add("", "words_not_in_source", f"name: {name}", fault)
            if kept:
                return kept
        counts: dict[int, int] = defaultdict(int)
        for claim in members:
            if claim in self._story.alone:
                counts[self._story.alone[claim][0]] += 1
        if counts:
            return self._story.fallback.measures[max(counts, key=lambda at: (counts[at], -at))].name
        first = next(claim for claim in members if claim in self._story.figures)
        return measure_of_one(self._story.figures[first], ()).name

    def _heard(self, members: Sequence[str]) -> Heard:
        """All that the articles of these members say, and the days that they and the members are of."""
        articles = sorted({self._story.item(claim).article for claim in members})
        days = {day for article in articles if (day := self._story.day_of(article))}
        for claim in members:
            told = self._told.days[claim]
            days |= {day for day in (told.start, told.end) if day} if told else set()
        return Heard("\n".join(self._story.said_in(article) for article in articles), tuple(sorted(days)))

    def _began(self, said: Sequence[MeasureSaid], members: Sequence[str]) -> DatedSpan | None:
        """The day on which what is counted began, where an article of the story tells it."""
        mine = sorted({self._story.item(claim).article for claim in members})
        others = [article for article in self._story.articles if article not in mine]
        for words in sorted({m.began for m in said if m.began}):
            day = _iso(words)
            for article in (*mine, *others) if day else ():
                found = day_in_article(day, article, self._story) if day else None
                if found and found.basis != "publication" and (found.end - found.start).days <= 1:
                    return found
            self._refused.add("", "bad_day", f"began {words}", "no article speaks of such a day")
        known = [self._story.measure_alone(claim) for claim in members]
        return next((measure.began for measure in known if measure and measure.began), None)

    # ------------------------------------------------------------ replacements and denials

    def _replacements(self) -> dict[str, tuple[str, ...]]:
        """Which claims each is said to replace, with those that code alone reads."""
        pairs = sorted({p for p in self._said.replaces if self._holds(p, set(self._said.replaces))})
        pairs += [
            (claim, old) for claim, (_, member) in self._story.alone.items() for old in member.replaces
            if self._together(claim, old) and (old, claim) not in pairs
        ]  # fmt: skip
        return self._by_first(pairs)

    def _holds(self, pair: tuple[str, str], pairs: set[tuple[str, str]]) -> bool:
        new, old = pair
        fault = self._replacement_fault(new, old, pairs)
        if fault:
            about = new if self._story.knows(new) else ""
            said = f"{shown(new, self._story)} replaces {shown(old, self._story)}"
            self._refused.add(about, "bad_link", said, fault)
        return fault is None

    def _replacement_fault(self, new: str, old: str, pairs: set[tuple[str, str]]) -> str | None:
        story = self._story
        if new not in story.figures or old not in story.figures:
            return "no figure has this number"
        if new == old or (old, new) in pairs:
            return "each is said to replace the other"
        if not self._together(new, old):
            return "the two are not of one measure"
        near = has_sign(story.words_near(new), "order") or has_sign(story.words_near(old), "order")
        return None if near else "no word of order or correction stands in their sentences"

    def _denials(self) -> dict[str, tuple[str, ...]]:
        pairs: list[tuple[str, str]] = []
        for denial, old in sorted(set(self._said.denies)):
            fault = self._denial_fault(denial, old)
            if fault is None:
                pairs.append((denial, old))
            else:
                about = denial if self._story.knows(denial) else ""
                said = f"{shown(denial, self._story)} denies {shown(old, self._story)}"
                self._refused.add(about, "bad_link", said, fault)
        pairs += [
            (claim, old) for claim, (_, member) in self._story.alone.items() for old in member.denies
            if self._together(claim, old)
        ]  # fmt: skip
        return self._by_first(pairs)

    def _denial_fault(self, denial: str, old: str) -> str | None:
        story = self._story
        if not story.knows(denial) or old not in story.figures:
            return "no denial or figure has this number"
        denies = denial in story.denials or story.figures[denial].polarity == "deny"
        if denial == old or not (denies or has_sign(story.words(denial), "denial")):
            return "no word of denial stands in its sentence"
        return None if self._together(denial, old) else "it stands in no measure with what it denies"

    def _together(self, a: str, b: str) -> bool:
        return a in self._place and a != b and self._place.get(a) == self._place.get(b)

    def _by_first(self, pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for first, second in pairs:
            found[first].append(second)
        return {first: tuple(self._story.in_order(seconds)) for first, seconds in found.items()}

    # ------------------------------------------------------------ parts

    def _parts(self) -> tuple[Part, ...]:
        """Parts of the answer that hold, then those of code alone that fit in beside them."""
        found: dict[tuple[int, int], Part] = {}
        for said in sorted(self._said.parts):
            part, whole = (self._at.get(self._roots.get(key, key)) for key in (said.part, said.whole))
            words = f"{said.part.rpartition('/')[2]} is a part of {said.whole.rpartition('/')[2]}"
            if part is None or whole is None:
                self._refused.add("", "unknown_id", words, "no measure has this number")
                continue
            fault = self._part_fault(part, whole)
            if fault:
                self._refused.add("", "bad_link", words, fault)
            else:
                complete = said.complete or ((part, whole) in found and found[(part, whole)].complete)
                found[(part, whole)] = Part(part, whole, complete, "", "model")
        for known in self._parts_alone():
            found.setdefault((known.part, known.whole), known)
        return tuple(self._added_up(self._acyclic(found)))

    def _parts_alone(self) -> Iterable[Part]:
        for known in self._story.fallback.parts:
            at = [self._home(position) for position in (known.part, known.whole)]
            if at[0] is not None and at[1] is not None and self._part_fault(at[0], at[1]) is None:
                yield Part(at[0], at[1], known.complete, known.why, known.found_by)

    def _home(self, position: int) -> int | None:
        """Where most members of a measure of the fallback now stand."""
        if not 0 <= position < len(self._story.fallback.measures):
            return None
        counts: dict[int, int] = defaultdict(int)
        for member in self._story.fallback.measures[position].members:
            if member.claim in self._place:
                counts[self._place[member.claim]] += 1
        return min(counts, key=lambda at: (-counts[at], at), default=None)

    def _part_fault(self, part: int, whole: int) -> str | None:
        if part == whole:
            return "a measure is no part of itself"
        ours, theirs = self._figures(part), self._figures(whole)
        families = [{family_of(c) for c in claims} - {None} for claims in (ours, theirs)]
        if families[0] and families[1] and not families[0] & families[1]:
            return "the two count different things"
        if any(_exceeds(a, b) for a in ours for b in theirs if a.article == b.article):
            return "the part is larger than its whole"
        if ours and theirs and all(_exceeds(a, b) for a in ours for b in theirs):
            return "the part is larger than its whole"
        return None

    def _figures(self, at: int) -> list[FigureClaim]:
        """The counts of a measure, which sizes are compared by."""
        return [
            self._story.figures[claim] for claim in self._drafts[at].members
            if claim in self._story.figures and self._told.roles[claim] not in UNCOUNTED
        ]  # fmt: skip

    def _acyclic(self, parts: Mapping[tuple[int, int], Part]) -> list[Part]:
        """Without parts that would, over others, hold themselves."""
        kept: list[Part] = []
        for pair in sorted(parts, key=lambda pair: (parts[pair].found_by != "model", pair)):
            if _reaches(kept, pair[1], pair[0]):
                self._refused.add("", "bad_link", self._part_words(parts[pair]), "the whole is told as a part of it")
            else:
                kept.append(parts[pair])
        return sorted(kept, key=lambda part: (part.whole, part.part))

    def _part_words(self, part: Part) -> str:
        return f"{self._first(part.part)} is a part of {self._first(part.whole)}"

    def _first(self, at: int) -> str:
        return shown(self._drafts[at].members[0], self._story)

    def _added_up(self, parts: Sequence[Part]) -> Iterable[Part]:
        """Parts that are said to make up their whole have to add up to it in one article, else they are plain parts. Where a whole
        is divided in two ways each division does so by itself."""
        complete: dict[int, list[int]] = defaultdict(list)
        for part in parts:
            if part.complete:
                complete[part.whole].append(part.part)
        summed = {whole: self._making_up(made_of, whole) for whole, made_of in complete.items()}
        for whole in sorted(whole for whole, made_of in summed.items() if not made_of):
            words = f"the parts of {self._first(whole)} make it up"
            self._refused.add("", "bad_link", words, "their values do not add up to it")
        for part in parts:
            lone = part.complete and part.part not in summed[part.whole]
            yield Part(part.part, part.whole, False, part.why, part.found_by) if lone else part

    def _making_up(self, parts: Sequence[int], whole: int) -> frozenset[int]:
        """Those of the parts that make the whole up: all, or the sets of them that do so exactly, in an article that tells them;
        where none tells all, all whose values could."""
        articles = sorted({claim.article for claim in self._figures(whole)})
        told_all = False
        for article in articles:
            told = [[c for c in self._figures(at) if c.article == article] for at in (*parts, whole)]
            told_all |= all(told)
            if len(parts) > 1 and all(told) and _sum_meets(told[:-1], told[-1]):
                return frozenset(parts)
        divided = {
            claim.id
            for article in articles
            for one in self._figures(whole) if one.article == article
            for division in divisions(one, tuple(c for at in parts for c in self._figures(at) if c.article == article))
            for claim in division
        }  # fmt: skip
        if divided:
            return frozenset(at for at in parts if any(claim.id in divided for claim in self._figures(at)))
        across = (
            not told_all and len(parts) > 1 and _sum_meets([self._figures(at) for at in parts], self._figures(whole))
        )
        return frozenset(parts) if across else frozenset()

    # ------------------------------------------------------------ what else may belong

    def _possible(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """What was taken out of a measure may belong to it all the same."""
        found: dict[str, set[int]] = defaultdict(set)
        for key, bundle in self._bundles.items():
            for claim in bundle.fallen:
                if key in self._at and claim in self._place and self._place[claim] != self._at[key]:
                    found[claim].add(self._at[key])
        for claim, positions in self._story.fallback.possible:
            homes = {self._home(position) for position in positions} - {None, self._place.get(claim)}
            if claim in self._place and self._drafts[self._place[claim]].key is None:
                found[claim].update(home for home in homes if home is not None)
        return tuple((claim, tuple(sorted(found[claim]))) for claim in self._story.in_order(found) if found[claim])


# ---------------------------------------------------------------- small questions


_FORETOLD = word_set("forecast forecasts outlook guidance target targets projection")


def _as_foretold(name: str, kind: MeasureKind, members: Sequence[Member]) -> MeasureKind:
    """What may happen to what one party alone foretells: it is no level that moves of itself, a later outlook replaces the one before."""
    alone = len({member.voice for member in members}) == 1
    foretold = alone and not _FORETOLD.isdisjoint(word.plain for word in words_of(name))
    return "fixed" if kind == "level" and foretold else kind


def measure_of_one(claim: FigureClaim, members: tuple[Member, ...]) -> Measure:
    """A figure that nothing relates to another, called by its label."""
    kinds: dict[str, MeasureKind] = {"stock": "level", "flow": "period", "rate": "period", "constant": "fixed"}
    name = clean_line(claim.label.measure or (claim.quantity.noun if claim.quantity else None) or claim.surface)
    return Measure(name or claim.id, kinds.get(claim.label.kind, "total"), members, claim.event_day)


def _iso(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _exceeds(part: FigureClaim, whole: FigureClaim) -> bool:
    """By what the values likely mean: "at least 12" has no upper end, yet 45 are no part of it."""
    if part.likely is None or whole.likely is None:
        return False
    return whole.likely.below(part.likely)


def _reaches(parts: Sequence[Part], start: int, goal: int) -> bool:
    """Whether `start` is a part of `goal`, over any number of steps."""
    todo, seen = [start], {start}
    while todo:
        here = todo.pop()
        if here == goal:
            return True
        further = [part.whole for part in parts if part.part == here and part.whole not in seen]
        seen.update(further)
        todo.extend(further)
    return False


def _sum_meets(parts: Sequence[Sequence[FigureClaim]], whole: Sequence[FigureClaim]) -> bool:
    told = [ends for claims in (*parts, whole) if (ends := _ends(claims)) is not None]
    if len(told) <= len(parts):
        return False
    least, most = (sum((ends[at] for ends in told[:-1]), Fraction(0)) for at in (0, 1))
    return least <= told[-1][1] and told[-1][0] <= most


def _ends(claims: Sequence[FigureClaim]) -> tuple[Fraction, Fraction] | None:
    """The least and the largest value that these claims may mean."""
    found: list[Fraction] = []
    for claim in claims:
        value = value_of(claim)
        if value is not None:
            ends = (claim.likely.low, claim.likely.high) if claim.likely else ()
            found += [value, *(end for end in ends if end is not None)]
    return (min(found), max(found)) if found else None
