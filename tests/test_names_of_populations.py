"""Names of populations, goods and people, each in every way of telling a figure: the name is whole, and no more.

The names are kinds that offices, trade ministries and dailies tell of, by what they are counted in.
"""

import pytest

from tests.reading import EVERY_PACK, Said, article, reader, said, when

POPULATIONS = {
    "家": """
    专精特新企业 专精特新中小企业 “专精特新”企业 链主企业 产业链龙头企业 产业链供应链重点企业
    上市公司 民营企业 台资企业 港澳台资企业 外商投资企业 国有企业 市属国有企业 省属国企 央企 驻鲁央企
    独角兽企业 瞪羚企业 高新技术企业 科技型中小企业 种子企业 种业企业 屠宰企业 生猪屠宰企业 大型商超
    大型连锁超市 农贸市场 农产品批发市场 商品交易市场 专业市场 汽修门店 美容美发店 理发店 浴室 网吧
    电影院 影院 药店 零售药店 家政企业 快递企业 农家乐 民宿 星级酒店 旅游饭店 A级景区 旅游景区 旅行社
    博物馆 公共图书馆 公共文化场馆 体育场馆 健身房 搅拌站 混凝土搅拌站 砂石企业 保险机构 律师事务所
    会计师事务所 社区工厂 扶贫龙头企业 农业龙头企业 农业产业化龙头企业 省级以上农业产业化龙头企业
    农民合作社 家庭农场 规模养殖场 饲料企业 饲料生产企业 农资门店 农资经营门店 农药企业 化肥企业
    化肥生产企业 危化企业 危险化学品企业 烟花爆竹企业 水泥企业 钢铁企业 纺织企业 服装企业 鞋企 陶瓷企业
    家具企业 电子信息企业 汽车零部件企业 汽车整车企业 新能源汽车企业 光伏企业 锂电企业 半导体企业
    集成电路企业 生物医药企业 医疗器械企业 口罩生产企业 医用物资生产企业 防疫物资生产企业
    疫情防控重点保障企业 生活必需品保供企业 粮油加工企业 食品加工企业 食品生产企业 乳制品企业 白酒企业
    茶企 水产企业 建筑业企业 资质以上建筑业企业 房地产开发企业 物业企业 限额以上商贸企业
    限上商贸流通企业 限额以上批零住餐企业 规上服务业企业 规模以上服务业企业 规模以上文化企业 软件企业
    互联网企业 跨境电商企业 电商企业 物流企业 A级物流企业 冷链物流企业 货运企业 道路运输企业 港口企业
    航运企业 航空公司 外贸综合服务企业 进出口企业 重点外贸企业 加工贸易企业 服务外包企业 规下工业企业
    小微工业企业 中小微企业 沿街商铺 商业综合体 购物中心 百货商场 美食城 餐饮企业 餐饮门店 连锁餐饮门店
    早餐店 火锅店 茶馆 众创空间 孵化器 科技企业孵化器 科研院所 培训机构 校外培训机构 养老机构 医疗机构
    民营医院 口腔诊所 社区卫生服务中心 人力资源机构 劳务公司 检测机构 4S店 汽车4S店 二手车市场 家电卖场
    建材市场 花卉市场
    """,
    "个": """
    快递网点 邮政网点 建筑工地 房建工地 房屋市政工程 市政工程项目 银行网点 扶贫车间 就业扶贫车间
    房地产项目 直播基地 夜市摊位 重点工程 重点工程项目 省级重点项目 市级重点建设项目 重大产业项目
    亿元以上项目 亿元以上在建项目 5000万元以上项目 政府投资项目 招商引资项目 高速公路项目 国省干线项目
    农村公路项目 铁路项目 轨道交通项目 水利项目 能源项目 风电项目 光伏项目 5G基站项目 数据中心项目
    棚改项目 老旧小区改造项目 保障房项目 安置房项目 学校建设项目 医院建设项目 工业项目 技改项目
    农业项目 高标准农田项目 文旅项目 生态环保项目 产业园区 工业园区 省级以上开发区 菜市场 集贸市场
    """,
    "条": """
    长途客运班线 公交线路 商业街 步行街 特色商业街
    """,
    "座": """
    加油站 冷库 煤矿 露天煤矿 非煤矿山 污水处理厂 垃圾焚烧厂
    """,
    "处": """
    生产煤矿 水利工程
    """,
    "户": """
    个体工商户 个体户 商户
    """,
    "项": """
    重大水利工程 引调水工程 电网工程 输变电工程
    """,
    "所": """
    高校 中小学 幼儿园
    """,
}
TOLD = (
    "截至3月5日，全市{name}复工率达92%。",
    "截至3月5日，全市共有{name}320{unit}，已复工295{unit}，复工率92.2%。",
    "截至3月5日，全市320{unit}{name}已复工295{unit}，复工率92.2%。",
    "截至3月5日，全市已有295{unit}{name}复工，复工率92.2%。",
    "目前，全市{name}已复工295{unit}，占92.2%。",
    "目前，全市{name}已全部复工。",
    "记者从市工信局了解到，{name}复工295{unit}，到岗员工3.2万人。",
)
WHOLE = {"限上": "限额以上", "规上": "规模以上", "规下": "规模以下", "“": "", "”": ""}
"""How names are written out."""
ASIDE = {("外贸综合服务企业", 6), ("疫情防控重点保障企业", 6)}
"""Firms right after 服务 or 保障 may be those that are served (了解到，服务企业复工): not read."""
GOODS = """
    口罩/万只 医用口罩/万只 N95口罩/只 一次性医用口罩/万只 医用外科口罩/万只 儿童口罩/万只 防护服/万套
    医用防护服/套 隔离衣/万件 护目镜/副 防护面罩/万个 手术衣/件 一次性手套/万双 鞋套/万双 消毒液/吨
    84消毒液/吨 酒精/吨 医用酒精/吨 免洗洗手液/瓶 消毒湿巾/万包 额温枪/支 红外测温仪/台 体温计/万支
    呼吸机/台 负压救护车/辆 熔喷布/吨 无纺布/吨 核酸检测试剂/万人份 抗原检测试剂/万人份 布洛芬/万盒
    血氧仪/万台 方便面/万箱 矿泉水/万瓶 大米/吨 食用油/吨 冻猪肉/吨 蔬菜/吨 鸡蛋/吨 饲料/吨 化肥/万吨
    电煤/万吨 天然气/万立方米 成品油/吨
"""
MADE = (
    "公司复工后，{name}日产量达到3.2{unit}。",
    "该企业复工复产，目前日产{name}3.2{unit}。",
    "企业复工后，日均生产{name}3.2{unit}。",
)
SENT = (
    "医疗物资和生活必需品保供有力。截至3月5日，全市累计调运{name}3.2{unit}，保障供应。",
    "医疗物资和生活必需品保供有力。截至3月5日，各地累计向湖北供应{name}3.2{unit}。",
)
PEOPLE = """
    农民工 外出务工人员 脱贫劳动力 建档立卡贫困劳动力 农村劳动力 外来务工人员 湖北籍员工 一线工人
    产业工人 管理人员 技术人员 施工人员 建筑工人 教职工 快递员 外卖骑手 货车司机 医务人员 家政服务员
    渔民 外籍专家 市外员工
"""
BACK = (
    "截至3月5日，全市{name}返岗率达92%。",
    "截至3月5日，全市已返岗{name}3.2万人，返岗率92%。",
    "截至3月5日，全市3.2万名{name}已返岗，返岗率92%。",
    "目前，全市{name}已返岗3.2万人。",
)


def whose(text: str, *packs: str) -> set[str | None]:
    """Return whom or what the figures of the text are of, but for those of people who came to work."""
    told = reader(*packs).read(article(text)).observations
    return {one.series.subject for one in told if not (text.endswith("到岗员工3.2万人。") and one.series.unit == "人")}


@pytest.mark.parametrize(
    ("unit", "name"), [(unit, one) for unit, names in POPULATIONS.items() for one in names.split()]
)
def test_population(unit: str, name: str) -> None:
    """A population is named whole, wherever it stands."""
    whole = name
    for short, long in WHOLE.items():
        whole = whole.replace(short, long)
    texts = [form.format(name=name, unit=unit) for at, form in enumerate(TOLD) if (name, at) not in ASIDE]
    assert {text: whose(text) for text in texts} == {text: {whole} for text in texts}


@pytest.mark.parametrize(("name", "at"), sorted(ASIDE))
def test_what_is_left_is_marked(name: str, at: int) -> None:
    """A population that is named whole by now must lose its mark."""
    assert whose(TOLD[at].format(name=name, unit="家")) == set()


@pytest.mark.parametrize("line", GOODS.split())
def test_goods(line: str) -> None:
    """So are goods, made and sent."""
    name, unit = line.split("/")
    texts = [form.format(name=name, unit=unit) for form in (*MADE, *SENT)]
    assert {text: whose(text, *EVERY_PACK) for text in texts} == {text: {name} for text in texts}


@pytest.mark.parametrize("name", PEOPLE.split())
def test_people(name: str) -> None:
    """So are people who come back."""
    texts = [form.format(name=name) for form in BACK]
    assert {text: whose(text) for text in texts} == {text: {name} for text in texts}


FIRMS = """
    格力电器 富士康 海康威视 中铁十二局 中国一汽 中石化 苏州天华超净科技股份有限公司 无锡实达电子有限公司
    杭州纽威供应链管理有限公司 青岛高丽钢铁有限公司
"""
STAFF = (
    "企业复工复产。{name}返岗员工3200人，返岗率92%。",
    "企业复工复产。{name}已有3200名员工返岗，产能利用率达92%。",
)
NOBODY = ("目前", "全市", "这里", "节后", "据了解，", "截至昨日，共")
"""What is no firm before 已有 3200 名员工."""


@pytest.mark.parametrize("name", FIRMS.split())
def test_firms(name: str) -> None:
    """A firm has its people, by whatever name it goes."""
    texts = [form.format(name=name) for form in STAFF]
    assert {text: whose(text) for text in texts} == {text: {name} for text in texts}


@pytest.mark.parametrize("name", NOBODY)
def test_no_firm(name: str) -> None:
    """What only leads to the number is no name."""
    assert whose(f"企业复工复产。{name}已有3200名员工返岗，到岗率92%。") == {None}


DOSES = {
    "全市已有3.2万名60岁以上老年人接种新冠疫苗。": {"60岁及以上人群"},
    "全市已有3.2万名学生完成接种。": {"学生"},
    "全市医务人员累计接种新冠疫苗3.2万剂次。": {"医务人员"},
    "全市重点人群接种新冠疫苗3.2万剂次。": {"重点人群"},
    "目前，全市居民全程接种3.2万人，接种率92%。": {"全程接种", "居民"},
    "全市孕产妇新冠疫苗接种率92%。": {"孕产妇"},
}
"""Groups before or behind how many of them had doses."""


@pytest.mark.parametrize(("text", "names"), DOSES.items())
def test_groups(text: str, names: set[str]) -> None:
    """Those who had doses are named whole, before the figure or behind it."""
    assert whose("新冠疫苗接种工作有序推进。" + text, *EVERY_PACK) == names


def test_no_group() -> None:
    """Patients of an age who were cured are not all that were."""
    assert whose("新冠肺炎患者救治有力。湖北先后治愈3200余位80岁以上的患者。", *EVERY_PACK) == set()


CARRIED: dict[str, list[Said]] = {
    "工人返岗忙。全县已集中输送返岗复工人员2870人。": [("2870人", "workers_transported", None)],
    "工人返岗忙。全县已接回返岗复工人员2870人。": [("2870人", "workers_transported", None)],
    "竹溪集中输送4批次1300余人返岗。": [("1300余人", "workers_transported", None)],
    "工人返岗忙。截至目前，“点对点”专车、专列等共输送务工人员1.3万人。": [("1.3万人", "workers_transported", None)],
    "工人返岗忙。全县已有返岗复工人员2870人。": [("2870人", "returned_staff", None)],
}
"""Who is brought back is carried, whatever they are called."""

NAMES: dict[str, list[Said]] = {
    "重大项目方面，复工率达95%。": [("95%", "work_resumption_rate", "重大项目")],
    "铁路建设方面，在建项目复工率达95%。": [("95%", "work_resumption_rate", "铁路在建项目")],
    "应急物资保障工业企业31家，全部复工。": [
        ("31家", "resumed_enterprises", "应急物资保障工业企业"),
        ("全部复工", "work_resumption_rate", "应急物资保障工业企业"),
    ],
    "各级加强物资保障，企业复工率达92%。": [("92%", "work_resumption_rate", None)],
    "截至2月15日，全区核查124个项目（含春节期间正常施工项目），整体复工率41.9%。": [
        ("41.9%", "work_resumption_rate", "项目"),
    ],
    "截至6日20时，供电受到影响的14个居民小区已全部恢复供电。": [("全部恢复供电", "restoration_rate", "居民小区")],
    "截至6日20时，停电用户已全部恢复供电。": [("全部恢复供电", "restoration_rate", None)],
    "煤矿复工复产加快，日均复产近60座。": [],
}
"""Neither how great projects are nor what stands in brackets names anybody; a count of each day is of no day."""


@pytest.mark.parametrize(("text", "rows"), [*CARRIED.items(), *NAMES.items()])
def test_whom_sentences_tell_of(text: str, rows: list[Said]) -> None:
    """Each figure has its indicator and those it is of."""
    assert said(text) == rows


def test_a_time_in_brackets_dates_those_in_them() -> None:
    """春节 says which projects are counted as well, not when."""
    text = "截至2月15日，全区核查124个项目（含春节期间正常施工项目），整体复工率41.9%。"
    assert when(text) == [("41.9%", "2020-02-15", "stated")]
