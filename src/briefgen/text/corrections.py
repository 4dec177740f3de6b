"""Notes of correction: which of the values in them was wrong, and which is right.

    "Correction: An earlier version misstated the fine. It is $4 million, not $40 million."
    ->  $4 million right, $40 million wrong

`verdicts_on` reads the sentences of one article in order. A note is what the page sets apart as one, a sentence that speaks
of an earlier version of its own text, or the sentence right behind one. In ordinary prose "83 dead, not 38" is read where
figures are tied to each other (claims.py), not here. `without_slug` takes from a title what a wire sets before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from briefgen.records import Span
from briefgen.text.patterns import when_used
from briefgen.vocabulary import read_table

Verdict = Literal["right", "wrong"]


def _listed(*classes: str) -> str:
    """The words of some classes as alternatives of a pattern, longer ones first."""
    rows = read_table("correcting", ("words", "classes"))
    words = {row["words"] for row in rows if set(classes) & set(row["classes"].split())}
    shaped = (re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in words)
    return "|".join(sorted(shaped, key=lambda word: (-len(word), word)))


_ADVERBS = r"(?:previously|earlier|originally|initially|first|before)"
_OWN = rf"(?:{_listed('text', 'entry')}|report|piece|page|text)"
_TOLD = rf"(?:{_listed('told')})"
_BARE_VERSION = when_used(
    rf"\b(?:{_listed('adj')})\s+(?:version|edition)s?\b(?!\s+of\b)|\b(?:{_listed('version')})\b(?!\s+(?:der|des|de|du|del|della|da|do|van)\b)",
    re.IGNORECASE,
)
"""An earlier version, of whatever: a bill has versions too."""
_VERSION = when_used(
    rf"\b(?:{_listed('adj')})\s+(?:version|edition)s?\s+of\s+(?:this|the|our|that)\s+{_OWN}\b"
    rf"|\b(?:{_listed('version')})\s+(?:{_listed('own')})\b"
    rf"|\b(?:earlier|previous|prior|original|initial)\s+(?:{_listed('text')})\b"
    rf"|\bearlier\s+report\s+by\s+us\b|\b(?:in|by)\s+our\s+{_OWN}\b"
    rf"|\b(?:we|this\s+{_OWN}|the\s+{_OWN}|this\s+newspaper)\s+(?:had\s+)?{_ADVERBS}\s+{_TOLD}\b",
    re.IGNORECASE,
)
"""What the text itself was before: "an earlier version of this story", "this article originally stated"."""
_AMENDED = when_used(
    rf"^\W*(?:(?:this|our)\s+(?:[\w-]+\s+){{0,2}}?{_OWN}|the\s+(?:{_listed('text')}))\s+(?:has\s+been|was)\s+(?:{_listed('correct')}|updated)\b",
    re.IGNORECASE,
)
"""How a note opens that says no more than that: "This post was amended at noon"."""
_SELF_SAID = when_used(rf"\b(?:this|our)\s+{_OWN}\s+(?:had\s+)?{_TOLD}\b", re.IGNORECASE)
"""Of a note: "this article gave the number as 21"."""
_IT_SAID = when_used(
    rf"(?:^\W*|[:;]\s+)(?:it|we)\s+(?:(?:had\s+)?(?:{_ADVERBS}\s+{_TOLD}|{_TOLD}\s+{_ADVERBS})|had\s+{_TOLD})\b",
    re.IGNORECASE,
)
"""Of a note: "It originally stated that 12 men were hurt", "It had put the hurt at 12"."""
_ERRED = when_used(rf"\b(?:{_listed('erred')})\b", re.IGNORECASE)
_CORRECT = when_used(rf"\b(?:{_listed('correct')})\b", re.IGNORECASE)

_SMALL = r"(?:\s+(?:the|a|an|as|by|of|at|some|about|around|nearly|almost|over|more\s+than|at\s+least|was|had|[$€£¥]))*"
_FIRST_TOLD = when_used(
    rf"\b(?:{_ADVERBS}\s+{_TOLD}|{_TOLD}\s+{_ADVERBS})(?:\s+(?:as|at|to\s+be|by\s+us|here))*{_SMALL}\s*[$€£¥]?$",
    re.IGNORECASE,
)
"""Of a note, right before a value: "the number of the hurt, first given as 12"."""
_NOT_LEADS = when_used(rf"(?:^|[^\w])(?:{_listed('not')}){_SMALL}\s*[$€£¥]?$", re.IGNORECASE)
_NOT_FOLLOWS = when_used(rf"^[^.;]{{0,60}}?[\s,(](?:{_listed('not')}){_SMALL}\s*[$€£¥]?$", re.IGNORECASE)
_BUT_LEADS = when_used(rf"\b(?:{_listed('but')})(?:\s+\w+){{0,3}}\s*[$€£¥]?$", re.IGNORECASE)
_FROM_LEADS = when_used(rf"\b(?:from|von|de|desde){_SMALL}\s*[$€£¥]?$", re.IGNORECASE)
_TO_LEADS = when_used(r"(?:\b(?:to|auf|à|a)\b|:)[^.;]{0,70}$", re.IGNORECASE)
_RIGHT_LEADS = when_used(
    rf"\b(?:{_listed('right')}|(?:correct|right|actual|true|accurate|real)(?:\s+\w+){{0,4}}\s+(?:is|was|are|were))\b[^.;]{{0,50}}$",
    re.IGNORECASE,
)
_WRONG_FOLLOWS = when_used(
    rf"^[^.;]{{0,60}}?\b(?:(?:was|were|is|are|had\s+been|proved)\s+(?:{_listed('wrong')})\b|"
    rf"(?:should|ought\s+to)\s+(?:have\s+)?(?:be|been|read|say|said)\b|"
    rf"(?:has|have|was|were)\s+(?:been\s+)?(?:{_listed('correct')})\s+to\b|"
    r"(?:has|have|was|were)\s+(?:been\s+)?(?:removed|deleted|dropped|taken\s+out)\b|"
    rf"as\s+(?:\w+\s+)?{_ADVERBS}\s+{_TOLD}|as\s+(?:{_listed('erred')})\b|"
    rf"(?:{_listed('erred')})\b|"
    rf"{_TOLD}?\s*(?:in|by)\s+(?:an?|the|our)?\s*(?:(?:{_listed('adj')})\s+(?:{_listed('text')}|(?:version|edition)s?)|{_listed('version')}))",
    re.IGNORECASE,
)
_NEW_CLAUSE = when_used(r"[;:–—]|\b(?:when|while|whereas|in\s+fact|it\s+(?:is|was)|there\s+were)\b", re.IGNORECASE)
_SAYS_RIGHT = when_used(
    r"^\W*(?:it|that|this|there|in\s+(?:fact|reality)|actually|the\s+(?:[\w-]+\s+){1,4}?(?:is|was|are|were|should)|es\s+(?:sind|waren|ist)|"
    r"richtig|tatsächlich|il\s+s['’]agit|en\s+(?:réalité|realidad)|son|fueron)\b",
    re.IGNORECASE,
)
"""How the sentence behind a confession goes on with the right value."""
_STORY_KILLED = when_used(
    rf"\b(?:the|this|our|that|a)\s+(?:[\w-]+\s+){{0,3}}?(?:{_listed('text')}|item)\b[^.;]{{0,140}}\b(?:is|was|has\s+been)\s+(?:hereby\s+)?"
    r"(?:withdrawn|killed|retracted)\b|\b(?:disregard|kill|withdraw)\s+(?:the|this|our)\s+(?:[\w-]+\s+){0,3}?(?:story|item|dispatch)\b",
    re.IGNORECASE,
)
"""How a wire takes a whole story back."""
_ATTENTION = r"(?:ATTENTION|EDITORS|ATTN)\s?[-–—:/]\s?"
"""What calls editors to a note of a wire."""
_OPENS_NOTE = when_used(
    rf"^\W*(?:{_ATTENTION})?(?:{_listed('note')})\b\s*(?:\([^)]{{1,40}}\))?(?:\s*[:;.]|\s+[–—-]\s)|^\W*(?:{_ATTENTION})?corrects?\s|^\(\s*(?:in\s[^()]{{0,50}}?|[^()]{{1,16}}\s(?:{_listed('text')})\s)\bcorrects?\s|^\(\s*(?:this\b|corrected\b|refiles?\s+to\s+correct)",
    re.IGNORECASE,
)
_KILLS = when_used(rf"^\W*(?:{_listed('kill')})\b", re.IGNORECASE)
_TAKEN_BACK = when_used(
    r"\b(?:is|was|has\s+been|are|were|have\s+been|be)\s+(?:hereby\s+)?(?:withdrawn|killed|retracted|deleted|disregarded)\b|\bdisregard\b",
    re.IGNORECASE,
)


def verdicts_on(
    text: str, sentences: Sequence[Span], numbers: Sequence[Span], notes: Sequence[Span] = ()
) -> Mapping[Span, Verdict]:
    """For the numbers (phrases, in order) that notes of correction call right or wrong, which of the two.

    `notes` are the blocks that the page itself sets apart as such.
    """
    found: dict[Span, Verdict] = {}
    last: Verdict | None = None
    confessed = False
    for at, sentence in enumerate(sentences):
        words = sentence.of(text)
        set_apart = any(note.covers(sentence) for note in notes)
        opens = set_apart or bool(
            _OPENS_NOTE.match(words) or _AMENDED.match(words) or (_KILLS.match(words) and _TAKEN_BACK.search(words))
        )
        speaks = _is_confession(words, opens=opens)
        follows = confessed and at > 0 and "\n" not in text[sentences[at - 1].end : sentence.start]
        goes_on = follows and bool(_SAYS_RIGHT.match(words) or _IT_SAID.match(words))
        if not (opens or speaks or goes_on):
            last, confessed = None, False
            continue
        inside = [number for number in numbers if sentence.covers(number)]
        for verdict, number in _verdicts_in(text, sentence, inside, last, opened=opens or goes_on):
            found[number] = last = verdict
        confessed = speaks or opens or (confessed and goes_on)
    return found


def _is_confession(words: str, *, opens: bool) -> bool:
    """Whether a sentence tells what its own text said before, or wrongly."""
    if _VERSION.search(words) or _STORY_KILLED.search(words):
        return True
    bare, erred = _BARE_VERSION.search(words), _ERRED.search(words)
    return bool((bare and erred) or (opens and (bare or erred)))


def _verdicts_in(
    text: str, sentence: Span, numbers: Sequence[Span], last: Verdict | None, *, opened: bool
) -> list[tuple[Verdict, Span]]:
    """The verdicts of one sentence. `last` is the verdict before it, `opened` whether the whole sentence is of a note."""
    told: list[tuple[Verdict, Span]] = []
    reached = sentence.start
    ends = [*(number.start for number in numbers[1:]), sentence.end][: len(numbers)]
    for number, end in zip(numbers, ends, strict=True):
        place = _Place(text[sentence.start : number.start], text[reached : number.start], text[number.end : end])
        verdict = _verdict(place, last, again=bool(told), opened=opened)
        if verdict:
            told.append((verdict, number))
            last = verdict
        reached = number.end
    return told


class _Place:
    """The words before a number in its sentence, those since the number before it, and those up to the next."""

    def __init__(self, before: str, lead: str, tail: str) -> None:
        self.before, self.lead, self.tail = before, lead, tail


def _verdict(at: _Place, last: Verdict | None, *, again: bool, opened: bool) -> Verdict | None:
    """What the words around one number of a note say of it; `again` is whether its sentence gave a verdict before."""
    told = _told_before(at.before) or bool(opened and _FIRST_TOLD.search(at.lead))
    if _NOT_LEADS.search(at.lead):
        return "right" if told and again and last == "wrong" else "wrong"
    if again and last == "wrong" and _BUT_LEADS.search(at.lead):
        return "right"
    corrected = _CORRECT.search(at.before)
    if corrected and _FROM_LEADS.search(at.lead):
        return "wrong"
    if _RIGHT_LEADS.search(at.lead):
        return "right"
    if told:
        return "right" if again and last == "wrong" and _NEW_CLAUSE.search(at.lead) else "wrong"
    if _WRONG_FOLLOWS.match(at.tail) or _TAKEN_BACK.search(at.tail):
        return "wrong"
    if _NOT_FOLLOWS.match(at.tail) or (corrected and _TO_LEADS.search(at.before[corrected.end() :])):
        return "right"
    return "right" if opened and last == "wrong" else None


def _told_before(words: str) -> bool:
    """Whether words tell what was printed before, or wrongly, and not what it was corrected to."""
    cues = [match for cue in (_VERSION, _BARE_VERSION, _ERRED, _SELF_SAID, _IT_SAID) for match in cue.finditer(words)]
    return bool(cues) and not _CORRECT.search(words, max(cue.end() for cue in cues))


# ---------------------------------------------------------------- slugs and notes of a wire

_SLUG = when_used(
    rf"^\W{{0,2}}(?:(?:{_listed('slug')})(?:[ -]?\d{{1,2}}(?:st|nd|rd|th)?(?=[^\w%]|$)(?! \w+ (?:dead|killed|hurt)))?\s*[-–—:/,]+\s*)+(?=[“\"‘'(]?\w)"
)
_WIRE_NOTE = when_used(
    rf"^\(?(?:{_ATTENTION})?(?:in\s[^()]{{0,50}}?\b(?:corrects?|adds?|updates?|removes?|clarifies)|eds?\.?\s*:\s*\w+|{_listed('edited')}|(?:this|the)\s+[^.()]{{0,40}}?{_OWN}\s+(?:has\s+been|was|is)\s+(?:{_listed('correct')}|{_listed('edited')}|refiled))\b",
    re.IGNORECASE,
)
_CONTACT = when_used(r"^\(\([^()\n]*(?:@|\+\d)[^\n]*\)\)$")


def without_slug(title: str) -> str:
    """A title without what a wire sets before it.

    >>> without_slug("CORRECTED-UPDATE 3-Bus crash kills 16"), without_slug("UPDATE 2 dead")
    ('Bus crash kills 16', 'UPDATE 2 dead')
    """
    return _SLUG.sub("", title, count=1) or title


def is_wire_note(line: str) -> bool:
    """Whether a line tells editors what a wire changed in its own text: "(Adds details, edits throughout)", "Eds: …"."""
    bracketed = line.startswith("(") and line.endswith(")")
    labelled = re.match(r"eds?\.?\s*:", line, re.IGNORECASE) is not None
    return bool(_CONTACT.match(line) or ((bracketed or labelled) and _WIRE_NOTE.match(line)))


def speaks_of_itself(words: str) -> bool:
    """Whether a sentence tells of an earlier version of its own text, or opens a note of correction: no news to lead with."""
    if _STORY_KILLED.search(words):
        return False  # that a story is taken back is news
    return bool(
        _OPENS_NOTE.match(words)
        or _OF_ITSELF.match(words)
        or _AS_REPORTED.search(words)
        or _is_confession(words, opens=False)
        or (_KILLS.match(words) and _TAKEN_BACK.search(words))
    )


_OF_ITSELF = when_used(
    rf"^\W*(?:(?:this|the)\s+(?:[\w-]+\s+){{0,3}}?{_OWN}\s+(?:has\s+been|was)|the\s+(?:[\w-]+\s+){{1,5}}?in\s+this\s+{_OWN}\s+(?:has|have)\s+been)\s+(?:{_listed('correct')}|updated)\b",
    re.IGNORECASE,
)
_AS_REPORTED = when_used(
    rf"\bas\s+(?:(?:we|it)\s+)?(?:{_ADVERBS}\s+{_TOLD}|(?:had\s+)?{_TOLD}\s+{_ADVERBS})\b", re.IGNORECASE
)
"""How a text says that it was put right: "This article was amended", "The number in this story has been corrected"."""


_SETS_APART = when_used(rf"\d[^.;]*\b(?:{_listed('not')})\s+(?:the\s+)?[$€£]?\d", re.IGNORECASE)
"""One value set against another: "12 died, not 21"."""


def is_slugged_title(line: str) -> bool:
    """Whether a line is a title with a wire's slug before it, and no sentence."""
    if not _SLUG.match(line) or re.search(r"[.!?)\]”\"]$", line):
        return False
    return not (_is_confession(line, opens=True) or _SETS_APART.search(line))


def is_correction(line: str) -> bool:
    """Whether a line of a page is a note of correction or takes a story back; a title with a slug is none, nor a note
    to editors without a value ("Corrects spelling of Harrow")."""
    if is_slugged_title(line):
        return False
    if is_wire_note(line):
        return bool(_CORRECT.search(line) and _VALUE.search(_PARAGRAPH.sub(" ", line)))
    return bool(_OPENS_NOTE.match(line) or _OF_ITSELF.match(line) or (_KILLS.match(line) and _TAKEN_BACK.search(line)))


_PARAGRAPH = when_used(
    r"\b(?:paragraphs?|paras?|grafs?|lines?|headline)\s+\d+(?:(?:\s?[-–,]\s?|\s+and\s+)\d+)*", re.IGNORECASE
)
"""Where in a text something was put right is no value."""
_VALUE = when_used(
    r"\d|\b(?:no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|\w{3,5}teen|\w{3,5}ty)\b",
    re.IGNORECASE,
)
