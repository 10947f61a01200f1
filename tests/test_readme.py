"""What the two READMEs say is so (settings, commands, links, pack, alert), and pages in two languages say the same."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_type_hints

import click
import pytest
from sqlalchemy import select

from ingest.contents import articles
from ingest.formats.registry import FORMATS
from ingest.sidecar import sidecar_fields
from shuize import errors, packfile
from shuize.cli.main import shuize
from shuize.pack import RuleKind
from shuize.places import Gazetteer
from shuize.settings import Settings
from shuize.store import articles as ledger
from shuize.store.engine import open_store, writing
from shuize.store.schema import events
from shuize.wording import Language
from tests.pages import CHINESE, ENGLISH, PAGES, PAIRS, ROOT, blocks, chinese, text_of
from workers.ledger.record import record
from workers.read import Reader

DOCS = (*PAGES, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
HINTS = get_type_hints(Settings, include_extras=True)
NOW = datetime(2026, 11, 21, 19, 53, 25, tzinfo=UTC)
FORMAT_WORDS = {
    "text": ("plain text", "纯文本"),
    "html": ("web pages", "网页"),
    "mhtml": ("saved whole", "整页保存"),
    "json": ("JSON",),
    "pdf": ("PDF",),
    "docx": ("Word",),
    "zip": ("zip",),
    "tar": ("tar",),
    "mail": ("mails", "邮件"),
}
"""What readers call each format."""
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CHARACTER = re.compile(r"[\u4e00-\u9fff]")
CALL = re.compile(r"(?:^|[\s`/])(?P<program>shuize|make) (?P<words>[a-z][^`\n|#>&]*)", re.MULTILINE)
SPAN = re.compile(r"`(?P<code>[^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def rows(page: Path) -> list[list[str]]:
    """Return the cells of all tables' rows."""
    lines = [line for line in text_of(page).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def settings_table(page: Path) -> dict[str, list[str]]:
    """Return default and meaning of each setting in the page's table."""
    found = [row for row in rows(page) if row[0].startswith("`SHUIZE_")]
    return {name.strip("`"): rest for name, *rest in found}


def shown_default(value: object) -> str:
    """Return a setting's default as a table shows it."""
    spelled = ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"`{spelled}`" if spelled else ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_table_of_settings_is_the_settings(page: Path) -> None:
    """Each setting is there with its default, in the order of the code, and none that is gone."""
    table, settings = settings_table(page), Settings()
    expected = {f"SHUIZE_{item.name.upper()}": shown_default(getattr(settings, item.name)) for item in fields(Settings)}
    assert list(table) == list(expected)
    assert {name: default for name, (default, _) in table.items()} == expected


def test_settings_are_explained_in_the_words_of_the_code() -> None:
    """The English table says what the code says; the Chinese one says something in Chinese."""
    said = {name: meaning for name, (_, meaning) in settings_table(ENGLISH).items()}
    assert said == {f"SHUIZE_{item.name.upper()}": HINTS[item.name].__metadata__[0] for item in fields(Settings)}
    plain = {"SHUIZE_LOG_LEVEL"}  # four words of the setting itself
    assert all(CHARACTER.search(said) or name in plain for name, (_, said) in settings_table(CHINESE).items())


def commands_in(page: Path) -> set[tuple[str, str]]:
    """Return every call of `shuize` and `make` in code: the program and the words after it."""
    code = [block for language in ("sh", "text") for block in blocks(text_of(page), language)]
    code += [found["code"] for found in SPAN.finditer(FENCED.sub("", text_of(page)))]
    return {(found["program"], found["words"].strip()) for part in code for found in CALL.finditer(part)}


def resolved(words: str) -> click.Command | None:
    """Return the command that the words call, None where there is none."""
    found: click.Command | None = shuize
    context = click.Context(shuize, info_name="shuize")
    for word in words.split():
        if not isinstance(found, click.Group) or word.startswith("-"):
            break
        found = found.get_command(context, word)
    alone = not isinstance(found, click.Group) or found.invoke_without_command
    return found if alone else None


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_command_that_is_shown_exists(page: Path) -> None:
    """Commands, their options, and targets of make; what comes and goes in the code is noticed here."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for program, words in commands_in(page):
        if program == "make":
            assert words.split()[0] in targets, words
            continue
        command = resolved(words.replace("COMMAND", "up"))
        if words in {"pack", "db"}:
            continue
        assert command is not None, words
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert set(re.findall(r"(?<=\s)--[a-z-]+", words)) <= known, words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_shows_commands(page: Path) -> None:
    """The search above finds what it is there to check."""
    assert {("make", "demo"), ("make", "test")} <= {(one, words.split()[0]) for one, words in commands_in(page)}
    shown = {words.split()[0] for one, words in commands_in(page) if one == "shuize"}
    assert {"up", "read", "alerts", "series", "status", "doctor", "pack", "receiver"} <= shown


def headings(page: Path) -> list[tuple[str, str]]:
    """Return the level of each of the page's headings, as it is marked, and the heading."""
    return re.findall(r"^(#+) (.*)$", FENCED.sub("", text_of(page)), re.MULTILINE)


def anchors(page: Path) -> list[str]:
    """Return the anchors that GitHub gives the page's headings."""
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for _, heading in headings(page)]


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every file that is linked exists, and every heading too."""
    for found in LINK.finditer(text_of(page)):
        target, _, anchor = found["target"].partition("#")
        if target.startswith("https://"):
            continue
        linked = page.parent / target if target else page
        assert linked.exists(), found["target"]
        assert not anchor or anchor in anchors(linked), found["target"]


def parts(page: Path) -> list[list[str]]:
    """Return what stands in code under each heading, sorted; that in words of a language is left out."""
    texts = re.split(r"^#+ .*$", FENCED.sub("", text_of(page)), flags=re.MULTILINE)
    return [sorted({one["code"] for one in SPAN.finditer(text) if not CHARACTER.search(one["code"])}) for text in texts]


def keys(page: Path) -> list[tuple[int, list[str]]]:
    """Return how many cells each table's row has, and what stands in code in the first."""
    return [(len(row), SPAN.findall(row[0])) for row in rows(page)]


def code(page: Path) -> list[tuple[str, str]]:
    """Return the blocks of code with their languages, without the comments of scripts; of what is printed nothing."""
    found = re.findall(r"^```(\w*)\n(.*?)^```", text_of(page), re.MULTILINE | re.DOTALL)
    bare = {"sh": r" *# .*$", "toml": r" *# .*$", "text": r"(?s).*"}
    return [(one, re.sub(bare.get(one, r"$^"), "", block, flags=re.MULTILINE)) for one, block in found]


def led(page: Path) -> list[tuple[str, int]]:
    """Return where the links lead that stand below the page's head: the Chinese page where there is one."""
    found = []
    for one in LINK.finditer(text_of(page).partition("\n\n")[2].partition("\n\n")[2]):
        target, _, anchor = one["target"].partition("#")
        linked = page.parent / target if target else page
        number = anchors(linked).index(anchor) if anchor else 0
        if page.suffixes == [".md"] and chinese(linked).exists():
            linked = chinese(linked)
        found.append((target if target.startswith("https://") else linked.name, number))
    return sorted(found)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0].name)
def test_both_languages_say_the_same(pair: tuple[Path, Path]) -> None:
    """The same headings, tables' rows, points, names, code, links and commands in the one as in the other."""
    one, other = pair
    assert [level for level, _ in headings(one)] == [level for level, _ in headings(other)]
    for said in (parts, keys, code, led, commands_in):
        assert said(one) == said(other)
    for pattern in (r"^\|", r"^- ", r"^\d+\. "):
        counts = [len(re.findall(pattern, text_of(page), re.MULTILINE)) for page in pair]
        assert counts[0] == counts[1], pattern
    for page, to in ((one, other), (other, one)):
        assert text_of(page).split("\n\n")[1].endswith(f"]({to.name})")


@pytest.mark.parametrize(("page", "row"), [(ENGLISH, "formats"), (CHINESE, "格式")], ids=["en", "zh"])
def test_every_format_is_named(page: Path, row: str) -> None:
    """The row of formats names each one that is read."""
    (named,) = [cells[1] for cells in rows(page) if cells[0] == row]
    for one in FORMATS:
        assert any(word in named for word in FORMAT_WORDS[one.name]), one.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_kind_of_rule_is_named(page: Path) -> None:
    """The table of rules is the kinds that there are."""
    found = {row[0].strip("`") for row in rows(page)}
    assert set(get_args(RuleKind)) <= found


@pytest.mark.parametrize("page", [*PAGES, *PAIRS[1]], ids=lambda page: page.name)
def test_exit_codes_are_those_of_the_errors(page: Path) -> None:
    """Each error's own exit code has its row, and no row is without one."""
    kinds: list[type[errors.ShuizeError]] = [errors.ShuizeError, *errors.ShuizeError.__subclasses__()]
    assert {int(row[0]) for row in rows(page) if row[0].isdigit()} == {0, *(kind.exit_code for kind in kinds)}


def run(folder: Path, *arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run `shuize` in the folder with no settings but these."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("SHUIZE_")} | settings
    command = [sys.executable, "-m", "shuize", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


def test_the_pack_that_is_shown_reads_what_is_shown(tmp_path: Path) -> None:
    """The pack can be used, its answer is the one that is shown, and so is the reading."""
    (example,) = [one for one in blocks(text_of(ENGLISH), "toml") if "[pack]" in one]
    (tmp_path / "rail.toml").write_text(example, "utf-8")
    (shown,) = [json.loads(block) for block in blocks(text_of(ENGLISH), "json")]
    (tmp_path / "trains.txt").write_text(shown["quote"], "utf-8")
    for page, language in ((ENGLISH, "en"), (CHINESE, "zh")):
        checked = run(tmp_path, "pack", "check", "rail.toml", SHUIZE_LANGUAGE=language)
        assert checked.stdout
        assert f"$ shuize pack check rail.toml\n{checked.stdout}" in text_of(page)
    call = "read --pack rail.toml --published 2020-03-11 trains.txt"
    assert all(f"shuize {call}\n" in text_of(page) for page in PAGES)
    assert json.loads(run(tmp_path, *call.split(), "--json").stdout) == shown
    for page, language in ((ENGLISH, "en"), (CHINESE, "zh")):
        explained = run(tmp_path, *call.split(), "--explain", SHUIZE_LANGUAGE=language).stdout
        assert f"--explain trains.txt\n{explained.rstrip()}\n" in text_of(page)


def test_the_mistake_that_is_shown_is_answered_so(tmp_path: Path) -> None:
    """The error names the key and the nearest known one, in the words of the page."""
    (example,) = [one for one in blocks(text_of(ENGLISH), "toml") if "[pack]" in one]
    (tmp_path / "rail.toml").write_text(example.replace("marks =", "mark ="), "utf-8")
    for page, language in ((ENGLISH, "en"), (CHINESE, "zh")):
        refused = run(tmp_path, "pack", "check", "rail.toml", SHUIZE_LANGUAGE=language)
        assert refused.returncode == errors.PackError.exit_code
        assert f"$ shuize pack check rail.toml\n{refused.stderr}" in text_of(page)


def told(folder: Path, language: Language) -> Iterator[dict[str, Any]]:
    """Record the three articles that the page drops, as a worker does, and yield what was told."""
    resumption = packfile.load("resumption")
    reader, engine = Reader((resumption,), Gazetteer.load()), open_store(f"sqlite:///{folder / language}.db")
    for path in sorted(
        path for number in ("01", "04", "05") for path in packfile.SEEDS.glob(f"resumption/articles/{number}-*.txt")
    ):
        sidecar = sidecar_fields(path.with_name(f"{path.name}.meta.json").read_bytes())
        (article,) = articles(path.name, path.read_bytes(), sidecar=sidecar, modified=NOW)
        with writing(engine) as conn:
            ledger.insert(conn, article, name=path.name, now=NOW)
        record(
            engine, article, reader.read(article), (resumption,), ("log", "webhook"), now=NOW, quiet=False,
            lateness_days=Settings().lateness_days, language=language,
        )  # fmt: skip
    with engine.connect() as conn:
        found = conn.execute(select(events.c.id, events.c.body).order_by(events.c.sequence)).all()
    engine.dispose()
    yield from ({"id": row.id, **json.loads(row.body)} for row in found)


def test_the_alert_that_is_shown_is_the_one_that_arrives(tmp_path: Path) -> None:
    """Its id and every field of its body but the two instants."""
    (shown,) = blocks(text_of(ENGLISH), "http")
    head, _, body = shown.partition("\n\n")
    expected = json.loads(body, parse_float=Decimal)
    headers = dict(line.split(": ", 1) for line in head.splitlines()[1:])
    (real,) = [one for one in told(tmp_path, "zh") if one["data"].get("text") == expected["data"]["text"]]
    assert real.pop("id") == headers["webhook-id"]
    for one in (real, expected):
        one["timestamp"] = one["data"]["observation"]["recorded_at"] = None
    assert real == expected


@pytest.mark.parametrize(("page", "language"), [(ENGLISH, "en"), (CHINESE, "zh")], ids=["en", "zh"])
def test_the_demo_that_is_shown_says_what_it_says(page: Path, language: Language, tmp_path: Path) -> None:
    """Each sentence that the page lets the demo and the receiver say is one that is told."""
    sentences = {one["data"]["text"] for one in told(tmp_path, language)}
    shown = re.findall(r"^  [▲✗●] (.*)$", text_of(page), re.MULTILINE)
    assert len(shown) == 2
    assert set(shown) <= sentences
    panels = re.findall(r"^│ (截至2020年.*?) +│$", text_of(page), re.MULTILINE)
    assert len(panels) == 2
    assert set(panels) <= {one["data"]["text"] for one in told(tmp_path / "..", "zh")}
