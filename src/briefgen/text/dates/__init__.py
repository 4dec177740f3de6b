"""Dates: where a text speaks of time, which day that is, and which figure it dates.

Read in this order:

`find`         marks the mentions of time; nothing is resolved
`resolve`      the day or period that one means, read against the published date
`impossible`   ordinals and days that cannot be
`publication`  an article's own date, from its header and lead
`posts`        the posts of a live blog, each with the day of its time line
`cues`         what the words beside a time say of it: said then, happened then, still ahead
`tense`        whether a day lies ahead of its article
`foreign`      what a time is to a figure in a sentence of another language
`value_days`   whether a day is one for which a value is told, also one counted from the sentence before
`clock`        of one figure its as-of, its event's day and its period
`story`        which articles tell of one story, by names, numbers and runs of words
`events`       the day of what a set of claims counts, and of the articles' event
`reposts`      later copies of old reports, whose page's date is none
`nights`       whether an article tells the night after a weekday as over
`bounds`       between which days an undated article was written, by what it tells as past and as still to come
`tolls`        between which dated articles its count of the dead puts one
`weekdays`     the one day that the weekdays of an undated article leave
`together`     `infer_publications`: the last ones over all articles

The three rules that everything here keeps: a duration ("nine months", "nine-year-old") is a quantity and no date;
without a published date nothing is resolved, only listed as candidates; a date that was inferred says so and why.

Left out on purpose: holidays and names of days ("Easter", "Black Friday"), dates BC, and words that count from another
event of the story ("two weeks later"), which cannot be resolved against the published date; only of "a day later" the sentence
before may tell the day.
"""

from briefgen.text.dates.clock import Clock, claim_clock
from briefgen.text.dates.find import MONTHS, WEEKDAYS, DateMention, find_dates
from briefgen.text.dates.posts import clock_minute, find_posts
from briefgen.text.dates.publication import LEAD_CHARACTERS, find_modification, find_publication
from briefgen.text.dates.resolve import CANDIDATE_YEARS, INFERENCE_DAYS, candidate_days, resolve_mention
from briefgen.text.dates.story import MIN_SHARED_NAMES
from briefgen.text.dates.together import infer_publications

__all__ = [
    "CANDIDATE_YEARS",
    "INFERENCE_DAYS",
    "LEAD_CHARACTERS",
    "MIN_SHARED_NAMES",
    "MONTHS",
    "WEEKDAYS",
    "Clock",
    "DateMention",
    "candidate_days",
    "claim_clock",
    "clock_minute",
    "find_dates",
    "find_posts",
    "find_modification",
    "find_publication",
    "infer_publications",
    "resolve_mention",
]
