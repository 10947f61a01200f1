"""The containers, for real: build, up, articles in, alerts out, a worker killed, more workers, nothing lost, down."""

import json
import os
import secrets
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from shuize.cli.expected import announced, key

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "seeds" / "resumption" / "articles"
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "data", "inbox", ".env")
FILES = ("docker-compose.yml", "docker-compose.override.yml", "docker-compose.hosts.yml")
OURS = ("ingest", "workers", "alerts", "receiver")
UP_SECONDS = 180
READ_SECONDS = 180

pytestmark = [pytest.mark.compose, pytest.mark.timeout(1200)]


def _compose_command() -> list[str]:
    """Return the compose that is installed; skip where no engine answers or there is no compose."""
    if (
        shutil.which("docker") is None
        or subprocess.run(["docker", "info"], capture_output=True, check=False).returncode
    ):
        pytest.skip("no Docker engine answers")
    for command in (["docker", "compose"], ["docker-compose"]):
        if (
            shutil.which(command[0])
            and not subprocess.run([*command, "version"], capture_output=True, check=False).returncode
        ):
            return command
    pytest.skip("no docker compose is installed")


def _until(what: str, seconds: float, reached: Callable[[], object]) -> None:
    """Wait until `reached` says so; fail after `seconds` with what it last said."""
    deadline = time.monotonic() + seconds
    while not (said := reached()):
        assert time.monotonic() < deadline, f"{what}: not within {seconds} s, last seen: {said!r}"
        time.sleep(0.5)  # between two looks


def _docker(*arguments: str) -> str:
    """Run one docker command and return what it printed."""
    done = subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, f"docker {' '.join(arguments)}: {done.stderr}"
    return done.stdout


class Stack:
    """One compose project of a copy of this repository, with its own volumes and inbox."""

    def __init__(self, folder: Path, compose: list[str]) -> None:
        """Copy what is built, write .env as people do, and allow the receiver's private network."""
        self.folder = folder
        self._compose = compose
        self._environ = {
            **os.environ,
            "COMPOSE_PROJECT_NAME": f"shuize{secrets.token_hex(4)}",
            "COMPOSE_PROFILES": "demo",
            "COMPOSE_FILE": os.pathsep.join(FILES),
        }
        shutil.copytree(ROOT, folder, ignore=LEFT_BEHIND, dirs_exist_ok=True)
        subprocess.run(["make", "env"], cwd=folder, check=True, capture_output=True)
        with (folder / ".env").open("a") as file:
            file.write(
                "SHUIZE_WEBHOOK_URL=http://receiver:8787/\nSHUIZE_WEBHOOK_ALLOW_CIDRS=10.0.0.0/8,172.16.0.0/12,192.168.0.0/16\n"
            )
        self._let_build_reach_the_index()

    def _let_build_reach_the_index(self) -> None:
        """Give the build this machine's package index, its certificates and its network; the image keeps none."""
        certificates = os.environ.get("PIP_CERT") or os.environ.get("SSL_CERT_FILE")
        if certificates:
            shutil.copy(certificates, self.folder / "ca-bundle.crt")
        given = {name: os.environ[name] for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL") if os.environ.get(name)}
        build = {"build": {"context": ".", "network": "host", "args": given}}
        services: dict[str, dict[str, object]] = {name: dict(build) for name in OURS}
        services["receiver"]["command"] = ["receiver", "--host", "0.0.0.0", "--port", "8787", "--json"]  # noqa: S104  # in its container
        (self.folder / "docker-compose.override.yml").write_text(json.dumps({"services": services}))

    def run(self, *arguments: str, seconds: float = 600) -> str:
        """Run one compose command and return what it printed."""
        done = subprocess.run(
            [*self._compose, *arguments],
            cwd=self.folder,
            env=self._environ,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(arguments)}:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout

    def containers(self, *filters: str, form: str = "{{.ID}}") -> list[str]:
        """Return the containers of this project as `docker ps` shows them; asking compose takes ten times as long."""
        project = f"label=com.docker.compose.project={self._environ['COMPOSE_PROJECT_NAME']}"
        wanted = [argument for one in (project, *filters) for argument in ("--filter", one)]
        return _docker("ps", "--all", "--no-trunc", *wanted, "--format", form).splitlines()

    def of(self, service: str) -> list[str]:
        """Return the ids of the service's containers."""
        return self.containers(f"label=com.docker.compose.service={service}")

    def healthy(self) -> bool:
        """Say whether every container runs and passes its health check."""
        return all("(healthy)" in status for status in self.containers(form="{{.Status}}"))

    def inside(self, service: str, *command: str) -> str:
        """Run the command in the service's first container and return what it printed."""
        return _docker("exec", self.of(service)[0], *command)

    def status(self) -> dict[str, Any]:
        """Return what `shuize status` says in a container."""
        found: dict[str, Any] = json.loads(self.inside("alerts", "shuize", "status", "--json"))
        return found

    def drop(self, article: Path, name: str, text: str | None = None) -> None:
        """Put the article and its sidecar into the inbox as a careful program does: whole at once."""
        inbox = self.folder / "inbox"
        beside = article.with_name(article.name + ".meta.json")
        files = [(beside.read_bytes(), f"{name}.meta.json")] if beside.exists() else []
        files.append((article.read_bytes() if text is None else text.encode(), name))
        for content, final in files:
            part = inbox / f"{final}.part"
            part.write_bytes(content)
            part.rename(inbox / final)

    def await_read(self, read: int) -> None:
        """Wait until so many articles are read and everybody was told; nothing else may have become of any."""

        def settled() -> bool:
            found = self.status()
            counted = {state: count for state, count in found["articles"].items() if count}
            return counted == {"read": read} and not any(one["due"] for one in found["deliveries"].values())

        _until(f"{read} articles read and told", READ_SECONDS, settled)

    def received(self) -> list[dict[str, Any]]:
        """Return the alerts as the receiver wrote them down, each signature verified by it."""
        logs = _docker("logs", self.of("receiver")[0])
        return [json.loads(line) for line in logs.splitlines() if line.startswith('{"webhook_id"')]


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Build and start everything; take it all away at the end."""
    compose = _compose_command()
    running = Stack(tmp_path_factory.mktemp("compose") / "shuize", compose)
    try:
        running.run("build")
        running.run("up", "-d")
        _until("all containers healthy", UP_SECONDS, running.healthy)
        yield running
    finally:
        running.run("down", "-v", "--remove-orphans")


def _samples() -> list[Path]:
    """Return the sample articles in the order of their names."""
    return sorted(path for path in SAMPLES.iterdir() if not path.name.endswith(".meta.json"))


def test_articles_become_alerts(stack: Stack) -> None:
    """The samples, dropped in their order, give the receiver exactly the alerts that they must give, each once."""
    for number, sample in enumerate(_samples(), start=1):
        stack.drop(sample, sample.name)
        stack.await_read(number)
    received = stack.received()
    must, may = announced(SAMPLES.parent / "announced.jsonl")
    heard = Counter(key(json.loads(one["body"])) for one in received)
    assert (must - heard, heard - must - may) == (Counter(), Counter())
    assert not any(one["repeat"] for one in received)


def test_killed_worker_loses_nothing(stack: Stack) -> None:
    """A worker dies at its work, four go on, two tell: every article is read, and nobody is told twice."""
    before, dropped = stack.status()["articles"]["read"], 60
    sample = _samples()[0]
    for number in range(dropped):
        stack.drop(sample, f"again-{number}.txt", sample.read_text("utf-8") + f"\n附记第{number}号。\n")
    _docker("kill", "--signal", "KILL", stack.of("workers")[0])
    stack.run("up", "-d", "--scale", "workers=4", "--scale", "alerts=2", "--no-recreate")
    _until("four workers healthy", UP_SECONDS, stack.healthy)
    assert (len(stack.of("workers")), len(stack.of("alerts"))) == (4, 2)
    stack.await_read(before + dropped)
    told = [one["webhook_id"] for one in stack.received()]
    assert len(told) == len(set(told)) == stack.status()["deliveries"]["webhook"]["sent"]


REACHED = """
import socket, sys
for name, port in (("redis", 6379), ("db", 5432)):
    socket.create_connection((name, port), 10).close()
for name in sys.argv[1:]:
    try:
        print(name, socket.gethostbyname(name))
    except OSError:
        pass
"""


def test_the_processes_share_nothing_but_redis_and_the_database(stack: Stack) -> None:
    """As on hosts of their own: no name of another process leads anywhere, and no volume is mounted twice."""
    ours = ("ingest", "workers", "alerts")
    for service in ours:
        others = [one for one in ours if one != service]
        assert stack.inside(service, "python", "-c", REACHED, *others) == "", service
    mounts = [json.loads(_docker("inspect", stack.of(service)[0]))[0]["Mounts"] for service in ours]
    assert [len(one) for one in mounts] == [1, 0, 0]


def test_metrics_are_shown_within(stack: Stack) -> None:
    """Each process answers on the port that Prometheus asks."""
    ask = "import urllib.request as r; print(r.urlopen('http://127.0.0.1:9464/metrics', timeout=10).read().decode())"
    for service, name in (("ingest", "shuize_queue_jobs"), ("alerts", "shuize_deliveries_given_up")):
        assert name in stack.inside(service, "python", "-c", ask)
    assert "shuize_articles_total" in stack.inside("workers", "python", "-c", ask)


def test_the_overlay_that_observes_is_one(stack: Stack) -> None:
    """Its images cannot be pulled everywhere; compose takes the file."""
    with (stack.folder / ".env").open("a") as file:
        file.write("GRAFANA_PASSWORD=x\n")
    stack.run("-f", "docker-compose.yml", "-f", "docker-compose.observe.yml", "config", "-q")


def test_containers_are_held_tight(stack: Stack) -> None:
    """Ours run as no root, on a root file system that cannot be written, without a capability."""
    for service in OURS:
        (found,) = json.loads(_docker("inspect", stack.of(service)[0]))
        assert found["HostConfig"]["ReadonlyRootfs"], service
        assert found["HostConfig"]["CapDrop"] == ["ALL"], service
        user = stack.inside(service, "id", "-u").strip()
        assert user != "0", service
