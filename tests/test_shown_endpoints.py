"""The endpoints and the template that the pages show can be used as they stand there."""

import base64
from pathlib import Path

import pytest

from alerts.message import Writer
from alerts.samples import SAMPLES
from alerts.sinks.sink import SINKS, sink
from shuize.declared import parse
from shuize.endpoints import Endpoint, from_table
from shuize.settings import Settings
from tests.pages import FORMATS_PAGE, PAGES, blocks, text_of

SECRET = f"whsec_{base64.b64encode(bytes(32)).decode()}"
URLS = {"dingtalk": "https://oapi.example/robot/send?access_token=x", "apprise": "json://ntfy.example/topic"}


def shown(page: Path) -> list[str]:
    """Return the page's blocks that declare endpoints."""
    return [one for one in blocks(text_of(page), "toml") if "[[endpoint]]" in one]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # what Apprise imports
@pytest.mark.parametrize("page", [FORMATS_PAGE, *PAGES], ids=lambda page: page.name)
def test_the_endpoints_that_are_shown_can_be_used(page: Path, tmp_path: Path) -> None:
    """With files and variables in place; the formats show every kind that needs a settings file."""
    (tmp_path / "mail.html").write_text("<p>{{ text }}</p>", encoding="utf-8")
    kinds = set()
    for block in shown(page):
        for table in parse(block, "shuize.toml").endpoints:
            kinds.add(table.sink)
            for name in (table.url_file, table.secret_file):
                if name:
                    (tmp_path / name).write_text(URLS.get(table.sink, "https://a.example/b"), encoding="utf-8")
            if table.secret_file and table.sink == "webhook":
                (tmp_path / table.secret_file).write_text(SECRET, encoding="utf-8")
            environ = {table.url_env: URLS["apprise"]}
            sink(from_table(table, Settings(config=tmp_path / "shuize.toml"), environ), 5)
    assert kinds >= (set(SINKS) - {"log", "webhook"} if page == FORMATS_PAGE else {"dingtalk"})


def test_the_template_that_is_shown_can_be_used(tmp_path: Path) -> None:
    """On every sample event."""
    (template,) = blocks(text_of(FORMATS_PAGE), "jinja")
    own = tmp_path / "own.md"
    own.write_text(template, encoding="utf-8")
    text = Writer(Endpoint("e"), "md", own).write(SAMPLES[0], 4000).text
    assert text.startswith("**烟台市**：截至2020年3月2日")
    assert text.endswith("记录于 2020-04-03 10:11 (Asia/Shanghai)；")
