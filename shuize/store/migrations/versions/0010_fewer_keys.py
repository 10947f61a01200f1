"""Fewer keys to write for each article: two indexes hold fewer articles, and bands refer to nothing.

Where PostgreSQL keeps half of a page free, counting an attempt touches no index.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_articles_state_queued", ["state", "queued_at"], "state <> 'read'"),
    ("ix_articles_state_published", ["state", "published"], "state IN ('read', 'again')"),
)
REFERENCE = ", \n\tCONSTRAINT fk_bands_sketch FOREIGN KEY(sketch) REFERENCES sketches (number)"

LZ4 = """
DO $$ BEGIN EXECUTE 'ALTER TABLE articles ALTER COLUMN text SET COMPRESSION lz4';
EXCEPTION WHEN syntax_error OR feature_not_supported THEN NULL; END $$
"""
"""Of texts to come; a server older than 14, or made without it, goes on as it did."""


def upgrade() -> None:
    for name, columns, which in INDEXES:
        op.drop_index(name, table_name="articles")
        op.create_index(name, "articles", columns, sqlite_where=sa.text(which), postgresql_where=sa.text(which))
    conn = op.get_bind()
    if conn.dialect.name == "postgresql":
        op.drop_constraint("fk_bands_sketch", "bands", type_="foreignkey")
        op.execute("ALTER TABLE articles SET (fillfactor = 50)")
        op.execute(LZ4)
        return
    version = conn.exec_driver_sql("PRAGMA schema_version").scalar_one()  # as in 0009: the table's words alone change
    conn.exec_driver_sql("PRAGMA writable_schema=ON")
    conn.exec_driver_sql(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, '') WHERE type = 'table' AND name = 'bands'", (REFERENCE,)
    )
    conn.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    conn.exec_driver_sql("PRAGMA writable_schema=OFF")
