"""Which digits and numerals count nothing: dates and hours, identifiers, names, figures of speech."""

from workers.text import lazyre as re

_IDENTIFIER = re.compile(
    r"""
      [0-9]++ (?: (?>(?:\.[0-9]++){2,})        # 2020.3.10, 192.168.0.1
                | (?>(?:-[0-9]++){2,})         # 2020-03-10, 888-000-9999
                | (?>(?:/[0-9]++){2,})         # 2020/3/10
                | (?>(?:[:·比][0-9]++)+) )       # 8:30, 3:1, 3比1, 12·12
    | 0[0-9]++ (?>(?: -[0-9]++ )?)             # 00后, 0532-85911111
    | [12][0-9]{3}-(?:0[1-9]|1[0-2])(?![0-9.%])  # 2020-03
    | (?: [0-9]{3,4}-[0-9]{7,8} | 1[3-9][0-9]{9} | 400[0-9]{7} )(?![0-9.%万亿])
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(r"[0-9A-Za-z_.\-]*+")
_WEB = re.compile(r"(?:https?://|www\.)[!-~]++")

# What makes the digits before it a name: 500强, 14号线, 19届, 863计划, 12345热线, 90后, 315晚会.
_NAMED = re.compile(
    "强|号|届|版|楼|路(?!人)|线|环|(?<=[0-9][05])后(?![天来续])|热线|电话|专线|客服|急救|报警|联盟|指挥|工程|计划|晚会|国道|省道|高地"
    "|医院|中学|式|型|级(?!台阶)|大街|维|航站楼|年代|年级|[比∶][0-9一二三四五六七八九]|@"
)
# What makes a single numeral the name of a place in an order: 二期工程, 三号线, 一等奖, 四季度.
_ORDER = re.compile("年[级代]|期|次(?:元|性|会议|创业|产业|方|全会)|位一体|项规定|方面")
_SECOND = re.compile("(?!分之|位|人|家(?!庄)|户|例|宗|成|名|元|倍|两|斤|亩|吨|维)")
_UNIT_LIKE = "点到至分家个名例成分万亿元位只件人条项吨"
_NUMERAL = "一二三四五六七八九十百千万两"
# Four characters that count nothing: 一对一帮, 千方百计, 一企一策, 三令五申, 四面八方, sizes as names (百亿企业).
_FOUR = re.compile(
    f"[十百千]亿(?=企业|项目|级|园区|工程|强|镇|村)|(?<=成)[百千]上[百千万]|[千万]家万户|一[^十百千万]一[\u4e00-\u9fff]|[{_NUMERAL}][^{_UNIT_LIKE}{_NUMERAL}\\W][{_NUMERAL}](?![{_NUMERAL}])[\u4e00-\u9fff]"
)
_WORDS = """
一度 一道 一面 一把手 一次性 一点 一身 一带 一行 一路 一阵 一会 一时 一般 一代 一级 一流 一线 一家人 一家亲
一家之 一家独 一年一度 一条龙 一条心 一条街 一盘棋 一站 一层层 一批批 一类 一期 一起 一角 一组 一回事 一场空
一本 一口气 一股脑 一头 一双 一副 一对 一排 一串 一门心思 一门 一部分 一味 二十国 四处 一股绳 十分 十足 十字
十里 十大 十佳 十全 万元户 万家 万里 万物 万象 万能 万年 万岁 万科 万达 万一 百家 百年 百岁 百日 百花 百货 百合
百度 百姓 百里 百炼 百业 百科 千年 千金 千斤顶 千里 千古 千家 千岛 千山 千秋 千篇 万件 百件 半径 半岛 半导 半决
半夜 半路 半场 半点 半天边 半年报 半空 半山 三角 三军 三国 三方 三层两 三台县 三元区 三门峡 三门县 三河
五台 五家渠 五河 五大 五星 五金 六盘水 六枝 六盘山 七台河 七里河 七夕 八步区 八达 八里桥 八里台 八里庄 九台 九里
二道 四上企业 五上企业 四川 四季 千伏 双 两节 两会 两岸 两江 两年会 万件套 千层 百团 百强 千户 百万庄 五年级 万株掌
一半禾 一半谷
"""
_SPEECH = re.compile("|".join(sorted(_WORDS.split(), key=len, reverse=True)))
_MINUTES = re.compile(
    "[ 　]?(?:[0-9]{1,2}|[一二三四五六七八九十零]{1,3})分"
    "(?:[ 　]?(?:[0-9]{1,2}|[一二三四五六七八九十零]{1,3})秒)?|半|整|[一三]刻"
)
_CALENDAR = re.compile("[ 　]?(?:年|月|日(?![元圆])|号|时(?!间|代|期|尚|装)|点|季度)")
_CALENDAR_RANGE = re.compile(
    "[ 　]?(?:[-—–~至到、和及或]|——)[ 　]?(?:[0-9]{1,4}|[零〇一二三四五六七八九十]{1,4})"
    "[ 　]?(?:年(?!级)|月|日(?![元圆])|号|时(?!间)|点|季度)"
)
_YEAR = re.compile("[12][0-9]{3}|[一二][零〇一二三四五六七八九]{3}")
_MONTH = re.compile("[ 　]?[0-9]{1,2}[ 　]?月")
_HOURS = frozenset(map(str, range(25)))
_BRACKETS = {"(": ")", "（": "）", "[": "]", "【": "】", "〔": "〕", "<": ">"}
_NUMERALS = frozenset("零〇一二三四五六七八九十两")
_NEGATIVE = re.compile(r"[0-9]++(?:\.[0-9]++)?[ 　]?(?:[%‰℃°度]|个?百分点|[万亿]*元)|[0-9]++\.[0-9]")
_TIES = frozenset(".-/:·比")
_MAY_DATE = frozenset("年月日号时点季 　-—–~至到、和及或")
_SERIAL = 10
_DETERMINERS = frozenset("这那每另某任新头哪")
"""这一地区, 每一个, 新一轮: one of them is not a count."""
_HALVED = frozenset("上下前后头")
_SHORT = 2
_BOUNDING = frozenset("上近超逾破约达满足数几")
"""Before these a numeral does count: 上百家, 近千家, 数万里."""
_PAST = "过"
"""So it does before this one, but in an idiom: 过百家, not 走过千山万水."""


def without_links(text: str) -> str:
    """Return the text with web addresses blanked out, character for character."""
    if "://" not in text and "www." not in text:
        return text
    return _WEB.sub(lambda found: "_" * len(found[0]), text)


def identifier_end(text: str, start: int, end: int) -> int:
    """Return where an identifier ends whose digits text[start:end] begin (2020-03-10, 8:30, K4016, COVID-19), or 0."""
    if text[start - 1 : start].isascii() and (_in_token(text, start) or _is_model(text, start)):
        token = _TOKEN.match(text, start)
        return token.end() if token else 0
    if text[end : end + 1] not in _TIES and text[start] != "0" and end - start < _SERIAL:
        return 0
    found = _IDENTIFIER.match(text, start)
    return found.end() if found else 0


def _in_token(text: str, start: int) -> bool:
    """Whether letters lead to the digits: B2B, KN95, COVID-19, @2020; not the letter of 维生素C."""
    before = text[start - 1 : start]
    if before == "-":
        before = text[start - 2 : start - 1]
    if before.isalpha() and text[start - 2 : start - 1] == "素":
        return False
    return before != "" and before.isascii() and (before.isalpha() or before in "_@#&=")


def _is_model(text: str, start: int) -> bool:
    """Whether a hyphen ties the digits to a Chinese name: 运-20, 北溪-2; -5.2% and -5℃ are negative."""
    if text[start - 1 : start] != "-" or not text[start - 2 : start - 1].isalpha():
        return False
    return not _NEGATIVE.match(text, start)


def is_marker(text: str, start: int, end: int) -> bool:
    """Whether a short number only numbers what follows: （3）, 〔2020〕, or `2.` where a line begins."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before in _BRACKETS and behind == _BRACKETS[before]:
        return True
    opens = not before or before == "\n" or (before in " 　" and text[start - 2 : start - 1] in ("", "\n", "　"))
    return opens and end - start <= _SHORT and behind in {"、", ".", "．"}


def calendar_end(text: str, start: int, end: int) -> int:
    """Return where a date or an hour ends whose first number is text[start:end] (3月, 1—2月, 2020年, 24时), or 0."""
    if text[end : end + 1] not in _MAY_DATE:
        return 0
    found = _CALENDAR.match(text, end)
    if not found:
        ranged = _CALENDAR_RANGE.match(text, end)
        return ranged.end() if ranged and _dates(text, start, end, ranged[0][-1]) else 0
    kind = found[0].strip()[0]
    if not _dates(text, start, end, kind) and not (kind == "年" and _MONTH.match(text, found.end())):
        return 0
    minutes = _MINUTES.match(text, found.end()) if kind in "时点" else None
    return minutes.end() if minutes else found.end()


def _dates(text: str, start: int, end: int, kind: str) -> bool:
    """Whether the number before 年, 月, 日, 点 names a date: four digits of a year, an hour of the day."""
    run = text[start:end]
    if kind == "年":
        return bool(_YEAR.fullmatch(run))
    if kind == "点" and text[end + 1 : end + 2] in _NUMERALS:
        return "十" in text[end + 1 : end + 4] or text[end + 2 : end + 3] in {"分", "刻"}
    if kind == "点":
        return run in _HOURS or not run[0].isdecimal()
    return "." not in run


def names(text: str, end: int) -> bool:
    """Whether the word behind a bare number makes it a name: 500强, 12345热线."""
    return _NAMED.match(text, end) is not None


def speech_end(text: str, start: int, end: int) -> int:
    """Return where the word or idiom ends that the numeral at `start` is part of (一度, 千方百计, 二次会议), or 0."""
    before = text[start - 1 : start]
    four = _FOUR.match(text, start)
    found = four or _SPEECH.match(text, start)
    bounded = before in _BOUNDING or (before == _PAST and not four)
    if (bounded and text[start] != "半") or text.startswith(("分之", "分百"), end):
        return 0
    if found:
        return max(found.end(), end)
    return end if end - start == 1 and _is_part(text, start, end, before) else 0


def _is_part(text: str, start: int, end: int, before: str) -> bool:
    """Whether a single numeral is an ordinal (二期), a determiner (这一地区), a half of a period (上半年)."""
    if text[start] == "一" and (before in _DETERMINERS or text[end : end + 1] == text[end + 1 : end + 2]):
        return True
    if text[start] == "半" and before in _HALVED:
        return True
    return _ORDER.match(text, end) is not None or (text[start] == "二" and _SECOND.match(text, end) is not None)
