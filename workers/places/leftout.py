"""Which places a text leaves out: 除湖北外, 武汉以外, 不含港澳台."""

from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

EXCEPT = re.compile(r"(?<![解消扣拆清删免排废])除(?!夕)了?([^，。；！？\n]{1,24}?)(?:以外|之外|外)")
BEYOND = re.compile("以外(?![资贸企商向籍国来事]|地(?!区))|之外")
OUTSIDE = frozenset("以之")
"""What that begins with."""
UNCOUNTED = re.compile("不[含包计算]|[剔扣]除")
"""A word that these have; most texts have none."""
NOT_COUNTED = re.compile(r"(?:不(?:含|包括|包含|计|算)|剔除|扣除)$")


def with_exclusions(text: str, found: list[PlaceMention]) -> list[PlaceMention]:
    """Mark the mentions that the text leaves out: 除湖北外, 武汉以外, 不含港澳台."""
    spans = [match.span(1) for match in EXCEPT.finditer(text)] if "除" in text else []
    never = UNCOUNTED.search(text) is None
    at = 0
    for index, mention in enumerate(found):
        while at < len(spans) and spans[at][1] < mention.end:
            at += 1
        inside = at < len(spans) and spans[at][0] <= mention.start and mention.end <= spans[at][1]
        beyond = text[mention.end : mention.end + 1] in OUTSIDE and BEYOND.match(text, mention.end) is not None
        uncounted = not never and NOT_COUNTED.search(text[max(0, mention.start - 3) : mention.start])
        if inside or beyond or uncounted:
            found[index] = mention._replace(excluded=True)
    return found
