"""Tokens in o200k, the measure of every border, for every model, equal on every machine.

tiktoken downloads its ranks at first use and fails offline. The wheel `bpe-openai` (extra `briefgen[offline]`) carries
the same file, byte for byte: it is checked against the hash that tiktoken itself checks, before any download is tried.
A model's own tokenizer would serve estimates only, never borders.

Without a model nothing is sent in chunks, so there an estimate serves where the ranks are not at hand (`tokens_at_hand`).
"""

from __future__ import annotations

import gzip
import hashlib
import re
from binascii import a2b_base64
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.errors import UsageError

if TYPE_CHECKING:
    import tiktoken

RANKS_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
"""SHA-256 of o200k_base.tiktoken, from `tiktoken_ext.openai_public` (MIT)."""

SPECIAL_TOKENS = {"<|endoftext|>": 199_999, "<|endofprompt|>": 200_018}

PATTERN = "|".join(
    (
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    )
)
"""How o200k parts a text before it merges, from `tiktoken_ext.openai_public` (MIT)."""

PIECE = 100_000
"""Code points given to tiktoken at a time: its regex engine runs out of stack on a million spaces."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A way to count tokens: how many a text has, and where each ends. `estimated` where it is no exact count."""

    count: Callable[[str], int]
    ends: Callable[[str], tuple[int, ...]]
    estimated: bool = False


class TokensUnavailable(UsageError):
    """No o200k ranks on this machine and none to be had."""

    default_hint = (
        'install them once with `pip install "briefgen[offline]"`; after that no network is needed '
        "(`--engine local` does without them)"
    )


def count_tokens(text: str) -> int:
    """The o200k tokens of `text`, special tokens read as plain text. Raises `TokensUnavailable`.

    Above 100,000 characters it is the sum over pieces of that length.
    """
    encoding = _encoding()
    if len(text) <= PIECE:
        return len(encoding.encode_ordinary(text))
    return sum(len(encoding.encode_ordinary(text[at : at + PIECE])) for at in range(0, len(text), PIECE))


def token_ends(text: str) -> tuple[int, ...]:
    """Where each token ends, in code points of `text`, ascending; a token inside a character ends with the character.

    `token_ends("Idlib fell")` ends with 10. Raises `TokensUnavailable`.
    """
    encoding = _encoding()
    ends: list[int] = []
    for at in range(0, len(text), PIECE):
        ends.extend(_piece_ends(encoding, text[at : at + PIECE], at))
    return tuple(ends)


def _piece_ends(encoding: tiktoken.Encoding, piece: str, at: int) -> list[int]:
    character_of = [at + index + 1 for index, char in enumerate(piece) for _ in range(len(_bytes_of(char)))]
    ends, here = [], 0
    for token in encoding.encode_ordinary(piece):
        here += len(encoding.decode_single_token_bytes(token))
        ends.append(character_of[min(here, len(character_of)) - 1])
    return ends


def _bytes_of(char: str) -> bytes:
    """UTF-8 as tiktoken sees it: a lone surrogate is read as U+FFFD there, three bytes either way."""
    return char.encode("utf-8", "surrogatepass")


@lru_cache(maxsize=1)
def _encoding() -> tiktoken.Encoding:
    import tiktoken

    ranks_file = _bundled_ranks()
    if ranks_file is None:
        return _tiktokens_own()
    data = gzip.decompress(ranks_file.read_bytes())
    if hashlib.sha256(data).hexdigest() != RANKS_SHA256:
        return _tiktokens_own()
    ranks = {a2b_base64(token): int(rank) for token, rank in (line.split() for line in data.splitlines())}
    return tiktoken.Encoding("o200k_base", pat_str=PATTERN, mergeable_ranks=ranks, special_tokens=SPECIAL_TOKENS)


def _bundled_ranks() -> Path | None:
    """The ranks inside the installed `bpe-openai`, found without importing it; None where it is not installed."""
    spec = find_spec("bpe_openai")
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / "data" / "o200k_base.tiktoken.gz"
    return path if path.is_file() else None


def _tiktokens_own() -> tiktoken.Encoding:
    """tiktoken's cache, else its download. `requests` errors are OSErrors; a wrong hash is a ValueError."""
    import tiktoken

    try:
        return tiktoken.get_encoding("o200k_base")
    except (OSError, ValueError, ImportError) as error:
        raise TokensUnavailable("tokens cannot be counted: the o200k ranks are not on this machine") from error


# ---------------------------------------------------------------- without the ranks

_ESTIMATED = re.compile(
    r" ?[A-Za-z]{1,7}|\d{1,3}| ?[\u00c0-\u024f\u0370-\u052fA-Za-z]{1,4}|[\u0590-\u1fff]{1,3}|[\u3040-\u9fff\uac00-\ud7af]"
    r"|[ \t]+|\s+|.",
    re.DOTALL,
)
"""What stands for a token where there are no ranks: some seven letters of an English word, four of other alphabets, a character
of Han. Of news in Latin letters it counts up to a fifth more than o200k, of other scripts up to twice as many, and hardly less."""


def estimated_ends(text: str) -> tuple[int, ...]:
    """Where each token of the estimate ends, in code points of `text`, ascending.

    >>> estimated_ends("Idlib fell")
    (5, 10)
    """
    return tuple(match.end() for match in _ESTIMATED.finditer(text))


def estimate_tokens(text: str) -> int:
    """How many tokens `text` has by the estimate."""
    return len(estimated_ends(text))


O200K = Tokens(count_tokens, token_ends)
ESTIMATE = Tokens(estimate_tokens, estimated_ends, estimated=True)


def tokens_at_hand() -> Tokens:
    """The exact count where the ranks are installed, else the estimate; nothing is downloaded for it."""
    return O200K if _bundled_ranks() is not None else ESTIMATE
