"""Names in the settings file that nothing bears."""

from pathlib import Path

import pytest

from shuize import named
from shuize import pack as packs
from shuize.declared import parse
from shuize.errors import UsageError
from shuize.settings import Settings

ENDPOINT = '[[endpoint]]\nid = "e"\nsink = "wecom"\nurl = "https://wecom.example/?key=k"\n'


def look(text: str) -> None:
    """Check what the text names, with one pack at work."""
    named.check(Settings(config=Path("s.toml")), parse(text, "s.toml"), [packs.load("resumption")])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('places = ["烟抬市"]', "'烟台市'"),
        ('places = ["370001"]', "places: no '370001'"),
        ('packs = ["resumptoin"]', "'resumption'"),
        ('kinds = ["milestones"]', "'milestone'"),
        ('indicators = ["work_resumption_rat"]', "'work_resumption_rate'"),
        ('rules = ["resumption/nope-at-all"]', "rules: no 'resumption/nope-at-all'"),
        ('owners = ["east"]', "owners: no 'east'; known: none"),
    ],
)
def test_a_name_that_nothing_bears_is_refused(wrong: str, told: str) -> None:
    """The nearest known name is said."""
    with pytest.raises(UsageError, match="endpoint") as raised:
        look(ENDPOINT + wrong)
    assert told in str(raised.value)


@pytest.mark.parametrize(
    "right",
    [
        'places = ["370000", "青岛市", "全国", "崇文区", "西海岸新区", "某某开发区"]',
        'packs = ["epidemic"]',
        'indicators = ["work_resumption_rate"]',
    ],
)
def test_what_is_known_passes(right: str) -> None:
    """Codes, former names, areas without a code, and the packs that come with Shuize."""
    look(ENDPOINT + right)
