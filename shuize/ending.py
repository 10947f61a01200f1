"""How a process of ours ends: at once, when it has nothing more to do."""

import atexit
import gc


def end_quickly() -> None:
    """Let the interpreter not look for garbage when it ends: it would go through all that was ever loaded."""
    atexit.register(gc.freeze)
