"""A number with its unit and suffix, read from where its digits or numerals begin; words in front are the caller's."""

from decimal import Decimal

from shuize.types import Relation
from workers import lazyre as re
from workers.cardinals import Cardinal, cardinal, plain
from workers.endings import Ending, Measure
from workers.idioms import names
from workers.units import COUNTED, SIGNS, UNITS, divisible, unit_at

RUN = re.compile(
    r"""
    [0-9零〇一二三四五六七八九十百千万亿兆两廿卅半翻]
    (?:
      (?<=[0-9]) [0-9]*+                                          # digits, in groups of three, with decimals
      (?: (?<![0-9]{4}) [,，][0-9]{3}(?![0-9]) (?:[,，][0-9]{3}(?![0-9])){0,6}+ )?+
      (?: \.[0-9]++ )?+
      (?: [ 　]{0,2}+ (?:[多余几来]|个多?(?=亿(?!元以[上下])))?+  # 500多亿, 3个亿, 5 万, but not 12千米
          (?:[十万亿]|百(?!分)|千(?![克米瓦伏卡焦字比帕赫])|兆(?![瓦字赫比帕欧]))++
          (?: [ 　]?+零?[0-9]{1,4}(?:\.[0-9]+(?=[ 　]?万))?+(?=[ 　]?[百千万])
            | 零[0-9]{1,3} | (?<=万)[0-9]{4}(?![0-9年.%]) )?+
      )*+
    | (?<=[零〇一二三四五六七八九十百千万亿兆两廿卅])
      (?: [零〇一二三四五六七八九十万亿两廿卅] | 百(?!分[^之])
        | 几(?=[十百千万亿个家名余多])
        | (?<=[一二三四五六七八九两几]) 千
        | 千(?![克米瓦伏卡焦字比帕赫])
        | 兆(?![瓦字赫比帕欧]) )*+
      (?: 点[零〇一二三四五六七八九]++(?![十分刻])[万亿]*+ )?+
      (?: (?:[多余来]|个多?(?=亿))[万亿]++ )?+
    )?+
    """,
    re.VERBOSE,
)
_PARTS = re.compile("[ 　]?分[ 　]?之[ 　]?|分(?=百(?!分))")
_TENTHS = re.compile(
    "[ 　]?成(?![立功果都品绩效交型形就套熟语]|长(?!期)|分(?!之|别|布)"
    "|员(?!工)|本(?!地|市|省|土)|人(?!员)|年(?!轻)|不变)"
)
_PART_FIRST, _TENTHS_FIRST, _RANGE_FIRST = frozenset("分 　"), frozenset("成 　"), frozenset("-—–~至到 　")
_WIDENED = frozenset(("number", "percent", "tenths"))
# 八成半; 七成六, but not 九成一线 or 六成三类.
_FINER = re.compile("半|[一二三四五六七八九](?=[，。、；！？,;)）的以左多余已均都]|[和与及][0-9一二三四五六七八九]|$)")
_DOUBLING = re.compile("翻了?([一两二三四五])?番")
_HALVES = re.compile("一半(?![会点径])|半数?")
_MAJORITY = re.compile("[大多]半(?=的|已|都|均|复|返岗|恢复|开工|开业|完成|实现|[，。；]|$)")
"""More than half, in words (大半企业已复工, 多半已复工), but not most of a year or a night."""
_SLASHED = re.compile("/([0-9]{1,2})(?![0-9/.月年])")
_RANGE = re.compile("[ 　]?(?:——|[-—–~至到])[ 　]?(?=[0-9零一二三四五六七八九十百千万两半])")
_ZERO, _HALF, _ONE, _TEN, _HUNDRED = Decimal(0), Decimal("0.5"), Decimal(1), Decimal(10), Decimal(100)
_CENT = Decimal("0.01")
_LARGE = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "兆": Decimal(10) ** 12}
_LEADING = frozenset("百千万亿兆")
_SOME = frozenset("数几")
_NOT_SOME_AFTER = frozenset("总人户次分指系倍参函")
_ROUNDED = frozenset("上近超逾破约过达满足")
_MORE = frozenset("多余")
_BIG = frozenset("百千万亿兆")
_PERCENT = frozenset("%‰")
_TABLE_HEADS = frozenset("(（位：:/每")
_HALVING = ("过", "超", "逾", "近", "足", "接近", "不到", "突破")
_YEARS = range(1900, 2101)
_YEAR_DIGITS, _SERIAL_DIGITS = 4, 8


def measure(text: str, run: re.Match[str]) -> Measure | None:
    """Return what the run of `RUN` measures, a range included, or None when it counts nothing."""
    start, end = run.span()
    first = text[start]
    if first == "翻":
        return _doubled(text, start)
    if first == "半" or (run[0] == "一" and text[end : end + 1] == "半"):
        return _halved(text, start, end + (first != "半"))
    behind = text[end : end + 1]
    parts = _PARTS.match(text, end) if behind in _PART_FIRST else None
    if parts:
        return _fraction(text, run, parts.end())
    number = cardinal(run[0])
    if number is None:
        return None
    slashed = _slashed(text, run, number) if behind == "/" else None
    ranged = _range(text, run, number) if behind in _RANGE_FIRST else None
    return ranged or slashed or _single(text, run, number)


def _doubled(text: str, start: int) -> Measure | None:
    """翻番 and 翻一番 are twice, 翻两番 four times."""
    found = _DOUBLING.match(text, start)
    if not found:
        return None
    times = cardinal(found[1] or "一")
    return Measure(start, found.end(), Decimal(2) ** int(times.value), _ONE, "倍", "number") if times else None


def _halved(text: str, start: int, end: int) -> Measure | None:
    """半数, 过半 are 50 %; 半成 is 5 %; 半年, 半小时 half a unit."""
    tenths = _TENTHS.match(text, end)
    if tenths:
        return Ending(text, start, tenths.end()).close(Decimal(5), _ONE, "%", "tenths")
    if start and _MAJORITY.match(text, start - 1):
        return Measure(start - 1, end, Decimal(50), _ONE, "%", "fraction", relation=Relation.GE)
    found = _HALVES.match(text, start)
    if found and (found[0] != "半" or text.endswith(_HALVING, max(start - 2, 0), start)):
        return Ending(text, start, found.end()).close(Decimal(50), _ONE, "%", "fraction")
    word = unit_at(text, end)
    if not divisible(UNITS[word][0] if word else ""):
        return None
    unit, factor = UNITS[word]
    return Ending(text, start, end + len(word)).close(_HALF * factor, _HALF * factor, unit, "number")


def _fraction(text: str, run: re.Match[str], at: int) -> Measure | None:
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


def _slashed(text: str, run: re.Match[str], number: Cardinal) -> Measure | None:
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


def _range(text: str, run: re.Match[str], number: Cardinal) -> Measure | None:
    """5000—6000家, 3到5天, 1—2万: the first number takes unit and magnitude from the second."""
    second = _second(text, run.end())
    if not second or second.form == "range" or number.high or (not second.unit and not _counts(run[0])):
        return None
    large = _ends_in(run[0])
    lift = second.large if large == _ONE and number.value < second.value / second.factor / second.large else _ONE
    return _joined(run.start(), number.value * lift * second.factor, second)


def _counts(run: str) -> bool:
    """Whether a bare number may open a bare range: 5000—6000, but not the years 2019—2020."""
    return run[0].isdecimal() and not _is_serial(run)


def widened(text: str, first: Measure) -> Measure:
    """Return the range that the measure opens (90%—95%, 3天至5天), or the measure itself."""
    if text[first.end : first.end + 1] not in _RANGE_FIRST or first.form not in _WIDENED:
        return first
    if first.high or first.relation or not first.unit:
        return first
    second = _second(text, first.end)
    if not second or second.unit != first.unit or second.form != first.form:
        return first
    return _joined(first.start, first.value, second) or first


def _second(text: str, at: int) -> Measure | None:
    """Return the measure behind a sign of range."""
    sign = _RANGE.match(text, at)
    run = RUN.match(text, sign.end()) if sign else None
    number = cardinal(run[0]) if run else None
    if not run or number is None:
        return None
    parts = _PARTS.match(text, run.end())
    return _fraction(text, run, parts.end()) if parts else _single(text, run, number)


def _joined(start: int, low: Decimal, second: Measure) -> Measure | None:
    high = second.high or second.value
    if low >= high:
        return None
    return Measure(start, second.end, plain(low), second.step, second.unit, "range", high, Relation.GE)


def _ends_in(run: str) -> Decimal:
    """Return what the 万 and 亿 at the end of the run multiply by."""
    large = _ONE
    for character in reversed(run):
        if character not in _LARGE:
            break
        large *= _LARGE[character]
    return large


def _single(text: str, run: re.Match[str], number: Cardinal) -> Measure | None:
    """Read what follows one number: 多, the unit or 成, 半, 以上."""
    ending = Ending(text, run.start(), run.end())
    ending.skip_more(number.grain, run[0])
    tenths = _TENTHS.match(text, ending.end) if text[ending.end : ending.end + 1] in _TENTHS_FIRST else None
    if tenths and _ZERO < number.value <= _TEN and (run[0] != "一" or _free(text, run.start())):
        ending.end = tenths.end()
        return _in_tenths(ending, number)
    word = ending.skip_unit()
    if run[0][0] in _LEADING and not _leads(ending, run[0], word):
        return None
    if run[0][0] == "十":
        _leads(ending, run[0], word)
    return _with_unit(ending, word, run[0], number) if word else _bare(ending, run[0], number)


def _free(text: str, start: int) -> bool:
    """Whether 一成 is a tenth here: 近一成, 收获过一成, but not 统一成."""
    return start > 0 and text[start - 1] in "近约超逾占到足有达的，减降增少涨了过收获割播仅"


def _in_tenths(ending: Ending, number: Cardinal) -> Measure:
    """九成 is 90 %, 八成半 85, 七成六 76, 五六成 [50, 60]."""
    value, step = number.value * _TEN, number.step * _TEN
    high = number.high and number.high * _TEN
    finer = _FINER.match(ending.text, ending.end)
    digit = cardinal(finer[0]) if finer else None
    if finer:
        value, step = (value + digit.value, _ONE) if digit else (value + 5, Decimal(5))
        ending.end += 1
    ending.unit_more(_ONE)
    return ending.close(plain(value), plain(step), "%", "tenths", high, factor=_TEN)


def _leads(ending: Ending, run: str, word: str) -> bool:
    """Whether a run without a digit in front (百, 千万) is a number; 数 and 几 in front become part of it."""
    text, start = ending.text, ending.start
    before = text[start - 1 : start]
    if before in _SOME and before and text[start - 2 : start - 1] not in _NOT_SOME_AFTER:
        ending.some = True
        ending.start -= 1
        return True
    if ending.grain is not None or before in _ROUNDED or any(more in run for more in _MORE):
        return bool(before) or ending.grain is not None
    if not word:
        return len(run) > 1 and text.startswith("级", ending.end)
    return len(run) > 1 or (word in COUNTED and before not in _TABLE_HEADS)


def _with_unit(ending: Ending, word: str, run: str, number: Cardinal) -> Measure | None:
    unit, factor = UNITS[word]
    value, step, high = number.value, number.step, number.high
    if factor != _ONE:
        value, step, high = plain(value * factor), plain(step * factor), high and plain(high * factor)
    if ending.some:
        high = value * _TEN
    if ending.skip_half(word):
        value, step = plain(value + _HALF * factor), plain(_HALF * factor)
    ending.unit_more(_ONE, word)
    form = "percent" if unit in _PERCENT else "number"
    return ending.close(value, step, unit, form, high, factor=factor, large=_ends_in(run))


def _bare(ending: Ending, run: str, number: Cardinal) -> Measure | None:
    """Keep a number without a unit where it is no name and, in numerals, large (三百) or bounded (上千)."""
    text, end = ending.text, ending.end
    behind = text[end : end + 1]
    sign = SIGNS.get(text[ending.start - 1 : ending.start], "")
    if behind.isascii() and behind.isalnum():
        return None
    if not sign and (_is_serial(run) or (names(text, end) and not _LARGE.keys() & set(run))):
        return None
    if not run[0].isdecimal() and (number.digits or not _BIG.intersection(run)):
        return None
    ending.start -= len(sign) > 0
    high = number.value * _TEN if ending.some else number.high
    return ending.close(number.value, number.step, sign, "number", high, large=_ends_in(run))


def _is_serial(run: str) -> bool:
    """Whether bare digits are a year or a number that only identifies (a telephone, an account)."""
    if not (run.isascii() and run.isdecimal()):
        return False
    return len(run) >= _SERIAL_DIGITS or (len(run) == _YEAR_DIGITS and int(run) in _YEARS)
