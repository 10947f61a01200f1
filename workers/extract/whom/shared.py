"""Whom a figure is of that shares what another is of: a part without a name of its own is of its whole's."""

from collections.abc import Mapping

from workers.extract.links.link import Link, Rule
from workers.extract.whom.view import View
from workers.extract.whom.whose import whose


def whose_or_shared(view: View, link: Link, said: Mapping[int, str | None]) -> str | None:
    """Return whom the figure is of; `said` are those of the sentence so far, by where their figures begin."""
    if link.like is None or link.running or link.about:
        return whose(view, link)
    if link.rule is Rule.PART and link.like.start in said:
        return said[link.like.start]
    return whose(view, link.like)
