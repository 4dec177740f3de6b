"""From a file to an `Article`: which kind of file it is, and what of its page is the article.

Read in this order:

`readers/`   bytes to text, one reader a kind of file, and the page's own title, outlet and day
`roles`      the text in blocks, each with its role: body, headline, byline, caption, comment, furniture
`signals`    what page furniture looks like, line by line
`pitches`    paragraphs that speak to the reader, in fifteen languages
`wrapping`   which lines are one paragraph
`datelines`  lines that only say when, and the date line in front of a report's first sentence
`post_heads` the time at the head of a live blog's post

`readers/` alone touches files; nothing behind it does.
"""
