"""Where: the places that govern a figure, from its clause, its sentence, and what stood before."""

from dataclasses import dataclass, field
from typing import NamedTuple

from shuize.types import Place, Span
from workers.extract.links.link import Link, Rule
from workers.extract.rates.pointing import named_here
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, span_of
from workers.extract.tallies.tale import Tale
from workers.extract.where.excluded import (
    excluded,
    excluded_in,
    holds,
    is_foreign,
    is_here,
    plays_abroad,
    stands_abroad,
)
from workers.extract.where.governing import governs, is_dateline, is_member
from workers.extract.where.meant import Meant
from workers.extract.where.organs import BRANCH, is_branch, is_home, is_rank, is_told_of_nation, national, office
from workers.extract.where.parted import before_parts, counted_areas, is_sent_from, parted_below
from workers.extract.words import namewords
from workers.extract.words.codes import NATION, NOWHERE, inside
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

SUCH = re.compile(r"的(?P<areas>[地县]级?市|市[州县]?|县[市区]?|区县?|省份?|地区|乡镇|街道)?(?:分别)?(?:有|是|为|包括)")
"""What leads from a figure to the places where it is so."""
SUCH_ARE = re.compile(r"(?:等地?)?(?:[\d一二两三四五六七八九十]{1,3}个?(?:[省市县区州地]|地区)|(?=[，。；])|等)")
"""What ends the list of such places where nothing else says that they are some (超 95 % 的有甲、乙 2 个市)."""
AREAS_AND = re.compile(
    r"(?:[全各][省市区县州])?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|各|所有)个?"
    r"(?:市州|州市|地市|区县|县区|县市|市|州|区|县)(?:和|及|与|以及|、)"
)
"""What stands between a place and another that is counted beside its parts (贵州 9 个市州和贵安新区)."""
TOWNS = ("镇", "乡", "街道")
"""Whose own running counts are told to say how those of their county are spread, and are followed by nobody."""
ORIGIN_REACH = 2
CLOSED = re.compile(r"[^（(）)]{0,80}[）)]")
"""What follows a place in brackets that are closed."""

SPREAD = re.compile(r"(?:分布|集中)[在于][^；。]*；")
"""What makes places only where a part that was told of lies (主要分布在甲区、乙区等地；境外输入 66 例)."""
OTHERS = "等"
ALIKE = re.compile("[均都皆]")
"""What says of a rate that it is that of each of those told of before."""


class Where(NamedTuple):
    """The places of a figure (several only where a list is meant), those left out, and how they were found."""

    places: tuple[Place, ...]
    excludes: tuple[str, ...] = ()
    inherited: bool = False


THE_REST = ("其余", "其他", "其它")
"""What stands before a number of areas that are all but those just told of."""
PROVINCES = "省"


@dataclass(slots=True)
class Placed(Meant):
    """The places that the story has set so far, and which of them a figure is of."""

    resolved: list[tuple[PlaceMention, Place]] = field(default_factory=list)
    """The present sentence's places, in order."""
    tale: Tale = field(default_factory=Tale)

    def where(self, scene: Scene, link: Link) -> Where:
        """Return the places that govern the link's figure: its clause's, its sentence's, else what stands."""
        low, _ = scene.clause(link.first)
        areas = counted_areas(scene, low, link)
        told = (self._rest(scene, low, areas) or Where((areas,))) if areas else self._where(scene, link, low)
        towns = link.running and any(place.zone and place.zone.endswith(TOWNS) for place in told.places)
        return Where(()) if towns or plays_abroad(scene, low, link.first) else told

    def _rest(self, scene: Scene, low: int, areas: Place) -> Where | None:
        """Return the whole that so many others are the rest of, without those told of (甲市 56 %，其余 16 个市州)."""
        at = scene.text.find(areas.name, low, scene.end)
        if not scene.text.endswith(THE_REST, low, max(at, low)):
            return None
        named = [place for item, place in self.resolved if scene.start <= item.start < low and governs(scene, item)]
        held = {place.code: self.gazetteer.parent(place.code) for place in named if place.code and not place.zone}
        whole = list(held.values())[-1] if held else None
        if whole is None or (whole == NATION.code) != (PROVINCES in areas.name):
            return None
        parts = tuple(sorted(code for code, holder in held.items() if holder == whole))
        return Where((self.gazetteer.place(whole, self.published),), parts)

    def _where(self, scene: Scene, link: Link, low: int) -> Where:
        """Return the places that are named: those of the clause, the sentence, else what stands."""
        excludes = excluded(scene, low, link)
        here = (
            self._origin(scene, link)
            or self._such(scene, link)
            or self._paired(scene, low, link)
            or self._group(scene, low, link.start)
            or (self._group(scene, link.start, link.anchor[0]) if link.rule is not Rule.TOTAL else [])
        )
        if here and link.within and self._lie_elsewhere(scene, here, link.within):
            return Where(())
        if here:
            own = excluded_in(scene, low, link)
            kept = excludes if NATION in here else own if any(holds(place, own) for place in here) else ()
            return Where(self._dealt(self._together(scene, link, here), link), kept)
        if link.running and is_home(scene, link.start, [item for item, _ in self.resolved]):
            return Where((NATION,))
        if link.like and not excludes:
            return self.where(scene, link.like)
        if excludes:
            standing = self.standing()
            named = [place for item, place in self.resolved if scene.start <= item.start < low and governs(scene, item)]
            told = [*named, *([standing] if standing else [])]
            holders = [place for place in told if holds(place, excludes)]
            return Where((*holders, NATION)[:1], excludes)
        abroad = is_foreign(scene, low, link) or stands_abroad(scene, link.start, stood=self.tale.abroad)
        return Where(()) if abroad else self._farther(scene, link, low)

    def _lie_elsewhere(self, scene: Scene, here: list[Place], whole: Link) -> bool:
        """Say whether a part's places lie outside of its whole's: they say where somebody came from."""
        held = self.where(scene, whole).places
        codes = [place.code for place in here]
        if len(held) != 1 or held[0].code in {None, NATION.code} or None in codes:
            return False
        outer = str(held[0].code)
        return not any(code == outer or inside(str(code), outer) for code in codes)

    def _farther(self, scene: Scene, link: Link, low: int) -> Where:
        """Return the places that the sentence set before the link's clause, else what stands."""
        every = self._every(scene, link, low)
        aside = link.running or scene.is_open(link.start)
        earlier = every or self._group(scene, scene.start, before_parts(scene, low), asides=not aside)
        if link.running and len(earlier) > 1 and SPREAD.search(scene.text, scene.start, low):
            earlier = []
        if earlier and (len(earlier) == 1 or not _names_population(scene, link)):
            return Where(self._dealt(earlier, link))
        level = office(scene)
        branch = self.branch(scene, link.start) or (self._referred(level) if level else None)
        if branch:
            return Where((branch,))
        if self.national and national(scene, scene.start, link.end, placed=self.placed):
            return Where((NATION,))
        told = self.caption.over(scene, running=link.running) or (self.tale.place if link.running else None)
        stands = told or self.standing() or self._of_member(scene) or NOWHERE
        return Where((NATION if link.running and parted_below(scene, link, stands) else stands,), inherited=True)

    def _of_member(self, scene: Scene) -> Place | None:
        """Return the place of the first of those who are counted together, where nothing else says it, nor several."""
        held = [place for item, place in self.resolved if is_member(scene, item)]
        return held[0] if len({str(place.code)[:2] for place in held}) == 1 else None

    def _every(self, scene: Scene, link: Link, low: int) -> list[Place]:
        """Return the places of the clauses before that a rate is said of one and all (甲县…，乙县…，均为 100 %)."""
        if not ALIKE.match(scene.text, link.anchor[1]):
            return []
        since = max(scene.text.rfind("；", scene.start, low), scene.start)
        told = [place for item, place in self.resolved if since <= item.start < low and governs(scene, item)]
        codes = {place.code: place for place in told if place.code and not place.zone}
        alike = {len(code.rstrip("0")) for code in codes}
        return list(codes.values()) if len(codes) > 1 and len(alike) == 1 else []

    def branch(self, scene: Scene, end: int) -> Place | None:
        """Return the place of the last branch that the sentence named before `end` (农行宁波分行)."""
        found = (place for item, place in reversed(self.resolved) if item.start < end and is_branch(scene, item))
        return next(found, None)

    def _group(self, scene: Scene, start: int, end: int, *, asides: bool = True) -> list[Place]:
        """Return the last list of governing places in the stretch (广东、江苏、上海), or of those in no brackets."""
        named = [pair for pair in self.resolved if start <= pair[0].start < end and governs(scene, pair[0])]
        if not asides:
            named = [pair for pair in named if not CLOSED.match(scene.text, pair[0].end, end)]
        run = named[-1:]
        if len(named) > 1 and run[0][1].zone and AREAS_AND.fullmatch(scene.text, named[-2][0].end, run[0][0].start):
            return [named[-2][1]]
        for pair in reversed(named[:-1]):
            if pair[0].end == run[0][0].start or not scene.listed(pair[0], run[0][0]):
                break
            run.insert(0, pair)
        return [place for _, place in run]

    def _together(self, scene: Scene, link: Link, group: list[Place]) -> list[Place]:
        """Return the place that holds those of which one figure counts the sites and more (甲区、乙区等 15 个站场)."""
        figure, codes = link.quantity, [place.code or "" for place in group]
        if (
            figure is None
            or figure.unit in {"%", ""}
            or len(group) == 1
            or scene.text[figure.prefix_start - 1] != OTHERS
        ):
            return group
        holding = {self.gazetteer.parent(code) if code else None for code in codes}
        held = holding.pop() if len(holding) == 1 else None
        return [self.gazetteer.place(held, self.published)] if held not in {None, NATION.code} else group

    def _origin(self, scene: Scene, link: Link) -> list[Place]:
        """Return the place that whom the figure counts are of (9 名来自贵州的工人, 9 名湖北籍员工, 九成的宁波企业)."""
        for item, place in [pair for pair in self.resolved if pair[0].start >= link.end]:
            gap = scene.text[link.end : item.start] if item.start - link.end <= ORIGIN_REACH else None
            if gap is None and is_sent_from(scene, link, item):
                return [place]
            if gap in {"来自", "的"} or (gap == "" and scene.text[item.end : item.end + 1] == "籍"):
                return [place]
        return []

    def _such(self, scene: Scene, link: Link) -> list[Place]:
        """Return the places that are named after a figure as those where it is so (收获超过七成的市有甲、乙)."""
        such = SUCH.match(scene.text, link.end, scene.end) if scene.text.startswith("的", link.end) else None
        if such is None:
            return []
        named = between(scene.places, such.end(), scene.clause(link.end)[1])
        listed = bool(named) and named[0].start == such.end() and SUCH_ARE.match(scene.text, named[-1].end) is not None
        if not (such["areas"] or listed):
            return []
        return self._group(scene, such.end(), scene.clause(link.end)[1])

    def _paired(self, scene: Scene, low: int, link: Link) -> list[Place]:
        """Return the figure's own place where each name of a list has its own (昆山的台企、太仓的德企分别…)."""
        if link.of == 1:
            return []
        named = [pair for pair in self.resolved if low <= pair[0].start < link.anchor[0] and governs(scene, pair[0])]
        begins = all(scene.text[pair[0].start - 1] in "、和与及" for pair in named[1:])
        return [named[link.rank][1]] if len(named) == link.of and begins else []

    def _dealt(self, group: list[Place], link: Link) -> tuple[Place, ...]:
        """Deal a list of places out over a list of figures of the same length; else each figure is of them all."""
        if link.of == len(group):
            return (group[link.rank],)
        return tuple(dict.fromkeys(group))

    def naming(self, place: Place, link: Link) -> Span | None:
        """Return the words that name the figure's place: the last before it in its sentence, else the last at all."""
        here = [span_of(item) for item, one in self.resolved if one == place]
        before = [span for span in here if span[0] < link.end]
        return before[-1] if before else here[0] if here else self.named.get(place)

    def take(self, scene: Scene, item: PlaceMention) -> None:
        """Resolve one mention and remember it; 江苏全省 is 江苏 once."""
        last = self.resolved[-1][0] if self.resolved else None
        here = is_here(item) and not is_rank(scene, item)
        place = named_here(scene, item, self.resolved) or self.resolve(item) if here else None
        if place is None or (item.reference and last and last.end == item.start):
            return
        self.resolved.append((item, place))
        if place.code and not item.reference and (not item.inside_name or scene.text[item.end - 1] in "市县"):
            self.cities.append(place.code)
        self.named[place] = span_of(item)
        if place.code == NATION.code:
            self.national = self.national or is_told_of_nation(scene, item)
        elif place.code and (governs(scene, item) or item.reference or BRANCH.match(scene.text, item.end)):
            self.chain.append(place.code)
        elif place.code and is_dateline(scene, item):
            self.chain.append(place.code)
            self.before = len(self.chain)


def _names_population(scene: Scene, link: Link) -> bool:
    """Say whether the link's own clause names whom it is about."""
    words = scene.text[slice(*scene.clause(link.first))]
    return any(head in words for head in namewords.HEADS)
