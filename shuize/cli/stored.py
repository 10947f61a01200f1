"""How commands reach the database: they use what is there, and never make one."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from shuize import settings as configuration
from shuize.settings import Settings
from shuize.store.engine import open_store


@contextmanager
def reading(settings: Settings) -> Iterator[Connection]:
    """Give a connection to read with; raises StoreError, also where nothing has made the database yet."""
    with opened(settings) as engine, engine.connect() as conn:
        yield conn


@contextmanager
def opened(settings: Settings) -> Iterator[Engine]:
    """Give the database that is there; raises StoreError, also where nothing has made it yet."""
    engine = open_store(configuration.database_url(settings), makes=False)
    try:
        yield engine
    finally:
        engine.dispose()
