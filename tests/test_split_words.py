"""Verbs that what they are said of parts, progress that is praised first, and sums told in a clause of their own."""

import pytest

from tests.reading import article, level, reader

PACKS = ("resumption", "harvest", "power")


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Return (indicator, level, subject) of every stated figure."""
    found = reader(*PACKS).read(article(text)).observations
    return [(one.series.indicator, level(one), one.series.subject) for one in found if one.kind == "stated"]


PARTED = [
    ("县（市）中已有超过55%恢复城乡公交运营。", [("work_resumption_rate", ">=55%", None)]),
    ("杭州地铁9条线路恢复社会化运营。", [("resumed_enterprises", "9条", "线路")]),
    ("全区2600家企业恢复正常生产经营。", [("producing_enterprises", "2600家", "企业")]),
    (
        "复工有序推进，7家汽车站恢复省际班线运营，停电的310户用户恢复居民供电。",
        [("resumed_enterprises", "7家", "汽车站"), ("users_restored", "310户", None)],
    ),
    ("3家超市尚未恢复线下门店营业。", []),
]
"""恢复…运营: what is run stands in the midst of the verb."""

PRAISED = [
    ("全省秋粮收获进展顺利，已完成57.3%。", [("harvest_progress", "57.3%", "秋粮")]),
    ("小麦收割已近尾声，目前完成95%以上。", [("harvest_progress", ">=95%", "小麦")]),
    ("小麦收割进展顺利，农机跨区作业完成三成。", []),
]
"""How far a work is, after how it goes."""

SUMMED = [
    ("宁波公交线路全部恢复运营，共计218条。", [("resumed_enterprises", "218条", "公交线路")]),
    (
        "6条轨道交通和182条公交线路恢复运行。",
        [("resumed_enterprises", "6条", "轨道交通"), ("resumed_enterprises", "182条", "公交线路")],
    ),
]
"""How many did what the clause before says of all."""

SHARES = [
    (
        "全市收割早稻31.2万亩，占预计播面120万亩的26%。",
        [("harvested_area", "312000亩", "早稻"), ("harvest_progress", "26%", "早稻")],
    ),
    ("全省收获小麦310万亩，机收占比超98%。", [("harvested_area", "3100000亩", "小麦")]),
    ("秋粮已收六成，种粮收入占比62%。", [("harvest_progress", "60%", "秋粮")]),
]
"""A share of a whole that is counted, or planned; what machines bring in is no progress."""

SITES = [
    ("重要交通枢纽供电恢复八成以上。", [("restoration_rate", ">=80%", "重要交通枢纽")]),
    (
        "全省高速公路服务区复电率98%，用户复电率96%。",
        [("restoration_rate", "98%", "高速公路服务区"), ("restoration_rate", "96%", None)],
    ),
    ("国网温州供电公司复电率98%。", [("restoration_rate", "98%", None)]),
    ("61个断电的居民社区恢复供电。", []),
]
"""Sites that have power again are not the users of their place."""


@pytest.mark.parametrize(("text", "figures"), [*PARTED, *PRAISED, *SUMMED, *SHARES, *SITES])
def test_figures(text: str, figures: list[tuple[str, str, str | None]]) -> None:
    """Each figure is told once, of whom it is."""
    assert told(text) == figures
