"""What is a denial or another account, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.records import Article, DenialClaim, Disagreement, Span
from briefgen.stages.reconcile.contested import Library, contest_statements
from briefgen.text.voices.denials import find_denials, has_content, somebody_denies
from build import article, sentences

DENIED = {
    "The company denied that it had known of the crack.": ("The company", "it had known of the crack"),
    "Ann Bo denied on Sunday that she had met the owner.": ("Ann Bo", "she had met the owner"),
    "The mayor, Ann Bo, dismissed the claims as absurd.": ("Ann Bo", "the claims"),
    "OBB, as market people call him, denied that he took the money.": ("OBB", "he took the money"),
    "The Baron, as local people called the owner, dismissed the claims as absurd.": ("Baron", "the claims"),
    "Police pushed back on reports of a second gunman.": ("Police", "reports of a second gunman"),
    "“The video is fake,” the foreign ministry said.": ("the foreign ministry", "The video"),
    "The party rejected the election commission's count.": ("The party", "the election commission's count"),
    "Officials disputed how many people had died.": ("Officials", "how many people had died"),
    "The union's leader said there was no truth to rumours of a strike.": ("The union's leader", "rumours of a strike"),
    "Rebels contradicted the army's account of the night.": ("Rebels", "the army's account of the night"),
    "The government said there is no evidence that the water is unsafe.": ("The government", "the water is unsafe"),
    "The minister brushed aside criticism of the rescue.": ("The minister", "criticism of the rescue"),
}


@pytest.mark.parametrize("text", DENIED)
def test_who_denies_what_is_said(text: str) -> None:
    """A party with a verb of denial, or credited with plain words that deny."""
    (found,) = find_denials(text, Span(0, len(text)))
    assert (found.who, found.denies) == DENIED[text]
    assert not found.other_account


@pytest.mark.parametrize(
    "text",
    [
        "The rail operator insisted it was not responsible for the crash.",
        "A spokesman for the bank said it had nothing to do with the leak.",
        "“We did nothing wrong,” said Per Lind, the owner.",
        "Ankara called the report of a deal a lie.",
        "Her lawyers called it untrue.",
    ],
)
def test_plain_words_deny_where_somebody_says_them(text: str) -> None:
    """ "Not responsible", "nothing to do with": what somebody says of himself."""
    assert len(find_denials(text, Span(0, len(text)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        # nobody denies
        "He urged everybody who had no part in the search to stay away.",
        "Those who played no part in the riot were released, police said.",
        "The storm, which had nothing to do with the outage, moved on.",
        "The valley has no single operating council.",
        "There are no 24-hour pharmacies in the town.",
        "Some residents had not been told to leave.",
        "The alarm was false.",
        "The alarm was false, police said.",
        "Her first book was fiction.",
        "Rescuers found no evidence of life.",
        "Nobody disputes the figures.",
        "She stopped short of denying the claims.",
        # refused, ruled, turned out
        "The striker was denied a goal by the post.",
        "The bank denied her a loan.",
        "A judge dismissed the charges against the driver.",
        "The court rejected the claims of the families.",
        "The board dismissed the chief over claims of fraud.",
        "Voters rejected the report of the commission.",
        # nouns and other senses
        "The dispute over the count goes on.",
        "The contest numbers 300 runners.",
        "A denial of service attack hit the site.",
        # nothing that could be true or false
        "Farmers dispute nearly everything that is said on their behalf.",
        "Critics called the ruling ridiculous.",
        # no other account
        "The company has another version of the phone.",
        "The team has no different account to offer.",
        "Contrary to expectations, shares rose.",
        "Contrary to popular belief, the river rarely floods.",
    ],
)
def test_what_only_looks_like_a_denial_is_none(text: str) -> None:
    """A denial needs somebody who denies and something stated that is denied."""
    assert find_denials(text, Span(0, len(text))) == ()


def test_a_heading_above_a_sentence_denies_nothing() -> None:
    """ "It" is not followed into a line that is no sentence."""
    text = "Norvik Rail after the crash\n\nIt was denied at once."
    assert find_denials(text, Span(text.index("It"), len(text))) == ()


def test_an_engine_s_denial_needs_words_of_denial_and_a_party() -> None:
    """A fact that the text tells itself is no denial; who is credited with a negation may deny."""
    own, said = "The valley has no single operating council.", "The army said no shell had hit the clinic."
    assert not somebody_denies(own, Span(0, len(own)), Span(0, len(own)))
    assert somebody_denies(said, Span(0, len(said)), Span(said.index("no shell"), len(said)))


@pytest.mark.parametrize(
    ("denied", "content"),
    [
        ("allegations of abuse", True),
        ("having hit the school", True),
        ("the allegations", False),
        ("the claims", False),
        ("it", False),
        ("nearly everything that is said", False),
    ],
)
def test_what_is_denied_has_content_of_its_own(denied: str, content: bool) -> None:
    """What tells by itself what was said, so that a reader needs no second sentence."""
    assert has_content(denied) is content


# ---------------------------------------------------------------- two sides


def contested(*articles: Article) -> tuple[Disagreement, ...]:
    told = [sentence for one in articles for sentence in sentences(one)]
    denials = [
        DenialClaim(f"{s.article}.d{n}", s.article, s.number, found.who, found.words, found.denies, found.other_account)
        for one in articles
        for s in sentences(one)
        for n, found in enumerate(find_denials(one.text, s.span), start=s.number * 10)
    ]
    return contest_statements(denials, Library.of(articles, told))


def test_an_account_that_differs_needs_a_second_side() -> None:
    """Nobody else tells of it: then there are no two accounts."""
    assert contested(article("The day was wet. Oskar Lind told a different story. It rained.", id="001")) == ()


def test_an_account_is_shown_by_what_it_tells() -> None:
    """ "Told a different story" stands for the sentence behind it, where he tells it."""
    text = (
        "The company said the dam had been sound. A former inspector, Oskar Lind, told a different story. Lind said he "
        "had seen water at its foot."
    )
    (found,) = contested(article(text, id="001"))
    assert [side.sentence for side in found.sides] == [3, 1]
    assert [side.who for side in found.sides] == ["Oskar Lind", "The company"]


def test_accounts_differ_between_the_two_who_give_them() -> None:
    """The two sentences behind "accounts differed" are the sides."""
    text = (
        "Accounts of the night differed. Police said the crowd threw stones first. Students said that officers had "
        "charged without warning."
    )
    (found,) = contested(article(text, id="001"))
    assert [side.who for side in found.sides] == ["Police", "Students"]


def test_one_party_that_says_it_twice_has_no_second_side() -> None:
    """The same denial in two articles answers nothing."""
    one = article("Per Lind denied that the mill had burned twice in a year.", id="001")
    two = article("Lind denied the mill had burned twice in a year, the paper said.", id="002")
    assert all(len({side.who for side in found.sides}) == len(found.sides) for found in contested(one, two))


def test_who_denies_outright_what_others_claim_stands_alone() -> None:
    """The sentence itself tells both sides; a bare "denied the claims" tells nothing and is left out."""
    (found,) = contested(article("Police denied claims of abuse in the cells.", id="001"))
    assert [side.who for side in found.sides] == ["Police"]
    assert contested(article("Police denied the claims.", id="001")) == ()


def test_a_disputed_status_with_no_parties_is_left_out() -> None:
    """An island whose status is disputed is no account that differs."""
    assert contested(article("The island is small. Its status is disputed. Goats live there.", id="001")) == ()


@given(
    st.lists(
        st.sampled_from(
            [
                "He",
                "denied",
                "rejected",
                "the",
                "claims",
                "as",
                "false",
                "of",
                "no",
                "evidence",
                "that",
                "there",
                "is",
                "were",
                "not",
                "involved",
                "in",
                "who",
                "said",
                "police",
                "Libya",
                "has",
                "another",
                "story",
                ".",
                ",",
                "“",
                "”",
                "\n",
            ]
        ),
        max_size=20,
    )
)
def test_a_denial_stands_in_its_sentence(words: list[str]) -> None:
    """Whatever the words, what is found lies inside the sentence and has a party, or tells that accounts differ."""
    text = " ".join(words)
    for found in find_denials(text, Span(0, len(text))):
        assert 0 <= found.words.start < found.words.end <= len(text)
        assert found.who or found.other_account


def test_a_denial_of_the_charge_answers_the_charge_just_told() -> None:
    """ "Rejects the charge" has no words of its own: the sides are who made it, and how the denier goes on."""
    text = (
        "Not one of them will be left in the valley, the premier of Sund, Jo Ade, said. He spoke of a crime. Norvik Council "
        "rejects the charge. It says that nobody is being forced out of the valley."
    )
    (found,) = contested(article(text, id="001"))
    assert [side.who for side in found.sides] == ["Norvik Council", "Jo Ade"]
    assert found.sides[0].sentence == 4
    assert found.about == "It says that nobody is being forced out of the valley."
