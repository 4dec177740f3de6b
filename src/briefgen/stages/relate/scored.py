"""Relating without a model: features, points of pairs, linkage, voices; the same records as a model's answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations, pairwise

from briefgen.records import (
    Article,
    Basis,
    ClaimRole,
    DatedSpan,
    DenialClaim,
    FigureClaim,
    Ledger,
    Measure,
    MeasureKind,
    Member,
    Part,
    Relations,
    Span,
    Voice,
)
from briefgen.stages.ledger import Material, material_of
from briefgen.stages.relate.ages import with_ages
from briefgen.stages.relate.alike import with_words_alike
from briefgen.stages.relate.conversions import on_common_scales
from briefgen.stages.relate.copies import copy_findings
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.held import with_holders
from briefgen.stages.relate.linkage import LEAST, link_features
from briefgen.stages.relate.listed_rows import with_list_rows
from briefgen.stages.relate.naming import name_measure
from briefgen.stages.relate.nations import with_nations
from briefgen.stages.relate.operations import with_operations
from briefgen.stages.relate.order_words import tells_lowering, tells_revision
from briefgen.stages.relate.populations import with_populations
from briefgen.stages.relate.reading.cues import cues_in
from briefgen.stages.relate.reading.figures import read_features
from briefgen.stages.relate.scope import with_scopes
from briefgen.stages.relate.setting import LANDS, part_stories, read_setting
from briefgen.stages.relate.side_by_side import with_names_beside
from briefgen.stages.relate.traits import OPERATIONS, STEPPED, classes, is_total
from briefgen.stages.relate.voices import Voices, find_voices
from briefgen.stages.relate.weighing.near import may_be_equal, print_alike
from briefgen.stages.relate.weighing.pairs import weigh_pair
from briefgen.stages.relate.weighing.scale import STORY_DAYS, Scale, scale_of
from briefgen.stages.relate.weighing.sums import of_one_account
from briefgen.stages.summing import divisions
from briefgen.text.dates.events import EventDays
from briefgen.text.garbled import is_garbled
from briefgen.text.lexicon import fold, terms_found
from briefgen.text.lines import one_line
from briefgen.text.voices.parties import words_of_class
from briefgen.text.wording import content_words


@dataclass(frozen=True, slots=True)
class _Group:
    """Figures of one measure with the scale of their story."""

    features: tuple[Features, ...]
    scale: Scale
    first_day: date | None = None
    """The first day on which an article of the story was published, where the next came within `STORY_DAYS`."""


def relate_locally(ledger: Ledger) -> Relations:
    """What the figures and denials of a ledger are to each other, by code alone. The order of claims never matters.

    Every figure that is not in a headline is in exactly one measure; measures stand in the order of their first figure.
    """
    figures = sorted((c for c in ledger.figures if not c.in_headline), key=_place)
    material, days = material_of(ledger), EventDays(ledger.articles, ledger.sentences)
    groups = _group(figures, material, days)
    told = find_voices(figures, ledger.articles)
    voices, deniers = _voices_of_denials(ledger.denials, told)
    aims = _aim_denials(groups, material)
    aimed: dict[int, list[DenialClaim]] = defaultdict(list)
    denied: dict[str, list[DenialClaim]] = defaultdict(list)
    for denial in ledger.denials:
        denied[denial.article].append(denial)
        if denial.id in aims:
            aimed[aims[denial.id]].append(denial)
    measures = tuple(
        _measure(group, aimed.get(at, ()), denied, told, deniers, days, material) for at, group in enumerate(groups)
    )
    return Relations(voices=voices, measures=measures, parts=_parts(groups), findings=copy_findings(ledger))


def _place(claim: FigureClaim) -> tuple[str, int, int, str]:
    return claim.article, claim.sentence, claim.span.start, claim.id


def _group(figures: Sequence[FigureClaim], material: Material, days: EventDays) -> tuple[_Group, ...]:
    groups: list[_Group] = []
    by_article: dict[str, list[FigureClaim]] = defaultdict(list)
    for claim in figures:
        by_article[claim.article].append(claim)
    for part in part_stories(sorted(material.articles.values(), key=lambda article: article.id)):
        told = [claim for article in part for claim in by_article[article.id]]
        features = read_features(told, material.articles, material.sentences, days)
        features = with_populations(features, material.articles, material.sentences)
        features = with_ages(on_common_scales(features, material.articles), material.articles)
        features = with_list_rows(with_words_alike(features), material.articles)
        features = with_holders(features, part, material.sentences)
        features = with_operations(features, part, material.sentences)
        features = with_nations(features, part, material.sentences)
        features = with_names_beside(features, part, material.sentences)
        features = with_scopes(features, part, material.sentences)
        scale = scale_of(features, read_setting(features, part))
        linked = link_features(features, partial(weigh_pair, scale=scale), scale.setting)
        for members in _with_taken_back(linked, features, scale):
            groups.append(_Group(tuple(features[at] for at in members), scale, _first_day(part)))
    return tuple(sorted(groups, key=lambda group: _place(group.features[0].claim)))


def _with_taken_back(
    linked: Sequence[Sequence[int]], features: Sequence[Features], scale: Scale
) -> tuple[Sequence[int], ...]:
    """The groups, where a value that a note of correction takes back stands with all that it puts in its place, and with
    those who told it before, however far the two values are apart."""
    home = {at: n for n, members in enumerate(linked) for at in members}
    for at, one in enumerate(features):
        if one.claim.role != "withdrawn":
            continue
        rights = [
            n
            for n, right in enumerate(features)
            if any(k.kind == "replaces" and k.to == one.claim.id for k in right.claim.links)
        ]
        if rights:
            main = max((home[n] for n in rights), key=lambda group: (len(linked[group]), -group))
            home |= dict.fromkeys((at, *rights), main)
        for other, told in enumerate(features):
            if home[other] != home[at] and _told_the_same(told, one) and weigh_pair(told, one, scale=scale) >= LEAST:
                home[other] = home[at]
    groups: dict[int, list[int]] = defaultdict(list)
    for at in sorted(home):
        groups[home[at]].append(at)
    return tuple(groups[n] for n in sorted(groups))


def _told_the_same(told: Features, wrong: Features) -> bool:
    """Whether another article tells a value that was taken back, on no later day than the note does."""
    a, b = told.claim, wrong.claim
    later = bool(a.published and b.published and a.published > b.published)
    return (
        a.article != b.article
        and told.value is not None
        and told.value == wrong.value
        and a.unit == b.unit
        and not later
    )


def _first_day(articles: Sequence[Article]) -> date | None:
    days = sorted(article.published.day for article in articles if article.published.day)
    apart = [(later - earlier).days for earlier, later in pairwise(days)]
    return days[0] if days and (not apart or apart[0] <= STORY_DAYS) else None


# ---------------------------------------------------------------- a group as a measure


def _measure(
    group: _Group,
    denials: Sequence[DenialClaim],
    denied: Mapping[str, Sequence[DenialClaim]],
    told: Voices,
    deniers: Mapping[str, str],
    days: EventDays,
    material: Material,
) -> Measure:
    by_id = {one.claim.id: one for one in group.features}
    beside: dict[str, list[Features]] = defaultdict(list)
    for one in group.features:
        beside[one.claim.article].append(one)
    kind = kind_of(group.features)
    members = [
        Member(
            claim=one.claim.id,
            voice=told.of[one.claim.id],
            day=_day_of(one, group, kind, material),
            role=_role(one, denied.get(one.claim.article, ()), kind),
            replaces=_replaced(one, by_id, beside[one.claim.article], kind, told, material),
        )
        for one in group.features
    ]
    rejected = (Member(claim=d.id, voice=deniers[d.id], day=None, role="denied") for d in denials)
    return Measure(
        name=name_measure(_sound(group, material) or group.features, group.scale.setting),
        kind=kind,
        members=(*members, *rejected),
        began=days.began_of([one.claim for one in group.features]) or _story_began(group, kind),
        weak=_is_weak(group),
    )


def _day_of(one: Features, group: _Group, kind: MeasureKind, material: Material) -> DatedSpan | None:
    """The day for which a figure holds. A total that was counted on after the day of its event is no count of that day,
    as a report that looks back on it prints ("a year after 304 died on 16 April"), but of the report's own. An operation goes on:
    the day told with its count is that of the count ("on Monday the ministry had given 491")."""
    day, published = one.claim.as_of, material.articles[one.claim.article].published
    told = one.claim.event_day
    if one.cls in OPERATIONS and one.of and told and told.start == told.end and not (day and day.basis in _TOLD):
        return told
    if kind != "total" or day is None or day != one.claim.event_day or published.day is None:
        return day
    if not any(x.claim.as_of and x.claim.as_of.start > day.end for x in group.features):
        return day
    basis: Basis = "inferred" if published.basis.startswith("inferred") else "publication"
    return DatedSpan(published.day, published.day, basis, "the count went on after the day of its event")


_TOLD = ("stated", "resolved")
"""The bases of a day that words tell."""


def _sound(group: _Group, material: Material) -> tuple[Features, ...]:
    """What no garbled article tells."""
    return tuple(one for one in group.features if not is_garbled(material.articles[one.claim.article]))


def _story_began(group: _Group, kind: MeasureKind) -> DatedSpan | None:
    """For a count that moves and whose event no day is told of: the day of the story's first report."""
    cls = _main_class(group)
    if group.first_day is None or kind not in ("total", "level") or classes().get(cls, {}).get("kind") == "standing":
        return None
    return DatedSpan(group.first_day, group.first_day, "inferred", "the day of the story's first report")


def _replaced(
    one: Features,
    group: Mapping[str, Features],
    beside: Sequence[Features],
    kind: MeasureKind,
    told: Voices,
    material: Material,
) -> tuple[str, ...]:
    """Ids of the figures of its group, `beside` it in its article or elsewhere, that the text says one replaces: by its words, or as what it became; a sentence that corrects its party's earlier figure replaces what the party gave for an earlier day."""
    found = []
    for link in one.claim.links:
        old = group.get(link.to)
        if old and (link.kind == "replaces" or (link.kind == "moved" and _was_given_up(old, one, kind))):
            found.append(old.claim.id)
    present = {other.value for other in beside if not other.former}
    found += [old.claim.id for old in beside if _left_behind(old, one, alone=len(present) == 1)]
    ref = one.claim.ref
    if not found and kind == "total" and ref in material.sentences:
        found += [old.claim.id for old in beside if _was_lowered(old, one, material.words(ref))]
    if not found and ref in material.sentences and tells_revision(material.words(ref)):
        found += [old.claim.id for old in group.values() if _was_before(old, one, told)]
    return tuple(found)


def _left_behind(old: Features, new: Features, *, alone: bool) -> bool:
    """Whether their article tells one count as what stood before another beside it, or before the only other that it has."""
    near = alone or abs(old.claim.sentence - new.claim.sentence) <= BESIDE
    plain = new.hedge is None and old.hedge is None and (old.size < new.size or not is_total(new.cls))
    return near and plain and old.former and not new.former and old.value != new.value


def _was_given_up(old: Features, new: Features, kind: MeasureKind) -> bool:
    """Whether a value that became another one holds no more: a total that came down was revised, and what can only be
    changed ("the fee goes from 40 to 45") or is told for one day was so before."""
    if kind == "total":
        return old.value is not None and new.value is not None and new.value < old.value
    return kind == "fixed" or (kind == "level" and old.claim.as_of == new.claim.as_of)


def _was_before(old: Features, new: Features, told: Voices) -> bool:
    """Whether one voice gave another value for an earlier day."""
    a, b = old.claim, new.claim
    if told.of[a.id] != told.of[b.id] or not (a.hard and b.hard) or a.hard.meets(b.hard):
        return False
    return bool(a.as_of and b.as_of and a.as_of.end < b.as_of.start)


def _was_lowered(old: Features, new: Features, words: str) -> bool:
    """Whether a sentence says that a count came down to the new one from what their article gives beside it: "on Thursday the
    toll was taken down to 38"."""
    near = abs(old.claim.sentence - new.claim.sentence) <= BESIDE
    plain = old.hedge is None and not old.more and not old.rest and old.claim.sentence <= new.claim.sentence
    higher = bool(old.claim.hard and new.claim.hard and new.claim.hard.below(old.claim.hard))
    return near and plain and higher and tells_lowering(words, new.claim.surface)


_KINDS: Mapping[str, MeasureKind] = {
    "total": "total", "level": "level", "standing": "level", "period": "period", "fixed": "fixed", "change": "change",
}  # fmt: skip


def kind_of(features: Sequence[Features]) -> MeasureKind:
    """What may happen to a measure: by its class; a thing without one can be counted again, a size cannot change."""
    told = Counter(one.cls for one in features if one.cls)
    if all(one.change or (one.more and one.family == "count") for one in features):
        return "change"
    if any(link.kind == "moved" for one in features for link in one.claim.links) and not told:
        return "level"
    if told:
        cls = min(told, key=lambda cls: (-told[cls], cls))
        running = cls in STEPPED and any(one.so_far for one in features)
        return "total" if running else _KINDS[classes()[cls]["kind"]]
    if any(one.so_far for one in features) and not features[0].family.startswith("share"):
        return "total"
    return "level" if features[0].family in ("count", "share") else "fixed"


def _is_weak(group: _Group) -> bool:
    """Whether neither a class, nor a noun, nor an unusual value holds the figures together, or what they tell is another at
    each hour: two prices of a share contradict each other in nothing."""
    if len(group.features) < 2:
        return False
    if _main_class(group) == "price":
        return True
    if group.features[0].family.startswith("money"):
        return not _one_sum(group.features, group.scale.setting.known)
    pairs = list(combinations(group.features[:MOST_LOOKED_AT], 2))
    rivals = [(a, b) for a, b in pairs if a.hard and b.hard and not a.hard.meets(b.hard)]
    if rivals and not any(_are_of_one(a, b) for a, b in rivals):
        return True
    return not any(_is_strong(a, b) for a, b in pairs)


def _are_of_one(a: Features, b: Features) -> bool:
    """Whether something specific says that two different values count the same: they stand side by side, or share a noun, a
    people, a place, an event or a day that both name. Many times apart they are two things, or a slip of a digit."""
    if max(a.size, b.size) >= TOO_FAR * min(a.size, b.size) and str(a.value).rstrip("0") != str(b.value).rstrip("0"):
        return False
    shared = (
        a.crowd & b.crowd
        or a.places & b.places
        or _of_one_land(a, b)
        or a.days & b.days
        or (a.head and a.head == b.head)
    )
    event = a.event_said and b.event_said and a.event == b.event
    beside = a.claim.article == b.claim.article and abs(a.claim.sentence - b.claim.sentence) <= BESIDE
    return bool(shared or event or beside)


def _of_one_land(a: Features, b: Features) -> bool:
    """Whether two figures are told of one and the same land, where their story tells of several."""
    return len(a.of) == 1 and a.of == b.of and a.of <= LANDS


TOO_FAR = 10
BESIDE = 2
"""Sentences apart within which an article sets two values against each other."""


def _one_sum(features: Sequence[Features], known: frozenset[str]) -> bool:
    """Whether all sums may be tellings of one; a class such as damages holds many, and two of them are no conflict, but in
    one line of an account."""
    told = [one for one in features if one.claim.hard]
    return all(
        may_be_equal(a, b) or of_one_account(a, b, known) or _is_of_another_scale(a, b)
        for a, b in combinations(told, 2)
    )


def _is_of_another_scale(a: Features, b: Features) -> bool:
    """Whether one sum is the other with millions for billions."""
    return print_alike(a, b) and a.value != b.value


MOST_LOOKED_AT = 12


def _is_strong(a: Features, b: Features) -> bool:
    same = (a.cls and a.cls == b.cls) or (a.head and a.head == b.head)
    return bool(same) or (a.value == b.value and a.digits >= STRONG_DIGITS)


STRONG_DIGITS = 2
"""Two equal numbers of one digit prove nothing."""


def _role(one: Features, denials: Sequence[DenialClaim], kind: MeasureKind) -> ClaimRole:
    """Denied inside the denying words of its article; an estimate or forecast where its sentence says so; else a count. A forecast of a
    total that only grows is an estimate of it."""
    claim = one.claim
    if claim.role == "withdrawn":
        return "withdrawn"
    if any(not d.other_account and d.words.covers(claim.span) for d in denials):
        return "denied"
    if one.hedge == "forecast" and kind in ("total", "level"):
        return "estimate"
    return one.hedge or "count"


# ---------------------------------------------------------------- denials


def _voices_of_denials(denials: Sequence[DenialClaim], told: Voices) -> tuple[tuple[Voice, ...], dict[str, str]]:
    """All voices, those who only deny behind the others, and the voice of each denial by its id."""
    voices = list(told.voices)
    names = {fold(name): voice.id for voice in voices for name in (voice.name, *voice.also)}
    deniers: dict[str, str] = {}
    for denial in denials:
        who = " ".join(denial.who.split())
        if fold(who) not in names:
            voices.append(Voice(f"V{len(voices) + 1}", who))
            names[fold(who)] = voices[-1].id
        deniers[denial.id] = names[fold(who)]
    return tuple(voices), deniers


def _aim_denials(groups: Sequence[_Group], material: Material) -> dict[str, int]:
    """For each denial the group that it denies, by position: what it denies is told by a cue of the group's class.

    Of several groups that which shares most of its other words, then that with a figure in the denial's article, then
    the largest. One that has other words of its own, "civilian deaths from its strikes", denies no group that has none
    of them. A denial whose words hold a figure is that figure's role already and denies no other.
    """
    aims: dict[str, int] = {}
    spans: dict[str, list[Span]] = defaultdict(list)
    of_class: dict[str, list[int]] = defaultdict(list)
    for figure in material.ledger.figures if material.ledger.denials else ():
        spans[figure.article].append(figure.span)
    for at, group in enumerate(groups if material.ledger.denials else ()):
        of_class[_main_class(group)].append(at)
    for denial in material.ledger.denials:
        if denial.other_account or not denial.who or any(denial.words.covers(span) for span in spans[denial.article]):
            continue
        article = material.articles[denial.article]
        words = one_line(denial.words.of(article.text) + " " + denial.denies)
        told = [cue for cue in cues_in(words, article.language) if cue.reach != "noun"]
        named = {name for cue in told for name, _ in cue.classes} - _DENYING
        own = _own_words(words, [words[cue.start : cue.end] for cue in told])
        fitting = [
            (-shared, _nearness(denial, groups[at]), at)
            for name in named
            for at in of_class[name]
            if _is_of(denial, groups[at], words) and not _is_long_past(groups[at], article)
            if (shared := _shared(own, _telling(groups[at], material))) or not own
        ]
        if fitting:
            aims[denial.id] = min(fitting)[-1]
    return aims


_DENYING = frozenset({"against"})
"""Classes whose cues deny: "rejected the plan" denies no count of those who are against it."""


def _own_words(words: str, cues: Sequence[str]) -> frozenset[str]:
    """The content words of a denial beside the cues of its class and words that only deny or weigh."""
    known = {fold(word) for cue in cues for word in cue.split()} | _WEIGHING
    return frozenset(fold(word) for word in content_words(words)) - known


_WEIGHING = words_of_class("weighing")
"""Words of a denial that weigh what is denied and name nothing: "credible", "evidence", "reports"."""


def _telling(group: _Group, material: Material) -> str:
    """The sentences of a group's first figures."""
    refs = dict.fromkeys(one.claim.ref for one in group.features[:MOST_LOOKED_AT])
    return " ".join(material.words(ref) for ref in refs if ref in material.sentences)


def _shared(words: Iterable[str], text: str) -> int:
    return sum(terms_found(word, text) for word in words)


def _main_class(group: _Group) -> str:
    told = Counter(one.cls for one in group.features if one.cls)
    return min(told, key=lambda cls: (-told[cls], cls)) if told else "-"


def _is_of(denial: DenialClaim, group: _Group, words: str) -> bool:
    """Whether a denial can be of these figures: not of its own, and of the same noun where the group counts one."""
    heads = {one.head for one in group.features if one.head}
    parties = {fold(one.claim.asserter) for one in group.features}
    return fold(denial.who) not in parties and (not heads or any(terms_found(head, words) for head in heads))


def _is_long_past(group: _Group, article: Article) -> bool:
    """Whether half and more of what a group tells was over a year before an article: what that denies of its own story denies no
    toll of another one which reports recall."""
    told = [one.claim.as_of for one in group.features if one.claim.as_of and one.claim.as_of.basis != "unknown"]
    day = article.published.day
    if day is None:
        return False
    past = [as_of for as_of in told if (day - as_of.end).days > LONG_PAST]
    return bool(past) and 2 * len(past) >= len(told)


LONG_PAST = 366
"""Days after which a report recalls what was, and does not tell it."""


def _nearness(denial: DenialClaim, group: _Group) -> tuple[int, int]:
    near = any(one.claim.article == denial.article for one in group.features)
    return (0 if near else 1, -len(group.features))


# ---------------------------------------------------------------- parts


def _parts(groups: Sequence[_Group]) -> tuple[Part, ...]:
    """Measures of which the text calls a figure of the one a part of a figure of the other, each pair once."""
    where = {one.claim.id: at for at, group in enumerate(groups) for one in group.features}
    said = {
        (where[one.claim.id], where[link.to])
        for group in groups
        for one in group.features
        for link in one.claim.links
        if link.kind in ("part_of", "makes_up") and link.to in where and where[link.to] != where[one.claim.id]
    }
    kept = [(part, whole) for part, whole in sorted(said) if (whole, part) not in said]
    parted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in kept:
        parted[pair[1]].append(pair)
    complete = {pair for whole, pairs in parted.items() for pair in _complete(whole, pairs, groups)}
    return tuple(Part(part, whole, (part, whole) in complete, "the text calls it a part") for part, whole in kept)


def _complete(whole: int, pairs: Sequence[tuple[int, int]], groups: Sequence[_Group]) -> Sequence[tuple[int, int]]:
    """The `pairs` of a whole whose parts make it up exactly in one article, all together or in divisions of their own."""
    made: set[str] = set()
    for one in groups[whole].features:
        parts = [
            part.claim for pair in pairs for part in groups[pair[0]].features if part.claim.article == one.claim.article
        ]
        made |= {claim.id for division in divisions(one.claim, parts) for claim in division}
    return [pair for pair in pairs if any(part.claim.id in made for part in groups[pair[0]].features)]
