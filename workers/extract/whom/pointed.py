"""Whom a pointing word means, or silence: those whom the sentence before counted, or named.

宁海县有规上企业 640 家。上述企业中，612 家已复工; 外贸企业达 1.2 万家，该群体复工率为 93 %.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import before, between
from workers.extract.whom.bounded import bounds
from workers.extract.whom.members import joined
from workers.extract.whom.names import ANYONE, name_after, name_before
from workers.extract.whom.view import View
from workers.extract.words import cues
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import Lexicon, Sort
from workers.text import lazyre as re

POINTS = re.compile(
    r"(?:上述|前述|(?<![\u4e00-\u9fff\d])以上|这些|这批|这类|此类|该类|该批|这(?:\d+|几)[家个户项条座所]|该(?=[行产]业|群体|集群|领域))"
    r"(?P<noun>[\u4e00-\u9fff]{0,4}?(?:企业|项目|工程|单位|商户|门店|机构|[行产]业|群体|集群|领域|主体|景区|市场|学校|工地|网点|线路))"
)
"""What points back at a population, by its last noun or by one that fits any."""
ANY = frozenset(("群体", "主体", "市场主体", "单位", "机构", "行业", "产业", "集群", "领域"))
"""Nouns that fit whomever they point at."""
NEAREST = 12
"""So many counts of a stretch are looked at, the last first, for whom they count."""
BACK = 2
"""So many sentences before it a pointing word reaches."""
BASIS = re.compile(r"按照?(?P<of>[\u4e00-\u9fff]{1,8}?)数[量目]?(?:计算?|统计|核算|口径)[，,]?的?$")
"""What says right before a rate by whose number it is reckoned (按户数计开工率)."""
ADVERBS = re.compile(
    r"(?:加快|有序|陆续|逐步|积极|全面|稳步|稳妥|抓紧|相继|纷纷|迅速|快速|正在|正|率先|分批|分类|全力|加速|安全|已经?|都|也|均)+$"
)
"""What may stand between those who did something and the verb that says so."""
GENERAL = frozenset((ANYONE, "公司", "项目", "工程", "单位"))
"""Those who are told of by no more than their noun are nobody in particular."""


def reckoned_by(scene: Scene, at: int) -> str | None:
    """Return those by whose number a rate that is named at `at` is said to be reckoned: of them it is."""
    found = BASIS.search(scene.text, scene.clause(at)[0], at)
    return found["of"] if found else None


def points(scene: Scene, link: Link, about: str) -> bool:
    """Say whether the name is only that by which a word of the figure's clause points at somebody (该产业)."""
    found = POINTS.search(scene.text, scene.clause(link.first)[0], link.end) if about in ANY else None
    return found is not None and found["noun"].endswith(about)


def pointed(story: Sequence[Scene], scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return those whom a word in the figure's sentence points back at, None where none does or none was told of."""
    words = list(POINTS.finditer(scene.text, scene.start, max(link.end, link.anchor[1])))
    if not words:
        return None
    found = words[-1]
    noun = found["noun"]
    spans = [
        (scene, scene.start, found.start()),
        *((one, one.start, one.end) for one in before(story, scene.start, BACK)),
    ]
    for one, low, high in spans:
        names = [name for name in (*_counted(one, low, high, lexicon), *_named(one, low, high, lexicon)) if name]
        fitting = [name for name in names if name not in GENERAL and (noun in ANY or name.endswith(noun))]
        if fitting:
            return fitting[0]
    return None


def counted_before(story: Sequence[Scene], scene: Scene, link: Link, lexicon: Lexicon, *, silent: bool) -> str | None:
    """Return the one population that the sentence right before counted, in the same paragraph, and told nothing of.

    Firms of no name are those whom their own sentence counted first (1200 家小微企业中，已复工企业占 68 %); a count of
    people is of nobody so.
    """
    indicator = lexicon.indicators.get(link.indicator)
    if indicator is None or (indicator.nouns and indicator.measure == "count"):
        return None
    earlier = before(story, scene.start, 1) if silent else []
    for one, low, high in ((scene, scene.start, link.first), *((one, one.start, one.end) for one in earlier)):
        if one.sentence.paragraph == scene.sentence.paragraph:
            names = {*_counted(one, low, high, lexicon)} - GENERAL
            if names:
                return names.pop() if len(names) == 1 else None
    return None


def topic_before(view: View, link: Link) -> str | None:
    """Return those of whom a sentence before says only how the same rate is (影院开业率较低。…。开业率在 20 %左右).

    Or the sentence right before, without a figure, that they did it (外贸企业加快复工。目前，已复工 295 家).
    """
    scene, lexicon = view.scene, view.lexicon
    if between(scene.places, scene.start, link.start):
        return None
    earlier = before(view.ground.story, scene.start, BACK)
    for one in earlier if link.rule is Rule.TERM_BEFORE else ():
        marks = [mark for mark in one.of(Sort.TERM, one.start, one.end) if link.indicator in mark.ids]
        if one.sentence.paragraph != scene.sentence.paragraph or (marks and one.quantities):
            return None
        if marks:
            at = marks[0].start
            return joined(one, at, lexicon) or name_before(one, at, lexicon)
    return _who_did(earlier[0], scene, link, lexicon) if earlier else None


def _who_did(last: Scene, scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return those of whom the sentence before, of the same paragraph and without a figure, says what is counted."""
    if last.sentence.paragraph != scene.sentence.paragraph or last.quantities:
        return None
    counts = {link.indicator, *(one.id for one in lexicon.rates_of.get(link.indicator, ()))}
    did = [mark for mark in last.of(Sort.VERB, last.start, last.end) if not counts.isdisjoint(mark.ids)]
    if len(did) != 1:
        return None
    low, _ = last.clause(did[0].start)
    adverbs = ADVERBS.search(last.text, low, did[0].start)
    name = name_before(last, adverbs.start() if adverbs else did[0].start, lexicon)
    return None if name in GENERAL else name


def _counted(scene: Scene, low: int, high: int, lexicon: Lexicon) -> Iterator[str]:
    """Yield the populations of which the stretch says how many there are, the last first."""
    things = lexicon.counting - {item.unit for item in lexicon.indicators.values() if item.nouns}
    for one in islice(reversed(between(scene.quantities, low, high)), NEAREST):
        if one.unit not in things or bounds(scene, one) or one.form == "ordinal":
            continue
        clause = scene.clause(one.start)
        if any(word in scene.text[clause[0] : one.start] for word in cues.PLAN):
            continue
        name = name_after(scene, one.end, min(clause[1], high), lexicon)
        name = name or name_before(scene, one.prefix_start, lexicon)
        if name and not name.endswith(lexicon.people):
            yield name


def _named(scene: Scene, low: int, high: int, lexicon: Lexicon) -> Iterator[str]:
    """Yield the populations that the stretch names, the last first."""
    for word in scene.words_back(low, high):
        if is_head(scene.text[slice(*word)]) and (name := name_before(scene, word[1], lexicon)):
            yield name
