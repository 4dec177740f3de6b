"""The forms of a briefing. Each renderer is pure: a briefing and a view in, text out.

`forms.py` names them; it is not imported here, since who only shows an article's words (`safe.py`) needs no renderer.
"""

from __future__ import annotations

from briefgen.render.view import Renderer, View

SUFFIXES: dict[str, str] = {
    ".txt": "term",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".csv": "csv",
}
"""Which form `-o` writes, by the file's suffix in lower case."""

__all__ = ["SUFFIXES", "Renderer", "View"]
