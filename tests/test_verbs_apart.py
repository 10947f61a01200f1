"""Figures whose verb stands apart: at the end of a list, before a whole, or at the end of several steps."""

import pytest

from tests.reading import article, observe, reader

Told = set[tuple[str, str, str | None]]
LISTS: list[tuple[str, Told]] = [
    (
        "舟山市酒店130家、餐饮店350家、超市86家已恢复营业。",
        {
            ("resumed_enterprises", "130家", "酒店"),
            ("resumed_enterprises", "350家", "餐饮店"),
            ("resumed_enterprises", "86家", "超市"),
        },
    ),
    (
        "规上工业企业140家、外贸企业35家、重点项目11个已复工复产。",
        {
            ("resumed_enterprises", "140家", "规模以上工业企业"),
            ("resumed_enterprises", "35家", "外贸企业"),
            ("resumed_enterprises", "11个", "重点项目"),
        },
    ),
    ("舟山市煤矿复产37座。", {("producing_enterprises", "37座", "煤矿")}),
]
STEPS = [
    ("舟山市复工率从2月20日的41%、2月25日的66%一路升至3月5日的90.3%。", ["41%", "66%"], "90.3%"),
    ("復工率由2月10日的21%、2月17日的52%、2月24日的81%提高到3月2日的95%。", ["21%", "52%", "81%"], "95%"),
    ("复工率从2月20日的41%，到2月25日的66%，再到3月5日的90.3%。", ["41%", "66%"], "90.3%"),
    ("复工率由41%升至66%，再升至90.3%。", ["41%", "66%"], "90.3%"),
    ("复工企业由2月10日的130家、2月20日的550家增加到3月1日的1300家。", ["130家", "550家"], "1300家"),
    ("口罩日产量从4万只提升至30万只，再提升至90万只。", ["4万只", "30万只"], "90万只"),
]
ALL = [
    ("目前，舟山市全部规上企业复工。", "规模以上企业"),
    ("全部外贸企业已经复工复产。", "外贸企业"),
    ("舟山市全部商场超市恢复营业。", "商场超市"),
]
NOT_ALL = [
    "确保3月底前全部规上企业复工。",
    "为了全部规上企业复工，舟山市派出专班。",
    "舟山市还没有做到全部企业复工。",
    "全部企业复工后，将加大支持。",
    "除3家外，全部规上企业已复工。",
    "力争复工率从2月20日的41%、2月25日的66%提升到3月底的95%。",
    "舟山市计划完成50%的玉米收获任务。",
]


@pytest.mark.parametrize(("text", "told"), LISTS)
def test_lists(text: str, told: Told) -> None:
    """The verb behind the last item of a list, each its name and its figure, is said of every item."""
    found = {(one.series.indicator, one.text, one.series.subject) for one in observe(text)}
    assert told <= found
    assert not any(one.series.indicator == "total_enterprises" for one in observe(text))


@pytest.mark.parametrize(("text", "before", "last"), STEPS)
def test_steps(text: str, before: list[str], last: str) -> None:
    """Of several steps of a change the last is what holds; those before it are earlier values."""
    found = observe(text)
    assert [one.text for one in found if one.as_of is None] == before
    assert [one.text for one in found if one.as_of is not None] == [last]


@pytest.mark.parametrize(("text", "subject"), ALL)
def test_all(text: str, subject: str) -> None:
    """全部 before a name whose verb follows says 100 % of them."""
    [one] = [one for one in observe(text) if one.kind == "implied"]
    assert (one.value, one.series.subject) == (100, subject)


@pytest.mark.parametrize("text", NOT_ALL)
def test_nothing(text: str) -> None:
    """What is planned, not yet so, or so but for some, says nothing."""
    assert not observe(text)


def test_whole_before_a_share() -> None:
    """Those whose share the verb behind them tells are the whole (320 户企业复工近七成)."""
    found = {(one.series.indicator, one.text) for one in observe("舟山市320户规上工业企业复工近七成。")}
    assert found == {("total_enterprises", "320户"), ("work_resumption_rate", "七成")}


def test_part_of_a_task() -> None:
    """A share of a task said to be fulfilled is how far its verb is done (完成 60 % 的玉米收获任务)."""
    [one] = reader("harvest").read(article("舟山市已完成60%的玉米收获任务。")).observations
    assert (one.series.indicator, one.text, one.series.subject) == ("harvest_progress", "60%", "玉米")


POWER = [
    ("舟山市停电用户超七成已恢复。", [("restoration_rate", "七成")]),
    ("停电客户85%已经恢复。", [("restoration_rate", "85%")]),
    ("舟山市复电剩320户。", []),
    ("舟山市复电还剩最后320户未完成。", []),
    ("舟山市剩余320户已全部复电。", [("users_restored", "320户")]),
]


@pytest.mark.parametrize(("text", "told"), POWER)
def test_power(text: str, told: list[tuple[str, str]]) -> None:
    """A share of those who were cut off, its verb behind it; those who are left did not come back."""
    found = reader("power").read(article(text)).observations
    assert [(one.series.indicator, one.text) for one in found if one.kind == "stated"] == told


def test_parts_in_brackets() -> None:
    """Brackets behind a whole that open with a crop hold its parts; what is no crop is none."""
    text = "舟山市粮食作物已播种29万亩（小麦18万亩、玉米4.1万亩、马铃薯1.2万亩），机播面积（含租用）5万亩。"
    found = reader("harvest").read(article(text)).observations
    told = [(one.text, one.series.subject) for one in found if one.series.indicator == "sown_area"]
    assert told[:4] == [("29万亩", "粮食"), ("18万亩", "小麦"), ("4.1万亩", "玉米"), ("1.2万亩", "马铃薯")]
