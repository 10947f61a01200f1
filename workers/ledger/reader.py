"""Whose digest it is: what of the day somebody who filters would have been told, or is to know.

What was told to it is known from the deliveries. What nobody was told, what stands open, and the board are asked the
same questions as an event would be, as far as they can be answered: nobody was told what is held, so its type is not
asked; a square of the board has no event, so only its series is.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from shuize.declared import OwnerTable
from shuize.endpoints import Endpoint
from shuize.pack import Pack
from shuize.store import articles
from shuize.types import Place, Series
from shuize.wanted import EVERYTHING as ALL
from shuize.wanted import Occurrence, Wanted, wants
from workers.ledger.desk import around, responsible


@dataclass(frozen=True, slots=True)
class Reader:
    """An endpoint, and who answers for which series."""

    endpoint: Endpoint
    owners: tuple[OwnerTable, ...] = ()

    @property
    def chooses(self) -> bool:
        """Whether it filters anything."""
        return self.endpoint.wanted != ALL

    def cares(self, conn: Connection, body: str) -> bool:
        """Say whether it wants to know of what the stored body says, whatever type of event that was."""
        wanted = self.endpoint.wanted
        return not self.chooses or wants(replace(wanted, types=()), _occurrence(conn, json.loads(body), wanted))

    def follows(self, series: Series, packs: Sequence[Pack]) -> bool:
        """Say whether it wants to know of the series at all."""
        if not self.chooses:
            return True
        wanted = self.endpoint.wanted
        asked = Wanted(owners=wanted.owners, places=wanted.places, packs=wanted.packs, indicators=wanted.indicators)
        owner = responsible(self.owners, series, packs)
        pack = next((pack.id for pack in packs if series.indicator in {one.id for one in pack.indicators}), "")
        owners = frozenset({owner.id} if owner else ())
        told = Occurrence("", "", "", "", pack, series.indicator, around(series.place), frozenset(), owners)
        return wants(asked, told)


EVERYTHING = Reader(Endpoint(""))
"""Who filters nothing."""


def _occurrence(conn: Connection, body: Mapping[str, Any], wanted: Wanted) -> Occurrence:
    """Return what filters look at in a stored body."""
    told, alert = body["data"], body["data"]["alert"]
    series, place = told["series"], told["series"]["place"]
    owner = told.get("owner")
    return Occurrence(
        type=body["type"],
        severity=alert["severity"],
        rule=alert["rule"],
        kind=alert["kind"],
        pack=alert["rule"].partition("/")[0],
        indicator=series["indicator"]["id"],
        places=around(Place(place["code"], place["name"] or "", series.get("zone"))),
        topics=articles.topics(conn, told["observation"]["article_id"]) if wanted.topics else frozenset(),
        owners=frozenset({owner["id"]} if owner else ()),
    )
