"""Names that are no one place's own: kinds of zones, areas, the nation, so many provinces, 全市 and its like."""

from shuize.places import NATION
from workers.places.names import KIND_GOES_ON, Name, Sort, Token
from workers.text import lazyre as re

HAN = re.compile(r"[一-鿿]")
CHINA_GOES_ON = re.compile(
    r"[，。；！？\s]|[的在已将]|以外|之外|累计|现有|新增|今年|当前|目前|各地|境内|企业|经济|制造业|工业|外贸|外资|疫情|市场|全境|[一-鿿]{2,6}(?:行业|产业)(?!协会|联合会|园)"
)
PART_SAID = re.compile(
    r"(?:主?产区|(?![军战城校园新小社厂院])[一-鿿]区|一带|[各等]地)?(?:累计|曾|最多|还?有|共|[、，：；（\d已均都也则仍]|和(?!平)|[与及的](?![东西南北中方部])|分别|[近约超过](?!\d{1,2}年)|基本|大部|全面|进度|总体"
    r"|[一二两三四五六七八九]成|[秋夏春冬]|完成|用户|受(?![益理访贿])|[\u4e00-\u9fff]{2}区域|所辖区)"
)
"""What can follow a part of a country of which something is said, but for what the packs have words for."""
AREA_SAID = re.compile(r"地区(?![总性间])")
"""What makes it the name of an area whatever follows, but where that is no part of one (华南地区总部)."""
ATTACHED = frozenset("安完健齐保周俱十自应基根日成资版样书文双")
DAY_BEFORE = frozenset("0123456789０１２３４５６７８９今昨当每近明同假节次翌往")
DATED = DAY_BEFORE | frozenset("一二三四五六七八九十")
"""What makes 日 before a word the end of a day (12日全国, 昨日我市)."""
NOT_COUNTED_ON = re.compile(r"[级属管界内会道委直厅长]")
COUNT_AFTER = re.compile(r"份|区市|市|（区、市）|\(区、市\)")
COUNT_BEFORE = re.compile(r"(?:(?<![\d.])\d{1,2}|(?<!第)(?!一个$)[一二三四五六七八九十]{1,3})个?$")


def _zone_word_token(_text: str, start: int, end: int, name: Name) -> Token | None:
    """Read a zone's kind; whose zone it is its neighbours say."""
    return Token(start, end, name, (), sure=False)


def _area_token(text: str, start: int, end: int, name: Name) -> Token | None:
    """Read the nation or an area, unless another word runs into it (安全国际, 5日本报, 京津冀协同发展项目).

    An area that sums up a list (甲、乙等沿海地区) names nothing more than the list.
    """
    if text.startswith(PROGRAMME, end):
        return None
    if name.level == "region" and start and text[start - 1] == "等":
        return None
    if start and name.word[0] == "日" and text[start - 1] in DAY_BEFORE:
        return None
    if name.level == "nation" and name.word[0] == "全" and attached(text, start):
        return None
    return Token(start, end, name, (NATION,) if name.level == "nation" else (), sure=True)


def attached(text: str, start: int) -> bool:
    """Say whether what stands before `start` makes another word with what follows (安全国际, 日全食, not 12日全国)."""
    before = text[start - 1 : start]
    return bool(before) and before in ATTACHED and not (before == "日" and text[start - 2 : start - 1] in DATED)


def _part_token(text: str, start: int, end: int, name: Name) -> Token | None:
    """Read 东北 or 苏北 as an area only where it is listed or something is said of it, not as part of a name."""
    if AREA_SAID.match(text, end):
        return Token(start, end + 2, name, (), sure=True)
    return Token(start, end, name, (), sure=True) if PART_SAID.match(text, end) else None


def _china_token(text: str, start: int, end: int, name: Name) -> Token | None:
    """Read 中国 as the nation only where no firm, body or product can follow."""
    return Token(start, end, name, (NATION,), sure=True) if CHINA_GOES_ON.match(text, end) else None


def _counted_token(text: str, start: int, end: int, name: Name) -> Token | None:
    """Read 19省市 as an area without a code; 等8省市, 在内的8省市 only sum up the places named before them."""
    before = COUNT_BEFORE.search(text[max(0, start - 5) : start])
    if name.word == "个省" and text.startswith("重点", end):
        return None
    if before is None or NOT_COUNTED_ON.match(text, end) or "等" in text[max(0, start - 5) : start]:
        return None
    first, more = max(0, start - 5) + before.start(), COUNT_AFTER.match(text, end)
    if text.endswith(AMONG_THEM, 0, first):
        return None
    return Token(first, more.end() if more else end, name, (), sure=True)


def _reference_token(text: str, start: int, end: int, name: Name) -> Token | None:
    """Read 全市, 该区 and their like, unless another word runs into them (安全区, 城市内)."""
    before = text[start - 1 : start]
    if attached(text, start):
        return None
    if name.word in _NEEDS_EDGE and HAN.match(before) and before not in "在从于对":
        return None
    following = text[end : end + 1]
    if following and following in KIND_GOES_ON.get(name.word[-1], ""):
        return None
    return Token(start, end, name, (), sure=True)


AMONG_THEM = "在内的"
"""What leads from a list of places to how many they are (包括甲、乙在内的 9 个省份)."""
PROGRAMME = "协同发展"
"""What makes an area the name of a programme."""
_NEEDS_EDGE = frozenset({"省内", "市内", "区内", "县内", "州内"})
TOKENS = {
    Sort.ZONE_WORD: _zone_word_token,
    Sort.AREA: _area_token,
    Sort.PART: _part_token,
    Sort.CHINA: _china_token,
    Sort.COUNTED: _counted_token,
    Sort.REFERENCE: _reference_token,
}
