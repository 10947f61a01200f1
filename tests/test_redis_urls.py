"""Redis elsewhere: behind Sentinels while the leader dies, and over TLS with a user of its own."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import Engine

from shuize import broker, embedded, log
from shuize.errors import BrokerError
from shuize.settings import Settings, database_url
from shuize.store import articles
from shuize.store.engine import open_store
from tests.inboxes import configured, eventually, running, write
from tests.receivers import free_port

PASSWORD = "pa/ss@word"
QUOTED = "pa%2Fss%40word"


@contextmanager
def server(folder: Path, config: str, *arguments: str, program: str = "") -> Iterator["subprocess.Popen[bytes]"]:
    """Run a server with that configuration."""
    folder.mkdir()
    file = folder / "server.conf"
    file.write_text(config, encoding="utf-8")
    with (folder / "log").open("wb") as output:
        command = [program or embedded.find_program(), str(file), *arguments]
        process = subprocess.Popen(command, stdout=output, stderr=output, cwd=folder)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


@pytest.fixture
def family(tmp_path: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Run a leader, a replica and a Sentinel; return their URL and the leader."""
    leader, replica, sentinel = free_port(), free_port(), free_port()
    secret = f'requirepass "{PASSWORD}"\nmasterauth "{PASSWORD}"\nbind 127.0.0.1\nsave ""\n'
    watch = (
        f"port {sentinel}\nbind 127.0.0.1\nsentinel monitor read 127.0.0.1 {leader} 1\n"
        f'sentinel auth-pass read "{PASSWORD}"\nsentinel down-after-milliseconds read 500\n'
        "sentinel failover-timeout read 3000\n"
    )
    with ExitStack() as stack:
        first = stack.enter_context(server(tmp_path / "leader", f"port {leader}\n{secret}"))
        follows = f"port {replica}\n{secret}replicaof 127.0.0.1 {leader}\n"
        stack.enter_context(server(tmp_path / "replica", follows))
        with closing(broker.connect(f"redis://:{QUOTED}@127.0.0.1:{replica}")) as client:
            eventually(lambda: linked(client))
        stack.enter_context(server(tmp_path / "sentinel", watch, "--sentinel"))
        with closing(broker.connect(f"redis://127.0.0.1:{sentinel}")) as client:
            eventually(lambda: followers(client) == 1)
        yield f"redis+sentinel://:{QUOTED}@127.0.0.1:{free_port()},127.0.0.1:{sentinel}/read/0", first


def linked(replica: Redis) -> bool:
    """Say whether the replica has all that its leader has."""
    with suppress(RedisError, OSError):
        return bool(replica.info("replication")["master_link_status"] == "up")
    return False


def followers(sentinel: Redis) -> int:
    """Return how many replicas the Sentinel knows of."""
    with suppress(RedisError, OSError):
        return int(sentinel.sentinel_master("read")["num-slaves"])
    return 0


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings of a whole stack."""
    return configured(tmp_path)


@pytest.fixture
def store(settings: Settings) -> Iterator[Engine]:
    """Open the stack's database."""
    engine = open_store(database_url(settings))
    yield engine
    engine.dispose()


def read(store: Engine) -> int:
    """Return how many articles are read."""
    with store.connect() as conn:
        return articles.counts(conn)["read"]


def test_work_goes_on_when_the_leader_dies(
    family: tuple[str, "subprocess.Popen[bytes]"], settings: Settings, store: Engine, tmp_path: Path
) -> None:
    """Ingest and a worker find the new leader by themselves; what the old one held comes back."""
    url, leader = family
    settings = configured(tmp_path, redis_url=url, requeue_seconds=1.0, sweep_seconds=0.5)
    with running(["-m", "ingest"], settings), running(["-m", "workers"], settings):
        write(settings.inbox / "before.txt")
        eventually(lambda: read(store) == 1)
        leader.kill()
        write(settings.inbox / "after.txt", "截至3月25日，全市规模以上工业企业返岗率为97%。")
        eventually(lambda: read(store) == 2, 60)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("redis+sentinel://127.0.0.1", "no Redis URL"),
        ("redis+sentinel://127.0.0.1/read/x", "no Redis URL"),
        ("redis+sentinel://127.0.0.1/read?shape=round", "no Redis URL"),
        ("redis+sentinel:///read", "no Redis URL"),
        ("redis+sentinel://127.0.0.1:no/read", "no Redis URL"),
    ],
)
def test_an_address_of_sentinels_that_is_none(url: str, reason: str) -> None:
    """One clear error, before anything is tried."""
    with pytest.raises(BrokerError, match=reason):
        broker.connect(url)


def test_the_sentinels_password_is_not_shown() -> None:
    """Neither before the host nor in the query."""
    shown = log.redact("redis+sentinel://u:hush@h:1,i:2/read?sentinel_password=hushed&ssl_ca_certs=/ca")
    assert shown == "redis+sentinel://***@h:1,i:2/read?sentinel_password=***&ssl_ca_certs=/ca"


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Run a Redis that speaks TLS only, with one user who may do what we do; return its port and authority."""
    program = shutil.which("redis-server")
    if program is None or shutil.which("openssl") is None:
        pytest.skip("needs redis-server with TLS and openssl on PATH")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subprocess.run(
        [*made, "-days", "2", *subject, "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    port = free_port()
    config = (
        f"port 0\ntls-port {port}\nbind 127.0.0.1\ntls-cert-file {certificate}\ntls-key-file {key}\n"
        f'tls-ca-cert-file {certificate}\ntls-auth-clients no\nsave ""\n'
        f"user default off\nuser shuize on >{PASSWORD} ~rq:* ~shuize:* &rq:* +@all -@dangerous +info +client +keys\n"
    )
    with server(tmp_path / "sealed", config, program=program):
        yield port, certificate


def test_a_worker_reads_over_tls_as_a_user(sealed: tuple[int, Path], store: Engine, tmp_path: Path) -> None:
    """The rights that docs/operations.md asks for are enough for the whole way to the worker."""
    port, authority = sealed
    url = f"rediss://shuize:{QUOTED}@localhost:{port}/0?ssl_ca_certs={authority}"
    settings = configured(tmp_path, redis_url=url)
    with closing(broker.connect(url)) as client:
        eventually(lambda: answers(client))
    with running(["-m", "ingest"], settings), running(["-m", "workers"], settings):
        write(settings.inbox / "a.txt")
        eventually(lambda: read(store) == 1)


def answers(client: Redis) -> bool:
    """Say whether the server answers."""
    with suppress(RedisError, OSError):
        return bool(client.ping())
    return False


def test_an_unknown_authority_is_refused(sealed: tuple[int, Path]) -> None:
    """Without its certificate nothing is sent to it."""
    with closing(broker.connect(f"rediss://shuize:{QUOTED}@localhost:{sealed[0]}/0")) as client:
        eventually(lambda: "CERTIFICATE" in trouble(client))
        assert PASSWORD not in trouble(client)


def trouble(client: Redis) -> str:
    """Return why the server cannot be used."""
    with pytest.raises(BrokerError) as caught:
        broker.ping(client, "Redis")
    return str(caught.value)
