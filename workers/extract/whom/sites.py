"""A park, a market or a zone that no table knows: its figures are its own, never those of the place it lies in."""

from shuize.types import Place
from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.where.governing import governs
from workers.extract.whom.names import name_before
from workers.extract.words.lexicon import Lexicon
from workers.text import lazyre as re

SUFFIX = (
    r"(?:产业园区?|工业园区?|科技园区?|物流园区?|软件园|创业园|工业集中区|高新区|经开区|开发区|保税区|医药城|商贸城"
    r"|科技城|(?:石化|化工|工业|物流|出口加工|投资)区|油气田|油田|气田|核电站|水电站|风电场|储气库)"
)
TOWN = r"(?:镇|街道)"
SITE = re.compile(
    "(?=[产工科物软创高经开保医商石化出投油气核水风储镇街])(?:"
    + SUFFIX
    + r"(?=（|\(|内|里|中[，的\d]|的|，|已|目前|现|共|入驻|\d|日产|日均|累计|保持|实现|完成|[今全]年)"
    "|" + TOWN + r"(?=\d|企业|规上|规模以上))"
)
VILLAGE = re.compile(
    r"(?:(?<![\u4e00-\u9fff\d])|(?<=[省市县区旗州盟镇乡在]))(?![各全每该本多几所受农山城集贫行自如当]|[东西南北中]部)"
    r"(?P<name>[^\W\da-zA-Z_省市县区月年日个户的]{2,4}?(?:(?<![城集乡小古农山新困])[镇乡村]|街道))(?![镇乡村民庄居委级部户干组里党政、和及与等])"
)
"""A village or a town that no table knows, after what it lies in or where its clause opens."""
INNER = re.compile(r"(?<![各全等省市个所业])(?:该?园区|园)[内里]|该(?:产业|工业)?园区?")
"""A park that was named before, by a pointing word: 园区内 212 家."""
NAMED = re.compile(rf"(?:走进|来到|位于|坐落)?((?:[\u4e00-\u9fff](?<![的在了是和与及到])){{2,10}}{SUFFIX})")
PARK = "园区"
BACK = 300
"""How far before its pointing word a park is named, in the same paragraph."""
GENERAL = re.compile(
    r"(?:国家|[省市县]级|重点|主要|各|各类|所有|全部|大型|物流|工业|产业|农业|科技|现代|经济|技术|化工|城|乡|古|小|乡镇|城镇|各镇|全镇|多个|一批|等|个|家|[一二三四五六七八九十两几])*"
)
"""Words before such a noun that name none in particular."""
SHORTEST, LONGEST = 2, 12
WIDE = "新区"
"""A zone that may hold sites with names of their own (某新区的某产业园)."""
NATIONAL = "中国"
"""What the name of a site begins with though it is a place by itself (中国石化普光气田)."""


def at_site(scene: Scene, link: Link, place: Place, lexicon: Lexicon) -> Place:
    """Return the place, as the zone of the site that the sentence names as where its figure is so, if it names one."""
    if place.code is None or (place.zone and not place.zone.endswith(WIDE)):
        return place
    site = _site(scene, link, lexicon) or _inner(scene, link) or _village(scene, link)
    return Place(place.code, site, zone=site) if site and site != PARK * bool(place.zone) else place


def _inner(scene: Scene, link: Link) -> str | None:
    """Return the park that 园区内 points at in the figure's clause: the last one that its paragraph named."""
    low, _ = scene.clause(link.first)
    pointed = INNER.search(scene.text, low, link.first)
    if pointed is None:
        return None
    start = scene.text.rfind("\n", max(0, low - BACK), low) + 1
    named = NAMED.findall(scene.text[max(start, low - BACK) : pointed.start()])
    return named[-1] if named and not GENERAL.fullmatch(re.sub(f"(?:{SUFFIX}|{TOWN})$", "", named[-1])) else PARK


def _village(scene: Scene, link: Link) -> str | None:
    """Return the village or town of the figure's clause, None where a place is named after it or the count runs on."""
    low, _ = scene.clause(link.first)
    found = None if link.running else next(reversed([*VILLAGE.finditer(scene.text, low, link.first)]), None)
    return found["name"] if found and not between(scene.places, found.end(), link.start) else None


def _site(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the proper name of the last site before the figure, None where a place is named after it."""
    found = [one for one in SITE.finditer(scene.text, scene.start, scene.end) if one.end() <= link.first]
    if not found or any(governs(scene, item) for item in between(scene.places, found[-1].end(), link.start)):
        return None
    end = found[-1].end()
    name = name_before(scene, end, lexicon, headless=True) or found[-1].group()
    proper = GENERAL.sub("", re.sub(f"(?:{SUFFIX}|{TOWN})$", "", name), count=1)
    if len(proper) < SHORTEST and name == found[-1].group():
        before = [item for item in scene.places if item.end == end - len(name) and item.code and not item.reference]
        return scene.text[before[0].start : end] if before else None
    if scene.text.endswith(NATIONAL, scene.start, end - len(name)):
        name = NATIONAL + name
    return name if len(proper) >= SHORTEST and len(name) <= LONGEST else None
