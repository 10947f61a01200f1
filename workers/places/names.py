"""Which words name which places: one automaton over every name, reference and word that only looks like one."""

from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from shuize.places import NATION, NATION_NAME, Gazetteer, Row
from workers.text.members import Member


class Sort(Member):
    """What a word that was found is."""

    TRAP = "trap"
    PLACE = "place"
    ZONE = "zone"
    ZONE_WORD = "zone word"
    AREA = "area"
    PART = "part"
    CHINA = "china"
    COUNTED = "counted"
    REFERENCE = "reference"


class Sense(NamedTuple):
    """One place that a word can mean; `strong` where the word needs no parent before it."""

    row: Row
    strong: bool
    full: bool


class Name(NamedTuple):
    """A word that the automaton knows: its sort, and for a place the codes it can mean, the highest first."""

    word: str
    sort: Sort
    codes: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()
    full: bool = False
    edge: bool = False
    """Whether it stands alone only where a word can begin."""
    level: str = ""
    zone: str | None = None
    members: tuple[str, ...] = ()
    senses: tuple[Sense, ...] = ()
    """Kept only where the codes depend on the day."""
    held: str | None = None
    """The place in which a zone bears a place's name too (连江县 in 台湾省)."""


class Token(NamedTuple):
    """A name found at a place of the text, before it is joined with its neighbours; `sure` ones need no parent."""

    start: int
    end: int
    name: Name
    codes: tuple[str, ...]
    sure: bool
    zone: str | None = None


Value = TypeVar("Value")


class Made(dict[str, Value]):
    """Values that are made when first looked up: of eleven thousand names an article has a few dozen."""

    def __init__(self, keys: Container[str], make: Callable[[str], Value]) -> None:
        """Make nothing yet."""
        super().__init__()
        self._keys, self._make = keys, make

    def __missing__(self, key: str) -> Value:
        """Make the value of a key that there is."""
        if key not in self._keys:
            raise KeyError(key)
        self[key] = made = self._make(key)
        return made

    def find(self, key: str) -> Value | None:
        """Return the value, None for a key that there is not."""
        return self[key] if key in self._keys else None


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The automaton, the words that are its patterns, in the same order, and what each of them names."""

    automaton: AhoCorasick
    words: tuple[str, ...]
    traps: frozenset[int]
    """The numbers of the words that name no place."""
    by_word: Made[Name]
    provinces: frozenset[str]
    """The short names of provinces."""
    holders: Made[tuple[str, ...]]
    """Each code's ancestors, the smallest first."""


REFERENCES = {
    "全省": "province", "我省": "province", "该省": "province", "本省": "province", "省内": "province",
    "全省各地": "province", "全自治区": "province",
    "全市": "prefecture", "我市": "prefecture", "该市": "prefecture", "本市": "prefecture", "市内": "prefecture",
    "全市各地": "prefecture", "全州": "prefecture", "我州": "prefecture", "该州": "prefecture", "本州": "prefecture",
    "州内": "prefecture", "全盟": "prefecture", "该盟": "prefecture", "我盟": "prefecture",
    "全区": "county", "我区": "county", "该区": "county", "本区": "county", "区内": "county", "全区各地": "county",
    "全县": "county", "我县": "county", "该县": "county", "本县": "county", "县内": "county", "全县各地": "county",
    "全旗": "county", "该旗": "county", "我旗": "county",
    "全镇": "town", "该镇": "town", "全乡": "town", "该乡": "town", "全街道": "town", "该街道": "town",
    "当地": "any", "本地": "any", "该地": "any", "该地区": "any", "各地": "any",
}  # fmt: skip
# Words that begin with a reference and are none: everybody else's areas.
AREAS = ("各地区", "各地方")
# The short kind of a zone and the form that its name takes in a series, longest first where one begins another.
ZONE_KINDS = {
    "经济技术开发区": "经济技术开发区", "经济开发区": "经济开发区", "经开区": "经济技术开发区",
    "高新技术产业开发区": "高新区", "高新技术开发区": "高新区", "高新技术产业园区": "高新区", "高新区": "高新区",
    "综合保税区": "综合保税区", "综保区": "综合保税区", "保税港区": "保税港区", "保税区": "保税区",
    "自由贸易试验区": "自贸试验区", "自贸试验区": "自贸试验区", "自贸区": "自贸试验区", "自贸片区": "自贸片区",
    "工业园区": "工业园区", "产业园区": "产业园区", "临空经济区": "临空经济区", "示范区": "示范区",
    "度假区": "度假区", "开发区": "开发区", "新区": "新区", "实验区": "实验区", "合作区": "合作区", "管理区": "管理区",
}  # fmt: skip
TRAP = Name("", Sort.TRAP)
LEADING = frozenset({"在内"})
"""Words of the list that a preposition and the beginning of a place's name make too (在[内蒙古])."""
COUNTED = ("个省", "省市", "省份", "省区市", "省区", "省（区、市）", "省(区、市)")
RANK = {"nation": 0, "province": 1, "prefecture": 2, "county": 3}
HERE = "本"
"""What begins what a place calls itself (本港): a word of its own wherever it stands."""
KIND_GOES_ON = {"区": "域间别块", "市": "场", "县": "", "州": "际", "旗": "帜舰袍", "盟": "国约友", "省": ""}
"""What makes the kind that a name ends with the beginning of another word (东城区域)."""
NATION_WORDS = ("中国",)


@lru_cache(maxsize=4)
def names_of(gazetteer: Gazetteer) -> Names:
    """Return the names of a gazetteer, compiled once for each gazetteer."""
    found = dict.fromkeys((word for word in (*gazetteer.not_places, *AREAS) if word not in LEADING), TRAP)
    found |= {word: Name(word, Sort.COUNTED, level="region") for word in COUNTED}
    found |= {word: Name(word, Sort.REFERENCE, level=level) for word, level in REFERENCES.items()}
    found |= {word: Name(word, Sort.ZONE_WORD, zone=form) for word, form in ZONE_KINDS.items()}
    found |= {region.name: Name(region.name, Sort.AREA if region.level != "part" else Sort.PART,
                                level=region.level.replace("part", "region"), members=region.members)
              for region in gazetteer.regions}  # fmt: skip
    found |= {word: Name(word, Sort.CHINA, level="nation") for word in NATION_WORDS}
    senses = _senses(gazetteer)
    zones: dict[str, Name] = {}
    for zone in gazetteer.zones:
        for word in (zone.name, *zone.aliases):
            zones[word] = Name(word, Sort.ZONE, (zone.code,), (zone.code,), full=True, level="zone", zone=zone.name)
    words = tuple(dict.fromkeys((*found, *senses, *zones)))

    def name(word: str) -> Name:
        if word in senses:
            return _name(word, senses[word])._replace(held=zones[word].codes[0] if word in zones else None)
        return zones[word] if word in zones else found[word]

    return Names(
        automaton=AhoCorasick(list(words), MatchKind.LeftmostLongest),
        words=words,
        traps=frozenset(number for number, word in enumerate(words[: len(found)]) if name(word) is TRAP),
        by_word=Made(frozenset(words), name),
        provinces=frozenset(row.short for row in gazetteer.rows if row.level == "province"),
        holders=Made(frozenset(row.code for row in gazetteer.rows), gazetteer.ancestors),
    )


def _senses(gazetteer: Gazetteer) -> dict[str, list[Sense]]:
    """Return each word that names a place, with all the places it names."""
    senses: dict[str, list[Sense]] = defaultdict(list)
    for row in gazetteer.rows:
        if row.code == NATION:
            continue
        for word in (row.name, *row.aliases.split()):
            senses[word].append(Sense(row, strong=row.use != "kind", full=True))
        if row.short and row.short != row.name:
            senses[row.short].append(Sense(row, strong=row.use in ("bare", "edge"), full=False))
    return senses


def _name(word: str, meant: Sequence[Sense]) -> Name:
    """Make a place's name; its senses are kept only where a day decides among them."""
    senses = tuple(meant)
    if len(senses) == 1:
        row, strong, full = senses[0]
        codes, when = (row.code,), senses if row.since or row.until else ()
        sure = codes if strong else ()
        return Name(word, Sort.PLACE, codes, sure, full, _needs_edge(word, senses), row.level, senses=when)
    ordered = tuple(sorted(senses, key=lambda sense: RANK[sense.row.level]))
    dated = any(sense.row.since or sense.row.until for sense in ordered)
    return Name(
        word,
        Sort.PLACE,
        codes=tuple(dict.fromkeys(sense.row.code for sense in ordered)),
        strong=tuple(dict.fromkeys(sense.row.code for sense in ordered if sense.strong)),
        full=all(sense.full for sense in ordered),
        edge=_needs_edge(word, ordered),
        level=ordered[0].row.level,
        senses=ordered if dated else (),
    )


def _needs_edge(word: str, senses: tuple[Sense, ...]) -> bool:
    """Tell whether a name is too short or too common to begin inside other words: 和县, 满城."""
    short = len(word) == len("和县") and word[0] != HERE
    return short and all(sense.full or sense.row.use != "bare" for sense in senses)


@lru_cache(maxsize=4096)
def dated(word: str, day: date, gazetteer: Gazetteer) -> Name:
    """Return a name with the codes of one day: places borne that day first, else the heirs of those that are gone."""
    name, iso = names_of(gazetteer).by_word[word], day.isoformat()
    borne = [sense for sense in name.senses if sense.row.bears(iso)]
    if borne:
        meant = [(sense.row.code, sense.strong) for sense in borne]
        return _meaning(name, meant)._replace(level=borne[0].row.level)
    heirs = [(gazetteer.heir(sense.row, iso), sense.strong) for sense in name.senses]
    zone = heirs[0][0].zone if len(heirs) == 1 else None
    return _meaning(name, [(place.code or "", strong) for place, strong in heirs])._replace(zone=zone)


def _meaning(name: Name, meant: list[tuple[str, bool]]) -> Name:
    """Return the name with these codes and no more days to ask."""
    codes = tuple(dict.fromkeys(code for code, _ in meant))
    return name._replace(codes=codes, strong=tuple(dict.fromkeys(code for code, sure in meant if sure)), senses=())


@lru_cache(maxsize=8192)
def spoken(code: str, gazetteer: Gazetteer, day: date) -> str:
    """Return the name of a code on a day."""
    return NATION_NAME if code == NATION else gazetteer.place(code, day).name
