"""The tables. The database is the truth: everything else (queue, files, memory) may be lost at any moment.

Quantities are text (exact decimals in every database), instants are aware UTC, dates are ISO text.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant; SQLite keeps it naive, so the zone is taken off and put back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive instant and store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the instant with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


Sequence = BigInteger().with_variant(Integer, "sqlite")

articles = Table(
    "articles",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("title", Text),
    Column("source", Text),
    Column("rank", Integer, nullable=False),
    Column("url", Text),
    Column("published", String(10), nullable=False),
    Column("published_kind", String(16), nullable=False),
    Column("correction_of", Text),
    Column("text", Text, nullable=False),
    Column("name", Text, nullable=False),  # the file's, for people
    Column("state", String(16), nullable=False),  # received | read | again | quarantined
    Column("attempts", Integer, nullable=False, default=0),
    Column("reason", Text),
    Column("quiet", Boolean, nullable=False, default=False),  # a bulk backfill: recorded, never told
    Column("labels", Text),  # JSON: topics and packs with scores and terms
    Column("received_at", Instant, nullable=False),
    Column("queued_at", Instant),
    Column("read_at", Instant),
    Column("packs", Text),  # JSON: those that read it, whatever it is about; NULL: those that it earns
    Column("language", String(8)),  # of its alerts; NULL: the system's
)
Index("ix_articles_name_received", articles.c.name, articles.c.received_at)  # whom a late sidecar speaks of
Index("ix_articles_state_queued", articles.c.state, articles.c.queued_at)
Index("ix_articles_state_published", articles.c.state, articles.c.published)  # how far event time has come
Index("ix_articles_published_received", articles.c.published, articles.c.received_at)  # the watermark

sketches = Table(  # the articles with figures, numbered: those that may be reprints of one another
    "sketches",
    metadata,
    Column("number", Sequence, primary_key=True, autoincrement=True),
    Column("article_id", ForeignKey("articles.id"), nullable=False, unique=True),
)

bands = Table(  # alike texts share one
    "bands",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("sketch", ForeignKey("sketches.number"), primary_key=True),
    sqlite_with_rowid=False,
)

reprints = Table(  # the articles that are an earlier one printed again
    "reprints",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("first_id", ForeignKey("articles.id"), nullable=False),
    Column("speaker", Text, nullable=False),  # who says what it says: the first one's source
)
Index("ix_reprints_first", reprints.c.first_id)

files = Table(
    "files",
    metadata,
    Column("path", LargeBinary(4096), primary_key=True),  # names need not be UTF-8
    Column("fingerprint", String(80), nullable=False),  # inode, size, mtime_ns
    Column("outcome", String(16), nullable=False),  # done | duplicate | rejected
    Column("reason", Text),
    Column("article_ids", Text, nullable=False),
    Column("seen_at", Instant, nullable=False),
)

series = Table(
    "series",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("indicator", Text, nullable=False),
    Column("region", String(6)),
    Column("region_name", Text, nullable=False),
    Column("zone", Text),
    Column("subject", Text),
    Column("unit", String(16), nullable=False),
    Column("excludes", Text, nullable=False, default=""),
)
Index("ix_series_indicator_region", series.c.indicator, series.c.region)

dues = Table(  # when a rule will find that nothing more is heard of a series, in event time
    "dues",
    metadata,
    Column("rule", String(80), primary_key=True),
    Column("series_id", ForeignKey("series.id"), primary_key=True),
    Column("due", String(10), nullable=False),
    Column("stale", Boolean, nullable=False),  # event time had come that far when the series was last judged
)
Index("ix_dues_due", dues.c.stale, dues.c.due)

observations = Table(
    "observations",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("series_id", ForeignKey("series.id"), nullable=False),
    Column("article_id", ForeignKey("articles.id"), nullable=False),
    Column("story", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("low", Text),
    Column("high", Text),
    Column("step", Text, nullable=False),
    Column("relation", String(8), nullable=False),
    Column("as_of", String(10)),
    Column("as_of_kind", String(10), nullable=False),
    Column("bound", String(10)),
    Column("kind", String(8), nullable=False),
    Column("confidence", Text, nullable=False),
    Column("computed", Text),
    Column("formula", Text),
    Column("pack", String(80), nullable=False),
    Column("published", String(10), nullable=False),
    Column("source", Text),
    Column("rank", Integer, nullable=False),
    Column("correction", Boolean, nullable=False, default=False),
    Column("recorded_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),  # a later reading of its article does not give it any more
)
Index("ix_observations_series_as_of", observations.c.series_id, observations.c.as_of)
Index("ix_observations_article", observations.c.article_id)

former = Table(  # what a row of articles or observations was before it was restated: append-only
    "former",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("what", String(12), nullable=False),  # article | observation
    Column("key", String(64), nullable=False),
    Column("was", Text, nullable=False),  # JSON: the columns that changed, as they were
    Column("until", Instant, nullable=False),
)
Index("ix_former_key", former.c.key)

replays = Table(  # how far the reading of all articles by another reader has come
    "replays",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("reader", String(64), nullable=False),  # which packs and version read
    Column("cursor", String(64), nullable=False),  # the last article that was read again; they go by id
    Column("articles", Integer, nullable=False),
    Column("added", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("begun_at", Instant, nullable=False),
    Column("ended_at", Instant),
)

unjudged = Table(  # series whose figures a replay replaced, until they are judged again
    "unjudged",
    metadata,
    Column("series_id", ForeignKey("series.id"), primary_key=True),
)

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
