"""The draft of a model: what it is asked, what it writes, and what of that stands.

Read in this order:

`shown`        what a model is shown to write from, within a bound of tokens
`compose`      the question, the answer read and checked, and one more question for what was refused
`salvage`      what holds of a sentence that was not mended
`page`         the answer, a page in Markdown, as sentences with what they cite and tables cell by cell
`key_figures`  which number to take, and what stands beside it
`tables`       figures side by side, each cell bound and checked as a sentence is
`fitting`      the page kept to its length

One sentence is checked in `checks/`; the draft without a model is `local_draft/`.
"""
