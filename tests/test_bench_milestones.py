import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent / "bench" / "milestones.py"


def table(*arguments: str) -> dict[str, list[str]]:
    """Run the simulation and return its rows."""
    done = subprocess.run(
        [sys.executable, str(BENCH), *arguments], capture_output=True, text=True, check=True, timeout=120
    )
    rows = [line.strip("| ").split(" | ") for line in done.stdout.splitlines() if line.startswith("| ")]
    return {name: numbers for name, *numbers in rows[1:]}


def test_only_the_projection_is_right_in_the_end() -> None:
    """On late, repeated and corrected news, marks and days are known as they were; the simple ways are wrong."""
    found = table("--streams", "20", "--seed", "7")
    real, told, _, false, missed, right = found["Shuize"]
    assert right == "100%"
    assert max(float(false), float(missed)) <= 0.1
    assert float(told) >= float(real) > 1
    last, mark = found["compare with the last"], found["high-water mark"]
    assert float(last[3]) > 1
    assert float(mark[4]) > 0.2
    assert table("--streams", "20", "--seed", "7") == found
