"""Why nobody was told of something: in a word for a table, and in a sentence."""

from collections.abc import Mapping

UNTOLD: Mapping[str, tuple[str, str]] = {
    "untold.short": ("{reason}；未告：{why}", "{reason}; untold: {why}"),
    "untold.pending": ("待证实", "not sure"),
    "untold.held": ("有矛盾", "contested"),
    "untold.historical": ("过时", "old figure"),
    "untold.late": ("稿件迟到", "late article"),
    "untold.archive": ("旧稿", "archive"),
    "untold.hushed": ("重读不告", "quiet replay"),
    "untold.silenced": ("静默", "silenced"),
    "untold.filtered": ("无人订阅", "filtered"),
    "untold.owner": ("无此负责人", "other owner"),
    "untold.known": ("已知", "known"),
    "untold.unheard": ("未曾通告", "never told"),
    "untold.why": ("{told}：{why}", "{told}: {why}"),
    "untold.why.pending": ("只有约数，尚无确数", "the figure is only about so, and nobody says for sure"),
    "untold.why.held": ("数字互相矛盾，待矛盾解决", "figures contradict one another; told when that is resolved"),
    "untold.why.historical": (
        "稿件晚于数字的日期超过 SHUIZE_LATENESS_DAYS 天",
        "its article came more than SHUIZE_LATENESS_DAYS after the figure's date",
    ),
    "untold.why.late": (
        "稿件比已知最新的一篇早 SHUIZE_LATENESS_DAYS 天以上",
        "its article is older than the newest known by more than SHUIZE_LATENESS_DAYS",
    ),
    "untold.why.archive": (
        "旧稿由 `shuize backfill` 收入，不告知任何人",
        "its article is of an archive (`shuize backfill`), of which nobody is told",
    ),
    "untold.why.hushed": ("由 `shuize replay --quiet` 重读而来", "it came about in `shuize replay --quiet`"),
    "untold.why.silenced": (
        "有人让这个序列的这条规则静默",
        "somebody silenced the rule on this series (`shuize alerts silence`)",
    ),
    "untold.why.filtered": ("各推送目标的过滤键都不要它", "every endpoint's filters keep it out"),
    "untold.why.owner": (
        "推送目标只收别的负责人名下的序列（owners）",
        "the endpoints take only what other owners answer for (owners)",
    ),
    "untold.why.known": ("各推送目标都已知道", "every endpoint knows it already"),
    "untold.why.unheard": ("所撤回的事从未告知任何人", "nobody had been told what it takes back"),
}
