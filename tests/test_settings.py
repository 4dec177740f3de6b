"""Who decides an option, and where a key may come from and go to."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.asking.redaction import Secret
from briefgen.asking.settings import OPTIONS, Settings, default_state_folder, load_settings, require_model
from briefgen.errors import MissingKey, UsageError
from stack import KEY

OTHER_KEY = "sk-other-77aa88bb99cc00dd"


def load(folder: Path, toml: str = "", environ: dict[str, str] | None = None, **flags: object) -> Settings:
    if toml:
        (folder / "briefgen.toml").write_text(toml, encoding="utf-8")
    return load_settings(flags, environ=environ or {}, folder=folder, home=Path("/home/me"))


def test_flag_before_environment_before_file_before_default(tmp_path: Path) -> None:
    """Each place gives way to the stronger one, and the settings remember which it was."""
    toml, environ = 'model = "file"\njobs = 3', {"BRIEFGEN_MODEL": "variable"}

    found = [
        load(tmp_path),
        load(tmp_path, toml),
        load(tmp_path, toml, environ),
        load(tmp_path, toml, environ, model="flag"),
        load(tmp_path, toml, environ, model=None),
    ]

    assert [(s.model, s.origin_of("model")) for s in found] == [
        (None, "default"), ("file", "briefgen.toml"), ("variable", "environment"), ("flag", "flag"),
        ("variable", "environment"),
    ]  # fmt: skip
    assert [s.jobs for s in found] == [8, 3, 3, 3, 3]


def test_defaults(tmp_path: Path) -> None:
    """Two dollars, eight at once, two minutes, OpenAI, and no model."""
    found = load(tmp_path)

    assert (found.max_cost, found.max_tokens, found.jobs, found.timeout) == (Decimal(2), None, 8, 120.0)
    assert (found.endpoint.base_url, found.model, found.engine, found.key) == (
        "https://api.openai.com/v1",
        None,
        None,
        None,
    )
    assert found.journal_path == Path("/home/me/.local/state/briefgen/journal.sqlite3")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("max_cost", "0.5", Decimal("0.5")), ("max_cost", "$3", Decimal(3)), ("max_cost", "none", None),
        ("max_cost", "0", Decimal(0)), ("max_tokens", "1_000_000", 1_000_000), ("jobs", "64", 64),
        ("timeout", "2.5", 2.5), ("engine", "LLM", "llm"), ("strict", "yes", True), ("length", "short", "short"),
    ],
)  # fmt: skip
def test_values_are_read(tmp_path: Path, name: str, text: str, value: object) -> None:
    """Text from a flag or a variable becomes the option's own type."""
    assert getattr(load(tmp_path, **{name: text}), name) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("max_cost", "two"), ("max_cost", "-1"), ("max_cost", "nan"), ("max_cost", "inf"), ("max_cost", True),
        ("max_tokens", "0"), ("max_tokens", "1e9"), ("max_tokens", "-5"), ("jobs", "0"), ("jobs", "9999"),
        ("jobs", True), ("jobs", "٣"), ("timeout", "0"), ("timeout", "nan"), ("timeout", "forever"), ("engine", "gpt"),
        ("model", "two words"), ("model", "x\n"), ("strict", "maybe"), ("length", 5), ("api_version", "a b"),
        ("provider", "acme"), ("base_url", "http://example.com"),
    ],
)  # fmt: skip
def test_bad_value_is_named(tmp_path: Path, name: str, text: object) -> None:
    """A value that cannot be is refused, with a hint, before anything else happens."""
    if (name, text) == ("model", "x\n"):
        assert load(tmp_path, model="x\n").model == "x"
        return
    with pytest.raises(UsageError) as raised:
        load(tmp_path, **{name: text})
    assert raised.value.hint


@pytest.mark.parametrize(
    "toml",
    [
        "modle = 'x'", "api_key = 'sk-1'", "key = 'x'", "openai_api_key = 'x'", "key_file = 'x'", "state_folder = '/e'",
        "use_proxy = true", "model = [", "model = 7", "[model]\nname = 'x'", "a" * 70_000,
    ],
)  # fmt: skip
def test_bad_file_is_refused(tmp_path: Path, toml: str) -> None:
    """Unknown names, keys and private places have no business in a file of a folder."""
    with pytest.raises(UsageError) as raised:
        load(tmp_path, toml)
    assert "briefgen.toml" in str(raised.value)


def test_file_that_is_no_text(tmp_path: Path) -> None:
    """A file that is not UTF-8 is named."""
    (tmp_path / "briefgen.toml").write_bytes(b"model = '\xff'")
    with pytest.raises(UsageError, match="UTF-8"):
        load(tmp_path)


def test_unknown_flag_is_refused(tmp_path: Path) -> None:
    """A misspelt name of a setting is not silently dropped."""
    with pytest.raises(UsageError, match="modell"):
        load(tmp_path, modell="x")


def test_every_option_is_a_field() -> None:
    """Each option of the table ends in the record, or decides endpoint, key or proxy."""
    fields = set(Settings.__dataclass_fields__)
    assert {o.name for o in OPTIONS} - fields == {"base_url", "provider", "key_file", "use_proxy"}


@given(st.dictionaries(st.sampled_from([v for o in OPTIONS for v in o.variables]), st.text(max_size=20), max_size=4))
@settings(max_examples=80, deadline=None)
def test_any_environment_is_settings_or_a_usage_error(environ: dict[str, str]) -> None:
    """Whatever stands in the variables, there is no traceback."""
    try:
        found = load_settings({}, environ=environ, folder=Path("/nonexistent"), home=Path("/home/me"))
    except UsageError:
        return
    assert found.endpoint.host


# ---------------------------------------------------------------- keys


def key_at(folder: Path, environ: dict[str, str], toml: str = "", **flags: object) -> str | None:
    return load(folder, toml, environ, **flags).key_name


def test_key_goes_to_its_own_provider(tmp_path: Path) -> None:
    """Each provider gets the key of its own variable."""
    environ = {"OPENAI_API_KEY": KEY, "AZURE_OPENAI_API_KEY": OTHER_KEY, "OPENROUTER_API_KEY": OTHER_KEY}

    assert key_at(tmp_path, environ) == "OPENAI_API_KEY"
    assert key_at(tmp_path, environ, base_url="https://acme.openai.azure.com") == "AZURE_OPENAI_API_KEY"
    assert key_at(tmp_path, environ, base_url="https://openrouter.ai") == "OPENROUTER_API_KEY"


def test_openai_key_stays_away_from_others(tmp_path: Path) -> None:
    """OpenAI's key does not go to another known provider, unless the environment itself sends it there."""
    environ = {"OPENAI_API_KEY": KEY}

    assert key_at(tmp_path, environ, base_url="https://openrouter.ai") is None
    assert key_at(tmp_path, environ, base_url="http://127.0.0.1:11434") is None
    assert key_at(tmp_path, environ | {"OPENAI_BASE_URL": "https://openrouter.ai/api/v1"}) == "OPENAI_API_KEY"


def test_file_of_a_stranger_gets_no_key(tmp_path: Path) -> None:
    """A briefgen.toml in a cloned folder cannot send a key to a host of its choice; a person's own word can."""
    environ = {"OPENAI_API_KEY": KEY, "BRIEFGEN_API_KEY": OTHER_KEY}
    toml, url = 'base_url = "https://evil.example/v1"', "https://evil.example/v1"

    assert key_at(tmp_path, environ, toml) is None
    assert key_at(tmp_path, {"OPENAI_API_KEY": KEY}, toml + '\nprovider = "openai"') is None
    assert key_at(tmp_path, environ, base_url=url) == "BRIEFGEN_API_KEY"
    assert key_at(tmp_path, {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": url}) == "OPENAI_API_KEY"


def test_file_does_not_send_openai_key_to_this_machine(tmp_path: Path) -> None:
    """What listens on a port that a file names may be anything; a person who names it is believed."""
    toml = 'base_url = "http://127.0.0.1:5555/v1"'

    assert key_at(tmp_path, {"OPENAI_API_KEY": KEY}, toml) is None
    assert key_at(tmp_path, {"OPENAI_API_KEY": KEY}, toml, base_url="http://127.0.0.1:5555/v1") == "OPENAI_API_KEY"


def test_host_that_only_looks_like_openai(tmp_path: Path) -> None:
    """api.openai.com.evil.example is not OpenAI, and a file that names it gets no key."""
    toml = 'base_url = "https://api.openai.com.evil.example/v1"'

    assert key_at(tmp_path, {"OPENAI_API_KEY": KEY}, toml) is None


def test_key_from_a_file(tmp_path: Path) -> None:
    """A key file is read, its line end left out, and named in place of the key."""
    (tmp_path / "key").write_text(f"{KEY}\n", encoding="utf-8")
    found = load(tmp_path, environ={"BRIEFGEN_API_KEY_FILE": str(tmp_path / "key"), "OPENAI_API_KEY": OTHER_KEY})

    assert (found.key, found.key_name) == (Secret(KEY), str(tmp_path / "key"))


@pytest.mark.parametrize("key", ["sk-two lines\nsk-b", "sk-ключ", "sk-\x07", "x" * 5_000])
def test_bad_key_is_refused_unseen(tmp_path: Path, key: str) -> None:
    """A key that cannot stand in a header is refused without being shown."""
    with pytest.raises(UsageError) as raised:
        load(tmp_path, environ={"OPENAI_API_KEY": key})
    assert key not in f"{raised.value}{raised.value.hint}"


def test_settings_do_not_show_the_key(tmp_path: Path) -> None:
    """Printing the settings prints no key."""
    found = load(tmp_path, environ={"OPENAI_API_KEY": KEY})

    assert KEY not in f"{found!r} {found.key_note()}"
    assert found.key_note() == "OPENAI_API_KEY found, not used; add -m MODEL"


def test_blank_variable_is_none(tmp_path: Path) -> None:
    """A variable that is set to nothing is not set."""
    assert key_at(tmp_path, {"OPENAI_API_KEY": "  "}) is None


def test_model_needs_name_and_key(tmp_path: Path) -> None:
    """Without a name: usage. Without a key: says which variable. On this machine no key is needed."""
    with pytest.raises(UsageError, match="no model"):
        require_model(load(tmp_path))
    with pytest.raises(MissingKey) as raised:
        require_model(load(tmp_path, model="m"))
    assert "OPENAI_API_KEY" in raised.value.hint
    assert require_model(load(tmp_path, model="m", base_url="http://127.0.0.1:8080")) == "m"


def test_openai_headers_go_to_openai_only(tmp_path: Path) -> None:
    """Organisation and project are nobody else's business."""
    environ = {"OPENAI_ORG_ID": "org", "OPENAI_PROJECT_ID": "proj"}

    assert (load(tmp_path, environ=environ).organization, load(tmp_path, environ=environ).project) == ("org", "proj")
    assert load(tmp_path, environ=environ, base_url="https://example.com").organization is None


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {}, "/home/me/.local/state/briefgen"),
        ("linux", {"XDG_STATE_HOME": "/var/me"}, "/var/me/briefgen"),
        ("linux", {"XDG_STATE_HOME": "relative"}, "/home/me/.local/state/briefgen"),
        ("darwin", {}, "/home/me/Library/Application Support/briefgen"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/briefgen"),
        ("win32", {}, "/home/me/AppData/Local/briefgen"),
    ],
)
def test_state_folder_of_each_system(platform: str, variables: dict[str, str], folder: str) -> None:
    """XDG where it is set, else the system's own place."""
    assert default_state_folder(variables, home=Path("/home/me"), platform=platform) == Path(folder)


def test_state_folder_can_be_moved(tmp_path: Path) -> None:
    """BRIEFGEN_STATE moves all private state."""
    assert load(tmp_path, environ={"BRIEFGEN_STATE": "/elsewhere"}).journal_path == Path("/elsewhere/journal.sqlite3")


def test_proxy_only_when_asked_for(tmp_path: Path) -> None:
    """Proxy variables count only with BRIEFGEN_USE_PROXY, spare NO_PROXY, and never stand before this machine."""
    environ = {"HTTPS_PROXY": "http://proxy:3128"}
    asked = environ | {"BRIEFGEN_USE_PROXY": "1"}

    assert load(tmp_path, environ=environ).proxy is None
    assert load(tmp_path, environ=asked).proxy == "http://proxy:3128"
    assert load(tmp_path, environ=asked | {"NO_PROXY": ".openai.com"}).proxy is None
    assert load(tmp_path, environ=asked, base_url="http://127.0.0.1:8080").proxy is None


def test_ci_and_colour_are_known(tmp_path: Path) -> None:
    """The only reader of the environment knows these two as well."""
    found = load(tmp_path, environ={"CI": "true", "NO_COLOR": "1"})

    assert (found.in_ci, found.no_color) == (True, True)
