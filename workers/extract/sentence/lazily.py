"""An attribute that is found when first asked for and kept: `functools.cached_property` without the lock of 3.11."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Found = TypeVar("Found")


class lazy(Generic[Found]):  # noqa: N801 - a decorator
    """Makes a method an attribute that is worked out once."""

    def __init__(self, find: Callable[[Any], Found]) -> None:
        """Take the method."""
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    def __get__(self, one: object, _: type | None = None) -> Found:
        """Work it out and keep it where it is looked up first."""
        found = one.__dict__[self._name] = self._find(one)
        return found
