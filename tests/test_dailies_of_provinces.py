"""What provincial dailies and county offices tell: wholes, members, orders, places told of one by one."""

import pytest

from tests.test_divided import read, told

Figure = tuple[str, str, str | None, str | None]

FIGURES: list[tuple[str, list[Figure]]] = [
    # those that are counted before the first of them is told of, each by its place, and a rate of one and all
    (
        "慈溪市、余姚市规模以上企业各6户，宁海县、象山县规模以上企业各2户，复产率均为95%。",
        [
            *[("6户", "total_enterprises", code, "规模以上企业") for code in ("330282", "330281")],
            *[("2户", "total_enterprises", code, "规模以上企业") for code in ("330226", "330225")],
            *[
                ("95%", "production_resumption_rate", code, "规模以上企业")
                for code in ("330282", "330281", "330226", "330225")
            ],
        ],
    ),
    (
        "余姚市外贸企业复工8户，复工率80%，慈溪市外贸企业15户，复产12户，复产率80%。",
        [
            ("8户", "resumed_enterprises", "330281", "外贸企业"),
            ("80%", "work_resumption_rate", "330281", "外贸企业"),
            ("15户", "total_enterprises", "330282", "外贸企业"),
            ("12户", "producing_enterprises", "330282", "外贸企业"),
            ("80%", "production_resumption_rate", "330282", "外贸企业"),
        ],
    ),
    (
        "宁波市规模以上工业企业50家，已开工生产35户，开工率70%。",
        [
            ("50家", "total_enterprises", "330200", "规模以上工业企业"),
            ("35户", "resumed_enterprises", "330200", "规模以上工业企业"),
            ("70%", "operating_rate", "330200", "规模以上工业企业"),
        ],
    ),
    # a name that another count has is no count of what it names
    ("宁波市30个新开工项目已开工18个。", [("18个", "projects_started", "330200", "新开工项目")]),
    # areas that are only counted
    ("浙江省12个市州规上企业复工率均超过90%。", [("90%", "work_resumption_rate", None, "市州规模以上企业")]),
    ("宁波市6个开发区规上企业复工率约90%。", [("90%", "work_resumption_rate", "330200", "开发区规模以上企业")]),
    # parts told of by their places alone
    (
        "宁波市重点项目已开复工40项。其中，宁海县已开复工4项，象山县已开复工3项。",
        [
            ("40项", "resumed_enterprises", "330200", "重点项目"),
            ("4项", "resumed_enterprises", "330226", "重点项目"),
            ("3项", "resumed_enterprises", "330225", "重点项目"),
        ],
    ),
    # the share that a number of people is
    ("宁波市外贸企业返岗人数超八成。", [("八成", "staff_return_rate", "330200", "外贸企业")]),
    ("宁波市外贸企业返岗人数较上周增加两成。", []),
    ("宁波市在建工地劳务到位率62%。", [("62%", "staff_return_rate", "330200", "在建工地")]),
    # a plan goes on over a bare verb, and over a time that is not yet over
    ("宁波市计划开行返岗专列18趟，接回8000余名务工人员。", []),
    ("宁波市企业复工，预计月底复工项目30个，3月底复工率92%。", []),
    (
        "宁波市计划开行返岗专列18趟，目前已接回8000余名务工人员。",
        [("8000余名", "workers_transported", "330200", None)],
    ),
    # the first of those who are counted together says nothing of where
    (
        "浙江企业复工。包括宁波石化、海川公司、甬江集团等在内的20户重点企业中，已复产18户。",
        [
            ("20户", "total_enterprises", "330000", "重点企业"),
            ("18户", "producing_enterprises", "330000", "重点企业"),
        ],
    ),
    (
        "包括宁波石化、海川公司、甬江集团等在内的20户重点企业中，已复产18户。",
        [
            ("20户", "total_enterprises", "330200", "重点企业"),
            ("18户", "producing_enterprises", "330200", "重点企业"),
        ],
    ),
    ("浙江工程复工。宁波姚江灌区等5个项目均已复工。", [("5个", "resumed_enterprises", "330000", "项目")]),
    (
        "宁波市规上企业、外贸企业等50家企业复工。",
        [("50家", "resumed_enterprises", "330200", "企业")],
    ),
    # whose orders are carried out tells nothing of the nation
    (
        "浙江企业复工。\n全省贯彻落实党中央、国务院和省委关于复工复产的决策部署。\n外贸企业复工率92%。",
        [("92%", "work_resumption_rate", "330000", "外贸企业")],
    ),
    # a whole whose rate is told with a word between, or of numbers of people; not where its own clause tells of them
    (
        "宁波市45家龙头企业总体开工率达88%。",
        [
            ("45家", "total_enterprises", "330200", "龙头企业"),
            ("88%", "operating_rate", "330200", "龙头企业"),
        ],
    ),
    (
        "宁波市外贸企业已复产61户，12.5万正常生产用工中，已返岗9.4万人。",
        [
            ("61户", "producing_enterprises", "330200", "外贸企业"),
            ("12.5万", "total_staff", "330200", "外贸企业"),
            ("9.4万人", "returned_staff", "330200", "外贸企业"),
        ],
    ),
    (
        "余姚市已复工甬江广场、姚江公寓、旧城改造等重大项目19个，复工率86%。",
        [
            ("19个", "resumed_enterprises", "330281", "重大项目"),
            ("86%", "work_resumption_rate", "330281", "重大项目"),
        ],
    ),
    # parts with a name in quotation marks
    (
        "宁波市已复工企业900家，其中“四上”企业140家，规上工业企业25家。",
        [
            ("900家", "resumed_enterprises", "330200", "企业"),
            ("140家", "resumed_enterprises", "330200", "四上企业"),
            ("25家", "resumed_enterprises", "330200", "规模以上工业企业"),
        ],
    ),
    # who is named as a reason, or left out, is not told of; those above are
    (
        "宁波市渔具经营企业因为直接面对养殖场户，现在复工率达87%。",
        [("87%", "work_resumption_rate", "330200", "渔具经营企业")],
    ),
    (
        "宁波市外贸企业返岗6万人，剔除注销、季节性停产等企业岗位，复工人员比例97%。",
        [
            ("6万人", "returned_staff", "330200", "外贸企业"),
            ("97%", "staff_return_rate", "330200", "外贸企业"),
        ],
    ),
    (
        "宁波市20户重点调度企业已复产18户。上述企业已返岗3万人，返岗率88%。",
        [
            ("20户", "total_enterprises", "330200", "重点调度企业"),
            ("18户", "producing_enterprises", "330200", "重点调度企业"),
            ("3万人", "returned_staff", "330200", "重点调度企业"),
            ("88%", "staff_return_rate", "330200", "重点调度企业"),
        ],
    ),
    # trades that a number sums up
    (
        "宁波市八大支柱产业中的石化、冶金、电力3个行业的复产率超过92%。",
        [("92%", "production_resumption_rate", "330200", "石化、冶金、电力行业")],
    ),
    # the projects that are new are not those named before
    (
        "宁波市70个重点续建项目已复工60个，30个新开工项目已开工18个。",
        [
            ("70个", "total_enterprises", "330200", "重点续建项目"),
            ("60个", "resumed_enterprises", "330200", "重点续建项目"),
            ("30个", "total_enterprises", "330200", "新开工项目"),
            ("18个", "projects_started", "330200", "新开工项目"),
        ],
    ),
    # the world in a name of what somebody does is no place
    (
        "宁波企业复工。跨国公司调配全球资源扩大进口。外贸企业复工率92%。",
        [("92%", "work_resumption_rate", "330200", "外贸企业")],
    ),
    ("宁波市共计组织外出返岗农民工达5.2万人。", [("5.2万人", "workers_transported", "330200", None)]),
    # figures in brackets after the places of a list
    (
        "浙江企业复工。口罩日产量排名前二的分别为宁波（31万只）、绍兴市（16.4万只）。",
        [("31万只", "daily_output", "330200", "口罩"), ("16.4万只", "daily_output", "330600", "口罩")],
    ),
    (
        "浙江企业复工。复工企业数居前的是宁波市（311家）、杭州市（264家）。",
        [("311家", "resumed_enterprises", "330200", None), ("264家", "resumed_enterprises", "330100", None)],
    ),
    # whom there are most of, and most of them; 以外资 leaves out nothing
    (
        "宁波市以外资企业为主的服务型企业中，81%已复工。",
        [("81%", "work_resumption_rate", "330200", "服务型企业")],
    ),
    (
        "宁波市90家以外资企业为主的服务型企业中，81%已复工。",
        [
            ("90家", "total_enterprises", "330200", "服务型企业"),
            ("81%", "work_resumption_rate", "330200", "服务型企业"),
        ],
    ),
    ("宁波市多数厂商复工，复工率约五成。", [("五成", "work_resumption_rate", "330200", "厂商")]),
    # what is on its way has not come
    ("宁波市企业复工，近300辆汽车正陆续运往目的地。", []),
    # a place in brackets is that of what stands in them
    (
        "全国百家饲料企业（含浙江省前10家企业）1600家生产厂已复工1500家，复工率94%。",
        [
            ("1600家", "total_enterprises", "100000", "生产厂"),
            ("1500家", "resumed_enterprises", "100000", "生产厂"),
            ("94%", "work_resumption_rate", "100000", "生产厂"),
        ],
    ),
    # the field that a part of the sentence is told of
    (
        "宁波市160家外贸企业复工；交通运输领域平稳有序，复工率超90%。",
        [
            ("160家", "resumed_enterprises", "330200", "外贸企业"),
            ("90%", "work_resumption_rate", "330200", "交通运输领域"),
        ],
    ),
    # names: of a key few, of a firm, of none
    (
        "宁波市重点监测的40户企业复产32户。",
        [
            ("40户", "total_enterprises", "330200", "重点监测企业"),
            ("32户", "producing_enterprises", "330200", "重点监测企业"),
        ],
    ),
    ("浙江有色集团复工，产能恢复88%。", [("88%", "capacity_rate", None, "浙江有色集团")]),
    ("宁波市园区规模以上工业企业复工率90%。", [("90%", "work_resumption_rate", "330200", "规模以上工业企业")]),
    (
        "作为自治区重点建设项目，宁波市统筹推进60个项目建设，已复工45个。",
        [("60个", "total_enterprises", "330200", "项目"), ("45个", "resumed_enterprises", "330200", "项目")],
    ),
    (
        "浙江省属企业集团层面已复工。目前，返岗率82%。",
        [("82%", "staff_return_rate", "330000", None)],
    ),
]


@pytest.mark.parametrize(("text", "figures"), FIGURES)
def test_what_a_notice_tells(text: str, figures: list[Figure]) -> None:
    """Every figure of the text with its indicator, place and population, and nothing else that is printed."""
    stated = [one for one in read(text) if one.kind == "stated"]
    seen = [(one.text, one.series.indicator, one.series.place.code, one.series.subject) for one in stated]
    assert seen == figures


def test_a_rate_held_against_a_day_of_the_whole_dates_nothing() -> None:
    """What is higher than a day's level of the province (高于全省3日复产率) is told of another day."""
    text = "宁波市外贸企业复产228户，高于全省3日复产率9个百分点；到岗5788人。"
    assert [one.as_of for one in read(text)] == ["2020-03-06"] * 2


BANNERS = [
    ("土左旗企业复工率90%。", "150121"),
    ("呼和浩特市和林县企业复工率90%。", "150123"),
    ("乌中旗企业复工率90%。", "150824"),
    ("临夏市、东乡县企业复工率90%。", "622926"),
]


@pytest.mark.parametrize(("text", "code"), BANNERS)
def test_a_banner_has_a_short_name(text: str, code: str) -> None:
    """Banners and autonomous counties are called by what people call them."""
    assert told(text)[-1][1] == code
