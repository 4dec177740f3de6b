"""All that asking a model takes: settings, questions, answers that were paid for, and money. Stages import nothing of it.

Read in this order:

`settings`               the one reader of the environment and of `briefgen.toml`
`providers`, `prices`    endpoints that are known, and what a token costs there
`redaction`              keys, kept out of everything that is written
`prompts`                the templates of the questions
`keys`                   what makes two requests the same
`journal`                every reply that was paid for, in one private file
`models/`                whatever answers one request, with budget, retries and journal
`fixtures/`              recorded answers, replayed exactly or not at all
"""
