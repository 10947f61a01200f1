"""`shuize replay`: read the stored articles again after the reader or a pack changed."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from typing import cast

import click
from rich.text import Text
from sqlalchemy import Engine

from shuize import declared, endpoints, packfile
from shuize.cli import figures, listing, options, stored
from shuize.cli.fields import plain
from shuize.cli.words import WORDS, indicator_names, word
from shuize.owners import ranks
from shuize.places import Gazetteer
from shuize.refusals import spoken
from shuize.settings import Settings
from shuize.wording import Language
from workers.ledger.desk import Told
from workers.ledger.foresee import Difference, Read, foresee
from workers.ledger.replay import Course, Step, replay
from workers.read import Reader

DISTRIBUTION = "shuize-gauge"
Bar = Callable[[str, int, int], None]
STYLES = {"added": "green", "changed": "yellow", "withdrawn": "red"}


@click.command()
@options.pack_option
@click.option("--dry-run", is_flag=True, help="Change nothing; print what would change.")
@click.option(
    "--tell/--quiet", default=True, show_default=True, help="Tell what follows as the rules have it, or nobody of it."
)
@click.option("--batch", default=200, show_default=True, type=click.IntRange(1, 5000), help="Articles a transaction.")
@click.option("--afresh", is_flag=True, help="Begin at the first article, even if a replay was interrupted.")
@options.json_option
def command(*, pack: Sequence[str], dry_run: bool, tell: bool, batch: int, afresh: bool, as_json: bool) -> None:
    """Read all stored articles again, after the reader or a pack changed.

    What an article does not say any more is withdrawn, what it says now counts; then the series are judged. An
    interrupted replay goes on where it was. Give it the packs that the workers read with.
    """
    settings = options.settings({"packs": tuple(pack)})
    course = _course(settings, tell=tell, batch=batch)
    with stored.opened(settings) as engine:
        if dry_run:
            _foresee(engine, course, settings, as_json=as_json)
        else:
            _replay(engine, course, settings, afresh=afresh, as_json=as_json)


def _course(settings: Settings, *, tell: bool, batch: int) -> Course:
    """Return how articles are read again."""
    told = declared.load(settings)
    known = endpoints.configured(settings)
    return Course(
        reader=Reader([packfile.load(name) for name in settings.packs], Gazetteer.load()),
        endpoints=tuple(one.id for one in known),
        wanted=endpoints.filters(known),
        lateness_days=settings.lateness_days,
        language=cast("Language", settings.language),
        tell=tell,
        batch=batch,
        reprint_percent=settings.reprint_percent,
        owners=told.owners,
        ranks=ranks(told.sources),
    )


def _replay(engine: Engine, course: Course, settings: Settings, *, afresh: bool, as_json: bool) -> None:
    """Do it, and say what came of it."""
    told: Counter[str] = Counter()
    failed = 0
    last: Step | None = None
    with _bar(settings.language) as show:
        for step in replay(engine, course, version(DISTRIBUTION), clock=lambda: datetime.now(UTC), afresh=afresh):
            show(step.phase, step.done, step.of)
            failed += _complain(step.failed)
            told.update(one.told for one in step.told)
            _print_told(step.told, settings, as_json)
            last = step
    if last is None:
        _say({"articles": 0, "added": 0, "changed": 0, "withdrawn": 0}, told, failed, settings, as_json=as_json)
        return
    counts = {name: getattr(last.progress, name) for name in ("articles", "added", "changed", "withdrawn")}
    _say(counts, told, failed, settings, as_json=as_json)


def _foresee(engine: Engine, course: Course, settings: Settings, *, as_json: bool) -> None:
    """Print what a replay would change."""
    counts, told, failed = Counter({"articles": 0}), Counter[str](), 0
    with _bar(settings.language) as show, engine.connect() as conn:
        for one in foresee(conn, course, datetime.now(UTC)):
            if isinstance(one, Read):
                show("read", one.done, one.of)
                counts["articles"] = one.done
                failed += _complain(one.failed)
            elif isinstance(one, Difference):
                counts[one.step] += 1
                _print_difference(one, settings, as_json)
            else:
                told[one.told] += 1
                _print_told([one], settings, as_json)
    _say({name: counts[name] for name in ("articles", *STYLES)}, told, failed, settings, as_json=as_json, dry=True)


def _complain(failed: Mapping[str, str]) -> int:
    """Name the articles that cannot be read; return how many they are."""
    for article_id, reason in failed.items():
        click.echo(f"shuize: {spoken(f'{article_id[:12]} cannot be read: {reason}')}", err=True)
    return len(failed)


@contextmanager
def _bar(language: str) -> Iterator[Bar]:
    """Give what shows how far it has come, where errors go to a terminal."""
    if not sys.stderr.isatty():
        yield lambda _phase, _done, _of: None
        return

    def show(phase: str, done: int, of: int) -> None:
        click.echo(f"\r{word(f'replay.{phase}', language)} {done}/{of} ", nl=done >= of, err=True)

    yield show


def _print_difference(one: Difference, settings: Settings, as_json: bool) -> None:  # noqa: FBT001  # private
    """Print one figure that would differ."""
    if as_json:
        click.echo(json.dumps(_fields(one), ensure_ascii=False, default=str))
        return
    place = one.series.place.zone or one.series.place.name
    head = Text(f"{word(f'replay.{one.step}', settings.language)}  ", style=STYLES[one.step])
    value = figures.signed(one.figure.value, one.figure.relation, one.series.unit)
    known = indicator_names(map(packfile.load, settings.packs), settings.language)
    indicator = known.get(one.series.indicator, one.series.indicator)
    what = " ".join(filter(None, (place, one.series.subject, indicator, value, one.figure.as_of)))
    was = f"  ({_changed(one.was, settings.language)})" if one.was else ""
    console = listing.console()
    console.print(head.append(what + was, style="default"), soft_wrap=True)
    console.print(Text("      ").append(figures.excerpt(one.figure.quote, one.figure.text)), soft_wrap=True)


def _changed(was: Mapping[str, object], language: str) -> str:
    """Return the names of what is read otherwise."""
    keys = [(f"column.{name}", name) for name in sorted(was.keys() - {"recorded_at"})]
    return ", ".join(word(key, language) if key in WORDS else name for key, name in keys)


def _fields(one: Difference) -> dict[str, object]:
    """Return the difference for programs."""
    return {
        "figure": one.step,
        "id": one.figure.id,
        "article": one.article.id,
        "published": one.article.published.isoformat(),
        "series": one.series.id,
        "indicator": one.series.indicator,
        "region": one.series.place.code,
        "subject": one.series.subject,
        "value": plain(one.figure.value),
        "unit": one.series.unit,
        "as_of": one.figure.as_of,
        "words": one.figure.text,
        "was": dict(one.was),
    }


def _print_told(events: Sequence[Told], settings: Settings, as_json: bool) -> None:  # noqa: FBT001  # private
    """Print events; for people those that only the log hears are left out."""
    for one in events:
        if as_json:
            shown = {"event": one.type, "told": one.told, "endpoints": list(one.endpoints), "text": one.text}
            click.echo(json.dumps(shown, ensure_ascii=False))
        elif one.told != "log":
            click.echo(f"{word(one.told, settings.language)}  {one.type}  {one.text}")


def _say(
    counts: dict[str, int], told: Counter[str], failed: int, settings: Settings, *, as_json: bool, dry: bool = False
) -> None:  # fmt: skip
    """Print the last line: how much was read, what changed, who was told."""
    events = {name: told[name] for name in ("told", "quiet", "log")}
    if as_json:
        click.echo(json.dumps({"dry_run": dry, **counts, "failed": failed, "events": events}, ensure_ascii=False))
        return
    first = word("replay.foreseen", settings.language) + " " if dry else ""
    click.echo(first + word("replay.summary", settings.language).format(**counts, **events))
