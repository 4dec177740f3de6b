"""briefgen: one briefing from a folder of news articles, every number and quote checked at its place.

import briefgen
briefing = briefgen.brief("news/")
print(briefing.to_markdown())
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

__all__ = [
    "Article",
    "BriefOptions",
    "Briefing",
    "BriefgenError",
    "Reply",
    "Request",
    "__version__",
    "abrief",
    "brief",
]

if TYPE_CHECKING:
    from briefgen.briefing.public import Briefing
    from briefgen.errors import BriefgenError
    from briefgen.pipeline import BriefOptions, abrief, brief
    from briefgen.records import Article, Reply, Request

_HOMES = {
    "Article": "records",
    "BriefOptions": "pipeline",
    "Briefing": "briefing.public",
    "BriefgenError": "errors",
    "Reply": "records",
    "Request": "records",
    "abrief": "pipeline",
    "brief": "pipeline",
}


def __getattr__(name: str) -> object:
    """Public names are imported when they are used, so that `briefgen --help` stays fast."""
    if name not in _HOMES:
        raise AttributeError(f"module 'briefgen' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"briefgen.{_HOMES[name]}"), name)
