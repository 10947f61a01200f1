"""The containers, for real: build, up, articles in, alerts out, a worker killed, more workers, nothing lost, down."""

import json
import os
import re
import secrets
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "seeds" / "resumption" / "articles"
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "data", "inbox", ".env")
OURS = ("ingest", "workers", "alerts", "receiver")
UP_SECONDS = 180
READ_SECONDS = 180
EVENT_ID = re.compile(r"\[(msg_[0-9A-Za-z]+)\]")

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
        override = {"services": dict.fromkeys(OURS, build)}
        (self.folder / "docker-compose.override.yml").write_text(json.dumps(override))

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

    def healthy(self) -> bool:
        """Say whether every container runs and passes its health check."""
        ids = self.run("ps", "-q").split()
        shown = subprocess.run(
            ["docker", "inspect", "--format", "{{.State.Status}} {{.State.Health.Status}}", *ids],
            capture_output=True,
            text=True,
            check=True,
        )
        return set(shown.stdout.splitlines()) == {"running healthy"}

    def shuize(self, *arguments: str) -> list[dict[str, object]]:
        """Run one of our commands in the alerts container and return its lines of JSON."""
        printed = self.run("exec", "-T", "alerts", "shuize", *arguments, "--json")
        return [json.loads(line) for line in printed.splitlines()]

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

    def articles(self) -> dict[str, int]:
        """Return how many articles are in each state."""
        (status,) = self.shuize("status")
        found = status["articles"]
        assert isinstance(found, dict)
        return found

    def told(self) -> set[str]:
        """Return the ids of the events that somebody is to be told."""
        return {str(event["id"]) for event in self.shuize("alerts", "--limit", "10000") if event["told"] == "told"}

    def received(self) -> list[str]:
        """Return the ids of the alerts that the receiver has shown, repeats left out."""
        return EVENT_ID.findall(self.run("logs", "--no-color", "receiver"))


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
    """Everything dropped is read, and the receiver gets each told alert once, its signature verified."""
    for sample in _samples():
        stack.drop(sample, sample.name)
    _until("all read", READ_SECONDS, lambda: stack.articles()["received"] == 0 and stack.articles()["read"] > 0)
    assert stack.told()
    _until("all delivered", READ_SECONDS, lambda: set(stack.received()) == stack.told())
    assert len(stack.received()) == len(stack.told())


def test_killed_worker_loses_nothing(stack: Stack) -> None:
    """A worker dies at its work, four go on: every article is read, nothing is told twice."""
    before = stack.articles()["read"]
    dropped = 60
    sample = _samples()[0]
    for number in range(dropped):
        text = sample.read_text("utf-8") + f"\n附记第{number}号。\n"
        stack.drop(sample, f"again-{number}.txt", text)
    killed = stack.run("ps", "-q", "workers").split()[0]
    subprocess.run(["docker", "kill", "--signal", "KILL", killed], check=True, capture_output=True)
    stack.run("up", "-d", "--scale", "workers=4", "--no-recreate")
    _until("four workers healthy", UP_SECONDS, stack.healthy)
    assert len(stack.run("ps", "-q", "workers").split()) == 4
    _until("all read", READ_SECONDS, lambda: stack.articles()["read"] >= before + dropped)
    assert stack.articles() == {"received": 0, "read": before + dropped, "quarantined": 0}
    _until("all delivered", READ_SECONDS, lambda: set(stack.received()) == stack.told())
    assert len(stack.received()) == len(stack.told())


def test_containers_are_held_tight(stack: Stack) -> None:
    """Ours run as no root, on a root file system that cannot be written, without a capability."""
    for service in OURS:
        (container, *_) = stack.run("ps", "-q", service).split()
        shown = subprocess.run(["docker", "inspect", container], capture_output=True, text=True, check=True)
        (found,) = json.loads(shown.stdout)
        assert found["HostConfig"]["ReadonlyRootfs"], service
        assert found["HostConfig"]["CapDrop"] == ["ALL"], service
        user = stack.run("exec", "-T", service, "id", "-u").strip()
        assert user != "0", service
