"""Which addresses may be dialled, and that the address checked is the address dialled."""

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import Sequence
from ipaddress import ip_address, ip_network
from pathlib import Path
from socketserver import BaseRequestHandler, TCPServer
from threading import Thread

import httpx
import pytest

from alerts.guard import Address, DialError, GuardedTransport, Resolve, check, is_public, resolve
from alerts.schedule import Reason
from tests.receivers import listening, read, status

LOOPBACK = (ip_network("127.0.0.0/8"),)


@pytest.mark.parametrize("text", ["8.8.8.8", "1.1.1.1", "223.5.5.5", "2606:4700::1111", "2400:3200::1", "2a00::1"])
def test_public(text: str) -> None:
    """Addresses that the internet routes may be dialled."""
    assert is_public(ip_address(text))
    check([ip_address(text)], ())


@pytest.mark.parametrize(
    "text",
    [
        "0.0.0.0",  # noqa: S104  # nothing is bound
        "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.0.0.9", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1",
        "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::808:808",
        "64:ff9b:1::1", "100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1",
        "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1", "fd12::1", "fe80::1",
        "fec0::1", "ff02::1", "ff0e::1",
    ],
)  # fmt: skip
def test_not_public(text: str) -> None:
    """Everything else may not, whichever range of whichever standard it lies in."""
    with pytest.raises(DialError, match="is not a public address") as raised:
        check([ip_address(text)], ())
    assert raised.value.reason is Reason.NOT_PUBLIC


def test_one_bad_address_is_enough() -> None:
    """A name with a public and a private address is refused whole."""
    with pytest.raises(DialError, match=r"^10\.0\.0\.1 "):
        check([ip_address("8.8.8.8"), ip_address("10.0.0.1")], ())


def test_allowed_networks_only() -> None:
    """An allowed network opens itself and nothing beside it, nor its IPv6 clothing."""
    allow = (ip_network("10.1.0.0/16"), ip_network("fd00::/8"))
    check([ip_address("10.1.2.3"), ip_address("fd00::5")], allow)
    for text in ("10.2.0.1", "127.0.0.1", "::ffff:10.1.2.3"):
        with pytest.raises(DialError):
            check([ip_address(text)], allow)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0"])
def test_every_spelling_of_loopback_is_refused(host: str) -> None:
    """Names and odd spellings are judged by what they resolve to."""
    with listening(status(200)) as peer:
        with pytest.raises(DialError) as raised:
            post(f"http://{host}:{peer.port}/", GuardedTransport())
        assert raised.value.reason is Reason.NOT_PUBLIC
        assert peer.requests == []


@pytest.mark.parametrize("host", ["name.invalid", "a" * 64 + ".invalid"])
def test_unknown_name(host: str) -> None:
    """A name without an address is that, not an exception of the resolver."""
    with pytest.raises(DialError) as raised:
        asyncio.run(resolved(host))
    assert raised.value.reason is Reason.NAME_NOT_FOUND


async def resolved(host: str) -> Sequence[Address]:
    """Resolve within a bound."""
    async with asyncio.timeout(20):
        return await resolve(host, 80)


def post(url: str, transport: GuardedTransport) -> int:
    """Post once and return the status."""

    async def once() -> int:
        async with httpx.AsyncClient(transport=transport, trust_env=False, timeout=5) as client:
            return (await client.post(url, content=b"{}")).status_code

    return asyncio.run(once())


def answering(*answers: str) -> Resolve:
    """Return a resolver that gives these addresses, one lookup after the other: a name server that changes its mind."""
    left = [[ip_address(text) for text in answer.split()] for answer in answers]

    async def look_up(_host: str, _port: int) -> Sequence[Address]:
        return left.pop(0)

    return look_up


def test_name_stays_in_the_host_header() -> None:
    """The connection goes to the checked address, the request to the name."""
    with listening(status(204)) as peer:
        transport = GuardedTransport(LOOPBACK, resolve=answering("127.0.0.1"))
        assert post(f"http://receiver.example:{peer.port}/a?b=c", transport) == 204
        (request,) = peer.requests
        assert request.headers["host"] == f"receiver.example:{peer.port}"
        assert request.line == "POST /a?b=c HTTP/1.1"


def test_rebinding_finds_no_second_lookup() -> None:
    """The resolver is asked once for each request, and that answer is dialled; a bad second answer is refused."""
    with listening(status(204)) as peer:
        lookup = answering("127.0.0.1", "10.0.0.1")
        url = f"http://receiver.example:{peer.port}/"
        assert post(url, GuardedTransport(LOOPBACK, resolve=lookup)) == 204
        with pytest.raises(DialError, match=r"^10\.0\.0\.1 "):
            post(url, GuardedTransport(LOOPBACK, resolve=lookup))
        assert len(peer.requests) == 1


def test_next_address_where_the_first_takes_no_connection() -> None:
    """The addresses are tried in turn; the last one's error is the request's."""
    with listening(status(204)) as peer:
        url = f"http://receiver.example:{peer.port}/"
        assert post(url, GuardedTransport(LOOPBACK, resolve=answering("127.0.0.2 127.0.0.1"))) == 204
        with pytest.raises(httpx.ConnectError):
            post(url, GuardedTransport(LOOPBACK, resolve=answering("127.0.0.2 127.0.0.3")))


def test_proxies_from_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would resolve the name itself, past the guard."""
    with listening(status(204)) as peer, listening(status(200)) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        assert post(peer.url, GuardedTransport(LOOPBACK)) == 204
        assert proxy.requests == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate for receiver.example."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    file = tmp_path_factory.mktemp("tls") / "receiver.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=receiver"
    names = ["-addext", "subjectAltName=DNS:receiver.example", "-keyout", str(file) + ".key", "-out", str(file)]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    return file


@pytest.mark.parametrize(("host", "accepted"), [("receiver.example", True), ("other.example", False)])
def test_certificate_is_checked_against_the_name(certificate: Path, host: str, *, accepted: bool) -> None:
    """The name goes out in SNI and must stand in the certificate, though the address is what is dialled."""
    asked: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, f"{certificate}.key")
    context.sni_callback = lambda _connection, name, _context: asked.append(name)

    class Connection(BaseRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(5)
            try:
                with context.wrap_socket(self.request, server_side=True) as connection:
                    read(connection)
                    status(204)(connection)
            except OSError:
                return

    with TCPServer(("127.0.0.1", 0), Connection) as server:
        thread = Thread(target=server.handle_request)
        thread.start()
        trust = ssl.create_default_context(cafile=str(certificate))
        transport = GuardedTransport(LOOPBACK, context=trust, resolve=answering("127.0.0.1"))
        url = f"https://{host}:{server.server_address[1]}/"
        if accepted:
            assert post(url, transport) == 204
        else:
            with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
                post(url, transport)
        thread.join(60)
    assert asked == [host]
