"""Who says something, as the words around it tell: of a figure, of a quotation, of a denial.

Read in this order:

`parties`           what can say something: persons, bodies, offices, sources without a name
`attribution`       whose figure a figure is
`quotes`            where a text quotes, and who speaks
`speakers`          whether a text bears out the speaker that somebody names for a quotation
`denials`           who says of what that it is not so
`foreign_speakers`  speakers in other languages, by verbs of saying
`foreign_credits`   credits in German, French, Spanish, Italian, Portuguese and Dutch

Where two parties fit equally well nobody is named: a wrong name is worse than none.
"""
