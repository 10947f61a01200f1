"""Whom a figure is of that shares what another is of: a part without a name of its own is of its whole's."""

from collections.abc import Mapping

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.spans import between
from workers.extract.whom.view import View
from workers.extract.whom.whose import whose
from workers.extract.words.lexicon import Sort


def whose_or_shared(view: View, link: Link, said: Mapping[int, str | None]) -> str | None:
    """Return whom the figure is of; `said` are those of the sentence so far, by where their figures begin."""
    if link.like is None or link.running or link.about:
        counted = _counted(view, link, said)
        return said[counted] if counted is not None else whose(view, link)
    if link.rule is Rule.PART and link.like.start in said:
        return said[link.like.start]
    return whose(view, link.like)


def _counted(view: View, link: Link, said: Mapping[int, str | None]) -> int | None:
    """Return the count of goods right before, of which the figure is a share (蔬菜已播 4 万亩，占计划的 31 %)."""
    indicator = view.lexicon.indicators.get(link.indicator)
    goods = link.rule is Rule.SHARE and indicator is not None and indicator.about == "product"
    last = max((at for at in said if at < link.start), default=None) if goods else None
    if last is None or said[last] is None:
        return None
    figures = between(view.scene.quantities, last, link.start)
    named = view.scene.of(Sort.SUBJECT, figures[0].end, link.start) if figures else []
    return last if len(figures) == 1 and not named else None
