import json

import pytest
from click.testing import CliRunner, Result

from shuize.cli.main import shuize
from shuize.errors import UsageError
from shuize.store import articles, attempts
from shuize.store.engine import writing
from tests.inboxes import LONG_AGO, SENTENCE, Stack, write


def call(box: Stack, *arguments: str) -> Result:
    """Run `shuize quarantine` on the store."""
    environ = {"SHUIZE_INBOX": str(box.root), "SHUIZE_DATA": str(box.settings.data), "SHUIZE_LANGUAGE": "en"}
    return CliRunner(env=environ).invoke(shuize, ["quarantine", *arguments])


def listed(box: Stack) -> dict[str, str]:
    """Return the id of each article that was put aside, by its name."""
    lines = call(box, "list", "--json").stdout.splitlines()
    return {one["name"]: one["article"] for one in map(json.loads, lines)}


def test_articles_that_were_put_aside_get_another_try(box: Stack) -> None:
    """Listed with their reasons, chosen by the beginning of an id or all at once, they are overdue as if just come."""
    assert call(box, "list").stdout == "none yet\n"
    for name in ("a", "b", "c"):
        write(box.root / f"{name}.txt", SENTENCE + name)
    box.look()
    with writing(box.engine) as conn:
        ids = attempts.overdue(conn, LONG_AGO.replace(year=2100), 10)
        for one in ids:
            articles.quarantine(conn, one, "ended its worker [3] times", LONG_AGO)
    assert set(listed(box)) == {"a.txt", "b.txt", "c.txt"}
    assert "ended its worker [3] times" in call(box, "list").stdout
    for arguments, reason in (([], "say --all"), (["zz"], "no article"), ([""], "several articles")):
        failed = call(box, "retry", *arguments)
        assert isinstance(failed.exception, UsageError)
        assert reason in str(failed.exception)
    assert call(box, "retry", listed(box)["b.txt"][:12]).exit_code == 0
    assert box.states() == {"a.txt": "quarantined", "b.txt": "received", "c.txt": "quarantined"}
    assert call(box, "retry", "--all").exit_code == 0
    with box.engine.connect() as conn:
        assert sorted(attempts.overdue(conn, LONG_AGO, 10)) == sorted(ids)


@pytest.mark.parametrize("arguments", [["list"], ["retry", "--all"]])
def test_without_a_database_it_says_so(box: Stack, arguments: list[str]) -> None:
    """Nothing is made by looking."""
    environ = {"SHUIZE_DATA": str(box.root / "nowhere")}
    failed = CliRunner(env=environ).invoke(shuize, ["quarantine", *arguments])
    assert "there is no database yet" in str(failed.exception)
