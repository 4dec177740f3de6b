"""A rise rises, a fall falls, what is doubled doubled, what is the same stays; and words of order agree with the days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from briefgen.briefing.soundness.line import (
    ANY,
    FACTORS,
    FILL,
    MID,
    NEGATED,
    NUMBER,
    WAY,
    WAYS,
    Sentence,
    Way,
    compiled,
    each_match,
    gap,
    one_of,
    way_before,
    way_of,
)
from briefgen.briefing.soundness.told import (
    Number,
    SoundnessFault,
    before,
    comparable,
    days_of,
    differ,
    fault_at,
    less,
    may_be_one,
    sure,
)

_FROM_TO = compiled(
    rf"\bfrom\s+{FILL}(?P<old>{NUMBER}){MID}\s(?:(?P<way>up|down)\s+)?to\s+{FILL}(?P<new>{NUMBER})"
    rf"(?P<trail>,?\s+an?\s+(?:\w+\s+)?(?:{one_of('up', 'down')}))?"
)
_THEN_TO = compiled(
    rf"{gap(25)}\b(?:then|later|finally|again)\s+(?:to\s+)?{FILL}(?P<new>{NUMBER})(?!\s+(?:of|more|other)\b)"
)
_OF_TO = compiled(
    rf"(?P<way>{one_of('up', 'down')})\s+(?:(?:its|the|their|his|her|an?|that)\b{gap(40, ';.,')}\s)?(?:of\s+|at\s+)?"
    rf"(?P<old>{NUMBER}){MID}\sto\s+{FILL}(?P<new>{NUMBER})"
)
_TO_FROM = compiled(
    rf"\b(?:to|at|above|past|below|under|over|beyond)\s+{FILL}(?P<new>{NUMBER})(?P<mid>{gap(60)})"
    rf"\b(?:from|compared\s+with|compared\s+to|against|versus)\s+{FILL}(?P<old>{NUMBER})(?!{MID}\sto\s+{FILL}{NUMBER})"
)
_COME_FROM = compiled(
    rf"(?P<way>{one_of(*WAYS)})(?:\s+\w+ly)?(?:\s+(?:by\s+|of\s+)?[{ANY}](?:\s+\w+){{0,2}})?\s+(?:in\s+\w+\s+)?from\s+"
    rf"{FILL}(?P<old>{NUMBER})(?!{MID}\sto\s+{FILL}[{ANY}])"
)
_COME_TO = compiled(
    rf"(?P<way>{one_of(*WAYS)})(?:\s+(?:\w+ly|again|further|back|once more))*\s+"
    rf"(?:to|past|above|beyond|below|under)\s+{FILL}(?P<new>{NUMBER})(?!{MID}\sfrom\s+{FILL}[{ANY}])"
)
_SAME = compiled(
    rf"(?P<new>{NUMBER}){gap(60)}{one_of('same')}\s+(?:(?:from|as|with|on|since)\s+)?{FILL}(?P<old>{NUMBER})"
    rf"|unchanged\s+at\s+{FILL}(?P<new_at>{NUMBER}){gap(60)}\b(?:from|after|since|against)\s+{FILL}(?P<old_at>{NUMBER})"
)
_STILL = compiled(
    rf"(?P<old>{NUMBER}){gap(80, '.')}\bstill\s+(?:(?:at|stands\s+at|stood\s+at|put\s+at)\s+)?(?P<new>{NUMBER})"
)
_TIMES = compiled(
    rf"(?P<new>{NUMBER}){gap(60)}(?P<way>\b(?:twice|double|triple|half))\s+(?:as\s+many\s+as\s+|that\s+of\s+)?"
    rf"(?:the\s+|its\s+){FILL}(?P<old>{NUMBER})"
)
_MORE_THAN = re.compile(r"\b(?:more\s+than|over|at\s+least|well\s+over)\s+$", re.IGNORECASE)
_NOT_QUITE = re.compile(r"\b(?:nearly|almost|close\s+to|not\s+quite|just\s+under|up\s+to)\s+$", re.IGNORECASE)


def check_moves(sentence: Sentence) -> Iterator[SoundnessFault]:
    """A rise rises, a fall falls, what is doubled doubled, and each in the order of its days."""
    text = sentence.shown
    for match in each_match(_FROM_TO, text):
        if WAY.search(text, match.end("old"), match.end("new")) and not match["way"]:
            continue
        way = _way_there(match, text) or way_before(text, match.start())
        chain = [sentence.number(match, "old"), sentence.number(match, "new")]
        further = _THEN_TO.match(text, match.end("new"))
        while further:
            chain.append(sentence.number(further, "new"))
            further = _THEN_TO.match(text, further.end())
        for old, new in pairwise(chain):
            yield from _step(old, new, way, text)
    for match in each_match(_OF_TO, text):
        old, new = sentence.number(match, "old"), sentence.number(match, "new")
        if old.of_group(new):
            yield from _step(old, new, way_before(text, match.end("way")), text)
    for match in each_match(_TO_FROM, text):
        if not WAY.search(match["mid"]) and (way := way_before(text, match.start(), 40)):
            yield from _step(sentence.number(match, "old"), sentence.number(match, "new"), way, text)
    yield from _come_from(sentence)
    yield from _come_to(sentence)
    for match in each_match(_TIMES, text):
        cls = {"twice": "double", "double": "double", "triple": "triple", "half": "half"}[match["way"].casefold()]
        way = Way(match["way"], cls, False, match.start("way"), match.end("way"))
        yield from _times(sentence.number(match, "old"), sentence.number(match, "new"), way, text)


def _way_there(match: re.Match[str], text: str) -> Way | None:
    """The way that stands between the two numbers or behind them: "from 85 up to 97", "from 85 to 97, a rise"."""
    if match["way"]:
        return Way(match["way"], match["way"].casefold(), False, match.start("way"), match.end("way"))
    found = list(WAY.finditer(text, match.start("trail"), match.end("trail"))) if match["trail"] else []
    return way_of(found[-1]) if found else None


def _come_from(sentence: Sentence) -> Iterator[SoundnessFault]:
    """ "97, up from 85": the new number is the last before of the same measure, else the one right before."""
    text = sentence.shown
    for match in each_match(_COME_FROM, text):
        way = way_before(text, match.end("way"))
        if way is None or not _follows_number(way, text):
            continue
        old = sentence.number(match, "old")
        earlier = [(m.start(), sentence.line.numbers[m.group()]) for m in re.finditer(NUMBER, text[: match.start()])]
        own = [number for _, number in earlier if number.of_group(old)]
        close = [number for at, number in earlier if re.fullmatch(gap(40), text[at + 1 : match.start()])]
        for new in (own or close)[-1:]:
            yield from _step(old, new, way, text)


def _follows_number(way: Way, text: str) -> bool:
    """Whether a word can stand behind its number: "up from", "rising from", "an increase from"; "fell from" cannot."""
    if way.words.endswith("ing") or way.words in ("up", "down"):
        return True
    return way.noun and re.search(r"\ban?\s+(?:\w+\s+)?$", text[: way.start], re.IGNORECASE) is not None


def _come_to(sentence: Sentence) -> Iterator[SoundnessFault]:
    """ "85 on Monday rose to 97": only where it moved the other way from all numbers of its measure that stand before."""
    text = sentence.shown
    for match in each_match(_COME_TO, text):
        way, new = way_before(text, match.end("way")), sentence.number(match, "new")
        earlier = [number for number in sentence.numbers(0, match.start()) if number.of_group(new)]
        # "Up to 12" is no movement.
        if way is None or way.cls not in ("up", "down") or way.words == "up" or not earlier:
            continue
        if all(sure(*_in_order(old, new, way), less) for old in earlier):
            yield _turned(earlier[-1], new, way)


def _in_order(old: Number, new: Number, way: Way) -> tuple[Number, Number]:
    """(what may not be smaller, what it may not be smaller than): the new number first where it is said to rise."""
    return (old, new) if way.cls in ("down", "half") else (new, old)


def _turned(old: Number, new: Number, way: Way) -> SoundnessFault:
    said = "fall" if way.cls in ("down", "half") else "rise"
    reason = f"“{old.words}” to “{new.words}” is no {said}, and it says “{way.words}”"
    return fault_at("wrong_direction", reason, old, new)


def _step(old: Number, new: Number, way: Way | None, text: str) -> Iterator[SoundnessFault]:
    """What is wrong with one number that is said to have become another."""
    if way is not None and sure(*_in_order(old, new, way), less):
        yield _turned(old, new, way)
    elif way is not None and sure(old, new, may_be_one):
        told = f"“{old.words}” and “{new.words}” may be one number, rounded"
        yield fault_at("did_not_move", f"{told}: that it moved (“{way.words}”) is not told by them", old, new)
    elif way is not None and way.cls in FACTORS:
        yield from _times(old, new, way, text)
    if sure(new, old, before):
        yield _misplaced(old, new)


def _misplaced(old: Number, new: Number) -> SoundnessFault:
    days = f"“{new.words}” is of {days_of(new)}, “{old.words}” of {days_of(old)}"
    return fault_at("wrong_order", f"{days}: it tells them in the other order", old, new)


def _times(old: Number, new: Number, way: Way, text: str) -> Iterator[SoundnessFault]:
    """Whether it is the multiple that it is said to be: a quarter more or a fifth less than "doubled" still passes."""
    factor, lead = FACTORS[way.cls], text[: way.start]
    if not all(comparable(x, y) for x in old.tells for y in new.tells):
        return
    least, most = _ratio(old, new)
    low = factor * Fraction(4, 5)
    high: Fraction | None = factor * Fraction(5, 4)
    beyond, short = _MORE_THAN.search(lead), _NOT_QUITE.search(lead)
    if beyond or short:
        # "More than halved" lies below the half, "nearly halved" above it.
        above = bool(beyond) != (factor < 1)
        low, high = (factor, None) if above else (factor * Fraction(3, 5), factor)
        if not above and beyond:
            low = Fraction(0)
        if above and short:
            high = factor * Fraction(3, 2)
    under = most is not None and most < low
    if under or (high is not None and least > high) or (beyond and least == most == factor):
        said = f"{(beyond or short or [''])[0]}{way.words}".strip()
        yield fault_at("comparison_turned", f"from “{old.words}” to “{new.words}” is not “{said}”", old, new)


def _ratio(old: Number, new: Number) -> tuple[Fraction, Fraction | None]:
    """The least and the largest multiple that the new number can be of the old one."""
    least, most = [], []
    for x in old.tells:
        for y in new.tells:
            low, high, base_low, base_high = y.hard.low or Fraction(0), y.hard.high, x.hard.low, x.hard.high
            least.append(low / base_high if base_high else Fraction(0))
            most.append(high / base_low if high is not None and base_low else None)
    known = [ratio for ratio in most if ratio is not None]
    return min(least), max(known) if len(known) == len(most) else None


def check_stays(sentence: Sentence) -> Iterator[SoundnessFault]:
    """ "97, unchanged from 115", and "97 are still missing" where it was 85."""
    for match in each_match(_SAME, sentence.shown):
        first = "new" if match["new"] else "new_at"
        new, old = sentence.number(match, first), sentence.number(match, first.replace("new", "old"))
        if not NEGATED.search(match.group()[: -len(match[first])]) and sure(old, new, differ):
            yield fault_at("comparison_turned", f"“{new.words}” is not the same as “{old.words}”", old, new)
    for match in each_match(_STILL, sentence.shown):
        old, new = sentence.number(match, "old"), sentence.number(match, "new")
        if old.of_group(new) and sure(old, new, less):
            reason = f"“{new.words}” is more than “{old.words}”: it is not “still”"
            yield fault_at("comparison_turned", reason, old, new)


# ---------------------------------------------------------------- order of days

_BACKWARD = r"\b(?:after|from|against|than|earlier|before|compared|replaced|previously)\b"
_LATER = compiled(
    rf"(?P<old>{NUMBER}){gap(70, '.')}(?<!\bthe\s)(?<!\bby\s)(?<!\buntil\s){one_of('later')}"
    rf"(?!\s+than\b)(?!{gap(40)}{_BACKWARD}){gap(40)}(?P<new>{NUMBER})"
    rf"|(?P<old_before>{NUMBER}){gap(40)}\bbefore\s+\w+ing\b{gap(30)}(?P<new_before>{NUMBER})"
)
_EARLIER = compiled(
    rf"(?P<new>{NUMBER}){gap(60)}(?:,\s*|\b(?:an?|the|its|their|after|from|than|against)\s+)"
    rf"(?:which\s+(?:was|had\s+been)\s+)?{one_of('earlier')}{gap(25, ';.,')}(?P<old>{NUMBER})"
    rf"|(?P<new_after>{NUMBER}){gap(40)}\bafter\s+{FILL}(?P<old_after>{NUMBER})"
    rf"|(?P<new_ago>{NUMBER}){gap(60)}(?P<old_ago>{NUMBER})(?:\s+[^\s{ANY};.,]+){{0,4}}?\s+"
    rf"(?:day|week|month|year|hour|quarter|decade)s?\s+(?:earlier|ago|before)\b"
)


def check_order(sentence: Sentence) -> Iterator[SoundnessFault]:
    """Words of order between two numbers of one measure agree with their days."""
    for pattern, second in ((_LATER, "new"), (_EARLIER, "old")):
        for match in each_match(pattern, sentence.shown):
            signs = {name.split("_")[0]: sign for name, sign in match.groupdict().items() if sign}
            old, new = sentence.line.numbers[signs["old"]], sentence.line.numbers[signs["new"]]
            if second in signs and sure(new, old, before):
                yield _misplaced(old, new)
