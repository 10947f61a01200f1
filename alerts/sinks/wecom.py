"""WeCom 企业微信: a group's robot; its limit is in bytes, its key stands in the URL and nothing is signed."""

from datetime import datetime

import httpx

from alerts.message import TITLE_MOST_BYTES, Message
from alerts.sinks.answers import by_code
from alerts.sinks.robot import Body, Dialect, Robot, headed
from shuize.endpoints import Endpoint

MARKDOWN_MOST_BYTES = 4096
HEADING_MOST_BYTES = TITLE_MOST_BYTES * 3 + len("### \n\n")
"""A title, each character of which may become a full-width one."""


def robot(endpoint: Endpoint, *, timeout_seconds: float) -> Robot:
    """Return the sink."""
    most_bytes = MARKDOWN_MOST_BYTES - HEADING_MOST_BYTES
    return Robot(endpoint, Dialect("md", most_bytes, request, by_code), timeout_seconds=timeout_seconds)


def request(endpoint: Endpoint, message: Message, now: datetime) -> tuple[httpx.URL, Body]:  # noqa: ARG001  # a dialect's
    """Return where the message goes and how it looks."""
    return httpx.URL(endpoint.url), {"msgtype": "markdown", "markdown": {"content": headed(message)}}
