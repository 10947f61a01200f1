"""Who speaks for the nation where no place is named: its central organs and associations, none of a place's own."""

from workers import lazyre as re
from workers.extract.lexicon import Sort
from workers.extract.scene import Scene

NATIONWIDE = re.compile(r"(?:中国|全国)[\u4e00-\u9fff]{2,14}?(?:协会|联合会|联合总会|商会|学会|总工会)")
"""An association of the nation's."""
OF_A_PLACE = frozenset("省市县区州旗盟")
"""After these an organ is a place's own (成都市发展改革委)."""


def national(scene: Scene, start: int, end: int) -> bool:
    """Say whether a central organ or an association of the nation's is named in [start, end)."""
    named = scene.of(Sort.ORGAN, start, end)
    ends = {item.end for item in scene.places} if named else set()
    if any(mark.start not in ends and scene.text[mark.start - 1 : mark.start] not in OF_A_PLACE for mark in named):
        return True
    return scene.text.find("会", start, end) >= 0 and NATIONWIDE.search(scene.text, start, end) is not None
