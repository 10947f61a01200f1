"""Runs one process package for a supervisor, and ends it when that is gone: `python -m shuize.child MODULE`.

Standard input is a pipe whose other end only the supervisor holds; the kernel closes it whatever kills the supervisor.
"""

import os
import runpy
import signal
import sys
import threading


def main() -> None:
    """Watch the pipe in the background and become MODULE."""
    module = sys.argv[1]
    threading.Thread(target=_end_with_owner, name="owner", daemon=True).start()
    sys.argv = [module, *sys.argv[2:]]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _end_with_owner() -> None:
    """End this process as a signal would, once nobody holds the other end."""
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
