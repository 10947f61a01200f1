import os
import subprocess
import sys


def test_demo() -> None:
    """The samples, dropped in their order, give exactly the announcements they must give, within a minute."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SHUIZE_")}
    command = [sys.executable, "-m", "shuize", "demo"]
    done = subprocess.run(command, env=kept, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "▲" in done.stdout
    assert "\x1b[" not in done.stdout
