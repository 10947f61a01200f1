"""What only sets words apart is taken out before reading: blanks beside figures and marks, breaks of lines, invisibles.

Marks of bold words and those around the name of a rate, the number of an item before its day, the weekday behind a day.
Some outlets set figures apart from Chinese by blanks (达到 78%, 9 月 18 日), or break lines at a width; in a text of
others such a blank may part columns, and a line may be an item of its own, so these go where they are the rule.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from shuize.types import Evidence, Observation, Span
from workers.text import lazyre as re

BLANKS = " \u00a0\u2009\u202f"
UNSEEN = "\u200b-\u200d\u2060\ufeff\u00ad"
SPACE = re.compile(f"[{UNSEEN}{BLANKS}](?:(?<=[{BLANKS}])[{BLANKS}]*|[{UNSEEN}]*)")
"""Invisible characters, or blanks; one class first, that makes the scan fast."""
MARKS = frozenset("，。、；：！？（）“”《》")
SIDES = re.compile("[\u4e00-\u9fff][0-9A-Za-z%]|[0-9A-Za-z%][\u4e00-\u9fff]")
CLOSE = re.compile("[0-9A-Za-z%](?:(?<=[\u4e00-\u9fff].)|(?=[\u4e00-\u9fff]))")
"""A figure or a letter right beside Chinese."""
WIDE = re.compile("[\u2e80-\U0010ffff]+")
COLUMNS = 120
"""A line that takes more is broken at no width."""
FEW = 2
"""So many broken lines make it a rule."""


def _width(line: str) -> int:
    """Return how many columns the line takes; Chinese takes two a character."""
    return 2 * len(line) - len(WIDE.sub("", line)) if len(line) <= COLUMNS else len(line)


LONG, UNEVEN = 80, 12
"""Lines of so many columns are longer than titles, and may differ by one part in so many: not all letters are alike."""
MEASURES = ((_width, 40, COLUMNS, 3), (len, 20, COLUMNS // 2, 1))
"""How a line is measured, how long one is not narrow (half of it is the least), the most, and by how much one that is
broken may be shorter than the longest."""
ENDS = frozenset("。！？!?：:；;”")
"""What ends a line that was meant to end there."""
TORN = re.compile(
    r"[，、（“《·—-]\n|[的在和与及或为达至将对从把被由向占超近约共其各每该]\n"
    r"|\n[，。；、：）”》％%·]|\d\n(?!\d+[.、．)）](?!\d))[\d.%％年月日时亿万多余家户人名个例件只条项元吨亩]"
    r"|\d\.\n\d"
)
"""A break that no author makes: beside a mark, after a word that another follows, within a figure."""
BOLD = "**"
STRONG = re.compile(r"(\*\*)(?![\s*，。；、：！？）])[^*\n]{1,200}(?<![\s*])(\*\*)(?!\*)")
"""Words that are set apart as bold ones; a name that is hidden in part has its marks at one end (王**、李**)."""
FIRST = re.compile(r"\A(\d{1,2}[.、．])(?=\d{1,2}月\d|\d{4}年)")
NUMBERED = re.compile(r"\n(\d{1,2}[.、．])(?=\d{1,2}月\d|\d{4}年)")
"""The number of an item that begins with a day: no figure before its month (1.3月10日)."""
ORDINAL, BLANK = "是", " "
SPOKEN = re.compile(r"(?:[。；：\n])([一二三四五六七八九]是)(?=[\u4e00-\u9fff])")
"""The number of an item within a text: no part of the name that it begins with (二是中小企业…)."""
WEEKDAY = re.compile("日(（(?:周|星期|礼拜)[一二三四五六日天]）|，(?:周|星期|礼拜)[一二三四五六日天](?=[，。；]))")
"""A weekday behind its day says no other one, even a wrong one."""
RATE = re.compile("([“‘])[\u4e00-\u9fff]{1,8}率([”’])")
"""The name of a rate in quotation marks is the name all the same."""


def _after(torn: str) -> str:
    """Return the pattern of a tear that stands behind Chinese and the first digits of a figure."""
    return "(?:" + "|".join(f"(?<=[一-鿿，；（]{'[0-9]' * digits}{torn})" for digits in (1, 2, 3)) + ")"


POINTED = re.compile(rf"[.]( )(?=[0-9]{{1,4}}[%％万亿]){_after('[.] ')}")
UNPOINTED = re.compile(rf"( )[.](?=[0-9]{{1,4}}[%％万亿]){_after(' [.]')}")
GROUPED = re.compile(
    r" (?<=( ))(?=[0-9]{3}(?:[ ,][0-9]{3})*[万亿]?[余多]?[家户人名个例元亩吨只件])"
    rf"(?:{_after(' ')}|{_after(', ')})(?<![第图表件年月日号章节条款注][0-9] )"
)
"""A blank within a figure: beside its point, or between its groups of three digits (达 95. 6%, 共 8 327 家)."""

MOVED = re.compile(
    r"(（(?<=[\d%％家户个人亩吨]（)(?:(?:[比较与和同]|环比|同比)[^，。；、（）\n]{0,12}?)?"
    r"(?:提高|上升|提升|回升|增长|增加|上涨|扩大|下降|降低|回落|减少|下滑|持平|高|低|[增升降])了?[约近超]?"
    r"(?:[\d.]+(?:个?百分点|%|倍))?）)"
)
"""A remark in brackets behind a figure that says only how far it moved."""


class Squeezed(NamedTuple):
    """A text without its layout, and what is missing: before which of its code points, and how much up to there."""

    text: str
    at: list[int]
    missing: list[int]

    def printed(self, span: Span) -> Span:
        """Return the span in the text as it was printed."""
        start, end = span
        return start + self.missing[bisect_right(self.at, start)], end + self.missing[bisect_left(self.at, end)]


def squeezed(text: str) -> Squeezed | None:
    """Return the text without what only lays it out, None where there is nothing of it.

    >>> squeezed("复工率达 78%， 比 3 月 5 日高").text, squeezed("（记者 王某）复工率达78%")
    ('复工率达78%，比3月5日高', None)
    """
    gone = _apart([*_blanks(text), *_breaks(text), *_marks(text)])
    return without(text, gone) if gone else None


def without(text: str, gone: Sequence[Span]) -> Squeezed:
    """Return the text without these spans, which are in order and apart."""
    kept = [text[one:other] for (_, one), (other, _) in pairwise([(0, 0), *gone, (len(text), 0)])]
    at, missing = [], [0]
    for start, end in gone:
        at.append(start - missing[-1])
        missing.append(missing[-1] + end - start)
    return Squeezed("".join(kept), at, missing)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order, those that share a character as one (a blank after a mark, and the break after it)."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = result[-1][0], max(end, result[-1][1])
        else:
            result.append((start, end))
    return result


def _blanks(text: str) -> Iterator[Span]:
    """Yield the invisible characters, the blanks beside marks, and those that set figures apart where that is usual."""
    apart: list[Span] = []
    for found in SPACE.finditer(text):
        start, end = found.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if text[start] not in BLANKS or before in MARKS:
            yield start, end
        elif end - start == 1 and SIDES.fullmatch(before + after):
            apart.append((start, end))
    if apart and sum(1 for _ in islice(CLOSE.finditer(text), len(apart) + 1)) <= len(apart):
        yield from apart


def _marks(text: str) -> Iterator[Span]:
    """Yield the marks around words, and the numbers and weekdays beside a day, that tell nothing of their own."""
    asked = (
        (STRONG, BOLD in text),
        (FIRST, text[:1].isdecimal()),
        (NUMBERED, "\n" in text),
        (SPOKEN, ORDINAL in text),
        (WEEKDAY, "周" in text or "星期" in text or "礼拜" in text),
        (MOVED, "（" in text),
        (POINTED, ". " in text),
        (UNPOINTED, " ." in text),
        (GROUPED, BLANK in text),
        (RATE, "率”" in text or "率’" in text),
    )
    for pattern in [pattern for pattern, likely in asked if likely]:
        for found in pattern.finditer(text):
            yield from (found.span(group) for group in range(1, len(found.groups()) + 1))


def _breaks(text: str) -> Iterator[Span]:
    """Yield the breaks within sentences of a text whose lines are broken at a width."""
    if "\n" not in text:
        return
    lines = text.splitlines(keepends=True)
    if len(max(lines, key=len).rstrip()) > COLUMNS:
        return
    longest = max(map(str.rstrip, lines), key=len)
    if len(longest) > COLUMNS:
        return
    broken: set[int] = set()
    for measure, narrow, widest, slack in MEASURES:
        widths = [measure(line.rstrip()) for line in lines] if measure(longest) <= widest else []
        full = _full(lines, widths, narrow // 2, widest, slack)
        rule = len(full) >= max(FEW, sum(map(bool, widths)) / 2)
        wide = max(widths, default=0) >= narrow
        torn = (rule or wide) and any(_torn(lines[one], lines[one + 1]) for one in full)
        if len(full) > len(broken) and (torn or (rule and wide)):
            broken = full
    if not broken:
        return
    end = 0
    for number, line in enumerate(lines):
        end += len(line)
        if number in broken:
            yield end - len(line) + len(line.rstrip()), end


def _full(lines: Sequence[str], widths: Sequence[int], narrowest: int, widest: int, slack: int) -> set[int]:
    """Return the numbers of the lines that are as long as any and end in no mark."""
    longest = max(widths, default=0)
    if not narrowest <= longest <= widest:
        return set()
    slack = max(slack, longest // UNEVEN if longest >= LONG else 0)
    return {
        number
        for number, (line, following) in enumerate(pairwise(lines))
        if widths[number] >= longest - slack and line.rstrip()[-1] not in ENDS and not following[0].isspace()
    }


def _torn(line: str, following: str) -> bool:
    """Say whether the break between the two lines is one that no author makes."""
    return TORN.search(f"{line.rstrip()[-2:]}\n{following[:4]}") is not None


def as_printed(one: Observation, printed: str, read: Squeezed) -> Observation:
    """Return the observation of the squeezed text as one of the text with its layout."""
    start, end = read.printed((one.start, one.end))
    begun = read.text.rfind(one.quote, 0, one.start + len(one.quote))
    first, last = read.printed((begun, begun + len(one.quote)))
    evidence = one.evidence
    if evidence:
        place, date = (read.printed(span) if span else None for span in (evidence.place, evidence.date))
        evidence = Evidence(evidence.rule, read.printed(evidence.indicator), place, date)
    return replace(one, start=start, end=end, text=printed[start:end], quote=printed[first:last], evidence=evidence)


def whole(found: Sequence[Observation], printed: str, read: Squeezed) -> tuple[Observation, ...]:
    """Return the observations of the squeezed text as those of the text with its layout."""
    return tuple(as_printed(one, printed, read) for one in found)
