"""What reports of offices about work resumed are made of: headings, shares, bounds, days and names of their manner."""

import pytest

from tests.test_divided import read, told

HEADED = [
    ("截至3月4日，绍兴市企业复工率达90%。\n外贸企业。已复工企业63家。", [("63家", "外贸企业")]),
    (
        "绍兴市商贸企业。复工113家，复工率90%；建筑企业。已复工企业63家，返岗人员1万人。",
        [("63家", "建筑企业"), ("1万人", "建筑企业")],
    ),
    ("绍兴市商贸企业。复工90家；建筑企业。复工限上批发企业63家。", [("63家", "限额以上批发企业")]),
]


@pytest.mark.parametrize(("text", "figures"), HEADED)
def test_a_heading_says_whom_the_next_sentence_is_of(text: str, figures: list[tuple[str, str]]) -> None:
    """A clause that does nothing but name a population holds for the sentence after it, which may name its own."""
    assert [(words, whom) for words, _, whom in told(text)][-len(figures) :] == figures


WHOSE = [
    ("绍兴市72个在建市重点项目中，66个项目已复工，复工率为92%。", "在建市重点项目"),
    ("绍兴市规上企业（含季节性生产企业）达98家，复工率达92%。", "规模以上企业"),
    ("绍兴市新材料产业复工率93%。", "新材料产业"),
    ("绍兴市供应链配套企业复工率80%。", "供应链配套企业"),
    ("绍兴市商贸服务企业复工率达80%。", "商贸服务企业"),
    ("绍兴市规模大、民营企业多的地区复工较快，诸暨市复工率95%。", None),
    ("绍兴市企业复工加快，超10亿元企业复工率98%。", "超10亿元企业"),
    ("绍兴市50家部省白名单企业已复工。", "部省白名单企业"),
    ("绍兴市外贸企业复工120家，返岗人员比例达92%。", "外贸企业"),
    ("绍兴市418家“三上企业”已经复工402家，复工率96.2%。", "三上企业"),
    ("绍兴市规模以上企业中，累计复工企业379家，复工率92%。", "规模以上企业"),
    ("从行业看，绍兴市纺织、化工等复工率均超过95%。", "纺织、化工"),
    ("绍兴市100家配套企业中，90家重点监测企业已复产，返岗率93%。", "重点监测企业"),
]


@pytest.mark.parametrize(("text", "whom"), WHOSE)
def test_whom_an_office_tells_of(text: str, whom: str | None) -> None:
    """The fuller name before answers for a bare noun; brackets, and what a place has much of, name nobody."""
    assert told(text)[-1][2] == whom


DEALT = [
    ("从行业看，绍兴市机械、医药分别以98.9%、96.8%的复工率居前。", ["机械", "医药"]),
    ("绍兴市消费品行业中食品行业和烟草行业复工较好，复工率分别达98.7%和97.6%。", ["食品行业", "烟草行业"]),
    ("绍兴市餐饮、家政企业的复工率分别达到70%、60%。", ["餐饮企业", "家政企业"]),
]


@pytest.mark.parametrize(("text", "trades"), DEALT)
def test_trades_that_figures_are_dealt_out_to(text: str, trades: list[str]) -> None:
    """Trades without a noun of their own are populations where several are listed."""
    assert [whom for _, _, whom in told(text)] == trades


LINKED = [
    ("绍兴市规上企业复工率已由正月初七、初十的53.9%、88.3%跃升至97.4%。", ["88.3%", "97.4%"]),
    ("绍兴市26个亿元以上续建项目已复工。", ["26个"]),
    ("绍兴市复工率超过80%的有2个县，分别是诸暨市88.5%、嵊州市83%。", ["88.5%", "83%"]),
    ("绍兴市工业企业复工指数较高的5个行业依次为化工、医药。", []),
    ("绍兴市外资企业复工88家，占全市120家外资企业的73.3%。", ["88家", "120家", "73.3%"]),
    ("绍兴市复工建筑企业66家，占全市建筑企业数量的60.5%。", ["66家", "60.5%"]),
    ("绍兴市企业复工率近九成（88.4%）。", ["九成", "88.4%"]),
    ("绍兴市82个在建外资大项目中，80个已复工。", ["82个", "80个", "80个"]),
    ("绍兴市诸暨市、嵊州市复工率均超过80%，分别达到87.5%、82.1%。", ["80%", "80%", "87.5%", "82.1%"]),
    ("绍兴市66.9%的企业产能恢复率超过70%。", []),
    ("绍兴市超过七成产能恢复率达到70%以上。", []),
    ("绍兴市仅5.4%的企业复产率低于50%。", []),
    ("绍兴市日增复工企业52家，日增返岗人数1.8万人。", []),
]


@pytest.mark.parametrize(("text", "figures"), LINKED)
def test_what_an_office_counts(text: str, figures: list[str]) -> None:
    """Shares of a counted whole, exact figures in brackets and what is dealt out are read; what some reached is not."""
    assert [words for words, _, _ in told(text)] == figures


PLACES = [
    ("浙江省有8个市复工率超过90%。", None),
    ("全国24城复工率超过90%。", None),
    ("嘉兴、绍兴等沿海地区复工率已超过70%。", "330600"),
    ("浙江省复工较快，甚至舟山36家规上企业已复工。", "330900"),
    ("嘉兴、绍兴复工率超过70%，其中绍兴以79%居首。", "330600"),
    (
        "浙江日报讯（记者甲）3月5日从省经信厅获悉，全省规上企业复工率达98%。\n各地组织有力。外贸企业复工率96%。",
        "330000",
    ),
    ("绍兴市各县复工较快，如诸暨复工率近95%。", "330681"),
    ("绍兴市各区复工较快，如上虞规上工业企业复工率近95%。", "330604"),
    ("浙江省规上企业复工率96%。除绍兴市外，其他市复工率均达98%。", "330000"),
    ("绍兴市外贸企业复工80家，其中，诸暨市复工率达80%；农业企业。已复工13家。", "330600"),
]


@pytest.mark.parametrize(("text", "code"), PLACES)
def test_where_an_office_tells_of(text: str, code: str | None) -> None:
    """An example by its bare name is a place; the rest of a province is its own; a part sets no place after it."""
    assert told(text)[-1][1] == code


DAYS = [
    (
        "截至3月3日，绍兴市企业复工率近八成，较3月1日（二月初八）、去年同期提高11个、7个百分点，返岗率66%。",
        "2020-03-03",
    ),
    ("截至3月3日，绍兴市企业复工面99%，较2月11日、2月24日分别提高71个、2个百分点，返岗6万人。", "2020-03-03"),
    ("3月3日，绍兴市企业返岗率达66%，比前日提高1个百分点。其中：在大型企业中，员工返岗率达47%。", "2020-03-03"),
    ("截至3月3日，按用电超过2019年12月日均电量30%为标准，绍兴市复工企业数为4万家。", "2020-03-03"),
    ("截至3月3日，绍兴市企业复工率90%。\n外贸企业。已复工企业63家。", "2020-03-03"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_of_what_day_an_office_tells(text: str, day: str) -> None:
    """A day that a change is held against dates nothing; a part with a heading has the day of its notice."""
    assert read(text)[-1].as_of == day


MEANT = [
    (
        "浙江省今年计划新开工重大项目120个，已开工96个，开工率80%。规上企业返岗9万人。",
        ["projects_started", "start_rate"],
    ),
    ("浙江省规上企业复工率95%，开工率90%。计划新开工项目20个。", ["work_resumption_rate", "operating_rate"]),
    ("浙江省企业复工复产。节后重大项目已开工96个，新开工项目有序推进。", ["resumed_enterprises"]),
    ("浙江省重大项目建设提速，总投资30亿元。绍兴市、宁波市开工数居前，依次为52个、47个。", ["projects_started"] * 2),
]


@pytest.mark.parametrize(("text", "indicators"), MEANT)
def test_which_of_two_packs_a_word_is_of(text: str, indicators: list[str]) -> None:
    """The words that stand nearest say whether 开工 is of projects begun or of work taken up again."""
    kinds = {"projects_started", "start_rate", "operating_rate", "resumed_enterprises", "work_resumption_rate"}
    assert [one.series.indicator for one in read(text) if one.series.indicator in kinds] == indicators
