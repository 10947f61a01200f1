"""Which percentages are figures of which rate, and which are none: one grammar fact a row."""

import pytest

from tests.reading import figures, values

READ = [
    # the name before the figure
    ("宁波市规上工业企业复工率为97.2%。", [("work", "97.2%")]),
    ("宁波市外贸企业的复工率已经超过95%。", [("work", ">=95%")]),
    ("嘉兴市重点项目复工率接近100%。", [("work", "<100%")]),
    ("宁波市企业复工率九成以上。", [("work", ">=90%")]),
    ("宁波市返岗率约为百分之八十五。", [("staff", "~85%")]),
    ("宁波市企业产能利用率达到87%。", [("capacity", "87%")]),
    ("宁波市用电量恢复到正常水平的95%。", [("power", "95%")]),
    # the name after the figure
    ("95%的复工率来之不易。", [("work", "95%")]),
    # the verb
    ("金华市96.1%的规模以上工业企业已复工。", [("work", "96.1%")]),
    ("金华市规模以上工业企业有九成已经复工复产。", [("work", "90%")]),
    ("宁波市复工复产已经达到98%。", [("work", "98%")]),
    ("有95%的外贸企业恢复生产。", [("production", "95%")]),
    ("宁波市三分之二的工厂已经复产。", [("production", "66.67%")]),
    ("95%的农民工已返岗。", [("staff", "95%")]),
    # the share of what was counted
    ("宁波市工业企业复工1200家，占总数的92%。", [("resumed", "1200家"), ("work", "92%")]),
    ("宁波市工业企业已复工1200家，占比92%。", [("resumed", "1200家"), ("work", "92%")]),
    ("宁波市企业返岗员工占职工总数的88%。", [("staff", "88%")]),
    # lists
    ("湖州市企业复工率、复产率分别达到98.5%、92.3%。", [("work", "98.5%"), ("production", "92.3%")]),
    ("台州市企业开工率和返岗率分别为98%和90%。", [("operating", "98%"), ("staff", "90%")]),
    ("宁波市企业复工率、员工返岗率双双超过九成。", [("work", ">=90%"), ("staff", ">=90%")]),
    (
        "宁波市企业复工率为95%，复产率90%；台州市分别为93%、88%。",
        [("work", "95%"), ("production", "90%"), ("work", "93%"), ("production", "88%")],
    ),
    ("宁波市企业复工率近95%，其中杭州市达98%。", [("work", "<95%"), ("work", "98%")]),
    # brackets interrupt a clause, they do not end it
    ("宁波市企业复工率（不含外贸企业）为95%，返岗率（含远程办公的30%）达90%。", [("work", "95%"), ("staff", "90%")]),
    ("各市企业复工率，杭州92%、宁波95%。", [("work", "92%"), ("work", "95%")]),
    ("宁波市规模以上企业复工率95%，外贸企业80%。", [("work", "95%"), ("work", "80%")]),
    ("宁波市95%的企业返岗率在八成以上。", [("staff", ">=80%")]),
    ("宁波市企业复工率高而返岗率仅为85%。", [("staff", "85%")]),
    # not carried on
    ("宁波市外贸企业复工率95%，其中杭州市3家企业的占96%。", [("work", "95%")]),
    ("宁波市外贸企业复工率95%，杭州市订单是去年的96%。", [("work", "95%")]),
    ("宁波市企业复工率95%，金融业超过99%，商贸业92%。", [("work", "95%"), ("work", ">=99%"), ("work", "92%")]),
    ("宁波市外贸企业复工率95%，茶企96%满意。", [("work", "95%")]),
    # change
    ("宁波市企业复工率从3月初的不到三成，提高到目前的86%。", [("work", "[<30%]"), ("work", "86%")]),
    ("宁波市企业复工率从85%升到95%。", [("work", "[85%]"), ("work", "95%")]),
    ("宁波市企业复工率由2月底的70%提高到95%。", [("work", "[70%]"), ("work", "95%")]),
    # not the pack's
    ("宁波市供热满意率达到98%。", [("?供热满意率", "98%")]),
    ("宁波市疫苗接种率达82%。", [("?疫苗接种率", "82%")]),
]

NOTHING = [
    # plans, forecasts, wishes, demands
    "丽水市力争3月底复工率达到95%。",
    "丽水市预计规模以上工业企业复工率达到95%。",
    "丽水市企业复工率有望突破95%。",
    "丽水市要求企业复工率达到95%。",
    "丽水市的目标是，3月20日复工率达到95%。",
    "到3月20日，丽水市企业复工率为95%。",
    "丽水市计划复工企业300家，其中外贸企业复工率达95%。",
    # conditions
    "如果丽水市企业复工率达到95%，就放开限制。",
    "人员到岗率90%以上的企业有2609户。",
    "人员到岗率90%以上企业2609户。",
    "丽水市对复工率达到90%以上的企业给予补贴。",
    "丽水市企业复工率达到95%后，将再拨款。",
    # growth and percentage points
    "丽水市企业复工率同比增长5%。",
    "丽水市企业复工率比2月底提高5%。",
    "丽水市企业复工率较上月提高5个百分点。",
    "丽水市工业增加值同比增长5.3%，复工在即。",
    # policy
    "丽水市增值税征收率由3%降至1%，支持复工复产。",
    "丽水市按照30%的标准给复工企业补贴。",
    "丽水市复工企业贷款利率为3.5%。",
    "丽水市物流效率达95%，复工很快。",
    # another population, another thing
    "丽水市复工企业中，中小企业占比60%。",
    "丽水市复工企业中，95%为工业企业。",
    "丽水市复工企业的出口占全省的95%。",
    "丽水市茶企占总数的95%，正在复工。",
    "丽水市防疫物资95%已运抵，复工在即。",
    "丽水市外贸企业加快复工，鄞州区3家企业得奖，96%满意。",
    "丽水市复工企业订单只有去年的95%。",
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_rates(text: str, expected: list[tuple[str, str]]) -> None:
    """Each figure is found with its rate, its value and its bound, and no other."""
    assert [one for one in values(text) if one[1].strip("[]").endswith(("%", "家"))] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_rates(text: str) -> None:
    """A plan, a condition, a change, a term of a policy or a share of something else is no level reached."""
    assert figures(text) == []


def test_a_condition_does_not_hide_what_is_counted() -> None:
    """Only the restricting figure is silent."""
    assert figures("宁波市复工率90%以上的园区有12个，返岗率95%。") == [("staff", "95%")]
