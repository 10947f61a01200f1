"""The words of Chinese that say how a figure is meant: scope, completeness, plan, growth, share. No domain's words.

Each constant is a class of grammar; the rules that use them live in the modules beside this one.
"""

from workers.text import lazyre as re

COMPLETE = (
    "全部", "全线", "全数", "悉数", "全都", "全面", "均已", "都已", "百分之百", "一律", "尽数", "100%全部",
)  # fmt: skip
"""All of a population (全部复工): an implied 100 % where a verb of a rate follows."""

NONE = ("无", "没有", "零", "未报告", "未出现", "未发现", "未再")
"""None of what the name after it counts (无新增…): an implied 0."""

NEARLY = re.compile(
    r"(?:可以?|就能|能够|基本|大部分?|多数|几乎|接近|近乎|陆续|有望|将|要|须|应|未|没有|尚未|不能|无法|逐步)$"
)
"""Words before a completeness word that take the completeness back."""

PLAN = (
    "力争", "预计", "计划", "有望", "目标", "争取", "可望", "预期", "打算", "力求", "预测", "届时", "拟于", "将于",
    "将在", "将达", "将会", "将再", "将增", "将实现", "将全部", "将恢复", "将突破", "将超", "确保到", "规划",
    "要求", "商请", "可达", "可满足", "能够在", "能够达到",
    "能够实现", "原定", "如果", "若", "假如", "一旦", "即将", "今后", "下一步",
    "后期", "还需", "需要", "尚缺", "缺口", "还差", "必须", "应当", "不得", "准备", "将从", "将由", "可以达到",
    "应达", "须达", "需达", "仍差", "尚差",
    "何时", "能否", "是否", "能不能", "会不会", "什么时候", "确保达到", "确保实现", "将落实",
    "将完成", "将新增",
    "将先期", "将陆续", "将继续", "将分批", "将首次", "将提前", "将同步", "将逐步", "将正式", "将率先", "将有", "将为",
    "将加开", "将增开", "将累计", "将每天", "将每日", "将免费", "将点对点", "将“点对点”", "将有序",
    "年内要", "还将",
    "未来", "需求", "仍需", "将进一步", "最终", "可为", "明天", "明日", "下周", "下月", "后天",
)  # fmt: skip
"""Words that make what follows them in their clause a plan, a forecast, a wish or a condition."""

WILL = "将"
"""What makes any verb that it stands before a plan."""

POLICY = (
    "给予", "返还", "奖励", "贴息", "减免", "征收率", "税率", "利率", "补贴", "利息", "承担", "按照", "折扣", "罚款",
    "缓缴", "免征", "预征率", "最高可", "不超过", "下调", "结算", "标准",
)  # fmt: skip
"""Words of terms and conditions: what they govern is a rule of a policy, not a level reached."""

GROWTH = re.compile(
    r"""(?:(?:同比|环比|比\w{1,14}?|较\w{1,14}?|逆势|分别)?
        (?:增长|增加|增产|减产|新增|增|下降|减少|减|提高|提升|上升|回落|降低|压缩|缩减|上涨|下跌|涨|跌|增幅|降幅|涨幅|缩短|收窄|回升|下滑|扩大
          |[高低]于(?:全[省市国县区]|上[年月周]|去年|平均|同期|前[天日])[^，。；、\d]{0,8}?(?:水平|值|数|同期|底|[年月周天日])?
          |增速|增长率|降|升|节约|节省|多出|高出|低于去年|加快
          |(?:(?:同比|环比|(?<![占对之可百])比(?![例重较率如])\w{1,14}?|较(?![为大多快小高])\w{1,14}?)(?:分别)?[多少快慢]|超(?:[出过额])?(?:[^，。；的\d]{0,8}?(?:任务|计划|目标)(?:数|面积)?))\w{0,2}?)
        (?:了|近|约|超|超过|达|达到|为|在|幅度|均)*(?<!(?:上升|下降|提高|提升|降低|增加|减少|扩大|回升|回落)为)
      |(?:(?<![大许众更很])多|(?<!不)少|(?<!出)差|距离?|翻)了?)$""",
    re.VERBOSE,
)
"""What stands right before an amount of change (同比增长5%, 还差5%); 增长到 and 上升为 lead to levels: no match."""

OF_EACH = re.compile(
    r"""(?:平均每|每(?:\d|[家户名人位列趟班车架辆批]|个(?!月)
        |[一二两三五十百千万]+(?=[个家户名人位列趟班车架辆批])))[^，。；]*$""",
    re.VERBOSE,
)
"""What makes a count one for each of them, or of so many (每家企业平均到岗 82 人, 每 10 万人确诊 3 例)."""

BY = frozenset("增降升涨跌减多少差距翻")
"""The same in one character, right behind a name (复工率升7%)."""

CHANGE = re.compile(
    r"""^(?:家|户|个|名|人)?(?:一路|逐步|迅速|快速|稳步|进一步|已|猛|大幅度?|显著|明显|不断|持续|成倍|逐日)*
        (?:提高|提升|上升|扩大|增长|增加|增|升|回升|恢复|攀升|发展|扩|跃升|下降|降低|减少|降|回落|缩减|减|压缩|上涨|涨|调整|[更修]?改|修正|变|扩产|提产|扩能)
        (?:了|为)?(?:到了?|至|为|成)(?:了|目前的?|现在的?|如今的?|当前的?)?(?:约|近|超|超过)?$""",
    re.VERBOSE,
)
"""What stands between the two figures of a change: 由 A 提高到 B."""

FROM = re.compile(r"(?:由|从)(?:[^，。；]{0,14}?的|原来|最初|起初|此前|之前|每天|每日|每月|不足|不到|约|近|最低)*$")
"""What stands before the earlier figure of a change."""
FROM_WORDS = ("由", "从")
"""One of these is in it."""

ASIDE = re.compile(r"[（(][^（()）]*[）)]")
"""Words in brackets, which interrupt a clause and do not end it."""

ITEM_ENDS = frozenset({"，", "、", "；", "。", "！", "？", ",", ";", "!", "（", "(", "）", ")", "\n", ""})
"""What may stand right behind the figure of an item of a list."""
LIST_ENDS = ITEM_ENDS | {"和", "及"}
"""The same of a list whose last item is joined by a word."""

SHARE = re.compile(
    r"""(?:占|达到?|为|超过?|完成|接近|近|逾|不足|不到|约)
        (?:全[省市区县国]|[^，。；、占]{0,18}?)?
        (?:总数|总量|总\w{1,4}数量?|\w{0,4}面积|总体|总额|总人数|总人口|常住人口|户籍人口|目标人[群口]|总户数|业户数|家数|项目数|企业数量?|职工数|应\w{1,6}|在册\w{0,4}|播面)
        (?:\d[\d.]*[万亿]?(?:亩|公顷|户|家|人|个))?(?:的|比例|比重)*(?:已)?(?:达到?|为|超过?)?$""",
    re.VERBOSE,
)
"""What stands between a count and the share it is of its population: 占职工总数的 87.7 %."""

PART_OF = re.compile(r"占(?P<whole>[^，。；、占]{2,14}?)的?(?:(?:比例|比重)的?)?(?:已)?(?:达到?|为|约|近|超过?)?$")
"""What stands between a count and the share it is of those who are named (占停电用户的 99 %)."""

PROPORTION = re.compile(
    r"(?:目前|当前|现)?(?:占比|恢复(?:率|比例)|(?:总体|整体|总)?进度)(?:[已均]|已经|目前)*(?:为|达到?|约|超过?|完成)?$"
)
"""A clause that is nothing but a share: 已复工 4 万家，占比 97.8 %; 已收 4 万亩，进度 78 %; 恢复 40 条，恢复率 9 %."""

COPULA = re.compile(
    r"""^(?:[（(][^）)]{0,20}[）)])?
        (?:[已均都也则现才仍又再还就更只仅且便]|已经|目前|如今|现在|当前|分别|依次|双双|基本|总体|整体|平均|保持|稳定|维持|持续|大致|普遍|最高|累计|合计|总?共计?|总计|更是
          |迅速|快速|逐步|稳步|率先|实现|进一步|一度|预计|一直|始终|继续|全部|达到或接近|方面|水平|指标|数据|情况|同样|首次?|日前|一举|成功|尚|整整|足足?|介于|\s)*
        (?:(?:飙升|[猛激骤大]增|扩|回落|跌|减少?|缩减|下?降低?|下跌|变|徘徊|停留)(?=[到至在为])
          |达了?|(?<=达)到了|达成|为|是|在|至|到|有|超|[高多]达|仅为|恢复|提[高升]|上升|回升|增长?|增加|升|扩大|突破|实现|完成|攀升|跃升)*
        (?:了)?(?:到|至|为|在)?(?:了)?[:：\s]*$""",
    re.VERBOSE,
)
"""What may stand between the name of an indicator and its figure (达到 is 达 and 到: no word in two ways)."""

GOAL_OF_MOTION = re.compile(
    r"(?:[向往赴抵]|直[达抵飞发]|[驰支]援|援助?|捐[赠给助]|赠[送予]|抵达|[接迎运返]回|接来|出口|(?<!收)到|(?<!甚)至|[为给向对]在)$"
)
"""A verb or preposition before a place that makes it where something goes."""

ABOVE_ALL = ("尤其是", "特别是")
TO_ALL = re.compile(r"(?:[向对为给]|[送运发]往)[^，。；]{1,8}(?:尤其|特别)是$")
"""What stands before the place that something goes to above all (向各地特别是武汉捐赠)."""

RANKED = ("居", "列", "位居", "名列", "占")
"""Verbs before a place that make it what somebody is compared within (居全省首位, 占全国的 2 %), not where it is so."""

NAMED_AS = ("是", "成为", "列入", "纳入", "列为", "入选", "获评", "被评为")
"""Words before 全国 that make it part of what somebody is called (是全国重点保障企业)."""

HAN = re.compile(r"[\u4e00-\u9fff]{2,10}")
"""Nothing but Chinese words."""

OUT_OF = ("从", "由")
"""Prepositions before where something comes from."""
AGENT = re.compile(r"(?:经|经过|通过|借助|依托|利用)$")
"""A preposition before a place that makes it one who acts or a means (经高新区协调), not where something is so."""

COUNT_BEFORE = re.compile(
    r"^[\d.,]+(?:[百千万亿]+[多余]?[家户名个位]?|[多余]?[家户名个位])(?=[\u4e00-\u9fff]{2})(?!(?:美?元|亩|吨|人|平方米)以)"
)
"""How many, before the name of those who are counted (180万环卫工人)."""

SOME_OF = re.compile(r"有[^，。；]{0,4}\d+[多余]?[家户个座条][^，。；]{0,14}?(?:实现|达到?|已)[^，。；]{0,10}$")
"""What stands before a level that only some reached (有 35 家实现复工 100%)."""

LEFT = re.compile(
    r"(?:来自|自|从|由|赴|经|与|和|对|向|支?援助?|帮助|出口|曾[^，。；]{0,6}[到在去往]|[到去]过|前往|到访|身处|逗留)[^，。；]{0,6}$|[，,；]?以$"
)
"""What stands before a country that only says where somebody or something came from, has been or goes to."""

LEAVERS = re.compile(
    r"籍|输入|回国|返回|归国|入境|旅居|旅行|进口|航班|订单|客户|市场|同胞|华侨|留学|专家组|[旅乘游]客|[抵来][港澳台华达]|[\u4e00-\u9fff]区"
)
"""What stands after a country whose people or goods are spoken of, not the country."""

SPAN_OF_DAYS = re.compile(
    r"""近[\d一二两三四五六七八九十]+[天日周]|近半?个?月|[一两三四五六七八九十\d]+[天日周](?:以来|来|内|间|中)|[上本这]周(?![一二三四五六日天末])|一周
        |以来|同期|累计新增|新增累计|期间""",
    re.VERBOSE,
)
"""What makes an addition one of several days, which is none of a day's."""

HOUR = re.compile(r"\d(?:[时点]|[:：]\d)")
"""What is in all hours of a day; most sentences name none."""

HOURS_OF_A_DAY = re.compile(
    r"(?P<first>\d{1,2}|零)(?:[时点](?:\d{1,2}分)?|[:：]\d\d)?\s*(?:[—–\-～~至到]+)\s*(?:\d+月)?(?:\d+日)?\s*(?P<last>\d{1,2})(?:时|点|[:：]\d\d)"
)
"""The hours that an addition was counted in (10时至24时)."""

DAY = 24
"""Hours."""

SITE = re.compile(
    r"(?=[医院病方军美现航”邮游监养福学大社小海机口公集工])(?:(?<!定点)(?<!公立)(?<!各)医院(?!管理局)|院区|病区|方舱|医疗队|医疗机构救治|军队|美军|现役|军舰|航母|”号|邮轮|游轮|监狱|养老院|福利院|医疗中心|学校|大学|社区(?![传感隐筛防面清])|小区|海关|机场|航班|口岸(?!联防|检疫)"
    r"|公司|集团|工厂)"
)
"""An institution whose own count is none of its place's."""

MODIFIED = re.compile(r"的|县|[（(]?区|省份|小区|社区|街道|乡镇|国家|地区|村")
"""What stands after a name that only qualifies what it stands before (无病例县, 未发现病例的省份)."""

OTHERS = re.compile(r"其[他余它]")
"""Words for what is left of a whole: what is said of it is not said of the whole."""

TURNED = re.compile(r"转归|转为|转至|订正|更正为|修正为|改为")
"""What says of some that they were counted as something else before, or of the others that they were not."""

ONE_PERSON = re.compile(r"(?:\d+|[一二三四五六七八九十]+)(?:岁|个月大)|男|女|叫|姓")
"""What follows a count of persons that are told of one by one."""

COMPANION = re.compile(r"(?:已经?|将|也|还|先后|分别|正|曾|联合)[和与同跟]$")
"""An adverb before 和 makes it a preposition: the place is whom one acts with (四川已和广东签约)."""

BORN_IN = re.compile(
    r"籍|(?:及|和|等)?(?:其[他它]|外)?(?:省[份市]|地区?|城市|[\u4e00-\u9fff]区)?(?:有关)?(?:相关)?(?:接触|旅居|旅行|居住|居留|停留|工作)史"
)
"""What follows a place where somebody is from, or has been: nothing is so there (湖北籍, 湖北接触史)."""

WITHIN = re.compile(r"(?:境内|辖区内|辖区|内|市内|省内)?的")
"""What stands between where some are and how many (在…境内的 30 家)."""

REPORTER = "记者"
"""Who goes where the story is (记者来到宁波): that goal governs."""

RESPECTIVELY = ("分别", "依次")
OBJECT = re.compile(
    r"(?:支持|推动|促进|推进|助力|帮助|加快|保障|关于|统筹|服务|指导|协助|助推|围绕|做好|扶持|鼓励|引导|抓好|抓|为|促)(?:(?:各类|中小)?企业)?$"
)
"""What stands before a verb that is only the object of another (支持复工复产 20 条)."""
VISITED = re.compile(
    r"(?:服务|扶持|走访|检查|巡[查检]|暗访|抽[查检]|核[查验]|审核|验收|排查|摸排|督[查导]|慰问|调研|惠及|对接|联系|回访|调查|监测|包[联保])了?(?:已经?)?$"
)
"""What is done to those who did it: how many it was done to is not how many there are (走访复工企业 30 家)."""

SERVED = re.compile("(?:[向对给]|(?<![成作别数量])为|给予|惠及|走访|慰问|服务|帮扶|联系)了?$")
"""What says right before a count that something is done for, or to, so many (为 30 家复工企业送去口罩)."""

THAT_DAY = frozenset(("当日", "当天"))
"""Words for the day that was told of before."""

TEMPORAL = re.compile(r"[时后前初]|以来|期间|当天|首日|之[后前初]|以[后前]")
"""What makes a verb the time of something else (复工时只有 4 条生产线)."""

COMPARED = re.compile(r"(?:[比较同与跟和]|相比|不及|等于|是|超过?|[高低多少]于)$")
"""What stands before a date that a figure is compared with (是 2 月 1 日的 12 倍)."""

EARLIER = re.compile(
    r"初期|之初|最初|起初|起先|此前|先前|早先|当初|原先|原来|以往|[\u4e00-\u9fff]情前|春节前"
    r"|(?<![\u4e00-\u9fff])[一刚]开始(?=[，,时就还仅只才不])|往年|历年|常年(?=[，,同平])|当时(?![间代限])|那时|彼时|其时"
)
"""Words for a time before, of unknown date."""
LATELY = re.compile("不久前|前不久|[几数]天前|前几天|前些天|前一?段时间|前一?阵|早些时候|节前|一开始|刚开始")
"""Words for a time before that may be as good as now, but where what follows is told of a later one."""

MEASURES = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:措施|举措|政策|意见|办法|建议|规定|细则|清单|条款|工作|任务|活动|行动|服务(?![区站业点中网大企机窗平设])|问题|困难|难题|承诺|(?:行业|产业|领域|门类)(?![链园类化]|[\u4e00-\u9fff]{0,4}(?:项目|企业|工程|基地|集群|平台|工人|机构)))"
)
"""What a figure of 条 or 项 counts where it counts no population."""

UNTIL = "到至"
"""What a date may begin with that also says where a change leads (提高到 3 月 16 日的)."""

SPANS = frozenset({"周", "天", "年", "月", "日", "小时", "分钟", "秒", "岁", "个月", "季度"})
"""Units of time: their figures say when, never how much."""

SOME = re.compile(r"(?:又有|还有|另有|再有|首批|第一批|又一批|部分|其中有|率先有)$")
"""Words before a count that make it some of a population: that all of them resumed says nothing of the whole."""

ONE = re.compile(r"^[一1][家户个名位项条]$")
"""A bare one: an article, not a count."""

AREAS = frozenset("省市县区州地国")
"""What a number ends with that sums up places (8 省市, 三市)."""

DENIED = ("谣言", "不实信息", "不实消息", "不属实", "造谣", "传谣", "虚假信息", "虚假消息")
"""What a sentence says of something that is not so."""

OF_ALL = ("双双", "齐齐", "纷纷", "一举", "首次")
"""Adverbs of two, of all, or of once, between whom or what is told of and its verb: they name nobody."""

AMONG = "其中"
PARTS_OF = (AMONG, "当中")
"""What opens a clause that tells of parts of what the last one told."""
