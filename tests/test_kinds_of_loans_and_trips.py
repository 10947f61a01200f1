"""Loans and trips of several kinds have series of their own, balances are none, and who lends is nobody's borrower."""

import pytest

from tests.reading import Said, said

BEFORE = "各地加快复工复产。"


KINDS: dict[str, list[Said]] = {
    "全市发放制造业贷款5亿元，涉农贷款6亿元，绿色贷款8亿元。": [
        ("5亿元", "loans_issued", "制造业"),
        ("6亿元", "loans_issued", "涉农贷款"),
        ("8亿元", "loans_issued", "绿色贷款"),
    ],
    "全市累计发放贷款31亿元，其中春耕贷款7.4亿元。": [
        ("31亿元", "loans_issued", None),
        ("7.4亿元", "loans_issued", "春耕贷款"),
    ],
    "湖滨农商银行累计发放涉农贷款1.32万户、金额41.6亿元；累计发放乡村振兴贷款8600户、金额17.3亿元。": [
        ("1.32万户", "loan_recipients", "涉农贷款"),
        ("41.6亿元", "loans_issued", "涉农贷款"),
        ("8600户", "loan_recipients", "乡村振兴贷款"),
        ("17.3亿元", "loans_issued", "乡村振兴贷款"),
    ],
    "今年以来，全市新发放小微企业贷款1.3万笔、62亿元。": [
        ("1.3万笔", "loan_count", "小微企业"),
        ("62亿元", "loans_issued", "小微企业"),
    ],
}
"""A kind of several, or whose the loans are, stands in their name."""

ALL: dict[str, list[Said]] = {
    "全市银行共发放专项贷款12亿元、优惠贷款3亿元。": [
        ("12亿元", "loans_issued", None),
        ("3亿元", "loans_issued", None),
    ],
    "全省创业担保贷款已发放12.6亿元。": [("12.6亿元", "loans_issued", None)],
    "全市银行向27家企业发放信用贷款2.1亿元。": [
        ("27家", "loan_recipients", "企业"),
        ("2.1亿元", "loans_issued", None),
    ],
    "全市银行为外贸企业发放涉农贷款4亿元。": [("4亿元", "loans_issued", "外贸企业")],
    "县农商行已发放贷款2.1亿元，惠及农户980户。": [
        ("2.1亿元", "loans_issued", None),
        ("980户", "loan_recipients", "农户"),
    ],
    "湖滨农商银行累计发放贷款326户、1.2亿元。": [
        ("326户", "loan_recipients", None),
        ("1.2亿元", "loans_issued", None),
    ],
}
"""Cheap or special loans are any, and so is a kind told of alone; whoever is named as having them comes first.

A bank is nobody's borrower.
"""

BALANCES: dict[str, list[Said]] = {
    "6月末，全市各项贷款余额3800亿元，比年初增加210亿元。": [],
    "6月末，全市小微企业贷款余额410亿元，当年累计发放小微企业贷款75亿元。": [("75亿元", "loans_issued", "小微企业")],
    "全市累计发放小微企业贷款75亿元、贷款余额410亿元。": [("75亿元", "loans_issued", "小微企业")],
}
"""What is owed on a day was not all lent in the time told of."""

TRIPS: dict[str, list[Said]] = {
    "截至2月20日，全市已开行返岗专列4列、专车320辆、专机1趟。": [
        ("4列", "charter_trips", "专列"),
        ("320辆", "charter_trips", "专车"),
        ("1趟", "charter_trips", "专机"),
    ],
    "目前已组织52趟专列和包车厢运输310辆次务工人员。": [
        ("52趟", "charter_trips", "专列"),
        ("310辆次", "charter_trips", "包车"),
    ],
    "全市开行返岗专列3列，银行发放春耕贷款4亿元。": [("3列", "charter_trips", None), ("4亿元", "loans_issued", None)],
    "全市累计组织返岗专车、专列、包机120趟次。": [("120趟次", "charter_trips", None)],
    "全市累计开行务工人员包车860趟次。": [("860趟次", "charter_trips", None)],
    "四川开行返岗专列21列；贵州包机5架次，送870名务工人员返岗。": [
        ("21列", "charter_trips", None),
        ("5架次", "charter_trips", None),
        ("870名", "workers_transported", None),
    ],
}
"""Trips by train, by coach and by aeroplane are told apart where one sentence tells of several of a place."""


@pytest.mark.parametrize(("text", "rows"), [*KINDS.items(), *ALL.items(), *BALANCES.items(), *TRIPS.items()])
def test_loans_are_told_by_kind(text: str, rows: list[Said]) -> None:
    """Check every figure, and whose it is."""
    assert said(BEFORE + text) == rows
