"""Names that are told of in passing: in an office's name, as a reason, as those who are left out or supplied."""

from workers.extract.sentence.scene import Scene
from workers.text import lazyre as re

NO_NAME = re.compile(
    r"[^，。；、：的已\d]{0,5}?(?:厅|[^结格布大]局|委员会|(?<=[化革国卫资信健])委)|(?:较|比较|相对)?(?:多|少|集中|密集|发达)的"
)
"""What makes a trade the beginning of an office's name (农业农村厅), or only says of a place what it has much of."""
SERVES, SERVED = re.compile(r"配套|供货|代工|提供|服务"), re.compile(r"(?:为|给|向|替)[^，。；]{2,28}$")
"""Whom somebody supplies, who is another (为多家车企配套)."""
PREDICATE = re.compile(
    r"(?:我们|我们公司|公司|本公司|该公司|企业|该企业|我厂|该厂|厂里)(?:[也都本]|主要)?(?:是|属于?)[^，。；是]{2,20}$|作为[^，。；]{2,16}$"
)
"""What somebody is said to be: no population of its own (我们是劳动密集型企业)."""
GAINS = re.compile(r"(?:惠及|受[益惠]|(?:涉及|覆盖)(?=居民|住户|业主|群众|人口|家庭))[^，。；\d]{0,8}$")
"""What stands before those who gain by what is told (，惠及居民 32 万户)."""
MOSTLY = "为主"
APART = re.compile(r"因为|由于|(?<![\u4e00-\u9fff])(?:剔除|扣除|除了?(?=\d))")
"""What makes a name only that of a reason, or of those who are left out."""
NONE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[今当][日天])?(?:无(?![锡人线纺菌尘机污障偿烟害公接症])|没有|暂无)[^，。；]*$"
)
"""What makes a name that of those there are none of (当日无新复工项目)."""
LEFT_OUT = re.compile(r"除(?!尘|湿|草|雪)[^，。；]{2,40}$")
"""What stands before those who are left out, before 外 (除停产企业外)."""
OUTSIDE = ("外", "以外", "之外")


def is_aside(scene: Scene, low: int, end: int, high: int) -> bool:
    """Say whether the noun that ends at `end` is told of in passing: an office's, what somebody is (我们是大企业)."""
    text, opens = scene.text, scene.clause(end - 1)[0]
    return bool(
        text.startswith(MOSTLY, end)
        or (text.startswith(OUTSIDE, end) and LEFT_OUT.search(text, opens, end))
        or (SERVES.match(text, end) and SERVED.search(text, low, end))
        or APART.search(text, opens, end)
        or NONE.search(text, opens, end)
        or NO_NAME.match(text, end, high)
        or PREDICATE.search(text, low, end)
        or GAINS.search(text, opens, end)
    )
