"""What makes a verb one of what is not so, or not yet: negations, wishes, duties, permissions, what is still going on."""

from workers.text import lazyre as re

MANNERS = (
    "能够", "能", "及时", "按时", "按期", "如期", "正常", "正式", "完全", "全面", "全部", "实现", "完成", "恢复",
    "有序", "顺利", "安全", "陆续", "逐步", "逐渐", "分批", "分期", "分类", "分时", "尽快", "尽早", "尽量", "早日", "率先", "同步", "立即", "立刻", "马上",
    "提前", "稳步", "稳妥", "平稳", "加快", "抓紧", "加紧", "集中", "统一", "重新", "继续", "再次", "再", "先行", "首批", "错峰", "复工", "开工",
    "得到", "得以", "进行", "开始", "全员", "彻底", "真正", "随时", "近期", "年内", "自行", "组织", "就地", "批量", "累计", "免费", "紧急",
    "都", "均", "也", "全", "先", "地",
)  # fmt: skip
"""In which way, when and how far something is done: they stand between a verb and what makes it one of what is not so."""
_MANNER = f"(?:{'|'.join(sorted(MANNERS, key=len, reverse=True))})*"
_WISH = "希望|盼望|渴望|愿意|打算|承诺|确保|允许|禁止|拒绝|鼓励|动员|督促|敦促|呼吁|号召|不再|着手"
_NOT = (
    r"未(?!来)|没有?|无法|难以|不[能得予敢愿想会]?|暂停|停止|推迟|延迟|延期|暂缓|等待|申请|(?<![接对期善])待|(?<![响供相适反对])应|(?<!模)拟"
    "|(?<![按内必军民供])需要?"
)
NEGATED = re.compile(f"(?:{_NOT}){_MANNER}$")
"""What stands before a verb, or a name, of what was not done, or is yet to be (未复工企业, 应返岗人员)."""
WILLED = re.compile(
    rf"(?:(?<![主只重首必次概摘简纪])要|(?<![大中小上少名主健])将|(?<![许认宁])可以?|(?<!可)能够|[才方就]能|(?<!猜)想|(?<![\u4e00-\u9fff])如|{_WISH}){_MANNER}$"
)
"""What makes a verb one of what is to be, may be or is wished for; before a name it may be more (将复工率提高到)."""
GOING_ON = re.compile(f"正在?{_MANNER}$")
"""What says before a verb that it is being done."""
COMES = (
    "复", "恢复", "重新", "重启", "开工", "开业", "返", "到岗", "送电", "通电", "抢", "修", "收", "机收", "采收", "播", "种", "插", "栽", "移栽",
    "建成", "完工", "竣工", "动工", "启动",
)  # fmt: skip
"""What verbs begin with that say what comes about: while it is being done it is not done yet (正在复工; 正在营业 is)."""
REACH = 12
"""Most code points of what stands before."""
LAST = frozenset(word[-1] for word in (*MANNERS, *_WISH.split("|"))) | set("未没有法以能得予敢愿想会停止迟期缓待请应拟需要不将可够如正在")
"""What all of them end with."""


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
    return text.startswith(COMES, at) and GOING_ON.search(text, low, at) is not None
