import re
import tomllib
from pathlib import Path

import pytest
from sqlalchemy import select

from ingest.article import Defaults
from ingest.folder import KEYS, NAME, defaults
from shuize.cli import documents
from shuize.errors import UsageError
from shuize.store import schema
from tests.inboxes import SENTENCE, stack, write

DOCS = Path(__file__).resolve().parents[1] / "docs" / "formats.md"


def test_the_nearest_folder_speaks_first(tmp_path: Path) -> None:
    """Each key comes from the nearest folder that says it; folders beside say nothing."""
    write(tmp_path / NAME, 'source = "总"\nrank = 30\n')
    write(tmp_path / "a" / NAME, 'source = "甲"\n')
    write(tmp_path / "a" / "b" / NAME, 'rank = 0\ntimezone = "Europe/London"\n')
    found = {name: defaults(tmp_path, Path(name), Defaults("无")) for name in ("x.txt", "a/x.txt", "a/b/x.txt", "c/x")}
    assert {name: (one.source, one.rank, one.timezone) for name, one in found.items()} == {
        "x.txt": ("总", 30, "Asia/Shanghai"),
        "a/x.txt": ("甲", 30, "Asia/Shanghai"),
        "a/b/x.txt": ("甲", 0, "Europe/London"),
        "c/x": ("总", 30, "Asia/Shanghai"),
    }


def test_a_folder_that_says_nothing_changes_nothing(tmp_path: Path) -> None:
    """Without such a file the settings hold."""
    base = Defaults("无", rank=7)
    assert defaults(tmp_path, Path("no/such/folder/x.txt"), base) == base


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("source = ", "is no TOML"),
        ("sorce = 'x'", "no such key sorce; did you mean source?"),
        ("pack = 'x'", "no such key pack"),
        ("source = 1", "source must be a text"),
        ("rank = 101", "rank must be a whole number from 0 to 100"),
        ("rank = true", "rank must be"),
        ("rank = '1'", "rank must be"),
        ("timezone = 'Mars/Olympus'", "no time zone 'Mars/Olympus'"),
        ("timezone = '../../etc/passwd'", "no time zone"),
    ],
)
def test_what_is_of_the_wrong_form_is_named(tmp_path: Path, text: str, reason: str) -> None:
    """The file, and what is wrong in it."""
    write(tmp_path / NAME, text)
    with pytest.raises(UsageError, match=re.escape(f"{tmp_path / NAME}: ") + ".*" + re.escape(reason)):
        defaults(tmp_path, Path("x.txt"), Defaults())


def test_articles_get_what_their_folder_says_and_wait_while_it_says_nonsense(tmp_path: Path) -> None:
    """A mistake in a folder's file rejects nobody's article: it is said, and the article read when it is put right."""
    with stack(tmp_path, rescan_seconds=0.0) as box:
        write(box.root / "海岱" / NAME, "rank = 'first'")
        write(box.root / "海岱" / "a.txt")
        box.look()
        assert box.names() == []
        assert box.tree() == {f"海岱/{NAME}", "海岱/a.txt"}
        write(box.root / "海岱" / NAME, 'source = "海岱日报"\nrank = 10')
        box.look_until(box.names)
        with box.engine.connect() as conn:
            row = conn.execute(select(schema.articles.c.source, schema.articles.c.rank)).one()
        assert tuple(row) == ("海岱日报", 10)
        assert box.tree() == {f"海岱/{NAME}", "done/DAY/海岱/a.txt"}


def test_reading_by_hand_takes_the_same_into_account(tmp_path: Path) -> None:
    """`shuize read FOLDER` and a file in it; what lies above the folder that was named is not asked."""
    write(tmp_path / NAME, 'rank = 1\nsource = "上"')
    write(tmp_path / "in" / "a" / NAME, 'source = "甲"')
    write(tmp_path / "in" / "a" / "x.txt", SENTENCE)
    ((doc, path),) = documents.listed([tmp_path / "in"])
    (article,) = documents.articles(doc, path, Defaults())
    assert (article.source, article.rank) == ("甲", 50)
    ((doc, path),) = documents.listed([tmp_path / "in" / "a" / "x.txt"])
    assert documents.articles(doc, path, Defaults())[0].source == "甲"


def test_the_page_shows_every_key() -> None:
    """Whoever copies the example knows all that a folder can say."""
    section = DOCS.read_text("utf-8").partition("### A folder for each source\n")[2]
    example = section.partition("```toml\n")[2].partition("```")[0]
    assert tuple(tomllib.loads(example)) == KEYS
