"""Load what boards need while the user looks at the welcome page."""

import importlib
import threading
from collections.abc import Callable

_LATER = (
    "lif_desktop.ui.scheme",
    "lif_desktop.ui.desk",
    "lif_desktop.ui.today.page",
    "lif_desktop.ui.register.page",
)


def preload(loaded: Callable[[], object]) -> threading.Thread:
    """Start importing the heavy modules on a thread; whoever needs them sooner just waits."""

    def load() -> None:
        for name in _LATER:
            importlib.import_module(name)
        loaded()

    thread = threading.Thread(target=load, name="preload", daemon=True)
    thread.start()
    return thread
