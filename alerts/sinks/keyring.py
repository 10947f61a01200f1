"""The secrets that sign now: read again whenever their file changes, so that a rotation needs no restart."""

from datetime import UTC, datetime

from shuize import log as logs
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from shuize.keys import Key, check_secrets, in_force, read_keys

log = logs.get("alerts")


class Keyring:
    """One endpoint's secrets; what stands in a broken file changes nothing."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Begin with those that were read at start."""
        self._endpoint = endpoint
        self._keys = tuple(Key(secret) for secret in endpoint.secrets)
        self._read_as: tuple[int, int] | None = None

    def secrets(self, now: datetime | None = None) -> tuple[str, ...]:
        """Return the secrets that sign now, newest first."""
        self._look()
        return in_force(self._keys, now or datetime.now(UTC)) or self._endpoint.secrets

    def _look(self) -> None:
        """Read the file again if it is another one than last time."""
        path = self._endpoint.secret_file
        if path is None:
            return
        try:
            found = path.stat()
            read_as = (found.st_mtime_ns, found.st_ino)
            if read_as == self._read_as:
                return
            keys = read_keys(path.read_text(encoding="utf-8"))
            check_secrets(tuple(one.secret for one in keys), "secret_file")
        except (OSError, ValueError, UsageError) as error:
            log.warning("secret_unreadable", endpoint=self._endpoint.id, reason=type(error).__name__)
            return
        self._read_as, self._keys = read_as, keys or self._keys
