"""How a figure is explained to people: its sentence with the words coloured that gave it its parts, and the rule."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from shuize.cli import evidence
from shuize.cli.evidence import ROLES, Spans
from shuize.cli.figures import signed
from shuize.cli.listing import console
from shuize.cli.words import indicator_names, word
from shuize.pack import Pack
from shuize.settings import Settings
from shuize.types import Article, Label, Observation, Reading

STYLES = {
    "figure": "bold black on yellow",
    "indicator": "bold cyan",
    "place": "bold green",
    "date": "bold magenta",
    "population": "bold blue",
}
AROUND = 16
"""How many characters are shown on each side of words that stand in another sentence."""


def shower(chosen: Sequence[Pack], settings: Settings) -> Callable[[str, Article, Reading], None]:
    """Return what prints an article's labels and the evidence of each of its figures."""
    shown = console()
    page = Page(chosen, settings.language, colour=shown.is_terminal and not shown.no_color)

    def show(doc: str, article: Article, reading: Reading) -> None:
        for line in page.lines(doc, article, reading):
            _print(shown, line)

    return show


def _print(shown: Console, line: Text) -> None:
    """Print one line; where no terminal says how wide it is, unbroken."""
    shown.print(line, soft_wrap=not shown.is_terminal)


class Page:
    """What is the same for all articles: the names of things, the language, and whether colours are seen."""

    def __init__(self, chosen: Sequence[Pack], language: str, *, colour: bool) -> None:
        """Take up the packs' words."""
        self._names = indicator_names(chosen, language)
        self._topics = {one.id: one.name if language == "zh" else one.name_en for p in chosen for one in p.topics}
        self._packs = {pack.id: pack.pack.name if language == "zh" else pack.pack.name_en for pack in chosen}
        self._known = evidence.synonyms(chosen)
        self._language = language
        self._colour = colour

    def lines(self, doc: str, article: Article, reading: Reading) -> Iterator[Text]:
        """Yield the title, the legend, the labels and the figures of one article."""
        seen = f"{self._word('published')} {article.published} ({self._word(f'dated.{article.published_kind}')})"
        yield Text(" · ".join(part for part in (doc, article.title, seen) if part), style="bold")
        yield self._legend()
        yield from self._labels("topic", self._topics, reading.topics)
        yield from self._labels("pack", self._packs, reading.packs)
        if not reading.observations:
            yield Text(self._word("no figures"), style="dim")
        for one in reading.observations:
            yield Text()
            yield from self._figure(article.text, one)
        yield Text()

    def _legend(self) -> Text:
        """Return what colour or mark stands for what."""
        marks = [self._marked(self._word(role) if self._colour else "…", (role,)) for role in ROLES]
        return Text(" ").join([Text(self._word("legend")), *marks])

    def _labels(self, kind: str, names: Mapping[str, str], labels: Sequence[Label]) -> Iterator[Text]:
        """Yield each label with its score and the words that earned it."""
        for label in labels:
            yield Text(f"{self._word(kind)} {names.get(label.id, label.id)} {label.score}: {' '.join(label.terms)}")

    def _figure(self, text: str, one: Observation) -> Iterator[Text]:
        """Yield the lines of one figure."""
        found = evidence.spans(text, one, self._known)
        here = evidence.sentence(text, one)
        yield Text(self._what(one), style="bold")
        yield Text("  ").append_text(self._stretch(text, here, found))
        for role in ("place", "date", "population"):
            span = found.get(role)
            if span and not (here[0] <= span[0] and span[1] <= here[1]):
                around = max(span[0] - AROUND, 0), min(span[1] + AROUND, len(text))
                line = Text(f"  {self._word(role)} ← …")
                yield line.append_text(self._stretch(text, around, {role: span})).append("…")
        yield from self._rule(one, found)

    def _what(self, one: Observation) -> str:
        """Return the figure in one line."""
        series = one.series
        place = series.place.zone or series.place.name or self._word("unknown place")
        parts = (
            self._names.get(series.indicator, series.indicator),
            signed(one.value, one.relation, series.unit),
            f"{place} {series.place.code or ''}".strip(),
            series.subject,
            one.as_of,
            self._word(one.kind),
        )
        return " · ".join(part for part in parts if part)

    def _rule(self, one: Observation, found: Spans) -> Iterator[Text]:
        """Yield the rule that linked the figure, and what was given by no words."""
        if one.evidence is None:
            return
        line = f"  {self._word('rule')} {one.evidence.rule}: {self._word(f'rule.{one.evidence.rule}')}"
        yield Text(line + (f" ({one.formula})" if one.formula else ""), style="dim")
        unsaid = [role for role in ("place", "date") if found.get(role) is None]
        for role in unsaid:
            said = self._word(f"date.{one.as_of_kind}") if role == "date" else self._word("place.unsaid")
            yield Text(f"  {self._word(role)}: {said}", style="dim")

    def _stretch(self, text: str, stretch: tuple[int, int], found: Spans) -> Text:
        """Return the stretch of the article with the words of each role marked, on one line."""
        line = Text()
        for piece, roles in evidence.pieces(text, stretch, found):
            line.append_text(self._marked(" ".join(piece.splitlines()) if "\n" in piece else piece, roles))
        return line

    def _marked(self, piece: str, roles: Sequence[str]) -> Text:
        """Return the words in the colour of their first role, or with its name where no colour is seen."""
        if not roles:
            return Text(piece)
        if self._colour:
            under = " underline" if len(roles) > 1 else ""
            return Text(piece, style=STYLES[roles[0]] + under)
        return Text(f"[{'+'.join(map(self._word, roles))}:{piece}]")

    def _word(self, key: str) -> str:
        """Return the word in the reader's language."""
        return word(key, self._language)
