"""The tables of what was found and who is told: alerts, events, deliveries, what people said."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from shuize.store.schema.columns import Instant, Sequence, metadata

alerts = Table(
    "alerts",
    metadata,
    Column("id", String(32), primary_key=True),  # of rule, series and what the rule kind's identity names
    Column("rule", String(80), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("series_id", ForeignKey("series.id"), nullable=False),
    Column("key", Text, nullable=False),  # mark, multiple, factor, as_of ...
    Column("episode", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("reason", String(32), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("as_of", String(10)),
    Column("observation_id", ForeignKey("observations.id"), nullable=False),
    Column("detail", Text, nullable=False),  # JSON: whatever else the projection of this kind says
    Column("opened_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)
Index("ix_alerts_series", alerts.c.series_id)
Index("ix_alerts_state", alerts.c.state)

events = Table(
    "events",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("id", String(40), nullable=False, unique=True),  # the webhook-id: msg_ + hash of alert and version
    Column("alert_id", ForeignKey("alerts.id")),  # NULL: a digest
    Column("version", Integer, nullable=False),
    Column("type", String(32), nullable=False),  # milestone.crossed, milestone.retracted, conflict.opened ...
    Column("told", String(8), nullable=False),  # told | quiet | log
    Column("untold", String(16)),  # why nobody was told
    Column("order_key", String(32), nullable=False),  # deliveries of one key go out in the order of sequence
    Column("supersedes", String(40)),
    Column("body", Text, nullable=False),  # the JSON that is signed and sent, byte for byte
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("alert_id", "version"),
)

event_alerts = Table(  # every alert that an event speaks of: several marks passed by one figure are one event
    "event_alerts",
    metadata,
    Column("alert_id", ForeignKey("alerts.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("event_id", ForeignKey("events.id"), nullable=False),
    Column("state", String(16), nullable=False),
)
Index("ix_event_alerts_event", event_alerts.c.event_id)

notes = Table(  # what people said of alerts: append-only
    "notes",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("alert_id", ForeignKey("alerts.id"), nullable=False),
    Column("version", Integer, nullable=False),  # of the alert when it was said
    Column("what", String(8), nullable=False),  # ack | resolve | silence
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("until", Instant),  # of a silence
    Column("said_at", Instant, nullable=False),
)
Index("ix_notes_alert", notes.c.alert_id)

settlements = Table(  # which figure stands for a date, as a person decided: append-only, the last one counts
    "settlements",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("series_id", ForeignKey("series.id"), nullable=False),
    Column("as_of", String(10), nullable=False),
    Column("observation_id", ForeignKey("observations.id")),  # NULL: the decision is taken back
    Column("published", String(10), nullable=False),  # the newest figure that was known for the date
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("said_at", Instant, nullable=False),
)
Index("ix_settlements_series", settlements.c.series_id)

deliveries = Table(
    "deliveries",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("event_id", ForeignKey("events.id"), nullable=False),
    Column("endpoint", String(80), nullable=False),
    Column("order_key", String(32), nullable=False),
    Column("event_sequence", Sequence, nullable=False),
    Column("state", String(12), nullable=False),  # due | sent | given_up | cancelled
    Column("attempts", Integer, nullable=False, default=0),
    Column("due_at", Instant, nullable=False),
    Column("lease_until", Instant),
    Column("lease_token", String(32)),
    Column("last_status", Integer),
    Column("last_error", Text),
    Column("sent_at", Instant),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("event_id", "endpoint"),
)
Index("ix_deliveries_due", deliveries.c.state, deliveries.c.endpoint, deliveries.c.due_at)
Index("ix_deliveries_state_due", deliveries.c.state, deliveries.c.due_at)  # what is old enough to be purged
Index("ix_deliveries_order", deliveries.c.endpoint, deliveries.c.order_key, deliveries.c.event_sequence)

endpoints = Table(
    "endpoints",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("enabled", Boolean, nullable=False, default=True),
    Column("reason", Text),
    Column("failures", Integer, nullable=False, default=0),  # in a row
    Column("open_until", Instant),  # the breaker
    Column("failing_since", Instant),
    Column("sends", Text),  # JSON: when the last messages went out, where there is a rate
    Column("updated_at", Instant, nullable=False),
)
