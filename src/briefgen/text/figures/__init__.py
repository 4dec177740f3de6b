"""Reading figures: which numbers stand in a text, what each says, and how far it reaches.

"nearly $3.5 billion" is read as span "3.5 billion", phrase "nearly $3.5 billion", value 3 500 000 000, granularity
10^8, qualifier almost, unit USD; its hard interval is [3.15, 3.5] and its likely one [3.325, 3.5) billion.

The scanner is ours because no library reads news figures: all of them lose the qualifier, read "2018" as a count and
"half a million" as 1.5 million. Its files in reading order:

`digits`      digits as values in the way of each language
`page`        the text folded one character to one, so that offsets never move, and cut into tokens
`people`      which words are people, and what one of a plural is called
`nouns`       which noun a number counts
`measures`    currencies, measures and times as words
`numerals`    digits with scale words ("2.5 million"), number words ("one hundred and twenty-three")
`shares`      fractions, vague plurals, multiples ("twice as many")
`tongues`     number words, units and ranges of other languages; `unspaced` cuts Chinese and Japanese
`masks`       numbers that count nothing, each with its reason: dates, years, ordinals, names, list numbers, pronouns
`joins`       what two numbers say together: ranges, ratios ("one in four"), scores
`units`       what stands beside a number: currency, percent, measure, age, duration, counted noun
`qualifiers`  "no more than", "an estimated", "or so"
`parts`       which figure is a part of which ("38, including 11 children"); "40 miles (70 km)" as one figure
`scan`        one pass over a text
`hedges`      what the sentence makes of a figure: an estimate, a forecast, a plain count; `foreign_hedges` in other languages
`differences` whether a count only tells how far two counts lie apart ("15 more than on Monday")
`sizes`       how large a unit is beside others of its kind
`moves`       whether two numbers are a change and the level it led to ("rose 40 to 310"), and no range
`losses`      brackets that are a minus sign, "$(3.4) million"
`dollars`     which dollar a bare "$" is in a story of another country
`printed`     units as a reader sees them
`intervals`   the hard and likely interval of each kind of figure

Every step looks at a bounded number of tokens, so that a text is read in time linear in its length.

The words themselves (qualifiers, hedges, designators, scales of other languages, verbs of change) are tables in
`briefgen.vocabulary`; a new one is a line there.

Left out on purpose: number words in languages that no table holds (digits are read in any), "several" and "many"
without a number, and numbers inside words.
"""

from __future__ import annotations

from briefgen.text.figures.differences import is_difference
from briefgen.text.figures.hedges import hedge_of
from briefgen.text.figures.intervals import figure_intervals, make_intervals
from briefgen.text.figures.people import is_person_noun, names_persons, singular
from briefgen.text.figures.printed import unit_words
from briefgen.text.figures.scan import read_quantity, scan_numbers, scan_sentences
from briefgen.text.figures.shares import VAGUE_PLURALS

__all__ = [
    "VAGUE_PLURALS",
    "figure_intervals",
    "hedge_of",
    "is_difference",
    "is_person_noun",
    "make_intervals",
    "names_persons",
    "read_quantity",
    "scan_numbers",
    "scan_sentences",
    "singular",
    "unit_words",
]
