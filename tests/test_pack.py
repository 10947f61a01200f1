from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from shuize import packfile
from shuize.cli.packs import command
from shuize.errors import PackError

LONG = "a" * 90
SMALLEST = """
[pack]
id = "tiny"
version = "1"
name = "小"
name_en = "Tiny"

[[topic]]
id = "work"
name = "复工"
name_en = "work"
terms = ["复工"]

[[indicator]]
id = "rate"
name = "复工率"
name_en = "rate"
unit = "%"
measure = "rate"
terms = ["复工率"]
"""


def test_smallest() -> None:
    """A pack needs a head, one topic and one indicator."""
    pack = packfile.parse(SMALLEST, "x.toml")
    assert pack.id == "tiny"
    assert [one.id for one in pack.indicators] == ["rate"]
    assert pack.rules == ()


def test_a_pack_needs_no_english() -> None:
    """What has no English name goes by its name."""
    chinese = "".join(line for line in SMALLEST.splitlines(keepends=True) if not line.startswith("name_en"))
    pack = packfile.parse(chinese, "x.toml")
    assert (pack.pack.name_en, pack.topics[0].name_en, pack.indicators[0].name_en) == ("小", "复工", "复工率")
    with pytest.raises(PackError, match="indicator 'rate': has no 'name', which it needs"):
        packfile.parse(chinese.replace('name = "复工率"\n', ""), "x.toml")


def test_marks_are_exact() -> None:
    """A mark is the decimal that is written, whether as a number or as a string."""
    rule = '[[rule]]\nid = "high"\nkind = "milestone"\nmarks = [95, "99.9", 0.1]\n'
    (found,) = packfile.parse(SMALLEST + rule, "x.toml").rules
    assert found.marks == (Decimal(95), Decimal("99.9"), Decimal("0.1"))


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("[[indicator]", "x.toml: not TOML"),
        (
            '[[rule]]\nid = "a"\nkind = "milestone"\nmark = [95]\n',
            "x.toml: unknown key 'mark' in [[rule]]; did you mean 'marks'?",
        ),
        ('[[rulse]]\nid = "a"\n', "x.toml: unknown key 'rulse' in the file"),
        ('[[rule]]\nid = "a"\nkind = "milestone"\n', "x.toml: rule 'a' of kind 'milestone' needs 'marks'"),
        ('[[rule]]\nid = "a"\nkind = "every"\n', "x.toml: rule 'a' of kind 'every' needs 'step'"),
        ('[[rule]]\nid = "a"\nkind = "mileston"\n', "x.toml: rule 'a': kind: 'mileston' is none of what it may be"),
        ('[[rule]]\nid = "a"\nkind = "milestone"\nmarks = [90, "x"]\n', "x.toml: rule 'a': marks: 'x' is no number"),
        ('[[rule]]\nid = "a"\nkind = "milestone"\nmarks = 90\n', "x.toml: rule 'a': marks: 90 expected a list"),
        ('[[rule]]\nid = "a"\nkind = "milestone"\nmarks = [90, true]\n', "x.toml: rule 'a': marks: True is no number"),
        ('[[rule]]\nid = "a"\nkind = "milestone"\nmarks = [nan]\n', "x.toml: rule 'a': marks: nan is no number"),
        ('[[rule]]\nid = "a"\nkind = "every"\nstep = inf\n', "x.toml: rule 'a': step: infinity is no number"),
        ('[[rule]]\nkind = "every"\n', "x.toml: rule 1: has no 'id', which it needs"),
        (
            '[[rule]]\nid = "a"\nkind = "record"\nindicators = ["rats"]\n',
            "x.toml: rule 'a': unknown indicator 'rats'; did you mean 'rate'?",
        ),
        (f'[[rule]]\nid = "{LONG}"\nkind = "record"\n', f"x.toml: rule '{LONG}': with the pack's id longer than 80"),
        ('[[rule]]\nid = "a"\nkind = "record"\n' * 2, "x.toml: rule 'a' stands twice"),
        (
            '[[indicator]]\nid = "r2"\nname = "x"\nname_en = "x"\nunit = "家"\nmeasure = "rate"\n',
            "x.toml: indicator 'r2': unit '家' of a rate must be '%'",
        ),
        (
            '[[indicator]]\nid = "r2"\nname = "x"\nname_en = "x"\nunit = "家"\nmeasure = "count"\nnumerator = ["q"]\n',
            "x.toml: indicator 'r2': unknown indicator 'q'",
        ),
        (
            '[[indicator]]\nid = "c"\nname = "x"\nunit = "例"\nmeasure = "count"\nnouns = ["病例"]\nendings = ["热"]\n',
            "x.toml: indicator 'c': only a tally with nouns has endings",
        ),
        (
            '[[indicator]]\nid = "c"\nname = "x"\nunit = "例"\nmeasure = "tally"\nendings = ["热"]\n',
            "x.toml: indicator 'c': only a tally with nouns has endings",
        ),
        (
            '[[indicator]]\nid = "c"\nname = "x"\nunit = "元"\nmeasure = "amount"\nterms = ["款"]\nkinds = ["补贴"]\n',
            "x.toml: indicator 'c': kind '补贴' ends with none of its terms",
        ),
    ],
)  # fmt: skip
def test_wrong_pack(added: str, said: str) -> None:
    """What is wrong is said in one line that names the file, the place and, for a key, the nearest known one."""
    with pytest.raises(PackError) as caught:
        packfile.parse(SMALLEST + added, "x.toml")
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value).strip()


def test_found_by_name_path_and_folder(tmp_path: Path) -> None:
    """A pack is named by its name in the seeds, its file, or its folder."""
    (tmp_path / "pack.toml").write_text(SMALLEST, "utf-8")
    assert packfile.load(str(tmp_path)).id == packfile.load(str(tmp_path / "pack.toml")).id == "tiny"
    assert packfile.load("resumption").id == "resumption"


def test_unknown_name() -> None:
    """A name that is no pack's gets the nearest that is."""
    with pytest.raises(PackError, match="resumptoin: no such pack; known: resumption"):
        packfile.load("resumptoin")


def test_unreadable(tmp_path: Path) -> None:
    """A file that is missing or no UTF-8 is named."""
    broken = tmp_path / "broken.toml"
    broken.write_bytes(b"\xff\xfe")
    for path in (broken, tmp_path / "missing.toml"):
        with pytest.raises(PackError, match="cannot be read"):
            packfile.load(str(path))


@pytest.mark.parametrize(("unit", "hint"), [("佳", "such as % 家"), ("名", "it is read as '人'")])
def test_a_unit_that_no_figure_has(unit: str, hint: str, tmp_path: Path) -> None:
    """A series in a unit that is never read would stay empty for ever: the pack is refused when it is compiled."""
    text = (packfile.SEEDS / "resumption" / "pack.toml").read_text("utf-8").replace('unit = "家"', f'unit = "{unit}"')
    (tmp_path / "pack.toml").write_text(text, "utf-8")
    done = CliRunner().invoke(command, ["check", str(tmp_path)])
    assert isinstance(done.exception, PackError)
    assert f"unit '{unit}' is none that figures are kept in; {hint}" in str(done.exception)
