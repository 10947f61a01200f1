"""A percentage that only says which ones are meant, or how many reached it: no level of a population."""

from itertools import pairwise

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues, namewords
from workers.extract.words.lexicon import Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

CONDITION = re.compile(
    r"^(?:的|以上的?|以下的?)?[\u4e00-\u9fff]{0,8}(?:企业|项目|单位|网点|商户|工厂)?(?:有|达到?|为)?$"
)
RESTRICTED = re.compile(
    rf"""(?:以上|以下|以内)?的(?!是|有)[\u4e00-\u9fff]{{0,8}}?
        (?:{namewords.HEAD}|(?:地区|[区县]县|县[区市]|乡镇|镇街|街道|社区|园区|省份|城市|[市县区镇村])(?=[将要应须被给已均都共复返开、，。；]|$))""",
    re.VERBOSE,
)
LEVEL_OF = re.compile(
    rf"""(?:以上|以下|以内|左右)?的[\u4e00-\u9fff]{{0,8}}?(?:{namewords.HEAD}|街道|乡镇|社区|地区|[省市县区镇村]{{1,2}})(?:数量|[家户个]数)?的?
        (?:仅|只|分别|依次)?(?P<share>占|比例|比重)?(?:(?:共|已|还|尚|仍|有|为|达到?|仅|只|约|近|超过?|逾)*\d)?""",
    re.VERBOSE,
)
"""What follows a level before how many, or what share of all, reached it (开工率 100 % 的企业占 41 %)."""
COUNTED = re.compile(r"(?:以上|以下)?的，?(?:(?:共|共?有|为)(?:约|近)?\d+[多余]?[家户个]|占)")
"""What follows a level that only so many reached (开工率超过 80 % 的有 2 个市, 的，占七成)."""
THOSE = re.compile("(?:以上|以下|左右)?的")
"""What ends a clause that says which level those reached whose share the next one tells."""
OF_SOME = re.compile(
    rf"(?:以上|以下|左右|多)?(?:的[^，、；。]{{0,12}}?(?:{namewords.HEAD}))?[^，、；。]{{0,8}}?(?:率|产能|额|量|人数)[^，、；。]*"
)
"""What stands between how many of them and what these reached (七成的企业产能恢复率达到 80 %)."""
SOME = re.compile(
    rf"""(?:目前|其中|但|不过|已经?|还|也|又|仍|[，“\s])*
        (?:有(?![色限机关利])(?:的|些)?|(?:一|大|绝大)?部分|一些|个别|少数|(?:绝?大)?多数|不少|许多|好?几家|某些?)
        [\u4e00-\u9fff]{{0,10}}?(?:{namewords.HEAD})的?(?:平均|整体|综合|总体)?(?:{namewords.HEAD})?""",
    re.VERBOSE,
)
"""Whom a rate is said to be of before its name, where those are but some of them ([部分企业]复工率达 90 %)."""
OF_WHOLE = re.compile(r"占[^，。；、\d]{2,12}$")
"""What makes a share one of something else, which only says whom the next is of (占产值 80 %的企业复工率 99 %)."""
WORTH = re.compile(
    r"占[^，。；、\d]{0,16}?(?:产值|增加值|总值|经济总量|产量|产能|销量|销售额|税收|营收|收入|投资额|份额|比重|用电量)的?(?:已?达到?|约|近|超过?|逾)*$"
)
"""What makes a share one of what they are worth or make, and not of how many they are (占产值 82 %的企业)."""
WORTHY = re.compile(rf"(?:以上|左右|多)?的[^，、；。\d]{{0,12}}?(?:{namewords.HEAD})")
MORE = 2
AGE = "岁"
"""The unit of what says how old those are whom a figure is of (九成以上的 60 岁以上老人)."""


def is_condition(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the figure only restricts what the next one counts (到岗率 90% 以上企业 2609 户)."""
    _, high = scene.clause(quantity.start)
    after = [item for item in between(scene.quantities, quantity.end, high) if item.unit not in {"%", "", AGE}]
    low, _ = scene.clause(quantity.start)
    if (
        of_worth(scene, quantity, low)
        or _restricts(scene, quantity)
        or _is_share_of_level(scene, quantity, low)
        or _is_of_some(scene, quantity, low)
        or _reached_by_some(scene, quantity, low)
        or cues.SOME_OF.search(scene.text[low : quantity.prefix_start])
    ):
        return True
    if not after or not re.search(r"以上|以下|以内", _words(scene, quantity)):
        return False
    return bool(CONDITION.match(scene.text[quantity.end : after[0].prefix_start]))


def _is_of_some(scene: Scene, quantity: Quantity, low: int) -> bool:
    """Say whether the rate is named as that of but some, whoever they are (有半导体企业复工率达七成)."""
    named = scene.of(Sort.TERM, low, quantity.prefix_start)
    return bool(named) and of_some(scene, low, named[-1].start)


def of_some(scene: Scene, low: int, at: int) -> bool:
    """Say whether those named between the last place after `low` and `at` are but some of them."""
    since = max([low, *[item.end for item in between(scene.places, low, at) if item.end <= at]])
    return SOME.fullmatch(scene.text, since, at) is not None


def _restricts(scene: Scene, quantity: Quantity) -> bool:
    """Say whether a rate's name and its figure only say which ones are meant (复工率 90% 以上的企业)."""
    low, high = scene.clause(quantity.start)
    if COUNTED.match(scene.text, quantity.end):
        return True
    if _level_of(scene, quantity, low):
        return True
    bounded = re.search(r"(?:以上|以下|以内|不足|低于|超过)", scene.text[quantity.prefix_start : quantity.end + 2])
    head = RESTRICTED.match(scene.text[quantity.end : high])
    return bool(bounded and head and scene.of(Sort.TERM, low, quantity.start))


def of_worth(scene: Scene, quantity: Quantity, low: int) -> bool:
    """Say whether the figure says of those after it only how much of a value is theirs (占产值 82 %的企业已复工)."""
    named = WORTHY.match(scene.text, quantity.end, scene.clause(quantity.start)[1])
    return named is not None and WORTH.search(scene.text, low, quantity.prefix_start) is not None


def _level_of(scene: Scene, quantity: Quantity, low: int) -> re.Match[str] | None:
    """Return what follows the level of a rate that it only says of some, how many or what share of all they are."""
    found = LEVEL_OF.match(scene.text, quantity.end, scene.clause(quantity.start)[1])
    told = found and (found["share"] or found.group()[-1:].isdigit())
    return found if told and scene.of(Sort.TERM, low, quantity.start) else None


def _is_share_of_level(scene: Scene, quantity: Quantity, low: int) -> bool:
    """Say whether the figure is the share of those who reached a level (复工率 80 % 以上的公司占比 95 %)."""
    before = [one for one in between(scene.quantities, low, quantity.start) if one.unit == "%"]
    found = _level_of(scene, before[-1], low) if before else None
    return bool(found and found["share"]) or _is_share_of_those(scene, quantity, low)


def _is_share_of_those(scene: Scene, quantity: Quantity, low: int) -> bool:
    """Say whether the clause is a share of those whom the one before names by a level (达产率达 60 % 的，占比 8 %)."""
    alone = scene.text.startswith("占", low) and cues.PROPORTION.fullmatch(scene.text, low, quantity.prefix_start)
    before = scene.clause_before(quantity.start) if alone else None
    levels = [one for one in between(scene.quantities, *before) if one.unit == "%"] if before else []
    return bool(before and levels and THOSE.fullmatch(scene.text, levels[-1].end, before[1]))


def _reached_by_some(scene: Scene, quantity: Quantity, low: int) -> bool:
    """Say whether the figure is a level that only a share of them reached, or is that share."""
    shares = [item for item in between(scene.quantities, low, scene.clause(quantity.start)[1]) if item.unit == "%"]
    if len(shares) < MORE or scene.of(Sort.TERM, low, shares[0].start):
        return False
    return any(
        quantity in pair
        and not OF_WHOLE.search(scene.text, low, pair[0].prefix_start)
        and OF_SOME.fullmatch(scene.text, pair[0].end, pair[1].prefix_start)
        and bool(scene.of(Sort.TERM, pair[0].end, pair[1].start))
        for pair in pairwise(shares)
    )


def _words(scene: Scene, quantity: Quantity) -> str:
    """Return the figure's own words with two more after it."""
    return scene.text[quantity.start : quantity.end + 2]
