"""Whom a figure is about, by the grammar of the noun that names them: one fact a row, with what only looks like it."""

import pytest

from tests.test_divided import told

QUOTED = [
    ("宁波市“链主”企业复工率97%。", "链主企业"),
    ("宁波市30家“链主”企业已全部复工，复工率100%。", "链主企业"),
    ("宁波市链主企业复工率97%。", "链主企业"),
]
"""Quotation marks say that a word is new; they make nobody another."""

TRADES = [
    ("宁波市批发和零售行业复工率97%。", "批发和零售行业"),
    ("宁波市居民服务、修理和其他服务业复工率97%。", "居民服务、修理和其他服务业"),
    ("宁波市电力、热力、燃气及水生产和供应业复工率97%。", "电力、热力、燃气及水生产和供应业"),
    ("宁波市房地产开发与经营业企业复工率97%。", "房地产开发与经营业企业"),
    ("宁波市石化、冶金、纺织3个行业复工率97%。", "石化、冶金、纺织行业"),
    ("宁波市石化、冶金、纺织3个行业员工返岗率97%。", "石化、冶金、纺织行业"),
    ("宁波市光伏、生物医药等支柱行业的企业复工率97%。", "光伏、生物医药行业企业"),
    # each a name of its own
    ("宁波市规上工业和服务业复工率97%。", "规模以上工业企业、服务业"),
    ("宁波市学校和餐饮业复工率97%。", "学校、餐饮业"),
    ("宁波市国有企业和民营企业复工率97%。", "国有企业、民营企业"),
]
"""What 和 goes through is one trade, what a number or 等 sums up one list; names that stand alone are several."""

STARTED = [
    ("宁波市86个新开工项目已开工56个。", "新开工项目"),
    ("宁波市新开工项目56个。", "新开工项目"),
    ("宁波市新开工的铁路项目复工率97%。", "铁路项目"),
    ("宁波市已开工项目56个。", "项目"),
]
"""新开工 makes projects a kind, 已开工 says what they did."""


NAMES = [
    # the place of somebody's house stands within its name
    ("远大集团嘉兴基地2000名员工返岗。", "远大集团嘉兴基地"),
    ("甬江银行宁波市分行200名员工返岗。", "甬江银行宁波市分行"),
    ("截至3月1日，甬江汽车宁波生产基地复工率97%。", "甬江汽车宁波生产基地"),
    ("走进泓汽长沙汽车有限公司，车间130名员工已有65人返岗。", "泓汽长沙汽车有限公司"),
    ("跨国公司地区总部复工率97%。", "跨国公司地区总部"),
    # where it only stands before a noun
    ("近日宁波基地复工率97%。", "基地"),
    ("该集团宁波基地复工率97%。", "基地"),
    ("帮助宁波基地复工，复工率97%。", "基地"),
    ("来到长沙汽车有限公司，车间130名员工已有65人返岗。", "长沙汽车有限公司"),
]
"""Firms and their houses elsewhere."""

SAID_OF_THEM = [
    # the list that somebody is on, who does something to them, what was done to them
    ("浙江纳入全省重点项目库的45个公路项目已全部复工，复工率100%。", "公路项目"),
    ("2019年结转的30个续建项目已全部复工，复工率100%。", "续建项目"),
    ("它们带动的600家配套企业开工率97%。", "配套企业"),
    ("甬江造船所属的30家配套企业已复工。", "甬江造船配套企业"),
    # how people belong to those they work for
    ("宁波市外贸企业在册员工返岗率97%。", "外贸企业"),
    ("宁波市外贸企业加快复工，在册职工返岗率97%。", "外贸企业"),
    # those who are left out
    ("502户配套商中，除20户零部件企业暂缓外，其余全部复工，复工率97%。", "配套商"),
    # numbers that belong to nobody's name, and one that does
    ("宁波市186.7万外出农民工中已有157.8万返岗。", "外出农民工"),
    ("宁波市三次产业复工率97%。", "三次产业"),
    ("京甬高铁宁波段三个标段17个工点已全面复工，复工率100%。", "工点"),
    # goods
    ("甬江集团单日产出发动机达到2163台。", "发动机"),
    ("医用口罩日产能产量分别达到196万只、166万只。", "医用口罩"),
    ("宁波市捐赠物资已超1000万件。", "物资"),
]
"""What stands beside a name and is no part of it."""


COINED = [
    ("宁波企业复工。虹影医疗保持生产大型设备，产能利用率提高到97%。", "虹影医疗"),
    ("宁波市龙头企业复工率80%；甬鑫存储春节期间持续生产，员工返岗率97%。", "甬鑫存储"),
    ("宁波市龙头企业复工率80%；甬鑫电子目前已到岗员工5900人。", "甬鑫电子"),
    ("宁波的快递企业复工率提升，其中，甬达快递的复工率达到97%。", "甬达快递"),
    ("截至目前子公司甬原电子的到岗率97%。", "甬原电子"),
    ("旻鑫半导体21名员工返岗。", "旻鑫半导体"),
    ("湖北旻鑫电子已复工，500余名员工到岗。", "湖北旻鑫电子"),
    ("工作人员来到泓盛水产，向企业提供指导，目前该企业复工率97%。", "泓盛水产"),
    # whole trades, members of a list, what a place has
    ("宁波市龙头企业复工率80%；消费电子持续回暖，员工返岗率97%。", "龙头企业"),
    ("宁波市龙头企业复工率80%；道路物流目前已到岗员工5900人。", "龙头企业"),
    ("住建、商贸、食药医疗生产三大领域企业复工率97%。", "住建、商贸、食药医疗生产三大领域企业"),
    ("宁波市龙头企业复工率80%；大型机械正在进场，员工返岗率97%。", "龙头企业"),
    ("宁波企业复工。宁波电子已恢复，复工率97%。", None),
    ("宁波市平均的复工率97%。", None),
]
"""Firms that no word tells of: coined syllables before a trade, in a subject's slot."""


PLACED = [
    # what somebody does in a place, who is at a place, where a place has a zone
    ("宁波的快递企业复工率提升，其中，甬东北京片区的复工率达到97%。", "甬东"),
    ("宁波企业复工。在甬重点央企复工率97%。", "在甬重点央企"),
    ("宁波企业复工。驻甬央企复工率97%。", "驻甬央企"),
    ("宁波市主城区工业企业复工率97%。", "工业企业"),
    ("宁波石化区97%产能恢复。", None),
    ("宁波市工业园区97%产能恢复。", None),
    # of whom nobody did it, or others have it done
    ("宁波市在建项目95个，当日无新复工项目，累计复工91个，复工率97%。", "在建项目"),
    ("无锡规上企业已复工，复工率97%。", "规模以上企业"),
    ("为江浙配套的108家企业已复工。", "配套企业"),
    ("甬江造船所属的108家配套企业已复工。", "甬江造船配套企业"),
    # examples of their kind, and of trades
    ("宁波市甬玻、海粮、侨达等重点企业复工率97%。", "重点企业"),
    ("宁波市纺织、化工等重点企业复工率97%。", "纺织、化工企业"),
    ("长三角地区企业复工率97%。", None),
    ("珠三角地区电厂开工率97%。", "电厂"),
    ("地区性银行复工率97%。", "地区性银行"),
    ("前期停产的煤矿整改完毕。目前这部分煤矿已全部复产。", "煤矿"),
    ("目前上述电厂复工率97%。", "电厂"),
    # so many rounds of what is not named
    ("宁波市前六期开工率97%。", None),
]
"""Words of places, of nobody and of examples."""


TOLD_APART = [
    # what 的 says of firms of no other name makes them others than those told of before
    ("宁波市房地产企业共89家，其中有项目的企业49家，复工48家，复工率97%。", "有项目的企业"),
    ("宁波市外贸企业加快复工，其中规模较大的企业复工率97%。", "规模较大的企业"),
    ("宁波企业复工。这家生产饼干的企业复工率97%。", None),
    ("宁波市重点企业中，海外500强投资的企业复工率97%。", "海外500强投资的企业"),
    ("宁波市外贸企业加快复工，已复工的企业员工返岗率97%。", None),
    # whose people they are, counted in the same clause, or several of them
    ("宁波市生物医药产能恢复。甬风岚图3200余名员工全部到岗。", "甬风岚图"),
    ("甬江造船有限公司加快复工。班组长、分包经理及工人共470人已返岗。", "甬江造船有限公司"),
    # rounds of a programme, and phases of a work
    ("宁波市第七期“三个一批”重大项目复工率97%。", "三个一批重大项目"),
    ("北京市延庆区和平谷区外贸企业复工率97%。", "外贸企业"),
]
"""Whom an attribute tells apart, and whom a count names."""


OF_FIRMS = [
    # the people of a firm, or of the house that speaks
    ("目前，宁波海甬半导体员工返岗率97%。", "海甬半导体"),
    ("“目前，我们厂员工返岗率97%。”恒甬纺织总经理王某说。", "恒甬纺织"),
    ("“目前全市员工返岗率97%。”市商务局局长王某说。", None),
    ("宁波市技术员工返岗率97%。", "技术员工"),
    ("甬亚迪长沙工厂员工返岗率97%。", "甬亚迪长沙工厂"),
    ("宁波市水泥厂员工返岗率97%。", "水泥厂"),
    ("立甬精密昆山园区员工返岗率97%。", "立甬精密昆山园区"),
    # who speaks for them, who heard it there, where they are
    ("蓝甬科技董事长王某介绍，公司员工返岗率97%。", "蓝甬科技"),
    ("据蓝甬科技负责人介绍，目前企业返岗员工1500人。", "蓝甬科技"),
    ("记者从蓝甬动力了解到，目前返岗员工1500人。", "蓝甬动力"),
    ("位于宁波经开区的蓝甬科技，员工返岗率97%。", "蓝甬科技"),
    ("宁波企业复工。记者从市科技局了解到，全市员工返岗率97%。", None),
    # a place that stands alone before who did something there
    ("宁波鄞州开发区，甬汽大通已复工，2000余名员工返岗。", "甬汽大通"),
    # where people are from, what list somebody is on
    ("宁波市列入省重点的35个项目已复工30个，复工率97%。", "省重点项目"),
    ("宁波企业复工。湖北籍员工返岗率97%。", "湖北籍员工"),
    ("宁波市计算机、通信和其他电子设备制造业企业复工率97%。", "计算机、通信和其他电子设备制造业企业"),
    # numbers that begin a name, and what is torn from one
    ("宁波市四上企业复工率97%。", "四上企业"),
    ("宁波市甬海10.5代线产能利用率达97%。", None),
    ("宁波企业复工。甬江三局在汉项目复工率97%。", "在汉项目"),
    ("宁波市外商投资的企业复工率97%。", "外商投资企业"),
]
"""Firms by their people, by who speaks, and by what numbers and places stand beside them."""


@pytest.mark.parametrize(
    ("text", "subject"), [*QUOTED, *TRADES, *STARTED, *NAMES, *SAID_OF_THEM, *COINED, *PLACED, *TOLD_APART, *OF_FIRMS]
)
def test_whom_the_last_figure_is_about(text: str, subject: str | None) -> None:
    """The name is whole, and nothing else is in it."""
    assert told(text)[-1][-1] == subject
