"""A stored article is explained by its id, without its file; times are shown in the zone of the settings."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from shuize.cli.main import shuize
from shuize.errors import UsageError
from shuize.refusals import spoken
from shuize.store import articles
from shuize.store.engine import writing
from shuize.store.schema import alerts
from shuize.types import digest
from tests.reading import article
from tests.tales import CROSSING, store, submit

TEXT = "截至3月10日，宁波市规上工业企业复工率达96.3%。"


def run(folder: Path, *arguments: str, language: str = "zh", **environ: str) -> Result:
    """Run `shuize` with the store of the folder."""
    settings = {"SHUIZE_DATABASE_URL": f"sqlite:///{folder}/shuize.db", "SHUIZE_LANGUAGE": language} | environ
    return CliRunner().invoke(shuize, arguments, env=settings)


def test_a_stored_article_is_read_by_its_id(tmp_path: Path) -> None:
    """The whole id or its beginning; its name, date and words come from the database."""
    one = replace(article(TEXT), id=digest(TEXT))
    with store(f"sqlite:///{tmp_path}/shuize.db") as engine, writing(engine) as conn:
        articles.insert(conn, one, name="a.txt", now=datetime(2020, 3, 11, tzinfo=UTC))
    for named in (one.id, one.id[:12]):
        done = run(tmp_path, "read", "--explain", named)
        assert done.exit_code == 0, done.output
        assert "a.txt" in done.output
        assert "[数字:96.3%]" in done.output
        assert "term_before" in done.output
    changed = run(tmp_path, "read", "--published", "2021-03-12", one.id).output
    assert "2021-03-12" in changed


def test_an_id_that_nothing_bears(tmp_path: Path) -> None:
    """It is a wrong call, and said in Chinese too."""
    with store(f"sqlite:///{tmp_path}/shuize.db"):
        failed = run(tmp_path, "read", "0123456789ab").exception
    assert isinstance(failed, UsageError)
    assert "没有这篇文章" in spoken(str(failed), {"SHUIZE_LANGUAGE": "zh"})


@pytest.mark.parametrize(("zone", "at"), [("UTC", "08:00:00"), ("Asia/Shanghai", "16:00:00")])
def test_times_are_of_the_zone_of_the_settings(tmp_path: Path, zone: str, at: str) -> None:
    """The head says which zone it is; programs get UTC whatever the zone."""
    with store(f"sqlite:///{tmp_path}/shuize.db") as engine:
        submit(engine, CROSSING)
        with engine.connect() as conn:
            alert = conn.execute(select(alerts.c.id)).scalars().first() or ""
    for words in (("alerts", "show", alert), ("deliveries", "list")):
        shown = run(tmp_path, *words, SHUIZE_TIMEZONE=zone).output
        assert f"时间 ({zone})" in shown
        assert f"2026-11-21 {at}" in shown
        assert "2026-11-21T08:00:00+00:00" in run(tmp_path, *words, "--json", SHUIZE_TIMEZONE=zone).output
