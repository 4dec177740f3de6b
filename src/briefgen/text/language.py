"""The language of an article: what its page or the user states, else what its words give away.

The language decides how digits are read ("84.770" is a large number in Italian and a small one in English), which
words qualify a number and which bare month names count. It is recognised in three steps, the next only where the one
before says nothing:

1. what is stated, in any of the usual forms ("de-AT", "it_IT", "German"), unless a long text plainly contradicts it: the
   templates of pages state a language that nobody chose;
2. a count of function words, from the table `languages`; in a text of a sentence or two also of the words with which a
   language tells numbers, from the tables that they are read by, and of words with its own letters;
3. py3langid, if the extra `briefgen[languages]` is installed, for languages that the table does not hold.

What none of them settles is "en". The count goes before the library so that a text whose language the table holds is
read alike with and without the extra, and so that an ordinary run never loads a model (0.8 s, 130 MB).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from briefgen.text.figures.digits import COMMA_REGIONS
from briefgen.text.letters import LATIN, script_of
from briefgen.text.letters import WORD as LETTERS
from briefgen.vocabulary import read_table

FALLBACK = "en"
"""The language of a text that nothing settles."""

_READ_CHARACTERS = 8_000
"""Characters of a text that are looked at: some 1,300 words, far more than the count needs."""
_LEAST_WORDS = 20
"""Words below which it takes more than a share of function words, and the library is not asked."""
_FEWEST_WORDS = 6
_HITS_OF_A_SHORT_TEXT = 3
_LEAD_OF_A_SHORT_TEXT = 2.0
"""A text of a sentence or two: so many function words, and so many times those of the second language."""
_LEAST_SHARE = 0.08
"""Share of function words that running text of a known language exceeds; lists of names and prices stay below it."""
_LEAST_LEAD = 1.15
"""How many times more function words the first language needs than the second. Danish and Norwegian come that near."""
_WORDS_TO_CONTRADICT = 60
_SHARE_TO_CONTRADICT = 0.2
_LEAD_TO_CONTRADICT = 3.0
"""What it takes to disbelieve a stated language: a paragraph, most of whose little words are those of another one."""
_LEAST_CERTAIN = 0.9
"""Probability that the library's answer needs."""

_WORD = re.compile(rf"{LETTERS}(?:['’]{LETTERS})*")
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*")
_UNDECIDED_TAGS = frozenset({"mul", "und", "zxx", "mis"})


def recognise_language(text: str, stated: str | None = None) -> str:
    """The two-letter code of a text's language, or of what is `stated` of it; "en" where nothing settles it.

    A region stays where it writes digits in another way than the rest of its language ("es-mx"). What is stated and
    names no language ("x-default", "") is passed over. Raises nothing on any text.

    >>> recognise_language("Plus de 300 personnes ont défilé.", "fr-FR")
    'fr'
    >>> recognise_language("Mehr als 84.770 Menschen sind nach Angaben der Behörden auf der Flucht, und die Zahl der "
    ...                    "Toten ist im Laufe des Tages noch gestiegen.")
    'de'
    """
    said = stated_language(stated)
    if said and not _contradicts(text, said):
        return said
    return _recognised(text) or (FALLBACK if script_of(text[:_READ_CHARACTERS]) is None else UNKNOWN)


def is_recognised(text: str, stated: str | None = None) -> bool:
    """Whether the language of a text is stated or given away by its words; a text of a few words is taken as said."""
    if stated_language(stated) or _recognised(text):
        return True
    return len(_WORD.findall(text[:_READ_CHARACTERS])) < _FEWEST_TO_DOUBT


def language_name(code: str) -> str:
    """The English name of a language: "cs" is Czech; the code itself where no table has it."""
    row = next((row for row in _rows() if row["code"] == code), None)
    names = [name for name in (row["also called"].split() if row else ()) if len(name) > 3 and name.isascii()]
    return names[0].capitalize() if names else code


def _recognised(text: str) -> str | None:
    return _by_function_words(text) or _by_script(text) or _by_library(text)


def _by_script(text: str) -> str | None:
    """The language of a script that one language alone writes, or whose other languages their own letters betray."""
    code = script_of(text[:_READ_CHARACTERS])
    betrayed = next(
        (other for other, letters in _BETRAYED.get(code or "", ()) if letters.search(text[:_READ_CHARACTERS])), None
    )
    return betrayed or code


_BETRAYED = {
    "ru": tuple(
        (code, re.compile(f"[{letters}]")) for code, letters in (("uk", "іїєґ"), ("sr", "ђћјљњџ"), ("be", "ў"))
    ),
    "ar": tuple((code, re.compile(f"[{letters}]")) for code, letters in (("ur", "ٹڈڑںے"), ("fa", "پچژگ"))),
}
"""Letters that a language of the same script has and the commonest has not."""
UNKNOWN = "und"
"""The language of a text in a script that no table tells: only its digits are read."""
_FEWEST_TO_DOUBT = 12
"""Words below which nobody expects that the language of a text shows."""


def stated_language(stated: str | None) -> str | None:
    """The code of a language as pages and people state it: "de-AT", "it_IT", "eng", "German"; None where none is meant.

    >>> stated_language("ES-MX"), stated_language("English"), stated_language("x-default")
    ('es-mx', 'en', None)
    """
    tag = (stated or "").strip().lower().replace("_", "-")
    if tag in COMMA_REGIONS:
        return tag
    first = tag.split("-")[0]
    known = _codes()
    if tag in known or first in known:
        return known.get(tag) or known[first]
    return first if len(first) == 2 and _TAG.fullmatch(tag) and first not in _UNDECIDED_TAGS else None


def _by_function_words(text: str) -> str | None:
    hits, total = _count_function_words(text)
    if total < _FEWEST_WORDS:
        return None
    (first, most), (_, second) = [*hits.most_common(2), ("", 0), ("", 0)][:2]
    if total >= _LEAST_WORDS and most >= _LEAST_SHARE * total and most >= _LEAST_LEAD * second:
        return first
    return _by_telling_words(text, hits) if total < _WORDS_TO_CONTRADICT else None


def _by_telling_words(text: str, hits: Counter[str]) -> str | None:
    """The language of a text of a sentence or two, by its function words and by those that tell a number or who says it."""
    found = hits + Counter(
        code for word in _words_of(text) if word not in _languages_of() for code in _telling_of(word)
    )
    (first, most), (_, second) = [*found.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= _HITS_OF_A_SHORT_TEXT and most >= _LEAD_OF_A_SHORT_TEXT * second else None


def _contradicts(text: str, said: str) -> bool:
    """Whether a text is long and plainly in another language than is said of it; False for one that we cannot count."""
    hits, total = _count_function_words(text)
    own = said.split("-")[0]
    if own in LATIN and script_of(text[:_READ_CHARACTERS]) is not None:
        return True
    if total < _WORDS_TO_CONTRADICT or own not in _codes().values():
        return False
    most = max(hits.values(), default=0)
    return most >= _SHARE_TO_CONTRADICT * total and most >= _LEAD_TO_CONTRADICT * hits[own]


def _words_of(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text[:_READ_CHARACTERS])]


def _count_function_words(text: str) -> tuple[Counter[str], int]:
    """How many function words of each language a text holds, and how many words."""
    words = Counter(_words_of(text))
    hits: Counter[str] = Counter()
    for word, times in words.items():
        for code in _languages_of().get(word, ()):
            hits[code] += times
    return hits, words.total()


_OWN_LETTERS = {"de": "ß", "es": "ñ", "pl": "łżźśćńęą", "pt": "ãõ", "tr": "ğış"}
"""Letters that of the languages we read only one has."""


_ALSO_ENGLISH = frozenset(
    ["person", "million", "millions", "billion", "billions", "percent", "euro", "euros", "dollar"]
)
"""Words that tell numbers in other languages and in English."""


def _telling_of(word: str) -> tuple[str, ...]:
    """The languages that a word of a short text speaks for, by what it says of a number or by its letters."""
    if word in _ALSO_ENGLISH:
        return (FALLBACK,)
    return _telling().get(word) or tuple(
        code for code, letters in _OWN_LETTERS.items() if not set(letters).isdisjoint(word)
    )


def _by_library(text: str) -> str | None:
    """What py3langid says with certainty; None without it, and for a text too short to tell."""
    piece = text[:_READ_CHARACTERS]
    if len(_WORD.findall(piece)) < _LEAST_WORDS:
        return None
    identifier = _identifier()
    if identifier is None:
        return None
    code, certain = identifier.classify(piece)
    return str(code) if certain >= _LEAST_CERTAIN else None


@cache
def _identifier() -> Any:
    """The library's model, loaded when it is first asked; None where the extra is not installed."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        return None
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    return read_table("languages", ("code", "also called", "words"))


@cache
def _codes() -> dict[str, str]:
    """The code behind each code and name that a page may state."""
    return {name: row["code"] for row in _rows() for name in (row["code"], *row["also called"].split())}


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """The languages of each function word."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows():
        for word in dict.fromkeys(row["words"].split()):
            found[word] = (*found.get(word, ()), row["code"])
    return found


@cache
def _telling() -> dict[str, tuple[str, ...]]:
    """The languages of each word that tells a number or who says it: "personer", "minst", "miljoner", "uppgav"."""
    tables = (
        ("counted", ("words", "unit", "class", "languages"), "words"),
        ("scales", ("word", "size", "languages"), "word"),
        ("number_words", ("word", "value", "kind", "languages"), "word"),
        ("qualifiers", ("words", "qualifier", "side", "languages", "when"), "words"),
        ("foreign_saying", ("form", "languages"), "form"),
    )
    found: dict[str, tuple[str, ...]] = {}
    for name, columns, key in tables:
        for row in read_table(name, columns):
            found[row[key]] = tuple(dict.fromkeys((*found.get(row[key], ()), *row["languages"].split())))
    return found
