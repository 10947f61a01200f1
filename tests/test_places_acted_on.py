"""Places that a story names without being there: neither what follows nor the whole city is told of them."""

import pytest

from tests.reading import EVERY_PACK, article, reader

HERE = {"{A}": "常德市", "{a}": "常德", "{B}": "芜湖市", "{b}": "芜湖", "{q}": "安徽"}
"""The place that each story is of, by its full and its short name, and one that it only names, with its province."""
FIGURES = ("规上工业企业复工率达92.3%", "新增新冠肺炎确诊病例12例", "小麦已收获321万亩")
ACTED_ON = """
    {A}与{B}结成对子 {A}和{B}签署合作协议 {A}学习{b}做法 {A}借鉴{b}经验 {A}紧随{B}之后 {A}毗邻{B} {A}北接{B}
    {A}位于{B}以西 {A}推出“{b}模式” {A}参加{b}博览会 {A}装上{b}造的机器 {A}对口帮扶{q}{b} {A}牵手{B} {A}联合{B}
    {A}作为{q}的友好城市 {A}企业中标{q}项目 {A}从{q}采购一批设备 {A}迎来首批{q}游客 {A}的{q}菜馆开门
    {A}欢送{q}援建队 {A}接回在{q}务工人员 {A}引进{q}企业 {A}收到{q}捐赠的口罩 {A}积极对接{q} {A}加强与{q}、河北的联系
    {A}在{q}举办招聘会 {A}驻{q}办事处忙碌 {A}干部李明曾在{q}工作 {A}融入长三角
    {A}向{q}捐赠口罩 {A}同{q}开展劳务协作 {A}派车到{q}接工人 {A}承接长三角产业
"""
"""Whom or what the first place acts on, or with."""
CAME = """
    来自{q}的务工人员陆续返回{A} 家住{b}的李明来到{A} 一列从{b}开来的列车抵达{A} {q}企业落户{A} {q}老板来{A}投资办厂
    原籍{q}的李明在{A}开店 受{q}订单带动，{A}工厂忙碌
"""
"""Who came from somewhere: where they came the story plays."""
AFTER = ("。目前，{}。", "，{}。")
WHOLE = ("。目前，全市{}。", "。据统计，全市{}。")


def placed(text: str) -> set[tuple[str, str | None]]:
    """Return the figures of a text, each with the code of its place."""
    for mark, name in HERE.items():
        text = text.replace(mark, name)
    told = reader(*EVERY_PACK).read(article(text)).observations
    return {(one.series.unit, one.series.place.code) for one in told}


@pytest.mark.parametrize("frame", [*AFTER, *WHOLE])
@pytest.mark.parametrize("story", ACTED_ON.split())
def test_what_is_acted_on_is_told_of_no_more(story: str, frame: str) -> None:
    """The place that opens the sentence is the one of what follows, or of 全市."""
    found = [placed(story + frame.format(text)) for text in FIGURES]
    assert [{code for _, code in one} for one in found] == [{"430700"}] * len(FIGURES)


@pytest.mark.parametrize("frame", WHOLE)
@pytest.mark.parametrize("story", CAME.split())
def test_who_came_from_somewhere(story: str, frame: str) -> None:
    """全市 is where they came to."""
    found = [placed(story + frame.format(text)) for text in FIGURES]
    assert [{code for _, code in one} for one in found] == [{"430700"}] * len(FIGURES)


TOLD_OF = {
    "常德市帮助芜湖市12家企业复工。": {("家", "340200")},
    "常德市、芜湖市规上工业企业复工率达92.3%。": {("%", "430700"), ("%", "340200")},
    "湖南省常德市和安徽省芜湖市加快推进，复工率达92.3%。": {("%", "430700"), ("%", "340200")},
    "湖南在常德召开现场会，规上工业企业复工率达92.3%。": {("%", "430700")},
    "常德人在芜湖办的企业，复工率达92.3%。": {("%", "340200")},
    "从芜湖返岗的务工人员有3.2万人。": {("人", "340200")},
}
"""Places of which the figure is told all the same: with it, reached, listed, or part of the first."""


@pytest.mark.parametrize(("text", "told"), TOLD_OF.items())
def test_what_is_told_of_all_the_same(text: str, told: set[tuple[str, str | None]]) -> None:
    """A figure in the clause, a list, or a place within the first is not left out."""
    assert placed(text) == told


SOURCES = {
    "来自常德市统计局的数据显示，规上工业企业复工率达92.3%。": {("%", "430700")},
    "中国人民银行常德市中心支行数据显示，规上工业企业复工率达92.3%。": {("%", "430700")},
    "常德市上海宾馆恢复营业。目前，全市规上工业企业复工率达92.3%。": {("%", "430700")},
    "常德市苏州桥通车。目前，全市规上工业企业复工率达92.3%。": {("%", "430700")},
    "常德市位居第一，累计报告确诊病例137例；芜湖市位居第二，累计报告确诊病例43例。": {
        ("例", "430700"),
        ("例", "340200"),
    },
    "常德市\n全市规上工业企业复工率达92.3%。\n芜湖市\n全市小麦已收获321万亩。": {
        ("%", "430700"),
        ("亩", "340200"),
    },
    "湖南：保供稳产\n全省规上工业企业复工率达92.3%。\n安徽：抢收抢种\n全省小麦已收获321万亩。": {
        ("%", "430000"),
        ("亩", "340000"),
    },
    "截至3月4日，全市规上工业企业复工率达92.3%。\n来源：常德日报": {("%", "430700")},
    "来源：常德日报\n截至3月4日，全市规上工业企业复工率达92.3%。": {("%", "430700")},
    "桃源县融媒体中心消息，截至3月4日，规上工业企业复工率达92.3%。": {("%", "430725")},
    "人民网长沙3月5日电 （记者李明）据湖南省政府网站消息，截至3月4日，规上工业企业复工率达92.3%。": {("%", "430000")},
    "常德市规上工业企业复工率达92.3%，其中高新区商贸企业复工率达83.7%。": {("%", "430700")},
}
"""Papers, offices and titles that tell, and houses that are called after a place elsewhere."""


@pytest.mark.parametrize(("text", "told"), SOURCES.items())
def test_who_tells(text: str, told: set[tuple[str, str | None]]) -> None:
    """Who tells of no place by name tells of their own."""
    assert placed(text) == told


CITY_PARTS = {
    "佛山市推进复工。目前，城区规上工业企业复工率达92.3%。": "440600",
    "汕尾市推进复工。目前，城区规上工业企业复工率达92.3%。": "441502",
    "佛山市城区推进复工。广东省汕尾市城区规上工业企业复工率达92.3%。": "441502",
}


@pytest.mark.parametrize(("text", "code"), CITY_PARTS.items())
def test_a_kind_is_a_name_in_its_own_city_only(text: str, code: str) -> None:
    """Of a province's cities one has a district that is called 城区."""
    assert placed(text) == {("%", code)}


SHARES = """
    已有1523家企业复工复产，占{}总量的一成以上 返岗员工达到4.6万人，占{}总数的12% 小麦已收获321万亩，占{}总面积的12%
    已恢复供电3.2万户，占{}停电用户总数的12% 集中开工重大项目86个，占{}总数的12%
"""


@pytest.mark.parametrize("text", SHARES.split())
def test_a_share_of_a_wider_whole(text: str) -> None:
    """What a city has of its province, or a county of its city, is no rate; of itself it is one."""
    wider = [("常德市", "全省"), ("桃源县", "全市"), ("湖南省", "全国"), ("桃源县", "全省")]
    assert [len(placed(place + text.format(whole) + "。")) for place, whole in wider] == [1] * len(wider)
    assert len(placed("常德市" + text.format("全市") + "。")) == 1 + 1


FUNCTION_WORDS = """
    而且 并且 不仅 不但 同时 此外 另外 因此 所以 因而 从而 于是 然而 不过 可是 但是 虽然 尽管 甚至 乃至 直到 全境
    全域 两地 三地 下辖 所辖 此地 这里 那里 全市上下 全市范围 整个 全体 普遍 至此 截至发稿 近年 据统计 经核查
    初步统计 据初步统计 结果显示 加上 连同 据介绍 据报道 据通报 据称 另据 从行业看 总体看 从全市看 分地区看 具体来看
    具体而言 值得一提的是 有关 对应 该批 它们 大家 咱们
"""


@pytest.mark.parametrize("word", FUNCTION_WORDS.split())
def test_no_part_of_a_name(word: str) -> None:
    """What joins clauses, says who tells or where, is no part of the name behind it."""
    for frame in ("常德市{}{}。", "常德市有序推进各项工作，{}{}。"):
        for told, whole in (("规上工业企业复工率达92.3%", "规模以上工业企业"), ("重点项目已复工186个", "重点项目")):
            one, *more = reader(*EVERY_PACK).read(article(frame.format(word, told))).observations
            assert (one.series.subject, one.series.place.code, more) == (whole, "430700", [])
