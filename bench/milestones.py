"""False and missed announcements of three ways to notice that a figure passed a mark, on simulated news.

Each stream is a rate that rises from about 80 to about 100 in forty days, told once a day. 20 % of the articles come
late, 25 % are told again by somebody else, 6 % are wrong and later corrected. Everything is drawn from the seed.

`compare with the last` announces when the value that arrives is past a mark that the one before was not past.
`high-water mark` looks only at dates that are not older than the newest, and announces each mark once.
`Shuize` projects the rule over the whole series and tells the difference.

An announcement that still stands at the end is false where it has no real crossing of its mark that had happened when
it was told; a real crossing is missed where no such announcement stands. What was told and taken back is counted apart.
`right in the end` is the share of streams whose marks, and the days on which they were passed, are known in the end
exactly as they really were. Where a wrong figure announced a mark that was really passed before the correction came,
Shuize moves the day and tells the log only: that is in `false` and `missed`, and right in the end.
"""

import argparse
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from shuize.alert import State, Status, Telling
from shuize.pack import Pack
from shuize.packfile import parse
from shuize.types import Article, AsOfKind, Kind, Observation, Place, PublishedKind, Reading, Relation, Series, digest
from workers.compare.rehearse import rehearse

DAYS = 40
LATE, REPEATED, WRONG = 0.20, 0.25, 0.06
LATENESS_DAYS = 14
LATEST_DAYS = 9  # with the days until a correction still within the lateness; later news is told to nobody by rule
MARKS = (Decimal(85), Decimal(90), Decimal(95), Decimal(99))
HYSTERESIS = Decimal("0.5")
FIRST = date(2020, 2, 1)
SERIES = Series("rate", Place("370200", "青岛市"), None, "%")
PACK = f"""
[pack]
id = "bench"
version = "1"
name = "bench"
name_en = "bench"

[[topic]]
id = "t"
name = "t"
name_en = "t"
terms = ["t"]

[[indicator]]
id = "rate"
name = "rate"
name_en = "rate"
unit = "%"
measure = "rate"

[[rule]]
id = "marks"
kind = "milestone"
marks = {[str(mark) for mark in MARKS]}
hysteresis = "{HYSTERESIS}"
"""


@dataclass(frozen=True, slots=True)
class Told:
    """One figure as it is published: about which day, by whom, and whether it corrects what was said of that day."""

    published: date
    as_of: date
    value: Decimal
    source: str
    correction: bool = False


Crossing = tuple[Decimal, date]
"""A mark, and the day on which it was passed, or on which that was told."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The announcements that stand in the end, how many there were, and how many were taken back."""

    stands: Sequence[Crossing]
    known: Collection[Crossing]
    """Each mark with the day on which, as is known in the end, it was passed."""
    told: int
    taken_back: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """How many crossings a stream has or is said to have."""

    real: Decimal = Decimal(0)
    told: Decimal = Decimal(0)
    taken_back: Decimal = Decimal(0)
    false: Decimal = Decimal(0)
    missed: Decimal = Decimal(0)
    right: Decimal = Decimal(0)
    """The share of streams whose marks and days are known in the end as they were."""


def truth(random: Random) -> list[tuple[date, Decimal]]:
    """Return what really is the case on each day: a rise that flattens, with dips."""
    values = []
    for number in range(DAYS):
        level = 80 + 20 * (1 - (1 - number / DAYS) ** 2)
        values.append(min(Decimal(str(round(level + random.gauss(0, 0.6), 1))), Decimal(100)))
    return [(FIRST + timedelta(days=number), value) for number, value in enumerate(values)]


def news(real: Sequence[tuple[date, Decimal]], random: Random) -> list[Told]:
    """Return what is published about it, in the order of publication."""
    found = []
    for as_of, value in real:
        delay = random.randint(2, LATEST_DAYS) if random.random() < LATE else 1
        published = as_of + timedelta(days=delay)
        if random.random() < WRONG:
            slip = Decimal(random.choice((-8, -5, -3, 3, 5, 8)))
            found.append(Told(published, as_of, min(value + slip, Decimal(100)), "paper"))
            later = published + timedelta(days=random.randint(1, 4))
            found.append(Told(later, as_of, value, "paper", correction=True))
        else:
            found.append(Told(published, as_of, value, "paper"))
            if random.random() < REPEATED:
                found.append(Told(published + timedelta(days=random.randint(1, 10)), as_of, value, "other"))
    return sorted(found, key=lambda one: (one.published, one.as_of, one.correction))


def crossings(real: Iterable[tuple[date, Decimal]]) -> list[Crossing]:
    """Return when each mark is really passed: again only after a fall by the hysteresis."""
    found = []
    armed = dict.fromkeys(MARKS, True)
    for day, value in real:
        for mark in MARKS:
            if armed[mark] and value >= mark:
                found.append((mark, day))
                armed[mark] = False
            elif value <= mark - HYSTERESIS:
                armed[mark] = True
    return found


def compare_with_the_last(told: Sequence[Told]) -> Outcome:
    """Announce when the value that arrives is past a mark that the one before was not past."""
    found: list[tuple[Decimal, Told]] = []
    last = Decimal(0)
    for one in told:
        found += [(mark, one) for mark in MARKS if last < mark <= one.value]
        last = one.value
    return _announced(found)


def high_water_mark(told: Sequence[Told]) -> Outcome:
    """Announce each mark once, by figures about the newest day only."""
    found: list[tuple[Decimal, Told]] = []
    newest, highest = date.min, Decimal(0)
    for one in told:
        if one.as_of >= newest:
            found += [(mark, one) for mark in MARKS if highest < mark <= one.value]
            newest, highest = one.as_of, max(highest, one.value)
    return _announced(found)


def _announced(found: Sequence[tuple[Decimal, Told]]) -> Outcome:
    """Return the outcome of a way that never looks back."""
    stands = [(mark, one.published) for mark, one in found]
    return Outcome(stands, [(mark, one.as_of) for mark, one in found], len(found))


def shuize(told: Sequence[Told]) -> Outcome:
    """Announce what a rehearsal announces, until it takes it back; a fall ends a crossing but does not undo it."""
    packs: list[Pack] = [parse(PACK, "bench")]
    stands: dict[str, Crossing] = {}
    known: dict[str, Crossing] = {}
    count = taken_back = 0
    for one in rehearse(map(_read, told), packs, lateness_days=LATENESS_DAYS, language="zh"):
        for state in (change.state for change in one.notice.changes):
            _learn(state, known)
            if one.telling is not Telling.TOLD:
                continue
            if state.status is Status.RETRACTED:
                taken_back += stands.pop(state.id, None) is not None
            elif state.status is Status.OPEN or state.id not in stands:
                stands[state.id] = (Decimal(state.key), one.article.published)
                count += 1
    return Outcome(list(stands.values()), known.values(), count, taken_back)


def _learn(state: State, known: dict[str, Crossing]) -> None:
    """Keep when the mark was passed, as is now known."""
    if state.status is Status.RETRACTED:
        known.pop(state.id, None)
    elif state.status in (Status.OPEN, Status.HISTORICAL, Status.REVERSED):
        passed = json.loads(state.detail).get("crossed_as_of", state.as_of)
        known[state.id] = (Decimal(state.key), date.fromisoformat(passed))


def _read(one: Told) -> tuple[Article, Reading]:
    """Return the article and the figure read from it."""
    article = Article(
        id=digest(str(one)), text=str(one.value), published=one.published, published_kind=PublishedKind.GIVEN,
        source=one.source, correction_of="*" if one.correction else None,
    )  # fmt: skip
    observation = Observation(
        SERIES, one.value, Relation.EQ, None, None, Decimal("0.1"), one.as_of.isoformat(), AsOfKind.STATED,
        Kind.STATED, article.id, 0, 0, len(article.text), article.text, article.text, Decimal(1),
    )  # fmt: skip
    return article, Reading(article.id, (), (), (observation,))


WAYS: dict[str, Callable[[Sequence[Told]], Outcome]] = {
    "compare with the last": compare_with_the_last,
    "high-water mark": high_water_mark,
    "Shuize": shuize,
}


def simulate(streams: int, seed: int) -> dict[str, Score]:
    """Return how each way does on average."""
    random = Random(seed)  # noqa: S311  # a simulation, not a secret
    sums = {name: [Decimal(0)] * len(fields(Score)) for name in WAYS}
    for _ in range(streams):
        real = truth(random)
        told = news(real, random)
        for name, way in WAYS.items():
            sums[name] = [
                total + one for total, one in zip(sums[name], _score(crossings(real), way(told)), strict=True)
            ]
    return {name: Score(*(total / streams for total in totals)) for name, totals in sums.items()}


def _score(real: Sequence[Crossing], outcome: Outcome) -> tuple[int, ...]:
    """Return the fields of a Score for one stream."""
    open_ones = sorted(real, key=lambda one: one[1])
    false = 0
    for mark, told_on in sorted(outcome.stands, key=lambda one: one[1]):
        match = next((one for one in open_ones if one[0] == mark and one[1] <= told_on), None)
        if match is None:
            false += 1
        else:
            open_ones.remove(match)
    right = sorted(outcome.known) == sorted(real)
    return len(real), outcome.told, outcome.taken_back, false, len(open_ones), int(right)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--streams", type=int, default=300)
    options.add_argument("--seed", type=int, default=2020)
    given = options.parse_args()
    print(f"{given.streams} streams of {DAYS} days, seed {given.seed}; numbers a stream\n")
    print("| way | real | told | taken back | false | missed | right in the end |")
    print("|---|---|---|---|---|---|---|")
    for name, score in simulate(given.streams, given.seed).items():
        numbers = (score.real, score.told, score.taken_back, score.false, score.missed)
        print(f"| {name} | {' | '.join(f'{one:.2f}' for one in numbers)} | {score.right:.0%} |")


if __name__ == "__main__":
    main()
