"""Mail: the subject and the text of a message, read with the standard library.

A mail's own date says when it was sent, and a forwarded article is older: it is kept as `retrieved`, never as the
article's date. Attachments are not read.
"""

from __future__ import annotations

from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from briefgen.readers.html import read_html
from briefgen.readers.page import Page, Stated, Unreadable
from briefgen.readers.text import check_size


def read_eml(data: bytes) -> tuple[Page, ...]:
    """The one page of a mail: subject, empty line, text. Raises `Unreadable` where it has no text."""
    check_size(len(data))
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        body = message.get_body(preferencelist=("plain", "html")) if isinstance(message, EmailMessage) else None
        text = _text_of(body)
        subject, sent = str(message.get("subject") or ""), str(message.get("date") or "")
    except (MessageError, LookupError, ValueError, AttributeError, IndexError) as error:
        # The standard parser lets these out on malformed headers.
        raise Unreadable("the mail cannot be parsed", code="mail") from error
    if not text.strip():
        raise Unreadable("the mail holds no text", code="empty")
    title = " ".join(subject.split())
    page = f"{title}\n\n{text}" if title and not text.lstrip().startswith(title) else text
    return (Page(page, stated=Stated(title=title or None, retrieved=_day(sent))),)


def _text_of(body: object) -> str:
    if not isinstance(body, EmailMessage):
        return ""
    content = body.get_content()
    if body.get_content_type() == "text/html":
        return read_html(str(content).encode("utf-8", "replace"))[0].text
    return str(content)


def _day(sent: str) -> str | None:
    try:
        return parsedate_to_datetime(sent).date().isoformat()
    except (TypeError, ValueError):
        return None
