"""What an answer means: robots answer 200 to nearly everything and say the rest in a code or a word."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus

from alerts.schedule import Outcome, Reason, judge
from alerts.sinks.codes import CODES, meaning
from alerts.sinks.post import Answer
from alerts.told import line
from shuize.endpoints import Endpoint
from shuize.log import redact

SHOWN_MOST = 200

NAMES = {"dingtalk": ("errcode", "errmsg"), "wecom": ("errcode", "errmsg"), "feishu": ("code", "msg")}
OTHER_NAMES = {"feishu": ("StatusCode", "StatusMessage")}
"""What its older answers are called."""


def by_code(answer: Answer, endpoint: Endpoint, now: datetime) -> Outcome:
    """Return the outcome of a robot's answer: it has arrived only with status 200 and code 0.

    With any other status a code counts where it is known, for that says more.
    """
    outcome = judge(answer.status, answer.retry_after, now)
    said = _object(answer.body)
    for code_name, text_name in (NAMES[endpoint.sink], OTHER_NAMES.get(endpoint.sink, ("", ""))):
        if isinstance(code := said.get(code_name), int):
            return _coded(outcome, endpoint, code, str(said.get(text_name, "")), name=code_name)
    if outcome.reason is not Reason.SENT:
        return outcome
    return Outcome(Reason.REJECTED, answer.status, detail="an answer without a code; is this a robot's URL?")


def _coded(outcome: Outcome, endpoint: Endpoint, code: int, text: str, *, name: str) -> Outcome:
    """Return the outcome of that status and code; 0 with 200 is success, what no table knows a refusal."""
    if outcome.status != HTTPStatus.OK:
        otherwise = (outcome.reason, None)
    elif code == 0:
        return Outcome(Reason.SENT, outcome.status)
    else:
        otherwise = (Reason.REJECTED, None)
    reason, seconds = meaning(endpoint.sink, code, text) or otherwise
    wait = max(seconds or 0.0, outcome.retry_after_seconds or 0.0) or None
    return Outcome(reason, outcome.status, wait, f"{name} {code}{said_of(text, endpoint)}")


def by_word(answer: Answer, endpoint: Endpoint, now: datetime, *, expected: bytes) -> Outcome:
    """Return the outcome of an answer that is one word: it has arrived only with status 200 and the expected one."""
    outcome = by_status(answer, endpoint, now, expected=expected)
    known = CODES[endpoint.sink].get(answer.body.decode(errors="replace").strip())
    if outcome.reason is Reason.SENT or known is None:
        return outcome
    reason, seconds = known
    return replace(outcome, reason=reason, retry_after_seconds=outcome.retry_after_seconds or seconds)


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
