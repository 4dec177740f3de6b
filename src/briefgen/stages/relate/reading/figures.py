"""The features of all figures of a story: each is read from its own clause, then with the one before it, then with all others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.records import Article, FigureClaim, Sentence, Span
from briefgen.stages.relate.accounts import account_of
from briefgen.stages.relate.features import NOTHING, Features, as_float, ends_of
from briefgen.stages.relate.illness import OF_ILLNESS, proof_of
from briefgen.stages.relate.reading.classes import counts_jobs, is_step, told_outright
from briefgen.stages.relate.reading.counted import by_owner, in_disaster, what_of
from briefgen.stages.relate.reading.crowds import crowd_of
from briefgen.stages.relate.reading.going_on import MOST_BACK, going_on, guessed, points_back, told_again
from briefgen.stages.relate.reading.nearness import MOST_OWN
from briefgen.stages.relate.reading.places import known_places, places_of
from briefgen.stages.relate.reading.roles import (
    BOTH,
    FORMER,
    HAD_BEFORE,
    HELD,
    MORE,
    NEAR,
    TOLD_BEFORE,
    counts_some,
    is_seen,
)
from briefgen.stages.relate.reading.sums import what_moved
from briefgen.stages.relate.reading.times import (
    ANOTHER_CASE,
    ELSEWHEN,
    LAST_TIME,
    SO_FAR,
    day_of_event,
    days_of,
    event_of,
    page_days,
    weekday_of,
    years_of,
)
from briefgen.stages.relate.reading.together import (
    anchored,
    in_one_line,
    not_of_those_there,
    of_one_stuff,
    with_steps,
    with_weekdays,
    with_wholes,
    without_more,
)
from briefgen.stages.relate.reading.traits import CHANGES_OF_SUMS, CROWDS, NOBODYS, ON_BOARD
from briefgen.stages.relate.reading.values import comparable_value, currencies_of, family_of, sort_of
from briefgen.stages.relate.reading.view import View, view_of
from briefgen.stages.relate.reading.whose import BALLOTS, owner_of, rival_told, row_of, subjects_of
from briefgen.stages.relate.rivals import read_rivals
from briefgen.stages.relate.setting import main_events
from briefgen.text.dates.events import EventDays
from briefgen.text.figures import hedge_of, is_difference
from briefgen.text.figures.digits import base_language
from briefgen.text.lexicon import STOPWORDS, fold, words_of
from briefgen.text.lines import clean_line
from briefgen.vocabulary import word_set


def read_features(
    claims: Sequence[FigureClaim],
    articles: Mapping[str, Article],
    sentences: Mapping[str, Sentence],
    days: EventDays | None = None,
) -> tuple[Features, ...]:
    """The features of each claim, in the order given: that of articles and places. `sentences` are by ref ("002:14"); `days`
    are those of their events, where they are read already."""
    beside: dict[str, list[Span]] = defaultdict(list)
    for claim in claims:
        beside[claim.ref].append(claim.span)
    mains, story, akin = main_events([articles[id] for id in sorted({claim.article for claim in claims})])
    currencies = currencies_of(claims)
    views = [
        view_of(
            claim,
            articles,
            sentences,
            beside,
            (mains[claim.article], story, akin),
            currencies.get(claim.article, ""),
        )
        for claim in claims
    ]
    if any(view and view.claim.unit in BALLOTS for view in views):
        winners = Counter(
            rival_told(view)
            for view in views
            if view and (family_of(view.claim) == "share" or view.claim.unit in BALLOTS)
        )
        rivals = read_rivals([articles[id] for id in sorted({claim.article for claim in claims})], winners)
        views = [replace(view, rivals=rivals) if view else None for view in views]
    days = days or EventDays(tuple(articles.values()), tuple(sentences.values()))
    owners = frozenset(name for view in views if view for name in [rival_told(view)] if name)
    known = known_places(claims, owners)
    told = told_outright(views)
    read: list[Features] = []
    for claim, view in zip(claims, views, strict=True):
        text = articles[claim.article].running
        one = (
            _features(view, known, owners, told, days)
            if view
            else Features(claim, family_of(claim), page=page_days(claim))
        )
        near = [r for r in reversed(read[-MOST_BACK:]) if r.place == one.place]
        before = next((r for r in near if r.family == one.family), near[0] if near else None)
        last = next((r for r in reversed(read[-MOST_BACK:]) if r.cls), None)
        if before:
            one = going_on(one, before, text)
        elif view and (again := told_again(one, read, view)):
            one = replace(
                one,
                cls=again.cls,
                cost=again.cost,
                head=again.head,
                crowd=again.crowd,
                places=again.places,
                owner=again.owner,
                again=again.claim.id,
            )
        elif view and last and points_back(one, last, view):
            one = replace(
                one,
                cls=last.cls,
                cost=MOST_OWN if one.family == "count" else 1,
                hedge=one.hedge or guessed(claim, text),
            )
        read.append(one)
    read = of_one_stuff(with_weekdays(read))
    plain = without_more(with_wholes(not_of_those_there(in_one_line(read))), articles)
    return with_steps(anchored(plain))


def _features(
    view: View, known: frozenset[str], owners: frozenset[str], told: frozenset[str], event_days: EventDays
) -> Features:
    claim, text, words = view.claim, view.text, view.words
    english = base_language(view.article.language) == "en"
    quantity, lead = claim.quantity, text[view.sentence.start : claim.span.start]
    event, event_said = event_of(view)
    what = in_disaster(what_of(view, told, event), event)
    owner = owner_of(view, what.family, owners) if what.cls not in NOBODYS else ""
    moved, defined = what_moved(view, what.family)
    what = by_owner(what, owner, view)
    family, cls = what.family, what.cls
    crowd, places = crowd_of(view), places_of(view, known)
    if counts_jobs(claim):
        crowd, places = NOTHING, places or frozenset(map(fold, crowd))  # "1,200 Norland jobs" are jobs there
    if cls in ON_BOARD:
        places = NOTHING  # a train "from Arlen to Norby" has its passengers wherever it is
    subjects, bodies = subjects_of(view, family)
    near = text[max(view.clause.start, view.own.start - NEAR) : min(view.clause.end, view.own.end + NEAR // 2)]
    before = text[view.clause.start : view.own.start]
    scale = (
        PERCENT if family == "share" and quantity and quantity.cls in ("fraction", "ratio") else 1
    )  # "a quarter" is 25 percent
    value, hard, printed = comparable_value(claim), ends_of(claim.hard, scale), quantity.digits if quantity else ""
    value = value * scale if value is not None and scale > 1 else value
    years, elsewhen, so_far = years_of(view), bool(ELSEWHEN.search(words)), bool(SO_FAR.search(words))
    of_one_day = cls and not (years or elsewhen or so_far) and (cls not in CROWDS.values() or view.main in CROWDS)
    struck, struck_said = day_of_event(claim, event_days if of_one_day else None)
    return Features(
        claim=claim,
        family=family,
        value=value,
        size=abs(as_float(value)) if value is not None else 0.0,
        hard=hard,
        likely=hard if claim.likely is claim.hard else ends_of(claim.likely, scale),
        printed=printed,
        digits=(len(printed.rstrip("0")) or 1) if printed else 0,
        vague=quantity is not None and quantity.qualifier == "vague",
        sort=sort_of(claim) if family == "count" else "",
        cls=cls,
        cost=what.cost,
        head=what.head,
        mods=what.mods,
        moved=moved,
        defined=defined,
        held=not cls and bool(HELD.search(text[view.clause.start : quantity.phrase.start])) if quantity else False,
        crowd=crowd,
        places=places,
        years=years,
        days=days_of(claim),
        struck=struck,
        struck_said=struck_said,
        weekday=weekday_of(words) if cls in CROWDS.values() else None,
        page=page_days(claim),
        owner=owner,
        subjects=subjects,
        bodies=bodies,
        row=row_of(view, lead),
        event=event,
        event_said=event_said,
        elsewhen=elsewhen or (cls in CROWDS.values() and bool(LAST_TIME.search(words))),
        both=bool(BOTH.search(words)),
        aside=bool(ANOTHER_CASE.search(view.said)),
        hedge=hedge_of(text, view.sentence, quantity, language=view.article.language) if quantity else None,
        account=account_of(text, view.clause, claim.span, view.others),
        so_far=so_far,
        seen=is_seen(view),
        former=bool(
            FORMER.search(lead)
            or HAD_BEFORE.search(lead)
            or TOLD_BEFORE.match(text[claim.span.end : view.sentence.end])
        ),
        more=bool(MORE.search(near)) or is_step(view),
        change=cls not in CHANGES_OF_SUMS and quantity is not None and is_difference(text, view.sentence, quantity),
        rest=counts_some(view, lead),
        before=" ".join(clean_line(before).split()[-MOST_SHOWN:]).strip(_EDGES) if english else "",
        behind=" ".join(clean_line(text[view.own.end : view.clause.end]).split()[:MOST_SHOWN]).strip(_EDGES)
        if english
        else "",
        after_comma=before.rstrip(" $€£").endswith(","),
        proof=proof_of(view.text, view.clause, claim.span, view.others) if cls in OF_ILLNESS else "",
        words=frozenset(w.stem for w in words_of(words) if len(w.text) > 3 and w.plain not in _SAYS_NOTHING),
    )


PERCENT = 100
_SAYS_NOTHING = STOPWORDS | word_set("million billion trillion thousand hundred percent dollars euros pounds")
"""Words that any two figures may share: those of numbers themselves too."""


MOST_SHOWN = 12
"""Words on either side of a number by which it is told where it has no better name."""
_EDGES = " .,;:()[]“”\"'’–—-"
