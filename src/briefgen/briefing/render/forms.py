"""The renderers by the names of `-f`."""

from __future__ import annotations

from briefgen.briefing.render.csv import render_csv
from briefgen.briefing.render.json import render_json
from briefgen.briefing.render.markdown import show_markdown
from briefgen.briefing.render.terminal import render_terminal
from briefgen.briefing.render.view import Renderer

RENDERERS: dict[str, Renderer] = {
    "term": render_terminal,
    "md": show_markdown,
    "json": render_json,
    "csv": render_csv,
}
"""A form's name and what writes it."""
