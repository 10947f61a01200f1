"""How long it takes from the close() of a dropped file to the arrival of its webhook, on an idle system of one command.

    python bench/latency.py [--files 100] [--set sidecar_seconds=0 ...]

Each file makes one milestone of a city of its own; the next one is dropped when that was told and a pause has passed.
The settings are the default ones. The first three files are not counted: after a start they wait for sidecars.
"""

import argparse
import tempfile
import time
from pathlib import Path
from statistics import quantiles

from bench.system import article, cities, environ, receiver, up, wait_until

PAUSE_SECONDS = 0.3
FIRST = 3


def measure(files: int, settings: dict[str, object]) -> list[float]:
    """Return the seconds of each file."""
    taken = []
    with tempfile.TemporaryDirectory() as name, receiver() as box:
        folder = Path(name)
        (folder / "inbox").mkdir()
        with up(folder, environ(folder, box.port, **settings)):
            for number, city in enumerate(cities(files + FIRST)):
                with (folder / "inbox" / f"{number}.txt").open("w", encoding="utf-8") as out:
                    out.write(article(city, "96.3"))
                closed = time.monotonic()
                if not wait_until(lambda: len(box.came) > number, 60, pause=0.002):  # noqa: B023 - called at once
                    raise SystemExit(f"{city} was not told\n{(folder / 'log').read_text()[-3000:]}")
                taken.append(max(at for at, _ in box.came.values()) - closed)
                time.sleep(PAUSE_SECONDS)
    return taken[FIRST:]


def main() -> None:
    """Print the percentiles."""
    given = argparse.ArgumentParser()
    given.add_argument("--files", type=int, default=100)
    given.add_argument("--set", nargs="*", default=[], help="settings other than the default ones")
    chosen = given.parse_args()
    taken = measure(chosen.files, dict(one.split("=", 1) for one in chosen.set))
    cuts = quantiles(taken, n=100)
    shown = ", ".join(f"p{one} {cuts[one - 1] * 1000:.0f} ms" for one in (50, 90, 99))
    print(f"{len(taken)} files, {', '.join(chosen.set) or 'default settings'}: {shown}")


if __name__ == "__main__":
    main()
