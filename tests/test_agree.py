from decimal import Decimal
from typing import Any

import pytest

from shuize.evaluate.agree import disagreements
from shuize.types import Kind, Place, Relation
from tests.labelled import TODAY, line, one


@pytest.mark.parametrize(
    ("label", "reading", "fields"),
    [
        ({}, {}, ()),
        # values are exact where they are printed, rounded where they are computed
        ({"value": 96.30}, {}, ()),
        ({"value": 96.4}, {}, ("value",)),
        ({"value": 4619000, "unit": "人"}, {"value": Decimal("4.619E+6"), "unit": "人"}, ()),
        ({"kind": "derived", "value": 95.92}, {"kind": Kind.DERIVED, "value": Decimal(822) / 857 * 100}, ()),
        ({"kind": "derived", "value": 97.3}, {"kind": Kind.DERIVED, "value": Decimal(36) / 37 * 100}, ()),
        ({"kind": "derived", "value": 97.4}, {"kind": Kind.DERIVED, "value": Decimal(36) / 37 * 100}, ("value",)),
        ({"kind": "derived", "value": 95}, {"kind": Kind.DERIVED, "value": Decimal("95.4")}, ()),
        ({"unit": "家"}, {}, ("unit",)),
        # relations
        ({"relation": "gt"}, {"relation": Relation.GE}, ()),
        ({"relation": "le"}, {"relation": Relation.LT}, ()),
        ({"relation": "ge"}, {"relation": Relation.GT}, ()),
        ({"relation": "lt"}, {}, ("relation",)),
        ({"relation": "approx"}, {"relation": Relation.GE}, ("relation",)),
        # indicators
        ({"indicator": "operating_rate"}, {}, ("indicator",)),
        ({"indicator": "operating_rate", "indicator_alt": ["work_resumption_rate"]}, {}, ()),
        ({"kind": "open", "indicator": "?满意率"}, {"kind": Kind.OPEN, "indicator": "?用户满意率"}, ()),
        ({"kind": "open", "indicator": "?用户满意率"}, {"kind": Kind.OPEN, "indicator": "?满意率"}, ()),
        ({"kind": "open", "indicator": "?满意率"}, {"kind": Kind.OPEN, "indicator": "?合格率"}, ("indicator",)),
        ({"kind": "open", "indicator": "?满意率"}, {}, ("indicator",)),
        # places
        ({"region": "441625"}, {}, ("region",)),
        ({"region": "441625", "region_alt": ["441600"]}, {}, ()),
        ({"region": None}, {}, ("region",)),
        ({"region": None}, {"place": Place(None, "七个省")}, ()),
        ({"region_alt": [None]}, {"place": Place(None, "")}, ()),
        ({"region": "441625", "single": True}, {}, ()),
        ({"zone": "河源高新技术产业开发区"}, {}, ("zone",)),
        ({"zone": "河源高新区"}, {"place": Place("441600", "河源", "高新区")}, ()),
        ({"zone": "河源高新区"}, {"place": Place("441600", "河源", "江东新区")}, ("zone",)),
        ({"zone": "河源高新区", "single": True}, {}, ()),
        ({}, {"place": Place("441600", "河源", "高新区")}, ()),
        ({"excludes": ["420000"]}, {}, ("excludes",)),
        ({"excludes": ["420000"]}, {"excludes": ("420000",)}, ()),
        ({}, {"excludes": ("420000",)}, ("excludes",)),
        ({"excludes": ["420000", "110000"]}, {"excludes": ("110000", "420000")}, ()),
        ({"excludes_alt": ["420000"]}, {"excludes": ("420000",)}, ()),
        ({"excludes_alt": [["420000", "420100"]]}, {"excludes": ("420100", "420000")}, ()),
        ({"excludes": ["420000"], "excludes_alt": [None]}, {}, ()),
        # subjects
        ({"subject": "工业企业"}, {}, ("subject",)),
        ({"subject": None}, {}, ("subject",)),
        ({"subject": None, "subject_alt": ["外贸企业"]}, {}, ()),
        ({"subject_alt": [None]}, {"subject": None}, ()),
        ({"subject": "远岬（河源）公司"}, {"subject": "远岬(河源)公司"}, ()),
        ({"subject": "“链主”企业"}, {"subject": "链主企业"}, ()),
        ({"subject": "纺织行业和化工行业企业"}, {"subject": "纺织行业、化工行业企业"}, ()),
        ({"subject": "纺织行业和化工行业企业"}, {"subject": "纺织行业企业"}, ("subject",)),
        # dates
        ({"as_of": "2020-03-11"}, {}, ("as_of",)),
        ({"as_of": "2020-03-11", "as_of_alt": ["2020-03-10"]}, {}, ()),
        ({"as_of": "2020-03"}, {}, ("as_of",)),
        ({"as_of": "2020-03-12", "as_of_kind": "published"}, {"as_of": "2020-03-12"}, ()),
        ({"as_of": "2020-03-12", "as_of_kind": "published"}, {"as_of": None}, ()),
        ({"as_of": "2020-03-12", "as_of_kind": "now"}, {"as_of": None}, ("as_of",)),
        ({"as_of_kind": "stated"}, {"as_of": "2020-03-12"}, ("as_of",)),
        ({"as_of": None, "as_of_kind": "before"}, {"as_of": None}, ()),
        ({"as_of": None, "as_of_kind": "before"}, {"as_of": "2020-03-12"}, ("as_of",)),
        ({"as_of": None, "as_of_kind": None, "note": "before"}, {"as_of": "2020-03-12"}, ("as_of",)),
        ({"as_of": None, "as_of_kind": None}, {"as_of": "2020-03-12"}, ()),
        ({"as_of_kind": None}, {"as_of": "2020-03-12"}, ("as_of",)),
        ({"as_of": "2020-03", "as_of_kind": None}, {"as_of": "2020-03-12"}, ()),
        ({"as_of": "2020-02", "as_of_kind": None}, {"as_of": "2020-03-12"}, ("as_of",)),
        # several at once, in the order in which a person asks
        ({"value": 97, "region": "441625", "subject": None}, {}, ("value", "region", "subject")),
    ],
)  # fmt: skip
def test_agreement(label: dict[str, object], reading: dict[str, Any], fields: tuple[str, ...]) -> None:
    """A label and a reading differ in these fields."""
    assert disagreements(line(**label), one(**reading), TODAY) == fields
