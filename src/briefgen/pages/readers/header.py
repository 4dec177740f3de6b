"""What a page says of itself, read from its own lines: title, outlet, origin (whose reporting it retells), "
"authors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from briefgen.pages.roles import ABOVE
from briefgen.pages.signals import AGENCIES, AGENCY, BYLINE
from briefgen.records import Block
from briefgen.text.calendar import MONTH, WEEKDAY
from briefgen.text.patterns import when_used

_NAME = r"[A-Z][\w’'.&-]*(?: (?:of |the |de |and )?[A-Z][\w’'.&-]*){0,3}"

SHORT_AGENCY = {
    "Agence France-Presse": "AFP",
    "Associated Press": "AP",
    "The Associated Press": "AP",
    "DPA": "dpa",
    "Deutsche Presse-Agentur": "dpa",
    "Anadolu": "Anadolu Agency",
    "AA": "Anadolu Agency",
    "Press Trust of India": "PTI",
    "Press Association": "PA Media",
    "Kyodo News": "Kyodo",
    "Canadian Press": "The Canadian Press",
}
"""One name for an agency, so that two articles from it are seen to have one origin."""


@dataclass(frozen=True, slots=True)
class Header:
    """`second_hand`: the origin is a paper or station whose report is retold, no wire that the outlet takes copy "
    "from."""

    title: str | None = None
    outlet: str | None = None
    origin: str | None = None
    authors: tuple[str, ...] = ()
    second_hand: bool = False


def read_header(text: str, blocks: tuple[Block, ...]) -> Header:
    """Title, outlet, origin and authors as the page's own lines give them; None and () where they do not."""
    title = next((_plain(block.span.of(text)) for block in blocks if block.role == "headline"), None)
    authors, credit = _byline(text, blocks)
    wire = credit or _wire(text, blocks)
    if wire is not None:
        return Header(title, _outlet(text, blocks), wire, authors)
    told = _retold(text, blocks)
    return Header(title, _outlet(text, blocks), told, authors, second_hand=told is not None)


def _plain(raw: str) -> str:
    return " ".join(re.sub(r"^#+\s+|\*\*|__|[*_`]", "", raw).split())


# ---------------------------------------------------------------- by whom


def _byline(text: str, blocks: tuple[Block, ...]) -> tuple[tuple[str, ...], str | None]:
    """The names of the bylines, and the agency where one names it ("By X, Agence France-Presse")."""
    authors: list[str] = []
    agency = None
    for block in blocks:
        if block.reason != "byline":
            continue
        said = BYLINE.sub("", _plain(block.span.of(text)).lstrip("·|•/ "), count=1).strip()
        for name in re.split(r",\s+|\s+(?:and|und|et|y|&)\s+|\s+[|/·]\s+|\s+in\s+(?=[A-Z])", said):
            if re.fullmatch(AGENCY, name.strip()):
                agency = agency or canonical_agency(name.strip())
            elif re.fullmatch(r"[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*){1,4}", name.strip()) and name[:1].isupper():
                authors.append(name.strip())
    return tuple(dict.fromkeys(authors)), agency


def canonical_agency(name: str) -> str:
    """One name for an agency: "Agence France-Presse" is AFP."""
    return SHORT_AGENCY.get(name, name)


# ---------------------------------------------------------------- from where

_DATELINE_CREDIT = when_used(rf"[(/\[]\s*(?P<who>{AGENCY})\s*[)/\]]")
_LINE_CREDIT = when_used(
    rf"^(?:sources?|agency|agencies|via|from|with|quelle)?\s*[:–—-]?\s*(?P<who>{AGENCY})(?:\s*(?:[/,&|·-]|"
    rf"and)\s*(?:{AGENCY}|agencies|\w+))*\.?$",
    re.IGNORECASE,
)
_SUPPLIED = when_used(
    rf"\b(?:supplied|provided|produced|published|written|first published|"
    rf"originally published)\b.{{0,20}}\b(?:by|from|on|in)\s+(?:the )?"
    rf"(?!(?:{MONTH}|{WEEKDAY})\b(?!,? (?!{MONTH})[A-Z]))(?P<who>{_NAME})"
)
"""A day is nobody ("published on April 24"), but a paper may be called by one ("in the Sunday Post")."""


def _wire(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The agency that the page says its copy comes from."""
    for block in blocks:
        said = _plain(block.span.of(text))[:300]
        found = None
        if block.role == "dateline" and block.reason == "dateline of the report":
            found = _DATELINE_CREDIT.search(said)
        elif block.role in ("dateline", "furniture") and len(said) <= 90:
            found = _LINE_CREDIT.match(said) or (_SUPPLIED.search(said) if block.reason == "sign-off" else None)
        if found is not None:
            return canonical_agency(_as_listed(found["who"]))
    return None


def _as_listed(name: str) -> str:
    return next((agency for agency in AGENCIES if agency.lower() == name.lower()), name.rstrip("."))


_PAPER = r"(?:newspaper|paper|daily|magazine|weekly|tabloid|news agency|agency|channel|website|broadcaster)"
_TELLS = r"(?:has |had )?(?:reported|reports|wrote|writes|said|says|revealed|published)"
_LEAD_RETELLS = when_used(
    rf"\bthe (?P<a>{_NAME}) {_PAPER} {_TELLS}\b"
    rf"|\bthe {_PAPER} (?P<b>{_NAME}),? {_TELLS}\b"
    rf"|\baccording to (?:the )?{_PAPER} (?P<c>{_NAME})"
    rf"|\b(?P<d>{_NAME}) (?:has |had )?(?:reported|reports)\b(?!,? (?:to|a|an|the|no|its|his|her|their|revenue|profit|"
    r"losses?|earnings|sales|\d)\b)"
)
"""How a first sentence says that the whole article retells another's: "the daily Vost reported"."""

_CARRIED = when_used(
    r"\b(?:reported by|carried by|published by|told to|a report (?:by|in|from)) (?:the )?(?:\w+[’']s )?"
    rf"(?:{_PAPER} )?(?P<e>{_NAME})"
)
"""How one of the first paragraphs says whose report its words come from."""


def _retold(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The paper or agency whose report the article retells, as its first sentence or its first two paragraphs say."""
    paragraphs = [block.span.of(text)[:1500] for block in blocks if block.role == "body"][:2]
    if not paragraphs:
        return None
    first_sentence = re.split(r"(?<=[a-z”\"’)][.!?]) (?=[“\"A-Z])", paragraphs[0], maxsplit=1)[0]
    found = [*_LEAD_RETELLS.finditer(first_sentence), *(hit for said in paragraphs for hit in _CARRIED.finditer(said))]
    for match in found:
        name = next(said for said in match.groups() if said is not None)
        if match.lastgroup in ("a", "b", "c") or _is_press(name):
            return canonical_agency(_as_listed(re.sub(r"^The ", "", name)))
    return None


_PRESS = when_used(
    rf"^(?:{AGENCY})$|\b(?:Times|Post|News|Journal|Gazette|Herald|Guardian|Tribune|Daily|Telegraph|Mail|Mirror|"
    rf"Observer|Press|Chronicle|Standard|Star|Sun|Express|"
    r"BBC|CNN|NBC|ABC|CBS|NPR|Al Jazeera|Le Monde|Der Spiegel|Spiegel|Bild|Zeitung|El Pa[ií]s|Haaretz|Izvestia|"
    r"Izvestiya|Kommersant|Pravda|Hurriyet|Sabah|Politico|Axios)\b"
)


def _is_press(name: str) -> bool:
    return _PRESS.search(name) is not None


# ---------------------------------------------------------------- which outlet


def _outlet(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The site's name: one of the page's first lines where that is a short name and no button, else the sign-off's. A name right
    under the headline is an author's."""
    for block in takewhile(lambda block: block.role != "headline", blocks[:3]):
        said = _plain(block.span.of(text))
        if block.reason == ABOVE and re.fullmatch(rf"(?:The )?{_NAME}|[A-Z][A-Z’' .&-]{{2,40}}", said):
            return _title_case(said)
    for block in blocks:
        sign_off = re.fullmatch(r"[–—-]{1,2} ?(?P<site>[\w-]+)\.(?:com|org|net)", block.span.of(text).strip())
        if sign_off is not None:
            return sign_off["site"]
    return None


def _title_case(said: str) -> str:
    """A shouted name in plain capitals ("THE LARNMOUTH GAZETTE"); an acronym of up to six letters stays."""
    return said if not said.isupper() or " " not in said else " ".join(word.capitalize() for word in said.split())
