"""What the rules below say of a figure: the link between a quantity and an indicator, and why."""

from decimal import Decimal
from typing import NamedTuple

from workers.numbers.numerals import Quantity
from workers.text.members import Member


class Rule(Member):
    """The grammar that made a link; a person reads it when asking why."""

    TERM_BEFORE = "the indicator's name stands before the figure"
    TERM_AFTER = "the indicator's name stands after the figure"
    SHARE = "a share of the population counted before"
    VERB_AFTER = "the figure is the subject of the indicator's verb"
    VERB_BEFORE = "the figure complements the indicator's verb"
    ATTRIBUTE = "the figure counts what the indicator's verb modifies"
    ELLIPSIS = "the indicator is carried on from the figure before"
    PART = "a part of what the sentence before counted"
    LIST = "a list of figures shares the indicator"
    CHANGE = "the earlier figure of a change"
    TOTAL = "the population of the count beside it"
    COMPLETE = "all of the population"
    NONE = "none of what the indicator's name counts"
    OPEN = "a rate that no pack knows"


class Link(NamedTuple):
    """A figure of `indicator`: `start`, `end` are the span quoted as its text, `anchor` the words that named it.

    `rank` and `of` place it in a list of figures that is dealt out over a list of places or subjects (分别).
    `before` marks the earlier figure of a change. Without a `quantity` it is implied: all (全部) or none (无).
    """

    indicator: str
    start: int
    end: int
    anchor: tuple[int, int]
    rule: Rule
    quantity: Quantity | None
    rank: int = 0
    of: int = 1
    before: bool = False
    about: str | None = None
    """Whom it is of, where the grammar that made the link found that."""
    unit: str = "%"
    """The unit of what is implied."""
    running: bool = False
    """Whether it is of a running count, which has the day and the place of its bulletin where its words say none."""
    like: "Link | None" = None
    """The link whose place it shares where its own clause names none, and whom, where nothing else says it."""
    within: "Link | None" = None
    """The link of the whole whose part it is, told in brackets after it."""

    @property
    def level(self) -> Decimal:
        """What is implied where no figure is printed: all, or none."""
        return Decimal(0) if self.rule is Rule.NONE else Decimal(100)

    @property
    def first(self) -> int:
        """Where the link's own words begin: the anchor or the figure, whichever comes first."""
        return min(self.anchor[0], self.start)
