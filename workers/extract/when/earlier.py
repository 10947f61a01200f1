"""Which figures are of a time before of unknown date: 起初不足 2 万件, 前不久只有 61 %，如今已达 95 %."""

from workers.days.dates import DateMention
from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.when.dating import BACK_TO, leads
from workers.extract.when.relative import is_of_noun
from workers.extract.words import cues
from workers.text import lazyre as re

NOT_EARLIER = re.either(BACK_TO, cues.COMPARED)
"""What stands before an earlier time that a figure is only held against (较春节前提高)."""
NOW = re.compile(r"目前|现在|如今|现已|当前|眼下")


def is_earlier(scene: Scene, low: int, link: Link) -> bool:
    """Say whether words before a figure set a time before that holds to it (in 起初不足 2 万件，目前… it does not)."""
    words = scene.text[low : link.start]
    said = [one for one in cues.EARLIER.finditer(words) if not NOT_EARLIER.search(words, 0, one.start())]
    ends = [one.end() for one in said if not is_of_noun(scene, low + one.end(), link)]
    if ends:
        dated = between(scene.dates, low + ends[-1] + 1, link.start)
        return NOW.search(words, ends[-1]) is None and not any(_counts(scene, one, link) for one in dated)
    return cues.LATELY.search(words) is not None and _is_left(scene, link)


def _counts(scene: Scene, mention: DateMention, link: Link) -> bool:
    """Say whether the mention is a time that something is counted at."""
    return mention.role in {"until", "at", "during"} and leads(scene, mention, link)


def _is_left(scene: Scene, link: Link) -> bool:
    """Say whether the sentence goes on from the level to that of a later time (前不久只有 61 %，如今已达 95 %)."""
    unit = link.quantity.unit if link.quantity else None
    later = [one for one in between(scene.quantities, link.end, scene.end) if one.unit == unit == "%"]
    days = between(scene.dates, link.end, later[0].start) if later else []
    return any(one.role in {"until", "at", "now"} for one in days)
