"""Who says a quotation in a text that is not English, where a known verb of saying stands beside it.

    „Wir haben alles verloren“, sagte die Landwirtin Mara Vell.      Mara Vell, die Landwirtin
    « C'est fini », a déclaré le maire, Jean Roux.                   le maire
    وقالت مارا فيل: "لقد فقدنا كل شيء"                               مارا فيل
    「大変だ」と田中さんは話した。                                    田中さん

Read are the words between the quotation and its verb, and those behind the verb: nothing farther. A pronoun is followed
back to the one speaker who was named just before, if there is one. What does not fit gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from briefgen.records import Span
from briefgen.text.figures.tongues import function_words
from briefgen.text.letters import MARKS, UNSPACED
from briefgen.vocabulary import alternatives, read_table

_REACH = 90
"""Characters beside a quotation in which its verb and speaker stand."""
_MOST_WORDS = 8
_LETTER = rf"[\w{MARKS}]"
_WORD = rf"{_LETTER}(?:{_LETTER}|[’'.-](?={_LETTER}))*\.?"
_TOKEN = re.compile(_WORD)
_BETWEEN = re.compile(r"[\s,，.。!?—–-]*")
_COLON = re.compile(r"[\s,，]*[:：]?\s*$")
_NAME_PARTS = frozenset(
    ["de", "del", "della", "di", "da", "do", "dos", "du", "van", "von", "ten", "ter", "bin", "al", "el", "af", "zu"]
)
"""Small words inside a name."""
_BEHIND_PARTS = frozenset(["la", "las", "los", "der", "den", "le"])
"""The same behind one of these: "von der Leyen", "de la Torre"; but not "ein Sprecher der Polizei"."""
_OF = frozenset(["de", "del", "der", "des", "du", "di", "da", "do", "della", "dello", "van", "von", "för", "d'une"])
"""Behind an office, before what it belongs to: "le maire de Lorn"."""
_PRONOUN_BEHIND_HYPHEN = re.compile(r"[\s,]*(?:[^\W\d_]+-)(?:t-)?(?P<who>ils?|elles?)\b", re.IGNORECASE)
"""French: "a-t-elle ajouté", "dit-il"."""
_PRONOUNS: Mapping[str, frozenset[str]] = {
    "de": frozenset({"er", "sie"}), "fr": frozenset({"il", "elle", "-t-il", "-t-elle", "t-il", "t-elle"}),
    "es": frozenset({"él", "ella"}), "it": frozenset({"lui", "lei"}), "pt": frozenset({"ele", "ela"}),
    "nl": frozenset({"hij", "zij", "ze"}), "sv": frozenset({"han", "hon"}), "pl": frozenset({"on", "ona"}),
    "ru": frozenset({"он", "она"}), "zh": frozenset({"他", "她"}), "ja": frozenset({"彼", "彼女"}),
    "hi": frozenset({"उन्होंने", "उसने"}), "ar": frozenset({"هو", "هي"}), "tr": frozenset({"o"}),
}  # fmt: skip
ROLE_ENDINGS = tuple(row["ending"] for row in read_table("office_endings", ("ending",)))
"""How German words for an office end, which stand with a capital before a name."""
TITLES = frozenset(
    [
        "dr",
        "prof",
        "herr",
        "frau",
        "m",
        "mme",
        "mm",
        "sr",
        "sra",
        "dra",
        "dott",
        "sig",
        "sig.ra",
        "dott.ssa",
        "dhr",
        "mevr",
        "don",
        "doña",
    ]
)


@dataclass(frozen=True, slots=True)
class Said:
    """Who says a quotation: the place of the name, of the words of an office, and whether it is a pronoun."""

    name: Span
    role: Span | None
    named: bool
    pronoun: bool = False


@cache
def _verbs() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    rows = {row["form"]: tuple(row["languages"].split()) for row in read_table("foreign_saying", ("form", "languages"))}
    forms = sorted(rows, key=lambda form: (-len(form), form))
    spaced = "|".join(re.escape(form) for form in forms if not UNSPACED.match(form))
    signs = "|".join(re.escape(form) for form in forms if UNSPACED.match(form))
    return re.compile(rf"(?<!{_LETTER})(?P<spaced>{spaced})(?!{_LETTER})|(?P<signs>{signs})"), rows


def saying_forms(language: str) -> frozenset[str]:
    """The forms of verbs of saying of one language, as a text prints them."""
    return frozenset(form for form, languages in _verbs()[1].items() if language in languages)


def find_foreign_speaker(text: str, outer: Span) -> Said | None:
    """Who says the quotation at `outer`; None where no verb of another language stands beside it, or no speaker does.

    A pronoun comes back as one: whom it means is the caller's to tell.
    """
    found = _behind(text, outer) or _before(text, outer) or _according(text, outer) or _inside(text, outer)
    return found if found and found.name.start < found.name.end else None


# ---------------------------------------------------------------- behind a quotation


def _behind(text: str, outer: Span) -> Said | None:
    """„…“, sagte Mara Vell; «…», Mara Vell dijo; 「…」と田中さんは話した; “…”,王明说; "…" dedi."""
    line = text[outer.end : outer.end + _REACH].split("\n")[0]
    pattern, rows = _verbs()
    inverted = _PRONOUN_BEHIND_HYPHEN.match(line)
    if inverted:
        return Said(Span(*inverted.span("who")).shift(outer.end), None, named=False, pronoun=True)
    start = _BETWEEN.match(line)
    at = start.end() if start else 0
    if re.search(r"[.。!?]", line[:at]):  # another sentence
        return None
    clause = line[: _clause_end(line, at)]
    verb = pattern.search(clause, at)
    if verb is None or re.match(
        r"[:：]\s*[“\"„«「『]", line[len(clause.rstrip(":： ")) :]
    ):  # it leads to the next quotation
        return None
    languages = rows[verb.group()]
    if verb["signs"]:
        return _signs_before(clause[: verb.start()], outer.end) or _topic_before(text, outer)
    if "tr" in languages:
        return _subject_of_line(text, outer)
    if verb.start() == at:
        return _subject(clause, verb.end(), outer.end, languages)
    if not re.fullmatch(rf"[\s,]*(?:{_WORD}\s+){{1,6}}", clause[at : verb.start()] + " ") or "hi" in languages:
        return None
    return _subject(clause[: verb.start()], at, outer.end, languages)


def _clause_end(line: str, start: int) -> int:
    """Where the clause ends that runs on from `start`: at no dot of a title or an initial ("Dr. h. c.", "M. Roux")."""
    for mark in re.finditer(r"[;!?。“„«「»]|\.(?=\s|$)", line[start:]):
        word = re.split(r"[\s,]", line[: start + mark.start()])[-1].lower()
        if mark.group() != "." or not (word in TITLES or len(word) == 1):
            return start + mark.start()
    return len(line)


def _subject_of_line(text: str, outer: Span) -> Said | None:
    """The subject that opens a Turkish sentence before its quotation: Vali Ali Kaya, “…” dedi."""
    begin = max(text.rfind("\n", 0, outer.start), text.rfind(". ", 0, outer.start)) + 1
    head = text[begin : outer.start].rstrip().removesuffix(",")
    return _subject(head, len(head) - len(head.lstrip()), begin, ("tr",)) if 0 < len(head) < _REACH else None


def _signs_before(clause: str, offset: int) -> Said | None:
    """The subject between a quotation and its verb in Chinese and Japanese."""
    match = re.match(r"[\s,，]*(?:と|って)?(?P<who>[^\s,，と「」]{1,14}?)(?:は|が|也|还)?(?:也|还|都|对记者)?$", clause)
    who = match["who"] if match else ""
    if match is None or not who:
        return None
    pronoun = who in _PRONOUNS["zh"] | _PRONOUNS["ja"]
    return Said(Span(offset + match.start("who"), offset + match.end("who")), None, named=not pronoun, pronoun=pronoun)


def _topic_before(text: str, outer: Span) -> Said | None:
    """The topic before a quotation whose verb stands behind it: 山田市長は「…」と述べた."""
    head = text[max(0, outer.start - _REACH) : outer.start]
    match = re.search(r"(?P<who>[^\s、。「」はがもと]{2,14})[はが]、?$", head)
    return _named_signs(match, outer.start - len(head)) if match else None


# ---------------------------------------------------------------- before a quotation


def _before(text: str, outer: Span) -> Said | None:
    """Mara Vell sagte: „…“; وقالت مارا فيل: "…"; राम ने कहा, "…"; 王明说:“…”."""
    begin = max(text.rfind("\n", 0, outer.start) + 1, outer.start - _REACH)
    head = text[begin : outer.start]
    cut = max((m.end() for m in re.finditer(r"[.!?;。！？।؟](?=\s|$)|[。！？।”»」]", head)), default=0)
    head, begin = head[cut:], begin + cut
    pattern, rows = _verbs()
    verb = next(reversed(list(pattern.finditer(head))), None)
    if verb is None:
        return None
    languages, behind = rows[verb.group()], head[verb.end() :]
    if "ar" in languages:
        colon = re.search(r"\s*[:：]\s*$", behind)
        return _subject(head[: verb.end() + colon.start()], verb.end(), begin, languages) if colon else None
    if not _COLON.fullmatch(behind):
        return None
    if verb["signs"]:
        match = re.search(r"(?P<who>[^\s,，。]{1,14})$", head[: verb.start()])
        return _named_signs(match, begin) if match else None
    subject = head[: verb.start()].rstrip()
    if "hi" in languages:
        subject = re.sub(r"\s+ने$", "", subject)
        return (
            _subject(subject, len(subject) - len(subject.lstrip()), begin, languages)
            if subject != head[: verb.start()].rstrip()
            else None
        )
    return _subject(subject, len(subject) - len(subject.lstrip()), begin, languages)


def _named_signs(match: re.Match[str], begin: int) -> Said | None:
    pronoun = match["who"] in _PRONOUNS["zh"] | _PRONOUNS["ja"]
    return Said(Span(begin + match.start("who"), begin + match.end("who")), None, named=not pronoun, pronoun=pronoun)


# ---------------------------------------------------------------- without a verb before or behind


def _according(text: str, outer: Span) -> Said | None:
    """Selon Tom Roux, capitaine du port, « … »; laut Tom Holm „…“."""
    begin = max(text.rfind("\n", 0, outer.start) + 1, outer.start - _REACH)
    head = re.split(r"[.!?;]\s", text[begin : outer.start])[-1]
    pattern, rows = _prepositions()
    credit = pattern.search(head)
    if credit is None or not re.fullmatch(rf"[\s’']*(?:{_WORD}[\s,]+){{1,12}}", head[credit.end() :] + " "):
        return None
    return _subject(head, credit.end(), outer.start - len(head), rows[credit.group().lower()])


@cache
def _prepositions() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """The words before a party that mean "according to", with their languages."""
    rows: dict[str, tuple[str, ...]] = {}
    for row in read_table("foreign_credits", ("kind", "words")):
        kind, language = row["kind"].split()
        for word in row["words"].split(",") if kind == "according" else ():
            rows[word.strip()] = (*rows.get(word.strip(), ()), language)
    return re.compile(rf"(?<!{_LETTER})(?:{alternatives(rows)})(?!{_LETTER})", re.IGNORECASE), rows


def _inside(text: str, outer: Span) -> Said | None:
    """« Il le faut, a affirmé la maire, Irène Roux. Nous n'avons pas le choix. »: the words of saying within the marks, as French
    and Spanish print them."""
    inner = text[outer.start + 1 : outer.end - 1]
    pattern, rows = _verbs()
    for verb in pattern.finditer(inner):
        languages = rows[verb.group()]
        if not _INSIDE & set(languages) or not re.search(r",\s+$", inner[: verb.start()]):
            continue
        clause = inner[: _clause_end(inner, verb.end())]
        found = _subject(clause, verb.end(), outer.start + 1, languages)
        if found and found.named:
            return found
    return None


_INSIDE = frozenset(["fr", "es", "it", "pt"])


# ---------------------------------------------------------------- the subject


def _subject(clause: str, start: int, offset: int, languages: tuple[str, ...]) -> Said | None:
    """The speaker among the words of `clause` from `start` on: an office and a name, a name, an office, a pronoun."""
    tokens = list(_phrase(clause, start))
    if not tokens:
        return None
    words = [token.group() for token in tokens]
    if words[0].lower().lstrip("-") in frozenset[str]().union(
        *(_PRONOUNS.get(code, frozenset()) for code in languages)
    ):
        return Said(Span(offset + tokens[0].start(), offset + tokens[0].end()), None, named=False, pronoun=True)
    if not any(word[:1].isupper() for word in words) and not _has_capitals(languages):
        last = _end_before_function(words, languages)
        return Said(Span(offset + tokens[0].start(), offset + tokens[last].end()), None, named=True)
    return _with_capitals(clause, tokens, offset, languages)


def _has_capitals(languages: tuple[str, ...]) -> bool:
    return not {"ar", "hi"} & set(languages)


def _end_before_function(words: list[str], languages: tuple[str, ...]) -> int:
    """The last token of a name in a script without capitals: before the first function word."""
    own = frozenset[str]().union(*(function_words(code) for code in languages))
    stop = next((n for n, word in enumerate(words) if n and word in own), len(words))
    return min(stop, 5) - 1


def _phrase(clause: str, start: int) -> Iterator[re.Match[str]]:
    """The words from `start` up to a comma, a bracket or another mark, at most eight."""
    at = start
    for n, token in enumerate(_TOKEN.finditer(clause, start)):
        if n >= _MOST_WORDS or clause[at : token.start()].strip(" \u00a0-"):
            return
        yield token
        at = token.end()


def _with_capitals(clause: str, tokens: list[re.Match[str]], offset: int, languages: tuple[str, ...]) -> Said | None:
    """An office in small letters or with its article, then the run of capitals that is the name; the name may stand behind
    a comma ("le maire de Lorn, Jean Roux")."""
    words = [token.group() for token in tokens]
    own = frozenset[str]().union(*(function_words(code) for code in languages))
    begin = 1 if words[0].lower() in own and len(words) > 1 else 0
    first = next((n for n in range(begin, len(words)) if words[n][:1].isupper()), None)
    if (
        first is None
        or (first >= 2 and words[first - 1].lower() in _OF)
        or (first >= 3 and words[first - 2].lower() in _OF)
    ):
        return _apposed(clause, tokens, offset, languages) or _bare_office(tokens, offset, languages)
    last = first
    while (more := _goes_on(words, last)) is not None:
        last = more
    later = _name_behind_office(words, last)
    if first == last == 0 and later is not None:
        office = Span(offset + tokens[0].start(), offset + tokens[later - 1].end())
        return Said(Span(offset + tokens[later].start(), offset + tokens[-1].end()), office, named=True)
    name = _name_start(words, first, last, languages)
    if name > last:
        named = _apposed(clause, tokens[: last + 1], offset, languages)
        return named or Said(Span(offset + tokens[0].start(), offset + tokens[last].end()), None, named=False)
    span = Span(offset + tokens[name].start(), offset + tokens[last].end())
    return Said(span, Span(offset + tokens[0].start(), offset + tokens[name - 1].end()) if name else None, named=True)


def _name_behind_office(words: list[str], last: int) -> int | None:
    """The token at which the name begins behind an office that opens a sentence with its capital: "Начальник порта Том Лунд"."""
    start = next((n for n in range(last + 1, len(words)) if words[n][:1].isupper()), None)
    if start is None or start + 1 >= len(words) or words[start - 1].lower() in _OF or words[start - 2].lower() in _OF:
        return None
    return start if all(word[:1].isupper() or word.lower() in _NAME_PARTS for word in words[start:]) else None


def _goes_on(words: list[str], last: int) -> int | None:
    """The next token of a name behind token `last`: a capital, or one behind "de", "von der"."""
    k = last + 1
    while k < len(words) and re.fullmatch(r"[a-z]\.", words[k]):  # "Dr. h. c."
        k += 1
    if k < len(words) and words[k].lower() in _NAME_PARTS:
        k += 1
        while k < len(words) and words[k] in _BEHIND_PARTS:
            k += 1
    return k if k < len(words) and words[k][:1].isupper() else None


def _apposed(clause: str, tokens: list[re.Match[str]], offset: int, languages: tuple[str, ...]) -> Said | None:
    """The name behind the comma that follows an office."""
    comma = re.compile(r"\s*,\s*").match(clause, tokens[-1].end())
    behind = list(_phrase(clause, comma.end())) if comma else []
    words = [token.group() for token in behind]
    if not words or not words[0][:1].isupper():
        return None
    last = 0
    while (more := _goes_on(words, last)) is not None:
        last = more
    role = Span(offset + tokens[0].start(), offset + tokens[-1].end())
    return Said(Span(offset + behind[0].start(), offset + behind[last].end()), role, named=True)


def _name_start(words: list[str], first: int, last: int, languages: tuple[str, ...]) -> int:
    """Where in a run of capitals the name begins: behind an office, which German prints with a capital, and behind titles.

    Beyond the run where there is only an office: "die Ministerin", "ein Sprecher".
    """
    name = first
    while name <= last:
        word = words[name].lower().rstrip(".")
        office = "de" in languages and (word.endswith(ROLE_ENDINGS) or (name == first > 0 and last - name in (0, 2)))
        if word not in TITLES and not re.fullmatch("[a-z]\\.", words[name]) and not office:
            break
        name += 1
    return name


def _bare_office(tokens: list[re.Match[str]], offset: int, languages: tuple[str, ...]) -> Said | None:
    """ "le maire", "la ministra": an article and what it stands with; None where nothing says that it can speak."""
    words = [token.group().lower() for token in tokens]
    own = frozenset[str]().union(*(function_words(code) for code in languages))
    if len(words) < 2 or words[0] not in own or words[1] in own:
        return None
    return Said(Span(offset + tokens[0].start(), offset + tokens[1].end()), None, named=False)
