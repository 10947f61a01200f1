"""Which schema a database must have, and how it comes to it: by Alembic's revisions, whole or not at all."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from shuize.errors import StoreError

FOLDER = Path(__file__).resolve().parent / "migrations"
REMEDY = "shuize db upgrade"
VERSION_TABLE = "alembic_version"


def is_empty(conn: Connection) -> bool:
    """Say whether the tables are still to be made; raise StoreError where there are others than this version's."""
    revision = _current(conn)
    if revision not in (None, head()):
        raise _mismatch(str(revision))
    return revision is None


def upgrade(conn: Connection) -> str:
    """Run the revisions that the database lacks, in the transaction that is open, and return the newest."""
    revision = _current(conn)
    if revision is not None and revision not in _revisions():
        raise _mismatch(revision)
    command.upgrade(_config(conn), "head")
    return head()


def head() -> str:
    """Return the revision that this version of the code works with."""
    return str(_scripts().get_current_head())


def _revisions() -> set[str]:
    """Return every revision that this version knows."""
    return {script.revision for script in _scripts().walk_revisions()}


def _scripts() -> ScriptDirectory:
    """Return the revisions as Alembic finds them."""
    return ScriptDirectory.from_config(_config())


def _config(conn: Connection | None = None) -> Config:
    """Return Alembic's configuration, on the connection whose transaction it shall use."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = conn
    return config


def _current(conn: Connection) -> str | None:
    """Return the revision; None for an empty database; StoreError for tables that are not ours."""
    tables = inspect(conn).get_table_names()
    if VERSION_TABLE in tables:
        revision: str | None = conn.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608  # a constant
        return revision
    if tables:
        raise StoreError(f"the database already holds other tables ({min(tables)}, ...); give Shuize one of its own")
    return None


def _mismatch(revision: str) -> StoreError:
    """Return the error that says whether the database or the program is behind."""
    if revision in _revisions():
        return StoreError(f"the database has the older schema {revision}, this version needs {head()}: run `{REMEDY}`")
    return StoreError(f"the database has schema {revision}, which this version does not know: install a newer Shuize")
