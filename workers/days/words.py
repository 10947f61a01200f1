"""The words and shapes that name a day or a period in Chinese news: the patterns only, not what they mean."""

from workers.days.almanac import FESTIVALS, LUNAR_DAYS
from workers.text import lazyre as re

_N = "(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_CN = "[一二三四五六七八九十]{1,3}"
_SP = "[ 　]?"
_TO = "(?:——|[-—–~至到])"
_YEAR = "[12][0-9]{3}|[一二][零〇一二三四五六七八九]{3}"

_DAY = (
    "日(?:(?![均产常报本程间夜用益记游元圆])"
    "|(?=均(?![线值价])|产量|常[务态]|报[道告称]|本[市省区县州报地轮][^人]|夜间|用[电水气工]|记者))"
)
"""日 as the end of a day without its month: not in 日产, 日均线, 日本, 日报, 日常, 日元, 日用品."""
_NUMBERED = (
    "号(?=[0-9零一二三四五六七八九十廿]{1,3}[时点]|上午|下午|中午|凌晨|清晨|早|傍晚|晚|夜间|[，；）)]|通报|发布|公布|宣布|报[道告称]|消息|讯"
    "|电[，,]|从|当[天日]|之?前|起|止|新增|累计|[全我本][省市国区县])"
)
"""号 as the end of a day without its month, by what follows: 9号24时, not 9号楼, 9号线, 9号令."""
NUMBER_AFTER = "至到止从自于在者\n。！？：由（("
"""What stands before such a day: 截至9号, 记者9号; also a place or a comma, but not where a comma follows."""
PLACE_AFTER = "，；省市县区州国盟"
NUMERIC = re.compile(
    rf"""
    [0-9零〇一二三四五六七八九十廿卅正腊冬]
    (?: (?<![0-9.%][0-9])(?<=[0-9]) [0-9]{{0,3}}+
      | (?<![零〇一二三四五六七八九十百千万第][零〇一二三四五六七八九十])(?<![0-9])
        [零〇一二三四五六七八九十廿卅]{{0,3}}+ )
    {_SP}
    (?: 年 | 月 | (?:天|周|个月|个?星期)(?:前|[之以过]?后|过去) | {_DAY} | {_NUMBERED} | 季度
      | {_TO}{_SP}(?:{_N}{_SP}[月日]|[12][0-9]{{3}}{_SP}年) | [、和]{_N}月 | (?:-|(?<=[0-9]{{4}})[./])[0-9] )
    """,
    re.VERBOSE,
)
"""Where a date written with numbers may begin."""

_CAME = "(?=新增|再增|再添|新添|[增添][0-9])"
"""What makes 今 and 昨 alone a day (昨新增 3 例)."""
_MANY = "[0-9]{1,2}|[一两二三四五六七八九]?十[一二三四五六七八九]?|[一两三四五六七八九]"
AGO = re.compile(
    f"(?:(?P<many>{_MANY})(?P<unit>天|周|个?星期|个?礼拜|个月|年)"
    "|半(?P<half>个?月|年))前(?![往来去后线沿期端夕提年两三0-9]|[一二四]个?季)"
)
"""A length of time before publication, which names a day, a month or a year."""
LATER = re.compile(
    f"(?:(?P<many>{_MANY})(?P<unit>天|周|个?星期|个月)|半个?月)(?:(?:之|以|过)?后(?![续期备])|过去(?=[，,]))"
)
"""A length of time after the day last named."""
BEFORE_LATER = frozenset("，。；：（(\n\u3000 在而但到仅就“”")
"""What may stand before it (隔离 14 天后, 复工三天后 are told from other days)."""
AGO_FIRST = frozenset("半一两三四五六七八九十0123456789")
_AGO = [
    f"{one}[一二三四五六七八九十]{{0,2}}(?:天|周|个?星期|个?礼拜|个?月|年)(?:前|[之以过]?后|过去)"
    for one in "半一两三四五六七八九十"
]
DAY_IN_BRACKETS = re.compile("[/月日）)]+")
_OF_DAY = f"[（(]{_N}[）)]日|[（(]{_N}[/月]{_N}日?[）)]日?"
"""What says in brackets which day 今 and 昨 are: 今（28）日, 昨（10/3）日, 昨（3月1日）."""
_RELATIVE = f"""
今天 今日(?!头条|说法) 今晨 今早 今晚 昨天 昨日 昨晚 昨夜 昨晨 昨{_CAME} 今{_CAME} 昨{_OF_DAY} 今{_OF_DAY}
前天 前日(?!均) 前晚 大前天
明天 明日(?!之) 明晚 明晨 后天
当天 当日 当晚 同日 同一天 这一天 那一天 这天(?=[，,]) 那天(?=[，,]) 次日 翌日 隔日 隔天 第二天 前一日 前一天 上一日
目前 现在 当前 现阶段 眼下 眼前 如今 时下 当下 现今(?![年天日晚晨]) 迄今 至今(?![年天日晚晨（(]) 现已
现(?=完成|累计|共有|共完成)
近日 日前 近期 最近 连日来 连日 近来 这两天 这几天 这些天 近几天 近两天
不久前 前不久 前几天 前些天 几天前 这段时间
近年来 近些年 这几年
今年 去年 前年 明年 后年 当年 本年 上年 次年 同年
本月 当月 上个月 上月 下个月 下月 这个月 次月 同月
上上个?周 上上个?星期 下下周 本周 本星期 上一?个?周 上一?个?星期 上一?个?礼拜 下一?周 下一?个?星期 这一?周 这一?个?星期
周[一二三四五六日天末] 星期[一二三四五六日天] 礼拜[一二三四五六日天]
上半年 下半年 前半年 后半年 全年 年底 年末 年初 年中 月底 月末 月初 月中 第[一二三四1-4]季度 首季
前[二两三]个?季度 前[0-9一二两三四五六七八九十]{{1,2}}个?月 头[0-9一二两三四五六七八九十]{{1,2}}个月
大年 农历 阴历 同期
"""
_EVENT = "奥运|冬奥|残奥|亚运|大运会|全运会|军运会|青运会|运动会|世博|世园会|花博会|园博会|博览会|进博会|世界杯|峰会"
NAMES = re.compile(f"(?:{_SP}[一-鿿]{{0,4}}?(?:{_EVENT})|[级版](?!别))")
"""What makes a year before it a part of a name (2022年北京冬奥会, 2020年版)."""
_NAMED = [*_RELATIVE.split(), *_AGO, *sorted(FESTIVALS, key=len, reverse=True)]
_FIRST = {word[0]: "|".join(one[1:] for one in _NAMED if one[0] == word[0]) for word in _NAMED}
WORDS = re.compile("|".join(f"{first}(?:{rest})" for first, rest in _FIRST.items()))
"""Where a date written in words may begin; that words of one first character stand together makes the scan fast."""

SHORT_YEAR_AFTER = frozenset("到至从自在于即—–-~、，。；：（( 　\n")
"""Before 18年10月 these may stand; anything else makes it another era's year (康熙20年9月)."""
LENGTH_AFTER = re.compile(
    "(?:连续|持续|近|每|每隔|历时|为期|长达|达|时隔|未来|过去|短短|仅|仅用|仅仅|用了|只用"
    "|超|超过|不到|约|前后|耗时|第|共|合计|累计)[ 　]?$"
)
"""Before 3日 these make it a length of time, not a day."""
COUNTED_FROM, NOT_COUNTED_FROM = "后", frozenset("之此先")
"""Behind this a spelled month is a length (震后一月, 节后三月), but a month of the year where nothing is told of."""
WEEKDAY = re.compile(
    "(?P<which>本|上上|上|下下|下|这)?(?:(?<=[上下这])一)?个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])?"
)
RELATIVE_YEAR = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
RELATIVE_MONTH = {"本月": 0, "这个月": 0, "上个月": -1, "上月": -1, "下个月": 1, "下月": 1}
RELATIVE_DAY = {
    **dict.fromkeys(("今天", "今日", "今晨", "今早", "今晚", "今"), 0),
    **dict.fromkeys(("昨天", "昨日", "昨晚", "昨夜", "昨晨", "昨"), -1),
    **dict.fromkeys(("前天", "前日", "前晚"), -2),
    "大前天": -3,
    **dict.fromkeys(("明天", "明日", "明晚", "明晨"), 1),
    "后天": 2,
}
SAME_DAY = frozenset(("当天", "当日", "当晚", "同日", "同一天", "这一天", "那一天", "这天", "那天"))
BESIDE_DAY = {
    **dict.fromkeys(("次日", "翌日", "隔日", "隔天", "第二天"), 1),
    **dict.fromkeys(("前一日", "前一天", "上一日"), -1),
}
"""Days counted from the one last named; where none was, they name none."""
BEFORE_AGO = frozenset("，。；：、（(\n\u3000 在早而但据比较与和从于“”省市县区州镇率量度")
"""What may stand before such a length (放假三天前, 提前三天前 are others)."""
DAY_BEFORE = frozenset(("前一日", "前一天", "上一日"))
BEFORE_DAY_BEFORE = frozenset("在而但据到至于较比与和同")
"""What may stand before such a day (较前一日); after other words it only says of when something is (核减前一日病例)."""
NOW = frozenset(
    ("目前", "现在", "当前", "现阶段", "眼下", "眼前", "如今", "时下", "当下", "现今", "迄今", "至今", "现已", "现")
)
_VAGUE = """
近日 日前 近期 最近 连日来 连日 近来 这两天 这几天 这些天 近几天 近两天
不久前 前不久 前几天 前些天 几天前 这段时间
近年来 近些年 这几年
"""
VAGUE = frozenset(_VAGUE.split())
NOT_AFTER = {
    "现在": "体出实表显呈展再闪发",
    "现今": "实出体",
    "现": "体出实表显呈展再闪发涌浮重兑贴",
    "次月": "首本每各一二三四五几",
    "次日": "首本每各一二三四五六七八九十几两0123456789",
    "第二天": "节假后的",
    "隔日": "每",
    "隔天": "每",
    "前日": "节",
    "日前": "0123456789一二三四五六七八九十",
    "当前": "相适",
    "前天": "大以",
    "现已": "出呈",
    "周": "0123456789一二两三四五六七八九十每",
    "年中": "多几",
    "月中": "",
}
"""Characters before which the word is another's tail: 体现在, 3日前, 每周一."""

PERIOD = re.compile(
    rf"""
    (?>(?: (?<=民[国國])(?P<era>[0-9]{{1,3}}){_SP}年
      | (?>(?:(?P<year_from>[12][0-9]{{3}}){_SP}{_TO}{_SP})?)(?P<year>{_YEAR}){_SP}年度?
      | (?P<short>[0-9]{{2}}){_SP}年(?={_SP}[0-9]{{1,2}}{_SP}月)
      | (?P<word_year>今年|去年|前年|明年|后年|当年|本年|上年|次年|同年)
      | (?P<word_month>本月|当月|上个?月|下个?月|这个月|次月|同月)份?
    )?)
    {_SP}的?
    (?>(?: (?P<half>[上下前后])半年
      | 第?(?P<quarter>[一二三四1-4])季度末? | (?P<first_quarter>首季度?)
      | [前头](?P<quarters>[二两三])个?季度
      | [前头](?P<months>[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,2}})个?月份?
      | 年(?P<year_part>[底末初]|中(?![国央])) | (?P<whole>全年)
      | (?:农历|阴历)?(?P<lunar_month>[正腊冬]|(?<=历){_CN}|八(?=月十五)|{_CN}(?=月初))月
        (?P<lunar_day>初[一二三四五六七八九十]|{_CN}|廿[一二三四五六七八九]?)(?![日号些批个家位名种项条])
      | (?P<month>{_N})(?:{_SP}(?:{_TO}|[、和]){_SP}(?P<month_to>{_N}))?{_SP}月份?(?![子龄])
      | 月(?=[底末初中])
    )?)
    {_SP}
    (?>(?: (?P<day>{_N})(?:{_SP}{_TO}{_SP}(?P<day_to>{_N}))?{_SP}(?(month)(?:日|号(?![线楼]))|(?:{_DAY}|号(?![线楼])))
      | (?P<part>上旬|中旬|下旬|初|底|末|中(?![国央共心部西东小学]))
    )?)
    """,
    re.VERBOSE,
)
ISO = re.compile(
    r"(?<![0-9/.])(?P<year>[12][0-9]{3})(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])(?:(?P=sign)(?P<day>3[01]|[12][0-9]|0?[1-9]))?(?![0-9/])"
)
_FESTIVALS = [f"{one}(?![十日号])" if one in LUNAR_DAYS else one for one in sorted(FESTIVALS, key=len, reverse=True)]
FESTIVAL = re.compile(
    "(?P<name>" + "|".join(_FESTIVALS) + ")节?(?:假期|长假|小长假|黄金周)?|大年(?P<new_year>初[一二三四五六七八九十])"
)
THAT_DAY = re.compile("[当那这][天日]")
"""What makes a festival the one day (元宵节当天)."""
CLOCK = re.compile(
    rf"""
    {_SP}(?:凌晨|清晨|早晨|早上|早间|上午|中午|午间|下午|傍晚|晚上|晚间|夜间|深夜|晚(?!些)|早(?!些))?
    (?: {_SP}(?:北京时间)?
        (?: (?: {_N}{_SP}[时点](?!间) | 零[时点](?=[至到—–\-~～]) )
            (?:{_SP}(?:[0-9]{{1,2}}|[一二三四五六七八九十零]{{1,3}})分|半|整)?
          | [0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})? ) )?
    (?:许|左右)?
    """,
    re.VERBOSE,
)
WITHIN = re.compile("内(?![部外容地蒙])|游")
UNTIL = re.compile("(?:截至|截止|止于|直到|直至|(?<!回)到|至|迄)(?:到|至)?(?:北京时间|当地时间|时间)?[ 　]?$")
SINCE = re.compile("(?:自从|自|从|打)[ 　]?$")
SINCE_THEN = re.compile("[^，,。；;、0-9]{1,20}?(?:起|以来)(?=[，,])")
"""What ends a time that 自 begins (自3月8日全员检测起，)."""
TO = re.compile(f"{_SP}{_TO}{_SP}")
FILED = re.compile("([0-9]{1,2})月([0-9]{1,2})日(?:电|讯|消息)(?![话力影台视梯信息])")
"""The day in a dateline."""
TOLD_ON = re.compile(
    "[表明]示|宣布|公布|通报|发布|电[，,】）)]|讯|凌晨|清晨|[上下]午|晚|[零〇一二三四五六七八九十廿]{1,3}[时点]"
)
"""What follows the spelled number of a day, and no length of time (三日表示, 三日下午)."""
AFTERWARDS = re.compile(
    f"{_SP}(?:(?P<since>以来|至今|到现在|起|开始|来(?![自到源临])|之后|以后|后(?![，期续勤方台]))"
    "|(?P<until>为止|止(?![血损]))|(?P<by>之前|以前|前(?![往景来三两十后线沿端期]))"
    "|(?P<during>期间|之间|间(?![接隔])|内(?![部外容地蒙])))"
)
