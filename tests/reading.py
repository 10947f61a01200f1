"""A vocabulary for tests of reading: a text goes in, the figures come out as short tuples."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from shuize import packfile
from shuize.places import Gazetteer
from shuize.types import Article, Observation, PublishedKind
from workers.days.dates import dates
from workers.extract.observe import scenes as sentences
from workers.extract.sentence.mentions import Mentions
from workers.extract.sentence.scene import Scene
from workers.extract.words.lexicon import Lexicon
from workers.read import Reader
from workers.text.segment import segmenter

EVERY_PACK = ("resumption", "epidemic", "vaccination", "harvest", "power", "projects")
PUBLISHED = date(2020, 3, 12)
DAY = PUBLISHED.isoformat()
Row = tuple[str, str, str | None, str | None]
Said = tuple[str, str, str | None]
"""Words of a figure, its indicator and its population."""
Tables = dict[tuple[str, str], dict[str, list[Said]]]
"""By day and packs, what each text tells."""
NAMES = {
    "work_resumption_rate": "work",
    "production_resumption_rate": "production",
    "operating_rate": "operating",
    "staff_return_rate": "staff",
    "capacity_rate": "capacity",
    "power_recovery_rate": "power",
    "resumed_enterprises": "resumed",
    "producing_enterprises": "producing",
    "total_enterprises": "total",
    "returned_staff": "returned",
    "total_staff": "people",
    "projects_started": "started",
    "daily_output": "output",
    "supplies_delivered": "supplies",
    "loans_issued": "loans",
    "loans_renewed": "renewed",
    "loan_count": "loan count",
    "workers_transported": "carried",
    "charter_trips": "trips",
}
"""The pack's indicators under names short enough for a table."""


@cache
def gazetteer() -> Gazetteer:
    """Return the places, loaded once."""
    return Gazetteer.load()


@cache
def reader(*packs: str) -> Reader:
    """Return a reader of these packs, of the default one where none is named; made once."""
    return Reader([packfile.load(one) for one in packs or EVERY_PACK[:1]], gazetteer())


@cache
def lexicon() -> Lexicon:
    """Return the default pack's words, compiled once."""
    return Lexicon([packfile.load("resumption")])


def article(text: str, published: date = PUBLISHED) -> Article:
    """Return the text as an article of that day."""
    return Article("test", text, published, PublishedKind.GIVEN)


def observe(text: str, published: date = PUBLISHED) -> tuple[Observation, ...]:
    """Return the observations of the text."""
    return reader().read(article(text, published)).observations


def figures(text: str, published: date = PUBLISHED) -> list[tuple[str, str]]:
    """Return (indicator, words) of every figure that is printed or implied."""
    return [(short(one), one.text) for one in observe(text, published) if one.kind != "derived"]


def values(text: str) -> list[tuple[str, str]]:
    """Return (indicator, relation and value with unit) of every figure, the earlier of a change in brackets."""
    return [(short(one), level(one)) for one in observe(text)]


def level(one: Observation) -> str:
    """Return the value with its bound and unit: >=90%, <5人, [87%]."""
    sign = {"eq": "", "ge": ">=", "gt": ">", "le": "<=", "lt": "<", "approx": "~"}[one.relation]
    words = f"{sign}{one.value.normalize():f}{one.series.unit}"
    return words if one.as_of else f"[{words}]"


def about(text: str) -> list[tuple[str, str | None]]:
    """Return (words, population) of every figure that is printed or implied."""
    return [(one.text, one.series.subject) for one in observe(text) if one.kind != "derived"]


def every(text: str, published: date) -> tuple[Observation, ...]:
    """Return the observations of the text, read with every pack."""
    return reader(*EVERY_PACK).read(article(text, published)).observations


@cache
def kinds() -> frozenset[str]:
    """Return the kinds of what running counts count that have series of their own: diseases."""
    packs = [packfile.load(one) for one in EVERY_PACK]
    return frozenset(one.name for pack in packs for one in pack.subjects if one.variety == "own")


def people(one: Observation) -> str | None:
    """Return the population of a figure; of which disease counts are `tests/test_varieties.py` says."""
    return None if one.series.subject in kinds() else one.series.subject


def rows(text: str, published: date) -> list[Row]:
    """Return (words, indicator, place, population) of every printed figure, read with every pack."""
    return [
        (one.text, one.series.indicator, one.series.place.code, people(one))
        for one in every(text, published)
        if one.kind.value == "stated"
    ]


def spelled(text: str, published: date) -> list[str]:
    """Return "indicator words place population" of every printed figure, - for none, read with every pack."""
    found = [(one.series, one.text) for one in every(text, published) if one.kind.value == "stated"]
    return [f"{one.indicator} {words} {one.place.name or '-'} {one.subject or '-'}" for one, words in found]


def cases(tables: Tables) -> list[tuple[str, str, str, list[Said]]]:
    """Return day, packs and text of each row, and what it tells."""
    return [(*asked, text, told) for asked, table in tables.items() for text, told in table.items()]


def stated(text: str, day: str, packs: str) -> list[Said]:
    """Return what every printed figure of a text of that day is, where these packs are the text's."""
    given = Article("test", text, date.fromisoformat(day), PublishedKind.GIVEN, packs=tuple(packs.split()))
    found = reader(*EVERY_PACK).read(given).observations
    return [(one.text, one.series.indicator, one.series.subject) for one in found if one.kind == "stated"]


def said(text: str, published: date = PUBLISHED) -> list[Said]:
    """Return what every figure of a text is, printed or not, whichever pack reads it."""
    found = reader(*EVERY_PACK).read(article(text, published)).observations
    return [(one.text, one.series.indicator, one.series.subject) for one in found]


def where(text: str) -> list[tuple[str, str | None]]:
    """Return (words, code of the place) of every figure."""
    return [(one.text, one.series.place.code) for one in observe(text)]


def when(text: str, published: date = PUBLISHED) -> list[tuple[str, str | None, str]]:
    """Return (words, as_of, what dates it) of every figure."""
    return [(one.text, one.as_of, str(one.as_of_kind)) for one in observe(text, published)]


def short(one: Observation) -> str:
    """Return the short name of the observation's indicator."""
    return NAMES.get(one.series.indicator, one.series.indicator)


def scenes(text: str, known: Lexicon | None = None) -> Sequence[Scene]:
    """Return the sentences of the text with what was found in them."""
    words = known or lexicon()
    return list(sentences(Mentions(text, PUBLISHED, gazetteer(), segmenter(words.words), words)))


def scene(text: str, known: Lexicon | None = None) -> Scene:
    """Return the only sentence of the text."""
    (only,) = scenes(text, known)
    return only


__all__ = ["DAY", "PUBLISHED", "about", "dates", "figures", "observe", "scene", "scenes", "values", "when", "where"]
