"""The day in one message: when it is due, what it says, and that it goes out once."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, select

from shuize import digest
from shuize.declared import DigestTable, OwnerTable
from shuize.endpoints import Endpoint
from shuize.pack import Pack
from shuize.packfile import parse
from shuize.store.schema import deliveries, events
from shuize.wanted import Wanted
from shuize.wording import Language
from tests.tales import ENDPOINTS, HEAD, JIMO, NOW, PAGE, receive, store, story, submit
from workers.ledger.daily import make, recipients, send_due
from workers.ledger.reader import EVERYTHING, Reader
from workers.ledger.record import record

PACK = parse(
    HEAD
    + """
board = [80, 95]

[[rule]]
id = "marks"
kind = "milestone"
marks = [90, 95]

[[rule]]
id = "conflicts"
kind = "conflict"
""",
    "pack.toml",
)
LOG, HOOK = Endpoint("log", sink="log"), Endpoint("hook")
EVENING = DigestTable(at="22:00", timezone="Asia/Shanghai")
DUE = datetime(2026, 11, 21, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "zone", "instant"),
    [
        (date(2026, 11, 21), "22:00", "Asia/Shanghai", "2026-11-21T14:00"),
        (date(2026, 3, 28), "22:00", "Europe/Berlin", "2026-03-28T21:00"),
        (date(2026, 3, 29), "22:00", "Europe/Berlin", "2026-03-29T20:00"),
        (date(2026, 3, 29), "02:30", "Europe/Berlin", "2026-03-29T01:30"),
        (date(2026, 10, 25), "02:30", "Europe/Berlin", "2026-10-25T00:30"),
        (date(2026, 10, 25), "22:00", "Europe/Berlin", "2026-10-25T21:00"),
    ],
)
def test_when_it_is_due(day: date, at: str, zone: str, instant: str) -> None:
    """At its hour in its zone, also on days of 23 and 25 hours, where an hour is missing or comes twice."""
    assert digest.instant(day, at, zone) == datetime.fromisoformat(f"{instant}+00:00")
    assert digest.due(digest.instant(day, at, zone), at, zone)[-1] == day
    assert digest.due(digest.instant(day, at, zone) - timedelta(seconds=1), at, zone)[-1] == day - timedelta(days=1)


def send(engine: Engine, now: datetime, *endpoints: Endpoint, table: DigestTable = EVENING) -> list[tuple[str, date]]:
    """Put what is due into the outbox."""
    return send_due(engine, table, endpoints or (LOG, HOOK), [PACK], zone="UTC", now=now)


def fill(engine: Engine, owners: tuple[OwnerTable, ...] = ()) -> None:
    """Record a day: a milestone told, a contradiction with what it holds back, a milestone of old, a low figure."""
    submit(engine, story("2020-03-18", {"value": "96.3", "as_of": "2020-03-16"}), pack=PACK, owners=owners)
    submit(engine, PAGE, 1, pack=PACK, owners=owners)
    old = story("2020-03-19", {"value": "91", "as_of": "2020-02-01", "series": QINGDAO})
    submit(engine, old, 2, pack=PACK)
    low = story("2020-03-19", {"value": "71", "as_of": "2020-03-18", "series": replace(QINGDAO, subject="企业")})
    submit(engine, low, 3, pack=PACK)


QINGDAO = replace(JIMO, place=replace(JIMO.place, code="370200", name="青岛市"))


def of_the_day(engine: Engine, pack: Pack = PACK, reader: Reader = EVERYTHING) -> digest.Digest:
    """Make the digest of the day on which everything was recorded."""
    with engine.connect() as conn:
        return make(conn, [pack], date(2026, 11, 21), at="22:00", zone="Asia/Shanghai", reader=reader)


def test_what_it_says(engine: Engine) -> None:
    """Told; kept: held and historical; the open contradiction; the board: worst first, nothing contested or old."""
    fill(engine)
    found = of_the_day(engine)
    assert [one.type for one in found.told] == ["milestone.crossed", "conflict.opened"]
    assert sorted(one.status for one in found.kept) == ["held", "historical"]
    assert [one.type for one in found.conflicts] == ["conflict.opened"]
    assert [(one.colour, one.place, str(one.value)) for one in found.board] == [
        ("red", "青岛市", "71"),
        ("green", "山东省", "96.3"),
    ]
    assert found.counts == {"told": 2, "kept": 2, "conflicts": 1, "stale": 0, "board": 2}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_as_it_is_read(engine: Engine, language: Language) -> None:
    """Each form holds each sentence once; Markdown has a table, and nothing of a sentence is Markdown."""
    fill(engine)
    found = of_the_day(engine)
    said = found.told[0].text[language]
    plain, marked = digest.text(found, language), digest.markdown(found, language)
    assert plain.count(said) == marked.count(said) == 1
    assert (f"{found.day.month}月{found.day.day}日通告 (2)" if language == "zh" else "Told (2)") in plain
    assert "| 🔴" in marked
    odd = replace(found, told=[replace(found.told[0], text={language: "a*b_[c](d)|<e>"})])
    assert r"a\*b\_\[c\](d)\|\<e\>" in digest.markdown(odd, language)
    fields = json.loads(json.dumps(digest.fields(found, language), ensure_ascii=False))
    assert fields["told"][0]["text"] == said
    assert fields["board"][0]["colour"] == "red"


def test_a_long_day_is_cut(engine: Engine) -> None:
    """A section has twenty lines at most and says how many there are more; the message stays under 20 KB."""
    for number in range(30):
        series = replace(QINGDAO, subject=f"第{number}类企业")
        submit(
            engine, story("2020-03-18", {"value": "96.3", "as_of": "2020-03-16", "series": series}), number, pack=PACK
        )
    found = of_the_day(engine)
    assert (len(found.told), found.counts["told"]) == (20, 30)
    assert "另有 10 条" in digest.text(found, "zh")
    sent = digest.body(found, "hook", NOW, "zh")
    assert len(sent.encode()) <= 20_000
    assert json.loads(sent)["data"]["counts"]["told"] == 30
    assert "另有 10 条" in json.loads(sent)["data"]["text"]


def outbox(engine: Engine) -> list[tuple[str, str]]:
    """Return which digests are to be delivered, and to whom."""
    query = select(deliveries.c.event_id, deliveries.c.endpoint).join(events, events.c.id == deliveries.c.event_id)
    with engine.connect() as conn:
        return sorted((row.endpoint, row.event_id) for row in conn.execute(query.where(events.c.type == "digest")))


def test_it_goes_out_once(engine: Engine) -> None:
    """Before its hour nothing; at its hour one for each endpoint; then none until the next day."""
    assert send(engine, DUE - timedelta(hours=23, minutes=59)) == [("hook", date(2026, 11, 20))]
    assert send(engine, DUE - timedelta(seconds=1)) == []
    assert send(engine, DUE) == [("hook", date(2026, 11, 21))]
    assert send(engine, DUE + timedelta(hours=1)) == []
    assert len(outbox(engine)) == 2


def test_many_processes_send_it_once(engine: Engine) -> None:
    """Twelve workers at the same second: one digest for each endpoint."""
    fill(engine)
    hooks = [Endpoint(f"hook{number}") for number in range(3)]
    start = threading.Barrier(12)

    def run(_number: int) -> int:
        start.wait(60)
        return len(send(engine, DUE, *hooks))

    with ThreadPoolExecutor(12) as pool:
        assert sum(pool.map(run, range(12))) == 3
    assert len(outbox(engine)) == 3


def test_days_that_were_missed_come_late(engine: Engine) -> None:
    """While nothing ran for three days: each is sent once; after a month, a week of them."""
    send(engine, DUE)
    days = [day for _, day in send(engine, DUE + timedelta(days=3, hours=2))]
    assert days == [date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24)]
    assert len(send(engine, DUE + timedelta(days=40))) == 1  # what lies before the week is let go, and begun anew


@pytest.mark.parametrize(
    ("table", "endpoints", "told"),
    [
        (None, (LOG, HOOK), []),
        (EVENING, (LOG, HOOK), ["hook"]),
        (EVENING, (LOG,), ["log"]),
        (EVENING, (LOG, HOOK, Endpoint("evening", digest=True)), ["evening"]),
        (DigestTable(endpoints=("log",)), (LOG, HOOK), ["log"]),
    ],
)
def test_who_gets_it(table: DigestTable | None, endpoints: tuple[Endpoint, ...], told: list[str]) -> None:
    """Whom the file names; where it names nobody, everybody but the log."""
    assert [one.id for one in recipients(table, endpoints)] == told


def test_an_endpoint_that_filters_reads_of_its_own_news(engine: Engine) -> None:
    """What it was not told is not in its digest."""
    one = story("2020-03-18", {"value": "96.3", "as_of": "2020-03-16"})
    receive(engine, one)
    wanted: dict[str, Any] = {"webhook": Wanted(places=("330000",))}
    record(
        engine, one.article, one.reading, [PACK], ENDPOINTS,
        now=NOW, quiet=False, lateness_days=14, language="zh", wanted=wanted,
    )  # fmt: skip
    elsewhere = Wanted(places=("330000",))
    readers = [Reader(Endpoint(one, wanted=elsewhere)) for one in ("log", "webhook")]
    assert len(of_the_day(engine).told) == len(of_the_day(engine, reader=readers[0]).told) == 1
    assert of_the_day(engine, reader=readers[1]).told == []


@pytest.mark.parametrize(
    ("wanted", "kept", "conflicts", "board"),
    [
        (Wanted(), ["held", "historical"], 1, ["青岛市", "山东省"]),
        (Wanted(places=("370000",)), ["held", "historical"], 1, ["青岛市", "山东省"]),
        (Wanted(places=("即墨区",)), ["held"], 1, []),
        (Wanted(places=("330000",)), [], 0, []),
        (Wanted(types=("milestone.crossed",)), ["held", "historical"], 1, ["青岛市", "山东省"]),
        (Wanted(kinds=("milestone",)), ["held", "historical"], 0, ["青岛市", "山东省"]),
        (Wanted(owners=("jimo",)), ["held"], 1, []),
        (Wanted(indicators=("output",)), [], 0, []),
        (Wanted(packs=("p",), topics=("t",)), ["held", "historical"], 1, ["青岛市", "山东省"]),
        (Wanted(topics=("other",)), [], 0, ["青岛市", "山东省"]),
    ],
)
def test_what_somebody_who_filters_reads(
    sqlite_url: str, wanted: Wanted, kept: list[str], conflicts: int, board: list[str]
) -> None:
    """What is held, historical, open or on the board is asked the same as what is told, as far as it can be."""
    owners = (OwnerTable(id="jimo", places=("370215",)),)
    with store(sqlite_url) as engine:
        fill(engine, owners)
        found = of_the_day(engine, reader=Reader(Endpoint("webhook", wanted=wanted), owners))
    assert sorted(one.status for one in found.kept) == kept
    assert (len(found.conflicts), [one.place for one in found.board]) == (conflicts, board)
    assert (found.counts["kept"], found.counts["board"]) == (len(kept), len(board))


def test_the_longest_day_has_room() -> None:
    """Thousands of lines, each as long as lines come: under 20 KB, and it says how many there were."""
    said = {"zh": "数" * 2000, "en": "figure " * 500}
    lines = [digest.Item("a" * 32, "milestone.crossed", "open", said)] * digest.MOST
    square = digest.Square(
        "red", {"zh": "率" * 200, "en": "rate" * 50}, "某" * 200, "众" * 200, Decimal(1), "%", "2020-03-10"
    )
    counts = dict.fromkeys((*digest.SECTIONS, "board"), 5000)
    day = digest.Digest(
        date(2026, 11, 21), NOW, NOW, told=lines, kept=lines, conflicts=lines, stale=lines, board=[square] * 40,
        counts=counts,
    )  # fmt: skip
    sent = digest.body(day, "hook", NOW, "zh")
    assert len(sent.encode()) <= 20_000
    told = json.loads(sent)["data"]
    assert told["counts"] == counts
    assert told["text"].count("另有") == len(counts)
    assert "· 无" not in told["text"]
