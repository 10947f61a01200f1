"""When series turn stale, and how far event time has come."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dues",
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("series_id", sa.String(length=16), nullable=False),
        sa.Column("due", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_dues_series_id")),
        sa.PrimaryKeyConstraint("rule", "series_id", name=op.f("pk_dues")),
    )
    op.create_index("ix_dues_due", "dues", ["due"], unique=False)
    op.create_index("ix_articles_state_published", "articles", ["state", "published"], unique=False)
