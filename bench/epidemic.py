"""How far the counts read from bulletins agree with the official ones, by province and by city.

    python bench/epidemic.py [FOLDER]     (FOLDER holds the bulletins and the truth; default ../shared/stream)

A figure is judged where the official table has its place near its date; a fact counts once a bulletin.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from ingest.article import Defaults
from ingest.contents import articles
from shuize import packfile
from shuize.places import Gazetteer
from shuize.types import Kind, Observation, Relation
from workers.read import Reader

STREAMS = Path(__file__).resolve().parents[2] / "shared" / "stream"
BULLETINS, TRUTH = "epidemic-2020-01-02.jsonl.gz", "epidemic-truth-2020-01-02.jsonl.gz"
CHINA = timezone(timedelta(hours=8))
PACK = "epidemic"
INDICATORS = ("confirmed_cases", "recovered_cases", "deaths")
"""In the order of the table's columns."""
EARLIER, LATER = timedelta(hours=12), timedelta(hours=48)
MAX_BYTES = 100_000_000
SINCE = "2020-02-05"
"""The table begins then."""
Counts = list[tuple[datetime, tuple[int, ...]]]


def records(path: Path) -> Iterator[dict[str, object]]:
    """Yield the records of a stream."""
    yield from map(json.loads, gzip.decompress(path.read_bytes()).decode().splitlines())


def moment(milliseconds: object) -> datetime:
    """Return the moment in China."""
    return datetime.fromtimestamp(int(str(milliseconds)) / 1000, CHINA)


def truth(path: Path, codes: dict[tuple[str, str], str]) -> dict[str, Counts]:
    """Return the official counts of each code, in the order of the table's columns."""
    found: dict[str, Counts] = defaultdict(list)
    for record in records(path):
        province = codes.get(("", str(record["province"])))
        if province is None:
            continue
        at = moment(record["updateTime"])
        columns = tuple(int(str(record[name] or 0)) for name in ("confirmedCount", "curedCount", "deadCount"))
        found[province].append((at, columns))
        for city, counts in dict(record["cities"] or {}).items():
            if code := codes.get((province[:2], city)):
                found[code].append((at, tuple(counts)))
    return found


def names(gazetteer: Gazetteer) -> dict[tuple[str, str], str]:
    """Return the code of each province by its name, and of each city by its province and its name, short or full."""
    found = {}
    for row in gazetteer.rows:
        if row.level in {"province", "prefecture", "county"} and not row.until:
            scope = "" if row.level == "province" else row.code[:2]
            for name in (row.name, row.short, *row.aliases.split()):
                found.setdefault((scope, name), row.code)
    return found


def figures(path: Path, reader: Reader) -> Iterator[Observation]:
    """Yield what is read from the bulletins."""
    defaults = Defaults(max_bytes=MAX_BYTES)
    for article in articles(
        path.name, path.read_bytes(), sidecar=None, modified=datetime.now(CHINA), defaults=defaults
    ):
        yield from reader.read(replace(article, packs=(PACK,))).observations


def judge(one: Observation, table: dict[str, Counts]) -> bool | None:
    """Say whether a figure agrees with the official ones near its date; None where it cannot be judged."""
    series, code = one.series, one.series.place.code
    plain = series.indicator in INDICATORS and not (series.subject or series.excludes or series.place.zone)
    exact = one.kind is Kind.STATED and one.relation is Relation.EQ and one.as_of is not None
    if not (plain and exact and code in table and len(one.as_of or "") == len(SINCE) and str(one.as_of) >= SINCE):
        return None
    day = datetime.combine(date.fromisoformat(str(one.as_of)), datetime.min.time(), CHINA)
    column = INDICATORS.index(series.indicator)
    near = {counts[column] for at, counts in table[code] if day - EARLIER <= at <= day + LATER}
    return int(one.value) in near if near else None


def main(folder: Path) -> None:
    """Print one line for each indicator and level of place."""
    if not (folder / BULLETINS).exists() or not (folder / TRUTH).exists():
        print(f"skipped: {folder} holds no bulletins with official figures")
        return
    gazetteer = Gazetteer.load()
    table = truth(folder / TRUTH, names(gazetteer))
    reader = Reader([packfile.load(PACK)], gazetteer)
    seen: set[tuple[object, ...]] = set()
    found: Counter[tuple[str, str, bool]] = Counter()
    for one in figures(folder / BULLETINS, reader):
        right, fact = judge(one, table), (one.article_id, one.series.id, one.as_of, one.value)
        if right is not None and fact not in seen:
            seen.add(fact)
            level = "provinces" if str(one.series.place.code).endswith("0000") else "cities"
            found[level, one.series.indicator, right] += 1
    for level in ("provinces", "cities"):
        for name in INDICATORS:
            right, wrong = found[level, name, True], found[level, name, False]
            share = 100 * right / max(right + wrong, 1)
            print(f"{level:10} {name:16} {right + wrong:5} found {right:5} agree {share:5.1f} %")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else STREAMS)
