"""The heads of a live blog's posts: the time that a line opens with, alone, before a title, or before the first sentence.

`post_heads` says of a page's lines where each head ends, so that a time is no part of what its post tells. A page is read as one
where it calls itself live or its times run backwards: a plain list of what happened when runs forwards and keeps its times.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefgen.pages.datelines import is_date_line
from briefgen.pages.signals import ZONES
from briefgen.text.dates import clock_minute
from briefgen.text.patterns import when_used

SAYS_LIVE = when_used(
    r"\blive\b|live-?(?:blog|ticker|updates?)|\bticker\b|\bminute by minute\b|\bas it happened\b|\brolling\b|\ben direct\b|\bau fil\b|\ben (?:vivo|directo)\b|"
    r"\bdiretta\b|\bao vivo\b|\bcanlı\b|онлайн|\bna żywo\b|\bdirekt(?:rapport)?\b|مباشر|直播|ライブ|速報|लाइव",
    re.IGNORECASE,
)
"""What a page calls itself that is written post by post."""
_CLOCK = (
    r"(?:\d{1,2}[:.h]\d\d(?:\s?(?:[ap]m|[ap]\.m\.|uhr|h))?|\d{1,2}\s?(?:[ap]m\b|[ap]\.m\.|uhr\b)|\d{4}(?=\s?(?:gmt|utc)\b))"
    rf"(?:\s(?:gmt|utc|{ZONES}|local time)(?:[+-]\d{{1,2}})?\b)*"
)
_DAY = r"(?:\d{1,2}\.? ?[^\W\d_]{3,10}\.?(?: \d{4})?|[^\W\d_]{3,10}\.? \d{1,2}(?:, \d{4})?|\d{4}-\d\d-\d\d)(?:,| at| um| à)? "
_HEAD = when_used(
    rf"(?i:[\[(]?(?!(?:at|on|by|um|à|le) )(?:[^\W\d_]{{2,10}}\.?,? )?(?:{_DAY})?{_CLOCK}[\])]?)"
    r"(?P<mark>\s?[-–—:|·]\s+|\s+)(?=[“\"„«'‘’]?(?:[^\W\d_a-zß-ÿ]|(?P<digit>\d)))"
)
_LOOSE = when_used(r"\d{1,2}\.\d\d$")
"""A time that without a mark behind it may be any number: "9.50 Euro"."""
LEAST_POSTS = 2
AT_TOP = 6
"""Lines at the top of a page among which it says what it is."""


def post_heads(lines: Sequence[str]) -> Mapping[int, int]:
    """By their index the lines of a page that open a live blog's post with its time, each with the characters of the time and of the
    mark behind it; none where the page is no live blog.

    >>> post_heads(["Fire: live updates", "10:40 - Two hurt", "The chief said so.", "09:05 Boats burn", "It began at eight."])
    {1: 8, 3: 6}
    """
    opened = {i: end for i, line in enumerate(lines) if not is_date_line(line) and (end := _head_end(line))}
    alone = [i for i, line in enumerate(lines) if i not in opened and is_clock_alone(line)]
    times = sorted((*opened, *alone))
    if len(times) < LEAST_POSTS:
        return {}
    clocks = [clock for i in times if (clock := clock_minute(lines[i][: opened.get(i, 90)])) is not None]
    falls = sum(below < above for above, below in pairwise(clocks))
    live = any(SAYS_LIVE.search(line[:300]) for line in lines[:AT_TOP]) or 2 * falls > len(clocks) - 1
    return opened if live else {}


def is_clock_alone(line: str) -> bool:
    """Whether a line is a post's time and nothing else: "18:40", "3.20pm BST", "Tue 10:15"."""
    return len(line) <= 60 and _ALONE.fullmatch(line.strip()) is not None and is_date_line(line)


_ALONE = when_used(rf"(?i:[\[(]?(?:[^\W\d_]{{2,10}}\.?,? )?(?:{_DAY})?{_CLOCK}[\])]?[:.]?)")


def _head_end(line: str) -> int:
    """How many characters of a line are the time that opens a post; 0 without one."""
    found = _HEAD.match(line[:90])
    if found is None:
        return 0
    head = line[: found.start("mark")]
    marked = bool(found["mark"].strip())
    if not marked and (found["digit"] or _LOOSE.search(head) or not re.search(r"\d[:.h]\d\d", head)):
        return 0
    ranged = found["digit"] and re.match(r"\d{1,2}(?:[:.h]\d\d| ?[ap]\.?m)", line[found.end() :])
    return found.end() if is_date_line(head) and clock_minute(head) is not None and not ranged else 0
