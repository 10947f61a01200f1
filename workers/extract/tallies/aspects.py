"""How a running count is told: all so far (累计), what was added (新增), what there is now (现有), or none (无)."""

from workers.text import lazyre as re
from workers.text.members import Member

HOURS = re.compile(r"当[日天][，,]|(?<!\d)\d++时?\s*[—–\-～~至到]+\s*(?:\d+月)?(?:\d+日)?\d+时|(?:无|没有|零)新增")
"""The hours of one day (0—24时, 18时至4日18时), or that nothing was added: what is told after them came in that day."""


class Aspect(Member):
    """What part of a running count a figure is."""

    TOTAL = "total"
    NEW = "new"
    PRESENT = "present"
    OTHER = "other"
    """An amount of change, or of what was taken off: no figure of the count."""


OF_WORDS = {
    Aspect.OTHER: "人均 户均 减少 净减 下降 解除 排除 核减 核增 补报 转为 转归 剔除"
    " 每天 日均 平均每天 平均每日 较 比 同比 环比 占",
    Aspect.NEW: "新增 新报告 新发 新添 再添 再多 再增 又添 首日 今增 昨增 净增 共增 共计增 合计增"
    " 增加 当日 当天 单日 又有 再有",
    Aspect.PRESENT: "现有 现存 尚有",
    Aspect.TOTAL: "累计 累积 迄今 至今 总计 共计 合共 合计 共有 共 总数",
}
SUMS = frozenset(("总计", "共计", "合计", "合共", "共有", "共"))
"""What only sums up what was said to be added, or to be there, before it (新增确诊病例共 16 例)."""
SAID = {word: aspect for aspect, words in OF_WORDS.items() for word in words.split()}
GROWN = "(?![至到为])"
"""What grew to so many (再增至 7000 例) was not added, and what fell to so many not taken off."""
LEADING = ("增", "增加", "减少", "下降")
"""What may lead to so many."""
ON_DAY = r"[天日](?:[（(][^（()）]*[）)])?有"
"""今天有, 昨日（3月5日）有: what came in that day."""
ASPECTS = re.compile(
    "|".join((*(word + GROWN * word.endswith(LEADING) for word in SAID), "今" + ON_DAY, "昨" + ON_DAY))
)
"""All of them; that every alternative begins with a character makes the scan fast."""
MORE_HAVE = frozenset(("又有", "再有"))
"""What says so only right before so many (又有 3 例), not of when they came."""
ASPECT_WORDS = re.compile("|".join(word for word in SAID if SAID[word] is not Aspect.OTHER and word not in MORE_HAVE))
"""Those that say an aspect wherever they stand."""
CORRECTED = re.compile(r"(?:应|修)?(?:订正|更正|修正|改)[为成至]")
"""What stands between a figure that was wrong and the right one (由 411 例订正为 631 例)."""
MORE = "增"
"""What says right before a figure that so many came."""
NEGATED = re.compile(r"(?:无|没有|零|未再?(?:报告|出现|发现|有)?)(?:报告|出现|发现)?(?:的)?$")
"""What stands before 新增…病例, or its name, where there was none."""


def aspect_of(words: str) -> Aspect | None:
    """Return the aspect that the words before a figure say, the last said where there are several.

    >>> [aspect_of(words) for words in ("累计报告确诊病例", "当日新增", "较前一日减少", "确诊病例", "新增病例共")]
    [<Aspect.TOTAL: 'total'>, <Aspect.NEW: 'new'>, <Aspect.OTHER: 'other'>, None, <Aspect.NEW: 'new'>]
    """
    said = None
    for found in ASPECTS.finditer(words):
        if said in (Aspect.NEW, Aspect.PRESENT) and found.group() in SUMS:
            continue
        said = SAID.get(found.group(), Aspect.NEW)
        if said is Aspect.OTHER:
            return said
    return said


def aspect_before(words: str) -> Aspect | None:
    """Return the aspect that the words right before a figure say: 增 alone says it too (甲省增 9 例)."""
    said = aspect_of(words)
    return Aspect.NEW if said is None and words.endswith(MORE) else said
