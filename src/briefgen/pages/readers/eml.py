"""Mail: the subject and the text of a message, read with the standard library.

A letter is dated by its sending, unless its text prints a day of its own; what is forwarded, by the header of the forwarded
mail, and by nothing where that has none. Which parts of the text are the sender's, a sponsor's or quoted is for
`roles.py` to say. Attachments are not read.
"""

from __future__ import annotations

import re
from datetime import date
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Self

from briefgen.pages.pitches import header_field, is_foot, opens_forwarded
from briefgen.pages.readers.html import read_html
from briefgen.pages.readers.markup import text_of_markup
from briefgen.pages.readers.page import Page, Stated, Unreadable, with_title
from briefgen.pages.readers.stamps import read_stamp
from briefgen.pages.readers.text import check_size, decode_text

STUB_WORDS = 25
"""Words of a plain part below which the HTML part is looked at: "Your program cannot show this mail"."""
_PREFIX = re.compile(
    r"^(?:\s*(?:re|fwd?|aw|wg|tr|rv|rif|i|enc|antw|sv|vs|vb|odp|pd|ynt|ilt|ha|转发|回复|fw|res|رد|إعادة توجيه)(?:\[\d+\])?\s?[:：])+\s*",
    re.IGNORECASE,
)
"""What mail programs set before the subject of an answer or of what is forwarded."""
_FORWARDS = re.compile(r"^\s*(?:fwd?|wg|tr|rv|i|enc|vb|vs|pd|ilt|转发)\s?[:：]", re.IGNORECASE)
_BULK = ("list-unsubscribe", "list-id", "list-post", "feedback-id", "x-campaign-id", "x-mailer-recptid", "x-campaignid")
_DATE_FIELDS = ("date", "sent", "datum", "gesendet", "envoyé", "fecha", "enviado", "data", "inviato", "enviada", "verzonden", "skickat",
                "wysłano", "дата", "отправлено", "tarih", "التاريخ", "日期")  # fmt: skip
_SUBJECT_FIELDS = (
    "subject",
    "betreff",
    "objet",
    "asunto",
    "oggetto",
    "assunto",
    "onderwerp",
    "ämne",
    "temat",
    "тема",
    "konu",
    "الموضوع",
    "主题",
)


def read_eml(data: bytes) -> tuple[Page, ...]:
    """The one page of a mail: subject, empty line, text. Raises `Unreadable` where it has no text."""
    check_size(len(data))
    try:
        message = BytesParser(policy=_BOUNDED).parsebytes(data)
        text = _text_of(message) if isinstance(message, EmailMessage) else ""
        subject, sent, sender = (_header(message, name) for name in ("subject", "date", "from"))
        bulk = any(name in message for name in _BULK) or _header(message, "precedence").lower() in ("bulk", "list")
    except (MessageError, LookupError, ValueError, AttributeError, IndexError, TypeError, RecursionError) as error:
        # The standard parser lets these out on malformed headers.
        raise Unreadable("the mail cannot be parsed", code="mail") from error
    if not text.strip():
        raise Unreadable("the mail holds no text", code="empty")
    stated = _stated(
        text, subject=" ".join(subject.split()), sent=sent, outlet=_sender(sender) if bulk or _has_foot(text) else None
    )
    return (
        Page(text if text.lstrip().startswith(stated.title or "\0") else with_title(text, stated.title), stated=stated),
    )


class _Part(EmailMessage):
    """A mail or a part of one, which knows in how many others it stands: the standard parser bounds that by the stack alone."""

    inside = 0

    def attach(self, payload: Self) -> None:  # type: ignore[override]  # as that of `EmailMessage`
        """Take a part. Raises `Unreadable` for one that stands in more others than `DEEPEST`."""
        payload.inside = self.inside + 1
        if payload.inside > DEEPEST:
            raise Unreadable(f"parts of the mail stand in one another more than {DEEPEST} deep", code="mail")
        super().attach(payload)


DEEPEST = 100
"""Parts around a part. One that is forwarded as a file stands in two more than the mail that forwards it."""
_BOUNDED = policy.default.clone(message_factory=_Part)


def _header(message: Message, name: str) -> str:
    """What a field of the header says, of a very long one the beginning; "" where it is not there. The
    standard parser takes minutes for a field of some megabytes."""
    raw = next((str(value) for field, value in message.raw_items() if field.lower() == name), "")
    return str(policy.default.header_fetch_parse(name, raw[:LONGEST_FIELD]))


LONGEST_FIELD = 4_000


def _stated(text: str, *, subject: str, sent: str, outlet: str | None) -> Stated:
    """What a mail's header states, and for a forwarded mail what its own says."""
    day = read_stamp(sent).day if sent else None
    retrieved = day.isoformat() if day else None
    fields = _forwarded(text)
    title = _PREFIX.sub("", subject)
    if not fields and not _FORWARDS.match(subject):
        return Stated(title=title or None, retrieved=retrieved, sent=day, outlet=outlet, mail=True)
    own = _PREFIX.sub("", next((fields[name] for name in _SUBJECT_FIELDS if name in fields), "")) or title
    published = _first_day(fields)
    return Stated(
        title=own or None,
        retrieved=retrieved,
        published=published,
        mail=True,
        where="the day on which the forwarded mail was sent",
    )


def _has_foot(text: str) -> bool:
    """Whether a mail ends as a newsletter does: why one gets it, how to stop it."""
    return any(is_foot(line.strip(), "en") for line in text.split("\n")[-40:] if line.strip())


def _first_day(fields: dict[str, str]) -> date | None:
    stamps = (
        read_stamp(re.sub(r"\s(?:at|um|à|a las|alle|às|om|kl\.?)\s.*$", "", fields[name]))
        for name in _DATE_FIELDS
        if name in fields
    )
    return next((stamp.day for stamp in stamps if stamp.day), None)


def _forwarded(text: str) -> dict[str, str]:
    """The header of the mail that this one forwards, by its fields; empty where it forwards none, or has matter of its own
    above it."""
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if sum(len(above.split()) for above in lines[:i]) > STUB_WORDS:
            return {}
        if opens_forwarded(line.strip()) or header_field(line.strip()):
            fields = _fields(lines[i : i + 12])
            return fields if len(fields) >= 2 else {}
    return {}


def _fields(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        name = header_field(line.strip())
        if name is not None:
            found.setdefault(name, re.split(r"[:：]", line, maxsplit=1)[1].strip(" *"))
        elif found:
            break
    return found


def _sender(address: str) -> str | None:
    """The name that a newsletter is sent under."""
    return " ".join(parseaddr(address)[0].split()) or None


# ---------------------------------------------------------------- text


def _text_of(message: EmailMessage) -> str:
    """The plain part, or the HTML part where the plain one is missing or a stub."""
    plain, html = (message.get_body(preferencelist=(kind,)) for kind in ("plain", "html"))
    words = _content(plain).replace("\r\n", "\n") if isinstance(plain, EmailMessage) else ""
    if len(words.split()) >= STUB_WORDS or not isinstance(html, EmailMessage):
        return words
    shown = _of_html(_content(html))
    return shown if len(shown.split()) > len(words.split()) else words


def _content(part: EmailMessage) -> str:
    """A part's characters; where its charset is unknown or untrue, as a text file of unknown encoding is read."""
    try:
        text = str(part.get_content())
    except (LookupError, UnicodeError):
        text = "\ufffd"
    raw = part.get_payload(decode=True)
    if "\ufffd" in text and isinstance(raw, bytes) and raw.strip():
        return decode_text(raw)[0]
    return text


def _of_html(markup: str) -> str:
    """The words of an HTML part. A letter is laid out in tables, in which a finder of articles sees only a part of it."""
    words = text_of_markup(markup)
    try:
        article = read_html(markup.encode("utf-8", "replace"))[0].text
    except Unreadable:
        return words
    laid_out = re.search(r"^\| ", article, re.MULTILINE) is not None
    return article if not laid_out and len(article.split()) >= 0.8 * len(words.split()) else words
