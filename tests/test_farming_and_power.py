"""How ministries, provinces and power companies tell of harvests and of power coming back, in many wordings."""

from datetime import date

import pytest

from shuize.types import Article, PublishedKind
from tests.reading import level, reader

PACKS = ("resumption", "harvest", "power", "projects")
TOLD = date(2021, 10, 9)
SHORT = {
    "harvest_progress": "progress",
    "harvested_area": "area",
    "sown_area": "sown",
    "users_restored": "users",
    "restoration_rate": "rate",
}


def told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Return (indicator, level, zone or else code, subject) of every figure but those of open rates."""
    article = Article("test", text, TOLD, PublishedKind.GIVEN)
    return [
        (
            SHORT.get(one.series.indicator, one.series.indicator),
            level(one),
            one.series.place.zone or one.series.place.code,
            one.series.subject,
        )
        for one in reader(*PACKS).read(article).observations
        if one.kind != "open"
    ]


REGIONS = [
    (
        "全国秋粮收获过三成。西南近六成，黄淮海、西北过四成，长江中下游和华南地区过三成半，东北近两成。",
        [
            ("progress", ">=30%", "100000", "秋粮"),
            ("progress", "<60%", "西南", "秋粮"),
            ("progress", ">=40%", "黄淮海", "秋粮"),
            ("progress", ">=40%", "西北", "秋粮"),
            ("progress", ">=35%", "长江中下游", "秋粮"),
            ("progress", ">=35%", "华南", "秋粮"),
            ("progress", "<20%", "东北", "秋粮"),
        ],
    ),
    (
        "安徽小麦收获1830万亩，进度约42%；皖北、皖中的进度分别为31%、58%。",
        [
            ("area", "18300000亩", "340000", "小麦"),
            ("progress", "~42%", "340000", "小麦"),
            ("progress", "31%", "皖北", "小麦"),
            ("progress", "58%", "皖中", "小麦"),
        ],
    ),
    (
        "全国秋粮已收38%。其中，玉米已收41%，大豆已收52%。分地区看，东北已收36%。",
        [
            ("progress", "38%", "100000", "秋粮"),
            ("progress", "41%", "100000", "玉米"),
            ("progress", "52%", "100000", "大豆"),
            ("progress", "36%", "东北", "秋粮"),
        ],
    ),
    ("东北大学的老师说，秋收机械化率在提高。华南虎有120只。", []),
]


@pytest.mark.parametrize(("text", "figures"), REGIONS)
def test_areas_of_several_provinces_or_of_a_part_of_one_have_their_own_series(
    text: str, figures: list[tuple[str, str, str | None, str | None]]
) -> None:
    """An area that has no code is a zone of nowhere, a part of a province a zone of that province."""
    assert told(text) == figures


PROGRESS = [
    (
        "河北秋粮已收获4630万亩、完成52%，进度同比快1.2个百分点。",
        [("area", "46300000亩", "130000", "秋粮"), ("progress", "52%", "130000", "秋粮")],
    ),
    (
        "湖北已收获中稻2460万亩，超过种植面积的七成。",
        [("area", "24600000亩", "420000", "中稻"), ("progress", ">=70%", "420000", "中稻")],
    ),
    (
        "吉林已收获玉米1260万亩，不足播种面积的三成。",
        [("area", "12600000亩", "220000", "玉米"), ("progress", "<30%", "220000", "玉米")],
    ),
    (
        "山西已收获小麦面积460万亩，总体进度达58%。\n运城麦收近尾声，临汾进度过七成，长治过三成。",
        [
            ("area", "4600000亩", "140000", "小麦"),
            ("progress", "58%", "140000", "小麦"),
            ("progress", ">=70%", "141000", "小麦"),
            ("progress", ">=30%", "140400", "小麦"),
        ],
    ),
    (
        "截至10月5日，内蒙古已收获大豆640万亩，完成41%；玉米1520万亩，完成27%；谷子98万亩，完成66%。",
        [
            ("area", "6400000亩", "150000", "大豆"),
            ("progress", "41%", "150000", "大豆"),
            ("area", "15200000亩", "150000", "玉米"),
            ("progress", "27%", "150000", "玉米"),
            ("area", "980000亩", "150000", "谷子"),
            ("progress", "66%", "150000", "谷子"),
        ],
    ),
    (
        "截至6月5日，安徽省已收获小麦2610万亩（约占全省种植面积的59%），其中：阜阳480万亩（61.5%），亳州390万亩（58%）。",
        [
            ("area", "26100000亩", "340000", "小麦"),
            ("progress", "~59%", "340000", "小麦"),
            ("area", "4800000亩", "341200", "小麦"),
            ("progress", "61.5%", "341200", "小麦"),
            ("area", "3900000亩", "341600", "小麦"),
            ("progress", "58%", "341600", "小麦"),
        ],
    ),
    (
        "陕西夏播面积已达620万亩，占预计面积的41%，其中玉米470万亩，大豆38万亩；瓜菜已播21万亩。",
        [
            ("sown", "6200000亩", "610000", "夏播作物"),
            ("sown", "4700000亩", "610000", "玉米"),
            ("sown", "380000亩", "610000", "大豆"),
            ("sown", "210000亩", "610000", "瓜菜"),
        ],
    ),
    (
        "全国早稻收获完成61%，其中，江西过七成；晚稻栽插完成意向面积的22%，其中，湖北过四成。",
        [("progress", "61%", "100000", "早稻"), ("progress", ">=70%", "360000", "早稻")],
    ),
    (
        "全国中稻收获过三成，玉米过一成。",
        [("progress", ">=30%", "100000", "中稻"), ("progress", ">=10%", "100000", "玉米")],
    ),
    ("在临颍县，一块26亩的麦田一上午就收割完毕。", []),
    (
        "截至6月8日，河北省小麦应收3300万亩，已收1420万亩，占43%。\n邯郸81%、邢台66.5%，衡水52%。",
        [
            ("area", "14200000亩", "130000", "小麦"),
            ("progress", "43%", "130000", "小麦"),
            ("progress", "81%", "130400", "小麦"),
            ("progress", "66.5%", "130500", "小麦"),
            ("progress", "52%", "131100", "小麦"),
        ],
    ),
    (
        "截至6月8日，河北省小麦已收1420万亩，占应收面积的43%。各市进度：邯郸过八成，邢台、衡水过五成。",
        [
            ("area", "14200000亩", "130000", "小麦"),
            ("progress", "43%", "130000", "小麦"),
            ("progress", ">=80%", "130400", "小麦"),
            ("progress", ">=50%", "130500", "小麦"),
            ("progress", ">=50%", "131100", "小麦"),
        ],
    ),
    (
        "安徽小麦已收2900万亩，近七成；江苏小麦已收1100万亩，超三成。",
        [
            ("area", "29000000亩", "340000", "小麦"),
            ("progress", "<70%", "340000", "小麦"),
            ("area", "11000000亩", "320000", "小麦"),
            ("progress", ">=30%", "320000", "小麦"),
        ],
    ),
    (
        "截至4月28日，辽宁已完成旱田播种310万亩，其中，玉米240万亩、花生36万亩。",
        [
            ("sown", "3100000亩", "210000", "旱田"),
            ("sown", "2400000亩", "210000", "玉米"),
            ("sown", "360000亩", "210000", "花生"),
        ],
    ),
    (
        "全国秋粮已收70%。全国冬小麦已播39%，其中西北过八成，黄淮海过三成。",
        [("progress", "70%", "100000", "秋粮")],
    ),
    ("湖北今年大豆种植任务面积21万亩，已播种8万亩。", [("sown", "80000亩", "420000", "大豆")]),
    (
        "江苏已收获夏粮小麦面积2100万亩，收获进度过六成。",
        [("area", "21000000亩", "320000", "小麦"), ("progress", ">=60%", "320000", "小麦")],
    ),
    (
        "据小麦机收调度，河北已收获冬小麦面积980万亩，收获进度近三成。",
        [("area", "9800000亩", "130000", "冬小麦"), ("progress", "<30%", "130000", "冬小麦")],
    ),
    (
        "山西小麦开镰收割。全省小麦面积800万亩，占全国的2.3%，已收近一成。",
        [("sown", "8000000亩", "140000", "小麦"), ("progress", "<10%", "140000", "小麦")],
    ),
    ("衡阳油菜机械收割率达88%，收获日进度最高达21万亩。", []),
    (
        "农垦玉米播种面积620万亩，大豆240万亩，其他作物为31万亩。水稻面积9万亩的红光农场也开镰了。",
        [("sown", "6200000亩", None, "玉米"), ("sown", "2400000亩", None, "大豆")],
    ),
    ("湖南麦收进度过半。", [("progress", ">=50%", "430000", "小麦")]),
    ("江西860万亩晚稻集中收割。宁夏120万亩水稻正在收割。", []),
]


@pytest.mark.parametrize(("text", "figures"), PROGRESS)
def test_progress(text: str, figures: list[tuple[str, str, str | None, str | None]]) -> None:
    """Shares of what was counted just before, whatever stands between; what is going on is nothing done."""
    assert told(text) == figures


POWER = [
    (
        "台风造成阳江停电12.3万户，已修复10.1万户。",
        [("users", "101000户", "441700", None)],
    ),
    (
        "地震造成德阳8.6万户停电，已经恢复了供电6.02万户。",
        [("users", "60200户", "510600", None)],
    ),
    (
        "地震造成德阳8.6万户停电，已恢复供电6.02万户，占全部的70%。",
        [("users", "60200户", "510600", None), ("rate", "70%", "510600", None)],
    ),
    (
        "岳阳市累计影响1260个台区、9.4万户，已恢复1130个台区、8.5万户，恢复率为90.4%。",
        [("users", "85000户", "430600", None), ("rate", "90.4%", "430600", None)],
    ),
    (
        "截至5日9时，莆田市已恢复21个乡、183个村、960个台区的6.4万户居民供电。",
        [("users", "64000户", "350300", None)],
    ),
    (
        "北海市3个镇、26个村、118个台区、8200户的用电已恢复供电。",
        [("users", "8200户", "450500", None)],
    ),
    (
        "南方电网受台风影响客户46.2万户，已恢复30.4万户，未恢复15.8万户（广东9万户，海南6.8万户）。",
        [("users", "304000户", "南方电网", None)],
    ),
    (
        "台风造成南平13.2万户居民用电受到影响。截至目前，已全部恢复供电。",
        [("rate", "100%", "350700", None)],
    ),
    (
        "大风造成孝感9.4万户用户停电。\n截至5月3日18时，已全部恢复用户供电。",
        [("rate", "100%", "420900", None)],
    ),
    (
        "记者从南方电网广西公司获悉，受台风影响的7.8万户用户已全部恢复供电。",
        [("users", "78000户", "450000", None), ("rate", "100%", "450000", None)],
    ),
    ("澄迈县的线路已恢复61.2%，受影响用电户恢复58%。", [("rate", "58%", "469023", None)]),
    (
        "全台累计曾有41万户停电，到今天上午已修复39.6万户。",
        [("users", "396000户", "710000", None)],
    ),
    ("经过抢修，福州电力已恢复超七成。", [("rate", ">=70%", "350100", None)]),
    ("九江市停电用户已全部恢复，受损的2条线路还在抢修。", [("rate", "100%", "360400", None)]),
    ("九江市停电的小区已全部恢复供水。", []),
]


@pytest.mark.parametrize(("text", "figures"), POWER)
def test_power(text: str, figures: list[tuple[str, str, str | None, str | None]]) -> None:
    """Users that have power again, in lists with transformers and lines, and what part of those cut off they are."""
    assert told(text) == figures
