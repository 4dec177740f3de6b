"""What can be read from one text by words and signs alone. Nothing here knows of a page, a run or another article.

Read in this order:

`patterns`                 patterns that are compiled when they are first used
`letters`, `lexicon`       scripts and letters; stems, synonyms, demonyms, fates
`cleaned`, `lines`         a text without unseen signs, every offset mapped back; a text on one line
`dotted`, `abbreviations`  dots that end no sentence, in English and in other languages
`calendar`                 months and weekdays as English names them
`language`, `tokens`       which language a text is in, and how long it is
`dates/`                   where a text speaks of time, and which day that is
`figures/`                 which numbers stand in a text, what each says, and how far it reaches
`voices/`                  who says it: parties, credits, quotations, speakers, denials
`garbled`, `corrections`   whether a text came to harm on its way, and what it takes back itself
`hedges`                   words that leave open whether something is so
`printed`, `wording`       whether a sentence stays within the passages that it was made from

The words are tables in `briefgen.vocabulary`.
"""
