"""What people read is in their language: the column heads and words of the tables, in Chinese and English."""

import re
from collections.abc import Iterable, Mapping

from shuize.cli.untold import UNTOLD
from shuize.pack import Pack

ALONE = re.compile(r"(?<![\d.,])(?<!/ )1 (article|announcement|figure|file|topic|indicator|subject|rule|job)s\b")
WORDS: Mapping[str, tuple[str, str]] = {
    # columns
    "figure": ("数字", "figure"),
    "indicator": ("指标", "indicator"),
    "place": ("地点", "place"),
    "population": ("对象", "population"),
    "date": ("日期", "date"),
    "kind": ("性质", "kind"),
    "words": ("原文", "the words"),
    "source": ("来源", "source"),
    "published": ("见报", "published"),
    "series": ("序列", "series"),
    "values": ("次数", "values"),
    "state": ("状态", "state"),
    "mark": ("水则", "mark"),
    "owner": ("负责人", "owner"),
    "why": ("缘由", "why"),
    "article": ("文章", "article"),
    "file": ("文件", "file"),
    "event": ("事件", "event"),
    "endpoint": ("推送目标", "endpoint"),
    "type": ("类型", "type"),
    "attempts": ("次数", "attempts"),
    "sink": ("方式", "sink"),
    "to": ("发往", "to"),
    "at": ("时间", "at"),
    "what": ("何事", "what"),
    "who": ("何人", "who"),
    "rejected_at": ("拒收于", "rejected at"),
    # kinds of figures
    "stated": ("明示", "stated"),
    "implied": ("意指", "implied"),
    "derived": ("推算", "derived"),
    "open": ("未收录", "open"),
    # why a figure was read so
    "legend": ("图例", "legend"),
    "topic": ("主题", "topic"),
    "pack": ("领域包", "pack"),
    "name": ("名称", "name"),
    "rule": ("规则", "rule"),
    "rule.term_before": ("指标之名在数字之前", "the indicator's name stands before the figure"),
    "rule.term_after": ("指标之名在数字之后", "the indicator's name stands after the figure"),
    "rule.share": ("前文所数对象中的占比", "a share of the population counted before"),
    "rule.verb_after": ("数字是指标动词的主语", "the figure is the subject of the indicator's verb"),
    "rule.verb_before": ("数字补足指标动词", "the figure complements the indicator's verb"),
    "rule.attribute": ("数字所数之物由指标动词修饰", "the figure counts what the indicator's verb modifies"),
    "rule.ellipsis": ("指标承前一个数字", "the indicator is carried on from the figure before"),
    "rule.part": ("前一句所数总体的一部分", "a part of what the sentence before counted"),
    "rule.list": ("并列的数字共用一个指标", "a list of figures shares the indicator"),
    "rule.change": ("变化之前的数字", "the earlier figure of a change"),
    "rule.total": ("旁边数字的总体", "the population of the count beside it"),
    "rule.complete": ("“全部”即百分之百", "all of the population"),
    "rule.none": ("“无”即为零", "none of what the indicator's name counts"),
    "rule.open": ("领域包未收录的比率", "a rate that no pack knows"),
    "rule.derived": ("由两个所写之数算得", "computed from two printed figures"),
    "date.stated": ("承前", "carried on"),
    "date.inherited": ("承前", "carried on"),
    "date.now": ("承前", "carried on"),
    "date.published": ("文中未写，取见报之日", "no words say it; that of publication"),
    "date.before": ("变化之前，日期不详", "before the change, on no known day"),
    "place.unsaid": ("文中未写", "no words say it"),
    # what a publication date was taken from
    "dated.given": ("所给", "given"),
    "dated.sidecar": ("附带文件", "sidecar"),
    "dated.front_matter": ("文首信息", "front matter"),
    "dated.dateline": ("电头", "dateline"),
    "dated.file_name": ("文件名", "file name"),
    "dated.modified": ("文件修改时间", "file's time"),
    # where things stand
    "status.pending": ("待证实", "pending"),
    "status.open": ("成立", "open"),
    "status.acknowledged": ("已阅", "acknowledged"),
    "status.held": ("搁置", "held"),
    "status.historical": ("历史", "historical"),
    "status.reversed": ("回落", "reversed"),
    "status.retracted": ("撤回", "retracted"),
    "received": ("待读", "waiting"),
    "read": ("已读", "read"),
    "again": ("待重读", "to be read again"),
    "quarantined": ("隔离", "quarantined"),
    "rejected": ("拒收", "rejected"),
    "reprints": ("转载", "reprints"),
    "due": ("待发", "due"),
    "sent": ("已发", "sent"),
    "given_up": ("放弃", "given up"),
    "cancelled": ("取消", "cancelled"),
    # why
    "crossed": ("越过", "crossed"),
    "first_report": ("首报", "first report"),
    "about": ("约数", "only about"),
    "conflict": ("矛盾", "conflict"),
    "reversed": ("回落", "reversed"),
    "retracted": ("撤回", "retracted"),
    "restated": ("改数", "restated"),
    "historical": ("过时", "historical"),
    "record": ("新纪录", "record"),
    "jump": ("突变", "jump"),
    "reversal": ("自高点回落", "reversal"),
    "stale": ("停更", "silent"),
    "overtaken": ("超越", "overtaken"),
    # the past
    "backfill.summary": (
        "收入 {fresh} 篇，已知 {known} 篇，拒收 {rejected} 个文件；不作通知",
        "{fresh} articles taken in, {known} known already, {rejected} files rejected; nobody is told of what they say",
    ),
    "backfill.label": ("正在收入", "taking in"),
    "backfill.unread": (
        "{count} 篇等待读取：由运行中的 `shuize up` 来读",
        "{count} wait to be read, by a running `shuize up`",
    ),
    # the demo
    "demo.starting": (
        "正在启动：嵌入式 Redis、SQLite、三类进程、验签的接收端……",
        "starting Redis, SQLite, all processes, a receiver",
    ),
    "demo.missing": ("该来未来", "missing"),
    "demo.surplus": ("不该来而来", "not expected"),
    "demo.refused": ("签名不符", "signature refused"),
    "demo.summary": (
        "{articles} 篇文章，{figures} 个数字，{alerts} 则通告，签名全部验证；用时 {seconds:.1f} 秒。",
        "{articles} articles, {figures} figures, {alerts} announcements, each signature verified; {seconds:.1f} s.",
    ),
    # a series in plain words
    "outlook": (
        "若趋势不变，{expected}到 {mark}（{earliest}至{latest}）：最近 {points} 个数字每天变化 {per_day}；仅供参考。",
        "If the trend holds, {mark} on {expected} ({earliest} to {latest}): {per_day} a day over {points} values.",
    ),
    "outlook.never": ("或不再到达", "perhaps never"),
    # what people say of alerts
    "alert": ("警讯", "alert"),
    "ack": ("已阅", "seen"),
    "resolve": ("已办", "done"),
    "silence": ("静默", "silent"),
    "note.said": ("{what}：{rule} {key}{ends}，{who}：{why}", "{what}: {rule} {key}{ends}, by {who}: {why}"),
    "note.until": ("，至{day}", " until {day}"),
    "ruling.said": ("{as_of}，{who}：{why}", "{as_of} by {who}: {why}"),
    # how an endpoint is doing
    "endpoint.on": ("开", "on"),
    "endpoint.off": ("关：{reason}", "off: {reason}"),
    "endpoint.elsewhere": (
        "{state}（由运行中的 `shuize up` 通知，本终端的设置里没有）",
        "{state} (told by the running `shuize up`; not in this shell's settings)",
    ),
    "endpoint.paused": ("暂停至 {until}", "paused until {until}"),
    # the backtest
    "told": ("通告", "told"),
    "quiet": ("不通告", "kept, not told"),
    "log": ("只记录", "only logged"),
    "only": ("仅见于", "only with"),
    "backtest.kept": (
        "另有 {kept} 则存而未告；加 --all 列出。",
        "{kept} kept, not told: --all shows them.",
    ),
    "backtest.summary": ("{articles} 篇文章，会有 {told} 则通告。", "{articles} articles, {told} announcements."),
    # reading again
    "replay.read": ("重读文章", "reading again"),
    "replay.judge": ("重判序列", "judging again"),
    "replay.added": ("新增", "added"),
    "replay.changed": ("改动", "changed"),
    "replay.withdrawn": ("撤下", "withdrawn"),
    "replay.summary": (
        "重读 {articles} 篇：数字新增 {added}，改动 {changed}，撤下 {withdrawn}；通告 {told} 则，未通告 {quiet} 则。",
        "{articles} articles: {added} figures new, {changed} changed, {withdrawn} withdrawn; {told} told, {quiet} not.",
    ),
    "replay.foreseen": ("演练，未作任何改动。", "Nothing was changed."),
    # what of a figure is read otherwise
    "column.as_of": ("日期", "as_of"),
    "column.as_of_kind": ("日期来历", "as_of_kind"),
    "column.confidence": ("把握", "confidence"),
    "column.correction": ("更正", "correction"),
    "column.end": ("止", "end"),
    "column.high": ("上限", "high"),
    "column.low": ("下限", "low"),
    "column.published": ("见报", "published"),
    "column.quote": ("原句", "quote"),
    "column.rank": ("等级", "rank"),
    "column.relation": ("关系", "relation"),
    "column.source": ("来源", "source"),
    "column.start": ("起", "start"),
    "column.step": ("精度", "step"),
    "column.text": ("原文", "text"),
    "column.withdrawn_at": ("撤下", "withdrawn_at"),
    # what there is
    "queue": ("队列", "queue"),
    "jobs": ("件", "jobs"),
    "articles": ("文章", "articles"),
    "files": ("个文件", "files"),
    "figures": ("个数字", "figures"),
    "alerts": ("警讯", "alerts"),
    "deliveries": ("投递", "deliveries"),
    "oldest": ("最久等待", "oldest waits"),
    "seconds": ("秒", "s"),
    "redis.embedded": (
        "嵌入式 Redis 没有运行；`shuize up` 会启动它",
        "the embedded Redis does not run; `shuize up` starts it",
    ),
    "no figures": ("没有读到数字", "no figures"),
    "none yet": ("还没有", "none yet"),
    "unknown place": ("地点不明", "place unknown"),
    **UNTOLD,
}


def word(key: str, language: str) -> str:
    """Return the word in that language; a key that has none stands for itself."""
    chinese, english = WORDS.get(key, (key, key))
    return chinese if language == "zh" else english


def singular(text: str) -> str:
    """Return the English sentence with one thing said as one.

    >>> singular("1 articles, 11 figures, 2 / 1 announcements.")
    '1 article, 11 figures, 2 / 1 announcements.'
    """
    return ALONE.sub(r"1 \1", text)


def indicator_names(packs: Iterable[Pack], language: str) -> dict[str, str]:
    """Return what people call each indicator of the packs."""
    return {
        one.id: one.name if language == "zh" else one.name_en.replace("_", " ")
        for pack in packs
        for one in pack.indicators
    }
