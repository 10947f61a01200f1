"""How a link is dealt out: over the figures of a list, over a list of names (分别), to each of several (双双)."""

from collections.abc import Iterator, Sequence

from shuize.types import Relation
from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words.lexicon import BEARERS, Lexicon, Mark, Sort
from workers.numbers.numerals import Quantity
from workers.numbers.relations import interval
from workers.text import lazyre as re

EACH = re.compile(r"双双|均|都|同为|皆")
LISTED_NAME = re.compile(r"^(?:、|和|及|与|以及)[\u4e00-\u9fff]{0,6}$")
"""What stands between two names of a list of rates (复工率、用工返岗率)."""
Name = tuple[str, tuple[int, int]]
"""An indicator and the words that named it."""


def dealt(scene: Scene, found: Link, figure: Quantity, lexicon: Lexicon, before: Sequence[Link]) -> Iterator[Link]:
    """Yield the links of a figure's whole list; `before` are the sentence's links so far."""
    group = scene.group(figure)
    names = _carried(before, len(group)) if found.rule is Rule.ELLIPSIS else _names(scene, found, lexicon)
    if len(group) == 1 and len(names) > 1 and _each(scene, found, figure):
        yield from (_link(found, figure, name) for name in names)
    elif len(group) > 1 and len(names) == len(group):
        yield from (_link(found, item, name) for item, name in zip(group, names, strict=True))
    else:
        yield from _listed(found, group)
    yield from changed_from(scene, found)


def alike(group: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return the figures of a list, each bounded as the first or the last says of all (83 %、64 % 和 45 % 左右)."""
    first, last = group[0], group[-1]
    after = last.relation is Relation.APPROX and last.prefix_start == last.start
    said = last if after else first
    ahead = first.prefix_start < first.start
    others = {one.relation for one in group if one is not said}
    if len(group) == 1 or others != {Relation.EQ} or not (after or ahead) or said.relation is Relation.EQ:
        return group
    return [one if one is said else _bounded(one, said.relation) for one in group]


def _bounded(figure: Quantity, relation: Relation) -> Quantity:
    """Return the figure with the relation, and what it then stands for."""
    low, high = interval(figure.value, relation, None)
    return figure._replace(relation=relation, low=low, high=high)


def respective(scene: Scene, links: Sequence[Link]) -> list[Link]:
    """Return the running counts with those that a list deals out over places (A、B 新增病例分别为 12 例、3 例)."""
    held = {link.start for link in links}
    result: list[Link] = []
    for link in links:
        group = scene.group(link.quantity) if link.quantity else ()
        opened = group[0].start if group else link.start
        low = scene.clause(opened)[0]
        dealt = len(group) > 1 and opened == link.start and scene.of(Sort.RESPECTIVELY, low, opened)
        if not dealt or len(between(scene.places, low, opened)) != len(group):
            result.append(link)
            continue
        result += [
            link._replace(start=one.start, end=one.end, quantity=one, rank=rank, of=len(group))
            for rank, one in enumerate(group)
            if one.start not in held or one.start == link.start
        ]
    return result


def _listed(found: Link, group: Sequence[Quantity]) -> Iterator[Link]:
    """Yield the link of each figure of the list, all of one indicator."""
    for rank, member in enumerate(alike(group)):
        rule = found.rule if rank == 0 else Rule.LIST
        yield Link(found.indicator, member.start, member.end, found.anchor, rule, member, rank, len(group))


def _link(found: Link, figure: Quantity, name: Name) -> Link:
    """Return the link of a figure to one name of the list."""
    return Link(name[0], figure.start, figure.end, name[1], found.rule, figure)


def rates_of(lexicon: Lexicon, mark: Mark) -> list[str]:
    """Return the rates that a mark stands for."""
    return [one for one in mark.ids if lexicon.indicators[one].measure == "rate"]


def made(lexicon: Lexicon, mark: Mark, quantity: Quantity, rule: Rule) -> Link:
    """Return the link of the figure to the first rate of the mark."""
    return Link(rates_of(lexicon, mark)[0], quantity.start, quantity.end, (mark.start, mark.end), rule, quantity)


def _names(scene: Scene, found: Link, lexicon: Lexicon) -> list[Name]:
    """Return the list of rates' names that ends with the link's anchor (开工率和复岗率, 复工和员工返岗率)."""
    low, _ = scene.clause(found.anchor[0])
    marks = (mark for mark in between(scene.marks, low, found.anchor[1]) if mark.sort in BEARERS)
    names = [mark for mark in marks if rates_of(lexicon, mark)]
    run = [mark for mark in names[-1:] if mark.sort is Sort.TERM]
    for mark in reversed(names[:-1] if run else ()):
        if not LISTED_NAME.match(scene.text[mark.end : run[0].start]):
            break
        run.insert(0, mark)
    return [(rates_of(lexicon, mark)[0], (mark.start, mark.end)) for mark in run]


def _carried(before: Sequence[Link], size: int) -> list[Name]:
    """Return the different names that the last `size` figures had, which a list without names takes up again."""
    last = [link for link in before if not link.before][-size:]
    return [(link.indicator, link.anchor) for link in last] if len({link.indicator for link in last}) == size else []


def _each(scene: Scene, found: Link, figure: Quantity) -> bool:
    """Say whether one figure is said of each of several (双双超过九成)."""
    others = between(scene.quantities, found.anchor[1], figure.start)
    return not others and bool(EACH.search(scene.text[found.anchor[1] : figure.prefix_start]))


def changed_from(scene: Scene, found: Link) -> Iterator[Link]:
    """Yield the links of the figures that this one changed from, step by step (由 87% 提高到 94%)."""
    if (last := scene.changes.get(found.start)) and found.quantity:
        others = [one for one in scene.group(last) if one is not last]
        for earlier in (one for one in scene.steps(last) if one not in others):
            was = earlier._replace(unit=found.quantity.unit)
            yield Link(found.indicator, earlier.start, earlier.end, found.anchor, Rule.CHANGE, was, before=True)
