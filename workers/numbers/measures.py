"""A number with its unit and suffix, read from where its digits or numerals begin; words in front are the caller's."""

from decimal import Decimal

from shuize.types import Relation
from workers.numbers.cardinals import LARGE, Cardinal, cardinal, plain
from workers.numbers.endings import MORE, Ending, Measure
from workers.numbers.fractions import PARTS, TENTHS, doubled, fraction, halved, slashed
from workers.numbers.idioms import names
from workers.numbers.runs import RUN
from workers.numbers.units import COUNTED, SIGNS, UNITS, unit_at
from workers.text import lazyre as re

_PART_FIRST, _TENTHS_FIRST, _RANGE_FIRST = frozenset("分 　"), frozenset("成 　"), frozenset("-—–~至到 　")
_WIDENED = frozenset(("number", "percent", "tenths"))
# 八成半; 七成六, but not 九成一线, 六成三类 or 五成四川籍.
_FINER = re.compile(
    r"""半|[1-9一二三四五六七八九](?=[\W以左多余已均都仍的]|上下|$)
      |(?!(?:[1一][线般级流定旦直切次律度样][\u4e00-\u9fff])|二[手线级期类次孩胎代]|三[甲级农线资产方孩类亚明门沙原峡]
          |四[川星级类大平]|五[星金保矿粮菱河台]|六[安合盘]|七[台夕]|八[大达]|九[江龙阳]|[一二三四五六七八九]季)
       [1-9一二三四五六七八九](?=[\u4e00-\u9fff])(?![零一二三四五六七八九十百千万亿分成点号])""",
    re.VERBOSE,
)
_RANGE = re.compile("[ 　]?(?:——|[-—–~至到])[ 　]?(?=[0-9零一二三四五六七八九十百千万两半])")
_ZERO, _HALF, _ONE, _TEN = Decimal(0), Decimal("0.5"), Decimal(1), Decimal(10)
_MAGNITUDES = frozenset("百千万亿兆")
_SOME = frozenset("数几")
_VAGUE = frozenset("十百千万亿兆多余来")
_NOT_SOME_AFTER = frozenset("总人户次分指系倍参函")
_ROUNDED = frozenset("上近超逾破约过达满足")
_PERCENT = frozenset("%‰")
_TABLE_HEADS = frozenset("(（位：:/每")
_HEADED = re.compile("[（(](?:单位[：:])?(?P<large>[百千万亿]*)(?P<unit>[^（()）\\d，。；]{1,4})[）)][：:]?[ 　]*$")
"""The unit of a bare number that a heading gives (复工率（%）：92)."""
_LONGEST_HEAD, _HEAD_ENDS = 14, frozenset("）)：: 　")
_LARGER = {"百": Decimal(100), "千": Decimal(1000), **LARGE}
_YEARS = range(1900, 2101)
_YEAR_DIGITS, _SERIAL_DIGITS = 4, 8


def measure(text: str, run: re.Match[str]) -> Measure | None:
    """Return what the run of `RUN` measures, a range included, or None when it counts nothing."""
    start, end = run.span()
    first = text[start]
    if first == "翻":
        return doubled(text, start)
    if first == "半" or (run[0] == "一" and text[end : end + 1] == "半"):
        return halved(text, start, end + (first != "半"))
    behind = text[end : end + 1]
    parts = PARTS.match(text, end) if behind in _PART_FIRST else None
    if parts:
        return fraction(text, run, parts.end())
    number = cardinal(run[0])
    if number is None:
        return None
    proper = slashed(text, run, number) if behind == "/" else None
    ranged = _range(text, run, number) if behind in _RANGE_FIRST else None
    return ranged or proper or _single(text, run, number)


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
    parts = PARTS.match(text, run.end())
    return fraction(text, run, parts.end()) if parts else _single(text, run, number)


def _joined(start: int, low: Decimal, second: Measure) -> Measure | None:
    high = second.high or second.value
    if low >= high:
        return None
    return Measure(start, second.end, plain(low), second.step, second.unit, "range", high, Relation.GE)


def _ends_in(run: str) -> Decimal:
    """Return what the 万 and 亿 at the end of the run multiply by."""
    large = _ONE
    for character in reversed(run):
        if character not in LARGE:
            break
        large *= LARGE[character]
    return large


def _single(text: str, run: re.Match[str], number: Cardinal) -> Measure | None:
    """Read what follows one number: 多, the unit or 成, 半, 以上."""
    ending = Ending(text, run.start(), run.end())
    ending.skip_more(number.grain, run[0])
    tenths = TENTHS.match(text, ending.end) if text[ending.end : ending.end + 1] in _TENTHS_FIRST else None
    if tenths and _ZERO < number.value <= _TEN and (run[0] != "一" or _free(text, run.start())):
        ending.end = tenths.end()
        return _in_tenths(ending, number)
    word = ending.skip_unit()
    if run[0][0] in _MAGNITUDES and not _leads(ending, run[0], word):
        return None
    if run[0][0] == "十":
        _leads(ending, run[0], word)
    return _with_unit(ending, word, run[0], number) if word else _bare(ending, run[0], number)


def _free(text: str, start: int) -> bool:
    """Whether 一成 is a tenth here: 近一成, 已播一成, but not 统一成."""
    return start > 0 and text[start - 1] in "近约超逾占到足有达的，减降增少涨了过仅成播割获栽收种插"


def _in_tenths(ending: Ending, number: Cardinal) -> Measure:
    """九成 is 90 %, 八成半 85, 七成六 76, 五六成 [50, 60]."""
    value, step = number.value * _TEN, number.step * _TEN
    high = number.high and number.high * _TEN
    finer = _FINER.match(ending.text, ending.end)
    digit = cardinal(finer[0]) if finer else None
    if finer and not (digit and _counts_next(ending.text, finer.end())):
        value, step = (value + digit.value, _ONE) if digit else (value + 5, Decimal(5))
        ending.end += 1
    ending.unit_more(_ONE)
    return ending.close(plain(value), plain(step), "%", "tenths", high, factor=_TEN)


def _counts_next(text: str, at: int) -> bool:
    """Whether a measure word stands there: the digit before it is its own (九成 一个月内), none of the tenths."""
    word = unit_at(text, at)
    return len(word) == 1 or word.startswith("个")


def _leads(ending: Ending, run: str, word: str) -> bool:
    """Whether a run without a digit in front (百, 千万) is a number; 数 and 几 in front become part of it."""
    text, start = ending.text, ending.start
    before = text[start - 1 : start]
    some = before in _SOME and before and _VAGUE.issuperset(run)
    if some and text[start - 2 : start - 1] not in _NOT_SOME_AFTER:
        ending.some = True
        ending.start -= 1
        return True
    if ending.grain is not None or before in _ROUNDED or any(more in run for more in MORE):
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
    return ending.close(value, step, unit, form, high, factor=factor, large=_ends_in(run) if run[-1] in LARGE else _ONE)


def _bare(ending: Ending, run: str, number: Cardinal) -> Measure | None:
    """Keep a number without a unit where it is no name and, in numerals, large (三百) or bounded (上千)."""
    text, end = ending.text, ending.end
    behind = text[end : end + 1]
    sign = SIGNS.get(text[ending.start - 1 : ending.start], "")
    if text[ending.start - 1 : ending.start] in _HEAD_ENDS and (
        headed := _HEADED.search(text, max(0, ending.start - _LONGEST_HEAD), ending.start)
    ):
        return _in_unit_of_head(ending, headed, number)
    if behind.isascii() and behind.isalnum():
        return None
    if not sign and (_is_serial(run) or (names(text, end) and not LARGE.keys() & set(run))):
        return None
    if not run[0].isdecimal() and (number.digits or not _MAGNITUDES.intersection(run)):
        return None
    ending.start -= len(sign) > 0
    sign = sign or ("元" if "个" in run else "")
    high = number.value * _TEN if ending.some else number.high
    return ending.close(number.value, number.step, sign, "number", high, large=_ends_in(run))


def _in_unit_of_head(ending: Ending, headed: re.Match[str], number: Cardinal) -> Measure | None:
    """Read a bare number in the unit that stands in brackets before it (返岗人数（万人）：3.2)."""
    word = headed["unit"]
    if word not in UNITS:
        return None
    unit, factor = UNITS[word]
    for character in headed["large"]:
        factor *= _LARGER[character]
    form = "percent" if unit in _PERCENT else "number"
    high = number.high and plain(number.high * factor)
    value, step = plain(number.value * factor), plain(number.step * factor)
    return ending.close(value, step, unit, form, high, factor=factor)


def _is_serial(run: str) -> bool:
    """Whether bare digits are a year or a number that only identifies (a telephone, an account)."""
    if not (run.isascii() and run.isdecimal()):
        return False
    return len(run) >= _SERIAL_DIGITS or (len(run) == _YEAR_DIGITS and int(run) in _YEARS)
