"""What is told as more is more, figures that agree do not exclude each other, a denial is not older than its figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from briefgen.briefing.soundness.line import (
    FILL,
    NEGATED,
    NUMBER,
    WAYS,
    Sentence,
    classes_of,
    compiled,
    each_match,
    gap,
    one_of,
)
from briefgen.briefing.soundness.told import (
    Number,
    SoundnessFault,
    Told,
    comparable,
    days_of,
    differ,
    fault_at,
    less,
    sure,
)
from briefgen.text.dates import find_dates
from briefgen.text.lexicon import polarity_of

_THAN = compiled(
    rf"(?P<one>{NUMBER}){gap(60)}(?:,\s*|\b(?:is|was|are|were|which|and|still|far|well|much|slightly|even|a little)\s+)"
    rf"(?P<cue>{one_of('more', 'fewer')})\s+than\s+(?:the|its|their|his|her|that|those|an?)\s+{FILL}(?P<other>{NUMBER})"
)
_BEYOND = compiled(rf"(?P<one>{NUMBER}){gap(50)}(?P<cue>{one_of('above', 'below')})\s+{FILL}(?P<other>{NUMBER})")


def check_comparisons(sentence: Sentence) -> Iterator[SoundnessFault]:
    """What is told as more is more."""
    for match in (*each_match(_THAN, sentence.shown), *each_match(_BEYOND, sentence.shown)):
        one, other = sentence.number(match, "one"), sentence.number(match, "other")
        cue = " ".join(match["cue"].casefold().split())
        more = bool(classes_of(cue) & {"more", "above"})
        wrong = sure(one, other, less if more else _greater) or sure(one, other, equal)
        if wrong and not NEGATED.search(sentence.shown[: match.start("cue")]):
            said = f"{cue} than" if classes_of(cue) & {"more", "fewer"} else cue
            yield fault_at("comparison_turned", f"“{one.words}” is not “{said}” “{other.words}”", one, other)


def _greater(a: Told, b: Told) -> bool:
    return less(b, a)


def equal(a: Told, b: Told) -> bool:
    return comparable(a, b) and a.hard == b.hard and a.hard.low == a.hard.high is not None


_AGREE = compiled(rf"{one_of('teller')}(?:\s+\w+){{0,2}}?\s+{one_of('agree')}(?!\s+(?:to|a|an)\b)")
_ALIKE = compiled(
    rf"(?P<one>{NUMBER}){gap(50)}(?P<cue>{one_of('alike')})(?!{gap(50)}\b(?:and|against|versus|after|or)\b){gap(50, ';.,')}"
    rf"(?P<other>{NUMBER})"
)
_DIFFER = compiled(
    rf"{one_of('teller')}(?:\s+\w+){{0,6}}?\s+{one_of('differ')}|{one_of('conflicting')}"
    rf"(?=\s+{one_of('teller')}|\s*[:(])"
)
_APART_FROM = compiled(rf"(?P<one>{NUMBER}){gap(50)}(?P<cue>{one_of('apart')}){gap(50)}(?P<other>{NUMBER})")
_OF_OTHER_THINGS = re.compile(r"\s+(?:on|over|about|as\s+to|in|whether|why|how|where|who|which)\b", re.IGNORECASE)
_IN_TIME = compiled(rf"{one_of(*WAYS, 'later', 'earlier')}|\bfrom\b")
_HOWEVER = re.compile(r"\b(?:but|while|except|although|though|whereas|however|unlike|not)\b|n['’]t\b", re.IGNORECASE)


def check_agreement(sentence: Sentence) -> Iterator[SoundnessFault]:
    """Figures that agree do not exclude each other, and figures that differ are not the same."""
    text = sentence.shown
    together = [(a, b) for a, b in combinations(sentence.numbers(), 2) if a.of_group(b)]
    apart = next(((a, b) for a, b in together if sure(a, b, differ)), None)
    if apart and _AGREE.search(text) and not _HOWEVER.search(text) and not _IN_TIME.search(text):
        yield _turned_agreement(*apart, "they agree")
    for match in each_match(_ALIKE, text):
        one, other = sentence.number(match, "one"), sentence.number(match, "other")
        denied = NEGATED.search(text[: match.start("cue")]) or _HOWEVER.search(match.group())
        if one.of_group(other) and sure(one, other, differ) and not denied:
            yield _turned_agreement(one, other, match["cue"].casefold())
    same = bool(together) and all(sure(a, b, _no_difference) for a, b in together)
    cue = _DIFFER.search(text)
    if same and cue and not _OF_OTHER_THINGS.match(text, cue.end()):
        yield _turned_agreement(*together[0], cue.group().casefold())
    for match in each_match(_APART_FROM, text):
        one, other = sentence.number(match, "one"), sentence.number(match, "other")
        if one.of_group(other) and sure(one, other, _no_difference):
            yield _turned_agreement(one, other, match["cue"].casefold())


def _no_difference(a: Told, b: Told) -> bool:
    """Whether two figures of a measure leave each other room; two bare numbers that are printed differently do not."""
    bare = a.qualifier is None and b.qualifier is None and a.value != b.value
    return comparable(a, b) and a.hard.meets(b.hard) and not bare


def _turned_agreement(one: Number, other: Number, cue: str) -> SoundnessFault:
    how = "exclude each other" if sure(one, other, differ) else "do not exclude each other"
    reason = f"“{one.words}” and “{other.words}” {how}, and it says “{cue}”"
    return fault_at("agreement_turned", reason, one, other)


_OLDER = re.compile(r"\b(?:older|earlier|before|beforehand|already|previously)\b", re.IGNORECASE)


def check_denials(sentence: Sentence) -> Iterator[SoundnessFault]:
    """A denial is not older than the figure that it is set against, unless both days are told."""
    text = sentence.shown
    if not polarity_of(text).denied or _OLDER.search(text) or len(_days_in(text)) > 1:
        return
    for number in sentence.numbers():
        if all(told.denied and told.first and max(told.denied) < told.first for told in number.tells):
            told = number.tells[0]
            older = f"of {max(told.denied).isoformat()}, older than “{number.words}” ({days_of(number)})"
            yield fault_at("denial_predates", f"the denial is {older}: tell both days", number)


def _days_in(text: str) -> set[tuple[int | None, int | None, int | None]]:
    return {(m.year, m.month, m.day) for m in find_dates(text) if m.day is not None}
