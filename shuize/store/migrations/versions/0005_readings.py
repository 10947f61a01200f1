"""Articles that are read again: what their figures were before, and which of them no reading gives any more."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("observations", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "former",
        sa.Column("sequence", NUMBER, autoincrement=True, nullable=False),
        sa.Column("what", sa.String(length=12), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_former")),
    )
    op.create_index("ix_former_key", "former", ["key"], unique=False)
    op.drop_index("ix_dues_due", table_name="dues")
    with op.batch_alter_table("dues") as dues:
        dues.add_column(sa.Column("stale", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_dues_due", "dues", ["stale", "due"], unique=False)
