"""Firms by a coined name before their trade (震元光电): who opens a clause, or whom one goes to."""

from collections.abc import Iterator

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.owners import FIRMS_OF_STATE
from workers.extract.words import namewords
from workers.extract.words.heads import ABSTRACT, BARE_TRADES, QUALIFIERS, TITLES, is_head
from workers.extract.words.lexicon import BEARERS
from workers.text import lazyre as re

TRADE = re.compile(
    "医疗|微电子|电子|半导体|水产|存储|箱包|制药|科技|股份|重工|化学|生物|新材|光电|通[信讯]|机械|食品|服饰|家居|物流|快递|汽车|纺织|电[气器力]"
    "|仪器|精密|软件|轮胎|玻璃|陶瓷|包装|控股|能源|化工|钢铁|客车|重汽|传动|机器人|粮油|饲料|种业|环保|动力|石化|船舶|高科|智造|基因|电缆|轴承"
)
"""What firms do, as their names end; each is also said of whole trades."""
OF_STATE = re.compile(
    rf"(?:中国|国家)(?:{'|'.join(FIRMS_OF_STATE)})|中石[油化]|中海油|中粮|国药"
    "|中(?:[铁建交冶水核]|能建|电建)(?:[一二三四五六七八九十]{1,3}(?:局|公司|航局|公局)|隧道局|电气化局)"
)
"""Firms of the state by their short names (中国一汽, 中铁十二局)."""
COMMON = frozenset((
    "基层", "消费", "功率", "冷链", "生鲜", "高端", "传统", "现代", "先进", "精细", "新型", "绿色", "海洋", "城市",
    "农村", "跨境", "道路", "铁路", "公路", "航空", "水路", "国际", "国内", "国有", "民营", "外资", "乘用", "商用",
    "工程", "精密", "通用", "专用", "医用", "复合", "有机", "无机", "预制", "休闲", "保健", "特色", "速冻", "冷冻",
    "农业", "工业", "商贸", "家用", "智能", "数字", "移动", "卫星", "风力", "火力", "水力", "石油", "天然", "可再生",
    "清洁", "整车", "二手", "邮政", "同城", "快运", "仓储", "城际", "港口", "大宗", "国产", "进口", "出口", "公共",
    "应急", "生命", "海水", "淡水", "远洋", "高新", "核心", "关键", "基础", "高科技", "新兴", "相关", "有关", "重点",
    "主要", "部分", "许多", "多家", "各类", "所有", "建筑", "日用", "特种", "高性能", "生产", "运输", "供应", "销售",
    "加工", "发展", "方便", "品牌", "婴儿", "大型", "中型", "小型", "重型", "微型", "春季", "夏季", "秋季",
    "冬季", "当季", "减少", "增加", "扩大", "依靠", "推广", "重视", "引进", "研发", "购买", "购置", "采购", "改装",
    "更换", "配备", "租用", "全球", "自主", "共享", "合资", "家庭", "私人", "国家", "全国", "地方", "中央", "我国",
))  # fmt: skip
"""What is said of whole trades, or done with what they make, and makes no firm's name."""
SOME = frozenset("一二三两几这那该各本某每全")
"""What begins words that point, or count."""
KNOWN = namewords.STOPS.union(ABSTRACT, BARE_TRADES, QUALIFIERS, COMMON)
VISITED = re.compile(r"(?:走进|来到|走访|步入|(?:位于|坐落)[^，。；]{2,14}的)$")
"""What leads to those whose house one is in, before a comma."""
HEARD = re.compile("(?:了解|获悉|处)")
STEM = re.compile(r"[\u4e00-\u9fff]{2,3}")
"""What is coined."""
WORDS = 2
"""It is cut into so many words at most."""
OPENS = re.compile(
    r"(?:^|[，。；：“”,;:\s]|走进|来到|走访|步入|子公司|(?:位于|坐落)[^，。；]{2,14}的)(?:其中|例如|比如|如|据|(?:记者)?从)?$"
)
"""What a name stands after."""
REACH = 6
AHEAD = 20
SPEAKS = ("相关", "有关", *TITLES)
"""What begins who speaks for a firm, right after its name."""
KINDS = ("企业", "公司", "集团", "园区", "项目", "商场", "超市", "医院", "学校", "银行", "工厂", "单位", "工程")
"""Nouns of a kind that a name of one of the kind may follow."""


def coined(scene: Scene, low: int, high: int) -> str | None:
    """Return the last firm of such a name in the stretch of whom something is told there."""
    return next(reversed([*_names(scene, low, high)]), None)


def is_firm(name: str) -> bool:
    """Say whether the name is of a firm of the state, or ends as a firm's does, after what is none of a trade."""
    if OF_STATE.fullmatch(name):
        return True
    found = next((one for one in TRADE.finditer(name, 2) if one.end() == len(name)), None)
    return found is not None and name[: found.start()] not in KNOWN and not is_head(name[: found.start()])


def is_trade(name: str) -> bool:
    """Say whether the name is that of a whole trade (消费电子)."""
    return any(name[:at] in KNOWN and TRADE.fullmatch(name, at) for at in range(2, len(name) - 1))


def apposed(name: str) -> str:
    """Return the proper name that follows the noun of its kind (汽车企业东风汽车 -> 东风汽车)."""
    for at in range(len(name) - 2, 1, -1):
        if name[:at].endswith(KINDS):
            return name[at:]
    return name


def _names(scene: Scene, low: int, high: int) -> Iterator[str]:
    """Yield the names in the stretch, with the place before them that they have."""
    for found in TRADE.finditer(scene.text, low, high):
        start = _stem(scene, low, *found.span())
        if start is not None and _is_told(scene, start, found.end()):
            placed = [one.start for one in between(scene.places, low, start) if one.end == start]
            yield scene.text[min([start, *placed]) : found.end()]


def _stem(scene: Scene, low: int, middle: int, end: int) -> int | None:
    """Return where the word that nobody else has begins, right before the trade; None where none opens anything."""
    words = scene.words_in(low, end)
    before = [word for word in words if word[1] <= middle][-WORDS:]
    if not words or words[-1] != (middle, end) or between(scene.places, middle - 1, end):
        return None
    for start, _ in before:
        parts = [scene.text[slice(*word)] for word in before if word[0] >= start]
        if scene.text[start] in SOME:
            continue
        whole = STEM.fullmatch(scene.text, start, middle) and before[-1][1] == middle
        if whole and KNOWN.isdisjoint((*parts, "".join(parts))) and _opens(scene, start, middle):
            return start
    return None


def _opens(scene: Scene, start: int, middle: int) -> bool:
    """Say whether a name can begin here: no place and no word of a pack, after a mark, or after a place that is."""
    stem = scene.text[start:middle]
    placed, known = between(scene.places, start, middle), between(scene.marks, start, middle)
    if placed or known or is_head(stem) or TRADE.match(stem):
        return False
    before = [one.start for one in between(scene.places, scene.start, start) if one.end == start]
    at = min([start, *before])
    return OPENS.search(scene.text[max(scene.start, at - AHEAD) : at]) is not None


def _is_told(scene: Scene, start: int, end: int) -> bool:
    """Say whether what somebody did or has follows: a word that no name holds, a day, a number, a verb."""
    told = {one.start for one in scene.marks if one.sort in BEARERS}
    told |= {one.start for one in scene.dates} | {one.start for one in scene.quantities}
    words = scene.words_in(end, min(end + REACH, scene.end))
    following = scene.text[slice(*words[0])] if words else ""
    visited = scene.text[end : end + 1] == "，" and VISITED.search(scene.text[max(scene.start, start - AHEAD) : start])
    if visited or scene.text.startswith(SPEAKS, end) or HEARD.match(scene.text, end):
        return True
    return following in namewords.STOPS or following in ABSTRACT or end in told
