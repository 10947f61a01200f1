"""Parts of a whole: places, trades, goods, people that a list deals out behind their whole; a sentence a row."""

from datetime import date

import pytest

from tests.reading import every

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
            "resumed_enterprises 640家 贵阳市 -",
            "resumed_enterprises 210家 贵阳市 化工、纺织、机械行业",
            "resumed_enterprises 95家 贵阳市 建筑业",
        ],
    ),
    (
        "2020-03-12",
        "截至3月10日，四川省在建重点项目已复工1205个：成都302个，绵阳118个，宜宾95个。",
        [
            "resumed_enterprises 1205个 四川省 在建重点项目",
            "resumed_enterprises 302个 成都市 在建重点项目",
            "resumed_enterprises 118个 绵阳市 在建重点项目",
            "resumed_enterprises 95个 宜宾市 在建重点项目",
        ],
    ),
    (
        "2020-03-12",
        "贵阳市已复工项目217个，涉及交通126个、水利58个、能源33个。",
        [
            "resumed_enterprises 217个 贵阳市 项目",
            "resumed_enterprises 126个 贵阳市 交通",
            "resumed_enterprises 58个 贵阳市 水利",
            "resumed_enterprises 33个 贵阳市 能源",
        ],
    ),
    (
        "2020-03-12",
        "贵阳市217个重点项目已复工，按行业分，交通类126个，水利类58个，能源类33个。",
        [
            "resumed_enterprises 217个 贵阳市 重点项目",
            "resumed_enterprises 126个 贵阳市 交通类",
            "resumed_enterprises 58个 贵阳市 水利类",
            "resumed_enterprises 33个 贵阳市 能源类",
        ],
    ),
    (
        "2020-03-12",
        "贵阳市已复工217个重点项目（交通126个、水利58个、能源33个）。",
        [
            "resumed_enterprises 217个 贵阳市 重点项目",
            "resumed_enterprises 126个 贵阳市 交通",
            "resumed_enterprises 58个 贵阳市 水利",
            "resumed_enterprises 33个 贵阳市 能源",
        ],
    ),
    (
        "2023-02-06",
        "2月6日，商丘市新开工项目共45项：工业20项，农业12项，旅游13项。",
        [
            "projects_started 45项 商丘市 新开工项目",
            "projects_started 20项 商丘市 工业",
            "projects_started 12项 商丘市 农业",
            "projects_started 13项 商丘市 旅游",
        ],
    ),
    (
        "2024-02-20",
        "此次集中开工的72个项目中，制造业项目35个，总投资110亿元；社会民生项目22个，总投资36亿元；其余15个为基础设施项目。",
        [
            "projects_started 72个 - 此次集中开工项目",
            "projects_started 35个 - 制造业项目",
            "projects_started 22个 - 社会民生项目",
            "projects_started 15个 - 基础设施项目",
        ],
    ),
    (
        "2020-03-12",
        "晋中市A级景区已恢复开放56家，其中5A级2家，4A级18家，3A级36家。",
        [
            "resumed_enterprises 56家 晋中市 A级景区",
            "resumed_enterprises 2家 晋中市 5A级",
            "resumed_enterprises 18家 晋中市 4A级",
            "resumed_enterprises 36家 晋中市 3A级",
        ],
    ),
    (
        "2020-03-12",
        "襄阳市已恢复营业的有：商场32家，超市145家，农贸市场66家，餐饮门店780家。",
        [
            "resumed_enterprises 32家 襄阳市 商场",
            "resumed_enterprises 145家 襄阳市 超市",
            "resumed_enterprises 66家 襄阳市 农贸市场",
            "resumed_enterprises 780家 襄阳市 餐饮门店",
        ],
    ),
    (
        "2020-03-12",
        "永康市规上企业返岗人员中，管理人员600人、技术人员900人、一线工人3600人。",
        [
            "returned_staff 600人 永康市 管理人员",
            "returned_staff 900人 永康市 技术人员",
            "returned_staff 3600人 永康市 一线工人",
        ],
    ),
    (
        "2020-03-12",
        "衢州市规上工业企业产能利用率78%，其中汽车85%，电子82%，纺织60%。",
        [
            "capacity_rate 78% 衢州市 规模以上工业企业",
            "capacity_rate 85% 衢州市 汽车",
            "capacity_rate 82% 衢州市 电子",
            "capacity_rate 60% 衢州市 纺织",
        ],
    ),
    (
        "2020-03-12",
        "四川省已复工重点项目1205个，居前三位的依次是成都（302个）、绵阳（118个）、宜宾（95个）。",
        [
            "resumed_enterprises 1205个 四川省 重点项目",
            "resumed_enterprises 302个 成都市 重点项目",
            "resumed_enterprises 118个 绵阳市 重点项目",
            "resumed_enterprises 95个 宜宾市 重点项目",
        ],
    ),
    (
        "2020-03-12",
        "兰州市328条公交线路恢复运营，其中市区210条，郊区118条。",
        [
            "resumed_enterprises 328条 兰州市 公交线路",
            "resumed_enterprises 210条 兰州市 市区",
            "resumed_enterprises 118条 兰州市 郊区",
        ],
    ),
    (
        "2020-03-12",
        "成都市有43家文化场馆恢复开放，分别是博物馆23家、图书馆11家、文化馆9家。",
        [
            "resumed_enterprises 43家 成都市 文化场馆",
            "resumed_enterprises 23家 成都市 博物馆",
            "resumed_enterprises 11家 成都市 图书馆",
            "resumed_enterprises 9家 成都市 文化馆",
        ],
    ),
    (
        "2020-03-12",
        "长春市规上工业企业已复工1560户。绿园区360户，宽城区220户，二道区180户，九台区310户。",
        [
            "resumed_enterprises 1560户 长春市 规模以上工业企业",
            "resumed_enterprises 360户 绿园区 规模以上工业企业",
            "resumed_enterprises 220户 宽城区 规模以上工业企业",
            "resumed_enterprises 180户 二道区 规模以上工业企业",
            "resumed_enterprises 310户 九台区 规模以上工业企业",
        ],
    ),
    (
        "2022-06-05",
        "遵义市今年共种植蔬菜12万亩，包括辣椒4万亩、番茄3万亩、黄瓜2万亩。",
        [
            "sown_area 12万亩 遵义市 蔬菜",
            "sown_area 4万亩 遵义市 辣椒",
            "sown_area 3万亩 遵义市 番茄",
            "sown_area 2万亩 遵义市 黄瓜",
        ],
    ),
    (
        "2022-05-05",
        "截至5月4日，临夏州春播作物播种180万亩，其中粮食作物130万亩，经济作物50万亩；粮食作物中，玉米82万亩，洋芋35万亩，蚕豆13万亩。",
        [
            "sown_area 180万亩 临夏回族自治州 春播作物",
            "sown_area 130万亩 临夏回族自治州 粮食",
            "sown_area 50万亩 临夏回族自治州 经济作物",
            "sown_area 82万亩 临夏回族自治州 玉米",
            "sown_area 35万亩 临夏回族自治州 马铃薯",
            "sown_area 13万亩 临夏回族自治州 蚕豆",
        ],
    ),
    (
        "2020-03-12",
        "甘肃省已为1230户企业发放贷款25亿元，其中民营企业1100户、18亿元。",
        [
            "loan_recipients 1230户 甘肃省 企业",
            "loans_issued 25亿元 甘肃省 -",
            "loan_recipients 1100户 甘肃省 民营企业",
            "loans_issued 18亿元 甘肃省 民营企业",
        ],
    ),
    (
        "2020-03-12",
        "毕节市累计输送返岗务工人员5.6万人，其中省外3.8万人、省内1.8万人。",
        [
            "workers_transported 5.6万人 毕节市 -",
        ],
    ),
    (
        "2024-09-09",
        "海南因灾停电用户230万户，已恢复供电210万户（海口62万户、文昌18万户、琼海15万户）。",
        [
            "users_restored 210万户 海南省 -",
            "users_restored 62万户 海口市 -",
            "users_restored 18万户 文昌市 -",
            "users_restored 15万户 琼海市 -",
        ],
    ),
    (
        "2022-06-09",
        "佛山市60岁以上老年人疫苗接种率85%，其中60—69岁92%，70—79岁86%，80岁以上61%。",
        [
            "vaccination_rate 85% 佛山市 60岁及以上人群",
            "vaccination_rate 92% 佛山市 60—69岁",
            "vaccination_rate 86% 佛山市 70—79岁",
            "vaccination_rate 61% 佛山市 80岁及以上人群",
        ],
    ),
    (
        "2020-03-12",
        "绵阳市今年力争集中开工项目300个，其中产业项目180个、民生项目120个。",
        [],
    ),
    (
        "2023-03-01",
        "湖南省今年计划播种粮食2300万亩，其中水稻900万亩，玉米800万亩。",
        [],
    ),
    (
        "2019-08-12",
        "受台风影响，浙江累计停电82万户，其中温州50万户，台州32万户。",
        [],
    ),
    (
        "2020-03-12",
        "复工后，湖州市新增外贸订单320笔，其中出口欧盟120笔。",
        [],
    ),
    (
        "2020-03-12",
        "湖州市共有规上企业1230家，其中工业企业820家，服务业企业410家，正在有序推进复工。",
        [],
    ),
    (
        "2020-03-12",
        "截至目前，湖州市未复工企业56家，其中餐饮企业30家，影院26家。",
        [],
    ),
    (
        "2020-03-12",
        "山东省储备救灾帐篷8000顶，其中省级3000顶、市级5000顶。",
        [],
    ),
    (
        "2020-03-12",
        "湖州市复工企业中，国有企业占35%，民营企业占60%，外资企业占5%。",
        [],
    ),
    (
        "2020-03-12",
        "湖州市应复工项目217个，其中交通项目126个，水利项目91个。",
        [],
    ),
    (
        "2020-03-12",
        "甘肃省安排复工复产专项贷款额度86亿元，其中制造业32亿元，农业18亿元。",
        [],
    ),
    (
        "2020-03-12",
        "广东省口罩日产能将达1200万只，其中医用外科口罩540万只。",
        [],
    ),
    (
        "2021-06-09",
        "佛山市调配新冠疫苗60万剂，其中第一剂20万剂，第二剂40万剂。",
        [],
    ),
    (
        "2020-03-12",
        "截至3月9日，台州市规上工业企业已复工4120家，完成检测1200家，其中椒江区300家。",
        [
            "resumed_enterprises 4120家 台州市 规模以上工业企业",
        ],
    ),
    (
        "2020-03-12",
        "台州市已复工企业4120家，用工缺口5.2万人，其中椒江区1.2万人，黄岩区8000人。",
        [
            "resumed_enterprises 4120家 台州市 企业",
        ],
    ),
    (
        "2020-03-12",
        "台州市已复工项目217个，总投资860亿元，其中政府投资320亿元、社会投资540亿元。",
        [
            "resumed_enterprises 217个 台州市 项目",
        ],
    ),
    (
        "2020-03-12",
        "台州市复工企业4120家，发放稳岗补贴2.1亿元，其中规上企业1.2亿元。",
        [
            "resumed_enterprises 4120家 台州市 企业",
        ],
    ),
    (
        "2020-03-12",
        "台州市规上工业企业复工率98%，用电量同比增长12%，其中制造业增长15%。",
        [
            "work_resumption_rate 98% 台州市 规模以上工业企业",
        ],
    ),
    (
        "2022-06-05",
        "盐城市投入联合收割机2.3万台，其中大型1.2万台；已收获小麦460万亩。",
        [
            "harvested_area 460万亩 盐城市 小麦",
        ],
    ),
    (
        "2019-08-12",
        "国网浙江电力已为75万户恢复供电，投入抢修人员1.2万人，其中温州5000人、台州4000人。",
        [
            "users_restored 75万户 浙江省 -",
        ],
    ),
    (
        "2022-03-05",
        "3月4日，深圳新增确诊病例21例，新增无症状感染者8例，其中福田区5例、南山区3例。",
        [
            "new_confirmed_cases 21例 深圳市 -",
        ],
    ),
    (
        "2020-03-12",
        "山东省向武汉捐赠蔬菜3000吨，派出医疗队员1200人，其中医生400人、护士800人。",
        [
            "supplies_delivered 3000吨 山东省 蔬菜",
        ],
    ),
    (
        "2024-02-20",
        "亳州市集中开工项目72个，年度计划投资260亿元，其中，谯城区80亿元，涡阳县60亿元。",
        [
            "projects_started 72个 亳州市 项目",
        ],
    ),
    (
        "2020-03-12",
        "毕节市累计运送返岗务工人员5.6万人，提供就业岗位8.2万个，其中省内3.1万个。",
        [
            "workers_transported 5.6万人 毕节市 -",
        ],
    ),
    (
        "2020-03-12",
        "陕西省复工企业23564家，新增就业1.2万人，其中大学生4000人。",
        [
            "resumed_enterprises 23564家 陕西省 企业",
        ],
    ),
    (
        "2020-03-12",
        "湖州市规上工业企业复工率98%；利润率5%，其中大型企业8%，中小企业3%。",
        [
            "work_resumption_rate 98% 湖州市 规模以上工业企业",
        ],
    ),
    (
        "2021-06-09",
        "佛山市设置接种点320个，其中社区医院220个，大型临时接种点100个，日接种能力20万剂次。",
        [],
    ),
    (
        "2020-03-12",
        "武汉市方舱医院开放床位1.2万张，其中江汉区3000张，武昌区2800张。",
        [],
    ),
    (
        "2020-03-12",
        "成都市开放公园43家，其中收费公园5家；复工项目121个。",
        [
            "resumed_enterprises 43家 成都市 公园",
            "resumed_enterprises 5家 成都市 收费公园",
            "resumed_enterprises 121个 成都市 项目",
        ],
    ),
    (
        "2020-03-12",
        "截至3月10日，贵阳市返岗员工12万人，去年同期为15万人，其中农民工9万人。",
        [
            "returned_staff 12万人 贵阳市 -",
        ],
    ),
]
"""The day of publication, a sentence, and of each figure the indicator, the words, the place and whose it is."""


@pytest.mark.parametrize(("day", "text", "expected"), READ)
def test_what_is_read(day: str, text: str, expected: list[str]) -> None:
    """Every figure that is printed, and no other."""
    found = [one for one in every(text, date.fromisoformat(day)) if one.kind.value == "stated"]
    series = [(one.series, one.text) for one in found]
    assert [f"{one.indicator} {text} {one.place.name or '-'} {one.subject or '-'}" for one, text in series] == expected
