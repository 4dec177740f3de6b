"""Noun phrases of a figure's own clause by which a reader knows what it tells, where no class and no counted noun does.

    "a signing bonus of [$7,000]"               signing bonus
    "the company lost [$445 million]"           loss of the company
    "a raise of 30% over [four] years"          years of the raise
    "wages had been flat for [ten] years"       years for which wages had been flat
    "[two] days of talks last week"             days of talks
    "Of voting members, [94]% rejected it"      share of voting members

Without a parse: a phrase is a run of words between small words, verbs of a table and marks. A run that may be a cut clause is
no phrase; then there is none, and the measure is called by the sort of its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefgen.stages.relate.features import Features
from briefgen.text.figures.nouns import PHRASE_STOPS
from briefgen.text.figures.people import singular
from briefgen.text.lexicon import SAYING, STOPWORDS, fold
from briefgen.vocabulary import read_table, word_set

MOST_WORDS = 6
"""Words of a noun phrase in a name; longer ones are a clause that was cut badly."""


def phrase_of(one: Features) -> str:
    """The phrase that tells what a duration, a share, a sum or a measurement is of; "" where the clause has none."""
    sort = "duration" if is_duration(one) else one.family.partition(":")[0]
    found = {
        "duration": _of_duration, "share": _of_share, "points": _of_share, "money": _of_sum, "measurement": _of_measurement,
        "rate": _of_rate, "age": _of_age, "count": _of_count,
    }.get(sort)  # fmt: skip
    return next((name for name in found(one) if name), "") if found else ""


def is_duration(one: Features) -> bool:
    """Whether a value is a length of time: also "two weeks old", which is no age of a person."""
    sort, _, unit = one.family.partition(":")
    return sort == "duration" or (sort == "age" and unit != "year")


# ---------------------------------------------------------------- the sorts of values


def _of_sum(one: Features) -> Iterator[str]:
    """ "a bonus of $7,000", "the $7,000 bonus", "the firm lost $7,000", "$7,000 in damages", "$7,000 for suppliers"."""
    yield _governing(one)
    yield _counted_behind(one)
    yield _by_verb(one)
    if found := re.match(r"(?:in|of) (?!all\b|total\b)", one.behind):
        what = _first_run(one.behind[found.end() :])
        yield what if what and not _is_unit(what.split()[-1]) else ""
    if found := re.match(r"(?:lost|paid|raised|spent|owed|stolen|invested|earned)\b", one.behind):
        yield _nouns().get(found[0], "") + _linked(one.behind[found.end() :])
    if found := re.match(r"for ", one.behind):
        what = _first_run(one.behind[found.end() :], articles=True)
        yield f"sum for {what}" if what and not _is_unit(what.split()[-1]) else ""
    per = _per(one)
    yield f"sum per {per}" if per and per != "share" else ""


def _of_rate(one: Features) -> Iterator[str]:
    """ "10 to 20 more victims each day": victims per day."""
    noun = (one.claim.quantity.noun or "") if one.claim.quantity else ""
    yield f"{noun} per {_per(one)}" if noun and _per(one) else ""


def _of_share(one: Features) -> Iterator[str]:
    """ "of voting members, 94%", "members who cast ballots, 59%", "64% of its members", "contributions of 12%"."""
    quantity = one.claim.quantity
    if quantity and quantity.unit == "times":
        run = _last_run(one.before)
        yield f"{run} as a multiple" if run else ""
        return
    turned = _TURNED_DOWN.search(one.before)
    yield f"share of votes against {turned['what']}" if turned else ""
    behind, base = _OF.match(one.behind), quantity.noun if quantity else ""
    if base and not behind:
        yield f"share of {base}{_who(f'{base} {one.behind}', base)}"
    elif base:
        yield f"share of {base}"
    elif behind:
        of = _first_run(one.behind[behind.end() :], articles=True)
        yield f"share of {of}{_who(one.behind[behind.end() :], of)}" if of else ""
    elif one.after_comma and (found := _OF_BEFORE.search(one.before)):
        of = _first_run(found["of"], articles=True)
        yield f"share of {of}{_who(found['of'], of)}" if of else ""
    if one.after_comma and (found := re.search(r"(?P<who>[a-z-]+ (?:who|that) [a-z]+(?: [a-z]+){0,3})$", one.before)):
        yield f"share of {found['who']}"
    yield _governing(one)


def _of_duration(one: Features) -> Iterator[str]:
    """ "two days of talks", "ten days until the vote", "a raise over four years", "flat for ten years"."""
    unit = _unit_word(one)
    if not unit:
        return
    rest_behind = _rest(one)
    if found := re.match(r"(?:of|until|before|after|since|without|into) ", rest_behind):
        link, rest = found[0].strip(), rest_behind[found.end() :]
        what = _first_run(rest, articles=True)
        if what and not (link == "before" and rest.startswith(("he ", "she ", "it ", "they "))):
            yield f"{unit} {link} {what}"
    lasting = "" if re.search(r"\b(?:from|to|at|by)$", one.before) else _lasting(one)
    if lasting:
        yield f"{unit} of {lasting}"
    if found := re.search(r"\sfor$", one.before):  # "wages had been flat for ten years"
        clause = _plain_clause(one.before[: found.start()])
        yield f"{unit} for which {clause}" if clause else ""


def _of_measurement(one: Features) -> Iterator[str]:
    """ "an area of five acres", "20 miles from the port", "20,000 litres of water"; a speed is one."""
    unit, rest_behind = one.claim.quantity.unit or "" if one.claim.quantity else "", _rest(one)
    yield _governing(one)
    if unit.endswith(("/hour", "/second", "knot")):
        yield "speed"
    if found := re.match(r"of ", rest_behind):
        yield _first_run(rest_behind[found.end() :])
    if found := re.match(r"(?:away )?from ", rest_behind):
        what = _first_run(rest_behind[found.end() :], articles=True)
        yield f"distance from {what}" if what else ""


def _of_age(one: Features) -> Iterator[str]:
    """ "his 83-year-old mother": the age of the mother."""
    found = re.match(r"-?years?-old (?P<who>[a-z]+)", one.behind)
    if found and not _DID.fullmatch(found["who"]):
        yield f"age of the {found['who']}"


_DID = re.compile(r"\w+ed|set|said|told|was|is|has|had|who|and|from|took|made|went|left|led|won|lost")
"""What the aged did, and nobody: "the 30-year-old signed the papers"."""


def _of_count(one: Features) -> Iterator[str]:
    """ "two earlier offers of the company": nouns behind a bare number."""
    words = _run(one.behind)
    if len(words) > 1 and all(word.islower() for word in words) and _may_be_plural(words[-1]):
        yield " ".join(words)


_OF = re.compile(r"(?:%|percent|per cent)?\s*of\s(?!those|them|these|it\b|that\b|whom)(?:the |its |their |his |her )?")
_OF_BEFORE = re.compile(r"\b(?:of|among)\s(?!them|these|those|that|it\b)(?P<of>[^.;:]+?),?$", re.IGNORECASE)
_TURNED_DOWN = re.compile(
    r"\b(?:turn|vot)\w*(?: down)? (?P<what>(?:the|an?|its|their) (?:[\w-]+ ){0,3}?[\w-]+)(?: down)? by$"
)


# ---------------------------------------------------------------- pieces of a clause


def _governing(one: Features) -> str:
    """The noun phrase of which the number is the size: "a quarterly loss of $6 billion", "contributions of up to 12%"."""
    found = re.search(
        r"\bof(?: (?:up to|about|around|some|nearly|almost|over|at least|more than|between))?$", one.before
    )
    if not found:
        return ""
    words = one.before[: found.start()].strip()
    if per := re.search(r"[a-z]+ per [a-z]+$", words):
        return per[0]
    run = _last_run(words)
    lead = words.removesuffix(run).split()
    return run if not lead or lead[-1] not in ("to", "for", "from", "by") else ""


def _counted_behind(one: Features) -> str:
    """The noun right behind a sum: "a one-time $5,000 contribution"."""
    words = _run(one.behind)
    plain = words and all(word.islower() for word in words) and words[-1] not in _verbs() and len(words) <= 3
    return " ".join(words) if plain and not any(word.endswith(("ed", "ly")) or word in _BARE for word in words) else ""


def _by_verb(one: Features) -> str:
    """Whose sum it is, with the verb as a noun; or the subject alone where the verb only says "is"."""
    for verb, noun in _nouns().items():
        found = one.before.endswith(verb) and re.search(
            rf"(?:^|\s)(?:(?:could|will|would|may|might|has|have|had|is|was|are|were|now|so far|already)\s)*{verb}$",
            one.before,
        )
        if not found:
            continue
        subject = _last_run(one.before[: found.start()], articles=noun != "own")
        if noun == "own":
            return subject if subject and not _is_superlative(subject) else ""
        return f"{noun} of {subject}" if subject else ""
    return ""


def _lasting(one: Features) -> str:
    """The nearest thing in the clause that lasts, with the word that sets it apart: "the first strike"."""
    words = one.before.split()
    for last in range(len(words), 0, -1):
        if _lasts(words[:last]) and not re.search(r"[,;:]$", " ".join(words[last - 1 : last])):
            return _with_article(words[:last])
    run = _run(_rest(one))
    return _with_article(run) if run and _lasts(run) else ""


def _lasts(words: list[str]) -> bool:
    plain = [fold(word.strip(_MARKS)) for word in words]
    return bool(plain) and (plain[-1] in _lasting_nouns() or " ".join(plain[-2:]) in _lasting_nouns())


def _with_article(words: list[str]) -> str:
    """The last noun of some words with the words that set it apart before it: "the new contract", "talks"."""
    run = _last_run(" ".join(words), articles=False).split()[-_MOST_SET_APART:]
    noun = " ".join(run)
    if not run or run[-1].endswith("s") or run[0][0].isupper():
        return noun
    return f"the {noun}"


_MOST_SET_APART = 3
_MARKS = ".,;:()[]“”\"'’–—"


def _plain_clause(words: str) -> str:
    """A short clause that says who or what it is about and runs to its end without a mark: "a dog can work"."""
    tail = re.split(r"[,;:–—“”]|\b(?:that|and|but|because|while|since|so)\s", words)[-1].split()
    tail = tail[1:] if tail and tail[0][0].isdigit() else tail
    if (
        not 3 <= len(tail) <= MOST_WORDS + 2
        or fold(tail[0]) in _POINTING
        or fold(tail[-1]) in _POINTING | _AUXILIARIES | {"them"}
    ):
        return ""
    if any(char.isdigit() for word in tail for char in word) or not any(
        fold(word) in _AUXILIARIES for word in tail[1:]
    ):
        return ""
    opens_low = tail[0].lower() in _ARTICLES or (singular(tail[0]) != tail[0].lower() and fold(tail[1]) in _AUXILIARIES)
    first = tail[0].lower() if opens_low else tail[0]
    return " ".join([first, *tail[1:]])


_POINTING = word_set("he she it they we you i who which that this these those there")
_ARTICLES = word_set("the a an its their his her these those this")
_AUXILIARIES = word_set("can could will would may might must has have had is are was were been be")
_BARE = word_set("each more less apiece so once extra total altogether")


def _unit_word(one: Features) -> str:
    """The unit of a duration in the plural, with a word that stands before it: "weeks", "full days"."""
    unit = (one.claim.quantity.unit or "") if one.claim.quantity else ""
    if not unit.isalpha() or unit == "times":
        return ""
    found = re.match(rf"(?P<how>full|working|whole|business|consecutive|straight) {unit}s?\b", one.behind)
    return f"{found['how']} {unit}s" if found else f"{unit}s"


def _rest(one: Features) -> str:
    """What stands behind a number and its unit."""
    return re.sub(
        r"^-?(?:(?:full|working|whole|business|consecutive|straight) )?" + _UNITS + r"\b(?: old\b)? ?", "", one.behind
    )


_UNITS = (
    r"(?:(?:square|cubic) )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies)|kilomet(?:er|re)s?|"
    r"km|miles?|met(?:er|re)s?|mm|cm|feet|foot|inch(?:es)?|acres?|hectares?|lit(?:er|re)s?|gallons?|tons?|tonnes?|kg|pounds|degrees|per hour)"
)


def _per(one: Features) -> str:
    unit = (one.claim.quantity.unit or "") if one.claim.quantity else ""
    return unit.partition("/")[2].replace("_", " ")


def _is_unit(word: str) -> bool:
    """ "dollars", "week": no noun that tells what a sum is."""
    return re.fullmatch(_UNITS + r"|dollars?|euros?|pounds?|cents?|money|cash|all|total", fold(word)) is not None


def _linked(words: str) -> str:
    """ " from Tarvo", " through the strike" behind a participle; "" where nothing plain follows."""
    found = re.match(r"\s(?P<link>from|through|in|by|to|on) (?=\S)", words)
    what = _first_run(words[found.end() :], articles=True) if found else ""
    return f" {found['link']} {what}" if found and what else ""


def _who(words: str, of: str) -> str:
    """The relative clause right behind a phrase, up to its mark: " who voted"."""
    found = re.match(rf"(?:the |its |their )?{re.escape(of)} (?P<who>who [a-z]+(?: [a-z]+)?)\b", words)
    if not found:
        return ""
    told = found["who"].split()
    return " " + " ".join(told[:-1] if len(told) > 2 and told[-1] in _ENDS else told)


def _run(words: str, *, of: bool = False) -> list[str]:
    """The content words with which some words begin, up to a small word, a mark, a number or a verb of saying."""
    found: list[str] = []
    for word in words.split():
        bare = word.strip(_MARKS)
        low = fold(bare)
        if (low in _ENDS and not (of and low == "of" and found)) or not bare[:1].isalpha():
            break
        if found and bare[0].isupper() and fold(found[-1]) in _lasting_nouns() and found[-1].islower():
            break  # "after one day of fighting Azerbaijan announced"
        found.append(bare)
        if word[-1] in ".,;:)”" or len(found) == MOST_WORDS:
            break
    return found[:-1] if found and fold(found[-1]) == "of" else found


def _first_run(words: str, *, articles: bool = False) -> str:
    """The noun phrase with which some words begin; with `articles` its own article stays."""
    article = re.match(r"(?:the|an?|its|their|his|her)\s", words)
    run = _run(words[article.end() :] if article else words)
    if not run or _is_superlative(" ".join(run)) or (fold(run[-1]) in _verbs() and len(run) > 1):
        return ""
    kept = article[0].strip() if article and articles and article[0].strip() in ("the", "a", "an") else ""
    return " ".join([*([kept] if kept else []), *run])


def _last_run(words: str, *, articles: bool = False) -> str:
    """The noun phrase with which some words end."""
    found: list[str] = []
    for word in reversed(words.split()):
        bare = word.strip(_MARKS)
        low = fold(bare)
        if low in _ENDS or not bare[:1].isalpha() or (found and word[-1] in _MARKS.replace("’", "").replace("'", "")):
            if articles and found and low in ("the", "a", "an"):
                found.append(low)
            break
        found.append(bare)
        if len(found) == MOST_WORDS:
            break
    told = found[::-1]
    verb = max((n for n, word in enumerate(told[:-1]) if fold(word) in _verbs()), default=-1)
    told = told[verb + 1 :]
    if not told or _is_superlative(" ".join(told)) or _is_verbal(told):
        return ""
    return " ".join(told)


def _is_verbal(words: list[str]) -> bool:
    """Whether a run ends with a verb of the tables or an adverb, and so is a cut clause."""
    return fold(words[-1]) in _verbs() or fold(words[-1]).endswith("ly")


def _is_superlative(words: str) -> bool:
    """ "biggest chunk", "deadliest": said of a thing that the phrase does not name."""
    return (
        re.search(r"\b(?:[a-z]{3,}(?:[^r]est)|most|least|worst|best)\b", words) is not None and len(words.split()) <= 2
    )


def _may_be_plural(word: str) -> bool:
    return singular(word) != word and fold(word) not in _verbs()


# ---------------------------------------------------------------- tables


_ENDS = (
    (PHRASE_STOPS | STOPWORDS | SAYING)
    | frozenset(row["word"] for row in read_table("changes", ("word", "way")) if " " not in row["word"])
    | frozenset(row["word"] for row in read_table("calendar", ("word", "class", "value", "free in")))
    | {"percent", "cent", "others", "far", "now", "another", "combined", "additional"}
) - {"raise", "raises", "increase", "increases", "count", "state", "report", "record", "rise", "change"}


_MORE_VERBS = word_set(
    "takes take took lies lie goes go came come comes fall falls cast casts lasts lasted dragged wants keeps kept gets shows works allows allowed includes included promises promised brings "
    "brought means sets gives contains provides offered foresees sees wants would"
)


@cache
def _nouns() -> Mapping[str, str]:
    """The noun of each verb, the longest verbs first."""
    rows = sorted(read_table("told_by_verb", ("verb", "noun")), key=lambda row: -len(row["verb"]))
    return {row["verb"]: row["noun"] for row in rows}


@cache
def _verbs() -> frozenset[str]:
    return frozenset(verb for verb in _nouns() if " " not in verb) | SAYING | _MORE_VERBS


@cache
def _lasting_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_table("lasting", ("noun", "kind"))) | frozenset(
        row["word"]
        for row in read_table("events", ("word", "family"))
        if not row["word"].endswith(("ed", "es")) and " " not in row["word"]
    )
