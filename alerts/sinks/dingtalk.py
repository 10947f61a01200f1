"""DingTalk 钉钉: a group's robot; the signature stands in the query and is URL-encoded once."""

import base64
import hashlib
import hmac
from datetime import datetime

import httpx

from alerts.message import Message
from alerts.sinks.answers import by_code
from alerts.sinks.robot import Body, Dialect, Robot, headed
from shuize.endpoints import Endpoint

MOST_BYTES = 6000
"""Of the text; a whole request may have 20,000."""


def robot(endpoint: Endpoint, *, timeout_seconds: float) -> Robot:
    """Return the sink."""
    return Robot(endpoint, Dialect("md", MOST_BYTES, request, by_code), timeout_seconds=timeout_seconds)


def request(endpoint: Endpoint, message: Message, now: datetime) -> tuple[httpx.URL, Body]:
    """Return where the message goes and how it looks."""
    url = httpx.URL(endpoint.url)
    if endpoint.secrets:
        milliseconds = str(int(now.timestamp() * 1000))
        url = url.copy_merge_params({"timestamp": milliseconds, "sign": sign(endpoint.secrets[0], milliseconds)})
    return url, {"msgtype": "markdown", "markdown": {"title": message.title, "text": headed(message)}}


def sign(secret: str, milliseconds: str) -> str:
    """Return the signature of a request at that time."""
    signed = f"{milliseconds}\n{secret}".encode()
    return base64.b64encode(hmac.new(secret.encode(), signed, hashlib.sha256).digest()).decode()
