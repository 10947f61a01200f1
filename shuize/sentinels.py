"""Redis behind Sentinels: the address that names them, and a client that asks them who leads whenever it connects.

`redis+sentinel://[USER:PASSWORD@]HOST[:PORT][,HOST[:PORT]...]/SERVICE[/DATABASE]`; with `rediss+sentinel` all of them
speak TLS. In the query: `sentinel_username`, `sentinel_password`, `ssl_ca_certs`, `ssl_certfile`, `ssl_keyfile`.
"""

from collections.abc import Mapping
from typing import cast
from urllib.parse import parse_qsl, unquote, urlsplit

from redis import Redis
from redis.sentinel import Sentinel

SCHEMES = ("redis+sentinel", "rediss+sentinel")
PORT = 26379
OF_SENTINELS = ("sentinel_username", "sentinel_password")
OF_TLS = ("ssl_ca_certs", "ssl_certfile", "ssl_keyfile")


def is_sentinel(url: str) -> bool:
    """Say whether the URL names Sentinels."""
    return url.partition("://")[0] in SCHEMES


def client(url: str, options: Mapping[str, object]) -> Redis:
    """Return a client of whoever leads; `options` are those of every connection. Raises ValueError."""
    parts = urlsplit(url)
    login, _, hosts = parts.netloc.rpartition("@")
    service, database = _service(parts.path)
    query = _query(parts.query)
    tls: dict[str, object] = {name: query[name] for name in OF_TLS if name in query}
    if parts.scheme == SCHEMES[1]:
        tls["ssl"] = True
    asking = {name.removeprefix("sentinel_"): query[name] for name in OF_SENTINELS if name in query}
    sentinels = Sentinel(  # type: ignore[no-untyped-call]  # the library leaves it untyped
        [_address(host) for host in hosts.split(",")], sentinel_kwargs={**options, **tls, **asking}, **options
    )
    user, _, password = login.partition(":")
    who = {"username": unquote(user) or None, "password": unquote(password) or None, "db": database}
    leader = sentinels.master_for(service, **options, **tls, **who)  # type: ignore[no-untyped-call]  # the same
    return cast("Redis", leader)


def _service(path: str) -> tuple[str, int]:
    """Return the service's name and the database's number. Raises ValueError."""
    service, _, database = path.strip("/").partition("/")
    if not service:
        raise ValueError("names no service")
    return unquote(service), int(database or 0)


def _query(text: str) -> dict[str, str]:
    """Return what the query sets. Raises ValueError for what nobody knows."""
    found = dict(parse_qsl(text, strict_parsing=bool(text)))
    unknown = found.keys() - {*OF_SENTINELS, *OF_TLS}
    if unknown:
        raise ValueError(f"knows no {', '.join(sorted(unknown))}")
    return found


def _address(text: str) -> tuple[str, int]:
    """Return host and port of one Sentinel. Raises ValueError."""
    parts = urlsplit(f"//{text}")
    if not parts.hostname:
        raise ValueError("names no host")
    return parts.hostname, parts.port or PORT
