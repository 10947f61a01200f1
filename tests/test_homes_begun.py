"""Homes that programmes begin, by their programme; who gains by it is neither begun nor whom a rate is of."""

import pytest

from tests.reading import Said, said

HOMES: dict[str, list[Said]] = {
    "全省棚户区改造开工18.2万套，公租房基本建成3万套。": [("18.2万套", "projects_started", "棚户区改造")],
    "全市保障性租赁住房已开工2.6万套，竣工9000套，开工率达97%。": [
        ("2.6万套", "projects_started", "保障性租赁住房"),
        ("97%", "start_rate", "保障性租赁住房"),
    ],
    "截至目前，竹溪县农村危房改造工程已开工1283户，竣工760户，开工率81%。": [
        ("1283户", "projects_started", "农村危房改造"),
        ("81%", "start_rate", "农村危房改造"),
    ],
    "县里将危房改造列为“一把手工程”，认真组织实施，目前开工率达92%。": [("92%", "start_rate", None)],
    "今年，全省计划改造老旧小区1800个，已开工1640个、涉及居民27万户，开工率91%。": [
        ("1640个", "projects_started", "老旧小区"),
        ("91%", "start_rate", "老旧小区"),
    ],
    "全省城镇老旧小区改造累计开工1640个，惠及居民27万户，开工率91%。": [
        ("1640个", "projects_started", "老旧小区"),
        ("91%", "start_rate", "老旧小区"),
    ],
    "今天，区里启动智慧城市等近10个领域项目建设。": [],
}
"""Those who live there are no projects, and nobody a rate is of."""


@pytest.mark.parametrize(("text", "rows"), HOMES.items())
def test_homes(text: str, rows: list[Said]) -> None:
    """Each figure has its indicator and its programme."""
    assert said(text) == rows
