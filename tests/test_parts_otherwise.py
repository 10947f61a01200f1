"""Parts told in other ways: dealt out over places, the most of them first, one after the other, behind brackets."""

from datetime import date

import pytest

from tests.reading import spelled

READ = [
    (
        "2020-03-12",
        "截至3月10日，云南省已向湖北捐赠物资1530吨。其中，蔬菜920吨，饼干、牛奶等食品61吨，防护用品8吨。",
        [
            "supplies_delivered 1530吨 云南省 物资",
            "supplies_delivered 920吨 云南省 蔬菜",
            "supplies_delivered 61吨 云南省 饼干、牛奶等食品",
            "supplies_delivered 8吨 云南省 防护用品",
        ],
    ),
    (
        "2020-03-12",
        "贵阳市已有企业复工640家，其中，化工、纺织、机械等行业210家，建筑业95家。",
        [
            "resumed_enterprises 640家 贵阳市 企业",
            "resumed_enterprises 210家 贵阳市 化工、纺织、机械行业",
            "resumed_enterprises 95家 贵阳市 建筑业",
        ],
    ),
    (
        "2020-03-12",
        "桂林市规上工业企业已复工612家，数量最多的是临桂区，有120家，其次是灵川县98家、兴安县75家。",
        [
            "resumed_enterprises 612家 桂林市 规模以上工业企业",
            "resumed_enterprises 120家 临桂区 规模以上工业企业",
            "resumed_enterprises 98家 灵川县 规模以上工业企业",
            "resumed_enterprises 75家 兴安县 规模以上工业企业",
        ],
    ),
    (
        "2020-03-12",
        "云浮市复工复产有序推进。恢复开放的文化场馆中，有图书馆5家、博物馆7家、文化馆6家。",
        [
            "resumed_enterprises 5家 云浮市 图书馆",
            "resumed_enterprises 7家 云浮市 博物馆",
            "resumed_enterprises 6家 云浮市 文化馆",
        ],
    ),
    (
        "2023-06-12",
        "6月11日，山东全省已收小麦3900万亩，占种植面积的65%。菏泽、济宁、枣庄、临沂已收获920万亩、480万亩、210万亩、350万亩。",
        [
            "harvested_area 3900万亩 山东省 小麦",
            "harvest_progress 65% 山东省 小麦",
            "harvested_area 920万亩 菏泽市 小麦",
            "harvested_area 480万亩 济宁市 小麦",
            "harvested_area 210万亩 枣庄市 小麦",
            "harvested_area 350万亩 临沂市 小麦",
        ],
    ),
    (
        "2023-04-25",
        "安徽油菜已收180万亩，主要分布在安庆62万亩、芜湖45万亩、宣城38万亩。",
        [
            "harvested_area 180万亩 安徽省 油菜",
            "harvested_area 62万亩 安庆市 油菜",
            "harvested_area 45万亩 芜湖市 油菜",
            "harvested_area 38万亩 宣城市 油菜",
        ],
    ),
    (
        "2020-03-12",
        "河北省支援湖北物资清单：鸡蛋500吨、牛奶1200吨、蔬菜3000吨。物资已全部运抵武汉。",
        [
            "supplies_delivered 500吨 河北省 鸡蛋",
            "supplies_delivered 1200吨 河北省 牛奶",
            "supplies_delivered 3000吨 河北省 蔬菜",
        ],
    ),
    (
        "2020-03-12",
        "浙江省累计向湖北调运口罩1200万只（其中N95口罩80万只）、防护服6.5万套（其中医用3.2万套）、护目镜4.1万副。",
        [
            "supplies_delivered 1200万只 浙江省 口罩",
            "supplies_delivered 80万只 浙江省 N95口罩",
            "supplies_delivered 6.5万套 浙江省 防护服",
            "supplies_delivered 3.2万套 浙江省 医用",
            "supplies_delivered 4.1万副 浙江省 护目镜",
        ],
    ),
    (
        "2020-03-12",
        "浙江累计接回返岗员工48万人，贵州、云南、四川分别为12万人、9万人、8万人。",
        [
            "workers_transported 48万人 浙江省 -",
            "workers_transported 12万人 贵州省 -",
            "workers_transported 9万人 云南省 -",
            "workers_transported 8万人 四川省 -",
        ],
    ),
    (
        "2024-09-18",
        "上海恢复供电用户中，居民用户33万户，企业用户3.5万户。",
        [
            "users_restored 33万户 上海市 居民用户",
            "users_restored 3.5万户 上海市 企业用户",
        ],
    ),
    (
        "2022-04-20",
        "截至4月19日，香港累计接种疫苗1745万剂，第一剂674万剂，第二剂621万剂，第三剂450万剂。",
        [
            "doses_administered 1745万剂 香港特别行政区 -",
            "doses_administered 674万剂 香港特别行政区 第一剂",
            "doses_administered 621万剂 香港特别行政区 第二剂",
            "doses_administered 450万剂 香港特别行政区 第三剂",
        ],
    ),
    (
        "2024-02-18",
        "新余市集中开工重大项目56个：一是工业项目30个，二是基础设施项目16个，三是社会事业项目10个。",
        [
            "projects_started 56个 新余市 重大项目",
            "projects_started 30个 新余市 工业项目",
            "projects_started 16个 新余市 基础设施项目",
            "projects_started 10个 新余市 社会事业项目",
        ],
    ),
    (
        "2020-03-12",
        "云浮市复工企业8620家，累计走访服务企业5200家，其中规上企业712家。",
        [
            "resumed_enterprises 8620家 云浮市 企业",
        ],
    ),
    (
        "2020-03-12",
        "云浮市复工企业8620家，纳税亿元以上企业35家，其中工业20家。",
        [
            "resumed_enterprises 8620家 云浮市 企业",
        ],
    ),
    (
        "2020-03-12",
        "襄阳市商场、超市、农贸市场、餐饮企业分别恢复营业32家、145家、66家、780家。",
        [
            "resumed_enterprises 32家 襄阳市 商场",
            "resumed_enterprises 145家 襄阳市 超市",
            "resumed_enterprises 66家 襄阳市 农贸市场",
            "resumed_enterprises 780家 襄阳市 餐饮企业",
        ],
    ),
    (
        "2020-03-12",
        "衢州市规上企业员工返岗率86%，其中省内员工95%，省外员工70%。",
        [
            "staff_return_rate 86% 衢州市 规模以上企业",
            "staff_return_rate 95% 衢州市 省内员工",
            "staff_return_rate 70% 衢州市 省外员工",
        ],
    ),
    (
        "2022-06-05",
        "襄阳市小麦、油菜已分别收获210万亩和95万亩。",
        [
            "harvested_area 210万亩 襄阳市 小麦",
            "harvested_area 95万亩 襄阳市 油菜",
        ],
    ),
    (
        "2020-03-12",
        "广东省日产口罩1200万只（医用防护口罩60万只、医用外科口罩540万只、普通口罩600万只），防护服8万套。",
        [
            "daily_output 1200万只 广东省 口罩",
            "daily_output 60万只 广东省 医用防护口罩",
            "daily_output 540万只 广东省 医用外科口罩",
            "daily_output 600万只 广东省 普通口罩",
            "daily_output 8万套 广东省 防护服",
        ],
    ),
    (
        "2024-09-09",
        "海南已复电用户210万户，居民用户180万户，重要用户320户。",
        [
            "users_restored 210万户 海南省 -",
            "users_restored 180万户 海南省 居民用户",
            "users_restored 320户 海南省 重要用户",
        ],
    ),
    (
        "2019-08-12",
        "国网浙江电力已为75万户恢复供电，温州、台州分别为47万户、28万户。",
        [
            "users_restored 75万户 浙江省 -",
            "users_restored 47万户 温州市 -",
            "users_restored 28万户 台州市 -",
        ],
    ),
    (
        "2022-03-05",
        "3月4日，深圳12例新增确诊病例中，9例为境外输入，3例为本土病例。",
        [
            "new_confirmed_cases 12例 深圳市 -",
            "new_confirmed_cases 9例 深圳市 境外输入",
            "new_confirmed_cases 3例 深圳市 本土",
        ],
    ),
    (
        "2020-03-12",
        "云浮市规上企业复工率98%，设备完好率95%，其中石材企业96%。",
        [
            "work_resumption_rate 98% 云浮市 规模以上企业",
        ],
    ),
    (
        "2020-03-12",
        "云浮市复工企业8620家，比上周增加500家，其中工业企业增加120家、服务业企业增加300家。",
        [
            "resumed_enterprises 8620家 云浮市 企业",
        ],
    ),
    (
        "2020-03-12",
        "云浮市复工项目320个，还有56个项目未复工，其中交通项目20个、水利项目36个。",
        [
            "resumed_enterprises 320个 云浮市 项目",
        ],
    ),
    (
        "2020-03-12",
        "云浮市复工企业8620家，预计月底前再复工1200家，其中服务业900家、建筑业300家。",
        [
            "resumed_enterprises 8620家 云浮市 企业",
        ],
    ),
    (
        "2024-09-18",
        "上海恢复供电36.5万户，全市倒伏树木1.2万株，其中浦东3000株；转移群众41万人，其中浦东12万人。",
        [
            "users_restored 36.5万户 上海市 -",
        ],
    ),
    (
        "2023-06-12",
        "山东已收小麦3900万亩，投入联合收割机12万台，其中菏泽2.1万台；预计总产2600万吨，其中菏泽420万吨。",
        [
            "harvested_area 3900万亩 山东省 小麦",
        ],
    ),
    (
        "2020-03-12",
        "浙江银行业发放贷款320亿元，办理延期还本付息180亿元，其中小微企业120亿元。",
        [
            "loans_issued 320亿元 浙江省 -",
        ],
    ),
    (
        "2020-03-12",
        "浙江捐赠口罩20万只，募集善款3.2亿元，其中企业捐款2.8亿元，个人捐款4000万元。",
        [
            "supplies_delivered 20万只 浙江省 口罩",
        ],
    ),
    (
        "2021-02-22",
        "至2月21日，潍坊市在建水利工程已复工6项，项目复工率86%。已达产项目5个，已达产标段4个。",
        [
            "resumed_enterprises 6项 潍坊市 在建水利工程",
            "work_resumption_rate 86% 潍坊市 项目",
        ],
    ),
    ("2020-03-12", "潍坊市复工复产督导组共检查：商场12家，超市30家，餐饮企业120家。", []),
    ("2020-03-12", "潍坊市复工复产。停业的有：商场2家，影院30家，网吧120家。", []),
]
"""The day of publication, a sentence, and of each figure the indicator, the words, the place and whose it is."""


@pytest.mark.parametrize(("day", "text", "expected"), READ)
def test_what_is_read(day: str, text: str, expected: list[str]) -> None:
    """Every figure that is printed, and no other."""
    assert spelled(text, date.fromisoformat(day)) == expected
