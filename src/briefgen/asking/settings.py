"""The only reader of the environment and of `briefgen.toml`.

For every option: flag > environment > `briefgen.toml` > default; `OPTIONS` is the whole list. Values leave here as one
frozen record; a stage is given the value, never the settings.

Two things a file in a folder may not decide, because folders are cloned from strangers: where private data goes
(state folder, key file, proxy), and to which unknown host a key is sent. Keys come from the environment or from a key
file, never from an argument and never from `briefgen.toml`.
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final, Literal, cast

from briefgen.asking.providers import DEFAULT_BASE_URL, Endpoint, Provider, named_provider, read_endpoint
from briefgen.asking.redaction import Secret
from briefgen.errors import MissingKey, UsageError
from briefgen.records import EngineName

Where = Literal["flag", "environment", "briefgen.toml", "default"]
Length = Literal["short", "normal", "long"]

CONFIG_NAME: Final = "briefgen.toml"
DEFAULT_MAX_COST: Final = Decimal(2)
"""US dollars at which a run with a model stops unless told otherwise."""
DEFAULT_JOBS: Final = 8
DEFAULT_TIMEOUT: Final = 120.0
"""Seconds for one attempt."""
LARGEST_FILE: Final = 64 * 1024
"""Bytes of a configuration or key file that are read at most."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that was configured, each with where it came from (`origins`). Built by `load_settings`."""

    endpoint: Endpoint
    model: str | None = None
    engine: EngineName | None = None
    key: Secret | None = None
    key_name: str | None = None
    """The variable or file that the key came from."""
    organization: str | None = None
    project: str | None = None
    """OpenAI's own headers, sent to OpenAI only."""
    api_version: str | None = None
    max_cost: Decimal | None = DEFAULT_MAX_COST
    """US dollars; None where the person said "none"."""
    max_tokens: int | None = None
    """Prompt and completion tokens of a run together."""
    jobs: int = DEFAULT_JOBS
    timeout: float = DEFAULT_TIMEOUT
    requests_per_minute: int | None = None
    proxy: str | None = None
    """The environment's proxy, followed only where `use_proxy` was asked for; the key goes through it then."""
    state_folder: Path = field(default_factory=Path)
    prompts: Path | None = None
    language: str | None = None
    length: Length = "normal"
    focus: str | None = None
    title: str | None = None
    strict: bool = False
    no_color: bool = False
    in_ci: bool = False
    origins: tuple[tuple[str, Where], ...] = ()

    @property
    def journal_path(self) -> Path:
        return self.state_folder / "journal.sqlite3"

    def origin_of(self, name: str) -> Where:
        """Where the option called `name` was set."""
        return dict(self.origins).get(name, "default")

    def key_note(self) -> str | None:
        """ "OPENAI_API_KEY found, not used; add -m MODEL", or None where no key lies there."""
        return f"{self.key_name} found, not used; add -m MODEL" if self.key_name else None


@dataclass(frozen=True, slots=True)
class Option:
    """One option: the variables that set it, whether a file in the folder may, and how its text is read."""

    name: str
    read: Callable[[object], object]
    variables: tuple[str, ...] = ()
    in_file: bool = True


def load_settings(
    flags: Mapping[str, object] | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
    home: Path | None = None,
) -> Settings:
    """All settings of a call. A flag that is None was not given.

    `folder` holds `briefgen.toml` (default: the current one); it and `home` and `environ` are given by tests.
    Raises `UsageError` that names the option, its value and where it was set.
    """
    variables = {name: text for name, text in (os.environ if environ is None else environ).items() if text.strip()}
    folder = Path.cwd() if folder is None else folder
    home = Path.home() if home is None else home
    said = _said_options(flags or {}, variables, _read_config(folder / CONFIG_NAME))
    endpoint = _endpoint_of(said)
    key, key_name = _find_key(endpoint, said, variables)
    at_openai = endpoint.provider.name == "openai"
    values = {name: value for name, (value, _) in said.items() if name not in NOT_FIELDS}
    values.setdefault("state_folder", default_state_folder(variables, home=home))
    return Settings(
        endpoint=endpoint,
        key=key,
        key_name=key_name,
        organization=variables.get("OPENAI_ORG_ID") if at_openai else None,
        project=variables.get("OPENAI_PROJECT_ID") if at_openai else None,
        proxy=_find_proxy(endpoint, variables) if said.get("use_proxy", (False, ""))[0] else None,
        no_color="NO_COLOR" in variables,
        in_ci="CI" in variables,
        origins=tuple((name, where) for name, (_, where) in said.items()),
        **values,  # type: ignore[arg-type]  # each value was read by its option
    )


def require_model(settings: Settings) -> str:
    """The model's name where one may be called. Raises `UsageError` without a model, `MissingKey` without a key."""
    if settings.model is None:
        raise UsageError("no model is named", hint="add -m MODEL, or set BRIEFGEN_MODEL or model in briefgen.toml")
    if settings.key is None and not settings.endpoint.loopback:
        names = (*settings.endpoint.provider.key_names, "BRIEFGEN_API_KEY")
        raise MissingKey(
            f"no key for {settings.endpoint.host}",
            hint=f"put it into {' or '.join(dict.fromkeys(names))}, or leave -m away to work without a model",
        )
    return settings.model


def default_state_folder(variables: Mapping[str, str], *, home: Path, platform: str = sys.platform) -> Path:
    """Where private state lives: `$XDG_STATE_HOME/briefgen`, and what macOS and Windows have in its place."""
    stated = variables.get("XDG_STATE_HOME", "")
    if stated and Path(stated).is_absolute():
        return Path(stated) / "briefgen"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "briefgen"
    if platform == "win32":
        return Path(variables.get("LOCALAPPDATA") or home / "AppData" / "Local") / "briefgen"
    return home / ".local" / "state" / "briefgen"


# ---------------------------------------------------------------- reading single values


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > 1_000:
        raise ValueError("text of at most 1,000 characters")
    return value.strip()


def _model(value: object) -> str:
    name = _text(value)
    if not re.fullmatch(r"[!-~]{1,200}", name):
        raise ValueError("a model's name without spaces")
    return name


def _flag(value: object) -> bool:
    known = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value.strip().lower() not in known:
        raise ValueError("true or false")
    return known[value.strip().lower()]


def _whole(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        digits = str(value).replace("_", "").strip()
        if isinstance(value, bool) or not re.fullmatch(r"\d{1,12}", digits, re.ASCII) or not low <= int(digits) <= high:
            raise ValueError(f"a whole number from {low:,} to {high:,}")
        return int(digits)

    return read


def _dollars(value: object) -> Decimal | None:
    if isinstance(value, str) and value.strip().lower() == "none":
        return None
    try:
        amount = Decimal(str(value).strip().removeprefix("$"))
    except InvalidOperation:
        amount = Decimal("NaN")
    if isinstance(value, bool) or not amount.is_finite() or not 0 <= amount <= 1_000_000:
        raise ValueError('an amount of US dollars, or "none"')
    return amount


def _seconds(value: object) -> float:
    try:
        seconds = float(str(value))
    except ValueError:
        seconds = -1.0
    if isinstance(value, bool) or not 0 < seconds <= 3_600:
        raise ValueError("seconds, above 0 and at most 3600")
    return seconds


def _path(value: object) -> Path:
    if isinstance(value, Path):
        return value
    words = _text(value)
    if "\0" in words:
        raise ValueError("a path, which has no zero byte")
    return Path(words).expanduser()


def _one_of(*words: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or value.strip().lower() not in words:
            raise ValueError(f"one of {', '.join(words)}")
        return value.strip().lower()

    return read


def _version(value: object) -> str:
    if not re.fullmatch(r"[\w.\-]{1,40}", _text(value), re.ASCII):
        raise ValueError("a version like 2025-04-01-preview")
    return _text(value)


def _provider(value: object) -> str:
    return named_provider(_text(value)).name


OPTIONS: tuple[Option, ...] = (
    Option("engine", _one_of("recorded", "local", "llm"), ("BRIEFGEN_ENGINE",)),
    Option("model", _model, ("BRIEFGEN_MODEL",)),
    Option("base_url", _text, ("BRIEFGEN_BASE_URL", "OPENAI_BASE_URL")),
    Option("provider", _provider, ("BRIEFGEN_PROVIDER",)),
    Option("api_version", _version, ("BRIEFGEN_API_VERSION", "OPENAI_API_VERSION")),
    Option("key_file", _path, ("BRIEFGEN_API_KEY_FILE",), in_file=False),
    Option("max_cost", _dollars, ("BRIEFGEN_MAX_COST",)),
    Option("max_tokens", _whole(1, 10**12 - 1), ("BRIEFGEN_MAX_TOKENS",)),
    Option("jobs", _whole(1, 512), ("BRIEFGEN_JOBS",)),
    Option("timeout", _seconds, ("BRIEFGEN_TIMEOUT",)),
    Option("requests_per_minute", _whole(1, 1_000_000), ("BRIEFGEN_REQUESTS_PER_MINUTE",)),
    Option("use_proxy", _flag, ("BRIEFGEN_USE_PROXY",), in_file=False),
    Option("state_folder", _path, ("BRIEFGEN_STATE",), in_file=False),
    Option("prompts", _path, ("BRIEFGEN_PROMPTS",)),
    Option("language", _text, ("BRIEFGEN_LANGUAGE",)),
    Option("length", _one_of("short", "normal", "long"), ("BRIEFGEN_LENGTH",)),
    Option("focus", _text),
    Option("title", _text),
    Option("strict", _flag, ("BRIEFGEN_STRICT",)),
)

NOT_FIELDS: Final = frozenset({"base_url", "provider", "key_file", "use_proxy"})
"""Options that decide the endpoint, the key and the proxy, and are no fields of `Settings` themselves."""

Said = dict[str, tuple[object, Where]]

# ---------------------------------------------------------------- who said what


def _said_options(flags: Mapping[str, object], variables: Mapping[str, str], config: Mapping[str, object]) -> Said:
    """Each option that was set anywhere, with its value and the strongest place that set it."""
    unknown = sorted(set(flags) - {option.name for option in OPTIONS})
    if unknown:
        raise UsageError(f"no such setting: {', '.join(unknown)}")
    said: Said = {}
    for option in OPTIONS:
        found = _find_option(option, flags, variables, config)
        if found is not None:
            raw, where, label = found
            said[option.name] = (_read_option(option, raw, label), where)
    return said


def _find_option(
    option: Option, flags: Mapping[str, object], variables: Mapping[str, str], config: Mapping[str, object]
) -> tuple[object, Where, str] | None:
    if flags.get(option.name) is not None:
        return flags[option.name], "flag", f"--{option.name.replace('_', '-')}"
    for variable in option.variables:
        if variable in variables:
            return variables[variable], "environment", variable
    if option.name in config:
        return config[option.name], "briefgen.toml", f"{option.name} in {CONFIG_NAME}"
    return None


def _read_option(option: Option, raw: object, label: str) -> object:
    try:
        return option.read(raw)
    except ValueError as error:
        raise UsageError(f"{label}: {str(raw)[:60]!r} is not {error}", hint="see `briefgen --help`") from None


def _read_config(path: Path) -> Mapping[str, object]:
    """The options of `briefgen.toml`; empty where there is none. Unknown and forbidden names are errors."""
    if not path.is_file():
        return {}
    try:
        config = tomllib.loads(_read_small(path))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(
            f"{path}: {str(error)[:100] or 'nested too deeply'}", hint="mend the file, or move it away"
        ) from None
    for name in config:
        _check_config_name(name, path)
    return config


def _check_config_name(name: str, path: Path) -> None:
    option = next((o for o in OPTIONS if o.name == name), None)
    if re.search(r"api_?key|secret|^key", name, re.IGNORECASE):
        raise UsageError(
            f"{path}: {name}: keys do not stand in a file of a project", hint="put the key into the environment"
        )
    if option is None:
        known = ", ".join(o.name for o in OPTIONS if o.in_file)
        raise UsageError(f"{path}: no such setting: {name[:40]}", hint=f"known are {known}")
    if not option.in_file:
        hint = f"set {option.variables[0]}, or the flag" if option.variables else "use the flag"
        raise UsageError(f"{path}: {name} cannot be set by a file in a folder", hint=hint)


def _read_small(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise UsageError(f"{path}: longer than {LARGEST_FILE // 1024} KiB", hint="is it the right file?")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8", hint="save it as UTF-8") from None
    except OSError as error:
        raise UsageError(
            f"{path}: {error.strerror or 'cannot be read'}", hint="check its path and permissions"
        ) from None


# ---------------------------------------------------------------- endpoint and key


def _endpoint_of(said: Said) -> Endpoint:
    base_url = str(said["base_url"][0]) if "base_url" in said else DEFAULT_BASE_URL
    provider = str(said["provider"][0]) if "provider" in said else None
    return read_endpoint(base_url, provider=provider)


def _find_key(endpoint: Endpoint, said: Said, variables: Mapping[str, str]) -> tuple[Secret | None, str | None]:
    """The key for this endpoint and the name of its place; (None, None) where there is none.

    `BRIEFGEN_API_KEY` and a key file are meant for whatever endpoint is named. A provider's own variable is for that
    provider. `OPENAI_API_KEY` also goes to another host if the environment's `OPENAI_BASE_URL`, or a flag, names it.
    """
    if _named_by_stranger(endpoint, said):
        return None, None
    if "key_file" in said:
        path = cast("Path", said["key_file"][0])
        return _secret(_read_small(path), str(path)), str(path)
    for name in ("BRIEFGEN_API_KEY", *_key_names(endpoint, said, variables)):
        if name in variables:
            return _secret(variables[name], name), name
    return None, None


def _named_by_stranger(endpoint: Endpoint, said: Said) -> bool:
    """A file in a folder names a host that is in no table: no key of the environment goes there unasked."""
    by_file = said.get("base_url", ("", "default"))[1] == CONFIG_NAME
    return by_file and not endpoint.loopback and not _known_host(endpoint)


def _known_host(endpoint: Endpoint) -> bool:
    return read_endpoint(endpoint.base_url).provider.name != "compatible"


def _key_names(endpoint: Endpoint, said: Said, variables: Mapping[str, str]) -> tuple[str, ...]:
    """The variables whose key may go to this endpoint: by its host, and by a provider that no mere file named."""
    where = said.get("base_url", ("", "default"))[1]
    at_host: Provider = read_endpoint(endpoint.base_url).provider
    own = tuple(name for name in at_host.key_names if name != "OPENAI_API_KEY" or at_host.name == "openai")
    if said.get("provider", ("", "default"))[1] in ("flag", "environment"):
        own = (*own, *endpoint.provider.key_names)
    if _same_endpoint(variables.get("OPENAI_BASE_URL"), endpoint):
        return (*own, "OPENAI_API_KEY")
    if at_host.name == "compatible" and where in ("flag", "environment"):
        return (*own, "OPENAI_API_KEY")
    return own


def _same_endpoint(base_url: str | None, endpoint: Endpoint) -> bool:
    if base_url is None:
        return False
    try:
        return read_endpoint(base_url).origin == endpoint.origin
    except UsageError:
        return False


def _find_proxy(endpoint: Endpoint, variables: Mapping[str, str]) -> str | None:
    """The proxy that the usual variables name for this endpoint; this machine is never asked through one."""
    host = endpoint.host.rsplit(":", 1)[0]
    spared = [word.strip().lstrip("*.") for word in _either(variables, "NO_PROXY").split(",") if word.strip()]
    if endpoint.loopback or any(word == "" or host == word or host.endswith(f".{word}") for word in spared):
        return None
    return _either(variables, "HTTPS_PROXY") or _either(variables, "ALL_PROXY") or None


def _either(variables: Mapping[str, str], name: str) -> str:
    return variables.get(name) or variables.get(name.lower()) or ""


def _secret(text: str, name: str) -> Secret:
    """Raises `UsageError` that does not show the key."""
    key = text.strip()
    if not re.fullmatch(r"[!-~]{1,4096}", key):
        raise UsageError(
            f"{name}: it holds no key (one line of letters, digits and signs)", hint="copy the key once more"
        )
    return Secret(key)
