import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from shuize.places import SEEDS
from shuize.types import Place
from tests.mentions import GAZETTEER, SPRING_2020

SHARED = Path(__file__).resolve().parents[2] / "shared"
PLACES = [
    ("370282", date(2016, 1, 1), Place("370282", "即墨市")),
    ("370282", date(2020, 1, 1), Place("370215", "即墨区")),
    ("370282", None, Place("370282", "即墨市")),
    ("370215", date(2010, 1, 1), Place("370215", "即墨区")),
    ("420600", date(2009, 1, 1), Place("420600", "襄樊市")),
    ("420600", date(2012, 1, 1), Place("420600", "襄阳市")),
    ("420600", None, Place("420600", "襄阳市")),
    ("341422", date(2020, 1, 1), Place("340281", "无为市")),
    ("371200", date(2020, 1, 1), Place("370100", "济南市", "莱芜市")),
    ("100000", None, Place("100000", "全国")),
]


@pytest.mark.parametrize(("code", "day", "expected"), PLACES)
def test_what_a_code_names_on_a_day(code: str, day: date | None, expected: Place) -> None:
    """A code that is gone names its heir; an area taken in is a zone of its holder."""
    assert GAZETTEER.place(code, day) == expected


def test_the_tree_of_places() -> None:
    """Parents, ancestors, levels and full names."""
    assert GAZETTEER.parent("370215") == "370200"
    assert GAZETTEER.parent("110105") == "110000"
    assert GAZETTEER.parent("100000") is None
    assert GAZETTEER.ancestors("370215") == ("370200", "370000")
    assert GAZETTEER.within("370215", "370000")
    assert GAZETTEER.within("370215", "100000")
    assert not GAZETTEER.within("370215", "370100")
    assert not GAZETTEER.within("100000", "100000")
    assert GAZETTEER.level("370215") == "county"
    assert GAZETTEER.full_name("370215") == "山东省青岛市即墨区"
    assert GAZETTEER.full_name("429004", date(2020, 1, 1)) == "湖北省仙桃市"
    assert not GAZETTEER.known("999999")


def test_every_row_leads_somewhere() -> None:
    """Each parent, successor, zone and member is a known code, and no row is its own ancestor."""
    for row in GAZETTEER.rows:
        assert all(GAZETTEER.known(code) for code in (row.parent, row.successor, row.part_of) if code)
        assert row.code not in GAZETTEER.ancestors(row.code)
        assert GAZETTEER.place(row.code, SPRING_2020).code
    assert all(GAZETTEER.known(zone.code) for zone in GAZETTEER.zones)
    assert all(GAZETTEER.known(code) for region in GAZETTEER.regions for code in region.members)


def test_the_builder_gives_what_is_committed(tmp_path: Path) -> None:
    """places.csv and not_places.txt are made by the builder, byte for byte."""
    source = SHARED / "gazetteer"
    if not source.is_dir():
        pytest.skip("the gazetteer that places.csv was built from is not here")
    subprocess.run([sys.executable, "-W", "ignore", str(SEEDS / "build_places.py"), source, tmp_path], check=True)
    for name in ("places.csv", "not_places.txt"):
        assert (tmp_path / name).read_bytes() == (SEEDS / name).read_bytes()
