"""The name of a counted indicator beside a figure: what it is worth as its anchor, and where it is none."""

from collections.abc import Iterator

from shuize.pack import Indicator
from workers.extract.counts.ahead import is_added
from workers.extract.counts.beside import LOAD_REACH, LONGEST_GOODS, is_due, unsummed
from workers.extract.links.link import Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.bounded import bounds
from workers.extract.words import cues
from workers.extract.words.lexicon import BEARERS, Mark, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

NAME_REACH = 16
BEFORE_NAME = re.compile(r"^(?:(?:[发开前驶]往|赴)[\u4e00-\u9fff]{2,10}的|的?)[\u4e00-\u9fff]{0,5}$")
ARTICLE = "一"
"""One, spelled out: before a noun it is an article and no count (乘坐一辆专列)."""
GIVEN = re.compile(
    r"[发投]放|提供|获得|拿到|得到|申请到|收到|办理|审批|批准|批复|放[款贷]|落实|新增|累计|安排|授信|送|达|注入|支持|完成|取得|争取到|为"
)
"""What makes an amount one that was lent: without it the amount only says which loan (3000 亿元再贷款支持的企业)."""
PAID = re.compile(r"[^，。；的]{0,12}?(?:到账|到位|[发投]放|落地|放[款贷])")
"""The same behind the name of an amount (45 亿元专项贷款已投放到位)."""
IN_ALL = ("总数", "总户数")
"""What ends a name that says how many there are in all."""


def is_done_to(scene: Scene, item: Indicator, mark: Mark) -> bool:
    """Say whether the name is what a verb of another indicator right before it is done to (已收小麦面积)."""
    goods = scene.of(Sort.SUBJECT, mark.start - LONGEST_GOODS, mark.start)
    at = goods[-1].start if goods and goods[-1].end == mark.start else mark.start
    verbs = [verb for verb in scene.of(Sort.VERB, at - 2, at) if verb.end == at]
    own = scene.text.startswith(item.verbs, mark.start)
    if item.measure == "count" and (
        cues.VISITED.search(scene.text, scene.start, mark.start) or _sums_up(scene, item, mark)
    ):
        return True
    return bool(verbs) and not own and item.measure == "output" and item.id not in verbs[-1].ids


def _sums_up(scene: Scene, item: Indicator, mark: Mark) -> bool:
    """Say whether the name only says how many there are of whom a word of another count names (复工企业[总数])."""
    led = [one for sort in BEARERS for one in scene.of(sort, mark.start - NAME_REACH, mark.start)]
    own = any(one.end == mark.start and item.id not in one.ids for one in led)
    return own and scene.text.endswith(IN_ALL, mark.start, mark.end)


def by_name(scene: Scene, mark: Mark, quantity: Quantity, item: Indicator) -> Iterator[tuple[float, Mark, Rule]]:
    """Score a name of the indicator before or right after the figure."""
    counted = between(scene.quantities, mark.start - LOAD_REACH, mark.start)
    named = bool(counted) and counted[-1].end == mark.start and counted[-1].unit not in {"", *cues.SPANS}
    article = named and scene.text.startswith(ARTICLE, counted[-1].start) and counted[-1].value == 1
    if named and not article and not bounds(scene, counted[-1]) and mark.end <= quantity.start:
        return
    first = _first(scene, mark, quantity)
    if mark.end <= quantity.prefix_start:
        gap = first.prefix_start - mark.end
        if gap > NAME_REACH:
            return
        told = (one for one in between(scene.quantities, mark.end, first.prefix_start) if counts_in(item, one))
        if all(is_added(scene, scene.clause(mark.start)[0], one) for one in told):
            yield 3.0 - gap / 20, mark, Rule.TERM_BEFORE
    elif scene.text.startswith(ARTICLE, quantity.start) and quantity.value == 1:
        return
    elif mark.start >= quantity.end and BEFORE_NAME.match(unsummed(scene, quantity, mark, item)):
        low, high = scene.clause(quantity.start)
        if item.measure == "count" and cues.SERVED.search(scene.text, low, quantity.prefix_start):
            return
        given = item.measure != "amount" or GIVEN.search(scene.text, low, quantity.start)
        paid = given or (PAID.match(scene.text, mark.end, high) and not is_due(scene, mark.end, high))
        if not paid:
            return
        yield 2.5 - (mark.start - quantity.end) / 20, mark, Rule.TERM_AFTER


def _first(scene: Scene, mark: Mark, quantity: Quantity) -> Quantity:
    """Return the first figure of the list that `quantity` stands in, one of other units too where it is dealt out."""
    run = scene.run(quantity)
    dealt = mark.end <= run[0].start and scene.of(Sort.RESPECTIVELY, mark.end, run[0].start)
    first = run[0] if dealt else scene.group(quantity)[0]
    return quantity if first.start == quantity.start else first
