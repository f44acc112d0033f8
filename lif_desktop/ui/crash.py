"""The one handler of our own mistakes: a sentence for the user, the bare facts in a log.

The log gets the kind of error and the places in the code, never the error's text or any value:
those may hold what the board holds.
"""

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths


def usual_log() -> Path:
    """Return the file that mistakes are logged in."""
    where = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(where)) / "problems.log"


class CrashHandler:
    """Logs what went wrong in the code, and tells the user in a sentence."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self.tell: Callable[[str], None] = print

    def install(self) -> None:
        """Handle whatever nobody else did, from now on."""
        sys.excepthook = self._hook

    def handle(self, mistake: BaseException) -> None:
        """Log a mistake and tell of it."""
        kept = self._write(mistake)
        where = f" What went wrong was noted in {self._log}." if kept else ""
        self.tell(
            "Something went wrong inside the app. What was being done was not kept; everything "
            f"saved before is safe.{where}"
        )

    def _hook(
        self,
        kind: type[BaseException],
        mistake: BaseException,
        where: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, mistake, where)
        else:
            self.handle(mistake)

    def _write(self, mistake: BaseException) -> bool:
        places = [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(mistake.__traceback__)
        ]
        at = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            with self._log.open("a", encoding="utf-8") as log:
                log.write("\n".join([f"{at} {type(mistake).__name__}", *places, ""]))
        except OSError:
            return False
        return True
