"""The optional long tail: what Apprise accepts is told so, and without Apprise its absence is."""

import asyncio
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from alerts.samples import SAMPLES
from alerts.schedule import Outcome, Reason
from alerts.sinks.sink import sink
from shuize.addresses import Network, network
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from shuize.store.deliveries import Claim
from tests.receivers import listening, status

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # what Apprise imports
LOOPBACK = (network("127.0.0.0/8", "test"),)


def tell(url: str, allow: tuple[Network, ...] = LOOPBACK) -> Outcome:
    """Tell a service of Apprise's."""

    async def told() -> Outcome:
        claim = Claim(
            1, "e", "msg_1", "milestone.crossed", "k", SAMPLES[0], 0, "t", datetime.now(UTC) + timedelta(0, 9)
        )
        return await sink(Endpoint("e", url, allow=allow, sink="apprise"), 5).tell(claim, datetime.now(UTC))

    return asyncio.run(told())


@pytest.mark.parametrize(("code", "reason"), [(200, Reason.SENT), (500, Reason.REJECTED)])
def test_what_a_service_answers(code: int, reason: Reason) -> None:
    """Taken is called accepted; title and text are there."""
    with listening(status(code)) as peer:
        outcome = tell(f"json://127.0.0.1:{peer.port}/x")
        assert outcome.reason is reason
        assert ("accepted" in outcome.detail) is (code == 200)
        said = json.loads(peer.requests[0].body)
        assert said["title"] == "烟台市规模以上工业企业复工率升至95.8%，越过95%"
        assert "由91.2%升至95.8%" in said["message"]


def test_a_named_host_must_be_allowed() -> None:
    """As far as the URL names one."""
    with listening(status(200)) as peer:
        assert tell(f"json://127.0.0.1:{peer.port}/x", ()).reason is Reason.NOT_PUBLIC
        assert peer.requests == []


def test_a_url_that_apprise_does_not_know() -> None:
    """Said at start, without the URL."""
    with pytest.raises(UsageError, match="no service that Apprise knows") as raised:
        sink(Endpoint("e", "nonsense://token0123456789", sink="apprise"), 5)
    assert "token" not in str(raised.value)


def test_apprise_that_is_not_installed_is_said() -> None:
    """One line that names what to install; no other sink loads it."""
    code = (
        "import sys; sys.modules['apprise'] = None\n"
        "from alerts.sinks.sink import sink; from shuize.endpoints import Endpoint\n"
        "sink(Endpoint('e', 'https://x.example/', sink='slack'), 5)\n"
        "try: sink(Endpoint('e', 'tgram://1/2', sink='apprise'), 5)\n"
        "except Exception as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[[endpoint]] e: apprise is not installed; install shuize-gauge[apprise]"
