"""Which days words mean, seen from the day of publication: tables grouped by what a figure they govern is as of."""

import time
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuize.types import AsOfKind
from workers.days.almanac import festival, lunar
from workers.days.dates import DateMention, dates

PUBLISHED = date(2020, 3, 12)  # a Thursday

AS_OF = {
    (
        "2020-03-10",
        "at",
    ): "2020年3月10日|2020-03-10|2020/3/10|2020.3.10|3月10日|３月１０日|10日|3月10日24时|3月10日上午9时30分|周二"
    "|二〇二〇年三月十日|前天|星期二|本周二|10日12时|今年3月10日|本月10日|3 月 10 日|3月10号|自3月10日",
    (
        "2020-03-10",
        "until",
    ): "截至3月10日|截止到3月10日|截至3月10日24时|至3月10日|到3月10日|截至2020年3月10日|截至10日|截至北京时间3月10日"
    "|截至10日24时|截至3月10日12时22分|3月10日为止|截至3月10日止",
    ("2020-03-11", "at"): "昨天|昨日|昨晚|昨天下午3点|昨晚8时",
    ("2020-03-12", "at"): "今天|今日|今晨|今天上午|今晚",
    ("2020-03-13", "at"): "明天|明日",
    ("2020-02-29", "during"): "2月底|2月末|2月下旬|今年2月底|上月底|上个月底",
    ("2020-02-29", "until"): "截至2月底|到2月底|截至2月末|至今年2月底",
    ("2020-02-20", "during"): "2月中旬",
    ("2020-03-10", "during"): "3月上旬|3月1日至10日|3月1—10日|3月1日—3月10日|2月28日至3月10日|2020年3月1日至3月10日",
    (
        "2020-02",
        "during",
    ): "2月|2月份|1—2月|1-2月份|1至2月份|今年前两个月|前两个月|头两个月|2020年2月|上月|上个月|二月份|1、2月|2020-02"
    "|一二月份|一个月前|1个月前",
    ("2020-03", "during"): "本月|3月|3月份|当月|这个月|3月初",
    ("2020-03-31", "during"): "一季度|第一季度|今年一季度|首季|1季度|3月底|2020年第一季度|月底",
    ("2019-12-31", "during"): "去年底|去年年底|2019年底|2019年末|上年末|去年四季度|2019年下半年|去年下半年|四季度",
    ("2019-12-31", "at"): "12月31日|2019年12月31日|去年12月31日",
    ("2019-12-31", "until"): "截至12月31日|截至2019年底|到去年底",
    ("2020-12-31", "during"): "年底|今年底|今年年底|2020年下半年",
    ("2020-06-30", "during"): "上半年|今年上半年|二季度",
    ("2019", "during"): "去年|2019年|2019年度|上年|二〇一九年",
    ("2020", "during"): "今年|2020年|今年内",
    ("2020-01", "during"): "今年初|年初|2020年初",
    ("2020-06", "during"): "年中|今年年中",
    ("2018", "during"): "前年|2018年|两年前|2年前",
    ("2019-09-30", "during"): "三季度|去年前三季度|2019年三季度",
    ("2020-03-12", "now"): "目前|截至目前|当前|现在|如今|眼下|到目前为止|截至目前为止|现阶段|至今",
    ("2020-03-12", "vague"): "近日|日前|近期|这两天|连日来|这几天|最近",
    ("2020-03-12", "since"): "今年以来|2月3日以来|从2月3日起|自2月10日开始|春节以来|2019年以来|去年以来|2月以来",
    ("2020-03", "since"): "3月以来|今年3月以来|本月以来",
    ("2020-03-20", "by"): "3月20日前|3月20日之前|本月20日前",
    ("2020-03-08", "during"): "上周|上个星期|上周末|上一周|周末",
    ("2020-03-12", "during"): "本周|这周|本星期|这一周",
    ("2020-03-04", "at"): "上周三|上星期三",
    ("2020-01-25", "festival"): "春节|春节假期|新春",
    ("2020-01-24", "at"): "除夕|大年三十|年三十",
    ("2020-01-25", "at"): "大年初一",
    ("2020-02-24", "festival"): "二月二",
    ("2020-03-26", "festival"): "三月三",
    ("2020-02-23", "at"): "二月二十三日",
    ("2020-03-09", "at"): "三天前|3天前|民国109年3月9日",
    ("2020-03-02", "at"): "10天前|十天前",
    ("2020-02-26", "at"): "半个月前|半月前",
    ("2019-09", "during"): "半年前",
    ("2020-01-26", "at"): "大年初二|正月初二",
    ("2020-02-03", "at"): "正月初十",
    ("2020-01-17", "at"): "腊月二十三",
    ("2020-02-08", "festival"): "元宵节|元宵",
    ("2020-02-08", "at"): "正月十五",
    ("2020-04-04", "festival"): "清明|清明节|清明假期",
    ("2020-05-01", "festival"): "五一|“五一”|劳动节",
    ("2019-10-01", "festival"): "国庆|国庆节",
    ("2019-09-13", "festival"): "中秋|中秋节",
    ("2019", "before"): "去年同期|上年同期|2019年同期|同期",
}
"""Each text, published on 12 March 2020, holds one mention: its as_of and role."""

NOTHING = (
    "体现在|出现在|十三五期间|“十三五”|二七区|3家|96.3%|30日元|日均|2月30日|2019年2月29日|13月5日|13月|45日|农历|大年|一日三餐|三天|3个月"
    "|一年|五年|半年|第三|每周一次|今日头条|192.168.1.1|3.5|2020|888-000-9999|一期|四川|规模以上工业企业||复工率"
    "|连续3日无新增|近3日|3日内办结|为期10日|每5日一次|第3日|震后一月|节后三月"
    "|放假三天前|提前3天|2022年冬奥会|2021年东京奥运会|2020年版|2019年级"
)

CONTEXT = {
    "3月9日，当日新增": ["2020-03-09", "2020-03-09"],
    "3月2日启动，三天后完成": ["2020-03-02", "2020-03-05"],
    "3月2日启动；5天后，": ["2020-03-02", "2020-03-07"],
    "3月2日，一周之后，": ["2020-03-02", "2020-03-09"],
    "2月2日，一个月后，": ["2020-02-02", "2020-03"],
    "3月2日，隔离14天后": ["2020-03-02"],
    "3月2日，10天后续建": ["2020-03-02"],
    "三天后": [],
    "3月2日，这一天，": ["2020-03-02", "2020-03-02"],
    "3月2日，这天气": ["2020-03-02"],
    "3月2日，上一日，": ["2020-03-02", "2020-03-01"],
    "2月8日启动，10日完成": ["2020-02-08", "2020-02-10"],
    "去年12月31日，当天": ["2019-12-31", "2019-12-31"],
    "当天": ["2020-03-12"],
    "今天（2月23日）": ["2020-03-12", "2020-02-23"],
    "2018年底为10家，2019年底为20家": ["2018-12-31", "2019-12-31"],
    "从7月1日到12月31日": ["2020-12-31"],
    "2019年12月至2020年2月": ["2020-02"],
    "1995-1997年": ["1997"],
    "18年10月1日到19年2月3日": ["2019-02-03"],
    "实现今年目标": ["2020"],
    "三月初一批企业复工": ["2020-03"],
    "1921年建立，同年开学，次年毕业": ["1921", "1921", "1922"],
    "2019年11月签约，当月开工，次月投产": ["2019-11", "2019-11", "2019-12"],
    "2020年3月10日至2019年3月1日": ["2020-03-10", "2019-03-01"],
    "2月25日至3日": ["2020-03-03"],
    "4月20日开幕，25日闭幕": ["2020-04-20", "2020-02-25"],
    "去年10日": ["2020-03-10"],
    "此后三月": ["2020-03"],
    "灾后三月份": ["2020-03"],
}
"""Several dates in one text: the as_of of each, in order."""

Expected = TypeVar("Expected")


def rows(table: Mapping[Expected, str]) -> list[tuple[Expected, str]]:
    """Return one row for each text of a table grouped by what is expected."""
    return [(expected, text) for expected, texts in table.items() for text in texts.split("|")]


def only(text: str, published: date = PUBLISHED) -> DateMention:
    """Return the one mention of the text."""
    found = dates(text, published)
    assert len(found) == 1, f"{text}: {found}"
    return found[0]


@pytest.mark.parametrize(("expected", "text"), rows(AS_OF))
def test_as_of_and_role(expected: tuple[str, str], text: str) -> None:
    """Each way to write a date gives its as_of and role."""
    mention = only(text)
    assert (mention.as_of, mention.role) == expected


@pytest.mark.parametrize("text", NOTHING.split("|"))
def test_dates_nothing(text: str) -> None:
    """Words and numbers that name no day give no mention."""
    assert dates(text, PUBLISHED) == []


@pytest.mark.parametrize(("text", "expected"), CONTEXT.items())
def test_several_dates(text: str, expected: list[str]) -> None:
    """A date leans on the one before it; two with 至 between them are one range."""
    assert [mention.as_of for mention in dates(text, PUBLISHED)] == expected


@pytest.mark.parametrize(
    ("text", "published", "as_of"),
    [
        ("截至12月31日", date(2020, 1, 3), "2019-12-31"),
        ("12月31日", date(2020, 1, 3), "2019-12-31"),
        ("1月5日将召开", date(2019, 12, 28), "2020-01-05"),
        ("7月17日至19日", date(2020, 4, 12), "2020-07-19"),
        ("29日", date(2020, 3, 1), "2020-02-29"),
        ("30日", date(2020, 3, 1), "2020-01-30"),
        ("31日", date(2020, 1, 31), "2020-01-31"),
        ("一季度", date(2020, 2, 20), "2020-03-31"),
        ("一季度", date(2022, 10, 10), "2022-03-31"),
        ("四季度", date(2022, 10, 3), "2022-12-31"),
        ("四季度", date(2022, 2, 10), "2021-12-31"),
        ("前三季度", date(2022, 1, 10), "2021-09-30"),
        ("前11个月", date(2022, 1, 10), "2021-11"),
        ("1—10月", date(2022, 1, 10), "2021-10"),
        ("1—2月", date(2022, 2, 25), "2022-02"),
        ("上半年", date(2022, 3, 10), "2022-06-30"),
        ("全年", date(2020, 1, 20), "2019"),
        ("全年", date(2020, 7, 20), "2020"),
        ("春节", date(2019, 12, 20), "2020-01-25"),
        ("除夕", date(2021, 2, 20), "2021-02-11"),
        ("12月", date(2020, 1, 8), "2019-12"),
        ("2月29日", date(2021, 3, 1), "2020-02-29"),
        ("上月", date(2020, 1, 8), "2019-12"),
        ("当年", date(2020, 1, 8), "2020"),
    ],
)
def test_year_and_month_nobody_says(text: str, published: date, as_of: str) -> None:
    """A year or month that is not said is the one nearest to publication, the past first."""
    assert only(text, published).as_of == as_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("3月10日", AsOfKind.STATED),
        ("截至目前", AsOfKind.NOW),
        ("近日", AsOfKind.PUBLISHED),
        ("本周", AsOfKind.PUBLISHED),
        ("今年以来", AsOfKind.PUBLISHED),
        ("当日", AsOfKind.INHERITED),
        ("去年同期", AsOfKind.BEFORE),
    ],
)
def test_kind(text: str, kind: AsOfKind) -> None:
    """What dates the figure: its own words, 目前, or only publication."""
    assert only(text).as_of_kind is kind


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("消息，截至3月10日24时，全市", "截至3月10日24时"),
        ("在今年前两个月里", "今年前两个月"),
        ("自2月3日以来已", "自2月3日以来"),
        ("到目前为止，", "到目前为止"),
        ("昨天下午3点半左右，", "昨天下午3点半左右"),
        ("春节期间", "春节期间"),
    ],
)
def test_span(text: str, span: str) -> None:
    """A mention spans 截至 and hours, 以来 and 期间."""
    mention = only(text)
    assert text[mention.start : mention.end] == span


def test_days_covered() -> None:
    """`first` and `last` are the days a mention covers."""
    mention = only("1—2月")
    assert (mention.first, mention.last) == (date(2020, 1, 1), date(2020, 2, 29))


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("春节", 2021, date(2021, 2, 12)),
        ("除夕", 2023, date(2023, 1, 21)),
        ("清明", 2021, date(2021, 4, 4)),
        ("清明", 2023, date(2023, 4, 5)),
        ("清明", 1999, date(1999, 4, 5)),
        ("中秋", 2020, date(2020, 10, 1)),
        ("端午", 2020, date(2020, 6, 25)),
        ("国庆", 2024, date(2024, 10, 1)),
    ],
)
def test_festivals(name: str, year: int, expected: date) -> None:
    """Festivals fall on their days, lunar and solar."""
    assert festival(name, year) == expected


@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_first_and_the_last_day_that_can_be_written(published: date) -> None:
    """No year before or after them is asked for."""
    words = "去年 明年 2月底 截至12月31日 上周 下周五 前年同期 正月初十 春节 昨天 明天 四月下旬 前两个月"
    assert len(dates(words, published)) > 0


def test_a_festival_outside_the_tables_is_no_date() -> None:
    """The lunar calendar is known from 1900 to 2099."""
    assert dates("春节", date(1850, 3, 1)) == []


def test_lunar_days_that_are_none() -> None:
    """The 30th of a short month is its last day; other impossible days are none."""
    assert lunar(2020, 1, 30) == date(2020, 2, 22)
    assert lunar(2020, 13, 1) is None
    assert lunar(1800, 1, 1) is None


WORDS = (
    "截至到自从今去前明昨年月日号时点底初末旬上中下半季度第一二三十0123456789-/.:"
    "周星期目近同期春节正腊除夕大本当以来起止 "
)


@given(
    st.text(alphabet=st.one_of(st.characters(), st.sampled_from(WORDS))),
    st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)),
)
def test_any_text_gives_ordered_spans_inside_it(text: str, published: date) -> None:
    """Whatever the text, spans lie inside it, in order, without overlap, and days are in order."""
    end = 0
    for mention in dates(text, published):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.first <= mention.last
        end = mention.end


@given(st.dates(min_value=date(1910, 1, 1), max_value=date(2099, 12, 31)), st.dates(min_value=date(1950, 1, 1)))
def test_a_full_date_is_itself_whenever_published(day: date, published: date) -> None:
    """A date with its year does not depend on publication."""
    for text in (f"{day.year}年{day.month}月{day.day}日", day.isoformat(), f"{day.year}/{day.month}/{day.day}"):
        assert [mention.first for mention in dates(text, published)] == [day]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)), st.integers(min_value=0, max_value=180))
def test_a_recent_date_needs_no_year(published: date, days_ago: int) -> None:
    """Month and day of the last half-year mean that half-year's."""
    day = date.fromordinal(published.toordinal() - days_ago)
    assert only(f"{day.month}月{day.day}日", published).first == day


@pytest.mark.parametrize(
    "unit", ["1", "1月", "一", "3月1日", "2020-", "至", "前1", "10日，", "一月", "1.1", "今年", "截至"]
)
def test_a_long_line_takes_linear_time(unit: str) -> None:
    """A long line of dates or digits takes no time that grows with its square."""
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    dates(text, PUBLISHED)
    assert time.process_time() - began < 20
