"""Feishu 飞书 and Lark: a group's robot; time and signature stand in the body, what is signed is the key."""

import base64
import hashlib
import hmac
from datetime import datetime

import httpx

from alerts.message import Message
from alerts.sinks.answers import by_code
from alerts.sinks.robot import Body, Dialect, Robot
from shuize.endpoints import Endpoint

MOST_BYTES = 8000
"""Of the text, in which JSON may double a character; a whole request may have 20 KB."""


def robot(endpoint: Endpoint, *, timeout_seconds: float) -> Robot:
    """Return the sink."""
    return Robot(endpoint, Dialect("md", MOST_BYTES, request, by_code), timeout_seconds=timeout_seconds)


def request(endpoint: Endpoint, message: Message, now: datetime) -> tuple[httpx.URL, Body]:
    """Return where the message goes and how it looks: a card under its title."""
    card = {
        "config": {"wide_screen_mode": True},
        "header": {"title": {"tag": "plain_text", "content": message.title}, "template": "blue"},
        "elements": [{"tag": "markdown", "content": message.text}],
    }
    body: Body = {"msg_type": "interactive", "card": card}
    if endpoint.secrets:
        seconds = str(int(now.timestamp()))
        body = {"timestamp": seconds, "sign": sign(endpoint.secrets[0], seconds), **body}
    return httpx.URL(endpoint.url), body


def sign(secret: str, seconds: str) -> str:
    """Return the signature of a request at that time."""
    key = f"{seconds}\n{secret}".encode()
    return base64.b64encode(hmac.new(key, b"", hashlib.sha256).digest()).decode()
