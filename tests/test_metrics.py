import os
import socket
import struct
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException, HTTPResponse
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from shuize import forks, metrics, probe
from shuize.errors import UsageError
from shuize.health import Pulse
from shuize.settings import Settings, load
from tests.inboxes import configured, eventually, running, write
from tests.receivers import free_port
from workers.spare import Spare


def asked(port: int, page: str) -> tuple[int, str]:
    """Return status and text of a page."""
    try:
        answer: HTTPResponse
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{page}", timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def sample(text: str, name: str, **labels: str) -> float | None:
    """Return one value of what /metrics says."""
    found = [
        one.value
        for family in text_string_to_metric_families(text)
        for one in family.samples
        if one.name == name and one.labels == labels
    ]
    return found[0] if found else None


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings with a port of their own."""
    return Settings(inbox=tmp_path / "inbox", data=tmp_path / "data", metrics_port=free_port())


@pytest.fixture
def troubles() -> list[str]:
    """Return what keeps the process from being ready."""
    return []


@pytest.fixture
def port(settings: Settings, troubles: list[str]) -> Iterator[int]:
    """Show a process on its port."""

    def ready() -> None:
        if troubles:
            raise ConnectionError(troubles[0])

    with probe.shown(settings, "ingest", ready):
        yield settings.metrics_port


def test_health_is_the_loop_and_readiness_what_it_needs(settings: Settings, port: int, troubles: list[str]) -> None:
    """No beat, no health; a need that is away names itself, its password hidden."""
    assert asked(port, "/healthz")[0] == 503
    pulse = Pulse(settings, "ingest")
    assert asked(port, "/healthz") == (200, "ok\n")
    assert asked(port, "/readyz") == (200, "ready\n")
    troubles.append("redis://:hush@host:6379 does not answer\nmore")
    assert asked(port, "/readyz") == (503, "redis://***@host:6379 does not answer\n")
    assert asked(port, "/secret")[0] == 404
    pulse.stop()


def test_nobody_forks_while_a_connection_is_used_for_the_probe(settings: Settings, tmp_path: Path) -> None:
    """What the other thread holds would stay locked in the child: redis-py's pool, SQLite, OpenSSL."""
    held, used = threading.Lock(), threading.Event()

    def ready() -> None:
        with held:
            used.set()
            time.sleep(0.5)

    def practise() -> None:
        (tmp_path / "practised").write_text(str(held.acquire(timeout=10)))

    spare = Spare(practise, lambda _job: os._exit(0))
    with probe.shown(settings, "workers", ready), ThreadPoolExecutor() as other:
        answer = other.submit(asked, settings.metrics_port, "/readyz")
        assert used.wait(60)
        spare.ready()
        eventually(lambda: (tmp_path / "practised").exists() and (tmp_path / "practised").read_text())
        assert (tmp_path / "practised").read_text() == "True"
        assert answer.result(60) == (200, "ready\n")
        spare.end()


def test_health_is_answered_while_somebody_forks(settings: Settings) -> None:
    """A database that hangs holds up the question for it, and no other."""
    with probe.shown(settings, "workers", lambda: None), forks.GATE:
        assert asked(settings.metrics_port, "/healthz")[0] == 503


def test_who_hangs_up_is_not_in_the_log(port: int, capfd: pytest.CaptureFixture[str]) -> None:
    """A prober that loses patience is no fault of ours: no traceback between the lines that programs read."""
    for sent in (b"GET /readyz HTTP/1.1\r\n\r\n", b"GET /rea"):
        with socket.create_connection(("127.0.0.1", port)) as impatient:
            impatient.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            impatient.sendall(sent)
    eventually(lambda: not [one for one in threading.enumerate() if "process_request_thread" in one.name])
    assert asked(port, "/readyz") == (200, "ready\n")
    assert capfd.readouterr().err == ""


def test_a_taken_port_is_one_clear_error(settings: Settings, port: int) -> None:
    """The setting, the address, the reason."""
    with pytest.raises(UsageError, match=f"SHUIZE_METRICS_PORT: cannot listen on 127.0.0.1:{port}"):
        probe.shown(settings, "workers", lambda: None).__enter__()


@pytest.mark.parametrize("port", ["65536", "-1", "many"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    """Too large, too small, no number."""
    with pytest.raises(UsageError, match="SHUIZE_METRICS_PORT"):
        load({"SHUIZE_METRICS_PORT": port})


def test_a_forked_child_counts_in_its_parent(port: int) -> None:
    """What a child counts outlives it, and a line too long for the pipe is dropped, not torn."""
    metrics.gather()
    before = sample(asked(port, "/metrics")[1], "shuize_articles_total", outcome="read") or 0
    child = os.fork()
    if not child:
        metrics.count([("articles", ("read",), 1), ("stages", ("read",), 0.25), ("events", ("x",), 1)])
        metrics.count([("articles", ("read" * 2000,), 1)])
        metrics.count([("articles", ("read",), 2)])
        metrics.count([("articles", ("read",), 1)] * 200)
        os._exit(0)
    os.waitpid(child, 0)
    eventually(lambda: sample(asked(port, "/metrics")[1], "shuize_articles_total", outcome="read") == before + 203)
    assert "readread" not in asked(port, "/metrics")[1]


def test_what_is_looked_up_may_fail(port: int) -> None:
    """The store away: the counters are still shown, and `shuize_store_up` is 0."""
    away: list[bool] = [False]

    def gauges() -> Iterator[metrics.Reading]:
        if away[0]:
            raise ConnectionError("away")
        yield "shuize_queue_jobs", "Jobs on the queue", (), [((), 7.0)]

    with metrics.watched(gauges):
        assert sample(asked(port, "/metrics")[1], "shuize_queue_jobs") == 7
        away[0] = True
        text = asked(port, "/metrics")[1]
        assert sample(text, "shuize_queue_jobs") is None
        assert sample(text, "shuize_store_up") == 0
        assert "shuize_articles" in text


def test_every_process_shows_what_it_did(tmp_path: Path) -> None:
    """An article from drop to log, seen from outside: each process on the port after that of `up`."""
    first = free_port(following=3)
    settings = configured(tmp_path, metrics_port=first, workers=1)
    with running(["-c", "from shuize.cli.main import main; main()", "up"], settings):
        up, alerts, ingest, workers = range(first, first + 4)
        for port in (up, alerts, ingest, workers):
            eventually(lambda port=port: answers(port, "/readyz"))
        write(settings.inbox / "2020-03-25.txt", "截至3月24日，青岛市规模以上工业企业返岗率为96.3%。")
        eventually(lambda: seen(ingest, "shuize_articles_total", outcome="received") == 1)
        eventually(lambda: seen(workers, "shuize_articles_total", outcome="read") == 1)
        eventually(lambda: seen(workers, "shuize_observations_total", kind="stated") == 1)
        eventually(lambda: seen(alerts, "shuize_delivery_attempts_total", endpoint="log", outcome="sent") == 1)
        eventually(lambda: seen(alerts, "shuize_alerts", status="open") == 2)  # 90 and 95
        assert seen(workers, "shuize_stage_seconds_count", stage="read") == 1
        assert seen(ingest, "shuize_articles_waiting") == seen(ingest, "shuize_queue_jobs") == 0
        assert seen(alerts, "shuize_store_up") == seen(ingest, "shuize_store_up") == 1
        assert asked(up, "/healthz") == (200, "ok\n")


def answers(port: int, page: str) -> bool:
    """Say whether the page is there and says yes."""
    try:
        return asked(port, page)[0] == 200
    except (urllib.error.URLError, HTTPException):  # a port that nobody has yet may answer with what it was asked
        return False


def seen(port: int, name: str, **labels: str) -> float | None:
    """Return one value as it stands now."""
    return sample(asked(port, "/metrics")[1], name, **labels)
