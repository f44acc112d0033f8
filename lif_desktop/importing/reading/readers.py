"""Reading children kept ready: each reads one workbook, and none is left behind."""

from threading import Lock
from typing import Self

from lif_desktop.importing.reading.reader import Reader
from lif_desktop.progress import Cancelled

AHEAD = 2  # one may still be starting while another reads


class Readers:
    """Has reading children ready, so that choosing a file does not wait for a program's start."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._spare: list[Reader] = []
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def prepare(self, many: int = 1) -> None:
        """Have children started ahead; called on a thread, since starting a program takes a while.

        Raises:
            ReaderFailed: if one cannot be started.
        """
        with self._lock:
            while len(self._spare) < min(many, AHEAD) and not self._closed:
                self._spare.append(Reader().start())

    def hand_out(self) -> Reader:
        """Return a reader for one workbook; whoever takes it closes it.

        Raises:
            Cancelled: if the board is closing.
        """
        with self._lock:
            if self._closed:
                raise Cancelled
            return self._spare.pop(0) if self._spare else Reader()

    def close(self) -> None:
        """End the children that stand ready; there will be no others."""
        with self._lock:
            self._closed = True
            for one in self._spare:
                one.close()
            self._spare.clear()
