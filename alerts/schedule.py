"""What an attempt's outcome means: its named reason, when the next attempt is due, and when to leave an endpoint alone.

Pure: the clock and chance are arguments. The longest pause of the retry schedule caps every pause of our own making,
so a schedule shortened for a test shortens the breaker and the floors with it; what a receiver asks for is kept to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http import HTTPStatus

from shuize.endpoints import Condition

JITTER = 0.2
SLOW_DOWN_SECONDS = 60.0
RETRY_AFTER_MOST_SECONDS = 86400.0
BREAKER_FAILURES = 5
BREAKER_SECONDS = 60.0
BREAKER_MOST_SECONDS = 1800.0
HELD_AFTER = timedelta(hours=120)


class Reason(StrEnum):
    """Why an attempt ended as it did."""

    SENT = "sent"
    GONE = "gone"
    RATE_LIMITED = "rate_limited"
    REDIRECTED = "redirected"
    UNAUTHORISED = "unauthorised"
    REJECTED = "rejected"
    REFUSED = "refused"
    SERVER_ERROR = "server_error"
    TIMEOUT = "timeout"
    NAME_NOT_FOUND = "name_not_found"
    NOT_CONNECTED = "not_connected"
    TLS_FAILED = "tls_failed"
    CLOSED = "closed"
    NOT_PUBLIC = "not_public"
    BROKEN = "broken"


HINTS = {
    Reason.GONE: "the receiver says that it is gone for good: alerts to it stop until `shuize endpoints enable`",
    Reason.REDIRECTED: "redirects are never followed: set the final URL",
    Reason.REFUSED: "this message will never be taken and is given up; `shuize deliveries replay` once that is mended",
    Reason.UNAUTHORISED: "probably a wrong URL or secret",
    Reason.NOT_PUBLIC: "allow its network (SHUIZE_WEBHOOK_ALLOW_CIDRS, allow_cidrs) where it is your own",
    Reason.TLS_FAILED: "probably a wrong certificate, or http behind an https URL",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt ended; `status` is None where no answer came."""

    reason: Reason
    status: int | None = None
    retry_after_seconds: float | None = None
    detail: str = ""

    @classmethod
    def timeout(cls, after: timedelta) -> "Outcome":
        """Return how an attempt ended that was broken off after that time."""
        return cls(Reason.TIMEOUT, detail=f"no whole answer within {after.total_seconds():g} s")

    @property
    def text(self) -> str:
        """One line for the log and the row: reason, status, detail and what may be wrong."""
        status = f" (HTTP {self.status})" if self.status else ""
        rest = "; ".join(part for part in (self.detail, HINTS.get(self.reason, "")) if part)
        return f"{self.reason}{status}{': ' if rest else ''}{rest}"


STATUS_REASONS: Mapping[int, Reason] = {
    HTTPStatus.GONE: Reason.GONE,
    HTTPStatus.TOO_MANY_REQUESTS: Reason.RATE_LIMITED,
    HTTPStatus.UNAUTHORIZED: Reason.UNAUTHORISED,
    HTTPStatus.FORBIDDEN: Reason.UNAUTHORISED,
    HTTPStatus.NOT_FOUND: Reason.UNAUTHORISED,
    HTTPStatus.REQUEST_TIMEOUT: Reason.TIMEOUT,
    HTTPStatus.GATEWAY_TIMEOUT: Reason.TIMEOUT,
}
HUNDREDS = {2: Reason.SENT, 3: Reason.REDIRECTED, 4: Reason.REJECTED, 5: Reason.SERVER_ERROR}


def judge(status: int, retry_after: str | None, now: datetime) -> Outcome:
    """Return the outcome that an HTTP answer stands for; `retry_after` is its header of that name."""
    reason = STATUS_REASONS.get(status) or HUNDREDS.get(status // 100, Reason.CLOSED)
    wait = None if reason is Reason.SENT else retry_after_seconds(retry_after, now)
    return Outcome(reason, status, wait)


def retry_after_seconds(header: str | None, now: datetime) -> float | None:
    """Return how long a Retry-After header (seconds or an HTTP date) asks to wait, at most 24 h; None if unreadable."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:20]), RETRY_AFTER_MOST_SECONDS)
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max((at - now).total_seconds(), 0.0), RETRY_AFTER_MOST_SECONDS)


def next_due(
    outcome: Outcome, attempts: int, schedule: Sequence[float], *, now: datetime, chance: float
) -> datetime | None:
    """Return when the next attempt is due after `attempts` have failed; None: that was the last, or none would help.

    `chance` in [0, 1) spreads the pause by +-20 %.
    """
    if attempts >= len(schedule) or outcome.reason is Reason.REFUSED:
        return None
    seconds = schedule[attempts] * (1 - JITTER + 2 * JITTER * chance)
    if outcome.reason in {Reason.RATE_LIMITED, Reason.TIMEOUT}:
        seconds = max(seconds, min(SLOW_DOWN_SECONDS, max(schedule)))
    return now + timedelta(seconds=max(seconds, outcome.retry_after_seconds or 0.0))


class Gate(StrEnum):
    """Whether an endpoint may be sent to now."""

    FREE = "free"
    PROBE = "probe"
    WAIT = "wait"
    OFF = "off"


def gate(condition: Condition, now: datetime) -> Gate:
    """Say whether the endpoint may be sent to: freely, one attempt to see if it is back, or not at all."""
    if not condition.enabled:
        return Gate.OFF
    if condition.open_until is None:
        return Gate.FREE
    return Gate.WAIT if now < condition.open_until else Gate.PROBE


def succeeded(condition: Condition) -> Condition:
    """Return the endpoint's condition after an attempt that arrived: the breaker closes."""
    return replace(condition, failures=0, open_until=None, failing_since=None)


def failed(condition: Condition, outcome: Outcome, longest_seconds: float, *, now: datetime, probe: bool) -> Condition:
    """Return the endpoint's condition after a failed attempt.

    Attempts that were under way when the breaker opened do not open it further; only a failed `probe` does.
    `longest_seconds` is the longest pause of the retry schedule. Who says that it is told too fast, and for how long it
    will not listen, is left alone until then. Who refuses one message is as well as who takes it.
    """
    if outcome.reason is Reason.REFUSED:
        return succeeded(condition)
    since = condition.failing_since or now
    condition = _switched_off(replace(condition, failing_since=since), outcome, now)
    if condition.open_until is not None and not probe:
        return condition
    failures = condition.failures + 1
    if outcome.reason is Reason.RATE_LIMITED and outcome.retry_after_seconds:
        blocked = min(outcome.retry_after_seconds, BREAKER_MOST_SECONDS)  # one attempt more would be refused as well
        return replace(condition, failures=failures, open_until=now + timedelta(seconds=blocked))
    if failures < BREAKER_FAILURES:
        return replace(condition, failures=failures)
    doubled = BREAKER_SECONDS * 2.0 ** min(failures - BREAKER_FAILURES, 10)
    pause = min(doubled, BREAKER_MOST_SECONDS, longest_seconds)
    return replace(condition, failures=failures, open_until=now + timedelta(seconds=pause))


def _switched_off(condition: Condition, outcome: Outcome, now: datetime) -> Condition:
    """Return the condition switched off where the receiver is gone or has failed for too long."""
    if not condition.enabled:
        return condition
    if outcome.reason is Reason.GONE:
        return replace(condition, enabled=False, reason=outcome.text)
    if condition.failing_since is not None and now - condition.failing_since >= HELD_AFTER:
        held = f"nothing has arrived since {condition.failing_since:%Y-%m-%d %H:%M} UTC; last: {outcome.text}"
        return replace(condition, enabled=False, reason=held)
    return condition
