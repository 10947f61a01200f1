"""Which place a mention means: one of several of a name, what 全省 points at, what stands where none is named."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain as joined

from shuize.places import Gazetteer
from shuize.types import Place, Span
from workers.extract.sentence.scene import Scene
from workers.extract.where.ahead import Ahead
from workers.extract.where.captions import Caption
from workers.extract.where.chain import Chain
from workers.extract.words.codes import NATION, REGIONS, TAIWAN, inside, is_county, reach
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re
from workers.text.blocks import Role

ROUNDUP = 2
"""A story that names more provinces than this is a roundup of the nation."""
THIS_CITY = frozenset(("该市", "这个市", "这座城市"))
NEARLY_ALL = re.compile(r"(?:2[5-9]|3\d)个?省")
"""So many of the 31 provinces are those that have any: 29个省（区、市）累计报告 is told of the nation."""
COUNTY = "县"
DISTRICT = "区"
OWN = "我"
"""What the outlet's own place is called with."""
THIS = "该"
"""What an area is pointed at with that was named before: 该区 is a district, never an autonomous region."""
WHOLE = "全"
"""What an area's name begins with that is the whole of its province (全台)."""
NEAR = 6
"""How many places back one may settle which of two places of one name is meant."""


@dataclass(slots=True)
class Meant:
    """What the story has named so far."""

    published: date
    gazetteer: Gazetteer
    story: Sequence[Scene] = ()
    place: Place | None = None
    chain: Chain = field(default_factory=Chain)
    """Codes named so far: what 全省 and 该区 refer to."""
    opened: int = 0
    """How many codes were named before this paragraph."""
    before: int = 0
    """How many codes were named before this sentence."""
    national: bool = False
    """Whether the story spoke of the nation or one of its central organs."""
    local: bool = False
    """Whether the story spoke of all of a province, a city or a county that it need not name (全市)."""
    caption: Caption = field(default_factory=Caption)
    cities: list[str] = field(default_factory=list)
    """The codes that the paragraph named so far, in a firm's name too."""
    main: str | None = None
    """Whom the sentence told of before its parts (其中…): what follows it is told of them again."""
    named: dict[Place, Span] = field(default_factory=dict)
    """Where the story named each place last."""
    supply: str | None = None
    """The supply that the story told of last: what 这批物资 is of."""
    ahead: Ahead = field(init=False)
    """What the whole story names."""

    def __post_init__(self) -> None:
        """Make ready to look ahead."""
        self.ahead = Ahead(self.story)

    @property
    def placed(self) -> bool:
        """Say whether the story is of some place less than the nation, named or not."""
        return self.local or len(self.chain) > 0

    def resolve(self, item: PlaceMention) -> Place | None:
        """Return the place that a mention means here, None where it cannot be settled."""
        if item.reference:
            return self._pointed_at(item, item.reference)
        if item.level == "region" and NEARLY_ALL.search(item.name):
            return NATION
        if item.level == "region":
            of_one = item.members[0] if len(item.members) == 1 else None
            if of_one and item.name.startswith(WHOLE):
                return self.gazetteer.place(of_one, self.published)
            return Place(of_one, item.name, zone=item.name.removesuffix("地区"))
        if item.code is None:
            held = ([code for code in item.ambiguous if inside(code, one)] for one in reversed(self.chain.tail(NEAR)))
            near = next((codes for codes in held if codes), [])
            return self.gazetteer.place(near[0], self.published) if len(near) == 1 else None
        known = self.gazetteer.place(item.code, self.published)
        return replace(known, zone=item.zone, name=item.zone) if item.zone else known

    def _pointed_at(self, item: PlaceMention, reference: str) -> Place | None:
        """Return what a reference points at: a town is the last of its kind that the story named (全镇)."""
        if reference == "town":
            kind = item.name[1:]
            return next((one for one in reversed(self.named) if one.zone and one.zone.endswith(kind)), None)
        return self._this_city(item.name) or self._this_zone(item) or self._referred(reference, item.name)

    def _this_city(self, words: str) -> Place | None:
        """Return the city that 该市 points at, of a county's rank too: the last that the paragraph named."""
        if words not in THIS_CITY:
            return None
        found = (self.gazetteer.place(code, self.published) for code in reversed(self.cities))
        return next((place for place in found if self.gazetteer.full_name(place.code or "").endswith("市")), None)

    def _this_zone(self, item: PlaceMention) -> Place | None:
        """Return the zone that 全区 points at: the only one of the story, which names no district (某市高新区…全区)."""
        if item.reference != "county" or not item.name.endswith(DISTRICT):
            return None
        zones = {place for place in self.named if place.zone and place.zone.endswith(DISTRICT) and place.code}
        if len(zones) != 1 or any(str(place.code)[:2] in REGIONS for place in zones):
            return None
        return None if self.ahead.has_county else zones.pop()

    def _referred(self, reference: str, words: str = "") -> Place | None:
        """Return what 全省, 该区 or 当地 refers to: what the paragraph named last, else what the story names most."""
        if reference == "any":
            return self.standing()
        if reference == "prefecture" and (own := self._county_city()):
            return self.gazetteer.place(own, self.published)
        this = filter(is_county, self._told()) if words.startswith(THIS) and reference == "county" else ()
        for code in joined(this, self._told()):
            found = reach(code, reference)
            if found and self._is_called(found, words[-1:]):
                return self.gazetteer.place(found, self.published)
        if reference == "county" and (near := next(self.chain.newest(), "")) and near[:2] in REGIONS:
            return self.gazetteer.place(near[:2] + "0000", self.published)
        if reference == "prefecture" and (city := self._city_of_island()):
            return city
        meant = self._meant_ahead(reference, words)
        return self.gazetteer.place(meant, self.published) if meant else None

    def _meant_ahead(self, reference: str, words: str) -> str | None:
        """Return what the whole story names of that level: most often where it is the outlet's own, else first."""
        ours, named = words.startswith(OWN), Counter[str]()
        first = self.ahead.all if ours else self.ahead.governing
        rest = (self.ahead.in_names, self.ahead.papers, *(() if ours else (self.ahead.arrived,)))
        for code, times in joined(first.items(), *(one.items() for one in rest)):
            found = reach(code, reference)
            if found and self._is_called(found, words[-1:]):
                named[found] += times
        return next(iter(dict(named.most_common(1)) if ours else named), None)

    def _city_of_island(self) -> Place | None:
        """Return the only place that the story named, where it is a city without a code of its own (台南市)."""
        only = next(iter(self.named)) if len(self.named) == 1 else None
        return only if only and only.code == TAIWAN and only.zone and only.zone.endswith("市") else None

    def _told(self) -> Iterator[str]:
        """Yield the codes that the paragraph named, the newest first, then the story's, the most frequent first."""
        return joined(self.chain.newest(self.opened), self.chain.frequent())

    def _is_called(self, code: str, ends: str) -> bool:
        """Say whether 全县 can be of the place: a county, no city and no district of its rank."""
        return ends != COUNTY or self.gazetteer.full_name(code).endswith(COUNTY)

    def _county_city(self) -> str | None:
        """Return the city of a county's rank that 全市 means: named last, where the story never names the one above."""
        code = next(self.chain.newest(), None)
        if code is None or code.endswith("00") or code[:2] in REGIONS or code[2:4] == "90":
            return None
        above = code[:4] + "00"
        named = self.gazetteer.full_name(code).endswith("市") and not self.chain.times(above)
        return code if named and above not in self.ahead.governing else None

    def standing(self) -> Place | None:
        """Return the place that stands where a sentence names none: its paragraph's, else its story's.

        A story that names several provinces, or central organs and no place, is of the nation.
        """
        if self.place:
            return self.place
        frequent = self.chain.frequent(self.before)
        roundup = len({code[:2] for code in frequent}) > ROUNDUP
        if self.national or (roundup and not self._heads_all(frequent)):
            return NATION
        if roundup:
            return None
        told = (self._above(frequent) or frequent[0]) if frequent else self._paper()
        return self.gazetteer.place(told, self.published) if told else None

    def _paper(self) -> str | None:
        """Return the code of the place of the paper that tells a story which names no other place at all."""
        papers = self.ahead.papers
        return next(iter(papers)) if len(papers) == 1 == len(self.ahead.all) else None

    def _heads_all(self, codes: Sequence[str]) -> bool:
        """Say whether a headline named all of the places: a story of so many is of those, not of the nation."""
        head = self.story[0] if self.story else None
        if head is None or head.sentence.role is not Role.HEADLINE:
            return False
        return {item.code for item in head.all_places}.issuperset(codes)

    def _above(self, frequent: Sequence[str]) -> str | None:
        """Return the city whose districts are all that the story named, several of them most often."""
        city = reach(frequent[0], "prefecture") if len(frequent) > 1 else None
        alike = city and self.chain.times(frequent[0]) == self.chain.times(frequent[1])
        return city if alike and all(code == city or inside(code, str(city)) for code in frequent) else None
