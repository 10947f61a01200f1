"""A change from one figure to another, in one step or in several, each with a day of its own."""

from collections.abc import Callable, Sequence

from workers.extract.words import cues
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

STEPPING = frozenset({"、", "，", "、的", "，的", "到的", "、到的", "，到的"})
"""What stands between two steps of a change where their days are left out."""

STEPPING_TO = frozenset(
    {"到的", "，到的", "再到的", "，再到的", "、再到的", "到如今的", "到目前的", "，再到目前的", "，再到如今的"}
)
"""What leads from the last step to what was reached, where their days are left out."""
ARROWS = frozenset(("→", "➔", "⟶", "->", "-->", "—>"))
"""What shows a change without a word."""
CHANGES = re.compile(f"[{''.join(sorted({*cues.FROM_WORDS, *(arrow[-1] for arrow in ARROWS)}))}]")
"""One of these is in a sentence that tells of a change."""
STEPS_ON = re.compile(
    r"[，、](?:再|又|进而|继而|随后|之后)(?:进一步|继续|逐步|快速|迅速)*(?:提[高升]|上升|回升|攀升|升|增加|增|扩大|达|恢复)?(?:到|至)(?:的|目前的|如今的)?"
)
"""What goes on from a change to its next step (由 45 % 升至 68 %，再升至 92 %)."""


def leads(before: str, gap: str, width: int, *, on: bool) -> bool:
    """Say whether the words between two figures lead from the one to the other.

    `before` stands before the first step; `gap` is without its days, of `width` code points with them; `on` goes on
    from a change before.
    """
    if (on and STEPS_ON.fullmatch(gap)) or gap.strip() in ARROWS:
        return True
    if not cues.FROM.search(before):
        return False
    return (len(gap) < width and gap in STEPPING_TO) or bool(cues.CHANGE.match(gap.strip("，,的 ")))


def led_up(
    group: tuple[Quantity, ...], before: Sequence[Quantity], undated: Callable[[int, int], str]
) -> tuple[Quantity, ...]:
    """Return the list with the figures before it that are steps to it (从 3 日的 45 %、9 日的 68 % 升至…).

    `undated` gives the words of a stretch without its days; each step has a day of its own.
    """
    for one in reversed(before):
        if one.end > group[0].prefix_start:
            continue
        gap = undated(one.end, group[0].prefix_start) if one.unit == group[0].unit else ""
        if gap not in STEPPING or len(gap) == group[0].prefix_start - one.end:
            break
        group = (one, *group)
    return group
