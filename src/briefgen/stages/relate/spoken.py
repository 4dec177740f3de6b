"""Who says a figure, for which day and how: what an answer says of it, held against the words of its article.

voice   one of its names stands in the article            else code's own voice
day     a day that code reads in the article, or its date  else code's own clock
role    a word of doubt, order or denial beside the figure else a plain count
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.records import ClaimRole, DatedSpan, FigureClaim, Voice
from briefgen.stages.relate.refused import Refusals, shown
from briefgen.stages.relate.said import OWN, MemberSaid, RelationsSaid, VoiceSaid
from briefgen.stages.relate.signs import has_sign
from briefgen.stages.relate.story import Story, folded

LONGEST_NAME = 100
"""Characters of a name; more is a sentence."""
WIDEST = 366
"""Days of a period within which a said day may lie: a year that the text names. A decade says nothing of a day."""


# ---------------------------------------------------------------- voices


@dataclass(frozen=True, slots=True)
class Party:
    """A voice before it has an id: its names, the first being the one that is shown."""

    names: tuple[str, ...]


def check_voices(
    said: RelationsSaid, heard: Mapping[str, MemberSaid], story: Story, refused: Refusals
) -> dict[str, Party]:
    """The party of every claim in `heard`, and of every other that code alone knows.

    A voice's names count where they stand in an article of its figures; a figure whose article has none of them keeps
    the voice that code gives it.
    """
    names = _names_by_key(said.voices)
    users: dict[str, set[str]] = defaultdict(set)
    for claim, member in heard.items():
        users[member.voice].add(story.item(claim).article)
    held = {key: _held_names(names.get(key, ()), users[key], story) for key in users if key != OWN}
    for key, (_, foreign) in held.items():
        for name in foreign:
            refused.add("", "name_not_in_source", name, "no article with a figure of this voice prints this name")
        if key not in names:
            refused.add("", "unknown_id", key.rpartition("/")[2], "a figure is given to a voice that is not listed")
    return {claim: _party(claim, heard.get(claim), held, story, refused) for claim in (*story.figures, *story.denials)}


def _names_by_key(voices: Sequence[VoiceSaid]) -> dict[str, tuple[str, ...]]:
    """Names of each key in an order of their own: a voice's first name leads, the others follow by the alphabet.

    Voices of two questions that share their first name are one party, since they end up with the same names.
    """
    first: dict[str, set[str]] = defaultdict(set)
    also: dict[str, set[str]] = defaultdict(set)
    for voice in voices:
        first[voice.key].add(_clean_name(voice.name))
        also[folded(_clean_name(voice.name))].update(_clean_name(name) for name in voice.also)
    return {
        key: tuple(
            dict.fromkeys(n for n in (*sorted(leads), *sorted(a for lead in leads for a in also[folded(lead)])) if n)
        )
        for key, leads in first.items()
    }


def _clean_name(name: str) -> str:
    return " ".join(name.split()).strip(" \"'“”‘’.,;:")


def _held_names(names: Sequence[str], articles: set[str], story: Story) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(names that stand in one of these articles, the others)."""
    held = tuple(name for name in names if any(stands_in(name, story.said_in(article)) for article in articles))
    return held, tuple(name for name in names if name not in held)


def stands_in(name: str, text: str) -> bool:
    """Whether a name is printed in a text, whole words, without regard to case and a leading "the"."""
    plain = re.sub(r"^the ", "", folded(name))
    if not plain or len(name) > LONGEST_NAME:
        return False
    return re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", folded(text)) is not None


def _party(
    claim: str,
    heard: MemberSaid | None,
    held: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]],
    story: Story,
    refused: Refusals,
) -> Party:
    if heard is None:
        return party_alone(claim, story)
    if heard.voice == OWN:
        return Party((own_voice(claim, story),))
    names, foreign = held[heard.voice]
    text = story.said_in(story.item(claim).article)
    if any(stands_in(name, text) for name in names):
        return Party(names)
    if names or foreign:
        refused.add(
            claim, "name_not_in_source", (*names, *foreign)[0], "its article does not print a name of this voice"
        )
    return party_alone(claim, story)


def own_voice(claim: str, story: Story) -> str:
    """The article's own voice: the agency that it is from, else its outlet."""
    item = story.item(claim)
    if isinstance(item, FigureClaim) and item.origin:
        return item.origin
    article = story.articles.get(item.article)
    return (article.teller if article else "") or item.article


def party_alone(claim: str, story: Story) -> Party:
    """The voice that code alone gives a claim."""
    if claim in story.alone:
        id = story.alone[claim][1].voice
        voice = next((voice for voice in story.fallback.voices if voice.id == id), None)
        if voice is not None:
            return Party((voice.name, *voice.also))
    item = story.item(claim)
    name = item.asserter if isinstance(item, FigureClaim) else item.who
    return Party((name or own_voice(claim, story),))


def number_voices(parties: Mapping[str, Party], members: Sequence[str]) -> tuple[tuple[Voice, ...], dict[str, str]]:
    """The voices of `members` (in order) with their ids, and the id of each claim's voice.

    Two parties with one first name are one voice; so is a party of one name that another party has among its names.
    """
    wide: dict[str, str] = {}
    for party in sorted({parties[claim] for claim in members}, key=lambda party: (-len(party.names), party.names)):
        lead = folded(party.names[0])
        for name in party.names if len(party.names) > 1 else ():
            wide.setdefault(folded(name), wide.get(lead, lead))
    leads = {claim: wide.get(folded(parties[claim].names[0]), folded(parties[claim].names[0])) for claim in members}
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in sorted(members, key=lambda claim: folded(parties[claim].names[0]) != leads[claim]):
        names[leads[claim]].update(dict.fromkeys(parties[claim].names))
    ids = {lead: f"V{number}" for number, lead in enumerate(dict.fromkeys(leads[claim] for claim in members), start=1)}
    voices = tuple(Voice(id, next(iter(names[lead])), tuple(names[lead])[1:]) for lead, id in ids.items())
    return voices, {claim: ids[lead] for claim, lead in leads.items()}


# ---------------------------------------------------------------- days


def check_day(claim: str, said: str, role: ClaimRole, story: Story, refused: Refusals) -> DatedSpan | None:
    """The day of a claim: what the answer says where code reads that day in its article, else code's own clock."""
    item = story.item(claim)
    own = clock_alone(claim, story)
    published = story.day_of(item.article)
    if said == "":
        if published is None or (own is not None and own.start <= published <= own.end):
            return own
        return DatedSpan(published, published, "publication", "the article's date")
    if said == "?":
        return None
    day = _read_day(said)
    found = day and day_in_article(day, item.article, story)
    if not found:
        refused.add(claim, "bad_day", f"{said}: {shown(claim, story)}", "its article speaks of no such day")
        earlier = (
            day is not None and own is not None and own.basis == "publication" and (own.start - day).days > LOOKS_BACK
        )
        return None if earlier else own  # "the morning after, she had feared hundreds", told a year later
    if published and role != "forecast" and found.start > published + timedelta(days=1):
        refused.add(claim, "bad_day", f"{said}: {shown(claim, story)}", "this day is after its article")
        return own
    return found


LOOKS_BACK = 60
"""Days before its report at which an answer puts a count that the report's own date is no longer taken for it."""


def clock_alone(claim: str, story: Story) -> DatedSpan | None:
    """The day that code alone gives a claim."""
    if claim in story.alone:
        return story.alone[claim][1].day
    item = story.item(claim)
    return item.as_of if isinstance(item, FigureClaim) else None


def _read_day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if re.fullmatch(r"\d{4}-\d\d-\d\d", said) else None
    except ValueError:
        return None


def day_in_article(day: date, article: str, story: Story) -> DatedSpan | None:
    """The narrowest time that code reads in an article and that holds `day`; the article's own date is one."""
    published = story.day_of(article)
    read = [span for span in story.days_read(article) if span.start <= day <= span.end]
    if published == day:
        read.append(DatedSpan(day, day, "publication", "the article's date"))
    near = [span for span in read if (span.end - span.start).days <= WIDEST]
    return min(near, key=lambda s: (s.end - s.start, s.start, s.basis == "publication", s.basis, s.why), default=None)


# ---------------------------------------------------------------- roles


def check_role(
    claim: str, said: frozenset[ClaimRole], denied: frozenset[str], story: Story, refused: Refusals
) -> ClaimRole:
    """The role of a claim where its words bear it out, else a plain count. `denied` are claims with a denial that holds."""
    if not said:
        return "count"
    if len(said) > 1:
        refused.add(
            claim, "duplicate", shown(claim, story), f"it is told in {len(said)} ways: {', '.join(sorted(said))}"
        )
        return "count"
    (role,) = said
    if role == "count" or (claim in denied and role == "denied") or _bears_out(claim, role, story):
        return role
    refused.add(
        claim, "words_not_in_source", f"{role}: {shown(claim, story)}", f"no word beside it makes it {_AS[role]}"
    )
    return "count"


_AS = {"estimate": "an estimate", "forecast": "a forecast", "withdrawn": "withdrawn", "denied": "denied"}


def _bears_out(claim: str, role: ClaimRole, story: Story) -> bool:
    if role in (
        "estimate",
        "forecast",
    ):  # "She now expects 4 billion this year. Profit, seen at 430 million, is put at 340."
        return has_sign(story.words_near(claim), "hedge")
    return has_sign(story.words_near(claim), "order" if role == "withdrawn" else "denial")
