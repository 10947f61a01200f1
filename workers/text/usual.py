"""Whether a text is printed in other characters or marks than the usual ones: asked once of it, as most are not."""

import re
from functools import cache

from workers.text.halfwidth import HALF, LED, QUOTED, SMALLER, WIDER, narrowed, paused, quoted, widened
from workers.text.traditional import only_traditional, simplified


def usual(text: str) -> str:
    """Return the text in simplified characters and the usual marks, as long as it was; the very same one where it is.

    >>> usual("復工率達95％,高于「全省」"), usual("复工率达95%，高于全省")
    ('复工率达95%，高于“全省”', '复工率达95%，高于全省')
    """
    if _other().search(text) is None and LED not in text:
        return paused(text)
    return paused(widened(narrowed(quoted(simplified(text)))))


@cache
def _other() -> re.Pattern[str]:
    """Return a pattern of the characters that one of the steps before blanks are looked at can change."""
    return re.compile(f"[{only_traditional()}{HALF}{QUOTED}{SMALLER}{WIDER}]")
