"""What a measure is called for a reader: what is counted, of whom, where. Its words are the articles' own nouns and the
names of `classes.words`; never a day, a value or a status."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.phrases import MOST_WORDS, is_duration, phrase_of
from briefgen.stages.relate.setting import COUNTRIES, LANDS, ZONE, Setting
from briefgen.stages.relate.traits import OPERATIONS, classes
from briefgen.text.figures.people import is_person_noun, singular
from briefgen.text.lexicon import STOPWORDS, fold, stem, words_of
from briefgen.vocabulary import read_table, word_set


def name_measure(features: Sequence[Features], setting: Setting) -> str:
    """A name such as "police officers injured", "people missing, Anselby", "burned area searched"."""
    what = _class_name(features)
    noun = _noun([one for one in features if "{people}" not in what or one.cls or _counts_people(one)])
    subject = _filled(what, noun) if what else noun
    owners = Counter(one.owner for one in features if one.family == "share" and one.cls != "counted")
    owner = min(owners, key=lambda name: (-owners[name], name)) if owners else ""
    if subject and owner and 2 * owners[owner] > len(features):
        subject = f"{subject}, {owner.title()}"
    if subject in _BLAND or not subject or is_duration(features[0]):
        told = _phrase_told(features)
        kept = "" if is_duration(features[0]) else subject
        near = min(one.cost for one in features) <= _NEAR
        subject = kept if kept and near and told.startswith("sum ") else told or kept
    name = _placed(subject or _fallback(features[0]), features, setting)
    return f"change in {name}" if all(one.change for one in features) else name


_BLAND = word_set("pay cost worth level price spending aid growth fall loss sum speed rain share") | {
    "sum sought",
    "earnings per share",
}
"""Names of classes that say so little that the clause's own noun is told in their place, where it has one."""


_NEAR = 3
"""How near a cue stands to a number that it surely names."""


def _phrase_told(features: Sequence[Features]) -> str:
    """The phrase of their clauses that most of the figures share; that of the first where none is told twice."""
    told = [phrase for one in features if not one.row and (phrase := phrase_of(one))]
    counts = Counter(fold(phrase) for phrase in told)
    return max(told, key=lambda phrase: counts[fold(phrase)]) if told else ""


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
    if sort == "age" and not is_duration(one):
        which = _WHICH_AGE.search(one.before)
        return which[0].lower() if which else "age"
    if (sort in ("measurement", "money") or is_duration(one)) and quantity and quantity.unit:
        return quantity.unit  # no noun tells it: who shows it shows its own words
    before = " ".join(_phrase(" ".join(reversed(one.before.split())))[::-1]) if sort == "points" else ""
    return before or _SORTS.get(sort, "number")


_WHICH_AGE = re.compile(r"\b(?!(?:the|an?|at|of|puts?)\b)[a-z]+ age\b|\bage of [a-z]+|\bage\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"(?:who|of|in|from)\s(?!them|these|those)")
_SORTS = {"share": "share", "points": "points", "rate": "rate"}


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
    told = Counter(one.cls for one in features if one.cls and one.cost <= FARTHEST and _counts_as_told(one))
    best = min(told, key=lambda cls: (-told[cls], cls)) if told else ""
    return classes()[best]["name"] if best and 3 * told[best] >= len(features) else ""


def _counts_as_told(one: Features) -> bool:
    """Whether a class can name this value: of people only what happens to people."""
    name = classes()[one.cls]["name"]
    unit = one.claim.quantity.unit if one.claim.quantity else None
    return not (unit or "").startswith("person") or "{people}" in name or "{" not in name


def _counts_people(one: Features) -> bool:
    """Whether a value counts people; one whose unit nothing tells may."""
    unit = one.claim.quantity.unit if one.claim.quantity else None
    return unit is None or unit.startswith("person")


def _noun(features: Sequence[Features]) -> str:
    """The counted noun that most figures print, as the first of them prints it."""
    printed: dict[str, str] = {}
    told: Counter[str] = Counter()
    for one in features:
        noun = " ".join((one.claim.quantity.noun or "").split()) if one.claim.quantity else ""
        if one.cls and stem(fold(noun)) in (one.cls, stem(one.cls)):
            noun = _in_plural(one.head)  # "ten civilians killed and 40 injured"
        if noun and one.plain and len(noun.split()) <= MOST_WORDS and not _is_done(noun):
            told[one.head] += 1
            printed.setdefault(one.head, noun)
    if not told:
        return ""
    best = min(told, key=lambda head: (-told[head], head))
    if 2 * told[best] < len(features):
        return ""
    several = any(one.value != 1 for one in features if one.head == best) and is_person_noun(printed[best].split()[-1])
    return _in_plural(printed[best]) if several else printed[best]


def _is_done(noun: str) -> bool:
    """Whether what was read as a noun opens on what people did: "joined rallies"."""
    first, *rest = noun.split()
    return bool(rest) and first.islower() and fold(first) in _DONE


_DONE = word_set("joined attended marched gathered protested walked took came went fled left stayed voted signed")
"""What people do, which stands right behind their number where no noun does."""


def _in_plural(noun: str) -> str:
    """ "civilian" as "civilians" where more than one is counted, also in "one civilian killed and 40 injured"."""
    *first, last = noun.split() or [""]
    if singular(last) != last or not last.islower() or last.endswith("s") or last in ("people", "police", "personnel"):
        return noun
    end = next((end for end in ("woman", "man", "child", "person") if last.endswith(end)), "")
    plural = last.removesuffix(end) + _PLURALS[end] if end else re.sub(r"(?<=[^aeiou])y$", "ie", last) + "s"
    return " ".join([*first, plural])


_PLURALS = {"child": "children", "man": "men", "woman": "women", "person": "people"}


def _own_land(one: Features) -> frozenset[str]:
    """The region or the country of which a figure is told, where its story counts several side by side or by nation, or the country
    whose operation it is of."""
    return one.of if len(one.of) == 1 and (one.of <= LANDS or one.cls in OPERATIONS) else frozenset()


def _placed(subject: str, features: Sequence[Features], setting: Setting) -> str:
    """The subject with the place that sets it apart from the story's own, where most of its figures name one."""
    told = Counter(place for one in features for place in setting.scope(one.places) | _own_land(one))
    best = min(told, key=lambda place: (-told[place], place)) if told else ""
    if not best or 2 * told[best] < len(features) or best in fold(subject) or subject == (features[0].claim.unit or ""):
        return subject
    printed = next(
        (one.claim.label.place for one in features if (one.claim.label.place or "").casefold() == best), None
    )
    if best.startswith(ZONE):
        holder = best.removeprefix(ZONE)
        return f"{subject}, {holder.title() if holder in COUNTRIES else holder}-held areas"
    place = printed or best.title()
    return subject if fold(place) in fold(subject) else f"{subject}, {place}"
