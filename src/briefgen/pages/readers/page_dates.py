"""The day of a web page: what the page states of its own article, and nothing that it states of another.

A page of a newsroom holds many dates: its article's, those of the cards of other stories around it, of comments, of its
making. In this order, the first that names a possible day counts:

1. `<meta>` of the whole page that only articles have (`article:published_time`, parsely, sailthru);
2. JSON-LD of an article's type that stands for the page itself (not in a list, a comment, a mention);
3. `itemprop` within the article's own element, not in one nested in it;
4. `<meta>` of less settled meaning (`date`, Dublin Core);
5. `<time>` of the article's own element above its text, and short lines there that are marked as a date.

The own element is the one that holds the headline, or else the most text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from briefgen.pages.readers.stamps import Stamp, read_stamp

_SURE = (
    "article:published_time og:published_time og:article:published_time article:published article.published "
    "parsely-pub-date sailthru.date datepublished rnews:datepublished originalpublicationdate article_date_original "
    "cxenseparse:recs:publishtime publication_date publish-date publishdate publish_date pubdate published published_time "
    "published-date article:post_date"
)
_LOOSE = (
    "dc.date.issued dcterms.issued dc.date.published dc.date.created dcterms.created dcterms.date dc.date "
    "citation_publication_date citation_online_date date displaydate creation_date timestamp"
)
_CHANGED = (
    "article:modified_time og:updated_time og:modified_time article:modified datemodified last-modified dcterms.modified "
    "dc.date.modified lastmod revised modified article_date_updated"
)
"""Names of `<meta>` elements, lower case, the most trusted first."""

_DOWN = ("@graph", "mainEntity", "mainEntityOfPage")
"""Keys of JSON-LD under which the page's own article may stand; under any other stands something else."""
_ARTICLE = re.compile(r"(?:article|blogposting|liveblogposting|report|socialmediaposting)$", re.IGNORECASE)
_PAGE = re.compile(r"(?:webpage|itempage)$", re.IGNORECASE)
APART = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|teasers?|promos?|cards?|comments?|sidebar|aside|popular|trending|most-?read|"
    r"more-(?:news|stories|from)|read-?(?:more|next)|newsletter|footer|nav|widget|carousel)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes of what stands beside an article."""
_DATED = re.compile(
    r"(?:^|[\s_-])(?:pub\w*|post(?:ed)?|entry|article|story|byline|meta|art)?[_-]?(?:date|datum|fecha|data|datetime|timestamp|"
    r"time|published|pubdate|dateline|publication)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"updat|modif|chang|edit(?:ed|iert)|aktualis|geändert|mis(?:e)? à jour|actualiz|aggiorn|atualiz|bijgewerkt|обновл|"
    r"güncel|uppdater|zaktualiz|更新|تحديث|अपडेट",
    re.IGNORECASE,
)
LEAD_WORDS = 15
"""Words of a paragraph that is the article's text: its own date stands above."""
_LONGEST_LINE = 90


@dataclass(frozen=True, slots=True)
class PageDates:
    """What a page states of its own article. `unread` says why a stated day is not taken, "" where none is refused."""

    published: date | None
    modified: date | None
    unread: str = ""


def read_page_dates(tree: Any, *, title: str | None, url: str | None, language: str) -> PageDates:
    """The dates of a parsed page. `title` and `url` are the page's own, by which its JSON-LD is told from a card's."""
    meta = _metas(tree)
    own = tuple(own_elements(tree))
    linked = _linked_article(tree, title, url)
    published = [
        *_said(meta, _SURE), *_parsely(meta), *_values(linked, "datePublished"),
        *(said for element in own for said in _properties(element, "datePublished")), *_said(meta, _LOOSE),
        *_values(linked, "dateCreated"), *_above_the_text(own),
    ]  # fmt: skip
    modified = [
        *_said(meta, _CHANGED), *_values(linked, "dateModified"),
        *(said for element in own for said in _properties(element, "dateModified")),
    ]  # fmt: skip
    stamps = _stamps(published, language)
    day = next((stamp.day for stamp in stamps if stamp.day), None)
    changed = next((stamp.day for stamp in _stamps(modified, language) if stamp.day), None)
    return PageDates(day, changed, "" if day or not stamps else stamps[0].why)


def _stamps(said: list[object], language: str) -> list[Stamp]:
    return [read_stamp(value, language=language) for value in said if value not in (None, "")]


# ---------------------------------------------------------------- meta


def _metas(tree: Any) -> Mapping[str, str]:
    """The page's `<meta>` by name; the first of a name counts, and none that belongs to an item within the page."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        of_head = meta.get("itemprop") if meta.getparent() is not None and meta.getparent().tag == "head" else ""
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or of_head or "").strip().lower()
        content = (meta.get("content") or meta.get("value") or "").strip()
        if name and content and not _is_apart(meta):
            found.setdefault(name, content)
    return found


def _said(meta: Mapping[str, str], names: str) -> list[object]:
    return [meta[name] for name in names.split() if name in meta]


def _parsely(meta: Mapping[str, str]) -> list[object]:
    """The date in parsely's older form, a JSON object in one `<meta>`."""
    try:
        page = json.loads(meta.get("parsely-page", "null"), strict=False)
    except (ValueError, RecursionError):
        return []
    return [page["pub_date"]] if isinstance(page, dict) and page.get("pub_date") else []


# ---------------------------------------------------------------- JSON-LD


def publisher_of(tree: Any, *, title: str | None, url: str | None) -> str | None:
    """The name of whoever publishes the page's own article, as its JSON-LD states it."""
    publisher = _linked_article(tree, title, url).get("publisher")
    first = publisher[0] if isinstance(publisher, list) and publisher else publisher
    name = first.get("name") if isinstance(first, dict) else first
    return " ".join(name.split()) or None if isinstance(name, str) and "://" not in name else None


def _linked_article(tree: Any, title: str | None, url: str | None) -> Mapping[str, object]:
    """The object of the page's JSON-LD that is its own article; empty where there is none, or several fit alike."""
    items = [item for script in tree.iter("script") if _is_linked_data(script) for item in _items(_parsed(script))]
    articles = [item for item in items if _has_type(item, _ARTICLE) and item.get("datePublished")]
    named = [item for item in articles if _is_of_page(item, title, url)]
    if named:
        return named[0]
    unnamed = [item for item in articles if not _words(item.get("headline") or item.get("name"))]
    if len(articles) == 1 and (unnamed or not title):
        return articles[0]
    pages = [item for item in items if _has_type(item, _PAGE) and item.get("datePublished")]
    return pages[0] if len(pages) == 1 and not articles else {}


def _is_linked_data(script: Any) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _parsed(script: Any) -> object:
    """A script's JSON; what stands around it for old browsers is taken off, and broken JSON is none."""
    text = re.sub(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$", "", script.text or "")
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return _broken(text)


def _broken(text: str) -> object:
    """Broken JSON (an unescaped quotation mark in a headline is common) still tells its one date, if it has only one."""
    kinds = re.findall(r'"@type"\s*:\s*"(\w+)"', text)
    days = set(re.findall(r'"datePublished"\s*:\s*"([^"]{4,40})"', text))
    own = next((kind for kind in kinds if _ARTICLE.search(kind)), None)
    return {"@type": own, "datePublished": days.pop()} if own and len(days) == 1 else None


def _items(value: object, depth: int = 6) -> Iterator[Mapping[str, object]]:
    """The objects that a page's JSON-LD is about, without those that they only mention."""
    if depth == 0:
        return
    if isinstance(value, list):
        for part in value[:200]:
            yield from _items(part, depth - 1)
    elif isinstance(value, dict):
        yield value
        for key in _DOWN:
            yield from _items(value.get(key), depth - 1)


def _has_type(item: Mapping[str, object], pattern: re.Pattern[str]) -> bool:
    kinds = item.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and pattern.search(kind) for kind in listed)


def _is_of_page(item: Mapping[str, object], title: str | None, url: str | None) -> bool:
    """Whether an article of the JSON-LD has the page's address or, give or take an outlet's name, its title."""
    places = (item.get("url"), item.get("@id"), _of(item.get("mainEntityOfPage")))
    if url and any(isinstance(place, str) and _path(place) == _path(url) for place in places):
        return True
    own, said = _words(title), _words(item.get("headline") or item.get("name"))
    return bool(own and said) and len(own & said) >= 0.6 * min(len(own), len(said))


def _of(value: object) -> object:
    return value.get("@id") or value.get("url") if isinstance(value, dict) else value


def _path(address: str) -> str:
    return re.sub(r"^[a-z]+://(?:www\.|m\.|amp\.)?|[?#].*$", "", address.lower()).rstrip("/")


def _words(said: object) -> set[str]:
    return set(re.findall(r"\w+", said.casefold())) if isinstance(said, str) else set()


def _values(item: Mapping[str, object], key: str) -> list[object]:
    value = item.get(key)
    return [value[0] if isinstance(value, list) and value else value]


# ---------------------------------------------------------------- the article's own element


def own_elements(tree: Any) -> Iterator[Any]:
    """The elements that are the article: the one around its headline, then the one with the most text; the body last,
    where neither is marked."""
    heading = next((h for h in tree.iter("h1") if not _is_apart(h) and h.text_content().strip()), None)
    around = next((e for e in heading.iterancestors() if _is_article(e)), None) if heading is not None else None
    fullest = max(
        (e for e in tree.iter("article", "main", "div", "section") if _is_article(e) and not _is_apart(e)),
        key=_text_length, default=None,
    )  # fmt: skip
    found = [e for e in (around, fullest) if e is not None]
    if around is None:
        found += [e for tag in ("main", "body") for e in tree.iter(tag)][:1]
    yield from dict.fromkeys(found)


def _is_article(element: Any) -> bool:
    kinds = (element.get("itemtype") or "").split()
    return element.tag == "article" or any(_ARTICLE.search(kind) for kind in kinds)


def _text_length(element: Any) -> int:
    return sum(len(p.text_content()) for p in element.iter("p"))


def _is_apart(element: Any) -> bool:
    """Whether an element stands in what is beside an article, or in an article that another holds."""
    around = [element, *element.iterancestors()]
    if any(e.tag in ("aside", "nav", "footer") or APART.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in around
           if e.tag not in ("body", "html")):  # fmt: skip
        return True
    return sum(e.tag == "article" for e in around) > 1 and not _holds_heading(around)


def _holds_heading(around: list[Any]) -> bool:
    inner = next(e for e in around if e.tag == "article")
    return next(inner.iter("h1"), None) is not None


def _properties(own: Any, name: str) -> list[object]:
    """The values of an `itemprop` of an element itself, none of an item that it holds."""
    found = (e for e in own.iter() if name in (e.get("itemprop") or "").split())
    return [_value(e) for e in found if _belongs_to(e, own)]


def _belongs_to(element: Any, own: Any) -> bool:
    """Whether no other article, comment or box stands between an element and the article's own."""
    for around in element.iterancestors():
        if around is own:
            return True
        marked = f"{around.get('class') or ''} {around.get('id') or ''}"
        if around.tag in ("article", "aside", "nav", "footer", "blockquote") or APART.search(marked):
            return False
        if around.get("itemtype") and not _PAGE.search(around.get("itemtype")):
            return False
    return element is own


def _value(element: Any) -> str:
    return str(element.get("content") or element.get("datetime") or element.text_content() or "").strip()


def _above_the_text(own: tuple[Any, ...]) -> list[object]:
    """What `<time>` and lines marked as a date say above an element's first paragraph, without those of a change."""
    for element in own:
        found = [
            _value(e)
            for e in _before_text(element)
            if _is_dated(e) and _belongs_to(e, element) and not _tells_change(e)
        ]
        if found:
            return list(found)
    return []


def _before_text(own: Any) -> Iterator[Any]:
    for element in own.iter():
        if element.tag == "p" and len(element.text_content().split()) >= LEAD_WORDS:
            return
        yield element


def _is_dated(element: Any) -> bool:
    if element.tag == "time":
        return True
    marked = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))
    text = element.text_content() if isinstance(element.tag, str) and _DATED.search(marked) else ""
    return 6 <= len(text.strip()) <= _LONGEST_LINE


def _tells_change(element: Any) -> bool:
    """Whether a date is said to be that of a change, by its class or by the words right before it."""
    parent = element.getparent()
    before = parent.text if parent is not None and element.getprevious() is None else ""
    behind = element.getprevious().tail if element.getprevious() is not None else ""
    near = " ".join([element.get("class") or "", element.get("itemprop") or "", before or "", behind or ""])
    return _MOVED.search(f"{near[-60:]} {element.text_content()[:25]}") is not None
