"""Turns of phrase of the news, in other words and read with all packs: what is read, of whom, and what is not."""

from functools import cache

import pytest

from shuize import packfile
from tests.reading import article, gazetteer
from workers.extract.observe import observe
from workers.extract.words.lexicon import Lexicon
from workers.text.segment import segmenter

PACKS = ("resumption", "epidemic", "vaccination", "harvest", "power", "projects")


@cache
def lexicon() -> Lexicon:
    """Return the words of all packs, compiled once."""
    return Lexicon([packfile.load(name) for name in PACKS])


def read(text: str) -> list[tuple[str, str, str | None]]:
    """Return (words, indicator, population) of every printed figure that a pack knows, whatever the topic."""
    found = observe(article(text), lexicon(), gazetteer(), segmenter(lexicon().words))
    return [(one.text, one.series.indicator, one.series.subject) for one in found if one.kind == "stated"]


SAID_OF_THE_CLAUSE_BEFORE = [
    ("湖州近80吨新鲜蔬菜，全部运送到武汉。", [("80吨", "supplies_delivered", "新鲜蔬菜")]),
    ("湖州2.4万件防寒衣物，都已发往灾区。", [("2.4万件", "supplies_delivered", "防寒衣物")]),
    ("湖州60吨大米，目前均已送达。", [("60吨", "supplies_delivered", "大米")]),
    ("湖州60吨大米，价格保持稳定。", []),
    ("湖州60吨大米，计划全部运往武汉。", []),
]

LISTS_OF_GOODS = [
    (
        "湖州市向湖北调拨棉被1200床、药品3.5万盒，帐篷、折叠床等各类救灾急需的物资860件。",
        [
            ("1200床", "supplies_delivered", "棉被"),
            ("3.5万盒", "supplies_delivered", "药品"),
            ("860件", "supplies_delivered", "救灾急需的物资"),
        ],
    ),
    (
        "湖州市累计发送防护面罩2万副、消毒湿巾9万包、酒精400桶。",
        [
            ("2万副", "supplies_delivered", "防护面罩"),
            ("9万包", "supplies_delivered", "消毒湿巾"),
            ("400桶", "supplies_delivered", "酒精"),
        ],
    ),
    ("湖州港一季度发往各地5万吨货物。", []),
    ("湖州市向湖北调拨棉被1200床，下拨资金300万元。", [("1200床", "supplies_delivered", "棉被")]),
]

NAMES_OF_GOODS = [
    ("湖州市KN95医用口罩日产量达到7万只。", [("7万只", "daily_output", "KN95口罩")]),
    (
        "湖州市一次性医用口罩日产量达到7万只，普通口罩日产量9万只。",
        [("7万只", "daily_output", "一次性医用口罩"), ("9万只", "daily_output", "普通口罩")],
    ),
    ("湖州市水泥产能已经恢复到85%。", [("85%", "capacity_rate", "水泥")]),
    ("湖州市早稻面积继续稳定在46万亩。", [("46万亩", "sown_area", "早稻")]),
    ("湖州市小麦面积达到31.5万亩。", [("31.5万亩", "sown_area", "小麦")]),
    (
        "湖州市冬小麦面积62万亩，冬油菜面积9.3万亩。",
        [("62万亩", "sown_area", "冬小麦"), ("9.3万亩", "sown_area", "冬油菜")],
    ),
    ("湖州气田日产气量达到90万立方米。", [("90万立方米", "daily_output", "气")]),
    ("湖州市调运大米300吨，采购食用油20吨。", [("300吨", "supplies_delivered", "大米")]),
    ("湖州市小麦受灾面积达到3万亩。", []),
]

LENT = [
    ("中行湖州分行设立专项贷款额度30亿元，截至3月10日已累计发放4.6亿元。", [("4.6亿元", "loans_issued", None)]),
    (
        "中行湖州分行推出复工贷款，目前已投放7.2亿元，惠及企业610家。",
        [("7.2亿元", "loans_issued", None), ("610家", "loan_recipients", "企业")],
    ),
    ("湖州市对贷款给予贴息，已发放2000万元。", []),
    ("湖州市推出复工贷款，已发放补贴2000万元。", []),
    ("湖州市推出复工贷款，已发放4.6亿元补助。", []),
]

STARTED = [
    ("湖州市启动58个重大产业项目建设。", [("58个", "projects_started", "重大产业项目")]),
    ("湖州市37个重点项目启动推进。", [("37个", "projects_started", "重点项目")]),
    ("湖州市启动3项专项行动。", []),
    ("湖州市签约37个重点项目。", []),
]

LOADS = [
    ("湖州市累计装运春耕物资310批，2.6万吨。", [("2.6万吨", "supplies_delivered", "春耕物资")]),
    ("湖州市运送蔬菜48车、共720吨。", [("720吨", "supplies_delivered", "蔬菜")]),
    ("湖州市铁路货物发送量310万吨。", []),
    ("湖州市向武汉运送近3万斤土豆。", [("3万斤", "supplies_delivered", "马铃薯")]),
    ("湖州市筹集90吨鲜嫩、优质的青菜运送武汉。", [("90吨", "supplies_delivered", "青菜")]),
]

PEOPLE_AT_WORK = [
    ("湖州市有3200多人复工。", [("3200多人", "returned_staff", None)]),
    ("湖州市这条产业链上4100多人复工。", [("4100多人", "returned_staff", "产业链")]),
    ("湖州市260名医生轮班上岗。", []),
    ("湖州市260名司机持证上岗。", []),
    ("湖州市3200人抵达。", []),
]

COUNTS_OF_PLACES = [
    ("新开工项目覆盖浙江9个市，总投资300亿元。", []),
    ("浙江新开工项目9个，涉及4个县。", [("9个", "projects_started", "新开工项目")]),
    ("浙江集中开工9个市政项目。", [("9个", "projects_started", "市政项目")]),
]

CONDITIONS = [
    ("湖州市对连片种植300亩以上水稻的，给予补助。", []),
    ("湖州市对复工率90%以上企业的，每家奖励5万元。", []),
    ("截至3月底，湖州市复工率达到95%。", [("95%", "work_resumption_rate", None)]),
]

GIFTS = [
    ("湖州一企业向孝感捐赠60台价值90万元的制氧机。", [("60台", "supplies_delivered", "制氧机")]),
    ("湖州一企业捐赠价值200万元的中成药8000盒。", [("8000盒", "supplies_delivered", "中成药")]),
    (
        "湖州市支援荆门40万只口罩、900件隔离衣、600个额温枪。",
        [
            ("40万只", "supplies_delivered", "口罩"),
            ("900件", "supplies_delivered", "隔离衣"),
            ("600个", "supplies_delivered", "额温枪"),
        ],
    ),
    ("湖州市支援荆门口罩40万只，惠及120个社区。", [("40万只", "supplies_delivered", "口罩")]),
    ("湖州市支援荆门3支医疗队。", []),
    ("湖州市抽调发电机80台过江支援。", []),
    (
        "浙江200吨青菜、江苏90吨挂面驰援荆门。",
        [("200吨", "supplies_delivered", "青菜"), ("90吨", "supplies_delivered", "挂面")],
    ),
    ("湖州市80吨大米昨天（3月11日）运往荆门。", [("80吨", "supplies_delivered", "大米")]),
]

BEGUN = [
    ("湖州市40万亩小麦迎来收割。", []),
    ("湖州市40万亩小麦开始收割。", []),
    ("湖州市40万亩小麦完成收割。", [("40万亩", "harvested_area", "小麦")]),
    ("湖州市12个重大项目集中开工建设。", [("12个", "projects_started", "重大项目")]),
    ("湖州市60个开工项目、45个签约项目涵盖多个行业。", [("60个", "projects_started", "项目")]),
]

NUMBERS_NAMED = [
    ("湖州市开复工的人数已超过9万人。", [("9万人", "returned_staff", None)]),
    ("湖州市120条物流专线已正常开行。", [("120条", "resumed_enterprises", "物流专线")]),
    ("近一周，湖州市累计报告确诊病例12例。", []),
]

REACHED = [
    (
        "起初，湖州市防护服日产量不足900件，目前已达到2.1万件。",
        [("900件", "daily_output", "防护服"), ("2.1万件", "daily_output", "防护服")],
    ),
    (
        "2月初湖州市企业复工率不足30%，目前已达到95%。",
        [("30%", "work_resumption_rate", None), ("95%", "work_resumption_rate", None)],
    ),
    (
        "湖州市小麦收获进度过七成，超过60万亩。",
        [("七成", "harvest_progress", "小麦"), ("60万亩", "harvested_area", "小麦")],
    ),
    ("湖州市小麦收获进度过七成，每天2万亩。", [("七成", "harvest_progress", "小麦")]),
]

NOT_YET = [
    ("湖州市40万只口罩将运往荆门。", []),
    ("湖州市4辆满载蔬菜的货车驶往荆门，运送蔬菜70吨。", [("70吨", "supplies_delivered", "蔬菜")]),
    ("湖州市9个重大项目今天（3月12日）集中开工。", [("9个", "projects_started", "重大项目")]),
    ("湖州市9个重大项目今天开工。", [("9个", "projects_started", "重大项目")]),
    ("湖州市一企业转产防护服，12天日产量突破3万套。", [("3万套", "daily_output", "防护服")]),
    ("国家电网消息，1900项电网工程复工。", [("1900项", "resumed_enterprises", "电网工程")]),
]

DONE = [
    ("湖州市准备了30吨粽子支援荆门。", [("30吨", "supplies_delivered", "粽子")]),
    ("湖州市准备向荆门运送30吨粽子。", []),
    ("湖州市一企业将9000个护目镜捐赠给荆门。", [("9000个", "supplies_delivered", "护目镜")]),
    ("湖州市一企业将9000个护目镜捐赠荆门。", [("9000个", "supplies_delivered", "护目镜")]),
    ("湖州市银行业支持企业生产的信贷资金突破480亿元。", [("480亿元", "loans_issued", None)]),
    ("浙江市、县农贸市场开业率超过90%。", [("90%", "work_resumption_rate", "农贸市场")]),
    ("湖州体育馆主体结构施工已完成近70%。", [("70%", "completion_rate", "体育馆主体结构")]),
]

TRIPS = [
    (
        "湖州市累计开行专车230辆，发送务工人员6100人。",
        [("230辆", "charter_trips", None), ("6100人", "workers_transported", None)],
    ),
    ("湖州市务工人员乘坐一辆专列返岗。", []),
    ("湖州市900家商户恢复经营。", [("900家", "resumed_enterprises", "商户")]),
]

PEOPLE_WITHOUT_A_CLASSIFIER = [
    ("湖州市已有5.2万农民工返岗。", [("5.2万农民工", "returned_staff", "农民工")]),
    ("湖州市3.8万务工人员乘坐专列返回。", [("3.8万务工人员", "workers_transported", None)]),
    ("湖州市2000群众参加志愿服务。", []),
]

SHARED_PREDICATE = [
    (
        "湖州市26个重点项目，310个施工点全部复工。",
        [("26个", "resumed_enterprises", "重点项目"), ("310个", "resumed_enterprises", "重点项目施工点")],
    ),
    (
        "截至3月9日，湖州市18家农贸市场，206家超市陆续恢复营业。",
        [("18家", "resumed_enterprises", "农贸市场"), ("206家", "resumed_enterprises", "超市")],
    ),
    ("湖州市共有18家农贸市场，206家超市陆续恢复营业。", [("206家", "resumed_enterprises", "超市")]),
    ("湖州市消毒18家农贸市场，206家超市陆续恢复营业。", [("206家", "resumed_enterprises", "超市")]),
]

ABROAD = [
    ("日本政府向灾区运送面包4万个、饮用水2万瓶。", []),
    ("日本宣布复工。一家车企说，目前已有1200名员工返岗。", []),
    ("日本疫情缓解。我国江苏省已有3000家企业复工。", [("3000家", "resumed_enterprises", "企业")]),
]

BOUNDS_OF_EACH = [
    ("有21个省份新增确诊病例在5例以下。", []),
    ("各市新增确诊病例均不到5例。", []),
]

MOST_OF_THEM = [
    ("湖州市规上企业大半已复工。", [("大半", "work_resumption_rate", "规模以上企业")]),
    ("湖州市已有多半的外贸企业复工。", [("多半", "work_resumption_rate", "外贸企业")]),
    ("湖州市企业停工大半个月后复工。", []),
    ("大半年来，湖州市企业陆续复工。", []),
]

AREAS_OF_THE_CLAUSE_BEFORE = [
    ("今年湖州市小麦长势良好，面积达到31.5万亩。", [("31.5万亩", "sown_area", "小麦")]),
    ("湖州市油菜苗情好于常年，面积稳定在20万亩以上。", [("20万亩以上", "sown_area", "油菜")]),
    ("湖州市已春播粮食面积40多万亩。", [("40多万亩", "sown_area", "春播粮食")]),
    ("湖州市春播粮食面积要达到40万亩。", []),
    ("湖州市小麦受灾严重，面积达到3万亩。", []),
    ("湖州市小麦遭遇干旱，受旱面积达到3万亩。", []),
    ("湖州市公园绿化提速，面积达到3万亩。", []),
    (
        "这几天湖州市麦收按每天1万亩的速度往前赶，麦收进度已过六成，超过20万亩。",
        [("六成", "harvest_progress", "小麦"), ("20万亩", "harvested_area", "小麦")],
    ),
    ("湖州市麦收加快推进，每天1万亩。", []),
    ("湖州市48万亩晚稻收获已近尾声。", []),
    ("湖州市48万亩晚稻已收获。", [("48万亩", "harvested_area", "晚稻")]),
]

WHAT_ELSE_IS_COUNTED = [
    ("湖州市累计开工项目93个，签约项目49个。", [("93个", "projects_started", "项目")]),
    ("湖州市集中开工9个京津冀协同发展项目。", [("9个", "projects_started", "京津冀协同发展项目")]),
    ("长三角集中开工9个重点项目。", [("9个", "projects_started", "重点项目")]),
    ("湖州市派出4辆货车驰援荆门。", []),
    ("湖州市派出6辆大客车驰援荆门。", []),
    ("湖州市捐赠4辆救护车驰援荆门。", [("4辆", "supplies_delivered", "救护车")]),
    ("湖州市增开7列发往长三角等地的复工专列。", [("7列", "charter_trips", None)]),
    ("湖州市增开7列发往长三角等地的货运专列。", []),
    ("湖州市已有4.6万用户恢复供电。", [("4.6万用户", "users_restored", None)]),
    ("湖州市还有4.6万用户未恢复供电。", []),
    (
        "湖州市25.1万名职工在岗，在岗率71%。",
        [("25.1万名", "returned_staff", None), ("71%", "staff_return_rate", None)],
    ),
    ("湖州市60名医生在岗值守。", []),
    ("湖州市一企业日产维生素C18吨。", [("18吨", "daily_output", "维生素C")]),
    ("湖州市一企业日产KN95口罩2万只。", [("2万只", "daily_output", "KN95口罩")]),
    ("湖州市一企业日产口罩2万只。", [("2万只", "daily_output", "口罩")]),
    ("湖州市重点钢厂日均粗钢产量3.2万吨。", [("3.2万吨", "daily_output", "粗钢")]),
]

WHO_AND_WHAT_CAME = [
    ("列车从湖州出发，搭载着400名外出务工人员。", [("400名", "workers_transported", None)]),
    ("列车从湖州出发，搭载着400名游客。", []),
    ("湖州市定制返岗专线，目前，有近2万名工人顺利返岗。", [("2万名", "returned_staff", None)]),
    ("湖州市开行的专车专列已帮助8万多人返岗。", [("8万多人", "returned_staff", None)]),
    ("湖州市向养殖户发放5万元无息贷款、8000元转产补贴。", [("5万元", "loans_issued", "养殖户")]),
    ("湖州市发放5万元优惠贷款。", [("5万元", "loans_issued", None)]),
    ("一季度，湖州市为当地中小企业发放贷款3亿元。", [("3亿元", "loans_issued", "中小企业")]),
    ("湖州市今年以来运输总量突破10万吨。", []),
    ("湖州市运输大米10万吨。", [("10万吨", "supplies_delivered", "大米")]),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *WHO_AND_WHAT_CAME,
        *MOST_OF_THEM,
        *AREAS_OF_THE_CLAUSE_BEFORE,
        *WHAT_ELSE_IS_COUNTED,
        *SAID_OF_THE_CLAUSE_BEFORE,
        *LISTS_OF_GOODS,
        *NAMES_OF_GOODS,
        *LENT,
        *STARTED,
        *LOADS,
        *PEOPLE_AT_WORK,
        *COUNTS_OF_PLACES,
        *CONDITIONS,
        *GIFTS,
        *BEGUN,
        *NUMBERS_NAMED,
        *REACHED,
        *NOT_YET,
        *DONE,
        *TRIPS,
        *PEOPLE_WITHOUT_A_CLASSIFIER,
        *SHARED_PREDICATE,
        *ABROAD,
        *BOUNDS_OF_EACH,
    ],
)
def test_phrases(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """Each sentence gives its figures with the indicator and the population of each, and no others."""
    assert read(text) == expected


OF_PLACES_AND_DAYS = [
    ("浙江200吨青菜、江苏90吨挂面驰援荆门。", [("330000", "2020-03-12"), ("320000", "2020-03-12")]),
    ("昨天，紧急调运的80吨大米，从安徽运往荆门。", [("340000", "2020-03-11")]),
    ("安徽15个市筹集的80吨血浆昨天从合肥发往荆门。", [("340000", "2020-03-11")]),
    ("在湖州国际商贸城，499家门店已恢复营业。", [("330500", "2020-03-12")]),
    ("浙江外贸企业复工率达到99%，略高于江苏的98.1%。", [("330000", "2020-03-12"), ("320000", "2020-03-12")]),
    ("浙江外贸企业复工率达到99%，高于去年的98%。", [("330000", "2020-03-12")]),
    ("浙江外贸企业复工率达到99%，高于目标的98%。", [("330000", "2020-03-12")]),
    ("企业向各地尤其是武汉捐赠了物资。目前，湖州市日产口罩4万只。", [("330500", "2020-03-12")]),
    ("湖州企业向各地尤其是武汉捐赠了口罩4万只。", [("330500", "2020-03-12")]),
    ("各地复工。浙江湖州加强服务，一季度为当地企业发放贷款3亿元。", [("330500", "2020-03-12")]),
    ("宁波复工。湖州市加强服务，当地复工率达到95%。", [("330500", "2020-03-12")]),
    ("宁波市企业复工。目前当地复工率达到95%。", [("330200", "2020-03-12")]),
    ("湖州市接回云南、贵州、河南等地务工人员860人。", [("330500", "2020-03-12")]),
    ("四平、吉林、通化复工率均达到95%。", [(code, "2020-03-12") for code in ("220300", "220200", "220500")]),
    ("吉林、长春复工率均达到95%。", [(code, "2020-03-12") for code in ("220200", "220100")]),
    ("辽宁、吉林复工率均达到95%。", [(code, "2020-03-12") for code in ("210000", "220000")]),
]


@pytest.mark.parametrize(("text", "expected"), OF_PLACES_AND_DAYS)
def test_places_and_days(text: str, expected: list[tuple[str, str]]) -> None:
    """Goods are their sender's, and a day between goods and their verb dates them."""
    found = observe(article(text), lexicon(), gazetteer(), segmenter(lexicon().words))
    assert [(one.series.place.code, one.as_of) for one in found if one.kind == "stated"] == expected


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("湖州市已收获小麦21万亩，约占种植面积的91.6%。", "approx"),
        ("湖州市已收获小麦21万亩，占种植面积的91.6%。", "eq"),
        ("湖州市已复工企业大致占企业总数的85%。", "approx"),
        ("湖州市已复工企业约占企业总数的85%以上。", "ge"),
    ],
)
def test_a_share_that_is_about_so_much(text: str, relation: str) -> None:
    """A share is no more exact than its verb says; what bounds it stands."""
    found = observe(article(text), lexicon(), gazetteer(), segmenter(lexicon().words))
    assert [one.relation for one in found if one.text.rstrip("以上").endswith("%")] == [relation]
