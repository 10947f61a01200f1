"""What the name of a population ends with: nouns of trades, firms, sites, people and vehicles, by their endings.

Chinese makes such nouns without end (配套商, 养殖户, 快递员, 屠宰厂), so an ending of one character counts where the
word is none of the verbs that end alike (协商, 开户, 动员, 出厂).
"""

from functools import lru_cache

from workers.extract.words import cues, namewords
from workers.text import lazyre as re

PEOPLE = (
    "人员", "员工", "职工", "工人",
    "司机", "教师", "老师", "师生", "小哥", "骑手", "师傅", "干部", "船员", "民警", "辅警", "保安", "保洁", "护士",
    "医生", "矿工", "民工", "女工", "护工", "技工", "电工", "焊工", "清洁工", "环卫工", "保洁工", "装卸工",
    "搬运工", "维修工", "修理工", "建筑工", "临时工", "渔民", "农民", "居民", "村民", "牧民", "市民", "移民",
    "考生", "新生", "女生", "男生", "大学生", "毕业生", "中小学生", "幼儿", "儿童", "青少年", "婴幼儿", "孕妇", "患者",
    "孕产妇", "新生儿",
    "研究生", "旅客", "游客", "乘客", "顾客", "消费者", "劳动者", "从业者", "经营者", "贫困户", "种植户", "养殖户",
    "经营户", "个体户", "商户", "农户", "用户", "客户", "租户", "人口", "老年人", "成年人", "病人",
    "团队", "班组", "队伍", "脱贫劳动力", "贫困劳动力", "农村劳动力", "富余劳动力", "外籍专家",
)  # fmt: skip
"""Nouns of people that no ending of one character covers."""
WHO_DID = "的(?:市民|民众|居民|人口)"
"""Whom what they did tells apart before they are counted (接种的市民有 600 万)."""
THINGS = (
    "网约车", "出租车", "公交车", "货车", "客车", "卡车", "校车", "班车", "列车", "渡轮", "邮轮", "货轮", "泊位",
    "航道", "口岸", "隧道", "大桥", "水电站", "核电站", "变电站", "船闸", "气田", "号线", "桥梁", "管道", "电站",
    "水库", "仓库", "粮库", "油库", "书库", "水厂", "线路", "机组", "油井", "气井", "矿井", "农田", "大棚", "温室",
    "牧场", "摊位", "柜台", "大厅", "展厅", "会展中心", "购物中心", "中心", "中小学", "小学", "中学", "大学",
    "高校", "卫生院", "养老院", "福利院", "影剧院", "剧院", "书院", "法院", "学院", "医院", "研究院", "客栈",
    "酒吧", "网吧", "公园", "果园", "茶园", "校园", "产业园", "街区", "社区", "小区", "库区", "林区", "牧区",
    "矿区", "港区", "厂区", "园区", "景区", "灾区", "集群", "平台", "作坊", "车队", "医疗队", "施工队", "工作站",
    "夜市", "集市", "施工点", "工点", "施工面", "作业面", "站点", "专线", "干线", "支线", "班线",
    "门店", "房屋", "住宅", "枢纽", "收费站", "农家乐", "健身房", "浴室", "酒楼", "农庄", "山庄",
    "商贸城", "批发城", "建材城", "家居城", "汽车城", "服装城", "美食城", "小商品城", "商业街", "步行街", "美食街",
    "小吃街", "搅拌站", "施工现场", "充电桩", "加气站", "充电站", "换电站", "众创空间", "孵化器", "卖场", "产业园区",
    "非煤矿山", "房建工地", "高速", "高铁", "运河", "灌区", "航站楼", "轻轨", "大道", "快速路", "立交桥", "换流站",
    "绿道", "堤防", "堤坝", "大坝", "渠道", "管网", "泵站", "水闸", "廊道", "管廊", "高架",
    "鞋企", "台企", "港企", "侨企", "农企", "酒企", "钢企", "煤企", "纺企",
)  # fmt: skip
"""Nouns of sites and of what runs that no ending of one character covers."""
ENDINGS = {
    "业": "就创营作毕失停开复转从待歇",
    "商": "协招磋通经营智情",
    "员": "动复满裁减缺超定增全",
    "户": "落开入销过立窗门分每逐账万千百十挨",
    "厂": "出进返离到入在回",
    "店": "开到进闭关",
    "矿": "采探找",
    "企": "",
    "场": "现立当在到进出入开上登全主退离返散清下专",
    "馆": "开闭",
    "所": "住厕处有无",
    "社": "华",
    "师": "出会誓班京",
}
"""Endings of one character, each with the characters before it that make the word no such noun."""
NOUNS = tuple(sorted({*namewords.HEADS, *PEOPLE, *THINGS} - {"业"}, key=len, reverse=True))
NOUNS_BY_LAST = {last: tuple(noun for noun in NOUNS if noun[-1] == last) for last in {noun[-1] for noun in NOUNS}}
"""The same by what they end with: few end alike."""
TRADE = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:业|企业|项目|产业|领域|医药|电子|机械|纺织|汽车|化工|材料|装备|食品|服装|建材|冶金)"
)
"""A trade by itself."""
QUALIFIERS = (
    "在建工地", "在建工程", "在建项目", "在建", "续建", "新建", "扩建", "规上", "规模以上", "限上", "限额以上", "亿元",
    "外省籍", "省外籍", "外地", "本地", "外来", "配套商", "供应商", "经销商", "开发商", "矿工", "中小", "中小微",
    "小微", "新材料", "新能源", "大数据", "供应链", "产业链", "商贸服务", "生活服务", "居民服务", "餐饮服务",
    "商务服务", "物流服务", "信息服务", "家政服务", "金融服务", "住宿服务", "养老服务", "便民服务", "规上外资",
    "规下", "规下工业", "规下服务业", "规下企业", "限上商贸", "限上企业", "限上零售", "限上批零",
    "限上住餐", "综合服务", "服务外包", "安置房", "灾后恢复重建", "恢复重建", "新基建",
    "规上服务业", "规上建筑业", "规上商贸", "规上文化", "规上农业", "规上高新", "规上制造业", "重点调度",
    "中介服务", "技术服务", "咨询服务", "租赁服务", "社会服务", "专业服务",
    "重点监测", "重点跟踪", "重点联系", "重点服务", "大型服务", "保障房", "安居房", "封闭式", "规上限上",
    "四上", "五上", "重点保障", "应急保障", "防疫保障", "民生保障", "物资保障", "供应保障", "运输保障", "生活保障",
    "能源保障", "电力保障", "通信保障", "农资保障", "粮油保障", "市场保障",
)  # fmt: skip
"""Words that qualify a population and that a segmenter may tear or join to its neighbours (在|建工|地)."""
SERVICES = frozenset(word for word in QUALIFIERS if word.endswith("服务"))
"""Those of them that are trades, and may stand alone in a list (菜市场 97 %；餐饮服务 52 %)."""
WORDS = tuple(word for word in (*NOUNS, *QUALIFIERS) if len(word) > 1)
"""What the segmenter must know."""


TITLES = (
    "总工程师", "总农艺师", "总会计师", "总经济师", "总规划师", "总设计师", "总统计师", "总师", "首席专家",
    "首席科学家", "首席工程师", "首席经济学家", "负责人", "发言人", "局长", "厅长", "部长", "司长", "处长", "科长",
    "省长", "市长", "县长", "区长", "镇长", "乡长", "院长", "校长", "厂长", "行长", "会长", "秘书长", "董事长",
    "理事长", "书记", "主任", "总裁", "总监", "经理", "主席", "委员长", "委员", "党组成员", "班子成员", "巡视员",
    "调研员", "通讯员", "特派员", "评论员", "观察员", "专员",
)  # fmt: skip
"""What persons are called by their office: each of them one, and no population unless they are counted."""


@lru_cache(maxsize=8192)
def may_end_head(last: str) -> bool:
    """Say whether a noun that can name a population may end in the character: asked first, as most do not."""
    return last in NOUNS_BY_LAST or last in ENDINGS


def is_head(words: str) -> bool:
    """Say whether the words end in a noun that can name a population.

    >>> [is_head(words) for words in ("配套商", "协商", "规模以上工业企业", "就业", "快递员", "动员")]
    [True, False, True, False, True, False]
    """
    last = words[-1:]
    if words.endswith(NOUNS_BY_LAST.get(last, ())):
        return True
    if words.endswith(TITLES):
        return False
    barred = ENDINGS.get(last)
    return barred is not None and len(words) > 1 and words[-2] not in barred


def has_head(words: str) -> bool:
    """Say whether the words hold a noun that can name a population."""
    return any(is_head(words[:end]) for end in range(2, len(words) + 1))


BARE_TRADES = frozenset((
    "机械", "汽车", "电子", "电子信息", "医药", "生物医药", "纺织", "石化", "化工", "钢铁", "冶金", "有色", "建材",
    "轻工", "日用轻工", "食品", "烟草", "装备", "船舶", "光伏", "家电", "服装", "家具", "造纸", "能源", "电力", "煤炭",
    "新材料", "新能源", "集成电路", "物流", "餐饮", "住宿", "家政", "零售", "批发", "商贸", "外贸", "建筑",
    "旅游", "文旅",
))  # fmt: skip
"""Trades that are named without a noun where several are listed (机械、汽车开工率分别为 98 %、97 %)."""
ABSTRACT = frozenset((
    "平均", "整体", "综合", "总体", "当前", "首日", "一度", "迅速", "普遍", "快速", "稳步", "正在", "提升", "提高",
    "上升", "加速", "顺利", "持续", "明显", "全面", "基本", "情况", "进度", "水平", "工作", "需求", "形势", "节奏",
    "步伐", "速度", "条件", "力度", "信心", "比例", "情形", "时间", "问题", "春节", "节后", "元旦",
    "国庆", "本周", "上周", "周末", "上午", "下午", "近日", "连日", "逐渐", "首批", "方面", "数字", "指标", "日常",
    "正式", "人均", "单日", "最高", "最低", "初步", "同期", "率先", "同步", "相应", "超过", "接近", "将近", "至少",
    "约", "近", "已经", "先后", "各自", "大约", "几乎", "不足", "不到", "逾", "范围", "范围内", "任务",
    "目标", "计划", "效果", "成效", "进展", "措施", "政策", "服务", "影响", "安全", "保障", "同时", "因此", "由于",
    "虽然", "尽管", "可见", "其实", "尤其", "特别", "特别是", "即", "这一", "那一", "这个", "上述", "前述", "此项",
    "该项", "有关", "相关", "共同", "努力", "发展", "增长", "稳定", "下降", "恢复", "恢复正常", "生产", "经营",
    "回升", "好转", "改善", "变化", "对比", "相比", "去年", "今年", "本月", "上月", "月份", "季度", "年底", "月底",
    "保持", "维持", "一直", "始终", "年初", "月初", "实际", "名义", "人数", "户数", "家数", "总数", "数量", "自愿",
    "自愿完成", "集体", "现场", "线上", "线下", *cues.OF_ALL,
))  # fmt: skip
"""Words that stand before the name of a rate and are nobody."""
NUMBERS = ("家数", "户数", "人数", "个数", "总数", "数量")
"""What ends the name of a number, which is nobody."""
OF_PLACES = (
    "新区",
    "高新区",
    "经开区",
    "开发区",
    "保税区",
    "自贸区",
    "自贸片区",
    "街道",
    "城区",
    "市区",
    "地区",
    "省",
    "市",
    "县",
    "镇",
    "乡",
    "州",
    "盟",
    "旗",
)
"""What ends the name of a place: of whom is not said."""


ROUNDS = re.compile("[前后首第]*[一二三四五六七八九十]+[期批轮]")
"""So many rounds of something that is not named (前六期), unlike those of a work (某工程二期)."""


def is_noun(name: str, last: str, verbs: tuple[str, ...]) -> bool:
    """Say whether a run of words, the last of them `last`, can be a noun though its ending tells nothing."""
    if (
        last in ABSTRACT
        or name.endswith((*NUMBERS, *TITLES))
        or last in namewords.STOPS
        or (name.endswith("区") and not is_head(name))
        or ROUNDS.fullmatch(name)
        or last.endswith(("了", "着", "过", "得", "时", "后", "前", "月", "日", "年", "情", "控"))
    ):
        return False
    return not (
        name in ABSTRACT or name.endswith((*OF_PLACES, *verbs, *cues.PLAN)) or len(last) + len(name) <= NAMELESS
    )


NAMELESS = 3
"""A name of one or two characters whose last word has but one is torn from something."""
