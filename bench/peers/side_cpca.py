"""What cpca finds in each sentence: places with their codes. A text without any makes it raise KeyError."""

import json
import sys
from typing import Any

import cpca


def mentions(text: str, _published: str) -> list[dict[str, Any]]:
    """Return its mentions, each where its narrowest part stands."""
    found = []
    for row in cpca.transform_text_with_addrs(text, pos_sensitive=True).to_dict("records"):
        at = max(row[key] for key in ("省_pos", "市_pos", "区_pos"))
        if row["adcode"] and at >= 0:
            found.append({"kind": "place", "start": at, "end": at + 1, "code": row["adcode"][:6]})
    return found


def main() -> None:
    """Answer each line; a text on which it fails gives nothing and is counted."""
    for line in map(json.loads, sys.stdin):
        try:
            answer = {"mentions": mentions(line["text"], line["published"])}
        except Exception as error:  # noqa: BLE001 - whatever a peer raises is its answer
            answer = {"mentions": [], "failed": type(error).__name__}
        sys.stdout.write(json.dumps({"id": line["id"], **answer}) + "\n")


if __name__ == "__main__":
    main()
