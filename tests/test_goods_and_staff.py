"""Goods in lists, lines taken up again, staff at their sites, shares of those who did: one grammar fact a row."""

import pytest

from tests.reading import figures, values

READ = [
    # what is taken up again is the verb's object; its rate is told by a bare name
    ("3月3日起，宁波市地面公交恢复线路412条。", [("resumed", "412条")]),
    ("宁波市地面公交恢复线路412条，恢复率91.5%。", [("resumed", "412条"), ("work", "91.5%")]),
    # those that never stopped
    ("宁波市在产手套企业31家，日均产量有所增加，复工复产提速。", [("producing", "31家")]),
    # staff at a site
    ("宁波市重点工程复工，技术和管理等人员累计到场2300人。", [("returned", "2300人")]),
    ("宁波市12个工地复工，1240人进场施工。", [("resumed", "12个"), ("returned", "1240人")]),
    ("宁波市某电机厂恢复生产，46名员工进厂。", [("returned", "46人")]),
    # a classifier of everything, of goods
    ("从宁波紧急配送护目镜3万个、隔离面罩4200个等。", [("supplies", "30000个"), ("supplies", "4200个")]),
    ("宁波市送来了1.6万个医用口罩。", [("supplies", "16000个")]),
    # another kind of piece in the list of goods
    ("6000只口罩、900双手套捐赠到绍兴。", [("supplies", "6000只")]),
    # a long name before the last item
    ("专列搭载了70吨苹果梨子等生活保障物资和35吨消毒液。", [("supplies", "70吨"), ("supplies", "35吨")]),
    ("宁波市企业复工复产，开发区企业已恢复产能61.2%。", [("capacity", "61.2%")]),
]

NOTHING = [
    # the beginning of another word
    "宁波市在产业园落户企业31家，复工复产提速。",
    # a place, a team, a permit: no goods
    "19个省份对口支援湖北除武汉外16个市州。",
    "宁波市医疗队捐赠的设备已在32个病区投入使用。",
    "宁波市再派出一支41人的医疗队支援绍兴。",
    "宁波市为企业办理煤炭运输通行证280个。",
    # asked for, not done
    "宁波市发函23件，商请绍兴市协调企业复工180家。",
    # one of those who did, by their kind
    "宁波市纺织、化工等行业的复工企业，占到已复工企业数量的77%。",
    # what they are worth, which says nothing of how many they are
    "占全部规上工业企业总产值76%的企业已全部复工复产。",
    "占宁波市经济总量近八成的企业实现复工。",
    # a heading
    "宁波市企业复工情况：29家企业正在核验。",
    # an article
    "在宁波市，一位工头说：“我手下的瓦工都回来了。”",
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text: str, expected: list[tuple[str, str]]) -> None:
    """Each figure is found with its indicator, and no other."""
    assert values(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    """What only looks like one of those gives no figure."""
    assert figures(text) == []


def test_what_else_came_back() -> None:
    """A number that came back is named in its own clause: it is no capacity of the clause before."""
    text = "宁波市煤矿产能恢复率达到76%，铁路装车数已恢复到节前正常水平的94%。"
    assert values(text) == [("capacity", "76%")]
