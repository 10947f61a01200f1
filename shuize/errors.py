"""The errors somebody reacts to differently; everything else is a bug and stays itself."""

from collections.abc import Sequence
from difflib import get_close_matches


class ShuizeError(Exception):
    """Base of every error this system raises on purpose; its text is one clear line for a person."""

    exit_code = 1


class UsageError(ShuizeError):
    """The call or a setting is wrong: say what, where and what to do; exit 2."""

    exit_code = 2


class PackError(ShuizeError):
    """A pack cannot be used: start-up fails; file, key and the nearest known key are named; exit 3."""

    exit_code = 3


class ArticleError(ShuizeError):
    """A file is no article: rejected with its reason, never retried; exit 4 from `shuize read`."""

    exit_code = 4


class StoreError(ShuizeError):
    """The database cannot be used (unreachable, older or newer schema); exit 5."""

    exit_code = 5


class BrokerError(ShuizeError):
    """Redis cannot be reached or started; exit 6."""

    exit_code = 6


class DeliveryError(ShuizeError):
    """An attempt to tell a sink failed; `permanent` says that another attempt cannot help."""

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        """Keep whether trying again can help beside the message."""
        super().__init__(message)
        self.permanent = permanent


def unknown_key(key: str, known: Sequence[str], where: str) -> str:
    """Return what is said of a key that a table of a file does not have: the nearest known, else all that are."""
    near = get_close_matches(key, known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
    return f"unknown key {key!r} in {where}; {hint}"
