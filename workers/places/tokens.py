"""Which of the names found in a text stand there as names: the words around each decide."""

from collections.abc import Iterator, Mapping
from datetime import date

from shuize.places import Gazetteer
from workers.places.areas import TOKENS, attached
from workers.places.names import HERE, KIND_GOES_ON, Name, Names, Sort, Token, dated
from workers.text import lazyre as re

Said = Mapping[int, bool]
"""Where in a text known words begin that say something, each with whether it is a verb of all of a kind."""

# What makes a short name part of something else: roads, ships, bays, garrisons; below what is no province's.
ELSEWHERE = re.compile(
    r"[东西南北中]?[一二三四五六七八九十]{0,2}(?:路(?![网段政况桥费由径演上面边线途局])|大道|大街|胡同)"
    r"|街(?![区头])|湾(?![区里头])|舰|军区|战区|精神|起义|战役|会议"
    r"|(?<=平)原(?![有来定计先材油煤告创产则]|本(?!地))"  # 嘉[南平]原, not 南平原有
)
BELOW = re.compile(
    r"镇(?![海江平原远宁坪雄康沅巴安赉])|乡(?![村镇亲土下贤])|村(?![民级里庄镇干两])|街道|社区|屯|高速(?![增发成扩推通行运])|运河"
    r"|[京津沪渝冀晋辽黑苏浙皖闽赣鲁豫鄂湘粤桂琼蜀黔滇陕秦陇藏](?:高铁|铁路|高速|城际)"
)
AREA = "地区"
"""What may stand between the name of a part of the country and what is said of it (苏北地区收获)."""
OTHER_KIND = {"县": "县", "市": "市", "区": "区"}
# Words of one character, mostly prepositions, after which a place can be named.
WORD_ENDS = frozenset("在从到至往于向由和与及赴的自达援抵经对驻离是给为将以带据进访入")
EXAMPLE = re.compile(r"(?:^|[，。；：（,;:(]|[例比])如$")  # ，如镇海复工率达 95 %
SURNAMES = frozenset(
    "张王李刘陈杨赵周吴徐孙朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁蒋余杜叶程魏苏吕丁沈任姚卢钟姜崔谭廖范汪陆贾"
    "夏韦傅邹熊孟秦阎薛侯雷段郝邵覃"
)
AND = "和"
KIND = re.compile("[省市县区州盟旗]")
"""What ends a place's full name."""
LOCAL = "本地"
"""A reference that is one word with a noun that somebody knows (本地病例)."""
LONGEST_OVERLAP = 8  # characters of a name that begins inside another
HIDING = frozenset({Sort.PART, Sort.AREA})  # another name may begin inside of it: 江[东北京], 今[日本港]


def tokens(
    text: str, names: Names, gazetteer: Gazetteer, published: date, end: int | None, *, said: Said
) -> Iterator[Token]:
    """Yield the names that stand in the text as names, up to the end of a line."""
    last = -1
    for match in names.automaton.find_matches_as_indexes(text[:end]):
        if match[1] < last:
            continue
        token = _after_and(text, match[1], names, gazetteer, published) if match[1] == last else None
        if token is None and match[0] in names.traps:
            token = _beyond(text, match, names, gazetteer, published)
            if token is None:
                continue
        if token is None and match[1] in said and names.words[match[0]] == LOCAL:
            continue
        token = token or _token(text, match, names, gazetteer, published)
        if token is None and match[2] + len(AREA) * text.startswith(AREA, match[2]) in said:
            token = _said_token(match, names)
        if token is None and names.by_word[names.words[match[0]]].sort in HIDING:
            token = _inside(text, match[1] + 1, match[2], names, gazetteer=gazetteer, published=published)
        elif token is not None and token.start != last:
            token = _higher(text, token, names, gazetteer, published) or token
        if token is not None:
            last = token.end
            yield token


def _token(text: str, match: tuple[int, int, int], names: Names, gazetteer: Gazetteer, published: date) -> Token | None:
    """Read one match of the automaton."""
    index, start, end = match
    name = names.by_word[names.words[index]]
    if (sort := name.sort) is Sort.TRAP:
        return None
    if sort is Sort.PLACE:
        name = dated(name.word, published, gazetteer) if name.senses else name
        return _place_token(text, start, end, name, names)
    if sort is Sort.ZONE:
        return _zone_token(text, start, end, name)
    return TOKENS[sort](text, start, end, name)


def _after_and(text: str, start: int, names: Names, gazetteer: Gazetteer, published: date) -> Token | None:
    """Return the place by its full name behind 和 where that joins it to the place before (密云区[和]平谷区)."""
    if text[start] != AND:
        return None
    begin = start + 1
    for index, first, end in names.automaton.find_matches_as_indexes(text[begin : begin + LONGEST_OVERLAP]):
        other = _token(text, (index, begin, begin + end), names, gazetteer, published) if first == 0 else None
        return other if other and other.name.sort is Sort.PLACE and other.name.full else None
    return None


def _beyond(
    text: str, match: tuple[int, int, int], names: Names, gazetteer: Gazetteer, published: date
) -> Token | None:
    """Return the place by its full name that a longer word only begins: 从[中山市] is no 从中, 走进[深圳市] no 进深."""
    if not KIND.search(text, match[2], match[2] + LONGEST_OVERLAP):
        return None
    token = _inside(text, match[1] + 1, match[2], names, gazetteer=gazetteer, published=published)
    return token if token is not None and token.name.full and token.end > match[2] else None


def _higher(text: str, token: Token, names: Names, gazetteer: Gazetteer, published: date) -> Token | None:
    """Return the place that begins inside a short name and has the better claim: 从[江苏], 年内[江西]."""
    name = token.name
    if name.sort is not Sort.PLACE or name.full or name.level == "province":
        return None
    if token.sure and text[token.end - 1 : token.end + 1] not in names.provinces:
        return None
    return _inside(text, token.start + 1, token.end, names, gazetteer=gazetteer, published=published)


def _inside(text: str, begin: int, stop: int, names: Names, *, gazetteer: Gazetteer, published: date) -> Token | None:
    """Return the place that surely begins before `stop`, where something else was found first: 某东[北京]分部."""
    for index, start, end in names.automaton.find_matches_as_indexes(text[begin : stop + LONGEST_OVERLAP]):
        if begin + start >= stop:
            return None
        other = _token(text, (index, begin + start, begin + end), names, gazetteer, published)
        if other is not None and other.sure and other.name.sort is Sort.PLACE and not other.name.edge:
            return other
    return None


def _place_token(text: str, start: int, end: int, name: Name, names: Names) -> Token | None:
    """Read a place's name: a full one unless its kind goes on (东城区域), a short one unless it is part of more."""
    following = text[end : end + 1]
    sure = bool(name.strong) and not (start and _begins_inside(text, start, name))
    if name.full:
        if following and following in KIND_GOES_ON.get(name.word[-1], ""):
            short = names.by_word.find(name.word[:-1])
            return Token(start, end - 1, short, short.strong, sure=True) if short and short.strong else None
        return Token(start, end, name, name.codes, sure=sure, zone=name.zone)
    if following and (ELSEWHERE.match(text, end) or (name.level != "province" and BELOW.match(text, end))):
        return None
    if name.level == "county" and following in OTHER_KIND and (sure or following == "县"):
        after = text[end + 1 : end + 2]
        if not after or after not in KIND_GOES_ON[following]:
            return Token(start, end + 1, name, name.codes, sure=True, zone=name.zone)
    return Token(start, end, name, name.codes, sure=sure, zone=name.zone)


def _begins_inside(text: str, start: int, name: Name) -> bool:
    """Tell whether the name begins where no word can: 弘[扬中]华, 、李[金华]、."""
    before = text[start - 1]
    if name.word[0] == HERE:
        return attached(text, start)
    if name.edge:
        led = before in WORD_ENDS or EXAMPLE.search(text, max(0, start - 4), start) is not None
        return before == "·" or before.isdigit() or ("一" <= before <= "鿿" and not led)
    return (
        before in SURNAMES
        and not name.full
        and name.level != "province"
        and (start == 1 or not "一" <= text[start - 2] <= "鿿")
    )


def _zone_token(text: str, start: int, end: int, name: Name) -> Token | None:
    """Read a zone's own name, unless a road or a bay bears it."""
    return None if ELSEWHERE.match(text, end) else Token(start, end, name, name.codes, sure=True, zone=name.zone)


def _said_token(match: tuple[int, int, int], names: Names) -> Token | None:
    """Read 东北 or 苏北 as an area where a word that somebody knows follows it."""
    index, start, end = match
    name = names.by_word[names.words[index]]
    return Token(start, end, name, (), sure=True) if name.sort is Sort.PART else None
