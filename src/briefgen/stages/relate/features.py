"""What each figure says of itself, as a record: what it counts, of whom, where, for when. `reading/` reads it from its own clause.

Only what is *said* stands here. What a sentence leaves unsaid is that of its article's story (`setting.py`), and silence is
no difference.

    "Nearly 4,000 people have been injured in Hatay"   count | injured | people at large | hatay
    "The toll has come down from 115 to 97"            count | dead (the toll governs its sentence) | 97 follows 115
    "25% of the burned area was searched"              share | searched | area
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import Literal

from briefgen.records import FigureClaim, Interval
from briefgen.stages.relate.accounts import Account
from briefgen.stages.relate.illness import Proof
from briefgen.stages.relate.traits import EMPLOYED, OF_WORKERS
from briefgen.text.lexicon import stem, terms_of
from briefgen.vocabulary import read_table

NOTHING: frozenset[str] = frozenset()
"""One for all figures that leave something unsaid: most do."""


Family = str
"""What may be compared at all: `count`, `money:USD`, `share`, `rate`, `duration:day`, `measurement:metre`, ..."""


@dataclass(frozen=True, slots=True)
class Ends:
    """An interval as floats, for comparing very many pairs: an end that does not exist is infinite."""

    low: float
    high: float
    low_open: bool
    high_open: bool

    def meets(self, other: Ends) -> bool:
        """Whether the two have a point in common."""
        if self.high < other.low or other.high < self.low:
            return False
        if self.high == other.low and (self.high_open or other.low_open):
            return False
        return not (other.high == self.low and (other.high_open or self.low_open))


def as_float(value: Fraction) -> float:
    """As `float` does, which takes five times as long."""
    above, below = value.as_integer_ratio()
    return above / below


def ends_of(interval: Interval | None, scale: int | Fraction = 1) -> Ends | None:
    """An interval's ends as floats, times `scale`; None where there is none."""
    if interval is None:
        return None
    low = -math.inf if interval.low is None else as_float(interval.low * scale if scale != 1 else interval.low)
    high = math.inf if interval.high is None else as_float(interval.high * scale if scale != 1 else interval.high)
    return Ends(low, high, interval.low_open, interval.high_open)


NO_CLASS = 99
"""Cost of a class that no cue tells: farther than any."""


@dataclass(frozen=True, slots=True)
class Features:
    """What one claim says. Empty fields are left unsaid."""

    claim: FigureClaim
    family: Family
    value: Fraction | None = None
    """Its single value, or the middle or known end of a range; for comparison only."""
    size: float = 0.0
    """The value without its sign, as a float: very many pairs are compared by it."""
    hard: Ends | None = None
    likely: Ends | None = None
    printed: str = ""
    """The digits of a single value."""
    digits: int = 0
    """How many of them are significant: of 2,122 four, of 900,000 one."""
    vague: bool = False
    cls: str = ""
    """Class of the fate or quantity by `cues.words`: `dead`, `missing`, `revenue`."""
    cost: int = NO_CLASS
    """How far the cue of the class stands from the number: 0 is beside it."""
    sort: Literal["people", "things", ""] = ""
    """Whether a count is of people, which one without a noun is, or of things; "" for what may be either ("votes", "arrests")."""
    head: str = ""
    """Term of the counted noun's last word; "" for people at large."""
    mods: frozenset[str] = NOTHING
    """What stands before the counted noun's last word, by stem: "retail" of "retail customers"."""
    moved: str = ""
    """Class of what rose or fell by a share ("its profit rose 7%"), else its noun by stem ("industrial output")."""
    defined: frozenset[str] = NOTHING
    """Words that make what is earned or sold another measure: "underlying profit"."""
    held: bool = False
    """It is all that somebody has of what it counts: "has 40,000 clients", "out of its 40,000 clients"."""
    crowd: frozenset[str] = NOTHING
    """Countries and peoples that qualify who is counted."""
    places: frozenset[str] = NOTHING
    scope: frozenset[str] = NOTHING
    """The places for which it holds, where its story counts places of its country apart: see `scope`."""
    scope_said: bool = False
    """Its own words say so."""
    years: frozenset[str] = NOTHING
    days: frozenset[str] = NOTHING
    """Days that the text gives it, ISO."""
    struck: tuple[int, int] | None = None
    """First and last day as ordinals of the event that it counts, where its words or else its article tell it."""
    struck_said: bool = False
    """Its own words tell that day."""
    weekday: int | None = None
    """The weekday of a crowd without such a day, by its words or else by its article's: "on Sunday", in an article without a date."""
    page: tuple[int, int] | None = None
    """First and last day as ordinals where only its article's date gives them."""
    owner: str = ""
    """Last word of the name whose share or votes it is: "Keiko Fujimori stood at 50.4%", "49.6% for Castillo"."""
    subjects: frozenset[str] = NOTHING
    """Last words of the names to which a share or a sum may belong."""
    bodies: frozenset[str] = NOTHING
    """The same names by the last word that is no firm's form: "Orvell" of "Orvell Group"."""
    row: str = ""
    """Head of a list's row, "Name: 120 million"."""
    event: str = ""
    """Family of the event: as its sentence says, else that of the sentence before, else its article's main one."""
    event_said: bool = False
    elsewhen: bool = False
    """Its clause looks back on another time: "in the 1990s", "three years ago"."""
    both: bool = False
    """It counts those of both sides together."""
    aside: bool = False
    """Its sentence tells another case than the story's: "in a separate incident"."""
    hedge: Literal["estimate", "forecast"] | None = None
    """What its sentence makes of it: feared or believed, or yet to come; None for a plain count."""
    account: Account | None = None
    """Whose count its clause calls it: the official one, or what else is told."""
    again: str = ""
    """Id of the figure that it takes up again: "the figure of 209"."""
    continues: str = ""
    """Id of the figure of an earlier sentence of which it is another count: "a day before, its figure was 180"."""
    so_far: bool = False
    """Its clause counts on from where its event began: "the toll"."""
    seen: bool = False
    """It is what somebody saw or holds at one spot: a witness's, a reporter's, a hospital's count, bodies of which no more is told
    than where they are."""
    former: bool = False
    """It is told as what stood before another count: "had stood at 250"."""
    more: bool = False
    """It comes on top of another: "three more"."""
    change: bool = False
    """It tells how far two counts lie apart: "15 more than on Monday"."""
    rest: bool = False
    """It counts some of those told just before: "of these", "among them"."""
    words: frozenset[str] = NOTHING
    """Content words of the clause, by stem."""
    before: str = ""
    """A few words of the clause before the number, and behind it with its unit; "" of another language than English."""
    behind: str = ""
    after_comma: bool = False
    """It stands right behind a comma: "Of voting members, 94%"."""

    proof: Proof = ""
    """How sure it is that cases and deaths are of the illness: "54 confirmed and 20 probable cases"."""
    of: frozenset[str] = NOTHING
    """Of the names that its story counts side by side, those of which it is told: see `side_by_side`."""
    of_said: bool = False
    """Its own words say so, and not those before it."""
    whole: Fraction | None = None
    """What it comes to with the others of its list, where its article tells that elsewhere."""
    all_of_it: bool = False
    """It is called a part only of those who were there, and may be all whom its fate befell: "of the 477 on board 164 were rescued"."""
    told_in: Family = ""
    """Its family by the unit or currency that its article prints, where its value stands here on another scale: see `conversions`."""
    grain: float = 0.0
    """Half the step, on that scale, in which its value is printed."""
    plain: str = field(init=False, compare=False)
    """Its head; "" where that only says again what the class says ("protesters" who marched)."""
    money: bool = field(init=False, compare=False)
    """It is a sum, of any currency."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "money", self.family.startswith("money"))
        object.__setattr__(self, "plain", "" if _says_the_class(self.head, self.cls) else self.head)

    @property
    def is_part(self) -> bool:
        links = self.claim.links
        return bool(links) and not self.all_of_it and any(link.kind in ("part_of", "makes_up") for link in links)

    @property
    def is_named(self) -> bool:
        """A noun stands beside it."""
        return bool(self.claim.quantity and self.claim.quantity.noun)

    @property
    def place(self) -> tuple[str, int]:
        """The sentence in which it stands."""
        return self.claim.article, self.claim.sentence


def _says_the_class(head: str, cls: str) -> bool:
    """Whether a noun only says what its class says, or each of two does: "refugees and returnees" who crossed."""
    return head in _nouns_of(cls) or all(stem(noun) in _nouns_of(cls) for noun in _JOINT.split(head))


_JOINT = re.compile(r" (?:and|or) ")


@cache
def _nouns_of(cls: str) -> frozenset[str]:
    """What the nouns of people that give a class by themselves are called."""
    rows = read_table("cues", ("cue", "class", "counts", "reach"))
    told = {cls, EMPLOYED} if cls in OF_WORKERS else {cls}
    nouns = [
        row["cue"]
        for row in rows
        if {"noun", "people"} & set(row["reach"].split()) and told & set(row["class"].split())
    ]
    return frozenset(name for noun in nouns for term in terms_of(noun) for name in (*term.names, stem(noun)))
