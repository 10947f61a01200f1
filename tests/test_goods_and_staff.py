"""Goods in lists, lines taken up again, staff at their sites, shares of those who did: one grammar fact a row."""

import pytest

from tests.reading import figures, observe, values

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
    ("6000只口罩、900双手套捐赠到绍兴。", [("supplies", "6000只"), ("supplies", "900双")]),
    # a long name before the last item
    ("专列搭载了70吨苹果梨子等生活保障物资和35吨消毒液。", [("supplies", "70吨"), ("supplies", "35吨")]),
    ("宁波市企业复工复产，开发区企业已恢复产能61.2%。", [("capacity", "61.2%")]),
    # what came back is named by its noun alone
    ("企业复工复产，宁波市工业用电量460万千瓦时，为去年同期的91.7%。", [("power", "91.7%")]),
    ("宁波市已复工人数占正常生产情况下用工人数比重的58.0%。", [("staff", "58%")]),
    # so many who already did, before their name
    ("宁波市64户已复产省级“专精特新”中小企业，在岗率达到71%。", [("producing", "64户"), ("staff", "71%")]),
    # one in digits is a count beside others
    (
        "宁波市在建项目复工，象山县在建项目已复工3项，宁海县在建项目已复工1项。",
        [("resumed", "3项"), ("resumed", "1项")],
    ),
    # a rank, the figure behind it; how many ranked there are is none of theirs
    ("宁波市企业复工率83%。五区中鄞州区复工率最高，达91.2%。", [("work", "83%"), ("work", "91.2%")]),
    # rates in brackets behind their places
    (
        "浙江开发区复产率居前的三个市分别为宁波（88%）、绍兴（86%）、台州（79%）。",
        [("production", "88%"), ("production", "86%"), ("production", "79%")],
    ),
    # those named before their figure did it, all of them
    ("宁波市公交线路86条全部恢复运营。", [("resumed", "86条"), ("work", "100%")]),
    # so many of whom the clause names but that they did it
    ("宁波市复工企业占全部规上企业的94.1%。", [("work", "94.1%")]),
    ("宁波市企业复工复产，目前产能已达正常水平九成以上。", [("capacity", ">=90%")]),
    # goods that many want are no plan
    ("宁波捐赠的物资已发往绍兴。这批物资总共13吨，包括缺口较大的药品。", [("supplies", "13吨")]),
    # goods with a word in brackets behind their name
    ("向武汉捐赠口罩4万只，防护服（一次性）3万套。", [("supplies", "40000只"), ("supplies", "30000套")]),
    # people carried by trips just counted
    ("宁波市开行返岗专列6趟，运送1300人。", [("trips", "6趟"), ("carried", "1300人")]),
    # two rates whose names have words of their own
    ("宁波市纺织业复工率和主要企业的达产率都超过80%。", [("work", ">=80%"), ("capacity", ">=80%")]),
    # so many were asked
    ("对宁波市1200家重点企业调查显示，复工率为91%。", [("total", "1200家"), ("work", "91%")]),
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
    # vehicles that run are no goods
    "宁波复工复产，公交日投放车辆1600台。",
    # other people than those who come to work
    "宁波复工复产。全市班线发送旅客6.1万人次，累计发送88.3万人次。",
    # a share of all that a place has, and one of answers
    "宁波市企业加快复工，其复工企业数量占全省企业总量比重接近20%。",
    "复工提速，30个城市（占全部城市的67%）提供公交服务。",
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


def test_whose_share() -> None:
    """A share is of those of whom it is said to be one, where they are named more fully than those who did it."""
    told = [
        ("宁波市8100家企业复工，占规上企业总数的91.7%。", "规模以上企业"),
        ("宁波市复工企业占应复工企业的92%。", "企业"),
    ]
    assert [observe(text)[-1].series.subject for text, _ in told] == [whom for _, whom in told]


def test_the_last_goods_of_a_list() -> None:
    """What stands before the last figure of a list is what it counts, though no pack knows it."""
    read = observe("宁波市调拨医用防护服3万套、护目镜1.9万副支援绍兴。")
    assert [one.series.subject for one in read] == ["医用防护服", "护目镜"]


def test_a_country_in_a_name() -> None:
    """A mall named like a city abroad, and how great something is in the world, lead nobody abroad."""
    mall = "华润宁波万象城项目经理介绍，项目已复工。目前，工人共380人已全部返岗。"
    world = "宁波重型机械厂是全球最大的挖掘机工厂。该厂产能已恢复到停产前的82%。"
    assert values(mall)[0] == ("returned", "380人")
    assert values(world) == [("capacity", "82%")]


def test_the_rest_of_a_whole() -> None:
    """Shares of one whole, each with its day, are no rates of it."""
    assert figures("受访企业中有5%已于2月3日复工；76%则于2月10日复工。")[1:] == []


def test_what_else_came_back() -> None:
    """A number that came back is named in its own clause: it is no capacity of the clause before."""
    text = "宁波市煤矿产能恢复率达到76%，铁路装车数已恢复到节前正常水平的94%。"
    assert values(text) == [("capacity", "76%")]
