"""One workbook being read on a thread, by a child that stood ready."""

from pathlib import Path

from lif_desktop.importing.finding.inspect import Inspection, inspect_workbook
from lif_desktop.importing.reading.reader import Reader
from lif_desktop.importing.reading.readers import Readers
from lif_desktop.progress import Cancelled, Report

__all__ = ("Readers", "Reading")


class Reading:
    """One workbook being read; `stop` ends it at once, whatever it is doing."""

    def __init__(self, path: Path, readers: Readers) -> None:
        self.path = path
        self._readers = readers
        self._reader: Reader | None = None
        self._stopped = False

    def read(self, report: Report) -> Inspection:
        """Read the workbook; called on a thread.

        Raises:
            Refused: if it cannot or must not be read.
            Cancelled: if it was stopped.
        """
        self._reader = self._readers.hand_out()
        try:
            if self._stopped:
                raise Cancelled
            return inspect_workbook(self.path, report=report, reader=self._reader)
        finally:
            self._reader.close()

    def stop(self) -> None:
        """End the reading child, so that the thread that waits for it ends too."""
        self._stopped = True
        if self._reader is not None:
            self._reader.close()
