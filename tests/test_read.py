"""Whole articles: the samples against their labels, the real ones, and what holds for any text."""

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.contents import articles as parse
from ingest.sidecar import sidecar_fields
from shuize import packfile
from shuize.types import Article, Observation
from tests.reading import EVERY_PACK, PUBLISHED, article, gazetteer, observe, reader
from tests.upheld import assert_upheld
from workers.read import Reader

SEED = packfile.SEEDS / "resumption"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "seeds"
SAMPLES = sorted(path.name for path in (SEED / "articles").iterdir() if path.suffix in {".txt", ".md"})
ABOVE = "规模以上工业企业"


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def labels(name: str, doc: str) -> list[dict[str, Any]]:
    """Return the labels of one sample."""
    return [line for line in lines(SEED / name) if line["doc"] == doc]


@cache
def sample(doc: str) -> Article:
    """Return a sample as it is taken in."""
    path = SEED / "articles" / doc
    beside = path.with_name(f"{doc}.meta.json")
    fields = sidecar_fields(beside.read_bytes()) if beside.exists() else None
    (one,) = parse(doc, path.read_bytes(), sidecar=fields, modified=datetime.now(UTC))
    return one


@cache
def read(doc: str) -> tuple[Observation, ...]:
    """Return what is read from a sample."""
    return reader().read(sample(doc)).observations


def agrees(one: Observation, line: dict[str, Any]) -> bool:
    """Say whether an observation is what the label says, or one of the other readings that the label accepts."""
    series = one.series
    return (
        (one.start, one.end, one.value, series.unit, one.relation, one.kind)
        == (line["start"], line["end"], Decimal(str(line["value"])), line["unit"], line["relation"], line["kind"])
        and series.indicator in accepted(line, "indicator")
        and series.place.code in accepted(line, "region")
        and series.subject in accepted(line, "subject")
        and one.as_of in accepted(line, "as_of")
    )


def accepted(line: dict[str, Any], field: str) -> list[object]:
    """Return the values of the field that are right."""
    return [line[field], *line.get(f"{field}_alt", [])]


@pytest.mark.parametrize("doc", SAMPLES)
def test_every_figure_of_a_sample_is_read(doc: str) -> None:
    """Value, unit, bound, indicator, place, population, date, kind and span are as labelled."""
    required = [line for line in labels("expected.jsonl", doc) if not (line.get("optional") or line.get("repeat"))]
    assert [line for line in required if not any(agrees(one, line) for one in read(doc))] == []


@pytest.mark.parametrize("doc", SAMPLES)
def test_nothing_else_is_read_from_a_sample(doc: str) -> None:
    """Each observation stands at a label, and no two are of one label."""
    spans = [(line["start"], line["end"], line["kind"], line["region"]) for line in labels("expected.jsonl", doc)]
    optional = [(line["start"], line["end"]) for line in labels("expected.jsonl", doc) if line.get("optional")]
    found = [
        (one.start, one.end, str(one.kind), one.series.place.code)
        for one in read(doc)
        if (one.start, one.end) not in optional
    ]
    assert [one for one in found if one not in spans] == []
    assert len(found) == len(set(found))


@pytest.mark.parametrize("doc", SAMPLES)
def test_no_trap_of_a_sample_is_sprung(doc: str) -> None:
    """Goals, growth, conditions and counts of other things give nothing."""
    traps = labels("traps.jsonl", doc)
    assert [line for line in traps for one in read(doc) if line["start"] < one.end and one.start < line["end"]] == []


REAL = [
    ("production_resumption_rate", "370000", ABOVE, "99.7", 2),
    ("staff_return_rate", "370000", ABOVE, "87.7", 1),
    ("staff_return_rate", "370000", ABOVE, "94.7", 1),
    ("staff_return_rate", "370200", ABOVE, "96.3", 1),
    ("work_resumption_rate", "370212", "商务楼宇", "100", 1),
    ("work_resumption_rate", "370000", "外商投资企业", "96.2", 1),
    ("work_resumption_rate", "370000", "外贸企业", "96.9", 1),
    ("work_resumption_rate", "370215", ABOVE, "100", 1),
    ("work_resumption_rate", "370215", ABOVE, "86.89", 1),
]
"""Indicator, place, population, value, and in how many articles at least."""


@cache
def real() -> tuple[tuple[Observation, ...], ...]:
    """Return what is read from each of the real articles."""
    if not SHARED.is_dir():
        pytest.skip("the real articles lie outside the repository")
    meta = lines(SHARED / "meta.jsonl")
    texts = [((SHARED / line["doc"]).read_text(encoding="utf-8"), line["published"]) for line in meta]
    return tuple(observe(text, date.fromisoformat(day)) for text, day in texts)


def those(found: Sequence[Observation], indicator: str, region: str, subject: str) -> list[Observation]:
    """Return the observations of one series."""
    wanted = indicator, region, subject
    return [one for one in found if (one.series.indicator, one.series.place.code, one.series.subject) == wanted]


@pytest.mark.parametrize(("indicator", "region", "subject", "value", "times"), REAL)
def test_the_real_articles_give_their_facts(indicator: str, region: str, subject: str, value: str, times: int) -> None:
    """What must be announced of them is read from them."""
    found = [[one.value for one in those(each, indicator, region, subject) if one.relation == "eq"] for each in real()]
    assert len([each for each in found if Decimal(value) in each]) >= times


def test_a_printed_rate_of_the_real_articles_contradicts_its_counts() -> None:
    """86.89 % is printed beside 8327 of 10083."""
    (one,) = {
        (one.computed, one.formula)
        for each in real()
        for one in those(each, "work_resumption_rate", "370215", ABOVE)
        if one.value == Decimal("86.89")
    }
    assert one == (Decimal("82.58"), "8327/10083")


def test_the_real_articles_give_the_output_of_masks() -> None:
    """From its first value to more than five times as many."""
    masks = [one for each in real() for one in those(each, "daily_output", "370000", "口罩")]
    earlier = [one.value for one in masks if one.as_of is None]
    assert max(one.value for one in masks if one.as_of) >= 5 * min(earlier)


def test_an_article_that_earns_no_pack_gives_only_open_rates() -> None:
    """Nothing of a pack is read where the pack does not apply."""
    text = "宁波今天下雨，" * 8 + "供热满意率达98%，2家门店搬走，一家工厂投产。"
    reading = reader().read(article(text))
    assert reading.packs == ()
    assert [str(one.kind) for one in reading.observations] == ["open"]


def test_without_packs_open_rates_are_read() -> None:
    """Even a reader that knows no pack keeps 满意率 98%."""
    found = Reader([], gazetteer()).read(article("宁波市供热满意率达98%。")).observations
    assert [one.series.indicator for one in found] == ["?供热满意率"]


def test_warming_changes_nothing() -> None:
    """A warm reader reads as a cold one."""
    fresh = Reader([packfile.load("resumption")], gazetteer())
    fresh.warm()
    text = article("宁波市外贸企业复工率97%。")
    assert fresh.read(text) == reader().read(text)


def test_headlines_are_read_and_bylines_and_tails_are_not() -> None:
    """A figure in a headline counts; 责编 and □记者 tell nothing."""
    text = "宁波外贸企业复工率97%\n□记者 复工率80%\n宁波市企业加快复工。\n（责编：复工率60%）"
    assert [one.text for one in observe(text)] == ["97%"]


WORDS = [
    "宁波市", "湖北", "全省", "该区", "除湖北外，", "规模以上工业企业", "员工", "公司", "甬江造船有限公司", "复工率",
    "返岗率", "满意率", "已", "复工", "复产", "返岗", "全部", "占总数的", "分别为", "由", "提高到", "增长", "力争",
    "达到", "近", "超过", "96.3%", "九成以上", "8000家", "7200多家", "66万人", "160万只", "30亿元", "口罩",
    "日产量", "贷款", "截至3月10日，",
    "目前", "3月底", "3月1日的", "、", "和", "，", "；", "。", "（", "）", "“", "”", "的", "中", "\n",
    "□记者", "其中", "来自", "籍", "运送", "务工人员", "等", "五个行业", "两市",
]  # fmt: skip
"""What the grammar has rules for; a text of them is seldom sense and must never be an accident."""


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_words_in_any_order_are_read_without_accident(text: str) -> None:
    """Spans lie in the text, in order, and hold their words; every reading is the same; dates are not ahead."""
    holds(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_without_accident(text: str) -> None:
    """The same of any characters."""
    holds(text)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60), st.dates(), st.lists(st.sampled_from(WORDS), max_size=20))
def test_any_code_points_of_any_day_are_read_without_accident(text: str, day: date, words: list[str]) -> None:
    """Lone surrogates too, and days of any year."""
    holds(text.join(words) or text, day)


CUT_OFF = [
    "宁波市累计已播1079万亩，占应播面积的19.27%，其中机播1050万亩，累计投入玉米播种机6.89万台，脐橙已采摘68万亩。",
    "截至3月10日至12日，4月到5月，一季度—二季度，2020年3月1日-5日，今年1—2月，正月初一到初七，周一至周五，复工率96%。",
    "合肥市大型超市复工率98.3%（150家）、农贸市场95%（30家）。",
    "全市夏播粮食1680亩，进度同比快2个百分点，其中夏玉米1120亩。",
    "2020年；高新区慈溪接种疫苗3剂次，新增5例、高新区2例。",
    "甲公司说，截至3月10日，宁波市5例确诊病例和3例无症状感染者中，除余姚外，其余出院；由5%提高到6%。",
    "“本地”企业返岗200人，复工率分别为95%、96%；电网恢复供电12.6万户（占93%），又新增本土病例3例（杭州2例、宁波1例）。",
]


@pytest.mark.parametrize("text", CUT_OFF)
def test_a_text_may_be_cut_off_anywhere(text: str) -> None:
    """As a title is, or a file that came broken: whatever its last and its first characters are."""
    read = reader(*EVERY_PACK).read
    for at in range(len(text) + 1):
        for part in (text[:at], text[at:]):
            one = replace(article(part), packs=EVERY_PACK)
            for found in read(one).observations:
                assert part[found.start : found.end] == found.text


def test_a_lone_surrogate_is_read_as_a_replacement_in_its_place() -> None:
    """Nothing moves."""
    (one,) = observe("\ud800宁波市外贸企业复工率97%。")
    assert (one.text, one.start) == ("97%", 11)
    assert one.quote.startswith("\ufffd宁波市")


def test_traditional_characters_earn_labels_by_simplified_terms() -> None:
    """What holds of any text holds of one that is read in other characters than it is printed in."""
    text = "寧波市企業復工總數26175家，復工率97%，規模以上工業企業復工復產。"
    holds(text)
    assert reader().read(article(text)).packs


def holds(text: str, day: date = PUBLISHED) -> None:
    """Assert what holds of every reading, and that it is the same again."""
    written = replace(article(text), published=day)
    reading = reader().read(written)
    assert reading == reader().read(written)
    assert_upheld(written, reading)


ENDLESS = [
    "宁波市外贸企业复工率96.3%，其中120家企业复工98家，",
    "95%、",
    "95%和",
    "“目前宁波有公司复工率达到95%",
    "甬江造船股份",
    "捐赠口罩30只、40只、50只、",
    "全部复工，",
]
"""What a text may be that never comes to a stop."""


@pytest.mark.parametrize("words", ENDLESS)
def test_a_text_twice_as_long_takes_about_twice_the_work(words: str) -> None:
    """No stop, no line break, and yet the calls made grow with the length and not with its square."""
    once, twice = (calls((words * size)[:size]) for size in (2400, 4800))
    assert twice < 2.5 * once


STUTTERED = [
    "宁波居民识字率" + "增" * 27 + "的95%。",
    "宁波居民识字率" + "达到" * 27 + "的95%。",
    "宁波复工项目300个，其中：象山" + "共" * 29 + "乙30个。",
    "宁波企业复工率95%。\n" + "截至" * 27 + "96%。",
    "宁波项目集中开工仪式举行，" + "本次" * 30 + "甲乙丙丁戊己庚98个项目。",
]
"""Words over and over that a pattern could take in more ways than one."""


@pytest.mark.parametrize("text", STUTTERED)
def test_words_said_over_and_over_are_read_at_once(text: str) -> None:
    """No number of them doubles the time with each word more."""
    began = time.process_time()
    reader(*EVERY_PACK).read(article(text))
    assert time.process_time() - began < 3


def calls(text: str) -> int:
    """Return how many calls reading the text makes."""
    counted = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    observe(text)  # what is loaded once is not counted
    sys.setprofile(count)
    try:
        observe(text)
    finally:
        sys.setprofile(None)
    return counted
