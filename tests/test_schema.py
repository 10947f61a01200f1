"""The JSON Schema of the webhook's body: the committed one is that of the types, and real bodies fit it."""

import json
from copy import deepcopy
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import select

from shuize import body
from shuize.store.schema import events
from tests.pages import ROOT
from tests.test_announced import announced, store

COMMITTED = json.loads((ROOT / "docs" / "webhook.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Give the bodies of all events that the samples make, quiet ones too."""
    with store(tmp_path_factory.mktemp("schema"), "a") as engine:
        assert list(announced(engine))
        with engine.connect() as conn:
            return list(conn.scalars(select(events.c.body)))


def test_the_committed_schema_is_that_of_the_types() -> None:
    """`make schema` has nothing to write."""
    assert body.schema() == COMMITTED
    Draft202012Validator.check_schema(COMMITTED)


def test_every_body_of_the_samples_fits(bodies: list[str]) -> None:
    """Each kind of event, as it was stored; reading one into the types and writing it changes no byte."""
    kinds = {json.loads(one)["type"] for one in bodies}
    assert {"milestone.crossed", "milestone.retracted", "conflict.opened", "restatement.opened"} <= kinds
    for one in bodies:
        assert list(Draft202012Validator(COMMITTED).iter_errors(json.loads(one))) == []
        assert body.encoded(msgspec.json.decode(one, type=body.Event)) == one


def without(found: dict[str, Any], *path: str) -> dict[str, Any]:
    """Return a copy that lacks what is at the path."""
    copied = deepcopy(found)
    part = copied
    for key in path[:-1]:
        part = part[key]
    del part[path[-1]]
    return copied


@pytest.mark.parametrize(
    "path", [("type",), ("data", "text"), ("data", "observation", "value"), ("data", "alert", "id")]
)
def test_a_body_that_lacks_something_does_not_fit(bodies: list[str], path: tuple[str, ...]) -> None:
    """What is promised is required."""
    assert not Draft202012Validator(COMMITTED).is_valid(without(json.loads(bodies[0]), *path))


@pytest.mark.parametrize("value", [96.3, "96,3", "1e3", ""])
def test_quantities_are_decimals_in_text(bodies: list[str], value: object) -> None:
    """A number, or text that is none, is no quantity."""
    found = json.loads(bodies[0])
    found["data"]["observation"]["value"] = value
    assert not Draft202012Validator(COMMITTED).is_valid(found)


def test_bodies_from_before_there_were_headlines_still_fit(bodies: list[str]) -> None:
    """What waits in an outbox over an upgrade is of the same version."""
    assert Draft202012Validator(COMMITTED).is_valid(without(json.loads(bodies[0]), "data", "said"))
