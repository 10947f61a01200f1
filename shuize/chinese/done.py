"""What a command says of what it has done, in English and Chinese."""

from collections.abc import Mapping

SAID: Mapping[str, str] = {
    "alive": "在工作",
    "not at work": "不在工作",
    "the database has schema {a}": "数据库的结构为 {a}",
    "{a} due again": "{a} 则将再次投递",
    "{a}: on again; what waits is tried now": "{a}：已重新打开；等候的现在就发",
    "{a}: was on already; what waits is tried now": "{a}：本来就开着；等候的现在就发",
    "{a}: off; `shuize endpoints enable {b}` ends that": "{a}：已关闭；重新打开用 `shuize endpoints enable {b}`",
    "{a}: was off already; `shuize endpoints enable {b}` ends that": (
        "{a}：本来就关着；重新打开用 `shuize endpoints enable {b}`"
    ),
    "{a}: give this secret to the receiver; until {b} ({c}) both sign": (
        "{a}：请把这个密钥交给接收端；{b}（{c}）之前，新旧两个都签名"
    ),
    "switched off by hand": "手动关闭",
    "nothing has arrived since {a} UTC; last: {b}": "自 UTC {a} 起没有一则送达；最后一次：{b}",
    "{a} {b}: {c} topics, {d} indicators, {e} subjects, {f} rules: usable": (
        "{a} {b}：主题 {c} 个，指标 {d} 个，对象 {e} 个，规则 {f} 条；可以使用"
    ),
}
