import json
from pathlib import Path

import pytest

from shuize.cli.words import WORDS, word
from shuize.store.observations import COMPARED

ANNOUNCED = Path(__file__).resolve().parent.parent / "seeds" / "resumption" / "announced.jsonl"
TOLD = {json.loads(line)["reason"] for line in ANNOUNCED.read_text("utf-8").splitlines()}
NAMED_ELSEWHERE = {"series_id", "article_id", "story", "value", "bound", "kind", "computed", "formula", "pack"}
"""Columns that say which figure it is, or that seldom change: shown by the store's own names."""
RARER = {"about", "historical", "reversed", "record", "jump", "reversal", "stale", "overtaken"}


@pytest.mark.parametrize("reason", sorted(TOLD | RARER))
def test_every_reason_has_a_word_in_both_languages(reason: str) -> None:
    """Nobody who reads Chinese tables meets the store's own word for why."""
    assert reason in WORDS
    assert word(reason, "zh").isascii() is False


@pytest.mark.parametrize("head", ["event", "endpoint", "type", "attempts", "sink", "to", "owner", "endpoint.on"])
def test_heads_of_tables_are_in_chinese(head: str) -> None:
    """No listing is half in English."""
    assert word(head, "zh").isascii() is False


@pytest.mark.parametrize("name", sorted(set(COMPARED) - NAMED_ELSEWHERE))
def test_what_is_read_otherwise_is_named(name: str) -> None:
    """Each column that a replay may find otherwise has a word."""
    assert f"column.{name}" in WORDS


def test_a_key_without_a_word_stands_for_itself() -> None:
    """What a newer version stored is shown, not refused."""
    assert word("unheard-of", "zh") == "unheard-of"
