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


def test_every_figure_of_a_sentence_has_its_own() -> None:
    """Populations do not bleed into one another."""
    text = "宁波市规上工业企业复工率97%，商贸企业复工率80%，重点项目开工率95%。"
    assert about(text) == [("97%", "规模以上工业企业"), ("80%", "商贸企业"), ("95%", "重点项目")]


def test_a_new_paragraph_forgets_whom_the_last_was_about() -> None:
    """Nothing is carried over from another paragraph."""
    assert about("宁波市外贸企业复工率97%。\n目前，产能利用率达到80%。")[-1] == ("80%", None)
