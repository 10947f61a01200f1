"""Write those items of the broadcast stream that labels name as articles: the title, an empty line, the text.

    python bench/unpack.py ../shared/stream/broadcast-2020H1.jsonl.gz tests/data/gold/broadcast-more FOLDER

The labels lie in the repository, the texts do not: `shuize evaluate tests/data/gold/broadcast-more FOLDER` then judges.
"""

import gzip
import json
import sys
from pathlib import Path


def unpack(stream: Path, gold: Path, folder: Path) -> int:
    """Write each labelled item into the folder, under the name that its labels have; return how many there were."""
    lines = (gold / "meta.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = {json.loads(line)["doc"] for line in lines}
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    with gzip.open(stream, "rt", encoding="utf-8") as items:
        for item in map(json.loads, items):
            name = f"{item['id']}.txt"
            if name in wanted:
                (folder / name).write_text(f"{item['title']}\n\n{item['text']}\n", encoding="utf-8")
                written += 1
    return written


if __name__ == "__main__":
    unpack(*map(Path, sys.argv[1:]))
