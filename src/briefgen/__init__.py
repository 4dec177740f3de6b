"""briefgen: one briefing from a folder of news articles, every number and quote checked at its place."""

__version__ = "0.1.0"
