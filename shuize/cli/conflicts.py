"""`shuize conflict`: a person says which of contradicting figures stands, and the word is kept as data."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import cast

import click
from sqlalchemy import Engine

from shuize import declared, endpoints, packfile
from shuize.alert import Figure, State, plain
from shuize.cli import options, stored
from shuize.cli.handling import find, reasons
from shuize.cli.lazy import Group
from shuize.cli.words import word
from shuize.errors import UsageError
from shuize.settings import Settings
from shuize.store import observations
from shuize.wording import Language
from workers.ledger.settle import Ruling, settle


@click.group(cls=Group)
def command() -> None:
    """Settle contradictions between figures."""


@command.command()
@click.argument("alert")
@click.option("--take", required=True, metavar="VALUE|FIGURE", help="The value that stands, or a figure's id.")
@reasons
def resolve(alert: str, take: str, why: str, who: str) -> None:
    """Say which figure stands, by the contradiction's alert. Marks that it held back are told, if they are passed.

    The decision stays in force until a correction, or a source of better rank, is published after the figures that
    contradict one another now.
    """
    settings = options.settings()
    with stored.opened(settings) as engine:
        state, figures = _contradiction(engine, alert)
        _rule(engine, settings, Ruling(state.series_id, state.as_of, _chosen(figures, take).id, who, why))


@command.command()
@click.argument("alert")
@reasons
def reopen(alert: str, why: str, who: str) -> None:
    """Take the decision back, so that the figures contradict one another again."""
    settings = options.settings()
    with stored.opened(settings) as engine:
        state, _ = _contradiction(engine, alert)
        _rule(engine, settings, Ruling(state.series_id, state.as_of, None, who, why))


def _contradiction(engine: Engine, alert: str) -> tuple[State, list[Figure]]:
    """Return the alert and the figures of its date. Raises UsageError where it is no contradiction."""
    with engine.connect() as conn:
        state = find(conn, alert).state
        if state.kind != "conflict":
            raise UsageError(f"{alert}: {state.rule} is no contradiction; `shuize alerts resolve` is for the others")
        return state, [one for one in observations.of_series(conn, state.series_id) if one.as_of == state.as_of]


def _chosen(figures: Sequence[Figure], take: str) -> Figure:
    """Return the figure of this id, else the first published of this value; UsageError names those there are."""
    by_id = [one for one in figures if one.id == take]
    ordered = sorted(figures, key=lambda one: (one.published, one.id))
    found = by_id or [one for one in ordered if one.value == _number(take)]
    if not found:
        there = ", ".join(
            f"{plain(one.value)} ({one.source or one.article_id[:8]}, {one.published})" for one in ordered
        )
        raise UsageError(f"--take {take}: no such figure; there are {there}")
    return found[0]


def _number(text: str) -> Decimal | None:
    """Return the number that the text is, with or without a sign of percent."""
    try:
        number = Decimal(text.rstrip("%"))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _rule(engine: Engine, settings: Settings, ruling: Ruling) -> None:
    """Keep the ruling and print what it changes."""
    known = endpoints.configured(settings)
    told = settle(
        engine,
        ruling,
        [packfile.load(name) for name in settings.packs],
        [one.id for one in known],
        now=datetime.now(UTC),
        lateness_days=settings.lateness_days,
        language=cast("Language", settings.language),
        wanted=endpoints.filters(known),
        owners=declared.load(settings).owners,
    )
    said = word("ruling.said", settings.language)
    click.echo(said.format(as_of=ruling.as_of, who=ruling.who, why=ruling.why))
    for one in told:
        click.echo(f"{word(one.told, settings.language)}: {one.text}")
