"""What a sowing, a harvest or a repair has come to, and what only sounds like it: aims, differences, days' work."""

import pytest

from tests.test_farming_and_power import told

Figures = list[tuple[str, str, str | None, str | None]]

AIMS = [
    "今年，江苏省粮食播种面积要超过8160万亩。",
    "主要任务是：稳住面积，粮食播种面积达7010万亩以上，油菜面积达430万亩。",
    "湖南省油菜种植面积任务为2080万亩。",
    "湖北今年预计玉米播种面积1130万亩，比去年增加14万亩，其中青贮玉米面积90万亩，比去年增加3万亩。",
    "全县计划春播面积为46万亩，比上年增加1.2万亩；其中中稻面积21万亩，较上年减少0.4万亩；棉花面积6.3万亩。",
    "吉林省大豆播种面积超国家下达任务31.6万亩。",
    "山东省适宜机械收割面积5900万亩左右。",
    "辽宁以日播三百万亩的速度推进，水稻插秧日进度最高达到92万亩。",
    "截至6月20日，江苏、安徽等4个主产省企业累计收购小麦610万吨，其中国有企业收购320万吨，占收购总量的52%。",
    "第四师11.6万亩棉花采收工作拉开帷幕。",
]


@pytest.mark.parametrize("text", AIMS)
def test_aims_rates_of_work_and_what_is_about_to_begin_are_no_progress(text: str) -> None:
    """Aims, parts of aims however they compare, what is above one, a day's work, what is bought or just begun."""
    assert told(text) == []


REACHED = [
    (
        "今年全省计划播种玉米2600万亩，其中夏玉米900万亩；目前山西已播玉米840万亩。",
        [("sown", "8400000亩", "140000", "玉米")],
    ),
    (
        "江西省已收获油菜512万亩，占应收的81.4%，同比多收3.2万亩，快0.6个百分点；已栽插早稻960万亩，占应栽的70%，比去年多栽5万亩。",
        [
            ("area", "5120000亩", "360000", "油菜"),
            ("progress", "81.4%", "360000", "油菜"),
            ("sown", "9600000亩", "360000", "早稻"),
        ],
    ),
    (
        "广东已插早稻612.4万亩（图2），占意向的48%，同比快20.3万亩。",
        [("sown", "6124000亩", "440000", "早稻")],
    ),
    (
        "江苏秋粮主要作物水稻，已有1640万亩左右颗粒归仓，占水稻总播种面积的五成左右。",
        [("area", "~16400000亩", "320000", "水稻"), ("progress", "~50%", "320000", "水稻")],
    ),
    (
        "重庆小春马铃薯、豌胡豆收获进度分别达到86.1%、79.5%。",
        [("progress", "86.1%", "500000", "马铃薯"), ("progress", "79.5%", "500000", "豌胡豆")],
    ),
    (
        "云南已播早稻种子310万公斤，其中玉溪、保山市已完成计划，普洱、临沧、昭通市已逾八成；已插早稻41.2万亩；春种旱地作物870万亩。",
        [("sown", "412000亩", "530000", "早稻"), ("sown", "8700000亩", "530000", "旱田")],
    ),
    (
        "安徽已收小麦760万亩，其中阜阳已收180万亩；已播玉米30万亩。",
        [
            ("area", "7600000亩", "340000", "小麦"),
            ("area", "1800000亩", "341200", "小麦"),
            ("sown", "300000亩", "341200", "玉米"),
        ],
    ),
    ("第四师11.6万亩棉花采收工作已完成。", [("area", "116000亩", None, "棉花")]),
    ("哈尔滨完成播种任务，已播玉米510万亩。", [("sown", "5100000亩", "230100", "玉米")]),
]


@pytest.mark.parametrize(("text", "figures"), REACHED)
def test_what_was_sown_and_brought_in(text: str, figures: Figures) -> None:
    """Shares of what is to be brought in, numbers of pictures, areas after a list of parts, what a plan has come to."""
    assert told(text) == figures


REPAIRS = [
    (
        "大雪造成信阳市9.4万户停电，其中7.6万户已恢复供电，超过八成。",
        [("users", "76000户", "411500", None), ("rate", ">=80%", "411500", None)],
    ),
    ("截至今日，信阳市9.4万户居民和148条受损线路恢复供电。", [("users", "94000户", "411500", None)]),
    (
        "目前江西102条线路、3180个台区以及21.7万受影响客户已恢复供电。",
        [("users", "217000户", "360000", None)],
    ),
    (
        "澎湖已有3万多停电用户恢复供电，复电率9成5。",
        [("users", ">=30000户", "澎湖", None), ("rate", "95%", "澎湖", None)],
    ),
    ("梅州市17万户供电受影响，总体复电进度为93.6%。", [("rate", "93.6%", "441400", None)]),
    ("目前通过抢修供水工程已恢复巴中市38万人生活饮水问题，占影响人口的61%。", []),
    ("三明市3万户居民的房屋和2条线路恢复供电。", []),
]


@pytest.mark.parametrize(("text", "figures"), REPAIRS)
def test_what_was_repaired(text: str, figures: Figures) -> None:
    """Users beside lines of whom the same is said, their share in a clause of its own, water that is no power."""
    assert told(text) == figures
