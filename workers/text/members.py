"""What one of a few things is, by its name: used as an enum, and looked up at thrice its speed.

A name of an enum is found by way of `EnumType.__getattr__` (0.13 microseconds in Python 3.11), and a figure's rules ask
for hundreds of them.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from enum import StrEnum

    class Member(StrEnum):
        """One of the few; its text is what it is printed as."""
else:

    class _Members(type):
        """Makes each text that a class names one of its members."""

        def __new__(cls, name: str, bases: tuple[type, ...], named: dict[str, Any]) -> "_Members":
            """Make the class, then its members."""
            members = {key: text for key, text in named.items() if isinstance(text, str) and key[0] != "_"}
            made = super().__new__(cls, name, bases, {key: one for key, one in named.items() if key not in members})
            for key, text in members.items():
                one = str.__new__(made, text)
                one.name, one.value = key, text
                setattr(made, key, one)
            return made

        def __iter__(cls) -> Iterator["Member"]:
            """Yield the members in order."""
            return (one for one in vars(cls).values() if isinstance(one, cls))

    class Member(str, metaclass=_Members):
        """One of the few; its text is what it is printed as."""

        __slots__ = ("name", "value")

        def __repr__(self) -> str:
            """Return it as an enum's would be written."""
            return f"<{type(self).__name__}.{self.name}: {str(self)!r}>"
