"""How long it takes from the close() of a dropped file to the arrival of its webhook, on a system of one command.

    python bench/latency.py [--files 100] [--load ARTICLES A SECOND] [--set sidecar_seconds=0 ...]

Each file makes one milestone of a city of its own; the next one is dropped when that was told and a pause has passed.
The settings are the default ones. The first three files are not counted: after a start they wait for sidecars. The
system is idle otherwise, or takes in so many real articles a second beside.
"""

import argparse
import tempfile
import threading
import time
from pathlib import Path
from statistics import quantiles

from bench.road import bodies
from bench.system import Mailbox, article, cities, environ, receiver, up, wait_until

PAUSE_SECONDS = 0.5
FIRST = 3
VALUE = "96.3"
MOST = 100_000
PATIENCE_SECONDS = 60
LEAST = 2
"""Files, to say anything of."""
CHARACTERS = 600


def measure(files: int, load: int, settings: dict[str, object]) -> list[float]:
    """Return the seconds of each file."""
    taken, ended = [], threading.Event()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, receiver() as box:  # it may still be dropping
        folder = Path(name)
        (folder / "inbox").mkdir()
        with up(folder, environ(folder, box.port, **settings)):
            if load:
                threading.Thread(target=drop, args=(folder / "inbox", load, ended), daemon=True).start()
            for number, city in enumerate(cities(files + FIRST)):
                with (folder / "inbox" / f"{number}.txt").open("w", encoding="utf-8") as out:
                    out.write(article(city, VALUE))
                closed = time.monotonic()
                if not wait_until(lambda: came(box, city), PATIENCE_SECONDS, pause=0.002):  # noqa: B023 - called at once
                    if load:  # more came than there was room for, and ever more wait
                        break
                    raise SystemExit(f"{city} was not told\n{(folder / 'log').read_text()[-3000:]}")
                taken.append(came(box, city) - closed)
                time.sleep(PAUSE_SECONDS)
            ended.set()
    return taken[FIRST:]


def came(box: Mailbox, city: str) -> float:
    """Return when the milestone of the city arrived; 0 where it has not."""
    arrived = list(box.came.values())
    return next((at for at, body in reversed(arrived) if city in (said := str(body)) and VALUE in said), 0.0)


def drop(inbox: Path, rate: int, ended: threading.Event) -> None:
    """Move so many articles a second in, until it is ended."""
    began = time.monotonic()
    for number, text in enumerate(bodies(MOST, CHARACTERS)):
        if ended.wait(max(0.0, began + number / rate - time.monotonic())):
            return
        part = inbox / f"2020-03-{number % 20 + 1:02}-{number}.part"
        part.write_text(text, encoding="utf-8")
        part.rename(part.with_suffix(".txt"))


def main() -> None:
    """Print the percentiles."""
    given = argparse.ArgumentParser()
    given.add_argument("--files", type=int, default=100)
    given.add_argument("--load", type=int, default=0, help="articles a second beside")
    given.add_argument("--set", nargs="*", default=[], help="settings other than the default ones")
    chosen = given.parse_args()
    taken = measure(chosen.files, chosen.load, dict(one.split("=", 1) for one in chosen.set))
    beside = f"{chosen.load} articles a second beside"
    if len(taken) < chosen.files:
        print(
            f"after {len(taken)} of {chosen.files} files one was not told in {PATIENCE_SECONDS} s, {beside}: too many"
        )
    if len(taken) < LEAST:
        return
    cuts = quantiles(taken, n=100)
    shown = ", ".join(f"p{one} {cuts[one - 1] * 1000:.0f} ms" for one in (50, 90, 99))
    print(f"{len(taken)} files, {beside}, {', '.join(chosen.set) or 'default settings'}: {shown}")


if __name__ == "__main__":
    main()
