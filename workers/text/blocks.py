"""What a block of lines is in its story, by its own words."""

from workers.text import lazyre as re
from workers.text.members import Member


class Role(Member):
    """What a paragraph is in its story."""

    HEADLINE = "headline"
    BYLINE = "byline"
    NOTE = "note"
    BODY = "body"
    TAIL = "tail"


ENDS = re.compile(r"[。！？!?][”’」』）)]*")
BYLINE_MARK = "□"
"""The printed mark of a byline."""
BYLINE = re.compile(
    r"""
    [（(]?\s*本报(?:通讯员|记者)                               # 本报记者 …
  | (?:本报|本台|新华社)[\w\s]{0,12}[电讯](?=[\s（(:：]|$)       # 本报青岛讯
    """,
    re.VERBOSE,
)
RECORD = re.compile(
    r"""
    [（(【\[]?\s*
    (?: (?:发布|发表|更新|发稿|刊发|上传|采编|成文|稿件)?(?:时间|日期)
      | (?:信息|稿件|文章|新闻|内容|图文)来源 | 稿源
      | (?:发布|供稿|撰稿|主办|责任)(?:者|人|单位|机构|部门) | 索引号 | 文号
      | (?:浏览|阅读|点击|访问)(?:次数|量|数)? | 字[号体] )
    \s*[:：]
  | \d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)\s*(?:星期[一二三四五六日天]\s*)?
    \d{1,2}[:：]\d{2}(?![^\s]*[，。])
    """,
    re.VERBOSE,
)
"""What a site says of the page over its story: when it was put there, by whom, how often it was read."""
TAIL = re.compile(
    r"""
    [（(]?\s*(?:责编|责任编辑|编辑|作者|来源|审核|摄影|图片来源)\s*[:：]
  | (?:分享到|扫一扫|版权声明)
  | [（(]本报(?:记者|通讯员)[^）)]*[）)]$
    """,
    re.VERBOSE,
)
TAIL_FIRST = frozenset("（(责编作来审摄图分扫版")
"""What it begins with."""
OTHERS = re.compile(
    r"""
    [【\[（(<]?\s*
    (?: (?:推荐|相关|延伸|拓展|更多)(?:阅读|新闻|报道|文章|资讯|稿件|链接|内容|推荐|精彩)
      | (?:热[点门]|精彩|最新|本站|编辑|为您|新闻)(?:推荐|文章|资讯|排行|热点) | 猜你喜欢
      | [上下前后]一[篇条页]\s*[:：] )
    """,
    re.VERBOSE,
)
"""What leads to the titles of other stories; they go on until something is told."""
NOTES = frozenset({"核心阅读", "编者按", "内容提要", "导读", "阅读提示"})
LONGEST_NOTE = 4
SHORT = 40
"""A line longer than this that ends without a stop was broken by the page, not by its author."""


def is_headline(text: str, start: int, end: int) -> bool:
    """Say whether the block is short and no sentence."""
    return end - start <= SHORT and not ENDS.search(text, start, end)


def role_of(text: str, start: int, end: int) -> Role:
    """Return what the block is by its own words; whether one that looks like a headline is one is still open."""
    if text[start] in TAIL_FIRST and TAIL.match(text, start, end):
        return Role.TAIL
    ends = ENDS.search(text, start, end)
    if not ends and RECORD.match(text, start, end):
        return Role.BYLINE
    if end - start > SHORT or ends:
        return Role.BODY
    named = text.find(BYLINE_MARK, start, end) >= 0 or BYLINE.match(text, start, end)
    return Role.BYLINE if named else Role.HEADLINE
