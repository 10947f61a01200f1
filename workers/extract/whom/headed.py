"""A population that a clause does nothing but name, for the sentence after it (工业企业。已复工 90 家；商贸企业。…)."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.canon import canonical
from workers.extract.words import namewords
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import Lexicon, Sort
from workers.text import lazyre as re

HEADING = re.compile(
    r"(?:^|[；;])\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]?\s*是?)?(?P<name>[\u4e00-\u9fffA-Z、]{2,16}?)(?:方面)?[。：:]?\s*$"
)
"""What ends a sentence, or is all of it, and may be but a name, numbered or not."""

JOINS = frozenset("、和及与")
"""What a name may hold that no other may: words of a list; any other such word makes a sentence of it."""


def heading(scene: Scene, lexicon: Lexicon) -> str | None:
    """Return the population that the sentence, or its last part, does nothing but name."""
    words = scene.text[scene.start : scene.end]
    found = (HEADING.search if "；" in words or ";" in words else HEADING.match)(words)
    if found is None or not is_head(found["name"]):
        return None
    low, high = scene.start + found.start("name"), scene.start + found.end("name")
    told = between(scene.quantities, low, high) or scene.of(Sort.VERB, low, high) or between(scene.places, low, high)
    parts = {scene.text[slice(*word)] for word in scene.words_in(low, high)} - JOINS
    return None if told or not parts.isdisjoint(namewords.STOPS) else canonical(found["name"], lexicon)
