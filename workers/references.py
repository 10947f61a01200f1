"""What 全市, 该区 or 当地 stands for: the nearest place named before that is, or lies in, one of that kind."""

from collections.abc import Sequence

from shuize.places import Gazetteer
from workers.places import PlaceMention

AUTONOMOUS_REGIONS = frozenset({"150000", "450000", "540000", "640000", "650000"})
ANYWHERE = frozenset({"当地", "本地", "该地", "该地区"})


def referent(
    reference: PlaceMention, earlier: Sequence[PlaceMention], gazetteer: Gazetteer
) -> tuple[str, str | None] | None:
    """Return (code, zone) of what a reference stands for among the mentions before it, the nearest last.

    None where nothing named before fits; 各地 never fits, its place is the story's. A place that only begins a
    firm's name serves where there is no other.
    """
    usable = [mention for mention in reversed(earlier) if mention.code and not mention.excluded]
    for inside in (False, True):
        for mention in usable:
            if mention.inside_name is inside:
                fit = _fit(reference.name, mention, gazetteer)
                if fit is not None:
                    return fit
    return None


def _fit(word: str, mention: PlaceMention, gazetteer: Gazetteer) -> tuple[str, str | None] | None:
    """Return the place of the word's kind that the mention is or lies in."""
    code = mention.code or ""
    if word in ANYWHERE:
        return code, mention.zone
    kind = _kind(word)
    if mention.zone and kind == "区":
        return code, mention.zone
    return next(((each, None) for each in (code, *gazetteer.ancestors(code)) if _is(kind, each, gazetteer)), None)


def _kind(word: str) -> str:
    """Return the character that says the kind: 全市各地 -> 市."""
    return next((character for character in word if character in "省市区县州旗盟"), "")


def _is(kind: str, code: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a place is of a kind; the autonomous regions call themselves 区 too."""
    name = gazetteer.row(code).name
    if kind == "区":
        return name.endswith("区") if gazetteer.level(code) == "county" else code in AUTONOMOUS_REGIONS
    return bool(kind) and name.endswith(kind)
