"""The fuller name of a population that its figure names in part: by its last noun, as sections, without trade."""

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.whom.asides import PREDICATE
from workers.extract.whom.bounded import bounds
from workers.extract.whom.members import joined
from workers.extract.whom.names import name_before, noun_before
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import Lexicon, Sort
from workers.text import lazyre as re

BARE = frozenset(
    ("项目", "工程", "工地", "标段", "商户", "门店", "学校", "景区", "煤矿", "医院", "网点", "园区", "单位", "机构")
)
"""Nouns that alone name nobody in particular; 企业 is every firm."""
TRADE_SET = re.compile(
    r"(?:^|[，。；：“\s省市区县国中])(?:在)?(?P<trade>(?!(?:在建|续建|新建|扩建|改建|重点|重大)+(?:项目|工程)?(?:方面|领域))[\u4e00-\u9fff]{2,4}?)(?:建设|工程|项目)?(?:方面|领域)[，,]"
)
"""A trade that a sentence says it is about."""
KINDLESS = re.compile(r"(?:在建|续建|新建|扩建|改建|重点|重大)+(?:项目|工程|企业|工地)|(?:项目|工程|工地)")
"""A population of no trade."""
FIRMS_OF = re.compile("企业|[^的]{2,8}的企业")
FIRMS = ("企业", "行业")
"""Firms of no trade, and what ends the firms that a sentence says it is about (饲料企业方面，9711 家获证的企业…)."""
NAMED = (*sorted(BARE), "企业", "公司")
"""Endings of a trade that is a population by itself (外贸企业方面)."""
SECTIONS = frozenset(("标段", "施工标段", "工区", "工点", "施工点", "作业面"))
"""Parts of one work, which name nobody without it."""
UNNAMED = frozenset(("在建项目", "续建项目", "新建项目"))
"""Projects that only the noun before their number names (某工程 65 个在建项目)."""
MADE_OF = {"产能": "产量"}
"""Whose the noun of a rate is said to be by another (口罩产量 9 万只，产能利用率…)."""
SUCH = "等"
"""What parts a list of names from how many there are of their kind, who are named in full (甲园、乙园[等]15 个项目)."""
DAY = "日"
"""What stands between those who make something and what they make (企业日产量)."""
NEW, DONE = "新", "已中，,：:"
"""What makes the verb before a noun only what they did who were named before (其中[已]复工项目)."""
HAVE = re.compile("(?:共|现|已|目前)+有$")
"""What stands between whose they are and how many (铁路[已有] 108 个在建项目)."""
LEFT_OUT = re.compile(r"除(?![尘湿草雪])[^，。；]{2,60}?外")
"""Those who are left out, of whom nothing is told."""
NOUN = 2
"""Code points of most nouns."""
ALL = "全线现共已有目前 "


def of_trade(scene: Scene, link: Link, name: str | None) -> str | None:
    """Return the name with the trade that the sentence set it in (铁路建设方面，在建项目 -> 铁路在建项目)."""
    words = scene.text[scene.start : link.start] if name and KINDLESS.fullmatch(name) else ""
    set_in = TRADE_SET.search(words)
    if set_in is None and name and FIRMS_OF.fullmatch(name):
        firms = TRADE_SET.search(scene.text, scene.start, link.start)
        return firms["trade"] if firms and firms["trade"].endswith(FIRMS) else name
    return f"{set_in['trade']}{name}" if set_in and not set_in["trade"].endswith((*NAMED, "率")) else name


def sectioned(scene: Scene, link: Link, name: str, lexicon: Lexicon) -> str:
    """Return the sections of a work with its name: right before their number, or at the end of the clause before."""
    ahead = [one for one in scene.quantities if one.unit and one.start <= link.first and not bounds(scene, one)]
    counted = [one for one in ahead if scene.text.startswith(name, one.end)]
    if not counted:
        return name
    at = counted[-1].prefix_start
    before = scene.clause_before(at)
    bare = not scene.text[scene.clause(at)[0] : at].strip(ALL)
    if name in SECTIONS and bare and before:
        work = name_before(scene, before[1], lexicon)
    else:
        having = HAVE.search(scene.text, scene.clause(at)[0], at)
        work = None if bare else noun_before(scene, having.start() if having else at, lexicon)
    return work + name if work and work not in ALL and work not in SECTIONS else name


def again(scene: Scene, link: Link, name: str | None, lexicon: Lexicon) -> str | None:
    """Return the full name of a population that is named again by its last noun alone (重点项目…，76 个项目动工)."""
    if name not in BARE or (link.quantity and scene.text[link.quantity.prefix_start - 1] == SUCH):
        return name
    aside = not scene.is_open(link.start)
    ends = [end for _, end in scene.words_in(scene.start, link.start) if scene.text.endswith(name, scene.start, end)]
    ends = [end for end in ends if aside or scene.is_open(end - 1)]
    at = ends[-1] - len(name) if ends else scene.start
    verb = next((verb for verb in lexicon.leading if scene.text.endswith(verb, scene.start, at)), "")
    if verb and (verb[0] == NEW or scene.text[at - len(verb) - 1] not in DONE):
        return name
    out = [one.span() for one in LEFT_OUT.finditer(scene.text, scene.start, scene.end)]
    told = [end for end in reversed(ends) if not any(low < end <= high for low, high in out)]
    own = (end for end in told if not PREDICATE.search(scene.text, scene.start, end))
    fuller = (name_before(scene, end, lexicon) for end in own)
    return next((full for full in fuller if full and full != name and full.endswith(name)), name)


def named_again(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return whose the first noun of a rate's name was when the sentence named it before (口罩产能提高，产能…)."""
    rate = lexicon.indicators.get(link.indicator)
    if rate is None or rate.measure != "rate" or link.rule is not Rule.TERM_BEFORE:
        return None
    noun = scene.text[link.anchor[0] : link.anchor[0] + NOUN]
    low, _ = scene.clause(link.anchor[0])
    before = scene.clause_before(low) if low == link.anchor[0] else None
    if before and any(mark.end == before[1] for mark in scene.of(Sort.SUBJECT, *before)):
        return noun_before(scene, before[1], lexicon)
    nouns = (noun, MADE_OF.get(noun, noun))
    found = sorted((scene.text.rfind(one, scene.start, low) for one in nouns), reverse=True)
    sort = next((one for one in lexicon.sorts if scene.text.endswith(one, scene.start, found[0] + len(noun))), None)
    if sort:
        return lexicon.subjects[sort]
    names = (
        _unadverbed(joined(scene, at, lexicon) or noun_before(scene, at, lexicon)) for at in found if at > scene.start
    )
    return next((name for name in names if name and not name.endswith((*nouns, DAY))), None)


def _unadverbed(name: str | None) -> str | None:
    """Take what says how something is done off the end of those who do it (中央企业分区分级 -> 中央企业)."""
    if name is None or is_head(name):
        return name
    return next((name[:end] for end in range(len(name) - 1, NOUN, -1) if is_head(name[:end])), name)
