"""Whom doses are given to and who has them: people that a figure's clause names."""

from shuize.pack import Indicator
from workers.extract.tallies.course import Course
from workers.extract.tallies.tale import Told
from workers.extract.whom.shares import EVERYBODY
from workers.extract.words.lexicon import Lexicon

PERSON = "人"


def of_persons(course: Course, item: Indicator) -> bool:
    """Say whether people may do what is counted: their pack counts them too, or what they were given (接种 9 万剂)."""
    lexicon = course.lexicon
    pack = lexicon.pack_of[item.id]
    return any(one.unit == PERSON and lexicon.pack_of[one.id] == pack for one in lexicon.tallies)


def of_named(told: Told | None, name: str, lexicon: Lexicon) -> Told | None:
    """Return what was told as of those people, unless it is of others already; what was given stays what it is."""
    if told is None or told.link is None or EVERYBODY.fullmatch(name):
        return told
    counts_them = lexicon.indicators[told.link.indicator].unit == PERSON
    about = name if told.about is None or (counts_them and told.about in lexicon.sorts) else told.about
    return told._replace(about=about, link=told.link._replace(about=about))
