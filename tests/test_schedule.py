"""What outcomes mean: tables, with the clock and chance given."""

from datetime import UTC, datetime, timedelta

import pytest

from alerts.schedule import Gate, Outcome, Reason, failed, gate, judge, next_due, retry_after_seconds, succeeded
from shuize.endpoints import Condition
from shuize.settings import Settings

NOW = datetime(2020, 4, 1, 8, 0, tzinfo=UTC)
SCHEDULE = Settings().retry_seconds
DAY = 86400.0
EVEN = 0.5  # the chance that leaves a pause as it is


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (200, Reason.SENT), (201, Reason.SENT), (204, Reason.SENT), (299, Reason.SENT),
        (301, Reason.REDIRECTED), (302, Reason.REDIRECTED), (304, Reason.REDIRECTED), (307, Reason.REDIRECTED),
        (400, Reason.REJECTED), (422, Reason.REJECTED), (499, Reason.REJECTED),
        (401, Reason.UNAUTHORISED), (403, Reason.UNAUTHORISED), (404, Reason.UNAUTHORISED),
        (408, Reason.TIMEOUT), (504, Reason.TIMEOUT), (410, Reason.GONE), (429, Reason.RATE_LIMITED),
        (500, Reason.SERVER_ERROR), (503, Reason.SERVER_ERROR), (599, Reason.SERVER_ERROR),
        (101, Reason.CLOSED), (600, Reason.CLOSED), (999, Reason.CLOSED),
    ],
)  # fmt: skip
def test_status(status: int, reason: Reason) -> None:
    """Every status has one reason."""
    assert judge(status, None, NOW).reason is reason


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0), ("120", 120.0), (" 7 ", 7.0), ("86401", DAY), ("9" * 5000, DAY),
        ("Wed, 01 Apr 2020 08:02:00 GMT", 120.0), ("Wed, 01 Apr 2020 16:02:00 +0800", 120.0),
        ("Wednesday, 01-Apr-20 08:02:00 GMT", 120.0), ("Wed Apr  1 08:02:00 2020", 120.0),
        ("Wed, 01 Apr 2020 07:00:00 GMT", 0.0), ("Fri, 01 May 2020 08:00:00 GMT", DAY),
        ("", None), (None, None), ("-5", None), ("1.5", None), ("soon", None), ("１２０", None),
        ("Wed, 99 Apr 2020 08:02:00 GMT", None), ("Wed, 01 Apr 99999 08:02:00 GMT", None),
    ],
)  # fmt: skip
def test_retry_after(header: str | None, seconds: float | None) -> None:
    """Seconds or an HTTP date in any of its forms, at most a day; nonsense is no wish."""
    assert retry_after_seconds(header, NOW) == seconds


def seconds_until(
    outcome: Outcome, attempts: int, schedule: tuple[float, ...] = SCHEDULE, chance: float = EVEN
) -> float:
    """Return the pause before the next attempt."""
    due_at = next_due(outcome, attempts, schedule, now=NOW, chance=chance)
    assert due_at is not None
    return round((due_at - NOW).total_seconds(), 3)


ERROR = Outcome(Reason.SERVER_ERROR, 500)
LIMITED = Outcome(Reason.RATE_LIMITED, 429)


@pytest.mark.parametrize(("attempts", "seconds"), list(enumerate(SCHEDULE))[1:])
def test_schedule(attempts: int, seconds: float) -> None:
    """Each failure waits for its slot, give or take a fifth."""
    assert seconds_until(ERROR, attempts) == seconds
    assert seconds_until(ERROR, attempts, chance=0.0) == seconds * 0.8
    assert seconds * 1.19 < seconds_until(ERROR, attempts, chance=0.999) < seconds * 1.2


def test_after_the_last_attempt_comes_none() -> None:
    """The schedule's length is the number of attempts."""
    assert next_due(ERROR, len(SCHEDULE), SCHEDULE, now=NOW, chance=EVEN) is None
    assert next_due(LIMITED, 1, (0,), now=NOW, chance=EVEN) is None


@pytest.mark.parametrize(
    ("outcome", "attempts", "schedule", "seconds"),
    [
        (LIMITED, 1, SCHEDULE, 60),
        (LIMITED, 2, SCHEDULE, 300),
        (LIMITED, 1, (0, 1, 2), 2),
        (Outcome(Reason.TIMEOUT), 1, SCHEDULE, 60),
        (Outcome(Reason.TIMEOUT), 1, (0, 0.1), 0.1),
        (Outcome(Reason.RATE_LIMITED, 429, 90), 1, SCHEDULE, 90),
        (Outcome(Reason.RATE_LIMITED, 429, 7), 1, SCHEDULE, 60),
        (Outcome(Reason.RATE_LIMITED, 429, DAY), 1, (0, 1), DAY),
        (Outcome(Reason.SERVER_ERROR, 503, 90), 1, SCHEDULE, 90),
        (Outcome(Reason.SERVER_ERROR, 503, 1), 1, SCHEDULE, 5),
    ],
)
def test_slower(outcome: Outcome, attempts: int, schedule: tuple[float, ...], seconds: float) -> None:
    """Too fast and too slow wait a minute, or the schedule's longest pause; a receiver's wish is granted whole."""
    assert seconds_until(outcome, attempts, schedule) == seconds


def after_failures(count: int, *, outcome: Outcome = ERROR, longest: float = DAY, probe: bool = False) -> Condition:
    """Return a fresh endpoint's condition after so many failures in a row."""
    condition = Condition("webhook")
    for number in range(count):
        probing = probe and number >= 5
        condition = failed(condition, outcome, longest, now=NOW, probe=probing)
    return condition


def open_seconds(condition: Condition) -> float | None:
    """Return how long the breaker stays open."""
    return (condition.open_until - NOW).total_seconds() if condition.open_until else None


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(4, None), (5, 60), (6, 120), (7, 240), (8, 480), (9, 960), (10, 1800), (11, 1800), (2000, 1800)],
)
def test_breaker_doubles_with_each_failed_probe(failures: int, seconds: float | None) -> None:
    """Five in a row open it for a minute, each failed probe for twice as long, at most half an hour."""
    assert open_seconds(after_failures(failures, probe=True)) == seconds


def test_attempts_under_way_open_it_no_further() -> None:
    """What was sent before the breaker opened and fails after does not count twice."""
    assert after_failures(12) == after_failures(5)


def test_short_schedule_shortens_the_breaker() -> None:
    """The schedule's longest pause is the longest pause there is."""
    assert open_seconds(after_failures(9, longest=0.4, probe=True)) == 0.4


def test_gate() -> None:
    """Closed: free. Open: wait, then one probe. Off: nothing, whatever the clock says."""
    opened = after_failures(5)
    assert gate(Condition("webhook"), NOW) is Gate.FREE
    assert gate(opened, NOW + timedelta(seconds=59)) is Gate.WAIT
    assert gate(opened, NOW + timedelta(seconds=60)) is Gate.PROBE
    assert gate(succeeded(opened), NOW) is Gate.FREE
    assert gate(after_failures(1, outcome=Outcome(Reason.GONE, 410)), NOW + timedelta(days=9)) is Gate.OFF


def test_gone_switches_off_with_its_reason() -> None:
    """410 switches the endpoint off at once; a success of an attempt under way does not switch it on."""
    gone = failed(Condition("webhook"), Outcome(Reason.GONE, 410), DAY, now=NOW, probe=False)
    assert not gone.enabled
    assert gone.reason is not None
    assert gone.reason.startswith("gone (HTTP 410)")
    assert not succeeded(gone).enabled


def test_five_days_of_failure_hold_the_endpoint() -> None:
    """Held at 120 h without a success, not before, and a success starts the count anew."""
    failing = after_failures(1)
    before = failed(failing, ERROR, DAY, now=NOW + timedelta(hours=119), probe=False)
    assert before.enabled
    held = failed(before, ERROR, DAY, now=NOW + timedelta(hours=120), probe=False)
    assert not held.enabled
    assert held.reason is not None
    assert held.reason.startswith("nothing has arrived since 2020-04-01 08:00 UTC")
    again = failed(succeeded(before), ERROR, DAY, now=NOW + timedelta(hours=130), probe=False)
    assert again.enabled
    assert again.failing_since == NOW + timedelta(hours=130)


def test_text_names_the_likely_cause() -> None:
    """The line says reason, status and what may be wrong; 401, 403 and 404 point at the configuration."""
    assert Outcome(Reason.REJECTED, 400).text == "rejected (HTTP 400)"
    assert Outcome(Reason.CLOSED, detail="Connection reset by peer").text == "closed: Connection reset by peer"
    assert judge(403, None, NOW).text == "unauthorised (HTTP 403): probably a wrong URL or secret"
