"""How many of how many did it, told by one verb; what a heading, an event or an amount makes of a bare count."""

import pytest

from tests.reading import Said, Tables, cases, stated

TOLD: Tables = {
    ("2021-10-18", "projects"): {
        "新开工改造棚户区6.1万套。其中，开工进展较快的：襄阳（98.2%）、荆门（96.5%）；较慢的：鄂州（71.0%）。": [
            ("6.1万套", "projects_started", None),
            ("98.2%", "start_rate", None),
            ("96.5%", "start_rate", None),
            ("71.0%", "start_rate", None),
        ],
        "全线桥梁工程完成92%，路基完成87%。": [],
        "本月新开工项目18个，续建项目56个，竣工项目9个。": [("18个", "projects_started", "新开工项目")],
    },
    ("2021-10-18", "projects resumption"): {
        "至9月底，开工160个，开工率为86.5%；竣工48个，竣工率25.9%。": [
            ("160个", "resumed_enterprises", None),
            ("86.5%", "operating_rate", None),
            ("25.9%", "completion_rate", None),
        ],
        "72个新开工项目已有31个开工建设，开工率43.1%。": [
            ("31个", "projects_started", "新开工项目"),
            ("43.1%", "start_rate", "新开工项目"),
        ],
    },
    ("2021-10-18", "power"): {
        "除卫辉、浚县部分低洼小区外，受灾用户基本恢复供电。": [],
        "还有6.2%的用户没有恢复供电。": [],
    },
    ("2021-10-18", "resumption"): {
        "全市规上工业企业停产面从三成降到5%。": [],
        "景区内96家民宿营业了71家。": [("96家", "total_enterprises", "民宿"), ("71家", "resumed_enterprises", "民宿")],
        "古城商户开门率已有八成。": [("八成", "work_resumption_rate", "古城商户")],
        "近九成五的工业企业复了工，工人回来了85%。": [
            ("九成五", "work_resumption_rate", "工业企业"),
            ("85%", "staff_return_rate", "工业企业"),
        ],
        "全市出租车上线率73%，网约车上线率68%。": [],
        "返岗员工中，外省籍占37%。": [],
        "复工企业中，制造业企业占六成。": [],
        "企业家信心指数为62%，产能利用率同比下降4.1个百分点。": [],
        "疫情前的客流已恢复七成。": [],
        "每家企业平均到岗员工82人。": [],
        "开学第一天，全市1860所中小学复课，到校学生96.2万人。": [("1860所", "resumed_enterprises", "中小学")],
        "全市1860所学校全部复学。": [("1860所", "resumed_enterprises", "学校")],
        "铁路部门开行务工专列46列，4.1万名务工人员乘专列返岗。": [
            ("46列", "charter_trips", None),
            ("4.1万名", "workers_transported", None),
        ],
        "每天向市场投放猪肉120吨。": [],
        "对受灾的426户养殖户，信用社发放贷款3180万元。": [
            ("426户", "loan_recipients", "受灾养殖户"),
            ("3180万元", "loans_issued", None),
        ],
        "减免利息1260万元，惠及企业320户。": [],
        "为1.2万户企业办理延期还本付息86亿元。": [],
    },
    ("2022-04-20", "power resumption"): {
        "市区公交线路恢复到172条，占总数的八成六。": [
            ("172条", "resumed_enterprises", "市区公交线路"),
            ("八成六", "work_resumption_rate", "市区公交线路"),
        ],
        "公交运营线路恢复至156条，恢复率为78.8%。": [
            ("156条", "resumed_enterprises", "公交运营线路"),
            ("78.8%", "work_resumption_rate", "公交运营线路"),
        ],
        "客运班线恢复1136条，恢复率64%。": [
            ("1136条", "resumed_enterprises", "客运班线"),
            ("64%", "work_resumption_rate", "客运班线"),
        ],
        "155条公交线路同步恢复。": [("155条", "resumed_enterprises", "公交线路")],
        "10千伏线路已恢复22条。": [],
        "停运的输电线路恢复12条。": [],
    },
    ("2022-04-20", "resumption"): {
        "目前园区1100多家企业九成以上恢复正常生产，剩下的也在做复产准备。": [
            ("九成以上", "production_resumption_rate", None)
        ],
        "一周前，这家工厂的产能只有三成，如今已恢复至85%以上。": [
            ("三成", "capacity_rate", "工厂"),
            ("85%以上", "capacity_rate", "工厂"),
        ],
        "工厂从4月18日开始复工，首批返岗员工1.2万人，产能逐步爬坡至30%。": [
            ("1.2万人", "returned_staff", "首批返岗员工"),
            ("30%", "capacity_rate", "工厂"),
        ],
        "截至19日，全市累计有4批共2674家企业纳入复工“白名单”。": [],
        "全市19家三级医院全部恢复门诊。": [],
        "目前，银行网点开门营业的有1203个，开门率64%。": [
            ("1203个", "resumed_enterprises", "银行网点"),
            ("64%", "work_resumption_rate", "银行网点"),
        ],
        "这列火车上有1126名从阿坝、凉山等地出发的务工人员。": [("1126名", "workers_transported", None)],
        "截至4月15日，全市金融机构累计为3260户受困市场主体办理贷款延期，涉及本金86.3亿元。": [],
        "当天就为86家“白名单”企业放款2.3亿元。": [
            ("86家", "loan_recipients", "白名单企业"),
            ("2.3亿元", "loans_issued", None),
        ],
        "我省捐赠的首批220吨蔬菜17日晚运抵上海，第二批180吨正在装车。": [("220吨", "supplies_delivered", "蔬菜")],
        "全市累计投放储备猪肉3600吨，日均投放60吨。": [("3600吨", "supplies_delivered", "储备猪肉")],
        "国际航线已恢复38条。": [("38条", "resumed_enterprises", "国际航线")],
    },
    ("2022-04-20", "power"): {
        "停电的21.3万户已有19.8万户送上了电。": [("19.8万户", "users_restored", None)],
        "受灾群众96%已用上了电。": [("96%", "restoration_rate", None)],
    },
    ("2022-04-20", "harvest"): {
        "据农情调度，截至4月18日，全国春播粮食已完成意向面积的12.6%，早稻栽插过六成，玉米播种近两成。": [
            ("12.6%", "sowing_progress", "春播粮食"),
            ("六成", "sowing_progress", "早稻"),
            ("两成", "sowing_progress", "玉米"),
        ],
    },
    ("2022-04-20", "projects resumption"): {
        "截至3月底，432个年度新开工项目已开工376个，开工率87%，较序时进度快12个百分点。": [
            ("376个", "projects_started", "新开工项目"),
            ("87%", "start_rate", "新开工项目"),
        ],
    },
    ("2022-04-20", "projects"): {
        "本批次集中开工的“两重”项目涵盖水利、交通等领域，共计67个，总投资468亿元。": [
            ("67个", "projects_started", "两重项目")
        ],
        "隧道右线已掘进86%。": [],
    },
    ("2020-03-02", "harvest power resumption"): {
        "返岗员工比昨天多了3000人，总数2.1万人。": [("2.1万人", "returned_staff", None)],
        "昨日新增恢复供电用户2.1万户，累计达18.6万户。": [("18.6万户", "users_restored", None)],
        "当天新增复工企业56家，累计1286家。": [("1286家", "resumed_enterprises", "企业")],
        "当日返岗3200人，累计返岗4.6万人。": [("4.6万人", "returned_staff", None)],
        "昨天抢收小麦38万亩，累计收获312万亩。": [("312万亩", "harvested_area", "小麦")],
        "24小时内恢复供电3.2万户，累计恢复21.6万户。": [("21.6万户", "users_restored", None)],
        "3月1日复工56家，累计复工1286家，复工率85%。": [
            ("1286家", "resumed_enterprises", None),
            ("85%", "work_resumption_rate", None),
        ],
    },
}
"""By day and packs, what each text tells: words, indicator and whom of; nothing where it only looks like a figure."""


@pytest.mark.parametrize(("day", "packs", "text", "told"), cases(TOLD))
def test_what_is_told(day: str, packs: str, text: str, told: list[Said]) -> None:
    """Each figure has its indicator, and nothing else is a figure."""
    assert stated(text, day, packs) == told
