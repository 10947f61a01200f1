"""Robots as the vendors run them: real servers that recompute the signature from the raw request and answer by code."""

import base64
import contextlib
import hashlib
import hmac
import json
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from tests.receivers import Peer, Request, listening, read

Judge = Callable[[Request, str], int | str]


def dingtalk(request: Request, secret: str) -> int | str:
    """Check the query as it came: the time in milliseconds, its signature URL-encoded exactly once."""
    query = request.line.split(" ")[1].partition("?")[2]
    given = dict(part.split("=", 1) for part in query.split("&"))
    if given.get("access_token") != "dingtoken0123456789":
        return 300005
    said = json.loads(request.body)
    if len(request.body) > 20_000 or said["msgtype"] != "markdown" or set(said["markdown"]) != {"title", "text"}:
        return 400035
    if abs(int(given["timestamp"]) / 1000 - time.time()) > 3600:
        return 310000
    key, signed = secret.encode(), f"{given['timestamp']}\n{secret}".encode()
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return 0 if given["sign"] == quote(expected, safe="") else 310000


def feishu(request: Request, secret: str) -> int | str:
    """Check the body: the time in seconds, signed by a key that holds both, over nothing."""
    said = json.loads(request.body)
    if len(request.body) > 20_480 or said["msg_type"] != "interactive":
        return 9499
    if not isinstance(said["timestamp"], str) or abs(int(said["timestamp"]) - time.time()) > 3600:
        return 19021
    key = f"{said['timestamp']}\n{secret}".encode()
    return 0 if said["sign"] == base64.b64encode(hmac.new(key, digestmod=hashlib.sha256).digest()).decode() else 19021


def wecom(request: Request, secret: str) -> int | str:
    """Check the key in the query and the limit in bytes; nothing is signed."""
    if not request.line.startswith(f"POST /cgi-bin/webhook/send?key={secret} "):
        return 93000
    said = json.loads(request.body)
    content = said["markdown"]["content"] if said["msgtype"] == "markdown" else ""
    return 0 if content and len(content.encode()) <= 4096 else 40058


def slack(request: Request, secret: str) -> int | str:
    """Check the path and the limits of the blocks; answer a word."""
    if request.line != f"POST /services/T000/B000/{secret} HTTP/1.1":
        return "no_service"
    header, section = json.loads(request.body)["blocks"]
    fits = len(header["text"]["text"]) <= 150 and 0 < len(section["text"]["text"]) <= 3000
    return "ok" if fits else "invalid_blocks"


JUDGES: dict[str, Judge] = {"dingtalk": dingtalk, "feishu": feishu, "wecom": wecom, "slack": slack}
PATHS = {
    "dingtalk": "/robot/send?access_token=dingtoken0123456789",
    "feishu": "/open-apis/bot/v2/hook/feishutoken0123456789",
    "wecom": "/cgi-bin/webhook/send?key={secret}",
    "slack": "/services/T000/B000/{secret}",
}
SECRETS = {
    "dingtalk": "SEC0123456789abcdef0123456789abcdef",
    "feishu": "FeishuSecret0123456789",
    "wecom": "11111111-2222-3333-4444-555555555555",
    "slack": "SlackToken0123456789",
}


def answered(vendor: str, code: int | str) -> dict[str, Any] | str:
    """Return the body of the vendor's answer."""
    if vendor == "slack":
        return str(code)
    text = "ok" if code == 0 else f"refused, says the vendor of {SECRETS[vendor]}"
    return {"code": code, "msg": text, "data": {}} if vendor == "feishu" else {"errcode": code, "errmsg": text}


@contextmanager
def robot(vendor: str, scripted: Sequence[int | str | None] = ()) -> Iterator[Peer]:
    """Run a robot; its n-th answer is the n-th scripted code, where that is not None and the request was right."""
    with listening() as peer:

        def serve(connection: socket.socket) -> None:
            request = read(connection)
            if request is None:
                return
            peer.requests.append(request)
            code = JUDGES[vendor](request, SECRETS[vendor])
            number = len(peer.requests) - 1
            if code in (0, "ok") and number < len(scripted) and scripted[number] is not None:
                code = scripted[number] or 0
            said = answered(vendor, code)
            body = (said if isinstance(said, str) else json.dumps(said)).encode()
            with contextlib.suppress(OSError):
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\nconnection: close\r\n\r\n" % len(body) + body
                )

        peer.serve = serve  # type: ignore[method-assign]  # this peer looks at what it is sent
        yield peer


def url(vendor: str, peer: Peer) -> str:
    """Return the robot's address with its token."""
    return f"http://127.0.0.1:{peer.port}{PATHS[vendor].format(secret=SECRETS[vendor])}"
