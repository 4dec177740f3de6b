"""Live blogs in HTML: the page's own order kept, with the time of each post on a line above it.

A finder of articles drops the times and moves the posts about. A page is taken for a live blog where it says so (its type,
its title, its classes) and text stands below at least two times in it; any other page is left to the finder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefgen.pages.datelines import is_date_line
from briefgen.pages.post_heads import SAYS_LIVE
from briefgen.pages.readers.page_dates import APART
from briefgen.pages.readers.stamps import read_stamp

LEAST_WORDS = 8
"""Words of the text of a post."""
_POST = re.compile(
    r"(?:^|[\s_-])(?:post|block|update|entry|live|liveblog|event|timeline|ticker)s?(?:$|[\s_-])", re.IGNORECASE
)
_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "blockquote", "time")
_HEADINGS = ("h2", "h3", "h4")


def live_text(tree: Any, *, says_live: bool) -> str | None:
    """The text of a live blog, a paragraph each with an empty line between; None where the page is none."""
    main = next((e for tag in ("main", "body") for e in tree.iter(tag)), None)
    if main is None:
        return None
    lines = list(_lines(main))
    posts = [n for n, (kind, _) in enumerate(lines) if kind == "time" and _words_below(lines, n) >= LEAST_WORDS]
    if len(posts) < 2 or not (says_live or _marked_posts(main) >= len(posts) >= 2):
        return None
    return "\n\n".join(text for _, text in lines)


def _lines(main: Any) -> Iterator[tuple[str, str]]:
    """What stands on the page in its order: ("time", its day line), ("text", a paragraph)."""
    for element in main.iter(*_BLOCKS):
        if _is_beside(element, main):
            continue
        if element.tag == "time":
            line = _day_line(element)
            if line:
                yield "time", line
        elif not _in_teaser(element, main) and not any(
            True for _ in element.iter("p", "li", "blockquote") if _ is not element
        ):
            text = _without_times(element)
            if text:
                yield ("text", f"- {text}" if element.tag == "li" else text)


def _day_line(element: Any) -> str:
    """ "2024-03-06 10:40", or the line's own words where it has no stamp. A teaser's time, whose heading is a link, is none."""
    if _of_teaser(element):
        return ""
    stamp = (element.get("datetime") or "").strip()
    day = read_stamp(stamp).day if stamp else None
    if day is not None:
        clock = re.search(r"[T ](\d\d:\d\d)", stamp)
        return f"{day} {clock[1]}" if clock else str(day)
    words = " ".join(element.text_content().split())
    return words if is_date_line(words) else ""


def _of_teaser(element: Any) -> bool:
    """Whether a time stands in a box whose title leads to another page."""
    box = next((e for e in element.iterancestors() if e.tag in ("article", "li", "div", "section")), None)
    links = [link for heading in (box.iter(*_HEADINGS) if box is not None else ()) for link in heading.iter("a")]
    return any(not (link.get("href") or "#").startswith("#") for link in links)


def _in_teaser(element: Any, main: Any) -> bool:
    """Whether a paragraph stands in an item whose title, its first line, leads to another page."""
    item = next((e for e in element.iterancestors() if e is main or e.tag in ("article", "li")), main)
    heading = None if item is main else next(item.iter(*_HEADINGS), None)
    return heading is not None and any(not (link.get("href") or "#").startswith("#") for link in heading.iter("a"))


def _is_beside(element: Any, main: Any) -> bool:
    for around in element.iterancestors():
        if around is main:
            return False
        marked = f"{around.get('class') or ''} {around.get('id') or ''}"
        if around.tag in ("aside", "nav", "footer", "form", "figure") or APART.search(marked):
            return True
    return False


def _without_times(element: Any) -> str:
    text = " ".join(element.text_content().split())
    for time in element.iter("time"):
        text = text.replace(" ".join(time.text_content().split()), "", 1)
    return text.strip(" ·|–—-")


def _words_below(lines: list[tuple[str, str]], n: int) -> int:
    below = 0
    for kind, text in lines[n + 1 :]:
        if kind == "time":
            break
        below += len(text.split()) if " " in text else len(text) // 2
    return below


def says_live_blog(tree: Any, title: str | None) -> bool:
    """Whether the page calls itself live: by its type, its title or its address."""
    kinds = any("LiveBlogPosting" in (script.text or "") for script in tree.iter("script"))
    kinds = kinds or any(
        "LiveBlogPosting" in (e.get("itemtype") or "") for e in tree.iter("article", "div", "section", "main")
    )
    return kinds or SAYS_LIVE.search(title or "") is not None


def _marked_posts(main: Any) -> int:
    """How many boxes are marked as posts and hold a time."""
    boxes = [
        e
        for e in main.iter("article", "div", "section", "li")
        if _POST.search(f"{e.get('class') or ''} {e.get('id') or ''}")
    ]
    return sum(next(box.iter("time"), None) is not None for box in boxes)
