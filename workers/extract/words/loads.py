"""Words beside the names of goods that are given or sent, which are no part of those names."""

from workers.text import lazyre as re

ORDINAL = "第"
LEADING = re.compile(r"^(?:了|过|各类|的|：|(?:分别|依次)为?|(?:第[一二三四五六七八九十\d]{1,3}|首)批次?)+")
"""What stands before the name of goods (又调拨第二批赈济家庭包 90 个)."""
UPON = re.compile("基础上|以(?=[\u4e00-\u9fff]{1,4}为)|(?:打包)?装[上车完]")
"""What follows goods that were given before or how, or that are loaded (调拨 2 万件物资[基础上], 3 吨大米[装车])."""
GOODS_END = ("物资", "用品", "物品", "设备", "药品", "食品", "装备")
"""What ends a longer word that is goods after all, and no saying (救灾物资)."""
IDIOM = 4
"""Words of so many characters are sayings, not goods."""


def is_saying(word: str) -> bool:
    """Say whether a word is too long to be goods, and not named as such."""
    return len(word) >= IDIOM and not word.endswith(GOODS_END)
