"""What a measure is called for a reader: what is counted, of whom, where. Its words are the articles' own nouns and the
names of `classes.words`; never a day, a value or a status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.lexicon import words_of
from briefgen.relate.features import Features
from briefgen.relate.pairs import classes
from briefgen.relate.setting import Setting

MOST_WORDS = 6
"""Words of a noun phrase in a name; longer ones are a clause that was cut badly."""


def name_measure(features: Sequence[Features], setting: Setting) -> str:
    """A name such as "police officers injured", "missing people, Anselby", "burned area searched"."""
    noun, what = _noun(features), _class_name(features)
    family = features[0].family
    if family.startswith("money"):
        subject = what or noun or "sum"
        return _placed(subject, features, setting)
    if family in ("count", "rate"):
        subject = _joined(noun or ("people" if what else ""), what)
        return _placed(subject or features[0].claim.label.measure or "number", features, setting)
    subject = _joined(noun, what) or features[0].claim.label.measure or family.partition(":")[0]
    return _placed(subject, features, setting)


def _class_name(features: Sequence[Features]) -> str:
    told = Counter(one.cls for one in features if one.cls)
    best = min(told, key=lambda cls: (-told[cls], cls)) if told else ""
    return classes()[best]["name"] if best else ""


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


def _joined(noun: str, what: str) -> str:
    said = {word.stem for word in words_of(noun)}
    rest = " ".join(word.text for word in words_of(what) if word.stem not in said)
    return f"{noun} {rest}".strip() if rest != "people" else noun


def _placed(subject: str, features: Sequence[Features], setting: Setting) -> str:
    """The subject with the place that sets it apart from the story's own, where most of its figures name one."""
    told = Counter(place for one in features for place in setting.scope(one.places))
    best = min(told, key=lambda place: (-told[place], place)) if told else ""
    if not best or 2 * told[best] < len(features):
        return subject
    printed = next((one.claim.label.place for one in features if (one.claim.label.place or "").casefold() == best), None)
    return f"{subject}, {printed or best.title()}"
