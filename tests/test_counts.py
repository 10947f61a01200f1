"""Which counts, amounts and outputs are figures of which indicator, and which are none: one grammar fact a row."""

import pytest

from tests.reading import figures, values

READ = [
    # the verb after what is counted, before it, as its attribute
    ("宁波市有7200家企业复工复产。", [("resumed", "7200家")]),
    ("宁波市企业已复工7200家。", [("resumed", "7200家")]),
    ("宁波市累计复工企业7200家。", [("resumed", "7200家")]),
    ("宁波市复工项目118个。", [("resumed", "118个")]),
    ("宁波市复产企业达到7200多家。", [("producing", ">=7200家")]),
    (
        "宁波市19个在建项目中已有14个项目、22个标段复工。",
        [("total", "19个"), ("work", "73.68%"), ("resumed", "14个"), ("resumed", "22个")],
    ),
    ("宁波市14家企业复工、3家停业。", [("resumed", "14家")]),
    ("宁波市14家企业复工、35家商铺营业。", [("resumed", "14家"), ("resumed", "35家")]),
    ("宁波市复工复产提速，集中开工重大项目56个。", [("started", "56个")]),
    # people
    ("宁波市企业返岗员工达66万人。", [("returned", "660000人")]),
    ("宁波市已有66万名职工返岗。", [("returned", "660000人")]),
    ("宁波市企业复工人数近30万。", [("returned", "<300000人")]),
    ("宁波市复工企业7200家、返岗职工66万人。", [("resumed", "7200家"), ("returned", "660000人")]),
    # output and supplies
    ("宁波市每天生产口罩160万只。", [("output", "1600000只")]),
    ("宁波市企业日产汽车500辆，加快复工复产。", [("output", "500辆")]),
    ("宁波市口罩日产量突破千万只。", [("output", ">=10000000只")]),
    ("宁波市口罩日产量由20万只扩大到160万只。", [("output", "[200000只]"), ("output", "1600000只")]),
    ("宁波市口罩日产量160万只，防护服8万套。", [("output", "1600000只"), ("output", "80000套")]),
    ("累计向武汉调拨口罩3000万只、防护服64万套。", [("supplies", "30000000只"), ("supplies", "640000套")]),
    # credit
    ("宁波市累计发放贷款30.5亿元，续贷12亿元。", [("loans", "3050000000元"), ("renewed", "1200000000元")]),
    ("宁波市为120家企业办理贷款300笔。", [("loan count", "300笔")]),
    # transport
    (
        "宁波市开行返岗包车320趟次，运送务工人员9600人。",
        [("trips", "320趟次"), ("carried", "9600人")],
    ),
    ("800名务工人员乘坐返岗专列抵达宁波。", [("carried", "800人")]),
    # change
    (
        "宁波市累计复产企业从2月底的3000家增加到7200家。",
        [("producing", "[3000家]"), ("producing", "7200家")],
    ),
]

NOTHING = [
    # plans and demands
    "宁波市计划复工企业300家。",
    "宁波市要求7200家企业复工。",
    "宁波市计划发放贷款50亿元，支持复工复产。",
    # growth
    "宁波市新增复工企业300家。",
    "宁波市复工复产加快，企业比上月增加300家。",
    # measures and articles are no population
    "宁波市出台复工复产措施20条。",
    "宁波市发布复工复产指南3项。",
    "支持企业复工复产十条意见。",
    "宁波市复工复产20条措施落地。",
    "宁波市复工后3000家企业才有订单。",
    # another thing than what the verb is said of
    "宁波市派出50名党员干部指导企业复工复产。",
    "宁波市复工复产热线接到来电300个。",
    # those who did not
    "宁波市2000名外省员工无法返岗。",
    "宁波市300家企业尚未能复工。",
    # an amount that only says which loan
    "宁波市3000亿元专项贷款支持的复工企业名单公布。",
    # an article, an ordinal
    "宁波市一家企业复工。",
    "宁波市第三家企业复工。",
    # money that is no loan
    "宁波市复工企业贷款贴息3000万元。",
    "宁波市给复工企业新增贷款额度50亿元。",
    # freight
    "宁波市复工复产，开行中欧班列120列。",
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_counts(text: str, expected: list[tuple[str, str]]) -> None:
    """Each figure is found with its indicator, its value and its bound, and no other."""
    assert values(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_counts(text: str) -> None:
    """What is planned, added, or counts something else gives nothing."""
    assert figures(text) == []
