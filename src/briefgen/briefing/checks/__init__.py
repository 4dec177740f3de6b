"""Does a drafted sentence hold? It is bound to the sentences that it cites and checked term by term.

Read in this order:

`statements`     the whole check of one sentence, in prose or in a cell of a table
`binding`        which claim a number of it tells, and the source's qualifier put back
`derived`        numbers in brackets that are worked out from others of the sentence
`said_days`      its days, held against what the cited sentences mean
`further`        sentences beside the cited ones that tell what these only point to: cited as well
`dropped_plans`  what is told as still to come although it was called off
`absences`       that no article tells something
`sides`          what excludes a number, and has to stand on its page

`verify` holds a finished briefing to the same functions, over its records (`restored`). Names, negations and hedges are `text.wording`, rises, parts and
sums `soundness`.
"""
