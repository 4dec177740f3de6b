"""Relating without a model in stories of companies: clients, sums, shares, periods, dollars."""

from __future__ import annotations

import pytest

from briefgen import brief
from briefgen.stages.relate.things import thing_of_sum
from test_relate_local import features, ledger_from, together


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The leak laid open 310,000 current and former subscribers.", "customer"),
        ("The leak laid open 310,000 clients and people who live with them.", "customer"),
        ("The leak laid open 310,000 men and women.", ""),
    ],
)
def test_adjectives_joined_by_and_leave_one_noun(text: str, noun: str) -> None:
    """ "Current and former subscribers" are subscribers; men and women are two."""
    (one,) = features(ledger_from(text))
    assert one.head == noun


def test_a_large_total_and_a_small_one_of_the_same_noun_are_two_in_other_articles_too() -> None:
    """Where one report counts 2.3 million clients and 310,000 apart from them, the first count of another report is nearer
    to 310,000 and yet a step of the total."""
    ledger = ledger_from(
        "The data of 2.3 million clients was stolen. Card numbers of 310,000 clients were exposed.",
        "Personal data of 450,000 clients was compromised.",
    )
    assert together(ledger, "450,000", "2.3 million")
    assert not together(ledger, "450,000", "310,000")


def test_all_clients_of_a_firm_are_not_those_to_whom_something_happened() -> None:
    """ "Has 1.2 million clients" beside "the data of 1.3 million clients was stolen"."""
    ledger = ledger_from(
        "Orvell has about 1.2 million clients.",
        "The data of 1.3 million clients was stolen.",
        "In June Orvell counted 1.21 million clients.",
    )
    assert together(ledger, "about 1.2 million", "1.21 million")
    assert not together(ledger, "about 1.2 million", "1.3 million")


def test_kinds_that_one_sentence_counts_apart_are_kinds_everywhere() -> None:
    """Retail and corporate clients of a list are no count of all clients."""
    ledger = ledger_from(
        "Fees rose for 52,000 retail clients and 61,000 corporate clients.",
        "Fees rose for 83,000 clients.",
        "Fees rose for some 80,000 clients.",
    )
    assert together(ledger, "83,000", "some 80,000")
    assert not together(ledger, "61,000", "83,000")


@pytest.mark.parametrize(
    ("before", "behind", "noun"),
    [
        ("The bank held ", " in retail deposits at the end of May.", "deposit"),
        ("It took a discount of ", " on the loans.", "discount"),
        ("It told of a loss after taxes of ", ".", "loss"),
        ("They were given a ", " signing bonus.", "bonus"),
        ("It lost ", " in value on Friday.", ""),
        ("That is a total of ", ".", ""),
    ],
)
def test_what_a_sum_is_of(before: str, behind: str, noun: str) -> None:
    """The noun behind "in" or "of", the one that the sum stands before, or that before "of"."""
    assert thing_of_sum(before, behind)[0] == noun


def test_one_round_sum_for_two_things_is_two_sums() -> None:
    """A balance and a loan of a billion; what two people got who are told of by name."""
    ledger = ledger_from("Orvell had a negative balance of $1 billion.", "Orvell got a loan of $1 billion.")
    assert not together(ledger, "$1 billion", "$1 billion")
    ledger = ledger_from("With it Ann Dorr got $500 million.", "In the end Mark Tessin kept $500 million.")
    assert not together(ledger, "$500 million", "$500 million")


def test_offers_of_one_thing_are_one_measure_although_the_sums_differ() -> None:
    """A signing bonus of 2,000 and one of 5,000."""
    ledger = ledger_from(
        "The yard offered a signing bonus of $2,000 to its welders.",
        "The welders won a signing bonus of $5,000 from the yard.",
        "Last year the port took in $8.4 million. It spent $7.9 million. It owed the city $430,000 in rent.",
        "A crane cost $610,000. The new quay may cost $38 million. The old one was sold for $95,000.",
    )
    assert together(ledger, "$2,000", "$5,000")


def test_what_fell_by_a_share_tells_two_falls_apart() -> None:
    """Its shares and its sales; in two papers the fall of the shares is one."""
    ledger = ledger_from(
        "Shares of Orvell fell 11 percent on Monday.",
        "On Monday the stock tumbled 12.4 percent.",
        "Sales fell 11.5 percent.",
    )
    assert together(ledger, "11", "12.4")
    assert not together(ledger, "12.4", "11.5")


def test_underlying_profit_is_another_profit() -> None:
    """Two definitions of what was earned, near one another."""
    ledger = ledger_from(
        "Underlying net profit at Orvell rose to $231.4 million.", "Net profit at Orvell rose to $236.1 million."
    )
    assert not together(ledger, "$231.4 million", "$236.1 million")


def test_each_period_has_its_own_growth() -> None:
    """The second quarter's sales and the third's."""
    ledger = ledger_from(
        "In the second quarter of 2023 sales grew 6.1 percent at Orvell.",
        "In the third quarter of 2023 sales grew 6.2 percent at Orvell.",
    )
    assert not together(ledger, "6.1", "6.2")


def test_a_bare_dollar_is_that_of_the_story_s_country() -> None:
    """Where others print C$, a Canadian paper's "$" is no US dollar; beside C$ it is one."""
    articles = [
        {
            "text": "The Canadian grocer Orvell lost C$41 million ($30 million) in the strike.",
            "published": "2023-05-02",
        },
        {"text": "In Canada the strike cost the grocer Orvell $41 million.", "published": "2023-05-03"},
    ]
    units = {c.surface: c.unit for group in brief(articles).figures for c in group.claims}
    assert units == {"C$41 million": "CAD", "$30 million": "USD", "$41 million": "CAD"}


def test_two_values_of_one_line_of_an_account_are_one_measure() -> None:
    """Revenue of one firm in one year is told once: the level behind a rise is held against another article's value, the
    rise is not."""
    ledger = ledger_from(
        "Orvell Group's revenue rose $1.3 billion to $11.6 billion in 2021, the company said.",
        "Orvell Group's revenue was $7.4 billion in 2021, the auditor said.",
        "Orvell Group's revenue grew by $1.2 billion in 2021, the union said.",
    )
    assert together(ledger, "$11.6 billion", "$7.4 billion")
    assert not together(ledger, "$1.3 billion", "$7.4 billion")
    assert not together(ledger, "$1.2 billion", "$7.4 billion")


@pytest.mark.parametrize(
    "other",
    [
        "Tarnow Group's revenue was $7.4 billion in 2021, the auditor said.",
        "Orvell Group's revenue was $7.4 billion in 2019, the auditor said.",
        "Orvell Group's revenue could reach $7.4 billion in 2021, the auditor said.",
        "Orvell Group's debt was $7.4 billion in 2021, the auditor said.",
    ],
)
def test_another_firm_year_or_line_is_another_measure(other: str) -> None:
    """What another firm took in, or the firm in another year, or what it owes or hopes for, contradicts nothing."""
    ledger = ledger_from("Orvell Group's revenue was $11.6 billion in 2021, the company said.", other)
    assert not together(ledger, "$11.6 billion", "$7.4 billion")


def test_a_level_reached_by_a_fall_is_compared_with_a_level() -> None:
    """ "Fell to 5.3 percent" tells the rate, not a fall of 5.3 percent."""
    ledger = ledger_from(
        "Joblessness in Orvell fell sharply to 5.3 percent in May. Unemployment in Arden fell to 5.3 percent in May.",
        "Unemployment in Arden was 5.7 percent in May, the union said.",
    )
    two = [one for one in features(ledger) if one.printed in ("53", "57")]
    assert two[1].cls == two[2].cls != "fall"


def test_a_loss_in_brackets_contradicts_no_loss_without() -> None:
    """A "net loss of $(4.7) million" is the net loss of $4.7 million: only the sign is printed otherwise."""
    ledger = ledger_from(
        "Orvell Group's net loss was $(4.7) million in 2021, the company said.",
        "Orvell Group's net loss was $4.7 million in 2021, the auditor said.",
    )
    assert not together(ledger, "$(4.7) million", "$4.7 million")


def test_what_grew_is_named_by_its_noun() -> None:
    """Of one thing in one closed quarter two parties cannot both be right; another thing grew for itself."""
    told = "{} in Tense grew {} percent in the first quarter, the {} said on Friday."
    page = "{0}\n\n12 May 2031\n\n{1}\n"
    first, second, other = (
        told.format(*words)
        for words in (
            ("Factory output", "1.4", "bureau"),
            ("Factory output", "0.2", "chamber"),
            ("Retail trade", "0.2", "chamber"),
        )
    )
    contested = brief(
        [{"text": page.format("Output up", first)}, {"text": page.format("Output flat", second)}], engine="local"
    )
    assert [group.status for group in contested.figures] == ["conflicting"]
    apart = brief(
        [{"text": page.format("Output up", first)}, {"text": page.format("Trade flat", other)}], engine="local"
    )
    assert [group.status for group in apart.figures] == ["single_source", "single_source"]


def test_people_without_work_are_one_count() -> None:
    """However their number is told."""
    page = "{0}\n\n10 May 2031\n\n{1}\n"
    new = page.format(
        "Jobless up",
        "The number of jobless people in Tense grew 8,000 to 96,000 in April, the labour office said on Saturday.",
    )
    other = page.format(
        "Jobless at 71,000",
        "Some 71,000 people were unemployed in Tense in April, the employers' league said on Saturday.",
    )
    (group,) = [
        group for group in brief([{"text": new}, {"text": other}], engine="local").figures if len(group.claims) > 1
    ]
    assert ({claim.surface for claim in group.claims}, group.status) == ({"96,000", "Some 71,000"}, "conflicting")


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The port's debt has climbed past $9 million, the bank said.", "en", "debt"),
        ("The port's debt climbed $9 million, the bank said.", "en", "change in debt"),
        ("Joblessness and unemployment climbed past 8 percent, the bank said.", "en", "unemployment"),
        ("El daño asciende a 31 millones de euros, dijo el puerto.", "es", "EUR"),
        ("Le coût serait de 31 millions d'euros, selon le port.", "fr", "EUR"),
    ],
)
def test_what_something_moved_past_is_its_level(text: str, language: str, name: str) -> None:
    """Its measure is the thing itself; no words of a language are taken for English ones."""
    (group,) = brief([{"text": f"News\n\n12 May 2031\n\n{text}\n", "language": language}], engine="local").figures
    assert group.name == name


def test_money_that_was_stolen_or_is_missing_is_named_so() -> None:
    told = brief_of("Thieves had stolen $473 million from Orme. Some $9 million have vanished from its books.")
    assert {"money stolen", "money missing"} <= told


def test_who_owes_was_told_to_pay_only_where_a_court_awards() -> None:
    """What a firm owes is no award."""
    told = brief_of("Orme owes clients as much as $8 billion.", "Orme owes $8.1 billion, the papers say.")
    assert "sum awarded" not in told
    ruled = brief_of(
        "A jury awarded $965 million to the families. Lund owes the families $965 million.",
        "Lund owes $965 million, which the jury awarded.",
    )
    assert "sum awarded" in ruled


def brief_of(*texts: str) -> set[str]:
    """The names of the measures of some articles."""
    found = brief(
        [{"text": text, "title": f"Orme {n}", "published": "2031-03-04"} for n, text in enumerate(texts)],
        engine="local",
    )
    return {group.measure for group in found.figures}


def test_what_the_aged_did_is_not_who_is_aged() -> None:
    """ "The 30-year-old signed" is no age of the signed."""
    told = brief_of("Lund, 30, led Orme. Later the 30-year-old signed the papers. A 61-year-old neighbour watched.")
    assert not any("signed" in name for name in told)
    assert any("neighbour" in name for name in told)


def test_an_operating_profit_is_the_profit_that_others_leave_without_the_word() -> None:
    """Its word names no other definition."""
    told = [
        "Operating profit at Orme Ferries, previously seen at €410 million, is put at €310 million.",
        "Orme Ferries gave up its profit of €410 million.",
    ]
    first, _, plain = features(ledger_from(*told))
    assert (set(first.defined), set(plain.defined)) == (set(), set())
