"""What a whole story names, ahead of the sentence too, gathered once: each place's code with how often it is named."""

from collections import Counter
from collections.abc import Sequence

from workers.extract.sentence.lazily import lazy
from workers.extract.sentence.scene import Scene
from workers.extract.where.governing import governs, is_landfall
from workers.extract.words import cues
from workers.extract.words.codes import is_county
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

IN_FULL = "省市县区州盟旗"
PAPER = re.compile(
    r"[\u4e00-\u9fff]{0,2}(?:(?P<paper>日报|晚报|晨报|早报|商报|广电|电视台|新闻网|在线|网)(?:社|客户端|全媒体)*|融媒体?(?:中心)?)"
    r"(?:[讯消]|记者|\s*[（(]|\s*\d|(?P<alone>(?=[\s）)]|$)))"
)
"""The paper of a place, before its own news, or alone where it is named as the source."""
SOURCE = re.compile(r"来源[：:\s]*“?$")
ARRIVED = re.compile(r"(?:[返回]|[返回赶来]到|抵达|走进|进入|驶入)$")
"""What stands before where people came, which is where a story of no other place plays."""


OURS = re.compile("我[省市县区州](?![人民])")
"""What the outlet's own place is called."""


def _is_sent_to(scene: Scene, item: PlaceMention) -> bool:
    """Say whether the place is where the outlet's own place sends something (我市企业捐赠…，运往深圳)."""
    ours = OURS.search(scene.text, scene.start, item.start)
    return ours is not None and cues.GOAL_OF_MOTION.search(scene.text, ours.end(), item.start) is not None


def _is_paper(scene: Scene, item: PlaceMention) -> bool:
    """Say whether the place is in the name of the paper that tells the story."""
    found = PAPER.match(scene.text, item.end, scene.end)
    if found is None or found["alone"] is None:
        return found is not None
    return SOURCE.search(scene.text, scene.start, item.start) is not None


class Ahead:
    """The codes of a story's places, each kind gathered when first asked for, in the order of their first naming."""

    def __init__(self, story: Sequence[Scene]) -> None:
        """Look at nothing yet."""
        self._story = story

    @lazy
    def _named(self) -> list[tuple[Scene, PlaceMention, str]]:
        """Every place with a code."""
        return [(scene, item, item.code) for scene in self._story for item in scene.all_places if item.code]

    @lazy
    def all(self) -> Counter[str]:
        """Those of all places: what 我省 is sent is told of as well; where 我省 sends something itself is another."""
        return Counter(code for scene, item, code in self._named if not _is_sent_to(scene, item))

    @lazy
    def governing(self) -> Counter[str]:
        """Those of the places where something is so, or a storm came: what 全市 means in a story that names it late."""
        return Counter(code for scene, item, code in self._named if governs(scene, item) or is_landfall(scene, item))

    @lazy
    def in_names(self) -> Counter[str]:
        """Those that stand in full before an institution (临沂市人民医院)."""
        names = ((scene, item, code) for scene, item, code in self._named if item.inside_name)
        return Counter(code for scene, item, code in names if scene.text[item.end - 1] in IN_FULL)

    @lazy
    def papers(self) -> Counter[str]:
        """Those of the papers that tell (湖北日报讯, …全省)."""
        return Counter(code for scene, item, code in self._named if _is_paper(scene, item))

    @lazy
    def arrived(self) -> Counter[str]:
        """Those where somebody came, of a story that is told of no place of their level."""
        return Counter(code for scene, item, code in self._named if ARRIVED.search(scene.text, scene.start, item.start))

    @lazy
    def has_county(self) -> bool:
        """Whether a county, no zone in one, is among them."""
        return any(is_county(code) and not item.zone for _, item, code in self._named)
