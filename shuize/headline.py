"""The headline of an event: the sentence in a few words, for a subject line or the title of a message."""

from collections.abc import Mapping

from shuize.sentence import Scene, key, words
from shuize.wording import Language

HEADLINES: Mapping[str, tuple[str, str]] = {
    "crossed": ("{what}{moved}{value}，{passed}{marks}", "{what} {moved} to {value}, {passed} {marks}"),
    "first_report": ("{what}首次见报：{value}，已{passed}{marks}", "{what} first reported: {value}, {passed} {marks}"),
    "historical": ("{what}（{as_of}）为{value}，已{passed}{marks}", "{what} at {value} on {as_of}, {passed} {marks}"),
    "milestone.held": ("{what}：{marks}暂不宣布", "{what}: {marks} held back"),
    "milestone.pending": ("{what}：{marks}待证实", "{what}: {marks} to be confirmed"),
    "milestone.reversed": (
        "{what}{returned}{value}，退回{marks}{side}",
        "{what} {returned} to {value}, back {side} {marks}",
    ),
    "milestone.retracted": (
        "更正：{what}{passed}{marks}不再成立",
        "Correction: {what} {passed} {marks} no longer holds",
    ),
    "alert.updated": ("{what}的记录有更新：{value}", "{what} updated: {value}"),
    "conflict.opened": ("数字矛盾：{what}（{as_of}）", "Contradiction: {what} ({as_of})"),
    "conflict.resolved": ("矛盾解除：{what}（{as_of}）", "Contradiction resolved: {what} ({as_of})"),
    "restatement.opened": ("{what}（{as_of}）改为{value}", "{what} ({as_of}) restated as {value}"),
    "record.opened": ("{what}为{value}，{record}", "{what} at {value}, {record}"),
    "jump.opened": ("{what}变化异常：{value}", "{what} changed more than usual: {value}"),
    "reversal.opened": ("{what}{returned}{value}", "{what} {returned} to {value}"),
    "stale.opened": ("{what}自{as_of}以后再无新数字", "Nothing of {what} since {as_of}"),
    "stale.resolved": ("{what}不再视为停更", "{what} no longer counts as silent"),
    "overtakes.opened": ("{what}为{value}，{overtook}{rival}", "{what} at {value}, {overtook} {rival}"),
    "series.new": ("首次记录{what}：{value}", "{what} recorded for the first time: {value}"),
    "retracted": ("更正：关于{what}的警讯不再成立", "Correction: the alert on {what} no longer holds"),
}
PLAIN = ("{what}：{value}", "{what}: {value}")


def headline(scene: Scene, language: Language) -> str:
    """Return the headline in the language."""
    form = HEADLINES.get(key(scene), PLAIN)
    return form[0 if language == "zh" else 1].format(**words(scene, language))
