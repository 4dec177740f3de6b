"""Words of order, contrast, denial and doubt in a text: without one, nothing that rests on such a word is believed."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from briefgen.vocabulary import read_table

Sign = Literal["order", "move", "contrast", "denial", "hedge", "naming"]


def has_sign(text: str, *signs: Sign) -> bool:
    """Whether a word of one of these signs stands in `text`.

    >>> has_sign("The toll was revised to 275.", "order"), has_sign("It could reach 20,000.", "order")
    (True, False)
    """
    return any(_pattern(sign).search(text) for sign in signs)


def blanked_sign(text: str, sign: Sign) -> str:
    """`text` with blanks in the place of a sign's words, so that every other word keeps its offset."""
    return _pattern(sign).sub(lambda found: " " * len(found[0]), text)


@cache
def _pattern(sign: Sign) -> re.Pattern[str]:
    words = [row["words"] for row in read_table("signs", ("words", "sign")) if row["sign"] == sign]
    return re.compile("|".join(_phrase(phrase) for phrase in sorted(words, key=len, reverse=True)), re.IGNORECASE)


def _phrase(phrase: str) -> str:
    """Words apart by any white space; an asterisk is the rest of a word."""
    plain = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    return rf"{'' if phrase.startswith(',') else chr(92) + 'b'}{plain}\b"
