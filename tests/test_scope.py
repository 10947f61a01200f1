"""Where and when a figure is so: one grammar fact a row."""

from datetime import date

import pytest

from shuize.types import AsOfKind, Place
from tests.reading import DAY, observe, when, where

NINGBO, HANGZHOU, WENZHOU, ZHEJIANG, NATION = "330200", "330100", "330300", "330000", "100000"

SITES = [
    ("在宁波市，山前产业园内的97家企业复工。", "山前产业园"),
    ("宁波市加快复工。山前物流园目前入驻商户复工率97%。", "山前物流园"),
    ("宁波市山前商贸城97家商户复工。", "山前商贸城"),
    ("走进宁波医药城，园区内97家企业复工。", "宁波医药城"),
    ("宁波市山前产业园内企业复工率85%，全市企业复工率97%。", None),
    ("宁波市各类产业园内企业复工率97%。", None),
    ("宁波市重点物流园区复工率97%。", None),
]
PLACES = [
    # the clause, the sentence, the sentence before
    ("宁波市企业复工率97%。", [NINGBO]),
    ("宁波市复工很快，企业复工率97%。", [NINGBO]),
    ("宁波市复工很快。企业复工率97%。", [NINGBO]),
    ("杭州市复工很快，宁波市企业复工率97%。", [NINGBO]),
    # references
    ("浙江省复工很快。全省企业复工率97%。", [ZHEJIANG]),
    ("浙江省复工很快，宁波市尤其快。全省企业复工率97%。", [ZHEJIANG]),
    ("宁波市复工很快。全省企业复工率97%。", [ZHEJIANG]),
    ("宁波市复工很快。全市企业复工率97%。", [NINGBO]),
    ("宁波市鄞州区复工很快。该区企业复工率97%。", ["330212"]),
    ("宁波市鄞州区复工很快。全市企业复工率97%。", [NINGBO]),
    ("宁波市复工很快。当地企业复工率97%。", [NINGBO]),
    ("上海市复工很快。全市企业复工率97%。", ["310000"]),
    ("广西复工很快。全区企业复工率97%。", ["450000"]),
    ("全国企业复工率97%。", [NATION]),
    ("全省企业复工率97%。", [None]),
    # lists
    ("杭州、宁波和温州企业复工率超过97%。", [HANGZHOU, NINGBO, WENZHOU]),
    ("杭州、宁波两市的复工率分别为98%和97%。", [HANGZHOU, NINGBO]),
    ("企业复工率，杭州98%、宁波97%。", [HANGZHOU, NINGBO]),
    ("宁波市鄞州区企业复工率97%。", ["330212"]),
    ("宁波市的台企、杭州市的德企复工率分别为98%和97%。", [NINGBO, HANGZHOU]),
    # what does not govern
    ("宁波市已和湖北、河南等省签约，企业复工率97%。", [NINGBO]),
    ("宁波市向湖北、河南等省派出专列，企业复工率97%。", [NINGBO]),
    ("宁波市企业发往武汉的货多了，复工率97%。", [NINGBO]),
    ("宁波市企业经杭州市协调，复工率97%。", [NINGBO]),
    ("记者来到宁波市。企业复工率97%。", [NINGBO]),
    # a name of several places, a region without a code
    ("南京市复工很快。鼓楼区企业复工率97%。", ["320106"]),
    ("鼓楼区企业复工率97%。", [None]),
    ("长三角企业复工率97%。", [None]),
    ("浙江省复工很快。\n我国外贸企业复工率97%。", [NATION]),
    # at the very end
    ("宁波市外贸企业复工率97%杭州市", [NINGBO]),
    # where people come from
    ("80名来自贵州的务工人员乘坐返岗专列抵达宁波。", ["520000"]),
    ("80名湖北籍务工人员乘坐返岗专列抵达宁波。", ["420000"]),
    ("97%的宁波企业已复工。", [NINGBO]),
    # central organs, roundups, foreign countries, nowhere
    ("商务部消息，外贸企业复工率97%。", [NATION]),
    ("浙江复工快，江苏复工快，福建复工也快。\n企业复工率97%。", [NATION]),
    ("德国企业复工率97%。", []),
    ("企业复工率97%。", [None]),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[str | None]) -> None:
    """The figures of the text are of these places."""
    assert [code for _, code in where(text)] == expected


def test_places_left_out() -> None:
    """除湖北外 is a scope of its own, and of the nation where no other place is named."""
    (one,) = observe("除湖北外，全国规上工业企业复工率超过97%。")
    assert (one.series.place.code, one.series.excludes) == (NATION, ("420000",))
    (one,) = observe("除湖北外，规上工业企业复工率超过97%。")
    assert (one.series.place.code, one.series.excludes) == (NATION, ("420000",))


def test_what_is_left_out_of_the_whole_is_none_of_a_part_s() -> None:
    """After 除湖北外，全国…, 其中浙江 is 浙江 whole."""
    whole, part = observe("除湖北外，全国企业复工率超过97%，其中浙江98%。")
    assert (whole.series.place.code, whole.series.excludes) == (NATION, ("420000",))
    assert (part.series.place.code, part.series.excludes) == (ZHEJIANG, ())


def test_a_part_left_out_of_a_place_that_holds_it() -> None:
    """湖北省除武汉外 is of 湖北."""
    (one,) = observe("湖北省除武汉外，规上工业企业复工率达97%。")
    assert (one.series.place.code, one.series.excludes) == ("420000", ("420100",))


def test_a_zone_is_named_beside_the_code_it_lies_in() -> None:
    """苏州高新区 has no code of its own."""
    (one,) = observe("苏州高新区企业复工率97%。")
    assert (one.series.place.code, one.series.place.zone) == ("320505", "苏州高新区")


@pytest.mark.parametrize(("text", "zone"), SITES)
def test_a_site_s_figures_are_none_of_the_place_s_it_lies_in(text: str, zone: str | None) -> None:
    """A park by its own name, though no table has it, is a zone; parks in general are none."""
    assert observe(text)[-1].series.place == Place(NINGBO, zone or "宁波市", zone=zone)


def test_another_story_explains_nothing() -> None:
    """A place named in one story never governs a figure in the next."""
    page = "宁波复工快\n□记者 方圆\n宁波市企业加快复工。\n开工的日子\n□记者 林帆\n企业复工率97%。"
    assert where(page) == [("97%", None)]


def test_what_is_taken_over_is_less_sure() -> None:
    """An inherited place costs confidence."""
    stated, inherited = observe("宁波市外贸企业复工率97%。另外，返岗率95%。")
    assert inherited.confidence < stated.confidence


DATES = [
    ("宁波市企业复工率97%。", DAY, "published"),
    ("目前，宁波市企业复工率97%。", DAY, "now"),
    ("截至3月10日，宁波市企业复工率97%。", "2020-03-10", "stated"),
    ("到2月底，宁波市企业复工率97%。", "2020-02-29", "stated"),
    ("2月份，宁波市企业复工率97%。", "2020-02", "stated"),
    ("去年3月，宁波市企业复工率97%。", "2019-03", "stated"),
    ("截至3月10日，宁波市已行动起来。企业复工率97%。", "2020-03-10", "inherited"),
    ("宁波市企业复工率97%（截至3月10日）。", "2020-03-10", "stated"),
    ("宁波市企业复工率由3月1日的80%提高到97%。", DAY, "published"),
    ("宁波市企业复工率由一周前的80%提高到3月9日的97%。", "2020-03-09", "stated"),
    ("宁波市企业复工率从3月1日的80%升至目前的97%。", DAY, "now"),
    ("近日，宁波市企业复工率97%。", DAY, "published"),
    ("一季度，宁波市企业复工率由2月底的80%提高到3月9日的97%。", "2020-03-09", "stated"),
    ("疫情初期，宁波市企业复工率97%。", None, "before"),
    ("去年同期，宁波市企业复工率97%。", "2019", "stated"),
    ("去年同期的宁波市企业复工率为97%。", "2019", "stated"),
    ("到去年同期，宁波市企业复工率97%。", "2019", "stated"),
    ("2月28日，宁波市工业用电量恢复到去年同期的97%。", "2020-02-28", "stated"),
    ("2月28日，宁波市工业用电量恢复至上年同期水平的97%。", "2020-02-28", "stated"),
    ("2月28日，宁波市工业用电量恢复到2019年同期的近97%。", "2020-02-28", "stated"),
    ("截至2月28日，较去年同期，宁波市企业复工率升至97%。", "2020-02-28", "stated"),
    ("宁波市工业用电量恢复到去年同期的97%。", DAY, "published"),
    ("与2月底相比，宁波市企业复工率97%。", DAY, "published"),
    ("3月10日，宁波开始复工。经理说：“今天，企业复工率97%。”", "2020-03-10", "inherited"),
    ("3月以来，宁波市企业复工率97%。", DAY, "published"),
]


@pytest.mark.parametrize(("text", "as_of", "kind"), DATES)
def test_dates(text: str, as_of: str | None, kind: str) -> None:
    """The last figure is of this date, for this reason."""
    assert when(text)[-1] == ("97%", as_of, kind)


HEADLINES = [
    ("宁波市企业复工率突破九成", "宁波市企业复工率达到92.3%", "2020-02-29"),
    ("企业复工率突破九成", "宁波市企业复工率达到92.3%", "2020-02-29"),
    ("宁波市企业复工率近八成", "宁波市企业复工率达到79.2%", "2020-02-29"),
    ("宁波市企业复工率突破90%", "宁波市企业复工率达到99.5%", "2020-02-29"),
    ("宁波市企业复工率超九成", "宁波市企业复工率达到89.3%", DAY),
    ("宁波市企业复工率近八成", "宁波市企业复工率达到25%", DAY),
    ("宁波市规上工业企业复工率突破九成", "宁波市外贸企业复工率达到92.3%", DAY),
    ("宁波市企业复工率突破九成", "杭州市企业复工率达到92.3%", DAY),
    ("3月10日宁波市企业复工率突破九成", "宁波市企业复工率达到92.3%", "2020-03-10"),
]
"""A headline, what its body says as of 29 February, and the day of the headline's figure."""


@pytest.mark.parametrize(("headline", "body", "as_of"), HEADLINES)
def test_a_round_headline_has_the_day_of_the_exact_figure_that_it_stands_for(
    headline: str, body: str, as_of: str
) -> None:  # fmt: skip
    """突破九成 is told again as 92.3 %, of the same series alone, and as nothing outside of what it bounds."""
    round_figure, exact = observe(f"{headline}\n截至2月29日，{body}。")
    assert (round_figure.as_of, exact.as_of) == (as_of, "2020-02-29")


def test_the_latest_of_the_figures_that_a_headline_stands_for_dates_it() -> None:
    """A headline tells the news."""
    body = "截至2月29日，宁波市企业复工率达到92.3%。截至2月20日，宁波市企业复工率达到90.1%。"
    assert observe(f"宁波市企业复工率突破九成\n{body}")[0].as_of == "2020-02-29"


def test_the_earlier_value_of_a_change_has_no_date() -> None:
    """It is bounded by the later one's."""
    earlier, later = observe("截至3月10日，宁波市企业复工率由80%提高到97%。")
    assert (earlier.as_of, str(earlier.as_of_kind), earlier.bound) == (None, "before", "2020-03-10")
    assert (later.as_of, later.bound) == ("2020-03-10", None)


def test_what_is_told_of_earlier_days_dates_nothing_that_follows() -> None:
    """It has no date, so nobody inherits one from it."""
    found = observe("青岛市口罩日产量当初只有12万只。口罩日产量升到56万只。")
    assert [(one.as_of, one.as_of_kind) for one in found] == [
        (None, AsOfKind.BEFORE),
        (DAY, AsOfKind.PUBLISHED),
    ]


def test_a_date_of_december_read_in_january_is_last_year_s() -> None:
    """The year nearest to publication."""
    assert when("截至12月31日，宁波市企业复工率97%。", date(2021, 1, 3)) == [("97%", "2020-12-31", "stated")]


def test_a_date_ahead_makes_a_plan() -> None:
    """What is dated after publication is no level reached."""
    assert observe("到3月31日，宁波市企业复工率97%。") == ()


def test_a_new_paragraph_forgets_the_date() -> None:
    """截至 holds to the end of its paragraph."""
    text = "截至3月10日，宁波市外贸企业复工率95%。\n宁波市企业复工率97%。"
    assert [as_of for _, as_of, _ in when(text)] == ["2020-03-10", DAY]


def test_a_stretch_of_days_that_has_not_ended_dates_nothing_ahead() -> None:
    """3月中旬 goes on to the 20th, but what is told of it on the 12th is as of the 12th."""
    (one,) = observe("3月中旬，宁波市外贸企业复工率达97%。")
    assert (one.as_of, one.as_of_kind) == (DAY, AsOfKind.STATED)


REST = [
    ("湖北省企业复工率88%，其中武汉市复工率55%，其余16个市州复工率达到98%。", "420000", ("420100",)),
    ("浙江省企业复工率88%，其中温州市、台州市均为55%，其余9个市复工率98%。", "330000", ("330300", "331000")),
    ("全国企业复工率80%，湖北30%，其余30个省份复工率达到98%。", "100000", ("420000",)),
    # nobody of their rank was told of, or they are not the rest
    ("湖北省企业复工率88%，其他8个市州复工率达到98%。", None, ()),
    ("武汉市企业复工率55%，湖北省16个市州复工率达到98%。", None, ()),
]


@pytest.mark.parametrize(("text", "code", "excludes"), REST)
def test_so_many_others_are_the_rest_of_their_whole(text: str, code: str | None, excludes: tuple[str, ...]) -> None:
    """其余 16 个市州 after 武汉 are 湖北 without it."""
    last = observe(text)[-1]
    assert (last.text, last.series.place.code, last.series.excludes) == ("98%", code, excludes)
