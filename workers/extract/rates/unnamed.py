"""Rates that no pack names: kept under their own words, or known by the end of a name that a pack has."""

from workers.extract.links.link import Link, Rule
from workers.extract.rates.conditions import of_some
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues, namewords
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import BEARERS, Lexicon, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

ENDS = ("率", "覆盖面")
OPEN_NAME = re.compile("|".join(ENDS))
"""What the name of a rate that no pack knows ends with."""

LONGEST = 14
"""Most code points of the name of a rate that no pack knows (城镇职工基本养老保险参保率)."""
COMPOUND = frozenset(("营业", "调查", "登记", "服务", "新增", "使用", "监督", "转移", "组织"))
"""Verbs that no name of a population has, but that of a rate may (城镇调查失业率, 营业收入利润率)."""
WHOLE = re.compile(r"全[乡镇村校院厂社旗盟街国系]|[这那][里儿边]")
"""What stands for a place or a house before the name of its rate (全乡贫困发生率)."""
CHANGES = frozenset(("改善", "保持", "维持", "回升", "好转", "普遍", "明显", "持续", "稳步", "有效", "大幅", "大力"))
"""Words that say before the name of a rate what becomes of it."""


def may_name_rate(text: str) -> bool:
    """Say whether the text may name a rate that no pack knows."""
    return any(end in text for end in ENDS)


def open_rate(scene: Scene, quantity: Quantity) -> Link | None:
    """Keep a rate that no pack knows under its own words."""
    low, _ = scene.clause(quantity.start)
    at = low
    for found in OPEN_NAME.finditer(scene.text, low, quantity.prefix_start):
        at = found.end()
    if at == low or not cues.COPULA.match(scene.text[at : quantity.prefix_start]):
        return None
    start = _name_start(scene, low, at)
    name = scene.text[start:at]
    short = len(name) < 2 or scene.text[start - 1] in "未不没"  # noqa: PLR2004 - 率 alone is no name
    if short or of_some(scene, low, start) or re.search(r"增长|降|(?<!新)增|利率|税率|汇率|概率|效率|速率", name):
        return None
    return Link(f"?{name}", quantity.start, quantity.end, (start, at), Rule.OPEN, quantity)


def by_ending(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link by the end of a rate's name where the clause before is of its domain (接种 83 万人，覆盖率为 79 %)."""
    before = scene.clause_before(quantity.start)
    marks = [mark for mark in between(scene.marks, *before) if mark.sort in BEARERS] if before else []
    found = open_rate(scene, quantity) if marks else None
    if found is None or found.anchor[0] != scene.clause(quantity.start)[0]:
        return None
    domains = {lexicon.pack_of[one] for mark in marks for one in mark.ids}
    name = scene.text[slice(*found.anchor)]
    for rate in lexicon.rates:
        if lexicon.pack_of[rate.id] in domains and any(term.endswith(name) for term in rate.terms):
            return found._replace(indicator=rate.id, rule=Rule.TERM_BEFORE)
    return None


def _name_start(scene: Scene, low: int, end: int) -> int:
    """Return where the name that ends at `end` begins: after whom it is of, a place, a day, or a word of no name."""
    figures = [item.end for item in between(scene.quantities, low, end) if item.unit]
    words = {word[1] for word in scene.words_in(low, end)}
    places = [item.end for item in between(scene.places, low, end) if not item.inside_name and item.end in words]
    days = [item.end for item in between(scene.dates, low, end)]
    floor = max(one for one in (low, *figures, *places, *days) if one < end)
    goods = {mark.end for sort in (Sort.SUBJECT, Sort.NOUN) for mark in scene.of(sort, low, end)}
    start = end
    for word in scene.words_back(max(floor, end - LONGEST), end):
        piece = scene.text[slice(*word)]
        compound = piece in COMPOUND and word[1] < end
        if (
            (word[1] in goods and start < end)
            or (piece in namewords.STOPS and not compound)
            or piece in CHANGES
            or WHOLE.fullmatch(piece)
            or not re.match(r"[\u4e00-\u9fff]", piece)
            or (start < end and len(scene.text[start:end]) > 1 and is_head(piece))
        ):
            break
        start = word[0]
    return start
