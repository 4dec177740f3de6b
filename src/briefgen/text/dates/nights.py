"""Whether an article looks back on the night after a weekday: then that weekday is too early for it.

    "40 were held on Thursday and during the night"     written on Friday at the earliest
    "the day before, on Thursday, the dam broke"        the same
    "the gates close late on Thursday", not yet told    says nothing

Left out on purpose: "overnight" and "the night" by themselves, which may be the night before the weekday, and the evening,
which an article of that day may tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.records import Article, Span
from briefgen.text.dates.cues import is_said, lies_ahead
from briefgen.text.dates.find import DateMention, find_dates, fold_text
from briefgen.text.dates.story import body_spans
from briefgen.text.dates.tense import in_tense
from briefgen.vocabulary import read_table

REACH = 240
"""Characters behind a weekday within which "the following night" is the night after it."""


def _words(stands: str) -> str:
    rows = [row["words"] for row in read_table("nights", ("words", "stands")) if stands in row["stands"].split()]
    return "|".join(sorted(rows, key=lambda words: (-len(words), words)))


_BEHIND = re.compile(
    rf"\)?(?: (?:morning|noon|afternoon|evening))?,?(?: (?:and|as well as|then|also|late|on)){{0,3}} (?:{_words('behind')})\b"
)
_EVE_BEHIND = re.compile(rf"(?:, ?| ?\()(?:{_words('eve')})\b(?=[,;.)]|$)")
_BEFORE = re.compile(rf"\b(?:{_words('before')}),? (?:on |of )?$")
_BY_DAY = re.compile(r" (?:morning|noon|afternoon)\b")
"""What makes "late on Thursday" a time of the day."""
_EVE_BEFORE = re.compile(rf"\b(?:{_words('eve')})(?:, ?| ?\(| )(?:on )?$")
_LATER = re.compile(rf"[^.!?]*?(?:[.!?]\s[^.!?]*?)?\b(?P<night>{_words('later')})\b")
_HAD_COME = re.compile(r"[^.;]{0,80}?\b(?:had|was|were)\b")
"""Behind "by Thursday night": what had come by then, not what is to come."""


def night_told(article: Article, weekday: int) -> str:
    """The words by which the article's body looks back on the night after `weekday`; "" where it does not."""
    return next(_nights(article, weekday), "")


def _nights(article: Article, weekday: int) -> Iterator[str]:
    for span in body_spans(article):
        text = span.of(article.text)
        fold = fold_text(text)
        mentions = find_dates(text, language=article.language)
        for mention, after in zip(mentions, (*mentions[1:], None), strict=False):
            if mention.weekday == weekday and mention.shift is None and _is_past(mention, fold):
                found = _beside(mention, fold) or _behind(mention, after, fold)
                yield from [" ".join(found.of(text).split())] if found else []


def _is_past(mention: DateMention, fold: str) -> bool:
    if mention.relation == "by":
        return bool(_HAD_COME.match(fold, mention.span.end))
    ahead = mention.relation in ("until", "between") or lies_ahead(fold, mention.span)
    return not ahead and not in_tense(mention, fold).ahead


def _beside(mention: DateMention, fold: str) -> Span | None:
    """A weekday with the words right beside it that tell of its night, or of it as the day before."""
    start, end = (mention.core if mention.day is None else mention.span).start, mention.span.end
    lead = fold[max(0, start - 40) : start]
    before = _EVE_BEFORE.search(lead) or (None if _BY_DAY.match(fold, end) else _BEFORE.search(lead))
    if before:
        return Span(start - len(lead) + before.start(), end)
    behind = _BEHIND.match(fold, end) or _EVE_BEHIND.match(fold, end)
    return Span(start, behind.end()) if behind else None


def _behind(mention: DateMention, after: DateMention | None, fold: str) -> Span | None:
    """ "The night that followed" in the sentence of a weekday or the next, with no other time named between."""
    if is_said(fold, mention.core):
        return None
    end = min(mention.span.end + REACH, after.span.start if after else len(fold))
    found = _LATER.match(fold, mention.span.end, end)
    night = Span(*found.span("night")) if found else None
    return night if night and not lies_ahead(fold, night) else None
