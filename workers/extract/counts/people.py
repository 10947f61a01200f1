"""Numbers of people that no classifier says are of people: 人数近 400 万, 186 万外出农民工."""

from workers.extract.sentence.scene import Scene
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

PEOPLE = re.compile(
    r"(?:人数|人员|职工|员工|工人|农民工)(?:已经?|现|目前|总数|约|共)*(?:达到?|有|为|是|增至|升至)?了?$"
)
OF_PEOPLE = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:农民工|务工人员|工人|员工|职工|劳动力|用工(?=[中，。；]))")
"""What a bare number counts that is followed by people (186 万外出农民工)."""
OF_USERS = re.compile(r"(?!的)[\u4e00-\u9fff]{2,8}?(?<!的)(?:用户|客户)(?![数量群的])")
"""What a bare number counts that is followed by those who are supplied (46 万受影响客户)."""
PART_OF_PEOPLE = re.compile(r"(?:农民工|务工人员|工人|员工|职工|劳动力)(?:当?中|里)已?有$")
"""What a bare number stands after that is a part of people (农民工中已有 157 万返岗)."""

LARGE = re.compile(r"[万亿多余]")


def named_people(scene: Scene, figure: Quantity) -> Quantity:
    """Return a bare number as one of people where the words before it name a number of people (人数近 400 万)."""
    if figure.unit:
        return figure
    low, _ = scene.clause(figure.start)
    named = PEOPLE.search(scene.text[low : figure.prefix_start])
    if not named and scene.text[figure.end - 1] == "万":
        named = OF_PEOPLE.match(scene.text, figure.end) or PART_OF_PEOPLE.search(scene.text, low, figure.prefix_start)
    if named:
        return figure._replace(unit="人")
    users = LARGE.match(scene.text, figure.end - 1) and OF_USERS.match(scene.text, figure.end)
    return figure._replace(unit="户") if users else figure
