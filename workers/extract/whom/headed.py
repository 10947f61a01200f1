"""A population that words do nothing but name for what follows: a heading, or brackets that say whom all is told of."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.canon import canonical
from workers.extract.words import namewords
from workers.extract.words.heads import is_head, may_end_head
from workers.extract.words.lexicon import Lexicon, Sort
from workers.text import lazyre as re

HEADING = re.compile(
    r"(?:^|[；;])\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．]?\s*是?)?(?P<name>[\u4e00-\u9fffA-Z、]{2,16}?)(?:方面)?[。：:]?\s*$"
)
"""What ends a sentence, or is all of it, and may be but a name, numbered or not."""

DEFINED = re.compile(
    r"[（(](?:均|都|此处|这里|本文)?(?:以|按照?|[是系]?指)?(?:当地|各地|本地)?(?:公布|发布|统计)?的?(?P<whose>[^（()）]{2,24}?)[，,；;]?下同[）)]"
)
"""Brackets that say of whom a rate is told from here on (复工率（以规模以上工业企业的复工率计，下同）)."""
STOPS, FIELD = "。：:", "方面"
"""What may stand behind the name there."""
SAME = "下同"
JOINS = frozenset("、和及与")
"""What a name may hold that no other may: words of a list; any other such word makes a sentence of it."""


def heading(scene: Scene, lexicon: Lexicon) -> str | None:
    """Return the population that the sentence, or its last part, does nothing but name."""
    words = scene.text[scene.start : scene.end]
    ended = words.rstrip().rstrip(STOPS)
    if not (may_end_head(ended[-1:]) or ended.endswith(FIELD)):
        return None
    found = (HEADING.search if "；" in words or ";" in words else HEADING.match)(words)
    if found is None or not is_head(found["name"]):
        return None
    low, high = scene.start + found.start("name"), scene.start + found.end("name")
    told = between(scene.quantities, low, high) or scene.of(Sort.VERB, low, high) or between(scene.places, low, high)
    parts = {scene.text[slice(*word)] for word in scene.words_in(low, high)} - JOINS
    return None if told or not parts.isdisjoint(namewords.STOPS) else canonical(found["name"], lexicon)


def defined(scene: Scene, lexicon: Lexicon) -> dict[str, str]:
    """Return of whom each rate is told from here on that brackets define (…的复工率计，下同), by the rate."""
    if scene.text.find(SAME, scene.start, scene.end) < 0:
        return {}
    found = DEFINED.search(scene.text, scene.start, scene.end)
    terms = scene.of(Sort.TERM, *found.span("whose")) if found else []
    name = canonical(scene.text[found.start("whose") : terms[0].start], lexicon) if found and terms else None
    return {one: name for mark in terms for one in mark.ids if name and is_head(name)}
