"""Who says a quotation: titles and initials, pronouns, places and papers, and the forms in which a page prints speakers."""

from __future__ import annotations

import pytest

from briefgen.pages.roles import assign_roles
from briefgen.records import Span
from briefgen.stages.chunk import sentence_spans
from briefgen.text.dotted import redot, undot
from briefgen.text.voices.quotes import find_quotations, find_speaker

OPENING = "Mill road shut\n\nNORVIK - The council of the town met on Monday evening to vote on the old mill and on the road beside it.\n\n"


def speakers(text: str) -> list[str | None]:
    """The speaker of each quotation of an article's body, in order."""
    page = OPENING + text
    body = [block.span for block in assign_roles(page) if block.role == "body"]
    sentences = [span for block in body for span in sentence_spans(page, block)]
    quotations = [q for q in find_quotations(page) if q.depth == 0 and any(s.meets(q.outer) for s in sentences)]
    found = [find_speaker(page, quotation, sentences) for quotation in quotations]
    assert all(speaker is None or speaker.span.of(page) == speaker.name for speaker in found)
    return [speaker.name if speaker else None for speaker in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It leaked,” said Mr. Halden, a fellow at the institute.", "Halden"),
        ("“It leaked,” said Dr. Mia Stroem, who runs the ward.", "Mia Stroem"),
        ("“It leaked,” said Lt. Col. Jan Brock.", "Jan Brock"),
        ("“It leaked,” said Lt. Gov. Rita Cole on Monday.", "Rita Cole"),
        ("“It leaked,” said Rep. A. J. Moor, D-Vt.", "A. J. Moor"),
        ("“It leaked,” U.S. Rep. Kay Dunn said on Monday.", "Kay Dunn"),
        ("“It leaked,” said J. K. Tarn, 61, a farmer.", "J. K. Tarn"),
        ("“It leaked,” said W. E. B. Marsh, 71.", "W. E. B. Marsh"),
        ("“It leaked,” said Carl Wood Jr. of Norvik.", "Carl Wood Jr."),
        ("“It leaked,” said Carl Wood III, the heir.", "Carl Wood III"),
        ("“It leaked,” said Gen. (Ret.) Paul Dorn.", "Paul Dorn"),
        ("“It leaked,” according to Capt. Ria Holm.", "Ria Holm"),
        ("“It leaked,” said St. John Rivers.", "St. John Rivers"),
        ("“It leaked,” said Robert F. Lang.", "Robert F. Lang"),
        ("“It leaked,” said Asst. Prof. Nils Roed.", "Nils Roed"),
        ("“It leaked,” said ex-Sen. Kay Dunn.", "Kay Dunn"),
        ("“It leaked,” said Gov.-elect Rita Cole.", "Rita Cole"),
        ("“It leaked,” said Assistant U.S. Attorney Ben Cray.", "Ben Cray"),
        ("Brig. Gen. Tom Ash (ret.) said: “It leaked.”", "Tom Ash"),
        ("“It leaked,” a spokeswoman for Norvik Rail, Ida Brandt, said.", "Ida Brandt"),
        ("Maj. Gen. Ola Ruud told the panel, “It leaked.”", "Ola Ruud"),
        ("“It leaked,” said Brig.-Gen. Ola Ruud.", "Ola Ruud"),
        ("“It leaked,” said Ph.D. student Ola Ruud.", "Ola Ruud"),
        ("“It leaked,” said Hon. Ola Ruud.", "Ola Ruud"),
        ("Nurse Ola Ruud told the panel, “It leaked.”", "Ola Ruud"),
        ("“It leaked,” June Ruud told the panel.", "June Ruud"),
        ("'It leaked,' the ferry master, Ola Ruud, told the panel.", "Ola Ruud"),
    ],
)
def test_a_title_an_initial_or_a_suffix_ends_no_name(text: str, name: str) -> None:
    """The dot of a title, an initial or a suffix ends neither the sentence nor the speaker's name."""
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Berit Moe runs the shop. Tor Vang disagreed. “It is wrong,” he said.", "Tor Vang"),
        ("Omar Fenn left early. Ida Brandt stayed. Brandt smiled. “He never reads,” she said of him.", "Ida Brandt"),
        ("Moe said it was right. Vang disagreed. “It is wrong,” she said.", "Vang"),
        (
            "Lise Holm is an engineer. At the station in New Hartwick, Holm was asked. “It is cheap,” she said.",
            "Lise Holm",
        ),
        ("Per Dahl came at noon. In Dahl’s view, the roof was old. “It burnt like paper,” he added.", "Per Dahl"),
        ("The owner, Rolf Aune, who lives in Upper Marsh, was away. “I lost it all,” he said.", "Rolf Aune"),
        ("Mr. Lunt told Mrs. Roed to go. “Never,” she said.", "Roed"),
        ("Lise Holm runs the ward. She came from Port Rey in May. “It is cheap,” she said.", "Lise Holm"),
        ("Lise Holm runs the ward. She followed Ida Brandt. “It is cheap,” she said.", "Lise Holm"),
        ("Lise Holm runs the ward. It moved to Port Rey in May. “It is cheap,” she said.", "Lise Holm"),
    ],
)
def test_a_pronoun_means_the_one_person_who_fits(text: str, name: str) -> None:
    """ "She said" is followed to the nearest sentence in which one person fits, and told with the full name."""
    assert speakers(text)[-1] == name


@pytest.mark.parametrize(
    "text",
    [
        "Eva Lind met Rosa Berg at the gate. “You are late,” she said.",
        "In Fort Arden, the market was empty. “Nobody came,” he said.",
        "The clinic in Upper Vale was closed. “They shut us out,” she said.",
        "The Daily Tern reported the sale. “We sold it,” he said.",
        "“I am glad of that,” she told The Harbour Post.",
        "Ada Roe left with her dog. “It is mine,” he said.",
    ],
)
def test_where_nobody_or_more_than_one_fits_the_speaker_is_unknown(text: str) -> None:
    """A place, a paper and either of two people are no speakers: unsure is unknown."""
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“This is a good day for all of us.” -Commissioner Geoff Starr", ["Geoff Starr"]),
        ("“This is a good day for all of us.” — Dr. Lena Voss, surgeon", ["Lena Voss"]),
        ("“This is a good day for all of us.” (Ida Brandt, mayor)", ["Ida Brandt"]),
        ("“This is a good day for all of us.”\n\n— Mayor Ida Brandt", ["Ida Brandt"]),
        ("And from Chairwoman Rosa Wren:\n\n“Anna brings a wealth of experience.”", ["Rosa Wren"]),
        ("Mayor Ida Brandt:\n\n“We are broke and we know it.”", ["Ida Brandt"]),
        ("Said Nina Voss, a neighbour: “I ran.”", ["Nina Voss"]),
        ("“We heard a bang,” the baker, who lives across from Marsh Church, said.", ["the baker"]),
        ("Lee Dorn was told by the chief, “You must go.”", ["the chief"]),
        ("In Ida Brandt’s words: “It is over.”", ["Ida Brandt"]),
        ("“Why now?” asked Tove Lie. “Because we must,” answered Mayor Hans Ek.", ["Tove Lie", "Hans Ek"]),
        ("“The lake,” Mayor Lee Dorn said, “will be lowered.”", ["Lee Dorn", "Lee Dorn"]),
        (
            "Mayor Lee Dorn told us: “It goes.\n\n“We have no choice. The board says so.\n\n“Then we see.”",
            ["Lee Dorn"] * 3,
        ),
        ("“It goes.\n\n“We have no choice,” said Mayor Lee Dorn.", ["Lee Dorn", "Lee Dorn"]),
        (
            "“I saw it well,” said Al Moe. “I was there.”\n\n(Reporting by Bo Ek; editing by Cy Ost)",
            ["Al Moe", "Al Moe"],
        ),
    ],
)
def test_speakers_in_every_form_of_print(text: str, names: list[str]) -> None:
    """Before, behind, between, under and above the words; behind a dash, in brackets, over several paragraphs."""
    assert speakers(text) == names


def test_dots_are_hidden_one_for_one() -> None:
    """Hiding the dots of names moves no offset, and what was cut is shown as it was printed."""
    text = "Gen. (Ret.) J. R. Ward, Jr., of the U.S. said no. Then he left."
    assert len(undot(text)) == len(text)
    assert redot(undot(text)) == text
    assert undot(text).count(".") == 2
    assert Span(0, 4).of(text) == "Gen."


def test_a_run_of_paragraphs_belongs_to_whom_its_last_one_names() -> None:
    """And not to whoever spoke in the paragraph before it."""
    text = "“I was afraid,” said Per Dahl.\n\n“The roof leaked for years.\n\n“We put buckets below.\n\n“Then we left,” said Ida Brandt."
    assert speakers(text) == ["Per Dahl", "Ida Brandt", "Ida Brandt", "Ida Brandt"]


FOREIGN = [
    ("„Es muss sein“, betonte Rektorin Ida Brandt, „wir haben keine Wahl.“", ["Ida Brandt", "Ida Brandt"]),
    ("„Es muss sein“, betonte Ida Brandt. Die Leute riefen „Schande über euch“.", ["Ida Brandt", None]),
    ("Selon Jean Roux, chef du port, « personne n'est venu ».", ["Jean Roux"]),
    ("Según Juan Roca, jefe del puerto, «nadie vino ayer».", ["Juan Roca"]),
    ("Laut Ida Brandt ist die Brücke „am Ende ihrer Tage“.", ["Ida Brandt"]),
    ("« Il le faut, a affirmé la maire, Irène Roux. Nous partons. »", ["Irène Roux"]),
    ("Начальник порта Том Лунд заявил: «Нас не спросили».", ["Том Лунд"]),
    ('Liman müdürü Ali Kaya, "Bize kimse sormadı" dedi.', ["Ali Kaya"]),
]


@pytest.mark.parametrize(("text", "names"), FOREIGN)
def test_forms_in_which_other_languages_name_a_speaker(text: str, names: list[str | None]) -> None:
    """Between two parts, behind a preposition, within the marks, behind an office with a capital."""
    sentences = sentence_spans(text, Span(0, len(text)), language="de" if "„" in text else "fr")
    found = [find_speaker(text, quotation, sentences) for quotation in find_quotations(text)]
    assert [speaker.name if speaker else None for speaker in found] == names
