"""What a row was before something better was known of it; append-only, so that nothing that was said is lost."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from shuize.store.schema import former as table

ARTICLE = "article"
OBSERVATION = "observation"


def keep(conn: Connection, what: str, was: Mapping[str, Mapping[str, Any]], now: datetime) -> None:
    """Keep, for each key, the columns that are about to change."""
    rows = [
        {"what": what, "key": key, "was": json.dumps(dict(was[key]), ensure_ascii=False, default=str), "until": now}
        for key in sorted(was)
    ]
    if rows:
        conn.execute(insert(table), rows)


def of(conn: Connection, key: str) -> list[dict[str, Any]]:
    """Return what the row of this key was, the earliest first: the columns that changed each time."""
    query = select(table.c.was).where(table.c.key == key).order_by(table.c.sequence)
    return [json.loads(was) for was in conn.scalars(query)]
