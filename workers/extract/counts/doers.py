"""Whether those whom a figure counts did what the verb behind it says (190 家企业复工), or only seem to."""

from decimal import Decimal

from shuize.pack import Indicator
from workers.extract.counts.ahead import DONE, among_named, fulfils, has_part, joined, rushes
from workers.extract.counts.beside import VAGUE_UNITS, describes, of_places
from workers.extract.counts.people import named_people
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues
from workers.extract.words.heads import has_head, is_head
from workers.extract.words.lexicon import Mark, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

DIRECTIONS = frozenset("往抵到至回达坐乘上赴奔给")
"""What a verb of motion ends with, or is followed by, where its goal follows it."""
TOWARDS = re.compile("前往|返[岗回乡工]|分赴|奔赴|驶往|开往|去往")
"""Such verbs themselves (乘专列[前往]广东)."""
AID = "援"
"""What a verb of help ends with, that goods are the subject of only where it says who is helped (驰援湖北)."""
ALL = ("%", Decimal(100))
"""What says of those just counted that it is all of them (62 个项目已 100% 复工)."""
BEGUN = re.compile(
    r"迎来|开始|进入|即将|陆续(?:开|迎|成熟)|(?<!已)(?<!已经)(?:集中|正在?(?:陆续|进行|加紧|有序)*|抓紧|大面积|全面|开[镰机割])$"
)
"""What says that goods or areas are only begun with (300 万亩小麦迎来收割)."""
FINISHED = re.compile("完|结束|告捷|收官|到位")
"""What says behind the verb that they are done with all the same (小麦集中收割完毕)."""
FUTURE = re.compile(r"(?<!已)将$|拟$|着手$|(?<![所得予])可以|能够|即可$")
"""What says before a verb that it is yet to come."""
HABIT = re.compile(r"(?:轮班|轮流|轮岗|倒班|持证|带证|竞争|竞聘|挂牌|坚持|带病)$")
"""What makes being at a post no return to it (轮班上岗)."""
LEFT_OUT = re.compile(r"[^，。；、\d]{0,14}?(?:[以之]外|外(?=[，全均都其已皆]))")
"""What follows a count of those that are left out (除 3 家外全部复工)."""
FAILED = re.compile(
    r"如何|怎[样么]|无法|需要?(?:[到赴返]|前往)|暂停|停止|关停|(?<![接等])待$|不能|难以|尚未|未能|没有|还未|仍未|不得|不愿|不敢|等待|等着|只等|无一|差点|险些"
)
"""What says that they did not (2000 名员工无法返岗)."""
IN_PARTS = re.compile(
    r"分[成为]?[\d一二两三四五六七八九十多几]+(?:批次?|次|路|期|轮)|[在于](?:全[省市县区州])?\d+[多余]?个(?=[省市县区州镇乡街园])"
)
"""What only says how or where it was done (12 万只口罩[分两批]运抵黄冈, 52 个项目[在 11 个]县区开工)."""
CARRIERS = frozenset("辆列趟架班节")
"""Units of what people are carried in."""
LONGEST = 10
"""Most code points of the end of a name that are looked at."""
SO_FAR = frozenset(("已", "已经"))
"""What leads a verb that stands before the name of those who did it (64 户[已]复产中小企业)."""
UNQUOTED = str.maketrans("", "", "“”")
PREDICATE = re.compile(
    r"(?!已[近接进])(?:生产|建设|完[毕成]|完(?=[，。；、了）)]|$)|结束|工作(?=(?:已经?|也|均|都|基本|全部|全面|顺利|圆满|大体)*(?:完|结束|告|收官|过半|[，。；、,;）]|$))|运营|营业|经营|到位|(?:仪式|活动)(?=[，。；、）)]|$)|[，。；、,;（）()”\s了并且而已]|$|[！？!?.])"
)


def _are_named(scene: Scene, quantity: Quantity, gap: str) -> bool:
    """Say whether those counted are named right before the figure, and the verb follows (项目 103 个全部复工)."""
    low, _ = scene.clause(quantity.start)
    before = scene.text[low : quantity.prefix_start].rstrip("共有计约近")
    return among_named(scene, quantity, gap) or (DONE.fullmatch(gap) is not None and is_head(before[-LONGEST:]))


def _holds(scene: Scene, mark: Mark) -> bool:
    """Say whether a verb of those who are carried is followed by how many held them (1046 人分乘 35 辆大巴)."""
    after = between(scene.quantities, mark.end, mark.end + 1)
    return bool(after) and after[0].unit in CARRIERS


def _says_how(scene: Scene, quantity: Quantity, one: Quantity) -> bool:
    """Say whether the other figure is but a part of how, or where, those counted did it."""
    return of_places(scene, one) or IN_PARTS.search(scene.text, quantity.end, one.end + 1) is not None


def is_subject_of(scene: Scene, mark: Mark, quantity: Quantity, item: Indicator) -> bool:
    """Say whether what the figure counts does what the verb after it says."""
    gap = scene.text[quantity.end : mark.start]
    told = (named_people(scene, one) for one in between(scene.quantities, quantity.end, mark.start))
    others = [one for one in told if one.unit not in {"", *cues.SPANS} and (one.unit, one.value) != ALL]
    others = [
        one
        for one in others
        if one.unit == ALL[0] or not (describes(scene, one, mark) or _says_how(scene, quantity, one))
    ]
    if (
        FAILED.search(gap)
        or LEFT_OUT.match(gap)
        or HABIT.search(gap)
        or FUTURE.search(gap)
        or (item.measure == "output" and BEGUN.search(gap) and not FINISHED.match(scene.text, mark.end))
        or scene.of(Sort.PLAN, quantity.end, mark.start)
        or cues.OBJECT.search(gap)
        or rushes(scene, mark, gap)
    ):
        return False
    if (others and not joined(scene, item, quantity, others, gap)) or has_part(scene, mark, quantity):
        return False
    vague = quantity.unit in VAGUE_UNITS and item.measure != "output" and gap[:1] != "，"
    headed = not cues.MEASURES.match(gap) and (has_head(gap) or _are_named(scene, quantity, gap)) if gap else True
    bare = not gap and item.about == "nobody" and item.unit not in VAGUE_UNITS
    if vague and (bare or not headed):
        return False
    towards = TOWARDS.match(scene.text, mark.end) is not None
    led = towards or not DIRECTIONS.isdisjoint(scene.text[mark.end - 1 : mark.end + 1])
    aids = scene.text[mark.end - 1] == AID and item.measure == "output"
    named = scene.text[mark.end : scene.clause(mark.end)[1]] if gap in SO_FAR and item.measure == "count" else ""
    if named and is_head(named.translate(UNQUOTED)) and not between(scene.quantities, mark.end, mark.end + len(named)):
        return True
    if not aids and (PREDICATE.match(scene.text[mark.end : mark.end + 8]) or fulfils(scene, mark)):
        return True
    return item.about != "population" and (
        _holds(scene, mark) or led or bool(between(scene.places, mark.end, mark.end + 1))
    )
