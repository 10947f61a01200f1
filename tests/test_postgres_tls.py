"""PostgreSQL over TLS: by its URL alone, its authority checked."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bench.servers import cluster, programs
from shuize.errors import StoreError
from shuize.store.engine import open_store

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Run a server that speaks TLS on loopback; return its address and the authority that vouches for it."""
    if programs() is None or shutil.which("openssl") is None:
        pytest.skip("PostgreSQL or openssl is not installed")
    folder = Path("/tmp") / f"tls-{tmp_path_factory.getbasetemp().name}"
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)  # the server is another user
    key, certificate = folder / "key.pem", folder / "cert.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subject = ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*made, *subject, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    key.chmod(0o600)
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    listen = f"-c listen_addresses=localhost -p {port}"
    tls = f"-c ssl=on -c ssl_cert_file={certificate} -c ssl_key_file={key} -c fsync=off"
    try:
        with cluster(f"{listen} {tls}", secret=key):
            yield f"postgresql://shuize@localhost:{port}/postgres", certificate
    finally:
        shutil.rmtree(folder)


def test_a_store_over_tls(sealed: tuple[str, Path]) -> None:
    """The server's name and authority are checked, and the connection is sealed."""
    address, authority = sealed
    engine = open_store(f"{address}?sslmode=verify-full&sslrootcert={authority}")
    with engine.connect() as conn:
        assert conn.scalar(text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
    engine.dispose()


def test_an_unknown_authority_is_refused(sealed: tuple[str, Path], tmp_path: Path) -> None:
    """One clear error."""
    other = tmp_path / "other.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command = [*made, "-subj", "/CN=other", "-keyout", tmp_path / "key.pem", "-out", other]
    subprocess.run(command, check=True, capture_output=True)
    with pytest.raises(StoreError, match="certificate verify failed"):
        open_store(f"{sealed[0]}?sslmode=verify-full&sslrootcert={other}")
