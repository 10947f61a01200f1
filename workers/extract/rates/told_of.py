"""What a verb beside a percentage tells of: those named before it, those just counted, a task that it is a part of."""

from shuize.pack import Indicator
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words.lexicon import Lexicon, Mark, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

WHO_REACH = 8
"""How far before a verb those begin whom it is said of."""
NOBODY = re.compile(r"(?:[但其而]中?|目前|现在?|截至目前|已经?|均|都|共|累计|全部|,|，|\s)*")
"""What a clause begins with that names nobody before what became of those of the clause before."""
DONE = re.compile(r"(?:的?用户)?(?:均|都|目前|现)*已经?")
"""What stands between a share and the verb of those who came back (停电用户八成[已]恢复)."""
FULFIL = "完成"
FULFILLED = re.compile(r"完成[^，。；、\d]{0,8}$")
TASK = re.compile(r"(?:总?任务|计划)(?:总?[数量])?的")
"""What stands before and behind the verb of a task of which a part was fulfilled."""


def fulfils_task(scene: Scene, mark: Mark, quantity: Quantity) -> bool:
    """Say whether the figure is the part of a task that was fulfilled (完成了收割任务的 90 %)."""
    group = scene.group(quantity)
    done = FULFILLED.search(scene.text, max(scene.start, mark.start - 10), mark.start)
    own = scene.text.startswith(FULFIL, mark.start)
    return (
        (own or done is not None)
        and mark.end - mark.start > 1
        and TASK.fullmatch(scene.text, mark.end, group[0].prefix_start) is not None
    )


def with_goods(scene: Scene, verb: Mark) -> int:
    """Return where a verb ends, with the goods of a pack right behind it that it is done to (夏播[粮食]已完成)."""
    return max([verb.end, *(mark.end for mark in scene.of(Sort.SUBJECT, verb.end, verb.end + 1))])


def of_whom(scene: Scene, lexicon: Lexicon, mark: Mark, quantity: Quantity) -> list[Indicator]:
    """Return the rates of those named right before a verb that counts them, or its share (用户[已恢复] 70 %)."""
    at = (
        mark.start
        if mark.end <= quantity.start or not DONE.fullmatch(scene.text, quantity.end, mark.start)
        else (quantity.prefix_start)
    )
    before = scene.text[max(scene.start, at - WHO_REACH) : at].rstrip("已均都经有")
    return [item for item in lexicon.rates if set(item.numerator) & set(mark.ids) and before.endswith(item.nouns)]


def of_those_before(scene: Scene, lexicon: Lexicon, mark: Mark, quantity: Quantity) -> list[Indicator]:
    """Return the rates of those that were counted last, where the clause names nobody (停电 15 万户，98 % 均已修复)."""
    low, _ = scene.clause(quantity.start)
    first = min(mark.start, quantity.prefix_start)
    counted = [one for one in between(scene.quantities, scene.start, low) if one.unit != "%"]
    if not counted or not NOBODY.fullmatch(scene.text, low, first):
        return []
    held = [lexicon.indicators[one] for one in mark.ids if lexicon.indicators[one].unit == counted[-1].unit]
    return [item for item in lexicon.rates if item.about == "nobody" and any(one.id in item.numerator for one in held)]
