"""A whole system for the benches: `shuize up` in a folder of its own, a receiver of its webhooks, articles to drop."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from shuize.places import Gazetteer

ROOT = Path(__file__).resolve().parents[1]
SECRET = "whsec_" + "c2h1aXplLWJlbmNoLXNlY3JldC1zaHVpemUtYmVuY2g="


@dataclass
class Mailbox:
    """What the receiver got: the instant (monotonic) and the body of each message, by its id."""

    port: int = 0
    came: dict[str, tuple[float, dict[str, object]]] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    """How often each id came."""

    def take(self, key: str, body: dict[str, object]) -> None:
        """Keep a message."""
        self.times[key] = self.times.get(key, 0) + 1
        self.came.setdefault(key, (time.monotonic(), body))


@contextmanager
def receiver() -> Iterator[Mailbox]:
    """Receive webhooks on loopback while the block runs."""
    box = Mailbox()

    class Receive(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        mailbox: ClassVar[Mailbox] = box

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.mailbox.take(self.headers["webhook-id"], body)
            self.send_response(204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receive)
    box.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield box
    finally:
        server.shutdown()
        server.server_close()


def environ(folder: Path, port: int, **given: object) -> dict[str, str]:
    """Return the environment of a system in `folder` that posts to that port."""
    bare = {name: text for name, text in os.environ.items() if not name.startswith("SHUIZE_")}
    ours = {
        "inbox": folder / "inbox",
        "data": folder / "data",
        "config": folder / "shuize.toml",
        "webhook_url": f"http://127.0.0.1:{port}/hook",
        "webhook_secret": SECRET,
        "webhook_allow_cidrs": "127.0.0.0/8",
        "log_format": "json",
        **given,
    }
    said = {f"SHUIZE_{name.upper()}": str(value) for name, value in ours.items()}
    (folder / "shuize.toml").touch()
    return {**bare, **said, "PYTHONPATH": str(ROOT)}


@contextmanager
def up(folder: Path, env: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """Run `shuize up` while the block runs; what it says goes to `log` in the folder."""
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen([sys.executable, "-m", "shuize", "up"], env=env, stdout=log, stderr=log, cwd=folder)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def wait_until(condition: Callable[[], object], seconds: float, *, pause: float = 0.02) -> bool:
    """Wait until the condition holds and return whether it did in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
    return True


def name_of(words: Sequence[str]) -> str:
    """Return what a process is called, of its command's words."""
    if not words:
        return ""
    return words[-1] if "shuize.child" in words else " ".join([Path(words[0]).name, *words[1:3]])


def cities(number: int) -> list[str]:
    """Return the names of that many cities that a figure can be of."""
    gazetteer = Gazetteer.load()
    codes = [f"{code}00" for code in range(1301, 6600) if code % 100 and gazetteer.known(f"{code}00")]
    names = [gazetteer.place(code).name for code in codes]
    return [name for name in names if name.endswith("市")][:number]


def article(city: str, value: str, day: int = 24) -> str:
    """Return an article in which one figure of the city passes marks."""
    return (
        f"---\npublished: 2020-03-{day + 1:02}\nsource: {city}日报\n---\n{city}复工进展\n"
        f"截至3月{day}日，{city}规模以上工业企业复工率达{value}%，物流和用工逐步恢复。\n"
    )
