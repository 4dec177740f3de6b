"""Whose a share, a sum or a vote is, and the head of a list's row."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.stages.relate.features import NOTHING, Family
from briefgen.stages.relate.names import last_word, without_possessive
from briefgen.stages.relate.reading.nouns import counted_head
from briefgen.stages.relate.reading.places import MONTH, REAL_PLACES
from briefgen.stages.relate.reading.values import family_of
from briefgen.stages.relate.reading.view import View
from briefgen.stages.relate.rivals import rival_of, rivals_in
from briefgen.text.dates.find import WEEKDAYS
from briefgen.text.lexicon import DEMONYMS, fold, names_in, stem, words_of
from briefgen.text.patterns import when_used
from briefgen.vocabulary import read_table, word_set


def subjects_of(view: View, family: Family) -> tuple[frozenset[str], frozenset[str]]:
    """One word each of the names in the clause of a share or a sum, but for whoever says it: whose votes, whose award. The
    last of each, and the last that is no firm's form."""
    if family != "share" and not family.startswith("money"):
        return NOTHING, NOTHING
    party = {word.stem for word in words_of(f"{view.claim.attributed_to or ''} {view.claim.asserter}")}
    words = view.text[max(view.clause.start, _credited_end(view) if family == "share" else 0) : view.clause.end]
    names = [name.text for name in names_in(words, opening=True) if fold(name.text) not in DEMONYMS]

    def of_others(words: Iterable[str]) -> frozenset[str]:
        return frozenset(fold(word) for word in words if stem(word) not in party and not _CURRENCY.fullmatch(word))

    return of_others(map(_last_word, names)), of_others(map(_telling_word, names))


_FORMS = frozenset(row["word"] for row in read_table("firms", ("word",)))
"""What ends the names of many firms."""


def _last_word(name: str) -> str:
    return name.split()[-1]


def _telling_word(name: str) -> str:
    """The last word of a name that is no firm's form: "Orvell" of "Orvell Group's"."""
    words = [without_possessive(word).rstrip(".,") for word in name.split()]
    return next((word for word in reversed(words) if fold(word) not in _FORMS), words[-1])


_CURRENCY = when_used(r"(?:US|AUS?|USD|AUD|CAD|NZD|GBP|EUR|CHF|JPY|INR|Rs|TL|TRY|RM|Rp|SFr|[ACRS]|HK|NT|NZ|Kr|Tk)\d*")
"""A currency before a sum, or printed as one word with it: "CHF50 million"."""
_FOR_NAME = when_used(r"\W*(?:[\w-]+\s+){0,3}?(?:for|to)\s+(?P<name>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)*\s?)")


def owner_of(view: View, family: Family, owners: frozenset[str] = frozenset()) -> str:
    """The name whose share it is, or whose votes: behind it ("for X"), else the nearest between it and the number before; a word
    that opens the sentence only where it is one of `owners`, those that other sentences name. Where the story has rivals,
    it is one of them."""
    unit = view.claim.unit
    owned = family == "share" or family.startswith("measurement") or unit in BALLOTS
    if view.rivals and (owned or (family == "count" and unit in _MAY_BE_WON)) and not family.startswith("measurement"):
        return _candidate(view)
    if not owned:
        return ""
    text, own = view.text, view.own
    behind = _FOR_NAME.match(text[own.end : view.sentence.end][:60])
    if behind:
        return last_word(behind["name"])
    start = max([view.sentence.start, *(span.end for span in view.others if span.end <= own.start)])
    start = max(start, _credited_end(view))
    lead = text[start : own.start]
    names = [n.text for n in names_in(lead, opening=True) if not _asks(n.start, n.end, lead)]
    people = [name for name in names if not _is_no_owner(name, view)]
    if people:
        return fold(people[-1].split()[-1])
    return next((w.plain for w in reversed(words_of(text[start : own.start])) if w.plain in owners), "")


def team_of(view: View) -> str:
    """The body whose teams or units a number counts, by its initials, "ndrf" of "nine teams of the National Disaster Response Force",
    else what they are for, "fire" of "24 fire service units"; "" for none, and where none of that is told."""
    noun = view.claim.quantity.noun_span if view.claim.quantity else None
    if noun is None or not _TEAM.search(view.text, noun.start, noun.end):
        return ""
    lead = view.text[view.sentence.start : noun.start] if noun.end <= view.claim.span.start else ""
    named = _NAMED_BEFORE.search(f"{lead}{noun.of(view.text)}") or _NAMED_BEHIND.match(view.text, view.own.end)
    if named:
        name = named["name"]
        return fold(name if name.isupper() else "".join(word[0] for word in name.split() if word[0].isupper()))
    return next((word for word in noun.of(view.text).lower().split()[:-1] if word in _TEAMS_FOR), "")


TEAM = "team"
"""The head of all nouns for a body's teams: the one calls units what the other calls teams."""
_TEAM = when_used(r"\b(?:teams?|units?|squads?|detachments?|contingents?|columns?|companies|battalions?)$")
_NAMED_BEFORE = when_used(
    r"(?P<name>[A-Z]{3,}|[A-Z][a-z]+(?: (?:of |and |for )?[A-Z][a-z]+)+) (?:[a-z]+ )?(?:teams?|units?|squads?|detachments?|contingents?|columns?|companies|battalions?)$"
)
_NAMED_BEHIND = when_used(
    r"\s(?:of|from) (?:the )?(?P<name>[A-Z]{3,}|[A-Z][a-z]+(?: (?:of |and |for )?[A-Z][a-z]+)+)\b"
)
_TEAMS_FOR = word_set("fire medical rescue police army military navy ambulance search dog")
"""What teams are for, where no body is named."""


def _asks(start: int, end: int, words: str) -> bool:
    """Whether a name at a place is that of whoever asked people: "a poll by Medira", "Medira's latest survey"."""
    return bool(_POLL_BY.search(words, 0, start) or _ITS_POLL.match(words, end))


_POLL_BY = when_used(
    r"\b(?:polls?|surveys?|study|studies|questionnaire)(?: [a-z]+){0,4},? (?:by|from|of|for) (?:the )?(?:[A-Z][\w’'-]* (?:and |for )?)*$"
)
_ITS_POLL = when_used(r"(?:['’]s?)?(?:[/ ][A-Z][\w’'-]*)*(?: [\w-]+)? (?:polls?|surveys?)\b")
_MAY_BE_WON = {None, *word_set("vote ballot seat state district county province constituency")}
"""What a candidate gets, wins or takes, or a bare number."""
_TO_NAME = when_used(
    r"\W*(?:[\w-]+\s+){0,3}?(?:for|to|came|was|are|is|were)\s+(?P<name>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)*)"
)
_COUNTED_BALLOTS = when_used(
    r"\s?(?:%|per ?cent)?\s?of (?:the |all )?(?:\w+ ){1,3}(?:counted|tallied|reporting|processed|in)\b"
)
"""Behind a share that tells how far the count is: "with 87% of the ballots counted"."""
_OTHER_HALF = when_used(r";|\s(?:while|whereas|and)\s[A-Z]")
"""What opens the half of a sentence that has an owner of its own."""


def is_candidates_own(view: View) -> bool:
    """Whether a share of the votes counted is somebody's, and not how many are counted."""
    start = max(view.sentence.start, view.text.rfind(",", view.sentence.start, view.own.start) + 1)
    named = any(rivals_in(view.text[start : view.own.start], view.rivals))
    return named or not _COUNTED_BALLOTS.match(view.text, view.claim.span.end)


def _candidate(view: View) -> str:
    """The rival who gets what a number tells: behind it ("6 million votes, came Ann Berg"), else the nearest before it, over other
    numbers of the same half of the sentence too."""
    text, own = view.text, view.own
    behind = _TO_NAME.match(text[own.end : view.sentence.end][:60])
    if behind and (told := rival_of(behind["name"], view.rivals)):
        return told
    lead = text[view.sentence.start : own.start]
    cut = max((found.start() for found in _OTHER_HALF.finditer(lead)), default=0)
    names = [name for end, name in rivals_in(lead, view.rivals) if end > cut]
    return names[-1] if names else ""


def rival_told(view: View) -> str:
    """The name whose share, votes or level it is: no place, as what a distance is told of may be ("Arlen lies 60 km away")."""
    return "" if view.claim.unit in _DISTANCES else owner_of(view, family_of(view.claim))


_DISTANCES = word_set("km mile")
_CREDITED = when_used(r"\W*According to [^,]*,[^:]*:|.*\b(?:that|said)\b(?! (?:he|she|it|they)\b)", re.DOTALL)
"""Who says it owns nothing: "the head of Farwell was glad that 94% of guests came"."""


def _credited_end(view: View) -> int:
    """Where the words end by which a sentence says who tells of a share of some noun; its start where there are none."""
    told = _CREDITED.match(view.text[view.sentence.start : view.own.start]) if counted_head(view.claim) else None
    return view.sentence.start + (told.end() if told else 0)


BALLOTS = word_set("vote ballot seat")


def _is_no_owner(name: str, view: View) -> bool:
    """Whether a name is a place, a day, a people, or whoever tells the figure."""
    plain = fold(name)
    party = fold(view.claim.attributed_to or "")
    return (
        plain in DEMONYMS or plain in REAL_PLACES or plain in party or bool(MONTH.fullmatch(name)) or plain in WEEKDAYS
    )


_ROW = when_used(r"^\W*(?P<head>[^:\d]{2,90}):\s*(?:about |some |nearly )?[$€£]?\s*$")
"""Before the number of a list's row."""
_CALLED_NUMBER = when_used(r"\b(?:estimate|figure|number|count|total|tally|toll|result)s?\b", re.IGNORECASE)
"""What says that a number follows, and of no row: "Their estimate for the peak: 38,000 people"."""
MOST_BEHIND = 4
"""Words behind the number of a list's row; more make it a sentence."""


def row_of(view: View, lead: str) -> str:
    """The head of a list's row, "Name: 120 million", of which a figure is told; "" for none."""
    found = _ROW.match(lead)
    if (
        not found
        or _CALLED_NUMBER.search(found["head"])
        or len(view.text[view.claim.span.end : view.sentence.end].split()) > MOST_BEHIND
    ):
        return ""
    return fold(found["head"])
