import gzip
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from shuize.packfile import SEEDS

SENTENCE = "截至{day}，烟台市规模以上工业企业复工率达到{value}%，企业复工复产有序推进。"
TOLD = [("2020-03-01", "86.0"), ("2020-03-05", "91.2"), ("2020-03-12", "95.8")]


def run(*arguments: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `shuize backtest` in the folder, with no settings but those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SHUIZE_")}
    command = [sys.executable, "-m", "shuize", "backtest", *arguments]
    return subprocess.run(
        command, cwd=folder, env=kept | environ, capture_output=True, text=True, check=False, timeout=60
    )


def objects(*arguments: str, folder: Path) -> list[dict[str, Any]]:
    """Return the objects that the command prints."""
    done = run(*arguments, "--json", folder=folder)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def sentence(day: str, value: str) -> str:
    """Return an article's text."""
    month, date = (int(part) for part in day.split("-")[1:])
    return SENTENCE.format(day=f"{month}月{date}日", value=value)


@pytest.fixture
def stream(tmp_path: Path) -> Path:
    """Give a stream of three articles, the newest first: the rate rises past 90 and 95."""
    records = [
        {"id": day, "published_at": f"{day} 19:00:00", "title": f"烟台 {day}", "text": sentence(day, value)}
        for day, value in reversed(TOLD)
    ]
    path = tmp_path / "stream.jsonl.gz"
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)
    path.write_bytes(gzip.compress(text.encode()))
    return path


def test_a_stream_in_event_time(stream: Path) -> None:
    """Whatever the order of the lines, each mark is announced on the day on which its article came out."""
    found = objects(stream.name, folder=stream.parent)
    assert [(one["published"], one["data"]["milestone"]["marks"]) for one in found] == [
        ("2020-03-05", ["90"]),
        ("2020-03-12", ["95"]),
    ]
    assert [one["data"]["alert"]["reason"] for one in found] == ["crossed", "crossed"]
    assert found[0]["data"]["observation"]["quote"] == sentence(*TOLD[1])
    assert found[0]["title"] == "烟台 2020-03-05"


def test_a_correction_takes_back_what_a_round_headline_passed(tmp_path: Path) -> None:
    """突破九成 over 92.3 % is one piece of news, told by its exact figure; with 89.3 instead, both are gone."""
    told = {
        "id": "a",
        "published_at": "2020-03-02",
        "text": f"烟台市规模以上工业企业复工率突破九成\n{sentence('2020-02-29', '92.3')}",
    }
    corrected = {"id": "b", "published_at": "2020-03-04", "text": sentence("2020-02-29", "89.3"), "correction_of": "a"}
    lines = [json.dumps(one, ensure_ascii=False) for one in (told, corrected)]
    (tmp_path / "stream.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = [one for one in objects("stream.jsonl", folder=tmp_path) if one["type"].startswith("milestone")]
    assert [(one["type"], one["published"]) for one in found] == [
        ("milestone.crossed", "2020-03-02"),
        ("milestone.retracted", "2020-03-04"),
    ]
    assert ["92.3%" in one["data"]["text"] for one in found] == [True, True]


def test_nothing_is_left_behind(stream: Path) -> None:
    """No database, no Redis: the folder holds what it held, and on no terminal there is neither bar nor colour."""
    done = run(stream.name, folder=stream.parent)
    assert [path.name for path in stream.parent.iterdir()] == [stream.name]
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert "截至2020年3月5日，烟台市规模以上工业企业复工率由86%（2020年3月1日）升至91.2%，越过90%。" in done.stdout
    assert done.stdout.splitlines()[-1] == "3 篇文章，会有 2 则通告。"


def test_a_stream_under_other_keys(tmp_path: Path) -> None:
    """A feed's summaries, dated in milliseconds, are read under their headlines; what is none is named by its line."""
    day = datetime(2020, 3, 13, 7, tzinfo=ZoneInfo("Asia/Shanghai"))
    feed = {
        "title": "复工率再升", "pubDate": int(day.timestamp() * 1000), "infoSource": "甲报",
        "summary": sentence("2020-03-12", "95.8"),
    }  # fmt: skip
    others = [{"title": "无文"}, {"text": "烟台市复工率达到97%。"}, {"text": "烟台市复工率达到98%。", "date": "昨天"}]
    lines = [json.dumps(one, ensure_ascii=False) for one in (feed, *others)]
    (tmp_path / "stream.jsonl").write_text("\n".join(lines), "utf-8")
    done = run("stream.jsonl", "--json", folder=tmp_path, SHUIZE_LANGUAGE="en")
    assert done.returncode == 4
    (found,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (found["published"], found["title"], found["data"]["observation"]["source"]) == (
        "2020-03-13", "复工率再升", "甲报",
    )  # fmt: skip
    assert found["data"]["observation"]["start"] > len("复工率再升")
    assert [line.partition("; ")[0] for line in done.stderr.splitlines()] == [
        "shuize: stream.jsonl line 2 has no text",
        "shuize: stream.jsonl line 4 cannot be dated: it says published '昨天', expected YYYY-MM-DD",
        "shuize: stream.jsonl line 3 has no date",
    ]


def test_a_folder_as_the_inbox_would_take_it(tmp_path: Path) -> None:
    """Files with sidecars; one that is no article is named, and the exit code says so."""
    for day, value in TOLD:
        (tmp_path / f"{day}.txt").write_text(sentence(day, value), "utf-8")
        (tmp_path / f"{day}.txt.meta.json").write_text(json.dumps({"published": day}))
    (tmp_path / "empty.txt").touch()
    done = run(".", "--json", folder=tmp_path, SHUIZE_LANGUAGE="en")
    assert done.returncode == 4
    assert "empty.txt is empty" in done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_what_the_settings_file_says_holds_here_too(tmp_path: Path) -> None:
    """Sources are ranked, inboxes have theirs, and a reprint is no second source: as the inbox would take it."""
    body = "全市企业复工复产有序推进，交通、物流和用工情况逐步好转，工作专班逐户走访了解困难，当天能办的当天办结。" * 2
    declared = (
        '[[inbox]]\npath = "box"\nsource = "甲报"\n\n[[owner]]\nid = "yantai"\nname = "烟台组"\nplaces = ["烟台市"]\n'
    )
    (tmp_path / "shuize.toml").write_text(declared, "utf-8")
    (tmp_path / "box").mkdir()
    record = {"published": "2020-03-13", "text": sentence("2020-03-12", "95.8") + body}
    (tmp_path / "box" / "a.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    (found,) = objects("box", folder=tmp_path)
    assert found["data"]["observation"]["source"] == "甲报"
    assert found["data"]["owner"]["id"] == "yantai"


def test_ranks_of_sources_decide_here_too(tmp_path: Path) -> None:
    """Two sources that differ are a conflict; where the settings file trusts one more, its figure stands."""
    said = [("甲报", "95.8"), ("乙报", "88.8")]
    lines = [
        json.dumps({"published": "2020-03-13", "source": source, "text": sentence("2020-03-12", value)})
        for source, value in said
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    found = objects("a.jsonl", "--all", folder=tmp_path)
    assert "conflict.opened" in [one["type"] for one in found]
    for trusted, after in (("甲报", []), ("乙报", ["milestone.retracted"])):
        (tmp_path / "shuize.toml").write_text(f'[[source]]\nname = "{trusted}"\nrank = 5\n', "utf-8")
        types = [one["type"] for one in objects("a.jsonl", folder=tmp_path)]
        assert types == ["milestone.crossed", *after], trusted


def test_all_shows_what_is_only_kept(tmp_path: Path) -> None:
    """A figure that is told long after its date is listed with --all only."""
    record = {"published": "2020-04-20", "text": sentence("2020-03-12", "95.8")}
    (tmp_path / "late.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    assert objects("late.json", folder=tmp_path) == []
    (kept,) = objects("late.json", "--all", folder=tmp_path)
    assert (kept["told"], kept["data"]["alert"]["reason"]) == ("quiet", "historical")
    assert "另有 1 则存而未告" in run("late.json", folder=tmp_path).stdout
    assert "(不通告)" in run("late.json", "--all", folder=tmp_path).stdout


def test_two_packs_compared(stream: Path) -> None:
    """Only what one of them alone announces is printed, with its name; the same pack twice differs in nothing."""
    text = (SEEDS / "resumption" / "pack.toml").read_text("utf-8")
    stricter = text.replace('marks = ["90", "95", "100"]', 'marks = ["85", "95"]')
    assert stricter != text
    (stream.parent / "a.toml").write_text(text, "utf-8")
    (stream.parent / "b.toml").write_text(stricter, "utf-8")
    found = objects(stream.name, "--compare", "a.toml", "b.toml", folder=stream.parent)
    assert [(one["published"], one["only"], one["data"]["milestone"]["marks"]) for one in found] == [
        ("2020-03-01", "b.toml", ["85"]),
        ("2020-03-05", "a.toml", ["90"]),
    ]
    assert objects(stream.name, "--compare", "a.toml", "a.toml", folder=stream.parent) == []
    shown = run(stream.name, "--compare", "a.toml", "b.toml", folder=stream.parent, SHUIZE_LANGUAGE="en").stdout
    assert "[only with b.toml]" in shown
    assert shown.splitlines()[-1] == "3 articles, 2 / 2 announcements."


def test_compare_names_its_packs_itself(stream: Path) -> None:
    """Both at once would say two things."""
    done = run(stream.name, "--compare", "a", "b", "--pack", "c", folder=stream.parent, SHUIZE_LANGUAGE="en")
    assert done.returncode == 2
    assert "leave --pack out" in done.stderr
