"""No run of words is tried in every way, and a long page of names takes no time that grows with its square."""

import time

import pytest

from shuize import packfile
from tests.reading import PUBLISHED, gazetteer, lexicon
from workers.extract.sentence.tellers import told_from
from workers.extract.whom.canon import canonical, trimmed
from workers.extract.whom.goods import PRODUCT_END
from workers.extract.words.lexicon import Lexicon
from workers.extract.words.namedkinds import longer
from workers.places.places import places

MOST_SECONDS = 5


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("外贸企业均已", "外贸企业"), ("外贸企业现已经", "外贸企业"), ("外贸企业共有", "外贸企业"),
        ("外贸企业也都已陆续有序恢复", "外贸企业"), ("外贸企业总体的", "外贸企业"), ("外贸企业之中", "外贸企业"),
        ("园区内", "园区内"), ("车间内", "车间"), ("已建项目", "已建项目"), ("总部", "总部"),
        ("外贸企业" + "都已" * 300 + "在的", "外贸企业" + "都已" * 300 + "在"),
        ("外贸企业" + "现已共有" * 300, "外贸企业"),
    ],
)  # fmt: skip
def test_what_follows_a_name_is_taken_off(name: str, left: str) -> None:
    """As much of it as stands at the end, in no more time for there being much."""
    began = time.process_time()
    assert trimmed(name) == left
    assert time.process_time() - began < MOST_SECONDS


def test_what_ends_goods_is_taken_off() -> None:
    """As it is printed, and as often: none of it in more ways than one."""
    assert [PRODUCT_END.sub("", one) for one in ("口罩日均产量", "口罩均产量已", "粗钢日产量达", "均产量表")] == [
        "口罩", "口罩", "粗钢", "均产量表",
    ]  # fmt: skip
    began = time.process_time()
    assert PRODUCT_END.search("均产量" * 150 + "表") is None
    assert time.process_time() - began < MOST_SECONDS


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("各类外贸企业", "外贸企业"), ("我们的外贸企业", "外贸企业"), ("建材行业复工人员", "建材行业"),
        ("个体工商户", "个体工商户"), ("有色金属企业", "有色金属企业"), ("在册员工", "员工"),
    ],
)  # fmt: skip
def test_what_leads_to_a_name_is_taken_off(name: str, kept: str) -> None:
    """Words of all and of some are, those of a kind are not."""
    assert canonical(name, lexicon()) == kept


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("新增甲乙热病例3例。", "甲乙热病例"), ("新增H7N9流感病例3例。", "H7N9流感病例"),
        ("报告乙X流感病例3例。", "乙X流感病例"), ("新增12流感病例3例。", "流感病例"),
    ],
)  # fmt: skip
def test_a_kind_goes_with_its_noun(text: str, name: str) -> None:
    """By Chinese characters, letters and the figures behind letters; a number is none of it."""
    words = Lexicon([packfile.load("epidemic")])
    assert name in [text[one.start : one.end] for one in longer(text, words.marks(text), words)]


@pytest.mark.parametrize(
    "unit", ["甲乙热病例3例。", "新增abcdefghijklmnop炎病例3例。", "某某热新增病例3例，肺炎病例2例。"]
)
def test_many_kinds_take_linear_time(unit: str) -> None:
    """Each is looked at once."""
    words, text = Lexicon([packfile.load("epidemic")]), unit * 20_000
    marks = words.marks(text)
    began = time.process_time()
    longer(text, marks, words)
    assert time.process_time() - began < MOST_SECONDS


@pytest.mark.parametrize("unit", ["台湾新增3例，台北3例，嘉义3例。", "香港新增3例，内地新增3例。"])
def test_many_places_take_linear_time(unit: str) -> None:
    """Each short name is held against its neighbours alone."""
    text = unit * 20_000
    found = places(text, gazetteer(), PUBLISHED)
    began = time.process_time()
    told_from(text, found, gazetteer())
    assert time.process_time() - began < MOST_SECONDS
