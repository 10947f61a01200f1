"""The firms a story has named: which one a short name means, and whose house a paragraph is told in."""

from dataclasses import dataclass, field

from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.where.governing import governs
from workers.extract.whom.firms import GROUP, SHORTEST_FIRM, firm_of, housed
from workers.extract.whom.names import ANYONE
from workers.extract.whom.speakers import spoken_for
from workers.extract.words import namewords
from workers.extract.words.lexicon import Lexicon
from workers.text import lazyre as re

KIND = re.compile(r"(?:股份|有限|责任|集团)*(?:公司|集团)$")
"""What ends the name of a firm and tells nothing of which it is."""
ANY = re.compile(
    r"(?:电力|供电|供水|燃气|钢铁|化工|建筑|建设|建材|建工|机械|物流|运输|公交|客运|医药|药业|纺织|服装|食品|农业|科技|电子|汽车|设备|能源|矿业|煤炭"
    r"|投资|旅游|物业|通信|保险|证券|环保|水务|热力|粮油|贸易|开发|实业|分|子|母|总|上市|国有|外资|民营)+"
)
"""A trade: many firms are called so."""
PEOPLE = re.compile("(?:一线)?(?:员工|职工|工人|人员)$")
"""Those of a firm, after its short name (格力员工)."""
PLACED = 5
"""Before these code points of a full name its short one begins: only a place stands before it."""
SHORTEST_STEM, ALONE = 2, 4
ELSEWHERE = re.compile(
    r"(?:在|走进|来到|步入|走访)[^，。；“”]{0,16}?(?:企业|厂家|商户|车企|药企|制造商|供应商)(?!生产|负责|内|里|的)[A-Za-z一-鿿]{2,8}[，,]"
)
"""A sentence that goes to the house of a firm whose name does not say what it is (在配套企业安道拓，)."""
SPOKEN = "“"

THEIRS = frozenset(("员工", "职工", "干部职工", "工厂", "生产基地", "子公司", "分公司"))
"""People and houses of the firm that its sentence names (旗下各工厂)."""


def is_theirs(firm: str, about: str) -> bool:
    """Say whether the name is the firm's, or of its house, or of its people, also after its short name (美的员工)."""
    stem = PEOPLE.sub("", about)
    if about in THEIRS or about in firm or about.endswith(firm) or about.startswith(namewords.ANAPHORS):
        return True
    return stem != about and len(stem) >= SHORTEST_STEM and 0 <= firm.find(stem) < PLACED


def is_of_place(scene: Scene, link: Link, about: str | None) -> bool:
    """Say whether the figure's own clause is of the firms of a place, or of all that is there: of no firm named before.

    某集团总经理介绍，全市企业复工率 92 %; 记者从某公司了解到，宁波市复工率 93 %.
    """
    low, _ = scene.clause(link.anchor[0])
    if low == scene.start or about not in {None, ANYONE}:
        return False
    placed = [one for one in between(scene.places, low, link.anchor[0]) if governs(scene, one)]
    rest = scene.text[placed[-1].end : link.anchor[0]] if placed else ""
    return bool(placed) and (about is not None or not rest.strip("的总体整平均"))


@dataclass(slots=True)
class Firms:
    """What firms the story has named so far."""

    last: str | None = None
    """The last one by its full name."""
    paragraph: int = -1
    """Where it was named."""
    known: list[str] = field(default_factory=list)
    stems: dict[str, str] = field(default_factory=dict)
    """What of a full name, without its place and its kind, means the firm alone."""

    def enter(self, scene: Scene) -> None:
        """Leave the last firm where the sentence goes to another's house."""
        if self.last and ELSEWHERE.match(scene.text, scene.start, scene.end):
            self.last = None

    def remember(self, scene: Scene) -> bool:
        """Take up the firm that the sentence named last; say whether it is another one than before."""
        firm = self.named(scene, scene.end)
        if not firm or len(firm) < SHORTEST_FIRM - firm.endswith(GROUP):
            return False
        moved = firm != self.last
        self.last, self.paragraph = firm, scene.sentence.paragraph
        if firm not in self.known:
            self.known.append(firm)
            places = (scene.text[item.start : item.end] for item in scene.places)
            stem = KIND.sub("", firm)
            stem = next((stem.removeprefix(place) for place in places if stem.startswith(place)), stem)
            if len(stem) >= ALONE and not ANY.fullmatch(stem):
                self.stems[stem] = firm
        return moved

    def named(self, scene: Scene, end: int) -> str | None:
        """Return the firm that the sentence names before `end`: by its full name, else by what alone means it."""
        if scene.firms and (firm := firm_of(scene, end)):
            return self.full(firm)
        if self.stems:
            at, firm = max((scene.text.rfind(stem, scene.start, end), firm) for stem, firm in self.stems.items())
            if at >= 0:
                return firm
        return housed(scene, end) or spoken_for(scene, end)

    def full(self, name: str) -> str:
        """Return the full name of a firm of which the story named one that the short name begins (宏泰公司)."""
        stem = PEOPLE.sub("", KIND.sub("", name))
        if stem == name or len(stem) < SHORTEST_STEM or ANY.fullmatch(stem):
            return name
        longer = (one for one in reversed(self.known) if len(one) > len(name) and 0 <= one.find(stem) < PLACED)
        return next(longer, name)

    def host(self, scene: Scene) -> str | None:
        """Return the firm whose house the sentence is told in: named in its paragraph, or before one of speech."""
        since = scene.sentence.paragraph - self.paragraph
        goes_on = since == 1 and scene.text[scene.start : scene.end].lstrip().startswith(SPOKEN)
        return self.last if since == 0 or goes_on else None


def hosted(firms: Firms, scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the firm in whose house a figure of people or of what came back is told that names nobody."""
    indicator = lexicon.indicators.get(link.indicator)
    inner = indicator is not None and (bool(indicator.nouns) or indicator.id in lexicon.recovering.values())
    return firms.host(scene) if inner else None
