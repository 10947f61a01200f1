"""What one clause or sentence counts and the next deals out; what a branch or a list of districts says of the place."""

import pytest

from tests.test_divided import read, told

Counted = list[tuple[str, str | None, str | None]]

FOLLOWING: list[tuple[str, Counted]] = [
    (
        "到3月4日，江西省早稻已播1120万亩。其中宜春市230万亩、吉安市215万亩。",
        [("1120万亩", "360000", "早稻"), ("230万亩", "360900", "早稻"), ("215万亩", "360800", "早稻")],
    ),
    (
        "台风过后，福建省已恢复供电41.5万户。其中，泉州市12.8万户；莆田市9.6万户。",
        [("41.5万户", "350000", None), ("12.8万户", "350500", None), ("9.6万户", "350300", None)],
    ),
    (
        "湖北省重点项目开工1300个。分市州看，宜昌、襄阳分别为160个、151个。",
        [("1300个", "420000", "重点项目"), ("160个", "420500", "重点项目"), ("151个", "420600", "重点项目")],
    ),
    (
        "嘉兴市企业复工，发放贷款16亿元。其中海宁市3.1亿元，桐乡市2.7亿元，用于购买原料。",
        [("16亿元", "330400", None), ("3.1亿元", "330481", None), ("2.7亿元", "330483", None)],
    ),
    (
        "嘉兴市规上工业企业复工1820家。其中，外资企业211家、纺织企业390家。",
        [
            ("1820家", "330400", "规模以上工业企业"),
            ("211家", "330400", "外商投资企业"),
            ("390家", "330400", "纺织企业"),
        ],
    ),
    (
        "嘉兴市企业返岗员工8.2万人。其中，省外员工1.9万人。",
        [("8.2万人", "330400", None), ("1.9万人", "330400", "省外员工")],
    ),
    ("嘉兴市规上工业企业复工182家。其中海宁市190家。", [("182家", "330400", "规模以上工业企业")]),
    ("嘉兴市规上工业企业复工182家。其中海宁市100家、桐乡市95家。", [("182家", "330400", "规模以上工业企业")]),
    ("嘉兴市规上工业企业复工182家。其中海宁市19家停产。", [("182家", "330400", "规模以上工业企业")]),
    ("嘉兴市规上工业企业复工182家。其中海宁市干部走访19家。", [("182家", "330400", "规模以上工业企业")]),
    ("嘉兴市规上工业企业复工182家。海宁市干部进厂。其中海宁市19家。", [("182家", "330400", "规模以上工业企业")]),
    (
        "嘉兴市规上工业企业复工182家，发放贷款6亿元。其中海宁市3.1万吨。",
        [("182家", "330400", "规模以上工业企业"), ("6亿元", "330400", None)],
    ),
]


@pytest.mark.parametrize(("text", "counts"), FOLLOWING)
def test_a_sentence_of_parts(text: str, counts: Counted) -> None:
    """其中 opens the parts of what the sentence before counted: places or kinds alone, and no more than the whole."""
    assert told(text) == counts


RANKED: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        "无锡、常州、南通企业复工数居前三位，依次为1820家、1511家、1407家。",
        [("1820家", "320200"), ("1511家", "320400"), ("1407家", "320600")],
    ),
    (
        "襄阳、荆门小麦收获面积位列全省前两位，分别达到210万亩和166万亩。",
        [("210万亩", "420600"), ("166万亩", "420800")],
    ),
    ("龙岩、三明两市恢复供电户数最多，分别为2.4万户、1.7万户。", [("2.4万户", "350800"), ("1.7万户", "350400")]),
    (
        "无锡、常州、南通企业复工率居全省前列，依次为98.1%、97.6%、97%。",
        [("98.1%", "320200"), ("97.6%", "320400"), ("97%", "320600")],
    ),
    ("无锡、常州企业发放贷款较多，位居全省前列，分别为12亿元、9亿元。", [("12亿元", "320200"), ("9亿元", "320400")]),
    ("唐山、邯郸项目开工数领先，依次为96个、88个。", [("96个", "130200"), ("88个", "130400")]),
    ("无锡、常州企业复工数居前三位，依次为1820家、1511家、1407家。", []),
    ("无锡、常州计划复工数居前两位，依次为1820家、1511家。", []),
    ("无锡、常州企业复工后走访慰问，分别为20家、11家。", []),
    ("无锡、常州停产企业最多，分别为20家、11家，其他企业复工。", []),
]


@pytest.mark.parametrize(("text", "counts"), RANKED)
def test_figures_dealt_to_the_places_of_the_clause_before(text: str, counts: list[tuple[str, str | None]]) -> None:
    """Each place of a list that a clause ranks has its own figure of the next, which 依次 or 分别 opens."""
    assert [(words, place) for words, place, _ in told(text)] == counts


TRADES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("，其中白酒、磷化工企业分别为97%和95.6%。", [("97%", "白酒企业"), ("95.6%", "磷化工企业")]),
    ("，其中纺织企业、医药企业分别达98%、99.1%。", [("98%", "纺织企业"), ("99.1%", "医药企业")]),
    ("，其中食品、烟草行业分别为98%、99.1%，均高于平均。", [("98%", "食品行业"), ("99.1%", "烟草行业")]),
    ("，其中诸暨市、嵊州市分别为98%、91%。", [("98%", "规模以上工业企业"), ("91%", "规模以上工业企业")]),
    ("，利润、税收分别增长8%、9.1%。", []),
    ("，其中白酒企业为97%。", [("97%", "白酒企业")]),
]


@pytest.mark.parametrize(("text", "rates"), TRADES)
def test_trades_of_a_later_clause(text: str, rates: list[tuple[str, str | None]]) -> None:
    """Trades that 其中 lists after a rate have its figures, one each."""
    assert [(words, whose) for words, _, whose in told("绍兴市规上工业企业复工率93.5%" + text)][1:] == rates


OFFICES: list[tuple[str, str | None]] = [
    ("绍兴市各地开工。诸暨市企业复工率98%。\n省交通运输厅介绍，在建公路项目复工率为97%。", "330000"),
    ("诸暨市企业复工率98%。\n据市统计局数据，规上工业企业复工率97%。", "330681"),
    ("绍兴市企业复工率98%。\n记者从市商务局获悉，商场营业率97%。", "330600"),
    ("诸暨市企业复工率98%。\n省交通运输厅介绍，绍兴市在建公路项目复工率为97%。", "330600"),
    ("诸暨市企业复工率98%。\n省时省力的办法推广，企业复产率97%。", "330681"),
]


@pytest.mark.parametrize(("text", "place"), OFFICES)
def test_an_office_speaks_for_its_place(text: str, place: str | None) -> None:
    """省…厅 that opens a sentence speaks for the province, where no place is named."""
    assert told(text)[-1][1] == place


EACH: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("孝感、荆门分别完成收获小麦46万亩、59万亩。", [("46万亩", "420900"), ("59万亩", "420800")]),
    ("晋江、南安受损最重，截至4日分别复电20.1万户、16.4万户。", [("20.1万户", "350582"), ("16.4万户", "350583")]),
    ("晋江、南安停电用户分别为20.1万户、16.4万户，抢修复电加快。", []),
]


@pytest.mark.parametrize(("text", "counts"), EACH)
def test_figures_that_a_verb_deals_out(text: str, counts: list[tuple[str, str | None]]) -> None:
    """What a verb is said of each has as many figures as places."""
    assert [(words, place) for words, place, _ in told(text)] == counts


def test_the_wider_place_keeps_the_day_of_its_notice() -> None:
    """Parts within a notice leave it that of its whole: another place of it has its day too."""
    text = "截至3月4日，浙江省企业复工率98%，宁波市为97%。\n金华市企业复工率居前，为99%。"
    assert [one.as_of for one in read(text)] == ["2020-03-04"] * 3


BRANCHES: list[tuple[str, list[str | None]]] = [
    ("农行绍兴分行复工后向210户企业发放贷款4.2亿元。", ["330600", "330600"]),
    ("工商银行绍兴市分行网点营业率达98%。", ["330600"]),
    ("中国银行江西省分行为复工企业送政策。目前已发放贷款31亿元。", ["360000"]),
    ("建行诸暨支行员工返岗率为97%。", ["330681"]),
    ("国网绍兴供电公司抢修，累计恢复供电3.6万户。", ["330600"]),
    ("农行绍兴分行上门服务。金华市企业复工率达98%。", ["330700"]),
    ("农行绍兴分行上门，金华市企业复工率达98%。", ["330700"]),
]


@pytest.mark.parametrize(("text", "places"), BRANCHES)
def test_the_place_of_a_branch(text: str, places: list[str | None]) -> None:
    """Where nothing else says where, what a branch does is of its place, in the next sentence too."""
    assert [place for _, place, _ in told(text)] == places


DISTRICTS: list[tuple[str, str | None]] = [
    ("越城区、柯桥区、上虞区企业陆续开门。目前企业复工率达98%。", "330600"),
    ("黄浦区、静安区企业陆续开门。目前企业复工率达98%。", "310000"),
    ("柯桥区企业陆续开门。目前企业复工率达98%。", "330603"),
    ("越城区、柯桥区企业陆续开门。柯桥区又下一城，目前企业复工率达98%。", "330603"),
    ("越城区、柯桥区企业陆续开门。柯桥区企业复工率达98%。", "330603"),
]


@pytest.mark.parametrize(("text", "place"), DISTRICTS)
def test_a_place_that_only_its_districts_name(text: str, place: str | None) -> None:
    """Several districts of one city, each named as often, speak for the city."""
    assert told(text)[-1][1] == place


COMPUTED: list[tuple[str, list[str]]] = [
    ("绍兴市规上工业企业中，受灾停产的有63家，目前已复产48家。", []),
    ("绍兴市纺织企业中，停产检修的共有63家，已复产48家。", []),
    ("绍兴市63家纺织企业复产48家。", ["76.19"]),
    ("绍兴市63家纺织企业复产48家，恢复率76.2%。", []),
    ("绍兴市63家纺织企业复产48家，产能恢复到八成左右。", ["76.19"]),
    ("绍兴市企业除3家外全部复工。", []),
    ("绍兴市企业除2家企业之外，均已复工。", []),
    ("绍兴市纺织企业全部复工。", ["100"]),
    ("绍兴市48条停运公交线路均已恢复运营。", ["100"]),
    ("绍兴市力争月底前纺织企业全部复工。", []),
]


@pytest.mark.parametrize(("text", "rates"), COMPUTED)
def test_what_is_said_of_all_or_follows_from_two_counts(text: str, rates: list[str]) -> None:
    """No rate of those that had stopped, none of all but some, none that is printed beside its counts."""
    assert [str(one.value) for one in read(text) if one.kind.value in {"implied", "derived"}] == rates
