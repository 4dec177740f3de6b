"""The forms of a briefing by the names of `-f`, with the suffixes by which `-o` knows them, and what writes each.

A form is a word of `Form`, its suffixes, and a case of `renderer_of`: mypy names a word without its case.
"""

from __future__ import annotations

from typing import Literal, get_args

from briefgen.briefing.render.view import Renderer

Form = Literal["term", "md", "html", "json", "csv"]
FORMS: tuple[Form, ...] = get_args(Form)
SUFFIXES: dict[str, Form] = {
    ".txt": "term",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".csv": "csv",
}
"""Which form `-o` writes, by the file's suffix in lower case."""


def renderer_of(form: Form) -> Renderer:
    """What writes a form; imported here, so that who only asks for the names of the forms loads none."""
    match form:
        case "term":
            from briefgen.briefing.render.terminal import render_terminal

            return render_terminal
        case "md":
            from briefgen.briefing.render.markdown import show_markdown

            return show_markdown
        case "html":
            from briefgen.briefing.render.html import render_html

            return render_html
        case "json":
            from briefgen.briefing.render.json import render_json

            return render_json
        case "csv":
            from briefgen.briefing.render.csv import render_csv

            return render_csv


def names_of_forms() -> str:
    """ "term, md, json or csv"."""
    return f"{', '.join(FORMS[:-1])} or {FORMS[-1]}"
