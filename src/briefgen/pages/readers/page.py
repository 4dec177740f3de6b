"""What a reader hands on: a page's text with what was stated about it, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from briefgen.errors import InputError


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person (or a file's own metadata) says of an article. None and () where nothing is said."""

    title: str | None = None
    outlet: str | None = None
    origin: str | None = None
    url: str | None = None
    published: date | None = None
    modified: date | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    note: str | None = None
    retrieved: str | None = None
    where: str = "stated with the article"
    """Where it was stated; shown as the reason for a date."""
    unread: str = ""
    """Why a date that was stated is not taken ("“0” is 1970-01-01, from which computers count")."""
    sent: date | None = None
    """The day on which a mail was sent: its text's day where the text itself names none."""
    mail: bool = False
    """Whether the page is a mail: what stands behind ">" in it is quoted."""

    def over(self, other: Stated) -> Stated:
        """This, with its gaps filled from `other`."""
        gaps = {name: getattr(other, name) for name in _FIELDS if not getattr(self, name)}
        where = other.where if self.published is None and other.published is not None else self.where
        return replace(self, **gaps, where=where)


_FIELDS = ("title", "outlet", "origin", "url", "published", "modified", "authors", "language", "note", "retrieved",
           "unread", "sent", "mail")  # fmt: skip
NOTHING_STATED = Stated()


@dataclass(frozen=True, slots=True)
class Page:
    """One page's text, decoded and otherwise as it stood."""

    text: str
    stated: Stated = NOTHING_STATED
    badges: tuple[str, ...] = ()
    passed_over: int = 0
    """Words that the file shows beside the text, and that are not read."""
    part: str | None = None
    """Where one file holds several pages: which one ("003")."""


def with_title(text: str, title: str | None) -> str:
    """The title above the text, with an empty line between, unless the text begins with it."""
    first = text.strip().split("\n", 1)[0].strip().lstrip("# ")
    return text if title is None or first.casefold() == title.casefold() else f"{title}\n\n{text}"


@dataclass(frozen=True, slots=True)
class BadPage:
    """One page of several in a file that cannot be read. `where` names it ("line 3")."""

    where: str
    reason: str
    code: str


class Unreadable(InputError):
    """One file cannot be read as an article. `code` is a short stable word; the run goes on without the file."""

    default_hint = "save the page as plain text in UTF-8, or leave the file out"

    def __init__(self, message: str, *, code: str, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.code = code
