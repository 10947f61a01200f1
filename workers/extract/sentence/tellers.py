"""Whose country a text means by 我国: a paper abroad means its own, one of Taiwan means Taiwan."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from shuize.places import Gazetteer
from workers.extract.sentence.spans import BEGIN
from workers.extract.words.codes import NATION, TAIWAN
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

OWN = re.compile(r"我国|国内(?!外)")
"""What a text calls its own country."""
WHOLE = "全国"
ALL = re.compile(r"我国|国内(?!外)|全国")
"""The same where China is spoken of as nobody's."""
CHINA, HOME = "中国", "国内"
MAINLAND = re.compile(r"(?:内地|大陆)(?=[今昨][天日]?(?:新增|再增|共|累计)|累计|新增|现有|再增|共有|\d+[日月])")
"""What papers of Hong Kong, Macao and Taiwan call the rest of the country, before what they count there."""
DATELINE = re.compile(r"[（(](?P<place>[\u4e00-\u9fff]{2,6}?)\d{1,2}日[讯电][）)]")
"""Where a paper abroad says that it is told from: （某地25日讯）."""
AGENCY = frozenset("社报网台者合")
REPORT = re.compile(r"[/／╱∕](?:[\u4e00-\u9fff]{2,4})报导(?:[〕】）)\s]|$)|中央社[\u4e00-\u9fff]{2,4}\d{1,2}日电")
"""How papers of Taiwan say who tells and from where."""
KINDS = "市县"
SAID_OF = (
    r"(?=\s*(?:[\d一二三四五六七八九十]|[，、：:（(]|[和及与][\u4e00-\u9fff]{2}"
    r"|[今昨各有也共则为以等仍尚已再]|新增|最[多高]|累计|地区))"
)
"""What follows the short name of a place of which something is told."""
SEVERAL = 2
"""How many places of Taiwan a text names at least that is told there."""
OPENING = 600
"""How far into a text its dateline is looked for."""


def _mainland(text: str, found: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """Return the places with the mainland where it is spoken of beside Hong Kong, Macao and Taiwan (内地新增 3 例)."""
    spans = _free([one.span() for one in MAINLAND.finditer(text)], found)
    meant = [PlaceMention(start, end, NATION.code, NATION.name, "nation") for start, end in spans]
    return sorted([*meant, *found], key=BEGIN) if meant else found


def told_from(text: str, found: Sequence[PlaceMention], gazetteer: Gazetteer) -> Sequence[PlaceMention]:
    """Return the places with 我国, and what is short, as whoever tells the text means it."""
    if any(one.code == TAIWAN for one in found):
        found = _with_short(text, found, gazetteer)
    found = _mainland(text, found)
    if OWN.search(text) is None:
        return _of_taiwan(text, found, gazetteer) if WHOLE in text and _only_taiwan(text, found) else found
    if _is_abroad(text, found):
        own = {"我国", WHOLE}
        return [one._replace(code=None, level="foreign") if text[one.start : one.end] in own else one for one in found]
    if _is_of_taiwan(text, found) or _only_taiwan(text, found, _at_home(text)):
        return _of_taiwan(text, found, gazetteer)
    return found


def _with_short(text: str, found: Sequence[PlaceMention], gazetteer: Gazetteer) -> Sequence[PlaceMention]:
    """Return the places with Taiwan's counties and cities by their short names, as a text that tells of it says them.

    Elsewhere most of these are other places, or words; a name that two of them share says which one is none.
    """
    names, said = _short_names(gazetteer)
    spans = [one.span() for one in said.finditer(text)]
    free = _free(spans, [one for one in found if one.level != "reference"])
    taiwan = gazetteer.place(TAIWAN).name
    more = [PlaceMention(start, end, TAIWAN, taiwan, "zone", zone=names[text[start:end]]) for start, end in free]
    return sorted([*found, *more], key=BEGIN) if more else found


def _free(spans: Sequence[tuple[int, int]], found: Sequence[PlaceMention]) -> list[tuple[int, int]]:
    """Return the spans that none of the places, which are in order, shares a character with."""
    ends = list(accumulate((one.end for one in found), max, initial=0))
    return [(low, high) for low, high in spans if ends[bisect_left(found, high, key=BEGIN)] <= low]


@lru_cache(maxsize=4)
def _short_names(gazetteer: Gazetteer) -> tuple[dict[str, str], "re.Pattern[str]"]:
    """Return the full names of Taiwan's counties and cities by their short ones, and what finds these."""
    full = [zone.name for zone in gazetteer.zones if zone.code == TAIWAN and zone.name[-1] in KINDS]
    stems = [name[:-1] for name in full]
    names = {stem: name for stem, name in zip(stems, full, strict=True) if stems.count(stem) == 1}
    return names, re.compile(f"(?:{'|'.join(names) or '(?!)'}){SAID_OF}")


def _is_abroad(text: str, found: Sequence[PlaceMention]) -> bool:
    """Say whether the text is told from a place that is none of this country's."""
    line = DATELINE.search(text, 0, OPENING)
    if line is None or line["place"][-1] in AGENCY or line["place"].startswith("本"):
        return False
    return not any(line.start("place") <= one.start < line.end("place") and one.code for one in found)


def _is_of_taiwan(text: str, found: Sequence[PlaceMention]) -> bool:
    """Say whether a paper of Taiwan tells it, or one of its offices."""
    offices = (one for one in found if one.code == TAIWAN and "台" not in text[one.start : one.end])
    return any(offices) or REPORT.search(text) is not None


def _at_home(text: str) -> int:
    """Return how many places of Taiwan a text names that means it by 国内: one, where it speaks of nobody's country."""
    return 1 if HOME in text and CHINA not in text and "我国" not in text else SEVERAL


def _only_taiwan(text: str, found: Sequence[PlaceMention], least: int = SEVERAL) -> bool:
    """Say whether places of Taiwan are named, or one of its offices, and no other place of this country."""
    told = (one for one in found if text[one.start : one.end] not in {HOME, "我国", WHOLE})
    named = {(one.code, one.zone) for one in told if one.code and one.level != "nation"}
    if not all(code.startswith(TAIWAN[:2]) for code, _ in named if code):
        return False
    return len(named) >= least or (bool(named) and _is_of_taiwan(text, found))


def _of_taiwan(text: str, found: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """Return the places with what Taiwan calls its own country; 全国 only where China is not spoken of."""
    own = OWN if CHINA in text else ALL
    name = gazetteer.place(TAIWAN).name
    spans = [one.span() for one in own.finditer(text)]
    meant = [PlaceMention(start, end, TAIWAN, name, "province") for start, end in spans]
    starts = {start for start, _ in spans}
    return sorted([*meant, *(one for one in found if one.start not in starts)], key=BEGIN)
