"""Whether the process that watches keeps up with a burst: files written beside and renamed in, at a steady rate.

python -m bench.burst [--rate 1000] [--seconds 30]
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, select

from bench.system import environ, wait_until
from shuize.store import schema
from shuize.store.engine import open_store

TEXT = "截至3月24日，全市规模以上工业企业返岗率为96.3%，复工复产有序推进。"
PATIENCE_SECONDS = 300


def drop(inbox: Path, rate: int, seconds: int) -> float:
    """Drop the files and return how long that took."""
    began = time.monotonic()
    for number in range(rate * seconds):
        ahead = began + number / rate - time.monotonic()
        if ahead > 0:
            time.sleep(ahead)
        part = inbox / f"{number}.part"
        part.write_text(f"{TEXT}{number}", encoding="utf-8")
        part.rename(inbox / f"{number}.txt")
    return time.monotonic() - began


def main() -> None:
    """Print how fast the files came and were taken in."""
    given = argparse.ArgumentParser()
    given.add_argument("--rate", type=int, default=1000)
    given.add_argument("--seconds", type=int, default=30)
    chosen = given.parse_args()
    files = chosen.rate * chosen.seconds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "inbox").mkdir()
        url = f"sqlite:///{folder}/data/shuize.db"
        env = environ(folder, 9, webhook_url="", webhook_secret="", queue_jobs=1_000_000)
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen([sys.executable, "-m", "ingest"], env=env, stdout=log, stderr=log, cwd=folder)
            wait_until(lambda: "ingest_started" in (folder / "log").read_text(errors="replace"), 30)
            began = time.monotonic()
            dropping = drop(folder / "inbox", chosen.rate, chosen.seconds)
            engine = open_store(url)

            def taken() -> int:
                with engine.connect() as conn:
                    return conn.scalar(select(func.count()).select_from(schema.articles)) or 0

            at_end = taken()
            wait_until(lambda: taken() == files, PATIENCE_SECONDS, pause=0.2)
            whole = time.monotonic() - began
            engine.dispose()
            process.terminate()
            process.wait(30)
            lost = files - taken()
        print(f"{files} files dropped in {dropping:.1f} s, {at_end} of them taken in by then")
        print(f"all taken in after {whole:.1f} s: {files / whole:.0f} a second; {lost} lost")


if __name__ == "__main__":
    main()
