"""What the vendors' codes and words stand for: one table for all of them.

Later: told too fast, or busy. Never: this message will not be taken, others are. Off: nothing will be taken any more
until a person sees to it. What is left may be mended without anybody noticing (a signature, a keyword, an address that
is not allowed), so that is tried again at the usual pauses, as is whatever no table knows.
"""

import re
from collections.abc import Mapping

from alerts.schedule import Reason

MINUTE = 60.0
TOO_FAST = re.compile(r"too many|too fast|too frequent|frequency|rate.?limit|频率|频繁|限流|过快", re.IGNORECASE)
"""What a vendor says where its code says no more than that something was wrong."""

BUSY = (Reason.SERVER_ERROR, None)
LATER = (Reason.RATE_LIMITED, MINUTE)
MUCH_LATER = (Reason.RATE_LIMITED, 10 * MINUTE)
DOUBTFUL = (Reason.UNAUTHORISED, None)
NEVER = (Reason.REFUSED, None)
OFF = (Reason.GONE, None)

CODES: Mapping[str, Mapping[int | str, tuple[Reason, float | None]]] = {
    "dingtalk": {
        -1: BUSY,
        130101: MUCH_LATER,  # more than 20 a minute: blocked for ten
        130102: MUCH_LATER,
        410100: MUCH_LATER,  # too fast
        90018: LATER,  # too many calls a second of one interface
        310000: DOUBTFUL,  # signature, keyword or address not allowed
        40014: OFF,  # no such token
        300001: OFF,
        300005: OFF,
        400101: OFF,
        400013: OFF,  # the group was dissolved
        400102: OFF,  # the robot was stopped
        400106: OFF,  # no such robot
        40035: NEVER,  # a parameter is missing
        43004: NEVER,  # no JSON
        400105: NEVER,  # a type of message that is not known
        430101: NEVER,  # an address in it that is held unsafe
        430102: NEVER,  # words that are held unfit
        430103: NEVER,  # a picture that is
        430104: NEVER,  # contents that are
    },
    "feishu": {
        2200: BUSY,
        9499: NEVER,  # a body of the wrong form; with the words "too many request" it is later
        11232: LATER,  # more than 5 a second or 100 a minute
        99991400: LATER,
        230020: LATER,
        19001: OFF,  # no such token
        19002: NEVER,  # a type of message that is not known
        11246: NEVER,  # a card that cannot be read
        19021: DOUBTFUL,  # signature or its time
        19022: DOUBTFUL,  # address not allowed
        19024: DOUBTFUL,  # no keyword in it
    },
    "wecom": {
        -1: BUSY,
        45009: LATER,  # more than 20 a minute
        45033: LATER,  # too many at once
        93000: OFF,  # no such key, or removed from the group
        93004: OFF,  # the robot was stopped
        93008: OFF,  # not in the group
        40008: NEVER,  # a type of message that is not known
        40035: NEVER,  # a parameter of the wrong form
        40058: NEVER,  # the same; too long among others
        44004: NEVER,  # nothing in it
        45002: NEVER,  # too long
        47001: NEVER,  # no JSON
    },
    "slack": {
        "rate_limited": LATER,
        "ratelimited": LATER,
        "rollup_error": BUSY,
        "internal_error": BUSY,
        "fatal_error": BUSY,
        "service_unavailable": BUSY,
        "request_timeout": BUSY,
        "action_prohibited": DOUBTFUL,
        "posting_to_general_channel_denied": DOUBTFUL,
        "no_service": OFF,
        "no_service_id": OFF,
        "no_active_hooks": OFF,
        "invalid_token": OFF,
        "no_team": OFF,
        "team_disabled": OFF,
        "channel_not_found": OFF,
        "channel_is_archived": OFF,
        "user_not_found": OFF,
        "invalid_payload": NEVER,
        "invalid_blocks": NEVER,
        "invalid_attachments": NEVER,
        "too_many_attachments": NEVER,
        "msg_too_long": NEVER,
        "no_text": NEVER,
    },
    "smtp": {
        421: BUSY,  # closing
        450: (Reason.RATE_LIMITED, 5 * MINUTE),  # greylisting, a mailbox that is busy
        451: (Reason.RATE_LIMITED, 5 * MINUTE),
        530: DOUBTFUL,
        534: DOUBTFUL,
        535: DOUBTFUL,
        538: DOUBTFUL,
        552: NEVER,  # too large
    },
}
"""For each vendor's code: why it failed, and after how many seconds it may be tried again where the vendor says so."""


def meaning(vendor: str, code: int | str, text: str = "") -> tuple[Reason, float | None] | None:
    """Return what a refusal stands for; None where nobody knows.

    >>> meaning("feishu", 9499, "too many request")[0], meaning("feishu", 9499, "Bad Request")[0]
    (<Reason.RATE_LIMITED: 'rate_limited'>, <Reason.REFUSED: 'refused'>)
    """
    found = CODES[vendor].get(code)
    return LATER if found in {None, NEVER} and TOO_FAST.search(text) else found
