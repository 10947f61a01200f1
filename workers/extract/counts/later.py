"""What was told last, as of another day: a clause that is but a day, perhaps a verb of becoming, and its figure."""

from collections.abc import Mapping, Sequence

from workers.extract.links.link import Link, Rule
from workers.extract.links.plans import rejected
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.when.dating import can_date, leads
from workers.extract.words import cues
from workers.extract.words.lexicon import Lexicon, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

VERB = (
    r"(?:达到?了?|为|是|突破了?|变[成为]"
    r"|(?:上升|攀升|回升|跃升|提升|增加|增长|上涨|提高|扩大|下降|回落|恢复|推进|发展|升|增|涨|降)了?[到至])"
)
SAID = re.compile(
    r"(?:而|但|则|却|又|也|更|便|就|再|现|已经?|进一步|迅速|快速|很快|逐步|稳步|大幅|陆续|累计|一举|总数|数量|[到至]"
    rf"|(?:这一|这个|该|此)(?:数字|数据|人数|规模|面积|比例|比率)|[\s，,])*{VERB}?"
)
"""All that such a clause says beside its day and its figure."""
DAY = r"\d月日号年周天底末初上中下旬时点分晚早午凌晨夜间前后当昨目在（）()正腊历节个星期一二三四五六七八九十"
"""What the words of a day are made of."""
BEGINS = re.compile(
    rf"\s*(?:[截到至而但则仅]|截止|此后|随后|其中)*[今次翌本元农大第去{DAY}]"
    rf"[{DAY}，,已经又就便更则也再这该数字据比例 ]{{1,28}}{VERB}"
)
"""What a sentence may begin with that is but such a clause."""
DATING = frozenset({"until", "at", "during"})

Told = tuple[Link, str | None]
"""A figure's link, and whom it was of."""
Latest = Mapping[str, Told]
"""What the sentence before told, by unit, where all that it told in that unit is of one series."""


def may_open(scene: Scene) -> bool:
    """Say whether the sentence may open with such a clause: asked of every sentence, of its first words alone."""
    return BEGINS.match(scene.text, scene.start, scene.end) is not None


def latest_of(told: Sequence[tuple[Link, str | None, object]]) -> Latest:
    """Return what the next sentence may go on with; `told` are a sentence's links, each with whose and its series."""
    last: dict[str, tuple[Link, str | None, object]] = {}
    mixed: set[str] = set()
    for one in told:
        figure = one[0].quantity
        if figure and one[0].rule is not Rule.TOTAL:
            if figure.unit in last and last[figure.unit][2] != one[2]:
                mixed.add(figure.unit)
            last[figure.unit] = one
    return {unit: one[:2] for unit, one in last.items() if unit not in mixed and one[0].rule is not Rule.OPEN}


def link_later(scene: Scene, lexicon: Lexicon, links: Sequence[Link], latest: Latest) -> list[Link]:
    """Return the links of the figures of other days that no word names; `links` are the sentence's others."""
    if not (latest or links) or not scene.dates:
        return []
    taken = {link.start for link in links}
    found = list(links)
    for figure in scene.quantities:
        if figure.start not in taken and (link := _later(scene, lexicon, figure, found, latest)):
            found.append(link)
    return found[len(links) :]


def _later(scene: Scene, lexicon: Lexicon, figure: Quantity, links: Sequence[Link], latest: Latest) -> Link | None:
    """Return the link of one figure, by the last of its unit that was told."""
    low = _opening(scene, figure) if scene.text[figure.end : figure.end + 1] in cues.ITEM_ENDS else None
    if low is None or rejected(scene, figure):
        return None
    if not scene.text[scene.start : low].strip():
        last, about = latest.get(figure.unit, (None, None))
        if last is None or last.indicator not in lexicon.indicators:
            return None
        anchor = (low, figure.prefix_start)
        return Link(
            last.indicator, figure.start, figure.end, anchor, Rule.ELLIPSIS, figure, about=about, running=last.running
        )
    alike = [one for one in links if one.quantity and one.quantity.unit == figure.unit and one.end <= low]
    told = [one for one in alike if one.rule is not Rule.TOTAL and not one.before]
    last = max(told, key=lambda one: one.start, default=None)
    if last is None or last.rule is Rule.OPEN or any(one.indicator != last.indicator for one in told):
        return None
    known = {one.start for one in links}
    parted = any(one.unit == figure.unit and one.start not in known for one in between(scene.quantities, last.end, low))
    if parted or scene.of(Sort.AMONG, scene.start, low):
        return None
    own = Link(last.indicator, figure.start, figure.end, (low, figure.prefix_start), Rule.ELLIPSIS, figure)
    return own._replace(about=last.about, unit=last.unit, running=last.running, like=last)


def _opening(scene: Scene, figure: Quantity) -> int | None:
    """Return where the day begins that the figure's clause, or one that is but a day before it, opens with."""
    low, _ = scene.clause(figure.start)
    before = scene.clause_before(figure.start)
    if before and before[1] > before[0] and not scene.undated(*before).strip(" \u3000到至"):
        low = before[0]
    days = [item for item in between(scene.dates, low, figure.start) if item.role in DATING]
    if not days or not (can_date(days[0], scene.published) and leads(scene, days[0])):
        return None
    return low if SAID.fullmatch(scene.undated(low, figure.prefix_start)) else None
