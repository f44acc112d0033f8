"""Reading children: one stands ready, each reads one workbook, and none is left behind."""

from pathlib import Path
from threading import Lock

from lif_desktop.importing.inspect import Inspection, inspect_workbook
from lif_desktop.importing.reader import Reader
from lif_desktop.progress import Cancelled, Report


class Readers:
    """Has a reading child ready, so that choosing a file does not wait for its start."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._spare: Reader | None = None
        self._closed = False

    def prepare(self) -> None:
        """Start a child ahead; called on a thread, since starting a program takes a while.

        Raises:
            ReaderFailed: if it cannot be started.
        """
        with self._lock:
            if self._spare is None and not self._closed:
                self._spare = Reader().start()

    def hand_out(self) -> Reader:
        """Return a reader for one workbook; whoever takes it closes it.

        Raises:
            Cancelled: if the board is closing.
        """
        with self._lock:
            if self._closed:
                raise Cancelled
            reader, self._spare = self._spare or Reader(), None
            return reader

    def close(self) -> None:
        """End the child that stands ready; there will be no other."""
        with self._lock:
            self._closed = True
            if self._spare is not None:
                self._spare.close()
                self._spare = None


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
