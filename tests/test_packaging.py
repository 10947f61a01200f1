import importlib
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-build.lock", "requirements-dev.lock")
PACKAGES = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]


@pytest.mark.parametrize("name", PACKAGES)
def test_package_is_ours(name: str) -> None:
    """Each top-level name imports this repository's folder, not a stranger's package of the same name."""
    found = importlib.import_module(name).__file__
    assert found is not None
    assert Path(found).resolve() == ROOT / name / "__init__.py"


@pytest.mark.parametrize("name", PACKAGES)
def test_name_is_taken_by_no_other(name: str) -> None:
    """No other installed distribution brings a package of that name."""
    assert set(packages_distributions().get(name, [])) <= {PROJECT["project"]["name"]}


def test_all_packages_are_listed() -> None:
    """Every folder with an __init__.py at the top is in the wheel's list."""
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} == set(PACKAGES)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock(lock: str) -> None:
    """Every package is pinned with hashes, and no index, folder or address of a machine stands in the file."""
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert all(re.match(r"[a-z0-9-]+==[^ ]+", block) and "--hash=sha256:" in block for block in blocks)
    assert not re.search(r"https?:|file:|--index|--find-links|--extra|/tmp|/home", text)


def test_direct_dependencies_are_locked() -> None:
    """What pyproject.toml asks for is what the lock pins."""
    text = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))
    asked = {re.split(r"[\[<>=; ]", one)[0].replace("_", "-").lower() for one in PROJECT["project"]["dependencies"]}
    assert asked <= pinned


def test_not_to_be_uploaded() -> None:
    """An application with top-level names as plain as these must never reach an index."""
    assert "Private :: Do Not Upload" in PROJECT["project"]["classifiers"]
