"""Of what kind a loan or a trip is, as its name tells it apart (制造业贷款, 专列)."""

from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.where.governing import governs
from workers.extract.whom.names import ANYONE, name_before
from workers.extract.whom.recipients import LENDERS
from workers.extract.words import namewords
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import Lexicon, Mark, Sort
from workers.text import lazyre as re

JOINED = re.compile(r"[、和及与]*")
"""What joins the names of two kinds that one figure is of (专车、专列 120 趟)."""


def kind_of(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the kind, or the population, that the name of the link's amount is of; None where it is of all.

    A kind is told apart only where its sentence tells of others as well (涉农贷款 4 亿元，绿色贷款 3 亿元), or of it
    as a part. Those who have it are counted beside it (向 9 家企业发放贷款): they are no kind.
    """
    low, high = scene.clause(link.first)[0], scene.clause(link.start)[1]
    own = {link.indicator, lexicon.indicators[link.indicator].receives}
    every = [one for one in scene.sorts.get(Sort.TERM, ()) if not own.isdisjoint(one.ids) and _kinds(one, lexicon)]
    named = [one for one in every if low <= one.start < high]
    mark = next((one for one in reversed(named) if one.end <= link.start), next(iter(named), None))
    if mark is None or _is_counted(scene, low, mark.start, lexicon):
        return None
    if kind := _kind(scene, mark, lexicon):
        others = [one for one in every if _kind(scene, one, lexicon) != kind]
        counted = {figure.end for figure in scene.quantities}
        if any(one.start not in counted and JOINED.fullmatch(scene.text, one.end, mark.start) for one in others):
            return None
        parted = scene.of(Sort.AMONG, scene.start, mark.start)
        return kind if parted or any(not _placed_between(scene, one, mark) for one in others) else None
    about = name_before(scene, mark.start, lexicon)
    if about is None or about == ANYONE or about in namewords.ANAPHORS or LENDERS.search(about):
        return None
    return about if is_head(about) else None


def _placed_between(scene: Scene, one: Mark, other: Mark) -> bool:
    """Say whether a place is named between the two: each is of its own then."""
    low, high = sorted((one.start, other.start))
    return any(governs(scene, item) and not item.reference for item in between(scene.places, low, high))


def _kind(scene: Scene, mark: Mark, lexicon: Lexicon) -> str | None:
    """Return the longest name of a kind that ends with the word where it stands."""
    low, _ = scene.clause(mark.start)
    return max((one for one in _kinds(mark, lexicon) if scene.text.endswith(one, low, mark.end)), key=len, default=None)


def _is_counted(scene: Scene, low: int, high: int, lexicon: Lexicon) -> bool:
    """Say whether those who received the amount are counted in the stretch."""
    units = {unit for item in lexicon.receivers for unit in (item.unit, *item.units)}
    return any(one.unit in units for one in between(scene.quantities, low, high))


def _kinds(mark: Mark, lexicon: Lexicon) -> list[str]:
    """Return the names of kinds that end with the word."""
    return [kind for one in mark.ids for kind in lexicon.indicators[one].kinds]
