"""How many ways of telling a figure are read right: the tables of `tests/data/constructions` with many sentences each.

    python -m bench.constructions [--each 40] [--list]

Every heading with its constructions, its sentences and the share of them that give exactly their figures.
"""

import argparse
from collections import defaultdict

from tests.constructions import held, tables


def main() -> None:
    """Read the tables and print what holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=40, help="sentences of each construction")
    parser.add_argument("--list", action="store_true", help="show a sentence of each construction that fails")
    options = parser.parse_args()
    asked: dict[str, int] = defaultdict(int)
    right: dict[str, int] = defaultdict(int)
    failing: list[str] = []
    for made in tables():
        for one in made.constructions:
            count, wrong = held(made, one, options.each)
            for name in (f"{one.table}: {one.name}", f"{one.table}: all", "all"):
                asked[name] += count
                right[name] += count - len(wrong)
            if wrong:
                failing.append(f"{one.table}: {len(wrong)} of {count}: {wrong[0][0].text}")
    print("| constructions | sentences | right |\n|---|---|---|")
    for name, count in asked.items():
        print(f"| {name} | {count} | {right[name] / count:.3f} |")
    print(f"\n{len(failing)} constructions fail in at least one sentence.")
    for line in failing if options.list else ():
        print(f"- {line}")


if __name__ == "__main__":
    main()
