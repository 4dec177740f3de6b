"""Losses in the way of accounts: a bracket around a number is its minus sign, "$(3.4) million", "(2.4)%", "(12.4)p".

A bracket has other uses: an age ("Jane Roe (24)"), a sum told again ("A$25 million ($16 million)"), an item of a list. It is
a sign only where the currency stands before it, a percent sign or, but for a sum told again, a scale or a share behind it,
with both ("(1.1) million dollars") or a currency behind decimals ("(0.31) euros"), or where it is a cell of a row of numbers. "($12.5 million)" by itself may be either, and is left as it is printed.
"""

from __future__ import annotations

from briefgen.text.figures.measures import SYMBOLS, code_at, currency_after, currency_before
from briefgen.text.figures.page import BREAK, DIGITS, WORD, Page
from briefgen.vocabulary import word_set

_SCALES = word_set("thousand million billion trillion crore lakh bn mn mm m b k tn mln mill bln mio mrd")
_SHARES = word_set("share unit ads")
_CLOSE_CELLS = ("|", ")", "%", "\t")


def loss_bracket(page: Page, i: int, last: int) -> tuple[int, int] | None:
    """The tokens of the bracket that makes the number at tokens `i` to `last` a loss; None where it has no bracket, or one
    of another use."""
    currency = currency_before(page, i)
    inside = currency is not None and page.at(currency[1] - 1) == "("
    opening = currency[1] - 1 if currency and inside else i - 1
    closing = last + 1
    if page.at(opening) != "(" or page.at(closing) != ")" or not page.touches(last):
        return None
    outside = code_at(page, opening - 1) is not None
    percent = page.at(closing + 1) in ("%", "p", "c") and page.touches(closing)
    goes_on = _goes_on(page, closing) and not _told_before(page, opening)
    money = closing + 1 + (page.at(closing + 1) in _SCALES)
    behind = (
        currency_after(page, money) is not None
        and (money > closing + 1 or _has_decimals(page, i))
        and not _told_before(page, opening)
    )
    if (outside and not inside) or percent or behind or (inside and goes_on) or _is_cell(page, i, opening, closing):
        return opening, closing
    return None


def _has_decimals(page: Page, i: int) -> bool:
    return "." in page.words[i] or "," in page.words[i]


def _goes_on(page: Page, closing: int) -> bool:
    """Whether a scale or "a share" stands behind the bracket."""
    behind = page.at(closing + 1)
    return behind in _SCALES or (behind in ("a", "per", "/") and page.at(closing + 2) in _SHARES)


def _told_before(page: Page, opening: int) -> bool:
    """Whether a sum stands right before the bracket, which then tells it again: "3 million euros ($3.3 million)"."""
    k = opening - 1
    while k > opening - 4 and page.kind(k) == WORD and page.at(k) not in ("and", "or"):
        k -= 1
    return page.kind(k) == DIGITS


def _is_cell(page: Page, i: int, opening: int, closing: int) -> bool:
    """Whether the bracket is a cell of a row: other cells before and behind it, or a row's name and another number."""
    before, behind = page.at(opening - 1), page.at(closing + 1)
    written = _has_decimals(page, i) or currency_before(page, i) is not None
    ends = page.kind(closing + 1) in (DIGITS, BREAK) or behind in ("|", "(") or behind in SYMBOLS
    if before == "|" or (page.kind(opening - 1) == BREAK and written):
        return ends
    if page.kind(opening - 1) == DIGITS or before in _CLOSE_CELLS:
        return ends and page.kind(closing + 1) != BREAK and written
    named = page.kind(opening - 1) == WORD or before == ")"
    return named and written and ends and page.kind(closing + 1) != BREAK
