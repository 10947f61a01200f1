"""HTTP/1.1 to addresses that were checked: one exchange at a time on a connection, connections kept while they last.

Written on asyncio and h11 alone: a general client does much for each request that no sink needs.
"""

import asyncio
import ssl
import time
from collections.abc import AsyncIterator
from typing import NamedTuple, cast

import h11
import httpx

IDLE_SECONDS = 5.0
AHEAD_MOST_BYTES = 64 * 1024
"""What is taken from the network before it is read."""


class Place(NamedTuple):
    """Where a connection goes: the checked address, and the name that a certificate must be for; none without TLS."""

    address: str
    port: int
    name: str | None


class Wire(asyncio.Protocol):
    """One connection; what it reads waits until it is asked for."""

    _transport: asyncio.Transport

    def __init__(self) -> None:
        """Begin before the connection is made."""
        self.since = 0.0
        self._state = h11.Connection(our_role=h11.CLIENT)
        self._more: asyncio.Future[None] | None = None
        self._ahead = 0
        self._ended = False
        self._error: Exception | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where to write."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Keep what came, and ask for no more before it is read."""
        self._state.receive_data(data)
        self._ahead += len(data)
        if self._ahead > AHEAD_MOST_BYTES:
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        """Note that nothing more comes."""
        self._end()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that nothing more comes, and why."""
        self._error = exc
        self._end()

    @property
    def usable(self) -> bool:
        """Whether another request may be sent: still open, nothing unasked for has come, and not idle for long."""
        quiet = not self._ended and not self._ahead
        return quiet and self._state.our_state is h11.IDLE and time.monotonic() - self.since < IDLE_SECONDS

    def send(self, request: httpx.Request) -> None:
        """Write the whole request."""
        try:
            head = h11.Request(method=request.method, target=request.url.raw_path, headers=request.headers.raw)
            parts = [self._state.send(head), self._state.send(h11.Data(request.content))]
            parts.append(self._state.send(h11.EndOfMessage()))
        except h11.LocalProtocolError as error:
            raise httpx.LocalProtocolError("a request of the wrong form") from error
        self._transport.write(b"".join(part for part in parts if part))

    async def head(self) -> h11.Response:
        """Return the answer's status and headers; whatever goes before the final ones is passed over."""
        while isinstance(event := await self._event(), h11.InformationalResponse):
            pass
        if not isinstance(event, h11.Response):
            raise httpx.ReadError("the connection is closed") from self._error
        return event

    async def body(self) -> AsyncIterator[bytes]:
        """Yield the answer's body as it comes."""
        while isinstance(event := await self._event(), h11.Data):
            yield bytes(event.data)

    def rest(self) -> bool:
        """Make ready for the next request; False where the connection is of no more use, which is then closed."""
        done = {self._state.our_state, self._state.their_state} == {h11.DONE}
        if done and not self._ended and not self._state.trailing_data[0]:
            self._state.start_next_cycle()
            self._ahead, self.since = 0, time.monotonic()
            return True
        self.close()
        return False

    def close(self) -> None:
        """Close at once, whatever is under way."""
        self._transport.abort()

    async def _event(self) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        """Return what came next."""
        while True:
            try:
                event = self._state.next_event()
            except h11.RemoteProtocolError as error:
                raise httpx.RemoteProtocolError("an answer of the wrong form") from (self._error or error)
            if event is not h11.NEED_DATA:
                return event
            await self._wait()

    async def _wait(self) -> None:
        """Wait until there is more to read."""
        if self._ended:
            raise httpx.ReadError("the connection is closed") from self._error
        self._ahead = 0
        self._transport.resume_reading()
        self._more = asyncio.get_running_loop().create_future()
        await self._more

    def _end(self) -> None:
        """Let the reader see the end."""
        if not self._ended:
            self._ended = True
            self._state.receive_data(b"")
        self._wake()

    def _wake(self) -> None:
        """Let the reader go on."""
        if self._more is not None and not self._more.done():
            self._more.set_result(None)


class Answering(httpx.AsyncByteStream):
    """An answer's body; once closed, its connection is kept for the next request if it was read to its end."""

    def __init__(self, wire: Wire, kept: list[Wire]) -> None:
        """Keep where the body comes from and where the connection goes afterwards."""
        self._wire = wire
        self._kept = kept

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the body as it comes."""
        async for chunk in self._wire.body():
            yield chunk

    async def aclose(self) -> None:
        """Keep the connection or close it."""
        if self._wire.rest():
            self._kept.append(self._wire)


class Wires:
    """The connections to all addresses."""

    def __init__(self, context: ssl.SSLContext, connect_seconds: float) -> None:
        """Keep with whose certificates, and how long an address may take to take a connection."""
        self._context = context
        self._connect_seconds = connect_seconds
        self._kept: dict[Place, list[Wire]] = {}

    async def send(self, request: httpx.Request, place: Place) -> httpx.Response:
        """Send the request there and return the answer, its body unread; httpx's exceptions where none comes."""
        kept = self._kept.setdefault(place, [])
        wire = self._idle(kept) or await self._connected(place)
        try:
            wire.send(request)
            head = await wire.head()
        except BaseException:
            wire.close()
            raise
        return httpx.Response(head.status_code, headers=list(head.headers), stream=Answering(wire, kept))

    def close(self) -> None:
        """Close every connection that is kept."""
        for kept in self._kept.values():
            for wire in kept:
                wire.close()
            kept.clear()

    def _idle(self, kept: list[Wire]) -> Wire | None:
        """Return a connection that may be used again, and close those that may not."""
        while kept:
            wire = kept.pop()
            if wire.usable:
                return wire
            wire.close()
        return None

    async def _connected(self, place: Place) -> Wire:
        """Return a new connection."""
        context = None if place.name is None else self._context
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._connect_seconds):
                _, wire = await loop.create_connection(
                    Wire, place.address, place.port, ssl=context, server_hostname=place.name
                )
        except TimeoutError as error:
            raise httpx.ConnectTimeout("no connection in time") from error
        except OSError as error:
            raise httpx.ConnectError(str(error)) from error
        return wire
