"""One message past the queue, to see whether an endpoint can be told at all; it says in both languages what it is."""

import asyncio
from datetime import UTC, datetime, timedelta
from secrets import token_hex

from msgspec.structs import replace

from alerts.samples import CROSSED
from alerts.schedule import Outcome
from alerts.sinks.sink import sink
from shuize.body import Said, encoded
from shuize.endpoints import Endpoint
from shuize.store.deliveries import Claim

TYPE = "endpoint.test"
TEXTS = {
    "zh": Said(title="水则测试消息", text="这是一条测试消息：能看到它，说明提醒可以送达这里。所附数字只是示例。"),
    "en": Said(
        title="A test message of Shuize",
        text="This is a test: whoever sees it can be told. The figure beside it is only an example.",
    ),
}


def tell(endpoint: Endpoint, timeout_seconds: float, now: datetime) -> Outcome:
    """Tell the endpoint once, now, and return how that ended. Raises UsageError where it has no sink."""
    return asyncio.run(_tell(endpoint, timeout_seconds, _sample(endpoint, now)))


def _sample(endpoint: Endpoint, now: datetime) -> Claim:
    """Return the message as a delivery of no event."""
    content = replace(CROSSED.data, text=TEXTS[endpoint.language].text, said=TEXTS)
    event = replace(CROSSED, type=TYPE, timestamp=now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), data=content)
    return Claim(
        sequence=0,
        endpoint=endpoint.id,
        event_id=f"msg_test_{token_hex(8)}",
        type=TYPE,
        order_key="test",
        body=encoded(event),
        attempts=0,
        token="",
        lease_until=now + timedelta(seconds=60),
    )


async def _tell(endpoint: Endpoint, timeout_seconds: float, mine: Claim) -> Outcome:
    """Make the one attempt, bounded as in a lane."""
    made = sink(endpoint, timeout_seconds)
    try:
        async with asyncio.timeout(timeout_seconds):
            return await made.tell(mine, datetime.now(UTC))
    except TimeoutError:
        return Outcome.timeout(timedelta(seconds=timeout_seconds))
    finally:
        await made.aclose()
