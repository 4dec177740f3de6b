"""Text that holds HTML, as feeds put it into their fields: its words in paragraphs, without a library.

Only for fragments; a whole page is read by `html.py`, which finds the article in it.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from briefgen.signals import word_set

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|strong|em|i|u|ul|ol|li|h[1-6]|img|blockquote|figure|table|tr|td|section|article|hr|font|sup|"
    r"sub|small|script|style|iframe|figcaption|html|body|main|header|footer|pre|code)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|div|span|a|b|strong|em|i|ul|li|h[1-6]|img)\b[^<>]{0,300}?&gt;", re.IGNORECASE)
_BLOCKS = word_set(
    "p div ul ol li h1 h2 h3 h4 h5 h6 blockquote figure table tr section article hr pre header footer main body"
)
_UNSEEN = word_set("script style template noscript iframe figcaption object svg")


def is_markup(text: str) -> bool:
    """Whether a field holds HTML: a tag that pages use, or an entity."""
    return _TAG.search(text) is not None or _ENTITY.search(text) is not None


def text_of_markup(text: str) -> str:
    """The words of a fragment of HTML, a paragraph each with an empty line between; other text as it stands.

    >>> text_of_markup("<p>Fire &amp; smoke</p><ul><li>85 <b>left</b></li></ul>")
    'Fire & smoke\\n\\n- 85 left'
    """
    if _ESCAPED_TAG.search(text):
        text = unescape(text)
    if _TAG.search(text) is None:
        return unescape(text) if _ENTITY.search(text) else text
    reader = _Words()
    reader.feed(text)
    reader.close()
    paragraphs = (" ".join(part.split()) for part in "".join(reader.parts).split(_BREAK))
    return "\n\n".join(part for part in paragraphs if part and part != "-")


_BREAK = "\x1e"
"""Between paragraphs while they are collected; no text holds it (`check_text` counts controls)."""


class _Words(HTMLParser):
    """Collects what a reader sees of a fragment in `parts`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS or tag == "br":
            self.parts.append(_BREAK + ("- " if tag == "li" else ""))

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag in _BLOCKS:
            self.parts.append(_BREAK)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data.replace(_BREAK, " "))
