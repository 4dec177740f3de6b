"""What stops a run. What a run *finds* (a rejected claim, a failed chunk) is a record, not an exception.

BriefgenError                     .hint says what to do next, .exit_code what the shell sees
├── UsageError              2     a call or a setting that cannot be carried out
│   └── MissingKey          2     a model was asked for and no key is in the environment
├── InputError              3     no such path, nothing readable in it
├── CheckFailed             1     a check found something
├── CapReached              5     the spend or token cap; resumable
├── ProviderRefused         6     key, permission, model, quota, not an API
├── ProviderUnavailable     7     a row of failures, or "come back later"; resumable
├── FixtureMiss             8     a replay asked for what was never recorded
├── OutputError             9     the briefing cannot be written
├── InternalError          70     a fault of briefgen's own
└── ModelFault                    one attempt at one request failed; the engine acts on it, a user never sees it raw
    ├── RateLimited               429: the same request again, later
    ├── Unreachable               refused, cut, timed out, 5xx, an unreadable 200
    ├── ContextTooLong            split the chunk
    ├── ContentFiltered           the chunk fails, with this reason
    ├── RequestRejected           a 400 that nothing else explains: the chunk fails
    ├── ParameterRefused          the same request again without the parameter that the endpoint refuses
    ├── SchemaUnsupported         the next rung of schema support
    └── AnswerMismatch            the answer does not fit its schema: repair
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Money = Literal["unsent", "refused", "paid", "unknown"]
"""What an attempt cost: never sent, refused unpaid, paid, or maybe paid (its reservation is kept)."""


@dataclass(frozen=True, slots=True)
class ErrorFacts:
    """All that is kept of a provider's error: never its request, its headers or its body."""

    kind: str
    """The name of the exception's class."""
    status: int | None = None
    code: str | None = None
    type: str | None = None
    param: str | None = None
    request_id: str | None = None
    message: str = ""
    """One line, without the key, fit for a terminal."""


class BriefgenError(Exception):
    """Base of all that briefgen raises. `str(error)` says what and where, `error.hint` what to do next."""

    exit_code: ClassVar[int] = 70
    default_hint: ClassVar[str] = "run the command again with -v, or see `briefgen --help`"
    facts: ErrorFacts | None = None
    """Set where a provider's answer was the cause."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint or self.default_hint


class UsageError(BriefgenError):
    exit_code = 2
    default_hint = "see `briefgen --help`"


class MissingKey(UsageError):
    default_hint = "put the key into OPENAI_API_KEY, or leave -m away to work without a model"


class CheckFailed(BriefgenError):
    exit_code = 1
    default_hint = "each finding is listed above"


class InputError(BriefgenError):
    exit_code = 3
    default_hint = "name a folder or files of articles (.txt, .md), or - for standard input"


class CapReached(BriefgenError):
    exit_code = 5
    default_hint = "the same command with a higher --max-cost goes on where it stopped; nothing is paid twice"


class ProviderRefused(BriefgenError):
    exit_code = 6
    default_hint = "check the key, the model's name and the base URL"


class ProviderUnavailable(BriefgenError):
    exit_code = 7
    default_hint = "the same command goes on where it stopped; nothing is paid twice"


class FixtureMiss(BriefgenError):
    exit_code = 8
    default_hint = "`briefgen fixtures record` asks a model again, `--engine local` works without one"


class OutputError(BriefgenError):
    exit_code = 9
    default_hint = "choose a folder that exists and can be written"


class InternalError(BriefgenError):
    exit_code = 70
    default_hint = "please report this with the report file"


class ModelFault(BriefgenError):
    """One attempt failed. `code` is a short stable word for the journal and the run record; nothing secret is kept."""

    retryable: ClassVar[bool] = False
    code: ClassVar[str] = "model_fault"

    def __init__(
        self, message: str, *, hint: str | None = None, money: Money = "unknown", retry_after: float | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.money = money
        self.retry_after = retry_after
        """Seconds that the server asked to wait, None where it said nothing usable."""
        self.retry_forbidden = False
        """The server said `x-should-retry: false`."""


class RateLimited(ModelFault):
    retryable = True
    code = "rate_limited"


class Unreachable(ModelFault):
    retryable = True
    code = "unreachable"


class ContextTooLong(ModelFault):
    code = "context_too_long"


class ContentFiltered(ModelFault):
    code = "content_filtered"


class RequestRejected(ModelFault):
    code = "request_rejected"


class ParameterRefused(ModelFault):
    retryable = True
    code = "parameter_refused"

    def __init__(self, message: str, *, parameter: str, money: Money = "refused") -> None:
        super().__init__(message, money=money)
        self.parameter = parameter


class SchemaUnsupported(ModelFault):
    code = "schema_unsupported"


class AnswerMismatch(ModelFault):
    """The answer does not fit. `problems` are short lines, fit to be shown to the model that wrote it."""

    code = "answer_mismatch"

    def __init__(self, message: str, *, problems: tuple[str, ...] = (), money: Money = "paid") -> None:
        super().__init__(message, money=money)
        self.problems = problems
