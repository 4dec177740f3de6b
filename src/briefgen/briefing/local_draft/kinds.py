"""What kind of news a sentence is, by its words (`news.words`).

"Prime Minister Orla resigned on Monday."                      a decision
"No one has drowned, the clinic said of the rumours."          an aside: it denies what no article says
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.text.figures import is_person_noun
from briefgen.text.lexicon import fold, stem
from briefgen.vocabulary import alternatives, read_table


@cache
def _kind(*kinds: str) -> re.Pattern[str]:
    words = (row["words"] for row in read_table("news", ("words", "kind")) if row["kind"] in kinds)
    return re.compile(rf"\b(?:{alternatives(words)})\b", re.IGNORECASE)


def tells_decision(text: str) -> bool:
    """Whether a sentence tells of a decision, or an act that changes where a story stands."""
    return bool(_kind("decision").search(text))


def decisions_in(text: str) -> frozenset[str]:
    """The stems of the words of decision in a sentence."""
    return frozenset(stem(fold(found.group().split()[0])) for found in _kind("decision").finditer(text))


def is_aside(text: str) -> bool:
    """Whether a sentence tells of a rumour, of a way to count, of what did not happen though nobody said so, or of nothing."""
    return bool(_kind("rumour", "method", "none", "colour").search(text))


_SAYS_NOTHING = re.compile(
    r"\b(?:published|issued|released|put out|made|gave)(?: (?:an?|the|their|its|his|her))?(?: [a-z]+){0,2} "
    r"(?:statements?|reports?|communiqu[eé]s?|press release)\W*$|\bspoke (?:on|to|at|with) [^,;:]{3,60}\.$",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """Whether a sentence tells that somebody spoke, and not what was said: "The doctors published a joint statement"."""
    return bool(_SAYS_NOTHING.search(text))


_OF_ONE = re.compile(r"\W*(?:An?|One) (?P<words>(?:[\w’'-]+ ){0,2}[\w’'-]+)")


def tells_of_one(text: str) -> bool:
    """Whether a sentence is of one person without a name: "A protester who called herself Ms Orla came twice"."""
    opens = _OF_ONE.match(text)
    words = opens["words"].split() if opens else []
    ends = next((n for n, word in enumerate(words) if word in ("who", "said", "told", "was", "had", "has")), len(words))
    return any(is_person_noun(word) for word in words[:ends])
