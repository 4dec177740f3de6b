"""What no article tells: "No article reports a verdict." A reader wants it, no sentence can be cited for it, and code can check it.

It holds where no sentence of any article has all of its content words, each by stem, synonym or demonym. That errs towards
refusing: a sentence may hold the words and tell something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from briefgen.text.dates import find_dates
from briefgen.text.figures import scan_numbers
from briefgen.text.lexicon import terms_found
from briefgen.text.printed import prints_number
from briefgen.text.wording import content_words

_ABSENT = re.compile(
    r"(?:No|None of the) articles? (?:reports?|tells?|says?|gives?|names?|mentions?|explains?)\b(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
_FOUND = re.compile(r"\bwhat\b.*\b(found|showed|decided|ruled|concluded|revealed)\W*$", re.IGNORECASE)
"""What an inquiry came to: a sentence that only names the inquiry does not tell it."""
_VERB_LAST = re.compile(
    r"^\s*(?:whether|if|how many|who|which)\b.*\b(?:was|were|is|are|has been|have been) (?:ever |since |yet |later |already |also )?(found|caught|charged|arrested|named|told|heard|seen)\W*$",
    re.IGNORECASE,
)
"""What is asked of somebody: a sentence that only names him does not tell it."""
_ASKS_WHAT_WAS_SAID = re.compile(r"\s*(?:what|how)\b.*\b(?:told|said|answered|testified|replied)\b", re.IGNORECASE)
_TO_BE_SAID = re.compile(r"\b(?:is|are|was|were|due|had|have|has|about) to\b", re.IGNORECASE)
"""What a sentence has that only announces that something will be said."""
_ASKS_HOW = re.compile(r"\s*how (?!many|much|long|often|far|large|high)", re.IGNORECASE)
_GIVES_MEANS = re.compile(
    r"\b(?:by|through|via|using|used|(?<!along )(?<!together )with|because|exploit\w*|method|thanks to)\b",
    re.IGNORECASE,
)
"""What a sentence has that tells how: one that only says that a thing came about does not."""
_ASKS_WHEN = re.compile(r"\s*(?:when|on (?:which|what) (?:day|date))\b", re.IGNORECASE)
_ASKS_YEAR = re.compile(r"\s*(?:(?:in|of) )?(?:which|what|the) year\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ASKS_TELLER = re.compile(
    r"\s*(?:who|which \w+) (?:counts?|counted|gave|gives|reckoned|estimated|drew up|compiled)\b", re.IGNORECASE
)
_TELLS_TELLER = re.compile(
    r"\b(?:sa(?:id|ys?)|told|according to|reported|announced|counts?|counted|estimated?|confirmed|wrote|put|gave)\b",
    re.IGNORECASE,
)
"""What a sentence has that tells whose its number is; a toll that "says" something is nobody."""
_ASKS = re.compile(r"\s*(what|where|who|whose|why|whether|which|how)\b", re.IGNORECASE)
_ASKS_HOW_MANY = re.compile(r"\s*how (?:many|much)\b", re.IGNORECASE)
_ASKS_WHY = re.compile(r"\s*(?:why|for what reason)\b", re.IGNORECASE)
_ASKS_WHOSE = re.compile(r"\s*(?:whose\b|who (?:owns|owned|runs|ran)\b)", re.IGNORECASE)
_TELLS_OWNER = re.compile(r"\b(?:own(?:s|ed|ers?|ership)?|belong\w*|operat\w*|runs?|ran)\b|[’']s\b", re.IGNORECASE)
"""What a sentence has that tells whose something is."""
_ASKS_WHETHER = re.compile(r"\s*(?:whether|if)\b", re.IGNORECASE)
_LEAVES_OPEN = re.compile(
    r"\b(?:about to|will|would|may|might|could|plans?|expected|wants?|whether|if|asks?|asked|to be)\b|^\W*(?:[\w’'-]+ ){1,4}to [a-z]+\b",
    re.IGNORECASE,
)
"""What a sentence has that leaves open whether a thing came about, or a headline that announces it: "Prosecutors to question three"."""
_GIVES_REASON = re.compile(r"\b(?:because|due to|owing to|caused|reasons?|why|blamed?|fault)\b", re.IGNORECASE)
"""What a sentence has that tells why: one that only says that a thing happened does not."""
_QUESTION = re.compile(
    r"(?:(?:from|by|at|on|in|of|for|to|with|under|since|until|against) )?(?:who|whom|whose|what|which|when|where|why|how|whether|if)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:this|that|it|them|these|those|why|either)\W*$", re.IGNORECASE)
"""What points to something told before: no word of it can be looked for."""
_DID_IT = re.compile(r"\bdid (?:it|so|this|that)\W*$", re.IGNORECASE)
"""What a motive is asked of, which no word of the question names."""
LEAST_WORDS = 1
"""Content words without which nothing is said to be absent."""


def _tells_count(sentence: str, asked: str) -> bool:
    """Whether a sentence counts what is asked for: 111 people are no answer to "how many children died"."""
    counted = next(iter(content_words(asked)), "")
    return any(q.noun and terms_found(counted, q.noun) for q in scan_numbers(sentence).quantities)


def _tells_day(sentence: str, asked: str) -> bool:
    return any(mention.day or mention.weekday is not None for mention in find_dates(sentence))


_ASKS_VALUE = re.compile(
    r"\s*(?:at )?what\b.*\b(?:puts?|estimates?|values?|sees?)\b.*\bat\W*$|(?:how (?:much|high))\b", re.IGNORECASE
)


_ANSWERS: tuple[tuple[re.Pattern[str], Callable[[str, str], object]], ...] = (
    (_ASKS_WHETHER, lambda sentence, asked: not _LEAVES_OPEN.search(sentence)),
    (_ASKS_WHAT_WAS_SAID, lambda sentence, asked: not (_TO_BE_SAID.search(sentence) or _LEAVES_OPEN.search(sentence))),
    (_ASKS_HOW_MANY, _tells_count),
    (_ASKS_HOW, lambda sentence, asked: _GIVES_MEANS.search(sentence)),
    (_ASKS_WHEN, _tells_day),
    (_ASKS_YEAR, lambda sentence, asked: _YEAR.search(sentence)),
    (_ASKS_TELLER, lambda sentence, asked: _TELLS_TELLER.search(sentence) and scan_numbers(sentence).quantities),
    (_ASKS_WHOSE, lambda sentence, asked: _TELLS_OWNER.search(sentence)),
    (_ASKS_VALUE, lambda sentence, asked: scan_numbers(sentence).quantities),
    (_ASKS_WHY, lambda sentence, asked: _GIVES_REASON.search(sentence)),
)
"""What a sentence needs, beside the words of a question, to answer it: for each kind of question, read of the sentence and the question."""


def says_absent(text: str) -> bool:
    """Whether a sentence says that no article tells something.

    >>> says_absent("No article reports a verdict."), says_absent("No verdict is reported.")
    (True, False)
    """
    return _ABSENT.fullmatch(text.strip()) is not None


def as_absent(text: str) -> str:
    """An indirect question, as what is left open is listed, as the sentence that no article answers it; anything else as it is.

    >>> as_absent("Whether anyone is charged"), as_absent("No article reports a verdict.")
    ('No article tells whether anyone is charged.', 'No article reports a verdict.')
    """
    asked = text.strip().rstrip(".?")
    return f"No article tells {asked[:1].lower()}{asked[1:]}." if _QUESTION.match(asked) else text


def untold_question(text: str) -> str | None:
    """The question that a sentence says no article answers, as an entry of a list of such; None where it names none.

    >>> untold_question("No article tells whether anyone is charged."), untold_question("No article reports a verdict.")
    ('Whether anyone is charged.', None)
    """
    match = _ABSENT.fullmatch(text.strip())
    asked = match["what"].strip() if match else ""
    return f"{asked[:1].upper()}{asked[1:]}" if _QUESTION.match(asked) else None


def told_after_all(text: str, sentences: Iterable[str], *, remarks: bool = False) -> str | None:
    """The first of the articles' sentences that has all content words of what `text` says to be absent; None where it
    holds, or, in a remark (`remarks`), only points to what was told before it ("no article explains this"). A text that says nothing
    definite is refused with itself."""
    match = _ABSENT.fullmatch(text.strip())
    if match is None:
        return text
    asked = match["what"]
    words = [*content_words(asked), *_FOUND.findall(asked)]
    if remarks and len(words) <= LEAST_WORDS - (_POINTS.search(asked) is None):
        return None
    if _DID_IT.search(asked) and _ASKS_WHY.match(asked):
        return None
    if len(words) < LEAST_WORDS:
        return text
    answers = [answer for question, answer in _ANSWERS if question.match(asked)]
    words += _VERB_LAST.findall(asked)
    numbers = [q.surface for q in scan_numbers(asked).quantities]
    told = (sentence for sentence in sentences if all(terms_found(word, sentence) for word in words))
    held = (sentence for sentence in told if not numbers or any(prints_number(sentence, number) for number in numbers))
    answered = (s for s in held if all(answer(s, asked) for answer in answers) and not _asks_too(s, asked))
    return next((s for s in answered if not _is_only_to_come(s, asked)), None)


def _is_only_to_come(sentence: str, asked: str) -> bool:
    """Whether a sentence has what somebody is asked to have done only as something to be done: "was summoned to testify" does not
    tell whether he testified."""
    done = list(_DONE.finditer(asked))
    bases = (re.sub(r"i$", "y", match[1]) for match in done)
    return any(
        re.search(rf"\b(?:to|will|would|may|might|should|must) {re.escape(base)}e?\b", sentence, re.IGNORECASE)
        and not re.search(rf"\b{re.escape(match[0])}\b", sentence, re.IGNORECASE)
        for base, match in zip(bases, done, strict=True)
    )


_DONE = re.compile(r"\b([a-z]{3,}?)ed\b")


def _asks_too(sentence: str, asked: str) -> bool:
    """Whether a sentence has what is asked as a question of its own: "their accounts differ on where the men were" tells no place."""
    question = _ASKS.match(asked)
    return (
        question is not None
        and re.search(rf"\b{question[1]}\b(?![^.;]*\b(?:is|was) (?:that|because)\b)", sentence, re.IGNORECASE)
        is not None
    )
