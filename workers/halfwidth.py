"""Half-width marks beside Chinese words are read as the full-width ones: mark for mark, so that spans stay true."""

from workers import lazyre as re

FULL = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}
ANY = re.compile(r"[,;:()!?]")
MARK = re.compile(r"[()]|[,;:!?](?:(?= ?[^\x00-\x7f])|(?<=[^\x00-\x7f].)|(?<=[^\x00-\x7f] .))|[,;](?<=[%)].)")
"""A bracket; or another mark with Chinese before or after it (1,200 and 10:30 have digits), or after a percentage."""


def widened(text: str) -> str:
    """Return the text with its half-width marks widened; the very same text where it has none.

    >>> widened("复工率95%,高于1,200家(10:30);其中"), widened("复工，返岗")
    ('复工率95%，高于1,200家（10:30）；其中', '复工，返岗')
    """
    return MARK.sub(lambda found: FULL[found[0]], text) if ANY.search(text) else text
