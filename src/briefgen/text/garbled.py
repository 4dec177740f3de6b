"""Whether a text was garbled on its way: numbers that slid into one another, as programs that reword pages leave them.

One slip proves nothing, people write "22th" too. Clear are a day or ordinal that cannot be ("on the 318rd") together with
another sign at another place: a second one, or a single thing told as many ("1 boats were lost").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.records import Article, Block
from briefgen.text.dates.impossible import find_impossible
from briefgen.text.figures.page import designators

GARBLED = "looks garbled: "
"""How the badge of such an article begins; its signs follow."""
_LEAST_SIGNS = 2
_ONE_OF_MANY = re.compile(
    r"(?:(?P<before>[^\W\d_]+)\s)?(?<![\w.,$€£/:-])(?P<told>1 (?:[a-z]{3,}s|people|men|women|children) (?:were|are|have))\b"
)
_DESIGNATING = designators("always") | designators("loosely")


def garbled_signs(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The words in an article's body that show it garbled, in order; () where the signs are not clear."""
    told = [(block.span, block.span.of(text)) for block in blocks if block.role == "body"]
    found = [(one.span.shift(span.start), one.sign) for span, body in told for one in find_impossible(body)]
    odd = [span for span, sign in found if not _is_human(span.of(text), sign)]
    many = [(span.start + match.start("told"), match["told"]) for span, body in told for match in _several_of_one(body)]
    signs = sorted([*((span.start, span.of(text)) for span in odd), *many])
    clear = any(sign == "day" for _, sign in found) or len(odd) >= _LEAST_SIGNS
    return tuple(words for _, words in signs) if clear and len(signs) >= _LEAST_SIGNS else ()


def _is_human(words: str, sign: str) -> bool:
    """ "22th" is a slip of people to whom English is foreign."""
    return sign == "ending" and words.lower().endswith("th")


def _several_of_one(body: str) -> list[re.Match[str]]:
    return [m for m in _ONE_OF_MANY.finditer(body) if (m["before"] or "").lower() not in _DESIGNATING]


def garbled_badge(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The badge of an article that looks garbled, with its signs; () for all others."""
    signs = garbled_signs(text, blocks)
    return (GARBLED + ", ".join(f"“{' '.join(words.split())}”" for words in signs),) if signs else ()


def is_garbled(article: Article) -> bool:
    """Whether an article was found garbled when it was read."""
    return any(badge.startswith(GARBLED) for badge in article.badges)
