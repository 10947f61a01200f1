"""The rules that look beyond one series, through the store: what stands beside it, what event time leaves behind."""

import json
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from shuize.packfile import parse
from shuize.siblings import family, sibling_codes
from shuize.store import alerts, dues, events, watermarks
from shuize.store.schema import dues as due_rows
from shuize.types import Place, Series
from tests.tales import HEAD, NOW, Story, plans, receive, send, shuffled, states, store, story, submit, told
from workers.compare.rehearse import rehearse

PACK = parse(
    HEAD
    + """
[[rule]]
id = "passing"
kind = "overtakes"

[[rule]]
id = "silent"
kind = "stale"
min_points = 2
gaps = 2
floor_days = 3
""",
    "pack.toml",
)


def of(code: str, name: str, **changes: Any) -> Series:  # noqa: ANN401  # any field
    """Make the return rate's series of the place."""
    return Series(**{"indicator": "return", "place": Place(code, name), "subject": None, "unit": "%"} | changes)


QINGDAO, JINAN, NINGBO = of("370200", "青岛市"), of("370100", "济南市"), of("330200", "宁波市")
CITIES = (QINGDAO, JINAN, NINGBO)


def tell(engine: Engine, published: str, *figures: tuple[Series, str, str], second: int = 0) -> list[Any]:
    """Record an article of that date with these figures (series, value, as_of) and return its events."""
    fields = [{"series": series, "value": value, "as_of": as_of} for series, value, as_of in figures]
    return told(submit(engine, story(published, *fields), second, pack=PACK))


def bodies(engine: Engine) -> list[dict[str, Any]]:
    """Return the events' bodies, the newest first."""
    with engine.connect() as conn:
        return [json.loads(one.body) for one in events.listed(conn)]


EVERYBODY = ("told", ("log", "webhook"))


def test_a_city_passes_another_of_its_province(engine: Engine) -> None:
    """Each in articles of its own; the other's series is found, and the sentence names both."""
    assert tell(engine, "2020-03-02", (QINGDAO, "80", "2020-03-01")) == []
    assert tell(engine, "2020-03-03", (JINAN, "84", "2020-03-02"), (NINGBO, "70", "2020-03-02"), second=1) == []
    said = tell(engine, "2020-03-06", (QINGDAO, "86", "2020-03-05"), second=2)
    assert said == [("overtakes.opened", *EVERYBODY)]
    (body,) = bodies(engine)
    assert body["data"]["text"] == "截至2020年3月5日，青岛市返岗率为86%，超过济南市（2020年3月2日为84%）。"
    assert body["data"]["rival"]["place"] == {"code": "370100", "name": "济南市"}
    assert body["data"]["previous"]["value"] == "80"


def test_an_older_figure_of_the_other_city_changes_the_passing(engine: Engine) -> None:
    """A late article about 济南 alone takes 青岛's passing back, from those who were told."""
    tell(engine, "2020-03-03", (QINGDAO, "80", "2020-03-01"), (JINAN, "84", "2020-03-02"))
    tell(engine, "2020-03-06", (QINGDAO, "86", "2020-03-05"), second=1)
    send(engine)
    assert tell(engine, "2020-03-07", (JINAN, "90", "2020-03-04"), second=2) == [("overtakes.retracted", *EVERYBODY)]
    with engine.connect() as conn:
        assert [one.stored.state.status for one in alerts.listed(conn)] == ["retracted"]


def test_silence_is_noticed_by_what_others_say(engine: Engine) -> None:
    """宁波's article moves event time on, and 青岛 is stale; its next figure says that it is not."""
    tell(engine, "2020-03-05", (QINGDAO, "80", "2020-03-02"), (QINGDAO, "81", "2020-03-04"))
    assert tell(engine, "2020-03-08", (NINGBO, "70", "2020-03-07"), second=1) == []
    assert tell(engine, "2020-03-09", second=2) == [("stale.opened", *EVERYBODY)]
    assert bodies(engine)[0]["data"]["text"] == "青岛市返岗率自2020年3月4日（81%）以后再无新数字。"
    assert tell(engine, "2020-03-10", second=3) == []
    send(engine)
    assert tell(engine, "2020-03-11", (QINGDAO, "82", "2020-03-10"), second=4) == [("stale.resolved", *EVERYBODY)]


def test_a_series_long_silent_is_no_news(engine: Engine) -> None:
    """The newest article comes half a year later: the state stands, nobody is told."""
    tell(engine, "2020-03-05", (QINGDAO, "80", "2020-03-02"), (QINGDAO, "81", "2020-03-04"))
    assert tell(engine, "2020-09-09", second=1) == [("stale.opened", "quiet", ())]


def test_what_is_due_is_kept_until_then(engine: Engine) -> None:
    """One row a series; a newer figure moves it; once stale it is gone."""
    tell(engine, "2020-03-05", (QINGDAO, "80", "2020-03-02"), (QINGDAO, "81", "2020-03-04"))
    tell(engine, "2020-03-07", (QINGDAO, "82", "2020-03-06"), second=1)
    with engine.connect() as conn:
        assert list(conn.scalars(select(due_rows.c.due))) == ["2020-03-11"]
        assert watermarks.seen(conn) == story("2020-03-07").article.published
    tell(engine, "2020-03-12", second=2)
    with engine.connect() as conn:
        assert dues.overdue(conn, ["p/silent"], NOW.date()) == []


@pytest.mark.parametrize(
    ("one", "other", "beside"),
    [
        (QINGDAO, JINAN, True),
        (QINGDAO, NINGBO, False),
        (of("370000", "山东省"), of("330000", "浙江省"), True),
        (of("370000", "山东省"), QINGDAO, False),
        (of("370215", "即墨区"), of("370211", "黄岛区"), True),
        (of("370215", "即墨区"), of("370102", "历下区"), False),
        (QINGDAO, of("370100", "济南市", subject="企业"), False),
        (QINGDAO, of("370100", "济南市", unit="家"), False),
        (QINGDAO, of("370100", "济南市", excludes=("370102",)), False),
        (of("100000", "全国"), of("100000", "全国", excludes=("420000",)), False),
    ],
)
def test_what_stands_beside_what(one: Series, other: Series, beside: bool) -> None:  # noqa: FBT001  # a table
    """One level, one place above, one population, one unit; the nation stands alone."""
    assert (family(one) is not None and family(one) == family(other)) is beside


def test_what_has_no_code_of_its_own_stands_beside_nothing() -> None:
    """A zone is not its city, and an unknown place is anywhere."""
    zone = of("370200", "青岛市", place=Place("370200", "青岛市", "前湾保税港区"))
    assert (family(zone), family(of("", "某地", place=Place(None, "某地")))) == (None, None)
    assert QINGDAO.place.code in sibling_codes(QINGDAO)


@st.composite
def streams(draw: st.DrawFn) -> list[Story]:
    """Draw a few articles about three cities, late and corrected ones among them."""
    made = []
    for number in range(draw(st.integers(2, 6))):
        figures = [
            {
                "series": draw(st.sampled_from(CITIES)),
                "value": str(draw(st.integers(80, 90))),
                "as_of": f"2020-03-{draw(st.integers(1, 9)):02}",
                "step": Decimal(1),
            }
            for _ in range(draw(st.integers(0, 3)))
        ]
        changes = {"correction_of": "*"} if draw(st.integers(0, 5)) == 0 else {}
        made.append(story(f"2020-03-{draw(st.integers(9, 25)):02}", *figures, name=str(number), **changes))
    return made


@settings(max_examples=25, deadline=None)
@given(stories=streams(), random=st.randoms(use_true_random=False))
def test_confluence_through_the_store(
    tmp_path_factory: pytest.TempPathFactory, stories: Sequence[Story], random: Random
) -> None:
    """Two orders of the same articles, with repetitions, leave the same states and dues; so does a rehearsal."""
    found = []
    for order, engine in shuffled(stories, random, tmp_path_factory.mktemp("stores")):
        said = [
            one.event_id for second, tale in enumerate(order) for one in submit(engine, tale, second, pack=PACK).events
        ]
        with engine.connect() as conn:
            found.append((states(engine), set(conn.execute(select(due_rows)).all())))
        pairs = [(one.article, one.reading) for one in order]
        rehearsed = rehearse(pairs, [PACK], lateness_days=14, language="zh")
        assert [one.notice.id for one in rehearsed] == said
    assert found[0] == found[1]


def test_many_writers_of_one_family(engine: Engine) -> None:
    """Twelve cities' first figures at once, twice each: every passing and silence is found, whoever came first."""
    cities = [of(f"3702{number:02}", f"第{number}区") for number in range(1, 7)]
    tales = []
    for number, city in enumerate(cities):
        day = f"2020-03-{number + 2:02}"
        tales.append(story(day, {"series": city, "value": str(70 + number), "as_of": "2020-03-01"}))
        tales.append(story(day, {"series": city, "value": str(90 - number), "as_of": "2020-03-02"}, name="b"))
    for second, one in enumerate(tales):
        receive(engine, one, second)
    start = threading.Barrier(len(tales) * 2)

    def run(number: int) -> None:
        start.wait(60)
        submit(engine, tales[number % len(tales)], number, pack=PACK)

    with ThreadPoolExecutor(len(tales) * 2) as pool:
        for future in [pool.submit(run, number) for number in range(len(tales) * 2)]:
            future.result(timeout=120)
    with engine.connect() as conn:
        stands = [one for one in alerts.listed(conn, limit=1000) if one.stored.state.status != "retracted"]
    kinds = [one.stored.state.kind for one in stands]
    assert kinds.count("overtakes") == len(cities) * (len(cities) - 1) // 2
    assert kinds.count("stale") == len(cities)


def test_only_what_is_concerned_is_read(sqlite_url: str) -> None:
    """Series beside the touched one and series that are due are found through indexes; no table is scanned."""
    with store(sqlite_url) as engine:
        tell(engine, "2020-03-03", (JINAN, "84", "2020-03-02"))
        later = int(timedelta(1).total_seconds())
        seen = plans(engine, lambda: tell(engine, "2020-03-06", (QINGDAO, "86", "2020-03-05"), second=later))
    assert any("ix_dues_due" in plan for plan in seen)
    assert any("ix_series_indicator_region" in plan for plan in seen)
    assert any("ix_articles_state_published" in plan for plan in seen)
    assert {plan for plan in seen if plan.startswith("SCAN")} == {"SCAN days"}  # the step from date to date
