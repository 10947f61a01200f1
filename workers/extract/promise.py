"""Which sentences can give a figure at all: asked first, of words and units alone, so that most are read no further.

A promise is never too narrow: whatever a rule of linking can give, it gives in a sentence that promises. A rule that
needs neither a known word, nor the name of a rate, nor an aspect of a running count must be added here.
"""

from workers.extract.counts.batches import of_batch
from workers.extract.counts.beside import MAY_BE_OF_DAY, PER_DAY
from workers.extract.counts.carried import carriers, may_travel
from workers.extract.counts.following import opens
from workers.extract.counts.later import may_open
from workers.extract.rates.pointing import DEALT, PLACED, POINTING, SHARED
from workers.extract.rates.recovered import BACK_TO, PART_BACK
from workers.extract.rates.unnamed import OPEN_NAME
from workers.extract.sentence.scene import Scene
from workers.extract.tallies.aspects import ASPECTS
from workers.extract.tallies.headings import LINE, SPREAD
from workers.extract.when.notices import DIVIDES
from workers.extract.words.lexicon import Lexicon, Sort
from workers.extract.words.units import LAND
from workers.text import lazyre as re
from workers.text.blocks import Role

SILENT = frozenset({Role.TAIL, Role.BYLINE})
"""What is never read."""
SHARES = frozenset({"%"})
AREA = re.compile("，面积")
"""What says the area of the product that the clause before tells of."""
DONE = "完成"
"""What a progress may be named before, of which so much is counted (播种进度最快，已完成 530 万亩)."""
OPENINGS = (OPEN_NAME, POINTING, DEALT, DIVIDES, PLACED, PART_BACK, SHARED)
"""What makes a share a figure where no known word does."""


def promises(scene: Scene, lexicon: Lexicon) -> bool:
    """Say whether the sentence can give a figure: one that is printed, or all (全部) or none (无) of something."""
    if not scene.marks and not scene.mentions.may_measure(scene.start, scene.end):
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
    sorts, named = scene.sorts, scene.named
    bare = Sort.AMONG in sorts and Sort.SUBJECT in sorts
    if not (bare or scene.mentions.may_measure(scene.start, scene.end)) and named.isdisjoint(lexicon.named_in[""]):
        return False
    if Sort.SUBJECT in sorts and AREA.search(scene.text, scene.start, scene.end):
        named = named.union(*(lexicon.named_in.get(unit, frozenset()) for unit in LAND))
    if scene.text.find(DONE, scene.start, scene.end) >= 0:
        named = named.union(*(lexicon.indicators[one].numerator for one in named if one in lexicon.indicators))
    shared = scene.may_hold(SHARES)
    rate = shared and scene.text.find("率", scene.start, scene.end) >= 0
    opened = rate or (shared and any(name.search(scene.text, scene.start, scene.end) for name in OPENINGS))
    opened = opened or (shared and _comes_back(scene, lexicon))
    if lexicon.supplies and of_batch(scene):
        named |= set(lexicon.supplies)
    if may_travel(scene):
        named |= set(carriers(lexicon))
    if lexicon.daily and any(said.search(scene.text, scene.start, scene.end) for said in (PER_DAY, MAY_BE_OF_DAY)):
        named |= set(lexicon.daily.values())
    told = bool(lexicon.tallies) and _tells(scene)
    parts = opens(scene) or may_open(scene)
    if not (named or opened or told or parts):
        return False
    wanted = {unit for one in named for unit in lexicon.units_of[one]}
    wanted.update(
        SHARES if opened else (),
        lexicon.tally_units if told else (),
        ("",) if told and bare else (),
        (*lexicon.counted_in, *SHARES, *lexicon.tally_units) if parts else (),
    )
    units = frozenset(wanted)
    return scene.may_hold(units) and any(figure.unit in units for figure in scene.quantities)


def _comes_back(scene: Scene, lexicon: Lexicon) -> bool:
    """Say whether the sentence may tell to what part of a former level something has come back."""
    if not any(scene.text.find(noun, scene.start, scene.end) >= 0 for noun in lexicon.recovering):
        return False
    return BACK_TO.search(scene.text, scene.start, scene.end) is not None


def _tells(scene: Scene) -> bool:
    """Say whether the sentence may tell a running count: by its noun, an aspect, or on from the last (其中, a line)."""
    nouns = Sort.NOUN in scene.sorts or Sort.AMONG in scene.sorts
    if nouns or any(said.search(scene.text, scene.start, scene.end) for said in (ASPECTS, SPREAD)):
        return True
    return LINE.match(scene.text, scene.start, scene.end) is not None


def goes_on(scene: Scene, lexicon: Lexicon) -> bool:
    """Say whether the sentence counts something in the unit of a running count: that ends what was told before."""
    units = lexicon.tally_units
    if scene.sentence.role in SILENT or not scene.may_hold(units):
        return False
    return any(figure.unit in units for figure in scene.quantities)
