"""Whether reading takes time in proportion to a text's length, whatever stands in it: from 1 KB to 10 MB on one line.

Each row is one text made as long as the column says; a cell is microseconds of processor time a character. A size is
left out where it would take longer than `--seconds`: of nothing but figures, a text costs a rule at every step.

python -m bench.linear [--seconds 2] [ROW ...]
"""

import argparse
import time
from datetime import date
from pathlib import Path

from shuize import packfile
from shuize.places import Gazetteer
from shuize.types import Article, PublishedKind
from workers.read import Reader

DAY = date(2020, 4, 20)
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
SAMPLES = Path(packfile.SEEDS) / "resumption" / "articles"
UNITS = {
    "digits": "1",
    "的": "的",
    "numerals": "一",
    "spaces": " ",
    "full stops": "。",
    "commas": "，",
    "list marks": "、",
    "brackets opened": "（",
    "brackets closed": "）",
    "brackets in brackets": "（5例",
    "quotation marks": "“",
    "names of a rate": "复工率",
    "a rate and its figure": "复工率95%，",
    "the same without a mark": "复工率95%",
    "a list of figures": "宁波95%、",
    "running counts": "确诊病例5例，",
    "parts of counts": "其中宁波5例，",
    "wholes and their parts": "确诊病例8例，其中宁波5例；",
    "wholes with no mark between": "300家企业复工200家",
    "goods by one verb": "捐赠口罩30只、40只、50只、",
    "changes": "由5%提高到",
    "places": "宁波、",
    "exceptions": "除湖北",
    "firms": "某某有限公司",
    "dates": "3月5日",
    "ranges of dates": "3月5日至",
    "ranges of numbers": "5—",
    "numbers in groups": "1,234",
    "magnitudes": "万",
    "negations": "无新增确诊病例、",
    "web addresses": "http://",
    "half-width marks": "?",
    "blanks in a line": "企业复工 ",
    "bylines": "□记者\n宁波复工率95%。\n",
}


def news(size: int) -> str:
    """Return that many characters of the sample articles, over and over."""
    text = "\n".join(path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt")))
    return (text * (size // len(text) + 1))[:size]


def of_unit(unit: str, size: int) -> str:
    """Return a text of nothing but the unit, behind one name of a rate: so that every pack's rules run."""
    return "宁波企业复工率" + unit * (size // len(unit))


def seconds(reader: Reader, text: str) -> float:
    """Return the least processor time of reading the text; short ones are read more often."""
    taken = []
    for _ in range(max(1, min(10, 200_000 // len(text)))):
        began = time.process_time()
        reader.read(Article("bench", text, DAY, PublishedKind.GIVEN))
        taken.append(time.process_time() - began)
    return min(taken)


def row(reader: Reader, unit: str | None, budget: float) -> list[float]:
    """Return microseconds a character at each size, as far as the budget goes."""
    cells: list[float] = []
    for size in SIZES:
        if cells and cells[-1] * size > budget * 1e6:
            break
        text = news(size) if unit is None else of_unit(unit, size)
        cells.append(seconds(reader, text) / len(text) * 1e6)
    return cells


def main() -> None:
    """Print the table, or the rows named of it."""
    given = argparse.ArgumentParser()
    given.add_argument("--seconds", type=float, default=2)
    given.add_argument("rows", nargs="*", metavar="ROW")
    chosen = given.parse_args()
    reader = Reader([packfile.load(name) for name in ("resumption", "epidemic", "vaccination")], Gazetteer.load())
    reader.warm()
    reader.read(Article("bench", news(10_000), DAY, PublishedKind.GIVEN))
    print("| text | " + " | ".join(f"{size:,}" for size in SIZES) + " | longest to shortest |")
    print("|---" * (len(SIZES) + 2) + "|")
    for name, unit in {"news": None, **UNITS}.items():
        if chosen.rows and name not in chosen.rows:
            continue
        cells = row(reader, unit, chosen.seconds)
        shown = [f"{cell:.2f}" for cell in cells] + [""] * (len(SIZES) - len(cells))
        print(f"| {name} | " + " | ".join(shown) + f" | {cells[-1] / cells[0]:.1f} |", flush=True)


if __name__ == "__main__":
    main()
