"""The secrets and addresses that hold now: read again whenever their file changes, so that none needs a restart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from shuize import log as logs
from shuize.endpoints import Endpoint, check_url
from shuize.errors import UsageError
from shuize.keys import Key, check_secrets, in_force, read_keys

log = logs.get("alerts")


class Watched:
    """A file's text, given on whenever it is another one; what cannot be read changes nothing."""

    def __init__(self, endpoint: str, path: Path | None, take: Callable[[str], None]) -> None:
        """Give `take` the text; it raises ValueError or UsageError for one that is of no use."""
        self._endpoint, self._path, self._take = endpoint, path, take
        self._read_as: tuple[int, int] | None = None

    def look(self) -> None:
        """Read the file again if it is another one than last time."""
        if self._path is None:
            return
        try:
            found = self._path.stat()
            read_as = (found.st_mtime_ns, found.st_ino)
            if read_as == self._read_as:
                return
            self._take(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, UsageError) as error:
            log.warning("secret_unreadable", endpoint=self._endpoint, reason=type(error).__name__)
            return
        self._read_as = read_as


class Keyring:
    """One webhook's secrets, of which several may sign."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Begin with those that were read at start."""
        self._endpoint = endpoint
        self._keys = tuple(Key(secret) for secret in endpoint.secrets)
        self._file = Watched(endpoint.id, endpoint.secret_file, self._take)

    def secrets(self, now: datetime | None = None) -> tuple[str, ...]:
        """Return the secrets that sign now, newest first."""
        self._file.look()
        return in_force(self._keys, now or datetime.now(UTC)) or self._endpoint.secrets

    def _take(self, text: str) -> None:
        """Keep what the file says."""
        keys = read_keys(text)
        check_secrets(tuple(one.secret for one in keys), "secret_file")
        logs.hide(one.secret for one in keys)
        self._keys = keys or self._keys


class Current:
    """An endpoint as its files say now: address and secret, or password."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Begin with what was read at start."""
        self._endpoint = endpoint
        self._files = (
            Watched(endpoint.id, endpoint.secret_file, self._take_secret),
            Watched(endpoint.id, endpoint.url_file, self._take_url),
        )

    def endpoint(self) -> Endpoint:
        """Return the endpoint to tell now."""
        for one in self._files:
            one.look()
        return self._endpoint

    def _take_secret(self, text: str) -> None:
        """Keep the secret that the file holds."""
        self._keep(replace(self._endpoint, secrets=(_word(text),)))

    def _take_url(self, text: str) -> None:
        """Keep the address that the file holds."""
        check_url(_word(text), self._endpoint.sink, "url_file")
        self._keep(replace(self._endpoint, url=_word(text)))

    def _keep(self, endpoint: Endpoint) -> None:
        """Tell this one from now on, and show nothing that is secret of it."""
        logs.hide(endpoint.hidden)
        self._endpoint = endpoint


def _word(text: str) -> str:
    """Return what the file holds; ValueError where that is nothing."""
    if not text.strip():
        raise ValueError("an empty file")
    return text.strip()
