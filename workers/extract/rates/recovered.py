"""The part of something that came back, or that it has grown to again: 产能恢复到去年同期的 71 %, 恢复 80 % 的产能."""

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.words.lexicon import Lexicon
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

BASE = (
    r"(?:去年|往年|上年|正常|[\u4e00-\u9fff]{1,2}前|平时|平日|常年|同期"
    r"|(?:生产)?(?:高峰|峰值|旺季)|设计产能|满负荷)"
)
AGAIN = r"(?:恢复|提[升高]|[回爬攀]升|爬坡|达|稳定|增加|释放|保持|维持)"
RECOVERED = re.compile(rf"(?:{AGAIN}[到至为在]?了?|相当于|为|是){BASE}[^，。；]{{0,14}}?的$")
"""What says that something came back to a part of what it was."""
RESTORED = re.compile(r"(?:恢复|释放|发挥|保持|维持)[了着到至出]*$")
"""What stands before the part of something that came back."""
BEGINS = "恢复"
"""What such a verb begins with that a part can stand in the middle of."""
PARTED = re.compile(r"的?(?P<said>[\u4e00-\u9fff]{2,14})(?=[，,。；、）)\s]|$)")
"""What stands behind the part: whose it is, and the rest of a verb that it parts (恢复 93 % [客户供电])."""
GROWN = re.compile(rf"日?(?P<noun>产能)(?:[一-鿿]{{0,6}}?{AGAIN}[到至在了]+|(?:还|才|曾)?[只仅]有?)$")
"""What stands before the part of it that something has grown to again (产能稳定提升至 70 %)."""
PART_BACK = re.compile(
    r"(?:恢复|释放|发挥|保持|维持)[了着到至出]*[^，。；]{0,3}?[\d一二三四五六七八九][\d.%％成—-]*(?:以上|左右)?的?产能"
    rf"|产能(?:还|才|曾)?[只仅]有?[\d一二三四五六七八九]|产能[一-鿿]{{0,6}}?{AGAIN}[到至在][^，。；]{{0,8}}?[\d一二三四五六七八九]"
)
"""The same with its part and its name, as a sentence may say it."""
BACK_TO = re.compile(rf"(?:{AGAIN}[到至为在]?了?|相当于|为|是){BASE}[^，。；]{{0,14}}?的")
"""The same as a sentence may say it."""
AMOUNTS = re.compile(r"[额量率数]|收入|营收|人次|价格?|订单|业务|客流|利润|产值|规模|票房|水平")
"""What else of somebody can come back."""
DAILY = "日"
"""What may begin the name of what came back (日产能)."""


def recovered(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link what something came back to, named in a clause before (日用电量 12 万千瓦时，恢复到去年同期的 71 %)."""
    low, _ = scene.clause(quantity.start)
    found = RECOVERED.search(scene.text, low, quantity.prefix_start)
    nouns = lexicon.recovering if found else ()
    at, noun = max(
        ((scene.text.rfind(one, scene.start, found.start() if found else low), one) for one in nouns), default=(-1, "")
    )
    if at < 0 or (at < low and found and _names_its_own(scene, low, found.start())):
        return None
    return _made(lexicon, quantity, noun, (at - scene.text.startswith(DAILY, at - 1), at + len(noun)), Rule.TERM_BEFORE)


def came_back(scene: Scene, at: int) -> int | None:
    """Return where the words begin that say in the clause of a figure at `at` to what something came back.

    Whose it is stands before them where what it is was said in a clause before (用电量，一产达到去年同期的 81 %).
    """
    found = RECOVERED.search(scene.text, scene.clause(at)[0], at)
    return found.start() if found else None


def _names_its_own(scene: Scene, low: int, end: int) -> bool:
    """Say whether the clause itself names what came back, which is another then (…，营业额达到去年的 70 %)."""
    return AMOUNTS.search(scene.text, low, end) is not None


def restored(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link the part of something that came back, named before or after it (产能升至 70 %, 已恢复 80 % 的产能)."""
    low, _ = scene.clause(quantity.start)
    if grown := GROWN.search(scene.text, low, quantity.prefix_start):
        return _made(lexicon, quantity, grown["noun"], (grown.start(), grown.end("noun")), Rule.TERM_BEFORE)
    if not RESTORED.search(scene.text, low, quantity.prefix_start):
        return None
    at = quantity.end + scene.text.startswith("的", quantity.end)
    noun = next((one for one in lexicon.recovering if scene.text.startswith(one, at)), "")
    if not noun and scene.text.find(BEGINS, low, quantity.prefix_start) >= 0:
        return _by_parted_verb(scene, lexicon, quantity)
    return _made(lexicon, quantity, noun, (at, at + len(noun)), Rule.TERM_AFTER)


def _by_parted_verb(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link by a verb that the part of those for whom it is so stands in the middle of (已恢复 93 % 客户供电)."""
    parted = PARTED.match(scene.text, quantity.end, scene.end)
    said = parted["said"] if parted else ""
    for rate in lexicon.rates if said else ():
        rests = (verb.removeprefix(BEGINS) for verb in rate.verbs if verb.startswith(BEGINS) and verb != BEGINS)
        rest = next((one for one in rests if said.endswith(one)), None)
        whose = said.removesuffix(rest).removesuffix("的") if rest else ""
        if parted and rest and (not whose or whose.endswith(tuple(rate.nouns))):
            return Link(rate.id, quantity.start, quantity.end, parted.span("said"), Rule.VERB_AFTER, quantity)
    return None


def _made(lexicon: Lexicon, quantity: Quantity, noun: str, anchor: tuple[int, int], rule: Rule) -> Link | None:
    """Return the link of the part to the rate of how much of the noun came back."""
    rate = lexicon.recovering.get(noun)
    return Link(rate, quantity.start, quantity.end, anchor, rule, quantity) if rate else None
