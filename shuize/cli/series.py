"""`shuize series`: which figures are followed, and the history of one, found by its words or its id."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import click
from rich.table import Table
from rich.text import Text
from sqlalchemy import Connection

from shuize import packfile
from shuize.alert import Figure
from shuize.cli import account, figures, listing, options, spreadsheet, stored
from shuize.cli.fields import plain
from shuize.cli.words import indicator_names, word
from shuize.errors import UsageError
from shuize.places import Gazetteer
from shuize.settings import Settings
from shuize.store import alerts, observations, series
from shuize.store.series import Listed
from shuize.wording import Language
from workers.compare.decide import FIRM

MOST = 1_000_000


@click.command()
@click.argument("words", nargs=-1)
@options.json_option
@click.option("--csv", "as_csv", is_flag=True, help="Every figure of the series that fit, one a row, for spreadsheets.")
def command(words: Sequence[str], *, as_json: bool, as_csv: bool) -> None:
    """List the series, or show one with its history.

    WORDS name it: parts of its indicator, place and population (青岛 返岗率), or its id. Where several fit, they are
    listed; if one alone is of the place itself, of no single firm or site, its history comes first.
    """
    settings = options.settings()
    names = indicator_names(map(packfile.load, settings.packs), settings.language)
    with stored.reading(settings) as conn:
        found = _matching(series.listed(conn, limit=MOST), words, _spellings(settings))
        if as_csv and (found or not words):
            spreadsheet.write(_rows(conn, found, names), sys.stdout)
            return
        meant = found if len(found) == 1 or as_json else [one for one in found if _is_of_place(one, words)]
        if words and len(meant) == 1:
            _show_history(conn, meant[0], names, settings, as_json=as_json)
            found = [one for one in found if one not in meant]
            if not found:
                return
    if words and not found:
        raise UsageError(f"{' '.join(words)}: no such series; `shuize series` lists what there is")
    if as_json:
        for one in found:
            click.echo(json.dumps(fields(one), ensure_ascii=False))
    else:
        listing.put_any(_table(found, names, settings.language), settings.language)


def _spellings(settings: Settings) -> dict[str, str]:
    """Return everything that each indicator is called."""
    both = [indicator_names(map(packfile.load, settings.packs), language) for language in ("zh", "en")]
    return {one: " ".join(names[one] for names in both) for one in both[0]}


def _matching(listed: list[Listed], words: Sequence[str], spellings: Mapping[str, str]) -> list[Listed]:
    """Return the series in which all the words are found; an id names one alone."""
    exact = [one for one in listed if [one.id] == list(words)]
    if exact or not words:
        return exact or listed
    places = Gazetteer.load()

    def text(one: Listed) -> str:
        place = one.series.place
        full = places.full_name(place.code) if place.code else ""
        parts = (one.series.indicator, spellings.get(one.series.indicator), place.name, place.zone, full, place.code)
        return " ".join(part for part in (*parts, one.series.subject) if part).lower()

    return [one for one in listed if all(wanted.lower() in text(one) for wanted in words)]


def _is_of_place(one: Listed, words: Sequence[str]) -> bool:
    """Say whether the series is of the very place that the words name, not of one firm or site in it."""
    single = one.series.place.zone or FIRM.search(one.series.subject or "")
    return not single and any(named in one.series.place.name for named in words)


def _table(found: list[Listed], names: Mapping[str, str], language: str) -> Table:
    """Return the series as a table for people."""
    shown = listing.headed(("series", "indicator", "place", "population", "values", "date"), language)
    for one in found:
        place = one.series.place
        dates = [day for day in (one.first_as_of, one.last_as_of) if day]
        shown.add_row(
            one.id,
            names.get(one.series.indicator, one.series.indicator),
            place.zone or place.name or word("unknown place", language),
            one.series.subject or "",
            str(one.observations),
            " … ".join(dict.fromkeys(dates)),
        )
    return shown


def fields(one: Listed) -> dict[str, object]:
    """Return the series as an object for programs."""
    return {
        "id": one.id,
        "indicator": one.series.indicator,
        "region": one.series.place.code,
        "region_name": one.series.place.zone or one.series.place.name,
        "subject": one.series.subject,
        "unit": one.series.unit,
        "excludes": list(one.series.excludes),
        "observations": one.observations,
        "first_as_of": one.first_as_of,
        "last_as_of": one.last_as_of,
    }


def _rows(conn: Connection, found: list[Listed], names: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """Yield every figure of the series."""
    for one in found:
        called = {"series": one.id, "indicator_name": names.get(one.series.indicator, one.series.indicator)}
        for figure in observations.of_series(conn, one.id):
            yield fields(one) | called | _past(figure)


def _show_history(
    conn: Connection, one: Listed, names: Mapping[str, str], settings: Settings, *, as_json: bool
) -> None:
    """Print every figure that was ever read of the series, by date."""
    history = observations.of_series(conn, one.id)
    raised = alerts.listed(conn, series_id=one.id, limit=MOST)
    told = account.account(one.series, history, raised, [packfile.load(name) for name in settings.packs])
    if as_json:
        past = {"history": [_past(figure) for figure in history]}
        click.echo(json.dumps(fields(one) | past | account.fields(told), ensure_ascii=False))
        return
    console = listing.console()
    listing.put(_table([one], names, settings.language), console)
    shown = listing.headed(("date", "figure", "kind", "source", "published", "words"), settings.language)
    for figure in history:
        shown.add_row(
            figure.as_of or "",
            Text(figures.signed(figure.value, figure.relation, one.series.unit), style="bold"),
            word(figure.kind, settings.language),
            figure.source or "",
            figure.published.isoformat(),
            figures.excerpt(figure.quote, figure.text),
        )
    listing.put(shown, console)
    for line in account.lines(told, cast("Language", settings.language)):
        console.print(line, markup=False, soft_wrap=True)


def _past(figure: Figure) -> dict[str, object]:
    """Return one figure of the history as an object for programs."""
    return {
        "as_of": figure.as_of,
        "value": plain(figure.value),
        "relation": figure.relation.value,
        "low": plain(figure.low),
        "high": plain(figure.high),
        "kind": figure.kind.value,
        "source": figure.source,
        "rank": figure.rank,
        "correction": figure.correction,
        "published": figure.published.isoformat(),
        "recorded_at": figure.recorded_at.isoformat(),
        "article": figure.article_id,
        "text": figure.text,
        "quote": figure.quote,
    }
