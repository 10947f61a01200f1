"""Names in the settings file that nothing bears."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shuize import named, packfile
from shuize.declared import parse
from shuize.errors import UsageError
from shuize.settings import Settings

ENDPOINT = '[[endpoint]]\nid = "e"\nsink = "wecom"\nurl = "https://wecom.example/?key=k"\n'


def look(text: str) -> None:
    """Check what the text names, with one pack at work."""
    named.check(Settings(config=Path("s.toml")), parse(text, "s.toml"), [packfile.load("resumption")])


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


@pytest.mark.parametrize("command", ["watch", "work", "deliver"])
def test_each_process_looks_before_it_begins(tmp_path: Path, command: str) -> None:
    """Started alone as well: a rule that nothing bears ends it with 2, one line, and nothing is made."""
    (tmp_path / "secret").write_text("whsec_" + "c2h1aXplLXRlc3Qtc2VjcmV0LXNodWl6ZS10ZXN0IQ==", "utf-8")
    said = '[[endpoint]]\nid = "desk"\nurl = "http://127.0.0.1:9/x"\nsecret_file = "secret"\nrules = ["conflict"]\n'
    (tmp_path / "shuize.toml").write_text(said, "utf-8")
    environ = {name: text for name, text in os.environ.items() if not name.startswith("SHUIZE_")}
    done = subprocess.run(
        [sys.executable, "-m", "shuize", command],
        cwd=tmp_path, env=environ | {"SHUIZE_LANGUAGE": "en"}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == "shuize: shuize.toml: [[endpoint]] desk rules: no 'conflict'; did you mean 'conflicts'?\n"
    assert {path.name for path in tmp_path.iterdir()} == {"secret", "shuize.toml"}
