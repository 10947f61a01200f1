"""Those to whom an amount was given are counted beside it: to whom, who got it, whom it reaches."""

from pathlib import Path

import pytest

from shuize import packfile
from shuize.errors import PackError
from tests.reading import EVERY_PACK, article, reader

COUNTED = {
    "宁波市各家银行已向1362家企业发放贷款48.6亿元。": [("1362家", "企业")],
    "宁波市银行累计为1362户个体工商户提供贷款48.6亿元。": [("1362户", "个体工商户")],
    "帮助宁波市4592户中小微企业取得信用贷款29.8亿元。": [("4592户", "中小微企业")],
    "宁波市已有1362家企业获得贷款48.6亿元。": [("1362家", "企业")],
    "宁波市银行支持企业1362户，发放贷款48.6亿元。": [("1362户", "企业")],
    "宁波市累计发放贷款48.6亿元，惠及小微企业1200户。": [("1200户", "小微企业")],
    "宁波市发放贷款48.6亿元，累计支持企业户数1.2万户。": [("1.2万户", "企业")],
    "专项再贷款支持的宁波市重点物流企业已超过640家。": [("640家", "重点物流企业")],
}
NOBODY = (
    "宁波市10家银行发放贷款48.6亿元。",
    "宁波市银行计划为1362家企业发放贷款48.6亿元。",
    "宁波市1362家企业提出贷款申请。",
    "宁波市银行发放贷款48.6亿元，新设网点12家。",
    "宁波市银行向企业发放贷款48.6亿元，1200家企业复工。",
)


def receivers(text: str) -> list[tuple[str, str | None]]:
    """Return the words and the population of every figure of receivers."""
    found = reader(*EVERY_PACK).read(article(text)).observations
    return [(one.text, one.series.subject) for one in found if one.series.indicator == "loan_recipients"]


@pytest.mark.parametrize("text", COUNTED)
def test_who_received(text: str) -> None:
    """They are counted, by their kind."""
    assert receivers(text) == COUNTED[text]


@pytest.mark.parametrize("text", NOBODY)
def test_who_did_not(text: str) -> None:
    """Givers, applicants, aims and what others did are no receivers."""
    assert receivers(text) == []


@pytest.mark.parametrize(("whom", "said"), [("total_staff", "only a count receives"), ("loan_issued", "loan_issued")])
def test_a_pack_that_does_not_fit(whom: str, said: str) -> None:
    """What is received is an amount that the pack has."""
    text = (Path(packfile.SEEDS) / "resumption" / "pack.toml").read_text("utf-8")
    with pytest.raises(PackError, match=said):
        packfile.parse(text.replace('receives = "loans_issued"', f'receives = "{whom}"'), "pack.toml")
