"""For which country a party speaks: "the Tavrian vice-president", and by that whoever bears the office.

"Ilan Brod, the Tavrian vice-president, said 1,541 people had died"     tells the count of Tavria
"Tavria's disaster agency", "officials in Ansel"                        the same, by the party's own name
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefgen.records import Article
from briefgen.stages.relate.names import TITLES, looks_personal
from briefgen.stages.relate.setting import CONTINENTS
from briefgen.text.lexicon import DEMONYMS, SEATS, fold
from briefgen.text.voices.parties import head_of

_WORD = re.compile(r"[\w-]+")
_BEFORE = re.compile(r"(?:[\w-]+(?:['’]s)?\s){1,7}$")
"""The words that lead up to a name, with no break between: "Tavria's Vice President Ilan "."""
_BEHIND = re.compile(r",\s(?:the\s|who\s(?:is|was)\s(?:the\s)?)?[A-Z][\w-]+(?:['’]s)?(?:\s[\w-]+){1,4}")
"""What tells an office behind a name: "Brod, the Tavrian vice-president"."""
_LEAD = 80


def states_of(parties: Iterable[str], articles: Sequence[Article]) -> Mapping[str, str]:
    """Each party that speaks for a country, with that country (folded): by its own name, or by the office with which some
    article introduces the person."""
    told = sorted(set(parties))
    by_name = {party: land for party in told if (land := _named_land(party))}
    people = {party: party.split()[-1] for party in told if party not in by_name and _may_be_a_person(party)}
    offices = _offices(people.values(), articles) if people else {}
    return by_name | {party: offices[fold(name)] for party, name in people.items() if fold(name) in offices}


def _may_be_a_person(party: str) -> bool:
    """Whether a party is a person, by a full name or by a last name alone."""
    return looks_personal(party) or bool(re.fullmatch(r"[A-Z][\w’-]{3,}", party) and not head_of(party))


def _named_land(party: str) -> str:
    """The one country of a party's own name: "Tavrian officials", "Ansel", "the health ministry in Ansel"."""
    words = [word for word in _WORD.findall(party) if word[0].isupper()]
    lands = {fold(land) for word in words if (land := DEMONYMS.get(fold(word)) or SEATS.get(fold(word)))} - CONTINENTS
    return min(lands) if len(lands) == 1 else ""


def _offices(names: Iterable[str], articles: Sequence[Article]) -> dict[str, str]:
    """The country of each last name (folded), as articles introduce it; of several the one told most."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    any_of = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(set(names)))) + r")\b")
    for article in articles:
        text = article.running
        for name in any_of.finditer(text):
            before = _BEFORE.search(text, max(0, name.start() - _LEAD), name.start())
            behind = _BEHIND.match(text, name.end())
            land = _land_of_office(behind[0] if behind else "") or _land_of_office(
                before[0] if before else "", named=True
            )
            if land:
                found[fold(name[0])][land] += 1
    return {name: max(lands, key=lambda land: (lands[land], land)) for name, lands in found.items()}


def _land_of_office(words: str, *, named: bool = False) -> str:
    """The country whose office some words tell; "" where they tell no office, or of no country. Behind an office that leads up to a
    name (`named`) stands nothing but the name."""
    told = _WORD.findall(re.sub(r"['’]s\b", "", words))
    lands = [at for at, word in enumerate(told) if word[0].isupper() and fold(word) in DEMONYMS]
    rest = told[lands[-1] + 1 :] if lands else []
    offices = [at for at, word in enumerate(rest) if _is_office(word)]
    if not offices or (named and any(word[0].islower() for word in rest[offices[-1] + 1 :])):
        return ""
    land = fold(DEMONYMS[fold(told[lands[-1]])])
    return land if land not in CONTINENTS else ""


def _is_office(word: str) -> bool:
    head = head_of(word)
    return word in TITLES or (head is not None and head[0] == "person")
