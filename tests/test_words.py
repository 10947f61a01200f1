import json
from pathlib import Path

import pytest

from shuize.cli.words import WORDS, word

ANNOUNCED = Path(__file__).resolve().parent.parent / "seeds" / "resumption" / "announced.jsonl"
TOLD = {json.loads(line)["reason"] for line in ANNOUNCED.read_text("utf-8").splitlines()}
RARER = {"about", "historical", "reversed", "record", "jump", "reversal", "stale", "overtaken"}


@pytest.mark.parametrize("reason", sorted(TOLD | RARER))
def test_every_reason_has_a_word_in_both_languages(reason: str) -> None:
    """Nobody who reads Chinese tables meets the store's own word for why."""
    assert reason in WORDS
    assert word(reason, "zh").isascii() is False


def test_a_key_without_a_word_stands_for_itself() -> None:
    """What a newer version stored is shown, not refused."""
    assert word("unheard-of", "zh") == "unheard-of"
