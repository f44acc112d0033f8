"""Load what boards need while the user looks at the welcome page."""

import importlib
import threading

_LATER = ("lif_desktop.ui.desk", "lif_desktop.ui.today.page")


def preload() -> threading.Thread:
    """Start importing the heavy modules on a thread; whoever needs them sooner just waits."""
    thread = threading.Thread(target=_load, name="preload", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    for name in _LATER:
        importlib.import_module(name)
