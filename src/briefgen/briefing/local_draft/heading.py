"""The headline that may stand over the whole story."""

from __future__ import annotations

import re
from functools import cache

from briefgen.briefing.local_draft.measures import is_cued
from briefgen.briefing.local_draft.story import PASSING_DAYS, Story, is_value, terms_in
from briefgen.records import Article, DraftStatement, Quantity
from briefgen.records.qualifiers import LOWER_BOUNDS
from briefgen.records.statuses import DIFFERING, MOVED
from briefgen.text.figures import figure_intervals
from briefgen.vocabulary import read_table


def draft_title(story: Story, *, opening: str | None = None) -> DraftStatement:
    """The headline whose figures stand and that tells most of the main event, that of the article which opens the page (`opening`)
    before others; where all have overtaken figures the newest."""
    titled = [article for article in story.ledger.articles if article.title]
    sound = [article for article in titled if not _is_stale(article, story) and _reads_well(article)]
    best = max(
        sound or titled,
        key=lambda article: _worth(article, story, sound=bool(sound), opens=article.id == opening),
        default=None,
    )
    return DraftStatement(best.title if best else "", ())


def _reads_well(article: Article) -> bool:
    """Whether a headline is a sentence of news: no speech, question or kicker, not the name of a file or of one paper of a series."""
    if article.title.lstrip()[:1] in "“\"‘'" or " " not in article.title.strip() or _kicker().match(article.title):
        return False
    if _SERIAL.search(article.title):
        return False
    return (
        not any(mark in article.title for mark in "?|")
        and "!" not in article.title
        and "live" not in article.title.casefold().split()
    )


_SERIAL = re.compile(
    r"\b(?:update|report|bulletin|newsletter|briefing|sitrep|issue|edition|part|episode|no\.?|number)\s(?:no\.?\s|#\s?)?#?\d+\b|\b(?:flash|situation) (?:update|report)\b",
    re.IGNORECASE,
)
"""One paper of a series: "Flash Update No. 6", "Situation Report #3"."""


@cache
def _kicker() -> re.Pattern[str]:
    words = "|".join(
        re.escape(row["words"]) for row in read_table("headings", ("words", "class")) if row["class"] == "kicker"
    )
    return re.compile(rf"\s*(?:{words})(?: \d+)?\s*[-–—:|]", re.IGNORECASE)


def _is_stale(article: Article, story: Story) -> bool:
    """Whether a figure of the headline is overtaken, or is none of its own text."""
    for number in story.headlines[article.id]:
        if not _is_borne_out(number, article, story):
            return True
        if _is_passed(number, article, story):
            return True
        same = [
            claim for group in story.ledger.reconciliation.groups for claim in group.claims if is_value(claim, number)
        ]
        own = [claim for claim in same if claim.article == article.id] or same
        if own and all(claim.id in story.stale for claim in own):
            return True
    return False


def _is_passed(number: Quantity, article: Article, story: Story) -> bool:
    """Whether a headline tells fewer people of a fate than a measure that several articles tell, as it stands now."""
    value = number.value if number.value is not None else number.low
    if value is None or number.unit not in (None, "person"):
        return False
    moved = (
        g
        for g in story.ledger.reconciliation.groups
        if g.decision.status in MOVED and not g.weak and g.label.kind == "cumulative"
    )
    for group in moved:
        rows = {id for row in group.rows if row.mark == "old" for id in row.claims}
        own = any(claim.article == article.id and claim.id in rows for claim in group.claims)
        now = [c.quantity.value for c in story.standing[group.id] if c.quantity and c.quantity.value is not None]
        if group.unit == "person" and own and is_cued(article.title, group) and now and value < min(now):
            return True
    return False


def _is_borne_out(number: Quantity, article: Article, story: Story) -> bool:
    """Whether the text under a headline has its figure, or one that it may round; true where it counts nothing of its kind."""
    own = [f for f in story.ledger.figures if f.article == article.id and not f.in_headline]
    hard = figure_intervals(number)[0]
    if any(is_value(f, number) or (f.unit == number.unit and f.hard and f.hard.meets(hard)) for f in own):
        return True
    return number.unit in (None, "person") or not any(f.unit == number.unit for f in own)


def _worth(article: Article, story: Story, *, sound: bool, opens: bool) -> tuple[float, float, str]:
    """How well a headline heads the whole story: by how much of the main event it tells, word for word. One with a number
    that stands is a little better, one that asks or teases worse; a newer one before an older one."""
    terms = terms_in(article.title)
    central = story.central(terms) / (3 + len(terms))
    told = [number for number in story.headlines[article.id] if number.qualifier != "vague"]
    numbers = min((_number_worth(number, article, story) for number in told), default=0.0)
    fresh = story.fresh(article.id)
    ends = _ENDS.search(article.title)
    passing = story.age(article.id) >= PASSING_DAYS and _IN_MOTION.search(article.title) and not ends
    teases = 0.2 if passing or _TEASES.search(article.title) else 0.0
    return (
        round(central + numbers - teases + FRESHER * fresh + OPENS * opens, 6) if sound else fresh,
        central,
        article.id,
    )


_TEASES = re.compile(
    r"\b(?:what|how|why|who|reported(?:ly)?|(?:fight|battle|story|truth|things|lessons?) (?:for|behind|of|to|from)|that awaits?|goes on|anniversary|years? (?:on|after|later|since))\b|^\w+!",
    re.IGNORECASE,
)


_IN_MOTION = re.compile(
    r"\b(?:climb|rise|grow|mount|keep|continue|near|loom|await)s?\b|\b(?:still|trapped|missing|search(?:es|ing)?|feared)\b",
    re.IGNORECASE,
)
"""What a headline of an earlier day says of its own hour."""
_ENDS = re.compile(
    r"\b(?:end(?:s|ed)?|calls? off|called off|halt(?:s|ed)?|over|complete[sd]?|finish(?:es|ed)?)\b", re.IGNORECASE
)
"""What no longer goes on."""


def _number_worth(number: Quantity, article: Article, story: Story) -> float:
    """A number that several articles tell makes a headline better; one that differs, or that one article has, worse."""
    groups = [
        group
        for group in story.ledger.reconciliation.groups
        if any(c.article == article.id and is_value(c, number) for c in group.claims)
    ]
    told = any(
        len({c.article for c in group.claims if c in story.standing[group.id]}) > 1 for group in groups
    ) or _bounds(number, article, story)
    differs = any(group.decision.status in DIFFERING for group in groups)
    return 0.05 if told and not differs else -0.1


def _bounds(number: Quantity, article: Article, story: Story) -> bool:
    """Whether a headline bounds what several articles count, as it stands now: "more than 300 killed" over 301."""
    hard = figure_intervals(number)[0]
    told = (
        g
        for g in story.ledger.reconciliation.groups
        if g.unit == "person" and len({c.article for c in g.claims}) > 1 and is_cued(article.title, g)
    )
    return number.qualifier in LOWER_BOUNDS and any(
        c.hard and c.hard.meets(hard) for g in told for c in story.standing[g.id]
    )


OPENS = 0.15
"""What the headline of the article that opens the page has over others."""
FRESHER = 0.06
"""What the newest headline has over the oldest."""
