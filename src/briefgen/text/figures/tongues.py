"""Numbers of languages other than English: their number words, and what stands beside a number.

    zwölf Menschen · zweiundzwanzig · anderthalb Tonnen · medio millón · une centaine de personnes · двенадцать человек
    3.5 लाख लोग · 2.3 مليار دولار · 1.2万人 · yüzde 12,5

The words are the tables `number_words`, `scales` and `counted`. A language that none of them holds is read by its digits
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache

from briefgen.records import QuantityClass, Span
from briefgen.text.figures.digits import base_language, place_of, plain_value
from briefgen.text.figures.measures import currency_before
from briefgen.text.figures.numerals import Number, comes_from, ends_of_range, make_number, read_digits, tells_two
from briefgen.text.figures.page import BREAK, DIGITS, WORD, Page, sentence_start
from briefgen.text.figures.qualifiers import right_qualifier
from briefgen.text.figures.units import Beside
from briefgen.text.figures.unspaced import PERCENT_BEFORE
from briefgen.text.letters import UNSPACED, UNSPACED_LANGUAGES, fold_word
from briefgen.vocabulary import read_table, rows_in

COMPOUNDING = frozenset({"de", "nl", "sv", "it"})
"""Languages that write a number in one word: "zweihundertdreiundzwanzig"."""
ONES_FIRST = frozenset({"de", "nl", "ar"})
"""Languages that tell the ones before the tens: "dreiundzwanzig"."""
_LONGEST = 16
"""Tokens of a number in words."""
_CLASSES: Mapping[str, QuantityClass] = {
    "people": "count", "person": "count", "money": "money", "percent": "percent", "measurement": "measurement", "duration": "duration",
    "magnitude": "magnitude",
}  # fmt: skip


# ---------------------------------------------------------------- number words


@dataclass(frozen=True, slots=True)
class Piece:
    """A number word or a part of one."""

    value: Fraction
    kind: str


@cache
def _pieces(language: str) -> Mapping[str, Piece]:
    """The number words of a language, with its scale words."""
    scales = rows_in("scales", ("word", "size", "languages"), language)
    words = rows_in("number_words", ("word", "value", "kind", "languages"), language)
    found = {row["word"]: Piece(Fraction(row["size"]), "scale") for row in scales}
    return found | {row["word"]: Piece(Fraction(row["value"]), row["kind"]) for row in words}


def has_number_words(language: str) -> bool:
    """Whether the number words of a language are held."""
    return any(piece.kind != "scale" for piece in _pieces(base_language(language)).values())


def opens_number(word: str, language: str) -> bool:
    """Whether a number can begin with a word of a language that is not English."""
    base = base_language(language)
    cut = _cut(word[_has_prefix(word, base) :], base)
    return bool(cut) and (cut[0].kind not in ("and", "scale") or base in _WITHOUT_ARTICLE)


@cache
def function_words(language: str) -> frozenset[str]:
    """The commonest function words of a language."""
    rows = read_table("languages", ("code", "also called", "words"))
    return frozenset(fold_word(word) for row in rows if row["code"] == language for word in row["words"].split())


@lru_cache(maxsize=8192)
def _cut(word: str, language: str) -> tuple[Piece, ...]:
    """The pieces of a word: itself, or those of a compound; () where it is no number word."""
    known = _pieces(language)
    if word in known:
        return (known[word],)
    if language not in COMPOUNDING or len(word) < 6:
        return ()
    return _cut_compound(word, language) or ()


def _cut_compound(word: str, language: str) -> tuple[Piece, ...] | None:
    if not word:
        return ()
    known = _pieces(language)
    for size in range(len(word), 1, -1):
        piece = known.get(word[:size])
        if piece is None or piece.kind in ("vague", "about", "dozen", "ambiguous"):
            continue
        rest = _cut_compound(word[size:], language)
        if rest is not None:
            return (piece, *rest)
    return None


class _Reading:
    """Adds up number words one after the other; `take` says whether a piece fits."""

    def __init__(self, language: str) -> None:
        self.ones_first = language in ONES_FIRST
        self.total = Fraction(0)
        self.group = Fraction(0)
        self.scale = Fraction(10**18)
        self.joined = False
        self.pending: Fraction | None = None
        """A part that waits for its scale or its round number: the half of "medio millón", "medio centenar"."""
        self.one = False
        """Whether all that was read is a "one" that may be an article."""
        self.about = self.vague = self.dozen = False

    @property
    def value(self) -> Fraction:
        return self.total + self.group

    @property
    def complete(self) -> bool:
        return self.value > 0 and self.pending is None and not self.one

    def take(self, piece: Piece) -> bool:
        """Takes a piece where it goes on with what was read."""
        took = getattr(self, f"_{piece.kind}")(piece.value) if not (self.about or self.vague) else False
        if took and piece.kind != "and":
            self.joined = False
        return bool(took)

    def _small(self, value: Fraction) -> bool:
        if self.pending is not None:
            return False
        tens, ones = self.group % 100, self.group % 10
        fits = (
            self.group == 0
            or (value < 100 and tens == 0)
            or (value < 10 and tens >= 10 and ones == 0)
            or (value < 20 and tens in (60, 80) and not self.ones_first)
            or (self.ones_first and self.joined and 0 < tens < 10 and value >= 20 and value % 10 == 0)
        )
        if not fits or self.group.denominator != 1 or (self.one and self.group == 1 and not self.joined):
            return False
        if self.one and not self.ones_first:
            return False
        self.group, self.one = self.group + value, False
        return True

    _ambiguous = _small

    def _teen(self, value: Fraction) -> bool:
        if not 0 < self.group % 100 < 10:
            return False
        self.group += value
        return True

    def _score(self, value: Fraction) -> bool:
        if self.group % 100 == 4:
            self.group += 76
            return True
        return self._small(value)

    def _one(self, value: Fraction) -> bool:
        if self.group and not (self.group % 100 == 0 or (self.group % 10 == 0 and self.group % 100 >= 20)):
            return False
        self.one = self.value == 0
        self.group += value
        return True

    def _hundred(self, value: Fraction) -> bool:
        if self._half_of(value):
            return True
        if self.pending is not None or self.group >= 100 or self.group.denominator != 1:
            return False
        self.group, self.one = max(self.group, Fraction(1)) * value, False
        return True

    def _thousand(self, value: Fraction) -> bool:
        return self._scale(value) or (
            self.group == 0 and self.pending is None and value < self.scale and self._add(value)
        )

    def _add(self, value: Fraction) -> bool:
        self.total, self.scale = self.total + value, value
        return True

    def _scale(self, value: Fraction) -> bool:
        if self.pending is not None:
            self.total, self.pending, self.scale, self.group = (
                self.total + self.pending * value,
                None,
                value,
                Fraction(0),
            )
            self.one = False
            return True
        if self.group and value < self.scale:
            self.total, self.group, self.scale, self.one = self.total + self.group * value, Fraction(0), value, False
            return True
        if not self.group and self.total and value > 1000:  # लाख करोड़
            self.total *= value
            return True
        return False

    def _part(self, value: Fraction) -> bool:
        if self.joined and self.value:
            self.total += value * (self.scale if self.scale < 10**18 and not self.group else 1)
            return True
        if self.value and not self.one:
            return False
        self.pending, self.group = value, Fraction(0)
        return True

    def _plus(self, value: Fraction) -> bool:
        if not self.value or (self.one and self.value != 1):
            return False
        if self.group:
            self.group += value
        else:
            self.total += value * self.scale
        self.one = False
        return True

    def _mixed(self, value: Fraction) -> bool:
        if self.value:
            return False
        self.group = value
        return True

    def _and(self, value: Fraction) -> bool:
        if not self.value or self.joined:
            return False
        self.joined = True
        return True

    def _half_of(self, value: Fraction) -> bool:
        """ "medio centenar", "ein halbes Dutzend"."""
        if self.pending is None or self.value:
            return False
        self.group, self.pending, self.one = self.pending * value, None, False
        return True

    def _dozen(self, value: Fraction) -> bool:
        self.dozen = True
        if not self._half_of(value):
            self.group, self.one = (self.group or Fraction(1)) * value, False
        return True

    def _about(self, value: Fraction) -> bool:
        if self._half_of(value):
            self.about = True
            return True
        if self.value and not self.one:
            return False
        self.group, self.one, self.about = value, False, True
        return True

    def _vague(self, value: Fraction) -> bool:
        if self.group:
            return self._scale(value / 2)  # ثلاثة ملايين
        if self.value:
            return False
        self.group, self.vague = value, True
        return True

    def _whole(self, value: Fraction) -> bool:
        return self._mixed(value)

    def _digit(self, value: Fraction) -> bool:
        return False

    _ten = _fraction = _digit


def read_foreign_words(page: Page, i: int) -> Number | None:
    """The number in words that begins at token `i` of a text that is not English; None where none does.

    An article ("un", "eine") is none, nor a scale word without a number; a word with another use ("neuf", "sei") counts
    only before what it counts.
    """
    language = base_language(page.language)
    if language in UNSPACED_LANGUAGES:
        return _read_signs(page, i, language)
    if (scale := _lone_scale(page, i, language)) is not None:
        return make_number(page, i, i, scale, place_of(scale), "words", scaled=True)
    prefixed = _has_prefix(page.words[i], language)
    first = _cut(page.words[i][prefixed:], language)
    if not first or first[0].kind in ("and", "scale", "fraction"):
        return None
    reading, read, last = _Reading(language), None, -1
    k = i
    while k - i < _LONGEST:
        cut = _split_joint(page.at(k), language) if k > i else first
        if not cut or not all(reading.take(piece) for piece in cut):
            break
        if reading.complete and not reading.joined:
            read, last = _Read(reading.value, reading.about, reading.vague, reading.dozen), k
        k = page.after(k)
    if (part := _fraction_of(page, i, k, reading, language)) is not None:
        return part
    if read is None or not _may_count(page, i, last, first):
        return None
    number = make_number(page, i, last, read.value, _grain(read), "words", scaled=read.value >= 100)
    number = replace(number, start=number.start + prefixed)
    if read.vague:
        return replace(
            number,
            value=None,
            low=read.value,
            high=read.value * (5 if read.value >= 100 else 4),
            form="vague",
            qualifier="vague",
        )
    return replace(number, qualifier="about") if read.about else number


def _fraction_of(page: Page, first: int, k: int, reading: _Reading, language: str) -> Number | None:
    """ "zwei Drittel", "un tercio", "trois quarts": a number word before a fraction at token `k`."""
    if reading.pending is not None and reading.pending < Fraction(1, 2) and k == first + 2:  # "un quart des voix"
        return make_number(page, first, k - 1, reading.pending, place_of(reading.pending), "fraction")
    cut = _cut(page.at(k), language)
    kind = cut[0].kind if len(cut) == 1 else ""
    quarter = kind == "part" and cut[0].value < Fraction(1, 2)  # "drei Viertel"
    if not (kind == "fraction" or quarter) or not 0 < reading.value < 20 or reading.joined:
        return None
    value = reading.value * cut[0].value
    return make_number(page, first, k, value, place_of(value), "fraction") if value < 2 else None


def _lone_scale(page: Page, i: int, language: str) -> Fraction | None:
    """One million where a language sets no article before it, and what it counts stands behind: "миллион рублей"."""
    piece = _pieces(language).get(page.words[i])
    if language not in _WITHOUT_ARTICLE or piece is None or piece.kind != "scale" or page.kind(i - 1) == DIGITS:
        return None
    return piece.value if _counted_at(page, i + 1, _counted(language)) else None


_WITHOUT_ARTICLE = frozenset({"ru", "pl", "ar"})


def _has_prefix(word: str, language: str) -> int:
    """Letters of an Arabic "and" before a number word: 1 for "واثنان", else 0."""
    return int(
        language == "ar"
        and word[:1] == "و"
        and len(word) > 4
        and word not in _pieces(language)
        and bool(_cut(word[1:], language))
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What the words up to a token say."""

    value: Fraction
    about: bool
    vague: bool
    dozen: bool


def _grain(read: _Read) -> Fraction:
    return Fraction(12) if read.dozen else place_of(read.value)


def _split_joint(word: str, language: str) -> tuple[Piece, ...]:
    """The pieces of a word behind another; in Arabic "and" is its first letter: "خمسة وعشرون"."""
    cut = _cut(word, language)
    if cut or language != "ar" or word[:1] != "و":
        return cut
    rest = _cut(word[1:], language)
    return (Piece(Fraction(0), "and"), *rest) if rest else ()


def _may_count(page: Page, first: int, last: int, cut: Sequence[Piece]) -> bool:
    """Whether a word with another use counts here: what it counts stands behind it."""
    if last > first or cut[0].kind != "ambiguous":
        return True
    return page.kind(last + 1) == WORD and page.at(last + 1) not in function_words(base_language(page.language))


# ---------------------------------------------------------------- signs


def _read_signs(page: Page, i: int, language: str) -> Number | None:
    """The numerals of Chinese and Japanese, "三百二十", before what they count; "数百" is some hundreds."""
    known = _pieces(language)
    if known.get(page.words[i], Piece(Fraction(0), "")).kind == "vague":
        low = known[page.words[i]].value
        number = make_number(page, i, i, low, low, "vague")
        scaled = known.get(page.at(i + 1))
        times, last = (scaled.value, i + 1) if scaled and scaled.kind == "scale" else (Fraction(1), i)
        number = replace(number, last=last, end=page.ends[last])
        return (
            replace(number, value=None, low=low * times, high=low * times * 5, qualifier="vague")
            if _counts_signs(page, last + 1)
            else None
        )
    last = i
    while (
        last < page.length
        and page.kind(last) == WORD
        and page.touches(last)
        and known.get(page.at(last + 1)) is not None
    ):
        last += 1
    signs = "".join(page.words[i : last + 1])
    value = _value_of_signs(signs, known)
    if value is None or not _counts_signs(page, last + 1) or (value == 1 and page.at(last + 1) not in ("人", "名")):
        return None
    return make_number(page, i, last, value, place_of(value), "words", scaled=value >= 100)


def _counts_signs(page: Page, k: int) -> bool:
    """Whether at token `k` stands what signs before it count, over a sign such as 多."""
    if page.at(k) in ("多", "余", "餘", "以上"):
        k += 1
    counted = _counted(base_language(page.language)).get((page.at(k),))
    return page.touches(k - 1) and counted is not None


def _value_of_signs(signs: str, known: Mapping[str, Piece]) -> Fraction | None:
    total = section = digit = Fraction(0)
    seen = False
    for sign in signs:
        piece = known.get(sign)
        if piece is None:
            return None
        if piece.kind == "digit":
            digit, seen = piece.value, True
        elif piece.value < 10_000 and piece.kind in ("ten", "scale"):
            section, digit = section + (digit or 1) * piece.value, Fraction(0)
            seen = True
        elif piece.kind == "scale":
            total, section, digit = total + (section + digit) * piece.value, Fraction(0), Fraction(0)
        else:
            return None
    value = total + section + digit
    return value if seen and value else None


def with_rest_signs(page: Page, number: Number) -> Number:
    """Digits with what they go on with behind a scale sign, as Chinese and Japanese write: 1万2000, 3億5000万."""
    while base_language(page.language) in UNSPACED_LANGUAGES and number.scaled and number.value is not None:
        k = number.last + 1
        rest = read_digits(page, k) if page.kind(k) == DIGITS and page.touches(k - 1) else None
        size = _pieces(base_language(page.language)).get(page.at(number.last))
        if rest is None or rest.value is None or size is None or not 0 < rest.value < size.value:
            return number
        value = number.value + rest.value
        number = replace(number, last=rest.last, end=rest.end, value=value, grain=place_of(value), scaled=rest.scaled)
    return number


def range_opener(page: Page, i: int) -> bool:
    """Whether token `i` opens a range in the text's language."""
    return bool(page.at(i)) and page.at(i) in {opener for opener, _ in ends_of_range(page.language)}


def join_range(page: Page, number: Number) -> Number:
    """ "tussen 30 en 40", "от 30 до 40": two ends as one range; the number itself where none follows."""
    k = number.last + 2
    fits = any(
        page.at(number.last + 1) == joint
        and (opener in ("-", page.at(number.first - 1)) or not page.at(number.first - 1))
        for opener, joint in ends_of_range(page.language)
    )
    if not fits or number.value is None or page.kind(k) != DIGITS:
        return number
    far = read_digits(page, k)
    if far is None or far.value is None or far.value <= number.value or number.qualifier == "range":
        return number
    scale = far.value / plain if (plain := _plain(page, k)) and far.scaled and not number.scaled else Fraction(1)
    return replace(
        number, last=far.last, end=far.end, value=None, low=number.value * scale, high=far.value, qualifier="range", form="range",
        scaled=far.scaled,
    )  # fmt: skip


def _plain(page: Page, i: int) -> Fraction | None:
    found = plain_value(page.words[i], page.language)
    return found.value if found and found.value else None


# ---------------------------------------------------------------- what stands beside


@cache
def _counted(language: str) -> Mapping[tuple[str, ...], tuple[str, str]]:
    rows = rows_in("counted", ("words", "unit", "class", "languages"), language)
    return {tuple(row["words"].replace("-", " - ").split()): (row["unit"], row["class"]) for row in rows}


@cache
def _fates() -> frozenset[str]:
    """Words that say what befell people and not which people they are: "Tote", "blessés"."""
    rows = read_table("foreign_cues", ("cue", "class", "counts", "reach", "languages"))
    return frozenset(fold_word(row["cue"]) for row in rows)


_CLITICS = ("d'", "l'", "dell'", "all'", "nell'", "dall'", "sull'", "ال")
_LINKS: Mapping[str, frozenset[str]] = {
    "fr": frozenset({"de", "d", "des"}), "es": frozenset({"de"}), "pt": frozenset({"de"}), "it": frozenset({"di"}),
    "nl": frozenset({"aan"}), "ar": frozenset({"من"}),
}  # fmt: skip
"""Words between a number and what it counts: "deux millions d'euros", "medio millón de personas"."""
_LINKS_OF_SIGN = frozenset({"de", "di", "von", "van"})
"""Words between "magnitude" and its number: "magnitud de 6,8"."""
_COMPOUNDS: Mapping[str, tuple[str, QuantityClass]] = {"jährig": ("year", "age"), "köpfig": ("person", "count")}
"""German words behind a hyphen, by how they begin: "ein 45-jähriger Mann", "die 10-köpfige Familie"."""
_PERCENT_WORD_BEFORE = frozenset({"yüzde", *PERCENT_BEFORE})


def beside_foreign(page: Page, number: Number) -> Beside | None:
    """What the table `counted` knows behind a number of a text that is not English; None where it knows nothing.

    One adjective or other word may stand between a number and people ("40 türkische Soldaten").
    """
    language = base_language(page.language)
    if number.form == "fraction":
        return Beside(None, "fraction", number.first, number.last)
    if page.hyphen(number.last + 1) and (compound := _COMPOUNDS.get(page.at(number.last + 2)[:6])):
        return Beside(compound[0], compound[1], number.first, number.last + 2)
    before = page.at(number.first - 1)
    if before in _PERCENT_WORD_BEFORE or (before == "%" and language == "tr"):
        return Beside("percent", "percent", number.first - 1, number.last)
    table = _counted(language)
    if not table or page.at(number.last + 1) == "%" or currency_before(page, number.first):
        return None
    sign = number.first - (2 if before in _LINKS_OF_SIGN else 1)
    if table.get((page.at(sign),), ("", ""))[1] == "magnitude" and number.form == "digits":
        return Beside("magnitude", "magnitude", number.first, number.last)
    qualifier, end = right_qualifier(page, number.last + 1)
    j = end + 1 if qualifier else page.after(number.last)
    if page.at(j) == "." and page.touches(j - 1) and page.kind(j - 1) == WORD and page.kind(j + 1) != BREAK:
        j += 1  # "3,5 Mio. Euro"
    if page.at(j) in _LINKS.get(language, frozenset()):
        j += 1
    found = _counted_at(page, j, table)
    if found is None and page.kind(j) == WORD and not _stops(page, j, language):
        later = _counted_at(page, j + 1, table)
        found = later if later and later.unit == "person" else None
    if (
        found is None
        and tells_two(page, number)
        and page.kind(number.last + 2) == DIGITS
        and (second := _beside_second(page, number))
    ):
        return second
    if found is None and _befell(page, j, language):
        return Beside("person", "count", number.first, number.last)
    behind = page.at(number.last + 1)
    alone = page.kind(number.last + 1) != WORD or behind in function_words(language) or language in UNSPACED_LANGUAGES
    if found is None and alone and (told := _number_of(page, number.first, language)):
        return replace(told, first=number.first, last=number.last)
    if found is None and alone and number.form in ("digits", "words") and _befell_those(page, number.first, language):
        return Beside("person", "count", number.first, number.last)
    return replace(found, first=number.first) if found else None


def _beside_second(page: Page, number: Number) -> Beside | None:
    """What stands behind the second of two numbers holds for both: "von 3 auf 5 Prozent", "71 und 84 Jahre"; people only for a change."""
    other = read_digits(page, number.last + 2)
    found = beside_foreign(page, other) if other else None
    shared = found and (found.cls != "count" or comes_from(page, number))
    return replace(found, first=number.first, last=number.last, noun=None) if found and shared else None


_LONGEST_BEFALLING = 4
"""Tokens behind a number in which what befell people begins: "17 sind noch schwer verletzt"."""


_LONGEST_NUMBER_OF = 14
"""Tokens before a number in which the words are looked for that name it: "die Zahl der Toten ist bis zum Abend auf 19"."""


def _number_of(page: Page, first: int, language: str) -> Beside | None:
    """What a number is that its sentence names before it: "die Zahl der Toten stieg auf 19", "死亡人数上升至19"."""
    begin = max(sentence_start(page, first), first - _LONGEST_NUMBER_OF)
    if language in UNSPACED_LANGUAGES:
        lead = re.split(r"[0-9，、,;；]", page.shown[page.starts[begin] : page.starts[first]])[-1]
        return (
            Beside("person", "count", first, first)
            if any(words in lead for words, _ in _numbers_of(language))
            else None
        )
    for k in range(first - 1, begin - 1, -1):
        if page.kind(k) == DIGITS or (page.at(k) in (";", ":") and k < first - 1):
            return None
        for words, stands in _numbers_of(language):
            if tuple(page.words[k : k + len(words.split())]) == tuple(words.split()):
                if stands == "whole":
                    return Beside("person", "count", k, k)
                places = (k - 1, k - 2) if stands == "behind" else (k + len(words.split()), k + len(words.split()) + 1)
                found = (_counted_at(page, place, _counted(language)) for place in places if begin <= place < first)
                return next((one for one in found if one and one.unit == "person"), None)
    return None


@cache
def _numbers_of(language: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (row["words"], row["stands"]) for row in rows_in("number_of", ("words", "stands", "languages"), language)
    )


def _befell(page: Page, j: int, language: str) -> bool:
    """Whether at token `j` stands what befell people, and no word of what else was counted: "17 wurden verletzt", "12 saknas"."""
    for k in range(j, j + _LONGEST_BEFALLING):
        if any(" ".join(page.words[k : k + length]) in _fates_of(language) for length in (3, 2, 1)):
            return True
        if page.at(k) not in function_words(language) | _befalling(language):
            return False
    return False


def _befell_those(page: Page, first: int, language: str) -> bool:
    """Whether what befell people stands right before their number: "murieron 14", "погибли не менее 14"."""
    for k in range(first - 1, first - 1 - _LONGEST_BEFALLING, -1):
        if any(" ".join(page.words[max(k + 1 - length, 0) : k + 1]) in _fates_of(language) for length in (1, 2, 3)):
            return True
        if page.at(k) not in _befalling(language) | _qualifying(language):
            return False
    return False


@cache
def _qualifying(language: str) -> frozenset[str]:
    """The words of the phrases that qualify a number behind them."""
    rows = rows_in("qualifiers", ("words", "qualifier", "side", "languages", "when"), language)
    return frozenset(word for row in rows if row["side"] != "right" for word in row["words"].split())


@cache
def _befalling(language: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows_in("befalling", ("word", "languages"), language))


@cache
def _fates_of(language: str) -> frozenset[str]:
    rows = rows_in("foreign_cues", ("cue", "class", "counts", "reach", "languages"), language)
    return frozenset(fold_word(row["cue"]) for row in rows if row["counts"] == "person")


def _counted_at(page: Page, j: int, table: Mapping[tuple[str, ...], tuple[str, str]]) -> Beside | None:
    for length in (3, 2, 1):
        words = tuple(page.at(k) for k in range(j, j + length))
        known = next((table[form] for form in _forms(words, base_language(page.language)) if form in table), None)
        if known and page.kind(j) == WORD and j + length <= page.length:
            unit, cls = known
            last = j + length - 1
            kind = cls == "person" and " ".join(words) not in _fates()
            noun = Span(page.starts[j], page.ends[last]) if kind else None
            return Beside(unit, _CLASSES[cls], j, last, noun)
    return None


def _forms(words: tuple[str, ...], language: str) -> Iterator[tuple[str, ...]]:
    """The words as they stand, without their articles, and without the ending of a case."""
    yield words
    yield tuple(map(bare_word, words))
    for ending in _case_endings(language):
        if words[-1].endswith(ending) and len(words[-1]) > len(ending) + 1:
            yield (*words[:-1], words[-1].removesuffix(ending))


@cache
def _case_endings(language: str) -> tuple[str, ...]:
    return tuple(row["ending"] for row in rows_in("case_endings", ("ending", "languages"), language))


def bare_word(word: str) -> str:
    """A word without the article that touches it: "d'euros", "الأشخاص"."""
    return next(
        (word[len(clitic) :] for clitic in _CLITICS if word.startswith(clitic) and len(word) > len(clitic) + 2), word
    )


def _stops(page: Page, j: int, language: str) -> bool:
    return page.at(j) in function_words(language) or page.kind(j) == DIGITS


def foreign_noun(page: Page, number: Number) -> Span | None:
    """The word behind a number where no table knows what it counts: no function word, in the same sentence."""
    language = base_language(page.language)
    j = page.after(number.last)
    if page.at(j) in _LINKS.get(language, frozenset()):
        j += 1
    if page.kind(j) != WORD or page.at(j) in function_words(language) | _fates() or UNSPACED.match(page.at(j)):
        return None
    return Span(page.starts[j], page.ends[j])


def follows_noun(page: Page, i: int) -> bool:
    """Whether behind digits of a text that is not English a word follows that they may count: "Погибли 1340 жителей"."""
    language = base_language(page.language)
    return (
        language != "en"
        and page.kind(i + 1) == WORD
        and not page.capital(i + 1)
        and page.at(i + 1) not in function_words(language)
    )
