"""From articles to the ledger: what they say, each thing at its place, and what the things are to each other.

In the order in which `pipeline` calls them:

`prepare`      puts the reading of the articles together, of these three:
  `chunk`      sentences with exact places, and chunks that one request can hold
  `claims`     every figure of an article, read by code
  `facets`     what a figure is about: what happened, to whom, where, when
`extract`      asking a model for quotes, denials, events and positions, and reading its answer
`ground`       what was answered held against the text: claims, or `RejectedClaim`
`relate/`      which figures tell the same thing, with a model or without
`summing`      which parts make a whole up exactly
`reconcile/`   rows, comparisons, statuses: the decision table
`ledger`       what all of this came to, by the ids that drafts cite

`answers` has the shape of every answer, those of drafts too. Stages are pure and do not import one another.
"""
