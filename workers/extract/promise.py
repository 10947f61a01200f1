"""Which sentences can give a figure at all: asked first, of words and units alone, so that most are read no further.

A promise is never too narrow: whatever a rule of linking can give, it gives in a sentence that promises. A rule that
needs neither a known word, nor the name of a rate, nor an aspect of a running count must be added here.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from workers.extract.counts.batches import of_batch
from workers.extract.counts.beside import MAY_BE_OF_DAY, PER_DAY
from workers.extract.counts.carried import carriers, may_travel
from workers.extract.counts.following import opens
from workers.extract.counts.later import may_open
from workers.extract.counts.people import HUNDRED_MILLION
from workers.extract.rates.pointing import DEALT, PLACED, POINTING, SHARED
from workers.extract.rates.recovered import BACK_TO, PART_BACK
from workers.extract.rates.unnamed import OPEN_NAME
from workers.extract.sentence.scene import Scene
from workers.extract.tallies.aspects import ASPECTS
from workers.extract.tallies.headings import LINE, SPREAD
from workers.extract.when.notices import DIVIDES
from workers.extract.words.lexicon import Lexicon, Sort
from workers.extract.words.units import LAND
from workers.text.blocks import Role

SILENT = frozenset({Role.TAIL, Role.BYLINE})
"""What is never read."""
SHARES = frozenset({"%"})
AREA = "，面积"
"""What says the area of the product that the clause before tells of."""
DONE = "完成"
"""What a progress may be named before, of which so much is counted (播种进度最快，已完成 530 万亩)."""
OPENINGS = (OPEN_NAME, POINTING, DEALT, DIVIDES, PLACED, PART_BACK, SHARED)
"""What makes a share a figure where no known word does."""

Says = Callable[[Scene, Lexicon], bool]
"""Says of a sentence whether figures may have a meaning in it."""


def promises(scene: Scene, lexicon: Lexicon) -> bool:
    """Say whether the sentence can give a figure: one that is printed, or all (全部) or none (无) of something."""
    if not scene.marks and not scene.measures:
        return False
    sorts = scene.sorts
    if Sort.DENIED in sorts:
        return False
    if Sort.VERB in sorts and Sort.COMPLETE in sorts:
        return True
    if Sort.NONE in sorts and lexicon.tallies and (Sort.TERM in sorts or Sort.NOUN in sorts):
        return True
    return _can_link(scene, lexicon)


def _can_link(scene: Scene, lexicon: Lexicon) -> bool:
    """Say whether a printed figure has a unit that a word of the sentence can give a meaning to."""
    sorts, named, measures = scene.sorts, scene.named, scene.measures
    bare = Sort.AMONG in sorts and Sort.SUBJECT in sorts
    money = _is_money(scene, lexicon)
    if not (bare or money or measures) and named.isdisjoint(lexicon.named_in[""]):
        return False
    if Sort.SUBJECT in sorts and scene.text.find(AREA, scene.start, scene.end) >= 0:
        named = named.union(*(lexicon.named_in.get(unit, frozenset()) for unit in LAND))
    if scene.text.find(DONE, scene.start, scene.end) >= 0:
        named = named.union(*(lexicon.indicators[one].numerator for one in named if one in lexicon.indicators))
    there = {*measures, ""}
    wanted = {unit for one in named for unit in lexicon.units_of[one]}
    for units, says in _said_otherwise(lexicon):
        if not (units.isdisjoint(there) or units <= wanted) and says(scene, lexicon):
            wanted |= units
    if money or (bare and lexicon.tallies and _tells(scene, lexicon)):
        wanted.add("")
    return not there.isdisjoint(wanted) and any(figure.unit in wanted for figure in scene.quantities)


def _is_money(scene: Scene, lexicon: Lexicon) -> bool:
    """Say whether a bare number may be one of money (发放贷款 320 亿)."""
    if scene.text.find(HUNDRED_MILLION, scene.start, scene.end) < 0:
        return False
    return not lexicon.named_in.get("元", frozenset()).isdisjoint(scene.named)


@lru_cache(maxsize=64)
def _said_otherwise(lexicon: Lexicon) -> tuple[tuple[frozenset[str], Says], ...]:
    """Return what else than a known word can give figures a meaning, each with the units of these."""
    ways: tuple[tuple[frozenset[str], Says], ...] = (
        (SHARES, _opens),
        (_units(lexicon, lexicon.supplies), lambda scene, _: of_batch(scene) is not None),
        (_units(lexicon, carriers(lexicon)), lambda scene, _: may_travel(scene)),
        (_units(lexicon, lexicon.daily.values()), lambda scene, _: _is_daily(scene)),
        (lexicon.tally_units, _tells),
        (SHARES.union(lexicon.counted_in, lexicon.tally_units), lambda scene, _: opens(scene) or may_open(scene)),
    )
    return tuple(one for one in ways if one[0])


def _units(lexicon: Lexicon, ids: Iterable[str]) -> frozenset[str]:
    """Return the units of some indicators."""
    return frozenset(unit for one in ids for unit in lexicon.units_of[one])


def _opens(scene: Scene, lexicon: Lexicon) -> bool:
    """Say whether a share may be one of a rate that is named otherwise, or of what was told of before."""
    text, start, end = scene.text, scene.start, scene.end
    if text.find("率", start, end) >= 0 or any(name.search(text, start, end) for name in OPENINGS):
        return True
    return _comes_back(scene, lexicon)


def _is_daily(scene: Scene) -> bool:
    """Say whether the sentence tells an output of a day."""
    return any(said.search(scene.text, scene.start, scene.end) for said in (PER_DAY, MAY_BE_OF_DAY))


def _comes_back(scene: Scene, lexicon: Lexicon) -> bool:
    """Say whether the sentence may tell to what part of a former level something has come back."""
    if not any(scene.text.find(noun, scene.start, scene.end) >= 0 for noun in lexicon.recovering):
        return False
    return BACK_TO.search(scene.text, scene.start, scene.end) is not None


def _tells(scene: Scene, _: Lexicon) -> bool:
    """Say whether the sentence may tell a running count: by its noun, an aspect, or on from the last (其中, a line)."""
    if Sort.NOUN in scene.sorts or Sort.AMONG in scene.sorts:
        return True
    text, start, end = scene.text, scene.start, scene.end
    return bool(ASPECTS.search(text, start, end) or SPREAD.search(text, start, end) or LINE.match(text, start, end))


def goes_on(scene: Scene, lexicon: Lexicon) -> bool:
    """Say whether the sentence counts something in the unit of a running count: that ends what was told before."""
    units = lexicon.tally_units
    if scene.sentence.role in SILENT or scene.measures.isdisjoint(units):
        return False
    return any(figure.unit in units for figure in scene.quantities)
