"""What speaks for two figures being one measure, in points, and what forbids it.

    pairs.weigh_pair(one, other, scale.scale_of(features, setting)) -> points, `CANNOT` where the text tells them apart

What is said alike adds, what is said otherwise subtracts, silence does nothing. About one point is the least that two
figures need; near-proof (equal unusual digits, a word of order between them) is four and more. The weights were fitted on
real stories told by several outlets each; each has its reason beside it. Read in this order:

`pairs`, `scale`         the sum of all that follows; what a story's pairs are weighed with
`near`, `sides`          how two values lie to one another; whether two counts are those of two parties
`counts`, `sums`, `shares`   what is counted: people and things; money; shares and measurements
`people`, `places`, `times`   of whom, where and when: peoples, rows and steps; places of the story; years, days, events
`sentence`, `values`     what the text says of the two; how unusual it is that their values are equal
"""
