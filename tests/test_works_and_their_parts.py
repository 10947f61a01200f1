"""Works by their own names, parts of a gift, and those whom the sentence before says to have done it."""

import pytest

from tests.reading import EVERY_PACK, article, reader

Told = list[tuple[str, str | None, str | None]]

WORKS = """
    高速 高速公路 高铁 铁路 城际铁路 运河 大桥 隧道 水库 水电站 枢纽 航道 船闸 灌区 航站楼 码头 电厂 轻轨 大道 快速路
    立交桥 换流站 绿道 堤防 大坝 泵站 管廊 高架 引水工程 污水处理厂 变电站 输电线路 产业园
"""
DONE = (
    "{}建设进度达60%。",
    "目前，{}已完成总工程量的60%。",
    "南玉高铁桥墩完成过半；{}完成了60%的建设进度。",
    "南玉高铁桥墩完成过半；横穿贵州中部的{}完成了60%的建设进度。",
)


@pytest.mark.parametrize("work", WORKS.split())
def test_works(work: str) -> None:
    """A work is named whole, and what another did before a semicolon is not its."""
    for name in ("青石" + work, "海庆" + work):
        found = [reader(*EVERY_PACK).read(article(one.format(name))).observations[-1] for one in DONE]
        assert [(one.text, one.series.subject) for one in found] == [("60%", name)] * len(DONE)


def read(text: str) -> Told:
    """Return the words, place and population of every printed figure."""
    told = reader(*EVERY_PACK).read(article(text)).observations
    return [(one.text, one.series.place.code, one.series.subject) for one in told if one.kind == "stated"]


TABLE: dict[str, Told] = {
    # a name may begin with a place, or with what is an adverb elsewhere
    "都安高速完成了70%的建设进度。": [("70%", None, "都安高速")],
    "平陆运河建设进度达70%。": [("70%", None, "平陆运河")],
    "昌吉赣高铁建设进度达70%。": [("70%", None, "昌吉赣高铁")],
    "昌吉铁路项目建设进度达70%。": [("70%", "652300", "铁路项目")],
    # parts of a gift, of no number in all
    "绵阳市累计向湖北捐赠物资，其中猪肉10吨，大米50吨。": [("10吨", "510700", "猪肉"), ("50吨", "510700", "大米")],
    "绵阳市累计向湖北捐赠物资，其中三台县猪肉10吨，盐亭县大米50吨。": [
        ("10吨", "510722", "猪肉"),
        ("50吨", "510723", "大米"),
    ],
    "绵阳市计划向湖北捐赠物资，其中猪肉10吨，大米50吨。": [],
    "绵阳市库存物资，其中猪肉10吨，大米50吨。": [],
    # a place's part of what the whole has is of the same goods
    "湖南省水稻已收获321万亩，常德市为45万亩。": [("321万亩", "430000", "水稻"), ("45万亩", "430700", "水稻")],
    "湖南省水稻已收获321万亩，常德市油菜45万亩。": [("321万亩", "430000", "水稻"), ("45万亩", "430700", "油菜")],
    # a list that is dealt out holds no whole
    "常德市、益阳市分别已复工重点项目186个、97个。": [
        ("186个", "430700", "重点项目"),
        ("97个", "430900", "重点项目"),
    ],
    "常德市186个重点项目已复工97个。": [("186个", "430700", "重点项目"), ("97个", "430700", "重点项目")],
    # a semicolon, then another place
    "以常德市为例，累计报告确诊病例137例；以益阳市为例，累计报告确诊病例41例。": [
        ("137例", "430700", None),
        ("41例", "430900", None),
    ],
    "常德市累计报告确诊病例137例；在益阳市，累计报告确诊病例41例。": [
        ("137例", "430700", None),
        ("41例", "430900", None),
    ],
    # a province's corps is a zone of it
    "新疆累计报告确诊病例137例，其中兵团41例。": [("137例", "650000", None), ("41例", "650000", None)],
}


@pytest.mark.parametrize(("text", "told"), TABLE.items())
def test_each_figure_has_its_own(text: str, told: Told) -> None:
    """Each figure has its place and whose it is."""
    plain = [(words, code, None if whose == "新冠肺炎" else whose) for words, code, whose in read(text)]
    assert plain == told


def test_the_corps_is_no_province() -> None:
    """What its corps has is not the region's."""
    told = reader(*EVERY_PACK).read(article("新疆累计报告确诊病例137例，其中兵团41例。")).observations
    assert [one.series.place.zone for one in told] == [None, "新疆生产建设兵团"]


@pytest.mark.parametrize("name", ["外贸企业", "重点项目", "煤矿", "建筑工地", "农贸市场"])
def test_who_did_it_in_the_sentence_before(name: str) -> None:
    """Those who are told of are counted next, where no other is named, and no figure was told."""
    for adverb in ("", "加快", "有序", "正全力", "已陆续"):
        text = f"常德市{name}{adverb}复工。目前，已复工295家，复工率92.3%。"
        assert [whose for _, _, whose in read(text)] == [name, name]
    assert read(f"常德市{name}加快复工。全市复工率达92.3%。") == [("92.3%", "430700", None)]
    assert read(f"常德市{name}加快复工。餐饮企业复工率达92.3%。") == [("92.3%", "430700", "餐饮企业")]
    assert read(f"常德市{name}加快复工。\n目前，复工率达92.3%。") == [("92.3%", "430700", None)]
