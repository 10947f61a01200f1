"""How commands look at the database: they read what is there, and never make one."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from shuize import settings as configuration
from shuize.errors import StoreError
from shuize.settings import Settings
from shuize.store.engine import open_store


@contextmanager
def reading(settings: Settings) -> Iterator[Connection]:
    """Give a connection to read with; raises StoreError, also where nothing has made the database yet."""
    if not settings.database_url and not (settings.data / "shuize.db").exists():
        raise StoreError(f"{settings.data / 'shuize.db'}: there is no database yet; `shuize up` makes one")
    engine = open_store(configuration.database_url(settings))
    try:
        with engine.connect() as conn:
            yield conn
    finally:
        engine.dispose()
