"""Counts that share the verb behind a later one: 9 个项目，9 个班复工; 酒店 12 家、超市 26 家恢复营业."""

from collections.abc import Mapping

from workers.extract.counts.beside import opens
from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.canon import canonical
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import BEARERS, Lexicon, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

SO = re.compile(r"(?:均|都|全部|目前|现|已经?|陆续|顺利|正式|实现|得以|[，,])*")
"""What may stand between the last count of a list and the verb of all."""
NAMED = re.compile(r"[\u4e00-\u9fffA-Za-z“”]{2,14}")
"""The name of those whom an item of a list counts, which stands before its figure."""
AGAINST = re.compile(r"[未没停不尚需待拟余缺]|[已现]有?$|[共其总]|合计|分别|全[省市县区国]$|达$|超$|[与和及]$")
"""What is in no such name."""
ALONE = "的等 "
"""What may stand before a figure that is alone with its name; who are there in all (共有) did nothing yet."""
JOINING = re.compile("、|以?及|和|与")


Held = Mapping[int, Link]
"""The links of a sentence so far, by where their figures begin."""


def sharing(scene: Scene, lexicon: Lexicon, link: Link, held: Held) -> list[Link]:
    """Return the link of the count before, where its clause is but a name, by the same verb (9 个项目，9 个班复工)."""
    if found := _of_list(scene, lexicon, link, held):
        return found
    before = scene.clause_before(link.start) if link.rule is Rule.VERB_AFTER else None
    counted = between(scene.quantities, *before) if before else []
    if not before or len(counted) != 1 or not link.quantity:
        return []
    one, item = counted[0], lexicon.indicators[link.indicator]
    listed = item.measure == "output" and scene.text[before[1]] == "、"
    named = listed or is_head(scene.text[one.end : before[1]])
    bare = opens(scene, one, ALONE) and opens(scene, link.quantity, ALONE)
    if not named or not bare or not counts_in(item, one) or one.start in held:
        return []
    return [link._replace(start=one.start, end=one.end, quantity=one)]


def _of_list(scene: Scene, lexicon: Lexicon, link: Link, held: Held) -> list[Link]:
    """Return the links of the items before the last one of a list, each a name and its figure, by the verb of all."""
    item, last = lexicon.indicators[link.indicator], link.quantity
    if link.rule is not Rule.VERB_AFTER or last is None or item.measure != "count" or link.anchor[0] < link.end:
        return []
    if not SO.fullmatch(scene.text, link.end, link.anchor[0]):
        return []
    found: list[Link] = []
    at = last
    for one in reversed(between(scene.quantities, scene.start, last.start)):
        mark = JOINING.match(scene.text, one.end, at.prefix_start)
        name = scene.text[mark.end() : at.prefix_start] if mark else ""
        other = one.start in held and held[one.start].anchor != link.anchor
        if other or not _is_name(scene, name, at) or not counts_in(item, one):
            break
        if found and scene.clause(found[-1].start)[1] > found[-1].end:
            found[-1] = found[-1]._replace(about=canonical(name, lexicon))
        found.append(link._replace(start=one.start, end=one.end, quantity=one))
        at = one
    return found


def _is_name(scene: Scene, name: str, figure: Quantity) -> bool:
    """Say whether the words before a figure are but the name of those it counts."""
    low = figure.prefix_start - len(name)
    told = any(scene.of(sort, low, figure.start) for sort in (*BEARERS, Sort.PLAN))
    return not told and NAMED.fullmatch(name) is not None and not AGAINST.search(name)
