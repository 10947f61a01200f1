"""A page of several stories: each is read as if it stood alone, its places and days are nobody else's."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.reading import EVERY_PACK, reader

GOLD = Path(__file__).resolve().parent / "data" / "gold"
TOGETHER = 3
HEADS = ("春风送暖处处忙", "担当实干开新局", "把服务送到家门口")
OPENINGS = ("本报讯（记者 方圆）", "□记者 方圆 报道\n", "江北网3月8日讯 ")


def read(text: str, published: date) -> tuple[Observation, ...]:
    """Return the observations of the text."""
    return (
        reader(*EVERY_PACK).read(Article("0" * 64, text, published, PublishedKind.GIVEN, packs=EVERY_PACK)).observations
    )


def spoken(found: tuple[Observation, ...]) -> list[tuple[object, ...]]:
    """Return what was read, without where it stands."""
    told = [(one.series, one.value, one.relation, one.as_of, one.kind, one.quote) for one in found]
    return sorted(told, key=str)


def pages() -> Iterator[tuple[date, list[str]]]:
    """Yield the texts of some articles that could stand on one page, and its day."""
    lines = (GOLD / "meta.jsonl").read_text(encoding="utf-8").splitlines()
    days = {one["doc"]: date.fromisoformat(one["published"]) for one in map(json.loads, lines)}
    every = sorted(days)
    for at in range(0, len(every), TOGETHER):
        names = every[at : at + TOGETHER]
        texts = [(GOLD / "articles" / name).read_text(encoding="utf-8").strip() for name in names]
        yield days[names[0]], texts


@pytest.mark.parametrize(("number", "opening"), list(enumerate(OPENINGS)))
def test_a_story_is_read_on_a_page_as_alone(number: int, opening: str) -> None:
    """Whatever stands before and after it: nothing is lost, nothing goes over."""
    for published, texts in islice(pages(), number, None, len(OPENINGS)):
        stories = [f"{head}\n{opening}{text}" for head, text in zip(HEADS, texts, strict=False)]
        alone = [one for story in stories for one in spoken(read(story, published))]
        assert spoken(read("\n\n".join(stories), published)) == sorted(alone, key=str)


def test_words_of_a_story_on_a_page_are_found_where_they_stand() -> None:
    """Spans, quotes and evidence are those of the page."""
    for published, texts in islice(pages(), 0, None, len(OPENINGS)):
        page = "\n\n".join(f"本报讯（记者 方圆）{text}" for text in texts)
        for one in read(page, published):
            assert page[one.start : one.end] == one.text
            assert one.quote in page
            assert one.evidence is not None
            for span in (one.evidence.indicator, one.evidence.place, one.evidence.date):
                assert span is None or page.rfind("本报讯", 0, one.start) <= span[0] < span[1] <= len(page)


def test_stories_are_counted() -> None:
    """Each observation says of which story it is."""
    page = (
        "本报讯（记者 方圆）截至3月10日，青岛市规上工业企业复工率达95%。\n"
        "渡口来客\n"
        "本报讯（记者 林帆）昨天，长春市开出12趟务工专列。全市规上工业企业复工率达90%。"
    )
    found = [(one.story, one.series.place.name, one.text, one.as_of) for one in read(page, date(2020, 3, 12))]
    assert found == [
        (0, "青岛市", "95%", "2020-03-10"),
        (1, "长春市", "12趟", "2020-03-11"),
        (1, "长春市", "90%", "2020-03-11"),
    ]
