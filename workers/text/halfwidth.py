"""Marks and figures of another form are read in the usual one: one for one, so that spans stay true."""

from workers.text import lazyre as re

FULL = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}
HALF = "".join(FULL)
WIDENED = str.maketrans(FULL)
ANY = re.compile(f"[{HALF}]")
MARKS = re.compile(rf"[{HALF}](?>(?: ?[{HALF}])*)")
"""Marks in a row: what one of them is all are, so they are looked at together."""
BRACKET = re.compile("[()]")
BESIDE = re.compile(r"(?<=[^\x00-\x7f])|(?<=[^\x00-\x7f] )|(?<=%)(?=[,;])")
BEHIND = re.compile(" ?[^\x00-\x7f]")
"""Chinese before marks (1,200 and 10:30 have digits), or a percentage; and Chinese behind them."""
STOP = re.compile(r"\.(?<=[\u4e00-\u9fff%）”].)(?<![一二三四五六七八九十].)(?=[ \n]|[\u4e00-\u9fff“]|\Z)")
"""A full stop in a text of half-width marks; behind a Chinese number it marks an item (一.)."""
SMALL = str.maketrans("\ufe50\ufe51\ufe54\ufe55\ufe56\ufe57\ufe59\ufe5a\uff61\uff64", "，、；：？！（）。、")
SMALLER = "\ufe50-\ufe5a\uff61\uff64"
TINY = re.compile(f"[{SMALLER}]")
"""Marks in the small forms that some pages in traditional characters are printed with."""

WIDER = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\ufe6a\uff0e\ufe52"
WIDE = re.compile(f"[{WIDER}](?:(?<![\uff0e\ufe52])|(?<=[0-9\uff10-\uff19].)(?=[0-9\uff10-\uff19]))")
"""Full-width figures, letters, signs of percentages and points between figures."""
NARROW = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\ufe6a": "%", "\ufe52": "."}

LED = "其中："
PAUSE = re.compile(r"(?<=其中)：(?=[\u4e00-\u9fff“”]{1,14}\d[\d.,]*[万亿]?[^\d.,万亿例人名\n])")
"""A colon after 其中 that leads to a part and its figure pauses only; one before running counts opens their list."""
QUOTED = '"「『﹁﹃'
QUOTES = str.maketrans("「」『』﹁﹂﹃﹄", "“”‘’“”‘’")
STRAIGHT = re.compile('"([^"\n]{1,80})"')
HAN = re.compile("[\u4e00-\u9fff]")
PARTED = re.compile(
    "[ \u3000](?<=[^ \u3000\n]{2}[\u4e00-\u9fff%”》）].)(?=[ \u3000]*[\u4e00-\u9fff“《][^ \u3000\n]{2})"
)
"""A blank after Chinese and before Chinese."""
ENDED = re.compile("[。；]")
SET_APART = re.compile("[\u4e00-\u9fff] [0-9]")
TITLE = 60
"""Most code points of a line without a full stop whose blanks are pauses."""


def narrowed(text: str) -> str:
    """Return the text with its full-width figures and letters narrowed; the very same text where it has none.

    >>> narrowed("复工率９６．３％，３月１０日"), narrowed("复工，返岗")
    ('复工率96.3%，3月10日', '复工，返岗')
    """
    return WIDE.sub(lambda found: NARROW[found[0]], text) if WIDE.search(text) else text


def widened(text: str) -> str:
    """Return the text with its half-width marks widened; the very same text where it has none.

    >>> widened("复工率95%,高于1,200家(10:30);其中"), widened("复工，返岗")
    ('复工率95%，高于1,200家（10:30）；其中', '复工，返岗')
    >>> widened("返岗率80%.企业复工,复工率95%."), widened("一.企业:复工")
    ('返岗率80%。企业复工，复工率95%。', '一.企业：复工')
    >>> widened("其中：工业97%"), widened("其中：宁波3例")
    ('其中，工业97%', '其中：宁波3例')
    >>> widened("开复工率82\ufe6a\ufe54预计")
    '开复工率82\ufe6a；预计'
    """
    text = text.translate(SMALL) if TINY.search(text) else text
    text = STOP.sub("。", MARKS.sub(_widened, text)) if ANY.search(text) else text
    return PAUSE.sub("，", text) if LED in text else text


def _widened(marks: re.Match[str]) -> str:
    """Return the marks in the full width where a bracket is among them or Chinese beside them, else as they are."""
    text, (start, end) = marks.string, marks.span()
    if BRACKET.search(text, start, end) or BESIDE.match(text, start) or BEHIND.match(text, end):
        return marks[0].translate(WIDENED)
    return marks[0]


def quoted(text: str) -> str:
    """Return the text with other quotation marks around Chinese as “ and ”; the very same text where it has none.

    >>> quoted('首批「白名单」企业与"链主"企业'), quoted('5" and 7"')
    ('首批“白名单”企业与“链主”企业', '5" and 7"')
    """
    if '"' in text:
        text = STRAIGHT.sub(lambda found: f"“{found[1]}”" if HAN.search(found[1]) else found[0], text)
    return text.translate(QUOTES) if any(mark in text for mark in QUOTED) else text


def paused(text: str) -> str:
    """Return the text with commas for the blanks that part clauses of a title; the very same text where it has none.

    >>> paused("复工率超九成 返岗率逾八成"), paused("达 96% 的企业复工。"), paused("他说 企业已复工。")
    ('复工率超九成，返岗率逾八成', '达 96% 的企业复工。', '他说 企业已复工。')
    """
    if " " not in text and "\u3000" not in text:
        return text
    return PARTED.sub(lambda found: "，" if _in_title(found) else found[0], text)


def _in_title(blank: re.Match[str]) -> bool:
    """Say whether the line of the blank is a title, in which no blank sets figures apart from Chinese."""
    text = blank.string
    near, far = max(blank.start() - TITLE, 0), blank.end() + TITLE
    line = text[near : blank.start()].rpartition("\n")[2] + text[blank.start() : far].partition("\n")[0]
    return (
        len(line) <= TITLE
        and not ENDED.search(line)
        and not (text[blank.start() - 1] == "%" and SET_APART.search(line))
    )
