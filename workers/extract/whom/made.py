"""Which goods an output is of: dealt out, known to a pack, named beside it or before, or those that it sums up."""

from workers.extract.links.link import Link, Rule
from workers.extract.links.paired import own_name
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.members import dealt_goods
from workers.extract.whom.names import noun_before
from workers.extract.whom.products import earlier, product
from workers.extract.words import namewords
from workers.extract.words.heads import is_head, is_noun
from workers.extract.words.lexicon import Lexicon, Sort
from workers.extract.words.units import LAND
from workers.text import lazyre as re

MAKES = "产"
ONE = re.compile(
    "(?P<goods>(?![约近超达为有仅共已可的了能各出量值将至到逾过从由均])[\u4e00-\u9fff])(?:已?达到?|约|近|超过?)*"
)
DONE = "已"
GROWN = re.compile(
    r"(?!抓紧|集中|突击|昼夜|连夜|冒雨|抢先|及早|适时|错峰|人工|组织|分批|提前|加[紧速]|日均|统一|[单当]日|最高|[尚仍还新全各其该共正])"
    r"(?P<goods>[\u4e00-\u9fff]{2,6}?(?<![户民队手社人者员众工机车械力气天季期地区片域业务]))"
    r"(?:目前|现|累计|均|已经?|共|基本|全面|陆续)*"
)
"""What alone stands before a verb, and is neither who does it nor what it is done with, nor when."""
TASK = re.compile(
    r"(?:完成|组织|落实|安排|开展|累计)了?(?P<goods>(?!其|该|完成|组织|累计)[\u4e00-\u9fff]{2,8}?)(?:应急|紧急)?$"
)
"""Goods between what is done with a task and the verb that names it (完成[蔬菜]调运 2 万吨)."""
MAKERS = ("工厂", "整车厂", "企业", "公司", "车间")
"""Who makes them, before the goods (整车厂整车日产量)."""


def made(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the goods that the figure is an output of, None where its sentence names none."""
    return (
        (dealt_goods(scene, link, lexicon) if link.of > 1 else None)
        or product(scene, link, lexicon)
        or _of_one(scene, link)
        or _named(scene, link, lexicon)
        or earlier(scene, link, lexicon)
        or _grown(scene, link, lexicon)
        or _named_before(scene, link, lexicon)
        or _of_sum(scene, link)
        or _of_task(scene, link)
    )


def _of_one(scene: Scene, link: Link) -> str | None:
    """Return the goods whose name is one character, right between 日产 and the figure (日产煤 5000 吨)."""
    if link.quantity is None or scene.text[link.anchor[1] - 1] != MAKES:
        return None
    found = ONE.fullmatch(scene.text, link.anchor[1], link.quantity.prefix_start)
    return found["goods"] if found else None


def _named(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the goods right before the name of an output (布洛芬片日产量), where those are not who makes them."""
    if link.rule not in {Rule.TERM_BEFORE, Rule.CHANGE}:
        return None
    own = own_name(scene, link.quantity) if link.quantity else None
    name = noun_before(scene, own.first if own else link.anchor[0], lexicon)
    if name is None or is_head(name):
        return None
    makers = [at for at in range(2, len(name) - 1) if name[:at].endswith(MAKERS)]
    return name[makers[-1] :] if makers else name


def goods_at(scene: Scene, end: int, lexicon: Lexicon) -> str | None:
    """Return the product that a pack knows right before `end`, whoever grows it (农垦系统小麦收获进度)."""
    end -= len(DONE) * scene.text.endswith(DONE, scene.start, end)
    marks = (mark for mark in scene.of(Sort.SUBJECT, scene.start, end) if mark.end == end)
    return next((one for mark in marks for one in mark.ids if one in lexicon.products), None)


def _grown(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the goods that no pack knows, where they alone stand before their verb (脐橙已采摘 68 万亩)."""
    indicator = lexicon.indicators.get(link.indicator)
    if link.rule is not Rule.VERB_BEFORE or indicator is None or indicator.unit not in LAND:
        return None
    low, _ = scene.clause(link.anchor[0])
    places = [one.end for one in between(scene.places, low, link.anchor[0])]
    low = max([low, *places, *(one.end for one in between(scene.dates, low, link.anchor[0]))])
    found = GROWN.fullmatch(scene.text, low, link.anchor[0])
    words = [scene.text[slice(*word)] for word in scene.words_in(low, found.end("goods"))] if found else []
    name = found["goods"] if words and found and namewords.STOPS.isdisjoint(words) else ""
    return name if name and not is_head(name) and is_noun(name, words[-1], lexicon.leading) else None


def _named_before(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the goods before the name of an output in an earlier clause (煤炭日产量…，其中某省日产量…)."""
    (low, _), alike = scene.clause(link.start), {link.indicator, *lexicon.daily.values()}
    before = [mark for mark in scene.of(Sort.TERM, scene.start + 1, low) if not alike.isdisjoint(mark.ids)]
    names = (noun_before(scene, mark.start, lexicon) for mark in before[::-1])
    return next((name for name in names if name and not is_head(name)), None)


def _of_sum(scene: Scene, link: Link) -> str | None:
    """Return the goods of the sum right before what was made of them a day (生产粗钢 2024 万吨，平均日产 202 万吨)."""
    before = scene.clause_before(link.first) if link.rule is Rule.TERM_BEFORE else None
    sums = [one for one in between(scene.quantities, *before) if one.end == before[1]] if before else []
    if not sums or link.quantity is None or sums[0].unit != link.quantity.unit:
        return None
    words = scene.words_in(scene.clause(sums[0].start)[0], sums[0].prefix_start)
    name = scene.text[slice(*words[-1])] if words else ""
    return name if len(name) > 1 and name not in namewords.STOPS and words[-1][1] == sums[0].prefix_start else None


def _of_task(scene: Scene, link: Link) -> str | None:
    """Return the goods whose moving is told of as a task (累计完成蔬菜调运 2 万吨)."""
    low, _ = scene.clause(link.anchor[0])
    low = max([low, *(one.end for one in between(scene.places, low, link.anchor[0]))])
    found = TASK.search(scene.text, low, link.anchor[0]) if link.rule is Rule.VERB_BEFORE else None
    words = [scene.text[slice(*word)] for word in scene.words_in(found.start("goods"), link.anchor[0])] if found else []
    plain = found and words and namewords.STOPS.isdisjoint(words) and not is_head(found["goods"])
    return found["goods"] if found and plain else None
