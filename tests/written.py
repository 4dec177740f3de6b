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
    language: str = "en"


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
LONG = Story(
    "Sluice men at Kolm walk out for a fifth week as losses pass $9.5m",
    "2024-03-12",
    "Kolm Ledger",
    (
        "Nearly two-thirds of the 1,460 sluice men at Kolm stayed away on Monday, the River Guild said, and freight through the locks "
        "fell 38.5 per cent to 11,200 tonnes in the week to March 10.",
        "“We have worked these gates for 26 years,” said Tomas Berrin, chairman of the guild, “and we shall not work them for less "
        "than a baker’s wage.”",
        "Losses have climbed past $9.5 million since Feb. 12, according to the Chamber of Shippers. It expects them to reach between "
        "$12m and $14m by the end of March.",
        "Talks broke down on March 8 after the company offered a rise of 3¼ percent, half a percentage point more than in 2023. The "
        "guild wants no less than 6 percent.",
        "Deputy Labour Minister Ines Calder told the Senate that “at most a dozen” barges had passed under escort. Four crewmen were "
        "hurt in a scuffle on Feb. 27, up from two the week before.",
    ),
)
GERMAN = Story(
    "Nach dem Deichbruch bei Weddel sind noch 340 Menschen in Notunterkünften",
    "2024-03-15",
    "Weddeler Anzeiger",
    (
        "Nach dem Deichbruch bei Weddel sind nach Angaben des Landkreises noch 340 Menschen in Notunterkünften untergebracht. Zwei "
        "Frauen im Alter von 71 und 84 Jahren kamen am Dienstag ums Leben.",
        "„Wir haben so etwas seit 1962 nicht mehr erlebt“, sagte Landrätin Heike Brömmer am Mittwochabend. „Jetzt geht es darum, die "
        "Keller leer zu bekommen.“",
        "Der Schaden beläuft sich nach ersten Schätzungen auf 4,7 Millionen Euro. Rund 1.250 Haushalte waren am 13. März ohne Strom, "
        "das ist gut ein Drittel der Gemeinde.",
        "Der Pegel der Weddel stieg von 3,85 Meter auf 6,12 Meter. Mindestens 60 Helfer des Technischen Hilfswerks füllten 18 000 "
        "Sandsäcke, wie ein Sprecher mitteilte.",
    ),
    "de",
)
SPANISH = Story(
    "La sequía deja al embalse de Orbal en el 18,4 % de su capacidad",
    "2024-03-21",
    "Diario de Orbal",
    (
        "El embalse de Orbal está al 18,4 % de su capacidad, frente al 41 % de hace un año, informó el jueves la Confederación "
        "Hidrográfica.",
        "«No recordamos un invierno así», dijo el alcalde, Julián Mestre, que pidió ayuda para unos 2.300 vecinos. «Hay 14 pueblos con "
        "camiones cisterna».",
        "Las pérdidas en el campo superan los 31 millones de euros, según el sindicato de regantes. Más de 5.000 hectáreas de almendros "
        "se han secado desde el 1 de enero.",
    ),
    "es",
)
TOLD = {"two of one story": STORIES, "a long one": (LONG,), "German": (GERMAN,), "Spanish": (SPANISH,)}
"""Stories by what they are."""


def _html(story: Story) -> bytes:
    said = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in story.paragraphs)
    head = (
        f'<title>{escape(story.title)} | {story.outlet}</title><meta property="og:site_name" content="{story.outlet}">'
        f'<meta property="article:published_time" content="{story.day}T09:00:00Z">'
    )
    return f"<!doctype html><html lang='{story.language}'><head>{head}</head><body><article><h1>{escape(story.title)}</h1>{said}</article></body></html>".encode()


def _eml(story: Story) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = (
        story.title,
        f"{story.outlet} <news@port.example>",
        "you@port.example",
    )
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
    lines = [(line, 16, 60, 800 - 20 * n) for n, line in enumerate(textwrap.wrap(story.title, 60))]
    lines.append((_day_line(story), 10, 60, 750))
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


def _wrapped(story: Story) -> bytes:
    """A narrow column of text, whose lines end in the middle of sentences."""
    return "\n\n".join(
        (story.title, _day_line(story), *(textwrap.fill(said, 44, break_on_hyphens=False) for said in story.paragraphs))
    ).encode()


FORMS: dict[str, Callable[[Story], bytes]] = {
    ".txt": _plain,
    ".column.txt": _wrapped,
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
    streams = [
        "BT "
        + " ".join(f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(words)}) Tj" for words, size, x, y in page)
        + " ET"
        for page in pages
    ]
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
