"""Bytes to articles. `READERS` says which kind of file is read how; everything else below is the order of the steps.

Read in this order:

`folder`, `page`          from paths to files; what a reader hands on
`text`, `markdown`        what stands in the file is the text
`html`, `live`, `markup`  a page's article, a live blog's posts, a fragment of a feed
`jsonl`, `eml`, `docx`    one article a line; a mail; a Word document
`pdf`, `pdf_child`        a PDF, in a process of its own with limits on time and memory
`page_dates`, `stamps`    which of a page's dates is its article's, and a stated day in any form
`header`, `sources`       what a page's own lines say of it, and what `sources.toml` states
`article`                 all of this as one `Article`
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.errors import InputError
from briefgen.pages.readers.article import article_from_text, hash_text
from briefgen.pages.readers.docx import read_docx
from briefgen.pages.readers.eml import read_eml
from briefgen.pages.readers.folder import open_regular, walk_folder
from briefgen.pages.readers.html import EXTRA_HINT, read_html
from briefgen.pages.readers.jsonl import read_jsonl
from briefgen.pages.readers.markdown import read_markdown
from briefgen.pages.readers.page import BadPage, Page, Stated, Unreadable
from briefgen.pages.readers.pdf import read_pdf
from briefgen.pages.readers.sources import FILE_NAME, Sources, read_sources, stated_from
from briefgen.pages.readers.text import decode_text, read_text
from briefgen.records import Article, Failure

__all__ = ["READERS", "Reading", "Stated", "Unreadable", "article_from_text", "read_paths"]

READERS: dict[str, Callable[[bytes], tuple[Page | BadPage, ...]]] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".eml": read_eml,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
"""Suffix, lower case, to reader. A reader turns bytes into pages and raises `Unreadable`; a library that it needs is
imported at first use."""

Input = str | os.PathLike[str] | Mapping[str, object] | Article
"""A path, `-`, a dict with `text` (and title, url, published, outlet ...), or an article that was read before."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, what failed, and the files of unknown kind that were passed over."""

    articles: tuple[Article, ...] = ()
    failures: tuple[Failure, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Draft:
    """An article before its id is known."""

    article: Article
    prefix: str | None


def read_paths(paths: Sequence[Input] | Input, *, stdin: str | bytes | None = None) -> Reading:
    """Read folders, files, `-` (the text in `stdin`), dicts and articles, in the order given; folders in sorted "
    "order.

    Raises `InputError` where a named path does not exist or cannot be read, and where nothing at all was readable.
    A file in a folder that cannot be read is a `Failure`, one of unknown kind stands in `ignored`.
    """
    inputs: Sequence[Input] = [paths] if isinstance(paths, (str, os.PathLike, Mapping, Article)) else list(paths)
    if not inputs:
        raise InputError("no articles were named")
    drafts: list[_Draft] = []
    failures: list[Failure] = []
    ignored: list[str] = []
    seen: set[str] = set()
    for number, given in enumerate(inputs, start=1):
        found = _read_input(given, number, stdin=stdin, seen=seen)
        drafts.extend(found[0])
        failures.extend(found[1])
        ignored.extend(found[2])
    if not drafts:
        raise InputError(_nothing_read(failures, ignored), hint=_nothing_hint(failures))
    return Reading(_with_ids(drafts), tuple(failures), tuple(ignored))


_Read = tuple[list[_Draft], list[Failure], list[str]]


def _read_input(given: Input, number: int, *, stdin: str | bytes | None, seen: set[str]) -> _Read:
    if isinstance(given, Article):
        return [_Draft(given, None)], [], []
    if isinstance(given, Mapping):
        return _read_mapping(given, number)
    name = os.fspath(given)
    if name == "-":
        return [_Draft(_from_stdin(stdin), None)], [], []
    _refuse_addresses(name)
    path = Path(name)
    if path.is_dir():
        return _read_folder(path, seen)
    return _read_named(path, seen)


def _refuse_addresses(name: str) -> None:
    if re.match(r"^[a-z][a-z0-9+.-]{1,10}://", name, re.IGNORECASE):
        raise InputError(f"{name}: addresses are not fetched", hint="save the page as text and name the file")


def _read_mapping(given: Mapping[str, object], number: int) -> _Read:
    """An article from a dict. `text` is its text; the other keys are those of `sources.toml`, `path` names it.

    A dict of the wrong shape is the caller's mistake and raises `InputError`; one without readable text is a `Failure`.
    """
    text = given.get("text")
    if not isinstance(text, str):
        raise InputError(
            f"article {number}: it has no text", hint='give a dict with "text", and any of title, url, published'
        )
    unknown = sorted(str(key) for key in given if key not in _MAPPING_KEYS)
    if unknown:
        raise InputError(f"article {number}: unknown key {unknown[0]!r}", hint="known are " + ", ".join(_MAPPING_KEYS))
    path = str(given.get("path") or given.get("file") or f"article-{number}")
    try:
        stated = stated_from(given, where="stated with the article")
        return [_Draft(article_from_text(text, path=path, stated=stated), None)], [], []
    except ValueError as error:
        raise InputError(f"article {number}: {error}", hint="dates are written 2020-02-28") from error
    except Unreadable as error:
        return [], [Failure("read", error.code, f"{path}: {error}")], []


_MAPPING_KEYS = (
    "text",
    "path",
    "file",
    "title",
    "outlet",
    "origin",
    "url",
    "published",
    "modified",
    "authors",
    "language",
    "note",
    "retrieved",
)


def _from_stdin(stdin: str | bytes | None) -> Article:
    if stdin is None:
        raise InputError("standard input was named and holds nothing", hint="pipe a text in, or name a file")
    try:
        text, badges = decode_text(stdin) if isinstance(stdin, bytes) else (stdin, ())
        return article_from_text(text, path="standard-input", badges=badges)
    except Unreadable as error:
        raise InputError(f"standard input: {error}", hint=error.hint) from error


# ---------------------------------------------------------------- files


def _read_folder(folder: Path, seen: set[str]) -> _Read:
    drafts: list[_Draft] = []
    failures: list[Failure] = []
    ignored: list[str] = []
    sources, problems = _sources_of(folder)
    failures.extend(problems)
    stated_files = set()
    for found in walk_folder(folder):
        stated_files.add(found.name)
        if _is_no_article(found.path.name) or _seen_before(found.path, seen):
            continue
        if found.path.suffix.lower() not in READERS:
            ignored.append(found.name)
            continue
        try:
            read = _read_file(found.path, found.name, sources.of(found.name))
            drafts.extend(read[0])
            failures.extend(read[1])
        except Unreadable as error:
            failures.append(Failure("read", error.code, f"{found.name}: {error}"))
    absent = [name for name, _ in sources.stated if name not in stated_files]
    failures.extend(Failure("read", "sources", f"{FILE_NAME}: no such file as {name!r}") for name in absent)
    return drafts, failures, ignored


def read_hashes(folder: Path) -> tuple[str, ...]:
    """The hashes that the articles of a folder would have, sorted, without reading what is in them.

    A file that cannot be read counts for nothing, as for `read_paths`.
    """
    hashes: list[str] = []
    for found in walk_folder(folder):
        if _is_no_article(found.path.name) or found.path.suffix.lower() not in READERS:
            continue
        try:
            pages = _pages_of(found.path)
        except Unreadable:
            continue
        hashes += [hash_text(page.text) for page in pages if isinstance(page, Page) and page.text.strip()]
    return tuple(sorted(hashes))


def _read_named(path: Path, seen: set[str]) -> _Read:
    if not path.exists() and not path.is_symlink():
        raise InputError(f"{path}: no such file or folder")
    if path.suffix.lower() not in READERS:
        raise InputError(f"{path}: files of this kind are not read", hint="known kinds are " + ", ".join(READERS))
    if _seen_before(path, seen):
        return [], [], []
    sources, problems = _sources_of(path.parent)
    try:
        drafts, failures = _read_file(path, path.name, sources.of(path.name))
        return drafts, [*problems, *failures], []
    except Unreadable as error:
        raise InputError(f"{path}: {error}", hint=error.hint) from error


def _seen_before(path: Path, seen: set[str]) -> bool:
    real = os.path.realpath(path)
    if real in seen:
        return True
    seen.add(real)
    return False


def _is_no_article(name: str) -> bool:
    return (
        name.lower() == FILE_NAME
        or re.match(r"^(?:readme|license|changelog|contributing)(?:\.|$)", name, re.IGNORECASE) is not None
    )


def _sources_of(folder: Path) -> tuple[Sources, list[Failure]]:
    path = folder / FILE_NAME
    if not path.is_file() or path.is_symlink():
        return Sources(), []
    try:
        sources = read_sources(open_regular(path))
    except Unreadable as error:
        return Sources(), [Failure("read", "sources", f"{FILE_NAME}: {error}")]
    return sources, [Failure("read", "sources", f"{FILE_NAME}: {problem}") for problem in sources.problems]


def _pages_of(path: Path) -> tuple[Page | BadPage, ...]:
    """The pages of a file, by its suffix; what plainly is of another kind (a web page or a PDF that was saved as text) is read as what
    it is, or refused as that."""
    data = open_regular(path)
    reader = READERS[path.suffix.lower()]
    if reader is read_text and _WEB_PAGE.match(data):
        return read_html(data)
    for opening, meant in _OPENINGS:
        if data.startswith(opening):
            if isinstance(meant, str):
                raise Unreadable(
                    f"it is {meant}, which is not read", code="kind", hint="save it as plain text in UTF-8"
                )
            return meant(data)
    return reader(data)


_OPENINGS: tuple[tuple[bytes, Callable[[bytes], tuple[Page | BadPage, ...]] | str], ...] = (
    (b"%PDF-", read_pdf), (b"PK\x03\x04", read_docx), (b"{\\rtf", "an RTF document"), (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"\x1f\x8b", "a packed file"),
)  # fmt: skip
"""First bytes that tell a file's kind whatever it is called, with its reader or what to call it."""
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}<(?:!doctype html|html[\s>])", re.IGNORECASE)


def _read_file(path: Path, name: str, stated: Stated) -> tuple[list[_Draft], list[Failure]]:
    pages = _pages_of(path)
    shown = _shown(name)
    prefix = _prefix(path.name) if len(pages) == 1 else None
    bad = [page for page in pages if isinstance(page, BadPage)]
    failures = [Failure("read", page.code, f"{shown}, {page.where}: {page.reason}") for page in bad]
    return [_draft(page, shown, stated, prefix) for page in pages if isinstance(page, Page)], failures


def _draft(page: Page, name: str, stated: Stated, prefix: str | None) -> _Draft:
    path = name if page.part is None else _numbered(name, page.part)
    article = article_from_text(
        page.text, path=path, stated=stated.over(page.stated), badges=page.badges, passed_over=page.passed_over
    )
    return _Draft(article, prefix)


def _numbered(name: str, part: str) -> str:
    """ "news.jsonl" and "003" make "news#003.jsonl", so that each article has a name of its own."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}#{part}{dot}{suffix}"


def _shown(name: str) -> str:
    """A file name as text: bytes that are no Unicode become `?`."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _prefix(name: str) -> str | None:
    match = re.match(r"^(\d{3,})(?!\d)", name)
    return match.group(1) if match is not None else None


def _with_ids(drafts: Sequence[_Draft]) -> tuple[Article, ...]:
    """The files' own numbers where all have one and none twice, else 001, 002, ... in order."""
    prefixes = [draft.prefix for draft in drafts]
    if all(prefix is not None for prefix in prefixes) and len(set(prefixes)) == len(prefixes):
        return tuple(replace(draft.article, id=draft.prefix or "") for draft in drafts)
    return tuple(replace(draft.article, id=f"{number:03d}") for number, draft in enumerate(drafts, start=1))


def _nothing_read(failures: Iterable[Failure], ignored: Sequence[str]) -> str:
    first = next(iter(failures), None)
    if first is not None:
        return f"nothing could be read: {first.reason}"
    return f"no article found; {say_unknown(ignored)}" if ignored else "no article found"


def say_unknown(names: Sequence[str]) -> str:
    """Files of unknown kind in a few words, the first five by name: "not read, of unknown kind: a.rtf, b.odt and 3 more"."""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"not read, of unknown kind: {', '.join(names[:MOST_NAMED])}{more}"


MOST_NAMED = 5


def _nothing_hint(failures: Iterable[Failure]) -> str | None:
    codes = {failure.code for failure in failures}
    return EXTRA_HINT if "needs_extra" in codes else "save the pages as plain text in UTF-8" if codes else None
