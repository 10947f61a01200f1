"""Goods of a total told before them, and people carried: one grammar fact a row."""

import pytest

from tests.reading import values

OPENING = "企业复工复产有序推进，防疫物资保障有力。"
READ = [
    # goods of a total: behind 包括, 其中, 含, a colon, in brackets; in the order name, figure or figure, name
    (
        "湖南省紧急调拨1.2万件救灾物资，包括帐篷800顶、毛毯3000床。",
        [("supplies", "12000件"), ("supplies", "800顶"), ("supplies", "3000床")],
    ),
    (
        "湖南省调拨9000件物资（其中：帐篷600顶、棉大衣（加厚）4000件），支援岳阳。",
        [("supplies", "9000件"), ("supplies", "600顶"), ("supplies", "4000件")],
    ),
    (
        "湖南省向岳阳捐赠蔬菜70吨（含辣椒30吨、白菜40吨）。",
        [("supplies", "70吨"), ("supplies", "30吨"), ("supplies", "40吨")],
    ),
    (
        "今天从湖南送往武汉的12吨蔬菜，包括7吨黄瓜，5吨豆角，都很新鲜。",
        [("supplies", "12吨"), ("supplies", "7吨"), ("supplies", "5吨")],
    ),
    # verbs of handing out, an ordinal before the goods
    ("湖南省紧急增调第二批1.7万件物资。", [("supplies", "17000件")]),
    ("湖南省又调拨第二批家庭包900个。", [("supplies", "900个")]),
    # how many kinds of goods there are, before how much of them
    ("货车装载了湖南捐赠的黄瓜、辣椒等十余个品种、60余吨蔬菜。", [("supplies", ">=60吨")]),
    # people carried
    ("宁波返岗专列发车，满载512名务工人员。", [("carried", "512人")]),
    ("316名贵州务工人员搭乘G2315专列返回宁波。", [("carried", "316人")]),
    ("270多名务工人员陆续进站。", [("carried", ">=270人")]),
    ("包机上的168名乘客，都是在宁波务工的贵州籍员工。", [("carried", "168人")]),
    ("高铁专列“点对点”输送1240人前往62家企业返岗就业。", [("carried", "1240人")]),
    ("公司连续4天，每天派出3辆大巴，将300多名员工接回厂区，恢复生产。", [("carried", ">=300人")]),
    (
        "首趟专列满载512名务工人员。第二趟也已发车，搭载430人，到温州210人、到台州220人。",
        [("carried", "512人"), ("carried", "430人"), ("carried", "210人"), ("carried", "220人")],
    ),
    # look-alikes
    ("企业复工复产，包机上的168名乘客均为留学生。", []),
    ("企业复工复产，铁路部门日均运送超过8万务工人员到达宁波。", []),
    ("湖南省储备救灾物资8.2万件，包括帐篷3000顶、棉被4万床。", []),
    ("湖南省计划调拨3万件物资，包括帐篷2000顶、棉被1万床。", []),
    ("湖南省捐赠物资2万件，包括4家企业、30名员工参与。", [("supplies", "20000件")]),
    ("湖南省调拨大米500吨，包括早前的大米共800吨。", [("supplies", "500吨")]),
]
"""A sentence and every figure that is read in it."""


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    """What a page tells of that tells of work resumed and of goods."""
    assert values(OPENING + text) == expected
