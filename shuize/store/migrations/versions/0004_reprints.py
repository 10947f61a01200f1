"""Which articles are one report printed again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sketches",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("article_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_sketches_article_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_sketches")),
        sa.UniqueConstraint("article_id", name=op.f("uq_sketches_article_id")),
    )
    op.create_table(
        "bands",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("sketch", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["sketch"], ["sketches.number"], name=op.f("fk_bands_sketch")),
        sa.PrimaryKeyConstraint("key", "sketch", name=op.f("pk_bands")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reprints",
        sa.Column("article_id", sa.String(length=64), nullable=False),
        sa.Column("first_id", sa.String(length=64), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_reprints_article_id")),
        sa.ForeignKeyConstraint(["first_id"], ["articles.id"], name=op.f("fk_reprints_first_id")),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_reprints")),
    )
    op.create_index("ix_reprints_first", "reprints", ["first_id"], unique=False)
