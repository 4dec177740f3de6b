"""The endpoints that briefgen is known to speak to, as data: what differs between them stands in `PROVIDERS`.

All speak OpenAI's chat completions. They differ in the header that carries the key, the name of the token limit, the
rungs of schema support and the path below the host. Whoever is not in the table is `compatible`: OpenAI's form, the
old name of the token limit, and whatever the endpoint refuses is learnt from its 400 (see `models/openai.py`).
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from briefgen.asking.redaction import Secret
from briefgen.errors import UsageError
from briefgen.records import Rung

TokenParameter = Literal["max_tokens", "max_completion_tokens"]

DEFAULT_BASE_URL = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class Provider:
    """What differs at one kind of endpoint."""

    name: str
    title: str
    hosts: tuple[str, ...] = ()
    """Host names; one that begins with a dot stands for all below it."""
    port: int | None = None
    """The usual port on loopback, by which a local server is recognised."""
    path: str = "/v1"
    """Put in where the base URL names a host only."""
    key_header: str = "Authorization"
    key_prefix: str = "Bearer "
    key_names: tuple[str, ...] = ()
    """Environment variables that hold this provider's key, in order."""
    token_parameter: TokenParameter = "max_tokens"
    rungs: tuple[Rung, ...] = ("json_schema", "json_object", "text")
    """The rungs of schema support that the endpoint can have at all, best first."""
    schema_in_json_object: bool = False
    """The json_object rung carries the schema too (llama.cpp makes a grammar of it)."""
    asks_support: bool = False
    """Routes to several backends: ask for one that supports all parameters sent."""
    price_id: str | None = None
    """The provider's id in genai-prices."""
    note: str = ""


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        "openai", "OpenAI", hosts=("api.openai.com", ".api.openai.com"), key_names=("OPENAI_API_KEY",),
        token_parameter="max_completion_tokens", price_id="openai",
        note="reasoning models refuse a temperature: it is left out after the first 400 that names it",
    ),
    Provider(
        "azure", "Azure OpenAI",
        hosts=(".openai.azure.com", ".services.ai.azure.com", ".cognitiveservices.azure.com"),
        path="/openai/v1", key_header="api-key", key_prefix="",
        key_names=("AZURE_OPENAI_API_KEY",), token_parameter="max_completion_tokens", price_id="azure",
        note="-m is the deployment's name; base URL .../openai/v1, or .../openai/deployments/NAME with api_version",
    ),
    Provider(
        "openrouter", "OpenRouter", hosts=("openrouter.ai",), path="/api/v1", key_names=("OPENROUTER_API_KEY",),
        asks_support=True, price_id="openrouter",
        note="schema support depends on the backend; only backends that support it are asked for",
    ),
    Provider("vllm", "vLLM", port=8000, key_names=("VLLM_API_KEY",), note="the key is what its --api-key says, if any"),
    Provider(
        "llama.cpp", "llama.cpp server", port=8080, key_names=("LLAMA_API_KEY",), schema_in_json_object=True,
        note="any model name; the schema becomes a grammar. llama-cpp-python's server has the json_object rung only",
    ),
    Provider(
        "ollama", "Ollama", port=11434, note="no key; its context is short unless OLLAMA_CONTEXT_LENGTH says otherwise"
    ),
    Provider(
        "lmstudio", "LM Studio", port=1234, rungs=("json_schema", "text"), note="no key; it has no json_object rung"
    ),
)  # fmt: skip

COMPATIBLE = Provider(
    "compatible",
    "an OpenAI-compatible endpoint",
    key_names=("OPENAI_API_KEY",),
    note="whatever it refuses is learnt from its 400",
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where requests go. `base_url` is normalised: lower-case host, no default port, no slash at its end."""

    base_url: str
    host: str
    """Host with its port where that is not the scheme's own; what errors name."""
    loopback: bool
    provider: Provider

    @property
    def origin(self) -> str:
        return self.base_url.split("://", 1)[0] + "://" + self.host


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a client: attempts at once, and seconds for one attempt from its start to the answer's last byte."""

    jobs: int = 8
    seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class Account:
    """Who asks. Only the key is a secret; organisation and project are OpenAI's own headers."""

    key: Secret | None = None
    organization: str | None = None
    project: str | None = None
    api_version: str | None = None


def read_endpoint(base_url: str, *, provider: str | None = None) -> Endpoint:
    """The endpoint that a base URL names: https, or http on loopback; no user, query or fragment.

    `provider` overrules what the host or port says. Raises `UsageError`, which does not repeat a URL with a password.
    """
    parts = _split(base_url)
    host = (parts.hostname or "").rstrip(".")
    loopback = is_loopback(host)
    if parts.scheme == "http" and not loopback:
        raise UsageError(
            f"base URL http://{host}: not encrypted",
            hint="use https; plain http is for servers on this machine (127.0.0.1)",
        )
    port = _port(parts)
    chosen = named_provider(provider) if provider else _recognise(host, port, loopback)
    shown = f"[{host}]" if ":" in host else host
    if port is not None and port != {"http": 80, "https": 443}[parts.scheme]:
        shown += f":{port}"
    return Endpoint(f"{parts.scheme}://{shown}{_path(parts, chosen)}", shown, loopback, chosen)


def named_provider(name: str) -> Provider:
    """The provider called `name`. Raises `UsageError` that lists the names."""
    found = next((p for p in (*PROVIDERS, COMPATIBLE) if p.name == name.lower()), None)
    if found is None:
        known = ", ".join(p.name for p in (*PROVIDERS, COMPATIBLE))
        raise UsageError(f"provider {name[:40]!r} is not known", hint=f"known are {known}")
    return found


def is_loopback(host: str) -> bool:
    """Whether a host is this machine by its name or address alone; nothing is looked up. `localhost.example` is not."""
    if host.lower() == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


def _split(base_url: str) -> SplitResult:
    """Strict on characters, so that no two URL parsers can read two hosts from it."""
    hint = f"a base URL looks like {DEFAULT_BASE_URL} or http://127.0.0.1:8080/v1"
    if not re.fullmatch(r"[\x21-\x7e]+", base_url) or "\\" in base_url:
        raise UsageError("base URL: it holds a space, a backslash or a character that is not ASCII", hint=hint)
    try:
        parts = urlsplit(base_url)
        host = parts.hostname or ""
    except ValueError:
        raise UsageError("base URL: it cannot be read", hint=hint) from None
    if "@" in parts.netloc:
        raise UsageError("base URL: it holds a user name or password", hint="put the key into the environment instead")
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.\-]+|[0-9a-f:.]+", host):
        raise UsageError("base URL: it is no http(s) address", hint=hint)
    if "?" in base_url or "#" in base_url:
        raise UsageError(
            "base URL: it holds a query or a fragment", hint="Azure's api-version is a setting of its own, api_version"
        )
    return parts


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:
        raise UsageError(
            "base URL: its port is no number below 65536", hint=f"{DEFAULT_BASE_URL} is the default"
        ) from None


def _path(parts: SplitResult, provider: Provider) -> str:
    path = parts.path.rstrip("/")
    if ".." in path or "//" in path:
        raise UsageError("base URL: its path holds .. or //", hint=f"{DEFAULT_BASE_URL} is the default")
    return path.removesuffix("/chat/completions") or provider.path


def _recognise(host: str, port: int | None, loopback: bool) -> Provider:
    if loopback:
        return next((p for p in PROVIDERS if p.port is not None and p.port == port), COMPATIBLE)
    return next((p for p in PROVIDERS if any(_host_fits(host, h) for h in p.hosts)), COMPATIBLE)


def _host_fits(host: str, pattern: str) -> bool:
    return host.endswith(pattern) if pattern.startswith(".") else host == pattern
