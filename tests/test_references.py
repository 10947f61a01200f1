import pytest

from tests.mentions import GAZETTEER, read
from workers.references import referent

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


REFERENTS = [
    ("山东省青岛市即墨区复工，全市", ("370200", None)),
    ("青岛复工，全省", ("370000", None)),
    ("青岛市即墨区复工，该区", ("370215", None)),
    ("青岛西海岸新区复工，该区", ("370211", "西海岸新区")),
    ("曲阜市复工，全市", ("370881", None)),
    ("上海浦东新区复工，全市", ("310000", None)),
    ("广西南宁复工，全区", ("450000", None)),
    ("浙江德清县复工，全县", ("330521", None)),
    ("湖北恩施州恩施市复工，全州", ("422800", None)),
    ("绵阳复工，当地", ("510700", None)),
    ("青岛银行贷款，全市", ("370200", None)),
    ("除湖北外，全省", None),
    ("美国复工，当地", None),
    ("山东复工，各地", None),
    ("全市", None),
]


@pytest.mark.parametrize(("text", "expected"), REFERENTS)
def test_what_a_reference_stands_for(text: str, expected: tuple[str, str | None] | None) -> None:
    """The nearest place before it that is, or lies in, one of the reference's kind."""
    *earlier, last = read(text)
    assert last.reference is not None
    assert referent(last, earlier, GAZETTEER) == expected
