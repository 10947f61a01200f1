"""What articles on farming, power and building tell, as short rows."""

from datetime import date

from shuize.types import Article, PublishedKind
from tests.reading import level, reader

PACKS = ("resumption", "harvest", "power", "projects")
TOLD = date(2021, 10, 9)
SHORT = {
    "harvest_progress": "progress",
    "harvested_area": "area",
    "sown_area": "sown",
    "sowing_progress": "sowing",
    "users_restored": "users",
    "restoration_rate": "rate",
}


def told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Return (indicator, level, zone or else code, subject) of every figure but those of open rates."""
    article = Article("test", text, TOLD, PublishedKind.GIVEN)
    return [
        (
            SHORT.get(one.series.indicator, one.series.indicator),
            level(one),
            one.series.place.zone or one.series.place.code,
            one.series.subject,
        )
        for one in reader(*PACKS).read(article).observations
        if one.kind != "open"
    ]
