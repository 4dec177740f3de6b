"""One article written as each kind of file that is read, and PDFs made by hand."""

from __future__ import annotations

import io
import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape

Piece = tuple[str, int, int, int]
"""Words on a page of a PDF: their size and place (x, y)."""


@dataclass(frozen=True, slots=True)
class Story:
    """An article: the day as ISO, and its paragraphs."""

    title: str
    day: str
    outlet: str
    paragraphs: tuple[str, ...]


STORIES = (
    Story(
        "Ferry runs aground off Tense, 212 brought ashore",
        "2024-03-07",
        "Tense Courier",
        (
            "The ferry Marlo ran aground off Tense on Wednesday and at least 212 passengers were taken to the shore in boats, "
            "the coastguard said. Three people died in the engine room, it said.",
            "“We heard a blow and the lights went out,” said Ada Lund, who was on board with 14 pupils of her school.",
            "The owner, Norfer Lines, put the damage at $3.4 million, or 12.5% of its yearly profit. Its shares fell 4 percent.",
            "The Ministry of Ports said on Thursday that the number of dead had risen from 3 to 5. About 40 divers are looking for 2 missing men.",
        ),
    ),
    Story(
        "Divers find two more dead in the Marlo",
        "2024-03-08",
        "Port Gazette",
        (
            "Divers found two more bodies in the ferry Marlo on Friday, which brought the number of dead to 7, the Ministry of Ports said.",
            "The coastguard had counted 212 passengers, but Norfer Lines said that 230 people had bought a ticket.",
            "“Nobody counted us at the pier,” Ada Lund told the court of the port. She has asked for €1,200 for each of her 14 pupils.",
        ),
    ),
)
"""Two days of one story."""


def _html(story: Story) -> bytes:
    said = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in story.paragraphs)
    head = (
        f'<title>{escape(story.title)} | {story.outlet}</title><meta property="og:site_name" content="{story.outlet}">'
        f'<meta property="article:published_time" content="{story.day}T09:00:00Z">'
    )
    return f"<!doctype html><html lang='en'><head>{head}</head><body><article><h1>{escape(story.title)}</h1>{said}</article></body></html>".encode()


def _eml(story: Story) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = story.title, f"{story.outlet} <news@port.example>", "you@port.example"
    message["Date"] = f"{int(story.day[-2:])} Mar 2024 09:00:00 +0000"
    message.set_content("\n\n".join(story.paragraphs) + "\n")
    return message.as_bytes()


def _docx(story: Story) -> bytes:
    from docx import Document

    document = Document()
    for paragraph in (story.title, _day_line(story), *story.paragraphs):
        document.add_paragraph(paragraph)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def _pdf(story: Story) -> bytes:
    lines = [(story.title, 18, 60, 780), (_day_line(story), 10, 60, 750)]
    y = 720
    for paragraph in story.paragraphs:
        for line in textwrap.wrap(paragraph, 84):
            lines.append((line, 10, 60, y))
            y -= 14
        y -= 8
    return pdf_of(lines)


def _day_line(story: Story) -> str:
    return f"{int(story.day[-2:])} March 2024"


def _plain(story: Story, mark: str = "") -> bytes:
    return "\n\n".join((mark + story.title, _day_line(story), *story.paragraphs)).encode()


FORMS: dict[str, Callable[[Story], bytes]] = {
    ".txt": _plain,
    ".md": lambda story: _plain(story, "# "),
    ".html": _html,
    ".docx": _docx,
    ".eml": _eml,
    ".pdf": _pdf,
    ".jsonl": lambda story: json.dumps(
        {"title": story.title, "source": story.outlet, "published": story.day, "text": "\n\n".join(story.paragraphs)}
    ).encode(),
}
"""How a story is written, by suffix."""


def pdf_of(*pages: list[Piece]) -> bytes:
    """A PDF with a page for each list of pieces."""
    streams = ["BT " + " ".join(f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(words)}) Tj" for words, size, x, y in page) + " ET" for page in pages]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]  # fmt: skip
    for n, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(out))  # fmt: skip


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
