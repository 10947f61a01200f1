"""Whether a figure stands alone: nothing that is not known beside it, nothing between it and what it counts."""

from collections.abc import Sequence

from shuize.pack import Indicator
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import ASPECT_WORDS
from workers.extract.tallies.behind import JOINTS, LED
from workers.extract.tallies.course import Course, Spot, item_of
from workers.extract.tallies.origins import AGED
from workers.extract.tallies.unclaimed import unclaimed
from workers.extract.tallies.unsaid import RECORD
from workers.extract.words.heads import PEOPLE
from workers.extract.words.lexicon import Mark, Sort
from workers.text import lazyre as re

NAMES = frozenset({Sort.TERM, Sort.NOUN, Sort.SUBJECT})
ADDED = re.compile("新增|新报告|新发")
"""What says right behind a figure that so many came (85 例新增确诊病例)."""
GROUPS = (*PEOPLE, "学生", "老人", "人群")
"""What ends the name of a group of people."""
WHO = re.compile(
    rf"(?P<name>{AGED.pattern}|[\u4e00-\u9fff]{{0,6}}?(?:{'|'.join(GROUPS)}))(?:均|都|全部|也|先后|陆续|免费)*(?P<done>已经?)?"
)
"""Those who are counted, before what they did (3 万名中小学生已接种)."""
ILL = re.compile("(?:患者|病人)(?=[均都全也已])(?:全部)?")
"""Those who are counted, whoever they are, before what became of them."""
LISTING = re.compile("[、，；：和及与]")
HAVE, ONE = (*LED, "已经有"), "人"
TELLS = re.compile("公布|宣布|通报|表示|指出|介绍|透露|证实|获悉|(?:机构|部门|单位)(?=报告|上报|监测)")
"""What ends who tells: what stands before it claims nothing (疾控局 8 日公布甲市新增 5 例…)."""
RANKED = re.compile(r"为?(?:最[多高少]|居[冠首多次]|[居排列]名?第[一二三四五六七八九十\d]+位?|次之|领先|为首)")


def bare(scene: Scene, spot: Spot) -> bool:
    """Say whether nothing that is not known stands beside the figure in its clause, but that none is higher."""
    highest = RANKED.match(scene.text, spot.figure.end, scene.end) or RECORD.match(
        scene.text, spot.figure.end, scene.end
    )
    start = min(highest.end(), spot.high) if highest else spot.figure.end
    told = [spot.low, *(one.end() for one in TELLS.finditer(scene.text, spot.low, spot.figure.prefix_start))]
    return unclaimed(scene, told[-1], spot.figure.prefix_start) and unclaimed(scene, start, _own_end(scene, spot))


def _own_end(scene: Scene, spot: Spot) -> int:
    """Return where the words behind a figure end that are its own: before what joins the next one's to them."""
    if spot.high == scene.clause(spot.figure.start)[1]:
        return spot.high
    named = [mark for mark in between(scene.marks, spot.figure.end, spot.high) if mark.sort in NAMES]
    joined = [mark.end for mark in named if scene.text[mark.end] in JOINTS and mark.end < spot.high]
    return joined[0] if joined else spot.high


def follows(scene: Scene, start: int, end: int) -> bool:
    """Say whether what a figure counts goes on from `start` to `end` (5 例确诊病例出院, 30 名患者均已出院)."""
    if ill := ILL.match(scene.text, start, end):
        start = ill.end()
    said = ADDED.match(scene.text, start, end)
    return unclaimed(scene, start, end) and not ASPECT_WORDS.search(scene.text, said.end() if said else start, end)


def who_did(course: Course, spot: Spot) -> tuple[Mark, Indicator, str] | None:
    """Return what those did whom the figure counts, and who they are (已有 3 万名中小学生接种疫苗)."""
    scene, figure = course.scene, spot.figure
    found = WHO.match(scene.text, figure.end, scene.clause(figure.start)[1]) if figure.unit == ONE else None
    if found is None or not (found["done"] or spot.aspect or scene.text.endswith(HAVE, spot.low, figure.prefix_start)):
        return None
    did = scene.of(Sort.VERB, found.end(), found.end() + 1)
    items = [(mark, item) for mark in did if (item := item_of(course, mark, figure)) and item.unit == ONE]
    name = course.lexicon.subjects.get(found["name"], found["name"])
    return (*items[0], name) if items and unclaimed(scene, spot.low, figure.prefix_start) else None


def doing(scene: Scene, before: Sequence[tuple[Mark, Indicator]]) -> tuple[Mark, Indicator]:
    """Return the name that the figure is told of: a verb rather than whom it is said of (累计出院确诊患者 41 人)."""
    if len(before) > 1 and before[-1][0].sort is Sort.TERM and before[-2][0].sort is Sort.VERB:
        (verb, _), (name, _) = before[-2:]
        words = scene.text[verb.end : name.start]
        if unclaimed(scene, verb.end, name.start) and not LISTING.search(words):
            return before[-2]
    return before[-1]
