"""Which mention of a place says where something is so, not where it goes, what it is called or whence it is told."""

from workers.extract.sentence.scene import PAUSE, Scene
from workers.extract.sentence.spans import between
from workers.extract.where.objects import is_object
from workers.extract.words import cues
from workers.extract.words.codes import NATION, inside
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

LOCATIVE = re.compile(
    r"[\s“]*(?:(?:\d{1,2}月)?\d{1,2}日(?:一早|[上下]午|清晨|早晨|中午|傍晚|晚)?[，,]?)?(?:眼下|目前|现在|近日|今天)?(?P<at>在|走进|来到)?"
)
"""What opens a sentence with where it plays, of whose name the place may be a part (3月10日，在义乌国际商贸城，)."""
STAGE = re.compile(r"[^，。；]{2,20}?(?:现场|车间|工地|项目部|厂区|厂房|生产线|码头)[里内上]?[，,]")
"""The rest of such a name where no word says 在 (3月10日，义乌新港码头扩建工程现场，)."""
DATELINE = re.compile(r"(?:\d{1,2}月\d{1,2}日|\d{1,2}日)?专?[电讯](?![业力网厂站器子商信])")
"""What follows the place that an agency tells from (新华社太原 3 月 2 日电)."""
AGENCY = frozenset("社网报台")
"""What the name of an agency ends with."""
OUTBREAK = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:情|灾|震)(?:的?(?:暴发|爆发|发生)|牵动|告急|严重)")
"""What makes a place the name of an outbreak that others hear of (武汉疫情暴发后，)."""
ASHORE, LANDFALL = "登陆", re.compile(r"[在于从][^，。；]{2,24}?登陆(?!\w{0,6}(?:板|市场|平台))")
"""What says where a storm came ashore: whom it hurt is said elsewhere (于 8 日在阳江沿海登陆)."""
MOST = re.compile(
    r"(?:最(?:大|早|高|多|好|强|长|重要|具)|唯一|第[一二三四五六七八九十]大)(?![，。；、,]|为|达|的[是有])"
)
"""What makes a place only what something is held against the rest of (内蒙古最大工业城市)."""
OFFICES = re.compile(r"的?(?:党委|政府|相关|有关|主管|和|、)*(?:部门|政府|党委|工作组|干部)")
"""Who of 当地 does something for somebody: where that is so is said elsewhere."""
OUTLET = re.compile("(?:新闻网|新闻社|中通社|中评社|通讯社|电台|日报|晚报|商报|时报|晨报)")
"""What makes a place the name of a paper or an agency (香港新闻网 5 月 3 日电)."""
BROKEN = re.compile(r"的?(?:历史|单日|最高)*[记纪]录(?!片|员|仪)")
"""What makes a place only whose record somebody else broke (打破去年高雄记录)."""
ROUTE = re.compile(
    r"(?:至|到|[—–-])[\u4e00-\u9fff]{2,6}?(?:、[\u4e00-\u9fff]{2,6}至[\u4e00-\u9fff]{2,6}?)*(?:等\d*[条个]?)?(?:在建|续建|新建|普通)?"
    r"(?:国省干线|高速|高铁|铁路|公路|城际|专线|航线|班列|线路|客运)"
)
"""What makes a place one end of a way (太原至大同高速公路)."""

EXCEPT = "除"
LEFT_OUT = re.compile(r"除(?![夕雪草尘险名])[^，。；]{0,60}?(?:[以之]外|外(?=[，,]|其[余他它]|[还均都全]))")
"""What leaves some out of those told of, up to the word that closes it."""
AND_MORE = "等"
MEMBER = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{1,20}?)(?:、[^，。；、]{2,24}){0,9}?等(?:在内)?的?\d+[多余]?(?:[家户]|[个项](?=[\u4e00-\u9fff]{0,8}?(?:项目|工程|企业|工地|基地|园区)))"
)
"""What makes a place the beginning of a name of one of so many (甬江石化、海川公司等 31 户重点企业)."""
CLASS = re.compile(
    r"[有共已全各的对为在将及和与还从把被]|(?:企业|商户|单位|门店|业|领域)$|(?:^.{0,5}|(?:重点|重大|[在续新]建|主要).{0,8})项目$"
)
"""What makes such words a class, and no name of one."""


ASKS = re.compile(
    r"(?:方面)?(?:(?:所?提出|报来|发来|请求|需要)的|[所急亟]需要?的?|紧缺的?)[^，。；]{0,32}?(?:清单|需求|请求|缺口)"
)
"""What makes a place only the one that asks or needs (根据武汉提出的物资需求清单，)."""
LEVEL = re.compile(r"(?:层面|本?级)(?=统筹|调度|推进|重[点大])")
"""What makes a place only the level whose task something is (45 个市层面统筹推进项目)."""
SENDERS = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,8}?)*(?:和[\u4e00-\u9fff]{2,8}?)?(?:等?[一二两三四五六七八九十\d]个?[省市](?:[一二两三四五六七八九十\d]?个?市)?|等地?)?(?:来[函电信]|函)\d*"
)
"""What makes places only those who wrote (收到浙江、安徽来函 54 件)."""
GATHERED = re.compile(r"(?:各地|各市|其[他它]地区)?(?:紧急)?(?:调集|抽调|调派|调来|增派)")
"""What makes a place behind 从 only the one that help came from (从全省各地调集 500 人)."""
COMES = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:来(?!的?\d)|[返回抵]|采购|购[买进入]|引进|调[入运])")
"""The same where nobody is counted (从安徽阜阳开来的列车)."""
NATIVE_OF = re.compile(r"(?:家住|来自|毕业于|[出诞]?生于|出生在|祖籍|原籍|户籍在?|老家在?|远在)$")
"""Words before a place where somebody is only from, where nobody is counted (家住阜阳的老李)."""
TOLD = re.compile(r"[^，。；]{0,12}?的?(?:最新)?(?:数据|消息|统计|信息|通报|报告|监测|情况)")
"""What comes from a place that tells of itself (来自阜阳市统计局的数据)."""
VENUE = re.compile(
    r"[\u4e00-\u9fff]{0,3}?(?:宾馆|酒店|饭店|大厦|广场|商城|商厦|公寓|花园|小区|村|桥|[东西南北中]?路|大?街|菜馆|餐馆|火锅|拉面)"
)
"""What a house, a road or a dish is, whose name may be a place elsewhere (佛山市[上海]宾馆)."""
DASHES = frozenset("—–-－~～")
LINE = re.compile(r"的?(?:国省干线|高速|高铁|铁路|公路|城际|专线|航线|航班|班列|列车|动车|线路|客运|班车)")
"""What follows the other end of a way (太原—大同航线)."""
FETCHED = re.compile(r"(?:、[\u4e00-\u9fff]{2,8}?)*(?:等地?)?(?:[专包]车)?接[来回返]")
"""What makes such a place only where somebody fetched people from (从安徽阜阳接回员工 90 人)."""
DEPARTS = re.compile(r"(?:[\u4e00-\u9fff]{0,3}站)?(?:缓缓|准时|顺利)?(?:驶[向往出]|开[往出]|出发|启程|发[往车])")
"""What people who leave do, behind where they leave from, which may be but a station (从太原南站驶向南京)."""
THAN = re.compile(r"(?:[高低快慢好优多少强]于|超过?|超出|领先|[比较])$")
AVERAGE = re.compile(r"的?平均")
"""What makes a place only the one by whose average something is measured (高于全市平均水平)."""
HELPERS = re.compile(
    r"[^，。；\d]{0,24}?(?:抢修|医疗|救护|施工|突击|志愿|[救支增]援|援[\u4e00-\u9fff])[^，。；\d]{0,6}?(?:队|力量|人员|者|专家)"
)
"""Who came from somewhere to help elsewhere (来自[江苏]的电力抢修队伍)."""
EFFORT = re.compile(r"[^，。；]{0,16}?(?:努力|奋战|抢修|攻坚|拼搏)")
"""What somebody did through whom it came about, where they are (经过温州抢修人员的奋战)."""
LENDERS = re.compile("的(?:地方)?(?:法人|中小)?(?:银行|金融机构|农商行|农信社)")
"""What makes areas that are only counted those of somebody who lends (8 个省份的银行已向企业发放)."""
FOR_WHOM = re.compile(r"(?:针对|鉴于|考虑到|为了?(?:重点|全力|切实|进一步|积极|有力)*(?:支[持援]|帮助|保障|助力))$")
NEED = re.compile(r"[^，。；]{0,16}?(?:灾情|疫情|旱情|汛情|险情|需要|需求|救灾|防控|工作|供应)[^，。；]{0,14}，")
"""What stands around the place for whose sake others do something (针对[青海]灾情，; 为支持[湖北]防控工作，)."""
WORKS = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:水资源配置工程|[引调供]水工程|水利枢纽|水库|灌区)(?:工程)?(?=全[线面]|建成|加快|通水|主体|顺利|成功|如期|正式|已|等|、)"
)
"""What makes a place the name of a waterwork, one of many told of (珠三角水资源配置工程全线通水)."""
NAMES_ONLY = re.either(WORKS, LEVEL, SENDERS, cues.BORN_IN, ROUTE, OUTLET, OUTBREAK, MOST, BROKEN, ASKS)
"""What follows a place that is but a part of what something else is called."""


def governs(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a mention is where something is so, not where something goes or a part of a name."""
    known = scene.governing.get(item.start)
    if known is None:
        known = scene.governing[item.start] = _governs(scene, item)
    return known


def is_dateline(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a place is only where an agency tells from: what it tells may be so anywhere."""
    return scene.text[item.start - 1] in AGENCY and DATELINE.match(scene.text, item.end) is not None


def is_landfall(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a place is only where a storm came ashore."""
    if scene.text.startswith(ASHORE, item.start - len(ASHORE)):
        return True
    if scene.text.find(ASHORE, item.end, scene.end) < 0:
        return False
    low, high = scene.clause(item.start)
    return any(one.start() < item.start < one.end() for one in LANDFALL.finditer(scene.text, low, high))


def is_whose(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a place between a number and its noun says whose they are, another where (在甲省的 30 家乙市企业)."""
    if scene.text.find("在", max(0, scene.start - 1), item.start) < 0:
        return False
    earlier = between(scene.places, scene.start, item.start)
    held = [one for one in earlier if scene.text[one.start - 1] == "在" and cues.WITHIN.match(scene.text, one.end)]
    counted = [one for one in scene.quantities if one.unit and one.end == item.start] if held else []
    if not counted:
        return False
    low, _ = scene.clause(item.start)
    return any(low <= one.start < counted[0].prefix_start for one in held)


def _governs(scene: Scene, item: PlaceMention) -> bool:
    """Settle it by the words before the mention."""
    if _plays(scene, item):
        return True
    apart = is_dateline(scene, item) or is_landfall(scene, item)
    if item.inside_name or apart or is_whose(scene, item) or _only_names(scene, item):
        return False
    told = scene.text.rfind(cues.REPORTER, scene.start, item.start)
    if told >= 0 and told >= scene.clause(item.start)[0]:
        return True
    first = _first_listed(scene, item)
    before = scene.text[max(scene.start, first.start - 4) : first.start]
    measured = THAN.search(before) and AVERAGE.match(scene.text, item.end)
    if measured or (before.endswith(cues.ABOVE_ALL) and cues.TO_ALL.search(scene.text, scene.start, first.start)):
        return False
    named = before.endswith(cues.RANKED) or (before.endswith(cues.NAMED_AS) and first.code == NATION.code)
    if named or _is_from(scene, item, before):
        return False
    means = cues.AGENT.search(before) and not EFFORT.match(scene.text, item.end)
    moved = cues.GOAL_OF_MOTION.search(before) or means or cues.COMPANION.search(before)
    return not (moved or is_object(scene, item, governs))


def _is_from(scene: Scene, item: PlaceMention, before: str) -> bool:
    """Say whether somebody or something only came from the place, and is counted by nothing there."""
    text, led = scene.text, before.endswith(cues.OUT_OF)
    if led and (GATHERED.match(text, item.end) or FETCHED.match(text, item.end, scene.end)):
        return True
    if before.endswith("来自") and HELPERS.match(text, item.end):
        return True
    if not ((led and COMES.match(text, item.end)) or (NATIVE_OF.search(before) and not TOLD.match(text, item.end))):
        return False
    return all(one.value == 1 for one in between(scene.quantities, *scene.clause(item.start)))


def _is_end(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a place is the other end of a way that is named after two."""
    at = item.start - 1
    ends = scene.text[at] in DASHES and any(one.end == at for one in scene.places)
    return ends and LINE.match(scene.text, item.end) is not None


def _is_venue(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a place right behind another, in which it does not lie, is but what a house or a road is called."""
    if VENUE.match(scene.text, item.end) is None:
        return False
    return any(one.end == item.start and not inside(item.code or "", one.code or "-") for one in scene.places)


def _plays(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a name with the place in it says where the sentence plays, or where those it tells of leave from."""
    opened = LOCATIVE.fullmatch(scene.text, scene.start, item.start) if item.inside_name else None
    if opened and (opened["at"] or STAGE.match(scene.text, item.end, scene.end)):
        return True
    return scene.text[item.start - 1] in cues.OUT_OF and DEPARTS.match(scene.text, item.end) is not None


def _only_names(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a place only says where somebody has been, among whom one is most, or names a way or an outbreak."""
    if (item.reference == "any" and OFFICES.match(scene.text, item.end)) or is_member(scene, item):
        return True
    if item.code is None and item.level == "region" and LENDERS.match(scene.text, item.end):
        return True
    if FOR_WHOM.search(scene.text, scene.start, item.start) and NEED.match(scene.text, item.end, scene.end):
        return True
    if NAMES_ONLY.match(scene.text, item.end, scene.end) or _is_end(scene, item) or _is_venue(scene, item):
        return True
    return _is_of_the_left_out(scene, item)


def _is_of_the_left_out(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a place only says where those are who are left out (除 3 个青海项目外，其他项目均已复工)."""
    opened = scene.text.rfind(EXCEPT, scene.start, item.start)
    left = LEFT_OUT.match(scene.text, opened, scene.end) if opened >= 0 else None
    return left is not None and item.end < left.end()


def is_member(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a place only begins the name of one of those that are counted together."""
    if item.reference or scene.text.find(AND_MORE, item.end, scene.end) < 0:
        return False
    found = MEMBER.match(scene.text, item.end, scene.end)
    return found is not None and CLASS.search(found["name"]) is None


def _first_listed(scene: Scene, item: PlaceMention) -> PlaceMention:
    """Return the first place of the list that the mention stands in: what is said of it is said of all."""
    first = item
    for other in reversed(between(scene.places, scene.start, item.start)):
        if not (other.end < first.start and scene.text[other.end : first.start] == PAUSE):
            break
        first = other
    return first
