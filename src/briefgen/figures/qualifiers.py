"""Qualifiers: the words left and right of a number that say how it bounds or rounds."""

from __future__ import annotations

from functools import lru_cache

from briefgen.figures.digits import base_language
from briefgen.figures.page import DIGITS, Page, word_set
from briefgen.records import Qualifier

_LEFT: dict[str, dict[Qualifier, str]] = {
    "en": {
        "exactly": "exactly | precisely | a total of | total of | a combined total of | a grand total of",
        "about": """about | around | roughly | some | approximately | approx | approx . | an estimated | estimated |
            estimated at | circa | c . | ca . | ca | ~ | ≈ | in the region of | on the order of | of the order of |
            in the neighbourhood of | in the neighborhood of | somewhere around | more or less | estimates of |
            an approximate | about an""",
        "more_than": """more than | over | above | topped | topping | tops | passed | passing | passes | exceeded |
            exceeds | exceeding | exceed | surpassed | surpassing | surpasses | surpass | in excess of | upwards of |
            upward of | north of | well over | well above | far more than | well more than | greater than |
            higher than | larger than | bigger than | longer than | older than | crossed | beyond | better than | >""",
        "at_least": """at least | no fewer than | no less than | not less than | not fewer than | a minimum of |
            minimum of | as few as | as little as | at the very least | at the least | ≥""",
        "almost": """almost | nearly | close to | just under | approaching | just below | just shy of | shy of |
            virtually | nearing | a little under | slightly under | slightly below | slightly less than |
            slightly fewer than | a little less than | just less than | very nearly""",
        "just_over": """just over | slightly more than | slightly over | slightly above | just above | a little over |
            a little more than | little more than | just more than | a little above | marginally more than""",
        "less_than": """less than | fewer than | under | below | well under | well below | south of | lower than |
            smaller than | younger than | shorter than | <""",
        "at_most": """no more than | not more than | at most | a maximum of | maximum of | at the most | not exceeding | not exceed | not to exceed |
            no greater than | no larger than | no higher than | no longer than | ≤""",
        "up_to": """up to | as many as | as much as | as high as | as long as | as far as | as large as | as big as""",
    },
    "de": {
        "exactly": "genau | insgesamt",
        "about": "rund | etwa | ungefähr | circa | ca | ca . | zirka | gegen",
        "more_than": "mehr als | über",
        "at_least": "mindestens | wenigstens | nicht weniger als",
        "almost": "knapp | fast | nahezu | beinahe",
        "just_over": "gut | etwas mehr als",
        "less_than": "weniger als | unter",
        "at_most": "höchstens | maximal | nicht mehr als",
        "up_to": "bis zu",
    },
    "fr": {
        "exactly": "exactement | au total",
        "about": "environ | quelque | autour de | à peu près",
        "more_than": "plus de",
        "at_least": "au moins",
        "almost": "près de | presque",
        "just_over": "un peu plus de",
        "less_than": "moins de",
        "at_most": "au plus | au maximum | pas plus de",
        "up_to": "jusqu'à",
    },
    "es": {
        "exactly": "exactamente",
        "about": "unos | unas | alrededor de | aproximadamente | cerca de",
        "more_than": "más de",
        "at_least": "al menos | por lo menos",
        "almost": "casi",
        "just_over": "poco más de",
        "less_than": "menos de",
        "at_most": "como máximo | no más de",
        "up_to": "hasta",
    },
    "it": {
        "exactly": "esattamente",
        "about": "circa | intorno a | all'incirca",
        "more_than": "più di | oltre",
        "at_least": "almeno",
        "almost": "quasi",
        "just_over": "poco più di",
        "less_than": "meno di",
        "at_most": "al massimo | non più di",
        "up_to": "fino a",
    },
}
"""Words left of a number, by language. The longest phrase that ends at it wins: "no more than" before "more than"."""

_RIGHT: dict[Qualifier, str] = {
    "about": "or so | or thereabouts | give or take | more or less | - odd | odd",
    "at_least": """+ | or more | or over | or above | or greater | or higher | or older | or longer | and above |
        and over | and up | and older | plus | - plus | at least | , at least | at the least | at a minimum""",
    "at_most": """or fewer | or less | or under | or below | or younger | at most | , at most | at the most""",
}
_LONGEST = 5
_SKIPPED = word_set("another additional further other extra a an")
"""Words that may stand between a qualifier and its number: "more than another 40"."""
_PASSED = word_set("topped topping tops passed passing passes crossed")
_COUNTABLES = word_set(
    """
    toll tolls number numbers count counts total totals figure figures deaths cases casualties population inflation
    sales temperatures temperature price prices debt losses revenue revenues profit profits turnout attendance damage
    damages costs cost value injured injuries dead wounded arrests investment speeds winds rate rates majority orders
    shipments unemployment exports imports donations subscribers users
    """
)
"""What can pass a number: "the toll passed 2½ million", not "she passed 12 laws"."""
_NOT_OVER = word_set(
    """
    take takes taking took taken hand hands handing handed turn turns turning turned fly flies flew flying fight
    fights fighting fought dispute disputes disputed war wars control row conflict clash clashes concern concerns
    argument debate talks run ran running carry carried roll rolled win won rule ruled rules preside presided looked
    look pore watch knocked go went gone going charged arrested worries fears anger outrage protest protests protested
    sued pulled spread stretched scattered
    """
)
"""Words after which "over" is a preposition or part of a verb: "handed over 20 prisoners", "a row over two islands"."""
_OVER_A_TIME = word_set(
    """
    for with of after in took take takes taking lasted lasts lasting spent spend spending served serving is was been
    by within or to from at and than well has have had aged waited lived stayed worked ruled governed
    """
)
"""Words after which "over nine months" is longer than nine months; else it is the time in which something happened."""
_NOT_UNDER = word_set(
    "placed put came come comes held arrested charged listed filed lies lay buried sits crushed trapped"
)
_NOT_UP_TO = word_set(
    "went goes go gone climbed jumped shot moved crept inched pushed walked drove drives ran came backed"
)


def _read_table(rows: dict[Qualifier, str]) -> dict[tuple[str, ...], Qualifier]:
    return {tuple(phrase.split()): qualifier for qualifier, row in rows.items() for phrase in row.split("|")}


_RIGHT_TABLE = _read_table(_RIGHT)


@lru_cache(maxsize=64)
def _left_table(language: str) -> tuple[dict[tuple[str, ...], Qualifier], frozenset[str]]:
    """The phrases of a language with the English ones behind them, and the words with which a phrase can end."""
    table = {**_read_table(_LEFT["en"]), **_read_table(_LEFT.get(base_language(language), {}))}
    return table, frozenset(key[-1] for key in table)


def left_qualifier(page: Page, i: int, *, period: bool = False) -> tuple[Qualifier | None, int]:
    """The qualifier left of token `i` and where its phrase starts; of a chain ("up to about 50") the leftmost wins.

    "A total of more than 40" is more than 40: a total takes its own qualifier. `period` says that the number is a
    duration, which things happen "over".
    """
    found: Qualifier | None = None
    start = i
    for _ in range(3):
        step = _phrase_before(page, start, period=period)
        if step is None and page.at(start - 1) in _SKIPPED:
            step = _phrase_before(page, start - 1, period=period)
        if step is None:
            break
        found = found if found and step[0] == "exactly" else step[0]
        start = step[1]
    return found, start


def _phrase_before(page: Page, i: int, *, period: bool) -> tuple[Qualifier, int] | None:
    """The longest qualifier that ends just before token `i`, and its first token."""
    table, ends = _left_table(page.language)
    if page.at(i - 1) not in ends:
        return None
    for length in range(min(_LONGEST, i), 0, -1):
        found = table.get(tuple(page.words[i - length : i]))
        if found and _qualifies(page, i - length, i, period=period):
            return found, i - length
    return None


def _qualifies(page: Page, first: int, i: int, *, period: bool) -> bool:
    """Whether words that have other uses qualify here."""
    word, before = page.words[first], page.at(first - 1)
    if word == "up" and page.at(first + 1) == "to":
        came_from = any(page.at(k) == "from" and page.kind(k + 1) == DIGITS for k in range(i + 1, i + 4))
        return before not in _NOT_UP_TO and not came_from
    if i - first > 1:
        return True
    if word in _PASSED:
        return any(page.at(k) in _COUNTABLES for k in range(max(first - 9, 0), first))
    if word == "over":
        if period and before not in _OVER_A_TIME:
            return any(page.at(k) in ("ago", "old", "later", "earlier") for k in range(i, i + 4))
        return before not in _NOT_OVER
    if word in ("some", "about", "around") and page.at(i) == "one":
        return page.at(i + 1) != "of"
    if word == "under":
        return before not in _NOT_UNDER
    return True


def right_qualifier(page: Page, j: int) -> tuple[Qualifier | None, int]:
    """The qualifier that starts at token `j` ("or so", "+", "or more") and its last token."""
    if (page.at(j) == "-" and not page.hyphen(j)) or (page.at(j) == "+" and not page.touches(j - 1)):
        return None, j
    for length in (3, 2, 1):
        found = _RIGHT_TABLE.get(tuple(page.words[j : j + length])) if j + length <= page.length else None
        last = j + length - 1
        if found and not (page.at(last) in ("plus", "odd", "+") and page.kind(last + 1) == DIGITS):
            return found, last
    return None, j
