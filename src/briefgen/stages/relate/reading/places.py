"""Where it is that something is counted: the places that a clause names with a figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from briefgen.records import Article, FigureClaim, Span
from briefgen.stages.relate.features import NOTHING
from briefgen.stages.relate.names import kind_of, looks_personal
from briefgen.stages.relate.reading.view import View
from briefgen.stages.relate.reading.zones import HOLDS, SAYS_WHAT_KIND, sites_in, town_of, zone_of
from briefgen.stages.relate.setting import COUNTRIES, LANDS, PEOPLES, SEVERAL
from briefgen.text.lexicon import ATTRIBUTION_VERBS, DEMONYMS, SEATS, fold, names_in
from briefgen.text.patterns import when_used
from briefgen.text.voices.parties import head_of
from briefgen.vocabulary import alternatives

CAPITAL = "capital"
"""How the seat of a government is named until the story says whose it is."""
MANYCOUNTRIES = 3
"""So many countries of one figure are where its people come from, and not where it happened."""
MONTH = when_used(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?: \d.*)?")
_FROM_TO = when_used(r"\b[Ff]rom (?P<a>[A-Z][\w-]+) to (?P<b>[A-Z][\w-]+)")
"""Two places that stand for all between them."""
_ASIDE_EVENT = when_used(r",\s(?:after|as|when|because|since|although|though)\s")
"""What opens the telling of another thing behind a figure: "a toll of 40, after the Ister had given up two more"."""
_IN_WHICH = when_used(r",\s(?:in|during|by|of|from) which\b")
_COMMA = when_used(r",\s")
"""The end of such a clause: "the quake, in which 90 people died, was felt in Arlen"."""
_OTHERWISE_PLACED = when_used(
    r"\b(?:[Ss]peaking|[Ss]poke|[Ss]poken|[Aa]ddress(?:ing|ed)?|[Ss]peech|[Ii]nterview|[Ss]tatement|[Tt]alks|[Nn]egotiations|[Mm]eeting|[Ss]ummit|[Vv]isit(?:ing|ed)?|[Hh]earing) (?:[a-z]+ ){0,4}(?:in|at|from|to) (?:the )?[A-Z][\w’'-]+"
    r"|\b(?:press conference|news conference|press briefing|briefing|reporters|journalists|parliament|lawmakers)(?: held)? (?:in|at) (?:the )?[A-Z][\w’'-]+"
    r"|(?<!the )\b(?:north|south|east|west)\w* of (?:the )?[A-Z][\w’'-]+|\b(?:(?:km|kilomet\w+|miles?)\)? (?:away )?(?:of|from|off)(?: the)?(?: [a-z]+){0,4}|close to|near) (?:the (?:\w+ )?(?:city|town|village|port|capital) of )?[A-Z][\w’'-]+"
    r"|, [A-Z][\w’-]+(?: [A-Z][\w-]+)*['’]s (?:\w+ )?capital\b|\bthe (?:\w+ )?(?:capital|hub|heart|gateway) of (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
    r"|\b(?:bound|head(?:ed|ing|s)|en route|on (?:its|their|his|her|the) way) (?:for|to|towards?) (?:the )?(?:[a-z]+ )?[A-Z][\w’'-]+"
    r"|\b(?:epicent\w+|(?:that|which) (?:\w+ )?(?:struck|hit|shook|swept|battered|devastated))\b[^,;:–—]*"
    r"|, (?:(?:by far|nearly|almost|at least) )?(?:most|many|much|some|half|part|few|none|all(?: but \w+)?) of (?:it|them|whom|which|those)\b[^,;:–—]*"
    r"|^.{0,60}\b[A-Z]{4,}\b[^.]{0,30} -- "
)
"""Where something was said or reported from, where it was to go, what is told by its distance, what an event struck, and
where most of them were: no place of a count."""
_CAPITAL = when_used(r"\b(?:[Ii]n|[Ff]rom|of|[Aa]cross|[Ff]or) the (?:[A-Z]\w+ )?capital\b", having=("capital",))
_SCENE = when_used(r"\W*(?:In|At|Across|Throughout|Around|Near|For) [^,;:]{2,40},")
"""What opens a sentence tells where all of it happens: "In Arlen, police counted 9,000, while the union spoke of 30,000"."""
_ACTOR = when_used(
    r"(?<!part )(?<!parts )(?<!areas )(?<!regions )(?<!cities )(?<!towns )(?<!provinces )\b(?:of|by|with|against|between)(?: the)?\s$"
)
"""Before a country that is a party and no place: "the victory of Norland", "taken by Norland"."""


def known_places(
    claims: Sequence[FigureClaim], owners: frozenset[str] = frozenset(), articles: Iterable[Article] = ()
) -> frozenset[str]:
    """What some figure names as its place, but for the names of `owners` that are no place to several `articles`, and the
    countries and seats of government of the lexicon. What is called a province is one, whatever else bears its name."""
    told = {place for claim in claims if (place := claim.label.place) and not MONTH.fullmatch(place)}
    called = {place for place in told if _KIND_OF_PLACE.search(place)}
    told = {place for place in told - called if kind_of(place) not in ("outlet", "body")}
    owners = (owners | _surnames(claims)) - _stood_in(articles)
    told = {place for place in told if fold(place).split()[-1] not in owners}
    return (frozenset(map(plain_place, called | told)) - PEOPLES) | REAL_PLACES


def _stood_in(articles: Iterable[Article]) -> frozenset[str]:
    """The last words of the names that stand behind "in" several times: people are there, whoever else has the name."""
    told = Counter(
        fold(found["name"]).split()[-1] for article in articles for found in _STOOD_IN.finditer(article.running)
    )
    return frozenset(word for word, n in told.items() if n >= SEVERAL)


_STOOD_IN = when_used(
    r"\b[Ii]n (?:the )?(?:(?:city|town|village|province|region|district|county|state) of )?(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)\b(?!['’]s? [a-z])"
)


def _surnames(claims: Sequence[FigureClaim]) -> frozenset[str]:
    """The last words of the persons who tell the figures."""
    names = {name for claim in claims for name in (claim.asserter, claim.attributed_to) if name}
    persons = (" ".join(re.sub(r" (?:Jr|Sr|I{2,3}|IV)\.?$", "", name).split()[-2:]) for name in names)
    return frozenset(fold(name.split()[-1]) for name in persons if looks_personal(name))


_ARABIC_ARTICLE = re.compile(r"^(al|el)-")
_KIND_OF_PLACE = when_used(
    r"\s(?:province|prefecture|district|county|region|governorate|department|municipality|oblast|raion|krai|canton|voivodeship|parish|regency)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4_096)
def plain_place(name: str) -> str:
    """A place's name as it is compared: "Al-Karim Province" and "Al Karim" are one."""
    return _KIND_OF_PLACE.sub("", _ARABIC_ARTICLE.sub(r"\1 ", fold(name)))


def places_of(view: View, known: frozenset[str]) -> frozenset[str]:
    """Places named with the figure, else those that open its sentence; "the capital" stands for itself until the story
    says whose it is. Of several numbers each has the place that stands beside it: "40 died in Arlen and 12 in Norby"."""
    words = view.words
    start, end = view.sentence.start, view.clause.start
    if _OF_LISTED.match(words) and (host := _LISTED_PLACE.search(view.text, start, end)):
        return frozenset({plain_place(host["name"])})  # "Arlen, with 95 killed; Norby, where 25 died"
    host = _PLACE_BEFORE.search(view.text, start, end) if _WHERE.match(words) else None
    if host and plain_place(host["name"]) in known:
        return frozenset({plain_place(host["name"])})  # "buses in Arlen, where 5,000 marched"
    if (turn := IN_TURN.match(view.text, view.own.end, view.sentence.end)) and (
        told := _told_in_turn(turn["which"], view)
    ):
        return frozenset({plain_place(told)})
    at = view.own.end - view.clause.start
    aside = _ASIDE_EVENT.search(words, at) or (_IN_WHICH.match(words) and _COMMA.search(words, at))
    words = words[: aside.start()] if aside else words
    borders = [span for span in view.others if view.clause.covers(span)]
    if borders:
        beside = _places_in(_beside(view.own, borders, view), view, known)
        if beside:
            return beside
        for span in borders:
            of_another = _beside(span, [*borders, view.own], view)
            words = words.replace(of_another, " ") if of_another.strip() else words
    scene = None if _OVERALL.match(words) else _SCENE.match(view.said)
    near = _COMMA.search(words, view.own.end - view.clause.start)
    return (
        (near and _places_in(words[: near.start()], view, known))
        or _places_in(words, view, known)
        or (_places_in(scene[0], view, known) if scene else NOTHING)
    )


IN_TURN = when_used(r"(?:\s[a-z]+){0,3}\s(?:to|in|into|for|from|of) the (?P<which>former|latter)\b")
"""Behind a number, which of two places told before it is of: "100,000 to the former and 170,000 to the latter"."""
_TWO_PLACES = when_used(
    r"(?P<former>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}) (?:and|or) (?:the |in |to )?(?P<latter>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})"
)


def _told_in_turn(which: str, view: View) -> str:
    """The former or the latter of the last two places named before a number, in its sentence or in the one before it; "" for none."""
    before = view.text[view.sentence.start : view.claim.span.start]
    for words in (before, *islice(view.earlier(1), 1)):
        if pairs := list(_TWO_PLACES.finditer(words)):
            return pairs[-1][which]
    return ""


_LISTED_PLACE = when_used(r"(?:^|[:;,]|\band\b)\s*(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})$")
_OF_LISTED = when_used(r",\s(?:with|where|which)\b")
"""Between a place of a list and what is told of it."""
_PLACE_BEFORE = when_used(
    r"\b(?:in|at|of|near|around|across) (?:the )?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})$"
)
_WHERE = when_used(r",\s(?:where|which (?:had|has|have|counted|lost|reported|jumped|rose|stood)\b)")
_OVERALL = when_used(r"\W*(?:while|whereas|as) the (?:\w+ )?toll\b", re.IGNORECASE)
"""A clause that tells the whole, wherever its sentence is set."""
_BREAK = when_used(r"[,;:()–—]|\sand\s|\swhile\s")


def _beside(own: Span, others: Sequence[Span], view: View) -> str:
    """The words behind a number, up to the next one or the next break."""
    end = min([view.clause.end, *(other.start for other in others if other.start >= own.end)])
    return _BREAK.split(view.text[own.end : end], maxsplit=1)[0]


def _places_in(words: str, view: View, known: frozenset[str]) -> frozenset[str]:
    """The places that some words name: a part of a country by its holder, sites, else what is known as a place."""
    words = _OTHERWISE_PLACED.sub(" ", _FROM_TO.sub("", words))
    if _ELSEWHERE.search(words):
        return frozenset({ELSEWHERE})
    if zone := zone_of(words):
        return frozenset({zone})
    towns = {site: town_of(site, known) for site in sites_in(words)}
    if sites := frozenset(site for site, town in towns.items() if not town):
        return sites
    found = {
        plain
        for name in names_in(words, opening=True)
        if (plain := plain_place(name.text)) in known
        and not SAYS_WHAT_KIND.search(name.text)
        and not _OF_A_KIND.match(words, name.end)
        and not (_is_people(plain) and _says_whose(words, name.end))
        and not (plain in COUNTRIES and _ACTOR.search(words[: name.start]))
        and not (plain in SEATS and _POWER.match(words, name.end) and not _LEADS_IN.search(words[: name.start]))
        and not (_SHORT.fullmatch(name.text) and not _LEADS_TO.search(words[: name.start]))
    }
    place = view.claim.label.place
    at = words.find(place) if place else -1
    end = at + len(place or "")
    of_a_kind = at >= 0 and (
        _OF_A_KIND.match(words, end) or (_is_people(fold(place or "")) and _says_whose(words, end))
    )
    if place and at >= 0 and not of_a_kind and plain_place(place) in known and not SAYS_WHAT_KIND.search(place):
        found.add(plain_place(place))
    found = {fold(DEMONYMS.get(name, name)) for name in found} | set(islice(towns.values(), 1))
    found = found if len(found & COUNTRIES) < MANYCOUNTRIES else set()
    return frozenset(found | ({CAPITAL} if _CAPITAL.search(words) else set()))


_OF_A_KIND = when_used(r"\s(?:country|nation|state|kingdom|republic|island|neighbou?r)\b")
"""Behind a name that only says where the country lies that it stands for: "the West Norland nation"."""
_OF_ITS_KIND = when_used(
    r"\s(?:[a-z]+\s)?(?:city|town|village|region|province|district|county|capital|port|suburb|resort|coast)\b"
)
"""Behind a people, which only says of what country a place is: "the West Norland city of Arlen"."""


_BODY = when_used(r"\s(?:[a-z]+\s)?(?P<word>[a-z]+)")


def _says_whose(words: str, end: int) -> bool:
    """Whether behind a people's name stands a place of its country, or a body that speaks for it."""
    told = _BODY.match(words, end)
    head = head_of(told["word"]) if told else None
    return bool(_OF_ITS_KIND.match(words, end) or (head and head[0] == "body"))


def _is_people(plain: str) -> bool:
    """Whether a name is a country's adjective."""
    return (plain in DEMONYMS and fold(DEMONYMS[plain]) != plain) or plain.endswith(("ese", "ish"))


_POWER = when_used(rf"(?: \w+ly| also| itself| has| have| had)? (?:{alternatives(ATTRIBUTION_VERBS)}|{HOLDS})\b")
_LEADS_IN = when_used(
    r"\b(?:[Ii]n|[Aa]t|[Oo]f|[Nn]ear|[Aa]round|[Aa]cross|[Oo]utside|[Ii]nside|[Ff]rom|[Ii]nto?|[Tt]o)(?: the)?\s$"
)
"""Around a seat of government that stands for those who govern there: "Ansel says that 40 died", "land that Ansel holds"."""
_SHORT = when_used(r"U\.?[SK]\.?")
"""A country in letters, which stands before nouns as it is: "900 U.S. nurses", "the largest UK union"."""
_LEADS_TO = when_used(
    r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Aa]round|[Ff]rom|[Ii]nside|[Ww]ithin|[Ii]nto|[Aa]t|[Tt]o|[Oo]f|[Ff]or)(?: the)?(?: \w+)? $"
)
"""Before such a country where it is the place."""
ELSEWHERE = "elsewhere"
_ELSEWHERE = when_used(
    r"\belsewhere\b|\b(?:the rest|other (?:parts|areas|cities|regions|provinces)) of the (?:country|nation|state|region|island|province)\b"
    r"|\boutside (?:of )?(?:the capital|[A-Z][\w-]+)\b|\b(?:the capital|[A-Z][\w-]+) (?:again |itself )?(?:not|is not|was not) (?:counted|included)|\b(?:without (?:an?|the|its|any) (?:\w+ )?(?:toll|figures?|numbers?|counts?|data)|excluding|not counting|not including)\b[^,;:]*\b(?:the capital|[A-Z][\w-]+)\b|\bwithout (?:the )?[A-Z][\w-]+\b"
)
"""Where those are who are counted by what they are not: "25 people died elsewhere", "without a toll for Arlen"."""
REAL_PLACES = frozenset(SEATS) | LANDS
"""The countries, their regions and their seats of government."""
