"""Which figures tell the same thing, and what they are to each other: one stage for both engines.

    relate(figures, denials, articles) -> Relations(voices, measures, parts, findings, not_figures, rejected)

Read in this order, of one figure and of two:

`features`, `reading/`   what a figure says of itself: class of the fate or quantity, noun, place, period, role; how it is read
`things`                 what a sum is of
`traits`                 what is true of a class: whether its counts grow, and whether a rule of its own holds of it
`families`, `signs`      units that never answer one question; words of order, contrast, denial and doubt
`accounts`               whose count a figure is called: the official one, or what else is told
`conversions`, `ages`    sums and sizes on one scale, whatever currency or unit they are told in; whose an age is
`illness`                how sure it is that cases and deaths are of an illness
`rivals`                 who stands against whom in a vote: candidates with their parties
`state_of`, `held`       for which country a party speaks; who holds the part of a country in which a figure counts
`side_by_side`           of which of the countries or makers that the story counts side by side a figure is told
`scope`                  for how much of the event a count holds: all of the country, or one of its places
`operations`             countries that bring people out of a land, each by an operation of its own
`nations`                whose dead a count is, where the story counts them by nation, far from home
`alike`, `setting`       what stands for the same people in this story; what its articles leave unsaid
`order_words`, `copies`  the text's own words of order between figures; which articles are one text
`populations`            of whom a party counts where it says so once: civilians only
`listed_rows`            rows of a list, and what the list counts
`names`, `people`        printed names of parties, and the people and bodies that one text introduces
`owners`, `voices`       whose "its navy" is, and whose figure each figure is

Without a model:

`weighing/`, `linkage`   what speaks for two figures being one measure, and what forbids it; which groups are joined
`phrases`, `naming`      what a measure is called
`scored`                 `relate_locally`: all of it together

With a model:

`asked`, `said`          the question that shows it all figures of the story, and its answer
`story`                  the ledger as the check of the answer reads it
`placed`, `called`, `spoken`, `noticed`   which figures stand together, under which name, who says them, what else is seen
`checked`, `refused`     that answer, held against the text word by word, and what of it does not hold
"""
