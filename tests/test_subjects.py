"""Whom a figure is about: one grammar fact a row."""

import pytest

from tests.reading import about

SUBJECTS = [
    # before the name of the rate, under its canonical name
    ("宁波市规模以上工业企业复工率97%。", "规模以上工业企业"),
    ("宁波市规上工业企业复工率97%。", "规模以上工业企业"),
    ("宁波市外资企业的复工率97%。", "外商投资企业"),
    ("宁波市的商务楼宇平均复工率97%。", "商务楼宇"),
    ("目前已启动的宁波市重点项目复工率97%。", "重点项目"),
    # what the figure counts
    ("宁波市97%的外贸企业已复工。", "外贸企业"),
    ("三分之二的宁波药店已复工。", "药店"),
    ("宁波市已有120家茶企复工。", "茶企"),
    # in the clause before
    ("宁波市外贸企业加快复工，复工率97%。", "外贸企业"),
    # verbs that are no part of a name
    ("宁波市开始启动外贸企业复工，复工率97%。", "外贸企业"),
    ("宁波市积极帮助外贸企业复工，复工率97%。", "外贸企业"),
    # what stands before the number and belongs to the name
    ("宁波市在建的6条铁路已全线复工。", "在建铁路"),
    ("宁波市供销系统30家农资企业已复工。", "供销系统农资企业"),
    ("甬江造船所属的30家配套企业已复工。", "甬江造船配套企业"),
    ("国资委监管的甬江造船所属30户子企业已复工。", "甬江造船子企业"),
    ("包括纺织、化工等重要行业的30户子企业已复工。", "子企业"),
    ("甬江造船旗下的30家配套企业已复工。", "甬江造船配套企业"),
    # a list of trades is one population
    ("宁波市纺织、化工、医药等行业复工率97%。", "纺织、化工、医药行业"),
    ("宁波市纺织、化工等五个行业的复工率97%。", "纺织、化工行业"),
    # what a list of populations is dealt by 分别
    ("宁波市复工复产，超市、加油站营业率分别达到98%、97%。", "加油站"),
    # people stand for their trade or firm
    ("宁波市邮政行业复工人员3万人。", "邮政快递业"),
    ("甬江造船有限公司复工复产，员工返岗率97%。", "甬江造船有限公司"),
    ("甬江造船有限公司复工了。公司现有员工返岗率97%。", "甬江造船有限公司"),
    ("“我们复工率97%。”甬江造船有限公司经理说。", "甬江造船有限公司"),
    ("邮政行业正在恢复，目前行业复工率97%。", "邮政快递业"),
    # a verb is no trade
    ("宁波市商场30家店已复业，复工率97%。", "商场"),
    ("宁波市促进就业，复工率97%。", None),
    # an ellipsis names its own
    ("宁波市外贸企业复工率85%，金融业超过97%。", "金融业"),
    # names that begin like a classifier
    ("宁波市个体工商户复工率97%。", "个体工商户"),
    ("宁波市有色金属企业复工率97%。", "有色金属企业"),
    ("宁波市30家家电企业复工。", "家电企业"),
    # nobody named
    ("宁波市复工率97%。", None),
    ("宁波市企业复工率97%。", None),
    # nouns that are made without end
    ("宁波市配套商复工率97%。", "配套商"),
    ("宁波市校车司机近九成已返岗。", "校车司机"),
    ("宁波市外贸企业复工率85%，快递小哥返岗率97%。", "快递小哥"),
    ("宁波市外贸企业复工率85%，农机手到岗率97%。", "农机手"),
    ("宁波市外贸企业复工率85%，本地员工返岗率97%。", "本地员工"),
    ("宁波市外省籍员工返岗率97%。", "外省籍员工"),
    ("当地最大的汽车企业甬江汽车97%已经复工。", "甬江汽车"),
    # what stands before the name of a rate and is nobody
    ("宁波市目前整体复工率97%。", None),
    ("宁波市外贸企业复工提速，这一复工率97%。", "外贸企业"),
    # bounds and ages belong to the name
    ("宁波市亿元以上在建工地复工率97%。", "亿元以上在建工地"),
    ("宁波市续建项目复工率85%，总投资10亿元以上续建项目复工率97%。", "续建项目"),
    ("宁波市外贸企业复工率85%，18至40岁工人返岗率97%。", "18至40岁工人"),
    # verbs and choosers are no part of it
    ("宁波市已复工和新开工铁路项目97个。", "铁路项目"),
    ("宁波市调度的30家纺织厂已复工。", "纺织厂"),
    ("宁波的甬江煤矿有员工97人，返岗率97%。", "甬江煤矿"),
    # all firms of a place are not those told of before
    ("宁波市外贸企业复工率85%。杭州市企业复工率97%。", None),
    # one figure of several, several figures of several, and their second rate
    ("宁波市商超、菜市场、便利店营业率均达97%。", "商超、菜市场、便利店"),
    ("宁波市商场、药店复工率分别为85%、80%，员工返岗率分别为85%、97%。", "药店"),
    ("宁波市小学、幼儿园的教职工返岗率分别为85%、97%。", "幼儿园教职工"),
    ("宁波市大型商场、其中药店复工率分别为85%、97%。", "药店"),
    ("宁波市的台企、杭州市的德企复工率分别为85%、97%。", "德企"),
    # named again by the last noun, and pointed back at
    ("宁波市复工复产，举行重点项目开工活动，97个项目动工。", "重点项目"),
    ("宁波市外贸企业复工率85%。杭州市的这一比例达97%。", "外贸企业"),
    # not for those who are only people of others
    ("宁波市外贸企业员工返岗率85%，产能利用率97%。", "外贸企业"),
]

PRODUCTS = [
    ("宁波市复工复产，日产量达到97万件。", None),
    ("宁波市复工复产，口罩日产量97万只。", "口罩"),
    ("宁波市复工复产，每天生产97万只口罩。", "口罩"),
    ("宁波市复工复产，日产新型护目镜97万件。", "新型护目镜"),
    ("宁波市复工复产，向武汉运送大米、面粉、食用油等生活物资97万件。", "大米、面粉、食用油等生活物资"),
    ("宁波市复工复产，向武汉调拨97万件棉衣、棉被等救灾物资。", "棉衣、棉被等救灾物资"),
    ("宁波市复工复产，口罩日产量80万只，护目镜97万件。", "护目镜"),
    ("宁波市复工复产，向武汉调运蔬菜97万件、医用口罩80万只。", "医用口罩"),
    ("宁波市复工复产，护目镜日产量从80万件增加到97万件。", "护目镜"),
    ("宁波市口罩厂全部复工，日产量达到97万只。", "口罩"),
    ("宁波市复工复产，运输97万件白菜支援武汉。", "白菜"),
    ("宁波市复工复产，护目镜整装待发，已运抵武汉97万件。", None),
    ("宁波市复工复产，向武汉捐赠鸡蛋、大米、瓜菜等97万件。", "鸡蛋、大米、瓜菜"),
    ("宁波市复工复产，97万件白菜运往武汉，97万件瓜菜发往武汉。", "瓜菜"),
]

RECIPIENTS = [
    ("宁波市银行为茶企发放贷款97万元，支持复工复产。", "茶企"),
    ("宁波市复工复产，这家茶企很快就拿到贷款97万元。", "茶企"),
    ("甬江造船有限公司复工了。公司急需资金，银行批准贷款97万元。", "甬江造船有限公司"),
    ("“复工后，银行为我们办理贷款97万元。”甬江造船有限公司经理说。", "甬江造船有限公司"),
    ("宁波市银行为企业发放贷款97万元，支持复工复产。", None),
    ("宁波市银行为30家茶企发放贷款97万元，支持复工复产。", None),
    ("宁波市复工复产，发放贷款97万元。", None),
]


@pytest.mark.parametrize(("text", "expected"), [*SUBJECTS, *PRODUCTS, *RECIPIENTS])
def test_subjects(text: str, expected: str | None) -> None:
    """The last figure is about this population, product or recipient."""
    assert about(text)[-1][1] == expected


def test_the_goods_of_a_neighbour_are_its_own() -> None:
    """What is named after a list's mark is counted by the next figure."""
    text = "宁波市复工复产，向武汉调运蔬菜97吨、医用口罩80万只。"
    assert about(text) == [("97吨", "蔬菜"), ("80万只", "医用口罩")]


def test_a_firm_named_later_is_not_what_a_place_was_said_of() -> None:
    """A place answers for a figure before it, no firm that comes after."""
    text = "兰州新区复工率98%，甬江造船有限公司复工率97%。"
    assert about(text) == [("98%", None), ("97%", "甬江造船有限公司")]


def test_every_figure_of_a_sentence_has_its_own() -> None:
    """Populations do not bleed into one another."""
    text = "宁波市规上工业企业复工率97%，商贸企业复工率80%，重点项目开工率95%。"
    assert about(text) == [("97%", "规模以上工业企业"), ("80%", "商贸企业"), ("95%", "重点项目")]


def test_a_new_paragraph_forgets_whom_the_last_was_about() -> None:
    """Nothing is carried over from another paragraph."""
    assert about("宁波市外贸企业复工率97%。\n目前，产能利用率达到80%。")[-1] == ("80%", None)
