"""How a live run stands, on stderr: one line that is written over on a terminal, plain lines in a pipe with -v."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING, Final, Literal

from briefgen.cli.boundary import say

if TYPE_CHECKING:
    from briefgen.engines.live import LiveRun, Progress

How = Literal["over", "plain", "silent"]

REDRAWN_SECONDS: Final = 0.2
PLAIN_SECONDS: Final = 10.0
"""How often a line is written over, and how often a plain one is added."""
CLEAR: Final = "\r\x1b[K"


class ProgressLine:
    """A context in which a run may be followed; `say` puts a line above the progress. It reads the run from a thread,
    so that the line moves on while the event loop works."""

    def __init__(self, how: How) -> None:
        self._how = how
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._shown = ""

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
        with self._lock:
            self._wipe()

    def follow(self, run: LiveRun) -> None:
        """Show how `run` stands until the context ends."""
        if self._how == "silent" or self._thread is not None:
            return
        self._thread = threading.Thread(target=self._watch, args=(run,), name="briefgen-progress", daemon=True)
        self._thread.start()

    def say(self, line: str) -> None:
        """A line on stderr, above the progress."""
        with self._lock:
            shown = self._shown
            self._wipe()
            say(line)
            if shown and not self._ended.is_set():
                self._write(shown)

    def _watch(self, run: LiveRun) -> None:
        told = time.monotonic()
        while not self._ended.wait(REDRAWN_SECONDS) and not run.closed:
            if self._how == "over":
                with self._lock:
                    self._wipe()
                    self._write(progress_words(run.progress))
            elif time.monotonic() - told >= PLAIN_SECONDS:
                told = time.monotonic()
                say(progress_words(run.progress))

    def _write(self, words: str) -> None:
        """One line of the terminal at most: what wraps could not be taken back."""
        self._shown = words[: max(10, shutil.get_terminal_size((100, 24)).columns - 1)]
        _write_raw(self._shown)

    def _wipe(self) -> None:
        if self._shown:
            _write_raw(CLEAR)
            self._shown = ""


def how_to_show(*, quiet: bool, verbose: bool) -> How:
    """A line written over on a terminal; in a pipe plain lines, where they were asked for by -v."""
    if quiet:
        return "silent"
    if sys.stderr.isatty():
        return "over"
    return "plain" if verbose else "silent"


def progress_words(progress: Progress) -> str:
    """ "12 of 24 articles, 8 in flight, 3 retries, $0.0042 so far, about 40 s left" """
    from briefgen.asking.prices import show_cost

    words = [f"{progress.articles_done} of {progress.articles} articles", f"{progress.in_flight} in flight"]
    if progress.retries:
        words.append("1 retry" if progress.retries == 1 else f"{progress.retries} retries")
    if progress.from_journal:
        words.append(f"{progress.from_journal} from the journal")
    words.append(f"{show_cost(progress.bill.total)} so far")
    left = progress.seconds_left
    if left is not None:
        words.append(f"about {span_words(left)} left")
    return ", ".join(words)


def span_words(seconds: float) -> str:
    """ "40 s", "12 min", "3 h" """
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 90 * 60 else f"{seconds / 3_600:.0f} h"


def _write_raw(text: str) -> None:
    """A closed stderr is no reason to fail."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):
        return
