"""Parts of a whole as measures: 百分之九十五, 三分之二, 1/3, 半数 and 一半; and 翻番, which is twice."""

from decimal import Decimal

from shuize.types import Relation
from workers.numbers.cardinals import Cardinal, cardinal, plain
from workers.numbers.endings import Ending, Measure
from workers.numbers.runs import RUN
from workers.numbers.units import UNITS, divisible, unit_at
from workers.text import lazyre as re

_ZERO, _HALF, _ONE, _TEN, _HUNDRED = Decimal(0), Decimal("0.5"), Decimal(1), Decimal(10), Decimal(100)
PARTS = re.compile("[ 　]?分[ 　]?之[ 　]?|分(?=百(?!分))")
TENTHS = re.compile(
    "[ 　]?成(?![绩效型形套熟语]|长(?!期)|分(?!之|别|布)|员(?!工)|本(?!地|市|省|土)|人(?![员口群士])|年(?!轻)|不变"
    "|立(?![即足项])|功(?!能)|果(?![农园树品])|品(?![牌种类])|就(?![业医诊读])|交(?![通警])"
    "|都(?!已|是|在|能|有|没|未|可|会|复|返|开|恢|实现|完成))"
)
_DOUBLING = re.compile("翻了?([一两二三四五])?番")
_HALVES = re.compile("一半(?![会点径])|半数?")
_MAJORITY = re.compile("[大多]半(?=的|已|都|均|[复返恢重开]|完成|实现|[，。；]|$)")
"""More than half, in words (大半企业已复工, 多半已复工), but not most of a year or a night."""
_SLASHED = re.compile("/([0-9]{1,2})(?![0-9/.月年])")
_CENT = Decimal("0.01")
_HALVING = ("过", "超", "逾", "近", "足", "接近", "不到", "突破")


def doubled(text: str, start: int) -> Measure | None:
    """翻番 and 翻一番 are twice, 翻两番 four times."""
    found = _DOUBLING.match(text, start)
    if not found:
        return None
    times = cardinal(found[1] or "一")
    return Measure(start, found.end(), Decimal(2) ** int(times.value), _ONE, "倍", "number") if times else None


def halved(text: str, start: int, end: int) -> Measure | None:
    """半数, 过半 are 50 %; 半成 is 5 %; 半年, 半小时 half a unit, also with 近 before it (近半年)."""
    tenths = TENTHS.match(text, end)
    if tenths:
        return Ending(text, start, tenths.end()).close(Decimal(5), _ONE, "%", "tenths")
    if start and _MAJORITY.match(text, start - 1):
        return Measure(start - 1, end, Decimal(50), _ONE, "%", "fraction", relation=Relation.GE)
    found = _HALVES.match(text, start)
    word = unit_at(text, end)
    halves = divisible(UNITS[word][0] if word else "")
    if found and (found[0] != "半" or (text.endswith(_HALVING, max(start - 2, 0), start) and not halves)):
        return Ending(text, start, found.end()).close(Decimal(50), _ONE, "%", "fraction")
    if not halves:
        return None
    unit, factor = UNITS[word]
    return Ending(text, start, end + len(word)).close(_HALF * factor, _HALF * factor, unit, "number")


def fraction(text: str, run: re.Match[str], at: int) -> Measure | None:
    """百分之九十五点六 is 95.6 %, 千分之三 3 ‰, 三分之二 66.67 %."""
    upper, lower = RUN.match(text, at), cardinal(run[0])
    number = cardinal(upper[0]) if upper else None
    if not upper or not number or not lower or not lower.value or lower.high:
        return None
    whole, unit = (Decimal(1000), "‰") if lower.value == 1000 else (_HUNDRED, "%")  # noqa: PLR2004 - 千分之
    form = "percent" if lower.value in (100, 1000) else "fraction"
    ratio = whole / lower.value
    ending = Ending(text, run.start(), upper.end())
    ending.skip_more(number.grain)
    step = number.step * ratio if form == "percent" or lower.value > _HUNDRED else _ONE
    return ending.close(_shortened(number.value * ratio), step, unit, form, number.high and number.high * ratio)


def _shortened(value: Decimal) -> Decimal:
    """Two places are kept of a fraction that does not end."""
    return plain(value) if value == value.quantize(Decimal("0.000001")) else value.quantize(_CENT)


def slashed(text: str, run: re.Match[str], number: Cardinal) -> Measure | None:
    """1/3, 2/3: a proper fraction of small digits; larger ones are dates and numbers of documents."""
    found = _SLASHED.match(text, run.end())
    lower = Decimal(found[1]) if found else _ZERO
    if (
        not found
        or not run[0].isdecimal()
        or not number.value < lower <= _TEN
        or text[run.start() - 1 : run.start()] == "/"
    ):
        return None
    ending = Ending(text, run.start(), found.end())
    return ending.close(_shortened(number.value * _HUNDRED / lower), _ONE, "%", "fraction")
