"""Plain text: bytes to characters, and nothing altered after that (line ends stay as they are)."""

from __future__ import annotations

import codecs
import re

from briefgen.pages.readers.page import Page, Unreadable

LIMIT = 10 * 1024 * 1024
"""Bytes of one file. A long article has 60 kB; more than 10 MiB is a book or a mistake."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32 before UTF-16, whose mark it begins with."""


def read_text(data: bytes) -> tuple[Page, ...]:
    """The one page of a text file. Raises `Unreadable` for an empty or binary file."""
    text, badges = decode_text(data)
    return (Page(text, badges=badges),)


def decode_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The characters of `data` and a badge where the encoding had to be guessed.

    UTF-8 with or without mark, UTF-16 and UTF-32 with one; else Windows-1252, where its five unused bytes do not occur,
    else Latin-1. Raises `Unreadable` for what is empty, too long, or no text.
    """
    check_size(len(data))
    encoding, badges = _encoding_of(data)
    text = _decoded(data, encoding)
    check_text(text)
    return text, badges


def check_text(text: str) -> None:
    """Raise `Unreadable` for what is empty or no text, from wherever it came."""
    if not text.strip():
        raise Unreadable("there is no text in it", code="empty", hint="leave it out, or save the page again")
    if "\x00" in text:
        raise Unreadable("it holds NUL bytes, so it is no text", code="binary")
    if _share_of_controls(text) > 0.02:
        raise Unreadable("it holds control bytes, so it is no text", code="binary")


def check_size(size: int) -> None:
    """Raise `Unreadable` for a file of more than 10 MiB. `size` counts bytes."""
    if size > LIMIT:
        raise Unreadable(
            f"the file has {size / 2**20:.1f} MiB, the limit is 10", code="too_large", hint="split it, or leave it out"
        )


def _encoding_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, ()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data)
    return "utf-8", ()


def _eight_bit(data: bytes) -> tuple[str, tuple[str, ...]]:
    if b"\x00" in data:
        raise Unreadable("the file holds NUL bytes, so it is no text", code="binary")
    if any(byte in data for byte in b"\x81\x8d\x8f\x90\x9d"):
        return "latin-1", ("read as Latin-1",)
    return "cp1252", ("read as Windows-1252",)


def _decoded(data: bytes, encoding: str) -> str:
    mark = next((mark for mark, name in _MARKS if name == encoding and data.startswith(mark)), b"")
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"the file is broken {encoding.upper()} at byte {error.start}", code="encoding") from error


_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def _share_of_controls(text: str) -> float:
    sample = text[:20_000]
    return len(_CONTROL.findall(sample)) / max(1, len(sample))
