import doctest
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from shuize import packfile
from shuize.cli import account
from shuize.types import Place, Series
from tests.tales import store, story, submit

RESUMPTION = packfile.load("resumption")
QINGDAO = Series("staff_return_rate", Place("370200", "青岛市"), "规模以上工业企业", "%")
JIMO = Series("staff_return_rate", Place("370215", "即墨区"), None, "%")
FIRM = Series("staff_return_rate", Place("370200", "青岛市"), "青岛某某有限公司", "%")
NAMED = ("青岛", "规模以上", "返岗率")
COURSE = [("80.0", "01"), ("84.0", "05"), ("88.0", "09"), ("92.0", "13")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder in which 青岛 rose from 80 to 92 in twelve days, and two sources differ about 即墨."""
    data = tmp_path_factory.mktemp("data")
    with store(f"sqlite:///{data}/shuize.db") as engine:
        for second, (value, day) in enumerate(COURSE):
            told = {"series": QINGDAO, "value": value, "as_of": f"2020-03-{day}"}
            submit(engine, story(f"2020-03-{day}", told, source="胶湾晚报"), second, pack=RESUMPTION)
        for second, (value, source) in enumerate((("97.0", "a"), ("81.0", "b")), start=len(COURSE)):
            told = {"series": JIMO, "value": value, "as_of": "2020-03-10"}
            submit(engine, story("2020-03-12", told, source=source), second, pack=RESUMPTION)
        told = {"series": FIRM, "value": "60.0", "as_of": "2020-03-10"}
        submit(engine, story("2020-03-12", told, source="a", name="firm"), len(COURSE) + 2, pack=RESUMPTION)
    return data


def shown(folder: Path, *arguments: str, language: str = "zh") -> str:
    """Return what `shuize series` prints."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SHUIZE_")}
    environ = kept | {"SHUIZE_DATA": str(folder), "SHUIZE_LANGUAGE": language}
    command = [sys.executable, "-m", "shuize", "series", *arguments]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


def test_a_series_in_plain_words(folder: Path) -> None:
    """Its course as bars, the mark it passed and since when, and when the next one comes if the trend holds."""
    said = shown(folder, *NAMED).splitlines()
    assert said[-3:] == [
        "▁▃▆█ 80% (2020年3月1日) → 92% (2020年3月13日)",
        "水则 90%: 2020年3月13日 (成立, 越过)",
        "若趋势不变，2020年3月16日到 95%（2020年3月16日至2020年3月16日）：最近 4 个数字每天变化 1%；仅供参考。",
    ]
    assert any("胶湾晚报" in line for line in said)
    english = shown(folder, *NAMED, language="en").splitlines()
    assert english[-1] == ("If the trend holds, 95% on 2020-03-16 (2020-03-16 to 2020-03-16): 1% a day over 4 values.")


def test_the_place_itself_before_its_firms_and_districts(folder: Path) -> None:
    """The words fit a firm and a district too: the city's own history is shown, the others are listed below."""
    said = shown(folder, "青岛", "返岗率")
    assert 0 < said.index("▁▃▆█ 80%") < said.index("某某有限公司")
    assert said.index("▁▃▆█ 80%") < said.index("即墨区")
    assert len(shown(folder, "青岛", "返岗率", "--json").splitlines()) == 3


def test_contradictions_are_said(folder: Path) -> None:
    """What contradicts what on which day, and the marks that wait for it; there is no course and no outlook."""
    said = shown(folder, "即墨").splitlines()
    assert said[-1] == "矛盾 2020年3月10日: 97% / 81%"
    assert "水则 90%: 2020年3月10日 (搁置, 矛盾)" in said
    assert not any("趋势" in line for line in said)


def test_the_same_for_programs(folder: Path) -> None:
    """One object: what stands, marks, contradictions, outlook."""
    found = json.loads(shown(folder, *NAMED, "--json"))
    assert [one["value"] for one in found["stands"]] == ["80", "84", "88", "92"]
    assert [(one["key"], one["status"]) for one in found["passed"]] == [("90", "open")]
    assert found["outlook"]["expected"] == "2020-03-16"
    other = json.loads(shown(folder, "即墨", "--json"))
    assert other["outlook"] is None
    assert other["conflicts"][0]["values"] == ["97", "81"]


def test_the_examples_in_the_docstrings_hold() -> None:
    """Every example is run."""
    found = doctest.testmod(account)
    assert (found.attempted > 0, found.failed) == (True, 0)
