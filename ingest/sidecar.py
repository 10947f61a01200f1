"""What a NAME.meta.json says beside an article: which keys it may have, and of what form their values are."""

import json
from collections.abc import Collection, Mapping
from difflib import get_close_matches

from ingest.formats.text import decode
from shuize.errors import ArticleError

KEYS = ("published", "source", "title", "url", "correction_of", "rank", "pack", "language")
LANGUAGES = ("zh", "en")


def sidecar_fields(content: bytes) -> Mapping[str, object]:
    """Return what a NAME.meta.json says. Raises ArticleError where it is no JSON object."""
    try:
        found = json.loads(decode(content))
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"has a sidecar that is no JSON: {error}") from error
    if not isinstance(found, dict):
        raise ArticleError("has a sidecar that is no JSON object")
    return found


def unknown(said: Mapping[str, object] | None) -> list[str]:
    """Return what is to be said of each key that means nothing.

    >>> unknown({"publised": "2020-03-24", "title": "t"})
    ["its sidecar has an unknown key 'publised', which says nothing; did you mean 'published'?"]
    """
    found = []
    for key in sorted(set(said or ()) - set(KEYS)):
        near = get_close_matches(key, KEYS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(KEYS)}"
        found.append(f"its sidecar has an unknown key {key[:40]!r}, which says nothing; {hint}")
    return found


def packs(said: Mapping[str, object], known: Collection[str]) -> tuple[str, ...]:
    """Return the packs that shall read the article, none where it is not said. Raises ArticleError."""
    value = said.get("pack")
    named = [value] if isinstance(value, str) else value
    if value is None:
        return ()
    if not isinstance(named, list) or not named or not all(isinstance(one, str) for one in named):
        raise ArticleError("has a sidecar whose pack is neither a name nor a list of names")
    for one in named:
        if known and one not in known:
            raise ArticleError(f"has a sidecar that asks for the pack {one[:40]!r}, expected {' or '.join(known)}")
    return tuple(dict.fromkeys(named))


def language(said: Mapping[str, object]) -> str | None:
    """Return the language in which its alerts shall be told, None where it is not said. Raises ArticleError."""
    value = said.get("language")
    if value is not None and value not in LANGUAGES:
        raise ArticleError(f"has a sidecar with language {str(value)[:20]!r}, expected {' or '.join(LANGUAGES)}")
    return None if value is None else str(value)
