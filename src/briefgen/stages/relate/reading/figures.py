"""The features of all figures of a story: each is read from its own clause, then with the one before it, then with all others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from briefgen.records import Article, FigureClaim, Sentence, Span
from briefgen.stages.relate.accounts import account_of
from briefgen.stages.relate.features import NOTHING, Features
from briefgen.stages.relate.illness import OF_ILLNESS, proof_of
from briefgen.stages.relate.reading.classes import counts_jobs, told_outright
from briefgen.stages.relate.reading.counted import by_owner, in_disaster, what_of
from briefgen.stages.relate.reading.crowds import crowd_of
from briefgen.stages.relate.reading.gauges import on_gauges
from briefgen.stages.relate.reading.going_on import guessed, with_those_before
from briefgen.stages.relate.reading.places import known_places, places_of
from briefgen.stages.relate.reading.roles import role_of
from briefgen.stages.relate.reading.sums import what_moved
from briefgen.stages.relate.reading.times import event_of, page_days, when_told
from briefgen.stages.relate.reading.together import all_together
from briefgen.stages.relate.reading.values import amount_of, currencies_of, family_of, sort_of
from briefgen.stages.relate.reading.view import View, view_of
from briefgen.stages.relate.reading.whose import BALLOTS, TEAM, owner_of, rival_told, row_of, subjects_of, team_of
from briefgen.stages.relate.rivals import read_rivals
from briefgen.stages.relate.setting import main_events
from briefgen.stages.relate.traits import GUESSED, NOBODYS, ON_BOARD
from briefgen.text.dates.events import EventDays
from briefgen.text.figures import hedge_of
from briefgen.text.figures.digits import base_language
from briefgen.text.lexicon import STOPWORDS, fold, words_of
from briefgen.text.lines import clean_line
from briefgen.vocabulary import word_set


@dataclass(frozen=True, slots=True)
class _Story:
    """What is known of a story's figures before each of them is read."""

    places: frozenset[str]
    owners: frozenset[str]
    """Names whose shares, votes or levels some sentence tells."""
    outright: frozenset[str]
    """Classes that some sentence tells outright."""
    days: EventDays


def read_features(
    claims: Sequence[FigureClaim],
    articles: Mapping[str, Article],
    sentences: Mapping[str, Sentence],
    days: EventDays | None = None,
) -> tuple[Features, ...]:
    """The features of each claim, in the order given: that of articles and places. `sentences` are by ref ("002:14"); `days`
    are those of their events, where they are read already."""
    views = _views(claims, articles, sentences)
    owners = frozenset(name for view in views if view for name in [rival_told(view)] if name)
    told = [articles[id] for id in sorted({claim.article for claim in claims})]
    days = days or EventDays(tuple(articles.values()), tuple(sentences.values()))
    story = _Story(known_places(claims, owners, told), owners, told_outright(views), days)
    read: list[Features] = []
    for claim, view in zip(claims, views, strict=True):
        one = _features(view, story) if view else Features(claim, family_of(claim), page=page_days(claim))
        one = with_those_before(one, read, view, articles[claim.article].running)
        read.append(on_gauges(one, read, view))
    known: list[Features] = []
    for one, view in zip(all_together(read, articles), views, strict=True):
        known.append(guessed(one, known, view))  # what others have named meanwhile may go on too
    return tuple(known)


def _views(
    claims: Sequence[FigureClaim], articles: Mapping[str, Article], sentences: Mapping[str, Sentence]
) -> list[View | None]:
    """Each claim in its sentence, with whoever stands against whom where the story has a vote."""
    beside: dict[str, list[Span]] = defaultdict(list)
    for claim in claims:
        beside[claim.ref].append(claim.span)
    told = [articles[id] for id in sorted({claim.article for claim in claims})]
    mains, story, akin = main_events(told)
    currencies = currencies_of(claims)
    views = [
        view_of(
            claim, articles, sentences, beside, (mains[claim.article], story, akin), currencies.get(claim.article, "")
        )
        for claim in claims
    ]
    if not any(view and view.claim.unit in BALLOTS for view in views):
        return views
    won = (view for view in views if view and (family_of(view.claim) == "share" or view.claim.unit in BALLOTS))
    rivals = read_rivals(told, Counter(map(rival_told, won)))
    return [replace(view, rivals=rivals) if view else None for view in views]


def _features(view: View, story: _Story) -> Features:
    """What one figure says by the words of its own sentence."""
    claim, lead = view.claim, view.text[view.sentence.start : view.claim.span.start]
    event, event_said = event_of(view)
    what = in_disaster(what_of(view, story.outright, event), event, view)
    owner = owner_of(view, what.family, story.owners) if what.cls not in NOBODYS else ""
    moved, defined = what_moved(view, what.family)
    what = by_owner(what, owner, view)
    if what.family == "count" and not owner and (owner := team_of(view)):
        what = replace(what, head=TEAM, mods=NOTHING)
    crowd, places = _crowd_and_places(view, what.cls, story.places)
    subjects, bodies = subjects_of(view, what.family)
    hedge = (
        hedge_of(view.text, view.sentence, claim.quantity, language=view.article.language) if claim.quantity else None
    )
    return Features(
        claim=claim,
        family=what.family,
        **amount_of(claim, what.family),
        sort=sort_of(claim) if what.family == "count" else "",
        cls=what.cls,
        cost=what.cost,
        head=what.head,
        mods=what.mods,
        moved=moved,
        defined=defined,
        crowd=crowd,
        places=places - {owner},
        **when_told(view, what.cls, story.days),
        owner=owner,
        subjects=subjects,
        bodies=bodies,
        row=row_of(view, lead),
        event=event,
        event_said=event_said,
        hedge=hedge or ("estimate" if what.cls in GUESSED else None),
        account=account_of(view.text, view.clause, claim.span, view.others),
        **role_of(view, what.cls, what.cost, lead),
        proof=proof_of(view.text, view.clause, claim.span, view.others) if what.cls in OF_ILLNESS else "",
        **_words_around(view),
    )


def _crowd_and_places(view: View, cls: str, known: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Who is counted and where, by what is counted: jobs are of a country, and a ship has its people wherever it is."""
    crowd, places = crowd_of(view), places_of(view, known)
    if counts_jobs(view.claim):
        crowd, places = NOTHING, places or frozenset(map(fold, crowd))  # "1,200 Norland jobs" are jobs there
    if cls in ON_BOARD or (not cls and view.claim.unit in _UNDER_WAY):
        places = NOTHING  # a train "from Arlen to Norby" has its passengers wherever it is
    return crowd, places


_UNDER_WAY = word_set("flight sortie airlift voyage crossing sailing trip")
"""What goes from one place to another is of neither; flights that are cancelled are those of an airport."""


class _Words(TypedDict):
    before: str
    behind: str
    after_comma: bool
    words: frozenset[str]


def _words_around(view: View) -> _Words:
    """The words of the clause: those on either side by which a figure is told, and those that say anything by their stems."""
    before = view.text[view.clause.start : view.own.start]
    shown = behind = ""
    if base_language(view.article.language) == "en":
        shown = " ".join(clean_line(before).split()[-MOST_SHOWN:]).strip(_EDGES)
        behind = " ".join(clean_line(view.text[view.own.end : view.clause.end]).split()[:MOST_SHOWN]).strip(_EDGES)
    stems = frozenset(w.stem for w in words_of(view.words) if len(w.text) > 3 and w.plain not in _SAYS_NOTHING)
    return _Words(before=shown, behind=behind, after_comma=before.rstrip(" $€£").endswith(","), words=stems)


_SAYS_NOTHING = STOPWORDS | word_set("million billion trillion thousand hundred percent dollars euros pounds")
"""Words that any two figures may share: those of numbers themselves too."""
MOST_SHOWN = 12
"""Words on either side of a number by which it is told where it has no better name."""
_EDGES = " .,;:()[]“”\"'’–—-"
