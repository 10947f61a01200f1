"""`python -m alerts`: deliver what is recorded; `--check` says whether a deliverer on this host is alive."""

import asyncio
import sys
from functools import partial

from alerts.deliver import deliver
from shuize import endpoints, entry, gauges, log, metrics, probe
from shuize import settings as configuration
from shuize.settings import Settings
from shuize.store.engine import open_store


def main(settings: Settings) -> int:
    """Deliver until SIGTERM or SIGINT; return the exit code."""
    configured = endpoints.configured(settings)
    log.configure(settings, "alerts", hidden=[word for one in configured for word in one.hidden])
    engine = open_store(configuration.database_url(settings), pool=settings.database_pool)
    try:
        with (
            metrics.watched(partial(gauges.outbox, engine)),
            probe.shown(settings, "alerts", partial(gauges.ready, engine)),
        ):
            asyncio.run(deliver(settings, engine, configured))
    finally:
        engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(entry.command("alerts", main, sys.argv[1:], says="shuize"))
