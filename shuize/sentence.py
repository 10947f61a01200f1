"""The one sentence that a person reads: what passed which mark, from what to what, as of when, and where."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shuize.alert import Figure, plain
from shuize.types import Relation
from shuize.wording import BOUNDS, REACHED, SENTENCES, WORDS, Language


@dataclass(frozen=True, slots=True)
class Scene:
    """What a sentence is about; `what` names place, population and indicator."""

    type: str
    reason: str
    rises: bool
    what: str
    unit: str
    as_of: str
    figure: Figure
    previous: Figure | None
    marks: tuple[Decimal, ...]
    multiple_of: Decimal | None
    detail: Mapping[str, Any]
    rival: str = ""
    """The place that was overtaken."""


def sentence(scene: Scene, language: Language) -> str:
    """Return the sentence in the language."""
    return SENTENCES[key(scene)][0 if language == "zh" else 1].format(**words(scene, language))


def words(scene: Scene, language: Language) -> dict[str, str]:
    """Return what the sentence's places are filled with."""
    column = 0 if language == "zh" else 1
    chosen = {name: pairs[column][0 if scene.rises else 1] for name, pairs in WORDS.items()}
    if _is_reached(scene):
        chosen["passed"] = REACHED[column][0 if scene.rises else 1]
    values = [number(Decimal(one), scene.unit, language) for one in scene.detail.get("values", ())]
    return chosen | {
        "as_of": day(scene.as_of, language),
        "what": scene.what,
        "value": amount(scene.figure, scene.unit, language),
        "before": _before(scene, language),
        "marks": _marks(scene, language),
        "values": _joined(values, language),
        "computed": _computed(scene, language),
        "rival": _rival(scene, language),
    }


def _is_reached(scene: Scene) -> bool:
    """Say whether the figure stands exactly at the furthest mark."""
    furthest = scene.marks[-1] * (scene.multiple_of or 1) if scene.marks else None
    return scene.figure.relation is Relation.EQ and scene.figure.value == furthest


def key(scene: Scene) -> str:
    """Return which sentence says it."""
    if scene.type == "milestone.crossed":
        return "first_report" if scene.reason == "crossed" and scene.previous is None else scene.reason
    if scene.type in SENTENCES:
        return scene.type
    return scene.type.rpartition(".")[2]


def _before(scene: Scene, language: Language) -> str:
    """Return the value before, with its date where it has one."""
    if scene.previous is None:
        return "未知" if language == "zh" else "an unknown value"
    value = amount(scene.previous, scene.unit, language)
    if scene.previous.as_of is None or scene.previous.as_of == scene.as_of:
        return value
    when = day(scene.previous.as_of, language)
    return f"{value}（{when}）" if language == "zh" else f"{value} ({when})"


def _marks(scene: Scene, language: Language) -> str:
    """Return the marks as the rule's kind counts them."""
    if scene.multiple_of is None:
        return _joined([number(mark, scene.unit, language) for mark in scene.marks], language)
    base = number(scene.multiple_of, scene.unit, language)
    times = _joined([f"{plain(mark)}{'倍' if language == 'zh' else 'x'}" for mark in scene.marks], language)
    return f"首个已知值{base}的{times}" if language == "zh" else f"{times} of the first known value, {base}"


def _computed(scene: Scene, language: Language) -> str:
    """Return which printed rates the numbers printed beside them do not give."""
    said = [
        (_rate(one["value"], scene, language), _rate(one["computed"], scene, language), one["formula"])
        for one in scene.detail.get("computed", ())
    ]
    if language == "zh":
        return "".join(f"；{formula}得{computed}，与所写{value}不符" for value, computed, formula in said)
    return "".join(f"; {formula} gives {computed}, not the printed {value}" for value, computed, formula in said)


def _rival(scene: Scene, language: Language) -> str:
    """Return the place that was overtaken, with its value and the date of it."""
    if not scene.rival:
        return ""
    bound = BOUNDS[Relation(scene.detail["relation"])][0 if language == "zh" else 1]
    value = bound + number(Decimal(scene.detail["value"]), scene.unit, language)
    if scene.detail["as_of"] == scene.as_of:
        return f"{scene.rival}（{value}）" if language == "zh" else f"{scene.rival} ({value})"
    when = day(scene.detail["as_of"], language)
    return f"{scene.rival}（{when}为{value}）" if language == "zh" else f"{scene.rival} ({value} on {when})"


def _rate(text: str, scene: Scene, language: Language) -> str:
    """Return the number with at most two places."""
    return number(round(Decimal(text), 2), scene.unit, language)


def amount(figure: Figure, unit: str, language: Language) -> str:
    """Return the figure as it would be said, its bound first."""
    return BOUNDS[figure.relation][0 if language == "zh" else 1] + number(figure.value, unit, language)


def number(value: Decimal, unit: str, language: Language) -> str:
    """Return the number with its unit, large ones by 万 and 亿 or by commas.

    >>> number(Decimal(8000000), "只", "zh"), number(Decimal(8000000), "只", "en"), number(Decimal("96.30"), "%", "zh")
    ('800万只', '8,000,000 只', '96.3%')
    """
    if language == "en":
        whole, point, rest = plain(value).partition(".")
        space = "" if unit in ("", "%") else " "
        return f"{int(whole):,}{point}{rest}{space}{unit}"
    for scale, word in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        if abs(value) >= scale:
            return f"{plain(value / scale)}{word}{unit}"
    return f"{plain(value)}{unit}"


def day(as_of: str, language: Language) -> str:
    """Return the date as it is said.

    >>> day("2020-04-03", "zh"), day("2020-03", "zh"), day("2020-04-03", "en")
    ('2020年4月3日', '2020年3月', '2020-04-03')
    """
    if language == "en":
        return as_of
    return "".join(f"{int(part)}{word}" for part, word in zip(as_of.split("-"), "年月日", strict=False))


def _joined(parts: list[str], language: Language) -> str:
    """Return the parts as a list."""
    return ("、" if language == "zh" else ", ").join(parts)
