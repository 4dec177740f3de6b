"""Which figures tell the same thing, and what they are to each other: one stage for both engines.

    relate(figures, denials, articles) -> Relations(voices, measures, parts, findings, not_figures, rejected)

Read in this order:

`features`    what one figure says of itself: class of the fate or quantity, noun, place, period, role
`accounts`    whose count a figure is called: the official one, or what else is told
`alike`       nouns and fates that stand for the same people in this story
`setting`     what the articles of a story leave unsaid: main places, years, events; which articles are one story
`pairs`       what speaks for two figures being one measure, and what forbids it
`linkage`     average linkage under these constraints
`voices`      whose figure each figure is
`scored`      `relate_locally`: all of it together, without a model
`asked`       the question that shows a model all figures of the story, and its answer
`checked`     that answer, held against the text word by word
`order_words` the text's own words of order and contrast between figures
`copies`      which articles are one text
"""
