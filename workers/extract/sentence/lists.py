"""Lists of figures: which neighbours are items of one, joined by marks, or by commas where 分别 deals them out."""

from collections.abc import Callable, Sequence

from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

JOINED = re.compile(r"^(?:、|和|及|与|以及|\s)*$")
"""What joins the figures of one list; a comma parts them."""
COMMAS = frozenset({"，", ",", "；"})
DEALT_OUT = re.compile(
    r"(?:分别|依次)[^\u4e00-\u9fff]*(?:[为是达到有至超过约近逾和与及万亿家户人例个名亩吨公顷多余][^\u4e00-\u9fff]*)*$"
)
"""What stands before a figure that is dealt out, other figures between."""
OWN = re.compile(r"的|(?<=%)[\u4e00-\u9fff](?<![和及与左上])")
"""What stands behind a figure that is told of somebody else (…分别为 66 %、63 %，80 % 的员工返岗)."""


def joined(text: str, first: Quantity, second: Quantity) -> bool:
    """Say whether two neighbouring figures are items of one list."""
    gap = text[first.end : second.prefix_start]
    return bool(gap) and bool(JOINED.match(gap))


def alike(text: str, since: int, first: Quantity, second: Quantity) -> bool:
    """Say whether they are items of one list of one unit; commas part it where 分别, after `since`, deals it out."""
    if first.unit != second.unit:
        return False
    if joined(text, first, second):
        return True
    parted = text[first.end : second.prefix_start] in COMMAS and not OWN.match(text, second.end)
    return parted and DEALT_OUT.search(text, since, first.end) is not None


def runs(
    figures: Sequence[Quantity], together: Callable[[Quantity, Quantity], bool]
) -> dict[int, tuple[Quantity, ...]]:
    """Return the unbroken lists of neighbours that `together` holds together, by where each figure begins."""
    found: list[list[Quantity]] = []
    for item in figures:
        if found and together(found[-1][-1], item):
            found[-1].append(item)
        else:
            found.append([item])
    return {item.start: group for group in map(tuple, found) for item in group}
