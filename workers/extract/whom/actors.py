"""Firms by a bare name: who opens a part of a sentence and has people, or did something (；震元光电已到岗 9 人)."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import namewords
from workers.extract.words.heads import QUALIFIERS, is_head, is_noun
from workers.extract.words.lexicon import BEARERS, Lexicon
from workers.text import lazyre as re

LEADS = re.compile(r"(?:其中|比如|例如|譬如|如|像)[，：:]?|[^，；。]{2,14}中，")
"""What leads to whom a part tells of (重点企业中，)."""
ADVERBS = re.compile(
    r"(?:目前|现在|截至目前|现|已经?|均|都|也|共|总|拥|累计|合计|顺利|全面|有序|陆续|提前|率先|有|的)+$"
)
"""What stands between a name and what its bearer has or did."""
NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]{3,8}")
"""A bare name."""
KINDS = ("籍", "型", "类", "级", "线", "制", "性", "化")
"""What ends a word that only says of which kind somebody is."""


def actor(scene: Scene, at: int, lexicon: Lexicon) -> str | None:
    """Return the bare name that opens the part of the sentence that holds `at`, None where it opens otherwise."""
    since = max(scene.text.rfind("；", scene.start, at) + 1, scene.start)
    leads = LEADS.match(scene.text, since, at)
    low = leads.end() if leads else since
    high = scene.clause(low)[1]
    ends = [mark.start for mark in between(scene.marks, low, high) if mark.sort in BEARERS]
    ends += [found for noun in lexicon.people if (found := scene.text.find(noun, low, high)) > low]
    told = (scene.dates, scene.places, scene.quantities)
    if not ends or any(between(mentions, low, min(ends)) for mentions in told):
        return None
    name = ADVERBS.sub("", scene.text[low : min(ends)])
    bare = NAME.fullmatch(name) and not name.endswith(KINDS) and name not in QUALIFIERS
    return name if bare and _is_bare(scene, low, low + len(name), lexicon) else None


def _is_bare(scene: Scene, low: int, high: int, lexicon: Lexicon) -> bool:
    """Say whether the stretch is a noun that names no kind, and no word that no name holds."""
    words = [scene.text[slice(*word)] for word in scene.words_in(low, high)]
    name = scene.text[low:high]
    plain = bool(words) and not any(word in namewords.STOPS for word in words)
    return plain and not is_head(name) and is_noun(name, words[-1], lexicon.leading)
