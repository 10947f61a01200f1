"""Sentences made by crossing constructions with other words for each of their parts, with the figures they must give.

`tests/data/constructions/*.txt` are the tables; README.md beside them says how they are written.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from zlib import crc32

from shuize import packfile
from shuize.types import Article, Kind, Observation, PublishedKind
from tests.reading import DAY, PUBLISHED, gazetteer, level
from workers.read import Reader

TABLES = Path(__file__).parent / "data" / "constructions"
SHARED = "shared.txt"
SLOT = re.compile(r"\{(\w+)\}")
SIGNS = {Kind.STATED: "", Kind.OPEN: "", Kind.IMPLIED: "!", Kind.DERIVED: "~"}
PLACE, SUBJECT, DATE = "P", "S", "D"
NOT_ASKED, UNDATED = "*", "-"

Answer = tuple[str, str, str, str, str]
"""Indicator, sign and level, place, subject, date; what is not asked is *."""


@dataclass(frozen=True, slots=True)
class Construction:
    """A sentence with gaps, and what it gives: `answers` name the gaps."""

    table: str
    name: str
    template: str
    answers: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One sentence of a construction, with the figures it must give."""

    construction: Construction
    text: str
    wanted: tuple[Answer, ...]


@dataclass(slots=True)
class Table:
    """A pack's constructions, and for each gap the words that may fill it with what they mean."""

    packs: tuple[str, ...] = ()
    fillers: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    alike: dict[str, str] = field(default_factory=dict)
    constructions: list[Construction] = field(default_factory=list)


def table(path: Path) -> Table:
    """Return the table that a file holds, begun with what all tables share."""
    made, name = Table(), ""
    for line in (TABLES / SHARED).read_text("utf-8").splitlines() + path.read_text("utf-8").splitlines():
        key, _, rest = line.partition(" ")
        if not line.strip():
            continue
        if key == "pack":
            made.packs = tuple(rest.split())
        elif key == "#":
            name = rest
        elif key == "like":
            made.alike.update(dict.fromkeys(rest.split()[1:], rest.split()[0]))
        elif " | " in line:
            template, answers = line.removeprefix("! ").split(" | ")
            made.constructions.append(Construction(path.stem, name, template, answers, not line.startswith("! ")))
        else:
            words, _, meaning = rest.partition(" = ")
            made.fillers[key].append((words, meaning or words))
    return made


@cache
def tables() -> tuple[Table, ...]:
    """Return all tables, in the order of their names."""
    return tuple(table(path) for path in sorted(TABLES.glob("*.txt")) if path.name != SHARED)


def cells(made: Table, construction: Construction, count: int) -> Iterator[Cell]:
    """Yield so many sentences of a construction, always the same ones, none twice."""
    chance = random.Random(crc32(construction.template.encode()))  # noqa: S311 - which examples, no secret
    slots = list(dict.fromkeys(SLOT.findall(construction.template)))
    seen: set[str] = set()
    for _ in range(count):
        chosen: dict[str, tuple[str, str]] = {}
        for slot in slots:
            kind = made.alike.get(slot, slot)
            used = {chosen[one] for one in chosen if made.alike.get(one, one) == kind}
            chosen[slot] = chance.choice([one for one in made.fillers[kind] if one not in used])
        text = SLOT.sub(lambda found, of=chosen: of[found[1]][0], construction.template)
        if text not in seen:
            seen.add(text)
            yield Cell(construction, text, tuple(sorted(_answers(construction, chosen))))


def _answers(construction: Construction, chosen: dict[str, tuple[str, str]]) -> Iterator[Answer]:
    """Yield what the sentence with these words must give."""
    for words in construction.answers.split(";"):
        if not words.strip() or words.strip() == "nothing":
            continue
        indicator, amount, *more = words.split()
        said = {one[0]: one[1:] for one in more}
        sign = amount[0] if amount[0] in "!~" else ""
        bare = amount.removeprefix(sign)
        undated = said.get("=") == UNDATED
        shown = bare[1:] if bare not in chosen and bare[1:] in chosen else bare
        shown = (bare[0] if shown != bare else "") + chosen[shown][1] if shown in chosen else bare
        yield (
            indicator, f"[{sign}{shown}]" if undated else sign + shown,
            _meant(chosen, said.get("@", PLACE), NOT_ASKED), _meant(chosen, said.get("/", SUBJECT), NOT_ASKED),
            UNDATED if undated else _meant(chosen, said.get("=", DATE), DAY),
        )  # fmt: skip


def _meant(chosen: dict[str, tuple[str, str]], name: str, otherwise: str) -> str:
    """Return what a gap was filled with, or the answer itself where it is no gap."""
    return chosen[name][1] if name in chosen else otherwise if len(name) == 1 and name.isupper() else name


@cache
def reader(packs: tuple[str, ...]) -> Reader:
    """Return a reader of these packs, made once."""
    return Reader([packfile.load(one) for one in packs], gazetteer())


def given(packs: tuple[str, ...], text: str) -> tuple[Answer, ...]:
    """Return the figures that the text gives, in the order of answers."""
    article = Article("cell", text, PUBLISHED, PublishedKind.GIVEN, packs=packs)
    return tuple(sorted(_given(one) for one in reader(packs).read(article).observations))


def _given(one: Observation) -> Answer:
    """Return a figure as an answer."""
    place = one.series.place
    where = f"{place.code or ''}{'/' + place.zone if place.zone else ''}" or UNDATED
    shown = level(one).replace(">=", ">").replace("<=", "<")
    sign = SIGNS[one.kind]
    shown = f"[{sign}{shown[1:]}" if shown.startswith("[") else sign + shown
    return one.series.indicator, shown, where, one.series.subject or UNDATED, one.as_of or UNDATED


def agrees(wanted: Sequence[Answer], found: Sequence[Answer]) -> bool:
    """Say whether each wanted figure was given, and nothing else but what counts give by themselves."""
    left = list(found)
    for answer in wanted:
        same = [one for one in left if all(part in (NOT_ASKED, other) for part, other in zip(answer, one, strict=True))]
        if not same:
            return False
        left.remove(same[0])
    return not [one for one in left if not one[1].startswith("~")]


def held(made: Table, construction: Construction, count: int) -> tuple[int, list[tuple[Cell, tuple[Answer, ...]]]]:
    """Return how many cells a construction has, and those that do not hold with what they gave."""
    asked = list(cells(made, construction, count))
    read = [(cell, given(made.packs, cell.text)) for cell in asked]
    return len(asked), [(cell, found) for cell, found in read if not agrees(cell.wanted, found)]
