"""What an answer means, in one table for all vendors: robots answer 200 to everything and say the rest in a code."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus

from alerts.schedule import Outcome, Reason, judge
from alerts.sinks.post import Answer
from alerts.told import line
from shuize.endpoints import Endpoint
from shuize.log import redact

SHOWN_MOST = 200
MINUTE = 60.0

CODES: Mapping[str, Mapping[int, tuple[Reason, float | None]]] = {
    "dingtalk": {
        130101: (Reason.RATE_LIMITED, 10 * MINUTE),  # more than 20 a minute: blocked for ten
        300005: (Reason.UNAUTHORISED, None),  # no such token
        310000: (Reason.UNAUTHORISED, None),  # signature, keyword or address not allowed
        400013: (Reason.GONE, None),  # the group was dissolved
        400101: (Reason.UNAUTHORISED, None),  # no such token
        400102: (Reason.GONE, None),  # the robot was stopped
        410100: (Reason.RATE_LIMITED, 10 * MINUTE),  # too fast
    },
    "feishu": {
        9499: (Reason.REJECTED, None),  # a body of the wrong form
        11232: (Reason.RATE_LIMITED, MINUTE),  # more than 5 a second or 100 a minute
        19001: (Reason.UNAUTHORISED, None),  # no such token
        19021: (Reason.UNAUTHORISED, None),  # signature or its time
        19022: (Reason.UNAUTHORISED, None),  # address not allowed
        19024: (Reason.UNAUTHORISED, None),  # no keyword in it
    },
    "wecom": {
        45009: (Reason.RATE_LIMITED, MINUTE),  # more than 20 a minute
        93000: (Reason.UNAUTHORISED, None),  # no such key
    },
    "smtp": {
        421: (Reason.SERVER_ERROR, None),  # closing
        450: (Reason.RATE_LIMITED, 5 * MINUTE),  # greylisting, a mailbox that is busy
        451: (Reason.RATE_LIMITED, 5 * MINUTE),
        530: (Reason.UNAUTHORISED, None),
        534: (Reason.UNAUTHORISED, None),
        535: (Reason.UNAUTHORISED, None),
        538: (Reason.UNAUTHORISED, None),
    },
}
"""For each vendor's code: why it failed, and after how many seconds it may be tried again where the vendor says so."""

NAMES = {"dingtalk": ("errcode", "errmsg"), "wecom": ("errcode", "errmsg"), "feishu": ("code", "msg")}
OTHER_NAMES = {"feishu": ("StatusCode", "StatusMessage")}
"""What its older answers are called."""


def by_code(answer: Answer, endpoint: Endpoint, now: datetime) -> Outcome:
    """Return the outcome of a robot's answer: it has arrived only with status 200 and code 0."""
    if answer.status != HTTPStatus.OK:
        return judge(answer.status, answer.retry_after, now)
    said = _object(answer.body)
    for code_name, text_name in (NAMES[endpoint.sink], OTHER_NAMES.get(endpoint.sink, ("", ""))):
        if isinstance(code := said.get(code_name), int):
            return coded(endpoint, code, str(said.get(text_name, "")), answer.status, name=code_name)
    return Outcome(Reason.REJECTED, answer.status, detail="an answer without a code; is this a robot's URL?")


def coded(endpoint: Endpoint, code: int, text: str, status: int, *, name: str) -> Outcome:
    """Return the outcome that the vendor's code stands for; 0 is success, what no table knows a refusal."""
    if code == 0:
        return Outcome(Reason.SENT, status)
    reason, seconds = CODES[endpoint.sink].get(code, (Reason.REJECTED, None))
    return Outcome(reason, status, seconds, f"{name} {code}{said_of(text, endpoint)}")


def by_mail_code(code: int, text: str, endpoint: Endpoint) -> Outcome:
    """Return the outcome of a mail server's refusal: 4xx may pass later, 5xx will not by itself."""
    otherwise = (Reason.SERVER_ERROR if code < HTTPStatus.INTERNAL_SERVER_ERROR else Reason.REJECTED, None)
    reason, seconds = CODES["smtp"].get(code, otherwise)
    return Outcome(reason, None, seconds, f"SMTP {code}{said_of(text, endpoint)}")


def by_status(answer: Answer, endpoint: Endpoint, now: datetime, *, expected: bytes | None = None) -> Outcome:
    """Return the outcome of an HTTP status and, where a body is expected, of that; a refusal's words are kept."""
    outcome = judge(answer.status, answer.retry_after, now)
    text = said_of(answer.body.decode(errors="replace"), endpoint).removeprefix(": ")
    if outcome.reason is not Reason.SENT:
        return replace(outcome, detail=text)
    if expected is not None and answer.body.strip() != expected:
        return Outcome(Reason.REJECTED, answer.status, detail=text or "an answer without a word")
    return outcome


def said_of(text: str, endpoint: Endpoint) -> str:
    """Return what the receiver said, on one line, short, without what no line may show."""
    shown = redact(line(text), endpoint.hidden)[:SHOWN_MOST]
    return f": {shown}" if shown else ""


def _object(body: bytes) -> Mapping[str, object]:
    """Return the JSON object that the body is; an empty one for anything else."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
