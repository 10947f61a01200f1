"""Peers side by side with Shuize on the same labels: the parts of a figure one by one, and put together.

    sh bench/peers/make.sh && .venv/bin/python bench/peers/compare.py

Each sentence is given to each peer alone. A part is right where the peer found the right value at
the figure, the right day or the right place anywhere in its sentence. Put together: the figures of Recognizers-Text,
with Shuize's own tables of units and of indicators' names for free, each with the nearest name and place (cpca) and day
(JioNLP) before it; places and days of sentences before it count on. Populations are not asked.
"""

import json
import os
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.article import Defaults
from shuize import packfile
from shuize.cli import documents
from shuize.evaluate.agree import disagreements
from shuize.evaluate.labels import Labels, Line, load
from shuize.pack import Pack
from shuize.places import Gazetteer
from shuize.types import Article, AsOfKind, Kind, Observation, Place, Relation, Series
from workers.days.dates import dates
from workers.numbers.numerals import quantities
from workers.numbers.units import UNITS
from workers.places.places import places
from workers.read import Reader
from workers.text.stories import sentences

ROOT = Path(__file__).resolve().parents[2]
HOME = Path(os.environ.get("PEERS_HOME", Path(__file__).parent / ".venvs"))
SHARED = ROOT.parent / "shared" / "gold"
SETS = (
    (SHARED / "broadcast", SHARED / "broadcast" / "articles"),
    (SHARED / "seeds.jsonl", ROOT.parent / "shared" / "seeds"),
    (ROOT / "tests" / "data" / "gold", ROOT / "tests" / "data" / "gold" / "articles"),
)
PEERS = ("jionlp", "recognizers", "cpca")
ASKED = frozenset({"value", "unit", "indicator", "region", "as_of"})
ONE_PACK = ("resumption", "epidemic", "vaccination")
DAY = len("2020-03-10")
Mention = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """An article, its labels, and what everybody found in each sentence, by where the sentence begins."""

    doc: str
    article: Article
    lines: Sequence[Line]
    found: Mapping[str, dict[int, list[Mention]]]

    def here(self, who: str, line: Line, kind: str) -> list[Mention]:
        """Return what somebody found of a kind in the sentence of the label."""
        start = max((at for at in self.found[who] if at <= line.start), default=0)
        return [one for one in self.found[who].get(start, []) if one["kind"] == kind]


def main() -> None:
    """Print the tables."""
    packs = [packfile.load(name) for name in ONE_PACK]
    gazetteer = Gazetteer.load()
    known = {item.id for one in packs for item in one.indicators}
    articles = [pair for gold, folder in SETS if gold.exists() for pair in labelled(gold, folder)]
    answers = {peer: ask(peer, articles) for peer in PEERS}
    pages = [
        Page(
            str(number), article, lines,
            {**{peer: answers[peer][number] for peer in PEERS}, "shuize": own(article, gazetteer)},
        )
        for number, (article, lines) in enumerate(articles)
    ]  # fmt: skip
    pages = [replace(page, lines=[line for line in page.lines if line.indicator in known]) for page in pages]
    print(f"{len(pages)} articles, {sum(len(asked(page)) for page in pages)} stated figures\n")
    print(*parts(pages, gazetteer), "", *wholes(pages, Reader(packs, gazetteer), names(packs)), sep="\n")


def labelled(gold: Path, folder: Path) -> Iterator[tuple[Article, list[Line]]]:
    """Yield the labelled articles of a set."""
    labels: Labels = load(gold, folder, None)
    docs = set(labels.published) | {line.doc for line in labels.lines}
    for name, path in documents.listed([folder]):
        if name in docs and path.suffix != ".jsonl":
            (article,) = documents.articles(name, path, Defaults(given=labels.published.get(name)))
            yield article, [line for line in labels.lines if line.doc == name]


def ask(peer: str, articles: Sequence[tuple[Article, list[Line]]]) -> dict[int, dict[int, list[Mention]]]:
    """Return the peer's mentions by article and sentence, in code points of the article; say on how many it failed."""
    sent = [
        {"id": [number, one.start], "text": article.text[one.start : one.end], "published": str(article.published)}
        for number, (article, _) in enumerate(articles)
        for one in sentences(article.text)
    ]
    command = [str(HOME / peer / "bin" / "python"), str(Path(__file__).with_name(f"side_{peer}.py"))]
    lines = "".join(json.dumps(one) + "\n" for one in sent)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=1200)
    found: dict[int, dict[int, list[Mention]]] = defaultdict(dict)
    failed = 0
    for answer in map(json.loads, filter(lambda line: line.startswith("{"), done.stdout.splitlines())):
        number, start = answer["id"]
        found[number][start] = [_moved(one, start) for one in answer["mentions"]]
        failed += "failed" in answer
    print(f"{peer}: {len(sent)} sentences, failed on {failed}")
    return found


def _moved(mention: Mention, by: int) -> Mention:
    """Return the mention in code points of the article."""
    return {**mention, "start": mention["start"] + by, "end": mention["end"] + by}


def own(article: Article, gazetteer: Gazetteer) -> dict[int, list[Mention]]:
    """Return what Shuize's finders of numbers, days and places find in each sentence alone."""
    result = {}
    for one in sentences(article.text):
        text = article.text[one.start : one.end]
        found = [
            {"kind": "quantity", "start": q.start, "end": q.end, "value": str(q.value), "unit": q.unit}
            for q in quantities(text)
        ]
        found += [
            {"kind": "date", "start": d.start, "end": d.end, "first": str(d.first), "last": str(d.last)}
            for d in dates(text, article.published)
        ]
        found += [
            {"kind": "place", "start": p.start, "end": p.end, "code": p.code}
            for p in places(text, gazetteer, article.published)
            if p.code
        ]
        result[one.start] = [_moved(mention, one.start) for mention in found]
    return result


def asked(page: Page) -> list[Line]:
    """Return the figures that must be found: each span and place once."""
    lines = [one for one in page.lines if one.kind is Kind.STATED and not (one.optional or one.repeat)]
    return list({(one.start, one.end, one.region): one for one in lines}.values())


def parts(pages: Sequence[Page], gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the table of single parts."""
    everyone = ("shuize", *PEERS)
    yield f"| right | asked | {' | '.join(everyone)} |\n|---|---|{'---|' * len(everyone)}"
    spans = [(page, line) for page in pages for line in {(one.start, one.end): one for one in asked(page)}.values()]
    dated = [(page, line) for page, line in spans if line.as_of and (line.as_of_kind or "stated") == "stated"]
    placed = [(page, line) for page in pages for line in asked(page) if is_named(page, line, gazetteer)]
    rows = {
        "value at its place": (spans, lambda who, page, line: has_value(page.here(who, line, "quantity"), line, "")),
        "value and unit, % and 元": (
            [pair for pair in spans if pair[1].unit in {"%", "元"}],
            lambda who, page, line: has_value(page.here(who, line, "quantity"), line, line.unit),
        ),
        "day, where it is stated": (dated, lambda who, page, line: has_day(page.here(who, line, "date"), line)),
        "place, where its sentence names it": (
            placed,
            lambda who, page, line: any(one["code"] == line.region for one in page.here(who, line, "place")),
        ),
    }
    for name, (pairs, holds) in rows.items():
        shares = [sum(holds(who, page, line) for page, line in pairs) / max(len(pairs), 1) for who in everyone]
        cells = [f"{share:.3f}" if share else "–" for share in shares]
        yield f"| {name} | {len(pairs)} | {' | '.join(cells)} |"


def has_value(found: Iterable[Mention], line: Line, unit: str) -> bool:
    """Say whether a number at the figure has its value, in its unit where one is asked."""
    near = [one for one in found if one["start"] < line.end and line.start < one["end"]]
    return any(Decimal(one["value"]) == line.value and (not unit or one["unit"] == unit) for one in near)


def has_day(found: Iterable[Mention], line: Line) -> bool:
    """Say whether one of the days is the label's, or ends with it; a month is one that begins and ends in it."""
    wanted = line.as_of or ""
    if len(wanted) == DAY:
        return any(wanted in {one["last"], one["first"]} for one in found)
    return any(one["first"].startswith(wanted) for one in found)


def is_named(page: Page, line: Line, gazetteer: Gazetteer) -> bool:
    """Say whether the figure's sentence names its place in full or in short."""
    if line.single or not line.region or line.region == "100000":
        return False
    short = gazetteer.place(line.region, page.article.published).name.rstrip("省市区县")[:3]
    start = max((one.start for one in sentences(page.article.text) if one.start <= line.start), default=0)
    return len(short) > 1 and short in page.article.text[start : line.end]


def names(packs: Sequence[Pack]) -> list[tuple[str, str, str]]:
    """Return the names of the packs' indicators with their ids and units, the longest first."""
    found = {(term, item.id, item.unit) for one in packs for item in one.indicators for term in item.terms}
    return sorted(found, key=lambda one: (-len(one[0]), one))


def wholes(pages: Sequence[Page], reader: Reader, known: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    """Yield the table of whole figures, populations not asked."""
    yield "| whole figures, populations not asked | precision | recall | F1 |\n|---|---|---|---|"
    ways = {
        "shuize": lambda page: [one for one in reader.read(page.article).observations if one.kind is Kind.STATED],
        "best parts of the peers": lambda page: list(assembled(page, known)),
    }
    for name, read in ways.items():
        right = wanted = given = 0
        for page in pages:
            read_here = read(page)
            lines = asked(page)
            right += sum(any(agrees(line, one, page) for one in read_here) for line in lines)
            wanted += len(lines)
            given += sum(counts(one, page) for one in read_here)
        precision, recall = right / max(given, 1), right / max(wanted, 1)
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        yield f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"


def counts(one: Observation, page: Page) -> bool:
    """Say whether a reading is judged: not where the labels neither ask for it nor forbid it."""
    at = [line for line in page.lines if line.start < one.end and one.start < line.end]
    free = [line for line in at if line.optional or line.repeat or line.kind is not Kind.STATED]
    return not free


def agrees(line: Line, one: Observation, page: Page) -> bool:
    """Say whether a reading is the label's figure in all that is asked."""
    overlaps = one.start < line.end and line.start < one.end
    return overlaps and not ASKED & set(disagreements(line, one, page.article.published))


def assembled(page: Page, known: Sequence[tuple[str, str, str]]) -> Iterator[Observation]:
    """Yield the figures that the peers' parts give when each is joined to the nearest before it."""
    text, code, day = page.article.text, None, page.article.published.isoformat()
    for start in sorted(page.found["recognizers"]):
        spots = [one for one in page.found["cpca"].get(start, []) if one["kind"] == "place"]
        days = [one for one in page.found["jionlp"].get(start, []) if one["kind"] == "date"]
        for figure in page.found["recognizers"][start]:
            if figure["kind"] != "quantity":
                continue
            end, unit = unit_of(text, figure)
            indicator = named(text[start : figure["start"]], known, unit)
            before = [one["code"] for one in spots if one["start"] < figure["start"]]
            said = [one["last"] for one in days if one["start"] < figure["start"]]
            code = before[-1] if before else code
            if indicator and unit:
                as_of = said[-1] if said and date.fromisoformat(said[-1]) <= page.article.published else day
                yield _observation(page, figure, end, Series(indicator, Place(code, ""), None, unit), as_of)


def unit_of(text: str, figure: Mention) -> tuple[int, str]:
    """Return the end and the canonical unit of a peer's number: its own, or the word that follows (after 余)."""
    end = int(figure["end"])
    if figure["unit"] in {"%", "元"}:
        return end, figure["unit"]
    at = end + (text[end : end + 1] in {"余", "多"})
    for length in (4, 3, 2, 1):
        if text[at : at + length] in UNITS and text[at] != "%":
            return at + length, UNITS[text[at : at + length]][0]
    return end, ""


def named(before: str, known: Sequence[tuple[str, str, str]], unit: str) -> str | None:
    """Return the indicator counted in the unit whose name stands nearest before the figure."""
    places_of = [(before.rfind(term), len(term), item) for term, item, counted in known if counted == unit]
    found = max(places_of, default=(-1, 0, None), key=lambda one: one[:2])
    return found[2] if found[0] >= 0 else None


def _observation(page: Page, figure: Mention, end: int, series: Series, as_of: str) -> Observation:
    """Return a peer's figure in Shuize's form."""
    value = Decimal(figure["value"])
    start = int(figure["start"])
    return Observation(
        series, value, Relation.EQ, value, value, Decimal(1), as_of, AsOfKind.STATED, Kind.STATED, page.article.id, 0,
        start, end, page.article.text[start:end], "", Decimal(1),
    )  # fmt: skip


if __name__ == "__main__":
    main()
