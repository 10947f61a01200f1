"""Heads and explanations of `shuize evaluate` in Chinese; the names of its rows stay, for scripts that read them."""

import re
from collections.abc import Mapping

SAID: Mapping[str, str] = {
    "Stated figures": "明示的数字",
    "Whole figures by kind": "各种数字，整条计",
    "Traps: {a} sprung, {b}": "陷阱：误读 {a} 个，占 {b}",
    "Wrong, worst fields first: {a}": "读错，错得最多的字段在前：{a}",
    "Missed: {a}": "漏读：{a}",
    "Read where there is nothing to read: {a}": "不该读而读了：{a}",
    "Wrong fields: {a}": "读错的字段：{a}",
    "Whole stated figures: F1 {a} ({b} articles, {c} characters, {d} s)": (
        "明示的数字，整条计：F1 {a}（{b} 篇，{c} 字，{d} 秒）"
    ),
    "measure": "量度",
    "found": "测得",
    "target": "目标",
    "short by": "尚差",
    "of": "依据",
    "kind": "性质",
    "precision": "准确率",
    "recall": "召回率",
    "F1": "F1",
    "right": "读对",
    "wrong": "读错",
    "missed": "漏读",
    "false": "误读",
    "trap": "陷阱",
    "set": "所设",
    "sprung": "误读",
    "article": "文章",
    "the words": "原文",
    "what differs": "差别（标注 ← 所读）",
}
SHARES = (
    (re.compile(r"(\d+) of (\d+) read, (\d+) asked"), r"读出 \2 个，对 \1 个；应读 \3 个"),
    (re.compile(r"(\d+) of (\d+) found"), r"读出 \2 个，对 \1 个"),
    (re.compile(r"(\d+) of (\d+) sprung"), r"共 \2 个，误读 \1 个"),
)


def share(of: str) -> str:
    """Return what a measure is made of.

    >>> share("8 of 9 read, 10 asked"), share("8 of 9 found")
    ('读出 9 个，对 8 个；应读 10 个', '读出 9 个，对 8 个')
    """
    for pattern, said in SHARES:
        of = pattern.sub(said, of)
    return of
