"""What a pack changes its mind about: history stays, whatever is renamed, added or dropped afterwards."""

import pytest
from sqlalchemy import Engine

from shuize.pack import Pack
from shuize.packfile import parse
from shuize.store import alerts, observations, series
from tests.tales import HEAD, PACK, SHANDONG, send, story, submit, told

BEFORE, AFTER = (
    story("2020-03-12", {"value": "87.7", "as_of": "2020-03-10"}),
    story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24"}),
)
LATER = story("2020-03-28", {"value": "97", "as_of": "2020-03-27"})
MARKS = '\n[[rule]]\nid = "marks"\nkind = "milestone"\nindicators = ["return"]\nmarks = [90, 95, 100]\n'
RECORD = '\n[[rule]]\nid = "records"\nkind = "record"\nmin_points = 2\n'
RENAMED = HEAD.replace("返岗率", "到岗率").replace('"return rate"', '"back at work"')
DROPPED = HEAD.replace('"return"', '"other"') + MARKS.replace('"return"', '"other"')


def keys(engine: Engine) -> set[tuple[str, str, str]]:
    """Return where each alert stands."""
    with engine.connect() as conn:
        found = [one.stored.state for one in alerts.listed(conn)]
    return {(one.rule, one.key, one.status.value) for one in found}


def pack(text: str) -> Pack:
    """Return the pack of this text."""
    return parse(text, "pack.toml")


STOOD = {("p/marks", "90", "open"), ("p/marks", "95", "open")}


@pytest.mark.parametrize(
    ("changed", "said", "stands"),
    [
        (PACK, [], STOOD),
        (pack(RENAMED + MARKS), [], STOOD),
        (pack(HEAD + MARKS + RECORD), ["record.opened"], STOOD | {
            ("p/records", "2020-03-27", "open"),
        }),
        (pack(HEAD + MARKS.replace("90, 95, 100", "97")), ["milestone.crossed"], STOOD | {("p/marks", "97", "open")}),
        (pack(HEAD + RECORD), ["record.opened"], STOOD | {
            ("p/records", "2020-03-27", "open"),
        }),
        (pack(DROPPED), [], STOOD),
    ],
    ids=["same", "renamed", "rule added", "marks moved", "rule dropped", "indicator dropped"],
)  # fmt: skip
def test_history_survives(engine: Engine, changed: Pack, said: list[str], stands: set[tuple[str, str, str]]) -> None:
    """Nothing told is told again or taken back; the next figure joins the same series; no figure is lost."""
    for second, one in enumerate((BEFORE, AFTER)):
        submit(engine, one, second)
        send(engine)
    events = told(submit(engine, LATER, 2, pack=changed))
    assert [one[0] for one in events] == said
    assert keys(engine) == stands
    with engine.connect() as conn:
        assert [str(one.value) for one in observations.of_series(conn, SHANDONG.id)] == ["87.7", "96.3", "97"]
        assert series.get(conn, SHANDONG.id) == SHANDONG
