"""One sentence as it is read, and whether the words before a figure in it name its place anew."""

from typing import NamedTuple

from shuize.types import Article
from workers.extract.links.link import Link
from workers.extract.scope import Ground
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.where.governing import governs
from workers.extract.where.parted import counted_areas
from workers.extract.words.lexicon import Lexicon


class View(NamedTuple):
    """One sentence as it is read: the article it is of, what stood before it, and the words that are known."""

    article: Article
    scene: Scene
    ground: Ground
    lexicon: Lexicon


def names_place(view: View, link: Link) -> bool:
    """Say whether the figure's own clause names its place: 宁波市企业 are all of them, whoever was told of before."""
    low, _ = view.scene.clause(link.first)
    own = between(view.scene.places, low, link.start)
    named = any(governs(view.scene, item) and not (item.reference or item.excluded) for item in own)
    return named or counted_areas(view.scene, low, link) is not None


def placed(view: View, link: Link, *, counted: bool = False) -> bool:
    """Say whether the sentence names a place before the figure: whose it is is said, and no firm after it answers.

    Behind those who were `counted` a place is named anew, before them it is theirs.
    """
    low = view.scene.start
    if counted:
        low = max(
            [
                low,
                *(
                    one.end
                    for one in view.scene.quantities
                    if one.end <= link.first and one.unit in view.lexicon.counting
                ),
            ]
        )
    return any(governs(view.scene, one) and not one.excluded for one in between(view.scene.places, low, link.start))
