"""How each endpoint is doing, shared by all deliverers: switched off or not, failures in a row, the breaker."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from shuize.endpoints import Condition
from shuize.store.rows import insert_missing
from shuize.store.schema import endpoints

CURRENT = select(endpoints).where(endpoints.c.id == bindparam("endpoint"))
LOCKED = CURRENT.with_for_update()


def remember(conn: Connection, endpoint: str, now: datetime) -> None:
    """Make sure that the endpoint has its row; a row that stands is left as it is."""
    insert_missing(conn, endpoints, [{"id": endpoint, "enabled": True, "failures": 0, "updated_at": now}])


def locked(conn: Connection, endpoint: str) -> Condition:
    """Return how the endpoint is doing and keep others from changing it until the transaction ends."""
    row = conn.execute(LOCKED, {"endpoint": endpoint}).one()
    return condition_of(row)


def current(conn: Connection, endpoint: str) -> Condition:
    """Return how the endpoint is doing, to look at only."""
    row = conn.execute(CURRENT, {"endpoint": endpoint}).one()
    return condition_of(row)


def save(conn: Connection, condition: Condition, now: datetime) -> None:
    """Write how the endpoint is doing, which was read with `locked`."""
    query = (
        update(endpoints)
        .where(endpoints.c.id == condition.endpoint)
        .values(
            enabled=condition.enabled,
            reason=condition.reason,
            failures=condition.failures,
            open_until=condition.open_until,
            failing_since=condition.failing_since,
            sends=json.dumps(condition.sends) if condition.sends else None,
            updated_at=now,
        )
    )
    conn.execute(query)


def listed(conn: Connection) -> list[Condition]:
    """Return how every endpoint that was ever told is doing, by name."""
    return [condition_of(row) for row in conn.execute(select(endpoints).order_by(endpoints.c.id))]


def condition_of(row: Row[Any]) -> Condition:
    """Return the row as the value that decisions are made on."""
    return Condition(
        endpoint=row.id,
        enabled=row.enabled,
        reason=row.reason,
        failures=row.failures,
        open_until=row.open_until,
        failing_since=row.failing_since,
        sends=tuple(json.loads(row.sends or "[]")),
    )
