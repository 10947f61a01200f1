"""What becomes of thousands of broken, mutated and hostile files: none stays, none ends a process, memory is bounded.

python -m bench.bad_input [--files 5000]
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import psutil

from bench.system import environ, wait_until
from tests.test_flood import dropped, make, parsers, resident


def main() -> None:
    """Run it and print where the files ended."""
    given = argparse.ArgumentParser()
    given.add_argument("--files", type=int, default=5000)
    files = given.parse_args().files
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inbox = folder / "inbox"
        inbox.mkdir()
        make(inbox, files)
        began, most = time.monotonic(), 0
        with (folder / "log").open("wb") as log:
            env = environ(folder, 9, webhook_url="", webhook_secret="", queue_jobs=100_000)
            process = subprocess.Popen([sys.executable, "-m", "ingest"], env=env, stdout=log, stderr=log, cwd=folder)

            def is_done() -> bool:
                nonlocal most
                most = max(most, sum(map(resident, [psutil.Process(process.pid), *parsers(process.pid)])))
                return process.poll() is not None or not dropped(inbox)

            whole = wait_until(is_done, 1800, pause=0.2)
            alive = process.poll() is None
            process.terminate()
            process.wait(30)
        ended = [path for path in inbox.rglob("*") if path.is_file()]
        where = Counter(path.relative_to(inbox).parts[0] for path in ended if path.suffix != ".why")
        silent = [
            path.name
            for path in (inbox / "rejected").rglob("*")
            if path.suffix != ".why" and not path.with_name(f"{path.name}.why").exists()
        ]
        print(f"{files} files in {time.monotonic() - began:.0f} s: {dict(where)}, without a reason {len(silent)}")
        print(f"all dealt with: {whole}, process alive: {alive}, most memory {most >> 20} MB")


if __name__ == "__main__":
    main()
