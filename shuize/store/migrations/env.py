"""Alembic's entry: the revisions run on the connection, and in the transaction, that the caller opened."""

from alembic import context

from shuize.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
