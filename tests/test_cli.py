import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click
import pytest
from sqlalchemy import create_engine, inspect

from shuize.cli.main import ENTRIES, shuize
from shuize.store.engine import open_store

ROOT = Path(__file__).resolve().parent.parent
FIELDS = [
    "doc", "story", "start", "end", "text", "indicator", "value", "unit", "relation", "low", "high", "region",
    "region_name", "subject", "as_of", "as_of_kind", "kind", "quote", "confidence", "correction",
]  # fmt: skip
BULLETIN = "截至3月10日，山东省规模以上工业企业复工率达到96.3%，较上周提高2.4个百分点。\n"


def run(*arguments: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `shuize` in the folder as a user does, with no settings but those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SHUIZE_")}
    return subprocess.run(
        [sys.executable, "-m", "shuize", *arguments],
        cwd=folder,
        env={**kept, **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def lines(printed: str) -> Iterator[dict[str, object]]:
    """Yield the objects that were printed, one a line."""
    yield from (json.loads(line) for line in printed.splitlines())


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    """Give a file that holds one article with one figure, and a sidecar that dates it."""
    path = tmp_path / "bulletin.txt"
    path.write_text(BULLETIN, "utf-8")
    path.with_name("bulletin.txt.meta.json").write_text('{"published": "2020-03-11"}')
    return path


def test_version_and_help(tmp_path: Path) -> None:
    """The version is the distribution's; help names every command and what the exit codes mean."""
    assert run("--version", folder=tmp_path).stdout == f"shuize {version('shuize-gauge')}\n"
    printed = run("--help", folder=tmp_path).stdout
    assert all(re.search(rf"^  {name} ", printed, re.MULTILINE) for name in ENTRIES)
    assert "退出码" in printed
    assert "Exit codes" in run("--help", folder=tmp_path, SHUIZE_LANGUAGE="en").stdout


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_entry(name: str) -> None:
    """The line that is shown before a command is imported begins what the command says of itself."""
    command = shuize.get_command(click.Context(shuize), name)
    assert command is not None
    assert command.help is not None
    said = " ".join(command.help.split())
    assert said.startswith(ENTRIES[name].line.rstrip(".").split(";")[0])


def test_nothing_but_the_command_is_imported(tmp_path: Path) -> None:
    """Help starts fast because it imports none of the libraries that commands need."""
    code = (
        "import sys; from shuize.cli.main import shuize; shuize(['--help'], standalone_mode=False); "
        "sys.exit(int(any(name in sys.modules for name in ('sqlalchemy', 'redis', 'jieba', 'rich', 'httpx'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


def test_completion(tmp_path: Path) -> None:
    """Each shell gets its lines, and the shell's question for names that begin with `re` is answered."""
    for shell in ("bash", "zsh", "fish"):
        assert "_SHUIZE_COMPLETE" in run("completion", shell, folder=tmp_path).stdout
    asked = {"_SHUIZE_COMPLETE": "bash_complete", "COMP_WORDS": "shuize re", "COMP_CWORD": "1"}
    names = ["plain,read", "plain,replay", "plain,rejected", "plain,receiver"]
    assert run(folder=tmp_path, **asked).stdout.split() == names


@pytest.mark.parametrize(
    ("arguments", "environ", "code", "said"),
    [
        (["nonsense"], {}, 2, "No such command 'nonsense'"),
        (["read"], {}, 2, "Missing argument 'PATH...'"),
        (["read", "missing.txt"], {}, 2, "'missing.txt' does not exist"),
        (["read", ".", "--published", "10.3.2020"], {}, 2, "'10.3.2020' is no date; write it as 2020-03-10"),
        (["read", "."], {"SHUIZE_WORKRES": "1"}, 2, "shuize: SHUIZE_WORKRES: no such setting; did you mean"),
        (["pack", "check", "resumptoin"], {}, 3, "shuize: resumptoin: no such pack; known: resumption"),
        (["read", ".", "--pack", "resumptoin"], {}, 3, "shuize: resumptoin: no such pack"),
        (["status"], {"SHUIZE_DATABASE_URL": "mysql://h/d"}, 5, "shuize: no database 'mysql' is known"),
        (["watch"], {"SHUIZE_REDIS_URL": "redis://127.0.0.1:1"}, 6, "Redis at redis://127.0.0.1:1 cannot be used"),
    ],
)  # fmt: skip
def test_refusal(arguments: list[str], environ: dict[str, str], code: int, said: str, tmp_path: Path) -> None:
    """What cannot be done is said in one clear line, with the exit code that programs can tell it by."""
    done = run(*arguments, folder=tmp_path, SHUIZE_LANGUAGE="en", **environ)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_pack_check(tmp_path: Path) -> None:
    """A usable pack is counted; an unusable one is exit 3 with file, key and the nearest known key."""
    assert "可以使用" in run("pack", "check", "resumption", folder=tmp_path).stdout
    text = (ROOT / "seeds" / "resumption" / "pack.toml").read_text("utf-8").replace("name_en =", "nmae_en =", 1)
    (tmp_path / "pack.toml").write_text(text, "utf-8")
    assert "读不了：没有这个文件或文件夹" in run("pack", "check", "./none.toml", folder=tmp_path).stderr
    done = run("pack", "check", "pack.toml", folder=tmp_path, SHUIZE_LANGUAGE="en")
    assert done.returncode == 3
    assert "pack.toml: unknown key 'nmae_en'" in done.stderr
    assert "did you mean 'name_en'?" in done.stderr


def test_read_for_programs(bulletin: Path) -> None:
    """One JSON object a line with exactly the documented fields, offsets into the text, quantities as strings."""
    done = run("read", "bulletin.txt", "--json", folder=bulletin.parent)
    assert done.returncode == 0, done.stderr
    (found,) = lines(done.stdout)
    assert list(found) == FIELDS
    start = BULLETIN.index("96.3%")
    expected = {
        "doc": "bulletin.txt",
        "start": start,
        "end": start + len("96.3%"),
        "text": "96.3%",
        "indicator": "work_resumption_rate",
        "value": "96.3",
        "unit": "%",
        "relation": "eq",
        "region": "370000",
        "subject": "规模以上工业企业",
        "as_of": "2020-03-10",
        "kind": "stated",
    }
    assert {name: found[name] for name in expected} == expected


def test_read_for_people(bulletin: Path) -> None:
    """People get a table in their language."""
    chinese = run("read", "bulletin.txt", folder=bulletin.parent).stdout
    assert all(word in chinese for word in ("指标", "复工率", "96.3%", "规模以上工业企业", "2020-03-10", "明示"))
    english = run("read", "bulletin.txt", folder=bulletin.parent, SHUIZE_LANGUAGE="en").stdout
    assert all(word in english for word in ("indicator", "work resumption rate", "96.3%", "stated"))
    assert "\x1b[" not in chinese + english


def test_read_published(bulletin: Path) -> None:
    """The date given with the call stands above the sidecar's."""
    done = run("read", "bulletin.txt", "--json", "--published", "2021-03-11", folder=bulletin.parent)
    assert [found["as_of"] for found in lines(done.stdout)] == ["2021-03-10"]


def test_read_folder(bulletin: Path) -> None:
    """A folder is read in the order of names, sub-folders too; sidecars and hidden files are no articles."""
    folder = bulletin.parent
    (folder / "later").mkdir()
    for name in ("a.txt", "later/b.txt", ".hidden.txt", "c.txt.part"):
        (folder / name).write_text(BULLETIN.replace("96.3", "97.1"), "utf-8")
    done = run("read", ".", "--json", folder=folder)
    assert [found["doc"] for found in lines(done.stdout)] == ["a.txt", "bulletin.txt", "later/b.txt"]


def test_read_passes_over_named_sidecars(bulletin: Path) -> None:
    """Whoever names everything with a * names sidecars too; they date their article and are none."""
    done = run("read", "bulletin.txt", "bulletin.txt.meta.json", "--json", folder=bulletin.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert [one["doc"] for one in lines(done.stdout)] == ["bulletin.txt"]


def test_read_goes_on_after_what_is_no_article(bulletin: Path) -> None:
    """A file that is no article is named on stderr and makes exit 4; the others are read all the same."""
    (bulletin.parent / "empty.txt").write_bytes(b"")
    (bulletin.parent / "a-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    done = run("read", ".", "--json", folder=bulletin.parent)
    assert done.returncode == 4
    assert [found["text"] for found in lines(done.stdout)] == ["96.3%"]
    assert [line.split()[1] for line in done.stderr.splitlines()] == ["a-picture.txt", "empty.txt"]


def test_the_packs_are_listed(tmp_path: Path) -> None:
    """Every pack that comes with Shuize, with what it is called."""
    shown = run("pack", "list", folder=tmp_path).stdout
    assert all(name in shown for name in ("epidemic", "harvest", "power", "projects", "resumption", "vaccination"))


def test_doctor_finds_a_healthy_machine(tmp_path: Path) -> None:
    """With nothing set everything can be used, and asking leaves nothing behind."""
    done = run("doctor", folder=tmp_path)
    assert done.returncode == 0, done.stdout
    assert {line.split()[0] for line in done.stdout.splitlines()} == {"ok"}
    assert list(tmp_path.iterdir()) == []


def test_doctor_speaks_chinese_and_writes_paths_as_people_do(tmp_path: Path) -> None:
    """What is well is said in the reader's language too, and a Chinese folder is not spelled in percents."""
    folder = tmp_path / "我的 稿件"
    open_store(f"sqlite:///{folder}/data/shuize.db").dispose()
    done = run("doctor", folder=folder)
    assert f"{folder}/data/shuize.db 可用" in done.stdout, done.stdout
    assert "地名表可读" in done.stdout
    (folder / "data" / "shuize.db").write_text("no database")
    assert f"{folder}/data/shuize.db" in run("status", folder=folder).stderr


def test_doctor_names_what_is_missing(tmp_path: Path) -> None:
    """Each dependency that cannot be used has its own line that says what to do; passwords are not shown."""
    (tmp_path / "file").write_text("")
    wrong = {
        "SHUIZE_INBOX": "file",
        "SHUIZE_PACKS": "resumptoin",
        "SHUIZE_REDIS_URL": "redis://:hunter2@127.0.0.1:1",
        "SHUIZE_DATABASE_URL": "postgresql://me:hunter2@127.0.0.1:1/d",
        "SHUIZE_WEBHOOK_URL": "https://alerts.example/",
    }
    done = run("doctor", folder=tmp_path, **wrong)
    assert done.returncode == 1
    failed = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("FAIL")]
    assert failed == ["inbox", "packs", "redis", "database", "webhook"]
    assert "hunter2" not in done.stdout + done.stderr


def test_doctor_only_looks_at_an_empty_postgresql(tmp_path: Path, postgres_url: str) -> None:
    """It answers and is empty: that is said, and it is as empty afterwards; so do the commands that read."""
    done = run("doctor", folder=tmp_path, SHUIZE_DATABASE_URL=postgres_url, SHUIZE_LANGUAGE="en")
    assert "answers and is empty; `shuize up` makes the tables" in done.stdout, done.stdout
    assert done.returncode == 0
    assert run("status", folder=tmp_path, SHUIZE_DATABASE_URL=postgres_url).returncode == 5
    engine = create_engine(postgres_url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_doctor_makes_nothing_and_says_what_cannot_be_made(tmp_path: Path) -> None:
    """A database's file and the inboxes are foreseen, not made; where they cannot be made, that is said."""
    at = f"sqlite:///{tmp_path / 'far' / 'x.db'}"
    done = run("doctor", folder=tmp_path, SHUIZE_DATABASE_URL=at, SHUIZE_MORE_INBOXES="more", SHUIZE_LANGUAGE="en")
    assert done.returncode == 0, done.stdout
    assert f"{tmp_path / 'far' / 'x.db'} (will be made)" in done.stdout
    assert f"{tmp_path / 'more'} (will be made)" in done.stdout
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    closed = {"SHUIZE_DATABASE_URL": f"sqlite:///{tmp_path}/file/x.db", "SHUIZE_MORE_INBOXES": "/proc/nope"}
    found = run("doctor", folder=tmp_path, **closed)
    failed = [line.split()[1] for line in found.stdout.splitlines() if line.startswith("FAIL")]
    assert failed == ["inbox", "database"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('[[inbox]]\npath = "box"\npacks = ["nope"]\n', "no pack 'nope' is at work"),
        ('[[owner]]\nid = "a"\nplaces = ["烟抬市"]\n', "[[owner]] a places: no '烟抬市'; did you mean '烟台市'?"),
        ('[[owner]]\nid = "a"\nindicators = ["复共率"]\n', "did you mean '复工率'?"),
    ],
)
def test_doctor_and_up_refuse_names_that_nothing_bears(tmp_path: Path, said: str, told: str) -> None:
    """What doctor fails, `up` refuses before anything is started."""
    (tmp_path / "shuize.toml").write_text(said, encoding="utf-8")
    looked = run("doctor", folder=tmp_path, SHUIZE_LANGUAGE="en").stdout
    (line,) = [line for line in looked.splitlines() if line.startswith("FAIL")]
    refused = run("up", folder=tmp_path, SHUIZE_LANGUAGE="en")
    assert told in line
    assert told in refused.stderr
    assert refused.returncode == 2
    assert not (tmp_path / "data" / "shuize.db").exists()


def test_doctor_tries_the_templates(tmp_path: Path) -> None:
    """A template that cannot be used is named with what is wrong in it, before anything is sent."""
    (tmp_path / "own.md").write_text("{{ titel }}", encoding="utf-8")
    (tmp_path / "shuize.toml").write_text(
        '[[endpoint]]\nid = "team"\nsink = "wecom"\nurl = "https://wecom.example/send?key=k"\ntemplate = "own.md"\n'
    )
    looked = run("doctor", folder=tmp_path, SHUIZE_LANGUAGE="en").stdout
    (webhook,) = [line for line in looked.splitlines() if " webhook " in line]
    assert webhook.startswith("FAIL")
    assert "own.md: 'titel' is undefined (of a milestone.crossed)" in webhook


def test_doctor_asks_the_guard(tmp_path: Path) -> None:
    """A receiver that would be refused is not called ok; allowed, it is."""
    secret = "whsec_" + "c2h1aXpl" * 4
    hook = {"SHUIZE_WEBHOOK_URL": "http://127.0.0.1:9/T0KEN", "SHUIZE_WEBHOOK_SECRET": secret}
    refused = run("doctor", folder=tmp_path, SHUIZE_LANGUAGE="en", **hook)
    (line,) = [line for line in refused.stdout.splitlines() if line.startswith("FAIL")]
    assert "127.0.0.1 is not a public address; allow its network" in line
    assert "T0KEN" not in refused.stdout
    allowed = run("doctor", folder=tmp_path, SHUIZE_WEBHOOK_ALLOW_CIDRS="127.0.0.0/8", **hook)
    assert allowed.returncode == 0


def test_database_upgrade(tmp_path: Path) -> None:
    """An empty database gets the schema; doing it again changes nothing."""
    first, again = run("db", "upgrade", folder=tmp_path), run("db", "upgrade", folder=tmp_path)
    assert first.returncode == again.returncode == 0
    assert first.stdout == again.stdout
    assert "结构" in first.stdout


def test_nothing_is_wrapped_for_other_programs(tmp_path: Path) -> None:
    """An article without figures is one line, however long its title is."""
    (tmp_path / "a.md").write_text(f"---\ntitle: {'长题' * 60}\npublished: 2020-03-11\n---\n今天天气很好。\n", "utf-8")
    (line,) = run("read", "a.md", folder=tmp_path, COLUMNS="60").stdout.splitlines()
    assert line.endswith("没有读到数字")


def test_doctor_names_every_endpoint_that_cannot_be_told(tmp_path: Path) -> None:
    """Not only the first."""
    url = "http://127.0.0.1:9/robot/send?access_token=a"
    robots = [f'[[endpoint]]\nid = "{name}"\nsink = "dingtalk"\nurl = "{url}"\n' for name in ("one", "two")]
    (tmp_path / "shuize.toml").write_text("\n".join(robots), "utf-8")
    done = run("doctor", folder=tmp_path)
    named = [(line.split()[0], line.split()[2]) for line in done.stdout.splitlines() if line.split()[1] == "webhook"]
    assert [(sign, name.partition("（")[0]) for sign, name in named] == [("FAIL", "one"), ("FAIL", "two")]


@pytest.mark.parametrize(
    ("named", "shown"), [(["a.jsonl#2"], ["a.jsonl#2"]), (["a.jsonl#1", "a.jsonl#2"], ["a.jsonl#1", "a.jsonl#2"])]
)
def test_one_article_of_a_file_is_named_as_it_is_printed(tmp_path: Path, named: list[str], shown: list[str]) -> None:
    """So the figure of one article of a stream can be explained; a number that it does not have is a wrong call."""
    lines = [json.dumps({"text": f"{BULLETIN}{mark}", "published": "2020-03-11"}) for mark in ("甲", "乙", "丙")]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    done = run("read", "--json", *named, folder=tmp_path)
    assert [json.loads(line)["doc"] for line in done.stdout.splitlines()] == shown
    none = run("read", "a.jsonl#9", folder=tmp_path)
    assert (none.returncode, none.stderr) == (2, "shuize: a.jsonl#9：文件里没有这一篇\n")
    assert "'b.jsonl#1' 不存在" in run("read", "b.jsonl#1", folder=tmp_path).stderr


def test_a_retry_of_nothing_says_so(tmp_path: Path) -> None:
    """Whoever asks for all and has none is not left with an empty line."""
    assert run("rejected", "retry", "--all", folder=tmp_path).stdout == "还没有\n"
    assert run("db", "upgrade", folder=tmp_path).returncode == 0
    assert run("quarantine", "retry", "--all", folder=tmp_path, SHUIZE_LANGUAGE="en").stdout == "none yet\n"
