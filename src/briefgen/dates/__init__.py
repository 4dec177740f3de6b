"""Dates: where a text speaks of time, which day that is, and which figure it dates.

Read in this order: `find_dates` marks the mentions (spans only, nothing is resolved), `resolve_mention` turns one
into a day or period against the published date, `find_publication` and `infer_publications` give an article its own
date, and `claim_clock` says of one figure its as-of, its event's day and its period.

The three rules that everything here keeps: a duration ("nine months", "nine-year-old") is a quantity and no date;
without a published date nothing is resolved, only listed as candidates; a date that was inferred says so and why.

Left out on purpose: holidays and names of days ("Easter", "Black Friday"), dates BC, and words that count from another
event of the story ("two days later"), which cannot be resolved against the published date.
"""

from briefgen.dates.clock import Clock, claim_clock
from briefgen.dates.events import began_of, shared_event_day
from briefgen.dates.find import MONTHS, WEEKDAYS, DateMention, find_dates
from briefgen.dates.publication import LEAD_CHARACTERS, find_publication
from briefgen.dates.resolve import CANDIDATE_YEARS, INFERENCE_DAYS, candidate_days, resolve_mention
from briefgen.dates.story import MIN_SHARED_NAMES
from briefgen.dates.together import infer_publications

__all__ = [
    "CANDIDATE_YEARS",
    "INFERENCE_DAYS",
    "LEAD_CHARACTERS",
    "MIN_SHARED_NAMES",
    "MONTHS",
    "WEEKDAYS",
    "Clock",
    "DateMention",
    "began_of",
    "candidate_days",
    "claim_clock",
    "find_dates",
    "find_publication",
    "infer_publications",
    "resolve_mention",
    "shared_event_day",
]
