"""Loans and trips of several kinds have series of their own, balances are none, and who lends is nobody's borrower."""

import pytest

from tests.reading import EVERY_PACK, article, reader

Row = tuple[str, str, str | None]
BEFORE = "各地加快复工复产。"


def told(text: str) -> list[Row]:
    """Return (indicator, words, population) of every figure."""
    read = reader(*EVERY_PACK).read(article(BEFORE + text)).observations
    return [(one.series.indicator, one.text, one.series.subject) for one in read]


KINDS: dict[str, list[Row]] = {
    "全市发放制造业贷款5亿元，涉农贷款6亿元，绿色贷款8亿元。": [
        ("loans_issued", "5亿元", "制造业"),
        ("loans_issued", "6亿元", "涉农贷款"),
        ("loans_issued", "8亿元", "绿色贷款"),
    ],
    "全市累计发放贷款31亿元，其中春耕贷款7.4亿元。": [
        ("loans_issued", "31亿元", None),
        ("loans_issued", "7.4亿元", "春耕贷款"),
    ],
    "湖滨农商银行累计发放涉农贷款1.32万户、金额41.6亿元；累计发放乡村振兴贷款8600户、金额17.3亿元。": [
        ("loan_recipients", "1.32万户", "涉农贷款"),
        ("loans_issued", "41.6亿元", "涉农贷款"),
        ("loan_recipients", "8600户", "乡村振兴贷款"),
        ("loans_issued", "17.3亿元", "乡村振兴贷款"),
    ],
    "今年以来，全市新发放小微企业贷款1.3万笔、62亿元。": [
        ("loan_count", "1.3万笔", "小微企业"),
        ("loans_issued", "62亿元", "小微企业"),
    ],
}
"""A kind of several, or whose the loans are, stands in their name."""

ALL: dict[str, list[Row]] = {
    "全市银行共发放专项贷款12亿元、优惠贷款3亿元。": [
        ("loans_issued", "12亿元", None),
        ("loans_issued", "3亿元", None),
    ],
    "全省创业担保贷款已发放12.6亿元。": [("loans_issued", "12.6亿元", None)],
    "全市银行向27家企业发放信用贷款2.1亿元。": [
        ("loan_recipients", "27家", "企业"),
        ("loans_issued", "2.1亿元", None),
    ],
    "全市银行为外贸企业发放涉农贷款4亿元。": [("loans_issued", "4亿元", "外贸企业")],
    "县农商行已发放贷款2.1亿元，惠及农户980户。": [
        ("loans_issued", "2.1亿元", None),
        ("loan_recipients", "980户", "农户"),
    ],
    "湖滨农商银行累计发放贷款326户、1.2亿元。": [
        ("loan_recipients", "326户", None),
        ("loans_issued", "1.2亿元", None),
    ],
}
"""Cheap or special loans are any, and so is a kind told of alone; whoever is named as having them comes first.

A bank is nobody's borrower.
"""

BALANCES: dict[str, list[Row]] = {
    "6月末，全市各项贷款余额3800亿元，比年初增加210亿元。": [],
    "6月末，全市小微企业贷款余额410亿元，当年累计发放小微企业贷款75亿元。": [("loans_issued", "75亿元", "小微企业")],
    "全市累计发放小微企业贷款75亿元、贷款余额410亿元。": [("loans_issued", "75亿元", "小微企业")],
}
"""What is owed on a day was not all lent in the time told of."""

TRIPS: dict[str, list[Row]] = {
    "截至2月20日，全市已开行返岗专列4列、专车320辆、专机1趟。": [
        ("charter_trips", "4列", "专列"),
        ("charter_trips", "320辆", "专车"),
        ("charter_trips", "1趟", "专机"),
    ],
    "目前已组织52趟专列和包车厢运输310辆次务工人员。": [
        ("charter_trips", "52趟", "专列"),
        ("charter_trips", "310辆次", "包车"),
    ],
    "全市累计组织返岗专车、专列、包机120趟次。": [("charter_trips", "120趟次", None)],
    "全市累计开行务工人员包车860趟次。": [("charter_trips", "860趟次", None)],
    "四川开行返岗专列21列；贵州包机5架次，送870名务工人员返岗。": [
        ("charter_trips", "21列", None),
        ("charter_trips", "5架次", None),
        ("workers_transported", "870名", None),
    ],
}
"""Trips by train, by coach and by aeroplane are told apart where one sentence tells of several of a place."""


@pytest.mark.parametrize(("text", "rows"), [*KINDS.items(), *ALL.items(), *BALANCES.items(), *TRIPS.items()])
def test_loans_are_told_by_kind(text: str, rows: list[Row]) -> None:
    """Check every figure, and whose it is."""
    assert told(text) == rows
