"""The dated table of places: what a code names on a day, what it lies in, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from shuize.types import Place

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
NATION = "100000"
NATION_NAME = "全国"
FOREVER = "9999-12-31"


class Row(NamedTuple):
    """A name that a code bore from `since` until `until` (ISO days; empty: open)."""

    code: str
    name: str
    short: str
    use: str
    """How the short name may be read: bare, weak (after its parent), kind (so even the full name)."""
    aliases: str
    level: str
    parent: str
    since: str
    until: str
    successor: str
    """The code of the same area afterwards."""
    part_of: str
    """The place that took the area in, where it did not stay whole."""

    def bears(self, day: str) -> bool:
        """Tell whether the name was borne on an ISO day."""
        return self.since <= day < (self.until or FOREVER)


class Zone(NamedTuple):
    """A functional zone: an area with a name but no code of its own, in the place `code`."""

    name: str
    code: str
    aliases: tuple[str, ...]


class Region(NamedTuple):
    """The nation, a foreign country or an area of several places (京津冀): level nation, foreign or region.

    An area whose name begins other names too (东北, 苏北) is of level part; its member is the province that it is in.
    """

    name: str
    level: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """All places, their names and dates; loaded once, never changed."""

    rows: tuple[Row, ...]
    zones: tuple[Zone, ...]
    regions: tuple[Region, ...]
    not_places: tuple[str, ...]
    _by_code: Mapping[str, tuple[Row, ...]] = field(repr=False)

    @classmethod
    def load(cls, path: Path | None = None) -> "Gazetteer":
        """Read places.csv, zones.csv, regions.csv and not_places.txt of a folder; the project's own by default."""
        folder = path or SEEDS
        rows = tuple(Row._make(cells) for cells in _cells(folder / "places.csv"))
        by_code: dict[str, tuple[Row, ...]] = {}
        for row in rows:
            by_code[row.code] = (*by_code.get(row.code, ()), row)
        return cls(
            rows=rows,
            zones=tuple(Zone(name, code, tuple(more.split())) for name, code, more in _cells(folder / "zones.csv")),
            regions=tuple(Region(name, kind, tuple(of.split())) for name, kind, of in _cells(folder / "regions.csv")),
            not_places=tuple((folder / "not_places.txt").read_text(encoding="utf-8").split()),
            _by_code=MappingProxyType(by_code),
        )

    def row(self, code: str) -> Row:
        """Return the latest name of a code; KeyError for a code that never was."""
        return self._by_code[code][-1]

    def known(self, code: str) -> bool:
        """Tell whether a code is or was a place's."""
        return code in self._by_code

    def place(self, code: str, on: date | None = None) -> Place:
        """Return what a code names on a day, under the code the area has that day; without a day, its latest name.

        An area that was taken in by a larger place comes back as a zone of that place.
        """
        if on is None:
            return Place(code, self._spoken(self.row(code)))
        day = on.isoformat()
        for row in self._by_code[code]:
            if row.bears(day):
                return Place(code, self._spoken(row))
        return self.heir(self.row(code), day)

    def heir(self, row: Row, day: str) -> Place:
        """Return what a row's area is called on an ISO day on which its own name is not borne."""
        if row.until and day >= row.until and row.part_of:
            holder = self.place(row.part_of, date.fromisoformat(day))
            return Place(holder.code, holder.name, row.name)
        if row.until and day >= row.until and row.successor != row.code:
            return self.place(row.successor, date.fromisoformat(day))
        named = next((other for other in self._by_code[row.code] if other.bears(day)), row)
        return Place(named.code, self._spoken(named))

    def parent(self, code: str) -> str | None:
        """Return the code of the place that holds this one; None for the nation."""
        return self.row(code).parent or None

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Return the places that hold this one, the smallest first, without the nation."""
        found = []
        above = self.row(code).parent
        while above and above != NATION:
            found.append(above)
            above = self.row(above).parent
        return tuple(found)

    def within(self, code: str, holder: str) -> bool:
        """Tell whether a place lies in another (not in itself); everything lies in the nation."""
        return holder in self.ancestors(code) or (holder == NATION != code)

    def level(self, code: str) -> str:
        """Return nation, province, prefecture or county."""
        return self.row(code).level

    def full_name(self, code: str, on: date | None = None) -> str:
        """Return the name with those of the places above it: 山东省青岛市即墨区."""
        chain = (*reversed(self.ancestors(code)), code)
        return "".join(self.place(each, on).name for each in chain)

    @staticmethod
    def _spoken(row: Row) -> str:
        """Return the name as people say it: the nation is 全国."""
        return NATION_NAME if row.code == NATION else row.name


def _cells(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file without quotes, its header left off."""
    return [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()[1:] if line]
