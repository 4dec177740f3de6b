"""What each figure says of itself, read from its own clause into a `Features`.

    figures.read_features(claims, articles, sentences) -> one `Features` a claim

Read in this order:

`figures`                the story of it: each figure alone, then with the one before it, then all of them together
`view`, `values`         a number in its sentence and clause; what its value is before a word is read: family and size
`cues`                   the words that tell what is counted (`cues.words`)
`nearness`, `classes`    how far such a word stands from the number; the class by the nearest one that can be told of it
`nouns`, `sums`          who or what is counted; what a sum is of, and what rose or fell by a share
`ballots`                sides of a vote by their printing, and what a poll tells
`crowds`, `counted`      peoples and crowds; family, class and noun together, where the one changes the other
`places`, `zones`        where: towns and countries; squares and camps, and parts of a country by who holds them
`times`, `roles`         when, and of which event; which of several counts: a former one, one more, some of another
`whose`                  whose a share, a sum or a vote is, and the head of a list's row
`gauges`                 what is read from a gauge: levels, how far they moved, limits, magnitudes
`going_on`, `together`   what a figure takes from the one before it; what all figures of a story say of one another
"""
