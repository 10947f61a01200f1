"""In whose house a scene is told: firms by short names, in speech, in rooms; days since which; countries in names."""

import pytest

from tests.test_divided import read, told

SUBJECTS: list[tuple[str, list[tuple[str, str | None]]]] = [
    # a branch's name holds where it is
    ("联合塑业常熟分公司70多名员工返岗复工。", [("70多名", "联合塑业常熟分公司")]),
    ("记者来到常州盛泰集团有限公司织布二厂，员工返岗率达85%。", [("85%", "常州盛泰集团有限公司织布二厂")]),
    ("宁波长丰物流有限公司嘉兴分公司复工，员工返岗率达85%。", [("85%", "宁波长丰物流有限公司嘉兴分公司")]),
    ("记者走访盛泰机械有限公司，员工返岗率达85%。", [("85%", "盛泰机械有限公司")]),
    # a room is its firm's, and speech is told in the house where it is heard
    (
        "在盛泰机械有限公司，工人们忙着复工。“刚开工时生产线上的返岗员工只有60多名，上岗率不到两成。”经理说。",
        [("60多名", "盛泰机械有限公司"), ("两成", "盛泰机械有限公司")],
    ),
    ("盛泰机械有限公司复工了。目前，生产线已恢复80%的产能。", [("80%", "盛泰机械有限公司")]),
    (
        "在盛泰机械有限公司，机器声声。“2月中旬公司复工复产，刚开始返岗员工只有60多名，上岗率不到两成。”该公司经理说。",
        [("60多名", "盛泰机械有限公司"), ("两成", "盛泰机械有限公司")],
    ),
    # what somebody says to be names nobody
    (
        "在盛泰机械有限公司，机器声声。“我们是劳动密集型企业，目前复岗率达到85%。”经理说。",
        [("85%", "盛泰机械有限公司")],
    ),
    # a short name means the firm named before; a trade is no name
    (
        "宁波盛泰精密机械有限公司复工了。全行业的减速机多由盛泰公司生产，目前产能已恢复70%。",
        [("70%", "宁波盛泰精密机械有限公司")],
    ),
    ("宁波电力设备有限公司复工了。电力公司员工返岗率达85%。", [("85%", "电力公司")]),
    # a new house: the subject told of before is left
    (
        "盛泰机械有限公司员工返岗率达92%。走进长丰物流有限公司，叉车往来。“员工到岗率达80%。”经理说。",
        [("92%", "盛泰机械有限公司"), ("80%", "长丰物流有限公司")],
    ),
    # a firm is meant by what of its name is its own; 企业 of a place are none of it
    (
        "宁波旻川半导体有限公司复工了。\n3月2日，旻川半导体列入名单，120名员工返厂复工。",
        [("120名", "宁波旻川半导体有限公司")],
    ),
    ("宁波旻川半导体有限公司复工了。在余姚市，企业复工率达85%。", [("85%", None)]),
    # a speaker named behind
    ("“现在复工率达70%。”位于余姚市的甬江密封件厂区里，甬江密封件有限公司经理说。", [("70%", "甬江密封件有限公司")]),
    # those of whom a share is told of some; an example is no name
    (
        "余姚市复工复产企业已经达到251家，其中规上企业164家，规上企业中复工复产企业数量占比达到52%。",
        [("251家", "企业"), ("164家", "规模以上企业"), ("52%", "规模以上企业")],
    ),
    ("宁波市复工加快，如外贸企业复工率达85%。", [("85%", "外贸企业")]),
    ("宁波市53家大型商超恢复营业，占在营业大型商超的98%。", [("53家", "大型商超"), ("98%", "大型商超")]),
    ("宁波市企业复工。芯片制造企业一直保持90%以上产能。", [("90%以上", "芯片制造企业")]),
    # a heading that is a sentence names nobody; an office of 当地 moves nobody's house
    (
        "工厂加快复工\n纷纷加大马力开动生产线\n“有300人已上岗，复工率达到九成。”海川汽车公司经理说。",
        [("300人", "海川汽车公司"), ("九成", "海川汽车公司")],
    ),
    (
        "在海川汽车公司，工人复工了。当地有关部门上门服务，现在70多名员工全部上岗。",
        [("70多名", "海川汽车公司"), ("全部上岗", "海川汽车公司")],
    ),
    # what is made for others is not theirs; a place that one came back from is in no firm's name
    (
        "海川密封件有限公司复工了。公司产品为一海轿车、长丰汽车等企业配套，产能已经恢复到80%。",
        [("80%", "海川密封件有限公司")],
    ),
    (
        "在海川密封件有限公司，工人复工了。老张从老家返回公司。他说，复工时，企业就有60%的员工返岗。",
        [("60%", "海川密封件有限公司")],
    ),
    (
        "宁波企业复工，海川商用车日产能已提升至生产高峰时的80%以上，复产率达到96%。",
        [("80%以上", "海川商用车"), ("96%", "海川商用车")],
    ),
    ("宁波市企业复工，规上工业产能保持在70%以上。", [("70%以上", "规模以上工业企业")]),
    ("宁波市57家规上工业企业已经全部复工完成。", [("57家", "规模以上工业企业"), ("全部复工", "规模以上工业企业")]),
    # where a place is named, the house is left
    ("在盛泰机械有限公司，机器声声。目前，宁波市员工返岗率达85%。", [("85%", None)]),
    # a house whose name does not say what it is
    (
        "盛泰机械有限公司复工了。在配套企业安道拓，经理说，公司60名员工到岗55名。",
        [("60名", None), ("55名", None), ("55名", None)],
    ),
]

DAYS = [
    ("宁波市企业从2月15日正式复工以来，返岗员工有560人。", ["2020-03-06"]),
    ("截至3月2日，宁波市：\n外贸企业复工率达85%；\n外资企业复工率达80%。", ["2020-03-02", "2020-03-02"]),
    ("1月12日起，浙江派人驻厂。一个多月时间，浙江口罩日产量达到900万只，企业复工。", ["2020-02"]),
    ("1月28日起，浙江派人驻厂。半个月后，浙江口罩日产量达到500万只，企业复工。", ["2020-02"]),
    ("3月3日，宁波市海川电子有限公司复工。\n\n海川电子有限公司经理说，当日共有410名员工返岗。", ["2020-03-03"]),
    ("宁波市企业2月15日返岗员工有560人。", ["2020-02-15"]),
]

PLACES: list[tuple[str, list[str | None]]] = [
    ("中国—东盟产业园不少企业复工。宁波市企业复工率达95%。", ["330200"]),
    ("越南一家工厂停工。全厂复工率为20%。", []),
    ("中国机床行业复工率超过95%。", ["100000"]),
    (
        "各企业保障全国能源供给，加快复工。作为浙江最大港口城市的宁波市，规上企业复工120家。其中，外贸企业复工率达85%。",
        ["330200"] * 2,
    ),
    ("甬江隧道是国务院确定的重大工程，位于宁波市。项目复工率达95%。", ["330200"]),
    ("宁波市电网受损。浙江电网公司介绍，企业复工率达95%。", ["330000"]),
    ("截至3月2日，宁波市：\n外贸企业复工率达85%。", ["330200"]),
    ("宁波企业复工了。有日本海川汽车公司的订单，复工率已达50%。", ["330200"]),
    ("宁波市全市已有64座年产能共达3.4亿吨的煤矿复工。", ["330200"]),
    ("已有无锡、苏州、镇江7个市复工面超过90%。", ["320200", "320500", "321100"]),
    ("宁波市有企业七成以上是湖北籍员工，现在企业复工率达85%。", ["330200"]),
]

FIGURES: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    ("连云港市已收小麦面积达100万亩。", [("100万亩", "320700", "小麦")]),
    (
        "截至3月2日，宁波市接种疫苗66万剂次、40万人。",
        [("66万剂次", "330200", None), ("40万人", "330200", None)],
    ),
    ("宁波企业复工，日产牛奶量高达200吨。", [("200吨", "330200", "牛奶")]),
    ("企业复工，这两天宁波企业已将四个柜的货物运至港口。", []),
    (
        "浙江企业复工。浙江通过包车，接回贵州、四川、安徽、云南、河南等省的务工人员2.18万人。",
        [("2.18万人", "330000", None)],
    ),
    ("宁波市今年计划投产开通的项目已全部复工，复工率达100%。", [("100%", "330200", "项目")]),
    ("宁波市重点项目今年计划全部复工，复工率达100%。", []),
    (
        "除2个山区项目和6个北方项目由于气候原因暂未复工外，宁波市的其他项目均已全部复工。",
        [],
    ),
    ("3月2日，从成都出发、载着380名务工人员的K4016次列车抵达宁波，企业复工。", []),
]


@pytest.mark.parametrize(("text", "subjects"), SUBJECTS)
def test_subjects(text: str, subjects: list[tuple[str, str | None]]) -> None:
    """Whom a figure is about that names nobody is who the scene was set at."""
    assert [(words, about) for words, _, about in told(text)] == subjects


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_days(text: str, days: list[str]) -> None:
    """A day since which something is told of is not the day of what is told."""
    assert [one.as_of for one in read(text)] == days


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_places(text: str, places: list[str | None]) -> None:
    """A country in a name, and where somebody is from, are not where something is so."""
    assert [one.series.place.code for one in read(text)] == places


@pytest.mark.parametrize(("text", "figures"), FIGURES)
def test_figures(text: str, figures: list[tuple[str, str | None, str | None]]) -> None:
    """What a verb is done to, a figure in another unit beside the first, and those on one train."""
    assert told(text) == figures
