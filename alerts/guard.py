"""Where a connection may go: names are resolved and checked here, and the checked address is the one that is dialled.

Checking a name first and connecting to it afterwards loses to a name server that answers differently the second time.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Thread

import httpx

from alerts.schedule import Reason
from alerts.wire import Place, Wires
from shuize.addresses import Network
from shuize.errors import DeliveryError

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]

CONNECT_SECONDS = 5.0
GLOBAL_UNICAST = ip_network("2000::/3")
NEVER_PUBLIC = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "100.64.0.0/10",  # carriers' address translation
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays
        "198.18.0.0/15",  # benchmarks
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
        "::ffff:0:0/96",  # IPv4 in IPv6's clothes
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64, local
        "2001::/23",  # Teredo and the other protocol assignments
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
        "ff00::/8",  # multicast
    )
)


class DialError(DeliveryError):
    """No connection was made, for this reason; nothing was sent."""

    def __init__(self, reason: Reason, message: str) -> None:
        """Keep the outcome's reason beside the message."""
        super().__init__(message)
        self.reason = reason


def is_public(address: Address) -> bool:
    """Say whether the address belongs to the public internet, whatever it may be translated to on its way.

    >>> [is_public(ip_address(text)) for text in ("8.8.8.8", "10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1")]
    [True, False, False, False]
    """
    if not address.is_global or any(address in network for network in NEVER_PUBLIC):
        return False
    return isinstance(address, IPv4Address) or address in GLOBAL_UNICAST


def check(addresses: Sequence[Address], allow: Sequence[Network]) -> None:
    """Raise DialError unless every address is public or in one of the networks that are allowed."""
    for address in addresses:
        if not (is_public(address) or any(address in network for network in allow)):
            raise DialError(Reason.NOT_PUBLIC, f"{address} is not a public address")


async def resolve(host: str, port: int) -> Sequence[Address]:
    """Return the addresses of the host in the system's order; DialError where there are none.

    A thread of its own that nobody waits for at exit: a name server that does not answer delays nothing else.
    """
    with suppress(ValueError):
        return [ip_address(host)]  # written as an address: nobody is to be asked
    future: Future[list[Address]] = Future()
    Thread(target=_look_up, args=(future, host, port), daemon=True).start()
    try:
        return await asyncio.wrap_future(future)
    except (OSError, UnicodeError) as error:
        raise DialError(Reason.NAME_NOT_FOUND, "the host's name has no address") from error


def _look_up(future: Future[list[Address]], host: str, port: int) -> None:
    """Put the host's addresses, or the error, into the future."""
    if not future.set_running_or_notify_cancel():
        return
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        texts = dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found)
        future.set_result([ip_address(text) for text in texts])
    except (OSError, ValueError) as error:  # ValueError: a label that no name can have
        future.set_exception(error)


class GuardedTransport(httpx.AsyncBaseTransport):
    """An HTTP transport that dials only checked addresses; Host header, SNI and certificate stay those of the name."""

    def __init__(
        self,
        allow: Sequence[Network] = (),
        *,
        context: ssl.SSLContext | None = None,
        resolve: Resolve = resolve,
        connect_seconds: float = CONNECT_SECONDS,
    ) -> None:
        """Keep where it may go, with whose certificates, and how long each address may take to answer the call."""
        self._allow = tuple(allow)
        self._resolve = resolve
        self._wires = Wires(context or httpx.create_ssl_context(trust_env=False), connect_seconds)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to the first of its host's addresses that takes the connection."""
        host, secure = request.url.raw_host.decode("ascii"), request.url.scheme == "https"
        port = request.url.port or (443 if secure else 80)
        addresses = await self._resolve(host, port)
        check(addresses, self._allow)
        *others, last = (Place(str(address), port, host if secure else None) for address in addresses)
        for place in others:
            try:
                return await self._wires.send(request, place)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue  # nothing was sent: the next address may do
        return await self._wires.send(request, last)

    async def aclose(self) -> None:
        """Close every connection."""
        self._wires.close()


async def dial(host: str, port: int, allow: Sequence[Network], resolve: Resolve = resolve) -> socket.socket:
    """Return a connection to the first of the host's checked addresses that takes one, for what is not HTTP.

    Raises DialError, and the OSError of the last address where none does.
    """
    addresses = await resolve(host, port)
    check(addresses, allow)
    *others, last = addresses
    for address in others:
        try:
            return await _dialled(address, port)
        except OSError:
            continue
    return await _dialled(last, port)


async def _dialled(address: Address, port: int) -> socket.socket:
    """Return a connection to this address."""
    opened = socket.socket(socket.AF_INET if isinstance(address, IPv4Address) else socket.AF_INET6)
    opened.setblocking(False)
    try:
        await asyncio.get_running_loop().sock_connect(opened, (str(address), port))
    except BaseException:
        opened.close()
        raise
    return opened
