"""The outermost line: every way a command can end, as an exit code and at most two lines on stderr."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from typer import Abort
from typer.exceptions import TyperException

from briefgen import __version__
from briefgen.errors import BriefgenError

INTERRUPTED = 130
INTERNAL = 70


class Boundary:
    """A context in which a command runs; `code` is the exit code afterwards."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self.command = next((word for word in arguments if not word.startswith("-")), "")
        self.code = 0

    def __enter__(self) -> Boundary:
        return self

    def finish(self, code: int) -> None:
        """Take the command's own exit code. Typer turns Ctrl-C into one without a word."""
        self.code = code
        if code == INTERRUPTED:
            _say_interrupted()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        match error:
            case None:
                return False
            case SystemExit():
                self.code = error.code if isinstance(error.code, int) else 1
            case BriefgenError() if error.exit_code != INTERNAL:
                self.code = error.exit_code
                say_error(str(error), error.hint)
            case TyperException():
                self.code = 2
                say_error(_usage(error.format_message()), f"see `briefgen {self._help_of()}--help`")
            case KeyboardInterrupt() | Abort():
                self.finish(INTERRUPTED)
            case BrokenPipeError():
                self.code = 0
            case Exception():
                self.code = INTERNAL
                _say_crash(error, self.command)
        return isinstance(error, (Exception, SystemExit, KeyboardInterrupt))

    def _help_of(self) -> str:
        from briefgen.cli import app

        known = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
        return f"{self.command} " if self.command in known else ""


def _say_interrupted() -> None:
    say_error("interrupted", "the same command goes on where it stopped; nothing is paid twice")


def say_error(what: str, next_step: str) -> None:
    """The two lines of every error."""
    say(f"error: {_shown(what)}")
    say(f"next: {_shown(next_step)}")


def say(line: str) -> None:
    """One line on stderr; a closed stderr is no reason to fail."""
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except (BrokenPipeError, ValueError):
        return


def _shown(text: str) -> str:
    from briefgen.briefing.render.safe import show_untrusted

    return show_untrusted(text.strip())


def _usage(message: str) -> str:
    """The parser's message as one plain sentence without its final stop."""
    message = " ".join(message.split()).rstrip(".")
    return message[:1].lower() + message[1:]


# ---------------------------------------------------------------- internal errors


def _say_crash(error: Exception, command: str) -> None:
    """Two lines and a report file. Only an error of our own says what it is about: any other message may hold text of
    an article, or a key."""
    path = _written_report(crash_report(error, command))
    what, hint = f"internal error in `briefgen {command}`: {type(error).__name__}", ""
    if isinstance(error, BriefgenError):
        what = f"internal error: {error}"
        hint = "" if error.hint == error.default_hint else f"{error.hint}; or "
    report = f"please report this with {path}" if path else "please report this; no report file could be written"
    say_error(what, hint + report)


def crash_report(error: BaseException, command: str) -> str:
    """What may be sent to strangers: versions, exception classes, and the places in the code. Never a message, a local
    value or an argument, since those can hold article text, a path or a key."""
    lines = [
        f"briefgen {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        f"command: {command}",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines) + "\n"


def _short(filename: str) -> str:
    """The last three parts of a file's path: enough to find it, without a user's folders."""
    return "/".join(Path(filename).parts[-3:])


def _written_report(report: str) -> Path | None:
    """The report in the private state folder, named by its content, so that one fault gives one file."""
    from briefgen.asking.settings import load_settings

    try:
        folder = load_settings().state_folder / "reports"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / f"report-{hashlib.sha256(report.encode()).hexdigest()[:12]}.txt"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(report)
    except (OSError, BriefgenError, RuntimeError):
        return None
    return path
