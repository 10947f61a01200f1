"""`python -m alerts`: deliver what is recorded; `--check` says whether a deliverer on this host is alive."""

import asyncio
import sys

from alerts.deliver import deliver
from shuize import endpoints, health, log
from shuize import settings as configuration
from shuize.errors import ShuizeError
from shuize.settings import Settings
from shuize.store.engine import open_store


def main(settings: Settings) -> int:
    """Deliver until SIGTERM or SIGINT; return the exit code."""
    log.configure(settings, "alerts")
    configured = endpoints.configured(settings)
    engine = open_store(configuration.database_url(settings))
    try:
        asyncio.run(deliver(settings, engine, configured))
    finally:
        engine.dispose()
    return 0


def command(arguments: list[str]) -> int:
    """Run what the command line asks for; a known error is one line on stderr and its exit code."""
    try:
        settings = configuration.load()
        return health.check(settings, "alerts") if arguments == ["--check"] else main(settings)
    except ShuizeError as error:
        sys.stderr.write(f"shuize: {error}\n")
        return error.exit_code


if __name__ == "__main__":
    sys.exit(command(sys.argv[1:]))
