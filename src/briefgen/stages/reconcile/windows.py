"""The widths and windows of reconciliation: choices, each with its reason, in one place.

Change one when evidence asks for it, with a test. The intervals of a single figure are in `text/figures/intervals`.
"""

from __future__ import annotations

from fractions import Fraction

from briefgen.records import Basis, Kind

LIVE_DAYS = 14
"""An event younger than this still moves: counts of one day that differ then are no contradiction yet."""

RUN_DAYS = 60
"""So long after an event began a level that it moves (who is on strike, who is missing) may be another on each day."""

STOCK_DAYS = 14
"""A stock (refugees hosted, patients in care) is taken to stand still for two weeks, and may have moved after that."""

DIGIT_DAYS = 2
"""A count repeated to the digit within two days is the same count: papers print a wire's number a day or two later."""

YEAR_DAYS = 366
"""One value on two days more than a year apart is two news, unless nothing dates it."""

DIGITS = 3
"""From three significant digits on, equal digits are hardly chance; 44 may be two different counts, 2,122 is one."""

WIDEST_HEDGE = Fraction(5, 2)
"""A range or hedge wider than this (high / low) is too weak to confirm anything: "between 20 and 50" just may."""

SLIP_RATIO = 10
"""Two numbers of one article ten times apart, with no word of order, are rather a slip of the pen than a stale line."""

MOST_CUT = Fraction(1, 50)
"""A value cut instead of rounded misleads nobody while it loses 2 %: 1.08 for 1.089 million, but not 1.4 for 1.49."""

UNIT_SLIP_RATIO = 500
"""500 times apart is rather thousands taken for units than another count: 2,750 tonnes and three."""

LARGEST_COMPARED = 160
"""Distinct (value, day, asserter) of one group that are compared pair by pair; above it, each day's extremes."""

COUNTS: frozenset[Kind] = frozenset({"cumulative", "event"})
"""Kinds that only grow while an event lasts."""

PERIODS: frozenset[Kind] = frozenset({"flow", "rate"})
"""Kinds that belong to a period, which has to be the same."""

TIMELESS: frozenset[Kind] = frozenset({"constant", "amount", "ratio"})
"""Kinds that need no date to contradict each other."""

GIVEN_ONCE: frozenset[Kind] = frozenset({"amount"})
"""Kinds of which there is one value for good, like an award: a later value of them replaces none without a word. What was
measured (a magnitude) can be measured again."""

ANY_DAY: frozenset[Kind] = frozenset({"constant", "amount"})
"""Kinds that need no date to confirm each other; a ratio does."""

NEEDS_DAY: frozenset[Kind] = frozenset({"cumulative", "event", "stock", "flow", "rate"})
"""Kinds that change with time: without a date, two values of them are not comparable."""

FIRM: frozenset[Basis] = frozenset({"stated", "resolved"})
"""Bases of an as-of that the text itself gives; a publication day only says when a value was printed."""
