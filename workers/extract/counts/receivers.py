"""Those to whom an amount was given, counted beside it: 向64户企业发放贷款50亿元, 发放贷款50亿元，惠及企业64户.

Whoever something is done for (向, 为, 让) that has an amount lent in it has it, whatever the verb is.
"""

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.whom.names import name_before
from workers.extract.words import cues
from workers.extract.words.lexicon import Lexicon, Mark, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

TO = re.compile(
    r"(?<![一面导方])[向为给对让使](?:全[省市国区县州]|区内|[省市县]内|本地|当地|累计|其中)*[^，。；\d]{0,8}$"
)
"""What leads to a receiver, right before how many there are."""
NOT_GIVEN = re.compile(r"申请|申报|需求|偿还|归还|还款|收回|减免|减少|降低|节[约省]|担保|额度")
"""What says of those who are counted that the amount was not lent to them."""
LENDERS = re.compile(r"[^，。；、\d]{0,8}?(?:银行|支行|分行|网点|机构|信用社|农商行|农信社)")
"""What follows a number of those who lend."""
GETS = re.compile(r"[^，。；]{0,20}?(?:获得|取得|得到|拿到|收到|申请到|贷到|用上|享受到?|获批|获)了?[^，。；]{0,12}")
"""What those who are counted have done."""
NUMBERED = re.compile(r"(?:共计?|累计|合计|已经?|达到?|近|约|超过?)*")
"""What may stand between the name of an amount and how many have it (发放救灾贷款 180 余户)."""
REACHES = re.compile(
    r"(?:惠及|支持|服务|覆盖|扶持|帮助|涉及)[了的]?(?P<whom>[^，。；\d]{0,14}?)(?:户数|家数)?(?:已|共|约|近|超过?|达到?)*$"
)
"""What says whom an amount reaches."""
WHICH = re.compile(r"(?:惠及|支持|服务|覆盖|扶持|帮助)的[^，。；\d]{2,16}")
"""What makes an amount's name only a mark of those who have it."""
SIGNS = frozenset("，。；：:,;（）()")
"""One of these parts those who are counted from an amount that is told of others; a list's mark does not."""
SUPPORTED = re.compile(
    r"(?:已经?|累计|重点|主要|先后|共|直接|间接|有力|有效)*(?:支持|惠及|扶持|帮助)了?(?!的)[^。；\d]{2,80}的"
)
"""What stands between the name of an amount and how many of a field have it (贷款支持了医院建设等领域的 170 家)."""
UNTO = 40
"""A receiver stands no farther from the amount, in code points."""


def link_receivers(scene: Scene, lexicon: Lexicon, taken: list[Link]) -> list[Link]:
    """Return the links of figures that count to whom an amount told in the sentence was given."""
    found: list[Link] = []
    for item in lexicon.receivers:
        amounts = [link for link in taken if link.indicator == item.receives and link.quantity and not link.before]
        names = [mark for mark in scene.of(Sort.TERM, scene.start, scene.end) if item.receives in mark.ids]
        if not names:
            continue
        held = {link.start for link in taken}
        for quantity in scene.quantities:
            if quantity.unit in {item.unit, *item.units} and quantity.start not in held:
                anchor = next((link.anchor for link in amounts if _receives(scene, quantity, link)), None)
                anchor = anchor or _modified(scene, quantity, names, given=bool(amounts))
                if anchor:
                    rule = Rule.VERB_AFTER if quantity.end <= anchor[0] else Rule.VERB_BEFORE
                    whom = _named(scene, lexicon, quantity)
                    found.append(Link(item.id, quantity.start, quantity.end, anchor, rule, quantity, about=whom))
    return found


def _modified(scene: Scene, quantity: Quantity, names: list[Mark], *, given: bool) -> tuple[int, int] | None:
    """Return the amount's name where it says who they are (贷款支持的企业超过64家), or leads to how many."""
    low = scene.clause(quantity.start)[0]
    for mark in names:
        if not given and SUPPORTED.fullmatch(scene.text, mark.end, quantity.prefix_start):
            return mark.start, mark.end
        if not low <= mark.start < mark.end <= quantity.prefix_start:
            continue
        led = given and NUMBERED.fullmatch(scene.text, mark.end, quantity.prefix_start)
        if led or WHICH.fullmatch(scene.text, mark.end, quantity.prefix_start):
            return mark.start, mark.end
    return None


def _named(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> str | None:
    """Return who the verb before the figure says they are (惠及[企业]1200户)."""
    reached = REACHES.search(scene.text, scene.clause(quantity.start)[0], quantity.prefix_start)
    named = reached and reached["whom"] and not reached["whom"].endswith("的")
    return name_before(scene, reached.end("whom"), lexicon) if reached and named else None


def _receives(scene: Scene, quantity: Quantity, amount: Link) -> bool:
    """Say whether those counted are the ones to whom the amount went."""
    low, high = scene.clause(quantity.start)
    before, near = scene.text[low : quantity.prefix_start], abs(amount.start - quantity.start) <= UNTO
    if LENDERS.match(scene.text, quantity.end, high) or cues.ONE.match(scene.text[quantity.start : quantity.end]):
        return False
    if REACHES.search(before) and (near or quantity.end <= amount.start < high):
        return True
    if quantity.end > amount.start or NOT_GIVEN.search(scene.text, quantity.end, amount.start):
        return False
    led = TO.match(scene.text, low, quantity.prefix_start) and scene.clause_before(amount.start) == (low, high)
    listed = SIGNS.isdisjoint(scene.text[quantity.end : amount.start])
    told = quantity.end <= amount.anchor[0] < high or amount.start < high or bool(led) or listed
    return told and bool(TO.search(before) or GETS.fullmatch(scene.text, quantity.end, amount.start))
