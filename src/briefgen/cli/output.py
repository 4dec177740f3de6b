"""Where a briefing goes: standard output, files by their suffix, and the private copy behind `@last`."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.briefing.render import View
from briefgen.briefing.render.forms import FORMS, SUFFIXES, Form, renderer_of
from briefgen.cli.boundary import say
from briefgen.errors import InputError, OutputError, UsageError

if TYPE_CHECKING:
    from briefgen.briefing.public import Briefing

LOG = logging.getLogger("briefgen")
LAST = "@last"
LARGEST_BRIEFING = 256 * 1024 * 1024
"""Bytes of a briefing's JSON that are read at most: far above 10,000 articles with their texts."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file to be written, and its form. A page in Markdown has the sentences that it cites in a second file beside it, so that
    it can be sent on as it stands."""

    path: Path
    form: Form

    @property
    def cited(self) -> Path:
        """Where the sentences go: "page.cited.md" beside "page.md"."""
        return self.path.with_name(
            f"{self.path.stem if self.path.suffix.lower() in SUFFIXES else self.path.name}.cited.md"
        )


# ---------------------------------------------------------------- standard output


def write_stdout(text: str) -> None:
    """`text` as UTF-8 into a pipe or file, in its own encoding on a terminal. A reader that went away is no error."""
    encoding = (sys.stdout.encoding or "utf-8") if sys.stdout.isatty() else "utf-8"
    data = text.encode(encoding, "backslashreplace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python would flush once more at exit and complain there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise OutputError(f"standard output cannot be written: {error.strerror}") from error


def form_for_stdout(form: str | None) -> Form:
    """The asked-for form; else `term` on a terminal and `md` in a pipe."""
    if form is not None:
        return known_form(form)
    return "term" if sys.stdout.isatty() else "md"


def known_form(name: str) -> Form:
    """`name` if there is such a form. Raises `UsageError`."""
    for form in FORMS:
        if form == name:
            return form
    raise UsageError(f"no such form: {name}", hint=f"-f takes one of {', '.join(FORMS)}")


def stdout_columns() -> int:
    """The columns of the terminal; 100 in a pipe."""
    return shutil.get_terminal_size((100, 24)).columns


def view_of_stdout(*, full: bool, name: str | None, no_color: bool) -> View:
    """How standard output can show a page: its width, its colours, its characters."""
    return View(
        width=stdout_columns(), full=full, colour=not no_color and _has_colours(), ascii=not _has_boxes(), name=name
    )


def _has_colours() -> bool:
    """Whether standard output is a terminal with colours, as rich finds out (`NO_COLOR`, `TERM=dumb`)."""
    if not sys.stdout.isatty():
        return False
    from rich.console import Console

    console = Console(file=sys.stdout)
    return console.color_system is not None and not console.no_color


def _has_boxes() -> bool:
    """Whether box characters can be shown. Python makes the C locale UTF-8, its terminal does not follow."""
    import locale

    if sys.stdout.isatty() and locale.setlocale(locale.LC_CTYPE) in ("C", "POSIX"):
        return False
    try:
        "─━┃▶≠→¹·“”".encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


# ---------------------------------------------------------------- files


def targets_of(outputs: Sequence[str], form: str | None) -> tuple[Target, ...]:
    """The files of `-o` with their forms, each tested for writing. Raises `UsageError` and `OutputError`."""
    targets = []
    for name in outputs:
        path = Path(name)
        by_suffix = SUFFIXES.get(path.suffix.lower())
        if by_suffix is None and form is None:
            raise UsageError(f"{name}: no form has this suffix", hint=f"known are {', '.join(SUFFIXES)}; or add -f")
        targets.append(Target(path, by_suffix or known_form(form or "")))
        test_writable(path)
        if targets[-1].form == "md":
            test_writable(targets[-1].cited)
    return tuple(targets)


def test_writable(path: Path) -> None:
    """Raise `OutputError` where `path` could not be written, before anything is read or paid."""
    if path.is_dir():
        raise OutputError(f"{path}: is a folder", hint="name a file in it")
    if path.exists() and not path.is_file():
        raise OutputError(f"{path}: is no regular file", hint="name a file, or leave -o away")
    try:
        _new_beside(path, b"").unlink()
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def write_file(path: Path, text: str) -> None:
    """Write `text` as UTF-8 at once: a reader sees the old file or the whole new one. Raises `OutputError`."""
    real = path.resolve()
    try:
        fresh = _new_beside(real, text.encode("utf-8", "backslashreplace"))
        os.replace(fresh, real)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


def _new_beside(path: Path, data: bytes, *, mode: int = 0o666) -> Path:
    """A new file in the same folder, with the user's umask; removed again if writing fails."""
    fresh = path.parent / f".{path.name[:80]}.{secrets.token_hex(4)}.tmp"
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


# ---------------------------------------------------------------- @last


def keep_last(briefing: Briefing, state_folder: Path) -> bool:
    """Keep the briefing for `@last`, readable by its owner only. False, with a line on stderr, where that fails."""
    path = state_folder / "last.json"
    try:
        state_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.replace(_new_beside(path, briefing.to_json().encode("utf-8", "backslashreplace"), mode=0o600), path)
    except OSError as error:
        say(f"note: @last was not kept: {error.strerror}")
        return False
    return True


def read_briefing(name: str, state_folder: Path) -> Briefing:
    """The briefing in a JSON file, or the last one. Raises `InputError` where it is none."""
    from pydantic import ValidationError

    from briefgen.briefing.public import Briefing

    path = state_folder / "last.json" if name == LAST else Path(name)
    if name == LAST and not path.is_file():
        raise InputError("there is no last briefing yet", hint="run `briefgen brief FOLDER` first")
    data = _read_small(path)
    try:
        return Briefing.from_json(data)
    except ValidationError as error:
        raise InputError(
            f"{name}: {_first_fault(error)}", hint="name a JSON file that `briefgen brief` wrote"
        ) from None


def _first_fault(error: object) -> str:
    from pydantic import ValidationError

    assert isinstance(error, ValidationError)
    first = error.errors(include_url=False, include_input=False)[0]
    place = "/" + "/".join(str(part) for part in first["loc"])
    if first["type"] == "json_invalid":
        return "this is not JSON"
    more = error.error_count() - 1
    return f"this is not a briefing: {place}: {first['msg']}" + (f", and {more} more" if more else "")


def _read_small(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(
                f"{path}: is a folder",
                hint="name the JSON file that `briefgen brief` wrote; for verify it stands before its articles",
            )
        if not path.is_file():
            raise InputError(f"{path}: no such file", hint="name a JSON file that `briefgen brief` wrote, or @last")
        with path.open("rb") as file:
            data = file.read(LARGEST_BRIEFING + 1)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    if len(data) > LARGEST_BRIEFING:
        raise InputError(f"{path}: larger than {LARGEST_BRIEFING // 2**20} MiB")
    return data


def show_briefing(briefing: Briefing, *, form: Form, full: bool, name: str | None, no_color: bool) -> None:
    """Render to standard output."""
    write_stdout(renderer_of(form)(briefing, view_of_stdout(full=full, name=name, no_color=no_color)))


def write_targets(briefing: Briefing, targets: Sequence[Target], *, full: bool) -> None:
    """Render to each file; a page for a terminal is written 100 columns wide and without colour, one in Markdown with its cited
    sentences in a file of their own. What was written is logged."""
    for target in targets:
        if target.form == "md":
            _write_page(briefing, target, full=full)
            LOG.info(f"wrote {target.path} and, for the sentences that it cites, {target.cited}")
        else:
            write_file(target.path, renderer_of(target.form)(briefing, View(full=full)))
            LOG.info(f"wrote {target.path}")


def _write_page(briefing: Briefing, target: Target, *, full: bool) -> None:
    from briefgen.briefing.render.markdown import split_markdown

    page, cited = split_markdown(briefing, full=full, beside=target.cited.name)
    write_file(target.path, page)
    write_file(target.cited, cited)
