"""Who wants what, and the words worth quoting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.briefing.local_draft.story import PASSING_DAYS, Story, Told, alike, terms_in
from briefgen.records import DraftStatement, PositionClaim, QuoteClaim
from briefgen.stages.ledger import BESIDE
from briefgen.text.lexicon import fold, words_of

QUOTE_WORDS = range(6, 31)
"""Words of a quote that says something and is read."""

_WANTS = re.compile(
    r"\b(?:wants?|demand\w*|threat\w+|call(?:s|ed)? (?:on|for)|accus\w+|reject\w*|refus\w+|insist\w*|den(?:y|ies|ied)|oppos\w+|blam\w+|vow\w*|"
    r"promis\w+|urg(?:es|ed?)|warn(?:s|ed) that (?:it|he|she|they)|will (?:fight|appeal)|argu\w+|complain\w*|mean(?:s|t)? to|would not hear of|condemn\w*|dismiss\w*|criticis\w+)\b"
)
_NOBODY = re.compile(
    r"^(?:(?:the |some |many )?(?:officials?|leaders?|authorities|experts?|analysts?|people|others|critics|sources?|observers|residents|locals)|(?:a|an|one|some|many|several|no|any|two|three) .*|.*\b(?:who|which|that)\b.*)$",
    re.IGNORECASE,
)


def draft_positions(story: Story, chosen: Sequence[Told]) -> tuple[tuple[Told, DraftStatement], ...]:
    """One sentence for each party that wants, rejects or denies something, the most telling first."""
    by_ref = {told.refs[-1]: told for told in story.passages}
    found = [
        (position, by_ref[position.ref])
        for position in story.ledger.positions
        if position.verbatim
        and position.ref in by_ref
        and not _NOBODY.match(position.actor)
        and _WANTS.search(by_ref[position.ref].text)
    ]
    ranked = sorted(found, key=lambda item: (-_weight(item[0], item[1], story), item[1].refs))
    kept: list[tuple[Told, DraftStatement]] = []
    who: list[str] = []
    for position, told in ranked:
        said = [*chosen, *(other for other, _ in kept)]
        if len(kept) == BESIDE[story.ledger.length].positions:
            break
        if (
            any(_same_party(position.actor, other) for other in who)
            or story.outdated(told)
            or _is_of_the_past(told, story)
            or not _opens_on(position.actor, told, story)
            or _is_beside(position.actor, told)
        ):
            continue
        if any(set(told.refs) & set(other.refs) or alike(told.terms, other.terms) > 0.5 for other in said):
            continue
        kept.append((told, told.drafted(theme=_shown_party(position.actor))))
        who.append(position.actor)
    return tuple(kept)


def _is_of_the_past(told: Told, story: Story) -> bool:
    """Whether an article that is not of the last days says in the present what a party expects: by now it came or it did not."""
    return story.age(told.article) >= PASSING_DAYS and bool(_TO_COME.search(told.text))


_TO_COME = re.compile(
    r"\b(?:insists?|vows?|promis(?:es)|threatens?|says?|warns?|expects?|wants?)\b[^.]* (?:will|can) (?:not )?(?:be|go|take|hold|come|happen|stay|get|have)\b",
    re.IGNORECASE,
)


def _opens_on(actor: str, told: Told, story: Story) -> bool:
    """Whether the first of two sentences names the party too: else it is about another."""
    first = told.sentences[0].span.of(story.articles[told.article].text)
    return len(told.sentences) == 1 or any(
        len(word.text) > 3 and fold(word.text) in fold(first) for word in words_of(actor.partition(" of ")[0])
    )


def _is_beside(actor: str, told: Told) -> bool:
    """Whether a party does what it does in a clause that only says what is meant: "a bill that the president refused to sign" is of
    the bill."""
    name = re.escape(actor)
    found = re.search(rf"\b(?:that|which|whom)\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+){{0,2}}{name}\b", told.text)
    said = re.search(r"\b(?:says?|said|told|announc\w+|add(?:s|ed)|argu\w+|insist\w*|warn\w*)\b", told.text)
    return found is not None and (said is None or said.start() > found.start())


def _shown_party(actor: str) -> str:
    """The party as a heading has it: "the unions" -> "Unions"."""
    words = re.sub(r"^(?:the|some)\s+", "", actor, flags=re.IGNORECASE)
    return words[:1].upper() + words[1:]


def _weight(position: PositionClaim, told: Told, story: Story) -> float:
    short = max(0, told.words - 30) * 0.04
    return round(story.weight(told) + story.fresh(position.article) - short - 0.3 * (len(told.sentences) - 1), 6)


def _same_party(a: str, b: str) -> bool:
    shorter, longer = sorted((fold(a).split(), fold(b).split()), key=len)
    return bool(shorter) and set(shorter) <= set(longer)


# ---------------------------------------------------------------- quotes

_PLATITUDE = re.compile(
    r"\b(?:devastat\w+|heartbroken|heart goes|hearts go|thoughts|prayers|pray|shocked|speechless|unimaginable|dark(?:est)? (?:day|week|hour)|"
    r"come together|stand together|tragic|tragedy|deeply|sadden\w*|grateful|thank\w*|proud|blessed|words cannot|nothing to hide|always room for|day and night|around the clock|extraordinary courage)\b",
    re.IGNORECASE,
)
_OF_THAT_HOUR = re.compile(
    r"\b(?:afraid|fear|hope|tonight|tomorrow|this number|so far|still|not the final|right now)\b", re.IGNORECASE
)
"""What somebody feared or hoped on a day that is past."""
_TAKES_A_STAND = re.compile(
    r"\b(?:not|no|never|nobody|none|must|have to|has to|will|won['’]t|can['’]t|cannot|need|should|mistake|wrong|false|responsib\w+|knew|only|instead|"
    r"there (?:is|are)|why|because)\b",
    re.IGNORECASE,
)
_HANGS = re.compile(r"^\W*(?:it|this|that|they|he|she|and|but|so|these|those|then|or)\b", re.IGNORECASE)

_ENDS_ON_IT = re.compile(r"\b(?:it|this|that|them)\W*$", re.IGNORECASE)


def choose_quotes(story: Story) -> tuple[str, ...]:
    """Ids of the most telling quotes, each of another speaker; none where no whole sentence with a speaker is quoted."""
    told = [q for q in story.ledger.quotes if q.speaker and _is_sentence(q) and not _PLATITUDE.search(q.text)]
    told = [q for q in told if not (story.age(q.article) >= PASSING_DAYS and _OF_THAT_HOUR.search(q.text))]
    ranked = sorted(told, key=lambda q: (-_quote_weight(q, story), q.id))
    kept: list[QuoteClaim] = []
    for quote in ranked:
        if len(kept) == BESIDE[story.ledger.length].quotes:
            break
        if not any(_same_party(quote.speaker or "", other.speaker or "") or quote.text == other.text for other in kept):
            kept.append(quote)
    return tuple(quote.id for quote in kept)


def _is_sentence(quote: QuoteClaim) -> bool:
    words = quote.text.split()
    return len(words) in QUOTE_WORDS and quote.text.lstrip()[:1].isupper() and "?" not in quote.text


def _quote_weight(quote: QuoteClaim, story: Story) -> float:
    stance = {(p.article, p.sentence) for p in (*story.ledger.positions, *story.ledger.denials)}
    bonus = 1.0 if (quote.article, quote.sentence) in stance else 0.0
    hangs = 1.0 if _HANGS.match(quote.text) or _ENDS_ON_IT.search(quote.text) else 0.0
    stands = min(2, len(_TAKES_A_STAND.findall(quote.text))) * 0.5
    role = 0.3 if quote.role else 0.0
    return round(
        0.4 * len(terms_in(quote.text) & story.topic)
        + stands
        + bonus
        + role
        + 0.5 * story.fresh(quote.article)
        - hangs,
        6,
    )
