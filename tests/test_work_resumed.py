"""What notices on work resumed tell beside their rates: goods on their way, borrowers, people driven to work."""

from datetime import date

import pytest

from tests.reading import spelled, when

TOLD = date(2020, 3, 12)
DELIVERED = [
    # what is kept for hard times is a part of the name of the goods that come out of it
    ("商务厅此次共向市场投放省级储备羊肉320吨。", ["supplies_delivered 320吨 - 省级储备羊肉"]),
    ("物资保供有力，共投放活畜储备461.8吨。", ["supplies_delivered 461.8吨 - 活畜储备"]),
    ("物资保供有力，已储备大米3000吨、储备冻猪肉500吨。", []),
    ("物资保供有力，我省加工供应、储备冻猪肉5000吨。", []),
    # goods may stand within the task that is done with them
    ("保供期间，泰州市累计完成蔬菜调运1.35万吨。", ["supplies_delivered 1.35万吨 泰州市 蔬菜"]),
    # who sends things is no sending
    ("3月10日，泰州市主要寄递企业共揽收物资包裹88.6万件。", []),
    ("目前复工顺利，快递业日处理快件量1.4亿件以上。", ["daily_output 1.4亿件以上 - 快件"]),
    ("目前复工顺利，污水厂日处理污水1.4万吨。", []),
]
GOODS = [
    # brackets, a size and a list behind goods are no goods of their own
    (
        "救灾物资到位，甘肃省向灾区调拨物资900件，其中12平方米棉帐篷100顶、棉大衣（防寒服）500件、火炉70套。",
        ["900件 物资", "100顶 棉帐篷", "500件 棉大衣", "70套 火炉"],
    ),
    (
        "救灾物资到位，甘肃省向灾区调拨150顶棉帐篷、600张折叠床、60床棉被等救灾物资。",
        ["150顶 棉帐篷", "600张 折叠床", "60床 棉被"],
    ),
    ("救灾物资到位，4个受灾较重的乡镇救灾物资均已送达。", []),
]


@pytest.mark.parametrize(("text", "wanted"), GOODS)
def test_goods(text: str, wanted: list[str]) -> None:
    """Each figure is of the goods that stand beside it."""
    assert [" ".join(words.split()[1::2]) for words in spelled(text, TOLD)] == wanted


FOR_WHOM = [
    ("针对青海灾情和救灾工作需要，应急管理部向青海省紧急调拨2.1万件救灾物资。", ["全国"]),
    ("国家粮食和物资储备局为重点支持湖北省疫情防控工作，共组织调运3.8万件救灾物资。", ["全国"]),
    ("青海省调拨2.1万件救灾物资。", ["青海省"]),
]


@pytest.mark.parametrize(("text", "places"), FOR_WHOM)
def test_for_whose_sake(text: str, places: list[str]) -> None:
    """For whose sake something is sent says not who sends it."""
    assert [words.split()[2] for words in spelled(text, TOLD)] == places


LENT = [
    (
        "9家全国性银行、8个省市的地方法人银行已向3120家企业发放优惠贷款1210亿元。",
        ["loan_recipients 3120家 - 企业", "loans_issued 1210亿元 - -"],
    ),
    ("浙江省的银行已向企业发放优惠贷款1210亿元。", ["loans_issued 1210亿元 浙江省 -"]),
    ("这些贷款重点支持了医院建设、物资生产等领域的124家企业。", ["loan_recipients 124家 - 企业"]),
    ("这些贷款需求来自医院建设、物资生产等领域的124家企业。", []),
    ("3120家全国性企业获得优惠贷款10亿元。", ["loan_recipients 3120家 - 全国性企业", "loans_issued 10亿元 - -"]),
    ("银行机构对86亿元到期贷款实行延期，涉及贷款户数1.9万户。", ["loan_recipients 1.9万户 - -"]),
]
BANKS = [
    (
        "银行加大贷款投放，嘉鱼农商行为12家茶企发放贷款350万元。",
        ["loan_recipients 12家 嘉鱼县 茶企", "loans_issued 350万元 嘉鱼县 -"],
    ),
    ("银行支持复工，德州市为养殖企业发放“助农贷”200万元。", ["loans_issued 200万元 德州市 养殖企业"]),
    ("企业申请贷款，随后邮储银行贷款300万元。", ["loans_issued 300万元 全国 -"]),
    ("有序复工，日产30吨消毒液的生产线建成。", []),
    ("有序复工，企业日产30吨消毒液。", ["daily_output 30吨 - 消毒液"]),
    ("312家上海企业着手复工。", []),
]


@pytest.mark.parametrize(("text", "wanted"), BANKS)
def test_what_is_lent_or_made(text: str, wanted: list[str]) -> None:
    """A local bank is of its place, and lends; a loan may be called by its own name; a line's power is no output."""
    assert spelled(text, TOLD) == wanted


DRIVEN = [
    ("截至3月9日，260名农民工乘坐专车返岗。", ["workers_transported 260名 - -"]),
    ("截至3月9日，260名农民工返岗。", ["returned_staff 260名 - 农民工"]),
    ("湖南包车专列运送近4万人复工。", ["workers_transported 4万人 湖南省 -"]),
    ("湖南近4万人复工。", ["returned_staff 4万人 湖南省 -"]),
    ("仪陇县开通返岗专车，为180名务工人员提供免费乘车服务。", ["workers_transported 180名 仪陇县 -"]),
    ("仪陇县为180名务工人员提供免费体检服务。", []),
    ("复工第一天，两个厂区约1300名员工陆续走上工作岗位。", ["returned_staff 1300名 - -"]),
    ("大约6天后能够生产，200名当地工人可以回来复工。", []),
    ("荆州市有22万人需到广东复工。", []),
    ("荆州市有22万人到广东复工。", ["returned_staff 22万人 荆州市 -"]),
]
SHOPS = [
    ("停电后复工复产，名山区恢复商业网点879个，建立农贸市场4个。", ["resumed_enterprises 879个 名山区 商业网点"]),
    ("停电后复工复产，名山区恢复供电用户879户。", ["users_restored 879户 名山区 -"]),
]


@pytest.mark.parametrize(("text", "wanted"), [*DELIVERED, *LENT, *DRIVEN, *SHOPS])
def test_beside_the_rates(text: str, wanted: list[str]) -> None:
    """Each figure is of what its words say that was done, to whom, with what, where."""
    assert spelled(text, TOLD) == wanted


OURS = [
    ("物资驰援，我市19家企业捐赠21万片口罩，从彭场镇发车，运往深圳。", ["-"]),
    ("物资驰援，仙桃市19家企业捐赠21万片口罩，运往深圳。\n我市企业又捐赠8万片口罩。", ["仙桃市", "仙桃市"]),
    ("物资驰援，深圳市向我市捐赠21万片口罩。", ["深圳市"]),
]


@pytest.mark.parametrize(("text", "places"), OURS)
def test_where_ours_is(text: str, places: list[str]) -> None:
    """Where 我市 sends something is another place than 我市."""
    assert [words.split()[2] for words in spelled(text, TOLD)] == places


MADE = [
    ("保供有力。据调度，3月10日，河南省煤炭产量118万吨，已恢复至去年水平。", ["daily_output 118万吨 河南省 煤炭"]),
    ("复工复产加快。3月10日，河南省生产煤炭76万吨。", ["daily_output 76万吨 河南省 煤炭"]),
    ("复工复产加快。截至3月10日，河南省生产煤炭76万吨。", []),
    ("复工复产加快。3月10日，某公司累计生产口罩76万只。", []),
    ("复工复产加快。2月，河南省生产煤炭1760万吨。", []),
    ("复工复产加快。3月10日，某公司投产设备20台，恢复生产设备30台。", []),
    ("3月10日，统计局发布，煤炭产量3760万吨。", []),
]


@pytest.mark.parametrize(("text", "wanted"), MADE)
def test_made_on_a_day(text: str, wanted: list[str]) -> None:
    """What was made on a day that is named is the output of a day."""
    assert spelled(text, TOLD) == wanted


def test_days_of_parts() -> None:
    """What 其中 opens is of the day of what the sentence before told, also where that was a stretch of days."""
    text = (
        "截至3月8日，复工率达95%。\n2月1日-27日，用电量恢复到去年同期的72%。其中，冶金行业用电量恢复到去年同期的88%。"
    )
    assert [day for words, day, _ in when(text) if words == "88%"] == ["2020-02-27"]
