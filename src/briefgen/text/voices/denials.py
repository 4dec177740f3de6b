"""Words of denial: who says of what that it is not so, or tells the same fact otherwise.

A pure reader of one sentence and the one before it. What is denied *to* somebody (a visa), an offer that is rejected,
and what one "would neither confirm nor deny" are no denials.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefgen.records import Span
from briefgen.text.lexicon import ATTRIBUTION_VERBS, fold, names_in, polarity_of, terms_of
from briefgen.text.patterns import when_used
from briefgen.text.voices.quotes import find_attribution, find_quotations, find_speaker, find_subject
from briefgen.vocabulary import read_table

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
    outright: bool = False
    """With a verb of denial whose subject denies: "denied", "rejected the claim", "called it a lie"."""


def _words(kind: str) -> str:
    """The words of one class of the table as alternatives of a pattern, longer ones first."""
    listed = [row["words"] for row in read_table("denying", ("words", "class")) if row["class"] == kind]
    return "|".join(r"\s+".join(map(re.escape, words.split())) for words in sorted(listed, key=lambda w: (-len(w), w)))


_STATED = _words("stated")
_REFUSED = (
    rf"(?:(?:{_words('receiver')}|the\s+(?:men|women|team|group))\s+)?(?:an?y?\s+|the\s+|their\s+|his\s+|her\s+)?"
    rf"(?:\w+\s+)?(?:{_words('refused')})\b"
)
"""What is denied *to* somebody: a refusal, no denial."""
_MORE = (
    r"(?:(?:simply|completely|entirely|totally|utterly|plainly|categorically|absolutely|just|all|pure|a|an)\s+){0,2}"
)
_UNTRUE = rf"{_MORE}(?:{_words('false')})\b"
_FALSE = rf"{_MORE}(?:{_words('false')}|{_words('scorn')})\b"
_VAGUE = ATTRIBUTION_VERBS | {
    row["words"] for row in read_table("denying", ("words", "class")) if row["class"] == "vague"
}
_RULING = when_used(rf"\b(?:{_words('ruling')})\b", re.IGNORECASE)

_EVADED = when_used(
    r"(?:\b(?:neither|nor|not|never|nobody|no one|none|few|cannot|can['’]t|couldn['’]t|didn['’]t|doesn['’]t|don['’]t|hard to|"
    r"impossible to|confirm or|confirmed nor|confirming or|confirmed or|without|stop short of|stopped short of|refused to|"
    r"refuses to|declined to|declines to|be|been|is|was|were|are|being|no longer|wo|won['’]t)\s+(?:[a-z]+ly\s+)?)$",
    re.IGNORECASE,
)
"""What turns a denying verb round or makes it a passive: "would neither confirm nor deny", "was denied entry"."""
_NOUN_BEFORE = when_used(r"\b(?:a|an|the|this|that|his|her|its|their|our|no|any|legal|first|latest)\s+$", re.IGNORECASE)
"""What makes a form of "contest" or "dispute" a noun."""
_RELATIVE = when_used(r"\b(?:who|that|which|whom)\s+(?:[a-z]+ly\s+)?$", re.IGNORECASE)
"""A relative clause picks people out ("all who had no part in it") or tells of them; nobody denies in it."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words of denial. `told` says where what is denied stands: after the cue, before it, or all over its sentence."""

    pattern: re.Pattern[str]
    told: Literal["after", "before", "all"]
    other_account: bool = False
    verb: bool = False
    """An active verb whose subject denies: a negation or a passive before it spoils it."""
    said: bool = False
    """Plain words ("had no part in it") that deny only where somebody is credited with them."""
    impersonal: bool = False
    """Says that something is contested, and by nobody there."""


def _cue(
    pattern: str,
    told: Literal["after", "before", "all"],
    *,
    other_account: bool = False,
    verb: bool = False,
    said: bool = False,
    impersonal: bool = False,
) -> _Cue:
    return _Cue(when_used(pattern, re.IGNORECASE), told, other_account, verb, said, impersonal)


_WITHIN = r"(?!(?:over|after|amid|following|despite|because|since|for|from|with|who|which|when|while)\b)[^\s.;]+\s+"
"""A word between a verb and what it turns down: "dismissed the chief over claims" dismisses the chief."""

CUES: tuple[_Cue, ...] = (
    _cue(rf"\bden(?:y|ies|ied|ying)\b(?!\s+{_REFUSED})", "after", verb=True),
    _cue(
        rf"\b(?:{_words('turns down')})\b(?=\s+(?:as\s+[“\"‘]?{_FALSE}|what\b|that\b|how\b|"
        rf"(?:{_WITHIN}){{0,6}}?(?:{_STATED}|(?:that|which) (?:is|was) said)\b))",
        "after",
        verb=True,
    ),
    _cue(
        r"\b(?:dismiss|describ|denounc|brand|reject|call)(?:es|s|ed)?\s+"
        rf"(?:(?:(?:[^\s.;]+\s+){{0,4}}?(?:{_STATED})|what)\b[^.;]{{0,80}}?\s+(?:as\s+)?[“\"‘]?{_FALSE}|"
        rf"(?:it|this|that|them|all of it)\s+(?:as\s+)?[“\"‘]?{_UNTRUE})",
        "all",
        verb=True,
    ),
    _cue(r"\bno\s+(?:[a-z]+\s+){0,2}?(?:evidence|proof)\b[”\"’]?(?=\s+(?:of|that|for|to)\b)", "after", said=True),
    _cue(r"\bno\s+(?:[a-z]+\s+)?truth\s+(?:in|to)\b", "after", said=True),
    _cue(r"\bthere\s+(?:is|are|was|were|has been|have been|had been)\s+no\s+(?:such\b|(?=\d))", "after", said=True),
    _cue(rf"(?<=\s)(?:is|are|was|were)\s+[“\"‘]?{_FALSE}", "before", said=True),
    _cue(rf"\b(?:{_words('no part')})\b", "all", said=True),
    _cue(
        r"\b(?:had|has|have)\s+not\s+been\s+(?:disclosed|told|informed|notified|warned|consulted|made known)\b",
        "all",
        other_account=True,
        said=True,
    ),
    _cue(
        r"\b(?:accounts?|versions?)\s+(?:of\s[^.,;]{1,50}?\s)?(?:differ|differs|differed|contradicts?|contradicted)\b",
        "all",
        other_account=True,
    ),
    _cue(
        r"\b(?:gave|gives?|tell|tells|told|offer|offers|offered|has|have|had)\s+(?:an?\s+)?(?:(?!no\b)\w+\s+)?"
        r"(?:different|conflicting|contradictory|another)\s+(?:accounts?|versions?|story|stories|explanations?)"
        r"(?=\s+(?:about\b|to\s|from\b|than\b|of (?:what|how|why|events|the (?:night|day|event|incident|crash|fact|meeting|shooting))"
        r"|(?:on|that)\b)|[\s”\"’]*[.,;:!?]|$)",
        "all",
        other_account=True,
    ),
    _cue(rf"\bcontrary to\b(?=\s+(?:what\b|(?:{_WITHIN}){{0,5}}?(?:{_STATED})\b))", "after", other_account=True),
    _cue(
        r"\b(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing))\s+(?:each other|one another|the other)\b|"
        r"\btrad(?:e|es|ed|ing)\s+(?:accusations|blame|charges)\b",
        "all",
        other_account=True,
    ),
    _cue(
        r"\bmatters? of dispute\b|\b(?:is|are|was|were|remains?) disputed\b",
        "all",
        other_account=True,
        impersonal=True,
    ),
)
"""The words of denial, in order; a sentence yields at most one denial for each party."""

_CLAUSE_END = when_used(
    r"[.;!?…](?=[\s”\"’)]|$)|\n|,\s+(?:but|and|while|whereas|although|though|saying|adding|insisting)\b|,[”\"]\s|"
    r",\s+(?:according to|(?:[^\s,.;]+\s+){0,6}(?:says?|said|told|added)\b)"
)
_BEFORE = when_used(r"(?:[,;:]\s+|[“\"]|\bthat\s+)(?!.*(?:[,;:]\s+|[“\"]|\bthat\s))")
"""The last border of a clause before the cue."""
_FILLER = when_used(
    r"^[\s”\"’,]*(?:(?:late\s+)?(?:on\s+)?\w+day\s+)?(?:(?:as|of|that|for|to|in|any|all|having|what)\b\s*)*"
)
_VERDICT = when_used(r"\s+as\s+[^,;.]{1,60}$|,\s.*$")
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
            denial = None if _is_spoilt(text, sentence, cue, match) else _read_denial(text, sentence, cue, match)
            if denial and not any(denial.words.meets(other.words) or denial.who == other.who for other in found):
                found.append(denial)
    return tuple(sorted(found, key=lambda denial: denial.words))


def _is_spoilt(text: str, sentence: Span, cue: _Cue, match: re.Match[str]) -> bool:
    """Whether the words before a cue turn it round, make it a noun, or set it into a relative clause."""
    left = text[max(sentence.start, match.start() - 40) : match.start()]
    if cue.verb and (_EVADED.search(left) or _NOUN_BEFORE.search(left)):
        return True
    if cue.said and _FOUND.search(left) and not _SAID.search(text, sentence.start, sentence.end):
        return True  # "rescuers found no evidence of life" is what they saw
    return (
        cue.said
        and bool(_RELATIVE.search(left))
        and not re.search(r"\b(?:said|says|say|insist\w*|added) that\s+$", left)
    )


_FOUND = when_used(r"\b(?:found|find|finds|finding|saw|seen|uncovered|turned up)\s+[“\"‘]?$", re.IGNORECASE)
_SAID = when_used(r"\b(?:said|says|say|told|tells|insist\w*|added|adds|stated|according to|announced)\b", re.IGNORECASE)


def somebody_denies(text: str, sentence: Span, words: Span) -> bool:
    """Whether a sentence that an engine takes for a denial or another account can be one: it has words of denial, or
    denies or negates something for which it credits somebody.

    "The valley has no single council" is a fact that the text tells itself; nobody denies in it.
    """
    if find_denials(text, sentence):
        return True
    turned = polarity_of(words.of(text))
    return (turned.negated or turned.denied) and find_attribution(text, sentence, words) is not None


def _read_denial(text: str, sentence: Span, cue: _Cue, match: re.Match[str]) -> FoundDenial | None:
    """The denial at a cue; None where nobody denies, or nothing is stated that could be."""
    who = _party_of(text, sentence, cue, match)
    if who is None or (cue.verb and _RULING.search(who)):
        return None
    if cue.told == "before" and not _SAID_THING.search(
        text[_clause_start(text, sentence, match.start()) : match.start()]
    ):
        return None
    stop = _CLAUSE_END.search(text, match.end(), sentence.end)
    end = stop.start() if stop else sentence.end
    start = match.start() if cue.told == "after" else _clause_start(text, sentence, match.start())
    start -= text[start - 1 : start] in "“‘" and start > sentence.start
    words = Span(start, _trimmed_end(text, start, max(end, match.end())))
    denied = _denied_words(text, sentence, cue, match, words)
    return (
        FoundDenial(who, words, denied, cue.other_account, cue.verb) if cue.other_account or _states(denied) else None
    )


_SAID_THING = when_used(
    rf"\b(?:{_STATED}|it|this|that|they|these|video|photos?|documents?|letters?|report)\b", re.IGNORECASE
)
"""What can be untrue: a thing said. "The alarm was false" denies nothing."""


def _states(denied: str) -> bool:
    """Whether words can be denied: they hold a content word, and not only "nearly everything"."""
    terms = [denied[term.start : term.end] for term in terms_of(denied)]
    return any(fold(words) not in _VAGUE or _STATED_WORD.fullmatch(words) for words in terms)


_STATED_WORD = when_used(rf"(?:{_STATED})", re.IGNORECASE)


def has_content(denied: str) -> bool:
    """Whether what is denied says by itself what was said: "claims of abuse" and "having hit the school" do, "the
    allegations" and "it" do not."""
    terms = [denied[term.start : term.end] for term in terms_of(denied)]
    own = [words for words in terms if not _STATED_WORD.fullmatch(words) and fold(words) not in _VAGUE]
    return len(own) >= (1 if len(own) < len(terms) else LEAST_CONTENT)


LEAST_CONTENT = 2
"""Content words that tell by themselves what is denied; with a noun such as "claims" one is enough."""


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
        before = re.split(r"(?<=[.!?])\s+|\n", text[: sentence.start].rstrip())[-1]
        return " ".join(before.split()) if _ENDED.search(before) else ""
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

_LEAD = when_used(
    r"^(?:(?:and|but|yet|however|meanwhile|still|later|separately|also|for (?:his|her|its|their) part|"
    r"on\s\w+day|(?:on|in|by|at|after|before)\s[^,]{1,60}(?=,)),?\s+)+",
    re.IGNORECASE,
)
_TAIL = when_used(
    r"(?:,?\s+(?:has|have|had|also|later|earlier|repeatedly|strongly|flatly|firmly|angrily|immediately|swiftly|"
    r"quickly|since|always|again|on \w+day|\w+day|meanwhile|however|then|vehemently|categorically|publicly|promptly|"
    r"still|itself))+,?$",
    re.IGNORECASE,
)
_BREAK = when_used(r"[;:]\s|,\s(?:but|and|while|whereas|although|though)\s|\bthat\s|[“”\"]\s|\bwhile\s")
_APPOSITION = when_used(r",\s[^,]{1,90}(?:,|$)")
_OWNER = when_used(r"(?P<who>(?:[Tt]he\s)?[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)*)['’]s\s+$")
_OFFICE = r"(?:[a-z-]+\s+){0,2}(?:ministry|army|military|government|office|agency|police|company|union|operator)\b"
_NAMED = when_used(r"^[^,]{2,60},\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]+){1,3}),")
"""An office with its holder's name: "A former safety inspector, Oskar Lind,"."""
_PRONOUN = when_used(r"^(?:it|he|she|they|both|who|which)$", re.IGNORECASE)


def _party_of(text: str, sentence: Span, cue: _Cue, match: re.Match[str]) -> str | None:
    """Who denies: for a verb its subject, for an account its owner, else whom the sentence credits with the words.

    None where nobody does; "" where two accounts differ and the text names neither party there.
    """
    if cue.impersonal:
        return ""
    if cue.verb:
        own = find_subject(text, sentence, Span(match.start(), match.end()))
        if own:
            return own.name
    owner = _OWNER.search(text[sentence.start : match.start()])
    if owner and cue.other_account:
        return owner["who"]
    credit = find_attribution(text, sentence, Span(match.start(), match.end()))
    if credit:
        return credit.who
    if cue.said:
        return _quoted_party(text, sentence, match)
    party = _subject_before(text, sentence, match.start()) or _subject_of_previous(text, sentence)
    return party if party and _LIKE_A_PARTY.match(party) else "" if cue.other_account else None


def _quoted_party(text: str, sentence: Span, match: re.Match[str]) -> str | None:
    """Who speaks where the words of denial stand in quotation marks."""
    at = Span(match.start(), match.end())
    quotation = next((q for q in find_quotations(text, within=sentence) if q.inner.covers(at)), None)
    speaker = find_speaker(text, quotation, (sentence,)) if quotation else None
    return speaker.name if speaker else None


_LIKE_A_PARTY = when_used(
    r"(?!(?:on|in|by|at|after|before|whether|when|where|how|why|what|that|if|and|but|as|there|it|this)\b)"
    r"(?!.*\b(?:and|but|or|who|that|which|is|are|was|were|has|have|had)$)[\w’'.&-]+(?:\s[\w’'.&-]+){0,7}\s?$",
    re.IGNORECASE,
)


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


_ENDED = when_used(r"[.!?…:;][”\"’)\]]*$")


def _subject_of_previous(text: str, sentence: Span) -> str | None:
    """The party that the sentence before opens with: its first name, or first words such as "the ministry"."""
    earlier = text[max(0, sentence.start - 600) : sentence.start].rstrip()
    before = re.split(r"(?<=[.!?”\"])\s+|\n", earlier)[-1]
    if not _ENDED.search(before):
        return None  # a heading, a caption or a list's item above the sentence names nobody who denies
    names = [name for name in names_in(before, opening=True) if name.start < 60]
    if names:
        owned = re.match(rf"['’]s\s+{_OFFICE}", before[names[0].end :])
        return before[names[0].start : names[0].end + (owned.end() if owned else 0)]
    plain = re.match(rf"(?:The|Its|Their)\s+({_OFFICE})", before)
    return f"the {plain[1]}" if plain else None
