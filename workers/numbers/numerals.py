"""Quantities: where a number with its unit stands in a text, what it is worth, and how words bound it.

Not quantities, and never emitted: numbers inside dates and hours (2020年3月10日, 1—2月, 24时, 8:30, 二季度), in
identifiers and names (K4016次, 5G, COVID-19, 500强, 12345热线, telephone numbers, web addresses), list markers,
numerals inside words and idioms (一度, 千方百计, 十三五), single numerals without a unit. Ordinals (第十三) are
emitted with form "ordinal".
"""

import re
from decimal import Decimal
from typing import NamedTuple

from shuize.types import Relation
from workers.numbers.cardinals import ZEROS, cardinal, standard
from workers.numbers.endings import Measure
from workers.numbers.idioms import calendar_end, identifier_end, is_marker, speech_end, without_links
from workers.numbers.listed import shared
from workers.numbers.measures import measure, widened
from workers.numbers.relations import before, interval
from workers.numbers.runs import RUN
from workers.numbers.units import LENGTHS

_SINGLE = frozenset("一二三四五六七八九两半")
_NOT_AFTER = frozenset("统唯专单同周期拜初高之万逐划归整礼")
"""A single numeral behind these is part of a word: 统一, 之一, 周三, 初五, 高三."""
_BLANKS = frozenset(" \u00a0\u2009\u202f\u3000")
_FIRST_HAN = "\u4e00"
_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿兆两廿卅")
_COUNTS = frozenset(LENGTHS) | frozenset("成分半多余来几至到-—–~年月日号时点季、和及或级上 　")
_BOUNDED = frozenset("第上数几近超逾破约过达满足")
_FROM = frozenset("从由自")
_CHANGES = ("增加", "减少", "新增", "净增", "净减", "上升", "下降", "增加了", "减少了", "上升了", "下降了")
_LONGEST_CHANGE = 3
_BEFORE_MINUS = frozenset('%‰)）]】"”年月日号')
_NEGATIVE = ("负", "零下")
_SIGN_ENDS = frozenset("-负下")
_NOT_BEFORE_NEGATIVE = frozenset("胜担肩自抱辜欺正")


class Quantity(NamedTuple):
    """A number with its unit, as printed.

    [start, end) spans number, unit and suffix (多 余 以上 左右); words before it that bound it (超过 近 约), or blanks
    after Chinese, begin at `prefix_start` (== start without any). `value`, `low`, `high`, `step` are in the base unit
    (461.9万人 -> 4619000, 九成 -> 90 %); [low, high] is what number and bounding words stand for (None: unbounded;
    六成多 [60, 70), a range its ends, 约 ±5 %); `step` the weight of the last printed digit. `unit` is canonical ("%"
    "家" "人" "元" ...), "" for a bare number. `form`: number | percent | tenths | fraction | range | ordinal.
    """

    start: int
    end: int
    prefix_start: int
    value: Decimal
    unit: str
    relation: Relation
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    form: str


def quantities(text: str) -> list[Quantity]:
    """Return the quantities of the text in order, not overlapping; linear in its length.

    >>> [(q.value, q.unit, q.relation.value) for q in quantities("超过2.6万余家企业，复工率达九成以上")]
    [(Decimal('26000'), '家', 'ge'), (Decimal('90'), '%', 'ge')]
    """
    return quantities_in(legible(text), 0, len(text))


def legible(text: str) -> str:
    """Return the text as `quantities_in` reads it, character for character: in standard forms, without links."""
    return without_links(standard(text))


def quantities_in(folded: str, start: int, end: int) -> list[Quantity]:
    """Return the quantities that begin in [start, end) of a text made legible."""
    found: list[Quantity] = []
    at = floor = start
    while run := RUN.search(folded, at, end):
        if run.end() - run.start() == 1 and _stands_alone(folded, run.start()):
            at = run.end()
            continue
        quantity, at = _quantity(folded, run, floor)
        if quantity:
            found.append(quantity)
            floor = quantity.end
    return shared(folded, found)


def _stands_alone(text: str, start: int) -> bool:
    """Whether a single numeral is followed by nothing that it could count: 统一, 一些; most are."""
    character, behind = text[start], text[start + 1 : start + 2]
    return character in _NUMERALS and behind not in _COUNTS and text[start - 1 : start] not in _BOUNDED


def _quantity(text: str, run: re.Match[str], floor: int) -> tuple[Quantity | None, int]:
    """Read the quantity that begins with this run, if it is one; also return where to go on."""
    start, end = run.span()
    skipped = _skipped(text, start, end)
    if skipped:
        return None, skipped
    if text[start - 1 : start] == "第":
        return _ordinal(text, start, end), end
    spoken = 0 if text[start].isdecimal() else speech_end(text, start, end)
    if spoken:
        return None, spoken
    found = measure(text, run)
    if found is None:
        return None, end
    if found.form != "range" and text[found.start - 1 : found.start] not in _FROM and not _is_amount(text, found):
        found = widened(text, found)
    return _bounded(text, found, floor), found.end


def _is_amount(text: str, found: Measure) -> bool:
    """Say whether a number is of those who came, and what 至 leads to of all there are (增加 12 例至 837 例)."""
    return found.unit != "%" and text.endswith(_CHANGES, max(0, found.start - _LONGEST_CHANGE), found.start)


def _skipped(text: str, start: int, end: int) -> int:
    """Return where to go on when the run counts nothing, else 0."""
    if text[start].isdecimal():
        skipped = identifier_end(text, start, end) or calendar_end(text, start, end)
        return skipped or (end if is_marker(text, start, end) else 0)
    if end - start == 1 and (
        text[start] in ZEROS or (text[start] in _SINGLE and text[start - 1 : start] in _NOT_AFTER)
    ):
        return end
    return calendar_end(text, start, end)


def _ordinal(text: str, start: int, end: int) -> Quantity | None:
    """第十三, 第2."""
    number = cardinal(text[start:end])
    if number is None:
        return None
    value = number.value
    return Quantity(start - 1, end, start - 1, value, "", Relation.EQ, value, value, number.step, "ordinal")


def _bounded(text: str, found: Measure, floor: int) -> Quantity:
    """Add sign and bounding words in front, and the interval that all of it stands for."""
    start = _signed(text, found.start, floor)
    sign = -1 if start < found.start else 1
    relation, prefix = before(text, start, floor)
    prefix = _after_han(text, start, floor) if prefix == start else prefix
    relation = found.relation or relation
    value, high = sign * found.value, found.high
    low, high = interval(value, relation, high if sign > 0 else None)
    if found.form == "range":
        low, high = found.value, found.high
    return Quantity(start, found.end, prefix, value, found.unit, relation, low, high, found.step, found.form)


def _after_han(text: str, start: int, floor: int) -> int:
    """Return where the blanks begin that only set a figure apart from the Chinese before it (达到 78%), or `start`."""
    begin = start
    while begin > floor and text[begin - 1] in _BLANKS:
        begin -= 1
    return begin if begin > floor and text[begin - 1] >= _FIRST_HAN else start


def _signed(text: str, start: int, floor: int) -> int:
    """Return where a minus sign before the number begins (-5.2%, 负5.2%, 零下5度), or `start`."""
    if start - 1 < floor or text[start - 1] not in _SIGN_ENDS:
        return start
    if text[start - 1] == "-":
        before_sign = text[start - 2 : start - 1] if start > 1 else ""
        joins = (before_sign.isalnum() and before_sign.isascii()) or before_sign in _BEFORE_MINUS
        return start if joins else start - 1
    for word in _NEGATIVE:
        begin = start - len(word)
        if (
            text.startswith(word, max(begin, 0))
            and text[begin - 1 : begin] not in _NOT_BEFORE_NEGATIVE
            and begin >= floor
        ):
            return begin
    return start
