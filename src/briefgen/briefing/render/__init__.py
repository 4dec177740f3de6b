"""The forms of a briefing. Each renderer is pure: a briefing and a view in, text out.

Read in this order:

`view`, `forms`                              what is shown how fully; the renderers by the names of `-f`
`terminal`, `markdown`, `json`, `csv`        one form each
`content`, `sections`                        what every form says beside the figures; the parts of a written page
`measures`, `plain`, `meeting`, `sides`      a measure's rows, its one sentence, what differs in it
`unfolded`                                   rules, reasons and comparisons, for `--full`
`days`, `units`, `bars`, `links`, `layout`   days, values, intervals, addresses, columns
`safe`                                       text of others, with everything unseen made visible

`forms` is not imported here, since who only shows an article's words (`safe`) needs no renderer.
"""

from __future__ import annotations

from briefgen.briefing.render.view import Renderer, View

SUFFIXES: dict[str, str] = {
    ".txt": "term",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".csv": "csv",
}
"""Which form `-o` writes, by the file's suffix in lower case."""

__all__ = ["SUFFIXES", "Renderer", "View"]
