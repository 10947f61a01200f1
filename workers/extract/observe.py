"""From an article's text to its observations: sentence by sentence, each figure linked, placed, dated and checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from shuize.places import Gazetteer

from shuize.types import Article, AsOfKind, Kind, Observation, Relation, Series
from workers.dates import dates
from workers.extract import cues
from workers.extract.counts import link_counts
from workers.extract.derive import derive
from workers.extract.lexicon import Lexicon, Sort
from workers.extract.links import Link, Rule
from workers.extract.rates import link_rates
from workers.extract.scene import Scene, between
from workers.extract.scope import Ground, When
from workers.extract.subjects import subject
from workers.extract.wholes import link_wholes
from workers.numerals import quantities
from workers.places import places
from workers.segment import Segmenter, spans
from workers.stories import Role, Sentence, sentences

HUNDRED = Decimal(100)
SURE = Decimal("0.95")
DOUBT = {
    Rule.ELLIPSIS: Decimal("0.10"), Rule.VERB_AFTER: Decimal("0.05"), Rule.VERB_BEFORE: Decimal("0.05"),
    Rule.TOTAL: Decimal("0.10"), Rule.COMPLETE: Decimal("0.15"), Rule.OPEN: Decimal("0.30"), Rule.CHANGE: Decimal("0.10"),
}  # fmt: skip
INHERITED = Decimal("0.10")
SILENT = frozenset({Role.TAIL, Role.BYLINE})


@dataclass(frozen=True)
class Sight:
    """An article's text with every mention of every kind found once."""

    article: Article
    lexicon: Lexicon
    gazetteer: Gazetteer
    segments: Segmenter

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all stories."""
        return sentences(self.article.text)

    def scenes(self) -> Iterator[Scene]:
        """Yield each sentence with its mentions."""
        text, day = self.article.text, self.article.published
        figures, days = quantities(text), dates(text, day)
        named, marks = places(text, self.gazetteer, day), self.lexicon.marks(text)
        for sentence in self.sentences:
            span = sentence.start, sentence.end
            own = between(marks, *span)
            here = between(figures, *span)
            speaks = here or any(mark.sort is Sort.COMPLETE for mark in own)
            words = list(spans(self.segments, text[slice(*span)], sentence.start)) if speaks else []
            yield Scene(text, sentence, here, between(days, *span), between(named, *span), own, words)


def observe(article: Article, lexicon: Lexicon, gazetteer: Gazetteer, segments: Segmenter) -> tuple[Observation, ...]:
    """Return the observations of an article, in the order of their spans."""
    found: list[Observation] = []
    verbs: dict[str, str] = {}
    ground = Ground(article.published, gazetteer)
    story = 0
    for scene in Sight(article, lexicon, gazetteer, segments).scenes():
        if scene.sentence.story != story:
            story, ground = scene.sentence.story, Ground(article.published, gazetteer)
        if scene.sentence.role not in SILENT and scene.words:
            for link, one in _read(article, scene, ground, lexicon):
                found.append(one)
                verbs.setdefault(one.id, _spoken(scene, link, lexicon))
        _remember_firm(scene, ground)
        ground.pass_over(scene)
    return tuple(derive(found, lexicon, verbs))


def _spoken(scene: Scene, link: Link, lexicon: Lexicon) -> str:
    """Return the rate that the link's own verb is a verb of."""
    word = scene.text[slice(*link.anchor)]
    rates = [item for item in lexicon.rates if link.indicator in item.numerator]
    named = [item for item in rates if word in item.verbs] or [
        item for item in rates if any(verb in word for verb in item.verbs)
    ]
    return named[0].id if named else ""


def _remember_firm(scene: Scene, ground: Ground) -> None:
    """Keep the last firm that the story named by its full name."""
    firm = firm_of(scene, scene.end)
    if firm:
        ground.firm = firm


def firm_of(scene: Scene, end: int) -> str | None:
    """Return the last firm named in the sentence before `end`, from the word its name begins with."""
    names = [found for found in cues.COMPANY.finditer(scene.text, scene.start, end)]
    if not names or len(names[-1].group()) < 5:  # noqa: PLR2004 - 该公司, 我公司 are no names
        return None
    start, stop = names[-1].span()
    inner = [word for word in spans_within(scene, start, stop) if scene.text[slice(*word)] in cues.STOPS]
    start = max([start, *[word[1] for word in inner]])
    name = scene.text[start:stop]
    return name if len(name) >= 5 and name not in cues.ANAPHORS else None  # noqa: PLR2004 - as above


def spans_within(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """Return the words that lie in [start, end)."""
    return [word for word in scene.words if start <= word[0] and word[1] <= end]


def _read(article: Article, scene: Scene, ground: Ground, lexicon: Lexicon) -> Iterator[tuple[Link, Observation]]:
    """Yield the observations of one sentence with the links that made them."""
    rates = link_rates(scene, lexicon)
    links = [*rates, *link_counts(scene, lexicon, rates), *link_wholes(scene, lexicon, rates)]
    links.sort(key=lambda link: (link.start, link.end))
    later: dict[str, When] = {link.indicator: ground.when(scene, link) for link in links if not link.before}
    for link in links:
        when = ground.when(scene, link)
        bound = later[link.indicator].as_of if link.before and link.indicator in later else None
        yield from ((link, one) for one in _observations(article, scene, ground, lexicon, link, when, bound))


def _observations(
    article: Article, scene: Scene, ground: Ground, lexicon: Lexicon, link: Link, when: When, bound: str | None
) -> Iterator[Observation]:
    """Yield the link's observation, one for each place it is about."""
    where = ground.where(scene, link)
    about = _subject(scene, ground, lexicon, link)
    for place in where.places:
        series = Series(link.indicator, place, about, _unit(link, lexicon), where.excludes)
        yield _observation(article, scene, link, series, when, bound, inherited=where.inherited)


def _subject(scene: Scene, ground: Ground, lexicon: Lexicon, link: Link) -> str | None:
    """Return whom the figure is about; a firm named before answers for 公司 and for words that name nobody."""
    about = subject(scene, link, lexicon)
    indicator = lexicon.indicators.get(link.indicator)
    if indicator and indicator.measure == "output":
        return about
    firm = firm_of(scene, link.start)
    people = about is None or about in cues.ANAPHORS or _is_people(about, lexicon, link)
    if firm and (people or about in firm):
        about = firm
    elif people and about is not None and (about in cues.ANAPHORS or _is_people(about, lexicon, link)) and ground.firm:
        about = ground.firm
    elif about is None:
        about = ground.subject
    ground.subject = about
    return about


def _is_people(about: str, lexicon: Lexicon, link: Link) -> bool:
    """Say whether the name is only that of the people counted (857 名员工), whose firm is the subject."""
    indicator = lexicon.indicators.get(link.indicator)
    nouns = {noun for item in lexicon.indicators.values() for noun in item.nouns}
    return indicator is not None and about in nouns


def _unit(link: Link, lexicon: Lexicon) -> str:
    """Return the unit of the series: the figure's own where the indicator allows several, else the indicator's."""
    if link.quantity is None or link.rule is Rule.OPEN:
        return "%"
    return link.quantity.unit


def _observation(
    article: Article, scene: Scene, link: Link, series: Series, when: When, bound: str | None, *, inherited: bool
) -> Observation:
    """Return the observation of a link in its series."""
    figure = link.quantity
    doubt = DOUBT.get(link.rule, Decimal(0)) + (INHERITED if inherited else 0)
    kind = Kind.OPEN if link.rule is Rule.OPEN else Kind.STATED if figure else Kind.IMPLIED
    return Observation(
        series=series,
        value=figure.value if figure else HUNDRED,
        relation=figure.relation if figure else Relation.EQ,
        low=figure.low if figure else HUNDRED,
        high=figure.high if figure else HUNDRED,
        step=figure.step if figure else Decimal(1),
        as_of=when.as_of,
        as_of_kind=AsOfKind.BEFORE if link.before else when.kind,
        kind=kind,
        article_id=article.id,
        story=scene.sentence.story,
        start=link.start,
        end=link.end,
        text=scene.text[link.start : link.end],
        quote=scene.text[scene.start : scene.end].strip(),
        confidence=SURE - doubt,
        bound=bound,
    )
