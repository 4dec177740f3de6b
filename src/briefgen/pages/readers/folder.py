"""From paths to files: a sorted, bounded walk that opens regular files only."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import InputError
from briefgen.pages.readers.page import Unreadable
from briefgen.pages.readers.text import check_size

MOST_FILES = 20_000
MOST_BYTES = 2 * 1024**3
DEEPEST = 8
"""Limits of one folder: files, bytes of all of them, folders within folders."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a folder. `name` is its path as shown: relative to the folder that was named, `/` between folders."""

    path: Path
    name: str


def walk_folder(folder: Path) -> Iterator[Found]:
    """The regular files of a folder in sorted order, hidden ones and symlinks left out.

    Raises `InputError` where a limit is passed, naming it.
    """
    size = 0
    for count, path in enumerate(_files(folder, depth=0), start=1):
        size += path.lstat().st_size
        if count > MOST_FILES:
            raise InputError(f"{folder}: more than {MOST_FILES:,} files", hint="name a smaller folder")
        if size > MOST_BYTES:
            raise InputError(f"{folder}: more than {MOST_BYTES // 2**30} GiB of files", hint="name a smaller folder")
        yield Found(path, path.relative_to(folder).as_posix())


def _files(folder: Path, *, depth: int) -> Iterator[Path]:
    if depth > DEEPEST:
        raise InputError(f"{folder}: folders lie more than {DEEPEST} deep", hint="name a folder further down")
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise InputError(
            f"{folder}: cannot be listed ({error.strerror})", hint="check the folder's permissions"
        ) from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path), depth=depth + 1)
        elif entry.is_symlink() or entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def open_regular(path: Path) -> bytes:
    """The bytes of a regular file. Raises `Unreadable` for a symlink, FIFO, device, or file above the limit.

    Opened without blocking and checked on the open descriptor, so that nothing can be put in its place in between.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    if path.is_symlink():
        raise Unreadable("it is a symbolic link; links are not followed", code="symlink", hint="name the file itself")
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        raise Unreadable(
            f"it cannot be opened ({error.strerror})", code="unreadable", hint="check its permissions"
        ) from error
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("it is no regular file", code="not_regular", hint="name a file of text")
        check_size(status.st_size)
        return file.read()
