"""The renderers by the names of `-f`."""

from __future__ import annotations

from briefgen.render.csv import render_csv
from briefgen.render.json import render_json
from briefgen.render.markdown import show_markdown
from briefgen.render.terminal import render_terminal
from briefgen.render.view import Renderer

RENDERERS: dict[str, Renderer] = {
    "term": render_terminal,
    "md": show_markdown,
    "json": render_json,
    "csv": render_csv,
}
"""A form's name and what writes it."""
