"""What people say of alerts, and which figures they let stand."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("sequence", NUMBER, autoincrement=True, nullable=False),
        sa.Column("alert_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=8), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name=op.f("fk_notes_alert_id")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_notes")),
    )
    op.create_index("ix_notes_alert", "notes", ["alert_id"], unique=False)
    op.create_table(
        "settlements",
        sa.Column("sequence", NUMBER, autoincrement=True, nullable=False),
        sa.Column("series_id", sa.String(length=16), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=False),
        sa.Column("observation_id", sa.String(length=64), nullable=True),
        sa.Column("published", sa.String(length=10), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["observation_id"], ["observations.id"], name=op.f("fk_settlements_observation_id")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_settlements_series_id")),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_settlements")),
    )
    op.create_index("ix_settlements_series", "settlements", ["series_id"], unique=False)
