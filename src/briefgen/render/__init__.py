"""The forms of a briefing. Each renderer is pure: a briefing and a view in, text out."""

from __future__ import annotations

from briefgen.render.csv import render_csv
from briefgen.render.json import render_json
from briefgen.render.markdown import show_markdown
from briefgen.render.terminal import render_terminal
from briefgen.render.view import Renderer, View

RENDERERS: dict[str, Renderer] = {
    "term": render_terminal,
    "md": show_markdown,
    "json": render_json,
    "csv": render_csv,
}
"""By the names of `-f`."""

SUFFIXES: dict[str, str] = {
    ".txt": "term",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".csv": "csv",
}
"""Which form `-o` writes, by the file's suffix in lower case."""

__all__ = ["RENDERERS", "SUFFIXES", "Renderer", "View"]
