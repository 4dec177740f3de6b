"""Paragraphs that were broken at a column's edge are one block; lines that stand for themselves stay apart."""

from __future__ import annotations

import textwrap

import pytest

from briefgen.pages.readers import article_from_text
from briefgen.records import Article, Span
from briefgen.text.figures import scan_numbers
from briefgen.text.lines import clean_line, even_view, hyphen_between, one_line, shown_words
from stories_of import figures_of, ledger_from

TITLE = "Ferry runs aground off Tense, hundreds brought ashore"
FIRST = (
    "The ferry Marlo ran aground off Tense on Thursday morning and 212 passengers were taken to the shore in boats, the "
    "coastguard said. Engineers found a tear of 9 metres in her hull, which was mended only in April, a year ago."
)
SECOND = (
    'The Ministry of Ports sent 3 tugs and 45 divers, its spokesman said in a short note. "We hope to have her off by '
    "Sunday,\" he said, adding that Captain Rohn would be heard by the port's court next week."
)
LINK = "https://tense.example/" + "/".join(["2022", "09", "08", *["very-long-names-of-a-page"] * 5]) + ".html"


def bodies(text: str, language: str | None = None) -> list[str]:
    return [clean_line(block.span.of(text)) for block in read(text).blocks if block.role == "body"]


def read(text: str) -> Article:
    return article_from_text(text, path="a.txt")


def wrapped(width: int, *paragraphs: str) -> str:
    return "\n\n".join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in paragraphs)


@pytest.mark.parametrize("width", [34, 45, 60, 66, 72, 78, 90, 110])
@pytest.mark.parametrize("foot", ["", f"\n\nSource: {LINK}", f"\n\nRead more: {LINK}\n\n{'=' * 60}"])
def test_a_page_wrapped_at_any_width_has_whole_paragraphs(width: int, foot: str) -> None:
    """Also beside an address that no width can break."""
    page = f"{TITLE}\n\n8 September 2022\n\n{wrapped(width, FIRST, SECOND)}{foot}\n"
    assert bodies(page) == [FIRST, SECOND]
    assert read(page).title == TITLE


SMALL = {
    "ragged": "The ferry Marlo ran aground off\nthe port of Tense on Thursday and\n212 passengers were taken to the shore, the coastguard said.",
    "one short line": "The ferry Marlo ran aground off Tense on Thursday and 212 passengers\nwere taken\nto the shore, the coastguard said.",
    "an address within": f"The ferry Marlo ran aground off Tense on Thursday, as the list at\n{LINK}\nshows, and 212 were on board.",
    "German": "Die Fähre Marlo lief am Donnerstag vor Tense auf Grund, und die\nKüstenwache brachte 212 Gäste an Land, wie sie in der\n"
              "Nacht mitteilte.",
    "French": "Le ferry Marlo s'est échoué jeudi au large de Tense, et les\n212 passagers ont été conduits à terre, selon la\nPréfecture.",
    "Russian": "Паром «Марло» сел на мель у Тенсе в четверг, и береговая охрана\nсняла с него 212 пассажиров, сообщили в её\nПресс-службе.",
    "Windows line ends": "The ferry Marlo ran aground off Tense on Thursday and 212 passengers\r\nwere taken to the shore.",
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL)
def test_a_paragraph_is_whole_however_it_was_broken(name: str) -> None:
    """In lines of any length, in any language that has small letters."""
    page = f"{TITLE}\n\n{SMALL[name]}\n\nThe weather was good, the office said.\n"
    assert bodies(page)[0] == " ".join(SMALL[name].split())


def test_a_paragraph_in_a_script_without_spaces_is_whole() -> None:
    """Han characters fill their lines to the edge."""
    said = "港务局周四表示，渡轮马洛号在滕塞附近搁浅，两百一十二名乘客已被送往岸上，工程师在船体上发现一道九米长的裂口，修理将持续到周末，天气很好。"
    page = "渡轮搁浅\n\n" + "\n".join(said[i : i + 30] for i in range(0, len(said), 30)) + "\n"
    assert ["".join(body.split()) for body in bodies(page)] == [said]


APART = {
    "facts": "The office listed what it counted on board the ferry on Thursday:\n\nPassengers: 212\nCrew: 31\nCars: 60\n",
    "a menu": "news\nsport\nweather\nabout us\n",
    "headlines": f"{TITLE}\nCouncil puts off vote on new road after long night\nMuseum of Tense opens its doors to children again\n",
    "bullets": "- 212 passengers came ashore on Thursday.\n- 45 divers look at the hull of the ferry.\n",
    "paragraphs": f"{FIRST}\n{SECOND}\n",
}  # fmt: skip


@pytest.mark.parametrize("name", APART)
def test_lines_that_stand_for_themselves_stay_apart(name: str) -> None:
    """A list, a menu, titles, paragraphs of a line each."""
    lines = [line for line in APART[name].split("\n") if line]
    page = f"{TITLE}\n\n{FIRST}\n\n{APART[name]}"
    spans = [clean_line(block.span.of(page)) for block in read(page).blocks]
    assert all(
        any(span.endswith(line.removeprefix("- ")) and len(span) <= len(line) for span in spans) for line in lines
    )


def test_a_headline_right_above_wrapped_text_stays_apart() -> None:
    """It had room for the text's first word."""
    page = f"{TITLE}\n{wrapped(78, FIRST)}\n\n{wrapped(78, SECOND)}\n"
    assert (read(page).title, bodies(page)) == (TITLE, [FIRST, SECOND])


def test_the_marks_of_a_wrapped_quotation_are_no_words_and_no_bounds() -> None:
    """ "> 40 years" at the head of a quoted line is forty years, and its mark is not shown."""
    page = f"{TITLE}\n\n{FIRST}\n\n> “She is a good ship,” said Ole Rohn, who has been her captain for\n> 40 years.\n"
    assert bodies(page)[1] == "“She is a good ship,” said Ole Rohn, who has been her captain for 40 years."
    (forty,) = [one for one in scan_numbers(page).quantities if one.value == 40]
    assert forty.qualifier is None


def test_a_word_broken_at_the_edge_is_shown_whole() -> None:
    """Its hyphen is kept where no small letter follows."""
    assert shown_words("three dis-\ntricts and the Anglo-\nSaxon sea") == "three districts and the Anglo- Saxon sea"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("FERRY RUNS AGROUND OFF MARLO WITH 212", "PEOPLE ON BOARD"),
        ("Ferry runs aground off the coast of", "Marlo, 212 saved"),
    ],
)
def test_a_title_broken_over_two_lines_is_one(above: str, below: str) -> None:
    """Its second line is no outlet; a short line in capitals above it is no part of it."""
    page = f"{above}\n{below}\n\nBy Ann Lee\n\n{FIRST}\n\n{SECOND}\n"
    assert read(page).title == f"{above} {below}"
    assert read(page).outlet is None
    assert (
        read(f"THE MARLO POST\nFERRY RUNS AGROUND OFF MARLO\n\n{FIRST}\n\n{SECOND}\n").title
        == "FERRY RUNS AGROUND OFF MARLO"
    )


@pytest.mark.parametrize("last", ["1998.", "of 4 March.", "March 1998."])
def test_a_date_at_a_paragraphs_end_belongs_to_it(last: str) -> None:
    """The last line of a wrapped paragraph may be nothing but a day; a day under a title is the article's."""
    body = f"The harbour of Tense took in 212 passengers and 45 divers that morning,\nmore than on any day that anybody at the port could remember since\n{last}"
    article = read(f"{TITLE}\n\n8 September 2022\n\n{body}\n\n{FIRST}\n")
    assert [block.span.of(article.text) for block in article.blocks if block.role == "body"] == [body, FIRST]
    assert [block.span.of(article.text) for block in article.blocks if block.role == "dateline"] == ["8 September 2022"]


def test_a_day_right_under_a_title_stands_alone() -> None:
    """Also with a full stop behind it."""
    article = read(f"{TITLE}\n8 September 2022.\n\n{FIRST}\n")
    assert [block.role for block in article.blocks] == ["headline", "dateline", "body"]


@pytest.mark.parametrize("title", [TITLE, "What the ferry Marlo and the whole port of Tense live on"])
@pytest.mark.parametrize("below", ["Published on 8 September 2022 at 14:20 in the port of Tense", "8 September 2022"])
def test_a_title_and_a_day_above_a_whole_paragraph_are_no_lines_of_it(title: str, below: str) -> None:
    """Without an empty line between, and also where the title ends in a little word: no paragraph is broken at one line and
    whole at the next."""
    article = read(f"{title}\n{below}\n{FIRST}\n{SECOND}\n")
    assert article.title == title
    assert [clean_line(block.span.of(article.text)) for block in article.blocks] == [title, below, FIRST, SECOND]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("the number of the dead had risen from 3 to", "5. Forty divers are looking on."),
        ("had drawn lots for pier", "9. The rest stayed."),
    ],
)
def test_a_number_that_ends_a_sentence_opens_no_list(above: str, below: str) -> None:
    """It stands at a line's beginning because the column ended there; a list under a colon stays one."""
    body = f"The coastguard of Tense told reporters on Friday morning that\n{above}\n{below}"
    assert bodies(f"{TITLE}\n\n8 September 2022\n\n{FIRST}\n\n{body}\n") == [FIRST, clean_line(body)]
    listed = "The coastguard named two reasons for the accident:\n1. The engine stopped off the pier.\n2. Nobody stood at the helm."
    assert len(bodies(f"{TITLE}\n\n8 September 2022\n\n{FIRST}\n\n{listed}\n")) == 4


BROKEN_NUMBERS = [
    ("The yard at Tense sold 12,400\ntonnes of steel, its owner said\non Friday.", ["12400 tonne"]),
    (
        "It will pay the men €31 mil-\nlion and each of the twenty-\nthree sailors a bonus, a\nspokesman said on Friday.",
        ["31000000 EUR", "23 person"],
    ),
    ("> The yard at Tense let 1,400 wel-\n> ders go on Friday, the union\n> said.", ["1400 person"]),
]


@pytest.mark.parametrize(("body", "figures"), BROKEN_NUMBERS)
def test_a_line_end_inside_a_sentence_parts_no_number_from_what_it_counts(body: str, figures: list[str]) -> None:
    """However narrow the column is, also within a word; what is printed of it stands on one line."""
    ledger = ledger_from(f"{TITLE}\n\n8 September 2022\n\n{body}\n")
    found = [claim.quantity for claim in figures_of(ledger) if claim.quantity]
    assert [f"{quantity.value} {quantity.unit}" for quantity in found] == figures
    assert all("-" not in (quantity.noun or "") for quantity in found)
    (article,) = ledger.articles
    assert all(claim.span.of(article.text) == claim.surface for claim in figures_of(ledger))


def test_a_line_end_between_two_sentences_parts_their_numbers() -> None:
    """A list of short lines counts line by line."""
    article = read("Scores\n\nHale 14\n12 boats sank off Tense on Friday, the coastguard said in a note to the port.\n")
    assert [(q.surface, q.unit) for q in scan_numbers(article.text).quantities] == [("14", None), ("12", "boat")]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the ship's pas-\nsengers", "the ship's passengers"),
        ("all six-\nteen of them", "all sixteen of them"),
        ("all fifty-\ntwo of them", "all fifty-two of them"),
        ("an 8-\nyear-old", "an 8-year-old"),
        ("Post- \nund Fähr-\nund Bahnhof", "Post- und Fähr- und Bahnhof"),
        ("a spokes-\n> man said", "a spokesman said"),
        ("the Anglo-\nDutch line", "the Anglo- Dutch line"),
    ],
)
def test_a_hyphen_at_a_line_end(broken: str, whole: str) -> None:
    """It goes where one word was broken and stays where the words have one."""
    assert one_line(broken) == whole
    even = even_view(broken, [Span(0, len(broken))])
    assert len(even) == len(broken)
    assert " ".join(even.replace("\u00ad", "").split()) == whole


def test_a_hyphen_before_a_capital_stays() -> None:
    """Names are not broken so."""
    assert hyphen_between("the Anglo", "Dutch line") == "-"


def test_a_title_that_ends_in_a_little_word_does_not_take_in_the_standfirst_below_it() -> None:
    """The standfirst is a sentence of its own, for whose first word the line above had room."""
    title, below = (
        "Ferry founders off Tense as the search goes on",
        "Officials fear for the crew of a second boat, which has not been heard of.",
    )
    text = f"{title}\n{below}\n\n{FIRST}\n\n{SECOND}\n"
    assert (read(text).title, bodies(text)) == (title, [below, FIRST, SECOND])
