"""Which indicators are of one kind: a rate with what it is made of, and whatever shares a part with it."""

from collections.abc import Iterable

from shuize.pack import Indicator


def kinds(rates: Iterable[Indicator]) -> dict[str, str]:
    """Return for each indicator the one that stands for its kind: rates are of one kind with what they are made of."""
    found: dict[str, str] = {}
    for rate in rates:
        members = {rate.id, *rate.numerator, *rate.denominator}
        held = {found[one] for one in members if one in found}
        kind = min(held | {rate.id})
        found.update({one: kind for one, other in found.items() if other in held})
        found.update(dict.fromkeys(members, kind))
    return found
