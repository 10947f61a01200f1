"""How far a day reaches: one within a clause not beyond it, one that opens a paragraph or heads a list to its end."""

from itertools import pairwise

from workers.days.dates import DateMention
from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.when.dating import OPENED, leads
from workers.extract.words.lexicon import Sort
from workers.text import lazyre as re

DONE = re.compile(r"[，,]?[^，。；,;]{0,40}?已")
"""What follows a day by which something was done."""
COUNT_OF = re.compile(r"[^，。；、,;\d]{0,8}(?:统计|调度|监测)(?!局|部门|中心)")
"""What follows the day that figures were gathered on."""
MONTHS, YEAR, LATELY = 57, 364, 45
"""How many days several months have at least, and a year; and how long ago a stretch of time ended that is told of."""
HEADED = ("情况", "情况表", "数据", "统计", "快报", "日报", "简报", "情况通报", "进展情况", "一览", "一览表", ")", "）")
NOTING = re.compile(r"\s*(?:数据|统计)?(?:截[至止])?(?:时间|日期)[:：]\s*")
"""The like of a line that says no more than of which day the data below are (统计时间：3 月 5 日)."""
NUMBERED = re.compile(r"[\s（(]*(?:[一二三四五六七八九十]{1,3}|\d{1,2})?[、.．)）\s]*")
"""What a heading may begin with, before its day."""
VERB_REACH = 5
"""Most code points between such a day and its verb."""
UNTIL = "截"
CLOSING = re.compile(r"[（(](?:[以本上相][^（）()]{0,4})?(?:数据|统计)?(?:时间)?均?截[至止][^（）()\n]{2,24}[）)]")
BEHIND = re.compile(rf"\s*{CLOSING.pattern}")
NOTED = re.compile(
    r"[\s*※★●■◆▲\-—]*(?:注[:：]\s*)?(?:[以本上][^，。；\d]{0,4})?(?:数据|统计)(?:统计)?(?:时间)?均?截[至止](?:时间)?[：:为至]?"
    r"(?=[\d一二三四五六七八九十今昨])[^，。；\n]{2,24}(?=[。；\n]|$)"
)
"""A sentence behind that says no more than of which day the data are."""
OF_DATA = re.compile(r"[（(](?:以上|上述|本文|相关|有关)?(?:数据|统计)(?:时间)?均?截[至止][^（）()\n]{2,24}[）)]\s*$")
"""What stands in brackets at the end of a sentence, behind it, or at the end of its paragraph: of which day it is."""
ENDS = frozenset("。；，、！？;,!?")
LONGEST_HEADING = 40
"""What a heading with a day ends with, and does not end with."""


def has_come(scene: Scene, mention: DateMention) -> bool:
    """Say whether what is told was done by a day that has passed (2 月底前已全部复工)."""
    return mention.role == "by" and mention.last <= scene.published and DONE.match(scene.text, mention.end) is not None


def is_aside(scene: Scene, mention: DateMention, low: int) -> bool:
    """Say whether a time within a clause says nothing of the clause from `low` on: another's, or one long over.

    上周已结束；乙厂… : another's. 甲厂春节期间不停工，到岗率已达…: over.
    """
    opened, high = scene.clause(mention.start)
    if mention.role not in {"during", "by"} or high >= low or len(scene.text[opened : mention.start].strip()) <= 1:
        return False
    ended = scene.text.startswith("期间", mention.end - 2)
    over = ended and (scene.text.find("已", low, scene.clause(low)[1]) >= 0 or scene.text.find("节后", high, low) >= 0)
    return mention.role == "by" or over or scene.text.find("；", mention.end, low + 1) >= 0


def is_count_of(scene: Scene, mention: DateMention) -> bool:
    """Say whether a day is the one that figures were gathered on (据 9 月 30 日农情统计)."""
    return COUNT_OF.match(scene.text, mention.end) is not None


def closed(scene: Scene) -> DateMention | None:
    """Return the stretch of months that the sentence opens a clause with, lately over (今年前三季度，全市…)."""
    for item in scene.dates:
        whole = item.role == "during" and item.first.day == 1 and MONTHS <= (item.last - item.first).days < YEAR
        over = 0 <= (scene.published - item.last).days <= LATELY
        if whole and over and scene.clause(item.start)[0] == item.start and leads(scene, item):
            return item
    return None


def heads(scene: Scene) -> DateMention | None:
    """Return the day that a line of its own sets for what stands below it (一、截至 3 月 5 日全市生产情况)."""
    line = scene.text[scene.start : scene.end].strip()
    alone = scene.start == 0 or scene.text[scene.start - 1] == "\n" or scene.text[scene.start - 1].isspace()
    if not alone or not scene.text.startswith("\n", scene.start + len(scene.text[scene.start : scene.end].rstrip())):
        return None
    days = [item for item in scene.dates if item.role in {"until", "at"} and item.last <= scene.published]
    if len(days) != 1 or len(line) > LONGEST_HEADING or line[-1] in ENDS or scene.quantities:
        return None
    before, rest = scene.text[scene.start : days[0].start], scene.text[days[0].end : scene.end].strip()
    placed = any((one.start, one.end) == (scene.start, days[0].start) for one in scene.places) and rest.endswith(HEADED)
    led = NUMBERED.fullmatch(before) or before.endswith(("（", "(")) or NOTING.fullmatch(before) or placed
    return days[0] if led and (not rest or rest.endswith(HEADED)) else None


def closing(scene: Scene, link: Link) -> DateMention | None:
    """Return the day in the brackets that close the sentence or stand behind it, of which all is that it tells.

    Where they say that it is the day of data it is that of the whole paragraph.
    """
    line = scene.text.find("\n", scene.end)
    high = line if line >= 0 else len(scene.text)
    if scene.text.find(UNTIL, link.end, high) < 0:
        return None
    found = CLOSING.search(scene.text, link.end, scene.end)
    if found and not scene.text[found.end() : scene.end].strip("。；\n "):
        days = between(scene.dates, found.start(), found.end())
        return days[0] if len(scene.dates) == len(days) == 1 else None
    last = max(scene.text.rfind(one, scene.end, high) for one in OPENED)
    found = BEHIND.match(scene.text, scene.end, high)
    found = found or NOTED.match(scene.text, scene.end, high)
    found = found or (OF_DATA.match(scene.text, last, high) if last >= 0 else None)
    days = between(scene.mentions.dates, found.start(), found.end()) if found else []
    return days[0] if len(days) == 1 and days[0].role in {"until", "at"} else None


def behind(scene: Scene, link: Link) -> DateMention | None:
    """Return the day that stands between a figure's noun and its verb (捐赠的 350 吨大米[昨天]运抵)."""
    if link.running or not scene.dates:
        return None
    low, high = scene.clause(link.end)
    days = between(scene.dates, link.end, high) if low <= link.start else []
    if len(days) != 1 or days[0].role not in {"at", "until"} or between(scene.quantities, link.end, high):
        return None
    verbs = scene.of(Sort.VERB, days[0].end, days[0].end + VERB_REACH)
    return days[0] if any(link.indicator in mark.ids for mark in verbs) else None


def dealt_day(scene: Scene, link: Link) -> DateMention | None:
    """Return the day of a list that is dealt out over the figures of one (3 月 1 日、8 日，复工率分别为 60 %、80 %)."""
    dealt = scene.of(Sort.RESPECTIVELY, scene.start, link.start) if link.of > 1 else []
    if not dealt:
        return None
    days = [item for item in between(scene.dates, scene.start, dealt[-1].start) if item.role in {"at", "until"}]
    if len(days) != link.of or not all(scene.listed(one, other) for one, other in pairwise(days)):
        return None
    return days[link.rank]
