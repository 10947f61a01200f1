"""The one canonical form of a population's name: what is no part of it taken off, a pack's name where there is one."""

from workers.extract.whom.coined import is_firm
from workers.extract.whom.goods import SHORTEST
from workers.extract.words import cues
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import Lexicon
from workers.text import lazyre as re

OPENING, CLOSING = "“", "”"
"""A name may begin with one in quotation marks (“白名单”企业)."""
QUOTES = str.maketrans("", "", "“”‘’")
LEADING = re.compile(
    r"""^(?: [这那](?:[条家个座片批类些种]|部分) | [上前]述
      | 条(?=产业链) | \w{0,3}大[省市]、? | 全[省市区县国州](?![运域性]) | 其中
      | [省市县区乡镇村](?:、[省市县区乡镇村])+(?!重[点大]|级) | [省市区县州盟旗](?=[规限](?:[模额]以)?[上下]) | 日增
      | (?:计划|完成|启动|实施)?改造(?=城镇|城市|老旧|棚户|[农危]) | 我们
      | (?:国务院)?国资委(?:直接)?监管的?(?=央企|中央企业) | 第[一二三四五六七八九十]+[批期](?!工)
      | (?:计划)?总?投资[\d.]*[百千万亿]?元(?:以上|以下)的? | 各 | 全部 | 所有 | 广大 | 其他 | 其它
      | 出(?![口租版资境国厂海生])
      | 该 | 等 | 和(?!田|县) | 与 | 及 | 、 | 的 | 几家 | 类 | (?:(?:地级|县级|设区)市|县[（(]区[）)])(?=[^的]{3})
      | (?:地区|园区|投资区|直辖市|自治区)(?![级性内外周])(?=[^的]{2})
      | (?:主|老|中心)城区(?=[^的]{3})
      | 主产[省区]的 | (?:大多|多|少)数(?=[^的]) | (?:\d+|[两三四五六七八九十])大(?=[^型中小学]{2})
      | 有(?![色限机]) | 家(?![电具居政庭纺装畜禽]) | 户(?!用|籍|外(?![贸资商企籍地])) | 个(?![体人别])
      | 名(?![优牌特贵])
      | 余(?![姚杭]) | 多(?![晶媒层]) | 共(?!享) )+""",
    re.VERBOSE,
)
"""What comes before the name of a population and is no part of it; 有色, 家电, 个体 and the like are."""
TRAILS = (
    "的|平均|实际|总体|整体|综合|累计|共|已|已经|现|均|都|也|基本|顺利|陆续|有序|中|里|(?<![国省市县境区])内"
    f"|当中|之中|全部|总|等|们|方面|有|恢复|“|”|{'|'.join(cues.OF_ALL)}"
)
"""What follows a name and is no part of it; none is made of others, or a run of them would be tried in every way."""
TRAILING = re.compile(f"(?:{TRAILS})+$")
LAST = frozenset(word[-1] for word in TRAILS.split("|")) | {"\n"}
SHOPS = ("超市", "商场", "酒店", "饭店", "影院", "药店", "便利店", "景区", "民宿", "书店", "加油站", "餐馆", "宾馆")
"""Nouns that say with or without 行业 who is meant."""
PROGRAMME = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:机制|名录|(?<!白)名单|计划|行动)(?=重点|骨干|试点|成员|[^内中外上下等])"
)
"""The name of a programme before those that are in it."""
BATCH = re.compile(r"(?P<batch>第[一二三四五六七八九十]+批)(?:[\u4e00-\u9fff]{2,4}的?)?(?P<firms>企业)$")
"""Firms of no name but that of their batch, which is not the first."""
MIDDLE = "中心"
"""A place's (中心城区), and nobody's name by itself."""
SUFFIXES = ("链", "式")
"""What makes a verb the beginning of a noun (供应链, 开放式)."""
COMPOUNDS = ("营业网点", "营业场所", "营业厅", "营业部", "营业性", "运营企业", "运营单位", "运营商", "运营公司")
"""Nouns that begin with such a verb and say what somebody is for, not what they did."""
NEW = "新"
"""What makes a verb the kind of those it is said of (新投产项目), not what they did."""
SORTS = ("项目", "工程")
"""Whom such a verb alone tells apart."""
ON_LIST = ("在册", "在职", "返场")
"""How people belong to who they work for."""
TRADE, FIRMS = "业", "企业"
TRADES = ("行业", "产业")
"""What ends the name of a trade that is told of with its firms or without them."""
WHOLE_WAY = "全程"
"""How far people came, which is no part of who they are (居民全程接种)."""
WORKERS = "产业工人"
"""People of no trade in particular, though their name begins as one."""
HOUSE = "厂"
"""Whose people they are where the rest was said before (我们厂员工)."""
HOW = re.compile(r"(?:[省市县区镇]*[一二两三四五]级)?(?:正式|联动|同步|同日|当日|统一|一次性|宣布|陆续|率先|顺利)+")
"""How something was begun, before the verb that begins the name of what was (三级联动开工重大项目)."""
NOBODY = re.compile(
    "(?:一把手|民心|德政|系统|头号|一号|形象|面子|暖心|良心|放心|阳光)工程$|总人口$|^(?:全民|全?人群|常住人口|全体)$|(?:数|面积|金额)计算?$"
)
"""Everyone, what only praises (一把手工程), or by which of its counts a share is reckoned (按小区数计开工率)."""
AGED_ONLY = ("岁以上", "岁及以上", "岁以下", "岁及以下")


def trimmed(name: str) -> str:
    """Return the name without what follows names and is none of them; most are followed by nothing."""
    return TRAILING.sub("", name) if name[-1:] in LAST else name


def unquoted(name: str | None) -> str | None:
    """Return the name that a series is kept by: “小巨人”企业 and 小巨人企业 are the same ones."""
    return name.translate(QUOTES) if name else name


def unplaced(name: str | None, zone: str | None) -> str | None:
    """Return the name without the zone that the series has anyway (东湖镇企业 in 东湖镇)."""
    rest = name.removeprefix(zone) if name and zone else name
    return rest if rest and is_head(rest) else name


def canonical(name: str, lexicon: Lexicon) -> str | None:
    """Return the one name of a population: the pack's where it knows the words, else the words trimmed."""
    if batch := BATCH.match(name):
        return batch["batch"] + batch["firms"]
    words = trimmed(LEADING.sub("", name)).strip("、，, ")
    words = words if words[:1] == OPENING and words.find(CLOSING) > 1 and words[-1:] != CLOSING else words.strip("“”")
    words = _without_verbs(_without_programme(_without_verbs(words, lexicon)), lexicon)
    words = _without_people(_without_things(words, lexicon), lexicon)
    words = words.replace("规上", "规模以上").replace("规下", "规模以下")
    words = words.replace("规模以上限上", "规模以上和限额以上")
    words = "限额以上" + words[2:] if words.startswith("限上") else words
    words += "人群" if words.endswith(AGED_ONLY) else ""
    words = _without_deed(words, lexicon)
    people = words.removesuffix(WHOLE_WAY)
    words = people if people != words and is_head(people) and "岁" not in people else words
    words = words.removesuffix("行业") if words.removesuffix("行业").endswith(SHOPS) else words
    nobody = len(words) < SHORTEST or words == MIDDLE or words in lexicon.things or NOBODY.search(words)
    return None if nobody else lexicon.subjects.get(words, words)


def _without_programme(words: str) -> str:
    """Take the programme that chose a population off the front of its name (协作机制重点企业 -> 重点企业)."""
    found = PROGRAMME.match(words)
    return words[found.end() :] if found and is_head(words[found.end() :]) else words


def _without_deed(words: str, lexicon: Lexicon) -> str:
    """Take what firms of a trade did out of their name (建筑业复工企业 -> 建筑业企业, 鞋服产业复工企业 -> 鞋服产业)."""
    ends = words.rfind(TRADE, 0, -len(FIRMS)) + 1 if words.endswith(FIRMS) else 0
    if not ends or words[ends : -len(FIRMS)] not in lexicon.leading:
        return words
    return words[:ends] + FIRMS * (not words[:ends].endswith(TRADES))


def _without_things(words: str, lexicon: Lexicon) -> str:
    """Take what is counted off the name of those who have it (医务人员流感疫苗 -> 医务人员, 疫苗第一剂 -> 第一剂)."""
    first = (
        next((one for one in lexicon.things if words.startswith(one)), "") if words.startswith(lexicon.things) else ""
    )
    if first and words.removeprefix(first) in lexicon.subjects:
        return words.removeprefix(first)
    if not words.endswith(lexicon.things):
        return words
    rest = words.removesuffix(next(one for one in (*lexicon.sorts, *lexicon.things) if words.endswith(one)))
    return rest if is_head(rest) or "岁" in rest else words


def _without_verbs(words: str, lexicon: Lexicon) -> str:
    """Take the verbs off the front of a name (已复工和新开工的铁路项目, 正式开工的铁路项目 -> 铁路项目)."""
    how = HOW.match(words)
    words = words[how.end() :] if how and words.startswith(lexicon.deeds, how.end()) else words
    if not words.startswith(lexicon.deeds) or words.startswith(COMPOUNDS):
        return words
    rests = [LEADING.sub("", words.removeprefix(verb)) for verb in lexicon.deeds if words.startswith(verb)]
    named = [rest for rest in rests if is_head(rest) and not rest.startswith(SUFFIXES)]
    if not named or (words[0] == NEW and named[0] in SORTS):
        return words
    return _without_verbs(named[0], lexicon)


def _unlisted(words: str) -> str:
    """Take what says how people belong to somebody off the end of who that is (某企业在册[员工])."""
    return words.removesuffix(next((one for one in ON_LIST if words.endswith(one)), ""))


def _without_people(words: str, lexicon: Lexicon) -> str:
    """Take the people off the name of a trade (邮政行业复工人员 -> 邮政行业)."""
    for noun in [one for one in lexicon.people if words.endswith(one)] if words.endswith(lexicon.people) else ():
        rest = _unlisted(words.removesuffix(noun))
        while rest.endswith(lexicon.leading) and not is_head(rest):
            rest = rest.removesuffix(next(one for one in lexicon.leading if rest.endswith(one)))
        if rest != words and is_head(rest) and words != WORKERS:
            return rest
        if words.removesuffix(noun) in {*ON_LIST, HOUSE}:
            return noun
        if rest != words and is_firm(rest):
            return rest
    return words
