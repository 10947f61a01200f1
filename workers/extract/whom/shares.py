"""Whose shares of a population a list deals out (覆盖人数和全程接种人数分别占总人口的 92 % 和 89 %)."""

from itertools import pairwise

from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, last_mark
from workers.extract.tallies.course import counted
from workers.extract.tallies.origins import AGE, AGED, BEGUN, of_group
from workers.extract.whom.canon import canonical
from workers.extract.whom.fuller import BARE
from workers.extract.whom.names import ANYONE
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import Lexicon, Sort
from workers.text import lazyre as re

MEMBERS = re.compile(r"[、和与及]")
SHARE_OF = "占"
WHOLE = re.compile(
    r"占(?:到|了)?(?P<whole>(?!应(?!急))[^，。；、占\d]{2,20}?)(?:总[户家]?数|总量|数量|总体)?的?(?:(?:比例|比重)的?)?(?:已?达到?|为|约|近|超过?)?$"
)
"""What names whom a share is of, before its figure (占全市规上企业总数的 96 %)."""
NOBODY = BARE | {ANYONE, "行业企业", "全行业企业"}
"""Nouns that name nobody in particular."""
ITS_OWN = re.compile(r"(?:人群|[也亦则已约近逾超过达到为是有：:，,\s])*")
"""What may stand between the name of a part and its figure."""
EVERYBODY = re.compile("全人群|全民|全员|人口|居民|市民|总")
"""What says that something is told of everybody again."""
COLONS = "：:"
NUMBER = "数"
"""What ends the name of a number, which is nobody's."""


def divides_people(scene: Scene, link: Link, lexicon: Lexicon) -> bool:
    """Say whether the link is the share that a running count has of a population."""
    return link.indicator in lexicon.tallied and scene.text[link.anchor[0]] == SHARE_OF


def staged(scene: Scene, link: Link, about: str | None, lexicon: Lexicon) -> str | None:
    """Return whom a rate is of, whose own name says how far they have come where nobody else is told (第二剂接种率).

    What only says that they have begun (首剂接种率) is said of all; no rate is of who came less far, or farther.
    """
    word = scene.text[slice(*link.anchor)]
    found = (word[:end] for end in range(len(word), 1, -1) if word[:end] in lexicon.subjects)
    name = lexicon.subjects.get(next(found, ""), "") or _stage_before(scene, link, lexicon)
    if not name or AGE in name or name in lexicon.products:
        return about
    other = about is not None and AGE not in about and lexicon.packs_of.get(about) == lexicon.packs_of[name]
    own = other or (about is None and not name.startswith(BEGUN))
    return of_group(_people_before(scene, link, lexicon), name, lexicon) if own else about


def _people_before(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the people of an age whom the sentence told of last, nobody and no place since."""
    at = link.anchor[0]
    if scene.text.find(AGE, scene.start, at) < 0:
        return None
    low = max(scene.start, last_mark(scene.text, "；;", scene.start, at))
    told = list(AGED.finditer(scene.text, low, at)) or _headed(scene, low)
    if not told or EVERYBODY.search(scene.text, told[-1].end(), at) or between(scene.places, told[-1].end(), at):
        return None
    name = told[-1].group().replace("的", "")
    return lexicon.subjects.get(name, name)


def _headed(scene: Scene, end: int) -> "list[re.Match[str]]":
    """Return the people of an age whom the sentence is headed by, wherever its parts end (60岁及以上人群：…；…)."""
    return [one for one in AGED.finditer(scene.text, scene.start, end) if scene.text[one.end()] in COLONS]


def _stage_before(scene: Scene, link: Link, lexicon: Lexicon) -> str:
    """Return how far those have come whom the clause before counts, where a bare rate opens its own (，接种率 62 %)."""
    at = link.anchor[0]
    before = scene.clause_before(at) if link.indicator in lexicon.tallied and scene.clause(at)[0] == at else None
    made = lexicon.indicators[link.indicator].numerator if before else ()
    units = {one.unit for one in lexicon.tallies if one.id in made}
    if not before or not any(one.unit in units for one in between(scene.quantities, *before)):
        return ""
    named = [mark.ids[0] for mark in scene.of(Sort.SUBJECT, *before) if AGE not in mark.ids[0]]
    return named[-1] if named and named[-1] not in lexicon.sorts else ""


def itemized(scene: Scene, link: Link, about: str | None, lexicon: Lexicon) -> str | None:
    """Return whom a figure is of that has a name of its own in a list of one rate (第一剂接种率 80 %，第二剂 70 %)."""
    figure = link.quantity
    if link.indicator not in lexicon.tallied or figure is None or link.anchor[1] > figure.prefix_start:
        return about
    before = counted(scene, link.anchor[1], figure.start)
    named = scene.of(Sort.SUBJECT, before[-1].end, figure.prefix_start) if before else []
    if not named or not ITS_OWN.fullmatch(scene.text, named[-1].end, figure.prefix_start):
        return about
    name = named[-1].ids[0]
    if lexicon.packs_of.get(name) != lexicon.pack_of[link.indicator] or name in lexicon.products:
        return about
    group = about if about and AGE in about and about in lexicon.subjects.values() else None
    return name if AGE in name else of_group(group, name, lexicon)


def sharer(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return whom the share is of: the figure's own of the list before it, else the population it is a share of."""
    low, high = scene.clause(link.anchor[0])[0], link.anchor[0]
    cuts = [low, *[found.end() for found in MEMBERS.finditer(scene.text, low, high)], high]
    spans = list(pairwise(cuts))
    counted = scene.of(Sort.TERM, low, link.start)
    told = [one for one in between(scene.quantities, scene.start, low) if one.unit == "人"][-link.of :]
    if link.of == len(spans) > 1:
        own = spans[link.rank]
    elif link.of == len(told) > 1:  # 接种 210 万人，全程接种 188 万人，分别占 90 % 和 81 %
        own = scene.clause(told[link.rank].start)[0], told[link.rank].start
    else:
        own = low if counted else scene.start, high
    named, whole = _last(scene, *own, lexicon), _last(scene, link.anchor[0], link.start, lexicon)
    if named is None or whole is None or AGE in named or AGE not in whole:
        return named or _group(scene, link, whole, lexicon)
    return of_group(_group(scene, link, whole, lexicon), named, lexicon)


def of_whole(scene: Scene, link: Link, about: str | None, lexicon: Lexicon) -> str | None:
    """Return whom a share is of where it names them more fully than those who did it are (占规上企业总数的 96 %)."""
    rate = lexicon.indicators.get(link.indicator)
    if rate is None or rate.measure != "rate" or rate.nouns:
        return about
    bare = about in NOBODY or about is None or about.endswith(NUMBER)
    low, end = scene.clause(link.start)[0], link.quantity.prefix_start if link.quantity else link.start
    found = WHOLE.search(scene.text, low, end) if bare and scene.text.find(SHARE_OF, low, end) >= 0 else None
    named = canonical(found["whole"], lexicon) if found else None
    return named if named and named not in NOBODY and is_head(named) else about


def _group(scene: Scene, link: Link, whole: str | None, lexicon: Lexicon) -> str | None:
    """Return the people of an age that the share is of: those told of last where it says no age (占老年人口的)."""
    if whole is None or AGE not in whole or AGE in scene.text[link.anchor[0] : link.start]:
        return whole
    told = scene.of(Sort.SUBJECT, scene.start, link.anchor[0])
    groups = [one for mark in told for one in mark.ids if AGE in one and one not in lexicon.products]
    return groups[-1] if groups else whole


def _last(scene: Scene, low: int, high: int, lexicon: Lexicon) -> str | None:
    """Return the last population in the stretch that a pack knows."""
    named = [one for mark in scene.of(Sort.SUBJECT, low, high) for one in mark.ids if one not in lexicon.products]
    return named[-1] if named else None
