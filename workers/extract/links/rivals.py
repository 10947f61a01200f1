"""Which of two packs' indicators a word of both stands for (开工 of projects begun, or of work taken up again)."""

from collections.abc import Iterator, Sequence

from shuize.pack import Indicator
from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.words.lexicon import Lexicon
from workers.text import lazyre as re

REACH = 160
"""How far before its sentence a word may stand that decides."""


def settled(scene: Scene, links: Sequence[Link], lexicon: Lexicon, opened: int) -> list[Link]:
    """Return the links, each word of two indicators given to the one that the words nearest to it speak for.

    `opened` is where the story begins. What counts how many there are in all goes with its part. A word that is
    spoken of as one of a pack that is not read stands for nothing.
    """
    if not lexicon.rivals:
        return list(links)
    meant = [(link, next(_rivals(scene, link, lexicon, opened), link.indicator)) for link in links]
    wholes = {link.start: one for link, one in meant}
    meant = [
        (link, wholes.get(link.like.start, one) if link.like and link.rule is Rule.PART else one) for link, one in meant
    ]
    gone = {link.anchor for link, one in meant if not one}
    return [link._replace(indicator=one) for link, one in meant if one and link.anchor not in gone]


def _rivals(scene: Scene, link: Link, lexicon: Lexicon, opened: int) -> Iterator[str]:
    """Yield the indicator that the link is rather one of, nothing where that one's pack is not read."""
    said = scene.text[slice(*link.anchor)]
    for item, other in lexicon.rivals:
        word = _done(said, item) if link.rule is Rule.COMPLETE else said
        shared = word in (*other.verbs, *other.terms) if other else not any(one in word for one in item.when)
        known = shared and word in (*item.verbs, *item.terms)
        if known and link.indicator in {item.id, other.id if other else ""}:
            spoken = _speaks_for(scene, link, item, opened)
            meant = link.indicator if spoken is None else item.id if spoken else other.id if other else ""
            if meant != link.indicator:
                yield meant


def _done(said: str, item: Indicator) -> str:
    """Return the verb within the words that say of all that they did it (全部[开工])."""
    return max((verb for verb in item.verbs if verb in said), key=len, default=said)


def _speaks_for(scene: Scene, link: Link, item: Indicator, opened: int) -> bool | None:
    """Say for which the word speaks that stands nearest: before in the sentence, after in it, before the sentence."""
    words = re.compile(f"(?P<when>{'|'.join(item.when)})|{'|'.join(item.unless)}")
    before = list(words.finditer(scene.text, scene.start, link.first))
    after = words.search(scene.text, max(link.end, link.anchor[1]), scene.end)
    earlier = [] if before or after else list(words.finditer(scene.text, max(opened, scene.start - REACH), scene.start))
    nearest = before[-1] if before else after or (earlier[-1] if earlier else None)
    return None if nearest is None else nearest["when"] is not None
