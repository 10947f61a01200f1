"""Which words before and after a number bound it, and the interval that number and word stand for."""

from decimal import Decimal

from shuize.types import Relation
from workers.numbers.cardinals import plain
from workers.text import lazyre as re

_BEFORE = """
ge 越过 跃过 超越
ge 超过 超出 超 逾 突破 冲破 破 跨过 跨越 迈过 跨上 迈上 站上 高出 多过 不低于 不少于 不小于 不下于 不下 不止
ge 不亚于 不逊于 至少 最少 起码 少说 大于等于 大于或等于 大于或者等于 高于或等于 ≥ 过 已经过 已过 上 达到或超过
ge 刚过 刚刚过 略过 刚超 略超 稍超
ge 达到和超过 达到及超过
gt 大于 多于 高于 > ＞
le 不超过 不高于 不多于 不大于 不超 不逾 未超过 没有超过 没超过 未超 未突破 至多 最多 顶多 小于等于 小于或等于
le 低于或等于 ≤ 控制在
lt 近 将近 接近 接近于 临近 逼近 直逼 趋近 濒临 不到 不足 不满 不及 未达 未达到 没有达到 没达到 达不到 未到 未满 未及
lt 没到 低于 少于 小于 不够 < ＜ 跌破 跌穿 降破
approx 约 大约 大约为 大概 大致 大体 约莫 差不多 平均约 达到或接近 达到或者接近 接近或达到 接近或者达到
approx 接近或超过 接近甚至超过 ≈ ~ 估计
"""

_AFTER = """
ge 以上 之上 及以上 或以上 或者以上 和以上 含以上 往上 开外 有余 挂零 出头 冒头 或者更多 或更多 起步
lt 不到 不足
le 以下 之下 及以下 或以下 或者以下 以内 之内 封顶
approx 左右 上下 前后 许 来
"""

# A short word is another word's end after these: 附近, 签约, 赶超, 侦破, 通过.
_NOT_AFTER = """
近 附最就邻靠远亲相新晚
约 预签节合契履制相公违邀解特条纽失隐简婚缔誓毁
超 赶中英反意德法高商
破 侦爆攻告读识戳撕打
过 通经不路越度难错飞走去渡
上 以早晚网线路车马海
不到 找得看受见想做听买料遇碰感等
达 到传抵直下转送表
"""

_FILLERS = frozenset('了到至达为有在是于过 　“"')
_WORDS = {word: Relation(line.split()[0]) for line in _BEFORE.strip().splitlines() for word in line.split()[1:]}
_LAST = frozenset(word[-1] for word in _WORDS) | _FILLERS
_LENGTHS = tuple(sorted({len(word) for word in _WORDS}, reverse=True))
_EXCLUDED = {line.split()[0]: frozenset("".join(line.split()[1:])) for line in _NOT_AFTER.strip().splitlines()}
_ROUND_ONLY = frozenset(("过", "上", "已过", "已经过"))
"""Words that bound a number only before a round one: 过半, 上百; 上 and 过 are too common elsewhere."""
_ENTIRE = """
进度 程度 其中 当中 面条 油条 粉条 薯条 钢条 木条 布条 链条 枝条 损失 流失 消失 损毁 烧毁 冲毁 摧毁 冻结 办结 环节 春节
季节 混合 联合 融合 组合 业主 户主 车主 货主 店主 办公 研制 编制 控制 缓解 化解 调解
"""
_WHOLE = frozenset(_ENTIRE.split())
"""Words that a bounding word may follow though their end makes another word with it (进度[过]半, 面条[约])."""
_ROUND = frozenset("百千万亿")
_SUFFIXES = {word: Relation(line.split()[0]) for line in _AFTER.strip().splitlines() for word in line.split()[1:]}
_SUFFIX = re.compile(
    "[ 　]?(?:[（(]含[0-9.]{0,6}%?[）)])?("
    + "|".join(sorted(set(_SUFFIXES) - {"许", "来"}, key=len, reverse=True))
    + ")(?![游级半年述线期])|之多|大关|之间|不等"
)
_SUFFIX_FIRST = frozenset(word[0] for word in _SUFFIXES) | frozenset("之大不 　（(")
_MARGIN = Decimal("0.05")
"""约 and 左右 are taken to mean within a twentieth."""


def before(text: str, start: int, floor: int) -> tuple[Relation, int]:
    """Return the relation that the words just before `start` give, and where they begin (`start` if none).

    >>> before("已不超过50", 4, 0), before("附近5", 2, 0)
    ((<Relation.LE: 'le'>, 1), (<Relation.EQ: 'eq'>, 2))
    """
    end = start
    while end > floor and start - end <= 2 and text[end - 1] in _LAST:  # noqa: PLR2004 - two fillers (超过了, 约为)
        for length in _LENGTHS:
            begin = end - length
            word = text[begin:end]
            if begin >= floor and word in _WORDS and _stands(text, begin, word, text[start : start + 2]):
                return _WORDS[word], begin
        if text[end - 1] not in _FILLERS:
            break
        end -= 1
    return Relation.EQ, start


def _stands(text: str, begin: int, word: str, first: str) -> bool:
    """Whether the word is itself there, not the tail of another."""
    rounded = first[:1] in _ROUND or first[1:] == "成" or (first[:1] == "半" and word != "上")
    if word in _ROUND_ONLY and not rounded:
        return False
    if text[max(0, begin - 2) : begin] in _WHOLE:
        return True
    return begin == 0 or text[begin - 1] not in _EXCLUDED.get(word, ())


def after(text: str, end: int) -> tuple[Relation | None, int]:
    """Return the relation that a word just after `end` gives (None for one that bounds nothing), and where it ends."""
    if text[end : end + 1] not in _SUFFIX_FIRST:
        return None, end
    found = _SUFFIX.match(text, end)
    if not found:
        return None, end
    word = found[1]
    return (_SUFFIXES[word] if word else None), found.end()


def interval(value: Decimal, relation: Relation, high: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """Return lowest and highest value that number and relation stand for; None where unbounded.

    >>> interval(Decimal(60), Relation.GE, Decimal(70)), interval(Decimal(95), Relation.LT, None)
    ((Decimal('60'), Decimal('70')), (None, Decimal('95')))
    """
    if relation is Relation.EQ:
        return value, value
    if relation in (Relation.GE, Relation.GT):
        return value, high
    if relation in (Relation.LE, Relation.LT):
        return None, value
    margin = abs(value) * _MARGIN
    return plain(value - margin), plain(value + margin)
