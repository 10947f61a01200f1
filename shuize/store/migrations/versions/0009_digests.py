"""Events that speak of no alert: digests."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BEFORE, AFTER = "alert_id VARCHAR(32) NOT NULL", "alert_id VARCHAR(32)"


def upgrade() -> None:
    conn = op.get_bind()
    if conn.dialect.name == "postgresql":
        op.alter_column("events", "alert_id", existing_type=sa.String(length=32), nullable=True)
        return
    # SQLite cannot alter a column, and making the table anew would break the rows that refer to it; taking a NOT NULL
    # out of its words is what its documentation advises (lang_altertable, 7)
    version = conn.exec_driver_sql("PRAGMA schema_version").scalar_one()
    conn.exec_driver_sql("PRAGMA writable_schema=ON")
    conn.exec_driver_sql(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'events'", (BEFORE, AFTER)
    )
    conn.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    conn.exec_driver_sql("PRAGMA writable_schema=OFF")
