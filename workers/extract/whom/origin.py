"""What of a name says where its bearers are, come from, or whose they are, though it is no word of its own."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.owners import FIRMS_OF_STATE
from workers.text import lazyre as re

NATIVE, RANK = "籍", "级"
"""What makes a place part of what people are called (湖北籍员工), or of a rank (自治区级龙头企业)."""
STANDING = re.compile("在[营产册校](?![省市县区业者])")
"""What a name may begin with that says that its bearers are there (在营网约车); a segmenter tears it."""
OF_STATE = re.compile(rf"(?:中国|国家)(?:{'|'.join(FIRMS_OF_STATE)})(?![^，。；]{{0,4}}?业)")
"""The name of a firm of the state that stands before what it has (中国石化加油站)."""
INNER = re.compile("[省市县区][内外](?=(?!企业|单位)[\u4e00-\u9fff]{0,2}?(?:务工|农民工|劳动力|员工|工人|职工))")
"""What of a name says of people where they are from (省内务工人员)."""
STATIONED = re.compile(r"在(?!建)[\u4e00-\u9fff](?:重点|主要|在建)?(?=[央国外]企|高校|项目|企业|单位|工程)")
"""What a name may begin with that says by one character where its bearers are (在沪央企)."""
AT, OF, LED = "在", "属", frozenset("国家内外")
"""What stands right before the rest of such a name: 在 of the two kinds, and the ends of 中国, 国家, 省内 and 省外."""


def placed(scene: Scene, low: int, start: int, end: int) -> int:
    """Return where a name begins that says where its bearers are or come from (湖北籍, 省属, 在沪央企)."""
    if scene.text.startswith((NATIVE, RANK), start):
        return next((one.start for one in between(scene.places, low, start) if one.end == start), start)
    start -= scene.text.startswith(OF, start)
    before = scene.text[start - 1] if start > low else ""
    two = max(low, start - 2)
    if before in LED and (OF_STATE.match(scene.text, two, end) or INNER.match(scene.text, two, end)):
        return two
    led = before == AT and (STANDING.match(scene.text, start - 1, end) or STATIONED.match(scene.text, start - 1, end))
    return start - bool(led)
