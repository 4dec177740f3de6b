"""Classes of which a rule of its own holds, by their names in `cues.words`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefgen.vocabulary import read_table

WORTH = "worth"
"""The class of a sum that something is worth, whatever it is."""


CROWDS: Mapping[str, str] = {"protest": "attend"}
"""What very many people of whom nothing else is told do at an event: at a march they march."""


JOBS = frozenset({"employed", "laid_off"})
"""Classes that "workers" alone may give, where they are no more than those to whom something happened."""


FATES_OF_BODIES = frozenset({"dead", "missing", "identified", "unidentified", "examined", "returned", "buried"})
"""What may be told of bodies: in "30 were hurt and 12 bodies were found" nobody of the 12 was hurt."""


FATES_OF_JOBS = frozenset({"laid_off", "kept", "hired", "employed", "workforce"})
"""What may be told of jobs: of 400 posts that are "gone" nothing was destroyed."""


STEPPED = frozenset({"laid_off", "kept"})
"""Classes of which news tells each step and, apart from it, how far all steps have come: "a further 450 jobs", "829 in all"."""


NARROWER = frozenset({"grave", "slight", "evacuated", "trapped"})
"""Classes in which one reporter tells what another tells at large: "120 badly hurt" beside the 120 hurt, "120 brought to
safety" beside the 120 rescued, "120 below ground" beside the 120 who were there when it began."""


BEFALLEN = frozenset({"dead", "injured"})


ON_BOARD = frozenset({"passengers", "crew"})


NOBODYS = frozenset(
    {"growth", "fall", "raise", "sought", "inflation", "unemployment", "poor", "workforce", "searched", "contained"}
)
"""Classes of shares that no rival has: a name beside a pay rise only offers it."""


CHANGES = frozenset({"growth", "fall"})
CHANGES_OF_SUMS = frozenset({"saving", "outflow", "written_off", "gap"})
"""Sums by which another comes down: they are told as a change or by themselves, "brings its costs down by $2 million"."""


@cache
def standing() -> frozenset[str]:
    """The classes of people to whom something may happen: those on board, those who live there."""
    rows = read_table("classes", ("class", "kind", "grows", "name"))
    return frozenset(row["class"] for row in rows if row["grows"] == "no")
