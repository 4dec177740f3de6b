"""Mails: a newsletter's own items are its text; sponsors, feet, signatures and quoted mail are not. The day of sending."""

from __future__ import annotations

import time
from datetime import date
from email.message import EmailMessage

import pytest

from briefgen.pages.readers import READERS, article_from_text
from briefgen.pages.readers.eml import DEEPEST
from briefgen.pages.readers.page import Page, Unreadable
from briefgen.records import Article

FIRE = "A fire destroyed the sail loft at Tense on Monday night and 31 people had to leave their homes, the fire chief said."
CATCH = "The fleet landed 412 tonnes of herring last week, the most in 9 years, the harbour office said on Tuesday."
FOOT = "You are receiving this because you signed up at tense.example.\nTense Daily, 7 Quay Road, Suite 12, Tense 40112"


def mail(text: str, *, subject: str = "Fire at Tense", html: str | None = None, day: str = "Tue, 06 Sep 2022 06:10:00 +0200",
         **headers: str) -> Article:  # fmt: skip
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "Tense Daily <news@tense.example>", subject, day
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text:
        message.set_content(text)
    if html:
        if text:
            message.add_alternative(html, subtype="html")
        else:
            message.set_content(html, subtype="html")
    return read(message.as_bytes())


def read(data: bytes) -> Article:
    (page,) = READERS[".eml"](data)
    assert isinstance(page, Page)
    return article_from_text(page.text, path="a.eml", stated=page.stated)


def bodies(article: Article) -> list[str]:
    return [" ".join(block.span.of(article.text).split()) for block in article.blocks if block.role == "body"]


SPONSOR = "Save 18% on your boat's insurance. Policies from $29 a month, up to $400,000 of cover."
LETTERS = {
    "capitals": f"Good morning. This letter is 950 words, a 4-minute read.\n\n1. FIRE\n{FIRE}\n\nSPONSORED BY FENNER\n{SPONSOR}\n\n2. HERRING\n{CATCH}\n\n{FOOT}",
    "stars": f"** FIRE **\n\n{FIRE}\n\n** A MESSAGE FROM FENNER **\n\n{SPONSOR}\n\n** CATCH OF THE YEAR **\n\n{CATCH}\n\n{FOOT}",
    "underlined": f"THE FIRE\n--------\n{FIRE}\n\nPRESENTED BY FENNER\n-------------------\n{SPONSOR}\n\nTHE CATCH\n---------\n{CATCH}\n\n{FOOT}",
    "titles in small letters": f"Fire at the loft\n\n{FIRE}\n\nTogether with Fenner\n\n{SPONSOR}\n\nA good catch\n\n{CATCH}\n\n{FOOT}",
    "a sponsor last": f"{FIRE}\n\n{CATCH}\n\nBrought to you by Fenner\n\n{SPONSOR}\n\n{FOOT}",
    "a sponsor first": f"View this email in your browser: https://t.example/v\n\nA WORD FROM OUR SPONSOR\n{SPONSOR}\n\n1. FIRE\n{FIRE}\n\n2. HERRING\n{CATCH}\n\n{FOOT}",
}  # fmt: skip


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("width", [0, 70])
def test_a_newsletters_own_items_are_its_text(name: str, width: int) -> None:
    """However its parts are titled; wrapped or not."""
    import textwrap

    lines = LETTERS[name].split("\n")
    text = "\n".join("\n".join(textwrap.wrap(line, width)) if width and len(line) > width else line for line in lines)
    article = mail(text)
    assert bodies(article) == [FIRE, CATCH]
    assert (article.published.day, article.outlet) == (date(2022, 9, 6), "Tense Daily")


QUOTED = "I hear that 700 people left. Did any of the 25 sailors die?"
ANSWERS = {
    "on … wrote": f"{FIRE}\n\nOn Mon, Sep 5, 2022 at 9:30 PM Max <max@x.example> wrote:\n> {QUOTED}\n> Max\n\n--\nLea Brand\nTel 555 0199",
    "schrieb": f"{FIRE}\n\nAm 05.09.2022 um 21:30 schrieb Max:\n> {QUOTED}",
    "an original message": f"{FIRE} {CATCH}\n\n-----Original Message-----\nFrom: Max\nSent: Monday, September 5, 2022 9:30 PM\nTo: Lea\nSubject: Loft\n\n{QUOTED}",
    "a header alone": f"{FIRE} {CATCH}\n\nVon: Max\nGesendet: Montag, 5. September 2022 21:30\nAn: Lea\nBetreff: Loft\n\n{QUOTED}",
    "bare marks": f"> {QUOTED}\n\n{FIRE}",
    "twice": f"{FIRE}\n\nOn Mon, Sep 5, 2022 at 9:30 PM Max wrote:\n> On Mon, Sep 5, 2022 at 8:00 PM Ole wrote:\n>> {QUOTED}\n> {QUOTED}",
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_a_quoted_mail_is_left_out(name: str) -> None:
    """Its figures are an earlier mail's, and nobody's who writes this one."""
    article = mail(ANSWERS[name], subject="Re: Fire at Tense")
    assert " ".join(bodies(article)).replace(CATCH, "").strip() == FIRE
    assert article.title == "Fire at Tense"


@pytest.mark.parametrize(
    "header",
    [
        "---------- Forwarded message ---------\nFrom: Desk <d@x.example>\nDate: Sun, Sep 4, 2022 at 9:12 AM\nSubject: Loft burns\nTo: Lea",
        "-----Ursprüngliche Nachricht-----\nVon: Desk\nGesendet: Sonntag, 4. September 2022 09:12\nAn: Lea\nBetreff: Loft burns",
        "Begin forwarded message:\n\nFrom: Desk <d@x.example>\nSubject: Loft burns\nDate: September 4, 2022 at 9:12:00 AM GMT+2\nTo: Lea",
    ],
)
def test_a_forwarded_mail_is_the_text_where_nothing_else_is(header: str) -> None:
    """It has its own day and title; the day on which it was passed on is not its day."""
    article = mail(f"fyi\n\n{header}\n\n{FIRE}\n", subject="Fwd: Loft burns")
    assert (bodies(article), article.title, article.published.day) == ([FIRE], "Loft burns", date(2022, 9, 4))


def test_a_forward_without_a_header_is_undated() -> None:
    """The day of sending is kept apart."""
    article = mail(FIRE, subject="Fwd: Loft")
    assert (article.published.day, article.retrieved) == (None, "2022-09-06")


def test_a_day_that_the_text_prints_goes_before_the_day_of_sending() -> None:
    """An old article that is pasted into a mail."""
    article = mail(f"Published: 3 March 2021\n\n{FIRE}")
    assert article.published.day == date(2021, 3, 3)


def test_the_html_part_is_read_where_the_plain_one_is_a_stub() -> None:
    """Also where a letter has no plain part at all, laid out in tables."""
    pytest.importorskip("trafilatura")
    rows = f"<table><tr><td><h2>Fire</h2><p>{FIRE}</p></td></tr><tr><td><p>{CATCH}</p></td></tr></table>"
    assert bodies(mail("Your program cannot show this mail.", html=rows)) == [FIRE, CATCH]
    assert bodies(mail("", html=rows)) == [FIRE, CATCH]


@pytest.mark.parametrize(
    ("charset", "said"),
    [("iso-8859-1", "über"), ("windows-1252", "über – für"), ("koi8-r", "пожар"), ("x-unknown", "uber")],
)
def test_a_mail_in_any_charset_is_read(charset: str, said: str) -> None:
    """One that nobody knows is read as a text file is."""
    known = "ascii" if charset == "x-unknown" else charset
    head = f"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    assert said in read(head.encode() + f"{said} {FIRE}".encode(known)).text


def test_items_below_a_sponsor_in_a_mail_of_html_are_its_text() -> None:
    """The title of the next part ends the sponsor's, and whole sentences that it lists are news in brief."""
    rows = (
        f"<p>{FIRE}</p>",
        f"<p>PRESENTED BY FENNER</p><p>{SPONSOR}</p>",
        f"<h2>Elsewhere</h2><ul><li>{CATCH}</li><li>{LOAN}</li></ul>",
    )
    html = "<table>" + "".join(f"<tr><td>{row}</td></tr>" for row in rows) + "</table>"
    assert bodies(mail("", html=html, List_Id="<tense.example>")) == [FIRE, CATCH, LOAN]
    links = "<table><tr><td><p>{}</p><h2>Elsewhere</h2><ul><li>Ten sails for spring</li><li>Who owns the quay</li></ul></td></tr></table>"
    assert bodies(mail("", html=links.format(FIRE), List_Id="<tense.example>")) == [FIRE]


LOAN = "The bank of Tense has lent the harbour 9 million for a new crane, to be built by next autumn."


def test_a_field_of_the_header_may_be_of_any_length() -> None:
    """Its beginning is read, in no time."""
    began = time.process_time()
    article = read(b"Subject: " + b"Fire " * 400_000 + b"\nDate: Tue, 06 Sep 2022 06:10:00 +0200\n\n" + FIRE.encode())
    assert time.process_time() - began < 4
    assert article.published.day == date(2022, 9, 6)
    assert article.title.startswith("Fire Fire")


@pytest.mark.parametrize("kind", ["message/rfc822\n", "multipart/mixed; boundary=x{0}\n\n--x{0}"])
def test_parts_stand_in_one_another_up_to_a_bound(kind: str) -> None:
    """Whatever the interpreter's own limit is: up to there the mail's own words are read, one deeper it is refused."""

    def nested(times: int) -> bytes:
        inside = "".join(f"Content-Type: {kind.format(n)}\n" for n in range(times - 1))
        return f"Content-Type: multipart/mixed; boundary=own\n\n--own\n\n{FIRE}\n--own\n{inside}\nAn end.".encode()

    assert FIRE in read(nested(DEEPEST)).text
    for times in (DEEPEST + 1, 20 * DEEPEST):
        with pytest.raises(Unreadable, match=f"more than {DEEPEST} deep") as raised:
            READERS[".eml"](nested(times))
        assert raised.value.code == "mail"


def test_an_item_that_ends_in_its_source_is_text_and_a_farewell_is_none() -> None:
    """An address behind its full stop, in brackets or bare."""
    letter = f"Hello,\n\n~ FIRE ~\n\n{FIRE} (Ledger: https://ledger.example/a/1)\n\n~ CATCH ~\n\n{CATCH} https://ledger.example/a/2\n\nThat's all for today. See you tomorrow!\n"
    assert [item.split(" (")[0].split(" http")[0] for item in bodies(mail(letter))] == [FIRE, CATCH]
