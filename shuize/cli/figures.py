"""How figures are shown to people: as tables, in colour on a terminal only."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from rich.table import Table
from rich.text import Text

from shuize.cli.listing import console, put
from shuize.cli.words import indicator_names, word
from shuize.pack import Pack
from shuize.settings import Settings
from shuize.types import Article, Observation, Reading, Relation

AROUND = 22
"""How many characters of the sentence are shown on each side of a figure."""
SIGNS = {
    Relation.EQ: "",
    Relation.GE: "≥ ",
    Relation.GT: "> ",
    Relation.LE: "≤ ",
    Relation.LT: "< ",
    Relation.APPROX: "≈ ",
}


def amount(value: Decimal | str, unit: str) -> str:
    """Return the quantity as people write it.

    >>> amount("4619000", "人"), amount("96.30", "%")
    ('4,619,000 人', '96.30%')
    """
    number = f"{Decimal(value):,f}"
    return f"{number}{unit}" if unit in {"%", ""} else f"{number} {unit}"


def signed(value: Decimal, relation: Relation, unit: str) -> str:
    """Return the quantity with the sign of what it bounds.

    >>> signed(Decimal(90), Relation.GE, "%")
    '≥ 90%'
    """
    return SIGNS[relation] + amount(value, unit)


def excerpt(quote: str, text: str) -> Text:
    """Return the words around the figure, the figure itself marked."""
    at = quote.find(text)
    if at < 0:
        return Text(quote[: 2 * AROUND + len(text)])
    first, last = max(at - AROUND, 0), min(at + len(text) + AROUND, len(quote))
    shown = Text("…" if first else "")
    shown.append(quote[first:at]).append(text, style="bold yellow").append(quote[at + len(text) : last])
    return shown.append("…" if last < len(quote) else "")


def table(observations: Iterable[Observation], names: Mapping[str, str], language: str, title: str = "") -> Table:
    """Return the figures as a table for people; `names` are those of the indicators."""
    shown = Table(title=title or None, title_justify="left", title_style="bold", expand=False)
    for key in ("figure", "indicator", "place", "population", "date", "kind", "words"):
        shown.add_column(word(key, language), justify="right" if key == "figure" else "left", overflow="fold")
    for one in observations:
        series = one.series
        shown.add_row(
            Text(signed(one.value, one.relation, series.unit), style="bold"),
            names.get(series.indicator, series.indicator),
            series.place.zone or series.place.name or word("unknown place", language),
            series.subject or "",
            one.as_of or "",
            word(one.kind, language),
            excerpt(one.quote, one.text),
        )
    return shown


def shower(chosen: Sequence[Pack], settings: Settings) -> Callable[[str, Article, Reading], None]:
    """Return what prints a table of the figures read from an article."""
    names, language, shown = indicator_names(chosen, settings.language), settings.language, console()

    def show(doc: str, article: Article, reading: Reading) -> None:
        seen = (
            f"{word('published', language)} {article.published} ({word(f'dated.{article.published_kind}', language)})"
        )
        title = " · ".join(part for part in (doc, article.title, seen) if part)
        if reading.observations:
            put(table(reading.observations, names, language, title), shown)
        else:
            shown.print(f"{title}: {word('no figures', language)}", style="dim", markup=False, soft_wrap=True)

    return show
