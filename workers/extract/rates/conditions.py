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
RESTRICTED = re.compile(rf"(?:以上|以下|以内)?的(?!是|有)[\u4e00-\u9fff]{{0,8}}?(?:{namewords.HEAD})")
COUNTED = re.compile(r"(?:以上|以下)?的(?:共|共?有|为)(?:约|近)?\d+[多余]?[家户个]")
"""What follows a level that only so many reached (开工率超过 80 % 的有 2 个市)."""
OF_SOME = re.compile(
    rf"(?:以上|以下|左右|多)?(?:的[^，、；。]{{0,12}}?(?:{namewords.HEAD}))?[^，、；。]{{0,8}}?(?:率|产能|额|量|人数)[^，、；。]*"
)
"""What stands between how many of them and what these reached (七成的企业产能恢复率达到 80 %)."""
MORE = 2


def is_condition(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the figure only restricts what the next one counts (到岗率 90% 以上企业 2609 户)."""
    _, high = scene.clause(quantity.start)
    after = [item for item in between(scene.quantities, quantity.end, high) if item.unit not in {"%", ""}]
    low, _ = scene.clause(quantity.start)
    if (
        _restricts(scene, quantity)
        or _reached_by_some(scene, quantity, low)
        or cues.SOME_OF.search(scene.text[low : quantity.prefix_start])
    ):
        return True
    if not after or not re.search(r"以上|以下|以内", _words(scene, quantity)):
        return False
    return bool(CONDITION.match(scene.text[quantity.end : after[0].prefix_start]))


def _restricts(scene: Scene, quantity: Quantity) -> bool:
    """Say whether a rate's name and its figure only say which ones are meant (复工率 90% 以上的企业)."""
    low, high = scene.clause(quantity.start)
    if COUNTED.match(scene.text, quantity.end):
        return True
    bounded = re.search(r"(?:以上|以下|以内|不足|低于|超过)", scene.text[quantity.prefix_start : quantity.end + 2])
    head = RESTRICTED.match(scene.text[quantity.end : high])
    return bool(bounded and head and scene.of(Sort.TERM, low, quantity.start))


def _reached_by_some(scene: Scene, quantity: Quantity, low: int) -> bool:
    """Say whether the figure is a level that only a share of them reached, or is that share."""
    shares = [item for item in between(scene.quantities, low, scene.clause(quantity.start)[1]) if item.unit == "%"]
    if len(shares) < MORE or scene.of(Sort.TERM, low, shares[0].start):
        return False
    return any(
        quantity in pair
        and OF_SOME.fullmatch(scene.text, pair[0].end, pair[1].prefix_start)
        and bool(scene.of(Sort.TERM, pair[0].end, pair[1].start))
        for pair in pairwise(shares)
    )


def _words(scene: Scene, quantity: Quantity) -> str:
    """Return the figure's own words with two more after it."""
    return scene.text[quantity.start : quantity.end + 2]
