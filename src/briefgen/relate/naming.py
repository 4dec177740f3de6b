"""What a measure is called for a reader: what is counted, of whom, where. Its words are the articles' own nouns and the
names of `classes.words`; never a day, a value or a status."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefgen.lexicon import STOPWORDS, fold, stem, words_of
from briefgen.relate.features import Features
from briefgen.relate.pairs import classes, plain_head
from briefgen.relate.setting import Setting
from briefgen.vocabulary import read_table

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
    return _placed(subject or _fallback(features[0]), features, setting)


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


def _fallback(one: Features) -> str:
    """A name where neither a class nor a noun tells what is counted: the row of its list, people with what is said of them,
    whose share, which age, else the noun phrase that ends before the number or begins behind it ("full days of talks"),
    else the sort of its value."""
    if one.row:
        return one.row.partition(",")[0].title()
    quantity, sort = one.claim.quantity, one.family.partition(":")[0]
    behind = " ".join(_phrase(one.behind))
    if quantity and quantity.unit == "person":
        return f"people {one.behind.split()[0]} {behind}" if behind and _OF_WHOM.match(one.behind) else "people"
    if sort == "share" and (whole := _OF.match(one.behind)):
        of = " ".join(_phrase(one.behind[whole.end() :])) if not _THOSE.match(one.behind, whole.end()) else ""
        return f"share of {of}" if of else "share"
    if sort == "age":
        which = _WHICH_AGE.search(one.before)
        return which[0].lower() if which else "age"
    if sort == "count":
        return "number"
    before = " ".join(_phrase(" ".join(reversed(one.before.split())))[::-1])
    found = (behind, before) if sort in ("duration", "measurement") else (before, behind)
    return next((name for name in found if name), _SORTS.get(sort, "number"))


_OF = re.compile(r"(?:%|percent|per cent)?\s*of\s")
_THOSE = re.compile(r"(?:those|them|these|it|whom)\b")
_WHICH_AGE = re.compile(r"\b(?!(?:the|an?|at|of|puts?)\b)[a-z]+ age\b|\bage of [a-z]+|\bage\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"(?:who|of|in|from)\s(?!them|these|those)")
_SORTS = {"money": "sum", "share": "share", "points": "points", "duration": "time", "rate": "rate"}


def _phrase(words: str) -> list[str]:
    """The first content words of a run that stand together, small words and verbs of saying and moving before them passed
    over; at most `MOST_WORDS`, up to a comma."""
    found: list[str] = []
    for word in words.split():
        bare = word.strip('.,;:()“”"')
        low = fold(bare)
        if (low in _SMALL and not (found and low == "of")) or not bare[:1].isalpha():
            if found:
                break
            continue
        found.append(bare)
        if word[-1] in ".,;:" or len(found) == MOST_WORDS:
            break
    if found and fold(found[-1]) == "of":
        found.pop()
    return found if any(len(word) > 2 for word in found) else []


_SMALL = (
    STOPWORDS
    | {"percent", "cent"}
    | frozenset(row["word"] for row in read_table("changes", ("word", "way")))
    | frozenset(row["word"] for row in read_table("calendar", ("word", "class", "value", "free in")))
)


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
        if one.cls and stem(fold(noun)) in (one.cls, stem(one.cls)):
            noun = one.head  # "ten civilians killed and 40 injured"
        if noun and plain_head(one) and len(noun.split()) <= MOST_WORDS:
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
    if not best or 2 * told[best] < len(features) or best in fold(subject):
        return subject
    printed = next(
        (one.claim.label.place for one in features if (one.claim.label.place or "").casefold() == best), None
    )
    return f"{subject}, {printed or best.title()}"
