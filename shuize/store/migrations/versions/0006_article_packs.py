"""Which packs read an article, and the language of its alerts, where its inbox or its sidecar says so."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("articles", sa.Column("packs", sa.Text(), nullable=True))
    op.add_column("articles", sa.Column("language", sa.String(length=8), nullable=True))
    op.create_index("ix_articles_name_received", "articles", ["name", "received_at"], unique=False)
