"""Does a drafted sentence hold? It is bound to what it cites, and checked term by term.

Each number is bound to the claim of a cited sentence and takes its qualifier (`binding`), each day has to be one that they
speak of (`said_days`), names, negations, hedges and attributions stand as in the sentences (`wording`), and what it says
of its numbers holds for them (`soundness`). What does not hold comes back with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from briefgen.briefing.checks.absences import says_absent, told_after_all
from briefgen.briefing.checks.binding import (
    LESS,
    QUOTATION,
    BindingFault,
    Bound,
    bind_numbers,
    disowned,
    ends_of,
    outlets_named,
    scaled_values,
    scan_owned,
    tells_both,
    years_on,
)
from briefgen.briefing.checks.derived import SIGN, bracketed
from briefgen.briefing.checks.dropped_plans import dropped_plan
from briefgen.briefing.checks.further import MENDED_BY_CITING, MOST_FURTHER, further_refs
from briefgen.briefing.checks.said_days import (
    BLANK,
    days_told,
    drafted_day,
    foreign_day,
    infers,
    told_or_published,
    unsure_day,
    untold_day,
    without_days,
    years_unsaid,
)
from briefgen.briefing.soundness import claims_faults
from briefgen.records import (
    ComposedStatement,
    DraftStatement,
    EventClaim,
    Fault,
    FigureClaim,
    Ledger,
    Passage,
    PositionClaim,
    Quantity,
    RejectedClaim,
    Sentence,
    Span,
    Support,
)
from briefgen.stages.ledger import Material, date_words, material_of
from briefgen.text.figures import names_persons, scan_numbers
from briefgen.text.hedges import find_hedges
from briefgen.text.letters import letters_of
from briefgen.text.lexicon import (
    Word,
    are_victims,
    fold,
    has_kin,
    is_named,
    names_in,
    polarity_of,
    shares_root,
    terms_found,
    words_of,
)
from briefgen.text.lines import one_line, shown_words
from briefgen.text.printed import LAST_NUMBER, with_unit
from briefgen.text.voices.attribution import poster_of
from briefgen.text.wording import (
    LEAST_OWN_TERMS,
    Held,
    WordingFault,
    bears_on,
    check_words,
    content_words,
    foreign_name,
    loose_number,
    names_beside,
)
from briefgen.vocabulary import read_table, word_set


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a drafted statement is not printed; `see` are refs of sentences that tell what the cited ones do not."""

    fault: Fault
    reason: str
    see: tuple[str, ...] = ()


def check_statement(
    draft: DraftStatement, material: Material, *, standing: bool = True, alone: bool = True
) -> ComposedStatement | Refusal:
    """One drafted sentence: verbatim if it is cut from its citation, else bound and checked term by term. One with a day,
    or that is not `standing`, may tell alone what was replaced since; one that is not `alone` stands under a head that may say that it is
    a forecast."""
    if draft.verbatim is not None:
        return _dated(_cut_verbatim(draft, material), draft, draft.cites, material)
    unknown = [cite for cite in draft.cites if cite not in material.sentences]
    cites = tuple(dict.fromkeys(cite for cite in draft.cites if cite in material.sentences))
    if unknown and not cites:
        return Refusal("unknown_id", f"there is no sentence {', '.join(unknown)[:80]}")
    if not cites:
        return Refusal("no_citation", "it cites nothing")

    def check(refs: tuple[str, ...]) -> ComposedStatement | Refusal:
        said = replace(draft, cites=refs, places=_with_places_of(refs, draft))
        return _dated(
            _checked(said, refs, material, standing=standing and not draft.day, alone=alone), said, refs, material
        )

    found = check(cites)
    if not isinstance(found, Refusal) or (
        draft.day and found.fault == "bad_day"
    ):  # the day of a line is that of the sentences it cites
        return found
    return _cited_further(found, draft.text, cites, check, material)


def _cited_further(
    refusal: Refusal,
    text: str,
    cites: tuple[str, ...],
    check: Callable[[tuple[str, ...]], ComposedStatement | Refusal],
    material: Material,
) -> ComposedStatement | Refusal:
    """What a check says of a text with one or two further sentences cited, where it lacks something that these have (`further`); the
    first refusal where none helps."""
    tried: list[tuple[tuple[str, ...], Refusal]] = [(cites, refusal)]
    for _ in range(MOST_FURTHER):
        last, tried = tried, []
        for held, why in last:
            if why.fault not in MENDED_BY_CITING:
                continue
            for ref in further_refs(text, held, why.see, material):
                found = check((*held, ref))
                if not isinstance(found, Refusal):
                    return found
                if found.reason != why.reason:  # one thing less is missing
                    tried.append(((*held, ref), found))
    return refusal


def _with_places_of(refs: Sequence[str], draft: DraftStatement) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Where the citations of a draft stand; a further one where the last of its article does."""
    last = {ref.partition(":")[0]: at for at, own in draft.places for ref in own}
    further = [
        (last[ref.partition(":")[0]], (ref,))
        for ref in refs
        if ref not in draft.cites and ref.partition(":")[0] in last
    ]
    return (*draft.places, *further)


def check_judgement(draft: DraftStatement, material: Material, *, beside: str = "") -> ComposedStatement | Refusal:
    """What a writer makes of sentences (`_judgement`): of those that it cites, or, where these do not hold it, also of such as tell what
    they lack, a number, a day or a name, those that are cited elsewhere on its page first (`draft.around`); of these it then cites as
    many as it takes."""
    first = found = _judgement(draft, material, beside=beside)
    cites = draft.cites
    for _ in range(MOST_WIDER):
        if not isinstance(found, Refusal):
            break
        further = _lacking(found, draft.text, cites, draft.around, material)
        if not further:
            return first
        cites = tuple(dict.fromkeys((*cites, *further)))
        found = _judgement(replace(draft, cites=cites), material, beside=beside)
    if isinstance(found, Refusal):
        return first
    for ref in [ref for ref in cites if ref not in draft.cites]:
        fewer = tuple(cite for cite in cites if cite != ref)
        narrower = _judgement(replace(draft, cites=fewer), material, beside=beside)
        if not isinstance(narrower, Refusal) and narrower.text == found.text:
            cites, found = fewer, narrower
    return found


MOST_WIDER = 3
"""How often sentences are added to those that a remark cites: for its numbers, its days, its names."""


def _lacking(why: Refusal, text: str, cites: Sequence[str], around: Sequence[str], material: Material) -> list[str]:
    """Sentences that tell what the cited ones lack of a remark; none where nothing does."""
    known = [ref for ref in dict.fromkeys((*around, *why.see)) if ref in material.sentences and ref not in cites]
    if why.fault == "bad_day":
        missing = foreign_day(text, cites, material)
        told = (ref for ref in known if foreign_day(text, (*cites, ref), material) != missing)
        return [ref for ref in (next(told, None),) if missing and ref]
    if why.fault == "name_not_in_source":
        held_words = "\n".join(map(material.words, cites))
        names = [name.text for name in names_in(text, opening=True) if not is_named(name.text, held_words)]
        everywhere = [*known, *(ref for ref in material.sentences if ref not in cites)]
        having = (next((ref for ref in everywhere if is_named(name, material.words(ref))), None) for name in names)
        return list(dict.fromkeys(ref for ref in having if ref))
    seen = [ref for ref in why.see if ref in known]
    return telling_of(text, known, material, but=cites) or telling_of(text, seen, material)


def telling_of(text: str, refs: Sequence[str], material: Material, *, but: Sequence[str] = ()) -> list[str]:
    """Of some sentences for each number of a text the one that tells it and shares most of its words, the "17 dead" and not 17 officers;
    of a text without numbers those that have a name of it, the one with most of them last. What the sentences `but` tell, or what
    comes out of their numbers, needs no other: the "18 not detained" of 131 and 113 is none of 18 kilometres."""
    known = [ref for ref in refs if ref in material.sentences]
    numbers = scan_owned(text)
    values = dict.fromkeys(
        value for q in numbers if (value := _value_of(q)) and any(_tells(r, value, material) for r in known)
    )
    bare = [
        q for q in numbers if q.cls == "count" and not q.noun and bracketed(text, q.span)
    ]  # "(83 less 38)" of millions
    values |= dict.fromkeys(v for q in bare for v in scaled_values(q) if any(_tells(r, v, material) for r in known))
    values |= dict.fromkeys(
        end for q in numbers if _value_of(q) not in values for end in (q.low, q.high) if end
    )  # "add 9,000 to 14,500"
    held = {
        value for ref in but for claim in material.told(ref) if claim.quantity and (value := _value_of(claim.quantity))
    }
    exact = [value for value in held if isinstance(value, Fraction)]
    held |= {abs(a - sign * b) for a, b in combinations(exact, 2) for sign in (1, -1)}
    missing = [value for value in values if value not in held]
    if values and not missing:
        return []
    words = content_words(text)

    def shared(ref: str) -> int:
        groups = (material.group_of(claim) for claim in material.told(ref))
        near = "\n".join([material.words(ref), *(group.name for group in groups if group is not None)])
        return sum(terms_found(word, near) for word in words)

    if values:
        told = ([ref for ref in known if _tells(ref, value, material)] for value in missing)
        return list(dict.fromkeys(max(having, key=shared) for having in told if having))
    names = [name.text for name in names_in(text, opening=True)]
    having = {ref: sum(name in material.words(ref) for name in names) for ref in known}
    return sorted((ref for ref in known if having[ref]), key=lambda ref: having[ref])


_Value = Fraction | tuple[Fraction, Fraction]


def _value_of(quantity: Quantity) -> _Value | None:
    """The value of a number, or the two ends of a range."""
    return ends_of(quantity) or quantity.value


def _tells(ref: str, value: _Value, material: Material) -> bool:
    known = [claim.quantity for claim in material.told(ref) if claim.quantity]
    return any(value in (_value_of(quantity), quantity.low, quantity.high) for quantity in known)


def _judgement(draft: DraftStatement, material: Material, *, beside: str = "") -> ComposedStatement | Refusal:
    """What a writer makes of sentences that differ: which is the later count, which fits a third article. No sentence says
    so, and it is shown as a judgement; but its numbers, days, names and quoted words are those of the sentences it cites,
    and what it says of its numbers holds for them. `beside` is the line that it is of, from whose numbers it may work out others."""
    cites = tuple(dict.fromkeys(cite for cite in draft.cites if cite in material.sentences))
    if not cites:
        return Refusal("no_citation", "it cites nothing")
    bound = hold_numbers(draft.text, cites, material, judged=True, beside=beside)
    if isinstance(bound, Refusal):
        return bound
    reporters = {name for article in material.articles.values() for name in article.outlets}
    said = re.sub(
        "|".join(map(re.escape, sorted(reporters, key=len, reverse=True))) or "$^", "it", without_days(bound.text)
    )
    wrong = foreign_name(said, _held(bound, cites, material))
    if wrong:
        return Refusal(wrong.fault, wrong.reason)
    return _composed(bound, "judged", cites, draft, material)


def hold_accounts(ledger: Ledger) -> tuple[Ledger, tuple[RejectedClaim, ...]]:
    """The ledger with those of its events and positions, as a model words them, that hold now that the figures are related
    (`hold_numbers`), and what does not. Before, their words were held against their sentences (`ground`)."""
    material = material_of(ledger)
    rejected: list[RejectedClaim] = []

    def held(claim: EventClaim | PositionClaim, text: str) -> str | None:
        found = Bound(text, ()) if claim.verbatim else hold_numbers(text, (claim.ref,), material, standing=False)
        if isinstance(found, Bound):
            return found.text
        rejected.append(
            RejectedClaim(claim.id, claim.article, "extract", text[:500], found.fault, found.reason, claim.sentence)
        )
        return None

    events = tuple(
        replace(event, what=text) for event in ledger.events if (text := held(event, event.what)) is not None
    )
    positions = tuple(replace(one, says=text) for one in ledger.positions if (text := held(one, one.says)) is not None)
    return replace(ledger, events=events, positions=positions), tuple(rejected)


def check_absence(draft: DraftStatement, material: Material) -> ComposedStatement | Refusal:
    """What cites nothing: only that no article tells something (`hold_absence`)."""
    return hold_absence(draft.text, material) or ComposedStatement(draft.text, "terms_checked", (), (), draft.theme)


def hold_absence(text: str, material: Material) -> Refusal | None:
    """Why a text that cites nothing does not hold: it says not only that no article tells something, an article tells it, or a
    number in it is one that no article tells. The run and `verify` ask this of what is open."""
    values = {claim.quantity.value for claim in material.ledger.figures if claim.quantity}
    digits = [quantity for quantity in scan_numbers(text).quantities if re.search(r"\d", quantity.surface)]
    if not says_absent(text) or any(quantity.value is None or quantity.value not in values for quantity in digits):
        return Refusal("no_citation", "it cites nothing")
    return _told_after_all((text,), material)


def _told_after_all(sentences: Iterable[str], material: Material, *, remarks: bool = False) -> Refusal | None:
    """What one of some sentences says to stand in no article, and stands in one."""
    for sentence in filter(says_absent, sentences):
        told = told_after_all(sentence, map(material.words, material.sentences), remarks=remarks)
        if told is not None:
            return Refusal("negation_turned", f"an article tells it: “{' '.join(told.split())[:160]}”")
    return None


def _dated(
    found: ComposedStatement | Refusal, draft: DraftStatement, cites: Sequence[str], material: Material
) -> ComposedStatement | Refusal:
    """A line of the timeline stands on a day that its sentences mean."""
    if isinstance(found, Refusal) or not draft.day:
        return found
    day = drafted_day(draft.day, cites, material)
    if day is None:
        return Refusal("bad_day", f"no cited sentence means {draft.day[:40]}: cite the one that tells the day here too")
    passages = {
        ref: Passage(material.sentences[ref].article, material.sentences[ref].span)
        for ref in cites
        if ref in material.sentences
    }
    kept = [ref for ref, passage in passages.items() if passage in found.citations]
    if told_or_published(day, kept, material).basis == "publication":  # one that only tells the day is cited for it
        kept += [ref for ref in passages if told_or_published(day, (ref,), material).basis != "publication"][:1]
        found = replace(found, citations=tuple(passage for ref, passage in passages.items() if ref in kept), behind=())
    return replace(found, day=day)


def _cut_verbatim(draft: DraftStatement, material: Material) -> ComposedStatement | Refusal:
    """A statement that is cut from its citation: one sentence, or neighbours of one article, the first to the last."""
    sentences = [material.sentences[cite] for cite in draft.cites if cite in material.sentences]
    if draft.verbatim is None or not sentences or not _run_of(sentences, draft).covers(draft.verbatim):
        return Refusal("unknown_id", "its sentence is not there")
    article = sentences[0].article
    used = tuple(
        claim.id
        for sentence in sentences
        for claim in material.told(sentence.ref)
        if draft.verbatim.covers(claim.span) and claim.label_verified and material.group_of(claim)
    )
    text = shown_words(draft.verbatim.of(material.articles[article].text))
    return ComposedStatement(text, "verbatim", (Passage(article, draft.verbatim),), used, draft.theme)


def _run_of(sentences: Sequence[Sentence], draft: DraftStatement) -> Span:
    """From the first to the last of neighbouring sentences; an empty span where they are none."""
    first = sentences[0]
    row = [(first.article, first.number + step) for step in range(len(draft.cites))]
    if [(s.article, s.number) for s in sentences] != row:
        return Span(0, 0)
    return Span(first.span.start, sentences[-1].span.end)


def _checked(
    draft: DraftStatement, cites: tuple[str, ...], material: Material, *, standing: bool, alone: bool
) -> ComposedStatement | Refusal:
    bound = hold_numbers(draft.text, cites, material, standing=standing)
    if isinstance(bound, Refusal):
        return bound
    dropped = _dropped(bound.text, cites, material)
    if dropped:
        return dropped
    words = _sources_words(bound)
    refs = _bearing(words, cites, [claim.ref for claim in bound.claims], material)
    refs = refs or (cites if len(content_words(words)) <= LEAST_OWN_TERMS else ())  # "FEMA" of "the agency"
    if not refs:
        return Refusal("no_citation", "no sentence that it cites bears on it")
    if refs != cites and (
        not _holds_by(bound.text, refs, material, standing=standing) or _lacks_day(bound.text, refs, cites, material)
    ):
        refs = cites  # one that only tells a day, or words that are quoted, is cited for it
    held = _held(bound, refs, material)
    wrong = check_words(words, held) or (forecast_as_count(bound.text, bound.claims, material) if alone else None)
    if wrong:
        return Refusal(wrong.fault, wrong.reason)
    near = "\n".join([held.near, *_of_measures(bound, material)])
    foreign = foreign_population(
        words, held.passages, near, held.whole, story=[article.text for article in material.articles.values()]
    )
    if foreign:
        return foreign
    return _composed(bound, "terms_checked", refs, draft, material)


def hold_numbers(
    text: str,
    cites: Sequence[str],
    material: Material,
    *,
    judged: bool = False,
    beside: str = "",
    standing: bool = True,
) -> Bound | Refusal:
    """A text with its numbers bound to what it cites (refs), in its sources' own words. Refused where a number, a day or quoted
    words stand in nothing that it cites, or where what it says of its numbers does not hold: the run refuses a sentence by this,
    and `verify` reports a finished one by it.

    What a writer makes of sentences (`judged`) may say of numbers what no sentence says, work out others from them and from those
    of the line that it is of (`beside`), and tell alone what was replaced; any other text may so where it does not have to be
    `standing`. What comes back holds as it stands, and would come back unchanged.
    """
    bound = _held_once(text, cites, material, judged=judged, beside=beside, standing=standing)
    if isinstance(bound, Refusal) or bound.text == text:
        return bound
    again = _held_once(bound.text, cites, material, judged=judged, beside=beside, standing=standing)
    if isinstance(again, Refusal):
        return again
    return (
        bound
        if again.text == bound.text
        else Refusal("loose_number", f"a number of “{bound.text}” stands otherwise in each cited sentence")
    )


def _holds_by(text: str, refs: Sequence[str], material: Material, *, standing: bool) -> bool:
    """Whether a text holds as it stands by some sentences alone."""
    held = hold_numbers(text, refs, material, standing=standing)
    return isinstance(held, Bound) and held.text == text


def _held_once(
    text: str, cites: Sequence[str], material: Material, *, judged: bool, beside: str, standing: bool
) -> Bound | Refusal:
    bound = bind_numbers(text, cites, material, judged=judged, beside=beside)
    if isinstance(bound, BindingFault):
        return Refusal(bound.fault, bound.reason, bound.refs)
    return (
        _bad_day(bound.text, cites, material, judged=judged)
        or _quote_differs(bound.text, cites, material, judged=judged)
        or _unsound(bound, cites, material, standing=standing and not judged)
        or (_told_after_all(_CLAUSES.split(bound.text), material, remarks=True) if judged else None)
        or _loose(bound, cites, material, judged=judged)
        or bound
    )


def _loose(bound: Bound, cites: Sequence[str], material: Material, *, judged: bool) -> Refusal | None:
    """A number, also one that counts nothing ("Route 30"), that is not bound and stands in no cited sentence."""
    words = _sources_words(replace(bound, text=disowned(bound.text)) if judged else bound)
    loose = loose_number(LESS.sub(" along ", words), _held(bound, cites, material), judged=judged)
    return Refusal(loose.fault, loose.reason) if loose else None


_CLAUSES = re.compile(r"(?<=[.!?])\s+|[:;]\s+")
"""Between the sentences and clauses of a remark, each of which may say that no article tells something."""


def _bad_day(text: str, cites: Sequence[str], material: Material, *, judged: bool) -> Refusal | None:
    """A day that the cited sentences do not speak of, or only as the inferred one of their article."""
    day = foreign_day(text, (*cites, *(_tops_of_named(text, material) if judged else ())), material)
    if day is not None and not (judged and infers(text)):
        return Refusal("bad_day", f"no cited sentence speaks of {day}")
    day = unsure_day(text, cites, material)
    why = f"{day} is only the inferred date of its article, which may be a day later: tell it “by” that day, or without one"
    return None if day is None else Refusal("bad_day", why)


def _sources_words(bound: Bound) -> str:
    """The words of a text that its sources have to have: without its days, what it works out and what it remarks on a figure."""
    words = _without_worked_out(without_days(bound.text), bound)
    return _OWN_REMARK.sub(lambda match: BLANK * len(match.group()), words)


def forecast_as_count(text: str, claims: Sequence[FigureClaim], material: Material) -> WordingFault | None:
    """What was only foreseen, told as if it had been counted: a figure that is taken for a forecast and whose sentence says so."""
    for claim in claims:
        counted = claim.quantity is not None and claim.quantity.cls not in (
            "money",
            "age",
        )  # what is put aside has still to be spent
        foreseen = claim.role == "forecast" and counted and _says_to_come(_clause_with(claim, material))
        if foreseen and not _says_to_come(text):
            words = one_line(claim.surface)
            return WordingFault(
                "attribution_turned", f"“{words}” is a forecast or an expectation, and the statement does not say so"
            )
    return None


def _clause_with(claim: FigureClaim, material: Material) -> str:
    """The clause of a sentence that has a claim: what "would" says before ", for interest alone consumes 37%" foretells no 37%."""
    parts = _REASONED.split(material.words(claim.ref))
    return next((part for part in parts if claim.surface in part), material.words(claim.ref))


_REASONED = re.compile(r";\s|,\s(?=(?:for|because|since|but|although|whereas)\s)")


def _says_to_come(text: str) -> bool:
    return _TO_COME.search(text) is not None or _UNDER_WAY.search(text) is not None or bool(find_hedges(text))


_UNDER_WAY = re.compile(
    r"\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?!(?:be|see|say|repor|tell|count)ing\b)\w{2,}ing\b", re.IGNORECASE
)
"""What goes on is not yet done: "is laying off around 730 people"."""


_TO_COME = re.compile(
    r"\b(?:allow(?:s|ed)?|permit(?:s|ted)?|maximum|ceiling|forecasts?|foresee\w*|foresaw|expect\w*|announc\w*|intend\w*|propos\w*|pledg\w*|promis\w*|predict\w*|project(?:s|ed|ions?)|anticipat\w*|reckon\w*|plan\w*|due|targets?|aims?|will|would|before the)\b",
    re.IGNORECASE,
)
"""Words with which a number is told as one that is still to come, or was when it was told."""
_OWN_REMARK = re.compile(
    r"\((?:wrong|garbled|corrupt|a slip|early|overtaken|outdated|stale|unconfirmed|(?:the )?(?:text|article|sentence|report) (?:breaks|is cut) off)\)",
    re.IGNORECASE,
)
"""What a writer puts behind a figure that is told and not to be used: no sentence says so of itself."""


def _without_worked_out(words: str, bound: Bound) -> str:
    """The words with the numbers blanked out that are worked out from others, and their signs: no sentence has them."""
    for number in bound.numbers:
        if not number.claims:
            sign = SIGN.match(bound.text, number.span.end)
            end = sign.end() if sign else number.span.end
            words = words[: number.span.start] + BLANK * (end - number.span.start) + words[end:]
    return words


def _held(bound: Bound, refs: Sequence[str], material: Material) -> Held:
    """What a bound sentence is held against: its passages, what stands beside them, and its numbers as it prints them."""
    articles = dict.fromkeys(material.sentences[ref].article for ref in refs)
    known = [
        form for number in bound.numbers for form in (number.span.of(bound.text), with_unit(bound.text, number.span))
    ]
    known += list(_quoted_numbers(bound.text))
    known += _ordinals(bound, material)
    known += [span.of(bound.text) for span in years_on(bound.text, refs, material)]
    known += ["two", "Two"] if tells_both(refs, material) else []
    known += [
        name.of(bound.text)
        for name in outlets_named(bound.text, (name for a in material.articles.values() for name in a.outlets))
    ]
    return Held(
        passages=tuple(material.words(ref) for ref in refs),
        near="\n".join([_near(refs, material), *material.own_names]),
        whole="\n".join(material.articles[id].text for id in articles),
        lead="\n".join(material.words(sentence.ref) for sentence in material.tops_of(refs)),
        bound=tuple(known),
        languages=tuple(material.article_of(ref).language for ref in refs),
    )


_ORDINAL = re.compile(r"\b(?:second|third|fourth|fifth|sixth)(?=[ -][a-z])", re.IGNORECASE)


def _ordinals(bound: Bound, material: Material) -> list[str]:
    """The ordinals that some article of the story has before a noun: which of its rounds it was another report may say."""
    told = {
        found.group().casefold() for article in material.articles.values() for found in _ORDINAL.finditer(article.text)
    }
    return [found.group() for found in _ORDINAL.finditer(bound.text) if found.group().casefold() in told]


def _quoted_numbers(text: str) -> Iterator[str]:
    """The numbers in quotation marks, which stand as the sentences have them (`_quote_differs`), also where they count nothing."""
    quotes = [Span(*match.span()) for match in QUOTATION.finditer(text)]
    scan = scan_numbers(text)
    for span in (*(quantity.phrase for quantity in scan.quantities), *(number.span for number in scan.masked)):
        if any(quote.covers(span) for quote in quotes):
            yield with_unit(text, span)


def cited_as_written(draft: DraftStatement, material: Material) -> ComposedStatement:
    """A text that holds by itself, with the sentences that it cites."""
    refs = tuple(ref for ref in dict.fromkeys(draft.cites) if ref in material.sentences)
    return _composed(Bound(draft.text, ()), "terms_checked", refs, draft, material)


def _composed(
    bound: Bound, support: Support, refs: Sequence[str], draft: DraftStatement, material: Material
) -> ComposedStatement:
    behind = behind_of(bound.text, refs, draft, judged=support == "judged")
    text = bound.text
    for place, year in reversed(years_unsaid(text, refs, material)):
        text = f"{text[:place]} {year}{text[place:]}"
        behind = tuple(at + len(f" {year}") if at >= place else at for at in behind)
    return ComposedStatement(
        text=text,
        support=support,
        citations=tuple(Passage(material.sentences[ref].article, material.sentences[ref].span) for ref in refs),
        claim_ids=tuple(dict.fromkeys(claim.id for claim in bound.claims if material.group_of(claim))),
        theme=draft.theme,
        behind=behind,
    )


def behind_of(text: str, refs: Sequence[str], draft: DraftStatement, *, judged: bool = False) -> tuple[int, ...]:
    """Where in the text each citation stands: where its writer put it, or where the words before that place are now; at the end where
    these are others. What code alone cites for a remark (`judged`) stands before it, behind no word."""
    found = []
    placed = {ref for _, own in draft.places for ref in own}
    for ref in refs:
        if judged and ref not in placed:
            found.append(0)
            continue
        at = next((place for place, own in draft.places if ref in own), len(draft.text))
        words = draft.text[max(0, at - ANCHOR) : at]
        moved = text.rfind(words) if words and draft.text != text else at - len(words)
        found.append(min(moved + len(words), len(text)) if moved >= 0 and at < len(draft.text) else len(text))
    return () if all(at == len(text) for at in found) else tuple(found)


ANCHOR = 16
"""Characters by which the place of a citation is found again in a text that code has changed."""


def _tops_of_named(text: str, material: Material) -> tuple[str, ...]:
    """The first sentence of each article whose outlet a text names: "The Post of 22 May" tells the day of its article."""
    firsts = {sentence.article: ref for ref, sentence in reversed(material.sentences.items())}
    return tuple(
        ref
        for article, ref in firsts.items()
        if any(terms_found(name, text) for name in material.articles[article].outlets)
    )


def _lacks_day(text: str, refs: Sequence[str], cites: Sequence[str], material: Material) -> bool:
    """Whether a text has a day that only the top of an article tells for the sentences `refs`, and one of all its `cites` itself."""

    def untold(own: Sequence[str]) -> str | None:
        return untold_day(text, "\n".join(map(material.near, own)), days_told(own, material))

    return untold(refs) is not None and untold(cites) is None


def _bearing(words: str, cites: Sequence[str], bound: Sequence[str], material: Material) -> tuple[str, ...]:
    """The cited sentences that a statement rests on: those of its numbers, those that share enough of its words, those
    that hold a word of it which the others do not, and one of each outlet that it names."""
    bare = bool(bound) and not content_words(words)  # "25%", of which its number alone says where it stands
    kept = [cite for cite in cites if cite in bound or (not bare and bears_on(words, material.words(cite)))]
    masked = [number.surface for number in scan_numbers(words).masked]
    endings = [match.group() for name in masked if (match := LAST_NUMBER.search(name))]  # "the BBC 73"
    terms = [*content_words(words), *masked, *endings]
    for cite in cites:
        passage = material.words(cite)
        held = "\n".join(material.words(other) for other in kept)
        own = any(terms_found(term, passage) and not terms_found(term, held) for term in terms)
        denial = _denies(words) and _denies(passage) and not _denies(held)  # the sentence that has the "not"
        if cite not in kept and (own or denial or _names_outlet(words, cite, kept, material)):
            kept.append(cite)
    return tuple(cite for cite in cites if cite in kept)


def _denies(text: str) -> bool:
    found = polarity_of(text)
    return found.negated or found.denied


def _names_outlet(words: str, cite: str, kept: Sequence[str], material: Material) -> bool:
    """Whether a statement names the outlet of a cited sentence, or whose report it carries, and no other sentence of that article stands for
    it."""
    article = material.sentences[cite].article
    named = any(is_named(name, words) for name in material.articles[article].outlets)
    return named and all(material.sentences[other].article != article for other in kept)


def _quote_differs(text: str, cites: Sequence[str], material: Material, *, judged: bool) -> Refusal | None:
    """What stands in quotation marks has to stand so in a cited sentence or the one before, letter for letter, or in the headline of a
    cited article; not what a judgement says that a reader should write, or should not."""
    titles = (
        material.articles[article].title for article in dict.fromkeys(material.sentences[ref].article for ref in cites)
    )
    held = letters_of("\n".join([*(material.near(ref) for ref in cites), *titles]))
    for match in QUOTATION.finditer(text):
        if judged and _TO_WRITE.search(text[: match.start()]):
            continue
        whole = [q.phrase.end - q.phrase.start for q in scan_numbers(match["words"]).quantities]
        if (
            letters_of(match["words"]) not in held and len(match["words"]) not in whole
        ):  # a number in quotation marks is held as one
            return Refusal("quote_not_verbatim", f"no cited sentence holds “{match['words'][:80]}” word for word")
    return None


_TO_WRITE = re.compile(r"\b(?:say|write|never|print|call (?:it|them|this|these)|wording)[:,]?\s+$", re.IGNORECASE)
"""Before words that a writer advises: "Say “672, by medical sources”, never “Egypt says”"."""


def _unsound(bound: Bound, cites: Sequence[str], material: Material, *, standing: bool) -> Refusal | None:
    """What fails arithmetic or order, with the sentences that tell what has to stand instead or beside it."""
    groups = tuple(dict.fromkeys(group for claim in bound.claims if (group := material.group_of(claim)) is not None))
    faults = claims_faults(
        bound.text, [(number.span, number.claims) for number in bound.numbers], groups, cited=cites, standing=standing
    )
    if not faults:
        return None
    refs = {claim.id: claim.ref for group in groups for claim in group.claims}
    see = tuple(dict.fromkeys(refs[beside] for beside in faults[0].beside if beside in refs))
    named = f" [{' '.join(see)}]" if see else ""
    return Refusal(faults[0].fault, f"{faults[0].reason}{named}", see)


def _dropped(text: str, cites: Sequence[str], material: Material) -> Refusal | None:
    """A plan that another article says to be off."""
    ref = dropped_plan(text, cites, material)
    return (
        Refusal(
            "superseded_alone",
            f"it is told as still to come; {ref} says that it is off: tell it with that, or not",
            (ref,),
        )
        if ref
        else None
    )


def _of_measures(bound: Bound, material: Material) -> Iterator[str]:
    """The names of the measures that a sentence tells figures of, and the sentences that tell them: what one calls
    demonstrators another only says to have protested."""
    groups = dict.fromkeys(group for claim in bound.claims if (group := material.group_of(claim)) is not None)
    for group in groups:
        yield group.name
        yield from dict.fromkeys(material.words(claim.ref) for claim in group.claims)


def foreign_population(
    statement: str, passages: Sequence[str], near: str, whole: str, *, story: Sequence[str] = ()
) -> Refusal | None:
    """A word for people that none of the passages has makes another population: soldiers do not become civilians. An
    office before a name may stand anywhere in the article, and what a party is called whom nothing counts ("the separatists gave up")
    anywhere in the `story`, the texts of its articles, for a page calls it by one name."""
    held = "\n".join([*passages, near])
    counted = "\n".join(quantity.noun or "" for quantity in scan_numbers(statement).quantities)
    for word in words_of(statement):
        named = word.text[:1].isupper() or _NAME_BEHIND.match(statement, word.end)
        office = named and (terms_found(word.text, whole) or _holds_office(word, statement, story))
        suffered = are_victims(word.text, held)
        does = (
            shares_root(word.text, held, least=LEAST_ROOT_OF_PERSON)
            or _does(word.text, held)
            or fold(word.text) in _PARTS_PLAYED
        )
        known = terms_found(word.text, held) or has_kin(word.text, held) or _as_one_word(word, statement, held)
        party = (
            fold(word.text) in _ACTING
            and not terms_found(word.text, counted)
            and any(terms_found(word.text, text) for text in story or (whole,))
        )
        if names_persons(word.text) and not (office or suffered or does or known or party):
            return Refusal("words_not_in_source", f"no cited passage speaks of {word.text}")
    return None


def _holds_office(word: Word, statement: str, story: Sequence[str]) -> bool:
    """Whether a sentence of the story has an office with the name that it stands before."""
    name = re.match(r",?\s+(?:[A-Z][\w’'.-]*\s+){0,2}?([A-Z][\w’'-]+)\b(?!\s+[A-Z])", statement[word.end :])
    return name is not None and any(
        name[1] in sentence and terms_found(word.text, sentence)
        for text in story
        for sentence in _SENTENCE_END.split(text)
    )


_SENTENCE_END = re.compile(r"[.!?]\s")


def _as_one_word(word: Word, statement: str, held: str) -> bool:
    """Whether passages write in one word what a statement writes in two, or the other way round: "coast guard", "coastguard"."""
    before = re.search(r"(\w+)[ -]$", statement[: word.start])
    plain, text = fold(word.text), fold(held)
    joined = before is not None and fold(before[1]) + plain in text
    return joined or (len(plain) >= LEAST_COMPOUND and plain in re.sub(r"[ -]", "", text) and plain not in text)


LEAST_COMPOUND = 8
"""Letters of a word that may be one of two written together."""


def _does(word: str, held: str) -> bool:
    """Whether the passages tell somebody to do what a word for people is made of: the "leader" who leads, "fighters" who
    fought on or are fighting."""
    root = re.fullmatch(r"(?P<root>[a-z]{4,})(?:er|or)s?", word.casefold())
    if root is None:
        return False
    verb = re.escape(root["root"])
    return re.search(rf"\bwho\s+(?:\w+\s+)?{verb}e?s?\b|\b{verb}(?:ed|ing)\b", held, re.IGNORECASE) is not None


LEAST_ROOT_OF_PERSON = 6
"""Letters that a word for people shares with what they do: "inspector" of "used to inspect", but not "soldiers" of "sold"."""
_NAME_BEHIND = re.compile(r",?\s+[A-Z]")
_ACTING = frozenset(row["word"] for row in read_table("acting_parties", ("word",)))
"""Words by which an article calls a party of its story, which acts and speaks as one."""
_PARTS_PLAYED = word_set("winner winners loser losers rival rivals opponent opponents successor predecessor")
"""What somebody is to another in a story: no population."""


def _near(refs: Sequence[str], material: Material) -> str:
    """Where a name may stand beside the passages: two sentences before each, the names beside all
    sentences of the article (headline, outlet, origin, bylines), its date, and the other names of a party that they name."""
    parts: list[str] = []
    for ref in refs:
        article = material.article_of(ref)
        parts += [
            material.near(ref),
            names_beside(article),
            poster_of(article.text, material.sentences[ref].span) or "",
        ]
        parts += [date_words(article.published.day)] if article.published.day else []
    held = "\n".join([*parts, *(material.words(ref) for ref in refs)])
    return "\n".join([*parts, *_other_names(held, material)])


def _other_names(held: str, material: Material) -> Iterator[str]:
    """All names of the parties that a text names by one: what is "the administrators" here is PwC in another article."""
    for voice in material.ledger.reconciliation.voices:
        names = (voice.name, *voice.also)
        if len(names) > 1 and any(is_named(name, held) for name in names):
            yield from names
