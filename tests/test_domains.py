"""No code knows a domain: what the packs name stands in the packs alone, and any of them work together."""

import ast
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from shuize import packfile
from shuize.places import Gazetteer
from shuize.types import Article, PublishedKind
from workers.read import Reader

ROOT = Path(__file__).resolve().parents[1]
PACKS = ("resumption", "epidemic", "vaccination", "harvest", "power", "projects")
EVERYDAY = frozenset({
    # who is counted anywhere, by words of the units 人 and 户 as well; what is a head of names
    "人员", "员工", "职工", "工人", "农民工", "务工", "务工人员", "劳动力", "用工", "用户", "客户", "男性", "女性",
    "外企", "写字楼", "专列", "种植", "居民", "村民", "安置房",
    # how many there are
    "人数", "总数", "总户数", "日产", "产能",
    # verbs of no domain: to come back, begin, end, reach, give and bring
    "恢复", "启动", "建成", "到位", "覆盖", "营业", "开行", "抵达", "调拨", "采购", "援助", "生产", "出口", "活动",
    "出发", "启程", "起运", "发放", "下发",
    # parts of the names of offices and trades (交通运输部, 供应商, 医保局)
    "运输", "粮食", "供应", "医保", "公交", "供水", "电视",
})  # fmt: skip
"""Words that packs have in common with everybody: Chinese cannot be read without them, whatever it is about."""


def literals(path: Path) -> Iterator[str]:
    """Yield the strings of a module that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
            yield node.value


def said(words: set[str], folder: str) -> set[tuple[str, str]]:
    """Return the modules that have one of the words in a string, with the word."""
    return {(name, word) for name, text in spoken(folder) for word in words if word in text}


@cache
def spoken(folder: str) -> frozenset[tuple[str, str]]:
    """Return the strings below a folder with the names of their modules."""
    return frozenset((path.name, text) for path in (ROOT / folder).rglob("*.py") for text in literals(path))


@pytest.mark.parametrize("name", PACKS)
def test_no_module_knows_an_indicator(name: str) -> None:
    """The id of an indicator is written nowhere in the code that takes in, reads and records."""
    indicators = {item.id for item in packfile.load(name).indicators}
    assert [said(indicators, folder) for folder in ("ingest", "workers", "shuize")] == [set()] * 3


@pytest.mark.parametrize("name", PACKS)
def test_no_module_of_the_workers_knows_the_words_of_a_domain(name: str) -> None:
    """Nor are the words by which a pack knows its figures, and whom and what they are of."""
    found = packfile.load(name)
    words = {word for item in found.indicators for word in (*item.terms, *item.verbs, *item.nouns)}
    names = {word for one in found.subjects for word in (one.name, *one.terms)}
    assert said({word for word in words | names if len(word) > 1} - EVERYDAY, "workers") == set()


@pytest.mark.parametrize("name", ["epidemic", "vaccination"])
def test_no_module_of_the_workers_knows_what_speaks_against_a_count(name: str) -> None:
    """Nor are the words that make the counts of a bulletin something else's."""
    words = {word for item in packfile.load(name).indicators for word in item.avoid}
    assert said(words - EVERYDAY, "workers") == set()


def test_every_everyday_word_is_a_pack_s_and_the_code_s() -> None:
    """The list of words that are everybody's holds none that is not needed."""
    packs = [packfile.load(name) for name in PACKS]
    words = {
        word
        for one in packs
        for item in one.indicators
        for word in (*item.terms, *item.verbs, *item.nouns, *item.avoid)
    }
    words |= {word for one in packs for subject in one.subjects for word in (subject.name, *subject.terms)}
    assert words >= EVERYDAY
    assert {word for _, word in said(set(EVERYDAY), "workers")} == EVERYDAY


@pytest.mark.parametrize("name", PACKS)
def test_no_grammar_names_a_rate_of_a_pack(name: str) -> None:
    """A rate's name (复工率) is the pack's, never the grammar's."""
    indicators = packfile.load(name).indicators
    names = {word for item in indicators if item.measure == "rate" for word in item.terms}
    assert said(names, "workers/extract") == set()


def test_packs_are_used_together_by_name_and_by_path() -> None:
    """Each article is read with the packs that it earns, whichever else are loaded."""
    packs = [
        packfile.load("resumption"),
        packfile.load(str(ROOT / "seeds" / "epidemic" / "pack.toml")),
        packfile.load("vaccination"),
    ]
    reader = Reader(packs, Gazetteer.load())
    text = "宁波市规模以上工业企业复工率达96%。\n宁波市累计确诊病例157例。\n宁波市累计接种新冠疫苗900万剂次。"
    found = reader.read(Article("test", text, date(2021, 6, 2), PublishedKind.GIVEN)).observations
    assert [one.series.indicator for one in found] == ["work_resumption_rate", "confirmed_cases", "doses_administered"]


def test_what_a_pack_does_not_measure_is_not_read_with_it() -> None:
    """Cases are nothing to a reader that follows work alone."""
    reader = Reader([packfile.load("resumption")], Gazetteer.load())
    text = "宁波市企业复工率达96%。宁波市累计确诊病例157例，当日新增2例。"
    found = reader.read(Article("test", text, date(2020, 3, 12), PublishedKind.GIVEN)).observations
    assert [one.series.indicator for one in found] == ["work_resumption_rate"]
