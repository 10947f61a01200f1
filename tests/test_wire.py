"""Connections to receivers: kept while they last, never used again where that could mix up two answers."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager

import httpx
import pytest

from alerts.wire import Place, Wires

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Peer:
    """A receiver that answers each request with the next of `answers`; None closes without a word."""

    def __init__(self, *answers: bytes | None) -> None:
        """Keep what will be said."""
        self.answers = list(answers)
        self.connections = 0
        self.heads: list[bytes] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        self.connections += 1
        try:
            while self.answers:
                self.heads.append(await reader.readuntil(b"\r\n\r\n"))
                await reader.readexactly(2)
                answer = self.answers.pop(0)
                if answer is None:
                    break
                writer.write(answer)
                await writer.drain()
                if b"Connection: close" in answer:
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def reached(peer: Peer) -> AsyncIterator[Callable[[], Coroutine[object, object, tuple[int, bytes]]]]:
    """Give a call that posts once to the peer and returns status and body."""
    server = await asyncio.start_server(peer.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    wires = Wires(ssl.create_default_context(), 5.0)

    async def post() -> tuple[int, bytes]:
        request = httpx.Request("POST", f"http://receiver.example:{port}/hook", content=b"{}")
        answer = await wires.send(request, Place("127.0.0.1", port, None))
        try:
            return answer.status_code, await answer.aread()
        finally:
            await answer.aclose()

    try:
        yield post
    finally:
        wires.close()
        server.close()


def test_a_connection_is_kept() -> None:
    """Three posts one after the other go over one connection, each with its own answer."""

    async def run() -> None:
        peer = Peer(OK, OK.replace(b"200 OK", b"204 No").replace(b"2\r\n\r\nok", b"0\r\n\r\n"), OK)
        async with reached(peer) as post:
            assert [await post() for _ in range(3)] == [(200, b"ok"), (204, b""), (200, b"ok")]
        assert peer.connections == 1
        assert all(head.startswith(b"POST /hook HTTP/1.1\r\n") for head in peer.heads)

    asyncio.run(run())


@pytest.mark.parametrize(
    "first",
    [
        OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"),
        OK + b"HTTP/1.1 200 OK\r\n",  # more than was asked for
        b"HTTP/1.0 200 OK\r\nConnection: close\r\n\r\nok",  # ends where the connection ends
    ],
    ids=["says so", "unasked bytes", "no length"],
)
def test_a_connection_that_is_done_for_is_not_used_again(first: bytes) -> None:
    """The next post gets a connection of its own, and its own answer."""

    async def run() -> None:
        peer = Peer(first, OK)
        async with reached(peer) as post:
            assert [await post() for _ in range(2)] == [(200, b"ok")] * 2
        assert peer.connections == 2

    asyncio.run(run())


def test_what_goes_before_the_answer_is_passed_over() -> None:
    """100 and 103, then the answer."""

    async def run() -> None:
        before = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
        async with reached(Peer(before + OK)) as post:
            assert await post() == (200, b"ok")

    asyncio.run(run())


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (None, httpx.RemoteProtocolError),
        (b"SSH-2.0-OpenSSH\r\n\r\n", httpx.RemoteProtocolError),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nhalf", httpx.RemoteProtocolError),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok", httpx.RemoteProtocolError),
    ],
    ids=["nothing", "no HTTP", "half a body", "two lengths"],
)
def test_an_answer_that_is_none(answer: bytes | None, error: type[Exception]) -> None:
    """Each is httpx's own error, and nothing is kept of the connection."""

    async def run() -> None:
        peer = Peer(answer, OK)
        async with reached(peer) as post:
            with pytest.raises(error):
                await post()
            assert await post() == (200, b"ok")
        assert peer.connections == 2

    asyncio.run(run())
