"""The key, and how it is kept out of everything that is shown or stored.

A `Secret` shows itself as `Secret(set)` wherever it is printed. Text that came from a provider goes through
`hide_secret` before it is stored and through `safe_text` before a person sees it: a server that echoes the key in its
error, its model name or its answer must not make us the ones who write it down.
"""

from __future__ import annotations

import base64
import logging
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

MASK = "[key]"
SHORTEST_SECRET = 8
"""Shorter "keys" are the placeholders of local servers; hiding "none" in an article would falsify it."""
PLACEHOLDERS = frozenset(
    {"lm-studio", "not-needed", "no-key-required", "sk-no-key-required", "placeholder", "anything"}
)

LOOKS_LIKE_KEY = re.compile(
    r"\b(?:sk|rk|pk|gsk|xai|hf)[-_][A-Za-z0-9_\-*.]{8,}|(?i:bearer|api[-_ ]?key[:=])\s+[^\s\"',;]{8,}"
)
"""Keys that are not ours, half-masked ones ("sk-abc***xyz") among them."""

PLAIN_WORD = re.compile(r"[\w.\-\[\]/: ]+", re.ASCII)


class Secret:
    """A key that is never printed, compared in a log or pickled by accident; `reveal()` alone gives it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __repr__(self) -> str:
        return "Secret(set)" if self._text else "Secret(empty)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> str:
        raise TypeError("a key is not pickled")


class KeyFilter(logging.Filter):
    """Hides a key in the log lines of the libraries below us: at DEBUG they print headers, and a server may echo."""

    def __init__(self, secret: Secret) -> None:
        super().__init__()
        self._secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if holds_secret(said, self._secret):
            record.msg, record.args = hide_secret(said, self._secret), ()
        return True


def hide_secret(text: str, secret: Secret | None) -> str:
    """`text` without the key, be it plain, percent-encoded or in base64. Nothing else is changed."""
    for form in _forms(secret):
        text = text.replace(form, MASK)
    return text


def holds_secret(text: str, secret: Secret | None) -> bool:
    """Whether the key stands in `text` in one of the forms that `hide_secret` hides."""
    return any(form in text for form in _forms(secret))


def safe_text(text: str, secret: Secret | None, *, limit: int = 200) -> str:
    """A provider's words on one line, fit for a terminal and a log: no key, no control characters, at most `limit`."""
    hidden = LOOKS_LIKE_KEY.sub(MASK, hide_secret(text, secret))
    line = "".join(_shown(char) for char in " ".join(hidden[: 8 * limit].split()))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def safe_word(value: object, secret: Secret | None, *, limit: int = 60) -> str | None:
    """A code, type, parameter or request id as servers give it; None where it is no short plain word."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**9 else ""
    if not isinstance(value, str) or len(value) > limit or not PLAIN_WORD.fullmatch(value):
        return None
    return safe_text(value, secret, limit=limit)


@lru_cache(maxsize=8)
def _forms(secret: Secret | None) -> tuple[str, ...]:
    if secret is None or len(secret.reveal()) < SHORTEST_SECRET or secret.reveal().lower() in PLACEHOLDERS:
        return ()
    plain = secret.reveal()
    encoded = base64.b64encode(plain.encode("utf-8", "surrogatepass")).decode("ascii").rstrip("=")
    return tuple(dict.fromkeys((plain, quote(plain, safe="", errors="replace"), encoded)))


def _shown(char: str) -> str:
    """Controls, format characters (bidi, zero width), surrogates and private use as escapes."""
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return f"\\u{ord(char):04x}"
    return char
