"""How a peer is asked: a text a line on standard input, what it finds a line on standard output; in its own Python."""

import json
import sys
from collections.abc import Callable
from typing import Any


def answer(mentions: Callable[[str, str], list[dict[str, Any]]]) -> None:
    """Answer each line; a text on which it fails gives nothing and is counted."""
    for line in map(json.loads, sys.stdin):
        try:
            found = {"mentions": mentions(line["text"], line["published"])}
        except Exception as error:  # noqa: BLE001 - whatever a peer raises is its answer
            found = {"mentions": [], "failed": type(error).__name__}
        sys.stdout.write(json.dumps({"id": line["id"], **found}) + "\n")
