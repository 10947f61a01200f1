"""What a number counts that no classifier says: people and users by their names (186 万外出农民工), money by its."""

from shuize.pack import Indicator
from workers.extract.counts.beside import NOUN_REACH
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues
from workers.extract.words.heads import WHO_DID
from workers.extract.words.lexicon import Lexicon, Mark, Sort
from workers.extract.words.units import counts_in
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

SUCH = re.compile(rf"{WHO_DID}(?:已|就|共|[达有为])*$")
"""What a bare number stands after that tells how many such people there are (接种的市民有 600 万)."""
LARGEST = "万亿"
HUNDRED_MILLION = "亿"
LARGE = re.compile(r"[万亿多余]")


def named_people(scene: Scene, figure: Quantity) -> Quantity:
    """Return a bare number as one of people where the words before it name a number of people (人数近 400 万)."""
    if figure.unit or figure.value % 1:
        return figure
    low, _ = scene.clause(figure.start)
    named = PEOPLE.search(scene.text[low : figure.prefix_start])
    if not named and scene.text[figure.end - 1] in LARGEST:
        named = SUCH.search(scene.text, low, figure.prefix_start)
    if not named and scene.text[figure.end - 1] == "万":
        named = OF_PEOPLE.match(scene.text, figure.end) or PART_OF_PEOPLE.search(scene.text, low, figure.prefix_start)
    if named:
        return figure._replace(unit="人")
    users = LARGE.match(scene.text, figure.end - 1) and OF_USERS.match(scene.text, figure.end)
    return figure._replace(unit="户") if users else figure


def named_money(scene: Scene, lexicon: Lexicon, figure: Quantity) -> Quantity:
    """Return a bare number as one of money where the name of an amount stands right before it (发放贷款 320 亿)."""
    if figure.unit or not scene.text.startswith(HUNDRED_MILLION, figure.end - 1):
        return figure
    low, _ = scene.clause(figure.start)
    amounts = (
        mark
        for mark in scene.of(Sort.TERM, low, figure.prefix_start)
        if any(lexicon.indicators[one].measure == "amount" for one in mark.ids)
    )
    named = any(cues.COPULA.match(scene.text[mark.end : figure.prefix_start]) for mark in amounts)
    return figure._replace(unit="元") if named else figure


def is_plain(scene: Scene, lexicon: Lexicon, item: Indicator, mark: Mark, quantity: Quantity) -> bool:
    """Say whether verb and unit tell who is counted (返岗 is of staff, as is 复工 of 人; 抵达 may be of anybody)."""
    others = [lexicon.indicators[one] for one in mark.ids if one != item.id]
    apart = quantity.unit == "人" and not any(one.measure == "count" and counts_in(one, quantity) for one in others)
    return item.about == "population" and (apart or scene.text[mark.start : mark.end] not in lexicon.shared)


def speaks_of(scene: Scene, nouns: tuple[str, ...], quantity: Quantity) -> bool:
    """Say whether one of the nouns is what the figure counts, or was counted in the sentence before it."""
    low, high = scene.clause(quantity.start)
    around = scene.text[low : min(high, quantity.end + NOUN_REACH)]
    counted = [item for item in between(scene.quantities, scene.start, quantity.start) if item.unit == quantity.unit]
    before = "".join(scene.text[item.end : item.end + NOUN_REACH] for item in counted)
    subject = scene.text[scene.start : low]
    return any(noun in around or noun in before for noun in nouns) or any(
        noun in subject[-NOUN_REACH:] for noun in nouns
    )
