"""The whole stack under fire: watcher, workers and Redis killed again and again while articles are dropped."""

import random
import time
from contextlib import suppress
from pathlib import Path

import psutil
from sqlalchemy import func, select

from shuize.store import schema
from shuize.store.articles import READ
from tests.inboxes import configured, descendants, eventually, running, stack, write

ARTICLES = 90
KILLS = 12
UP = ["-c", "import sys; from shuize import settings, supervise; sys.exit(supervise.run(settings.load()))"]


def text(number: int) -> str:
    """Return an article: one of three cities on one of thirty days, whose figure rises past 90 and 95."""
    city, day = ("青岛市", "烟台市", "潍坊市")[number % 3], 1 + number // 3
    return (
        f"---\npublished: 2020-03-{day:02}\nsource: {city}日报\n---\n"
        f"截至3月{day}日，{city}规模以上工业企业复工率达{86 + day / 3:.1f}%。第{number}号。\n"
    )


def parts(pid: int, data: Path) -> list[psutil.Process]:
    """Return what may be killed: each process of the stack, and its Redis, whoever it belongs to by now."""
    found = descendants(pid)
    for one in psutil.process_iter():
        with suppress(psutil.Error):
            if Path(one.cwd()) == data / "redis" and one not in found:
                found.append(one)
    return found


def test_every_article_is_read_once_and_every_mark_told_once(tmp_path: Path) -> None:
    """Twelve SIGKILLs: nothing is lost, nothing is doubled, as if nothing had happened."""
    settings = configured(tmp_path, workers=2, max_attempts=20)
    chance = random.Random(3)  # noqa: S311 - who dies next
    with stack(tmp_path) as box:
        box.redis.close()  # the stack under test has its own
        with running(UP, settings) as process:
            for number in range(ARTICLES):
                write(box.root / f"{number}.part", text(number)).rename(box.root / f"{number}.txt")
                if number % (ARTICLES // KILLS) == 0:
                    taken = sum(state == READ for state in box.states().values())
                    with suppress(psutil.Error, IndexError):
                        chance.choice(parts(process.pid, settings.data)).kill()
                    deadline = time.monotonic() + 1.5
                    eventually(
                        lambda taken=taken, deadline=deadline: (
                            time.monotonic() > deadline or sum(state == READ for state in box.states().values()) > taken
                        )
                    )
            eventually(lambda: list(box.states().values()) == [READ] * ARTICLES, 120)
        with box.engine.connect() as conn:
            assert conn.scalar(select(func.count()).select_from(schema.observations)) == ARTICLES
            of_each = schema.event_alerts  # an event tells of every mark that one figure passed
            crossed = select(of_each.c.alert_id).join(schema.events).where(schema.events.c.type == "milestone.crossed")
            alerts = list(conn.scalars(crossed))
        assert len(alerts) == len(set(alerts)) == 6
