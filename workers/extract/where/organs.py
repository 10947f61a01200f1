"""Who speaks for the nation where no place is named, and what of a place is only its rank or its branch."""

from collections.abc import Sequence

from workers.extract.sentence.scene import Scene
from workers.extract.where.governing import governs
from workers.extract.words import cues, namewords
from workers.extract.words.codes import NATION
from workers.extract.words.lexicon import Mark, Sort
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

NATIONWIDE = re.compile(r"(?:中国|全国)[\u4e00-\u9fff]{2,14}?(?:协会|联合会|联合总会|商会|学会|总工会)")
"""An association of the nation's."""
ATTRIBUTE = re.compile(
    r"[^，。；的]{0,6}?(?:确定|批复|批准|核准|认定|公布|评定|授予|命名|部署|支持|要求|印发|出台|发布|颁发|列入|推荐|表彰)的(?!数据|消息|统计|信息|通报|最新)"
)
"""What makes an organ's word but an attribute of something (国务院确定的 172 项工程)."""
CARRIED_OUT = re.compile(r"(?:贯彻|落实|按照|遵照|依照|根据|执行|响应)(?:[^，。；]|，(?=国务院)){0,14}$")
"""What makes an organ only whose orders somebody carries out (贯彻落实党中央、国务院决策部署)."""
LED = 16
"""Most code points of such words before the organ."""
LEAD = 3
"""Most code points of a clause before the nation's name, dates aside, where the clause is told of the nation."""
OF_A_PLACE = frozenset("省市县区州旗盟")
"""After these an organ is a place's own (成都市发展改革委)."""
RANK = re.compile(r"(?:两级)?(?:[级属管]|(?:重点|[在续新]建|新开.)+(?:建设)?(?:项目|工程))")
"""What follows the rank of a project (省市重点, 省市两级)."""
AREA = "地区"
"""What ends the name of an area that is no rank (西部地区重点项目)."""
FIRST = re.compile(
    r"(?:各[区县市州]+)?(?:范围内|中)?(?:已经?|也|均|都)?(?:率先|排[名在行]|位?[居列]|名列|领先|首[个家批次位]|第[一二三四五六七八九十\d])"
)
"""What follows 在全市 where it is not told of."""
STATIONED = re.compile(r"[驻在][\u4e00-\u9fff]{1,2}(?:重点|主要)?$")
"""What makes firms of the nation's those that are at one place (驻某央企)."""
EACH = "各地"
AWAY = re.compile(r"(?:[向往]|[来出]自|[从由])$")
"""What stands before all places where goods go or people come from (销往全国各地): no more is told of the nation."""
EVERYWHERE = frozenset((EACH, *namewords.BRANCHED))
AREAS = ("区", "方", "市", "门", "队")
"""What makes 各地, or a ministry, the beginning of another word (在各地区中最高, 交通部门)."""
BRANCH = re.compile(
    r"(?:省|市|县|区)?(?:分行|(?:中心)?支行|供电公司|区处|供电局|电业局|电力(?:有限)?(?:责任)?公司|电力局|电网(?:有限)?(?:责任)?公司|电网|海关|(?<=[南国][方家]电网..)公司|农村商业银行|农商银?行|农村?信(?:用)?(?:合作)?联社|农村?信用社|农合行|村镇银行|(?:省|市)?分公司|(?<=中国[\u4e00-\u9fff]{4})公司)"
)
"""What makes a place in a name the one that its branch or its own bank is of (工行盐城分行, 凤县农商行)."""
OPENED, CLOSED = frozenset("（("), frozenset("）)")
"""What stands around the place that a firm of several is at."""
SHORT = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[和与及由]))[工农建交]行(?![业动程政为列驶走使长情]|[\u4e00-\u9fff]{0,8}(?:分行|支行|分公司))"
)
"""A bank of the nation's by its short name (农行已累计投放), and no end of a verb (施工行业)."""
HOME = re.compile(r"(?<![省市县区州国])境内(?=累计|共|总计|现有|新增|报告|已)")
"""What is told of within the borders, with no place named, is told of the nation."""

OF_LEVEL = {"省": "province", "市": "prefecture"}
OFFICE = re.compile(
    r"\s*(?:(?:记者)?(?:\d{1,2}日)?(?:从|据))?(?P<level>[省市])[\u4e00-\u9fff]{2,8}?[厅委局办](?:[\u4e00-\u9fff]{0,8}?(?:(?:负责|工作|有关|相关)[\u4e00-\u9fff]{1,5}?|(?:[局处科厅]长|主任)[\u4e00-\u9fff]{0,4}?))?(?=[说称，：]|介绍|通报|公布|发布|获悉|了解|数据|统计|消息)"
)
"""The office of a province or a city that is not named, which speaks for it."""


def national(scene: Scene, start: int, end: int, *, placed: bool) -> bool:
    """Say whether a central organ or an association of the nation's is named in [start, end).

    各地 are the nation's only where the story has `placed` nothing yet.
    """
    if any(_speaks(scene, mark, placed=placed) for mark in scene.of(Sort.ORGAN, start, end)):
        return True
    if not placed and scene.text.find("行", start, end) >= 0 and SHORT.search(scene.text, start, end):
        return True
    return scene.text.find("会", start, end) >= 0 and NATIONWIDE.search(scene.text, start, end) is not None


def _speaks(scene: Scene, mark: Mark, *, placed: bool) -> bool:
    """Say whether an organ speaks for the nation: no place's own, no part of a word, no one whose orders it is."""
    text, low = scene.text, max(scene.start, mark.start - LED)
    away = placed and text.endswith(EACH, low, mark.end) and AWAY.search(text, low, mark.start)
    if away or (placed and text[mark.start : mark.end] in EVERYWHERE) or text.startswith(AREAS, mark.end):
        return False
    if text[mark.start - 1 : mark.start] in OF_A_PLACE or any(_touches(item, mark) for item in scene.places):
        return False
    attributes = ATTRIBUTE.match(text, mark.end) or CARRIED_OUT.search(text, low, mark.start)
    return not (attributes or STATIONED.search(text, low, mark.start))


def _touches(item: PlaceMention, mark: Mark) -> bool:
    """Say whether a place stands right before an organ, which is its own, or one but the nation right behind it."""
    return item.end == mark.start or (item.start == mark.end and item.code not in {None, NATION.code})


def is_told_of_nation(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a clause opens with the nation (目前，全国…), rather than naming it on the way (保障全国供应)."""
    low, _ = scene.clause(item.start)
    return governs(scene, item) and len(scene.undated(low, item.start).strip(" “，据在")) <= LEAD


def is_rank(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a place only says of which rank something is: 21个省市重点项目, 在全市率先, 本地确诊病例."""
    if item.reference:
        return _is_contest(scene, item) or any(
            mark.start == item.start for mark in scene.of(Sort.SUBJECT, item.start, item.end)
        )
    ranks = item.level == "region" and item.name[-1] in cues.AREAS and not item.name.endswith(AREA)
    return ranks and RANK.match(scene.text, item.end) is not None


def _is_contest(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a place is only that among whose parts somebody came first (在全市率先达到)."""
    led = scene.text[item.start - 1 : item.start] == "在"
    return led and FIRST.match(scene.text, item.end) is not None


def is_branch(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a place in a name says of where the branch is (农行宁波分行, 某某（苏州）公司)."""
    if not item.inside_name or item.code in {None, NATION.code}:
        return False
    within = scene.text[item.start - 1 : item.start] in OPENED and scene.text[item.end : item.end + 1] in CLOSED
    return within or BRANCH.match(scene.text, item.end) is not None


def is_home(scene: Scene, at: int, places: Sequence[PlaceMention]) -> bool:
    """Say whether the sentence said 境内 before `at`, and named no place since but in brackets."""
    said = HOME.search(scene.text, scene.start, at)
    return said is not None and not any(
        said.start() < item.start < at and governs(scene, item) and scene.is_open(item.start) for item in places
    )


def office(scene: Scene) -> str | None:
    """Return the level of the place whose office, of no name, the sentence opens with (省交通运输厅说)."""
    found = OFFICE.match(scene.text, scene.start, scene.end)
    return OF_LEVEL[found["level"]] if found else None
