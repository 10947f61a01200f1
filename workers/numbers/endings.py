"""What follows a number: 多, the unit, 半, and the word that bounds it; walked over once, from left to right."""

from decimal import Decimal
from typing import NamedTuple

from shuize.types import Relation
from workers.numbers.relations import after
from workers.numbers.units import UNITS, divisible, unit_at

_ONE = Decimal(1)
MORE = frozenset("多余")
_NOT_MORE_BEFORE = frozenset("次种方样项名条数元于")
_ABOUT = frozenset("来许")
_ROUND = frozenset("0十百千万")
_TENS = frozenset("0十百")
_NOT_HALF_BEFORE = frozenset("数价径成导决夜岛场山径封")
_BLANK = frozenset(" 　")
_SPACES = 2


class Measure(NamedTuple):
    """A number and what counts it: `factor` is what one of its unit is worth, `large` the 万 and 亿 that end it."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: str
    form: str
    high: Decimal | None = None
    relation: Relation | None = None
    factor: Decimal = _ONE
    large: Decimal = _ONE


class Ending:
    """Walks over what follows a number: 多, the unit, 半, 多 again, a word that bounds it."""

    __slots__ = ("end", "grain", "relation", "some", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        """Begin behind the number text[start:end]."""
        self.text, self.start, self.end = text, start, end
        self.grain: Decimal | None = None
        self.relation: Relation | None = None
        self.some = False

    def _next(self, ahead: int = 0) -> str:
        at = self.end + ahead
        return self.text[at : at + 1]

    def skip_more(self, grain: Decimal, run: str = "") -> None:
        """Skip 多, 余 (3500多家, 2万 余家), 几 (30几家), 来, 许 (十来个) between number and unit."""
        behind = self._next()
        if behind in _BLANK and self._next(1) in MORE and unit_at(self.text, self.end + 2):
            self.end += 1
            behind = self._next()
        if behind in MORE or (behind == "几" and run[-1:] in _TENS):
            self.grain = grain
        elif behind in _ABOUT and run[-1:] in _ROUND and unit_at(self.text, self.end + 1):
            self.relation = Relation.APPROX
        else:
            return
        self.end += 1

    def skip_unit(self) -> str:
        """Skip and return the measure word, at most two spaces away."""
        at = self.end
        word = unit_at(self.text, at)
        while not word and at - self.end < _SPACES and self.text[at : at + 1] in _BLANK:
            at += 1
            word = unit_at(self.text, at)
        if word:
            self.end = at + len(word)
        return word

    def skip_half(self, word: str) -> bool:
        """Skip 半 behind a unit that has halves: 两年半; it may stand inside (个半月)."""
        if "半" in word:
            return True
        if self._next() != "半" or not divisible(UNITS[word][0]) or self._next(1) in _NOT_HALF_BEFORE:
            return False
        self.end += 1
        return True

    def unit_more(self, grain: Decimal, word: str = "%") -> None:
        """Skip 多 behind a unit that has parts: 8倍多, 六成多, 50%多; it may stand inside (个多月)."""
        if "多" in word:
            self.grain = grain
        elif self._next() in MORE and divisible(UNITS[word][0]) and self._next(1) not in _NOT_MORE_BEFORE:
            self.grain = grain
            self.end += 1

    def close(
        self,
        value: Decimal,
        step: Decimal,
        unit: str,
        form: str,
        high: Decimal | None = None,
        *,
        factor: Decimal = _ONE,
        large: Decimal = _ONE,
    ) -> Measure:
        """Read the bounding word that follows and make the measure."""
        word, self.end = after(self.text, self.end)
        relation = word or self.relation
        if relation is None and self.grain is not None:
            high = value + self.grain * factor
        if relation is None and high is not None:
            relation = Relation.GE
        return Measure(self.start, self.end, value, step, unit, form, high, relation, factor, large)
