"""The mentions of places in a short text."""

from datetime import date

from shuize import packfile
from shuize.places import Gazetteer
from workers.extract.words.lexicon import Lexicon
from workers.places.mentioned import PlaceMention
from workers.places.places import places

GAZETTEER = Gazetteer.load()
LEXICON = Lexicon([packfile.load(name) for name in packfile.shipped()])
SPRING_2020 = date(2020, 3, 20)


def read(text: str, day: date = SPRING_2020) -> list[PlaceMention]:
    """Read the mentions of a text published in March 2020."""
    return places(text, GAZETTEER, day, said=LEXICON.said(LEXICON.marks(text)))


def found(text: str, day: date = SPRING_2020) -> list[tuple[str, str | None]]:
    """Read (words, code) of each mention."""
    return [(text[each.start : each.end], each.code) for each in read(text, day)]
