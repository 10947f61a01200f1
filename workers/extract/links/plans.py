"""What is only planned, wished for or a condition, and what is an amount of change: none of it is a level reached."""

from workers.days.dates import DateMention
from workers.extract.links.framed import only_names
from workers.extract.links.orders import CARRIED_OUT, DONE_BY, MUST, is_set
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues
from workers.extract.words.lexicon import Mark, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

HYPOTHETIC = re.compile(
    r"(?:以后|之后|后|时|之前|前|的)[，,]?(?:将|即可|可以|可|才能?|方可|就能|予以|给予)|[\u4e00-\u9fff]{0,10}的[，,](?:将|可|按|每|给予|予以|奖励|补贴|补助)"
    r"|时[，,][^，。；\d]{0,12}?(?<!即)(?:将|即可|方可|才[能可]|就可|便可)"
    r"|[\u4e00-\u9fff\d]{1,16}(?:即可|便可|方可|即将|就将)[\u4e00-\u9fff]|[\u4e00-\u9fff]{0,10}的[\u4e00-\u9fff]{0,4}能力"
)
"""What makes a level a condition of what is to come (达到 95% 后，将), or goods (3 吨药品明天即可运到)."""

PLANNED_WHOLE = re.compile(r"[^，。；]{0,12}?的\d+[多余]?[家户个项处座所][^，。；\d]{2,16}(?:中|里)?$")
"""What follows a word of planning in a clause that only names a whole (计划推进的 69 个项目，开工 65 个)."""
THEN = re.compile(r"(?:之后|随后|然后|接着)?再|之后|随后|然后")
"""What opens a clause that goes on with the plan of the one before (，之后再播种 50 亩)."""
COST = "总投资"
"""What a plan of so much is the measure of, and no plan of what is measured (计划总投资 10 亿元以上的项目)."""


PROGRAMME = re.compile(r"(?:参[与加]|经|经由|通过|该|此|这项)$")
"""What makes a plan one that is under way and has its name (参与计划的人士)."""
MET_WANT = re.compile(r"(?:满足|按照?|根据|依据|符合|响应|针对|结合|落实|应|将|把)[^，。；]{0,10}$")
WANTS, AFTER_WANT = ("要求", "需要", "需求", "规划", "计划"), frozenset("，的落")
"""What stands before what is wanted where that is met or followed, and no plan (为满足各地需要，应企业要求，)."""
SHARE_OF = re.compile(r"(?:占|完成)(?:了|原定?|全年|年度|今年|总|预定|既定)*$")
SHARE_REACH = 8
BOUND = re.compile(r"(?:任务|目标)?(?:达到?|超过?|近|约|逾|的)?")
"""What stands right before a whole that was planned, how far before, and what may stand behind it."""
SHARED = re.compile(r"约?占")
"""What begins a clause with the share that the count of the clause before is of a whole."""
TIMED = re.compile(r"[到至在于前内后底初，, ]*")
"""What may stand beside the time in a clause that only says when something is planned for."""
FORESEEN = re.compile(r"(?<!占)(?:预计|(?<!年度)(?<!投资)计划(?!投资|的|内)|力争|拟)")
FORESEEN_REACH = 80
"""What says of a sentence, and how far back, that it tells of what is to be."""
YEAR_AGO = re.compile(r"[（(](?:去年|上年|往年|\d{4}年)?同期(?:已|仅|只|约|为|是|有|达到?)*$")
"""What opens the brackets that hold the figure of a year ago, which another is compared with."""


def of_year_ago(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the figure only stands in brackets to compare (开工率 61 %（去年同期 60 %）)."""
    low, _ = scene.clause(quantity.start)
    return YEAR_AGO.search(scene.text, max(scene.start, low - 1), quantity.prefix_start) is not None


def rejected(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the words before a figure make it a plan, a condition of a policy, or an amount of change."""
    low, _ = scene.clause(quantity.start)
    left = scene.text[low : quantity.prefix_start]
    named = [mark for mark in scene.of(Sort.TERM, low, quantity.start) if mark.end >= quantity.prefix_start - 1]
    named = named if scene.text[quantity.prefix_start - 1] not in cues.BY else []
    if (not named and cues.GROWTH.search(left)) or of_year_ago(scene, quantity):
        return True
    return planned(scene, quantity.start) or bool(not named and scene.of(Sort.POLICY, low, quantity.start))


def planned(scene: Scene, at: int) -> bool:
    """Say whether position `at` is governed by a word of planning, or by a date that lies ahead."""
    low = scene.resumed(at)
    planning = Sort.PLAN in scene.sorts
    said = planning and any(not _is_no_plan(scene, mark, at) for mark in scene.of(Sort.PLAN, low, at))
    if said or HYPOTHETIC.match(scene.text, _figure_end(scene, at), scene.end):
        return True
    before = scene.clause_before(at) if planning or scene.dates else None
    ahead = before is not None and _is_ahead(scene, *before) and _goes_on(scene, low, at)
    if ahead or (before and _is_of_plan(scene, before, low, at)):
        return True
    if is_set(scene, low, at) or _part_of_plan(scene, low, at) or (planning and _is_opened(scene, low, at)):
        return True
    if not planning and not scene.dates:
        return False
    led = before and not between(scene.quantities, *before) and not DONE_BY.search(scene.text, low, at)
    reach = before[0] if before and led else low
    plans = scene.of(Sort.PLAN, reach, low) if planning else []
    if any(not CARRIED_OUT.match(scene.text, mark.end, low) for mark in plans) and between(scene.dates, reach, low):
        return True
    later = [one for one in between(scene.dates, reach, at) if one.as_of is not None and one.as_of > scene.today]
    return any(_is_due(scene, one) and not only_names(scene, one.start, one.end, at) for one in later)


def _is_due(scene: Scene, day: DateMention) -> bool:
    """Say whether a day that lies ahead is one that something is planned for, not one up to which all is counted."""
    if day.role == "until":
        return scene.text[day.start] != "截"
    return day.first > scene.published or day.role == "by"


def _goes_on(scene: Scene, low: int, at: int) -> bool:
    """Say whether the clause has no day, place or thing done of its own before the figure (，免费运送 2000 人)."""
    named = bool(between(scene.dates, low, at) or between(scene.places, low, at))
    return not named and scene.text[low - 1] == "，" and not DONE_BY.search(scene.text, low, at)


def _is_of_plan(scene: Scene, before: tuple[int, int] | None, low: int, at: int) -> bool:
    """Say whether the clause goes on with the plan of the one before: by a bare verb, or for a time not yet over."""
    if (
        not before
        or all(
            PLANNED_WHOLE.match(scene.text, mark.end, before[1]) or _is_met(scene, mark)
            for mark in scene.of(Sort.PLAN, *before)
        )
        or scene.text[low - 1] != "，"
        or DONE_BY.search(scene.text, low, at)
    ):
        return False
    due = [one for one in between(scene.dates, low, at) if one.last > scene.published]
    if SHARED.match(scene.text, low):
        return not DONE_BY.search(scene.text, *before)
    bare = any(mark.start == low for mark in scene.of(Sort.VERB, low, low + 1))
    return bool(due) or bare or THEN.match(scene.text, low) is not None


def _is_opened(scene: Scene, low: int, at: int) -> bool:
    """Say whether a clause of nothing but a word of planning and a time (预计月底，) opens the figure's part."""
    for mark in scene.of(Sort.PLAN, scene.start, low):
        opened, end = scene.clause(mark.start)
        said = scene.undated(opened, mark.start) + scene.undated(mark.end, end)
        ended = DONE_BY.search(scene.text, end, at) or scene.text.find("；", end, at) >= 0
        if between(scene.dates, opened, end) and TIMED.fullmatch(said) and not ended:
            return True
    return False


def _is_ahead(scene: Scene, start: int, end: int) -> bool:
    """Say whether the clause plans something for days after publication (将于 3 月底开行专列), or is due by then."""
    ahead = [one for one in between(scene.dates, start, end) if one.first > scene.published]
    return bool(ahead) and (any(one.role == "by" for one in ahead) or bool(scene.of(Sort.PLAN, start, end)))


def _is_no_plan(scene: Scene, mark: Mark, at: int) -> bool:
    """Say whether a word of planning tells of what is done (准备了, 参与计划), of a cost or of a place (若羌)."""
    sized = scene.text.startswith(COST, mark.end) or scene.text[mark.start - 1] == COST[0]
    done = CARRIED_OUT.match(scene.text, mark.end, at) is not None
    named = scene.text[mark.start : mark.end] == "计划"
    run = named and PROGRAMME.search(scene.text, scene.start, mark.start) is not None
    placed = any(one.start <= mark.start < one.end for one in scene.places)
    if only_names(scene, mark.start, mark.end, at):
        return True
    return done or run or (sized and named) or placed or _is_met(scene, mark) or _is_of_whole(scene, mark, at)


def _is_met(scene: Scene, mark: Mark) -> bool:
    """Say whether the word names what is wanted where that is met or followed (为满足各地需要，)."""
    named = scene.text.startswith(WANTS, mark.start) and scene.text[mark.end : mark.end + 1] in AFTER_WANT
    return named and MET_WANT.search(scene.text, scene.start, mark.start) is not None


def _is_of_whole(scene: Scene, mark: Mark, at: int) -> bool:
    """Say whether the word only says of which whole the figure is a share (占预计播种面积的 27 %, 完成计划近九成)."""
    share = SHARE_OF.search(scene.text, max(scene.start, mark.start - SHARE_REACH), mark.start)
    return share is not None and (
        "的" in scene.text[mark.end : at] or BOUND.fullmatch(scene.text, mark.end, at) is not None
    )


def _part_of_plan(scene: Scene, low: int, at: int) -> bool:
    """Say whether the figure is in a list of parts (其中…；…) of what is planned, however that compares with before."""
    marks = scene.of(Sort.AMONG, scene.start, at)
    opened = marks[-1].start if marks else at
    if marks and opened == scene.start and scene.text[opened - 1] != "\n" and _foreseen(scene):
        return True
    if scene.clause(opened)[0] != opened or DONE_BY.search(scene.text, opened, at):
        return False
    if not marks and DONE_BY.search(scene.text, at, scene.clause(at)[1]):
        return False
    told = bool(scene.of(Sort.VERB, low, at)) or bool(between(scene.dates, low, at))
    if low > opened and told:
        return False
    high = scene.clause(opened)[1]
    stated = scene.of(Sort.PLAN, opened, high) if low > opened else []
    if any(not _is_no_plan(scene, mark, at) for mark in stated) or (
        low > opened and MUST.search(scene.text, opened, high)
    ):
        return True
    before = scene.clause_before(opened)
    while before and _compares(scene, *before):
        before = scene.clause_before(before[0])
    return before is not None and _plans_such(scene, at, *before)


def _foreseen(scene: Scene) -> bool:
    """Say whether the sentence before, whose parts this one tells, tells of what is to be."""
    low = max(scene.text.rfind("。", 0, scene.start - 1), scene.start - FORESEEN_REACH, 0)
    before = scene.text[low : scene.start]
    return FORESEEN.search(before) is not None and not DONE_BY.search(before)


def _compares(scene: Scene, start: int, end: int) -> bool:
    """Say whether all figures of a clause are amounts of change (，比上年增加 3 万亩)."""
    told = between(scene.quantities, start, end)
    return bool(told) and all(cues.GROWTH.search(scene.text[start : one.prefix_start]) for one in told)


def _plans_such(scene: Scene, at: int, start: int, end: int) -> bool:
    """Say whether the clause before plans something that the figure at `at` is a part of: in its unit, or in none."""
    units = {one.unit for one in between(scene.quantities, start, end)}
    own = {one.unit for one in between(scene.quantities, at, at + 1)}
    plans = any(not _is_no_plan(scene, mark, end) for mark in scene.of(Sort.PLAN, start, end))
    return plans and (not units or not own or not own.isdisjoint(units))


def _figure_end(scene: Scene, at: int) -> int:
    """Return where the figure that begins at `at` ends."""
    figure = between(scene.quantities, at, at + 1)
    return figure[0].end if figure else at
