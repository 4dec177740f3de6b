"""Which speakers a text bears out: named beside the words, before them, behind them, by role, or not at all."""

from __future__ import annotations

import doctest
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefgen.text.voices.speakers
from briefgen.records import Span
from briefgen.text.voices.quotes import find_quotations, find_speaker
from briefgen.text.voices.speakers import BorneOut, Surroundings, bear_out_speaker, same_name


def sentences_of(text: str) -> tuple[Span, ...]:
    """Spans cut after a stop, its closing marks and white space."""
    ends = [0, *(m.end() for m in re.finditer(r"(?:[.!?][\"”’]*\s+(?=[“\"‘]?[A-Z])|\n+)", text)), len(text)]
    spans = (Span(a, b) for a, b in pairwise(ends))
    return tuple(Span(s.start, s.start + len(s.of(text).rstrip())) for s in spans if s.of(text).strip())


def judged(text: str, said: str, *, number: int = 0, outlets: tuple[str, ...] = ()) -> str | None:
    """The speaker that `text` bears out for its quotation `number` where `said` is named; None where it is refused."""
    quotation = find_quotations(text)[number]
    start = text.rfind("\n\n", 0, quotation.outer.start) + 1
    stop = text.find("\n\n", quotation.outer.end)
    paragraph = Span(start, stop if stop > 0 else len(text))
    found = bear_out_speaker(said, quotation, Surroundings(text, sentences_of(text), paragraph, outlets))
    return found.name if isinstance(found, BorneOut) else None


BORNE_OUT = [
    # named beside the words, in other forms
    ("“We rebuild here,” said Alma Kroon, who runs the port.", "Alma Kroon", "Alma Kroon"),
    ("“We rebuild here,” Kroon said. Alma Kroon runs the port.", "Alma Kroon", "Alma Kroon"),
    ("“We rebuild here,” Kroon said. Alma Kroon runs the port.", "Mrs Kroon", "Kroon"),
    ("Gov. Alma Kroon said the coast “will be rebuilt this year”.", "Governor Alma Kroon", "Alma Kroon"),
    ("The coast “will be rebuilt this year”, according to the UN refugee agency.", "UNHCR", "UN refugee agency"),
    # in the sentence before
    (
        "Alma Kroon walked along the harbour wall. “Nothing is left of it,” she said.",
        "Alma Kroon",
        "Alma Kroon",
    ),
    (
        "Alma Kroon, the mayor, met Per Lind on Monday. They walked to the wall. “Nothing is left of it.”",
        "Alma Kroon",
        "Alma Kroon",
    ),
    (
        "The bill for the wall was high, Kroon said. It was “a heavy burden”. Alma Kroon is the mayor.",
        "Alma Kroon",
        "Alma Kroon",
    ),
    # behind the quote
    (
        "“Nothing is left of the wall.” That was how Per Lind, a fisherman, saw it on Monday.",
        "Per Lind",
        "Per Lind",
    ),
    (
        "“Nothing is left of the wall.” Hundreds came to look. Per Lind, a fisherman, shook his head.",
        "Per Lind",
        "Per Lind",
    ),
    # by title or role
    (
        "The defence minister, Ivo Marr, spoke in the evening. The planes would leave, he added, “within the week”.",
        "Ivo Marr",
        "Ivo Marr",
    ),
    (
        "Defence Minister Ivo Marr spoke in the evening. “They leave within the week,” the minister said.",
        "Ivo Marr",
        "Ivo Marr",
    ),
    (
        "The defence minister spoke in the evening. “They leave within the week,” he added.",
        "the defence minister",
        "The defence minister",
    ),
    ("“They leave within the week,” the governor said.", "the governor", "the governor"),
    (
        "Gov. Alma Kroon was at the wall. Crews were tired. “They work all night,” the governor said.",
        "Alma Kroon",
        "Alma Kroon",
    ),
    (
        "“They leave within the week,” said Tomas Rell, a spokesman for the army.",
        "an army spokesman",
        "Tomas Rell",
    ),
    ("“They leave within the week,” a spokeswoman said.", "a spokesperson", "a spokeswoman"),
    # quotations over several sentences, with marks of two kinds
    ("Ivo Marr was short. “We leave. We leave for good,” he said.", "Ivo Marr", "Ivo Marr"),
    ('“We leave. Nobody stays. We leave for good," said Ivo Marr.', "Ivo Marr", "Ivo Marr"),
    ('"We leave. Nobody stays. We leave for good,” said Ivo Marr.', "Ivo Marr", "Ivo Marr"),
    ("“We leave,” said Ivo Marr. “We leave for good. Nobody stays.”", "Ivo Marr", "Ivo Marr"),
    # the pronoun may mean more than one, and the text does not say which
    (
        "Ivo Marr praised Alma Kroon for her calm. “It was a long night,” she said.",
        "Alma Kroon",
        "Alma Kroon",
    ),
    # who is known by surname
    (
        "Alma Kroon has run the port since 2011. A court found Kroon liable because she had called it “a toy”.",
        "Alma Kroon",
        "Alma Kroon",
    ),
    ("Alma Kroon runs the port. For years Kroon called the wall “a toy”.", "Kroon", "Kroon"),
    # a state and a wire that the text has speak
    ("Norway said its ships “are on the way”.", "Norway", "Norway"),
    ("In the words of Reuters, the delay is a “huge blow”.", "Reuters", "Reuters"),
    # a line break inside a name
    ("“We rebuild here,” said Alma\n  Kroon, who runs the port.", "Alma Kroon", "Alma Kroon"),
]


@pytest.mark.parametrize(("text", "said", "name"), BORNE_OUT)
def test_a_speaker_whom_the_text_bears_out_is_taken(text: str, said: str, name: str) -> None:
    """By name, surname, title or role; beside the words, or within two sentences of them."""
    assert judged(text, said, number=-1) == name


REFUSED = [
    ("“We rebuild here,” said Alma Kroon. Per Lind watched.", "Per Lind"),
    ("Per Lind watched. “We rebuild here,” said Alma Kroon, the mayor.", "Per Lind"),
    ("“We rebuild here,” said Alma Kroon. “We rebuild it all.” Per Lind watched.", "Per Lind"),
    ("Ada Kroon sat beside. “We rebuild here,” said Alma Kroon.", "Ada Kroon"),
    ("Alma Kroon walked along the wall. “Nothing is left of it,” she said. Per Lind came later.", "Per Lind"),
    (
        "Defence Minister Ivo Marr spoke first. Alma Kroon, the mayor, listened. “We leave now,” the defence minister "
        "said.",
        "Alma Kroon",
    ),
    ("“Nothing is left of the wall.” Hundreds came to look.", "Per Lind"),
    (
        "Per Lind was there. The day was long. Rain fell all the time. Nobody spoke. “Nothing is left of the wall.”",
        "Per Lind",
    ),
    # places and outlets
    ("Crowds came in Norvik on Monday. “Nothing is left of the wall.”", "Norvik"),
    ("Ships left Norway on Monday. “Nothing is left of the wall.”", "Norway"),
    ("“Nothing is left of the wall,” Alma Kroon told Reuters.", "Reuters"),
    ("Readers of the Norvik Times saw it. “Nothing is left of the wall.”", "Norvik Times"),
    ("A woman told Reuters on Monday. “Nothing is left of the wall.” Reuters counted the ships.", "Reuters"),
]


@pytest.mark.parametrize(("text", "said"), REFUSED)
def test_a_speaker_whom_the_text_does_not_bear_out_is_refused(text: str, said: str) -> None:
    """Who is named further off, who only stands beside another's words, a place, a paper."""
    assert judged(text, said, number=-1) is None


def test_the_outlet_of_the_article_is_no_speaker() -> None:
    """A paper prints words; it says them only where the text has it say so."""
    text = "Norvik Courier was there all day. “Nothing is left of the wall.”"
    assert judged(text, "Norvik Courier", outlets=("Norvik Courier",)) is None


def test_a_heading_between_the_sentences_is_no_speaker() -> None:
    """Only the article's own sentences are read: a crosshead or a caption names nobody's words."""
    text = "Rain fell.\n\nPer Lind at the wall\n\n“Nothing is left of it.” Hundreds came."
    quotation = find_quotations(text)[0]
    own = tuple(span for span in sentences_of(text) if not span.of(text).startswith("Per Lind"))
    found = bear_out_speaker("Per Lind", quotation, Surroundings(text, own, Span(text.index("“"), len(text))))
    assert not isinstance(found, BorneOut)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Jury finds against port chief\n\nA judge fined Kroon because she had called it “a toy”. Alma Kroon runs it.",
            "Kroon",
        ),
        ("Norvik after the night\n\nPer Lind came early. “Nothing is left,” he said.", "Per Lind"),
        (
            "Mina Holt at the quay, Monday. Photo: Agency\n\nPer Lind came early. “Nothing is left,” he said.",
            "Per Lind",
        ),
    ],
)
def test_a_pronoun_is_not_followed_into_a_heading(text: str, name: str) -> None:
    """ "He" means nobody of the headline or a caption, nor a common word that only opens a line."""
    own = tuple(span for span in sentences_of(text) if span.start >= text.index("\n\n"))
    found = find_speaker(text, find_quotations(text)[-1], own)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        'Alma Kroon told "Norvik This Morning" that the wall is gone.',
        "Alma Kroon spoke on “The Harbour Hour” of the wall.",
        "Alma Kroon says she reads “A Tale of Two Harbours” every year.",
    ],
)
def test_the_title_of_a_programme_or_a_book_is_nobodys_words(text: str) -> None:
    """Marks around a title quote nobody."""
    assert find_speaker(text, find_quotations(text)[0], sentences_of(text)) is None


def test_numbers_in_marks_are_words() -> None:
    """ "10 to 20" in marks is what somebody said and no title."""
    text = "Gov. Alma Kroon said crews could find “10 to 20” people daily."
    found = find_speaker(text, find_quotations(text)[0], sentences_of(text))
    assert found is not None
    assert found.name == "Alma Kroon"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Alma Kroon", "Kroon", True),
        ("Alma Kroon", "A. Kroon", True),
        ("Alma Kroon", "Per Kroon", False),
        ("South\n  Africa", "South Africa", True),
        ("the interior ministry", "Interior Ministry", True),
        ("Interior Ministry", "Defence Ministry", False),
        ("Alma Kroon", "Per Lind", False),
    ],
)
def test_two_names_of_one_party(a: str, b: str, same: bool) -> None:
    """Either way round; white space, case and an article do not matter, another first name does."""
    assert same_name(a, b) is same
    assert same_name(b, a) is same


WORDS = st.lists(
    st.sampled_from(
        [
            "Alma",
            "Kroon",
            "the",
            "minister",
            "Gov.",
            "said",
            "“We go,”",
            "he",
            "(",
            ".",
            ",",
            "\n\n",
            "Norvik",
            "police",
            ":",
            "—",
        ]
    ),
    min_size=1,
    max_size=14,
)


@given(WORDS, st.one_of(WORDS.map(" ".join), st.text(min_size=1, max_size=12)))
def test_whatever_is_said_gets_an_answer(words: list[str], said: str) -> None:
    """Any text and any speaker are judged, and a borne-out name is never empty."""
    text = f"{' '.join(words)} “We rebuild here.” {' '.join(words)}"
    name = judged(text, said, number=-1)
    assert name is None or name.strip()


@given(WORDS)
def test_a_borne_out_speaker_stands_in_the_text(words: list[str]) -> None:
    """No name is made up: each of its words is printed."""
    text = f"{' '.join(words)} “We rebuild here.” {' '.join(words)}"
    name = judged(text, "Gov. Alma Kroon", number=-1)
    assert name is None or all(part in text for part in name.split())


def test_examples_in_the_docstrings() -> None:
    """The worked examples hold."""
    assert doctest.testmod(briefgen.text.voices.speakers).failed == 0


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Prime Minister Anna Vik (Labour) said: “We will hold the vote.”", "Anna Vik", "Prime Minister"),
        ("“I heard a bang,” said one resident, who gave no name.", "one resident", None),
        ("Tom Baar, who speaks for the owners, granted that it “was a bad day”.", "Tom Baar", None),
        ("As the mayor, Ann Bo, put it: “We were lucky.”", "Ann Bo", "the mayor"),
        ("A man shouted “shame on all of you” at the gate.", "A man", None),
        ("The Norvik Times quoted Dan Orr as saying the town was “calm by noon”.", "Dan Orr", None),
        ("“We were lucky” — Ann Bo, mayor of Norvik", "Ann Bo", "mayor of Norvik"),
        ("Works and Housing Minister Jo Ade said it was “false and evil”.", "Jo Ade", "Works and Housing Minister"),
        ("“The roads are cut deep,” said Radio Norvik's Jo Ade.", "Jo Ade", "Radio Norvik"),
        (
            "It “has become far too small,” Ping Zhao, an analyst with Sund Bank wrote.",
            "Ping Zhao",
            "an analyst with Sund Bank",
        ),
        ("The aide Paul Ade who issued the note said it was “false then and now”.", "Paul Ade", "The aide"),
        ("However, the Minister said he “has never met him”.", "the Minister", None),
        ("For years Orr called the wall “a toy of the rich”.", "Orr", None),
    ],
)
def test_further_ways_in_which_news_names_a_speaker(text: str, name: str, role: str | None) -> None:
    """A party in brackets, one of many, who grants or shouts, whom a paper quotes, a name behind a dash."""
    found = find_speaker(text, find_quotations(text)[0], sentences_of(text))
    assert found is not None
    assert (found.name, found.role) == (name, role)


@pytest.mark.parametrize(
    "label", ["The Big Picture", "Why It Matters", "What’s Next", "Editor's Note", "Driving the News"]
)
def test_a_label_before_a_colon_is_no_speaker(label: str) -> None:
    """What orders a page has said nothing."""
    text = f"{label}: “We rebuild here, all of it.”"
    assert find_speaker(text, find_quotations(text)[0], sentences_of(text)) is None
    assert judged(text, label) is None


def test_the_mark_of_a_list_is_no_part_of_a_name() -> None:
    """An item begins behind its bullet, and the item above it is another sentence."""
    text = "Among the dead\n• Mina Holt, a baker\n• Per Lind said “we rebuild it all here”."
    found = find_speaker(text, find_quotations(text)[0], (Span(text.rindex("•"), len(text)),))
    assert found is not None
    assert found.name == "Per Lind"
