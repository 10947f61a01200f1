"""How a run of digits and Chinese numerals reads as a number; what stands around the run is the caller's."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from workers.text import lazyre as re

MAX_LENGTH = 40
"""Longer runs are not numbers."""
MAX_DIGITS = 24
"""Longer strings of digits are serial numbers; Decimal stays exact below 28."""

_FULL_WIDTH = "０１２３４５６７８９．％﹪‰－＋：／～"
_HALF_WIDTH = "0123456789.%%‰-+:/~"
_VARIANTS = "萬億兩個點餘幾數負倆壹贰貳叁參柒捌玖佰仟○雙圓塊輛臺隻條張間國歲錢時號週後禮"
_STANDARD = "万亿两个点余几数负两一二二三三七八九百千〇双元块辆台只条张间国岁钱时号周后礼"
_LETTERS = {chr(0xFF21 + i): chr(0x41 + i) for i in range(26)} | {chr(0xFF41 + i): chr(0x61 + i) for i in range(26)}
_STANDARD_FORM = dict(zip(_FULL_WIDTH + _VARIANTS, _HALF_WIDTH + _STANDARD, strict=True)) | _LETTERS
_VARIANT = re.compile(f"[{_FULL_WIDTH}{_VARIANTS}Ａ-Ｚａ-ｚ肆伍陆陸拾]")
_CAPITALS = {"肆": "四", "伍": "五", "陆": "六", "陸": "六", "拾": "十"}
"""Also words (放肆, 队伍, 大陆, 收拾): numerals only beside one another or a numeral proper."""
_CAPITAL_MAGNITUDES = frozenset("拾佰仟百千")
_CAPITAL_DIGITS = frozenset("壹贰貳叁參柒捌玖一二三四五六七八九肆伍陆陸")
_NOT_TEN_AFTER = frozenset("收捡重俯掇")

_LARGE_FORMS = frozenset("万亿萬億")
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
LARGE = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "兆": Decimal(10) ** 12}
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|.")
_PAIR = re.compile("(一二|二三|两三|三四|四五|五六|六七|七八|八九|一两|(?<!十)三五)(?=[十百千万亿]|$)")
_DIGIT_STRING = re.compile("[零〇一二三四五六七八九]{2,}")
_DROPPED = str.maketrans("", "", ",， 　个")
LARGEST = 24
"""A number above so many powers of ten is none that anybody prints; arithmetic is exact to 28 digits."""
ZEROS = frozenset("零〇")
_ZERO, _ONE = Decimal(0), Decimal(1)


class Cardinal(NamedTuple):
    """A number as printed: `step` the weight of its last digit (三千万 -> 10000), `grain` that of the last but zeros.

    `high` is the open end of a vague number (十几 -> 20, 四五万 -> 50000, 十余万 -> 200000), else None.
    """

    value: Decimal
    step: Decimal
    grain: Decimal
    high: Decimal | None = None
    digits: bool = False
    """The run is a string of digits without magnitudes (二〇二〇)."""


@lru_cache(maxsize=2)
def standard(text: str) -> str:
    """Return the text, character for character, in simplified forms and half-width digits.

    >>> standard("９５．８％ 壹佰萬圓 大陆")
    '95.8% 一百万元 大陆'
    """
    return _VARIANT.sub(_standard, text)


def _standard(found: re.Match[str]) -> str:
    """Return the standard form of one character; a capital that is also a word only among numerals."""
    character, at, text = found[0], found.start(), found.string
    if character not in _CAPITALS:
        return _STANDARD_FORM[character]
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if character == "拾":
        beside = _CAPITAL_DIGITS | _LARGE_FORMS
        numeral = before not in _NOT_TEN_AFTER and (before in _CAPITAL_DIGITS or behind in beside)
    else:
        numeral = not _CAPITAL_MAGNITUDES.isdisjoint((before, behind)) or text[at - 2 : at] == "分之"
    return _CAPITALS[character] if numeral else character


def cardinal(run: str) -> Cardinal | None:
    """Read a run in standard form (26,175, 3万4000, 一千二百三十四, 十余万, 四五百), or None when it is no number.

    >>> cardinal("1.3万亿").value, cardinal("十几万").high, cardinal("十三五")
    (Decimal('1300000000000'), Decimal('200000'), None)
    """
    read = None if len(run) > MAX_LENGTH else _read(run)
    return read if read and read.value.adjusted() <= LARGEST else None


@lru_cache(maxsize=4096)
def _read(run: str) -> Cardinal | None:
    spelled = run.translate(_DROPPED).replace("廿", "二十").replace("卅", "三十")
    whole, point, decimals = spelled.partition("点")
    if point:
        return _with_decimals(whole, decimals)
    if _DIGIT_STRING.fullmatch(spelled) and not _PAIR.fullmatch(spelled):
        return _digit_string(spelled)
    return _vague(spelled) or _exact(spelled)


def _digit_string(spelled: str) -> Cardinal | None:
    """二〇二〇 is 2020; two digits side by side (二七, 五四) are a name."""
    if len(spelled) < 3:  # noqa: PLR2004 - the shortest string of digits that is not a pair
        return None
    return Cardinal(Decimal("".join(str(_DIGITS[digit]) for digit in spelled)), _ONE, _ONE, digits=True)


def _with_decimals(whole: str, decimals: str) -> Cardinal | None:
    """三点五, 三点五万: digits after the point, then magnitudes that multiply all."""
    digits = decimals.rstrip("百千万亿")
    before = _exact(whole)
    if before is None or not digits or any(digit not in _DIGITS for digit in digits):
        return None
    step = _ONE.scaleb(-len(digits))
    value = before.value + sum(_DIGITS[digit] * _ONE.scaleb(-1 - at) for at, digit in enumerate(digits))
    for magnitude in decimals[len(digits) :]:
        scale = _SMALL.get(magnitude) or LARGE[magnitude]
        value, step = value * scale, step * scale
    return Cardinal(plain(value), plain(step), plain(step))


def _vague(spelled: str) -> Cardinal | None:
    """Read 十几, 几十, 四五万, 十余万: a lowest value and an end it does not reach."""
    pair = _PAIR.search(spelled)
    if pair:
        low = _exact(spelled[: pair.start()] + pair[1][0] + spelled[pair.end() :])
        high = _exact(spelled[: pair.start()] + pair[1][1] + spelled[pair.end() :])
        return low and high and Cardinal(low.value, low.step, low.grain, high.value)
    if "几" in spelled:
        return _some(spelled)
    for more in "多余来":
        if more in spelled:
            low = _exact(spelled.replace(more, "", 1))
            return low and Cardinal(low.value, low.step, low.grain, low.value + low.grain)
    return None


def _some(spelled: str) -> Cardinal | None:
    """几 counts from one before a magnitude (几十 [10, 100)), from nothing after one (十几 [10, 20))."""
    before, _, after = spelled.partition("几")
    leads = after[:1] in _SMALL or not before
    low = _fold([*_TOKEN.findall(before), *(["1"] if leads else ["0"]), *_TOKEN.findall(after)])
    high = _fold([*_TOKEN.findall(before), "10", *_TOKEN.findall(after)])
    return low and high and Cardinal(low.value, low.step, high.value - low.value, high.value)


def _exact(spelled: str) -> Cardinal | None:
    return _fold(_TOKEN.findall(spelled))


def _fold(tokens: list[str]) -> Cardinal | None:
    """Fold digits and magnitudes: sections below 万, each multiplied by the 万, 亿, 兆 that follow it."""
    total, section, top = _ZERO, _ZERO, _ONE
    digit: Decimal | None = None
    scale, small, last, previous = _ONE, _ONE, "", ""
    for at, token in enumerate(tokens):
        if token in _SMALL:
            if section and scale <= _SMALL[token]:
                return None
            scale = small = _SMALL[token]
            section += (_ONE if digit is None else digit or _tens(previous)) * scale
            digit = None
        elif token in LARGE:
            weight = LARGE[token]
            section += digit or _ZERO
            section = section if section or total or previous else _ONE
            scale, small = (scale * weight, small) if digit is None else (weight, _ONE)
            grows = weight >= top
            total, top = ((total + section) * weight, weight) if grows else (total + section * weight, top)
            section, digit = _ZERO, None
        elif token in ZEROS and at:
            scale = small = scale if section else _ONE
        elif digit is None and (digit := _number(token)) is not None:
            last = token
            if at == len(tokens) - 1:
                scale = _trailing(previous, token)
                small = scale if previous in _SMALL else _ONE
        else:
            return None
        previous = token
    return _close(total + section, digit, last, (scale, small))


def _tens(previous: str) -> Decimal:
    """零十 is read as ten: the zero only fills a place."""
    return _ONE if previous in ZEROS else _ZERO


def _number(token: str) -> Decimal | None:
    if token in _DIGITS:
        return Decimal(_DIGITS[token])
    return Decimal(token) if token[0].isdecimal() and len(token) <= MAX_DIGITS else None


def _trailing(previous: str, token: str) -> Decimal:
    """四百五 is 450 and 一万三 13000: a last digit after a magnitude counts tenths of it."""
    if token not in _DIGITS or previous == "十":
        return _ONE
    weight = _SMALL.get(previous) or LARGE.get(previous)
    return weight / 10 if weight else _ONE


def _close(value: Decimal, digit: Decimal | None, last: str, scales: tuple[Decimal, Decimal]) -> Cardinal:
    """Add a digit left over; weigh the last digit printed (三千 is as exact as 3000) and the last but zeros."""
    scale, small = scales
    own = _ONE.scaleb(-len(last.partition(".")[2]))
    exact = own * scale if "." in last else own * scale / small
    zeros = 0 if "." in last else len(last) - len(last.rstrip("0"))
    grain = own.scaleb(min(zeros, max(len(last) - 1, 0)))
    if digit is not None:
        value += digit * scale
    return Cardinal(plain(value), plain(exact), plain(grain * scale))


def plain(value: Decimal) -> Decimal:
    """Return the value without trailing zeros after the point and without an exponent.

    >>> plain(Decimal("3430000000.0")), plain(Decimal("1E+3"))
    (Decimal('3430000000'), Decimal('1000'))
    """
    whole = value.to_integral_value()
    return whole.quantize(_ONE) if value == whole and whole.adjusted() <= LARGEST else value.normalize()
