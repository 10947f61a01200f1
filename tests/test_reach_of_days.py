"""How far a day reaches: over a clause, a sentence, a paragraph, or the lines below a heading."""

from datetime import date

import pytest

from shuize.types import Article, PublishedKind
from tests.reading import EVERY_PACK, reader

TOLD = date(2020, 4, 14)
DAY = TOLD.isoformat()

DAYS = [
    # a day by which something was done, where it is over and something is said to be done
    ("3月底前，宁波市63个交通项目已全部复工。", ["2020-03-31"]),
    ("宁波市63个交通项目3月底前已全部复工，另有120家商超也已复工。", ["2020-03-31", DAY]),
    ("宁波市63个交通项目3月底前已复工。杭州市120家商超也已复工。", ["2020-03-31", DAY]),
    ("3月底前企业要做好防疫，宁波市63个交通项目复工。", [DAY]),
    # a time within a clause holds there alone where another is told of after it, or where it is long over
    ("宁波市二期项目上周封顶；外贸企业复工率96.1%。", [DAY]),
    ("上周，宁波市二期项目封顶；外贸企业复工率96.1%。", ["2020-04-12"]),
    ("宁波市山前公司春节期间没有停工，员工返岗率已达96.1%。", [DAY]),
    ("春节期间，宁波市山前公司员工返岗率已达96.1%。", ["2020-01-25"]),
    # several months that a paragraph tells of
    ("一季度，宁波市投资保持稳定。新开工项目71个。", ["2020-03-31"]),
    ("今年1—2月，宁波市投资保持稳定。新开工项目71个。", ["2020-02"]),
    ("一季度，宁波市投资保持稳定。截至4月10日，新开工项目71个。", ["2020-04-10"]),
    ("一季度，宁波市投资保持稳定。目前，新开工项目71个。", [DAY]),
    ("一季度，宁波市投资保持稳定。\n新开工项目71个。", [DAY]),
    ("与一季度相比，宁波市投资保持稳定。新开工项目71个。", [DAY]),
    ("上半年，宁波市计划投资80亿元。新开工项目71个。", [DAY]),
    # the day that figures were gathered on
    ("据四月二日工业统计：\n宁波市外贸企业复工率96.1%。", ["2020-04-02"]),
    ("据4月2日调度，宁波市生产稳定。外贸企业复工率96.1%。", ["2020-04-02"]),
    ("4月2日，宁波市召开会议。外贸企业复工率96.1%。", [DAY]),
    ("据4月2日市统计局的消息，宁波市生产稳定。外贸企业复工率96.1%。", [DAY]),
    # a heading
    ("一、截至4月8日全市复工情况\n宁波市外贸企业复工率96.1%。", ["2020-04-08"]),
    ("2020年4月12日\n宁波市外贸企业目前复工率96.1%。", ["2020-04-12"]),
    ("复工情况（截至4月8日）\n宁波市外贸企业复工率96.1%。", ["2020-04-08"]),
    ("市民技能培训延长至4月28日\n宁波市外贸企业复工率96.1%。", [DAY]),
    ("4月8日开工\n宁波市外贸企业复工率96.1%。", [DAY]),
    ("一、截至4月28日的任务情况\n宁波市外贸企业复工率96.1%。", [DAY]),
    # what a site says of its page is no day of the story
    ("市情通报\n发布时间：2020-04-12\n截至4月8日，宁波市生产稳定。\n宁波市外贸企业复工率96.1%。", ["2020-04-08"]),
    ("市情通报\n发布时间：2020-04-12\n宁波市外贸企业复工率96.1%。", [DAY]),
    # 目前 of a count of the day before, and of a report
    ("截至13日18时，宁波市受影响企业900家，目前已复工800家。", ["2020-04-13", "2020-04-13"]),
    ("截至3月13日，宁波市外贸企业复工率80%；目前已达96.1%。", ["2020-03-13", DAY]),
    ("现将4月12日情况通报如下。\n宁波市外贸企业目前复工率96.1%。", ["2020-04-12"]),
    ("现将3月2日情况通报如下。\n宁波市外贸企业目前复工率96.1%。", [DAY]),
    ("到4月8日，宁波市有餐饮企业900家，现在复工的达到800家。", ["2020-04-08", DAY]),
    ("4月中旬前，宁波市投放口罩。现累计复工企业900家。", [DAY]),
    ("宁波市4月8日实现累计复工企业900家。", ["2020-04-08"]),
    # the parts of what is told as of now, and what was added on the bulletin's day
    (
        "4月12日，浙江省新增确诊病例3例。目前，累计确诊病例1260例。累计确诊病例中，宁波157例、杭州181例。",
        ["2020-04-12", DAY, DAY, DAY],
    ),
    ("4月12日，浙江省新增确诊病例3例。目前，累计确诊病例1260例。现有重症病例2例。", ["2020-04-12", DAY, "2020-04-12"]),
    # a paragraph that reckons with what was counted before it
    (
        "截至4月11日，宁波市累计接种疫苗300万剂次。\n按照全市940万常住人口计算，全人群第一剂接种率为31%。",
        ["2020-04-11", "2020-04-11"],
    ),
    ("截至4月11日，宁波市累计接种疫苗300万剂次。\n全市第一剂接种率为31%。", ["2020-04-11", DAY]),
    # a headline that is round, or shorter, and its body
    ("宁波工业企业复工率超九成九\n截至4月11日，宁波市规上工业企业复工率99.3%。", ["2020-04-11", "2020-04-11"]),
    ("宁波企业复工率超九成九\n截至4月11日，宁波市规上工业企业复工率99.3%。", [DAY, "2020-04-11"]),
    ("宁波返岗职工达300万\n截至4月11日，宁波市返岗职工300.4万人。", ["2020-04-11", "2020-04-11"]),
    ("宁波返岗职工达300万\n截至4月11日，宁波市返岗职工327.4万人。", [DAY, "2020-04-11"]),
    (
        "浙江外贸企业复工率超95%\n截至4月11日，宁波、杭州、温州3个市外贸企业复工率都在95%以上。",
        ["2020-04-11", "2020-04-11", "2020-04-11", "2020-04-11"],
    ),
    ("浙江外贸企业复工率超95%\n截至4月11日，宁波市外贸企业复工率在95%以上。", [DAY, "2020-04-11"]),
    # brackets that close a sentence, or a paragraph where they speak of data, and say nothing else of days
    ("宁波市外贸企业复工率96.1%，返岗率82%（截至4月8日）。", ["2020-04-08", "2020-04-08"]),
    ("宁波市外贸企业复工率96.1%，返岗率82%。（截至4月8日）", ["2020-04-08", "2020-04-08"]),
    ("宁波市外贸企业复工率96.1%。杭州市返岗率82%。（截至4月8日）", [DAY, "2020-04-08"]),
    ("宁波市外贸企业复工率96.1%。杭州市返岗率82%。（以上数据截至4月8日）", ["2020-04-08", "2020-04-08"]),
    ("宁波市企业复工率96.1%（4月7日），杭州市企业复工率95%（截至4月8日）。", ["2020-04-07", "2020-04-08"]),
    ("宁波市外贸企业复工率96.1%，返岗率82%（4月8日起免费体检）。", [DAY, DAY]),
    # a total's day stands before its part's where that is none of now
    ("据对浙江省900个重点项目统计，截至4月11日，复工率为89.1%。", ["2020-04-11", "2020-04-11"]),
    # today of a story that was filed before it is published, and of who speaks
    ("某社宁波4月12日电 今天，宁波市外贸企业复工率达96.1%。", ["2020-04-12"]),
    ("某社宁波4月2日电 今天，宁波市外贸企业复工率达96.1%。", [DAY]),
    ("4月8日，宁波市李明说：“目前外贸企业复工率96.1%。”", ["2020-04-08"]),
    ("4月8日，宁波市李明说：“今天外贸企业复工率96.1%。”", ["2020-04-08"]),
    # days that are dealt out
    ("4月1日、8日，宁波市企业复工率分别为60%、80%。", ["2020-04-01", "2020-04-08"]),
    ("截至3月20日、3月28日和4月8日，宁波市企业复工率分别为60%、80%和95%。", ["2020-03-20", "2020-03-28", "2020-04-08"]),
    ("宁波市企业复工率4月1日、8日分别为60%、80%。", ["2020-04-01", "2020-04-08"]),
    ("4月8日，宁波、杭州企业复工率分别为60%、80%。", ["2020-04-08", "2020-04-08"]),
    # several days of the moon, and days whose number is spelled out
    ("4月13日获悉，宁波市企业开工率由农历三月初六、十二的53%、88%升至99%。", [None, "2020-04-13"]),
    ("宁波市商务局廿一日表示，外贸企业复工率96.1%。", ["2020-03-21"]),
    ("宁波市商务局十二日公布，外贸企业复工率96.1%。", ["2020-04-12"]),
    ("宁波市企业十二日内全部备案，外贸企业复工率96.1%。", [DAY]),
    # months told of on a day are what the next sentence goes on with; a day that figures are reckoned to stands
    ("4月10日，记者获悉，1—3月，浙江省企业复工率87%。宁波市复工率95%。", ["2020-03", "2020-03"]),
    (
        "1—3月，浙江省企业复工率87%。4月12日，记者获悉，宁波市复工率95%。温州市复工率90%。",
        ["2020-03", "2020-04-12", "2020-04-12"],
    ),
    ("截至4月10日，浙江省企业复工率87%。1—3月，全省贷款利率下降。宁波市复工率95%。", ["2020-04-10", "2020-04-10"]),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_a_day_holds_as_far_as_its_place_says(text: str, expected: list[str | None]) -> None:
    """Each figure is of the day that governs it, else of the day of publication."""
    article = Article("test", text, TOLD, PublishedKind.GIVEN)
    found = reader(*EVERY_PACK).read(article).observations
    assert [one.as_of for one in found if one.kind == "stated"] == expected


INSIDE = """
    2018年 去年 去年上半年 1—2月 2月 上周 2月10日 前天 正月初八 春节前 春节期间 去年底前 此前 疫情前 一季度 2018至2019年
"""
"""Times, and what was done then to those who are named by it."""
MEANT = """
    停工 停工停产 因疫情停产 签约 集中签约 摸底发现 摸排出 排查出 立项 结转 遗留 引进 公布 确定 在建 正常生产
    没有停工 受灾 受疫情影响 列入名单 纳入省重点 登记在册 被冲毁 受损 通过验收 提出复工申请 申请复工
"""
OF_THOSE = (
    ("截至4月10日，宁波市{}的32个项目已全部复工。", "2020-04-10"),
    ("截至4月10日，{}的320家企业复工率达97%。", "2020-04-10"),
    ("4月10日，宁波市{}的320个项目已复工310个。", "2020-04-10"),
    ("截至4月10日，宁波市项目复工率95%，其中{}的32个项目全部复工。", "2020-04-10"),
    ("宁波市{}的320个项目4月10日全部复工。", "2020-04-10"),
    ("宁波市{}的320个项目已全部复工。", DAY),
    ("宁波市{}的企业复工率达95%。", DAY),
    ("宁波市{}的320个项目，目前已复工310个。", DAY),
    ("宁波市{}的320个项目进展顺利。全市企业复工率95%。", DAY),
)
OWN = """
    2020-04-10: 宁波市4月10日复工的企业有320家。
    2020-04-10: 4月10日开行的专列运送务工人员1200人。
    2020-04-10: 宁波市4月10日开工的32个项目总投资320亿元。
    2020-04-10: 据4月10日公布的数据，宁波市企业复工率95%。
    2020-04-10: 4月10日发布的统计显示，宁波市企业复工率95%。
    2020-04-10: 4月10日召开的发布会透露，宁波市企业复工率95%。
    2020-04-10: 宁波市4月10日新增的5例确诊病例均为境外输入。
    2020-04-10: 截至4月10日登记的企业复工率95%。
    2020-04-10: 宁波市4月10日的企业复工率95%。
    2020-04-14: 如今宁波市种下的树苗成活率95%。
"""
"""Times before a verb and 的 that are the figure's own."""


def test_a_time_inside_a_clause_before_a_noun_is_that_clauses_own() -> None:
    """截至 4 月 10 日，去年停工的 32 个项目已全部复工: neither is of last year."""
    clauses = [f"{when}{done}" for when in INSIDE.split() for done in MEANT.split()]
    for at, clause in enumerate(clauses):
        form, day = OF_THOSE[at % len(OF_THOSE)]
        found = reader(*EVERY_PACK).read(Article("test", form.format(clause), TOLD, PublishedKind.GIVEN)).observations
        assert {one.as_of for one in found} == {day}, form.format(clause)


@pytest.mark.parametrize("row", [row.strip() for row in OWN.strip().splitlines()])
def test_a_time_of_the_figures_own_verb_dates_it(row: str) -> None:
    """今天复工的企业有 320 家: they came back today."""
    day, text = row.split(": ")
    found = reader(*EVERY_PACK).read(Article("test", text, TOLD, PublishedKind.GIVEN)).observations
    assert {one.as_of for one in found} == {day}
