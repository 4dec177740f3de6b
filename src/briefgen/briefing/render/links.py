"""Links to the cited words on the page they come from: only http and https, with a text fragment."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

WHOLE_WORDS = 12
"""A passage of at most this many words is named whole in the fragment; a longer one by its two ends."""
END_WORDS = 5


def safe_link(url: str | None) -> str | None:
    """`url` percent-encoded, or None: it must be http or https with a host, and hold no user or password."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  a malformed port raises here
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None or "@" in parts.netloc:
        return None
    return quote(url, safe=":/?#[@!$&'*+,;=%~-._")


def link_to_words(url: str | None, words: str) -> str | None:
    """The link with `#:~:text=words`, so that a browser scrolls there and marks them. None where the link is not safe.

    >>> link_to_words("https://example.org/a", "over 2 million")
    'https://example.org/a#:~:text=over%202%20million'
    """
    link = safe_link(url)
    said = words.split()
    if link is None or not said:
        return link
    if len(said) <= WHOLE_WORDS:
        fragment = _encoded(said)
    else:
        fragment = f"{_encoded(said[:END_WORDS])},{_encoded(said[-END_WORDS:])}"
    return f"{link}{'' if '#' in link else '#'}:~:text={fragment}"


def _encoded(words: list[str]) -> str:
    """Percent-encoded, also the comma, the dash and the ampersand, which part a text fragment."""
    return quote(" ".join(words).encode("utf-8", "replace"), safe="").replace("-", "%2D")
