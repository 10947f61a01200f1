"""Why nobody was told of an event: the reason is kept with it, and said in a sentence and in a word."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, select

from shuize.alert import Untold
from shuize.cli.main import shuize
from shuize.cli.words import WORDS, word
from shuize.declared import OwnerTable
from shuize.store import notes
from shuize.store.engine import writing
from shuize.store.notes import Note, What
from shuize.store.schema import alerts, events
from shuize.types import Relation
from shuize.wanted import Wanted
from tests.tales import CROSSING, ENDPOINTS, MARCH, NOW, PAGE, Story, send, store, story, submit

STALE = story("2020-04-26", {"value": "96.3", "as_of": "2020-03-24"})
NOBODY = dict.fromkeys(ENDPOINTS, Wanted(severities=("critical",)))
OTHERS = dict.fromkeys(ENDPOINTS, Wanted(owners=("west",)))
OWNERS = (OwnerTable(id="west", places=("650000",)),)


def kept(engine: Engine) -> list[tuple[str, str | None]]:
    """Return how each event was marked, and why nobody was told."""
    with engine.connect() as conn:
        return [(row.told, row.untold) for row in conn.execute(select(events).order_by(events.c.sequence))]


@pytest.mark.parametrize(
    ("before", "one", "more", "why"),
    [
        ([MARCH], CROSSING, {"quiet": True}, Untold.ARCHIVE),
        ([MARCH], CROSSING, {"wanted": NOBODY}, Untold.FILTERED),
        ([MARCH], CROSSING, {"wanted": OTHERS, "owners": OWNERS}, Untold.OWNER),
        ([], STALE, {}, Untold.HISTORICAL),
        ([], PAGE, {}, Untold.HELD),
        ([MARCH], story("2020-03-26", {"value": "90.0", "as_of": "2020-03-24", "relation": Relation.APPROX}), {},
         Untold.PENDING),
    ],
    ids=["archive", "filtered", "owner", "historical", "held", "pending"],
)  # fmt: skip
def test_the_reason_is_kept(engine: Engine, before: list[Story], one: Story, more: dict[str, Any], why: Untold) -> None:
    """Each reason for silence is kept beside the event, and what was told has none."""
    for second, past in enumerate(before):
        submit(engine, past, second)
    submit(engine, one, 10, **more)
    found = kept(engine)
    assert ("quiet", why) in found
    assert all((reason is None) == (told != "quiet") for told, reason in found)


def test_an_old_article_is_late(engine: Engine) -> None:
    """What was published long before the newest article tells no news."""
    submit(engine, story("2020-04-13", {"value": "50", "as_of": "2020-04-01"}))
    submit(engine, story("2020-03-20", {"value": "96.3", "as_of": "2020-03-18"}), 1)
    assert {why for told, why in kept(engine) if told == "quiet"} == {Untold.LATE}


def test_a_silenced_rule_says_so(engine: Engine) -> None:
    """A person's word is the reason."""
    submit(engine, CROSSING)
    send(engine)
    with writing(engine) as conn:
        one = conn.execute(select(alerts).where(alerts.c.key == "95")).one()
        notes.add(conn, Note(one.id, one.version, What.SILENCE, "王", "够了", NOW, NOW + timedelta(days=9)))
    submit(engine, story("2020-03-30", {"value": "100", "as_of": "2020-03-28"}), 1)
    assert kept(engine)[-1] == ("quiet", Untold.SILENCED)


@pytest.mark.parametrize("why", Untold)
def test_each_reason_is_said(why: Untold) -> None:
    """In a word and in a sentence, in both languages."""
    assert {f"untold.{why}", f"untold.why.{why}"} <= set(WORDS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_show_and_list_say_why(tmp_path: Path, language: str) -> None:
    """`alerts show` in a sentence, `alerts` in a word, both for programs by its name."""
    url = f"sqlite:///{tmp_path}/shuize.db"
    with store(url) as engine:
        submit(engine, MARCH)
        submit(engine, CROSSING, 1, quiet=True)
        with engine.connect() as conn:
            alert = conn.execute(select(alerts.c.id).where(alerts.c.key == "95")).scalar_one()
    environ = {"SHUIZE_DATABASE_URL": url, "SHUIZE_LANGUAGE": language}

    def said(*arguments: str) -> str:
        done = CliRunner().invoke(shuize, ["alerts", *arguments], env=environ)
        assert done.exit_code == 0, done.output
        return done.output

    assert word("untold.why.archive", language) in said("show", alert)
    assert word("untold.archive", language) in said()
    assert '"untold": "archive"' in said("show", alert, "--json")
    assert '"untold": "archive"' in said("--json")
