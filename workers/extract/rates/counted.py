"""A level that so many of them reached, or that tells one of many apart: none of the population's own."""

from workers.extract.rates.conditions import COUNTED
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import namewords
from workers.extract.words.lexicon import Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

SO_MANY = re.compile(
    r"""(?P<among>其中[，,]?)?(?:目前|截至目前|截至[^，。；]{2,8}[，,]|[已还又仅均约另外经])*
        (?P<there>有|共有|达)?(?:约|近|超过?)?[\d.]+[多余几]?[家户个所条项](?:企业|公司|单位|项目|商户|门店|工厂|店铺|机构|学校|园区)的?
        (?:平均|整体)?(?:员工|职工|人员|工人|用工)?的?$""",
    re.VERBOSE,
)
"""What a clause is before the name of a rate that only so many reached (其中，[269 家公司]复工率超 90 %)."""
AMONG = "其中，"
SHARE = re.compile(r"(?:分别|依次)?占比?(?:分别|依次)?(?:约|近|超过?|[已为达到])*")
"""What a clause is before the share that those are."""
REACHED_BY = re.compile(
    rf"(?:以上|以下|以内|左右)?的[^，。；、\d]{{0,8}}?(?:{namewords.HEAD})(?:数量?)?(?:就|共|已经?|仅|约|近|超过?|达到?|有|为)+\d"
)
"""What follows a number that only says which ones are counted (到岗人数超过 500 人的项目达 119 项)."""
ONE_OF_MANY = re.compile(r"(?:[首唯]一?|又一?|第[一二三四五六七八九十\d]+|[有是个成为]一)[个座家](?!月)")
"""What makes a sentence tell one place apart from others, before what it is told apart by."""
PLACE_APART = re.compile(
    r"[\u4e00-\u9fff]{0,4}?的[\u4e00-\u9fff]{0,4}?"
    r"(?:城市|[地县区]级市|设区市|省[份区]|[省市州县区镇乡村]|地区|园区|开发区|街道|社区)(?![\u4e00-\u9fff]*?[率占])"
)
"""What it is (首个复工率达 100 %[的城市])."""


def only_counted(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the figure is a level that so many reached out of more, or the share that those are."""
    low, _ = scene.clause(quantity.start)
    before = scene.clause_before(quantity.start) if SHARE.fullmatch(scene.text, low, quantity.prefix_start) else None
    levels = [one for one in between(scene.quantities, *before) if one.unit == "%"] if before else []
    if levels and COUNTED.match(scene.text, levels[-1].end):
        return True
    return _reached_by_so_many(scene, levels[-1] if levels else quantity)


def _reached_by_so_many(scene: Scene, level: Quantity) -> bool:
    """Say whether the level is told of so many, whoever they are, of more that were told of or of any."""
    low, _ = scene.clause(level.start)
    named = [mark for mark in scene.of(Sort.TERM, low, level.prefix_start) if mark.end <= level.prefix_start]
    counts = [one for one in between(scene.quantities, low, level.start) if one.unit not in {"%", ""}]
    if not named or len(counts) != 1:
        return False
    led = low - len(AMONG) if scene.text.startswith(AMONG, low - len(AMONG)) else low
    begins = max([led, *[item.end for item in between(scene.places, low, counts[0].start)]])
    found = SO_MANY.fullmatch(scene.text, begins, named[0].start)
    more = any(
        one.unit == counts[0].unit and one.value > counts[0].value
        for one in between(scene.quantities, scene.start, low)
    )
    return found is not None and (more or bool(found["among"] or found["there"]))


def tells_apart(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the figure only tells one place apart from others (又一个企业 100 % 复工的城市)."""
    low, high = scene.clause(quantity.start)
    after = PLACE_APART.match(scene.text, quantity.end, high)
    return after is not None and ONE_OF_MANY.search(scene.text, low, quantity.prefix_start) is not None


def counts_others(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the number only says which ones are counted after it (到岗人数超过 500 人的项目达 119 项)."""
    low, high = scene.clause(quantity.start)
    return bool(REACHED_BY.match(scene.text, quantity.end, high) and scene.of(Sort.TERM, low, quantity.start))
