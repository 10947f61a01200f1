"""From an article's text to its observations: sentence by sentence, each figure linked, placed, dated and checked."""

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from shuize.places import Gazetteer
from shuize.types import Article, Evidence, Kind, Observation, Place, Relation, Series
from workers.extract.counts.batches import given
from workers.extract.counts.beside import is_of_nothing
from workers.extract.counts.following import wholes_of
from workers.extract.counts.later import latest_of
from workers.extract.derive import Said, derive, spoken_of
from workers.extract.linked import Before, Linked, begun, linked
from workers.extract.links.link import Link, Rule
from workers.extract.links.rivals import settled
from workers.extract.promise import SILENT, goes_on, promises
from workers.extract.scope import Ground
from workers.extract.sentence.mentions import Mentions
from workers.extract.sentence.scene import Scene
from workers.extract.tallies.additions import on_one_day, partly
from workers.extract.tallies.dealing import heads
from workers.extract.tallies.varieties import StoryKinds
from workers.extract.when.dating import When
from workers.extract.when.echoes import bounded, dated, retold, whole
from workers.extract.when.notices import Notices
from workers.extract.whom.canon import unplaced, unquoted
from workers.extract.whom.firms import maker
from workers.extract.whom.headed import defined, heading
from workers.extract.whom.products import first_named
from workers.extract.whom.shared import whose_or_shared
from workers.extract.whom.sited import tells_of_site
from workers.extract.whom.sites import at_site
from workers.extract.whom.view import View
from workers.extract.whom.whose import is_lasting, whose, whose_of_whole
from workers.extract.words import cues
from workers.extract.words.lexicon import Lexicon
from workers.text.blocks import Role
from workers.text.segment import Segmenter
from workers.text.stories import sentences

SURE = Decimal("0.95")
DOUBT = {
    Rule.ELLIPSIS: Decimal("0.10"),
    Rule.PART: Decimal("0.10"),
    Rule.VERB_AFTER: Decimal("0.05"),
    Rule.VERB_BEFORE: Decimal("0.05"),
    Rule.TOTAL: Decimal("0.10"),
    Rule.COMPLETE: Decimal("0.15"),
    Rule.OPEN: Decimal("0.30"),
    Rule.CHANGE: Decimal("0.10"),
}
INHERITED = Decimal("0.10")
ZERO, ONE = Decimal(0), Decimal(1)

Hope = Callable[[Scene, Lexicon], bool]
"""Says of a sentence whether it can give a figure."""


def observe(
    article: Article, lexicon: Lexicon, gazetteer: Gazetteer, segments: Segmenter, hope: Hope = promises
) -> tuple[Observation, ...]:
    """Return the observations of one story, in the order of their spans.

    Only sentences that `hope` holds of are read, and of each story only what leads up to the last of them.
    """
    found: list[Observation] = []
    verbs: dict[Said, str] = {}
    headlines: set[int] = set()
    mentions = Mentions(article.text, article.published, gazetteer, segments, lexicon)
    every = list(scenes(mentions))
    hopeful = {scene.start for scene in every if scene.sentence.role not in SILENT and hope(scene, lexicon)}
    if not hopeful:
        return ()
    mentions.read_to = article.text.find("\n", max(hopeful)) + 1 or len(article.text)
    for _, told in groupby(every, key=lambda scene: scene.sentence.story):
        story = list(told)
        kinds = StoryKinds(article.text, story[0].start, story[-1].end, lexicon)
        for view, link, read in _read_story(article, story, lexicon, hopeful):
            found.append(one := kinds.known(read))
            if view.scene.sentence.role is Role.HEADLINE:
                headlines.add(one.start)
            verbs.setdefault(spoken_of(one), _spoken(view.scene, link, lexicon))
    counts = [one.id for one in lexicon.tallies if not one.new_of]
    base_of = {one.id: one.new_of for one in lexicon.tallies if one.new_of}
    partial = {scene.sentence.story for scene in every if partly(scene, stood=False)} if base_of and found else set()
    found = bounded(dated(retold(derive(found, lexicon, verbs), headlines)), headlines, [*counts, *base_of])
    found = on_one_day(found, headlines, base_of, partial)
    return tuple(whole(found, article.text, counts))


def scenes(mentions: Mentions) -> Iterator[Scene]:
    """Yield the sentences of a text, each with the known words that begin in it."""
    marks = mentions.marks
    at = end = 0
    for sentence in sentences(mentions.text):
        while end < len(marks) and marks[end].start < sentence.end:
            at += marks[end].start < sentence.start
            end += 1
        yield Scene(sentence, mentions, marks[at:end])
        at = end


def _read_story(
    article: Article, story: Sequence[Scene], lexicon: Lexicon, hopeful: Collection[int]
) -> Iterator[tuple[View, Link, Observation]]:
    """Yield the observations of one story; what stands before a sentence that is read says where and when it speaks."""
    last = max((scene.start for scene in story if scene.start in hopeful), default=-1)
    followed = [scene for scene in story if scene.start <= last]
    start = begun(followed, hopeful, lexicon)
    if start is None:
        return
    first, links = start
    ground = Ground(article.published, story[0].mentions.gazetteer, story, notices=Notices(lexicon.kinds))
    for scene in followed:
        ground.enter(scene)
        ground.defined |= defined(scene, lexicon)
        if (scene.start in hopeful and scene.start >= first) or (ground.tale.last and goes_on(scene, lexicon)):
            view = View(article, scene, ground, lexicon)
            if scene.start > first or not ground.tale.told_nothing():
                before = Before(ground.rate, ground.tale, ground.wholes, ground.supply, ground.latest)
                links = linked(scene, lexicon, before)
            told = list(_read(view, links))
            ground.wholes = wholes_of(scene, [(link, one.series.subject) for link, one in told], lexicon, ground.wholes)
            ground.latest = latest_of([(link, one.series.subject, one.series) for link, one in told])
            yield from ((view, *pair) for pair in told)
        else:
            ground.wholes, ground.latest = {}, {}
            ground.tale.pass_by(scene.sentence.paragraph, placed=bool(scene.places))
            heads(ground.tale, scene, lexicon)
        _remember(scene, ground, lexicon)
        number, tale = scene.sentence.paragraph, ground.tale
        stood = tale.standing == number
        sited = tells_of_site(scene, stood=tale.sited and stood)
        tale.stand(number, sited=sited, partly=partly(scene, stood=tale.partly and stood))
        ground.pass_over(scene)
        ground.heading = heading(scene, lexicon)
        ground.notices.divided = number if ground.heading else ground.notices.divided


def _spoken(scene: Scene, link: Link, lexicon: Lexicon) -> str:
    """Return the rate that the link's own verb is a verb of."""
    rates = lexicon.rates_of.get(link.indicator, ())
    word = scene.text[slice(*link.anchor)] if rates else ""
    named = [one for one in rates if word in one.verbs]
    named = named or [one for one in rates if any(verb in word for verb in one.verbs)]
    return named[0].id if named else ""


def _remember(scene: Scene, ground: Ground, lexicon: Lexicon) -> None:
    """Keep the last firm that the story named by its full name, and the first product."""
    if ground.product is None:
        ground.product = first_named(scene, lexicon)
    if ground.firms.remember(scene):
        ground.subject = None
    if ground.main and scene.text.find(cues.AMONG, scene.start + 1, scene.end) >= 0:
        ground.subject = ground.main
    ground.main = None
    ground.supply = given(scene, lexicon) or ground.supply


def _read(view: View, found: Linked) -> Iterator[tuple[Link, Observation]]:
    """Yield the observations of one sentence with the links that make them."""
    scene, lexicon, ground = view.scene, view.lexicon, view.ground
    _, rates, course = found
    links = settled(scene, found.links, lexicon, ground.story[0].start)
    known = [link.indicator for link in rates if link.indicator in lexicon.indicators]
    ground.rate = known[-1] if known else ground.rate
    ground.tell(scene, course)
    changed = any(link.before for link in links)
    later = {one.indicator: ground.when(scene, one).as_of for one in links if changed and not one.before}
    wholes = _wholes(view, links)
    stood, goods, said = ground.product, set(), dict[int, str | None]()
    for link in links:
        if link.anchor in wholes:
            said[link.start] = about = whose_of_whole(view, link, wholes[link.anchor])
            ground.subject, ground.subject_of = about, lexicon.pack_of.get(link.indicator)
        else:
            said[link.start] = about = whose_or_shared(view, link, said)
        yield from ((link, one) for one in _observations(view, link, about, later.get(link.indicator)))
        if is_lasting(lexicon, link):
            goods.add(ground.product)
    ground.product = stood if len(goods) > 1 else ground.product


def _wholes(view: View, links: Sequence[Link]) -> dict[tuple[int, int], str | None]:
    """Return whom each total is of, by the words that tell of its part; what was told before stays as it was."""
    ground = view.ground
    stood = ground.subject, ground.subject_of, ground.heading, ground.main
    totals = [link for link in links if link.rule is Rule.TOTAL and not _is_aside(view.scene, link)]
    wholes = {link.anchor: whose(view, link) for link in totals}
    ground.subject, ground.subject_of, ground.heading, ground.main = stood
    return wholes


def _is_aside(scene: Scene, link: Link) -> bool:
    """Say whether a total stands in brackets, and what is told of its part behind them: that is of somebody else."""
    return scene.is_open(link.anchor[0]) and not scene.is_open(link.start)


def _observations(view: View, link: Link, about: str | None, later: str | None) -> Iterator[Observation]:
    """Yield the link's observation, one for each place it is about; `later` bounds the earlier figure of a change."""
    where, when = view.ground.where(view.scene, link), view.ground.when(view.scene, link)
    view.ground.note(link, when, about, where.places)
    if about is None and is_of_nothing(view.lexicon, link):
        return
    confidence = SURE - DOUBT.get(link.rule, ZERO) - (INHERITED if where.inherited else ZERO)
    for place in where.places:
        seen = _seen(view, link, place)
        series = Series(link.indicator, seen, unplaced(unquoted(about), seen.zone), _unit(view, link), where.excludes)
        bound = later if link.before else None
        yield _observation(view, link, series, when, confidence=confidence, bound=bound)


def _seen(view: View, link: Link, place: Place) -> Place:
    """Return the place; the site or, where the subject is a product, the firm whose own figure it is as its zone."""
    seen = at_site(view.scene, link, place, view.lexicon)
    indicator = view.lexicon.indicators.get(link.indicator)
    if seen.zone or seen.code is None or indicator is None or indicator.measure != "output":
        return seen
    firm = maker(view.scene, link.start, view.ground.firms.last)
    return Place(seen.code, firm, zone=firm) if firm else seen


def _unit(view: View, link: Link) -> str:
    """Return the unit of the series: its running count's, else the figure's own, else what is implied."""
    if link.running:
        return view.lexicon.indicators[link.indicator].unit
    return link.quantity.unit if link.quantity else link.unit


def _observation(
    view: View, link: Link, series: Series, when: When, *, confidence: Decimal, bound: str | None
) -> Observation:
    """Return the link's observation of one series."""
    figure, scene = link.quantity, view.scene
    kind = Kind.OPEN if link.indicator not in view.lexicon.indicators else Kind.STATED if figure else Kind.IMPLIED
    return Observation(
        series=series,
        value=figure.value if figure else link.level,
        relation=figure.relation if figure else Relation.EQ,
        low=figure.low if figure else link.level,
        high=figure.high if figure else link.level,
        step=figure.step if figure else ONE,
        as_of=when.as_of,
        as_of_kind=when.kind,
        kind=kind,
        article_id=view.article.id,
        story=scene.sentence.story,
        start=link.start,
        end=link.end,
        text=scene.text[link.start : link.end],
        quote=scene.text[scene.start : scene.end].strip(),
        confidence=confidence,
        bound=bound,
        evidence=Evidence(link.rule.name.lower(), link.anchor, view.ground.naming(series.place, link), when.span),
    )
