"""qualifiers"""

from __future__ import annotations

from briefgen.figures.page import DIGITS, Page, base_language
from briefgen.records import Qualifier

_LEFT_PHRASES: dict[Qualifier, str] = {
    "exactly": "exactly | precisely | a total of | total of | a combined total of | an exact | in all | genau | insgesamt | exactement | exactamente | esattamente",
    "about": "about | around | roughly | some | approximately | approx | approx . | an estimated | estimated | estimated at | circa | c . | ca . | ca | "
    "~ | ≈ | in the region of | on the order of | of the order of | in the neighbourhood of | in the neighborhood of | somewhere around | "
    "more or less | estimates of | an approximate | put at about | rund | etwa | ungefähr | gegen | zirka | environ | quelque | autour de | "
    "unos | unas | alrededor de | aproximadamente | cerca de | intorno a | all'incirca | about half of that , or",
    "more_than": "more than | over | above | topped | topping | tops | passed | passing | passes | exceeded | exceeds | exceeding | exceed | surpassed | "
    "surpassing | surpasses | surpass | in excess of | upwards of | upward of | north of | well over | well above | far more than | greater than | "
    "higher than | larger than | bigger than | longer than | older than | crossed | beyond | better than | > | mehr als | über | plus de | "
    "más de | più di | oltre | de plus de",
    "at_least": "at least | no fewer than | no less than | not less than | not fewer than | a minimum of | minimum of | as few as | as little as | at the very least | "
    "≥ | mindestens | wenigstens | au moins | al menos | por lo menos | almeno | not under",
    "almost": "almost | nearly | close to | just under | approaching | just below | just shy of | shy of | virtually | nearing | a little under | slightly under | "
    "slightly below | slightly less than | slightly fewer than | a little less than | just less than | well-nigh | knapp | fast | nahezu | beinahe | "
    "près de | presque | casi | quasi",
    "just_over": "just over | slightly more than | slightly over | slightly above | just above | a little over | a little more than | little more than | "
    "just more than | a little above | gut | un peu plus de | poco más de | poco più di | marginally more than | a shade over",
    "less_than": "less than | fewer than | under | below | well under | well below | south of | lower than | smaller than | younger than | shorter than | < | "
    "weniger als | unter | moins de | menos de | meno di",
    "at_most": "no more than | not more than | at most | a maximum of | maximum of | at the most | not exceeding | no greater than | no larger than | no higher than | "
    "no longer than | ≤ | höchstens | maximal | au plus | au maximum | como máximo | al massimo | not over",
    "up_to": "up to | as many as | as much as | as high as | as long as | as far as | as large as | as big as | bis zu | jusqu'à | hasta | fino a",
}  # fmt: skip
"""Words left of a number. The longest phrase that ends at the number wins, so "no more than" goes before "more than"."""


_RIGHT_PHRASES: dict[Qualifier, str] = {
    "about": "or so | or thereabouts | give or take | more or less | - odd | odd",
    "at_least": "+ | or more | or over | or above | or greater | or higher | or older | or longer | and above | and over | and up | and older | plus | - plus | at least | at the least | at a minimum",
    "at_most": "or fewer | or less | or under | or below | or younger | at most | at the most",
}  # fmt: skip


def _phrase_table(phrases: dict[Qualifier, str]) -> dict[tuple[str, ...], Qualifier]:
    return {tuple(p.split()): qualifier for qualifier, row in phrases.items() for p in row.split(" | ")}


_LEFT = _phrase_table(_LEFT_PHRASES)


_RIGHT = _phrase_table(_RIGHT_PHRASES)


_LEFT_ENDS = {key[-1] for key in _LEFT}


_LEFT_LENGTHS = (5, 4, 3, 2, 1)


_RIGHT_LENGTHS = (3, 2, 1)


_BETWEEN = frozenset("another additional further other extra a an record the-record".split())
"""Words that may stand between a qualifier and its number: "more than another 40"."""


_LIMITS = frozenset("topped topping tops passed passing passes crossed".split())


_COUNTABLES = frozenset(
    "toll tolls number numbers count counts total totals figure figures deaths cases casualties population inflation sales "
    "temperatures temperature price prices debt losses revenue revenues profit profits turnout attendance damage damages "
    "costs cost value injured injuries dead wounded arrests investment speeds winds rate rates majority orders shipments".split()
)


_NOT_OVER = frozenset(
    "take takes taking took taken hand hands handing handed turn turns turning turned fly flies flew flying fight fights "
    "fighting fought dispute disputes disputed war wars control row conflict clash clashes concern concerns argument "
    "debate talks run ran running carry carried roll rolled win won crossed rule ruled rules preside presided looked look "
    "pore watch knocked go went gone going charged arrested worries fears anger outrage protest protests sued pulled".split()
)
"""Words after which "over" is a preposition or part of a verb: "handed over 20 prisoners", "a row over two islands"."""


def _left_phrase(page: Page, i: int) -> tuple[Qualifier, int] | None:
    """The longest qualifier that ends just before token `i`, and its first token."""
    if page.at(i - 1) not in _LEFT_ENDS:
        return None
    for length in _LEFT_LENGTHS:
        if i < length:
            continue
        found = _LEFT.get(tuple(page.words[i - length : i]))
        if found and _is_qualifier(page, i - length, i):
            return found, i - length
    return None


def _is_qualifier(page: Page, first: int, i: int) -> bool:
    """Whether a word that has other uses qualifies here."""
    word, before = page.words[first], page.at(first - 1)
    if i - first > 1:
        return True
    if word in _LIMITS:
        return any(page.at(k) in _COUNTABLES for k in range(max(first - 9, 0), first))
    if word == "over":
        return before not in _NOT_OVER
    if word in ("some", "about", "around") and page.at(i) == "one":
        return page.at(i + 1) not in ("of",)
    if word == "under":
        return before not in (
            "placed",
            "put",
            "came",
            "come",
            "comes",
            "held",
            "arrested",
            "charged",
            "listed",
            "filed",
        )
    if word == "fast":
        return base_language(page.language) == "de"
    if word in ("gut", "gegen", "ca", "circa", "unter", "oltre", "casi", "quasi", "over", "estimated"):
        return word in ("estimated", "circa", "ca") or base_language(page.language) != "en"
    return True


def left_qualifier(page: Page, i: int) -> tuple[Qualifier | None, int]:
    """The qualifier left of token `i` and where its phrase starts; of a chain ("up to about 50") the leftmost wins.

    "A total of more than 40" is more than 40: a total takes its own qualifier.
    """
    found: Qualifier | None = None
    start = i
    for _ in range(3):
        k = start
        while page.at(k - 1) in _BETWEEN and k > start - 2 and (k - 1, page.at(k - 1)) != (start - 1, "a"):
            k -= 1
        step = _left_phrase(page, start) or (_left_phrase(page, k) if k != start else None)
        if step is None:
            break
        found = found if found and step[0] == "exactly" else step[0]
        start = step[1]
    return found, start


def right_qualifier(page: Page, j: int) -> tuple[Qualifier | None, int]:
    """The qualifier that starts at token `j` and its last token."""
    if page.at(j) == "-" and not page.hyphen(j):
        return None, j
    for length in _RIGHT_LENGTHS:
        found = _RIGHT.get(tuple(page.words[j : j + length]))
        if found is None:
            continue
        last = j + length - 1
        if (
            page.at(j) in ("plus", "odd")
            and page.kind(last + 1) == DIGITS
            or (page.at(j) == "+" and not page.touches(j - 1))
        ):
            return None, j
        return found, last
    return None, j
