"""What a measure is called for a reader: what is counted, of whom, where. Its words are the articles' own nouns and the
names of `classes.words`; never a day, a value or a status."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefgen.lexicon import words_of
from briefgen.relate.features import Features
from briefgen.relate.pairs import classes
from briefgen.relate.setting import Setting

MOST_WORDS = 6
"""Words of a noun phrase in a name; longer ones are a clause that was cut badly."""


def name_measure(features: Sequence[Features], setting: Setting) -> str:
    """A name such as "police officers injured", "people missing, Anselby", "burned area searched"."""
    noun, what = _noun(features), _class_name(features)
    subject = _filled(what, noun) if what else noun
    owners = Counter(one.owner for one in features if one.family == "share" and one.cls != "counted")
    owner = min(owners, key=lambda name: (-owners[name], name)) if owners else ""
    if subject and owner and 2 * owners[owner] > len(features):
        subject = f"{subject}, {owner.title()}"
    return _placed(subject or _around(features[0]), features, setting)


_SLOT = re.compile(r"\{(?P<noun>[a-z ]*)\}")


def _filled(template: str, noun: str) -> str:
    """A class's name with the articles' noun in its place; the noun alone where it says as much ("arrests")."""
    slot = _SLOT.search(template)
    if slot is None:
        return template
    said = {word.stem for word in words_of(noun)}
    rest = words_of(_SLOT.sub("", template))
    if rest and all(word.stem in said for word in rest):
        return noun
    return " ".join(_SLOT.sub(noun or slot["noun"], template).split()).removesuffix(" of")


def _around(one: Features) -> str:
    """The words behind a number in its clause, else those before it: "until the full toll is known"."""
    return one.behind if len(one.behind.split()) > 1 else one.before or one.behind or one.claim.label.measure


FARTHEST = 10
"""A cue farther from its number than this may hold figures together, but it does not name them."""


def _class_name(features: Sequence[Features]) -> str:
    told = Counter(one.cls for one in features if one.cls and one.cost <= FARTHEST)
    best = min(told, key=lambda cls: (-told[cls], cls)) if told else ""
    return classes()[best]["name"] if best and 3 * told[best] >= len(features) else ""


def _noun(features: Sequence[Features]) -> str:
    """The counted noun that most figures print, as the first of them prints it."""
    printed: dict[str, str] = {}
    told: Counter[str] = Counter()
    for one in features:
        noun = " ".join((one.claim.quantity.noun or "").split()) if one.claim.quantity else ""
        if noun and one.head and len(noun.split()) <= MOST_WORDS:
            told[one.head] += 1
            printed.setdefault(one.head, noun)
    if not told:
        return ""
    best = min(told, key=lambda head: (-told[head], head))
    return printed[best] if 2 * told[best] >= len(features) else ""


def _placed(subject: str, features: Sequence[Features], setting: Setting) -> str:
    """The subject with the place that sets it apart from the story's own, where most of its figures name one."""
    told = Counter(place for one in features for place in setting.scope(one.places))
    best = min(told, key=lambda place: (-told[place], place)) if told else ""
    if not best or 2 * told[best] < len(features):
        return subject
    printed = next((one.claim.label.place for one in features if (one.claim.label.place or "").casefold() == best), None)
    return f"{subject}, {printed or best.title()}"
