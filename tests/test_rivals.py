"""Candidates and parties of a vote: who stands against whom, and whose votes a number tells."""

from __future__ import annotations

from briefgen.stages.relate.rivals import read_rivals, rival_of
from stories_of import ledger_from
from test_relate_local import features, together

FIRST = (
    "Ann Berg of the Harbour Party, HP, leads with 5,862,453 votes. Carl Dahl of the Meadow Alliance (MA) has 4,288,434, "
    "and Berg took 12 states, while Dahl won 11 states."
)
SECOND = "Second, with 4,390,000 votes, came Carl Dahl. The HP polled 5,990,100 votes. Berg won 12 states."


def test_a_candidate_is_the_party_and_each_word_of_the_name() -> None:
    rivals = read_rivals(ledger_from(FIRST).articles)
    assert [rival_of(name, rivals) for name in ("Ann Berg", "Berg", "Ann", "HP", "Harbour Party", "Dahl's", "Norby")] == [
        "berg", "berg", "berg", "berg", "berg", "dahl", "",
    ]  # fmt: skip


def test_one_candidate_alone_has_no_rival() -> None:
    assert read_rivals(ledger_from("Ann Berg of the Harbour Party spoke of 900 votes.").articles) == {}


def test_a_territory_with_its_letters_is_no_candidate() -> None:
    rivals = read_rivals(
        ledger_from(FIRST + " So did the Northern Hill Territory (NHT), where 900 votes are missing.").articles
    )
    assert "nht" not in rivals
    assert "territory" not in rivals


def test_what_stands_for_two_stands_for_none() -> None:
    text = "Ann Berg of the Harbour Party, Eva Berg of the Meadow Alliance and Carl Dahl of the Hill Party stand."
    rivals = read_rivals(ledger_from(text).articles)
    assert "party" not in rivals
    assert rivals["hill party"] == "dahl"


def test_who_got_several_shares_is_a_candidate() -> None:
    text = "Ann Berg has 36.7% of the votes. Berg had 30.1% before. Berg won 31% then. Carl Dahl has 29.9% of the votes, Dahl had 27% and Dahl won 25% then."
    told = {one.claim.surface: one.owner for one in features(ledger_from(text, "Some 900 votes are missing."))}
    assert (told["36.7"], told["29.9"]) == ("berg", "dahl")


def test_votes_and_states_are_their_candidates() -> None:
    ledger = ledger_from(FIRST, SECOND)
    owners = {one.claim.surface: one.owner for one in features(ledger)}
    assert (owners["4,288,434"], owners["4,390,000"], owners["5,990,100"]) == ("dahl", "dahl", "berg")
    assert together(ledger, "4,288,434", "4,390,000")
    assert together(ledger, "5,862,453", "5,990,100")
    assert not together(ledger, "5,990,100", "4,390,000")


def test_how_many_ballots_are_counted_is_nobodys_share() -> None:
    text = FIRST + " With 87% of the ballots counted, Berg leads. Carl Dahl is at 36% of the votes counted."
    told = {one.claim.surface: one.cls for one in features(ledger_from(text))}
    assert (told["87"], told["36"]) == ("counted", "vote_share")
