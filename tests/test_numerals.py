"""What counts as a quantity, what it is worth and how it is bounded: tables grouped by value, and what counts none."""

import time
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuize.types import Relation
from workers.numbers.cardinals import cardinal, standard
from workers.numbers.numerals import Quantity, quantities

VALUES = {
    ("26175", "家"): "26175家|26,175家|26，175家|２６１７５家|2万6175家|二万六千一百七十五家",
    ("26000", "家"): "2.6万家|2.6万余家|26000多家|两万六千家|2.6 万家|2万6千家|2.6万 余家|2.6万家大关|贰万陆千家",
    ("32120500", "只"): "3212.05万只|3212.05 万只|32120500只|32,120,500只",
    ("3430000000", "元"): "34.3亿元|34.3亿元人民币|三十四点三亿元|34.3亿人民币|34亿3千万元",
    ("300000000", "元"): "3亿元|3个亿元|三亿元|3.0亿元|30000万元",
    ("1300000000000", "元"): "1.3万亿元|1.3万亿块钱|一万三千亿元",
    ("1234", "人"): "1234人|1,234名|一千二百三十四人|1234位|一千二百三十四名|1234余人",
    ("10050", "人"): "一万零五十人|10050人|1万零50人",
    ("100", "%"): "100%|100％|百分之百|百分之一百|百分百|十成|100 %",
    ("95", "%"): "95%|百分之九十五|95％|95﹪|百分之95|9.5成|九成五|九成半|九成五停电用户|九成五规模以上企业",
    ("95.6", "%"): "95.6%|百分之九十五点六|９５.６％",
    ("90", "%"): "9成|九成|九成以上|近九成|90%以上|十分之九|9/10",
    ("50", "%"): "一半|过半|半数|五成|二分之一|50%|近半|超半数|1/2",
    ("66.67", "%"): "三分之二|2/3|三分之二以上",
    ("5", "%"): "半成|5%|百分之五",
    ("3", "‰"): "3‰|千分之三|3.0‰",
    ("2.4", "百分点"): "2.4个百分点|二点四个百分点|2.4百分点",
    ("2", "倍"): "2倍|两倍|翻番|翻一番|翻了一番",
    ("4", "倍"): "翻两番|4倍|四倍多",
    ("100", "家"): "上百家|一百家|100家|数百家|百余家|几百家",
    ("1000", "人"): "数千人|千余人|上千名|近千名|1千人|一千多人",
    ("10", "家"): "十家|十几家|几十家|数十家|十余家|10余家|十来家",
    ("40000", "人"): "四五万人|4万人|4至5万人|4—5万人|四万多人",
    ("200", "家"): "两百家|二百家|200家|200多家",
    ("25", "人"): "廿五人|25人|二十五人",
    ("30", "个"): "卅个|三十个|30几个|三十余个",
    ("0.5", "年"): "半年",
    ("3.5", "小时"): "3.5小时|3个半小时|三个半小时|三点五小时",
    ("2.5", "年"): "两年半|2.5年",
    ("1.5", "月"): "一个半月|1.5个月",
    ("3", "月"): "3个月|三个月|3个多月",
    ("-5.2", "%"): "-5.2%|负5.2%",
    ("20", "美元"): "20美元|$20|20美金|二十美元",
    ("300", "元"): "￥300|300元|三百元|300块钱|叁佰圓",
    ("12", "公里"): "12千米|12公里|12km",
    ("1.68", "米"): "168厘米|1.68米|168cm",
    ("500", "千瓦时"): "500千瓦时|500度电|500kWh",
    ("20000", "千瓦"): "2万千瓦|20兆瓦|2万kW",
    ("35.5", "摄氏度"): "35.5℃|35.5摄氏度",
    ("23", "人次"): "23人次|二十三人次",
    ("1100", "辆次"): "1100辆次|1,100辆次",
    ("2025", "个"): "二〇二五个|2025个",
    ("-5", "度"): "零下5度|-5度",
    ("3", "场"): "胜负3场|3场",
    ("10", "%"): "近一成|占一成|已收一成|播种一成|10%",
    ("2", "家"): "两家|二家|2家",
    ("120", "个"): "120个省级园区|120个县级市|120个镇级平台",
    ("2412345000", "元"): "24亿1234.5万元",
    ("8", "个"): "8个省份|8省市|八省市|8个|8企业",
    ("400", ""): "400多|四百",
    ("1000000000000", ""): "万亿级|1万亿",
}
"""Each text holds exactly one quantity: its value and canonical unit."""

BOUNDS = {
    ("eq", "50", "50"): "50人|达50人|高达50人|共有50人|附近50人|签约50人|侦破50起|赶超50人|多达50人|50人之多|50人不等",
    ("ge", "50", None): "超过50人|超50人|逾50人|突破50人|已超过50人|超过了50人|至少50人|不少于50人|不低于50人|50人以上"
    "|50人出头|突破50人大关|超过50人之多",
    ("ge", "50", "60"): "50多人|50余人|五十多人|50几人",
    ("ge", "50", "51"): "50倍多",
    ("lt", None, "50"): "近50人|接近50人|将近50人|不到50人|不足50人|不满50人|低于50人|少于50人|逼近50人|跌破50人",
    ("le", None, "50"): "不超过50人|最多50人|至多50人|50人以下|50人以内|不高于50人|控制在50人以内",
    ("gt", "50", None): "大于50人|多于50人|高于50人",
    ("approx", "47.5", "52.5"): "约50人|大约50人|50人左右|50人上下|大约为50人|约50人左右|达到或接近50人",
    ("ge", "90", "95"): "90%-95%|90%至95%|90%—95%|90%到95%|90-95%|百分之九十至百分之九十五",
    ("ge", "5000", "6000"): "5000—6000家|5000到6000家|5000～6000家|五千至六千家|五六千家|5000家至6000家之间",
    ("ge", "3", "5"): "3到5天|3-5天|三到五天|三五天|3天到5天",
    ("ge", "10000", "20000"): "1-2万元|1万-2万元|一两万元|1万多元",
    ("ge", "60", "70"): "六成多|六七成|60%至70%|6成多|六到七成",
    ("ge", "26000", "27000"): "2.6万余家",
    ("ge", "3500", "3600"): "3500多家|三千五百余家",
    ("ge", "10", "20"): "十几家|十余家|10多家|十多家",
    ("ge", "1000", "10000"): "数千人|几千名",
    ("ge", "100", None): "过百家|上百家|逾百家",
    ("ge", "10000000", None): "超过千万元|破千万元|上千万元",
    ("ge", "10000", None): "破万|上万名|过万人",
}
"""Each text holds one quantity: its relation, lowest and highest value."""

STEPS = {
    "0.1": "96.3%|3.5倍|五点五倍",
    "1000": "461.9万人次|2.6万余家|一万三",
    "10000000": "34.3亿元",
    "1": "26175家|3500家|三千家|90%",
    "10000": "50万人|三千万元|4000万亩",
    "10": "九成|六成多",
    "5": "八成半",
}
"""Each text holds one quantity: the weight of its last printed digit."""

NOTHING = (
    # days, hours and periods
    "2020年3月10日|3月10日|10日|三月十日|1—2月|1-2月份|2月底|8时30分|24时|上午9点|8:30|2020-03-10|2020/3/10|2020.3.10|二〇二〇年"
    "|2019年度|一季度|18年10月1日|1995-1997年|2019—2020年|九十年代|三点半|八点三十分|3、4月|第三季度|上半年|至3月5日"
    # figures of speech, words, names of places and plans
    "|一对一|点对点|二七区|一带一路|十三五|“十四五”规划|双十一|千方百计|万众一心|千家万户|成千上万|三三两两|一企一策|四面八方"
    "|五位一体|一成不变|这种一成不变|秧好一半禾|走过千山万水|走过千家万户|成立|三成熟|统一|唯一|之一|一些|一定|一度|一直|零部件|十分重要|百姓|千万不要|万一|万元户|五台山|三里屯"
    "|七台河市|四川|百货|二期工程|二次会议|三年级|一等奖|半径|半岛|半导体|三甲医院|一线|二手|周三|初五|高三|这一地区|每一个|新一轮"
    # identifiers
    "|B2B|5G|14.5G|H7N9|COVID-19|KN95口罩|K4016次列车|PM2.5|运-20|北溪-2|C919|110联盟|12345热线|世界500强|863计划|90后姑娘|00后|五百强"
    "|3号线|14号|19届|〔2020〕5号|192.168.1.1|0532-85911111|13812345678|订单号202003101234567|https://a.cn/?q=30%25&n=500"
    "|3:1|3比1|第二七|A-5|（3）|1、加强|2.推进|888-000-9999|2020"
    # what has no number
    "||规模以上工业企业|复工率|，。%|家企业|数据|几家|翻译|半价"
)

ORDINALS = {"13": "第十三|第13", "1": "第一|第一名|第1位|第一时间", "30000": "第三万|第3万回", "250": "第二百五十"}

LISTS = {
    "26175家企业中，26088家复产，复产率达99.7%": ["26175家", "26088家", "99.7%"],
    "从3%提高到5%": ["3%", "5%"],
    "复工率达九成五\n记者获悉": ["九成五"],
    "返岗率逾九成八！产能恢复八成一 其余停产": ["九成八", "八成一"],
    "九成二职工返岗，八成三企业复工，七成六上下": ["九成二", "八成三", "七成六上下"],
    "九成一线职工到岗": ["九成"],
    "八成二手车商开门，九成五星级酒店营业，近九成一季度项目开工": ["八成", "九成", "九成"],
    "八成五年内建成": ["八成", "五年"],
    "增加12例至837例，增长5%至8%": ["12例", "837例", "5%至8%"],
    "从3%到5%": ["3%", "5%"],
    "由120万只扩大到1100万只，提升了8倍多": ["120万只", "1100万只", "8倍多"],
    "96.3%、95%、九成": ["96.3%", "95%", "九成"],
    "复工率达九成五\n返岗率超九成八 复产率七成六（统计）": ["九成五", "九成八", "七成六"],
    "复工率达九成五：六成三甲医院复诊，九成一线员工返岗": ["九成五", "六成", "九成"],
    "截至3月10日24时，已有461.9万人返岗": ["461.9万人"],
    "27 例，其中 3 例": ["27 例", "3 例"],
    "第三批300名队员": ["第三", "300名"],
    "总投资超过2600亿元的上百个项目": ["2600亿元", "百个"],
}
"""The spans of all quantities of a text, in order."""

Expected = TypeVar("Expected")
SHARED = Path(__file__).resolve().parents[2] / "shared"


def only(text: str) -> Quantity:
    """Return the one quantity of the text."""
    found = quantities(text)
    assert len(found) == 1, f"{text}: {found}"
    return found[0]


def rows(table: Mapping[Expected, str]) -> list[tuple[Expected, str]]:
    """Return one row for each text of a table grouped by what is expected."""
    return [(expected, text) for expected, texts in table.items() for text in texts.split("|")]


@pytest.mark.parametrize(("expected", "text"), rows(VALUES))
def test_value_and_unit(expected: tuple[str, str], text: str) -> None:
    """A number in any spelling has one value, in the canonical unit."""
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (Decimal(expected[0]), expected[1])


@pytest.mark.parametrize(("expected", "text"), rows(BOUNDS))
def test_relation_and_interval(expected: tuple[str, str | None, str | None], text: str) -> None:
    """The words around a number bound it; the interval is what number and words stand for."""
    relation, low, high = expected
    quantity = only(text)
    assert quantity.relation is Relation(relation)
    assert quantity.low == (None if low is None else Decimal(low))
    assert quantity.high == (None if high is None else Decimal(high))


@pytest.mark.parametrize(("step", "text"), rows(STEPS))
def test_step(step: str, text: str) -> None:
    """The step is the weight of the last printed digit."""
    assert only(text).step == Decimal(step)


@pytest.mark.parametrize("text", NOTHING.split("|"))
def test_counts_nothing(text: str) -> None:
    """Dates, names, identifiers and figures of speech give no quantity; an ordinal at most says that it is one."""
    assert [found for found in quantities(text) if found.form != "ordinal"] == []


@pytest.mark.parametrize(("value", "text"), rows(ORDINALS))
def test_ordinal(value: str, text: str) -> None:
    """第 makes an ordinal of the number behind it."""
    quantity = only(text)
    assert (quantity.form, quantity.value) == ("ordinal", Decimal(value))


@pytest.mark.parametrize(("text", "spans"), LISTS.items())
def test_spans(text: str, spans: list[str]) -> None:
    """A span holds number, unit and suffix; bounding words before it stay outside."""
    assert [text[found.start : found.end] for found in quantities(text)] == spans


def test_prefix_is_outside_the_span() -> None:
    """`prefix_start` is where the bounding words begin."""
    text = "复工率已超过了95%以上"
    quantity = only(text)
    assert text[quantity.prefix_start : quantity.start] == "已超过了" or text[quantity.prefix_start :][:3] == "超过了"
    assert text[quantity.start : quantity.end] == "95%以上"


@pytest.mark.parametrize(
    ("text", "form"),
    [("95%", "percent"), ("九成", "tenths"), ("三分之二", "fraction"), ("3-5天", "range"), ("50人", "number")],
)
def test_form(text: str, form: str) -> None:
    """The form says how the number is printed."""
    assert only(text).form == form


@given(
    st.text(
        alphabet=st.one_of(
            st.characters(), st.sampled_from("0123456789.,%万亿千百十一二三半成分之点至-几数多余上近约第年月日家人元个")
        )
    )
)
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    """Whatever the text, spans lie inside it, in order, without overlap, and intervals hold their value."""
    end = 0
    for found in quantities(text):
        assert end <= found.prefix_start <= found.start < found.end <= len(text)
        assert found.step > 0
        assert found.low is None or found.high is None or found.low <= found.high
        end = found.end


def spell(number: int) -> str:
    """Write a number below 10^16 in Chinese numerals."""
    if number == 0:
        return "零"
    words = ""
    for at, section in enumerate(reversed([number // 10000**power % 10000 for power in range(4)])):
        if section:
            gap = "零" if words and section < 1000 else ""
            words += gap + section_words(section) + ("兆", "亿", "万", "")[at]
        elif words and not words.endswith("零"):
            words += "零"
    return words.rstrip("零")


def section_words(section: int) -> str:
    """Write a number below 10000 in Chinese numerals."""
    words = ""
    for magnitude, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = section // magnitude % 10
        if digit:
            words += "零一二三四五六七八九"[digit] + name
        elif words and not words.endswith("零"):
            words += "零"
    return words.rstrip("零")


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_numerals_read_back(number: int) -> None:
    """A number written in Chinese numerals reads back as itself."""
    read = cardinal(spell(number).replace("零零", "零"))
    assert read is not None
    assert read.value == number


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(["", "万", "亿"]))
def test_digits_read_back(number: Decimal, magnitude: str) -> None:
    """A decimal with 万 or 亿 is exactly that many."""
    read = cardinal(f"{number:f}{magnitude}")
    assert read is not None
    assert read.value == number * {"": 1, "万": 10**4, "亿": 10**8}[magnitude]


@given(st.text())
def test_standard_form_keeps_positions(text: str) -> None:
    """Folding to standard forms changes no length, so spans hold in the original."""
    assert len(standard(text)) == len(text)


@pytest.mark.parametrize(
    "unit", ["1", "1,111", "1.1", "一", "千", "半", "1-", "一万", "3%至", "2020-", "第1", "1 ", "百分之"]
)
def test_a_long_line_takes_linear_time(unit: str) -> None:
    """A long line of digits or numerals takes no time that grows with its square."""
    text = unit * (200_000 // len(unit))
    began = time.process_time()
    quantities(text)
    assert time.process_time() - began < 20


def test_names_of_places_hold_no_quantity() -> None:
    """No name of a province, city or county reads as a quantity."""
    areas = SHARED / "gazetteer" / "areas.csv"
    if not areas.exists():
        pytest.skip("the table of places is not beside the project")
    words = {field.strip('"') for line in areas.read_text(encoding="utf-8").splitlines() for field in line.split(",")}
    counted = {word for word in words if [found for found in quantities(word) if not word.isascii()]}
    assert counted == set()


@pytest.mark.parametrize("text", ["返岗3333333333333333333亿亿" + "3" * 96 + "94.7%。", "三点五亿亿亿亿亿人"])
def test_a_number_that_nobody_prints_is_none(text: str) -> None:
    """Arithmetic is exact to 28 digits; what is larger is read as nothing, without an error."""
    assert quantities(text) == []
