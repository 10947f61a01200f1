"""What people read is in their language: the column heads and words of the tables, in Chinese and English."""

from collections.abc import Iterable, Mapping
from typing import Literal

from shuize.pack import Pack

WORDS: Mapping[str, tuple[str, str]] = {
    "figure": ("数字", "figure"),
    "indicator": ("指标", "indicator"),
    "place": ("地点", "place"),
    "population": ("对象", "population"),
    "date": ("日期", "date"),
    "kind": ("性质", "kind"),
    "words": ("原文", "the words"),
    "stated": ("明示", "stated"),
    "implied": ("意指", "implied"),
    "derived": ("推算", "derived"),
    "open": ("未收录", "open"),
    "published": ("见报", "published"),
    "no figures": ("没有读到数字", "no figures"),
    "unknown place": ("地点不明", "place unknown"),
    "source": ("来源", "source"),
    "series": ("序列", "series"),
    "values": ("次数", "values"),
    "latest": ("最新", "latest"),
    "when": ("时间", "when"),
    "what": ("事由", "what"),
    "why": ("缘由", "why"),
    "mark": ("水则", "mark"),
    "state": ("状态", "state"),
    "article": ("文章", "article"),
    "none yet": ("还没有", "none yet"),
    "queue": ("队列", "queue"),
    "backlog": ("积压", "backlog"),
    "oldest": ("最早", "oldest"),
    "deliveries": ("投递", "deliveries"),
    "endpoint": ("去处", "endpoint"),
    "count": ("数量", "count"),
    "rejected": ("拒收", "rejected"),
    "quarantined": ("隔离", "quarantined"),
    "processes": ("进程", "processes"),
    "alive": ("在运行", "alive"),
    "not running": ("未运行", "not running"),
    "received": ("待读", "waiting"),
    "read": ("已读", "read"),
    "jobs": ("件", "jobs"),
    "articles": ("文章", "articles"),
    "seconds": ("秒", "s"),
    "unreachable": ("连不上", "cannot be reached"),
    "due": ("待发", "due"),
    "sent": ("已发", "sent"),
    "given_up": ("已放弃", "given up"),
    "cancelled": ("已取消", "cancelled"),
    "leased": ("在发", "in flight"),
}


def word(key: str, language: str) -> str:
    """Return the word in that language; a key that has none stands for itself."""
    chinese, english = WORDS.get(key, (key, key))
    return chinese if language == "zh" else english


def indicator_names(packs: Iterable[Pack], language: str) -> dict[str, str]:
    """Return what people call each indicator of the packs."""
    return {
        one.id: one.name if language == "zh" else one.name_en.replace("_", " ")
        for pack in packs
        for one in pack.indicators
    }


Language = Literal["zh", "en"]
