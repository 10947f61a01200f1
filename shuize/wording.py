"""The sentences of alerts in both languages, with places for what each tells, and the words that fill some of them."""

from collections.abc import Mapping
from typing import Literal

from shuize.types import Relation

Language = Literal["zh", "en"]

SENTENCES: Mapping[str, tuple[str, str]] = {
    "crossed": (
        "截至{as_of}，{what}由{before}{moved}{value}，{passed}{marks}。",
        "{what} {moved} from {before} to {value} as of {as_of}, {passed} {marks}.",
    ),
    "first_report": (
        "截至{as_of}，{what}为{value}，首次见报即已{passed}{marks}。",
        "{what} was first reported at {value} as of {as_of}, already {passed} {marks}.",
    ),
    "historical": (
        "截至{as_of}，{what}为{value}，已{passed}{marks}；报道已晚，只存档。",
        "{what} stood at {value} as of {as_of}, {passed} {marks}; told too late to be news.",
    ),
    "milestone.held": (
        "截至{as_of}，{what}据称为{value}，但同期数字互相矛盾，{marks}暂不宣布。",
        "{what} is said to be {value} as of {as_of}, but figures contradict one another: {marks} is held back.",
    ),
    "milestone.pending": (
        "截至{as_of}，{what}据称为{value}，是否已{passed}{marks}尚不能确定。",
        "{what} is said to be {value} as of {as_of}; whether it is {passed} {marks} is not sure.",
    ),
    "milestone.reversed": (
        "截至{as_of}，{what}由{before}{returned}{value}，退回{marks}{side}。",
        "{what} {returned} from {before} to {value} as of {as_of}, back {side} {marks}.",
    ),
    "milestone.retracted": (
        "更正：{what}{passed}{marks}（截至{as_of}，{value}）不再成立。",
        "Correction: that {what} was {passed} {marks} ({value} as of {as_of}) no longer holds.",
    ),
    "alert.updated": (
        "{what}的记录有更新：截至{as_of}为{value}。",
        "The record of {what} was updated: {value} as of {as_of}.",
    ),
    "conflict.opened": (
        "截至{as_of}，{what}的数字互相矛盾：{values}{computed}。",
        "Figures for {what} as of {as_of} contradict one another: {values}{computed}.",
    ),
    "conflict.resolved": (
        "{what}截至{as_of}的数字矛盾已经解除。",
        "The contradiction about {what} as of {as_of} is resolved.",
    ),
    "restatement.opened": (
        "{what}截至{as_of}的数字由{before}改为{value}。",
        "{what} as of {as_of} was restated from {before} to {value}.",
    ),
    "record.opened": (
        "截至{as_of}，{what}为{value}，{record}（此前为{before}）。",
        "{what} stands at {value} as of {as_of}, {record} (before: {before}).",
    ),
    "jump.opened": (
        "截至{as_of}，{what}由{before}变为{value}，变化异常。",
        "{what} changed from {before} to {value} as of {as_of}, more than usual.",
    ),
    "reversal.opened": (
        "截至{as_of}，{what}由{before}{returned}{value}。",
        "{what} {returned} from {before} to {value} as of {as_of}.",
    ),
    "stale.opened": (
        "{what}自{as_of}（{value}）以后再无新数字。",
        "Nothing has been heard of {what} since {as_of} ({value}).",
    ),
    "stale.resolved": (
        "{what}不再视为停更（此前最新为{as_of}，{value}）。",
        "{what} no longer counts as silent (the newest was {as_of}, {value}).",
    ),
    "overtakes.opened": (
        "截至{as_of}，{what}为{value}，{overtook}{rival}。",
        "{what} stands at {value} as of {as_of}, {overtook} {rival}.",
    ),
    "series.new": (
        "首次记录{what}：截至{as_of}为{value}。",
        "{what} is recorded for the first time: {value} as of {as_of}.",
    ),
    "retracted": (
        "更正：此前关于{what}（截至{as_of}，{value}）的警讯不再成立。",
        "Correction: the alert on {what} ({value} as of {as_of}) no longer holds.",
    ),
}

WORDS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "moved": (("升至", "降至"), ("rose", "fell")),
    "passed": (("越过", "跌破"), ("past", "below")),
    "returned": (("回落至", "回升至"), ("fell", "rose")),
    "side": (("以下", "以上"), ("below", "above")),
    "overtook": (("超过", "低于"), ("ahead of", "below")),
    "record": (("创已知新高", "创已知新低"), ("the highest known", "the lowest known")),
}
"""For each language what is said of rising and of falling."""

BOUNDS: Mapping[Relation, tuple[str, str]] = {
    Relation.EQ: ("", ""),
    Relation.GE: ("不低于", "at least "),
    Relation.GT: ("超过", "more than "),
    Relation.LE: ("不超过", "at most "),
    Relation.LT: ("不到", "less than "),
    Relation.APPROX: ("约", "about "),
}

REACHED = (("达到", "降到"), ("at or past", "at or below"))
"""What `passed` is of a figure that stands exactly at the furthest mark."""


def named_once(population: str, indicator: str) -> str:
    """Return both as one Chinese name; what ends the first and begins the second is said once.

    >>> named_once("口罩", "口罩日产量"), named_once("全程接种", "接种率"), named_once("中小企业", "复工率")
    ('口罩日产量', '全程接种率', '中小企业复工率')
    """
    shared = (size for size in range(len(indicator), 1, -1) if population.endswith(indicator[:size]))
    return population + indicator[next(shared, 0) :]
