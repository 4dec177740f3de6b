"""`briefgen doctor`: what this installation can do, and where it keeps things."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.asking.settings import Settings

LIBRARIES = ("openai", "pydantic", "typer", "rich", "jinja2", "tenacity", "tiktoken", "sentencex", "genai-prices")
EXTRAS = (
    ("offline", ("bpe-openai",), "token counts without a download"),
    ("formats", ("pypdf", "python-docx", "trafilatura"), "articles in PDF, Word and HTML"),
)


def doctor_command() -> None:
    """Show versions, extras, keys found (never their values), recordings and the state folder."""
    from briefgen.asking.settings import load_settings
    from briefgen.briefing.render.safe import show_untrusted
    from briefgen.cli.output import write_stdout

    lines = [f"{name:<14} {show_untrusted(value)}" for name, value in _findings(load_settings())]
    write_stdout("\n".join(lines) + "\n")


def _findings(settings: Settings) -> Iterator[tuple[str, str]]:
    from briefgen import __version__

    yield "briefgen", __version__
    yield "python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield "libraries", ", ".join(f"{name} {_version(name) or 'missing'}" for name in LIBRARIES)
    for extra, packages, purpose in EXTRAS:
        told = ", ".join(f"{name} {_version(name) or 'missing'}" for name in packages)
        yield f"[{extra}]", f"{told}: {purpose}"
    yield "tokens", _tokens()
    yield "key", f"yes, from {settings.key_name}" if settings.key_name else "no; none is needed without -m"
    yield "model", settings.model or "none named; articles are read without a model"
    yield "endpoint", settings.endpoint.host
    yield "prompts", _prompts()
    yield "recordings", _recordings()
    yield "state folder", _state(settings)


def _version(package: str) -> str | None:
    from importlib import metadata

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _tokens() -> str:
    from briefgen.errors import UsageError
    from briefgen.text.tokens import count_tokens

    try:
        return f"o200k, counted here ({count_tokens('one two three')} for three words)"
    except UsageError as error:
        return f"estimated without a model; not to be had for any other engine: {error} ({error.hint})"


def _prompts() -> str:
    from briefgen.asking.prompts import load_prompts
    from briefgen.errors import BriefgenError

    try:
        prompts = load_prompts()
    except BriefgenError as error:
        return f"{error} ({error.hint})"
    return ", ".join(f"{name} {prompt.version}" for name, prompt in prompts.items())


def _recordings() -> str:
    from briefgen.asking.fixtures.suite import find_suites, fixtures_folder
    from briefgen.errors import BriefgenError

    folder = fixtures_folder()
    if folder is None:
        return "none found"
    try:
        names = [suite.name for suite in find_suites(folder)]
    except BriefgenError as error:
        return f"{error} ({error.hint})"
    return f"{', '.join(names) or 'none'} in {folder}"


def _state(settings: Settings) -> str:
    folder = settings.state_folder
    if not folder.exists():
        return f"{folder} (not made yet)"
    last = "with a last briefing" if (folder / "last.json").is_file() else "no last briefing"
    return f"{folder} ({last})"
