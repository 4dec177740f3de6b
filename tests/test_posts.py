"""Live blogs: each post's own time line dates the text beneath it, and its figures."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen import brief
from briefgen.briefing.verify import verify_briefing
from briefgen.pages.readers import READERS, article_from_text
from briefgen.pages.readers.page import Page
from briefgen.records import Article
from briefgen.stages.chunk import split_sentences
from briefgen.stages.claims import read_figures
from briefgen.text.dates import infer_publications
from briefgen.text.figures import scan_numbers

TITLE = "Fire at Tense harbour: live updates"
NEW, MID, OLD = (
    "Twelve people are now known to have died in the fire at the harbour, the chief said this morning.",
    "Seven people have died, the fire chief said at a news conference tonight.",
    "Two people have died in the fire at the sail loft in the harbour of Tense, the fire chief said.",
)


def blog(*lines: str, header: str = "Published: 5 September 2022") -> Article:
    return article_from_text("\n\n".join(line for line in (TITLE, header, *lines) if line), path="live.txt")


def days(article: Article) -> list[tuple[str, str]]:
    """The first word of each figure's sentence, and the day that the figure holds for."""
    sentences = split_sentences(article)
    figures = read_figures(article, sentences, scan_numbers(article.text, language=article.language))
    dated = [
        (figure.surface.split()[0], figure.as_of.end.isoformat()[5:] if figure.as_of else "") for figure in figures
    ]
    assert all(figure.published == article.published_at(figure.span.start).day for figure in figures)
    return dated


RIGHT = [("Twelve", "09-06"), ("Seven", "09-05"), ("Two", "09-05")]
BLOGS = {
    "in full": ("Tue 6 Sep 2022 08.15 BST", "Mon 5 Sep 2022 21.40 BST", "Mon 5 Sep 2022 14.05 BST"),
    "without the year": ("6 September, 08:15", "5 September, 21:40", "5 September, 14:05"),
    "clocks that leap over midnight": ("08.15 BST", "21.40 BST", "14.05 BST"),
    "twelve hours": ("8:15 am", "9:40 pm", "2:05 pm"),
    "American": ("Sept. 6, 2022, 8:15 a.m. ET", "Sept. 5, 2022, 9:40 p.m. ET", "Sept. 5, 2022, 2:05 p.m. ET"),
    "ISO": ("2022-09-06 08:15", "2022-09-05 21:40", "2022-09-05 14:05"),
    "weekdays": ("Tuesday 08.15", "Monday 21.40", "Monday 14.05"),
    "days and clocks": ("6 September 2022, 08:15", "5 September 2022, 21:40", "14:05"),
}  # fmt: skip


@pytest.mark.parametrize("name", BLOGS)
@pytest.mark.parametrize("newest_first", [True, False])
def test_a_posts_time_line_dates_its_figures(name: str, newest_first: bool) -> None:
    """In any usual form, whichever post stands first; "this morning" is that of the post's day."""
    posts = list(zip(BLOGS[name], (NEW, MID, OLD), strict=True))
    ordered = posts if newest_first else posts[::-1]
    if name == "days and clocks" and not newest_first:
        ordered = [("5 September 2022, 14:05", OLD), ("21:40", MID), ("08:15", NEW)]
    assert sorted(days(blog(*(line for post in ordered for line in post)))) == sorted(RIGHT)


def test_a_days_heading_dates_the_posts_beneath_it() -> None:
    """Which give only their clocks, with a title of their own."""
    article = blog(
        "Tuesday 6 September 2022", "08:15", "Toll rises", NEW, "Monday 5 September 2022", "21:40", MID, "14:05", OLD
    )
    assert days(article) == RIGHT


def test_a_time_before_a_posts_first_sentence_dates_it() -> None:
    """On the same line."""
    article = blog(f"6 September, 08:15 – {NEW}", f"5 September, 21:40 – {MID}", f"5 September, 14:05 – {OLD}")
    assert [day for _, day in days(article)] == ["09-06", "09-05", "09-05"]


def test_a_german_live_blog_is_read_as_any() -> None:
    """Its words for the clock and the months."""
    new = (
        "Zwölf Menschen sind bei dem Brand im Hafen gestorben, 340 wurden verletzt, teilte die Feuerwehr am Morgen mit."
    )
    old = "Bei dem Brand im Hafen von Tense wurden 25 Menschen verletzt, teilte die Feuerwehr nach dem Einsatz der Stadt mit."
    text = f"Brand im Hafen: Liveticker\n\n5. September 2022\n\n6. September, 08:15 Uhr\n\n{new}\n\n5. September, 21:40 Uhr\n\n{old}"
    article = article_from_text(text, path="live.txt")
    assert [post.published.day for post in article.posts] == [date(2022, 9, 6), date(2022, 9, 5)]


@pytest.mark.parametrize(
    "lines",
    [
        (NEW, OLD, "5 September 2022"),
        ("6 September 2022", NEW, OLD, "Updated: 7 September 2022", MID),
        (NEW, "Published 5 September 2022", OLD),
        ("By Ida Rohn", "6 September 2022 08:15", NEW, MID, OLD),
    ],
)
def test_a_page_with_one_day_is_no_live_blog(lines: tuple[str, ...]) -> None:
    """A day at the foot, or that of a change, dates no part of it."""
    assert blog(*lines, header="").posts == ()


HTML = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="article:published_time" content="2022-09-05T14:05:00+01:00"></head><body><main><h1>{title}</h1>{posts}</main>
<aside><article><time datetime="2019-01-01">1 Jan</time><h3><a href="/x">Choir wins</a></h3><p>{old}</p></article></aside></body></html>"""
POSTS = {
    "articles": '<article class="post"><time datetime="{0}">{1}</time><h2>Update</h2><p>{2}</p></article>',
    "blocks": '<div class="block"><p><time datetime="{0}">{1}</time></p><p>{2}</p></div>',
    "headings in a row": '<h3><time datetime="{0}">{1}</time></h3><p>{2}</p>',
    "list items": '<li class="timeline-entry"><span><time datetime="{0}">{1}</time></span><div><p>{2}</p></div></li>',
}  # fmt: skip
STAMPS = ("2022-09-06T08:15:00+01:00", "2022-09-05T21:40:00+01:00", "2022-09-05T14:05:00+01:00")


@pytest.mark.parametrize("name", POSTS)
def test_the_times_of_a_live_page_stay_above_their_posts(name: str) -> None:
    """The stamp and not the clock that is shown; a card beside it is no post."""
    pytest.importorskip("trafilatura")
    posts = "".join(
        POSTS[name].format(stamp, stamp[11:16], said) for stamp, said in zip(STAMPS, (NEW, MID, OLD), strict=True)
    )
    (page,) = READERS[".html"](HTML.format(title=TITLE, posts=posts, old=OLD).encode())
    assert isinstance(page, Page)
    article = article_from_text(page.text, path="live.html", stated=page.stated)
    assert (days(article), article.published.day) == (RIGHT, date(2022, 9, 5))


def test_teasers_with_times_make_no_live_page() -> None:
    """Their titles lead elsewhere."""
    pytest.importorskip("trafilatura")
    card = '<div class="item"><time datetime="2021-01-01">1 Jan</time><h3><a href="/x">Choir wins cup</a></h3><p>{}</p></div>'
    posts = f"<article><time datetime='2022-09-05'>5 Sep</time><p>{NEW}</p><p>{OLD}</p></article>{card.format(MID) * 3}"
    (page,) = READERS[".html"](HTML.format(title="Fire at Tense", posts=posts, old=OLD).encode())
    assert isinstance(page, Page)
    assert "2021-01-01" not in page.text


@pytest.mark.parametrize("newest_first", [True, False])
def test_posts_of_one_day_are_ordered_by_their_clock(newest_first: bool) -> None:
    """Two parties who give two values of one day one after the other do not contradict each other."""
    posts = [
        "08.15 BST\n\nFive people have died in the fire at the harbour of Tense, the fire service says. Some 30 are in hospital.",
        "14.05 BST\n\nSeven people have died in the fire at the harbour, the mayor's office says. Some 45 are in hospital.",
        "21.40 BST\n\nTwelve people have died in the fire at the harbour, the fire service says. Some 50 are in hospital.",
    ]
    text = "\n\n".join((TITLE, "Published: 5 September 2022", *(reversed(posts) if newest_first else posts))) + "\n"
    made = brief({"text": text}, engine="local")
    dead = next(group for group in made.figures if group.name == "people killed")
    assert (dead.status, dead.rule, dead.headline.text) == ("progression", "R5", "Twelve")
    assert [row.claim_ids for row in dead.rows] == [
        (claim.id,) for claim in sorted(dead.claims, key=lambda claim: claim.as_of.minute or 0)
    ]
    assert verify_briefing(made) == ()


def test_one_post_with_two_values_says_no_order() -> None:
    text = f"{TITLE}\n\nPublished: 5 September 2022\n\n14.05 BST\n\nSeven people died, the mayor said; 12 died, the fire service said.\n\n08.15 BST\n\nThe fire service is on its way to the harbour of Tense, it says.\n"
    made = brief({"text": text}, engine="local")
    assert {group.status for group in made.figures if group.name == "people killed"} == {"conflicting"}


def test_a_teaser_beside_a_live_blog_is_not_read() -> None:
    """An item whose title leads to another page; a post whose title is its own address stays."""
    post = '<article class="post"><time datetime="2022-09-0{0}T10:00:00Z">10:00</time><h2><a href="#p{0}">News</a></h2><p>{1}</p></article>'
    teaser = '<article><h2><a href="/fairs">The fairs of autumn</a></h2><p>Where the boats will be shown this year is on our map.</p></article>'
    html = f"<html><body><h1>{TITLE}</h1>{post.format(6, NEW)}{post.format(5, MID)}{teaser}</body></html>"
    pytest.importorskip("trafilatura")
    (page,) = READERS[".html"](html.encode())
    assert isinstance(page, Page)
    assert NEW in page.text
    assert MID in page.text
    assert "on our map" not in page.text


HEADS = {
    "a clock stuck to its half": ("9:40pm\n\n{}", "2:05pm\n\n{}"),
    "a stop and a zone": ("9.40pm BST\n\n{}", "2.05pm BST\n\n{}"),
    "French": ("21h40\n\n{}", "14h05\n\n{}"),
    "a title behind a dash": ("21:40 GMT - The toll rises\n\n{}", "14:05 GMT - What the crew of the pilot boat said\n\n{}"),
    "a title behind a space": ("21:40 Toll rises\n{}", "14:05 How many boats?\n{}"),
    "a title below": ("21:40\nMore from the quay\n{}", "14:05\nFirst count\n{}"),
    "text behind a bar": ("9:40 p.m. | {}", "2:05 p.m. | {}"),
    "text behind a dash": ("1940 GMT — {}", "1205 GMT — {}"),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_the_time_of_a_post_is_no_part_of_its_text(name: str) -> None:
    """Nor is its title, and neither is the page's headline; the clock is the post's."""
    later, earlier = HEADS[name]
    article = blog(later.format(MID), earlier.format(OLD))
    assert (
        article.title,
        [sentence.span.of(article.text) for sentence in split_sentences(article) if sentence.role == "body"],
    ) == (
        TITLE,
        [MID, OLD],
    )
    assert [post.published.day for post in article.posts] == [date(2022, 9, 5)] * 2
    minutes = [post.published.minute or 0 for post in article.posts]
    assert minutes[0] - minutes[1] == 455


def test_a_post_of_one_line_without_a_stop_is_told() -> None:
    article = blog("21:40", "Divers find a third boat below the quay", "20:10", MID, "14:05", OLD)
    assert "Divers find a third boat below the quay" in [
        block.span.of(article.text) for block in article.blocks if block.role == "body"
    ]


def test_a_list_of_what_happened_when_keeps_its_times() -> None:
    """It runs forwards, and its page is not live."""
    text = f"Night of the fire at Tense harbour\n\n5 September 2022\n\n{OLD}\n\n14:05 – Smoke is seen over the sail loft.\n\n14:20 – The first engine arrives from the town.\n\n21:40 – The fire is out.\n"
    article = article_from_text(text, path="night.txt")
    assert (article.posts, sum(block.role == "body" for block in article.blocks)) == ((), 4)


def test_the_posts_of_a_page_whose_day_is_inferred_have_that_day() -> None:
    """The page names a weekday alone, its neighbours tell which."""
    told = "Twelve people died in the fire in the harbour of Tense on Monday, Mayor Ines Tarvo and fire chief Olof Brandt said."
    near = [
        article_from_text(f"Fire at Tense harbour\n\n{day} September 2022\n\n{told}", path=f"{day}.txt", id=f"00{day}")
        for day in (6, 7)
    ]
    posts = (
        "21:40\n\nSeven people have died in the fire of Monday, Mayor Ines Tarvo told reporters in Tense on Tuesday.\n\n"
        "14:05\n\nFive people have died in the harbour, fire chief Olof Brandt said on Tuesday morning."
    )
    live = article_from_text(f"{TITLE}\n\n{posts}", path="live.txt", id="009")
    (page,) = (article for article in infer_publications([*near, live]) if article.id == "009")
    assert page.published.day is not None
    assert [(post.published.day, post.published.minute) for post in page.posts] == [
        (page.published.day, 1300),
        (page.published.day, 845),
    ]
