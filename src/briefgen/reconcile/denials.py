"""Words of denial: who says of what that it is not so, or tells the same fact otherwise.

A pure reader of one sentence and the one before it. What is denied *to* somebody (a visa), an offer that is rejected,
and what one "would neither confirm nor deny" are no denials.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefgen.lexicon import fold, names_in
from briefgen.quotes import find_attribution
from briefgen.records import Span

# ---------------------------------------------------------------- words of denial


@dataclass(frozen=True, slots=True)
class FoundDenial:
    """A denial, or another account, as one sentence tells it.

    `words` are the denying words with what they deny, `denies` what is denied, in the text's own words. `who` is the
    party as printed, "" where neither the sentence nor the one before it names one.
    """

    who: str
    words: Span
    denies: str
    other_account: bool


_STATED = (
    r"claims?|allegations?|accusations?|charges?|assertions?|suggestions?|suspicions?|criticisms?|accounts?|"
    r"versions?|reports\b|report (?:that|of|by|in)|rumou?rs?|figures?|numbers?|tolls?|counts?|estimates?|"
    r"stor(?:y|ies)|narratives?|conclusions?|findings|characteri[sz]ations?|notions?|idea that|statements?|"
    r"talk of|blame|responsibility"
)
"""Nouns of what is said: to reject one of these is a denial, to reject an offer, a bill or a pay report is not."""

_REFUSED = (
    r"(?:(?:him|her|them|us|me|people|migrants|refugees|civilians|journalists|reporters|workers|patients|"
    r"detainees|prisoners|many|some|the (?:men|women|team|group))\s+(?:an?y?\s+|the\s+|their\s+)?)?"
    r"(?:access|entry|visas?|bail|asylum|permission|permits?|passage|admission|treatment|medical|food|water|aid|"
    r"a chance|the chance|the right|a visa|parole|leave|a place|a licen[cs]e|refuge|boarding|citizenship|credit|"
    r"loans?|coverage|a second)\b"
)
"""What is denied *to* somebody: a refusal, no denial."""

_EVADED = re.compile(
    r"(?:\b(?:neither|nor|not|never|cannot|can['’]t|couldn['’]t|didn['’]t|doesn['’]t|hard to|impossible to|confirm or|"
    r"confirmed nor|confirming or|confirmed or|be|been|is|was|were|are|being|no longer|wo|won['’]t)\s+)$",
    re.IGNORECASE,
)
"""What turns a denying verb round or makes it a passive: "would neither confirm nor deny", "was denied entry"."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words of denial. `told` says where what is denied stands: after the cue, before it, or all over its sentence."""

    pattern: re.Pattern[str]
    told: Literal["after", "before", "all"]
    other_account: bool = False
    verb: bool = False
    """An active verb whose subject denies: a negation or a passive before it spoils it."""


def _cue(
    pattern: str, told: Literal["after", "before", "all"], *, other_account: bool = False, verb: bool = False
) -> _Cue:
    return _Cue(re.compile(pattern, re.IGNORECASE), told, other_account, verb)


_FALSE = (
    r"(?:(?:simply|completely|entirely|totally|utterly|plainly|categorically|absolutely|just|all|pure|a|an)\s+){0,2}"
    r"(?:untrue|false|falsehoods?|baseless|unfounded|groundless|invented|invention|fabricated|fabrications?|"
    r"nonsense|lies?|fake(?: news)?|fiction|fictitious|not true|made up|slander|propaganda)\b"
)

CUES: tuple[_Cue, ...] = (
    _cue(rf"\bden(?:y|ies|ied|ying)\b(?!\s+{_REFUSED})", "after", verb=True),
    _cue(
        r"\b(?:reject|dismiss|disput|refut|rebut|contradict|repudiat|disown|contest|challeng)"
        r"(?:e|es|s|t|ts|ed|ted|ing)?\b"
        rf"(?=\s+(?:as\b|what\b|that\b|(?:[^\s.;]+\s+){{0,6}}?(?:{_STATED}|(?:that|which) (?:is|was) said)))",
        "after",
        verb=True,
    ),
    _cue(
        r"\b(?:dismiss|describ|denounc|brand|reject|call)(?:es|s|ed)?\s+"
        rf"[^.;]{{1,80}}?\s+(?:as\s+)?[“\"‘]?{_FALSE}",
        "all",
        verb=True,
    ),
    _cue(r"\bno\s+(?:[a-z]+\s+){0,2}?(?:evidence|proof)\b[”\"’]?(?=\s+(?:of|that|for|to)\b)", "after"),
    _cue(r"\bno\s+(?:[a-z]+\s+)?truth\s+(?:in|to)\b", "after"),
    _cue(r"\bthere\s+(?:is|are|was|were|has been|have been|had been)\s+no\s+(?:such\b|(?=\d))", "after"),
    _cue(rf"\b(?:is|are|was|were)\s+[“\"‘]?{_FALSE}", "before"),
    _cue(
        r"\b(?:never happened|(?:did|had) not happen(?:ed)?|(?:did not take|never took) place|had nothing to do with|"
        r"(?:had|played) no part in|(?:is|are|was|were) not (?:involved|responsible|behind|to blame))\b",
        "all",
    ),
    _cue(
        r"\b(?:had|has|have)\s+not\s+been\s+(?:disclosed|told|informed|notified|warned|consulted|made known)\b",
        "all",
        other_account=True,
    ),
    _cue(
        r"\b(?:accounts?|versions?)\s+(?:differ|differs|differed|contradicts?|contradicted)\b",
        "all",
        other_account=True,
    ),
    _cue(
        r"\b(?:gave|gives?|tell|tells|told|offer|offers|offered|has|have|had)\s+(?:an?\s+)?(?:\w+\s+)?"
        r"(?:different|conflicting|contradictory|another)\s+(?:accounts?|versions?|story|stories|explanations?)\b",
        "all",
        other_account=True,
    ),
    _cue(r"\bcontrary to\b", "after", other_account=True),
    _cue(
        r"\b(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing))\s+(?:each other|one another|the other)\b|"
        r"\btrad(?:e|es|ed|ing)\s+(?:accusations|blame|charges)\b|\bmatters? of dispute\b|"
        r"\b(?:is|are|was|were|remains?) disputed\b",
        "all",
        other_account=True,
    ),
)
"""The words of denial, in order; a sentence yields at most one denial for each party."""

_CLAUSE_END = re.compile(
    r"[.;!?…](?=[\s”\"’)]|$)|\n|,\s+(?:but|and|while|whereas|although|though|saying|adding|insisting)\b|,[”\"]\s|"
    r",\s+(?:according to|(?:[^\s,.;]+\s+){0,6}(?:says?|said|told|added)\b)"
)
_BEFORE = re.compile(r"(?:[,;:]\s+|[“\"]|\bthat\s+)(?!.*(?:[,;:]\s+|[“\"]|\bthat\s))")
"""The last border of a clause before the cue."""
_FILLER = re.compile(r"^[\s”\"’,]*(?:(?:as|of|that|for|to|in|any|all|having|what)\b\s*)*")
_VERDICT = re.compile(r"\s+as\s+[^,;.]{1,60}$|,\s.*$")
"""How it is dismissed ("as baseless"), or what comes after a comma, says nothing of what is denied."""
_EMPTY = frozenset({"it", "this", "that", "them", "these", "those", "so"})


def find_denials(text: str, sentence: Span) -> tuple[FoundDenial, ...]:
    """The denials that a sentence holds, in order; offsets are code points of `text`.

    "The Kremlin sees it differently. It says that there is “no credible evidence” of civilian deaths from its strikes."
    gives who "Kremlin", words "no credible evidence” of civilian deaths from its strikes", denies "civilian deaths from
    its strikes".
    """
    found: list[FoundDenial] = []
    for cue in CUES:
        for match in cue.pattern.finditer(text, sentence.start, sentence.end):
            if cue.verb and _EVADED.search(text, max(sentence.start, match.start() - 30), match.start()):
                continue
            denial = _read_denial(text, sentence, cue, match)
            if not any(denial.words.meets(other.words) or denial.who == other.who for other in found):
                found.append(denial)
    return tuple(sorted(found, key=lambda denial: denial.words))


def _read_denial(text: str, sentence: Span, cue: _Cue, match: re.Match[str]) -> FoundDenial:
    stop = _CLAUSE_END.search(text, match.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    start = match.start() if cue.told == "after" else _clause_start(text, sentence, match.start())
    start -= text[start - 1 : start] in "“‘" and start > sentence.start
    words = Span(start, _trimmed_end(text, start, max(end, match.end())))
    denied = _denied_words(text, sentence, cue, match, words)
    return FoundDenial(_party_of(text, sentence, cue, match), words, denied, cue.other_account)


def _denied_words(text: str, sentence: Span, cue: _Cue, match: re.Match[str], words: Span) -> str:
    """What is denied; for "denied it" the sentence before."""
    if cue.told == "before":
        said = text[words.start : match.start()]
    elif cue.told == "after":
        said = text[match.end() : words.end]
    else:
        said = sentence.of(text)
    said = _FILLER.sub("", " ".join(said.split())).strip(' ,.;”"’“')
    said = said if cue.told == "all" else _VERDICT.sub("", said).strip(' ”"’“')
    if fold(said) in _EMPTY or not said:
        before = text[: sentence.start].rstrip()
        return " ".join(re.split(r"(?<=[.!?])\s+|\n", before)[-1].split())
    return said


def _clause_start(text: str, sentence: Span, at: int) -> int:
    border = _BEFORE.search(text[sentence.start : at])
    start = sentence.start + border.end() if border else sentence.start
    lead = re.match(r"(?:and|but|so|yet)\s+", text[start:at])
    return start + (lead.end() if lead else 0)


def _trimmed_end(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:"):
        end -= 1
    return end


# ---------------------------------------------------------------- who denies

_LEAD = re.compile(
    r"^(?:(?:and|but|yet|however|meanwhile|still|later|separately|also|for (?:his|her|its|their) part|"
    r"(?:on|in|by|at|after|before)\s[^,]{1,60}),?\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:,?\s+(?:has|have|had|also|later|earlier|repeatedly|strongly|flatly|firmly|angrily|immediately|swiftly|"
    r"quickly|since|always|again|on \w+day|\w+day|meanwhile|however|then|vehemently|categorically|publicly|promptly|"
    r"still|itself))+,?$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:]\s|,\s(?:but|and|while|whereas|although|though)\s|\bthat\s|[“”\"]\s|\bwhile\s")
_APPOSITION = re.compile(r",\s[^,]{1,90}(?:,|$)")
_OWNER = re.compile(r"(?P<who>(?:[Tt]he\s)?[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*)['’]s\s+$")
_OFFICE = r"(?:[a-z-]+\s+){0,2}(?:ministry|army|military|government|office|agency|police|company|union|operator)\b"
_NAMED = re.compile(r"^[^,]{2,60},\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]+){1,3}),")
"""An office with its holder's name: "A former safety inspector, Oskar Lind,"."""
_PRONOUN = re.compile(r"^(?:it|he|she|they|both|who|which)$", re.IGNORECASE)


def _party_of(text: str, sentence: Span, cue: _Cue, match: re.Match[str]) -> str:
    """Who denies: for a verb its subject, for an account its owner, else whom the sentence credits with the words."""
    if cue.verb:
        own = _subject_before(text, sentence, match.start())
        if own:
            return own
    owner = _OWNER.search(text[sentence.start : match.start()])
    if owner and cue.other_account:
        return owner["who"]
    credit = find_attribution(text, sentence, Span(match.start(), match.end()))
    if credit:
        return credit.who
    return _subject_before(text, sentence, match.start()) or _subject_of_previous(text, sentence) or ""


def _subject_before(text: str, sentence: Span, at: int) -> str | None:
    """The noun phrase between the start of the clause and a verb; a pronoun is followed back one sentence."""
    start = max((sentence.start + m.end() for m in _BREAK.finditer(text[sentence.start : at])), default=sentence.start)
    words = " ".join(text[start:at].split()).lstrip("“\"'‘")
    clause = _LEAD.sub("", words)
    if named := _NAMED.match(clause):
        return named["name"]
    subject = _TAIL.sub("", _APPOSITION.sub("", clause)).strip(" ,")
    if _PRONOUN.match(subject):
        return _subject_of_previous(text, sentence)
    if not subject or len(subject.split()) > 12:
        names = names_in(subject or words, opening=True)
        return names[-1].text if names else None
    return re.sub(r"^(?:The|A|An)\s+(?=[A-Z])", "", subject)


def _subject_of_previous(text: str, sentence: Span) -> str | None:
    """The party that the sentence before opens with: its first name, or first words such as "the ministry"."""
    earlier = text[max(0, sentence.start - 600) : sentence.start].rstrip()
    before = re.split(r"(?<=[.!?”\"])\s+|\n", earlier)[-1]
    names = [name for name in names_in(before, opening=True) if name.start < 60]
    if names:
        owned = re.match(rf"['’]s\s+{_OFFICE}", before[names[0].end :])
        return before[names[0].start : names[0].end + (owned.end() if owned else 0)]
    plain = re.match(rf"(?:The|Its|Their)\s+({_OFFICE})", before)
    return f"the {plain[1]}" if plain else None
