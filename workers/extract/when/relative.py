"""A time inside a clause that only says which ones are meant is that clause's own (去年停工的 320 个项目已复工)."""

from workers.days.dates import DateMention
from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words.lexicon import SAYING, Sort
from workers.text import lazyre as re

_MADE = """
公布 发布 发现 确定 认定 核定 评定 鉴定 判定 印发 出台 制定 提出 列入 纳入 列出 下达 批复 批准 获批 审批 核准
备案 报备 入选 成立 建成 建立 设立 新设 组建 创建 启用 投用 落成 注册 登记 结转 转入 转结 遗留 续建 引进 招引
引入 落户 落地 签约 签订 签署 立项 入库 入统 谋划 策划 储备 规划 安排 部署 计划 实施 推进 摸底 摸排 排查 排摸
查出 查明 识别 筛查 调查 核查 普查 普查出 受理 立案 申报 申请 报名 预定 预订 采购 购置 购买 购进 下单 承接 接收
中标 招标 开标 摘牌 出让 收储 征收 拆除 拆迁 改造 翻新 投资 毕业 招聘 招录 录用 招收 入学 入职 退休 就业 务工
脱贫 摘帽 返贫 建档 立卡 入伍 流转 承包 托管 租赁 认领 认购 转让 收购 约定 承诺 融资 募集 筹集 交付 交货 封顶 选派
抽调 变更 遴选 推荐 审核 公示 挂牌 授信
"""
"""What something was made, found or put on a list by."""
_STOPPED = """
停工 停产 停业 停课 停运 停办 停开 停建 停航 停飞 停电 停水 停气 停驶 停机 停摆 停播 停演 断电 断水 断路 断网
关停 关闭 关门 歇业 打烊 暂停 叫停 中断 取消 推迟 延期 搁置 封闭 封控 封锁 倒闭 破产 注销 退出 闲置 荒废 撂荒
受灾 受损 受旱 受淹 受涝 被淹 淹没 冲毁 损毁 损坏 毁坏 倒塌 垮塌 倒伏 跳闸 影响 滞留 撤离 转移 安置 疏散 隔离
放假 休假 休市 休业 休渔 返乡 回乡 离岗 离开 外出 欠薪 拖欠 逾期 到期
"""
"""What something was stopped or harmed by."""
_KEPT = "在建 在册 在库 生产 营业 运营 运行 经营 施工 值守 坚守 留守 留岗 不打烊"
"""What something was kept on at."""
_TAKEN = """
纳入 列入 列为 通过 提出 提交 递交 完成 进入 参加 参与 获得 获准 取得 办理 开展 加入 接受 享受 拿到 申请 要求
具备 符合
"""
"""What has an object of its own before 的 (去年纳入省计划的)."""
_HANDED_ON = "停工 停产 停业 结转 遗留 续建 签约 招引 引进 备案 立项 入库 摸排 受灾"
_THINGS = "项目|企业|工程|工地|商户|店铺|门店|农户|农田|房屋|危房|用户"
"""What needs no 的 behind a month or a year (去年停工项目, 3 月签约企业)."""
_TOLD = r"[^，。；\d]{0,8}(?:结果|数据|统计|消息|情况|信息|报告|显示|通报|公报|快报|简报|会上)"
_INSIDE = r"[^，。；：！？,;:!?\n\d（）()]"
WITHIN = re.compile(
    rf"{_INSIDE}{{0,14}}?(?:(?:{'|'.join(f'{_MADE}{_STOPPED}{_KEPT}'.split())})(?:[了过出到完]|下来)?"
    rf"|(?:{'|'.join(_TAKEN.split())}|未|没有?|无法|不能|就|才|刚|正式|被|曾){_INSIDE}{{1,10}}?)的(?!{_TOLD})"
)
"""What follows a time that is the clause's own, whatever is told of those whom it names."""
LISTED = re.compile(rf"份?(?:全[省市区县国])?(?:{'|'.join(_HANDED_ON.split())})(?:{_THINGS})")
NOUN_OF = re.compile(rf"{_INSIDE}{{1,16}}?[了过]?的(?!{_TOLD})")
"""The like with a verb of a pack, which may be the figure's own (今天复工的企业有 320 家)."""
SHORTEST_MONTH, LATELY = 28, 31
"""Days."""
UP_TO = "截"
ASKED = re.compile("申请|提出|提交|递交|要求|具备|符合|报备|备案")
"""Verbs of which a verb of a pack is but the object (3 月申请复工的 32 家)."""
NOW_DONE = re.compile("[已均]|全部|目前|现在?|累计|仍")
"""What says of those named that it holds now."""


def is_of_noun(scene: Scene, end: int, link: Link | None = None, mention: DateMention | None = None) -> bool:
    """Say whether a time that ends at `end` is only that of a clause before a noun, and no time of the figure's.

    Of the verbs of packs only what happened lately on one day may be told of (昨天开出的专列运送 1200 人).
    """
    found = WITHIN.match(scene.text, end, scene.end)
    clause = found or NOUN_OF.match(scene.text, end, min(scene.end, link.first) if link else scene.end)
    if link is None:
        return clause is not None and (found is not None or _ends_with_verb(scene, end, clause.end()))
    if clause is None or _has_own_verb(scene, end, clause.end(), link):
        return False
    if found or not _ends_with_verb(scene, end, clause.end()):
        return found is not None
    level = link.quantity is None or link.quantity.unit == "%" or link.rule is Rule.TOTAL
    if level or mention is None or mention.first != mention.last or (scene.published - mention.last).days > LATELY:
        return True
    return NOW_DONE.search(scene.text, clause.end(), link.start) is not None


def _has_own_verb(scene: Scene, start: int, end: int, link: Link) -> bool:
    """Say whether the clause says of those it names what the figure counts them by."""
    own = any(link.indicator in one.ids and one.sort in SAYING for one in between(scene.marks, start, end))
    return own and ASKED.search(scene.text, start, end) is None


def _ends_with_verb(scene: Scene, start: int, end: int) -> bool:
    """Say whether a verb of a pack stands at the end of the clause, before its 的."""
    return any(end - one.end <= len("过的") for one in scene.of(Sort.VERB, start, end))


def is_framed(scene: Scene, mention: DateMention, link: Link) -> bool:
    """Say whether a time says less than the day that all is counted up to (截至 3 月 5 日，按照 2 月的部署，…95 %).

    It does in a clause of its own that says more than when, and in one before a noun.
    """
    until = [one for one in between(scene.dates, scene.start, mention.start) if scene.text[one.start] == UP_TO]
    if link.running or not until or mention.last >= until[-1].last or mention.role == "until":
        return False
    low, high = scene.clause(mention.start)
    if between(scene.quantities, until[-1].end, mention.start):
        return False
    apart = high <= link.first and bool(scene.undated(low, high).strip())
    return apart or NOUN_OF.match(scene.text, mention.end, min(scene.end, link.first)) is not None


def is_on_list(scene: Scene, mention: DateMention) -> bool:
    """Say whether a month or a longer time names the list of those it stands before (2019年结转项目)."""
    long = (mention.last - mention.first).days >= SHORTEST_MONTH - 1
    return long and LISTED.match(scene.text, mention.end, scene.end) is not None
