"""A day ends where the next word begins, comma or not: 12日全国, 3月2日均已, 12日记者."""

import pytest

from tests.reading import EVERY_PACK, article, reader

DATED = {
    "2020-03-02": (
        "据新华社3月2日报道，宁波市企业复工率98%。|3月2日报告，宁波市企业复工率98%。|截至3月2日均已开工，宁波市企业复工率98%。"
        "|3月2日夜间，宁波市企业复工率98%。|3月2日产量恢复，宁波市企业复工率98%。|3月2日常务会议听取汇报，宁波市企业复工率98%。"
        "|3月2日本报讯 宁波市企业复工率98%。|3月2日用电恢复，宁波市企业复工率98%。|3月2日宁波市企业复工率98%。"
        "|截至3月2日宁波市企业复工率98%。|3月2日记者获悉，宁波市企业复工率98%。|2日记者获悉，宁波市企业复工率98%。"
        "|截至2日均已开工，宁波市企业复工率98%。|宁波市2日报告，企业复工率98%。|2日夜间，宁波市企业复工率98%。"
        "|截至2号24时，宁波市企业复工率98%。|2号，宁波市企业复工率98%。|宁波市2号通报，企业复工率98%。|记者2号从宁波市获悉，企业复工率98%。"
    ),
    "2020-03-12": (
        "沪指站上5日均线，宁波市企业复工率98%。|宁波日报讯，宁波市企业复工率98%。|3日游恢复，宁波市企业复工率98%。"
        "|5日元一张，宁波市企业复工率98%。|2号线恢复运营，宁波市企业复工率98%。|台风第2号，宁波市企业复工率98%。"
        "|在2号楼，宁波市企业复工率98%。|宁波市1号，2号机组恢复，企业复工率98%。|中山路2号，宁波市企业复工率98%。"
    ),
}
"""Texts of 12 March 2020: what their one figure is of."""
WHERE = {
    "3月2日全国新增确诊病例12例。": ("100000", None),
    "湖北省卫健委通报，3月2日我省新增确诊病例12例。": ("420000", None),
    "湖北省卫健委通报，三月二日全省新增确诊病例12例。": ("420000", None),
    "宁波市经信局通报，昨日我市规上企业复工率98%。": ("330200", "规模以上企业"),
    "宁波市经信局通报，截至2日我市规上企业复工率98%。": ("330200", "规模以上企业"),
}


@pytest.mark.parametrize(("text", "day"), [(text, day) for day, texts in DATED.items() for text in texts.split("|")])
def test_the_day(text: str, day: str) -> None:
    """The day is read whatever word follows, and is none inside of another word."""
    assert [(one.text, one.as_of) for one in reader(*EVERY_PACK).read(article(text)).observations] == [("98%", day)]


@pytest.mark.parametrize("text", WHERE)
def test_the_place_behind_it(text: str) -> None:
    """What points at a place right behind a day points at it, and is no part of a population's name."""
    found = reader(*EVERY_PACK).read(article(text)).observations
    assert [(one.series.place.code, one.series.subject) for one in found] == [WHERE[text]]
