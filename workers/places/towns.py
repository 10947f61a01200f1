"""Towns and farms that no table knows, each by its kind: where something is told of one, in the place named last."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from workers.places.joins import SAID_OF
from workers.places.mentioned import PlaceMention
from workers.places.tokens import Said
from workers.text import lazyre as re

KINDS = ("镇", "乡", "街道", "新城", "农场", "林场", "牧场")
TOWN = re.compile(
    r"""(?:(?<![\u4e00-\u9fff\d])|(?<=[省市县区旗盟州在和与及])|(?<=其中)|(?<=[如]今)|(?<=目前)|(?<=现在))
        (?P<name>(?!如今|目前|现在|当前|今年|去年|今天|昨天|近日|连日|截至|[返回下还家同老故城离思入进异]乡|[城乡集重冰坐强名古小]镇)
          (?:(?![的了在与及将已是为从到由等各全每该我多个无不均其这此某把被让给省区旗盟年月户有])[\u4e00-\u9fff]){1,4}?
          (?:(?<![\u4e00-\u9fff][返回下还家同老故水侨城离])乡|(?<!城)(?<!乡)(?<!小)(?<!古)(?<!重)(?<!集)镇|街道|新城|[农林牧]场))
        (?![镇乡村民庄居委级部户干组里党政办的]|[\u4e00-\u9fff]{1,3}村)""",
    re.VERBOSE,
)
GENERAL = re.compile(
    r"(?:国有|国营|农垦|家庭|大型|所属|下属|部分|主要|重点|中心|现代|智慧|生态|特色|工业|农业|产业|经济|科技|农民工?|村民|职工|人员|务工|学生|百强|千强)+[\u4e00-\u9fff]{0,2}"
)
"""What begins with such words names none in particular."""
AND = re.compile(r"(?:、|和|与|及|以及)")
HEADS = re.compile(r"[：:][^，。；：:\n]{0,12}\d")
"""What stands behind a town whose line it is (某镇：确诊病例 2 例)."""
AWAY = frozenset("与向往到赴对至给为援")
"""What stands before a place where something goes, or with whom: nothing after it lies there."""
PLAYS = re.compile("在[^，]+，")
"""A clause that only says where (在某镇，)."""
SHORTEST = 1
"""A kind alone names nothing."""


def with_towns(text: str, found: list[PlaceMention], end: int | None, said: Said) -> list[PlaceMention]:
    """Return the mentions with those of towns of which something is told, each in the place that it lies in."""
    if not found or not any(text.find(kind, 0, len(text) if end is None else end) >= 0 for kind in KINDS):
        return found
    named = [one for one in TOWN.finditer(text, 0, len(text) if end is None else end) if _is_name(one["name"])]
    standing = [one.span("name") for one in _standing(text, named, frozenset(item.end for item in found), said)]
    return _placed(text, found, standing) if standing else found


def _is_name(name: str) -> bool:
    """Say whether the words name one town."""
    return GENERAL.fullmatch(name) is None


def _standing(
    text: str, named: "Sequence[re.Match[str]]", ends: frozenset[int], said: Said
) -> "Iterator[re.Match[str]]":
    """Yield those of which something is told or that stand behind a place, and what is listed with them, last first."""
    after: re.Match[str] | None = None
    for one in reversed(named):
        told = _is_told(text, one.end(), said)
        listed = after is not None and AND.fullmatch(text, one.end(), after.start()) is not None
        behind = not ends.isdisjoint(range(one.start(), one.end() - SHORTEST))
        if told or listed or behind or PLAYS.fullmatch(text, one.start() - 1, one.end() + 1):
            yield one
            after = one
        else:
            after = None


def _is_told(text: str, at: int, said: Said) -> bool:
    """Say whether a figure, or a known word, begins there."""
    stands = at in said or (text[at : at + 1] == "已" and at + 1 in said)
    return stands or SAID_OF.match(text, at) is not None or HEADS.match(text, at) is not None


def _placed(text: str, found: list[PlaceMention], towns: Sequence[tuple[int, int]]) -> list[PlaceMention]:
    """Return all mentions in order; a town right behind the place it lies in is one with it."""
    result: list[PlaceMention] = []
    holder: PlaceMention | None = None
    at = 0
    for first, end in sorted(towns):
        behind = bisect_left(found, end, lo=at, key=lambda item: item.start)
        result += found[at:behind]
        holder = next((item for item in reversed(found[at:behind]) if _stands(text, item)), holder)
        at = behind
        start = max(first, result[-1].end) if result else first
        if end - start <= SHORTEST:
            continue
        beside = bool(result) and result[-1].end == start and _holds(result[-1])
        near = result.pop() if beside else holder
        if near is None:
            continue
        name = text[start:end]
        begin = near.start if beside else start
        town = near._replace(start=begin, end=end, name=name, zone=name, level="zone", inside_name=False)
        result.append(town)
        holder = town if _stands(text, town) else holder
    return result + found[at:]


def _holds(item: "PlaceMention") -> bool:
    """Say whether a town can lie in the place: a county or a city that the text is of."""
    return item.code is not None and not item.excluded and not item.code.endswith("0000")


def _stands(text: str, item: "PlaceMention") -> bool:
    """Say whether what is named after the place, and not right behind it, can lie in it."""
    return _holds(item) and not (item.inside_name or text[item.start - 1 : item.start] in AWAY)
