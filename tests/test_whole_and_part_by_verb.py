"""How many of how many did it, told by one verb; what a heading, an event or an amount makes of a bare count."""

from datetime import date

import pytest

from shuize.types import Article, PublishedKind
from tests.reading import EVERY_PACK, reader

Told = dict[str, list[tuple[str, str, str | None]]]
TOLD: dict[tuple[str, str], Told] = {
    ("2021-10-18", "projects"): {
        "新开工改造棚户区6.1万套。其中，开工进展较快的：襄阳（98.2%）、荆门（96.5%）；较慢的：鄂州（71.0%）。": [
            ("98.2%", "start_rate", None),
            ("96.5%", "start_rate", None),
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
}
"""By day and packs, what each text tells: words, indicator and whom of; nothing where it only looks like a figure."""

CASES = [(day, packs, text) for (day, packs), told in TOLD.items() for text in told]


@pytest.mark.parametrize(("day", "packs", "text"), CASES)
def test_what_is_told(day: str, packs: str, text: str) -> None:
    """Each figure has its indicator, and nothing else is a figure."""
    article = Article("test", text, date.fromisoformat(day), PublishedKind.GIVEN, packs=tuple(packs.split()))
    found = reader(*EVERY_PACK).read(article).observations
    stated = [(one.text, one.series.indicator, one.series.subject) for one in found if one.kind == "stated"]
    assert stated == TOLD[day, packs][text]
