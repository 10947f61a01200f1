"""The tables of what was dropped and what was read: articles, reprints, files, series, figures."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, text

from shuize.store.schema.columns import Instant, Sequence, metadata

UNFINISHED, ONCE_READ = "state <> 'read'", "state IN ('read', 'again')"
"""Whom two indexes hold. A query finds them only by the same words, with no value in their place."""

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
for _name, _column, _which in (
    ("ix_articles_state_queued", articles.c.queued_at, text(UNFINISHED)),
    ("ix_articles_state_published", articles.c.published, text(ONCE_READ)),  # how far event time has come
):
    Index(_name, articles.c.state, _column, sqlite_where=_which, postgresql_where=_which)
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
    Column("sketch", Sequence, primary_key=True),  # number of a sketch; to look for it 16 times an article is dear
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
