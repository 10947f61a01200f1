"""Whom a listed figure is of by the noun that stands alone: before it, before its bracket, or opening its part."""

from workers.extract.links.link import Link
from workers.extract.rates.onward import ITEM
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.canon import canonical
from workers.extract.whom.names import last_head
from workers.extract.words import cues
from workers.extract.words.heads import SERVICES, TRADE
from workers.extract.words.lexicon import Lexicon
from workers.text import lazyre as re

OPENED = re.compile(r"[\u4e00-\u9fff]{2,8}(?=\d)")
"""What alone stands before the first figure of a part (；生物医药 74 家，…)."""
FIELD = re.compile(r"(?P<of>[\u4e00-\u9fff]{2,6}?)(?:领域|行业)(?![\u4e00-\u9fff]{0,4}(?:企业|单位|项目|机构))")
"""The field that a part of a sentence is told of (；邮政快递领域进度加快，在岗 2.5 万人)."""


def bracketed(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return whom the figure right before a bracket is of, for the count that opens it (农贸市场 95 %（30 家）)."""
    low, _ = scene.clause(link.start)
    opening = low - 1
    if opening <= scene.start or scene.text[opening] not in "（(" or between(scene.places, low, link.start):
        return None
    behind = any(one.end == opening for one in between(scene.quantities, scene.start, opening))
    return last_head(scene, scene.clause(opening - 1)[0], opening, lexicon) if behind else None


def item(scene: Scene, link: Link, low: int, lexicon: Lexicon) -> str | None:
    """Return the noun that alone stands before a listed figure (、洗染 77 %；餐饮服务 52 %)."""
    low += scene.text[low] == "、"
    words = scene.text[low : link.quantity.prefix_start].removeprefix(cues.AMONG) if link.quantity else ""
    paused = low - len(cues.AMONG) - 1
    among = scene.text.startswith(cues.AMONG, low) or scene.text.startswith(cues.AMONG, paused)
    listed = (scene.text[low - 1 : low] == "、" or among) and not between(scene.places, low, link.start)
    return canonical(words, lexicon) if (listed or words in SERVICES) and ITEM.fullmatch(words) else None


def opened(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the bare trade that opens the figure's part of the sentence (；生物医药 74 家，复工率 98 %)."""
    since = scene.text.rfind("；", scene.start, link.start) + 1
    field = FIELD.match(scene.text, since, link.first) if since > scene.start else None
    if field and not between(scene.places, *field.span()):
        return lexicon.subjects.get(f"{field['of']}行业", field.group())
    opens = OPENED.match(scene.text, since, link.end) if since > scene.start else None
    if opens is None or not TRADE.fullmatch(opens.group()):
        return None
    placed = bool(between(scene.places, *opens.span()))
    if placed or between(scene.marks, *opens.span()):
        return None
    return canonical(opens.group(), lexicon)
