"""The prompts: Markdown files that anyone may edit. Load, render, hash, check.

A file has TOML front matter (`name`, `version`, `answer`) between two `+++` lines, then `=== system ===` and
`=== user ===`, each a Jinja2 template. Values are data: they are put in and never read as templates, so an article that
holds `{{ 7*7 }}` is sent as it stands. A name that the stage does not give is an error, not an empty string.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, cast, get_args

from briefgen.errors import InternalError, UsageError
from briefgen.records import Message, Stage

if TYPE_CHECKING:
    from jinja2 import Environment, Template

STAGES: tuple[Stage, ...] = get_args(Stage)
"""The prompts, in the order in which they are asked. One file each: `extract.md`."""

SECTIONS = ("system", "user")
LARGEST_PROMPT = 200_000
"""Bytes. A prompt of more is a file of another kind."""

Prompts = Mapping[str, "PromptTemplate"]


class PromptInvalid(UsageError):
    """A prompt file that cannot be loaded or rendered; the message names file and fault."""

    default_hint = "`briefgen prompts check` lists all faults; prompts/ in git holds the last version"


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """One loaded prompt. `hash` is of the whole file with LF line ends: front matter, version and both templates."""

    name: str
    version: str
    answer: str
    """Name of the answer's schema in `answers.ANSWERS`."""
    hash: str
    system: str
    user: str
    path: Path
    _compiled: tuple[tuple[str, Template], ...] = field(default=(), repr=False, compare=False)

    def render(self, **values: object) -> tuple[Message, ...]:
        """System and user message with the values put in. Raises `PromptInvalid` for a name that was not given."""
        from jinja2 import TemplateError

        try:
            texts = {role: template.render(values).strip("\n") for role, template in self._compiled}
        except (TemplateError, TypeError) as error:
            raise PromptInvalid(f"{self.path.name}: {error}") from error
        return tuple(Message(cast(Literal["system", "user"], role), texts[role]) for role in SECTIONS)


# ---------------------------------------------------------------- loading


def prompts_folder() -> Path:
    """The folder of the built-in prompts: the package's data, else the checkout's top folder."""
    for folder in _built_in_folders():
        if (folder / "extract.md").is_file():
            return folder
    raise InternalError("the built-in prompts are not where they were installed", hint="install briefgen again")


def load_prompts(folder: Path | None = None) -> Prompts:
    """All prompts by name; those in `folder` take the place of the built-in ones.

    Raises `PromptInvalid` for a folder that is none or holds none of them, and for a file that cannot be read.
    """
    files = {stage: prompts_folder() / f"{stage}.md" for stage in STAGES}
    if folder is not None:
        own = {stage: folder / f"{stage}.md" for stage in STAGES if (folder / f"{stage}.md").is_file()}
        if not own:
            names = ", ".join(f"{stage}.md" for stage in STAGES)
            raise PromptInvalid(f"{folder}: no prompt in this folder", hint=f"it may hold any of {names}")
        files.update(own)
    return MappingProxyType({stage: load_prompt(path) for stage, path in files.items()})


def load_prompt(path: Path) -> PromptTemplate:
    """One prompt file. Raises `PromptInvalid`: unreadable, no front matter, a missing section, a template's fault."""
    text = _read(path)
    front, body = _front_matter(text, path)
    system, user = _sections(body, path)
    environment = _environment()
    return PromptTemplate(
        name=_word(front, "name", path),
        version=_word(front, "version", path),
        answer=_word(front, "answer", path),
        hash=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        system=system,
        user=user,
        path=path,
        _compiled=(
            ("system", _compile(environment, system, path)),
            ("user", _compile(environment, user, path)),
        ),
    )


def _built_in_folders() -> tuple[Path, ...]:
    """An installed wheel carries a copy; an editable install reads the checkout, recognised by its pyproject.toml."""
    package = Path(__file__).resolve().parent.parent
    top = package.parent.parent
    own = top / "pyproject.toml"
    if own.is_file() and 'name = "briefgen"' in own.read_text(encoding="utf-8"):
        return (package / "data" / "prompts", top / "prompts")
    return (package / "data" / "prompts",)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_PROMPT:
            raise PromptInvalid(f"{path}: larger than {LARGEST_PROMPT} bytes")
        return path.read_text(encoding="utf-8").replace("\r\n", "\n").removeprefix("\ufeff")
    except OSError as error:
        raise PromptInvalid(f"{path}: {error.strerror or 'cannot be read'}") from error
    except UnicodeDecodeError as error:
        raise PromptInvalid(f"{path}: not UTF-8 at byte {error.start}") from error


def _front_matter(text: str, path: Path) -> tuple[dict[str, object], str]:
    match = re.match(r"\+\+\+\n(.*?\n)\+\+\+\n", text, re.DOTALL)
    if match is None:
        raise PromptInvalid(f"{path.name}: line 1: no front matter between two +++ lines")
    try:
        return tomllib.loads(match[1]), text[match.end() :]
    except tomllib.TOMLDecodeError as error:
        raise PromptInvalid(f"{path.name}: front matter: {error}") from error


def _sections(body: str, path: Path) -> tuple[str, str]:
    """A mark ends its line; what stands before it on that line (an `{% endif %}`) belongs to the section above."""
    parts = re.split(r"=== (system|user) ===\n", body)
    if tuple(parts[1::2]) != SECTIONS or parts[0].strip():
        raise PromptInvalid(f"{path.name}: after the front matter stand '=== system ===' and '=== user ===', once each")
    return parts[2], parts[4]


def _word(front: Mapping[str, object], name: str, path: Path) -> str:
    value = front.get(name)
    if not isinstance(value, str) or not value:
        raise PromptInvalid(f'{path.name}: front matter: no {name} = "..."')
    return value


@cache
def _environment() -> Environment:
    """Sandboxed: a prompt from somebody else's folder can neither reach Python nor loop for ever over a huge range."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)


def _compile(environment: Environment, source: str, path: Path) -> Template:
    from jinja2 import TemplateSyntaxError

    try:
        return environment.from_string(source)
    except TemplateSyntaxError as error:
        raise PromptInvalid(f"{path.name}: {error.message} (line {error.lineno} of its section)") from error


# ---------------------------------------------------------------- what each stage gives

_CLAIM = {
    "words": "at least 40", "refs": "001:4", "who": "the keeper", "date": "2020-05-01", "mark": "replaced by “42”",
}  # fmt: skip
_ARTICLES = (
    {"id": "001", "outlet": "The Courier", "published": "1 May 2020", "headline": "Birds counted",
     "headline_ref": "001:1", "note": "a repost",
     "sentences": ({"ref": "001:4", "post": "A Birder", "text": "The zoo counted at least 40 birds on Monday."},)},
    {"id": "002", "outlet": "article 002", "published": "undated", "headline": "Owls", "headline_ref": "", "note": "",
     "sentences": ()},
)  # fmt: skip
_GROUP = {"id": "F1", "label": "counted: birds", "status": "single_source", "claims": (_CLAIM,)}

SAMPLES: Mapping[Stage, Mapping[str, object]] = MappingProxyType(
    {
        "extract": {
            "marker": "0badcafe",
            "articles": (
                {"source": "The Courier", "published": "2020-05-01", "title": "Birds counted",
                 "context": "The zoo opened in May.",
                 "sentences": "1: The zoo counted at least 40 birds on Monday, the keeper said."},
            ),
        },
        "relate": {
            "voices": ({"number": 1, "name": "the keeper"},), "measures": ({"number": 1, "name": "birds counted"},),
            "closing": ({"number": 1, "name": "birds counted", "kind": "level", "examples": "40 birds; 38 birds"},),
            "articles": (
                {"number": 1, "outlet": "The Courier", "published": "2020-05-01", "headline": "Birds counted",
                 "lines": ("The zoo counted at least 40[1] birds on Monday, the keeper said.",)},
            ),
        },
        "compose": {
            "articles": _ARTICLES, "groups": (_GROUP,), "findings": ("002 is a copy of 001 [002:1]",),
            "refused": (
                {"n": 1, "part": "key points", "said": "40 birds are ill", "cites": "001:4",
                 "reason": "no citation holds it"},
            ),
            "bottom_line": 3, "sections": 5, "words": 330, "gaps": 3, "tables": 2, "year": "2020",
            "focus": "Are the birds ill?", "language": "en",
        },
    }
)  # fmt: skip
"""The names that each stage gives its prompt, with a small value each: what a prompt is checked against."""

NEEDED: Mapping[Stage, frozenset[str]] = MappingProxyType(
    {
        "extract": frozenset({"marker", "articles"}),
        "relate": frozenset({"articles", "closing"}),
        "compose": frozenset({"articles", "groups", "refused"}),
    }
)
"""Without these a prompt asks about nothing; the markers keep article text apart from the instructions."""


# ---------------------------------------------------------------- checking

PromptFault = Literal["undefined", "unused", "answer", "schema", "invalid"]


@dataclass(frozen=True, slots=True)
class PromptFinding:
    """What is wrong with a prompt file, and where."""

    prompt: str
    fault: PromptFault
    text: str


@dataclass(frozen=True, slots=True)
class PromptGrowth:
    """Tokens of one stage's requests, recorded and as they would be asked now."""

    prompt: str
    questions: int
    before: int
    after: int


def check_prompts(folder: Path | None = None) -> tuple[PromptFinding, ...]:
    """Every fault of the prompts that would be used: names no stage gives, an answer that is not read, unread fields.

    A file that cannot be loaded is one finding of kind `invalid`; the others are checked all the same.
    """
    findings: list[PromptFinding] = []
    for stage in STAGES:
        own = folder / f"{stage}.md" if folder is not None and (folder / f"{stage}.md").is_file() else None
        try:
            prompt = load_prompt(own or prompts_folder() / f"{stage}.md")
        except PromptInvalid as error:
            findings.append(PromptFinding(stage, "invalid", str(error)))
            continue
        findings.extend(check_prompt(prompt, stage))
    return tuple(findings)


def check_prompt(prompt: PromptTemplate, stage: Stage) -> tuple[PromptFinding, ...]:
    """The faults of one prompt, held against what `stage` gives it and reads from its answer."""
    return (*_name_faults(prompt, stage), *_render_faults(prompt, stage), *_answer_faults(prompt, stage))


def _name_faults(prompt: PromptTemplate, stage: Stage) -> list[PromptFinding]:
    """From the parsed template, so that a branch which no sample takes is read too."""
    from jinja2 import meta

    environment = _environment()
    parsed = environment.parse(f"{prompt.system}\n{prompt.user}")
    used = meta.find_undeclared_variables(parsed)
    given = ", ".join(SAMPLES[stage])
    faults = [
        PromptFinding(stage, "undefined", f"{{{{ {name} }}}} is not given to this prompt; given are {given}")
        for name in sorted(used - set(SAMPLES[stage]))
    ]
    unused = [
        PromptFinding(stage, "unused", f"{{{{ {name} }}}} is nowhere in it, and it asks about nothing without it")
        for name in sorted(NEEDED[stage] - used)
    ]
    return faults + unused


def _render_faults(prompt: PromptTemplate, stage: Stage) -> list[PromptFinding]:
    """Rendered with every list filled and with every list and word empty: finds faults inside the items of a list."""
    listed = "\n".join(finding.text for finding in _name_faults(prompt, stage))
    known = {f"'{name}' is undefined" for name in re.findall(r"^\{\{ (\w+) \}\} is not given", listed, re.MULTILINE)}
    faults = []
    for values in (SAMPLES[stage], {name: _emptied(value) for name, value in SAMPLES[stage].items()}):
        try:
            prompt.render(**values)
        except PromptInvalid as error:
            faults.append(PromptFinding(stage, "undefined", str(error)))
    return [fault for fault in dict.fromkeys(faults) if not any(text in fault.text for text in known)]


def _emptied(value: object) -> object:
    return type(value)() if isinstance(value, str | tuple) else value


def _answer_faults(prompt: PromptTemplate, stage: Stage) -> list[PromptFinding]:
    from briefgen.stages.answers import ANSWERS

    if prompt.name != stage:
        return [PromptFinding(stage, "answer", f'its name is "{prompt.name}", its file is {stage}.md')]
    if prompt.answer not in ANSWERS:
        known = ", ".join(ANSWERS)
        return [PromptFinding(stage, "answer", f'answer = "{prompt.answer}" is not known; known are {known}')]
    if prompt.answer != stage:
        return [PromptFinding(stage, "schema", f'answer = "{prompt.answer}" does not fit: this stage reads "{stage}"')]
    words = set(re.findall(r"\w+", prompt.system))
    unsaid = [name for name in answer_fields(prompt.answer) if not {name, name.removesuffix("s")} & words]
    return [PromptFinding(stage, "schema", f"the answer's field {name!r} is nowhere explained") for name in unsaid]


def answer_fields(answer: str) -> tuple[str, ...]:
    """The field names of an answer, outer ones first: `("quotes", "s", "words", ...)` for extract."""
    import json

    from briefgen.stages.answers import answer_schema

    found: list[str] = []
    todo: list[object] = [json.loads(answer_schema(answer))]
    while todo:
        node = todo.pop(0)
        if isinstance(node, dict):
            found.extend(node["properties"] if isinstance(node.get("properties"), dict) else ())
            todo.extend(node.values())
        elif isinstance(node, list):
            todo.extend(node)
    return tuple(dict.fromkeys(found))


# ---------------------------------------------------------------- for people


def list_lines(prompts: Prompts) -> tuple[str, ...]:
    """One line a prompt: name, version, first digits of its hash, file."""
    width = max(len(name) for name in prompts)
    return tuple(f"{name:<{width}}  version {p.version}  {p.hash[:12]}  {p.path}" for name, p in prompts.items())


def show_lines(messages: Sequence[Message]) -> tuple[str, ...]:
    """Rendered messages, each under its role."""
    return tuple(line for message in messages for line in (f"=== {message.role} ===", *message.content.split("\n")))
