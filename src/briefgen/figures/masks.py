"""masks"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefgen.dates import find_dates
from briefgen.figures.measures import MEASURES, TIMES, currency_after, currency_before
from briefgen.figures.nouns import PERSON_STATES, PHRASE_STOPS, counted_noun, is_person_noun, is_plural, singular
from briefgen.figures.numerals import (
    ANY_SCALE,
    ATTACHED,
    FRACTION_PARTS,
    GLYPHS,
    ORDINAL_WORDS,
    SCALES,
    SMALL,
    SMALL_WORDS,
    TENS,
    scale_at,
    slash_fraction,
    token_after,
)
from briefgen.figures.page import (
    BREAK,
    DIGITS,
    LONGEST_NUMBER,
    SIGN,
    WORD,
    Page,
    is_title_line,
    opens_sentence,
    plain_value,
    shown_word,
)


@dataclass(frozen=True, slots=True)
class Mask:
    first: int
    last: int
    start: int
    end: int
    reason: str


def _mask(page: Page, first: int, last: int, reason: str) -> Mask:
    return Mask(first, last, page.starts[first], page.ends[last], reason)


_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|(?<![\w.-])[\w-]{1,40}\.(?:com|org|net|gov|edu|info)(?:/[^\s<>\"]{0,500})?(?![\w-])",
    re.ASCII,
)


_PHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}[ \u00a0.-]?(?:\(\d{1,4}\)[ \u00a0.-]?)?\d{1,4}(?:[ \u00a0.-]?\d{2,4}){1,4}"
    r"|\(\d{3,5}\)[ \u00a0]?\d{3,4}[ \u00a0-]\d{3,4}"
    r"|\d{3}-\d{3,4}-\d{4}|1-8\d\d-\d{3}-\d{4})(?![\w])"
)


_PHONE_WORDS = frozenset("tel phone telephone fax whatsapp hotline helpline mobile call dial text sms".split())


_HISTORIC = frozenset("in since of until by from circa around year before after summer winter spring autumn".split())


_STRICT_DESIGNATORS = frozenset(
    """
    resolution article section paragraph chapter clause page highway route road motorway interstate flight formula channel
    apollo boeing airbus windows iphone ipad galaxy playstation xbox falcon soyuz room suite apartment flat terminal exit
    platform runway psalm verse volume appendix annex schedule protocol directive regulation proposition amendment
    category type phase tier grade division league euro paris rio tokyo beijing sochi expo area catch studio
    episode version ios android python covid agenda vision top number no nos nr group-of title rule standing bus tram
    zip postcode box po locomotive lane pier dock hangar figure fig table exhibit form docket case-no model mark mk
    resolutions articles sections paragraphs chapters pages verses clauses saturn voyager challenger sputnik world-war psalms
    isaiah matthew luke dpt ward precinct gate century-fox blink sum maroon u2 heaven level kepler sol
    """.split()
)
"""Words before a number that names something, whatever follows: "Resolution 2254", "category 4 storm"."""


_LOOSE_DESIGNATORS = frozenset(
    "day week month year group district sector zone line round class stage unit block act part game season match order law "
    "bill ward region province reactor building camp lot site battalion brigade regiment squadron step point point-of "
    "question item lesson note apollo lake hill plan project operation team car train wave game chapter rank seed "
    "ep vol book film hole pool heat race lap leg quarter week matchday".split()
)
"""Words before a number that may name something, where no counted noun follows: "on day 12", "sector 7"."""


_NAMES_WITH_NUMBERS = frozenset(
    {("9", "/", "11"), ("24", "/", "7"), ("7", "/", "7"), ("26", "/", "11"), ("50", "/", "50")}
)


_NEVER_NAMES = frozenset(
    """
    the a an in on at by for from with of to about around over under some nearly almost more less at least only just up
    another all these those they we he she it i you and but or as if when while where after before since until during
    there this that its his her their our not no yes so then than between among also police officials rescuers troops
    soldiers forces militants rebels authorities government ministers doctors residents witnesses protesters reuters afp
    ap says said kills killed kill injures wounds leaves bringing bring including meanwhile later earlier today yesterday
    tonight monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december roughly approximately estimated exactly total another any every each
    both most many several few total last next first second third what why how which who whose other further additional
    like near through across against into within without per via than usd eur gbp rs
    """.split()
)


_NAME_HEADS = frozenset("group big gang magnificent chicago birmingham guildford central park famous".split())


_AGE_PREFIXES = frozenset("under over u".split())


_YEAR_PREFIXES = frozenset("mid pre post early late".split())


_SUFFIX_ORDINAL = frozenset("st nd rd th".split())


_COMPOUND_NAMES = frozenset(
    "way ways sided dimensional star wheel wheeler handed headed edged pronged tier on off to one two three letter time step "
    "piece faced legged eyed stop man-band party parter states".split()
)


_ONE_PRONOUN_BEFORE = frozenset(
    "no any every each this that the another which some everyone only-the such big good bad new old last next first great".split()
)


_ONE_PRONOUN_AFTER = frozenset(
    "of another who that which whose by on such must should can could would might may is was has had will cannot does did".split()
)


def address_masks(page: Page, text_at: dict[int, int]) -> Iterator[Mask]:
    """Web addresses, mail addresses and telephone numbers that hold digits."""
    lower = page.shown.lower()
    patterns = []
    if "@" in lower or "://" in lower or "www." in lower or re.search(r"\.(?:com|org|net|gov|edu|info)", lower):
        patterns.append((_URL, "url"))
    if "+" in lower or ")" in lower or "-" in lower:
        patterns.append((_PHONE, "phone"))
    for pattern, reason in patterns:
        for match in pattern.finditer(lower):
            if not any("0" <= c <= "9" for c in match[0]) or (reason == "phone" and not _is_phone(match[0])):
                continue
            yield from _span_mask(page, text_at, match.start(), match.end(), reason)


def _is_phone(words: str) -> bool:
    return sum(c.isdigit() for c in words) >= 8 or words.startswith("(")


def _span_mask(page: Page, text_at: dict[int, int], start: int, end: int, reason: str) -> Iterator[Mask]:
    """A mask over a span of characters, where tokens begin and end with it."""
    first = text_at.get(start)
    if first is None:
        return
    last = first
    while last + 1 < page.length and page.ends[last + 1] <= end:
        last += 1
    yield Mask(first, last, start, min(page.ends[last], end), reason)


def date_masks(page: Page, text_at: dict[int, int], text: str) -> Iterator[Mask]:
    """Dates and clock times as `dates` finds them, without the weekday and without durations ("nine months ago")."""
    for mention in find_dates(text, language=page.language):
        if mention.counted:
            continue
        words = page.shown[mention.core.start : mention.core.end]
        if any(c.isdigit() for c in words):
            yield from _span_mask(
                page, text_at, mention.core.start, mention.core.end, _date_reason(mention.kind, words)
            )
        if mention.clock and mention.kind != "clock":
            at = page.shown.lower().find(mention.clock, mention.span.start, mention.span.end)
            if at >= 0:
                yield from _span_mask(page, text_at, at, at + len(mention.clock), "time")


def _date_reason(kind: str, words: str) -> str:
    if kind == "clock":
        return "time"
    letters = sum(c.isalpha() for c in words.replace("and", "").replace("to", "").rstrip("s"))
    only_years = (
        all(len(d) != 3 and len(d) <= 4 for d in re.findall(r"\d+", words))
        and letters == 0
        and re.match(r"\D*\d{4}", words)
    )
    return (
        "year" if kind in ("year", "period") and only_years and not re.search(r"\d[-./]\d+[-./]\d", words) else "date"
    )


def _mask_code(page: Page, i: int) -> Mask | None:
    word = page.words[i]
    if len(word) > LONGEST_NUMBER or (len(word) > 1 and word[0] == "0" and word.isdigit()):
        return _mask(page, i, i, "code")
    if plain_value(word, page.language) is None:
        return _mask(page, i, i, "version")
    return None


def _mask_glued(page: Page, i: int) -> Mask | None:
    """Letters that touch digits: G20, COVID-19, F-16, 33rd, 1990s, 10am, 7-Eleven."""
    before = page.touches(i - 1)
    if before and page.kind(i - 1) == WORD:
        if currency_before(page, i) or page.at(i - 1) in ("x",):
            return None
        first = i - 1
        while page.hyphen(first - 1) and page.kind(first - 2) == WORD:
            first -= 2
        return _mask(page, first, _name_end(page, i), "name")
    if page.hyphen(i - 1) and page.kind(i - 2) in (WORD, SIGN):
        return _mask_after_hyphen(page, i)
    return _mask_suffix(page, i)


def _name_end(page: Page, i: int) -> int:
    """Last token of a name that goes on after its digits: "737-800", "Su-24s", "A320neo"."""
    last = i
    if page.touches(last) and page.kind(last + 1) == WORD:
        last += 1
    if page.hyphen(last + 1) and page.kind(last + 2) == DIGITS:
        last += 2
    return last


def _mask_after_hyphen(page: Page, i: int) -> Mask | None:
    word = page.at(i - 2)
    if page.kind(i - 2) != WORD:
        return None
    if word in _YEAR_PREFIXES and len(page.words[i]) in (2, 4):
        last = i + 1 if page.touches(i) and page.at(i + 1) == "s" else i
        return _mask(page, i, last, "year")
    if word in ("magnitude", "sub", "per", "the", "a", "of", "to") or word in SMALL_WORDS or word in ANY_SCALE:
        return None
    if scale_at(page, i + 1) and not page.capital(i - 2):
        return None
    first = i - 2
    while (
        page.touches(first - 1)
        and page.kind(first - 1) in (WORD, DIGITS)
        or (page.hyphen(first - 1) and page.kind(first - 2) == WORD)
    ):
        first -= 1 if page.at(first - 1) != "-" else 2
    return _mask(page, first, _name_end(page, i), "name")


def _mask_suffix(page: Page, i: int) -> Mask | None:
    word = page.words[i]
    if not page.touches(i):
        return None
    suffix = page.at(i + 1)
    if suffix in _SUFFIX_ORDINAL and word.replace(",", "").isdigit():
        return _mask(page, i, i + 1, "ordinal")
    if suffix in ("am", "pm") and word.isdigit() and int(word) <= 12:
        return _mask(page, i, i + 1, "time")
    if suffix == "s" or (suffix == "'" and page.at(i + 2) == "s"):
        last = i + (1 if suffix == "s" else 2)
        aged = page.at(i - 1) in ("his", "her", "their", "my", "our", "early", "mid", "late") or page.at(i - 2) in (
            "his",
            "her",
            "their",
        )
        return _mask(page, i, last, "age" if len(word) == 2 and aged else "year" if word.endswith("0") else "name")
    if suffix == "/" and page.kind(i + 2) == DIGITS and page.touches(i + 1):
        return _mask_slash(page, i)
    if suffix == ":" and page.kind(i + 2) == DIGITS and page.touches(i + 1):
        timed = (
            word.isdigit() and int(word[:3]) < 25 and page.words[i + 2][:2].isdigit() and len(page.words[i + 2]) >= 2
        )
        return _mask(page, i, i + 2, "time") if timed else None
    if suffix == "-" and page.hyphen(i + 1) and page.capital(i + 2) and not is_title_line(page, i):
        known = (
            page.at(i + 2) in MEASURES
            or is_person_noun(shown_word(page, i + 2))
            or page.at(i + 2) in ("year", "magnitude")
        )
        return None if known else _mask(page, i, i + 2, "name")
    if suffix == "h" and page.touches(i + 1) and page.kind(i + 2) == DIGITS:
        return _mask(page, i, i + 2, "time")
    if page.kind(i + 1) == WORD and not _known_suffix(page, i):
        return _mask(page, i, i + 1, "name")
    return None


def _known_suffix(page: Page, i: int) -> bool:
    word = page.at(i + 1)
    return bool(
        word in ATTACHED or word in ("m", "b", "c", "f", "x", "g", "l", "h", "t", "min", "mins", "p") or word in GLYPHS
        or word in MEASURES or word in TIMES or scale_at(page, i + 1) or word in ("pct", "pc") or currency_after(page, i + 1)
    ) and not (word in ("g", "t", "p", "h", "l", "b", "min") and page.capital(i + 1))  # fmt: skip


def _mask_slash(page: Page, i: int) -> Mask | None:
    """9/11, 24/7, 2/27/20; a proper fraction ("1/3 of") is read as a number."""
    three = (page.words[i], "/", page.words[i + 2])
    if three in _NAMES_WITH_NUMBERS:
        return _mask(page, i, i + 2, "name")
    last = i + 2
    while page.at(last + 1) == "/" and page.touches(last) and page.kind(last + 2) == DIGITS and last < i + 8:
        last += 2
    if last > i + 2:
        return _mask(page, i, last, "date" if last == i + 4 else "code")
    if slash_fraction(page, i):
        return None
    plausible = all(w.isdigit() and 0 < int(w[:4]) <= 31 for w in (three[0], three[2]))
    return _mask(page, i, last, "date" if plausible else "code")


def _mask_clock(page: Page, i: int) -> Mask | None:
    """ "8 o'clock", "6 p.m.", "at 0600 GMT" where the date reader did not take them."""
    if page.at(i + 1) == "o'clock":
        return _mask(page, i, i + 1, "time")
    if page.at(i + 1) in ("am", "pm") and page.words[i].replace(".", "").isdigit():
        return _mask(page, i, i + 1, "time")
    if page.at(i + 1) in ("gmt", "utc", "hrs", "cet", "est", "ist", "bst") and len(page.words[i]) in (4, 5):
        return _mask(page, i, i + 1, "time")
    return None


def _mask_list(page: Page, i: int) -> Mask | None:
    """ "1." and "2)" at a line's start, "[12]", "§ 5", "#1", a number alone on its line."""
    word = page.words[i]
    starts, after = page.kind(i - 1) == BREAK, page.at(i + 1)
    if page.at(i - 1) in ("§", "¶"):
        return _mask(page, i, i, "list")
    if page.at(i - 1) in ("#", "№") and page.touches(i - 1):
        return _mask(page, i - 1, i, "name")
    if page.at(i - 1) == "[" and after == "]" and word.isdigit():
        return _mask(page, i, i, "list")
    if not word.isdigit() or len(word) > 3:
        return None
    if (
        starts
        and after in (".", ")", ":")
        and page.touches(i)
        and (page.capital(i + 2) or page.kind(i + 2) in (SIGN, BREAK))
    ):
        return _mask(page, i, i, "list")
    if page.at(i - 1) == "(" and after == ")" and page.kind(i - 2) == BREAK:
        return _mask(page, i, i, "list")
    if starts and page.kind(i + 1) == BREAK and page.length > 1:
        return _mask(page, i, i, "list")
    return None


def _mask_year(page: Page, i: int) -> Mask | None:
    """Years before 1900 and "AD 79"; the later ones are found as dates."""
    word = page.words[i]
    if not word.isdigit() or len(word) > 4:
        return None
    if page.at(i - 1) in ("ad", "bc", "bce", "anno") or page.at(i + 1) in ("bc", "ad", "bce", "ce"):
        first = i - 1 if page.at(i - 1) in ("ad", "bc") else i
        return _mask(page, first, i if first < i else i + 1, "year")
    if page.at(i - 1) == "'" and page.at(i + 1) == "s" and len(word) == 2:
        return _mask(page, i, i + 1, "year")
    if len(word) == 4 and page.at(i - 1) in _HISTORIC and 1000 <= int(word) < 1900 and scale_at(page, i + 1) is None:
        if page.at(i + 1) in PHRASE_STOPS or page.kind(i + 1) != WORD:
            return _mask(page, i, i, "year")
    return None


def _mask_named(page: Page, i: int) -> Mask | None:
    """Boeing 737, Highway 61, Resolution 2254, category 4; a capitalised word before bare digits that count nothing."""
    word = page.words[i]
    if "," in word or "\u00a0" in word or currency_before(page, i) or page.at(i + 1) in ("%", "percent"):
        return None
    p = (
        i - 2
        if page.at(i - 1) == "." and page.at(i - 2) in ("no", "nos", "nr", "fig", "art", "sec", "vol", "p", "pp")
        else i - 1
    )
    name = page.at(p)
    if page.kind(p) != WORD or page.touches(p) and p == i - 1:
        return None
    last = _named_last(page, i)
    if name in _STRICT_DESIGNATORS or name in ("art", "sec", "vol", "p", "pp"):
        lower_only = name in (
            "number",
            "top",
            "level",
            "figure",
            "no",
            "type",
            "form",
            "top",
            "model",
            "title",
            "rule",
            "flat",
            "road",
            "exit",
            "table",
            "bus",
            "vision",
            "lane",
            "sum",
            "case",
            "division",
            "group-of",
        )
        if not (lower_only and _counts_after(page, i)) and not (name == "no" and p == i - 1 and not page.capital(p)):
            return _mask(page, p, last, "name")
    if scale_at(page, i + 1) or ("." in word and name not in _STRICT_DESIGNATORS and not page.capital(p)):
        return None
    if name in _LOOSE_DESIGNATORS and not _counts_after(page, i):
        return _mask(page, p, last, "name")
    if name == "war" and page.at(p - 1) == "world":
        return _mask(page, p - 1, i, "name")
    return _mask_capital(page, p, i, last)


def _named_last(page: Page, i: int) -> int:
    last = _name_end(page, i)
    if page.hyphen(i + 1) and page.kind(i + 2) == DIGITS:
        last = i + 2
    return last


def _mask_capital(page: Page, p: int, i: int, last: int) -> Mask | None:
    name = page.at(p)
    if not page.capital(p) or name in _NEVER_NAMES or is_plural(name) and is_person_noun(shown_word(page, p)):
        return None
    if is_title_line(page, i) or (opens_sentence(page, p) and len(page.words[i]) < 3):
        return None
    if (
        _counts_after(page, i)
        or page.at(i + 1) in PERSON_STATES
        or page.at(i + 1) in ("people", "-", "to", "or", "and")
        or page.at(i - 1) in ("mw", "ml")
    ):
        return None
    if page.at(i + 1) in (",", ")") and page.at(i - 1) in (",", "("):
        return None
    return _mask(page, p, last, "name")


def _counts_after(page: Page, i: int) -> bool:
    """Whether the digits at token `i` count or measure what follows them."""
    j = token_after(page, i)
    word = page.at(j)
    if (
        word in MEASURES
        or word in TIMES
        or singular(word) in MEASURES
        or word in ("%", "percent", "degrees", "times", "per")
        or word in PERSON_STATES
    ):
        return True
    if currency_after(page, j):
        return True
    return counted_noun(page, j) is not None


DIGIT_MASKS: tuple[Callable[[Page, int], Mask | None], ...] = (
    _mask_code,
    _mask_list,
    _mask_glued,
    _mask_clock,
    _mask_year,
    _mask_named,
)


def _mask_ordinal_word(page: Page, i: int) -> Mask | None:
    """ "the third time", "his second term", "twenty-first"; not the fraction "a third of"."""
    word = page.words[i]
    if word in TENS and page.hyphen(i + 1) and page.at(i + 2) in ORDINAL_WORDS:
        return _mask(page, i, i + 2, "ordinal")
    if word not in ORDINAL_WORDS:
        return None
    if word in ("first", "second") and page.at(i - 1) not in _DETERMINERS:
        return None
    if page.kind(i + 1) != WORD and word in FRACTION_PARTS:
        return None
    return _mask(page, i, i, "ordinal")


_DETERMINERS = frozenset("the a his her its their our my your this that every each another".split())


def _mask_one(page: Page, i: int) -> Mask | None:
    """The pronoun one: "no one came", "one of the few", "the one who", "one another"."""
    if page.words[i] != "one":
        return None
    before, after = page.at(i - 1), page.at(i + 1)
    if before == "no" and not page.touches(i - 1):
        return _mask(page, i - 1, i, "pronoun")
    if after == "of":
        return _mask(page, i, i + 1, "pronoun")
    if page.hyphen(i - 1) or (page.hyphen(i + 1) and page.at(i + 2) in _COMPOUND_NAMES):
        return _mask(page, i, i, "pronoun")
    counts = page.kind(i + 1) == WORD and (
        is_person_noun(after) or after in TIMES or after in SCALES or after in MEASURES
    )
    if counts or page.hyphen(i + 1):
        idiom = after == "day" and page.at(i + 2) not in ("of", "after", "before", "later", "earlier", "long")
        return _mask(page, i, i, "pronoun") if idiom else None
    if (
        before in _ONE_PRONOUN_BEFORE
        or after in _ONE_PRONOUN_AFTER
        or after in PHRASE_STOPS
        or page.kind(i + 1) != WORD
    ):
        return _mask(page, i, i, "pronoun") if after not in ("in", "out", "and", "to", "or", "killed", "dead") else None
    return None


def _mask_word_name(page: Page, i: int) -> Mask | None:
    """ "Group of Seven", "Big Four", "World War Two", "Five Star Movement", "two-way", "twenty-somethings"."""
    if page.hyphen(_word_end(page, i) + 1):
        compound = page.at(_word_end(page, i) + 2)
        if compound in _COMPOUND_NAMES or compound.startswith("something"):
            return _mask(page, i, _word_end(page, i) + 2, "name")
    before = page.at(i - 1)
    if before == "war" and page.at(i - 2) == "world":
        return _mask(page, i - 2, i, "name")
    if (
        page.words[i] in SMALL
        and before
        in (
            "number",
            "chapter",
            "phase",
            "day",
            "page",
            "type",
            "channel",
            "formula",
            "article",
            "section",
            "category",
            "stage",
            "round",
            "part",
            "week",
            "act",
            "volume",
            "room",
            "gate",
            "plan",
            "level",
            "apollo",
        )
        and not page.hyphen(i + 1)
    ):
        if counted_noun(page, i + 1) is None or before in _STRICT_DESIGNATORS:
            return _mask(page, i - 1, i, "name")
    if not page.capital(i) or opens_sentence(page, i) or is_title_line(page, i):
        return None
    if (
        before in _NAME_HEADS
        or (before == "of" and page.at(i - 2) in _NAME_HEADS)
        or page.capital(i + 1)
        or page.capital(i - 1)
    ):
        return _mask(page, i, i, "name")
    return None


def _word_end(page: Page, i: int) -> int:
    """Last token of a plain number word with its second half: "twenty-three"."""
    return i + 2 if page.words[i] in TENS and page.hyphen(i + 1) and page.at(i + 2) in SMALL else i


WORD_MASKS: tuple[Callable[[Page, int], Mask | None], ...] = (
    _mask_one,
    _mask_word_name,
    _mask_ordinal_word,
)


OPENERS = frozenset(
    {
        *SMALL_WORDS,
        *GLYPHS,
        *ORDINAL_WORDS,
        "a",
        "an",
        "half",
        "quarter",
        "twice",
        "double",
        "triple",
        "treble",
        "quadruple",
        "several",
        "few",
        "many",
    }
    | {"dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions", "trillions", "lakhs", "crores"}
    | {"dozen", "hundred", "thousand", "million", "billion"}
    | {word + "fold" for word in SMALL_WORDS}
)
"""Words with which a number, or a mask of one, can begin."""
