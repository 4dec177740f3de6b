"""Which blocks of a page are its article: briefgen beside trafilatura and jusText, on the labelled pages of gold/pages/.

    python benchmarks/pages.py                     the tables, as docs/evaluation.md has them
    python benchmarks/pages.py --detail            besides, which blocks of the tuned pages were taken or left wrongly
    python benchmarks/pages.py --write             puts the tables into docs/evaluation.md

A page has its labels in it: ⟦+a block of the article⟧, ⟦-a block that is none⟧. What has no mark (headlines, bylines, day
lines, crossheads) is not judged. The marks are taken out before anybody reads the page. `tuned` was looked at while the code
was mended, `held` never.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from html import unescape
from pathlib import Path

from briefgen.pages.readers import read_paths

TOP = Path(__file__).parent.parent
PAGES = TOP / "gold" / "pages"
DOCS = TOP / "docs" / "evaluation.md"
BEGIN, END = "<!-- pages: written by benchmarks/pages.py -->", "<!-- /pages -->"
SETS = ("tuned", "held")
LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian"}
LAYOUTS = {
    "news": "news page",
    "live": "live blog",
    "letter": "newsletter or mail",
    "wire": "wire text",
    "feed": "feed dump",
    "paywall": "paywalled page",
}
_MARKED = re.compile(r"⟦([+-])(.*?)⟧", re.DOTALL)
SHARE = 0.7
"""Of a block's word triples that a tool's text has to hold for the block to be taken."""


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page as it would come, and its labelled blocks: words, and whether they are the article's."""

    name: str
    held: bool
    data: bytes
    blocks: tuple[tuple[tuple[str, ...], bool], ...]

    @property
    def layout(self) -> str:
        return self.name.split("-")[0]

    @property
    def language(self) -> str:
        return self.name.split("-")[1]

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix


def read_pages(folder: Path = PAGES) -> tuple[LabelledPage, ...]:
    """All labelled pages, the tuned first."""
    return tuple(_labelled(path, held=name == "held") for name in SETS for path in sorted((folder / name).iterdir()))


def _labelled(path: Path, *, held: bool) -> LabelledPage:
    marked = path.read_text(encoding="utf-8")
    blocks = tuple(
        (_words(unescape(re.sub(r"<[^>]*>", " ", match[2]))), match[1] == "+") for match in _MARKED.finditer(marked)
    )
    news = [words for words, body in blocks if body]
    blocks = tuple((words, body) for words, body in blocks if body or not any(_lies_in(words, other) for other in news))
    plain = _MARKED.sub(lambda match: match[2], marked)
    return LabelledPage(path.name, held, plain.encode(), blocks)


def _lies_in(words: tuple[str, ...], news: tuple[str, ...]) -> bool:
    """Whether a block is a pull quote: its words stand in a paragraph too, so that nobody can say which was taken."""
    return len(words) > 2 and any(news[at : at + len(words)] == words for at in range(len(news)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


# ---------------------------------------------------------------- the readers

Read = Callable[[LabelledPage], Sequence[str] | None]
"""The blocks that a tool takes for the article; None where it does not read such a file."""


def by_briefgen(page: LabelledPage) -> Sequence[str] | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, page.name)
        path.write_bytes(page.data)
        articles = read_paths([path]).articles
    return [block.span.of(article.text) for article in articles for block in article.blocks if block.role == "body"]


def by_trafilatura(page: LabelledPage) -> Sequence[str] | None:
    import trafilatura

    markup = _markup(page)
    text = None if markup is None else trafilatura.extract(markup, include_comments=False)
    return None if markup is None else (text or "").split("\n")


def by_justext(page: LabelledPage) -> Sequence[str] | None:
    import justext

    markup = _markup(page)
    if markup is None:
        return None
    stops = justext.get_stoplist(LANGUAGES[page.language])
    found = justext.justext(markup.encode(), stops, encoding="utf-8", **SHORT_PARAGRAPHS)
    return [paragraph.text for paragraph in found if not paragraph.is_boilerplate and not paragraph.is_heading]


SHORT_PARAGRAPHS = {"length_low": 40, "length_high": 100}
"""jusText takes no paragraph of less than 200 characters for good of itself, and these pages have few longer ones: with its
own lengths it finds nothing at all."""


def _markup(page: LabelledPage) -> str | None:
    """The HTML of a page or of a mail; None for other files."""
    if page.suffix == ".html":
        return page.data.decode()
    part = message_from_bytes(page.data, policy=policy.default).get_body(("html",)) if page.suffix == ".eml" else None
    return None if part is None else str(part.get_content())


TOOLS: dict[str, Read] = {"briefgen": by_briefgen, "trafilatura": by_trafilatura, "jusText": by_justext}

# ---------------------------------------------------------------- the scores


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled block, and whether the tool took it."""

    page: LabelledPage
    words: tuple[str, ...]
    body: bool
    taken: bool


def judge(read: Read, pages: Iterable[LabelledPage]) -> tuple[Judged, ...]:
    """Every labelled block of the pages that the tool reads."""
    judged: list[Judged] = []
    for page in pages:
        taken = read(page)
        if taken is not None:
            judged += [Judged(page, words, body, _is_in(words, taken)) for words, body in page.blocks]
    return tuple(judged)


def _is_in(words: tuple[str, ...], taken: Sequence[str]) -> bool:
    """Whether a block stands in a tool's blocks. One or two words count only as a block of their own."""
    blocks = [_words(block) for block in taken]
    if len(words) < 3:
        return words in blocks
    flat = tuple(word for block in blocks for word in block)
    have = Counter(zip(flat, flat[1:], flat[2:], strict=False))
    asked = Counter(zip(words, words[1:], words[2:], strict=False))
    return (asked & have).total() >= SHARE * asked.total()


def score(judged: Sequence[Judged]) -> str:
    """Precision and recall of the body as two cells of a table, with their counts."""
    right = sum(one.body and one.taken for one in judged)
    taken, body = sum(one.taken for one in judged), sum(one.body for one in judged)
    cells = [f"{right / of:.3f} ({right}/{of})" if of else "–" for of in (taken, body)]
    return " | ".join(cells)


def tables(pages: Sequence[LabelledPage]) -> str:
    """Three tables: by layout, by language, and beside others on what these read."""
    own = judge(by_briefgen, pages)
    head = "| | precision, tuned | recall, tuned | precision, held out | recall, held out |\n|---|---|---|---|---|"
    rows = [("all", own)]
    rows += [(name, [one for one in own if one.page.layout == layout]) for layout, name in LAYOUTS.items()]
    rows += [(name, [one for one in own if one.page.language == code]) for code, name in LANGUAGES.items()]
    lines = [head, *(_row(name, judged) for name, judged in rows), ""]
    lines += ["HTML pages and mails alone:", "", head]
    markup = [page for page in pages if _markup(page) is not None]
    lines += [_row(name, judge(read, markup)) for name, read in TOOLS.items()]
    return "\n".join(lines)


def _row(name: str, judged: Sequence[Judged]) -> str:
    parts = (score([one for one in judged if one.page.held == held]) for held in (False, True))
    return f"| {name} | {' | '.join(parts)} |"


def wrong_blocks(pages: Sequence[LabelledPage]) -> Iterable[str]:
    """The blocks of the tuned pages that briefgen took or left wrongly."""
    for one in judge(by_briefgen, [page for page in pages if not page.held]):
        if one.body != one.taken:
            yield f"{'lost ' if one.body else 'taken'}  {one.page.name}: {' '.join(one.words)}"


def main() -> None:
    pages = read_pages()
    made = tables(pages)
    if "--detail" in sys.argv:
        print("\n".join(wrong_blocks(pages)))
    if "--write" in sys.argv:
        before, _, rest = DOCS.read_text(encoding="utf-8").partition(BEGIN)
        DOCS.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    else:
        print(made)


if __name__ == "__main__":
    main()
