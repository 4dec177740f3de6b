"""A briefing that nobody touched holds: on generated and hostile texts, in every language and every form of input."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefgen
from briefgen.briefing.public import Briefing
from briefgen.briefing.verify import verify_briefing
from briefgen.records import Span
from briefgen.text.figures import scan_numbers, scan_sentences
from briefgen.text.printed import loose_numbers

SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "At least {n} people died in the fire, police said.",
        "The firm lost ${d} million, or {d}%.",
        "“It is over,” said Ada Lund.",
    ),
    "de": (
        "Mindestens {n} Gäste starben, teilte die Polizei mit.",
        "Der Schaden beträgt {c} Mio. Euro, {c} Prozent mehr.",
    ),
    "fr": (
        "Au moins {s} personnes sont mortes, selon la police.",
        "Les pertes s'élèvent à {c} milliards d'euros, soit {c} %.",
    ),
    "es": (
        "Al menos {n} personas murieron.",
        "Un temblor de magnitud {c} dejó {n} heridos.",
        "«No queda nada», dijo Ana Roca.",
    ),
    "it": ("Almeno {n} persone sono morte.", "I danni sono di {c} miliardi di euro, il {c}% in più."),
    "pt": ("Pelo menos {n} pessoas morreram, disse a polícia.", "O prejuízo é de R$ {c} bilhões."),
    "nl": ("Zeker {n} mensen kwamen om.", "De schade is {c} miljoen euro."),
    "sv": ("Minst {s} personer omkom.", "Skadorna uppgår till {c} miljarder kronor."),
    "pl": ("Co najmniej {s} osób zginęło.", "Straty to {c} mln zł, czyli {c} proc."),
    "ru": ("Не менее {s} человек погибли.", "Ущерб составил {c} млрд рублей, или {c} процента."),
    "tr": ("En az {n} kişi öldü.", "Zarar {c} milyar lira, yüzde {c}."),
    "ar": ("قتل {n} شخصا على الأقل.", "الأضرار {d} مليار دولار، ١٢٫٥ في المئة."),
    "hi": ("कम से कम {n} लोगों की मौत हो गई।", "नुकसान {d} करोड़ रुपये का है, १२.५ प्रतिशत।"),
    "zh": ("至少{n}人死亡，超过{d}万人受伤。", "损失约{d}亿元，{d}%。", "“很难。”李华说。"),
    "ja": ("少なくとも{n}人が死亡し、約{d}万人が避難した。", "損害は{d}億円。"),
    "cs": ("Nejméně {s} lidí zemřelo.", "Škoda je {c} milionu korun."),
}
HOSTILE = (
    "> {n} homes", "> about\n> {n} people", "- {n}. item\n- **{c}** more", "{n}TB, 0-for-{n}, 20:00hrs", "`{c}` and [{n} people](http://x.y/{n})",
    "\u200b{n}\u00ad{n} \u202e{c}", "({c})", "{n}/{n}", "Ver. {n}.{n}.{n}", "{n},{n} {n}.{n}", "½ {n} ⅓", "=SUM({n})",
    "{n}\r\n{n}", "café {n}€, {c}°C", "about\n\n{n} homes", "„{c}", "{n}–{n} Punkte", "<b>{n}</b> &amp; {c}", "١٬٢٥٠ {n}",
    "万{n}", "{n}多", "D-N.Y. {n}", "\U0001f468\u200d\U0001f469 {n} people",
    "| a | {c} |\n|---|---|\n| {n} | {c} |",
)  # fmt: skip
NUMBERS = {
    "n": ("3", "40", "1.250", "1,250", "20000"),
    "s": ("1 250", "12\u00a0500", "3\u202f400"),
    "c": ("2,5", "14.372,4", "17,5"),
    "d": ("2.5", "1,250.5", "12"),
}


def filled(sentence: str, chance: random.Random) -> str:
    """The sentence with a number in each of its places."""
    for name, values in NUMBERS.items():
        while f"{{{name}}}" in sentence:
            sentence = sentence.replace(f"{{{name}}}", chance.choice(values), 1)
    return sentence


def written(language: str, chance: random.Random) -> tuple[str, str]:
    """A title and a text: sentences of a language, some of others, some hostile lines."""
    others = chance.choice(tuple(SENTENCES))
    pool = SENTENCES[language] * 2 + SENTENCES[others] + HOSTILE[chance.randrange(3) :: 3]
    lines = [filled(chance.choice(pool), chance) for _ in range(chance.randint(1, 6))]
    title = filled(chance.choice(SENTENCES[language] + HOSTILE), chance)
    return title, chance.choice(("\n\n", " ", "\n", "\r\n\r\n")).join(lines)


def _html(title: str, text: str) -> bytes:
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    return f"<html><body><article><h1>{title}</h1>{paragraphs}</article></body></html>".encode()


def _eml(title: str, text: str) -> bytes:
    head = "From: a@b.c\nSubject: news\nDate: Tue, 5 Mar 2024 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n"
    return f"{head}Content-Transfer-Encoding: 8bit\n\n{title}\n\n{text}".encode()


FORMS: dict[str, Callable[[str, str], bytes]] = {
    "txt": lambda title, text: f"{title}\n\n5 March 2024\n\n{text}".encode(),
    "md": lambda title, text: f"# {title}\n\n{text}\n".encode(),
    "html": _html,
    "eml": _eml,
    "jsonl": lambda title, text: json.dumps({"title": title, "text": text, "published": "2024-03-05"}).encode(),
}


def problems_of(folder: Path) -> list[str]:
    """What `verify` says of a briefing of the folder, as made and as read again from its JSON; [] where nothing is news."""
    try:
        made = briefgen.brief(str(folder), engine="local")
    except briefgen.BriefgenError:
        return []
    return [f"{p.place}: {p.what}" for b in (made, Briefing.from_json(made.to_json())) for p in verify_briefing(b)]


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("form", FORMS)
def test_a_briefing_that_nobody_touched_holds(language: str, form: str, tmp_path: Path) -> None:
    """In every form of input; the texts are the same on every run."""
    if form == "html" and importlib.util.find_spec("trafilatura") is None:
        pytest.skip("needs the extra formats")
    for seed in range(3):
        chance = random.Random(f"{language} {form} {seed}")
        folder = tmp_path / str(seed)
        folder.mkdir()
        for number in range(chance.choice((1, 1, 2))):
            title, text = written(language, chance)
            (folder / f"a{number}.{form}").write_bytes(FORMS[form](title, text))
        assert problems_of(folder) == [], (seed, [path.read_text(encoding="utf-8") for path in folder.iterdir()])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(HOSTILE) | st.text(max_size=30), min_size=1, max_size=6), st.sampled_from(tuple(SENTENCES))
)
def test_any_text_makes_a_briefing_that_holds(lines: list[str], language: str) -> None:
    """Whatever signs stand in it, beside a sentence of news."""
    chance = random.Random(0)
    text = "\n\n".join([*(filled(line, chance) for line in lines), filled(SENTENCES[language][0], chance)])
    try:
        made = briefgen.brief({"text": text, "published": "2024-03-05"}, engine="local")
    except briefgen.BriefgenError:
        return
    assert verify_briefing(made) == ()


# ---------------------------------------------------------------- what is compared, stated once


@pytest.mark.parametrize(
    ("statement", "passage", "languages", "loose"),
    [
        ("Die Exporte sanken um 2,5 Prozent", "Die Exporte sanken um 2,5 Prozent, teilte das Amt mit.", ("de",), []),
        ("Exports fell by 2,5 Prozent.", "Die Exporte sanken um 2,5 Prozent.", ("de",), []),
        ("Exports fell by 3,5 Prozent.", "Die Exporte sanken um 2,5 Prozent.", ("de",), ["3,5"]),
        ("Exports fell by 25 percent.", "Exports fell by 2.5 percent.", ("en",), ["25"]),
        ("It killed 33 people.", "It killed 330 people.", ("en",), ["33"]),
        ("33 people", "330 people", ("en",), ["33"]),
        ("\u200bSome 40 people", "Some 40 people", ("en",), []),
        ("Plus de 3 400 blessés", "Il y a plus de 3\u202f400 blessés, plus de 3 400 blessés", ("fr",), []),
        ("In the first weeks Arden was hit, and in the first reports nobody died.", "Arden was hit.", ("en",), []),
        ("It was the first ship to sink.", "A ship sank.", ("en",), ["first"]),
    ],
)
def test_a_number_is_loose_where_no_passage_prints_it(
    statement: str, passage: str, languages: tuple[str, ...], loose: list[str]
) -> None:
    """Read in the languages of the passages and in English; a sentence cut from its passage holds by itself."""
    assert [span.of(statement) for span in loose_numbers(statement, [passage], languages=languages)] == loose


def test_a_phrase_does_not_reach_out_of_its_sentence() -> None:
    """Words of another sentence qualify nothing; the run and the check read an article so."""
    text = "He had about 40 apples. More than 12 pears."
    scan = scan_sentences(text, [Span(13, 23), Span(24, 43)])
    assert [(q.phrase.of(text), q.qualifier) for q in scan.quantities] == [("40", None), ("More than 12", "more_than")]


def test_the_mark_of_a_quoted_line_is_no_qualifier() -> None:
    """ "> 40 years" in a line of its own quotes 40 years; "rents > 40 euros" are more than 40."""
    for text, told in (("It said:\n\n> 40 years", None), ("> > 40 years", None), ("rents > 40 euros", "more_than")):
        assert [q.qualifier for q in scan_numbers(text).quantities] == [told]
