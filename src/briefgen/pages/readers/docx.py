"""Word documents: paragraphs and tables in their order, read with python-docx.

Word's properties (title, author, date of the file) mostly tell of a template and are not read.
"""

from __future__ import annotations

import zipfile
import zlib
from importlib import import_module
from io import BytesIO
from typing import Any

from briefgen.pages.readers.html import EXTRA_HINT
from briefgen.pages.readers.page import Page, Unreadable
from briefgen.pages.readers.text import check_size

MOST_UNPACKED = 100 * 1024 * 1024
"""Bytes of all parts unpacked: a packed file of 10 MiB can hold gigabytes."""


def read_docx(data: bytes) -> tuple[Page, ...]:
    """The one page of a Word document, an empty line between paragraphs. Raises `Unreadable`."""
    check_size(len(data))
    _check_package(data)
    try:
        docx, opc, etree = (import_module(name) for name in ("docx", "docx.opc.exceptions", "lxml.etree"))
    except ImportError as error:
        raise Unreadable("Word documents need python-docx", code="needs_extra", hint=EXTRA_HINT) from error
    packing = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
    faults = (opc.OpcError, etree.LxmlError, ValueError, KeyError, AttributeError, RecursionError, *packing)
    try:
        paragraphs = [text for block in docx.Document(BytesIO(data)).iter_inner_content() for text in _lines(block)]
    except faults as error:
        raise Unreadable("the document cannot be read as Word", code="docx") from error
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
    if not text:
        raise Unreadable("the document holds no text", code="empty")
    return (Page(text),)


def _check_package(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise Unreadable("the file is no Word document", code="docx") from error
    if unpacked > MOST_UNPACKED:
        raise Unreadable(f"the document unpacks to {unpacked / 2**20:.0f} MiB, the limit is 100", code="too_large")


def _lines(block: Any) -> list[str]:
    """A paragraph's text, or a line for each row of a table."""
    if hasattr(block, "rows"):
        return ["\n".join(f"| {' | '.join(' '.join(cell.text.split()) for cell in row.cells)} |" for row in block.rows)]
    return [str(block.text)]
