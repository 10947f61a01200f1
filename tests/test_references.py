import pytest

from tests.mentions import read

REFERENCES = [
    ("全省", "province"), ("省内", "province"), ("该省", "province"), ("我省", "province"), ("全市", "prefecture"),
    ("该市", "prefecture"), ("我市", "prefecture"), ("本市", "prefecture"), ("全州", "prefecture"), ("全区", "county"),
    ("该区", "county"), ("我区", "county"), ("全县", "county"), ("该县", "county"), ("当地", "any"), ("各地", "any"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "level"), REFERENCES)
def test_references(word: str, level: str) -> None:
    """全市 and its like are mentions without a code that say at which level to look."""
    [mention] = read(f"，{word}企业")
    assert (mention.code, mention.reference, mention.level, mention.name) == (None, level, "reference", word)
