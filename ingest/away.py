"""Where a file goes that was dealt with, and what is said of it there and in the log."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from ingest import markers, names, shelf
from ingest.desk import Desk, Outcome, Prepared
from ingest.scan import fingerprint, spelled
from shuize import log, metrics, tracing
from shuize.metrics import Count
from shuize.store import files

LISTED = 20
"""Most lines of a stream that a .why explains."""

logger = log.get(__name__)


def put_away(desk: Desk, outcomes: Sequence[Outcome], now: datetime) -> list[bytes]:
    """Step 4: move each file with its sidecar; return the paths that stay."""
    done = f"done/{now.astimezone(ZoneInfo(desk.settings.timezone)):%Y-%m-%d}".encode()
    metrics.count(_counts(outcomes))
    return [one.prepared.path for one in outcomes if not _put_away(desk, one, done, now)]


def _put_away(desk: Desk, one: Outcome, done: bytes, now: datetime) -> bool:
    """Move one file, to `done` if it is that, and say what became of it; False where it stays."""
    path = one.prepared.path
    _say(one)
    if desk.settings.after == "keep":
        return False
    shelved = done if one.outcome == files.DONE else one.outcome.encode()
    try:
        if not _is_same(desk, one):
            logger.info("file_changed", file=names.printable(path), reason="replaced after it was read; read again")
            return False
        target = shelf.move(desk.root, path, shelved)
        if one.prepared.sidecar and target:
            shelf.move_beside(desk.root, one.prepared.sidecar, shelf.place(target))
        shelf.move_parts(desk.root, path, shelved)
        if target:
            _explain(desk.root, one, target, now)
        if desk.settings.marker:
            shelf.drop(desk.root, markers.of(path, desk.settings.marker))
    except OSError as error:
        logger.warning("file_kept", file=names.printable(path), reason=f"cannot be moved: {error.strerror}")
        return False
    return True


def _explain(root: bytes, one: Outcome, target: bytes, now: datetime) -> None:
    """Write beside the file why it was rejected, or what of it was not read; such lines are put where they are seen."""
    said = [*([one.reason] if one.reason else []), *one.prepared.doubts]
    if one.prepared.remains:
        said.append(_left_out(one.prepared))
        shelf.leave(root, one.prepared.path, one.prepared.remains, said[-1], now)
    if said:
        shelf.say_why(shelf.place(target), "; ".join(said), now)


def _left_out(prepared: Prepared) -> str:
    """Return which lines are no articles, and why, the first of them."""
    reasons = [reason for _, reason in prepared.refused]
    more = f"; and {len(reasons) - LISTED} more" if len(reasons) > LISTED else ""
    return f"was read but for {len(reasons)} of its records: {'; '.join(reasons[:LISTED])}{more}"


def _is_same(desk: Desk, one: Outcome) -> bool:
    """Say whether what lies at the path is still what was read."""
    status = os.lstat(desk.root + b"/" + one.prepared.path)
    return spelled(fingerprint(status)) == one.prepared.fingerprint


def _say(one: Outcome) -> None:
    """Log what became of the file, and which articles it held."""
    file = names.printable(one.prepared.path)
    if one.outcome == files.REJECTED:
        logger.warning("article_rejected", file=file, reason=one.reason)
    for member, reason in one.prepared.refused:
        logger.warning("member_rejected", file=member, reason=reason)
    for member, encoding in one.prepared.guesses:
        logger.info("encoding_guessed", file=member, encoding=encoding)
    for doubt in one.prepared.doubts:
        logger.warning("sidecar_questioned", file=file, reason=doubt)
    for article in (known for known in one.prepared.restated if known.id in one.unread):
        logger.info("article_restated", article=article.id[:12], file=file, published=article.published.isoformat())
    for article in one.prepared.articles:
        known = article.id not in one.unread or any(article.id == told.id for told in one.prepared.restated)
        if known and one.again:
            continue  # it is no duplicate of itself
        event = "article_duplicate" if known else "article_received"
        called, published = one.prepared.name(article.id), article.published.isoformat()
        logger.info(event, article=article.id[:12], file=called, published=published, by=article.published_kind)
        tracing.since("ingest", article.id, one.prepared.began, file=called, outcome=event)


def _counts(outcomes: Sequence[Outcome]) -> Iterator[Count]:
    """Yield what the files add to the metrics."""
    counted = Counter[str]()
    for one in outcomes:
        fresh = sum(article.id in one.unread for article in one.prepared.articles)
        known = 0 if one.again else len(one.prepared.articles) - fresh
        refused = (one.outcome == files.REJECTED) + len(one.prepared.refused)
        counted.update(received=fresh, duplicate=known, rejected=refused)
    yield from (("articles", (what,), number) for what, number in counted.items() if number)
