"""Sidecars that come with their article, after it, before it, and what they say."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from shuize.store import articles
from shuize.store.engine import writing
from tests.inboxes import LONG_AGO, SENTENCE, Stack, eventually, running, stack, write


def known(box: Stack, name: str = "a.txt") -> tuple[date, str | None, str, str]:
    """Return the date, source, way of dating and state of the article of that name."""
    with box.engine.connect() as conn:
        (article,) = articles.named(conn, name, LONG_AGO)
        found = articles.get(conn, article.id)
    assert found is not None
    return found[0].published, found[0].source, found[0].published_kind.value, found[1]


def read(box: Stack) -> None:
    """Say that everything was read, as a worker does."""
    with writing(box.engine) as conn:
        for one in articles.named(conn, "a.txt", LONG_AGO):
            articles.finish(conn, one.id, "{}", LONG_AGO)


def why(box: Stack, name: str) -> str:
    """Return what is said beside the file of that name, for people and for programs."""
    (found,) = box.root.rglob(f"{name}.why")
    return found.read_text(encoding="utf-8")


def test_a_sidecar_that_comes_later_dates_its_article_anew(box: Stack) -> None:
    """The article is read again with what is known of it now; the sidecar is put away."""
    write(box.root / "a.txt")
    box.look()
    read(box)
    write(box.root / "a.txt.meta.json", '{"published": "2020-03-25", "source": "甲报"}')
    box.look_until(lambda: known(box)[3] == "again")
    assert known(box) == (date(2020, 3, 25), "甲报", "sidecar", "again")
    assert box.tree() == {"done/DAY/a.txt", "done/DAY/a.txt.meta.json"}
    assert len(box.queued()) == 1


def test_the_same_file_again_with_a_sidecar(box: Stack) -> None:
    """The text is known; what the sidecar says of it is news, what it does not say stays."""
    write(box.root / "a.txt.meta.json", '{"published": "2020-03-25", "title": "t"}')
    write(box.root / "a.txt")
    box.look()
    read(box)
    write(box.root / "a.txt.meta.json", '{"source": "甲报"}')
    write(box.root / "a.txt")
    box.look()
    assert known(box) == (date(2020, 3, 25), "甲报", "sidecar", "again")
    assert {"duplicate/a.txt", "duplicate/a.txt.meta.json"} <= box.tree()
    read(box)
    write(box.root / "a.txt.meta.json", '{"source": "甲报"}')
    write(box.root / "a.txt")
    box.look()
    assert known(box)[3] == "read"


def test_a_sidecar_that_comes_first_waits(box: Stack) -> None:
    """It speaks of no article that came long ago, but of the next of its name."""
    write(box.root / "a.txt.meta.json", '{"published": "2020-03-25"}')
    for _ in range(3):
        box.look()
    assert box.tree() == {"a.txt.meta.json"}
    write(box.root / "a.txt")
    box.look()
    assert known(box)[:1] == (date(2020, 3, 25),)
    assert box.tree() == {"done/DAY/a.txt", "done/DAY/a.txt.meta.json"}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ('{"published": "2020-03-25"', "has a sidecar that is no JSON"),
        ('["x"]', "is no JSON object"),
        ('{"pack": "nothing"}', "asks for the pack 'nothing', expected resumption"),
    ],
)
def test_a_bad_sidecar_is_said(tmp_path: Path, said: str, reason: str) -> None:
    """With its article, or after it: the file is rejected with the reason."""
    with stack(tmp_path, packs=("resumption",)) as box:
        write(box.root / "b.txt", SENTENCE + "二")
        box.look()
        write(box.root / "a.txt.meta.json", said)
        write(box.root / "a.txt")
        write(box.root / "b.txt.meta.json", said)
        box.look_until(lambda: "rejected/b.txt.meta.json" in box.tree())
        assert reason in why(box, "a.txt")
        assert reason in why(box, "b.txt.meta.json")
        assert box.names() == ["b.txt"]


def test_an_unknown_key_is_said_and_spoils_nothing(box: Stack) -> None:
    """Beside the file, with the nearest key that there is."""
    write(box.root / "a.txt.meta.json", '{"publised": "2020-03-25"}')
    write(box.root / "a.txt")
    box.look()
    assert box.names() == ["a.txt"]
    assert "附带文件中没有键 'publised'，不起作用；是不是 'published'？" in why(box, "a.txt")


def test_a_date_that_is_still_to_come_is_questioned(box: Stack) -> None:
    """The article is read as it says; beside it stands that its date was mistyped. Tomorrow may be a zone's today."""
    write(box.root / "a.txt", f"---\npublished: 2962-03-25\n---\n{SENTENCE}")
    write(box.root / "b.txt.meta.json", json.dumps({"published": f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%d}"}))
    write(box.root / "b.txt", f"{SENTENCE}二")
    box.look()
    assert sorted(box.names()) == ["a.txt", "b.txt"]
    assert "见报日期 2962-03-25 还没有到" in why(box, "a.txt")
    assert not list(box.root.rglob("b.txt.why"))


def test_broken_lines_are_put_where_they_are_seen(box: Stack) -> None:
    """The good lines are read; the others lie in rejected/ to be put right, and both say what was left out."""
    lines = [f'{{"text": "{SENTENCE}一"}}', '{"text": ', f'{{"text": "{SENTENCE}二"}}', '{"title": "x"}']
    write(box.root / "day" / "a.jsonl", "\n".join(lines))
    box.look()
    assert box.names() == ["day/a.jsonl"] * 2
    left = box.root / "rejected" / "day" / "a.jsonl"
    assert left.read_text(encoding="utf-8").splitlines() == [lines[1], lines[3]]
    said = [path.read_text(encoding="utf-8").splitlines() for path in sorted(box.root.rglob("a.jsonl.why"))]
    assert len(said) == 2
    for people, program in said:
        assert people.startswith("a.jsonl 已读，但其中 2 条除外：第 2 行不是 JSON")
        assert "line 4 has no text" in json.loads(program)["reason"]


def test_an_inbox_says_what_holds_in_it(tmp_path: Path) -> None:
    """Source, rank, packs and language of `[[inbox]]`, also for the first inbox; a source has its own rank."""
    with stack(tmp_path, config=tmp_path / "shuize.toml") as box:
        box.settings.config.write_text(
            '[[inbox]]\npath = "inbox"\nsource = "甲报"\nrank = 20\n'
            '[[inbox]]\npath = "more"\npacks = ["resumption"]\nlanguage = "en"\n'
            '[[source]]\nname = "乙报"\nrank = 5\n',
            encoding="utf-8",
        )
        with running(["-m", "ingest"], box.settings):
            eventually((tmp_path / "more").is_dir)
            write(box.root / "a.txt")
            write(tmp_path / "more" / "b.txt", "---\nsource: 乙报\n---\n" + SENTENCE + "二")
            eventually(lambda: len(box.names()) == 2)
        found = []
        with box.engine.connect() as conn:
            for name in ("a.txt", f"{tmp_path}/more/b.txt"):
                found += articles.named(conn, name, LONG_AGO)
        assert [(one.source, one.rank, one.packs, one.language) for one in found] == [
            ("甲报", 20, (), None),
            ("乙报", 5, ("resumption",), "en"),
        ]
