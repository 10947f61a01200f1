"""Which count is the population of another figure, and which is not."""

import pytest

from tests.reading import article, level, reader, short, values

READ = [
    ("宁波市规模以上工业企业8000家，已复工7200家。", [("total", "8000家"), ("work", "90%"), ("resumed", "7200家")]),
    ("宁波市8000家规模以上工业企业复产7920家。", [("total", "8000家"), ("production", "99%"), ("producing", "7920家")]),
    ("宁波市8000多家企业已复工7200多家。", [("total", ">=8000家"), ("resumed", ">=7200家")]),
    (
        "宁波市企业职工总数为1.2万人，返岗1.1万人。",
        [("people", "12000人"), ("staff", "91.67%"), ("returned", "11000人")],
    ),
    ("宁波市130家企业有90%复工。", [("total", "130家"), ("work", "90%")]),
    ("宁波市966个项目中，复工率为88.5%。", [("total", "966个"), ("work", "88.5%")]),
    ("宁波市30个机场建设项目复工率为86.6%。", [("total", "30个"), ("work", "86.6%")]),
    # the first of a sentence is none of the parts of a plan told before it
    (
        "其余企业预计月底复产。宁波市60户重点企业累计复工48户。",
        [("total", "60户"), ("work", "80%"), ("resumed", "48户")],
    ),
    # those left out stand in brackets, and some of them are named again
    (
        "宁波市规模以上工业企业300户（不含镇属），已复工复产企业240户，复工率80%。",
        [("total", "300户"), ("resumed", "240户"), ("work", "80%")],
    ),
    # those taken off it are none of its parts, and make no rate of it
    (
        "宁波市40户医药企业，扣除季节性停产企业2户，其余38户复工复产，复工率100%。",
        [("total", "40户"), ("resumed", "38户"), ("work", "100%")],
    ),
    (
        "宁波市400户重点企业剔除6户停产企业外，394户企业复工复产。",
        [("total", "400户"), ("resumed", "394户")],
    ),
    (
        "宁波市90家上市公司中除2家公司未复工外，其他公司均已复工，复工率97.8%。",
        [("total", "90家"), ("work", "97.8%")],
    ),
    # a number of provinces is no other place
    (
        "在建的120项水利工程中，已有21个省份的90项工程复工，占工程总数的75%。",
        [("total", "120项"), ("resumed", "90项"), ("work", "75%")],
    ),
    # how many they are whom a share is of
    (
        "宁波市已复工项目90个，占全部120个重点项目的75%。",
        [("resumed", "90个"), ("total", "120个"), ("work", "75%")],
    ),
]

NOT_WHOLE = [
    # less than its part
    ("宁波市120家银行支持8000家企业复工。", [("resumed", "8000家")]),
    # no part beside it
    ("宁波市企业总数8000家，都在为复工复产做准备。", []),
    # a number that sums up a list of places or trades
    ("杭州、宁波、温州三市企业复工率为95%。", [("work", "95%")] * 3),
    ("宁波市纺织、化工等五个行业复工率为95%。", [("work", "95%")]),
    # whose subsidiaries, or whose another number, they are
    ("宁波市复工企业90家，占其120家子公司用电量的75%。", [("resumed", "90家")]),
    # planned
    ("宁波市计划支持130家企业，已有90%复工。", [("work", "90%")]),
]

BEGUN = [
    ("宁波市复工复产，86个新开工项目已开工56个。", [("total", "86个"), ("started", "56个")]),
    ("宁波市复工复产，新开工项目86个，其中已开工56个。", [("total", "86个"), ("started", "56个")]),
    # begun with a ceremony
    ("宁波市复工复产，举行30个重大项目集中开工仪式。", [("started", "30个")]),
    # what is done is no kind of what is begun
    ("宁波市新开工项目204个，其中市重点项目开工96个；竣工项目25个。", [("started", "204个"), ("started", "96个")]),
    # what one word names the other does not say again
    ("宁波市复工企业300家，已有200家复产。", [("resumed", "300家"), ("producing", "200家")]),
    # a plan's composition
    (
        "宁波市重点项目复工情况：共40个项目（续建18个、新开工22个），续建项目已复工9个。",
        [("total", "40个"), ("resumed", "9个")],
    ),
    ("宁波市重点项目40个（已复工18个、未复工22个）。", [("total", "40个"), ("resumed", "18个")]),
]


@pytest.mark.parametrize(("text", "expected"), BEGUN)
def test_of_those_begun(text: str, expected: list[tuple[str, str]]) -> None:
    """What is to be begun is the population of what is begun; of what a whole is made up says of nobody what he did."""
    read = reader("resumption", "projects").read(article(text)).observations
    assert [(short(one), level(one)) for one in read if one.kind != "derived"] == expected


@pytest.mark.parametrize(("text", "expected"), READ)
def test_totals(text: str, expected: list[tuple[str, str]]) -> None:
    """The population stands before its part, is counted in its unit and is not less."""
    assert values(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOT_WHOLE)
def test_no_totals(text: str, expected: list[tuple[str, str]]) -> None:
    """Another count beside a figure is not its population."""
    assert values(text) == expected
