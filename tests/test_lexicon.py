"""The lexicon: forms, synonyms, demonyms, bodies, names and turns of a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefgen.text.lexicon
from briefgen.text.lexicon import (
    ABBREVIATIONS,
    BODY_NAMES,
    COUNTRY_NAMES,
    DEMONYMS,
    SEATS,
    SYNONYMS,
    WIDER,
    fold,
    missing_terms,
    names_in,
    polarity_of,
    same_term,
    stem,
    term_names,
    terms_found,
    terms_of,
    words_of,
)
from briefgen.vocabulary import FOLDER, read_table

# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("fled", "flee"),
        ("children", "child"),
        ("Women", "woman"),
        ("drowned", "drown"),
        ("people", "person"),
        ("organisations", "organization"),
        ("neighbours", "neighbor"),
        ("withdrawal", "withdrew"),
        ("gunmen", "gunman"),
        ("Turkey’s", "Turkey"),
        ("Türkiye", "turkiye"),
    ],
)
def test_stem_brings_the_forms_of_a_word_together(form: str, base: str) -> None:
    """Irregular forms, spellings of both sides of the Atlantic, accents and possessives fold to one base."""
    assert stem(form) == stem(base)


@pytest.mark.parametrize(
    ("a", "b"), [("localities", "local"), ("officer", "office"), ("promise", "promize"), ("killer", "kill")]
)
def test_stem_keeps_different_words_apart(a: str, b: str) -> None:
    """The stemmer's worst mergers are listed as exceptions."""
    assert stem(a) != stem(b)


def test_words_have_exact_offsets_and_no_possessive_ending() -> None:
    """A word's text is cut from the text; "north-west" is two words, "U.S." one, the possessive ending none."""
    text = "Turkey’s north-west, the U.S. and 3.7 million"
    words = words_of(text)
    assert [w.text for w in words] == ["Turkey", "north", "west", "the", "U.S.", "and", "3.7", "million"]
    assert all(text[w.start : w.end] == w.text for w in words)


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_offsets_of_words_terms_and_names_always_hold(text: str) -> None:
    """Whatever the text: words and names are verbatim, in order, and never overlap; terms lie inside the text."""
    words = words_of(text)
    assert all(text[w.start : w.end] == w.text for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
    names = names_in(text, opening=True)
    assert all(text[n.start : n.end] == n.text for n in names)
    assert all(a.end <= b.start for a, b in pairwise(names))
    assert all(0 <= t.start < t.end <= len(text) for t in terms_of(text))


# ---------------------------------------------------------------- terms


@pytest.mark.parametrize(
    ("phrase", "terms"),
    [
        ("20 Turkish soldiers lost their lives", {"20", "Turkey", "soldier", "kill"}),
        ("has taken in about 3.7 million Syrian refugees", {"host", "3.7", "million", "Syria", "refugee"}),
        ("the UN refugee agency", {"UNHCR"}),
        ("air-strikes in north-western Syria", {"airstrike", "northwest", "Syria"}),
        ("1,200 redundancies", {"1,200", "job", "cut"}),
        ("forced to flee", {"displace"}),
        ("polish workers tell us who it is", {"polish", "worker", "tell"}),
        ("Who told Us", {"tell"}),
        ("the WHO and US officials", {"WHO", "United States", "offici"}),
        ("three months to March", {"three", "month", "march"}),
    ],
)
def test_terms_are_classes_countries_and_bodies(phrase: str, terms: set[str]) -> None:
    """The longest phrase wins; demonyms become countries; small letters are words, capitals are names."""
    assert term_names(phrase) == terms


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("killed", "death toll"),
        ("fatalities", "lost their lives"),
        ("wounded", "injuries"),
        ("fled", "displacement"),
        ("layoffs", "job cuts"),
        ("redundancies", "jobs lost"),
        ("turnover", "revenue"),
        ("net income", "profit"),
        ("guidance", "outlook"),
        ("fined", "penalty"),
        ("unaccounted for", "missing"),
        ("detained", "arrests"),
        ("quake", "earthquake"),
        ("Dutch", "the Netherlands"),
        ("Türkiye", "Turkish"),
        ("SOHR", "Syrian Observatory for Human Rights"),
        ("Agence France-Presse", "AFP"),
        ("operating result", "operating profit"),
        ("troops", "soldiers"),
    ],
)
def test_words_of_one_meaning_are_one_term(a: str, b: str) -> None:
    """Synonyms, demonyms and abbreviations of the tables are the same term, in both directions."""
    assert same_term(a, b)
    assert same_term(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("killed", "casualties"),
        ("killed", "injured"),
        ("killed", "missing"),
        ("drowned", "died"),
        ("profit", "operating profit"),
        ("civilians", "people"),
        ("refugees", "migrants"),
        ("Niger", "Nigeria"),
        ("Sudan", "South Sudan"),
        ("UN", "UNHCR"),
        ("Congo", "Democratic Republic of Congo"),
        ("the", "of"),
        ("profit", "loss"),
        ("dead or missing", "dead"),
    ],
)
def test_words_of_two_meanings_stay_two_terms(a: str, b: str) -> None:
    """What newsrooms keep apart is not merged: casualties are not dead, a part is not the whole."""
    assert not same_term(a, b)


def test_a_narrower_word_supports_a_wider_label_but_not_the_reverse() -> None:
    """ "38 drowned" supports "died"; "38 died" does not support "drowned"."""
    assert terms_found("died", "at least 38 people drowned")
    assert not terms_found("drowned", "at least 38 people died")
    assert terms_found("people", "11 children were there")
    assert not terms_found("children", "11 people were there")


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("refugees hosted", "Turkey has taken in about 3.7 million Syrian refugees since the war started."),
        ("Turkish soldiers", "33 of Turkey’s troops were killed"),
        ("people killed", "53 died"),
        ("UN", "according to the United Nations"),
        ("the refugee agency", "the UN refugee agency says"),
        ("Idlib province", "in the province of Idlib"),
        ("", "anything"),
    ],
)
def test_a_label_is_found_by_lemma_synonym_or_demonym(phrase: str, text: str) -> None:
    """Each content word of the label stands in the text in one of these ways."""
    assert terms_found(phrase, text)
    assert missing_terms(phrase, text) == ()


@pytest.mark.parametrize(
    ("phrase", "text", "missing"),
    [
        ("soldiers injured", "20 soldiers were killed", ("injured",)),
        ("Greek soldiers", "20 Turkish soldiers were killed", ("Greek",)),
        ("casualties", "20 soldiers were killed", ("casualties",)),
        ("killed in Aleppo", "20 killed in Idlib", ("Aleppo",)),
    ],
)
def test_a_label_word_that_the_text_does_not_say_is_named(phrase: str, text: str, missing: tuple[str, ...]) -> None:
    """A right number with a wrong label is a false claim too."""
    assert not terms_found(phrase, text)
    assert missing_terms(phrase, text) == missing


# ---------------------------------------------------------------- tables


def test_tables_hold_what_they_promise() -> None:
    """Demonyms reach countries, seats reach countries, abbreviations reach short names."""
    assert DEMONYMS["turkish"] == "Turkey"
    assert DEMONYMS["dutch"] == "Netherlands"
    assert DEMONYMS["syrians"] == "Syria"
    assert SEATS["ankara"] == "Turkey"
    assert SEATS["addis ababa"] == "Ethiopia"
    assert ABBREVIATIONS["un refugee agency"] == "UNHCR"
    assert {DEMONYMS[fold(name)] for name in SEATS.values()} <= COUNTRY_NAMES
    assert {"UN", "SOHR", "UNHCR", "AFP", "AP", "USGS", "EMSC", "AFAD", "WHO", "IMF", "ECB", "Fed"} <= BODY_NAMES
    assert "injured" in SYNONYMS["injure"]
    assert WIDER["baby"] >= {"child", "person"}
    assert len(COUNTRY_NAMES) > 195


def test_no_term_is_wider_than_itself() -> None:
    """The hierarchy has no ring."""
    assert not [name for name, wide in WIDER.items() if name in wide]


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The strike hit Idlib, said Angela Merkel.", ["Idlib", "Angela Merkel"]),
        ("Data from the Syrian Observatory for Human Rights show it.", ["Syrian Observatory for Human Rights"]),
        ("He met the Dockers’ Federation and Russia’s Sputnik.", ["Dockers’ Federation", "Russia", "Sputnik"]),
        ("On Friday, February 28, the army left.", []),
        ("Meanwhile it rained. Then Turkish troops came.", ["Turkish"]),
        ("They saw Mr. Putin and Bashar al-Assad.", ["Mr. Putin", "Bashar al-Assad"]),
        ("He said: “We are not blind”", []),
        ("the Bank of England", ["Bank of England"]),
    ],
)
def test_names_are_capitalised_phrases_inside_a_sentence(text: str, names: list[str]) -> None:
    """A capital that only opens a sentence, a quotation or a date is no name."""
    assert [n.text for n in names_in(text)] == names


def test_an_opening_name_is_found_only_on_request() -> None:
    """ "Angela Merkel said" opens with a name, "Meanwhile" and "Yesterday" do not."""
    text = "Angela Merkel said so. Turkish officials agreed. Yesterday nobody did.\n\nMeanwhile NATO waited."
    assert [n.text for n in names_in(text)] == ["Merkel", "NATO"]
    assert [n.text for n in names_in(text, opening=True)] == ["Angela Merkel", "Turkish", "NATO"]


# ---------------------------------------------------------------- turns


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Russia denied the report", {"denied"}),
        ("Damascus did not confirm the losses", {"negated", "confirmed"}),
        ("It hasn’t closed the border", {"negated"}),
        ("He claimed that the road was open", {"claimed"}),
        ("33 soldiers were killed", set()),
        ("No storm on record has come as early", set()),
        ("No flood in the country was worse", set()),
        ("No decision has been made so far", {"negated"}),
        ("No boat has left as of noon", {"negated"}),
    ],
)
def test_polarity_names_the_turns_of_a_sentence(text: str, turns: set[str]) -> None:
    """Negation, denial, confirmation and claim are told apart."""
    found = polarity_of(text)
    assert {name for name in ("negated", "denied", "confirmed", "claimed") if getattr(found, name)} == turns


# ---------------------------------------------------------------- names over a line's end


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [words for pair in value.items() for part in pair for words in _strings(part)]
    return (
        [words for part in value for words in _strings(part)]
        if isinstance(value, (frozenset, tuple, set, list))
        else []
    )


def test_no_entry_of_a_table_runs_over_a_line() -> None:
    """A line break or two spaces inside an entry would make two parties of one: "South Africa"."""
    tables = {
        name: value
        for name, value in vars(briefgen.text.lexicon).items()
        if not isinstance(value, str) and name[:2] != "__"
    }
    broken = [
        (name, words) for name, value in tables.items() for words in _strings(value) if words != " ".join(words.split())
    ]
    assert broken == []


@pytest.mark.parametrize("table", sorted(FOLDER.glob("*.words")), ids=lambda path: path.stem)
def test_no_word_of_a_vocabulary_table_runs_over_a_line(table: Path) -> None:
    """The same for the tables that stand in files: cells are words parted by single spaces."""
    text = table.read_text(encoding="utf-8")
    columns = tuple(
        cell.strip() for cell in next(line for line in text.split("\n") if line and line[0] != "#").split("|")
    )
    cells = [cell for row in read_table(table.stem, columns) for cell in row.values()]
    assert [cell for cell in cells if cell != " ".join(cell.split())] == []


@given(
    st.sampled_from(["South Africa", "Puerto Rico", "Red Cross", "Alma Kroon"]),
    st.sampled_from(["\n", "\n  ", "  ", "\u00a0", " \r\n"]),
)
def test_a_name_over_a_line_s_end_is_the_same_name(name: str, gap: str) -> None:
    """White space inside a name is folded wherever names are compared."""
    broken = name.replace(" ", gap)
    assert fold(broken) == fold(name)
    assert term_names(broken) == term_names(name)
