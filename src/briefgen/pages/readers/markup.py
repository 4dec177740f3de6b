"""Text that holds HTML, as feeds put it into their fields: its words in paragraphs, without a library.

Only for fragments; a whole page is read by `html.py`, which finds the article in it.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from briefgen.vocabulary import word_set

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|strong|em|i|u|ul|ol|li|h[1-6]|img|blockquote|figure|table|tr|td|section|article|hr|font|sup|"
    r"sub|small|script|style|iframe|figcaption|html|body|main|header|footer|pre|code)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|div|span|a|b|strong|em|i|ul|li|h[1-6]|img)\b[^<>]{0,300}?&gt;", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
"""What wraps the HTML of a field of RSS."""
_BLOCKS = word_set(
    "p div ul ol li h1 h2 h3 h4 h5 h6 blockquote figure table tr section article hr pre header footer main body"
)
_UNSEEN = word_set("script style template noscript iframe figcaption object svg title")
_MARKS = {"li": "- ", **{f"h{level}": "## " for level in range(2, 7)}}
"""What a list item and the title of a part begin with, as in Markdown; a title of the whole is a line of its own."""
_VOID = word_set("br img hr input meta link col area base source wbr embed")
UNSEEN_STYLE = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d]))", re.IGNORECASE
)
"""Styles of what a browser does not show."""


def text_of_markup(text: str) -> str:
    """The words of a fragment of HTML, a paragraph each with an empty line between; other text as it stands.

    Titles of parts have the mark of Markdown ("## Rates").

    >>> text_of_markup("<p>Fire &amp; smoke</p><ul><li>85 <b>left</b></li></ul>")
    'Fire & smoke\\n\\n- 85 left'
    """
    text = _CDATA.sub("", text)
    if _ESCAPED_TAG.search(text):
        text = unescape(text)
    if _TAG.search(text) is None:
        return unescape(text) if _ENTITY.search(text) else text
    reader = _Words()
    reader.feed(text)
    reader.close()
    paragraphs = (" ".join(part.split()) for part in "".join(reader.parts).split(_BREAK))
    return "\n\n".join(part for part in paragraphs if part.strip("-# "))


_BREAK = "\x1e"
"""Between paragraphs while they are collected; no text holds it (`check_text` counts controls)."""


class _Words(HTMLParser):
    """Collects what a reader sees of a fragment in `parts`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: tuple[str, int] | None = None
        """The element that is not seen and within which the reader is, and how many of its name are open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden is not None:
            self._hidden = (self._hidden[0], self._hidden[1] + (tag == self._hidden[0]))
        elif tag in _UNSEEN or (tag not in _VOID and _is_hidden(dict(attrs))):
            self._hidden = (tag, 1)
        elif tag in _BLOCKS or tag == "br":
            self.parts.append(_BREAK + _MARKS.get(tag, ""))
        elif tag in ("td", "th"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden is not None:
            left = self._hidden[1] - (tag == self._hidden[0])
            self._hidden = (self._hidden[0], left) if left else None
        elif tag in _BLOCKS:
            self.parts.append(_BREAK)

    def handle_data(self, data: str) -> None:
        if self._hidden is None:
            self.parts.append(data.replace(_BREAK, " "))


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or UNSEEN_STYLE.search(attributes.get("style") or "") is not None
