"""Homes that are built, those who gain by it, what goods are made of, people who are carried to work."""

import pytest

from tests.reading import EVERY_PACK, article, reader

Row = tuple[str, str, str | None]


def told(text: str) -> list[Row]:
    """Return (indicator, words, population) of every figure."""
    read = reader(*EVERY_PACK).read(article(text)).observations
    return [(one.series.indicator, one.text, one.series.subject) for one in read]


HOMES: dict[str, list[Row]] = {
    "全省棚户区改造开工18.2万套，公租房基本建成3万套。": [("projects_started", "18.2万套", "棚户区改造")],
    "全市保障性租赁住房已开工2.6万套，竣工9000套，开工率达97%。": [
        ("projects_started", "2.6万套", "保障性租赁住房"),
        ("start_rate", "97%", "保障性租赁住房"),
    ],
    "截至目前，竹溪县农村危房改造工程已开工1283户，竣工760户，开工率81%。": [
        ("projects_started", "1283户", "农村危房改造"),
        ("start_rate", "81%", "农村危房改造"),
    ],
    "县里将危房改造列为“一把手工程”，认真组织实施，目前开工率达92%。": [("start_rate", "92%", None)],
    "今年，全省计划改造老旧小区1800个，已开工1640个、涉及居民27万户，开工率91%。": [
        ("projects_started", "1640个", "老旧小区"),
        ("start_rate", "91%", "老旧小区"),
    ],
    "全省城镇老旧小区改造累计开工1640个，惠及居民27万户，开工率91%。": [
        ("projects_started", "1640个", "老旧小区"),
        ("start_rate", "91%", "老旧小区"),
    ],
}
"""Those who live there are no projects, and nobody a rate is of."""

GOODS: dict[str, list[Row]] = {
    "甲厂日产口罩4万只，乙厂日产口罩辅料1200公斤。": [
        ("daily_output", "4万只", "口罩"),
        ("daily_output", "1200公斤", "口罩辅料"),
    ],
    "该公司日产口罩机15台、熔喷布2吨。": [("daily_output", "15台", "口罩机"), ("daily_output", "2吨", "熔喷布")],
    "全省小麦机收已过六成。": [("harvest_progress", "六成", "小麦")],
}
"""A machine for masks is no mask; wheat cut by machine is wheat."""

CARRIED: dict[str, list[Row]] = {
    "工人返岗忙。全县已集中输送返岗复工人员2870人。": [("workers_transported", "2870人", None)],
    "工人返岗忙。全县已接回返岗复工人员2870人。": [("workers_transported", "2870人", None)],
    "竹溪集中输送4批次1300余人返岗。": [("workers_transported", "1300余人", None)],
    "工人返岗忙。截至目前，“点对点”专车、专列等共输送务工人员1.3万人。": [("workers_transported", "1.3万人", None)],
    "工人返岗忙。全县已有返岗复工人员2870人。": [("returned_staff", "2870人", None)],
}
"""Who is brought back is carried, whatever they are called."""

NAMES: dict[str, list[Row]] = {
    "重大项目方面，复工率达95%。": [("work_resumption_rate", "95%", "重大项目")],
    "铁路建设方面，在建项目复工率达95%。": [("work_resumption_rate", "95%", "铁路在建项目")],
    "应急物资保障工业企业31家，全部复工。": [
        ("resumed_enterprises", "31家", "应急物资保障工业企业"),
        ("work_resumption_rate", "全部复工", "应急物资保障工业企业"),
    ],
    "各级加强物资保障，企业复工率达92%。": [("work_resumption_rate", "92%", None)],
}
"""What a sentence is about is no trade of its own where it only says how great the projects are."""

PARTS: dict[str, list[Row]] = {
    "各地捐赠物资。湖南累计向湖北捐赠各类蔬菜540吨，其中长沙市、岳阳市在100吨以上。": [
        ("supplies_delivered", "540吨", "蔬菜"),
        ("supplies_delivered", "100吨以上", "蔬菜"),
        ("supplies_delivered", "100吨以上", "蔬菜"),
    ],
    "截至2月15日，全区核查124个项目（含春节期间正常施工项目），整体复工率41.9%。": [
        ("work_resumption_rate", "41.9%", "项目"),
    ],
    "截至6日20时，供电受到影响的14个居民小区已全部恢复供电。": [("restoration_rate", "全部恢复供电", "居民小区")],
    "截至6日20时，停电用户已全部恢复供电。": [("restoration_rate", "全部恢复供电", None)],
    "全县26万亩水稻收割工作已全部完成。": [("harvested_area", "26万亩", "水稻"), ("harvest_progress", "全部", "水稻")],
    "煤矿复工复产加快，日均复产近60座。": [],
    "今天，区里启动智慧城市等近10个领域项目建设。": [],
    "三月五日，全省手足口病病例增至一千四百例；三月八日，该病病例再增至七千二百例。": [
        ("confirmed_cases", "一千四百例", "手足口病"),
        ("confirmed_cases", "七千二百例", "手足口病"),
    ],
}
"""Goods stay those of the whole; what is in brackets, of a day, of fields or of sites is of no more than these."""


@pytest.mark.parametrize(
    ("text", "rows"), [*HOMES.items(), *GOODS.items(), *CARRIED.items(), *NAMES.items(), *PARTS.items()]
)
def test_figures_and_whose_they_are(text: str, rows: list[Row]) -> None:
    """Check every figure, and whose it is."""
    assert told(text) == rows
