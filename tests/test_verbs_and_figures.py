"""Verbs, nouns and figures in whatever order: who did it, how many of how many, what part of them."""

from datetime import date

import pytest

from shuize.types import Article, PublishedKind
from tests.reading import EVERY_PACK, reader

Told = dict[str, list[tuple[str, str, str | None]]]
TOLD: dict[tuple[str, str], Told] = {
    ("2022-05-16", "resumption"): {
        "截至5月14日，绍兴越城区已有312家餐饮店恢复堂食。": [("312家", "resumed_enterprises", "餐饮店")],
        "受疫情影响暂停营业的1260家门店，目前已有1105家重新开门迎客。": [
            ("1260家", "total_enterprises", "暂停营业门店"),
            ("1105家", "resumed_enterprises", "暂停营业门店"),
        ],
        "复工率不足五成的县区还有3个。": [],
        "全市快递网点中，八成五已恢复收派件。": [("八成五", "work_resumption_rate", "快递网点")],
        "这1.2万家企业中，复工的占95.6%。": [
            ("1.2万家", "total_enterprises", "企业"),
            ("95.6%", "work_resumption_rate", "企业"),
        ],
        "复工复产企业占全部规上企业的比重为93.4%。": [("93.4%", "work_resumption_rate", "规模以上企业")],
    },
    ("2022-05-16", "power resumption"): {
        "长春市恢复公交线路218条，投入运营车辆3100台。": [("218条", "resumed_enterprises", "公交线路")],
    },
    ("2023-02-03", "resumption"): {
        "广元市用22辆大巴把560名老乡送到了杭州的工厂门口。": [("560名", "workers_transported", None)],
        "三天里，恩施州已帮助1.3万名农民工乘专车返岗。": [("1.3万名", "workers_transported", None)],
        "预计今年将有30万名务工人员乘火车外出。": [],
        "该市计划开行专列20趟，运送务工人员2万人。": [],
        "省外返岗人员达到92%，省内返岗人员达到95%。": [
            ("92%", "staff_return_rate", "省外返岗人员"),
            ("95%", "staff_return_rate", "省外返岗人员"),
        ],
        "3800名工人陆续返回工地，占应到人数的九成。": [
            ("3800名", "returned_staff", None),
            ("九成", "staff_return_rate", None),
        ],
    },
    ("2024-09-12", "power"): {
        "经过连夜抢修，海口市区56.8万户居民用上了电。": [("56.8万户", "users_restored", None)],
        "受影响的386个小区已有351个恢复供电，涉及用户21.3万户。": [],
        "目前仍有2.1万户未恢复供电。": [],
        "停电用户恢复比例达到75.3%。": [("75.3%", "restoration_rate", None)],
    },
    ("2024-09-12", "power resumption"): {
        "停电总户数由最高时的88.7万户降至12.4万户。": [],
    },
    ("2023-06-10", "harvest"): {
        "目前，陕西进度过八成，山西过七成，河北过半。": [],
        "早稻栽插进度已完成95.2%。": [],
        "全国春播粮食已完成3.6%，进度同比基本持平。": [],
        "日均收割小麦120万亩。": [],
        "秋粮播种已近八成，玉米播种超过九成。": [],
    },
    ("2022-02-20", "projects"): {
        "一季度重大项目开工仪式举行，52个项目在11个县区同步启动建设。": [("52个", "projects_started", "重大项目")],
        "该隧道累计掘进4.6公里，完成总长的78%。": [],
        "今天，泸州有27个重大项目集中破土，涵盖化工、白酒、航运等领域。": [("27个", "projects_started", "重大项目")],
    },
    ("2022-02-20", "projects resumption"): {
        "截至1月底，列入省计划的45个项目中有38个已经开工建设，开工比例为84.4%。": [
            ("38个", "projects_started", "项目"),
            ("84.4%", "operating_rate", "项目"),
        ],
        "全市力争一季度开工率达到80%以上。": [],
    },
    ("2020-03-05", "resumption"): {
        "浦发银行向56户小微企业提供信贷支持7.2亿元，涉及132笔。": [
            ("56户", "loan_recipients", "小微企业"),
            ("7.2亿元", "loans_issued", None),
            ("132笔", "loan_count", None),
        ],
        "贷款余额达到1260亿元的企业有3家。": [],
        "首笔3000万元抗疫贷款已于当日到账。": [("3000万元", "loans_issued", None)],
        "支持企业892家、金额45.7亿元的专项贷款已全部投放到位。": [
            ("892家", "loan_recipients", "企业"),
            ("45.7亿元", "loans_issued", None),
        ],
        "让620家企业拿到了12.8亿元的优惠贷款。": [
            ("620家", "loan_recipients", "企业"),
            ("12.8亿元", "loans_issued", None),
        ],
        "已批复授信额度500亿元。": [],
        "5.6万件防护服、12万只口罩分两批运抵黄冈。": [
            ("5.6万件", "supplies_delivered", "防护服"),
            ("12万只", "supplies_delivered", "口罩"),
        ],
        "口罩产能已恢复到每天110万只。": [("110万只", "daily_capacity", "口罩")],
        "预计月底口罩日产量可达300万只。": [],
        "超过95%的大型超市和70%的便利店已经营业。": [
            ("95%", "work_resumption_rate", "大型超市"),
            ("70%", "work_resumption_rate", "便利店"),
        ],
        "高三年级4月7日复课，全市143所学校、5.2万名学生返校。": [],
        "民航恢复每周航班1.1万班。": [],
        "每天约有40家企业复工。": [],
        "只有不到两成的企业表示订单充足。": [],
        "预计到月底，复工企业将达到1.5万家。": [],
        "若复工率达到100%，需口罩200万只。": [],
        "企业缺工率为18%，招工3200人。": [],
        "完成复工备案的企业有6500家。": [],
        "申请复工的企业2300家，获批1980家。": [],
        "该比例在大型企业为97%，在小微企业仅为52%。": [],
        "从复工进度看，规上工业企业已达98%，建筑工地为86%。": [
            ("98%", "work_resumption_rate", "规模以上工业企业"),
            ("86%", "work_resumption_rate", "建筑工地"),
        ],
        "大型企业复工快于中小企业：前者复工率99%，后者为64%。": [
            ("99%", "work_resumption_rate", "中小企业"),
            ("64%", "work_resumption_rate", "中小企业"),
        ],
    },
    ("2021-07-30", "power resumption"): {
        "辖区内企业已全部实现复工复产。": [],
        "截至7月20日，该行共向9户受灾客户投放救灾贷款212万元。": [
            ("9户", "loan_recipients", "受灾客户"),
            ("212万元", "loans_issued", None),
        ],
        "11户灾民每户拿到了5万元贷款。": [],
        "再次为21户贫困养殖户贷款57万元。": [
            ("21户", "loan_recipients", "贫困养殖户"),
            ("57万元", "loans_issued", None),
        ],
    },
    ("2021-07-30", "harvest power resumption"): {
        "该行3天内累计向41户农户发放救灾贷款41笔、金额82万元。": [
            ("41户", "loan_recipients", "农户"),
            ("41笔", "loan_count", None),
            ("82万元", "loans_issued", None),
        ],
        "该村受灾农户已有18户获得低利率的小额信贷近90万元。": [
            ("18户", "loan_recipients", "村受灾农户"),
            ("90万元", "loans_issued", None),
        ],
    },
    ("2008-02-20", "power"): {
        "至2月16日，浙江因灾停电的341个乡镇全部恢复通电。": [],
        "因冰雪停电的183.6万用户中，只有不足2000户尚未通电。": [],
        "郴州城区用电恢复了七成，乡镇恢复不到三成。": [
            ("七成", "restoration_rate", None),
            ("三成", "restoration_rate", None),
        ],
        "电网恢复供电负荷占灾前的82%。": [],
        "停电用户已由最多时的405万户恢复到仅剩21万户未通电。": [],
    },
    ("2024-10-20", "harvest"): {
        "全市平均插秧率已达2成以上，种粮大户则已完成插秧5成以上。": [],
    },
    ("2023-10-10", "projects resumption"): {
        "计划推进的69个重点水利项目，开工65个，完工12个，开工率94.2%。": [
            ("65个", "resumed_enterprises", "重点水利项目"),
            ("94.2%", "operating_rate", "重点水利项目"),
        ],
    },
    ("2023-10-10", "projects"): {
        "四季度项目集中开工活动昨日举行，此次共有98个项目，总投资120.14亿元。": [("98个", "projects_started", "项目")],
        "甘孜州集中开工的4个安置点，总投资1.54亿元。": [],
    },
    ("2023-10-10", "harvest projects"): {
        "年度计划建设高标准农田60万亩，目前已开工45万亩、建成31万亩。": [],
    },
    ("2020-03-19", "resumption"): {
        "星级饭店复工的有214家，旅行社有98家。": [
            ("214家", "resumed_enterprises", "星级饭店"),
            ("98家", "resumed_enterprises", "旅行社"),
        ],
        "到2月20日为止，复工企业3127家，复工企业占比63.4%，返岗人数31.5万人，日增返岗1.2万人。": [
            ("3127家", "resumed_enterprises", "企业"),
            ("63.4%", "work_resumption_rate", "企业"),
            ("31.5万人", "returned_staff", "企业"),
        ],
        "复工企业中，人员到岗率90%以上的有2609户，占57.3%。": [],
        "G4368次列车开出，车上坐着1068名返岗工人。": [("1068名", "workers_transported", None)],
        "已组织3批次、共462名务工人员乘专列赴粤。": [("462名", "workers_transported", None)],
        "定制返岗专列1列，760名乡亲踏上了返岗之路。": [
            ("1列", "charter_trips", None),
            ("760名", "workers_transported", None),
        ],
        "其中山东以79.4%位居首位。": [],
        "49.99%的企业产能利用率超过50%。": [],
    },
    ("2020-02-26", "resumption"): {
        "目前全市规模以上工业企业除12家因季节性停产外全部复工。": [],
        "目前企业复工和员工返岗率分别达到92%、75%。": [
            ("92%", "work_resumption_rate", None),
            ("75%", "staff_return_rate", None),
        ],
        "3月1日当天，又有112家企业获准复工。": [],
        "这是节后从毕节发出的第三趟务工专列，车上共有务工人员512人。": [("512人", "workers_transported", None)],
        "湖南怀化组织1046名农民工分乘35辆大巴前往佛山。": [("1046名", "workers_transported", None)],
        "产能利用率在八成以上的企业占比为45%。": [],
        "两条生产线满负荷运转，每天能产30万只口罩。": [],
        "通过“抗疫贷”，已有1620家小微企业累计拿到贷款21.4亿元，户均132万元。": [
            ("1620家", "loan_recipients", "小微企业"),
            ("21.4亿元", "loans_issued", None),
        ],
        "截至2月25日，全省银行业已对接企业2.3万家，授信1860亿元，实际放款742亿元。": [
            ("742亿元", "loans_issued", None)
        ],
    },
    ("2020-02-26", "projects resumption"): {
        "全市3.2万余名建筑工人已返回工地，156个在建项目实现满员施工。": [("3.2万余名", "returned_staff", "建筑工人")],
        "开工首日，车间到岗工人不足三成。": [("三成", "staff_return_rate", None)],
    },
    ("2016-09-17", "power"): {
        "台风过后48小时，厦门全市86.8万停电用户中有61.4万户用上了电，占七成以上。": [
            ("61.4万户", "users_restored", None),
            ("七成以上", "restoration_rate", None),
        ],
        "新增恢复用户2.3万户。": [],
    },
    ("2012-06-12", "harvest"): {
        "麦收八成以上的市有4个。": [],
        "全省麦收进度43.8%，其中南阳、驻马店、信阳三市已超八成。": [
            ("43.8%", "harvest_progress", "小麦"),
            ("八成", "harvest_progress", "小麦"),
            ("八成", "harvest_progress", "小麦"),
            ("八成", "harvest_progress", "小麦"),
        ],
        "插秧机来回穿梭，万亩早稻三天栽插完毕。": [],
    },
    ("2019-03-20", "projects"): {
        "截至目前，高铁站房主体结构已完成九成。": [("九成", "completion_rate", "高铁站房")],
    },
}
"""By day and packs, what each text tells: words, indicator and whom of; nothing where it only looks like a figure."""

CASES = [(day, packs, text) for (day, packs), told in TOLD.items() for text in told]


@pytest.mark.parametrize(("day", "packs", "text"), CASES)
def test_what_is_told(day: str, packs: str, text: str) -> None:
    """Each figure has its indicator, and nothing else is a figure."""
    article = Article("test", text, date.fromisoformat(day), PublishedKind.GIVEN, packs=tuple(packs.split()))
    found = reader(*EVERY_PACK).read(article).observations
    stated = [(one.text, one.series.indicator, one.series.subject) for one in found if one.kind == "stated"]
    assert stated == TOLD[day, packs][text]
