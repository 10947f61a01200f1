"""What cpca finds in each sentence: places with their codes. A text without any makes it raise KeyError."""

from typing import Any

import cpca
from side import answer


def mentions(text: str, _published: str) -> list[dict[str, Any]]:
    """Return its mentions, each where its narrowest part stands."""
    found = []
    for row in cpca.transform_text_with_addrs(text, pos_sensitive=True).to_dict("records"):
        at = max(row[key] for key in ("省_pos", "市_pos", "区_pos"))
        if row["adcode"] and at >= 0:
            found.append({"kind": "place", "start": at, "end": at + 1, "code": row["adcode"][:6]})
    return found


if __name__ == "__main__":
    answer(mentions)
