"""Slack: an incoming webhook; it has arrived when the answer is the word `ok`."""

from datetime import datetime
from functools import partial

import httpx

from alerts.cut import first_characters
from alerts.message import Message
from alerts.sinks.answers import by_word
from alerts.sinks.robot import Body, Dialect, Robot
from alerts.template import SLACK
from shuize.endpoints import Endpoint

SECTION_MOST = 3000
HEADER_MOST = 150


def robot(endpoint: Endpoint, *, timeout_seconds: float) -> Robot:
    """Return the sink."""
    dialect = Dialect("slack", SECTION_MOST, request, partial(by_word, expected=b"ok"))
    return Robot(endpoint, dialect, timeout_seconds=timeout_seconds)


def request(endpoint: Endpoint, message: Message, now: datetime) -> tuple[httpx.URL, Body]:  # noqa: ARG001  # a dialect's
    """Return where the message goes and how it looks; `text` is what a notification shows."""
    header = {"type": "plain_text", "text": first_characters(message.title, HEADER_MOST), "emoji": False}
    section = {"type": "mrkdwn", "text": message.text, "verbatim": True}
    blocks = [{"type": "header", "text": header}, {"type": "section", "text": section}]
    return httpx.URL(endpoint.url), {"text": message.title.translate(SLACK), "blocks": blocks}
