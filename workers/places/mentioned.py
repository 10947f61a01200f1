"""A mention of a place: what the words at one place of a text name."""

from typing import NamedTuple


class PlaceMention(NamedTuple):
    """A place, an area or a reference to one, at text[start:end] in code points.

    `level` is nation, province, prefecture, county, zone, foreign, region (an area of several places; `members` are
    their codes where they are known) or reference. `code` is None for a reference, an ambiguous name, a region and
    a foreign place. `excluded`: the place is left out (除湖北外); `inside_name`: it only begins the name of a firm,
    a school, a station.
    """

    start: int
    end: int
    code: str | None
    name: str
    level: str
    zone: str | None = None
    reference: str | None = None
    ambiguous: tuple[str, ...] = ()
    inside_name: bool = False
    excluded: bool = False
    members: tuple[str, ...] = ()
