"""Where a text speaks of: every mention of a place, read with the words around it.

A name is one mention with the parents that stand before it (山东省青岛市即墨区). A short name that is also a word
counts only after its parent; a road, a ship or a tea named after a place does not count; a firm's name is marked.
"""

from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from shuize.places import Gazetteer
from workers.places.joins import joined
from workers.places.leftout import with_exclusions
from workers.places.mentioned import PlaceMention
from workers.places.names import RANK, Names, Sort, Token, names_of, spoken
from workers.places.shortened import with_short
from workers.places.tokens import Said, tokens
from workers.places.towns import with_towns
from workers.text import lazyre as re

# The rest of a proper name that begins with a place, up to its kind; function words and verbs break it.
PROPER = re.compile(
    r"""
    (?!(?:加[油气]|充电|换电|服务|工作|收费|检查|变电|泵|水电)站|定点|重点|部分|多家|所有|国有|属(?!地)|省属|市属|中小|外资|外贸|民营|大型|龙头|上市|规模|规上|公立|普通|医疗机构|企业|各|一家|工厂|有(?![色机限])|全|本|该|某)
    [^\s，。；：、！？“”《》…—\d的了在将和与对向为是已从由到被把给让使及或并也都共约超达于等个名帮助推促派赴援组支持出要求实施]{0,14}?
    (?:公司|集团|股份|工厂|[总分]厂|银行(?![机业系])|[支分农商]行|大学|(?<=[^市省区县])(?:学院|[中小]学|医院)|机场|车站|高铁站|[东西南北]站|(?<!网)站(?![点位在])
      |(?<!本)港(?![口澳资])|大桥|研究[院所]|实验室|电视台|[日晚时]报|俱乐部|商会|基金会|男篮|女排|足球|博物馆|油田|钢铁|铁路局|局集团
      |海关|口岸|交易所|[会展体育]中心)
    """,
    re.VERBOSE,
)
VERBS = re.compile(
    r"恢复|累计|半(?!导体|成品|挂车)数?|[一二三四五六七八九]成|[百千万余多]家|民营|成立|通过|加强|开展|进行|位于|采购|查获|毕业|前往|抵达|接收|投入|启动|推进|推动|组织|建立|调拨|下达"
)
LIMITED = re.compile(
    r"(?:(?!要求|支持|帮助|推动|促进|实施|出台|派出|援[助建]|达到|超过|各|多家|一家|全)[^\s，。；：、！？“”《》…—\d的了在将和与对向是已从由到被把给让使及或并也都共等名]){2,16}?"
    r"有限(?:责任)?公司"
)
"""The same of a firm by its full name, which may hold any character (超, 达, 实)."""
PAREN_FIRM = re.compile(r"[）)][^\s，。；：、]{0,12}?(?:公司|集团)")
CLAUSE_EDGE = frozenset("，。；：！？“”、\n\u3000 在由从该到")
AMONG = "其中"
"""What a part that is named after it begins a clause with."""
NOTHING: Said = MappingProxyType({})
OWNERS = re.compile("[及和与、]?(?:外商|侨商)?(?:商?投资|[商外]资)(?:企业|项目)|[商资](?:企业|投资)")
"""What makes places those whose money is in firms (港澳台及外商投资企业)."""
OWN_ZONES = frozenset({"经济技术开发区", "高新区"})
"""Kinds of zones of which every city has its own."""
NEXT = re.compile(r"\d[\d.,]*[\u4e00-\u9fff]{0,2}[、，,；;]$")
"""What stands before a zone that is listed beside a county (某县 2 例、高新区 1 例)."""
REACH = 12
ZONES = OWN_ZONES | {"开发区", "新区", "临空经济区", "工业园区", "综合保税区", "示范区"}
"""Kinds that a zone named in full before is called by."""


def places(
    text: str, gazetteer: Gazetteer, published: date, end: int | None = None, said: Said = NOTHING
) -> list[PlaceMention]:
    """Return the mentions of places, up to the end of a line, in reading order; names count as of publication.

    `said` is what words are known that something is said with: a place can stand before one, and no name holds a verb.

    Time is linear in the text. Mentions do not overlap.
    """
    names = names_of(gazetteer)
    reading = _Reading(text, gazetteer, names, published, said)
    whole = joined(text, tokens(text, names, gazetteer, published, end, said=said), names, said)
    found = [mention for token in whole if (mention := reading.mention(token)) is not None]
    return with_exclusions(text, with_towns(text, with_short(text, found, end), end, said))


@dataclass(slots=True)
class _Reading:
    """One pass over a text's tokens: what was named so far decides what a later name means."""

    text: str
    gazetteer: Gazetteer
    names: Names
    published: date
    said: Said
    seen: dict[str, int] = field(default_factory=dict)
    """Each code named so far, and each holder of one, with the turn of its last naming."""
    zones: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The last zone named of each kind: its name and code."""
    turn: int = 0
    last: str | None = None
    """The last place named."""
    city: str | None = None
    """The last place named that can have a zone of its own."""

    def mention(self, token: Token) -> PlaceMention | None:
        """Return what a token means here."""
        sort = token.name.sort
        if sort is Sort.REFERENCE:
            return self._plain(token, "reference", reference=token.name.level)
        if sort is Sort.ZONE_WORD:
            return self._zone_again(token)
        if sort in (Sort.AREA, Sort.PART, Sort.COUNTED, Sort.CHINA) and token.name.level != "nation":
            return self._plain(token, token.name.level)
        if sort in (Sort.AREA, Sort.CHINA):
            return self._plain(token, "nation", code=token.codes[0])
        return self._place(token)

    def _plain(
        self, token: Token, level: str, *, code: str | None = None, reference: str | None = None
    ) -> PlaceMention:
        """Return a mention that its words alone decide."""
        words = self.text[token.start : token.end]
        name = spoken(code, self.gazetteer, self.published) if code else words
        owns = OWNERS.match(self.text, token.end) is not None
        return PlaceMention(
            token.start, token.end, code, name, level, reference=reference, members=token.name.members, inside_name=owns
        )  # fmt: skip

    def _place(self, token: Token) -> PlaceMention:
        """Return the mention of a place or a zone, its code settled by what was named before."""
        token = self._in_holder(token)
        code = self._of_list(token) or self._settled(token.codes)
        inside = self._begins_name(token)
        others = tuple(other for other in token.codes if other != code)
        if code is None:
            level, name = self.gazetteer.level(token.codes[0]), self.text[token.start : token.end]
        else:
            level, name = self.gazetteer.level(code), spoken(code, self.gazetteer, self.published)
            self._remember(code, token, inside=inside)
        return PlaceMention(
            token.start, token.end, code, name, "zone" if token.zone else level, zone=token.zone, ambiguous=others,
            inside_name=inside,
        )  # fmt: skip

    def _in_holder(self, token: Token) -> Token:
        """Return the token as the zone of its name where the place that holds that was named last, and no parent."""
        word, held = token.name.word, token.name.held
        alone = held is not None and held == self.last and token.end - token.start == len(word)
        return token._replace(codes=(held,), zone=word) if held and alone else token

    def _of_list(self, token: Token) -> str | None:
        """Return the city that bears the name of its province where the names beside it in a list are its sisters'."""
        province, *cities = token.codes
        if len(cities) != 1 or self.names.holders[cities[0]][0] != province:
            return None
        after = self.names.by_word.find(self.text[token.end + 1 : token.end + 3])
        beside = [*(after.codes if after and self.text[token.end : token.end + 1] == "、" else ())]
        if self.text[token.start - 1 : token.start] == "、" and self.last:
            beside.append(self.last)
        return cities[0] if any(self.names.holders[code][:1] == (province,) for code in beside) else None

    def _settled(self, codes: tuple[str, ...]) -> str | None:
        """Choose among codes, the highest first: a province always; else the one whose holder was named last."""
        first = codes[0]
        level = RANK[self.gazetteer.level(first)]
        if len(codes) == 1 or level <= RANK["province"]:
            return first
        alone = RANK[self.gazetteer.level(codes[1])] > level
        if alone:
            near = [code for code in codes[1:] if self.names.holders[code][0] in self.seen]
            return near[0] if len(near) == 1 and first not in self.seen else first
        turns = {code: max(self.seen.get(each, -1) for each in (code, *self.names.holders[code])) for code in codes}
        last = max(turns.values())
        nearest = [code for code, turn in turns.items() if turn == last]
        return nearest[0] if last >= 0 and len(nearest) == 1 else None

    def _remember(self, code: str, token: Token, *, inside: bool) -> None:
        """Keep that a place was named, and with it those that hold it."""
        self.turn, self.last = self.turn + 1, code
        for each in (code, *self.names.holders[code]):
            self.seen[each] = self.turn
        if token.zone:
            self.zones.update((kind, (token.zone, code)) for kind in ZONES if token.zone.endswith(kind))
        elif not inside:
            self.city = code

    def _zone_again(self, token: Token) -> PlaceMention | None:
        """Read 高新区 or 开发区 standing alone as the zone of that kind named before, or the last city's own."""
        kind = token.name.zone or ""
        at = token.start - self.text.startswith(("市", "县"), max(token.start - 1, 0))  # 市经开区 is the city's own
        before = self.text[max(at - 1, 0) : at]
        if before and before not in CLAUSE_EDGE and not self.text.endswith(AMONG, 0, at):
            return None
        known = self.zones.get(kind)
        if known is None and kind in OWN_ZONES:
            known = self._own_zone(kind, at)
        if known is None:
            return None
        zone, code = known
        return PlaceMention(
            token.start, token.end, code, spoken(code, self.gazetteer, self.published), "zone", zone=zone
        )  # fmt: skip

    def _own_zone(self, kind: str, at: int) -> tuple[str, str] | None:
        """Return the zone of that kind that the city named last has, or in a list the city that holds both."""
        near = (self.city, *self.names.holders[self.city]) if self.city else ()
        beside = near and NEXT.search(self.text, max(0, at - REACH), at)
        near = near[1:] if beside and self.gazetteer.level(near[0]) == "county" else near
        city = next((code for code in near if self.gazetteer.row(code).name.endswith("市")), None)
        return None if city is None else (self.gazetteer.row(city).short + kind, city)

    def _begins_name(self, token: Token) -> bool:
        """Tell whether the place only begins a proper name (青岛银行, 天津港, 斗山（中国）有限公司)."""
        if self.text[token.end : token.end + 1] in ("）", ")"):
            return PAREN_FIRM.match(self.text, token.end) is not None
        proper = PROPER.match(self.text, token.end) or LIMITED.match(self.text, token.end)
        if proper is None or VERBS.search(proper.group()):
            return False
        return not any(self.said.get(at) for at in range(token.end, proper.end()))
