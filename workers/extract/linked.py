"""All links of one sentence, by every rule; and where a story begins to tell anything, asked before it is followed."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from workers.extract.counts.batches import given, link_batch
from workers.extract.counts.carried import link_carried
from workers.extract.counts.counted import link_counts
from workers.extract.counts.following import Wholes
from workers.extract.counts.later import Latest, link_later
from workers.extract.counts.parts import link_parts
from workers.extract.counts.receivers import link_receivers
from workers.extract.counts.totals import link_totals
from workers.extract.links.link import Link
from workers.extract.promise import goes_on
from workers.extract.rates.percentages import link_rates
from workers.extract.rates.pointing import link_pointed
from workers.extract.rates.wholes import link_wholes
from workers.extract.sentence.scene import Scene
from workers.extract.tallies.bulletins import link_tallies
from workers.extract.tallies.course import Course
from workers.extract.tallies.nones import link_nones
from workers.extract.tallies.tale import Tale
from workers.extract.words.lexicon import Lexicon


class Before(NamedTuple):
    """What the links of a sentence go on from: the last rate, running counts, wholes, what was given, what was told."""

    rate: str | None
    tale: Tale
    wholes: Wholes
    supply: str | None
    latest: Latest


class Linked(NamedTuple):
    """The links of a sentence in the order of their figures, those of rates among them, and its running counts."""

    links: list[Link]
    rates: list[Link]
    course: Course


def linked(scene: Scene, lexicon: Lexicon, before: Before) -> Linked:
    """Return the links of the sentence; what a rule needs to know of the story before it stands in `before`."""
    rates = link_rates(scene, lexicon)
    rates += link_pointed(scene, lexicon, rates, before.rate)
    rates.sort(key=lambda link: link.start)
    course = link_tallies(scene, lexicon, rates, before.tale)
    batch = link_batch(scene, lexicon, before.supply)
    told = [*batch, *link_carried(scene, lexicon, [*rates, *course.links, *batch], before.wholes)]
    counts = link_counts(scene, lexicon, [*rates, *course.links, *told])
    counts = link_totals(scene, lexicon, rates, [*told, *counts])
    counts += link_receivers(scene, lexicon, [*rates, *counts, *course.links])
    counts += link_parts(scene, lexicon, [*rates, *counts, *course.links], before.wholes)
    links = [*rates, *counts, *course.links, *link_wholes(scene, lexicon, rates), *link_nones(course)]
    links += link_later(scene, lexicon, links, before.latest)
    links.sort(key=lambda link: (link.start, link.end))
    return Linked(links, rates, course)


def begun(story: Sequence[Scene], read: Collection[int], lexicon: Lexicon) -> tuple[int, Linked] | None:
    """Return where the story begins to tell figures, and the links there; None where it has no link at all.

    Nothing but what was given or sent, and running counts, are carried into a sentence by one without links. What else
    such a one says (a place abroad, an institution, a part of a day) only makes running counts after it tell less.
    """
    supply, tale = None, Tale()
    start: tuple[int, Linked] | None = None
    for scene in story:
        if scene.start in read or (tale.last and goes_on(scene, lexicon)):
            found = linked(scene, lexicon, Before(None, tale, {}, supply, {}))
            start = start or ((scene.start, found) if found.links or found.course.goes_on else None)
            if found.links:
                return start
            tale.follow(found.course, scene.sentence.paragraph)
        supply = given(scene, lexicon) or supply
    return None
