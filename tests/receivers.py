"""Receivers that misbehave in chosen ways: real TCP servers on loopback that keep every request they were sent."""

import contextlib
import hashlib
import hmac
import random
import socket
import socketserver
import threading
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus

TLS_HANDSHAKE = b"\x16"
Answer = Callable[[socket.socket], None]


@dataclass(frozen=True)
class Request:
    """One request as it came over the wire; header names in lower case."""

    line: str
    headers: dict[str, str]
    body: bytes

    def signed_with(self, secret: str) -> bool:
        """Verify the signature as the specification says it, by hand."""
        key = b64decode(secret.removeprefix("whsec_"))
        signed = f"{self.headers['webhook-id']}.{self.headers['webhook-timestamp']}.".encode() + self.body
        expected = "v1," + b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        return expected in self.headers["webhook-signature"].split(" ")


class Peer:
    """A receiver that answers its n-th request as `answers` says, the last answer for ever."""

    def __init__(self, *answers: Answer) -> None:
        """Begin with nothing received."""
        self.requests: list[Request] = []
        self.port = 0
        self.ended = threading.Event()
        self._answers = answers
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/hook"

    def serve(self, connection: socket.socket) -> None:
        """Read one request and answer it."""
        request = read(connection)
        if request is None:
            with contextlib.suppress(OSError):
                status(400)(connection)
            return
        with self._lock:
            self.requests.append(request)
            answer = self._answers[min(len(self.requests), len(self._answers)) - 1]
        with contextlib.suppress(OSError):  # the deliverer may have hung up, as it should
            answer(connection)


@contextmanager
def listening(*answers: Answer) -> Iterator[Peer]:
    """Run a Peer for as long as the block runs."""
    peer = Peer(*answers)

    class Connection(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(60)
            peer.serve(self.request)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        request_queue_size = 128

    with Server(("127.0.0.1", 0), Connection) as server:
        peer.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield peer
        finally:
            peer.ended.set()
            server.shutdown()
            thread.join()


OWN_PORTS = 10_000, 32_000
"""Below those that the kernel gives to outgoing connections."""


def free_port(following: int = 0) -> int:
    """Return a port that nobody listens on, nor on so many that follow; no connection is given one of these either."""
    for first in random.sample(range(*OWN_PORTS, following + 1), 100):
        with contextlib.ExitStack() as opened, contextlib.suppress(OSError):
            for port in range(first, first + following + 1):
                opened.enter_context(socket.create_server(("127.0.0.1", port)))
            return first
    raise AssertionError("a hundred ports are taken")


def read(connection: socket.socket) -> Request | None:
    """Return the request on the connection; None where there is none that could be read."""
    try:
        raw = b""
        while b"\r\n\r\n" not in raw:
            raw += _some(connection)
            if raw.startswith(TLS_HANDSHAKE):
                return None
        head, _, body = raw.partition(b"\r\n\r\n")
        line, *rest = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in rest)}
        while len(body) < int(headers.get("content-length", "0")):
            body += _some(connection)
    except (OSError, EOFError):
        return None
    return Request(line, headers, body)


def _some(connection: socket.socket) -> bytes:
    """Return what came; EOFError at the end."""
    if not (chunk := connection.recv(65536)):
        raise EOFError
    return chunk


def status(code: int, *headers: str) -> Answer:
    """Answer with the status and these header lines."""
    lines = [f"HTTP/1.1 {code} {HTTPStatus(code).phrase}", "content-length: 0", "connection: close", *headers, "", ""]
    return lambda connection: connection.sendall("\r\n".join(lines).encode())


def silent(connection: socket.socket) -> None:
    """Answer nothing until the deliverer hangs up."""
    with contextlib.suppress(OSError):
        connection.recv(1)


def dripping(connection: socket.socket) -> None:
    """Answer 200 and then a byte every tenth of a second for ever."""
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        connection.sendall(b".")
        time.sleep(0.1)


def cut(connection: socket.socket) -> None:
    """Promise a hundred bytes and hang up after three."""
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc")


def huge(connection: socket.socket) -> None:
    """Answer 200 with a body that nobody should read to its end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\n")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        connection.sendall(b"x" * 65536)


def hanging_up(connection: socket.socket) -> None:
    """Take the request and close without a word: an answer that got lost."""
    connection.shutdown(socket.SHUT_RDWR)


def nonsense(connection: socket.socket) -> None:
    """Answer what is not HTTP."""
    connection.sendall(b"220 mail.example ESMTP\r\n\r\n")
