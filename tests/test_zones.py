import pytest

from tests.mentions import read

ZONES = [
    ("青岛西海岸新区", "370211", "西海岸新区"),
    ("吉林长春新区", "220100", "长春新区"),
    ("江苏省苏州高新区", "320505", "苏州高新区"),
    ("苏州高新技术产业开发区", "320505", "苏州高新区"),
    ("苏州工业园区", "320500", "苏州工业园区"),
    ("苏州市工业园区", "320500", "苏州工业园区"),
    ("青岛蓝谷", "370215", "青岛蓝谷"),
    ("河北廊坊临空经济区", "131000", "廊坊临空经济区"),
    ("胶州经济技术开发区", "370281", "胶州经济技术开发区"),
    ("厦门火炬高新区", "350200", "厦门火炬高新区"),
    ("阜阳经开区", "341200", "阜阳经济技术开发区"),
    ("昆山市高新技术产业开发区", "320583", "昆山高新区"),
    ("江宁经济技术开发区", "320115", "江宁经济技术开发区"),
    ("海口江东新区", "460100", "海口江东新区"),
    ("绍兴滨海新区", "330600", "绍兴滨海新区"),
    ("上海自贸区", "310000", "上海自贸试验区"),
    ("上海自贸区临港新片区", "310000", "临港新片区"),
    ("北京亦庄经济技术开发区", "110000", "北京经济技术开发区"),
    ("北京亦庄开发区", "110000", "北京经济技术开发区"),
    ("新疆生产建设兵团", "650000", "新疆生产建设兵团"),
]


@pytest.mark.parametrize(("text", "code", "zone"), ZONES)
def test_zones(text: str, code: str, zone: str) -> None:
    """A functional zone is named in one form, in the place it lies in."""
    [mention] = read(text)
    assert (mention.start, mention.end, mention.code, mention.zone, mention.level) == (0, len(text), code, zone, "zone")


def test_counties_that_sound_like_zones() -> None:
    """浦东新区 and 滨海新区 are counties."""
    assert [(each.code, each.level, each.zone) for each in read("浦东新区、滨海新区")] == [
        ("310115", "county", None),
        ("120116", "county", None),
    ]


ZONE_AGAIN = [
    ("兰州高新区复工。高新区企业", [("兰州高新区", "620100"), ("兰州高新区", "620100")]),
    ("北京支持企业。经开区还", [(None, "110000"), ("北京经济技术开发区", "110000")]),
    ("湘江新区引进。新区还", [("湘江新区", "430100"), ("湘江新区", "430100")]),
    ("随州市曾都区。高新区", [(None, "421303"), ("随州高新区", "421300")]),
    ("山东各地。高新区", [(None, "370000"), (None, None)]),
    ("全部开发区。", []),
    ("国家级高新区", []),
]


@pytest.mark.parametrize(("text", "expected"), ZONE_AGAIN)
def test_a_zone_named_again_by_its_kind(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    """高新区 alone is the zone of that kind named before, or the last city's own."""
    assert [(each.zone, each.code) for each in read(text)] == expected


def test_a_place_taken_in_is_a_zone_of_its_holder() -> None:
    """莱芜市 is gone since 2019: its figures are not those of all of 济南."""
    [mention] = read("莱芜市")
    assert (mention.code, mention.zone, mention.level) == ("370100", "莱芜市", "zone")
