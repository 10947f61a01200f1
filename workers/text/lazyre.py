"""`re`, but that a pattern is compiled when it is first used: most of the reader's 200 are not used by most articles.

A module of the reader says `from workers.text import lazyre as re`; starting a command takes an eighth less for it.
"""

import re
import sys
from re import VERBOSE, Match, Pattern, escape, match, search, sub
from typing import cast

__all__ = ["VERBOSE", "Match", "Pattern", "compile", "either", "escape", "match", "ready", "search", "sub"]


class _Uncompiled:
    """Stands for a pattern; each of its methods is kept where it is looked up first."""

    def __init__(self, pattern: str, flags: int) -> None:
        """Compile nothing yet."""
        self.written = pattern, flags
        self._compiled: Pattern[str] | None = None

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        found = self.__dict__[name] = getattr(self.ready(), name)
        return found

    def ready(self) -> Pattern[str]:
        """Compile it, unless it is."""
        self._compiled = self._compiled or re.compile(*self.written)
        return self._compiled


_ALL: list[_Uncompiled] = []
READER = "workers."
"""What the names of the modules begin with that hold patterns."""


def ready() -> None:
    """Compile every pattern, so that no fork does it anew, and put it in its place: it is found there twice as fast."""
    for module in [module for name, module in sys.modules.items() if name.startswith(READER)]:
        for name, one in list(vars(module).items()):
            if isinstance(one, _Uncompiled):
                setattr(module, name, one.ready())
            elif type(one) is tuple and any(type(part) is _Uncompiled for part in one):
                setattr(module, name, tuple(part.ready() if type(part) is _Uncompiled else part for part in one))
    for one in _ALL:
        one.ready()


def either(*patterns: Pattern[str]) -> Pattern[str]:
    """Return what matches where one of these patterns does, all of the same flags: one call in place of several."""
    written, flags = zip(*map(_written, patterns), strict=True)
    (shared,) = set(flags)
    return compile("|".join(f"(?:{one})" for one in written), shared)


def _written(one: object) -> tuple[str, int]:
    """Return what a pattern, compiled or not, was made of."""
    return one.written if isinstance(one, _Uncompiled) else (one.pattern, one.flags & ~re.UNICODE)  # type: ignore[attr-defined]


def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - it takes the place of re's own
    """Return what behaves as the compiled pattern."""
    _ALL.append(one := _Uncompiled(pattern, flags))
    return cast("Pattern[str]", one)
