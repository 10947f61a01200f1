"""Where cases lie, by origin and of whom some died: what such parts count is what their whole counts."""

from datetime import date
from functools import partial

import pytest

from tests import reading
from tests.reading import Row

TOLD = date(2022, 5, 19)
NEW, ALL, OUT, DEAD = "new_confirmed_cases", "confirmed_cases", "new_recovered_cases", "deaths"
rows = partial(reading.rows, published=TOLD)

LIE: list[tuple[str, list[Row]]] = [
    (
        f"5月18日，宁波市新增确诊病例9例{mark}{words}慈溪市5例、余姚市4例。",
        [("9例", NEW, "330200", None), ("5例", NEW, "330282", None), ("4例", NEW, "330281", None)],
    )
    for mark, words in (
        ("，", "病例分布于"), ("，", "分布在"), ("，", "主要集中于"), ("。", "病例主要集中在"),
        ("。", "病例分佈在"), ("。", "個案分佈為"),
    )
] + [
    (
        "5月18日，宁波市新增确诊病例9例，主要分布于慈溪市（5例）、余姚市（4例）。",
        [("9例", NEW, "330200", None), ("5例", NEW, "330282", None), ("4例", NEW, "330281", None)],
    ),
    (
        "截至5月18日24时，浙江省报告70例甲型H1N1流感确诊病例，病例集中在宁波市（50例）和温州市（20例）。",
        [("70例", ALL, "330000", None), ("50例", ALL, "330200", None), ("20例", ALL, "330300", None)],
    ),
    (
        "5月10日0时至5月16日24时，浙江省新增报告70例基孔肯雅热本地病例，未报告重症。病例分布在宁波50例，温州20例。",
        [("70例", NEW, "330000", "本土基孔肯雅热"), ("50例", NEW, "330200", "本土基孔肯雅热"),
         ("20例", NEW, "330300", "本土基孔肯雅热")],
    ),
    ("5月18日，浙江省新增报告7例基孔肯雅热本地病例。", [("7例", NEW, "330000", "本土基孔肯雅热")]),
    ("5月18日，宁波市新增确诊病例9例，密切接触者分布在慈溪市50人、余姚市40人。", [("9例", NEW, "330200", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), LIE)
def test_where_they_lie(text: str, wanted: list[Row]) -> None:
    """A list of places is of what was counted before it; of what came in several days nothing is told."""
    assert rows(text) == wanted


KINDS: list[tuple[str, list[Row]]] = [
    (
        f"5月18日，宁波市新增出院病例9例{words}。",
        [("9例", OUT, "330200", None), ("7例", OUT, "330200", "本土"), ("2例", OUT, "330200", "境外输入")],
    )
    for words in (
        "（本土确诊病例7例，境外输入确诊病例2例）",
        "，其中本土确诊病例7例，境外输入确诊病例2例", "，其中本土7例、境外输入2例",
    )
] + [
    (
        "5月18日，宁波市新增出院病例9例，新增本土确诊病例3例。",
        [("9例", OUT, "330200", None), ("3例", NEW, "330200", "本土")],
    ),
    (
        "5月18日，宁波市出院9例，本土确诊病例30例。",
        [("9例", OUT, "330200", None), ("30例", NEW, "330200", "本土")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), KINDS)
def test_kinds_by_origin_that_make_up_a_whole(text: str, wanted: list[Row]) -> None:
    """Confirmed cases of each origin that make up those who left are some of these."""
    assert rows(text) == wanted


SUMS: list[tuple[str, list[Row]]] = [
    ("台灣國內共計增30例本土確診個案。", [("30例", NEW, "710000", "本土")]),
    ("台灣昨日新增境外移入八例。", [("八例", NEW, "710000", "境外输入")]),
    (
        "台灣今日新增30例本土確診個案。本土個案共30例，以新北市16例最多，其次為台北市8例。",
        [
            ("30例", NEW, "710000", "本土"), ("30例", NEW, "710000", "本土"),
            ("16例", NEW, "710000", "本土"), ("8例", NEW, "710000", "本土"),
        ],
    ),
    (
        "台灣今日新增30例本土確診個案。累計本土個案共30例。",
        [("30例", NEW, "710000", "本土"), ("30例", ALL, "710000", "本土")],
    ),
    (
        "台灣今日新增30例本土確診，確診個案中87例死亡。",
        [("30例", NEW, "710000", "本土"), ("87例", DEAD, "710000", None)],
    ),
    ("台灣累計確診個案中87例有慢性病史。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SUMS)
def test_what_sums_up_and_of_whom_some_died(text: str, wanted: list[Row]) -> None:
    """共 sums up what was just added where it is as much; those of all who died are a total."""
    assert rows(text) == wanted


PEOPLE, FIRST = "vaccinated_people", "第一剂"
DID: list[tuple[str, list[Row]]] = [
    ("香港已接種第一劑疫苗的市民有521萬。", [("521萬", PEOPLE, "810000", FIRST)]),
    ("香港接種第一針的市民達521萬人。", [("521萬人", PEOPLE, "810000", FIRST)]),
    ("广州市已接种疫苗的居民共1521.5万。", [("1521.5万", PEOPLE, "440100", None)]),
    ("香港已接種三劑疫苗者則為191萬人。", [("191萬人", PEOPLE, "810000", "第三剂")]),
    (
        "香港接種疫苗情況：12歲或以上已接種兩劑疫苗的市民有476萬。",
        [("476萬", PEOPLE, "810000", "12岁以上人群全程接种")],
    ),
    ("香港已接種疫苗的市民有10萬人感染。", []),
    ("廣州市接種疫苗的市民有3萬名志願者服務。", []),
]


@pytest.mark.parametrize(("text", "wanted"), DID)
def test_those_who_did_it(text: str, wanted: list[Row]) -> None:
    """Those whom a verb tells apart are counted by what they did, unless they did something else."""
    assert rows(text) == wanted
