"""Trades named together: a list that 等 or a number sums up, and one noun that 和 goes through (批发和零售业)."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.coined import TRADE
from workers.extract.words import namewords
from workers.extract.words.heads import BARE_TRADES, is_head
from workers.extract.words.lexicon import Lexicon
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

LISTED = r"(?:(?!截至|目前|其中|全部|已有)[\u4e00-\u9fffA-Za-z0-9]){1,8}"
TRADES = re.compile(
    rf"""(?P<members>{LISTED}(?:、{LISTED})+)等(?:大|类|个|家)*(?P<kind>(?:重要|重点|主要|优势|支柱)*)(?P<head>行业|产业|企业|领域|项目)
        (?P<firms>(?:的?企业)?)$
    """,
    re.VERBOSE,
)
"""医药、电子等行业, 汽车、化工等重要行业, also with their number between: 等五个行业."""
FIRMS = ("企业", "项目")
"""What names of their own are examples of (海川、晨星等重点企业)."""
SUMMED = ("行业", "产业", "领域")
"""What a number counts that sums a list up, with 等 or without it (石化、冶金 2 个行业)."""
ENDS = ("业", "业企业")
JOINS = frozenset("和与及")
PAUSES = JOINS | {"、"}
HAN = re.compile(r"[\u4e00-\u9fff]+$")
MEMBER = re.compile(r"[\u4e00-\u9fff]{2,8}")
PARTS = re.compile("[、和与及]")
REST = "其他"
"""What the last part of a trade may be: all that no other trade is (居民服务、修理和其他服务业)."""


def trade(scene: Scene, floor: int, end: int, lexicon: Lexicon) -> str | None:
    """Return the trades that end here, with their people or without, as one name."""
    if PARTS.search(scene.text, floor, end) is None:
        return None
    end -= len(next((noun for noun in lexicon.people if scene.text.endswith(noun, floor, end)), ""))
    return _listed(scene, floor, end) or _classed(scene, floor, end)


def _listed(scene: Scene, floor: int, end: int) -> str | None:
    """Return the list of trades that ends here as one name (医药、电子等五个行业 -> 医药、电子行业)."""
    words = scene.text[floor:end]
    for figure in between(scene.quantities, floor, end):
        words = words.replace(scene.text[figure.start : figure.end], "等" if _sums(scene, figure, end) else "")
    found = TRADES.search(words)
    if found is None:
        return None
    if found["kind"] and found["head"] in FIRMS and not any(map(_is_trade, PARTS.split(found["members"]))):
        return found["kind"] + found["head"]
    return found["members"].rpartition("的")[2] + found["head"] + found["firms"].removeprefix("的")


def _is_trade(name: str) -> bool:
    """Say whether the name is of a trade or a kind, and not a firm's own."""
    return name in BARE_TRADES or is_head(name) or TRADE.search(name) is not None


def _sums(scene: Scene, figure: Quantity, end: int) -> bool:
    """Say whether the figure sums up the trades before it, without 等."""
    return scene.text[figure.end : end] in SUMMED and scene.text[figure.prefix_start - 1] != "等"


def _classed(scene: Scene, floor: int, end: int) -> str | None:
    """Return the trade that ends here if 和 joins parts of its name that are no names themselves."""
    joins = any(mark in scene.text[floor:end] for mark in JOINS)
    if not joins or not scene.text.endswith(ENDS, floor, end) or scene.text.endswith("企业", floor, end - len("企业")):
        return None
    start = end
    for word in scene.words_back(floor, end):
        piece = scene.text[slice(*word)]
        rest = piece == REST and scene.text[word[0] - 1] in JOINS
        if not (rest or piece in PAUSES or (piece not in namewords.STOPS and HAN.match(piece))):
            break
        start = word[0]
    name = scene.text[start:end].lstrip("、和与及")
    parts = PARTS.split(name)
    joined = JOINS.intersection(name[: -len(parts[-1])][-1:])
    rest = parts[-1].startswith(REST)
    bare = all(MEMBER.fullmatch(one) and (rest or one in BARE_TRADES or not is_head(one)) for one in parts[:-1])
    return name if joined and bare and MEMBER.fullmatch(parts[-1].removeprefix(REST).removesuffix("企业")) else None
