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
    ("绍兴市100家配套企业中，90家重点监测企业已复产，返岗率93%。", "重点监测企业"),
]


@pytest.mark.parametrize(("text", "whom"), WHOSE)
def test_whom_an_office_tells_of(text: str, whom: str | None) -> None:
    """The fuller name before answers for a bare noun; brackets, and what a place has much of, name nobody."""
    assert told(text)[-1][2] == whom


LINKED = [
    ("绍兴市外资企业复工88家，占全市120家外资企业的73.3%。", ["88家", "73.3%"]),
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
    ("绍兴市各县复工较快，如诸暨复工率近95%。", "330681"),
    ("绍兴市各区复工较快，如上虞规上工业企业复工率近95%。", "330604"),
    ("浙江省规上企业复工率96%。除绍兴市外，其他市复工率均达98%。", "330000"),
    ("绍兴市外贸企业复工80家，其中，诸暨市复工率达80%；农业企业。已复工13家。", "330600"),
]


@pytest.mark.parametrize(("text", "code"), PLACES)
def test_where_an_office_tells_of(text: str, code: str) -> None:
    """An example by its bare name is a place; the rest of a province is its own; a part sets no place after it."""
    assert told(text)[-1][1] == code


DAYS = [
    ("截至3月3日，绍兴市企业复工面99%，较2月11日、2月24日分别提高71个、2个百分点，返岗6万人。", "2020-03-03"),
    ("3月3日，绍兴市企业返岗率达66%，比前日提高1个百分点。其中：在大型企业中，员工返岗率达47%。", "2020-03-03"),
    ("截至3月3日，按用电超过2019年12月日均电量30%为标准，绍兴市复工企业数为4万家。", "2020-03-03"),
    ("截至3月3日，绍兴市企业复工率90%。\n外贸企业。已复工企业63家。", "2020-03-03"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_of_what_day_an_office_tells(text: str, day: str) -> None:
    """A day that a change is held against dates nothing; a part with a heading has the day of its notice."""
    assert read(text)[-1].as_of == day
