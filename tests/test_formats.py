"""What docs/formats.md says is so: its packs parse, its tables are complete."""

import re
from decimal import Decimal
from typing import get_args

import msgspec

from ingest.names import TEMPORARY
from shuize import packfile
from shuize.alert import STANDINGS, Untold
from shuize.cli.fields import fields
from shuize.declared import EndpointTable
from shuize.pack import Indicator, Rule, RuleKind, Subject, Topic
from shuize.types import AsOfKind, Kind, Observation, Place, PublishedKind, Relation, Series
from tests.pages import FORMATS_PAGE, blocks, text_of
from workers.extract.links.link import Rule as Grammar


def section(title: str) -> str:
    """Return the part under this heading, up to the next."""
    text = text_of(FORMATS_PAGE)
    found = re.search(rf"^#+ {re.escape(title)}\n(?P<body>.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {title!r}"
    return found["body"]


def first_column(text: str) -> set[str]:
    """Return every word in code style in the first cell of a table's row."""
    cells = re.findall(r"^\|([^|]*)\|", text, re.MULTILINE)
    return {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


def test_the_pack_that_is_shown_can_be_used() -> None:
    """Whoever copies the example has a pack."""
    (example,) = blocks(section("Packs"), "toml")
    assert packfile.parse(example, "the example").rules[0].marks == (Decimal(70), Decimal(80), Decimal(90))


def test_every_key_of_a_pack_is_explained() -> None:
    """The page knows the keys of topics, indicators and rules: none is missing, and none is gone."""
    parts = re.split(r"^\*\*`\[\[?(\w+)\]\]?`\*\*", section("Packs") + section("Rules"), flags=re.MULTILINE)
    texts = dict(zip(parts[1::2], parts[2::2], strict=True))
    for name, struct in (("topic", Topic), ("indicator", Indicator)):
        assert first_column(texts[name]) == {key.name for key in msgspec.structs.fields(struct)}
    for name, other in (("subject", Subject), ("rule", Rule)):
        assert all(f"`{key.name}`" in texts[name] for key in msgspec.structs.fields(other))


def test_every_kind_of_rule_is_explained() -> None:
    """The table of rules is the kinds that there are."""
    assert first_column(section("Rules")) == set(get_args(RuleKind))


def test_the_fields_of_a_reading_are_those_that_are_printed() -> None:
    """The table of fields is the fields, and it names every word that they can hold."""
    text = section("`shuize read --json`")
    one = Observation(
        Series("work_resumption_rate", Place("370000", "山东省"), None, "%"),
        Decimal("96.3"), Relation.EQ, None, None, Decimal("0.1"), "2020-03-24", AsOfKind.STATED, Kind.STATED,
        "0" * 64, 0, 0, 5, "96.3%", "96.3%", Decimal(1),
    )  # fmt: skip
    assert first_column(text) == {*fields("a.txt", one), "evidence"}  # the last with --explain alone
    assert {str(word) for words in (Relation, AsOfKind, Kind) for word in words} <= set(re.findall(r"`(\w+)`", text))
    assert {one.name.lower() for one in Grammar} <= set(re.findall(r"`(\w+)`", text.partition("The rules:")[2]))


def test_every_reason_why_nobody_was_told_is_explained() -> None:
    """The table of reasons is the reasons that there are; that of states, the states."""
    found = first_column(section("What people say"))
    assert found == {"untold", *STANDINGS, *map(str, Untold)}


def test_every_key_of_an_endpoint_is_explained() -> None:
    """The table of keys is the keys that an endpoint may have."""
    assert first_column(section("All keys of an endpoint")) == set(EndpointTable.__struct_encode_fields__)


def test_every_way_of_dating_is_explained() -> None:
    """The table of publication dates is the ways that there are, best first."""
    rows = re.findall(r"^\| `(\w+)` \|", section("Publication dates"), re.MULTILINE)
    assert rows == list(PublishedKind)


def test_every_name_that_is_never_read_is_listed() -> None:
    """Whoever writes into the inbox knows which names are safe to write under."""
    text = section("The inbox")
    assert all(f"`{ending.decode()}`" in text for ending in TEMPORARY)
