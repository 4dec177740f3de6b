"""Quotations, their speakers, attributions, and finding said words again."""

from __future__ import annotations

import doctest
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefgen.text.voices.quotes
from briefgen.records import Span
from briefgen.text.voices.quotes import (
    Attribution,
    Quotation,
    Speaker,
    find_attribution,
    find_quotations,
    find_speaker,
    locate_words,
)


def inner(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in find_quotations(text)]


def sentences_of(text: str) -> tuple[Span, ...]:
    """Spans cut after a stop, its closing marks and white space, as an article's own sentences are."""
    ends = [0, *(match.end() for match in re.finditer(r"(?:[.!?][\"”’]*\s+(?=[“\"‘]?[A-Z])|\n+)", text)), len(text)]
    spans = (Span(a, b) for a, b in pairwise(ends))
    return tuple(Span(span.start, span.start + len(span.of(text).rstrip())) for span in spans if span.of(text).strip())


def speaker(text: str, number: int = -1) -> Speaker | None:
    return find_speaker(text, find_quotations(text)[number], sentences_of(text))


def credited(text: str, words: str) -> Attribution | None:
    """Whom the sentence of `text` that holds `words` credits with them."""
    at = text.index(words)
    sentence = next(span for span in sentences_of(text) if span.start <= at < span.end)
    return find_attribution(text, sentence, Span(at, at + len(words)))


# ---------------------------------------------------------------- pairing the marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “we are asking Turkey”.", ["we are asking Turkey"]),
        ('He said "we are asking Turkey".', ["we are asking Turkey"]),
        ("He said ‘we don’t know’ twice.", ["we don’t know"]),
        ("He said 'we don't know' twice.", ["we don't know"]),
        ("Il a dit « nous partons » hier.", ["nous partons"]),
        ("Er sagte: „Wir gehen“, mehr nicht.", ["Wir gehen"]),
        ("Er sagte: »Wir gehen«, mehr nicht.", ["Wir gehen"]),
        ("“There is always room for dialogue,” he said.", ["There is always room for dialogue"]),
        ("“Why?” she asked.", ["Why?"]),
        ("“One,” he said, “and two.”", ["One", "and two."]),
        ("It is “a ‘grave’ matter,” she said", ["a ‘grave’ matter", "grave"]),
        (
            "She said “he told me ‘the soldiers’ camp burns’ today”.",
            ["he told me ‘the soldiers’ camp burns’ today", "the soldiers’ camp burns"],
        ),
        ("('Go home' was all)", ["Go home"]),
        ("“First. “Second,” he said.", ["First.", "Second"]),
    ],
)
def test_marks_of_all_kinds(text: str, found: list[str]) -> None:
    """Every kind of mark is paired; the words inside stand without the marks and without a comma before the end."""
    assert inner(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers' camp and the boys' school don't burn.",
        "Back in the '90s and '80s 'twas so.",
        'It is 5\'10" tall and the 6" pipe broke.',
        "rock 'n' roll",
        "Turkey’s border, Syria’s war",
        "””””",
        "",
        "“”",
        "“ ”",
    ],
)
def test_no_quotation(text: str) -> None:
    """Apostrophes, genitives, elisions, inches, stray closing marks and empty marks are no quotations."""
    assert find_quotations(text) == ()


def test_outer_holds_the_marks() -> None:
    """The outer span has the marks, the inner one leaves them out."""
    text = "He said “we go”."
    (found,) = find_quotations(text)
    assert (found.outer.of(text), found.inner.of(text), found.closed) == ("“we go”", "we go", True)


def test_scare_quotes_are_flagged() -> None:
    """One or two words without an end of sentence are a term; three words, or “Go!”, are speech."""
    text = "The “terrorist groups” heard “we are going” and “Go!”"
    assert [quotation.scare for quotation in find_quotations(text)] == [True, False, False]


def test_unclosed_ends_with_its_paragraph() -> None:
    """A quotation that nothing closes is marked so, ends with its paragraph, and never swallows the next one."""
    text = "He said “we are going and\n\nThe other paragraph says “something else” too."
    first, second = find_quotations(text)
    assert (first.inner.of(text), first.closed) == ("we are going and", False)
    assert (second.inner.of(text), second.closed) == ("something else", True)


def test_unclosed_is_capped() -> None:
    """Without a paragraph's end an unclosed quotation is cut at white space before the cap."""
    text = "He said “" + "word " * 1_000
    (found,) = find_quotations(text)
    assert 1_000 < found.outer.end - found.outer.start <= 1_200
    assert found.inner.of(text).endswith("word")


def test_an_unclosed_straight_mark_is_nothing() -> None:
    """A straight mark can be a stray: unclosed it opens no quotation."""
    assert find_quotations('He said "we are going.') == ()


def test_quotation_over_paragraphs() -> None:
    """A paragraph that opens with the mark again goes on with the open quotation."""
    text = "“We came at dawn.\n\n“Nobody was there,” she said."
    first, second = find_quotations(text)
    assert (first.continues, first.inner.of(text)) == (True, "We came at dawn.")
    assert (second.continues, second.inner.of(text)) == (False, "Nobody was there")


def test_within_reads_a_range() -> None:
    """A range is read alone, with offsets of the whole text."""
    text = "“One” and “two” and “three”"
    found = find_quotations(text, within=Span(6, 16))
    assert [quotation.inner.of(text) for quotation in found] == ["two"]


MARKS = st.text(alphabet="“”\"'‘’«»„‚‹› ab,.s\n9", max_size=60)


@settings(max_examples=100, deadline=None)
@given(MARKS)
def test_law_quotations(text: str) -> None:
    """Quotations lie in the text, hold words, are ordered, and those of one depth never overlap."""
    found = find_quotations(text)
    assert list(found) == sorted(found, key=lambda one: (one.outer.start, -one.outer.end))
    for one in found:
        assert 0 <= one.outer.start <= one.inner.start < one.inner.end <= one.outer.end <= len(text)
    plain = [one for one in found if one.depth == 0]
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(plain))


@settings(max_examples=60, deadline=None)
@given(MARKS)
def test_law_speakers_never_fail(text: str) -> None:
    """Any text can be asked for speakers and attributions; a name is always cut from it."""
    text = text.replace("a", "Ann Bo said ").replace("b", "he told AFP ")
    spans = sentences_of(text)
    for quotation in find_quotations(text):
        found = find_speaker(text, quotation, spans)
        assert found is None or found.span.of(text) == found.name
    for span in spans:
        credit = find_attribution(text, span, Span(span.start, min(span.start + 2, span.end)))
        assert credit is None or credit.who in text


@pytest.mark.parametrize("piece", ["“a ", "\"a ' ", "‘a’s ", "«a» »b« ", "„a", "“a\n\n", "'", '"', "“"])
def test_a_text_of_nothing_but_marks_is_read_to_its_end(piece: str) -> None:
    """Quotations of hostile text stand in order and inside it; how long it takes is shown by benchmarks/hostile.py."""
    text = piece * (20_000 // len(piece))
    found = find_quotations(text)
    assert all(0 <= q.outer.start < q.outer.end <= len(text) for q in found)
    assert list(found) == sorted(found, key=lambda q: q.outer.start)


# ---------------------------------------------------------------- speakers


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "“There is always room for dialogue,” said Sergei Lavrov, the foreign minister.",
            "Sergei Lavrov",
            "the foreign minister",
        ),
        ("“We go,” Sergei Lavrov said on Monday.", "Sergei Lavrov", None),
        ("Sergei Lavrov said: “We go.”", "Sergei Lavrov", None),
        (
            "Victor Vodolatsky, deputy head of the defence committee, told the paper “we go now”.",
            "Victor Vodolatsky",
            "deputy head of the defence committee",
        ),
        (
            "Fahrettin Altun, who met the press, accused Assad of “conducting ethnic cleansing”.",
            "Fahrettin Altun",
            None,
        ),
        (
            "The Turkish president, Recep Tayyip Erdogan, said “we are counting down”.",
            "Recep Tayyip Erdogan",
            "The Turkish president",
        ),
        ("Russia’s foreign minister Sergei Lavrov said “we go now”.", "Sergei Lavrov", "Russia’s foreign minister"),
        ("Foreign Minister Sergei Lavrov said “we go now”.", "Sergei Lavrov", "Foreign Minister"),
        (
            "“We have seen better,” said Lorcan Biggs of Pellworth Securities.",
            "Lorcan Biggs",
            "of Pellworth Securities",
        ),
        ("“The gate worked,” a spokeswoman, Lena Marsk, was quoted as saying.", "Lena Marsk", "a spokeswoman"),
        ("The risk “grows by the hour”, according to Stephane Dujarric.", "Stephane Dujarric", None),
        ("The Kremlin said that both had voiced “serious concern” about it.", "Kremlin", None),
        ("The US State Department called on Syria to end “this despicable offensive”.", "US State Department", None),
        ("Unless it stops, Stephane Dujarric warned, the risk “grows by the hour”.", "Stephane Dujarric", None),
        ("“We are not blind,” John Kerry, US secretary of state, said.", "John Kerry", "US secretary of state"),
        ("Ann Bo said “we go”, and Cid Day said “we stay here”.", "Cid Day", None),
        (
            "William Spindler, a spokesperson for the agency, appealed to Ankara: “we are asking”.",
            "William Spindler",
            "a spokesperson for the agency",
        ),
        (
            "Igor Morozov, member of the committee: “They have virtually no field.”",
            "Igor Morozov",
            "member of the committee",
        ),
        ("Is it “now”? “Why not?” Ann Bo asked.", "Ann Bo", None),
    ],
)
def test_speaker_beside_the_words(text: str, name: str, role: str | None) -> None:
    """Whoever says it before, after or around the quotation is its speaker, with the role the text gives."""
    found = speaker(text)
    assert found is not None
    assert (found.name, found.role, found.how) == (name, role, "said beside it")
    assert found.span.of(text) == found.name


def test_first_of_two_speakers() -> None:
    """Each of two quotations in a sentence has its own speaker."""
    found = speaker("Ann Bo said “we go”, and Cid Day said “we stay here”.", 0)
    assert found is not None
    assert found.name == "Ann Bo"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Victor Vodolatsky confirmed it. With it shut, he argued, they “would lose any supply”.",
            "Victor Vodolatsky",
        ),
        (
            "The spokesman Stephane Dujarric spoke for Antonio Guterres. It, he warned, “grows by the hour”.",
            "Stephane Dujarric",
        ),
        (
            "Russia’s defence ministry put the blame elsewhere. It said they were among “the armed groups”.",
            "Russia’s defence ministry",
        ),
        ("A Turkish official said it today. That, the official added, “is not on the agenda”.", "A Turkish official"),
        ("“We go,” said Ann Bo. “We go at once.”", "Ann Bo"),
        ("The mayor spoke first. Greta Holm had not slept. “The hall is full,” she said.", "Greta Holm"),
        (
            "Turkey’s ambassador said so. Ann Bo, who lives in Ankara, spoke. “We shut it now”, the ambassador said.",
            "Ann Bo",
        ),
    ],
)
def test_speaker_carried_over(text: str, name: str) -> None:
    """A pronoun, a bare role and a follow-on quotation take the speaker from before, and say so."""
    found = speaker(text)
    assert found is not None
    assert (found.name, found.how) == (name, "carried over")


@pytest.mark.parametrize(
    "text",
    [
        "The road they call “the long way home” is shut.",
        "He said “we go now”.",
        "Nobody knows. It was “a very long day” for all.",
        "Ann Bo left at noon. The sign read “closed for the day”.",
    ],
)
def test_no_speaker(text: str) -> None:
    """Without a verb of saying, or with a pronoun that nobody stands behind, there is no speaker."""
    assert speaker(text) is None


def test_body_of_an_apposition_is_no_person() -> None:
    """ "He" is not the company named last, whose apposition says that it is a company."""
    text = "Per Nyland read it. Ilmar Grid, the network company, was silent. “It is too low,” he said."
    found = speaker(text)
    assert found is not None
    assert found.name == "Per Nyland"


# ---------------------------------------------------------------- attributions


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Raids killed almost 2,500 people, says the Syrian Observatory for Human Rights.",
            "2,500",
            "Syrian Observatory for Human Rights",
        ),
        ("Some 50 came, the UN refugee agency said on Tuesday.", "50", "UN refugee agency"),
        ("According to AFAD, 50 died.", "50", "AFAD"),
        ("At least 50 died, according to AFAD.", "50", "AFAD"),
        ("The UN refugee agency says that the offensive may cut off about 300 people.", "300", "UN refugee agency"),
        ("Nine were on a bus, police said.", "Nine", "police"),
        ("The ministry put the toll at 53.", "53", "The ministry"),
        ("The health ministry’s bulletin gives 268 injured.", "268", "The health ministry"),
        ("It passed at 4,200 a second, by the institute’s estimate.", "4,200", "the institute"),
        ("Police, who closed the street, estimated the crowd at 900.", "900", "Police"),
        ("In a ruling on Tuesday the Passenger Authority said that 310 were paid late.", "310", "Passenger Authority"),
        ("Witnesses said it was loud and 44 died in the end, police said.", "44", "police"),
        ("UNHCR: more than 50,000 have come.", "50,000", "UNHCR"),
        ("The governor said 33 died, and 20 were hurt, the Observatory said.", "33", "The governor"),
        ("The governor said 33 died, and 20 were hurt, the Observatory said.", "20", "Observatory"),
        ("Brill, who chairs the union, says some 300 of them are missing.", "300", "Brill"),
        (
            "“The figure of 2,400 is invented,” its spokesman, Jonas Weckman, said by telephone.",
            "2,400",
            "Jonas Weckman",
        ),
        ("It has, says its spokesman Jonas Weckman, returned 58 million.", "58 million", "Jonas Weckman"),
    ],
)
def test_attribution(text: str, words: str, who: str) -> None:
    """The party that the sentence credits is found before and after the number, without "the" before a name."""
    found = credited(text, words)
    assert found is not None
    assert (found.who, found.how) == (who, "said beside it")
    assert found.span.of(text) == found.who


@pytest.mark.parametrize(
    ("text", "words", "who", "via"),
    [
        ("A Turkish official told Reuters that 50 had died.", "50", "A Turkish official", "Reuters"),
        (
            "The daily Izvestiya reported that 50 had died, citing members of parliament.",
            "50",
            "members of parliament",
            "The daily Izvestiya",
        ),
        ("Citing the Emergency Service, Vost put the toll at 131.", "131", "Emergency Service", "Vost"),
        ("Some 50 died, a Turkish official said today, Reuters reports.", "50", "a Turkish official", "Reuters"),
        (
            "A Turkish official, who spoke to AFP on condition of anonymity, said 50 had died.",
            "50",
            "A Turkish official",
            "AFP",
        ),
    ],
)
def test_relays_are_not_the_source(text: str, words: str, who: str, via: str) -> None:
    """A wire or paper that passes on what another says is named as the way, not as the party."""
    found = credited(text, words)
    assert found is not None
    assert (found.who, found.via) == (who, via)


def test_attribution_follows_pronouns_only() -> None:
    """ "It said" is followed back; a sentence without any credit takes none from the one before."""
    text = "Turkey did not wait. It says that it hit more than 200 targets. The blow killed 20 men."
    found = credited(text, "200")
    assert found is not None
    assert (found.who, found.how) == ("Turkey", "carried over")
    assert credited(text, "20 men") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Turkey has taken in around 4 million refugees.", "4 million"),
        ("The number of people confirmed killed rose to 112.", "112"),
        ("Some 640 left under the programme announced in May.", "640"),
        ("The ministry said it would help; 44 had died.", "44"),
        ("Some 44 had died; the ministry said it would help.", "44"),
        ("An earlier version of this Reuters story said 38 had died.", "38"),
        ("An earlier version of this article said 38 had died.", "38"),
        ("By all accounts 44 died.", "44"),
        ("It called 44 people back.", "44"),
    ],
)
def test_no_attribution(text: str, words: str) -> None:
    """The article's own voice, participles, another clause and a version of the article credit nobody."""
    assert credited(text, words) is None


def test_credit_inside_another_quotation_is_not_read() -> None:
    """A verb of saying that somebody quotes credits nobody with the article's own number."""
    assert credited("“The mayor said so, they tell us,” ran a song when 44 died.", "44") is None


# ---------------------------------------------------------------- locating words


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("room for dialogue", "always room for dialogue here", "room for dialogue"),
        ("Room For Dialogue", "always room for dialogue here", "room for dialogue"),
        ("don't go", "we don’t go", "don’t go"),
        ('a "grave" matter', "a “grave” matter", "a “grave” matter"),
        ("30-40 people", "some 30–40 people", "30–40 people"),
        ("more than 900,000", "more\u00a0than\n900,000 fled", "more\u00a0than\n900,000"),
        ("  33 soldiers ", "the 33 soldiers", "33 soldiers"),
        ("straße", "die STRAßE hier", "STRAßE"),
        ("33", "in 1933 and 33,000 and 3.33, then 33.", "33"),
    ],
)
def test_words_located(words: str, text: str, found: str) -> None:
    """Marks, dashes, white space and case are folded one to one; the span is of the text as it stands."""
    span = locate_words(words, text, Span(0, len(text)))
    assert span is not None
    assert span.of(text) == found


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("33", "in 1933"),
        ("33", "33,000 people"),
        ("900,000", "1,900,000"),
        ("3.7 million", "3.8 million"),
        ("close to 1000", "close to 1,000"),
        ("kill", "killed"),
        ("Straße", "Strasse"),
        ("", "anything"),
        ("   ", "any   thing"),
        ("a.c", "abc"),
    ],
)
def test_words_not_located(words: str, text: str) -> None:
    """A changed digit, a part of a number or word, and nothing at all are not found."""
    assert locate_words(words, text, Span(0, len(text))) is None


def test_located_within_the_range_only() -> None:
    """The first place inside the range counts; what stands outside it is not found."""
    text = "two men and two men"
    assert locate_words("two men", text, Span(5, len(text))) == Span(12, 19)
    assert locate_words("two men", text, Span(3, 10)) is None


@given(st.text(max_size=40), st.text(min_size=1, max_size=20), st.text(max_size=40))
def test_law_located_words_stand_there(before: str, words: str, after: str) -> None:
    """What is found lies inside the range; words between spaces are always found."""
    text = f"{before} {words} {after}"
    span = locate_words(words, text, Span(0, len(text)))
    assert words.strip() == "" or span is not None or not words.split()
    assert span is None or 0 <= span.start < span.end <= len(text)


def test_records_are_plain() -> None:
    """A quotation is a frozen record that compares by value."""
    assert Quotation(Span(1, 2), Span(0, 3)) == Quotation(Span(1, 2), Span(0, 3))


def test_worked_examples() -> None:
    """The examples in the module's docstrings hold."""
    assert doctest.testmod(briefgen.text.voices.quotes).failed == 0
