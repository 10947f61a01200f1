"""The day's digest from beginning to end: made by a worker, sent with the alerts, received once."""

import json
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from shuize.digest import MOST_BYTES, event_id
from tests.inboxes import eventually, running, stack, write
from tests.outbox import SECRET
from tests.receivers import Peer, Request, listening, status

ARTICLE = "截至{day}，{city}企业复工率为96.3%，复工复产有序推进。"


def digests(peer: Peer) -> list[Request]:
    """Return the digests among what the receiver got."""
    return [one for one in peer.requests if json.loads(one.body)["type"] == "digest"]


def declared(folder: Path, peer: Peer, at: str) -> Path:
    """Write the settings file: one receiver, and a digest at that time of day."""
    (folder / "secret").write_text(SECRET)
    hook = f'id = "hook"\nurl = "{peer.url}"\nsecret_file = "secret"\nallow_cidrs = ["127.0.0.0/8"]\n'
    path = folder / "shuize.toml"
    path.write_text(f'[digest]\nat = "{at}"\ntimezone = "UTC"\n\n[[endpoint]]\n{hook}', encoding="utf-8")
    return path


def test_two_workers_send_the_day_once(tmp_path: Path) -> None:
    """The hour has just come: two workers, one digest, signed, with what was told today; started again, no second."""
    now = datetime.now(UTC)
    with listening(status(204)) as peer, stack(tmp_path, config=tmp_path / "shuize.toml") as box:
        declared(tmp_path, peer, f"{now:%H:%M}")
        for city in ("青岛市", "济南市"):
            before = len(peer.requests) - len(digests(peer))
            write(box.root / f"{city}.txt", ARTICLE.format(day=f"{now:%-m月%-d日}", city=city))
            box.look()
            with ExitStack() as processes:
                for name in ("alerts", "workers", "workers"):
                    processes.enter_context(running(["-m", name], box.settings))
                eventually(lambda: digests(peer), seconds=60)
                eventually(lambda before=before: len(peer.requests) - len(digests(peer)) > before, seconds=60)
    (sent,) = digests(peer)
    assert sent.signed_with(SECRET)
    assert sent.headers["webhook-id"] == event_id(now.date(), "hook")
    body = json.loads(sent.body)["data"]
    assert len(sent.body) <= MOST_BYTES
    assert (body["day"], body["endpoint"]) == (now.date().isoformat(), "hook")
    assert body["until"] == f"{now:%Y-%m-%dT%H:%M}:00+00:00"
