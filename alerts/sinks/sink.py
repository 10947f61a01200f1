"""What every sink is, and which one tells an endpoint; each is loaded only where an endpoint names it."""

from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from typing import Protocol, cast, runtime_checkable

from alerts.schedule import Outcome
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from shuize.store.deliveries import Claim


class Sink(Protocol):
    """Somebody who can be told; made as `Kind(endpoint, timeout_seconds=...)`."""

    async def tell(self, delivery: Claim, now: datetime) -> Outcome:
        """Tell this once and return how it ended; the caller bounds the time and survives every exception."""
        ...

    async def aclose(self) -> None:
        """Give back what is held."""
        ...


@runtime_checkable
class Merging(Protocol):
    """A sink that can tell several events in one message, used where the endpoint's rate leaves room for one only."""

    async def tell_all(self, deliveries: Sequence[Claim], now: datetime) -> Outcome:
        """Tell these in one message, in their order, and return how that ended for all of them."""
        ...


SINKS = {
    "log": "alerts.sinks.log:Log",
    "webhook": "alerts.sinks.webhook:Webhook",
    "dingtalk": "alerts.sinks.dingtalk:robot",
    "feishu": "alerts.sinks.feishu:robot",
    "wecom": "alerts.sinks.wecom:robot",
    "slack": "alerts.sinks.slack:robot",
    "email": "alerts.sinks.email:Email",
    "alertmanager": "alerts.sinks.alertmanager:Alertmanager",
    "apprise": "alerts.sinks.apprise:Apprise",
}
"""Where each kind of sink stands."""


class _Kind(Protocol):
    """What makes a sink."""

    def __call__(self, endpoint: Endpoint, *, timeout_seconds: float) -> Sink:
        """Return the sink that tells the endpoint; nothing is dialled yet."""
        ...


def sink(endpoint: Endpoint, timeout_seconds: float) -> Sink:
    """Return the sink that tells this endpoint. Raises UsageError where this installation has none."""
    if endpoint.sink not in SINKS:
        raise UsageError(f"[[endpoint]] {endpoint.id}: this version has no sink {endpoint.sink!r}")
    module, _, name = SINKS[endpoint.sink].partition(":")
    kind = cast("_Kind", getattr(import_module(module), name))
    return kind(endpoint, timeout_seconds=timeout_seconds)
