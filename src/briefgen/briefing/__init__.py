"""From the ledger to the briefing: written, held against its sentences, put together, shown, and checked again.

Read in this order:

`public`        the result, its JSON and its schema
`soundness/`    whether what a sentence says of its numbers holds for them
`checks/`       whether a drafted sentence holds: numbers, days, absences, bound to what it cites
`draft/`        the draft of a model: sentences, key figures, tables, one mend
`local_draft/`  the draft without a model, of the articles' own sentences
`paragraphs`    the lines of a written page by their paragraphs
`gaps`          what is not known, and how good the sources are
`coverage`      the fate of every number of every article
`assemble`      the records as the public result
`render/`       terminal, Markdown, JSON, CSV
`restored`      the finished briefing as the records that it was made of
`verify`        the finished briefing checked again, from its JSON
`evaluate`      the finished briefing scored against a gold file
"""
