import json
from collections.abc import Sequence
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from shuize import packfile
from shuize.alert import Telling
from shuize.pack import Pack
from shuize.store.schema import events as event_rows
from tests.tales import NOW, PACK, Story, receive, send, store, story, streams
from tests.test_announced import lines, readings
from tests.test_reprints import prints
from workers.compare.rehearse import EVERYBODY, Announcement, rehearse
from workers.ledger.record import record


def rehearsed(stories: Sequence[Story], packs: Sequence[Pack] = (PACK,)) -> list[Announcement]:
    """Rehearse the stories in their order."""
    pairs = [(one.article, one.reading) for one in stories]
    return list(rehearse(pairs, packs, lateness_days=14, language="zh"))


@settings(max_examples=40, deadline=None)
@given(stories=st.one_of(streams(), prints()), in_order=st.booleans())
def test_a_rehearsal_is_what_the_store_does(
    tmp_path_factory: pytest.TempPathFactory, stories: list[Story], in_order: bool  # noqa: FBT001  # drawn
) -> None:  # fmt: skip
    """Event by event: the same ids, types, sentences and the same people told, where everything is sent at once."""
    order = sorted(stories, key=lambda one: one.article.published) if in_order else stories
    with store(f"sqlite:///{tmp_path_factory.mktemp('store')}/shuize.db") as engine:
        for second, one in enumerate(order):
            receive(engine, one, second)
            record(
                engine, one.article, one.reading, [PACK], EVERYBODY, now=NOW, quiet=False, lateness_days=14,
                language="zh",
            )  # fmt: skip
            send(engine)
        with engine.connect() as conn:
            columns = (event_rows.c.id, event_rows.c.told, event_rows.c.supersedes, event_rows.c.body)
            stored = list(conn.execute(select(*columns).order_by(event_rows.c.sequence)))
    said = rehearsed(order)
    assert [(one.notice.id, str(one.telling)) for one in said] == [(row.id, row.told) for row in stored]
    for one, row in zip(said, stored, strict=True):
        body = json.loads(row.body)
        assert one.text == body["data"]["text"]
        assert one.body["type"] == body["type"]
        assert one.body["data"]["alert"] == body["data"]["alert"]


def test_the_samples_announce_what_is_expected() -> None:
    """Figure by figure as a careful reader reads them, the samples give announced.jsonl and nothing else."""
    found = readings()
    packs = [packfile.load("resumption")]
    said = rehearse(((article, reading) for _, article, reading in found), packs, lateness_days=14, language="zh")
    told = sorted(
        (one.body["type"], one.body["data"]["series"]["place"]["code"], one.body["data"]["observation"]["as_of"])
        for one in said
        if one.telling is Telling.TOLD
    )
    assert told == sorted((one["type"], one["region"], one["as_of"]) for one in lines("announced.jsonl"))


def test_what_was_told_is_taken_back() -> None:
    """A rehearsal counts what is told as sent: the correction is told too, and names what it supersedes."""
    crossing = story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24"})
    correction = story("2020-03-27", {"value": "86.3", "as_of": "2020-03-24"}, correction_of="*")
    first, last = rehearsed([crossing, correction])
    assert [one.telling for one in (first, last)] == [Telling.TOLD, Telling.TOLD]
    assert last.body["type"] == "milestone.retracted"
    assert last.body["data"]["alert"]["supersedes"] == first.notice.id
    assert last.article.published == date(2020, 3, 27)


def test_an_article_twice_is_once() -> None:
    """The same text again says nothing."""
    crossing = story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24"})
    assert len(rehearsed([crossing, crossing])) == 1


def test_late_news_is_kept_and_not_told() -> None:
    """Past the lateness it is historical; behind the watermark by more, quiet."""
    late = story("2020-04-26", {"value": "96.3", "as_of": "2020-03-24"})
    assert [one.telling for one in rehearsed([late])] == [Telling.QUIET]
    early = story("2020-03-25", {"value": "96.3", "as_of": "2020-03-24"})
    newest = story("2020-05-01")
    assert [one.telling for one in rehearsed([newest, early])] == [Telling.QUIET]


def test_keys_are_those_of_the_marks() -> None:
    """What two packs announce alike has the same key under both, whatever their rules are called."""
    crossing = story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24"})
    (one,) = rehearsed([crossing])
    renamed = msgspec.structs.replace(PACK, pack=msgspec.structs.replace(PACK.pack, id="q"))
    (other,) = rehearsed([crossing], [renamed])
    assert one.keys == other.keys
    assert len(one.keys) == 2
