"""The forms of a briefing. Each renderer is pure: a briefing and a view in, text out.

Read in this order:

`view`, `forms`                              what is shown how fully; the forms by the names of `-f`
`terminal`, `markdown`, `html`, `json`, `csv`  one form each; `html` with its template and style, `page.html` and `page.css`
`pieces`, `parts`                            a page before a form writes it, for Markdown and HTML: what it is made of, and its parts in order
`content`, `sections`                        what every form says beside the figures; the parts of a written page
`measures`, `plain`, `meeting`, `sides`      a measure's rows, its one sentence, what differs in it
`told_counts`                                what befell people in the words of each article, where no one number can be taken
`unfolded`                                   rules, reasons and comparisons, for `--full`
`days`, `weekdays`, `units`, `bars`          days, the weekdays of cut sentences, values, intervals
`links`, `layout`                            addresses, columns
`safe`                                       text of others, with everything unseen made visible

No renderer is imported before it is asked for (`forms.renderer_of`): who only shows an article's words needs none.
"""

from __future__ import annotations

from briefgen.briefing.render.view import Renderer, View

__all__ = ["Renderer", "View"]
