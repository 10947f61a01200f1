"""When an endpoint with a rate was last sent to, and an index for what is old enough to be purged."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("endpoints", sa.Column("sends", sa.Text(), nullable=True))
    op.create_index("ix_deliveries_state_due", "deliveries", ["state", "due_at"], unique=False)
