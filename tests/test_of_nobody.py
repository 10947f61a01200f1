"""Words that name nobody beside a figure, goods before one, parts in their own paragraph, works by their names."""

import pytest

from shuize.types import Relation
from tests.test_divided import read, told
from workers.numbers.numerals import quantities

HANGZHOU, NINGBO, ZHEJIANG = "330100", "330200", "330000"

ADVERBS = [
    ("3月2日，全国钢材日产能达到340万吨，日产量达到310万吨，双双突破300万吨。", {"钢材"}),
    ("宁波市水泥日产量4万吨，日产能5万吨，双双超过3万吨。", {"水泥"}),
    ("宁波市熟料日产量4万吨，一举突破3万吨。", {"熟料"}),
    ("宁波市大型商超、农贸市场双双复工，复工率分别为98%、97%。", {"大型商超", "农贸市场"}),
    ("宁波市外贸企业纷纷复工率超过九成。", {"外贸企业"}),
]
TITLES = [
    ("该局总工程师表示，宁波市复工率已达95%。", [None]),
    ("首席专家：宁波市复工率达到95%。", [None]),
    ("宁波市部门负责人到岗率达到95%，一线员工返岗率93%。", [None, "一线员工"]),
    ("宁波市300名企业负责人已返岗。", ["企业负责人"]),
    ("宁波市工程师到岗率达到95%。", ["工程师"]),
]
SENT = [
    ("东溪粮油集团已发往宁波市的面粉超过80吨、挂面约20吨。", ["面粉", "挂面"]),
    ("东溪乳业已为两家医院供应900箱牛奶、300箱酸奶。", ["牛奶", "酸奶"]),
    ("宁波市日均供应蔬菜达450吨。", []),
    ("宁波市累计供应蔬菜达到450吨。", ["蔬菜"]),
    ("东溪电机厂日产马达450台。", ["马达"]),
    ("宁波市的救护车以每天10辆的速度发往湖北。", []),
    ("东溪粮油集团累计调拨面粉80吨、面条约20吨、菜籽油约3吨。", ["面粉", "面条", "菜籽油"]),
    ("东溪粮油集团每天加班，累计调拨面粉80吨。", ["面粉"]),
]
PARTED = [
    ("截至3月4日，浙江省规上工业企业复工率达95.8%。\n其中宁波市97.1%。", "宁波市"),
    ("截至3月4日，浙江省规上工业企业复工率达95.8%。\n其中宁波市、杭州市分别为97.1%、97.3%。", "宁波市、杭州市"),
    ("截至3月4日，浙江省规上工业企业复工率达95.8%。其中宁波市97.1%。", "宁波市"),
]
CROPS = [
    "截至3月4日，浙江省春茶采摘进度52%。\n分作物看，{}过七成，{}过六成。",
    "截至3月4日，浙江省春茶采摘进度52%。分品种看，{}过七成，{}过六成。",
    "截至3月4日，浙江省秋粮收获过半。\n其中{}过七成，{}过六成。",
]
WORKS = [
    ("山前宁波电机工厂、杭州KTR轴承工厂今天都已复工。", []),
    ("宁波公司、杭州公司均已复工复产。", []),
    ("宁波市规上企业、工厂都已复工。", ["都已复工"]),
    ("宁波市商场、超市都已复工。", ["都已复工"]),
    ("宁波市3家工厂、2家公司都已复工。", ["都已复工"]),
]
FIRMS = [
    ("中国石化3000座加油站已复工。", ["中国石化加油站"]),
    ("国家能源900个企业复工880个，复工率97.8%。", ["国家能源企业"] * 3),
    ("宁波市900个企业已复工。", ["企业"]),
    ("宁波市首批复工企业320家。", ["首批企业"]),
    ("宁波市首批共320家企业复工复产。", ["首批企业"]),
    ("宁波市第二批确定的320家企业复工。", ["第二批企业"]),
    ("宁波市首批320家重点企业复工。", ["重点企业"]),
    ("走进慈溪市东溪制药有限公司，机器轰鸣。目前，公司采购部、质检部等部门到岗率96%。", ["东溪制药有限公司"]),
]
ASKING = [
    ("商务部根据宁波市提出的防护物资需求清单组织生产，企业复工率达到40%。", "100000"),
    ("根据宁波急需的药品清单，杭州市制药企业复工率达到40%。", HANGZHOU),
    ("宁波市需求旺盛，企业复工率达到40%。", NINGBO),
    ("宁波市提出满足用工需求的办法，企业复工率达到40%。", NINGBO),
    ("宁波市提出稳岗办法，企业复工率达到40%。", NINGBO),
]
BOUNDED = [
    ("面条约5吨", Relation.APPROX),
    ("损失约5亿元", Relation.APPROX),
    ("其中超3000家", Relation.GE),
    ("签署条约5项", Relation.EQ),
    ("失约3次", Relation.EQ),
    ("中超3场", Relation.EQ),
]


@pytest.mark.parametrize(("text", "subjects"), ADVERBS)
def test_adverbs_of_all_are_no_population(text: str, subjects: set[str]) -> None:
    """双双, 一举 and 纷纷 stand between those told of and their verb, and are none of them."""
    assert {one.series.subject for one in read(text)} == subjects


@pytest.mark.parametrize(("text", "subjects"), TITLES)
def test_persons_by_their_office_are_no_population(text: str, subjects: list[str | None]) -> None:
    """Who speaks by an office is one person, and a population only where such persons are counted."""
    assert [one.series.subject for one in read(text)] == subjects


@pytest.mark.parametrize(("text", "goods"), SENT)
def test_goods_are_named_up_to_the_word_before_their_figure(text: str, goods: list[str]) -> None:
    """约, 达 and the like are no part of what goods are called."""
    assert [one.series.subject for one in read(text)] == goods


@pytest.mark.parametrize(("text", "places"), PARTED)
def test_a_paragraph_of_parts_goes_on(text: str, places: str) -> None:
    """其中 opens parts of what the paragraph before told: its rate, its day and whom it is of."""
    codes = {"宁波市": NINGBO, "杭州市": HANGZHOU}
    parts = [codes[name] for name in places.split("、")]
    assert [code for _, code, _ in told(text)] == [ZHEJIANG, *parts]
    assert {(one.series.subject, one.as_of) for one in read(text)} == {("规模以上工业企业", "2020-03-04")}


@pytest.mark.parametrize("text", CROPS)
@pytest.mark.parametrize("crops", [("中稻", "大豆"), ("小麦", "油菜")])
def test_a_paragraph_of_products_goes_on(text: str, crops: tuple[str, str]) -> None:
    """A product and its share, in a paragraph that divides a rate told before, are of that rate."""
    assert told(text.format(*crops))[1:] == [("七成", ZHEJIANG, crops[0]), ("六成", ZHEJIANG, crops[1])]


@pytest.mark.parametrize(("text", "found"), WORKS)
def test_works_by_their_own_names_are_no_whole(text: str, found: list[str]) -> None:
    """That one or two works resumed says nothing of all of anybody."""
    assert [one.text for one in read(text) if one.kind.value == "implied"] == found


@pytest.mark.parametrize(("text", "relation"), BOUNDED)
def test_a_bound_after_a_noun(text: str, relation: Relation) -> None:
    """约 and 超 bound a number after a noun whose last character makes another word with them."""
    assert [one.relation for one in quantities(text)] == [relation]


@pytest.mark.parametrize(("text", "subjects"), FIRMS)
def test_whose_firms_and_departments(text: str, subjects: list[str]) -> None:
    """A firm without 公司 before a count, and a batch, say whose they are; departments are their firm's."""
    assert [one.series.subject for one in read(text)] == subjects


@pytest.mark.parametrize(("text", "code"), ASKING)
def test_who_asks_is_not_where_it_is_so(text: str, code: str) -> None:
    """A place that only asks for something, or needs it, is not the place of the figure."""
    assert [place for _, place, _ in told(text)] == [code]
