"""From an article's text to its observations: sentence by sentence, each figure linked, placed, dated and checked."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from shuize.pack import Indicator
from shuize.places import Gazetteer
from shuize.types import Article, Evidence, Kind, Observation, Place, Relation, Series
from workers import lazyre as re
from workers.extract import cues
from workers.extract.additions import on_one_day, partly
from workers.extract.counts import link_counts
from workers.extract.dating import When
from workers.extract.derive import Said, derive, spoken_of
from workers.extract.echoes import dated, retold, whole
from workers.extract.firms import firm_of, maker, speaker_firm
from workers.extract.following import link_parts, wholes_of
from workers.extract.governing import governs
from workers.extract.heads import is_head
from workers.extract.hosts import hosted
from workers.extract.lexicon import Lexicon, Sort
from workers.extract.links import Link, Rule
from workers.extract.mentions import Mentions
from workers.extract.names import ANYONE, LONGEST, ROOMS, antecedent, noun_before
from workers.extract.nones import link_nones
from workers.extract.notices import Notices
from workers.extract.pointing import link_pointed
from workers.extract.products import in_name
from workers.extract.promise import SILENT, goes_on, promises
from workers.extract.rates import link_rates
from workers.extract.recipients import named_class, owns, recipient
from workers.extract.scene import BEGIN, Scene, between
from workers.extract.scope import Ground
from workers.extract.shares import divides_people, sharer
from workers.extract.sited import tells_of_site
from workers.extract.sites import at_site
from workers.extract.subjects import subject
from workers.extract.tallies import link_tallies
from workers.extract.totals import link_totals
from workers.extract.wholes import link_wholes
from workers.segment import Segmenter
from workers.stories import Role, sentences

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
REST = re.compile(r"(?P<rest>其余|其他|其它|剩余|余下)(?:的|各类|\d+[多余]?家)?企业")
POINTING = frozenset((*cues.ANAPHORS, *ROOMS))
"""Words that mean a firm named before: 公司, or a room of its."""
ZERO, ONE = Decimal(0), Decimal(1)

Hope = Callable[[Scene, Lexicon], bool]
"""Says of a sentence whether it can give a figure."""


class View(NamedTuple):
    """One sentence as it is read: the article it is of, what stood before it, and the words that are known."""

    article: Article
    scene: Scene
    ground: Ground
    lexicon: Lexicon


def observe(
    article: Article, lexicon: Lexicon, gazetteer: Gazetteer, segments: Segmenter, hope: Hope = promises
) -> tuple[Observation, ...]:
    """Return the observations of an article, in the order of their spans.

    Only sentences that `hope` holds of are read, and of each story only what leads up to the last of them.
    """
    found: list[Observation] = []
    verbs: dict[Said, str] = {}
    headlines: set[int] = set()
    partial: set[int] = set()
    mentions = Mentions(article.text, article.published, gazetteer, segments)
    every = list(scenes(mentions, lexicon))
    hopeful = {scene.start for scene in every if scene.sentence.role not in SILENT and hope(scene, lexicon)}
    if not hopeful:
        return ()
    mentions.read_to = article.text.find("\n", max(hopeful)) + 1 or len(article.text)
    for number, told in groupby(every, key=lambda scene: scene.sentence.story):
        story = list(told)
        partial |= {number} if any(partly(scene, stood=False) for scene in story) else set()
        for view, link, one in _read_story(article, story, lexicon, hopeful):
            found.append(one)
            if view.scene.sentence.role is Role.HEADLINE:
                headlines.add(one.start)
            verbs.setdefault(spoken_of(one), _spoken(view.scene, link, lexicon))
    counts = [one.id for one in lexicon.tallies if not one.new_of]
    base_of = {one.id: one.new_of for one in lexicon.tallies if one.new_of}
    found = on_one_day(dated(retold(derive(found, lexicon, verbs), headlines)), headlines, base_of, partial)
    return tuple(whole(found, article.text, counts))


def scenes(mentions: Mentions, lexicon: Lexicon) -> Iterator[Scene]:
    """Yield the sentences of a text, each with the known words that begin in it."""
    marks, at = lexicon.marks(mentions.text), 0
    for sentence in sentences(mentions.text):
        at = bisect_left(marks, sentence.start, lo=at, key=BEGIN)
        end = bisect_left(marks, sentence.end, lo=at, key=BEGIN)
        yield Scene(sentence, mentions, marks[at:end])


def _read_story(
    article: Article, story: Sequence[Scene], lexicon: Lexicon, hopeful: Collection[int]
) -> Iterator[tuple[View, Link, Observation]]:
    """Yield the observations of one story; what stands before a sentence that is read says where and when it speaks."""
    last = max((number for number, scene in enumerate(story) if scene.start in hopeful), default=-1)
    ground = Ground(article.published, story[0].mentions.gazetteer, story, notices=Notices(lexicon.kinds))
    for scene in story[: last + 1]:
        ground.enter(scene)
        if scene.start in hopeful or (
            ground.tale.last and scene.sentence.role not in SILENT and goes_on(scene, lexicon)
        ):
            view = View(article, scene, ground, lexicon)
            told = list(_read(view))
            ground.wholes = wholes_of(scene, [(link, one.series.subject) for link, one in told], lexicon, ground.wholes)
            yield from ((view, *pair) for pair in told)
        else:
            ground.wholes = {}
            ground.tale.pass_by(scene.sentence.paragraph, placed=bool(scene.places))
        _remember(scene, ground, lexicon)
        number, tale = scene.sentence.paragraph, ground.tale
        stood = tale.standing == number
        sited = tells_of_site(scene, stood=tale.sited and stood)
        tale.stand(number, sited=sited, partly=partly(scene, stood=tale.partly and stood))
        ground.pass_over(scene)


def _spoken(scene: Scene, link: Link, lexicon: Lexicon) -> str:
    """Return the rate that the link's own verb is a verb of."""
    rates = lexicon.rates_of.get(link.indicator, ())
    word = scene.text[slice(*link.anchor)] if rates else ""
    named = [item for item in rates if word in item.verbs] or [
        item for item in rates if any(verb in word for verb in item.verbs)
    ]
    return named[0].id if named else ""


def _remember(scene: Scene, ground: Ground, lexicon: Lexicon) -> None:
    """Keep the last firm that the story named by its full name, and the first product."""
    if ground.product is None:
        named = (one for mark in scene.sorts.get(Sort.SUBJECT, ()) for one in mark.ids if one in lexicon.products)
        ground.product = next(named, None)
    if ground.firms.remember(scene):
        ground.subject = None


def _read(view: View) -> Iterator[tuple[Link, Observation]]:
    """Yield the observations of one sentence with the links that made them."""
    scene, lexicon = view.scene, view.lexicon
    rates = _rates(view)
    course = link_tallies(scene, lexicon, rates, view.ground.tale)
    view.ground.tell(scene, course)
    counts = link_totals(scene, lexicon, rates, link_counts(scene, lexicon, [*rates, *course.links]))
    counts += link_parts(scene, lexicon, [*rates, *counts, *course.links], view.ground.wholes)
    links = [*rates, *counts, *course.links, *link_wholes(scene, lexicon, rates), *link_nones(course)]
    links.sort(key=lambda link: (link.start, link.end))
    changed = any(link.before for link in links)
    later = {one.indicator: view.ground.when(scene, one).as_of for one in links if changed and not one.before}
    wholes = {link.anchor: _subject(view, link) for link in links if link.rule is Rule.TOTAL}
    stood, goods = view.ground.product, set()
    for link in links:
        about = wholes[link.anchor] if link.anchor in wholes else _subject(view, link)
        yield from ((link, one) for one in _observations(view, link, about, later.get(link.indicator)))
        goods.add(view.ground.product)
    view.ground.product = stood if len(goods) > 1 else view.ground.product


def _rates(view: View) -> list[Link]:
    """Return the links of the sentence's rates, and keep which was told of last."""
    scene, lexicon, ground = view.scene, view.lexicon, view.ground
    rates = link_rates(scene, lexicon)
    rates += link_pointed(scene, lexicon, rates, ground.rate)
    known = [link.indicator for link in rates if link.indicator in lexicon.indicators]
    ground.rate = known[-1] if known else ground.rate
    return sorted(rates, key=lambda link: link.start)


def _observations(view: View, link: Link, about: str | None, later: str | None) -> Iterator[Observation]:
    """Yield the link's observation, one for each place it is about; `later` bounds the earlier figure of a change."""
    where, when = view.ground.where(view.scene, link), view.ground.when(view.scene, link)
    view.ground.note(link, when, about, where.places)
    confidence = SURE - DOUBT.get(link.rule, ZERO) - (INHERITED if where.inherited else ZERO)
    for place in where.places:
        seen = _seen(view, link, place)
        series = Series(link.indicator, seen, about, _unit(view, link), where.excludes)
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


def _subject(view: View, link: Link) -> str | None:
    """Return whom the figure is about; a firm named before answers for 公司 and for words that name only its people."""
    indicator = view.lexicon.indicators.get(link.indicator)
    if link.rule is Rule.PART or (indicator and indicator.measure == "tally"):
        return link.about
    if indicator and indicator.about == "nobody":
        amount = indicator.measure == "amount"
        return _recipient(view, link) if amount else named_class(view.scene, link, indicator, view.lexicon)
    if indicator and indicator.about == "product":
        return _goods(view, link, indicator)
    if divides_people(view.scene, link, view.lexicon):
        return sharer(view.scene, link, view.lexicon)
    about = None if link.rule is Rule.SHARE else _told_of(view, link, indicator)
    if about and indicator and _is_people(about, indicator):
        about = _whose_people(view, link) or _no_train(antecedent(view.scene, link.first, about, view.lexicon)) or about
    if about == ANYONE and (rest := _rest(view, link)):
        view.ground.subject = rest + about
        return rest + about
    firm = firm_of(view.scene, link.start)
    if about is None or _is_anaphor(view, link, about) or (indicator and _is_people(about, indicator)):
        about = firm or _silent(view, link, about)
    elif firm and (about in firm or about.endswith(firm) or about.startswith(cues.ANAPHORS)):
        about = firm
    about = view.ground.firms.full(cues.COUNT_BEFORE.sub("", about)) if about else about
    if not (indicator and indicator.nouns and view.ground.subject and about and not is_head(about)):
        view.ground.subject, view.ground.subject_of = about, view.lexicon.pack_of.get(link.indicator)
    return about


def _told_of(view: View, link: Link, indicator: Indicator | None) -> str | None:
    """Return whom the sentence says the figure is about; people are none of the train that brings them."""
    about = subject(view.scene, link, view.lexicon)
    return _no_train(about) if indicator and indicator.nouns else about


def _no_train(about: str | None) -> str | None:
    """Return the name unless it is of what people come back by."""
    return None if about and about.endswith(cues.VEHICLES) else about


def _whose_people(view: View, link: Link) -> str | None:
    """Return whose people a count tells of where the clause opens with a name right before it (岚图 3200 名员工)."""
    scene, figure = view.scene, link.quantity
    low, _ = scene.clause(link.start)
    if (
        figure is None
        or figure.prefix_start - low > LONGEST
        or not cues.HAN.fullmatch(scene.text, low, figure.prefix_start)
    ):
        return None
    name = noun_before(scene, figure.prefix_start, view.lexicon)
    return None if name in cues.ANAPHORS or between(scene.marks, low, figure.prefix_start) else name


def _goods(view: View, link: Link, indicator: Indicator) -> str | None:
    """Return the product of the figure; where a rate is told of products, the one that the story tells of answers."""
    about = subject(view.scene, link, view.lexicon)
    lasting = indicator.measure == "rate" or indicator.id in view.lexicon.rates_of
    if about is None and lasting:
        return view.ground.product or in_name(view.scene, link, view.lexicon)
    view.ground.product = about if lasting else view.ground.product
    return about


def _recipient(view: View, link: Link) -> str | None:
    """Return who received an amount: a population named as such, or the one firm that the story tells of."""
    named = recipient(view.scene, link, view.lexicon)
    if named or not owns(view.scene, link):
        return named
    return speaker_firm(view.scene, link.end) or firm_of(view.scene, link.start) or view.ground.firms.last


def _silent(view: View, link: Link, about: str | None) -> str | None:
    """Return whom the figure is about where its sentence says it by a pointing word or not at all."""
    if about == ANYONE and _names_place(view, link):
        return None
    told = _told_before(view, link)
    if about in cues.TRADES:
        return antecedent(view.scene, link.first, about, view.lexicon) or told
    if about in cues.FIRST_PERSON or (about is None and told is None and not _placed(view, link)):
        told = speaker_firm(view.scene, link.end) or told
    if told or about in POINTING:
        return told or view.ground.firms.last
    return None if _placed(view, link) else hosted(view.ground.firms, view.scene, link, view.lexicon)


def _told_before(view: View, link: Link) -> str | None:
    """Return whom the paragraph told of last, unless that was of another domain (buses, then users without power)."""
    ground, domain = view.ground, view.lexicon.pack_of.get(link.indicator)
    if ground.subject and domain in {None, ground.subject_of}:
        return ground.subject
    notice = ground.notices.of(link.indicator, ground.paragraph)
    divides = ground.notices.divided == ground.paragraph or _names_place(view, link)
    return notice.subject if notice and divides else None


def _rest(view: View, link: Link) -> str | None:
    """Return the word that makes 企业 those that were not told of (其余企业): a population of their own."""
    low, high = view.scene.clause(link.first)
    found = REST.search(view.scene.text, low, max(high, link.end))
    return found["rest"] if found else None


def _names_place(view: View, link: Link) -> bool:
    """Say whether the figure's own clause names its place: 宁波市企业 are all of them, whoever was told of before."""
    low, _ = view.scene.clause(link.first)
    own = between(view.scene.places, low, link.start)
    return any(governs(view.scene, item) and not item.reference for item in own)


def _placed(view: View, link: Link) -> bool:
    """Say whether the sentence names a place before the figure: whose it is is said, and no firm after it answers."""
    scene = view.scene
    return any(governs(scene, item) for item in between(scene.places, scene.start, link.start))


def _is_anaphor(view: View, link: Link, about: str) -> bool:
    """Say whether the words only point back at somebody; 企业 counted by the figure itself (190 家企业) do not."""
    after = view.scene.text[link.end : min(link.end + 8, max(link.end, view.scene.clause(link.start)[1]))]
    counted = link.quantity and about in after
    return about in POINTING and not (counted or about in view.scene.text[slice(*link.anchor)])


def _is_people(about: str, indicator: Indicator) -> bool:
    """Say whether the name is only that of the people counted (857 名员工), whose firm or trade is the subject."""
    return about in indicator.nouns


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
