"""Which names that stand side by side are one: parents with their child, a city with its zone, weak names in a list."""

from collections.abc import Iterable, Iterator, Sequence

from shuize.places import NATION
from workers.places.names import Name, Names, Sort, Token
from workers.places.tokens import Said
from workers.text import lazyre as re

GAP = 4  # characters between a city and the kind of its zone: 厦门[火炬]高新区
NOT_IN_GAP = re.compile(
    r"[的了在将和与对向为是已从由到被把给让使及或并也都共约超达于等个名家多各这该其全两有\W\d]"
    r"|建设|推动|支持|组织|设立|加快|打造|规划|推进|启动|成立|市属|重点|国家|所有|拥有|新增"
)
SURE_KINDS = frozenset({"经济技术开发区", "经济开发区", "高新区", "综合保税区"})
ZONE_END = re.compile(r"(?:新区|开发区|高新区|园区|示范区)$")
PLACE_END = re.compile(r"(?<=..)(?:省|市|区|县|旗|盟|自治州|州)$")


SET_OFF = re.compile(r"(?:^|[，。；、：（(,;:\n]|其中)(?:例如|比如|如)?$")
SAID_OF = re.compile(
    r"(?:的?进度)?(?:达到?|超过?|过|近|接近|约)?(?:\d|[一二两三四五六七八九]成|半)|的?进度"
    r"|分别|依次|恢复|已[有达恢完]|只有\d|仅[有为]?\d|为\d|规上|规模以上|限上|、[\u4e00-\u9fff]{2,3}(?:分别|依次)"
)
PARTS = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,4}){0,9}(?:(?:[和与及]|以及)[\u4e00-\u9fff]{2,4})?(?:等?[\d一二两三四五六七八九十]{1,2}个?(?:区|县|市)|等地)"
)
"""The rest of a list that is summed up as parts of a place."""
LIST = re.compile(r"(?:、[\u4e00-\u9fff]{2,4})?、")
KNOWN_AS = re.compile(r"(?:之[乡都城]|[大强名]县|[大强名]市|[名古边]城)$")
"""What a place is known as before its name (大豆之乡[海伦], 植棉大县[尉犁])."""
WHOLLY = re.compile("全(?:境|域)?([市区县旗])")
"""What follows the name of a place of which all is meant."""
MOST = re.compile(r"最[\u4e00-\u9fff]{1,2}的$")
"""What sets a name off before it, and what can follow a place's name in a list of figures."""


def joined(text: str, found: Iterable[Token], names: Names, said: Said) -> list[Token]:
    """Return the tokens with neighbours that are one name made one; weak names without a parent are gone."""
    out: list[Token] = []
    for token in found:
        last = out[-1] if out else None
        if last is None or token.start - last.end > GAP:
            out.append(token)
            continue
        one = _one(text, last, token, names)
        if one is not None:
            out[-1] = one
        else:
            out.append(_of_holder(text, last, _listed(text, last, token, names), names))
    return list(_stood(text, out, names, said))


def _stood(text: str, found: Sequence[Token], names: Names, said: Said) -> Iterator[Token]:
    """Yield the tokens that stand: weak names too where a place they lie in was named, and they stand like a name.

    One that is but the name of a kind (城区, 郊区) stands only in its own city: every city has such a part.
    """
    known: set[str] = set()
    for at, token in enumerate(found):
        weak = not token.sure and token.name.sort is Sort.PLACE
        token = (_wholly(text, token, names) or token) if weak else token  # noqa: PLW2901 - what it is
        near = slice(1) if token.name.full else slice(None)
        held = tuple(code for code in token.codes if not known.isdisjoint(names.holders[code][near])) if weak else ()
        if len(held) == 1 and (
            _like_a_name(text, token, said) or _heads_list(text, token, held, found[at + 1 :], names, said=said)
        ):
            yield token._replace(codes=held, sure=True)
        elif token.sure or token.name.sort is Sort.ZONE_WORD:
            yield token
            known.update(
                code for one in token.codes for code in (one, *(names.holders.find(one) or ())) if code != NATION
            )


def _wholly(text: str, token: Token, names: Names) -> Token | None:
    """Return the place of a weak name behind which all of it is named by its kind (海门全区 is 海门区)."""
    kind = WHOLLY.match(text, token.end)
    full = names.by_word.find(token.name.word + kind[1]) if kind else None
    return token._replace(codes=full.codes, sure=True) if full and full.full and full.sort is Sort.PLACE else None


def _like_a_name(text: str, token: Token, said: Said) -> bool:
    """Tell whether nothing but a place can stand there (、澄迈恢复 66%；受灾最重的文昌，)."""
    before = text[max(0, token.start - 4) : token.start]
    return bool(
        (SET_OFF.search(before) and (_is_said(text, token.end, said) or SAID_OF.match(text, token.end)))
        or KNOWN_AS.search(before)
        or (MOST.search(before) and text[token.end : token.end + 1] == "，")
    )


def _is_said(text: str, at: int, said: Said) -> bool:
    """Tell whether a known word begins there, or after 已."""
    return at in said or (text[at : at + 1] == "已" and at + 1 in said)


def _heads_list(
    text: str, token: Token, held: tuple[str, ...], later: Sequence[Token], names: Names, *, said: Said
) -> bool:
    """Tell whether a list begins with it in which a sister stands next or next but one (，福安、霞浦…)."""
    if not SET_OFF.search(text[max(0, token.start - 4) : token.start]) or not later:
        return False
    sister = not set(names.holders[held[0]]).isdisjoint(one for code in later[0].codes for one in names.holders[code])
    stands = later[0].sure or _like_a_name(text, later[0], said)
    return sister and stands and LIST.fullmatch(text, token.end, later[0].start) is not None


def _one(text: str, first: Token, second: Token, names: Names) -> Token | None:
    """Return the one token that two neighbours make, if they do."""
    if second.name.sort is Sort.ZONE_WORD:
        return _with_kind(first, second, text[first.end : second.start], names)
    if second.start > first.end:
        return None
    if first.codes == (NATION,):
        apart = second.name.sort not in (Sort.PLACE, Sort.ZONE, Sort.COUNTED) or not second.sure
        return None if apart else second._replace(start=first.start)
    if not first.codes or second.name.sort not in (Sort.PLACE, Sort.ZONE):
        return None
    below = tuple(code for code in second.codes if _lies_in(code, first.codes, second, names))
    if below:
        return second._replace(start=first.start, codes=below, sure=True)
    is_zone = first.sure and first.name.sort is Sort.PLACE and ZONE_END.search(second.name.word)
    return _zone_of(first, second, second.name.word, names) if is_zone else None


def _with_kind(first: Token, kind: Token, between: str, names: Names) -> Token | None:
    """Return the zone that a place, up to four characters and a kind name (厦门火炬高新区)."""
    form = kind.name.zone or ""
    if first.name.sort is Sort.ZONE:
        return None if between else first._replace(end=kind.end)
    if first.name.sort is not Sort.PLACE or NOT_IN_GAP.search(between):
        return None
    return _zone_of(first, kind, between + form, names) if first.sure or form in SURE_KINDS else None


def _lies_in(code: str, holders: tuple[str, ...], token: Token, names: Names) -> bool:
    """Tell whether a code lies in one of the holders; a zone may lie in the very place named before it."""
    return any(holder in names.holders[code] or (token.zone is not None and code == holder) for holder in holders)


def _zone_of(place: Token, kind: Token, rest: str, names: Names) -> Token:
    """Return the zone that a place and the kind after it name, the known one where there is one."""
    zone = PLACE_END.sub("", place.name.word) + rest
    known = names.by_word.find(zone)
    if known is not None and known.sort is Sort.ZONE:
        return Token(place.start, kind.end, known, known.codes, sure=True, zone=known.zone)
    name = Name(zone, Sort.ZONE, place.codes, place.codes, full=True, level="zone", zone=zone)
    return Token(place.start, kind.end, name, place.codes, sure=True, zone=zone)


def _of_holder(text: str, last: Token, token: Token, names: Names) -> Token:
    """Let a weak name stand that begins a list of parts of the place before it (宁波的[海曙]、江北两区)."""
    if token.sure or token.name.sort is not Sort.PLACE or not last.sure or text[last.end : token.start] != "的":
        return token
    parts = tuple(
        code for code in token.codes if not names.holders[code] or not set(last.codes).isdisjoint(names.holders[code])
    )
    return token._replace(codes=parts, sure=True) if parts and PARTS.match(text, token.end) else token


def _listed(text: str, last: Token, token: Token, names: Names) -> Token:
    """Let a weak name stand that follows a sister in a list: 黄石、大冶."""
    if token.sure or token.name.sort is not Sort.PLACE or not last.sure or text[last.end : token.start] != "、":
        return token
    near = {*last.codes, *(names.holders[code][0] for code in last.codes if names.holders.find(code))} - {NATION}
    sisters = tuple(code for code in token.codes if not near.isdisjoint(names.holders[code]))
    return token._replace(codes=sisters, sure=True) if sisters else token
