import io
import json
import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
import structlog

from shuize import log
from shuize.settings import Settings


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Put logging back as it was."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)
    structlog.reset_defaults()


def lines(settings: Settings, *events: dict[str, object]) -> list[dict[str, object]]:
    """Log the events and return the lines that came out."""
    stream = io.StringIO()
    log.configure(settings, "tests", stream=stream)
    for event in events:
        log.get("a").info("something_happened", **event)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_one_json_object_a_line() -> None:
    """Chinese stays readable; the process is on every line; what every line has comes first."""
    stream = io.StringIO()
    log.configure(Settings(), "tests", stream=stream)
    log.get("a").info("article_read", title="复工\n复产", count=3)
    text = stream.getvalue()
    assert "复工\\n复产" in text
    (line,) = [json.loads(one) for one in text.splitlines()]
    assert list(line)[:4] == ["timestamp", "level", "process", "event"]
    assert (line["process"], line["event"], line["count"]) == ("tests", "article_read", 3)


def test_threads_and_libraries_say_whose_process_they_are_of() -> None:
    """A line without its process could be anybody's."""
    stream = io.StringIO()
    log.configure(Settings(log_format="json"), "tests", stream=stream)
    for call in (partial(log.get("a").error, "own"), partial(logging.getLogger("rq.worker").error, "foreign")):
        thread = threading.Thread(target=call)
        thread.start()
        thread.join(60)
    found = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(one["process"], one["event"]) for one in found] == [("tests", "own"), ("tests", "foreign")]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"url": "redis://user:pass@host:1/0"}, "redis://***@host:1/0"),
        ({"url": "postgresql+psycopg://u:p%40w@h/db"}, "postgresql+psycopg://***@h/db"),
        ({"url": "https://h/send?access_token=abc123&x=1"}, "https://h/send?access_token=***&x=1"),
        ({"url": "https://h/send?x=1&key=abc123"}, "https://h/send?x=1&key=***"),
        ({"url": "signed with whsec_c2VjcmV0c2VjcmV0"}, "signed with ***"),
        ({"webhook_secret": "anything"}, "***"),
        ({"nested": {"list": [{"api_key": "k"}, "redis://:pw@h"]}}, {"list": [{"api_key": "***"}, "redis://***@h"]}),
        ({"error": ValueError("at redis://a:b@h")}, "ValueError: at redis://***@h"),
        ({"plain": "复工率 96.3% a@b.example"}, "复工率 96.3% a@b.example"),
        ({"token": ""}, ""),
    ],
)
def test_secrets_are_hidden(given: dict[str, object], shown: object) -> None:
    """Credentials in URLs, tokens in queries, and everything called a secret; nothing else."""
    (line,) = lines(Settings(), given)
    assert line[next(iter(given))] == shown


def test_configured_secrets_are_hidden_wherever_they_stand() -> None:
    """A bot's address is its password: not even an exception of a library shows it."""
    settings = replace(Settings(), webhook_url="https://bot.example/hook/T0P", webhook_secret="s3cret-words")
    stream = io.StringIO()
    log.configure(settings, "tests", stream=stream)
    logging.getLogger("library").warning("POST %s failed with %s", "https://bot.example/hook/T0P", "s3cret-words")
    try:
        {}["refused by https://bot.example/hook/T0P"]
    except KeyError:
        log.get("a").exception("delivery_failed")
    text = stream.getvalue()
    assert "T0P" not in text
    assert "s3cret" not in text
    assert "POST *** failed with ***" in text
    assert "KeyError" in text


def test_a_terminal_gets_colour_and_a_file_none() -> None:
    """Escape codes are for people; `auto` tells them apart, json and console decide."""
    texts = {}
    for form, stream in (
        ("auto", Terminal()), ("auto-file", io.StringIO()), ("console", io.StringIO()), ("json", Terminal()),
    ):  # fmt: skip
        log.configure(replace(Settings(), log_format=form.partition("-")[0]), "tests", stream=stream)
        log.get("a").warning("something_happened")
        texts[form] = stream.getvalue()
    assert "\x1b[" in texts["auto"]
    assert "\x1b[" not in texts["console"]
    assert "something_happened" in texts["console"]
    assert json.loads(texts["auto-file"])["level"] == "warning"
    assert json.loads(texts["json"])["level"] == "warning"


def test_levels() -> None:
    """What is below the level is not written; the libraries only say what went wrong."""
    stream = io.StringIO()
    log.configure(replace(Settings(), log_level="warning"), "tests", stream=stream)
    log.get("a").info("quiet")
    logging.getLogger("rq.worker").info("noise")
    log.get("a").warning("loud")
    assert [json.loads(line)["event"] for line in stream.getvalue().splitlines()] == ["loud"]
