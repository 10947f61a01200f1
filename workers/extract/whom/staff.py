"""People who are counted, and who they work for: a population only where nobody is named whose they are."""

from shuize.pack import Indicator
from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.members import is_list
from workers.extract.whom.names import LONGEST, noun_before
from workers.extract.words import cues, namewords
from workers.extract.words.lexicon import Lexicon
from workers.text import lazyre as re

HAVING = re.compile(r"(?:目前|现在?|已经?|共|总共)*有$")
"""What may stand between somebody and how many people they have (格力电器[已有] 320 名员工)."""


def no_train(about: str | None) -> str | None:
    """Return the name unless it is of what people come back by."""
    return None if about and namewords.VEHICLES.search(about) else about


def whose_people(scene: Scene, link: Link, about: str, lexicon: Lexicon) -> str | None:
    """Return whose people a count tells of where the clause opens with a name right before it (岚图 3200 名员工)."""
    low, _ = scene.clause(link.start)
    people = (one for one in between(scene.quantities, low, link.start) if scene.text.startswith(about, one.end))
    figure = link.quantity or next(people, None)
    if (
        figure is None
        or figure.prefix_start - low > LONGEST
        or not cues.HAN.fullmatch(scene.text, low, figure.prefix_start)
    ):
        return None
    end = low + len(HAVING.sub("", scene.text[low : figure.prefix_start]))
    told = (scene.marks, scene.places, scene.dates) if end < figure.prefix_start else (scene.marks,)
    if any(between(mentions, low, figure.prefix_start) for mentions in told):
        return None
    name = noun_before(scene, end, lexicon)
    return None if name in namewords.ANAPHORS else name


def is_people(about: str, indicator: Indicator) -> bool:
    """Say whether the name is only that of the people counted (857 名员工), whose firm or trade is the subject."""
    return about in indicator.nouns or (is_list(about) and about.endswith(indicator.nouns))
