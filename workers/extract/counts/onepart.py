"""One part of a whole: the name of a place, of a kind, or of both, and a figure that is no more than the whole's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from shuize.pack import Indicator
from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.canon import canonical
from workers.extract.words import cues
from workers.extract.words.heads import ABSTRACT, BARE_TRADES, is_head
from workers.extract.words.lexicon import BEARERS, Lexicon, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

SHARES = "%"
HAS = re.compile(r"(?:，(?=共?有)|[已现]?有|共计?|为|达到?|约|近|超过?|逾|各|分别|合计|的|[：:（(])*$")
"""What may stand between the name of a part and its figure."""
NAME = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9“”+—–~-]{1,18}(?:[（(][^（）()]{1,12}[）)][\u4e00-\u9fff]{0,8})?"
    r"|(?:[\u4e00-\u9fff]{1,6}、){1,5}[\u4e00-\u9fff]{1,6}等(?:各类)?[\u4e00-\u9fff]{2,8}"
)
"""The name of a part; several that a noun sums up are one (牛奶、面包等食品)."""
OTHERWISE = re.compile(
    r"[未没停缺欠拟应待已]|尚|仍|需|增|减|比|较|同期|去年|上年|下降|占|提高|投资|投入|总值|产值|[总合共]计|^累计|^全[省市县区国州]|^截至|^目前|预计|计划|任务|目标|储备|率$|比[例重]"
)
"""What in a name makes its figure one of something else."""
AFTER = re.compile(r"的?(?P<name>[\u4e00-\u9fffA-Za-z0-9-]{2,10})(?=等?[、，,；;。）)和及])")
"""The name of goods behind their figure (5 吨茄子)."""
IS = re.compile(r"(?:[为是]|属于?)(?P<name>[\u4e00-\u9fff]{2,10}?)(?=[，。；、,;\s])")
"""The name of a part that is told behind its figure (23 个为新建项目)."""
LISTING = re.compile("[、和与及]|以及")
AND_MORE, LISTS = "等", "、"
INCLUDES = "含"
"""What leads to people who are in a count of others whatever they do (返岗 817 人（含远程办公 496 人）)."""


@dataclass(slots=True)
class List:
    """A whole, and the parts of it that were told so far."""

    whole: Link
    at: int
    """Where the words end that are read."""
    about: str | None = None
    led: bool = False
    count: int = 0
    fresh: list[Link] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    """Where the figures of these parts begin."""

    def add(self, parts: Sequence[Link]) -> None:
        """Add the next of its parts."""
        self.fresh += parts
        self.starts.update(part.start for part in parts)
        self.count += len(parts)
        self.at = max(parts[-1].anchor[1], parts[-1].end)

    @property
    def adds_up(self) -> bool:
        """Whether the parts are no more than the whole: no word need lead to them then."""
        return self.whole.quantity is None or self.whole.quantity.unit != SHARES

    def holds(self, figure: Quantity) -> bool:
        """Say whether the figure can be no more than a part."""
        told = self.whole.quantity
        return told is None or told.unit != figure.unit or not self.adds_up or figure.value <= (told.high or told.value)


def parted(scene: Scene, lexicon: Lexicon, one: List, figure: Quantity, at: int, *, said: bool) -> list[Link]:
    """Return the links of a part, or of all that a list of names deals out over a list of figures."""
    item, group = lexicon.indicators[one.whole.indicator], scene.group(figure)
    last = group[-1]
    has = HAS.search(scene.text, at, figure.prefix_start)
    span = at, has.start() if has else figure.prefix_start
    after = IS.match(scene.text, figure.end, scene.end)
    if after is None and span[0] == span[1] and item.measure == "output":
        after = AFTER.match(scene.text, figure.end, scene.end)
    ends = scene.text[last.end : last.end + 1] in cues.LIST_ENDS or scene.text.startswith(AND_MORE, last.end)
    if not (ends or after) or not counts_in(item, figure) or scene.is_earlier(figure):
        return []
    span = after.span("name") if after else span
    places = _opened(scene, *span)
    kind = scene.text[places[-1].end if places else span[0] : span[1]].removeprefix("的")
    if not _is_free(scene, item.id, span, kind) or not (places or kind) or group[0] is not figure:
        return []
    anchor = min(span[0], figure.start), max(span[1], figure.start)
    made = Link(item.id, figure.start, figure.end, anchor, Rule.PART, figure, about=one.about)
    made = made._replace(like=None if one.about else one.whole)
    if len(group) > 1:
        kinds = [] if places else LISTING.split(kind)
        return _dealt(made, group, [_named(name, lexicon, item, said=True) for name in kinds], len(places))
    sure = said and not places and not (item.nouns and scene.text[at - 1] == INCLUDES)
    about = _named(kind, lexicon, item, said=sure) if kind else one.about
    return [made._replace(about=about)] if about or not kind else []


def _dealt(made: Link, group: Sequence[Quantity], names: list[str | None], places: int) -> list[Link]:
    """Return the link of each figure, of the place or the name at its rank; none where they are more or fewer."""
    if len(group) not in {places, len(names)} or (names and not all(names)):
        return []
    about = names or [made.about] * len(group)
    return [
        made._replace(start=one.start, end=one.end, quantity=one, rank=rank, of=len(group), about=about[rank])
        for rank, one in enumerate(group)
    ]


def _named(name: str, lexicon: Lexicon, item: Indicator, *, said: bool) -> str | None:
    """Return whom or what the name of a kind stands for, None where it is none."""
    return _about(name, lexicon, item) if _is_kind(name, lexicon, said=said) else None


def _is_free(scene: Scene, indicator: str, span: tuple[int, int], kind: str) -> bool:
    """Say whether nothing in the words of a part makes its figure one of something else."""
    own = any(scene.of(sort, *span) for sort in (*BEARERS, Sort.POLICY, Sort.PLAN))
    avoided = any(indicator in mark.ids for mark in scene.of(Sort.AVOID, *span))
    return not (own or avoided or OTHERWISE.search(kind))


def _opened(scene: Scene, start: int, end: int) -> list[PlaceMention]:
    """Return the list of places that the words open with."""
    named = [item for item in between(scene.places, start, end) if not item.reference]
    if not named or named[0].start != start:
        return []
    run = named[:1]
    for before, after in pairwise(named):
        if not scene.listed(before, after) and before.end != after.start:
            break
        run.append(after)
    return run


def _is_kind(name: str, lexicon: Lexicon, *, said: bool) -> bool:
    """Say whether the words are the name of a kind: any noun where a word leads to parts, else one that is known."""
    if not NAME.fullmatch(name) or name in ABSTRACT:
        return False
    return said or is_head(name) or name in lexicon.subjects or name in BARE_TRADES


def _about(name: str, lexicon: Lexicon, item: Indicator) -> str | None:
    """Return whom or what a kind is."""
    if item.about == "nobody" and item.measure == "count":
        return lexicon.subjects.get(name, name if is_head(name) or name.endswith(lexicon.people) else None)
    listed = item.measure != "output" and LISTS in name
    about = canonical(name.replace(AND_MORE, "") if listed else name, lexicon)
    return name if about in lexicon.people else about
