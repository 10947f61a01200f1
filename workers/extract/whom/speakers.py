"""The firm of a bare name for which somebody speaks who opens the sentence (海川晨星负责人李明介绍，120 名员工到岗)."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import namewords
from workers.extract.words.heads import ABSTRACT, has_head
from workers.text import lazyre as re

OFFICES = (
    "副?总?经理|副?董事长|副?厂长|副?总裁|(?:人事|行政|运营|生产|财务|市场)?(?:总监|主管|经理)|负责人|创始人|店长|老板"
)
"""What those are who speak for a firm; of an organ some of them are, too."""
SPEAKS = re.compile(
    r"[\s“]*(?:据|记者从)?(?P<firm>[\u4e00-\u9fffA-Za-z]{3,14}?)(?=[公集的相有主副总经董厂人行运生财市监负创店老])"
    rf"(?:公司|集团)?的?(?:相关|有关|主要|[副总])*(?:{OFFICES})"
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)?(?:在?接受[^，。；]{2,16}?采访时)?(?:介绍|表示|坦言|透露|告诉|说|称)"
)
"""Who says something, by whom they speak for; what may follow these is asked by its first character, which is fast."""
HEARD = re.compile(
    r"(?:[^，。；]{0,8}记者)?(?:近日|日前)?从(?P<firm>[\u4e00-\u9fffA-Za-z]{3,14}?)(?:公司|集团)?(?:方面)?(?:了解到|获悉|得知)"
)
"""Of whom something was heard."""
FROM = "从"
HOUSES = ("厂", "厂区", "基地", "园区", "公司", "集团")
"""What the name of a firm may end with though it ends that of a kind, too."""
ORGANS = "委厅局部办院社报台网会队校联司处科室站所署府市县区省州镇乡街道村"
"""What ends the name of an organ, or of a place, for which the same people speak."""
ANY = "该本这那各某此其"
SHORTEST = 3
CLOSED = "”"


def spoken_for(scene: Scene, end: int) -> str | None:
    """Return the firm whose spokesman opens the sentence, before `end`; none of a kind, no organ and no place."""
    found = SPEAKS.match(scene.text, scene.start, end)
    if found is None and scene.text.find(FROM, scene.start, end) >= 0:
        found = HEARD.match(scene.text, scene.start, end)
    return _firm(scene, found.start("firm"), found["firm"]) if found else None


def spoken_behind(scene: Scene, after: int, end: int) -> str | None:
    """Return the firm whose spokesman is named right behind the quotation that `after` stands in."""
    closed = scene.text.find(CLOSED, after, end)
    found = SPEAKS.match(scene.text, closed + 1, end) if closed >= 0 else None
    return _firm(scene, found.start("firm"), found["firm"]) if found else None


def _firm(scene: Scene, low: int, name: str) -> str | None:
    """Return the name if it is of a firm: of no kind, no organ and no place."""
    house = name.endswith(HOUSES)
    if name[0] in ANY or name in ABSTRACT or (not house and (name[-1] in ORGANS or has_head(name))):
        return None
    places = between(scene.mentions.places, low, low + len(name))
    bare = len(name) - sum(one.end - one.start for one in places) >= SHORTEST - house
    words = {
        scene.text[slice(*word)] for word in scene.mentions.words(low, low + len(name)).within(low, low + len(name))
    }
    return name if bare and words.isdisjoint(namewords.STOPS) else None
