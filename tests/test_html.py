"""The HTML page: it says what the Markdown page says, opens each cited sentence, asks for nothing, and obeys no article."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

import briefgen
import briefings
from briefgen.briefing.public import Briefing, Statement
from briefgen.briefing.render import View, content
from briefgen.briefing.render.html import render_html
from briefgen.briefing.render.markdown import split_markdown
from briefgen.briefing.render.measures import Measures, shown_rows

html = pytest.importorskip("lxml.html")

ATTACK = (
    "</style></script></title><script>alert(1)</script><img src=http://evil.example/x.png onerror=alert(1)>"
    '" onclick="alert(1)" <a href="javascript:alert(1)">x</a> <base href=//evil.example> {{ 7 * 7 }} \u202e\u200b\x1b[31m'
)
VOID = {"meta", "br", "hr", "img", "link", "input"}
TAGS = {"html", "head", "meta", "title", "style", "body", "header", "main", "section", "aside", "div", "p", "h1", "h2", "h3", "ul", "ol",
        "li", "a", "strong", "em", "span", "mark", "bdi", "button", "details", "summary",
        "table", "caption", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "id", "dir", "aria-labelledby", "aria-label", "role", "tabindex",
              "scope", "type", "popovertarget", "popovertargetaction", "popover", "href", "rel", "title"}  # fmt: skip


class Nesting(HTMLParser):
    """What is opened is closed, in order; each attribute of an element stands once."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()
        self.faults += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.faults += [tag] if len({name for name, _ in attrs}) < len(attrs) else []
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"/{tag}")


def made(*, written: bool, keep_text: bool = True) -> Briefing:
    return briefings.make_briefing(written=written, keep_text=keep_text)


def of_hostile_articles() -> Briefing:
    """Articles that attack in their titles, their sentences and the names of their outlets."""
    told = [f"{ATTACK} toll\n\nAt least {n} people were killed in Marda {ATTACK}, police said." for n in (3, 5)]
    return briefgen.brief(
        [{"text": text, "outlet": ATTACK, "published": "2031-03-01"} for text in told], engine="local"
    )


def of_hostile_words() -> Briefing:
    """A title, a head, a line, a speaker, a table, a measure, an outlet, an address and a language that attack."""
    of = made(written=True)
    bad = {"title": ATTACK, "outlet": ATTACK, "url": "javascript:alert(1)", "language": '"><script>'}
    quote = of.quotes[0].model_copy(update={"speaker": ATTACK, "text": ATTACK, "telling": True})
    heads = tuple(ATTACK for _ in of.tables[0].columns)
    line = of.bottom_line[0].model_copy(update={"text": ATTACK, "lead": ATTACK, "behind": ()})
    return of.model_copy(
        update={
            "title": of.title.model_copy(update={"text": ATTACK}),
            "bottom_line": (line, *of.bottom_line[1:]),
            "key_points": tuple(point.model_copy(update={"theme": ATTACK}) for point in of.key_points),
            "tables": (of.tables[0].model_copy(update={"title": ATTACK, "columns": heads}), *of.tables[1:]),
            "figures": (of.figures[0].model_copy(update={"name": ATTACK}), *of.figures[1:]),
            "quotes": (quote,),
            "sources": (of.sources[0].model_copy(update=bad), *of.sources[1:]),
        }
    )


# ---------------------------------------------------------------- what it says


def words_of_markdown(page: str) -> list[str]:
    """The words of a page without those of its sources and footnotes, as another form has them."""
    page = re.sub(r"^## Sources\n.*?(?=^## |\Z)", "", page, flags=re.MULTILINE | re.DOTALL)
    page = re.sub(r"^\[\^d\d+\]: .*$|^\d+\. |\\", "", page, flags=re.MULTILINE)
    return re.findall(r"\w+", page.replace("in --full", "under “Figures”"))


def words_of_html(page: str) -> list[str]:
    """The words above its measures and articles, without those that only a screen reader says."""
    tree = html.fromstring(page)
    for unseen in tree.xpath("//caption | //th/*[@class='unseen'] | //button/*[@class='unseen']"):
        unseen.drop_tree()
    for cell in tree.xpath("//th | //td"):
        cell.tail = " "
    told = tree.xpath("//header | //main/section[not(@class='ledger' or @class='sources')]")
    return re.findall(r"\w+", " ".join("".join(part.itertext()) for part in told))


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("written", [False, True])
def test_it_says_what_the_markdown_page_says(written: bool, full: bool) -> None:
    """Each part, line, row and place once, in one order; only the sources stand at the end."""
    of = made(written=written)
    told = words_of_markdown(split_markdown(of, full=full)[0])
    assert len(told) > 150
    assert words_of_html(render_html(of, View(full=full))) == told


def test_what_the_writer_judges_is_set_apart_and_nothing_else() -> None:
    """Readings and cells, as the italics of the Markdown page."""
    of = made(written=True)
    row = of.tables[0].rows[0]
    cell = Statement(text="firm", support="judged", citations=())
    table = of.tables[0].model_copy(update={"rows": (row.model_copy(update={"cells": (*row.cells[:-1], cell)}),)})
    tree = html.fromstring(render_html(of.model_copy(update={"tables": (table,)}), View()))
    told = {line.reading.text for line in (*of.bottom_line, *of.key_points) if line.reading}
    judged = [" ".join("".join(em.xpath(".//text()[not(ancestor::span)]")).split()) for em in tree.xpath("//em")]
    assert sorted(judged) == sorted({*told, "firm"})
    assert not html.fromstring(render_html(made(written=False), View())).xpath("//em")


# ---------------------------------------------------------------- places


@pytest.mark.parametrize("written", [False, True])
def test_a_place_opens_its_sentence_among_those_around_it(written: bool) -> None:
    """And from there leads to it in its article, and to the rows of its figures."""
    of = made(written=written)
    tree = html.fromstring(render_html(of, View()))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(tree.xpath("//@popovertarget")) == set(tree.xpath("//*[@popover]/@id"))
    assert {href.removeprefix("#") for href in tree.xpath("//a/@href") if href[0] == "#"} <= set(ids)
    for mark in tree.xpath("//span[@class='places']/button"):
        (opened,) = tree.xpath("//*[@popover and @id=$id]", id=mark.get("popovertarget"))
        assert opened.get("aria-label") == mark.text_content()
    (bottom,) = tree.xpath("//section[@class='bottom-line']")
    first = of.bottom_line[0].citations[0]
    (sentence,) = tree.xpath("//*[@id=$id]", id=bottom.xpath(".//@popovertarget")[0])
    (words,) = sentence.xpath(".//mark/text()")
    assert words == content.sentence_text(first, of)
    assert sentence.get("aria-label") == f"{content.short_id(first.source_id)}:{first.sentence}"
    around = content.show_passage(of.source(first.source_id).text or "")
    assert " ".join(sentence.xpath("string(./p[@class='said'])").split()) in around
    assert words == tree.xpath("string(//*[@id=$id])", id=f"a{sentence.get('id')}")


def test_a_briefing_without_texts_has_the_cited_words_alone() -> None:
    """Nothing of an article is there to be unfolded or led to."""
    of = made(written=True, keep_text=False)
    tree = html.fromstring(render_html(of, View()))
    assert not tree.xpath("//*[@class='article'] | //*[@class='around'] | //a[starts-with(@href, '#a')]")
    assert of.bottom_line[0].citations[0].text in tree.xpath("//aside//mark/text()")


def test_every_row_of_every_measure_can_be_looked_up() -> None:
    """With its status, and what replaces or denies it, also where the page above tells nothing of it."""
    of = made(written=True)
    tree = html.fromstring(render_html(of, View()))
    measures = Measures(of, full=True)
    rows = {row for group in of.figures for row in shown_rows(group, measures)}
    found = {
        (measure.xpath("string(./summary/span[2])"), *[" ".join(cell.text_content().split()) for cell in row[1:-1]])
        for measure in tree.xpath("//section[@class='ledger']//details[@class='measure']")
        for row in measure.xpath(".//tbody/tr")
    }
    assert len(tree.xpath("//details[@class='measure']")) == len(of.figures)
    assert {(row.figure, row.who) for row in rows} == {(figure, who) for _, figure, who, *_ in found}
    assert ("sources differ", "more than 900", "the Relief League", "denied by the governor") in found


# ---------------------------------------------------------------- what it may do


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("of", [of_hostile_articles, of_hostile_words, lambda: made(written=True)])
def test_a_page_has_no_script_and_asks_for_nothing(of: object, full: bool) -> None:
    """Whatever its articles hold: only elements and attributes of ours, its one style, and links that a reader follows."""
    assert callable(of)
    page = render_html(of(), View(full=full))
    tree = html.fromstring(page)
    assert Nesting(page).faults == []
    assert {element.tag for element in tree.iter()} <= TAGS
    assert {name for element in tree.iter() for name in element.attrib} <= ATTRIBUTES
    assert [href for href in tree.xpath("//a/@href") if not href.startswith(("#", "https://", "http://"))] == []
    assert not re.search(r"url\(|@import", tree.xpath("string(//style)"))
    digest = b64encode(sha256(tree.xpath("string(//style)").encode()).digest()).decode()
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search("[\u202e\u200b\x1b]", page)


def test_the_attacks_are_there_to_be_read() -> None:
    """Lest nothing hostile had been shown."""
    for of in (of_hostile_articles(), of_hostile_words()):
        told = html.fromstring(render_html(of, View())).xpath("string(//body)")
        assert told.count("<script>alert(1)</script>") > 3
        assert "{{ 7 * 7 }}" in told


def test_a_table_names_its_rows_and_columns() -> None:
    """For who hears it: a caption, heads with their scope, a head in each column."""
    tree = html.fromstring(render_html(made(written=True), View(full=True)))
    for table in tree.xpath("//table"):
        assert table.xpath("string(./caption)").strip()
        assert {th.get("scope") for th in table.xpath(".//th")} <= {"col", "row"}
        assert all(th.text_content().strip() for th in table.xpath(".//th"))
    assert len(tree.xpath("//h1")) == 1
