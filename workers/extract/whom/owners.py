"""What belongs to the name of a counted population though it stands before its number."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, last_mark
from workers.extract.words import namewords
from workers.extract.words.lexicon import BEARERS
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

FIRMS_OF_STATE = (
    "电投", "电网", "能源", "石化", "石油", "铁建", "中铁", "交建", "电建", "能建", "中车", "中冶", "华能", "华电",
    "大唐", "海油", "一汽", "移动", "联通", "电信", "五矿", "中化", "宝武", "商飞", "建材", "铝业", "黄金", "船舶",
    "建筑",
)  # fmt: skip
"""What follows 国家 or 中国 in the names of firms that are told without 公司 or 集团."""
OWNER = re.compile(
    rf"""(?: (?P<of>[\u4e00-\u9fffA-Za-z0-9]{{2,6}})(?:的|所属|下属|旗下)          # 在建的 6 条铁路
        |   (?P<system>[\u4e00-\u9fff]{{1,4}}(?<![全本])(?:系统|领域|行业)|民航             # 供销系统 30 家企业
        |   (?:国家|中国)(?:{"|".join(FIRMS_OF_STATE)})|国家) )$
    """,
    re.VERBOSE,
)
LISTED = re.compile(r"^(?:列入|纳入|入选|入围|选入)")
"""What leads to the list that those who are counted are on (列入省重点的 30 个)."""
BELONGING = ("所属", "下属", "旗下")
COUNTED = re.compile(r"[\d.]*[万余多]*[家户个]$|^[\d.]*[万余多]*[家户个](?=[\u4e00-\u9fff]{2})")
"""How many they are to whom others belong (96 家[中央企业]所属 2.3 万户)."""
RELATED = re.compile(r"(?:相关|有关|所属|下属|旗下)$")
CHOSEN = (
    "确定", "监测", "调度", "联系", "参与", "承担", "实施", "推进", "管理", "负责", "列入", "纳入", "跟踪", "统计",
    "排查", "认定", "确认", "公布", "梳理", "筛选", "支持", "服务", "帮扶", "调查", "抽样", "走访", "安排", "推荐",
    "提供", "签约", "招引", "引进", "下达", "批准", "审批", "要求", "剩余", "其余", "受访", "结转",
)  # fmt: skip
"""Verbs that say who chose or watches what is counted: no part of its name (国家确定的 172 项工程)."""
KEY = re.compile(rf"(?P<size>重点(?:{'|'.join(CHOSEN)}))(?=的$)")
"""What the key ones among many are called by (重点监测的 430 户企业)."""
SIZED = re.compile(
    r"(?P<size>(?:年|上年|去年)?(?:总?产值|产出|销售额|(?:主营业务|营业|销售|业务)?收入|纳税额?)[达在]?到?[\d.]*"
    r"[百千万]?亿?元(?:以上|以下))的$"
)
"""How much those make who are counted (年产值亿元以上的 215 家企业)."""
BATCH = re.compile(r"(?P<batch>(?:首|第[一二三四五六七八九十]+)批)(?:[\u4e00-\u9fff]{2,6}的)?(?:[已共有]|共计)*$")
"""What makes firms of no name those of a batch (首批 300 家企业)."""
RANKED = re.compile(
    r"(?:(?P<size>规上|规模以上|限上|限额以上)|(?:^|[全各我本该][省市县区州镇]|[省市县区州]级?)(?P<key>重点))共?$"
)
"""What size those are who are counted, or that they are the key ones, before their number (规上 20 户工业企业)."""
QUOTED = re.compile(r"“(?P<size>[\u4e00-\u9fff]{2,6})(?P<key>)”$")
"""What stands in quotation marks right before their number (“白名单”666 家企业)."""
SUM = "元"
"""The unit of what something costs, which names nobody (投资达 580 亿元的 25 个项目)."""
FIRMS, BATCH_REACH = "企业", 12


ATTRIBUTE = re.compile(r"(?<![^\W_])(?:其中)?(?P<of>(?!其[他它余]|我们|[这那一某每各]|其中)[^\W_]{2,12}的)$")
"""A clause that tells which of many are meant."""
LISTS = ("库", "名单", "名录", "清单", "目录", "计划")
"""What those who are counted are on, which is no part of their name (纳入重点项目库的 45 个)."""
PRONOUNS = ("它们", "他们", "我们", "它", "其")
"""Who does something to those who are counted (它们带动的 600 家)."""

AMONG_THEM = re.compile(r"^(?:其中|目前|截至目前|此外)")
NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,8}")
FOR = re.compile(r"(?<![作成认])[为给向替][^，。；]{2,12}的$")
"""What makes 的 end what is done for others (为江浙配套的 108 家)."""


def batched(scene: Scene, figure: Quantity, name: str) -> str | None:
    """Return the firms of no other name that are counted as those of a batch."""
    return batch_of(scene, figure.prefix_start, name)


def batch_of(scene: Scene, at: int, name: str | None) -> str | None:
    """Return the firms of no other name that a batch before `at` is of (首批复工[企业] 300 家)."""
    found = BATCH.search(scene.text, max(scene.start, at - BATCH_REACH), at) if name == FIRMS else None
    return found["batch"] + FIRMS if found else None


def owner(scene: Scene, figure: Quantity) -> str:
    """Return the words before a counted population that belong to its name, "" where none do."""
    end = figure.prefix_start
    low, _ = scene.clause(end - 1)
    places, days = between(scene.places, low, end), between(scene.dates, low, end)
    places = [item for item in places if not scene.text.startswith(FIRMS_OF_STATE, item.end)]
    sums = [one.end for one in between(scene.quantities, low, end) if one.unit == SUM]
    floor = max([low, *[item.end for item in places], *[item.end for item in days]])
    if at := next((one.start for one in places if one.end == end - 1 and scene.text[one.start - 1] == "在"), 0):
        return _whose_there(scene, low, at - 1)
    if size := _size(scene.text[floor:end]):
        return size
    found = OWNER.search(scene.text, max([floor, *sums]), end)
    if not found:
        return ""
    name = RELATED.sub("", found["of"] or found["system"])
    belongs = scene.text.endswith(BELONGING, found.start(), end)
    name = COUNTED.sub("", name) if belongs else name
    back = name in namewords.ANAPHORS if belongs else name.endswith(namewords.ANAPHORS)
    if back or name.endswith((*CHOSEN, *LISTS)) or name.startswith(PRONOUNS):
        return ""
    if FOR.search(scene.text[floor:end]):
        return ""
    begins = scene.text.index(name, found.start())
    end = begins + len(name)
    words = scene.words_in(begins, end)
    words = words[-1:] if name.endswith(FIRMS_OF_STATE) else words
    led = LISTED.match(name)
    start = max([begins + (led.end() if led else 0), *[word[1] for word in words if _stops(scene, word)]])
    opens = led or _opens(scene, floor, start) or (belongs and COUNTED.search(scene.text[floor:start]))
    return scene.text[start:end] if words and opens else ""


def _size(words: str) -> str:
    """Return how big, or that the key ones those are who are counted behind the words, "" where none says it."""
    if found := KEY.search(words) or SIZED.search(words):
        return found["size"]
    ranked = RANKED.search(words) or QUOTED.search(words)
    return ranked["size"] or ranked["key"] if ranked else ""


def _whose_there(scene: Scene, low: int, end: int) -> str:
    """Return whose those are who are counted where they are (甬江集团在长春的 5 个工厂)."""
    name = AMONG_THEM.sub("", scene.text[low:end])
    words = scene.words_in(end - len(name), end)
    plain = NAME.fullmatch(name) and not any(_stops(scene, word) for word in words)
    told = bool(between(scene.places, low, end)) or bool(between(scene.marks, end - len(name), end))
    return name if plain and not told and name not in namewords.ANAPHORS else ""


def attribute(scene: Scene, floor: int, at: int) -> str:
    """Return what 的 before a bare noun at `at` says of its bearers (有项目的企业), "" where it says what they did."""
    found = ATTRIBUTE.search(scene.text[floor:at])
    deeds = [mark for mark in between(scene.marks, floor, at) if mark.sort in BEARERS]
    return "" if found is None or deeds else found["of"]


def _opens(scene: Scene, floor: int, at: int) -> bool:
    """Say whether a name can begin here: where the clause, a place or a date left off, or after a word of no name."""
    before = scene.words_in(floor, at)
    if scene.text[at - 1 : at] in {"等", "、"}:
        return False
    return at == floor or bool(before and before[-1][1] == at and _stops(scene, before[-1]))


def _stops(scene: Scene, word: tuple[int, int]) -> bool:
    """Say whether the word is never part of a name."""
    return scene.text[slice(*word)] in namewords.STOPS


def unbracketed(scene: Scene, at: int) -> int:
    """Return where the brackets begin that end right before the words at `at`, which are of what stands before."""
    opened = last_mark(scene.text, "（(", scene.start, at) if scene.text[at - 1] in "）)" else -1
    return opened if opened > scene.start else at
