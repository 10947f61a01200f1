"""Certificates of one's own: an authority that nobody else knows, and a receiver that asks who calls."""

import asyncio
import shutil
import ssl
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest

from alerts.guard import Address, GuardedTransport
from alerts.sinks.trust import context
from alerts.sinks.webhook import Webhook
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from tests.outbox import SECRET
from tests.receivers import read, status
from tests.test_webhook import claim

LOOPBACK = (ip_network("127.0.0.0/8"),)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a receiver's certificate, a caller's, and nothing that anybody else has signed."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("certificates")
    for name in ("receiver", "caller"):
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}.example",
             "-keyout", f"{folder}/{name}.key", "-out", f"{folder}/{name}.pem"],
            check=True, capture_output=True,
        )  # fmt: skip
    return folder


async def here(host: str, port: int) -> list[Address]:  # noqa: ARG001  # what a resolver is asked
    """Say that every name is this machine."""
    return [ip_address("127.0.0.1")]


def told(folder: Path, one: Endpoint, host: str = "receiver.example") -> str:
    """Tell a receiver that takes only the caller's certificate; return the outcome's reason."""
    asked = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    asked.load_cert_chain(folder / "receiver.pem", folder / "receiver.key")
    asked.load_verify_locations(folder / "caller.pem")
    asked.verify_mode = ssl.CERT_REQUIRED

    class Connection(BaseRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(5)
            try:
                with asked.wrap_socket(self.request, server_side=True) as connection:
                    if read(connection):
                        status(204)(connection)
            except OSError:
                return

    async def tell(url: str) -> str:
        named = replace(one, url=url)
        transport = GuardedTransport(LOOPBACK, context=context(named), resolve=here)
        sink = Webhook(named, timeout_seconds=5, transport=transport)
        try:
            return str((await sink.tell(claim(), datetime.now(UTC))).reason)
        finally:
            await sink.aclose()

    with ThreadingTCPServer(("127.0.0.1", 0), Connection) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            return asyncio.run(tell(f"https://{host}:{server.server_address[1]}/"))
        finally:
            server.shutdown()


def test_both_sides_prove_who_they_are(made: Path) -> None:
    """With authority and certificate it arrives; without either, or under another name, the handshake fails."""
    whole = Endpoint(
        "ops", "https://receiver.example/", (SECRET,), ca_file=made / "receiver.pem", cert_file=made / "caller.pem",
        key_file=made / "caller.key",
    )  # fmt: skip
    assert told(made, whole) == "sent"
    assert told(made, replace(whole, ca_file=None)) == "tls_failed"
    assert told(made, whole, "other.example") == "tls_failed"
    assert told(made, replace(whole, cert_file=None, key_file=None)) in {"tls_failed", "closed"}


def test_files_that_are_no_certificates(made: Path, tmp_path: Path) -> None:
    """They stop the start, each named by its key."""
    (tmp_path / "empty.pem").write_text("")
    ops = Endpoint("ops", "https://receiver.example/", (SECRET,))
    with pytest.raises(UsageError, match="ops ca_file: "):
        context(replace(ops, ca_file=tmp_path / "empty.pem"))
    with pytest.raises(UsageError, match="ops cert_file, key_file: "):
        context(replace(ops, cert_file=made / "caller.pem", key_file=made / "receiver.key"))
