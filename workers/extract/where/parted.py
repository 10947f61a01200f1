"""Places that stand for a part of what is told: those that 其中 tells of, and where goods set out from."""

from collections.abc import Callable, Sequence

from shuize.types import Place
from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, last_mark
from workers.extract.words.codes import NATION, inside
from workers.extract.words.lexicon import Sort
from workers.places.areas import AMONG_THEM
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

Named = Sequence[tuple[PlaceMention, Place]]
"""A sentence's places, in order, each with what it means."""
FROM = "从由"
SENT_FROM = re.compile(
    rf"[，,员工][{FROM}][\u4e00-\u9fff]{{2,8}}?(?:[送运发]往|启程|发出|出发|[驶开]出|[驶开]往|起运|[运飞]抵)"
)
COUNTED = re.compile(
    r"""(?<!等)(?<![\d.])(?P<name>(?:\d{1,3}|[二两三四五六七八九十]{1,3})
        (?:城(?!市)|个?(?:城市|省份)|个(?:设区|地级)?(?:市州|州市|地市|区县|县区|县市|市|州|区|县))(?![场民直级层域间城内属])
        |(?:中高|[低中高])风险(?:地区|区域|区))""",
    re.VERBOSE,
)
"""Areas that are only counted, or named by their risk alone."""
OF_PLACES = re.compile(r"等?(?:\d+个?)?(?:省份?|市|区|县|地)*的")
"""What leads from a list of places to those who come from there."""


ITEM = re.compile(r"[\s•·●■◆▲★○◎▶►\-—*]*")
"""What may stand before a line of a list."""
ON_AGAIN = re.compile(r"[；;](?:目前|现在?|累计|共|还|也)*(?P<verb>已经?)?")
"""What leads from a list of parts back to the whole: a verb or goods of its own, and nobody before (；晚稻 27 %)."""


def before_parts(scene: Scene, low: int) -> int:
    """Return where the places end that a clause at `low` may be of: a new verb or goods leave the parts 其中 lists."""
    cut = last_mark(scene.text, "；;", scene.start, low)
    among = scene.of(Sort.AMONG, scene.start, cut) if cut >= 0 else []
    again = ON_AGAIN.match(scene.text, cut, scene.end) if among else None
    if not again:
        return low
    new = any(scene.of(sort, again.end(), again.end() + 1) for sort in (Sort.VERB, Sort.SUBJECT))
    if not (again["verb"] or new) or between(scene.places, cut, low):
        return low
    parts = {item.start for item in between(scene.places, among[0].start, cut)}
    divided = scene.of(Sort.AMONG, low, scene.end) and len(between(scene.places, low, scene.end)) > 0
    return among[0].start if len(parts) > 1 or (parts and divided) else low


def without_origins(scene: Scene, start: int, end: int) -> str:
    """Return the words of the stretch without the list of places that whom it names come from (贵州、四川等省的)."""
    named = between(scene.places, start, start + 1)
    last = between(scene.places, start, end)[-1] if named else None
    led = OF_PLACES.match(scene.text, last.end, end) if last else None
    return scene.text[led.end() : end] if led else scene.text[start:end]


def is_sent_from(scene: Scene, link: Link, item: PlaceMention) -> bool:
    """Say whether the goods counted set out from the place (240 吨大米，从辽宁发往武汉)."""
    if (
        item.start <= link.end
        or scene.text[item.start - 1] not in FROM
        or not SENT_FROM.match(scene.text, item.start - 2)
    ):
        return False
    return not between(scene.quantities, link.end, item.start)


def counted_areas(scene: Scene, low: int, link: Link) -> Place | None:
    """Return the areas that a rate is said of only by their number, with no place named after it (13 个市复工率).

    A number that sums up a list (苏州、无锡 2 个市) is of the places listed.
    """
    if link.quantity is None or link.quantity.unit != "%" or link.first <= low:
        return None
    counted = list(COUNTED.finditer(scene.text, low, link.first))
    if not counted or between(scene.places, counted[-1].end(), link.start):
        return None
    if scene.text.endswith(AMONG_THEM, low, counted[-1].start()) and between(scene.places, low, counted[-1].start()):
        return None
    if any(item.end == counted[-1].start() and scene.text[item.start - 1] in "、和与及" for item in scene.places):
        return None
    return Place(None, counted[-1]["name"], zone=counted[-1]["name"])


def parted_below(scene: Scene, link: Link, whole: Place) -> bool:
    """Say whether the line ends with the figure, and the next opens with the figure of a place outside of the whole."""
    if whole.code in {None, NATION.code} or scene.text[link.end : scene.end].strip():
        return False
    marked = ITEM.match(scene.text, scene.end)
    at = marked.end() if marked else scene.end
    named = between(scene.mentions.places, at, at + 1)
    counted = bool(named) and scene.text[named[0].end : named[0].end + 1].isdecimal()
    return counted and named[0].code not in {None, whole.code} and not inside(str(named[0].code), str(whole.code))


def wide(scene: Scene, named: Named, standing: Callable[[], Place | None]) -> Named:
    """Return the places but those that 其中 tells of as parts of the one that stands: what follows is not theirs."""
    among = scene.of(Sort.AMONG, scene.start, scene.end)
    at = among[0].start if among else scene.end
    own = next((place for item, place in named if item.start < at), None)
    whole = (own or standing()) if among else None
    code = whole.code if whole else None
    if code is None:
        return named
    return [pair for pair in named if pair[0].start < at or not (code == NATION.code or _lies_in(pair[1], code))]


def _lies_in(place: Place, code: str) -> bool:
    """Say whether the place is a part of the one of this code; a zone without a code of its own has that one."""
    return inside(place.code or "", code) or (place.zone is not None and place.code == code)
