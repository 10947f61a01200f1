"""An article and its sidecar dropped together by real programs, in either order: told once, and not taken back."""

import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from ingest.habit import FIRST, Habit
from ingest.inbox import Inbox
from shuize.store import articles, schema
from shuize.store.engine import writing
from shuize.types import Article, PublishedKind
from tests.inboxes import LONG_AGO, SENTENCE, Stack, eventually, running, stack, write
from tests.receivers import Peer, listening, status

Drop = Callable[[Sequence[Path], Path], None]
PAUSE_SECONDS = 3.0
SECRET = "whsec_" + "c2h1aXplLXRlc3Qtc2VjcmV0LXNodWl6ZS10ZXN0IQ=="
SIDECAR = json.dumps({"published": "2020-03-12", "source": "甲报"})


def undated(city: str) -> str:
    """Return an article that says 'today' and not when that is: without its sidecar it is dated by its file."""
    return f"今天，{city}规模以上工业企业复工率达96.3%，物流和用工逐步恢复。\n"


def dated(city: str) -> str:
    """Return an article that needs no sidecar."""
    return f"---\npublished: 2020-03-12\n---\n{undated(city)}"


def run(*words: str | Path) -> None:
    """Run a program."""
    subprocess.run([str(word) for word in words], check=True, timeout=60)


def one_cp(pair: Sequence[Path], inbox: Path) -> None:
    """One cp for both."""
    run("cp", *pair, inbox)


def two_cp(pair: Sequence[Path], inbox: Path) -> None:
    """One cp after the other."""
    for path in pair:
        run("cp", path, inbox)


def one_rsync(pair: Sequence[Path], inbox: Path) -> None:
    """One rsync for both; it sorts them, so the article comes first."""
    run("rsync", "-a", *pair, f"{inbox}/")


def two_rsync(pair: Sequence[Path], inbox: Path) -> None:
    """One rsync after the other."""
    for path in pair:
        run("rsync", "-a", path, f"{inbox}/")


def moved(pair: Sequence[Path], inbox: Path) -> None:
    """One rename after the other."""
    for path in pair:
        path.rename(inbox / path.name)


STYLES: Sequence[tuple[str, Drop, bool]] = (
    ("青岛市", one_cp, False),
    ("烟台市", one_cp, True),
    ("潍坊市", one_rsync, False),
    ("济南市", two_rsync, True),
    ("临沂市", moved, False),
    ("济宁市", moved, True),
    ("淄博市", two_cp, False),
    ("德州市", two_cp, True),
    ("泰安市", two_rsync, False),
)


SINGLES = ("东营市", "日照市", "滨州市", "菏泽市")


def told(peer: Peer) -> list[tuple[str, str, str]]:
    """Return type, place and date of everything that arrived."""
    bodies = [json.loads(one.body) for one in peer.requests]
    return [
        (one["type"], one["data"]["series"]["place"]["name"], one["data"]["observation"]["as_of"]) for one in bodies
    ]


def events(box: Stack) -> list[str]:
    """Return the type of every event, told or not."""
    with box.engine.connect() as conn:
        return list(conn.scalars(select(schema.events.c.type).order_by(schema.events.c.sequence)))


def arrive(peer: Peer, number: int) -> None:
    """Wait until so many messages have arrived."""
    eventually(lambda: len(peer.requests) >= number, 60)


@pytest.mark.parametrize(
    ("before", "styles"),
    [
        pytest.param((), STYLES, id="a new inbox"),
        *(pytest.param(SINGLES, [one], id=f"no sidecar ever before: {one[1].__name__}") for one in STYLES[:6:2]),
    ],
)
def test_pairs_are_told_once(tmp_path: Path, before: Sequence[str], styles: Sequence[tuple[str, Drop, bool]]) -> None:
    """A pair has its date, whoever comes first, and nothing is taken back; the pause is long for busy machines."""
    if shutil.which("rsync") is None:
        pytest.skip("rsync is not installed")
    with listening(status(204)) as peer, stack(tmp_path) as box:
        box.redis.close()  # the stack under test has its own
        settings = replace(
            box.settings, sidecar_seconds=PAUSE_SECONDS, webhook_url=peer.url, webhook_secret=SECRET,
            webhook_allow_cidrs=("127.0.0.0/8",),
        )  # fmt: skip
        with running(["-m", "shuize", "up"], settings):
            for number, city in enumerate(before, 1):
                write(box.root / f"{city}.txt", dated(city))
                arrive(peer, number)
            for number, (city, drop, sidecar_first) in enumerate(styles, len(before) + 1):
                article = write(tmp_path / f"{city}.txt", undated(city))
                sidecar = write(tmp_path / f"{city}.txt.meta.json", SIDECAR)
                drop((sidecar, article) if sidecar_first else (article, sidecar), box.root)
                arrive(peer, number)
            eventually(lambda: not [path for path in box.root.glob("*") if path.is_file()])
        wanted = [("milestone.crossed", city, "2020-03-12") for city in (*before, *(style[0] for style in styles))]
        assert told(peer) == wanted
        assert events(box) == ["milestone.crossed"] * len(wanted)


def test_who_waits() -> None:
    """The first few wait; then nobody, until a sidecar is seen."""
    habit = Habit()
    assert habit.waits
    habit.alone = FIRST
    habit.learn([b"a.txt", b"day/b.txt"])
    assert not habit.waits
    habit.learn([b"day/b.txt.meta.json"])
    assert habit.waits


@pytest.mark.parametrize(
    ("kind", "days", "waits"),
    [(PublishedKind.SIDECAR, 1, True), (PublishedKind.SIDECAR, 60, False), (PublishedKind.GIVEN, 1, False)],
)
def test_the_ledger_remembers_that_sidecars_came(box: Stack, kind: PublishedKind, days: int, *, waits: bool) -> None:
    """After a restart too, for a month, and for the inbox into which they came."""
    published = (datetime.now(UTC) - timedelta(days=days)).date()
    article = Article("a" * 64, SENTENCE, published, kind)
    with writing(box.engine) as conn:
        articles.insert(conn, article, name="day/a.txt", now=datetime.now(UTC))
    box.inbox.recall()
    assert box.inbox.habit.pairs is waits
    other = Inbox(replace(box.desk, further=True))
    other.recall()
    assert not other.habit.pairs


def test_a_sidecar_that_comes_while_its_article_is_read_here(box: Stack) -> None:
    """Both are taken together, though the article was seen alone."""
    box.inbox.habit.alone = FIRST
    write(box.root / "a.txt")

    def late() -> bool:
        write(box.root / "a.txt.meta.json", SIDECAR)
        return True

    box.inbox.go_on = late  # asked between looking and reading
    box.look()
    assert box.names() == []
    box.look()
    with box.engine.connect() as conn:
        (article,) = articles.named(conn, "a.txt", LONG_AGO)
    assert (article.published, article.source) == (date(2020, 3, 12), "甲报")


def test_what_only_its_file_dates_waits_for_a_sidecar_where_none_ever_came(tmp_path: Path) -> None:
    """One that says its day is taken at once; the other when its sidecar is there, and dated by that."""
    with stack(tmp_path, sidecar_seconds=PAUSE_SECONDS) as box:
        box.inbox.habit.alone = FIRST
        write(box.root / "a.txt", undated("青岛市"))
        write(box.root / "b.txt", dated("烟台市"))
        assert box.look() <= PAUSE_SECONDS
        assert box.names() == ["b.txt"]
        write(box.root / "a.txt.meta.json", SIDECAR)
        box.look_until(lambda: box.names() == ["a.txt", "b.txt"])
        with box.engine.connect() as conn:
            (article,) = articles.named(conn, "a.txt", LONG_AGO)
        assert article.published == date(2020, 3, 12)


def test_one_that_waited_in_vain_is_dated_by_its_file(tmp_path: Path) -> None:
    """No sidecar came while it might have."""
    with stack(tmp_path, sidecar_seconds=0.2) as box:
        box.inbox.habit.alone = FIRST
        write(box.root / "a.txt", undated("青岛市"))
        box.look_until(lambda: box.names() == ["a.txt"])
        assert not box.inbox.later
