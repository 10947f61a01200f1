from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from shuize.store import articles, observations, reprints, schema
from shuize.store.engine import writing
from tests.tales import NOW, SHANDONG, Story, shuffled, states, store, story, submit
from workers.compare.reprints import BANDS, SHORTEST, bands, is_reprint
from workers.ledger.linking import link

PERCENT = 60
BODY = (
    "甲市工业和信息化局通报，截至3月24日，全市1562家规模以上工业企业返岗率为96.3%，比上周提高4.1个百分点。"
    "其中装备制造业返岗率为97.5%，纺织业为93.8%。下一步将帮助企业解决用工、物流和资金方面的困难，"
    "组织包车接回外省务工人员8600人，发放稳岗补贴2.4亿元。工作专班每天到车间了解进度，"
    "逐户列出清单，当天能办的当天办结，暂时办不了的说明原因并约定时间。港口和公路口岸二十四小时值守。"
)
PRINTED = f"规上企业返岗率超九成六\n{BODY}"
HEADLINE = f"甲市：机器声又响起来了\n{BODY}"
LED_IN = f"甲市工厂忙复工\n据乙报客户端3月25日消息 记者丙 {BODY}\n责任编辑：丁"
SHORTENED = f"甲市工业复工近况\n{BODY[: len(BODY) * 4 // 5]}"
NEXT_DAY = HEADLINE.replace("24日", "25日").replace("96.3", "96.9").replace("97.5", "98.1").replace("93.8", "94.4")
OTHER = "乙省农业部门召开春耕会议，部署种子、化肥和农机下乡，" * 4


@pytest.mark.parametrize("text", [HEADLINE, LED_IN, SHORTENED, PRINTED.replace("96.3%", "９６．３％")])
def test_a_report_printed_again(text: str) -> None:
    """Another headline, a line before and after, a shortened end, another width: the same report, found by a band."""
    assert is_reprint(PRINTED, text, PERCENT)
    assert is_reprint(text, PRINTED, PERCENT)
    assert set(bands(PRINTED)) & set(bands(text))


@pytest.mark.parametrize("text", [NEXT_DAY, OTHER, "截至3月24日，甲市返岗率为96.3%。", ""])
def test_a_report_of_its_own(text: str) -> None:
    """The next day's bulletin in the same words, another report, a sentence too short to tell."""
    assert not is_reprint(PRINTED, text, PERCENT)


def test_short_texts_are_never_reprints() -> None:
    """Whoever tells a figure in one sentence uses the words that all use."""
    short = "截至3月24日，甲市返岗率为96.3%。"
    assert len(short) < SHORTEST
    assert bands(short) == ()
    assert not is_reprint(short, short, PERCENT)


def test_bands_stay_what_they_are() -> None:
    """They are kept in the database: another version of the library must give the same."""
    keys = bands("水则碑上刻着七道横线，水到哪一道，就知道哪些田要淹。" * 4)
    assert len(keys) == BANDS
    assert (keys[0], keys[-1]) == (-6076442381770941561, 3473573009043240194)


def printed(published: str, text: str, source: str | None, value: str = "96.3") -> Story:
    """Make an article of that text with one figure."""
    made = story(published, {"value": value, "as_of": "2020-03-24"}, name=text, source=source)
    return replace(made, article=replace(made.article, text=text))


FIRST = printed("2020-03-25", PRINTED, "甲报")
AGAIN = printed("2020-03-26", HEADLINE, "乙网")
THIRD = printed("2020-03-26", LED_IN, None)
ALONE = printed("2020-03-26", OTHER, "丙报")


def speakers(engine: Engine) -> dict[str, str]:
    """Return who speaks in each article's figure."""
    with engine.connect() as conn:
        return {one.article_id: one.speaker for one in observations.of_series(conn, SHANDONG.id)}


def test_a_reprint_is_read_and_is_no_second_source(engine: Engine) -> None:
    """Its figure is kept and speaks in the first one's name; what another wrote is a second source."""
    submit(engine, FIRST, 0)
    assert submit(engine, AGAIN, 1).first_id == FIRST.article.id
    assert submit(engine, THIRD, 2).added == 1
    assert submit(engine, ALONE, 3).first_id is None
    assert speakers(engine) == {
        FIRST.article.id: "source:甲报",
        AGAIN.article.id: "source:甲报",
        THIRD.article.id: "source:甲报",
        ALONE.article.id: "source:丙报",
    }
    with engine.connect() as conn:
        assert reprints.count(conn) == 2


@pytest.mark.parametrize("order", list(permutations((FIRST, AGAIN, THIRD))))
def test_the_first_is_the_first_published(tmp_path: Path, order: Sequence[Story]) -> None:
    """In whatever order they come, and read twice, the first published speaks."""
    with store(f"sqlite:///{tmp_path}/a.db") as engine:
        for second, one in enumerate((*order, order[0])):
            submit(engine, one, second)
        assert set(speakers(engine).values()) == {"source:甲报"}
        with engine.connect() as conn:
            assert set(conn.scalars(select(schema.reprints.c.first_id))) == {FIRST.article.id}


def test_what_a_late_first_print_changes_is_judged_anew(engine: Engine) -> None:
    """Two figures contradict each other until what both are printed from turns up: then the newer one counts."""
    submit(engine, printed("2020-03-26", SHORTENED, "乙网", "96.3"), 0)
    submit(engine, printed("2020-03-27", f"{LED_IN}{OTHER * 2}", "丙报", "93.6"), 1)
    assert {row[1].rpartition("/")[2] for row in states(engine)} >= {"conflicts"}
    figure = {"value": "4", "as_of": "2020-03-24", "series": replace(SHANDONG, subject="纺织业")}
    between = story("2020-03-25", figure, source="甲报")
    recorded = submit(engine, replace(between, article=replace(between.article, text=f"{PRINTED}{OTHER}")), 2)
    assert recorded.first_id == between.article.id
    assert "conflict.resolved" in {one.type for one in recorded.events}


@st.composite
def prints(draw: st.DrawFn) -> list[Story]:
    """Draw articles of which some are reprints of others, in chains, with figures that may contradict."""
    texts = [PRINTED, HEADLINE, LED_IN, SHORTENED, NEXT_DAY, OTHER, f"{LED_IN}{OTHER * 2}", f"{PRINTED}{OTHER}"]
    return [
        printed(
            f"2020-03-{draw(st.integers(25, 28))}",
            text,
            draw(st.sampled_from(["a", "b", None])),
            str(draw(st.sampled_from([93, 96, 97]))),
        )
        for text in draw(st.lists(st.sampled_from(texts), min_size=2, max_size=5, unique=True))
    ]


@settings(max_examples=25, deadline=None)
@given(stories=prints(), random=st.randoms(use_true_random=False))
def test_confluence_with_reprints(
    tmp_path_factory: pytest.TempPathFactory, stories: Sequence[Story], random: Random
) -> None:
    """Two orders of the same articles end in the same links, speakers and states."""
    found = []
    for order, engine in shuffled(stories, random, tmp_path_factory.mktemp("stores")):
        for second, one in enumerate(order):
            submit(engine, one, second)
        with engine.connect() as conn:
            links = set(conn.execute(select(schema.reprints)).all())
        found.append((states(engine), speakers(engine), links))
    assert found[0] == found[1]


def test_at_once(engine: Engine) -> None:
    """Reprints that many workers record at the same moment find one another."""
    stories = [printed(f"2020-03-{25 + number}", f"第{number}版标题\n{BODY}", f"报{number}") for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda pair: submit(engine, pair[1], pair[0]), enumerate(stories)))
    assert set(speakers(engine).values()) == {"source:报0"}


@pytest.mark.parametrize("first", [0, 120])
def test_a_print_is_found_among_many_of_the_same_wording(tmp_path: Path, first: int) -> None:
    """A hundred and twenty bulletins in the same words and with other numbers: whenever it comes, it is found."""
    others = [
        printed("2020-03-25", HEADLINE.replace("96.3", f"{n}.7").replace("97.5", f"{n}.9"), "乙网") for n in range(120)
    ]
    order = [*others[:first], FIRST, *others[first:], AGAIN]
    with store(f"sqlite:///{tmp_path}/a.db") as engine, writing(engine) as conn:
        for second, one in enumerate(order):
            articles.insert(conn, one.article, name="a.txt", now=NOW + timedelta(seconds=second))
            found = link(conn, one.article, PERCENT)
        assert found.first_id == FIRST.article.id
        assert conn.execute(select(schema.reprints.c.article_id, schema.reprints.c.first_id)).all() == [
            (AGAIN.article.id, FIRST.article.id)
        ]


def test_an_article_without_figures_is_linked(engine: Engine) -> None:
    """It may be the first print, in whose name the others speak."""
    bare = replace(FIRST, reading=replace(FIRST.reading, observations=()))
    assert submit(engine, AGAIN, 0).first_id is None
    assert submit(engine, bare, 1).first_id == FIRST.article.id
    assert speakers(engine) == {AGAIN.article.id: "source:甲报"}


def test_linking_costs_the_same_however_many_there_are(engine: Engine) -> None:
    """What may be alike is found through the index of bands."""
    submit(engine, FIRST, 0)
    with writing(engine) as conn:
        link(conn, FIRST.article, PERCENT)
        if engine.dialect.name == "sqlite":
            query = "EXPLAIN QUERY PLAN SELECT DISTINCT sketch FROM bands WHERE key IN (1, 2) ORDER BY sketch DESC"
            assert "SEARCH bands USING PRIMARY KEY" in str(conn.exec_driver_sql(query).all())
        another = replace(FIRST.article, id="another")
        assert list(reprints.candidates(conn, another, bands(HEADLINE))) == [
            (FIRST.article.id, FIRST.article.id, PRINTED)
        ]
        assert list(reprints.candidates(conn, another, bands(OTHER))) == []
