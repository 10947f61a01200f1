"""Levels that only some reached, and what tells one place apart from many: none of the population's own."""

import pytest

from tests.reading import PUBLISHED, observe

Expected = list[tuple[str, str | None, str | None]]


def told(text: str) -> Expected:
    """Return the percentages and counts that are read, each with its place and its population."""
    found = observe(text, PUBLISHED)
    return [(one.text, one.series.place.name, one.series.subject) for one in found if one.kind == "stated"]


def levels(text: str) -> list[str]:
    """Return the percentages that are read."""
    return [one.text for one in observe(text) if one.series.unit == "%" and one.kind == "stated"]


@pytest.mark.parametrize(
    "text",
    [
        "台州市412家上市公司全部复工，其中，305家公司复工率超90%，88家公司复工率达100%。",
        "台州市规上工业企业已全部复工，其中312家企业复工率达90%以上。",
        "台州市523家规上工业企业中，已有418家企业返岗率超过90%。",
        "截至3月10日，台州市已有40家企业员工返岗率达到100%。",
        "台州市523家企业已复工；418家企业复工率超过90%，占比80%。",
        "台州市有近60个项目开工率超过95%。",
        "台州市重点项目全部复工，另有17个项目开工率达100%。",
    ],
)
def test_a_level_that_so_many_reached_is_none_of_the_place(text: str) -> None:
    """Only how many there are is told: 其中 or 有 before them, or more of them told of before."""
    assert levels(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("台州市40家企业员工返岗率达到100%。", ["100%"]),
        ("台州市有企业523家，复工率达90%。", ["90%"]),
        ("台州市523家企业已复工，其中418家规上工业企业复工率达98%。", ["98%"]),
        ("台州市523家企业已复工，其中首批60家企业复工率达98%。", ["98%"]),
        ("台州市有规上工业企业418家，复工率98%。", ["98%"]),
        ("台州市规上工业企业418家，员工返岗率超过80%。", ["80%"]),
    ],
)
def test_a_level_of_those_who_are_named_is_one(text: str, expected: list[str]) -> None:
    """A population of its own, or those counted as a whole, have the level."""
    assert levels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "又一个规上企业100%复工的城市出现。",
        "台州成为全省首个规上工业企业复工率达100%的城市。",
        "台州是第三个规上工业企业复工率超过95%的设区市。",
        "全省又有一个企业复工率达95%的县。",
    ],
)
def test_what_tells_a_place_apart_is_no_level_of_another(text: str) -> None:
    """Neither the province's nor the nation's."""
    assert levels(text) == []


def test_one_of_many_has_its_own_level() -> None:
    """Where the sentence goes on with it."""
    assert levels("台州是全省首个复工的城市，规上工业企业复工率达100%。") == ["100%"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("台州市到岗人数超过500人的项目达119项。", []),
        ("台州市到岗人数500人以上的企业有12家。", []),
        ("台州市复工人数不足百人的企业共31家。", []),
        ("台州市到岗人数超过500人，项目达119项。", ["500人"]),
    ],
)
def test_a_number_that_says_which_are_counted_is_none(text: str, expected: list[str]) -> None:
    """What is counted are the others."""
    assert [one.text for one in observe(text) if one.series.indicator == "returned_staff"] == expected


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("台州市规上企业产能约恢复至正常水平的七成。", "approx"),
        ("台州市规上工业企业大约复工八成。", "approx"),
        ("台州市企业员工大概返岗85%。", "approx"),
        ("台州市规上企业如约复工，复工率达95%。", "eq"),
        ("台州市规上企业产能恢复至正常水平的七成。", "eq"),
        ("台州市企业按约定恢复生产，产能恢复到70%。", "eq"),
    ],
)
def test_a_word_before_the_verb_bounds_its_figure(text: str, relation: str) -> None:
    """约恢复至七成 is no other than 恢复至约七成."""
    assert [str(one.relation) for one in observe(text) if one.series.unit == "%" and one.kind == "stated"] == [relation]


@pytest.mark.parametrize("of", ["等地", "等3省", "等省份", "等", ""])
@pytest.mark.parametrize("said", ["已超", "均超过", "超", "也都超过"])
def test_a_list_of_places_has_the_rate_told_of(of: str, said: str) -> None:
    """Whatever ends the list."""
    found = told(f"各地规上工业企业复工率提高，福建超90%，江西、安徽{of}{said}80%。")
    assert [one[:2] for one in found] == [("90%", "福建省"), ("80%", "江西省"), ("80%", "安徽省")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "到3月3日，台州市员工返岗率达93%。\n2月26日，工人在温岭浇筑桥墩。大桥现到岗人员170人，到岗率90%。",
            "2020-03-12",
        ),
        ("公司在2月16日正式复工前，便备齐了口罩。\n“从2月15日复工以来，陆续返岗的工人有560人。”", "2020-03-12"),
        ("到3月3日，台州市员工返岗率达93%。\n从各县看，温岭市到岗率90%。", "2020-03-03"),
    ],
    ids=["a paragraph of another day", "what was done before", "a paragraph that divides"],
)
def test_a_day_holds_for_no_paragraph_of_another(text: str, day: str) -> None:
    """Nor is the day before which something was done one that figures are of."""
    assert observe(text)[-1].as_of == day


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "台州市项目全部复工。3月10日，在温岭市新港大桥项目现场，工友们在施工。目前，该项目已返工440名工人。",
            "温岭市",
        ),
        ("台州市项目全部复工。3月10日，温岭市新港码头工地，工友们在施工。目前，该项目已返工440名工人。", "温岭市"),
        (
            "台州市项目全部复工。10日上午，走进温岭市新港大桥项目部，工友们在施工。目前，该项目已返工440名工人。",
            "温岭市",
        ),
        ("台州市项目全部复工。3月10日，温岭市新港大学表示支持。目前，全市项目已返工440名工人。", "台州市"),
    ],
)
def test_where_a_scene_plays_is_of_what_is_told_there(text: str, place: str) -> None:
    """Also where the place begins the name of a site."""
    assert observe(text)[-1].series.place.name == place


@pytest.mark.parametrize("opening", ["以当地公布的", "以", "以各地发布的", "指"])
@pytest.mark.parametrize("ending", ["复工率计，下同", "复工率计算，下同", "复工率，下同"])
def test_brackets_say_of_whom_a_rate_is_told_from_here_on(opening: str, ending: str) -> None:
    """In the sentences after it too, where they name nobody else; only of that rate."""
    text = (
        f"在20个公布复工率（{opening}规模以上工业企业的{ending}）的省份中，福建复工率超90%，江西等地已超80%。"
        "沈阳复工率为88.2%，返岗率为75%。\n泉州外贸企业复工率达91%，漳州复工率达93%。"
    )
    found = [(one.text, one.series.subject) for one in observe(text) if one.series.unit == "%"]
    known = "规模以上工业企业"
    assert found[:3] == [("90%", known), ("80%", known), ("88.2%", known)]
    assert found[4] == ("91%", "外贸企业")


@pytest.mark.parametrize("level", ["地级市", "设区市", "县级市", "县（区）"])
def test_the_rank_of_places_is_no_part_of_a_population(level: str) -> None:
    """What the places of a rank have is told of each."""
    found = told(f"{level}重点项目复工率前二名：泉州市复工率100%，漳州市复工率99%。")
    assert [one[2] for one in found] == ["重点项目", "重点项目"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("台州市外贸企业复工率（94.2%）居全省前列。", ["94.2%"]),
        ("台州市外贸企业复工率(94.2%)、返岗率(83%)均居全省前列。", ["94.2%", "83%"]),
        ("台州市外贸企业复工率（94.2%，提高2个百分点）居全省前列。", ["94.2%"]),
        ("台州市外贸企业复工率（比上周提高9%）居全省前列。", []),
        ("复工率（94%以上）的有椒江区、温岭市。", []),
        ("台州市外贸企业复工情况（94.2%）居全省前列。", []),
    ],
)
def test_the_figure_of_a_rate_may_stand_in_brackets_behind_its_name(text: str, expected: list[str]) -> None:
    """Right behind the name, and neither a change nor what only some are above."""
    assert levels(text) == expected


def test_places_that_are_counted_behind_their_list_are_no_firms() -> None:
    """3个市 behind three cities, before whom the rate is of; but 18个市重点项目 are projects."""
    assert told("台州、宁波、杭州3个市规上工业企业复工率94.2%。") == [
        ("94.2%", place, "规模以上工业企业") for place in ("台州市", "宁波市", "杭州市")
    ]
    assert told("台州市18个市重点项目已复工。") == [("18个", "台州市", "市重点项目")]
