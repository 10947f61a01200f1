"""Which mention of a day can date a figure, and which says something else."""

from datetime import date
from typing import NamedTuple

from shuize.types import AsOfKind, Span
from workers.days.dates import DateMention
from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, quoted
from workers.extract.when.relative import is_framed, is_of_noun, is_on_list
from workers.extract.words import cues
from workers.extract.words.lexicon import SAYING
from workers.text import lazyre as re

OPENING = 10
"""Most code points of a clause that only says when."""
BACK_TO = re.compile(r"(?:恢复[到至]了?|回到了?|相当于)$")
"""What stands before a time whose level something came back to (恢复到去年12月份的 71 %)."""
BASE_BEFORE = re.compile(r"(?:相当于|等于|超过?|高于|低于|不及|[复升平达高长加涨增][到至]|[比较同与跟和达为是])$")
"""What stands before the level of a year ago that a figure is measured by (恢复到去年同期, 较上年同期)."""
OPENED = frozenset("（(")
AGAINST = re.compile(
    r"(?:[较比]|超过|[高低多少]于|[高低][于出]?全[国省市州县区])(?:\d[\d年月日（）正月腊初一二三四五六七八九十]{1,18}[、和与（])*$"
)
"""What stands before a day, or before several, that something is held against."""
LONGEST_LIST = 24
LISTED_DAYS = re.compile(r"(?:初(?=[一二三四五六七八九十])|[一二三四五六七八九十\d、和与的日])*")
"""What may stand between the first of several days and the figures of those days (正月初六、初九的 50 %、80 %)."""
DATA = "数据"
TOLD_AS_OF = re.compile(
    r"[，（(；](?:以上|上述|本|统计|有关|相关)?数据(?:统计)?(?:时间)?(?:为|均为|均|系)?(?=截|[0-9一二三四五六七八九十])"
)
"""What says after figures of what day they are."""
AHEAD = re.compile(r"(?:以?后|左右|起)?(?:将|即将|有望|可望|预计|计划)(?!近)")
"""What says that a time is one of what is to come (7 月中旬将大面积收割)."""
OTHERS = re.compile(r"(?:超过?|[高低多少快慢好强优]于|不及|[比较从由])$")
"""After these, what follows 去年同期的 is that time's own figure (高于去年同期的 90 %)."""
SHARE_OF = re.compile(r"[^，；。、的\d]{0,6}的")
EVENT_SINCE = re.compile(r"[一-鿿]{1,10}?(?<!期间)以来")
"""What follows a day on which something began that is told of since (2月15日正式复工以来)."""
EVENT_BEFORE = re.compile(r"[一-鿿]{2,10}?(?:之|以)?前(?=[，,便就已即])")
"""What follows a day before which something was done (2月16日正式复工前，便备齐了口罩)."""
EVENT_BEGAN = re.compile(
    r"[一-鿿]{0,8}?(?:进入|开镰|启动|开打|拉开|开机|开割|展开)[^，。；\d]{0,16}[，,](?:目前|现|至今)?(?:已|累计)"
)
"""What follows a day on which something began of which the state is told (6月8日开镰，已收)."""
EVENT = re.either(EVENT_SINCE, EVENT_BEFORE, EVENT_BEGAN)
EVENT_OF = re.compile(r"[一-鿿]{2,6}的$")
"""What stands between a day and the place of which it is said (6月5日开镰的[山东])."""
SHARE = "占"
RECKONED = re.compile(r"[^，。；,;]{0,40}?(?:为|作为?|做)(?:基[数期准]|分母|口径|100)")
LEADING = ("：", ":", "；", ";")
LED_BY = 4
"""What ends a paragraph that the next goes on with, and how far before it that may stand."""
TOLD_THEN = re.compile(r"获悉|说[，：:]|告诉|了解到?|介绍|通报|透露|表示|发布|公布|消息")
"""What makes a day the one that somebody tells something on, whose 目前 is that day."""
DATING = frozenset({"until", "at", "during", "now", "before"})
TODAY = "今"
OPENED_YEAR = re.compile(r".?|[^\u4e00-\u9fff]*[早在于到至仅]*|[^，。；]*[：:][“‘「]*")
"""What stands from the beginning of a clause to a year that opens it (早在 2019 年, 他说：“去年)."""
NEXT = 3
"""How far behind a year the figure's own word may begin (2020 年共新开工)."""


INCLUDED = re.compile(r"[（(]不?(?:含|包括|包含)[^（()）\d]*$")
"""What makes a time one of those who are counted as well (（含春节期间正常施工的项目）)."""
INCLUDED_BY = 20


def can_date(mention: DateMention, published: date) -> bool:
    """Say whether a mention can date a figure: said of a time that has come."""
    return mention.role in DATING and mention.as_of is not None and mention.first <= published


def day_of_now(scene: Scene, mention: DateMention) -> DateMention:
    """Return the day that 目前, or 今天 in speech, is in its sentence (截至 10 日，目前…; 10 日，市长介绍，目前…).

    What is told of that day before makes 目前 another.
    """
    spoken = scene.text.startswith(TODAY, mention.start) and quoted(scene.text, mention.start)
    days = between(scene.dates, scene.start, mention.start) if spoken or mention.role == "now" else []
    day = days[-1] if days else None
    if day is None or day.role not in {"until", "at"} or not leads(scene, day):
        return mention
    if between(scene.quantities, day.end, mention.start) and not _is_same_count(scene, day, mention):
        return mention
    return day if day.role == "until" or TOLD_THEN.search(scene.text, day.end, mention.start) else mention


def _is_same_count(scene: Scene, day: DateMention, mention: DateMention) -> bool:
    """Say whether 目前 still is the day of a count, a day old at most (截至 6 日，停电 9 万户，现已恢复 8 万户)."""
    near = day.role == "until" and (scene.published - day.last).days <= 1
    return near and scene.text.find("；", day.end, mention.start) < 0


def opening(scene: Scene, low: int) -> int:
    """Return where the words that set a clause's time may begin: the short clause before it counts too (疫情初期，)."""
    before = scene.clause_before(low)
    return before[0] if before and low - before[0] <= OPENING else low


def leads(scene: Scene, mention: DateMention, link: Link | None = None) -> bool:
    """Say whether the mention can date what follows, or the link: a bare year only if over, opening its clause."""
    if mention.role == "before" and _is_base(scene, mention):
        return False
    compared = scene.text[mention.end : mention.end + 1] == "的" or mention.role in {"at", "during"}
    if compared and cues.COMPARED.search(scene.text[max(scene.start, mention.start - 2) : mention.start]):
        return False
    if _is_of_else(scene, mention) or _is_of_noun(scene, mention, link):
        return False
    if mention.role in {"at", "during", "until"} and is_level(
        scene, mention.start + (scene.text[mention.start] in cues.UNTIL)
    ):
        return False
    bare = mention.as_of is not None and len(mention.as_of) == len("2020")
    return not bare or (mention.as_of != str(scene.published.year) and _year_leads(scene, mention, link))


def _year_leads(scene: Scene, mention: DateMention, link: Link | None) -> bool:
    """Say whether a bare year says when: it opens its clause or what is said, or the figure's own word follows it.

    Behind a day up to which is counted it is that of a list (截至 3 月 5 日，2019 年省级项目开工率).
    """
    if any(one.role in {"until", "now"} for one in between(scene.dates, scene.start, mention.start)):
        return False
    if OPENED_YEAR.fullmatch(scene.text, scene.clause(mention.start)[0], mention.start):
        return True
    after = between(scene.marks, mention.end, mention.end + NEXT) if link else []
    return link is not None and any(link.indicator in one.ids and one.sort in SAYING for one in after)


def _is_of_else(scene: Scene, mention: DateMention) -> bool:
    """Say whether the mention is the day of something else: of a beginning, of what is held against."""
    if is_beginning(scene, mention) or AHEAD.match(scene.text, mention.end):
        return True
    included = INCLUDED.search(scene.text, max(scene.start, mention.start - INCLUDED_BY), mention.start)
    return included is not None or is_held_against(scene, mention) or _is_of_base(scene, mention)


def _is_of_noun(scene: Scene, mention: DateMention, link: Link | None = None) -> bool:
    """Say whether the mention is the time of a clause before a noun, or of a list.

    What is counted up to a day (截至) or holds now is not.
    """
    if mention.role in {"until", "now"}:
        return False
    framed = link is not None and is_framed(scene, mention, link)
    return framed or is_of_noun(scene, mention.end, link, mention) or is_on_list(scene, mention)


def is_beginning(scene: Scene, mention: DateMention) -> bool:
    """Say whether the mention is the day since or before which something is told of, which is no other's."""
    if mention.role != "at":
        return False
    if EVENT.match(scene.text, mention.end):
        return True
    places = between(scene.places, mention.end, scene.end)[:1]
    return any(EVENT_OF.fullmatch(scene.text, mention.end, item.start) for item in places)


def _counted_to(scene: Scene, item: DateMention) -> bool:
    """Say whether a stretch of days is one that something is counted through (自 8 月 1 日至 23 日，累计…)."""
    counted = item.role == "during" and scene.text[item.start] in "自从"
    return counted and len(item.as_of or "") == len("2020-01-01") and scene.text.find("累计", item.end, scene.end) >= 0


def setting(scene: Scene) -> list[DateMention]:
    """Return the days of the sentence that may hold for those after it."""
    days = [item for item in scene.dates if item.as_of and (item.role in {"until", "at"} or _counted_to(scene, item))]
    days = [item for item in days if not (is_beginning(scene, item) or is_held_against(scene, item))]
    return [item for item in days if not _is_of_noun(scene, item)]


def _is_of_base(scene: Scene, mention: DateMention) -> bool:
    """Say whether a time is only that of what figures are reckoned by (以 2022 年底人口数为基数, 占去年底的 90 %)."""
    if scene.text[mention.start - 1 : mention.start] == SHARE:
        return True
    return scene.text[mention.start - 1 : mention.start] == "以" and bool(RECKONED.match(scene.text, mention.end))


def is_held_against(scene: Scene, mention: DateMention) -> bool:
    """Say whether a change is held against the mention (较 3 月 1 日、3 月 4 日提高 2 个百分点)."""
    return AGAINST.search(scene.text, max(scene.start, mention.start - LONGEST_LIST), mention.start) is not None


def leads_on(scene: Scene) -> bool:
    """Say whether the paragraph before leads on to this one: what is listed here is of its place and day (…全市：)."""
    return scene.text[max(0, scene.start - LED_BY) : scene.start].rstrip().endswith(LEADING)


def is_level(scene: Scene, at: int) -> bool:
    """Say whether a time that begins at `at` is one whose level something came back to."""
    return BACK_TO.search(scene.text, max(scene.start, at - 4), at) is not None


def _is_base(scene: Scene, mention: DateMention) -> bool:
    """Say whether a time a year ago is what the figure is measured by (去年同期的 86 %), not when it was so."""
    start = mention.start + (scene.text[mention.start] in cues.UNTIL)
    before = scene.text[max(scene.clause(start)[0], start - 3) : start]
    share = SHARE_OF.match(scene.text, mention.end, scene.end)
    if not share or OTHERS.search(before):
        return not share and BASE_BEFORE.search(before) is not None
    figures = between(scene.quantities, mention.end, scene.end)[:1]
    shared = any(one.unit == "%" and one.prefix_start == share.end() for one in figures)
    return shared or BASE_BEFORE.search(before) is not None


def in_brackets(scene: Scene, link: Link) -> DateMention | None:
    """Return the date that stands in brackets right after the figure (95%（截至 3 月 9 日）), and dates no other."""
    dated = between(scene.dates, link.end + 1, link.end + 2) if scene.text[link.end : link.end + 1] in OPENED else []
    if dated and not between(scene.quantities, dated[0].end, scene.clause(dated[0].end)[1]):
        return dated[0]
    return None


def at_end(scene: Scene, link: Link) -> DateMention | None:
    """Return the day that what was told is said to be of after it (…为 95%，数据截至 3 月 9 日)."""
    if scene.text.find(DATA, link.end, scene.end) < 0:
        return None
    found = TOLD_AS_OF.search(scene.text, link.end, scene.end)
    dated = between(scene.dates, found.end(), found.end() + 1) if found else []
    return dated[0] if dated and dated[0].role in {"until", "at"} else None


def of_earlier(scene: Scene, mention: DateMention, link: Link) -> bool:
    """Say whether the mention dates a figure that was changed from (由 3 月 1 日的 70 % 提高到), here or before."""
    left = [one.prefix_start for earlier in scene.changes.values() for one in scene.steps(earlier)]
    return any(
        mention.end <= at <= link.start and LISTED_DAYS.fullmatch(scene.undated(mention.end, at)) is not None
        for at in left
    )


class When(NamedTuple):
    """The date of a figure and the cue that gave it."""

    as_of: str | None
    kind: AsOfKind
    span: Span | None = None
    """The words that say it."""
    stands: bool = True
    """Whether it may stand for what is told after it; a day by which one thing was done does not."""
