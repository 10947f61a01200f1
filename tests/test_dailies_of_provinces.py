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
    ("宁波市30个新开工项目已开工18个。", [("18个", "projects_started", "330200", "项目")]),
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
