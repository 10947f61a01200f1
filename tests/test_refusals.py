import ast
import os
import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from shuize.chinese import CHINESE
from shuize.cli.main import main
from shuize.refusals import spoken

HOME = Path(__file__).resolve().parent.parent
RAISED = re.compile(r"(?:Usage|Article|Broker|Pack|Store|NoStore|TooMuch|Shuize|Delivery|Template)Error")
HAN = re.compile(r"[\u4e00-\u9fff]")
ELSEWHERE = {
    "unknown_unit(self.pack_of[item.id], item.id, unit)", "_nothing(refused)", "draft.refused", "answer['reason']",
    "f'{name}:{number}: {error}'", "f'{name} {error}'", "f'{type(error).__name__}: {error}'",
    "f'{where}: {_explain(str(error))}'", "f'{where}: {_explain(str(error), said)}'", "f'{where}: {problem}'",
    "f'{one.id} ({one.shown}): {outcome.text}'", "TOO_LONG.format(self._seconds)", "TOO_LARGE", "DEADLY",
    "f'{BROKEN}: {error}'",
    "NOT_REGULAR", "f'{variable}: no such setting{hint}'", "f'{path}: no such key {key}{hint}'",
    "f'--owner {owner}: no such owner; {there}'", "f'{one.id} ({one.shown}): {error}; {hint}'",
}  # fmt: skip
"""Errors whose sentence is made elsewhere (each such place is in the table below, or is a library's own words)."""


def raised() -> Iterator[str]:
    """Yield an example of each error that is raised, and of each thing said to be done; `x1` is what changes in it."""
    for path in (one for name in ("shuize", "ingest", "workers", "alerts") for one in (HOME / name).rglob("*.py")):
        for call in (one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.Call)):
            name = ast.unparse(call.func).rpartition(".")[2]
            literal = call.args and isinstance(call.args[0], ast.JoinedStr | ast.IfExp | ast.Constant)
            if call.args and (RAISED.fullmatch(name) or (name == "spoken" and literal)):
                yield from examples(call.args[0])


def examples(said: ast.expr) -> Iterator[str]:
    """Yield what the expression may say."""
    if ast.unparse(said) in ELSEWHERE:
        return
    if isinstance(said, ast.IfExp):
        yield from (*examples(said.body), *examples(said.orelse))
    elif isinstance(said, ast.BinOp):
        yield from (left + right for left in examples(said.left) for right in examples(said.right))
    elif isinstance(said, ast.JoinedStr):
        yield from map("".join, product(*map(parts, said.values)))
    else:
        yield str(ast.literal_eval(said))


def parts(said: ast.expr) -> list[str]:
    """Return what may stand at that part of a sentence."""
    if isinstance(said, ast.FormattedValue):
        return list(examples(said.value)) if isinstance(said.value, ast.IfExp) else ["x1"]
    return list(examples(said))


@pytest.mark.parametrize("said", sorted(set(raised())))
def test_every_error_has_its_chinese(said: str) -> None:
    """Nobody who reads Chinese is told in English what is wrong."""
    assert HAN.search(spoken(said, {}))
    assert spoken(said, {"SHUIZE_LANGUAGE": "en"}) == said


@pytest.mark.parametrize(("english", "chinese"), CHINESE.items())
def test_no_part_of_an_error_is_lost(english: str, chinese: str) -> None:
    """What changes in the sentence stands in both languages, once each."""
    assert sorted(re.findall(r"\{[a-z]\}", english)) == sorted(re.findall(r"\{[a-z]\}", chinese))
    assert HAN.search(chinese) or english.startswith("{a} (")


@pytest.mark.parametrize(
    ("arguments", "environ", "code", "english", "chinese"),
    [
        (["read", "."], {"SHUIZE_WORKRES": "1"}, 2,
         "SHUIZE_WORKRES: no such setting; did you mean SHUIZE_WORKERS?",
         "SHUIZE_WORKRES：没有这项设置；是不是 SHUIZE_WORKERS？"),
        (["doctor"], {"SHUIZE_WORKERS": "two"}, 2,
         "SHUIZE_WORKERS: 'two' is no whole number", "SHUIZE_WORKERS：'two' 不是整数"),
        (["endpoints", "list"], {"SHUIZE_WEBHOOK_URL": "ftp://h"}, 2,
         "SHUIZE_WEBHOOK_URL: must begin with http:// or https:// (for example https://alerts.example.com/shuize)",
         "SHUIZE_WEBHOOK_URL：必须以 http:// or https:// 开头（例如 https://alerts.example.com/shuize）"),
        (["endpoints", "test", "desk"], {}, 2,
         "desk: no such endpoint; there are log", "desk：没有这个推送目标；已有 log"),
        (["endpoints", "list"], {"SHUIZE_CONFIG": "wrong.toml"}, 2,
         "wrong.toml: unknown key 'fomat' in [[endpoint]]; did you mean 'format'?",
         "wrong.toml：[[endpoint]] 中没有键 'fomat'；是不是 'format'？"),
        (["pack", "check", "resumptoin"], {}, 3, "resumptoin: no such pack; known: ",
         "resumptoin：没有这个领域包；已有 "),
        (["pack", "check", "wrong.toml"], {}, 3,
         "wrong.toml: unknown key 'endpoint' in the file; ", "wrong.toml：文件 中没有键 'endpoint'；"),
        (["read", "empty file.txt"], {}, 4, "empty file.txt is empty", "empty file.txt 是空的"),
        (["read", "picture.png"], {}, 4,
         "picture.png is a picture, which is not read; save its text as UTF-8",
         "picture.png 是图片，不能读；请把文字另存为 UTF-8"),
        (["status"], {"SHUIZE_DATABASE_URL": "mysql://h/d"}, 5,
         "no database 'mysql' is known; use sqlite:///FILE or postgresql://...",
         "不认识数据库 'mysql'；请用 sqlite:///文件 或 postgresql://..."),
        (["series"], {}, 5,
         "data/shuize.db: there is no database yet; `shuize up` makes one",
         "data/shuize.db：还没有数据库；`shuize up` 会建立"),
        (["up"], {"SHUIZE_REDIS_URL": "http://h"}, 6, "http://h is no Redis URL; ", "http://h 不是 Redis 网址；"),
    ],
)  # fmt: skip
def test_an_error_is_said_in_the_language_of_the_settings(  # noqa: PLR0917  # a row
    arguments: list[str],
    environ: dict[str, str],
    code: int,
    english: str,
    chinese: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Chinese where nothing is set, English where that is asked for; the same exit code, one line each."""
    (tmp_path / "empty file.txt").touch()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "wrong.toml").write_text('[[endpoint]]\nid = "desk"\nfomat = "standard"\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["shuize", *arguments])
    for name in [name for name in os.environ if name.startswith("SHUIZE_")]:
        monkeypatch.delenv(name)
    for language, said in (({}, chinese), ({"SHUIZE_LANGUAGE": "en"}, english)):
        for name, value in {**environ, **language}.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr().err
        assert (ended.value.code, told.count("\n")) == (code, 1)
        assert told.startswith("shuize: ")
        assert said in told


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        ("read", "Missing argument 'PATH...'.", "缺少参数 'PATH...'。"),
        ("raed x", "No such command 'raed'. Did you mean 'read'?", "没有命令 'raed'。是不是 'read'？"),
        ("--nope", "No such option '--nope'.", "没有选项 '--nope'。"),
        ("alerts --since x", "No such option '--since'. (Did you mean one of: '--json', '--kind'?)",
         "没有选项 '--since'。（是不是其中之一：'--json', '--kind'？）"),
        ("alerts --limit", "Option '--limit' requires an argument.", "选项 '--limit' 要带一个值。"),
        ("alerts --json=x", "Option '--json' does not take a value.", "选项 '--json' 不带值。"),
        ("alerts --limit 0", "Invalid value for '--limit': 0 is not in the range x>=1.",
         "'--limit' 的值不对：0 不在范围 x>=1 内。"),
        ("alerts --limit x", "Invalid value for '--limit': 'x' is not a valid integer range.",
         "'--limit' 的值不对：'x' 不是整数。"),
        ("alerts ack", "Missing argument 'ALERT'.", "缺少参数 'ALERT'。"),
        ("read none.txt", "Invalid value for 'PATH...': Path 'none.txt' does not exist.",
         "'PATH...' 的值不对：路径 'none.txt' 不存在。"),
        ("digest --format x", "Invalid value for '--format': 'x' is not one of 'text', 'markdown', 'json'.",
         "'--format' 的值不对：'x' 不在可选之列；可选 'text', 'markdown', 'json'。"),
        ("quarantine list a b", "Got unexpected extra arguments (a b)", "多了参数 a b"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_said_in_that_language(  # noqa: PLR0917  # a row
    arguments: str,
    english: str,
    chinese: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What click says too; with how the command is called, and where its help is."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["shuize", *arguments.split()])
    monkeypatch.delenv("SHUIZE_LANGUAGE", raising=False)
    for language, said, usage in ((None, chinese, "用法：shuize "), ("en", f"Error: {english}", "Usage: shuize ")):
        if language:
            monkeypatch.setenv("SHUIZE_LANGUAGE", language)
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr().err.splitlines()
        assert (ended.value.code, told[-1]) == (2, said)
        assert told[0].startswith(usage) or len(told) == 1


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("no article of that name came within an hour after it, nor ten minutes before", "此后一小时内"),
        ("cannot be stored: too long", "数据库不收：too long"),
        (("its sidecar has an unknown key 'a', which says nothing; known are b, c; "
          "its sidecar has an unknown key 'd', which says nothing; did you mean 'b'?"),
         "附带文件中没有键 'a'，不起作用；可用的有 b, c；附带文件中没有键 'd'，不起作用；是不是 'b'？"),
        (("was read but for 22 of its records: "
          "line 2 is no JSON: at 1; record 4 has no text; expected one of a, b; and 2 more"),
         "已读，但其中 22 条除外：第 2 行不是 JSON：at 1；第 4 条没有正文；应有 a, b 之一；另有 2 条"),
        ("holds no article: a is b.txt is locked with a password, and 3 more",
         "里面没有文章：a is b.txt 加了密码；另有 3 个"),
        ("a.zip holds no article: b.txt cannot be unpacked: bad", "a.zip 里面没有文章：b.txt 解不开：bad"),
        ("needs more than 512 MB of memory to read; split it or save its text", "要用 512 MB 以上"),
        ("ended its worker 3 times", "使读它的进程崩溃了 3 次"),
    ],
)  # fmt: skip
def test_stored_reasons_are_translated_where_they_are_listed(english: str, chinese: str) -> None:
    """Those of files and of articles put aside, one or several, with the line or the member that they are of."""
    assert spoken(english, {}).startswith(chinese)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("old.txt takes longer than 60 seconds to read; split it or save its text", "old.txt 读了 60 秒还没读完；"),
        ("desk (https://h): timeout (HTTP 408): no whole answer within 3 s",
         "desk（https://h）：超时（HTTP 408）：3 秒"),
        ("d (https://h): not_public; allow its network (SHUIZE_WEBHOOK_ALLOW_CIDRS, allow_cidrs) where it is your own",
         "d（https://h）：不是公网地址；若是自己的网络"),
        ("Redis at h cannot be used: dead; start it, set SHUIZE_REDIS_URL, or leave that empty for the embedded server",
         "h 的 Redis 不能使用：dead；请启动它"),
        ("a.json is no JSON: line 1", "a.json 不是 JSON：line 1"),
        ("SHUIZE_ANYTHING: no such setting", "SHUIZE_ANYTHING：没有这项设置"),
        ("in/shuize.toml: no such key sorce; did you mean source?", "in/shuize.toml：没有键 sorce；是不是 source？"),
        ("in/shuize.toml: no such key x; known are source, rank", "in/shuize.toml：没有键 x；可用的有 source"),
        ("--owner li: no such owner; there are wang", "--owner li：没有这位负责人；已有 wang"),
        ("--owner li: no such owner; the settings file names none", "--owner li：没有这位负责人；设置文件中"),
        ("0000: no such alert; `shuize alerts` shows their ids, at least 4 digits name one",
         "0000：没有这条警讯；编号见"),
        ("a.zip holds no article: b.txt is empty, and 1 more", "a.zip 里面没有文章：b.txt"),
        ("link is no regular file; links and devices are not read", "link 不是普通文件；"),
        ("a.pdf gives more text than its size allows", "a.pdf 解出的文字多于"),
        ("a.pdf ends the program that reads it; it is broken, or made to do harm", "a.pdf 会使读它的程序崩溃；"),
        ("p.toml: rule 'r': marks: 'x' expected a list, as [90, 95]", "p.toml：rule 'r': marks: 'x' 应为列表"),
        ("pack p: indicator 'i': unit '户' is none that figures are kept in; such as 家", "领域包 p：指标 'i'："),
        ("shuize.toml: [[endpoint]] language: must be one of zh, en", "shuize.toml：[[endpoint]] language：只能是"),
        ("words that no table has", "words that no table has"),
    ],
)  # fmt: skip
def test_sentences_within_sentences(english: str, chinese: str) -> None:
    """What is wrong and what to do about it are put together; both are said."""
    assert spoken(english, {}).startswith(chinese)
