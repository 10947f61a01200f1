"""What a person is told: built-in messages in both languages, templates of one's own, and where a text is cut."""

import json
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from alerts.cut import cut, size
from alerts.message import Writer
from alerts.samples import SAMPLES
from alerts.template import Form
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from shuize.wording import Language

CROSSED, CONFLICT, BARE = SAMPLES
FAMILY = "👨‍👩‍👧‍👦"
HAND = "👍🏽"
FLAG = "🇨🇳"
ACCENTED = "e\u0301"


def event(base: str = CROSSED, **changes: Any) -> str:  # noqa: ANN401  # any field of an observation
    """Return the sample with another observation."""
    body = json.loads(base)
    body["data"]["observation"] |= changes
    return json.dumps(body, ensure_ascii=False)


def written(
    form: Form, body: str = CROSSED, *, language: Language = "zh", most_bytes: int = 4000, template: Path | None = None
) -> str:
    """Return the text of the message."""
    return Writer(Endpoint("e", language=language), form, template).write(body, most_bytes).text


MARKDOWN = """截至2020年3月2日，烟台市规模以上工业企业复工率由91.2%升至95.8%，越过95%。

> 烟台企业复工率达到95.8%。

样报，2020年3月4日 · 单一来源"""
PLAIN = """烟台市 work resumption rate rose from 91.2% to 95.8% as of 2020-03-02, past 95%.

“烟台企业复工率达到95.8%。”
样报, 2020-03-04 · a single source"""


def test_what_is_told() -> None:
    """Which mark, from what to what, as of when, where, said by whom, and the sentence."""
    assert written("md") == MARKDOWN
    assert written("txt", language="en") == PLAIN
    assert written("slack").endswith("\n> 烟台企业复工率达到95.8%。\n_样报，2020年3月4日 · 单一来源_")


def test_a_page_for_mail() -> None:
    """The same with a table of facts; the instant in the endpoint's zone."""
    page = written("html")
    assert page.startswith('<!doctype html>\n<html lang="zh">')
    for fact in ("95.8%", "91.2% (2020年2月25日)", "2020年3月2日", "烟台市", "2020-04-03 10:11 (Asia/Shanghai)"):
        assert f"<td>{fact}</td>" in page


@pytest.mark.parametrize("form", ["md", "txt", "slack", "html"])
@pytest.mark.parametrize("body", SAMPLES, ids=["crossed", "conflict", "bare"])
def test_what_is_not_known_leaves_no_hole(form: Form, body: str) -> None:
    """No `None`, no empty line of quotation, no label without a value."""
    text = written(form, body)
    assert "None" not in text
    assert "“”" not in text
    assert "<td></td>" not in text
    assert not text.endswith((">", "· ", "__")) or form == "html"


def test_events_that_stand_for_no_figure() -> None:
    """A digest, or word of an endpoint that fails, has a text only; each of its lines stays one."""
    body = json.dumps({"type": "digest.day", "timestamp": "", "api_version": "1", "data": {"text": "一\n二"}})
    assert written("md", body) == "一\n\n二"
    assert written("txt", body, language="en") == "一\n二"


def test_bodies_from_before_there_were_headlines() -> None:
    """What was stored by an older version is told by its sentence."""
    body = json.loads(CROSSED)
    del body["data"]["said"]
    message = Writer(Endpoint("e"), "txt").write(json.dumps(body), 4000)
    assert message.title == body["data"]["text"]


@pytest.mark.parametrize(
    ("form", "quote", "shown"),
    [
        ("md", "[点我](http://x) <@all> **粗** `a`", "［点我］(http://x) ＜@all＞ ＊＊粗＊＊ ｀a｀"),
        ("slack", "<!channel> a&b *粗*", "&lt;!channel&gt; a&amp;b ＊粗＊"),
        ("html", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("md", "第一行\n# 第二行\x1b[2J", "> 第一行 # 第二行 ［2J"),
    ],
)
def test_what_articles_say_is_never_markup(form: Form, quote: str, shown: str) -> None:
    """A quote can mention nobody, link nowhere and steer no terminal."""
    assert shown in written(form, event(quote=quote))


def test_a_severe_event_says_so() -> None:
    """At the head of the title, in the language."""
    body = CROSSED.replace('"severity":"info"', '"severity":"critical"')
    titles = [Writer(Endpoint("e", language=one), "txt").write(body, 4000).title for one in ("zh", "en")]  # type: ignore[arg-type]  # the languages
    assert titles[0].startswith("【严重】烟台市")
    assert titles[1].startswith("Critical: 烟台市")


def test_the_quote_is_shortened_first() -> None:
    """Sentence, source and mark stay whole as long as the quote can give way."""
    text = written("md", event(quote="字" * 600), most_bytes=600)
    assert size(text) <= 600
    assert "越过95%。\n\n> 字字" in text
    assert text.endswith("…\n\n样报，2020年3月4日 · 单一来源")


def test_several_in_one_message() -> None:
    """A headline each, and how many there was no room for."""
    writer = Writer(Endpoint("e"), "md")
    whole = writer.write_all([CROSSED, CONFLICT], 4000)
    assert whole.title == "2 条警讯"
    assert whole.text.splitlines() == ["- 烟台市规模以上工业企业复工率升至95.8%，越过95%"] * 2
    many = writer.write_all([CROSSED] * 50, 1000)
    assert size(many.text) <= 1000
    lines = many.text.splitlines()
    assert lines[-1] == f"……另有 {50 - len(lines) + 1} 条"


CHARACTERS = st.sampled_from([*"水a9% \n", FAMILY, HAND, FLAG, ACCENTED])


@given(st.lists(CHARACTERS, max_size=60).map("".join), st.integers(0, 200))
def test_a_cut_is_between_characters(text: str, most_bytes: int) -> None:
    """It fits, and what is left is the beginning, in whole characters as people see them."""
    found = cut(text, most_bytes)
    assert size(found) <= most_bytes
    kept = regex.findall(r"\X", found.removesuffix("…"))
    assert kept == regex.findall(r"\X", text)[: len(kept)]


@pytest.mark.parametrize("one", [FAMILY, HAND, FLAG, ACCENTED, "❤️", "각", "नि"])
def test_no_character_is_taken_apart(one: str) -> None:
    """Whatever the room, there is a whole number of them."""
    for room in range(3, size(one) * 4):
        assert set(regex.findall(r"\X", cut(one * 5, room).removesuffix("…"))) <= {one}


@pytest.mark.parametrize("form", ["md", "txt", "slack"])
@pytest.mark.parametrize("most_bytes", [200, 500, 2048, 4096])
def test_messages_of_emoji_fit(form: Form, most_bytes: int) -> None:
    """Quote, place and source full of them: never a byte too many, never half of one."""
    text = written(form, event(quote=FAMILY * 50 + HAND * 50, source=FLAG * 100), most_bytes=most_bytes)
    assert size(text) <= most_bytes
    assert {"\u200d", "👨", "🏽"}.isdisjoint(regex.findall(r"\X", text))


def template(folder: Path, text: str) -> Path:
    """Write a template."""
    path = folder / "own.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_template_of_ones_own(tmp_path: Path) -> None:
    """All words of the event, its whole body among them."""
    own = template(
        tmp_path, "{{ title }}|{{ event.data.series.place.code }}|{% for a, b in facts %}{{ a }}={{ b }};{% endfor %}"
    )
    text = written("md", template=own)
    assert text.startswith("烟台市规模以上工业企业复工率升至95.8%，越过95%|370600|数字=95.8%;此前=91.2%")
    assert size(written("md", event(quote="字" * 600), most_bytes=100, template=own)) <= 100


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ title", "line 1: unexpected end of template"),
        ("a\n{% for x in %}", "line 2: "),
        ("{{ titel }}", "'titel' is undefined (of a milestone.crossed)"),
        ("{{ event.data.milestone.marks[0] }}", "no attribute 'milestone' (of a conflict.opened)"),
        ("{{ ''.__class__.__mro__ }}", "access to attribute '__class__' of 'str' object is unsafe"),
        ("{% include '/etc/passwd' %}", "no loader for this environment specified"),
        ("{% for a in range(99999) %}{% endfor %}", "its loops turn more than 10,000 times"),
        ("{% for a in text * 1 %}{% endfor %}", "* is for small numbers only"),
        ("{% for a in text %}{% for b in text %}{% for c in text %}{% endfor %}{% endfor %}{% endfor %}", "its loops"),
        ("{{ 'a' * 999999999 }}", "* is for small numbers only"),
        ("{{ 9 ** 999999999 }}", "** is for small numbers only"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "RecursionError"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_used_is_named_at_start(tmp_path: Path, text: str, said: str) -> None:
    """File, line and what is wrong, tried on events of several kinds before anything is sent."""
    own = template(tmp_path, text)
    with pytest.raises(UsageError) as raised:
        Writer(Endpoint("e"), "md", own)
    assert str(raised.value).startswith(f"template {own}")
    assert said in str(raised.value)


def test_an_event_its_template_cannot_say_is_told_all_the_same(tmp_path: Path) -> None:
    """By the built-in template: an alert must be told."""
    own = template(tmp_path, "{{ event.data.alert.kind }}")
    body = json.dumps({"type": "digest.day", "timestamp": "", "api_version": "1", "data": {"text": "一天"}})
    assert written("md", template=own) == "milestone"
    assert written("md", body, template=own) == "一天"
