"""What makes a verb one of what is not so, or not yet: negations, wishes, duties, leave, what is still going on."""

from workers.text import lazyre as re

_MANNERS = (
    "能够 能 及时 按时 按期 如期 正常 正式 完全 全面 全部 实现 完成 恢复 有序 顺利 安全 陆续 逐步 逐渐 分批 分期 分类"
    " 分时 尽快 尽早 尽量 早日 率先 同步 立即 立刻 马上 提前 稳步 稳妥 平稳 加快 抓紧 加紧 集中 统一 重新 重 继续"
    " 再次 再 先行 首批 错峰 得到 得以 进行 开始 签约 落地 实质性 举行 全员 彻底 真正 随时 近期 年内 自行 组织 就地"
    " 批量 累计 免费 紧急 抢修 都 均 也 全 先 地"
)
MANNERS = tuple(_MANNERS.split())
"""In which way, when and how far something is done: they stand between a verb and what makes it none of what is so."""
_MANNER = f"(?:{'|'.join(sorted(MANNERS, key=len, reverse=True))})*"
_WISH = (
    "希望|盼望|渴望|愿意|意愿|有意|意向|打算|承诺|确保|允许|禁止|拒绝|鼓励|动员|督促|敦促|呼吁|号召|不再|着手|设计"
    "|有能力|适宜|适合|(?<![自志心意])愿"
)
_NOT = (
    r"未(?!来)|没有?|无法|难以|不[能得予敢愿想会]?|暂停|停止|推迟|延迟|延期|暂缓|等待|申请|(?<![接对期善招款优])待|(?<![响供相适反对效感回])应|(?<![模虚])拟"
    "|(?<![按内必军民供])需要?"
)
NEGATED = re.compile(f"(?:{_NOT}){_MANNER}$")
"""What stands before a verb, or a name, of what was not done, or is yet to be (未复工企业, 应返岗人员)."""
_WILL = (
    "(?<![主只重首必次概摘简纪])要|(?<![大中小上少名主健])将|(?<![许认宁])可以?|(?<!可)能够|(?<![产功智职节性效动潜机技体电热核储光风阳可万赋])能|(?<![猜理思联梦设感构])想|(?<![\u4e00-\u9fff])如"
    f"|{_WISH}"
)
WILLED = re.compile(f"(?:{_WILL}){_MANNER}$")
"""What makes a verb one of what is to be, may be or is wished for; before a name it may be more (将复工率提高到)."""
GOING_ON = re.compile(f"(?<![真修订更改纠校公反])正在?{_MANNER}$")
"""What says before a verb that it is being done."""
COMES = re.compile("[复恢重返抢修收播插种栽移建完竣动归抛采机启入定]|开[工业市复]|[送通供]电|到[岗位]|投(?=产)")
"""What verbs begin with that say what comes about: while it is being done it is not done yet (正在营业 is)."""
REACH = 12
"""Most code points of what stands before."""
LAST = frozenset(word[-1] for word in (*MANNERS, *_WISH.split("|"))) | set(
    "未没有法以能得予敢愿想会停止迟期缓待请应拟需要不将可够如正在"
)
"""What all of them end with."""


DEEDS = (
    "[发投]放|放[款贷]|支放|审批|办理|提供|批复|安排|组织|开[行出通设]|发[出车往]|[加增]开|调[度派]|派出|投入|运行|包租|始发|驶出|举行|签约|落[实地]|支持|给予|拿出"
    "|达|超过|突破|升[至到]|提[高升][至到]|恢复[到至]|增加到|扩大到|实现|完成"
    "|(?:[向给把趁]|(?<!应)为)(?!主|了|期)|[抢赶]在"
)
"""What is done with what no verb of a pack counts, and prepositions: whom it is done to stands before the verb."""
STILL_TO = re.compile(f"(?:{_NOT}|{_WILL}){_MANNER}(?:{DEEDS})")
"""What says before a figure that it is of something that is not done, or not yet (拟发放贷款 3 亿元, 要向武汉捐赠)."""
URGED = re.compile(
    r"(?:(?:确保|保证|力促|不让|禁止|鼓励|动员|督促|敦促|呼吁|号召|希望|允许|责令|(?<![按照据合足的])要求"
    r"|(?<![订更修改纠校公])正(?:在|全力|积极|加紧|抓紧|加快|有序)*(?:推动|推进|帮助|协调|组织|督促|指导|协助|抢修|为))(?!了|小学|工程|之)"
    r"|(?:停[运开驶办]|取消|叫停|[收追]回|清收|核销|归还|偿还|压降)了?)[^，。；、\d的]{0,12}$"
)
"""What says right before those who are counted that they are to do it, or are being helped to (鼓励 300 家企业复工)."""


def is_negated(text: str, at: int) -> bool:
    """Say whether what begins at `at`, a verb or a name, is said not to be so, or not yet."""
    return text[at - 1 : at] in LAST and NEGATED.search(text, max(0, at - REACH), at) is not None


def is_unreal(text: str, at: int) -> bool:
    """Say whether the verb that begins at `at` is one of what is not so, is only wished for or still going on."""
    if text[at - 1 : at] not in LAST:
        return False
    low = max(0, at - REACH)
    if NEGATED.search(text, low, at) or WILLED.search(text, low, at):
        return True
    return COMES.match(text, at) is not None and GOING_ON.search(text, low, at) is not None
