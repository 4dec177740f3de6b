"""What of a measure's name holds: the part that its articles bear out stays, and only the rest is cut."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.stages.relate.called import Heard, held_name, name_fault

TEXT = (
    "The dockers of Norvik agreed to the deal. Tarvo was losing money while two sides held talks, and the quay stood idle. "
    "It pays a bonus of 900 kroner to members who voted. An explosion tore open a tank at the oil depot three years ago."
)
HEARD = Heard(TEXT, (date(2031, 9, 13),))


@pytest.mark.parametrize(
    "name",
    [
        "Tarvo's loss per day during the talks",
        "first bonus in the accepted contract",
        "share of voting members for the September contract, 2031",
        "talks between the two sides",
        "days of talks on Saturday, September 13",
        "years since the blast at the oil depot three years ago",
        "highest weekly pay of a docker",
    ],
)
def test_a_name_that_its_articles_bear_out_stays_as_it_is(name: str) -> None:
    """Other forms of a word, words of one row, days of the articles, words that describe, a small number behind its noun."""
    assert held_name(name, HEARD) == name
    assert name_fault(name, HEARD) is None


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("highest signed bonus in the contract", "highest bonus in the contract"),
        ("bonus in the signed contract (euros)", "bonus in the contract"),
        ("bonus of the dockers in Sweden", "bonus of the dockers"),
        ("bonus of the dockers, Lidholm Steel", "bonus of the dockers"),
        ("bonus of Lidholm Steel for members", "bonus for members"),
        ("days of talks in October", "days of talks"),
        ("bonus of members over which the government quarrels", "bonus of members"),
        ("money that Tarvo is to pay under the plan signed in Lidholm", "money that Tarvo is to pay"),
        ("bonus of 12,000 kroner for members", "bonus for members"),
        ("dockers who voted, word of which came from Lidholm", "dockers who voted"),
        ("dockers who voted, unconfirmed word", "dockers who voted"),
        ("length of the talks (days)", "length of the talks"),
        ("bonus for members, in percent", "bonus for members"),
    ],
)
def test_only_what_fails_is_cut(name: str, kept: str) -> None:
    """A place, a party, a month, a value that are in none of the articles go, with what hangs on them; and a unit."""
    assert held_name(name, HEARD) == kept


@pytest.mark.parametrize(
    "name",
    [
        "dockers killed in Norvik",
        "massacre of dockers",
        "people in the massacre",
        "share of ministers",
        "bonus in Lidholm",
        "the deal is 14 talks",
        "more than 95 million kroner",
        "years",
        "12",
        "",
        "x" * 200,
    ],
)
def test_where_what_is_counted_fails_there_is_no_name(name: str) -> None:
    """Another thing is no shorter name of this one, and an empty word is none at all."""
    assert held_name(name, HEARD) == ""
    assert held_name(name, Heard("")) == ""
