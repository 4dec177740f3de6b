"""The briefing as JSON: what `Briefing.from_json`, `briefgen verify` and other programs read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from briefgen.briefing.public import part_hashes
from briefgen.text.cleaned import is_invisible

if TYPE_CHECKING:
    from briefgen.briefing.public import Briefing
    from briefgen.briefing.render.view import View

_UNSEEN = re.compile(r"[^\x20-\x7e\n]")


def render_json(briefing: Briefing, view: View) -> str:
    """`Briefing.to_json`: always the whole briefing, whatever the view."""
    return briefing.to_json()


def briefing_json(briefing: Briefing) -> str:
    """The whole briefing, sealed; every character that cannot be seen as a JSON escape."""
    data = briefing.model_dump(mode="json")
    data["seals"] = [{"part": part, "sha256": digest} for part, digest in part_hashes(data).items()]
    return escape_unseen(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"


def escape_unseen(json_text: str) -> str:
    """JSON text with controls, bidi, zero-width characters and surrogates as JSON escapes; it reads back the same.

    Outside ASCII, JSON text has characters only inside strings, so an escape there never changes its meaning.
    """
    return _UNSEEN.sub(_escape, json_text)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if not is_invisible(char) and char not in "\u2028\u2029":
        return char
    code = ord(char)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    above = code - 0x10000
    return f"\\u{0xD800 + (above >> 10):04x}\\u{0xDC00 + (above & 0x3FF):04x}"
