"""What a page without a model says of one short article, and of articles in another language than English."""

from __future__ import annotations

import briefgen


def points(text: str) -> list[str]:
    made = briefgen.brief({"text": text, "outlet": "The Courier", "published": "2031-03-06"}, engine="local")
    return [statement.text for statement in (*made.bottom_line, *made.key_points)]


def test_of_a_short_article_its_first_sentences_are_points() -> None:
    """Though they share few words with one another: news says first what matters most."""
    told = points(
        "Ferry strikes pier in Arden\n\nA ferry struck the pier of Arden on Monday morning and lost part of its bow.\n\n"
        "Divers are looking for cracks below the water line, the harbour office said.\n\n"
        "Schools on the island of Brill stay closed until Thursday, the mayor said.\n\nThey will then open again.\n"
    )
    assert any("lost part of its bow" in said for said in told)
    assert any("Divers are looking" in said for said in told)
    assert any("stay closed" in said for said in told)
    assert not any("They will then" in said for said in told)


def test_of_an_article_in_another_language_its_lead_is_shown() -> None:
    """Its verbs are not known; what stands further down may point to a sentence before, and is not shown."""
    told = points(
        "Fähre rammt Pier in Arden\n\nEine Fähre hat am Montagmorgen den Pier von Arden gerammt und dabei einen Teil des Bugs verloren.\n\n"
        "Taucher suchen nach Angaben des Hafenamtes unter der Wasserlinie nach Rissen.\n\n"
        "Die Schulen auf der Insel bleiben bis Donnerstag geschlossen.\n\nDas Amt rechnet mit einer langen Reparatur.\n\n"
        "Der Bürgermeister spricht dagegen von wenigen Tagen Arbeit.\n"
    )
    assert any("den Pier von Arden gerammt" in said for said in told)
    assert any("Taucher suchen" in said for said in told)
    assert not any("spricht dagegen" in said for said in told)
