"""Reading children kept ready, used again after small workbooks, and none left behind."""

from threading import Lock
from typing import Self

from lif_desktop.importing.reading.reader import Child, Reader, see_off
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
                self._spare.append(self._reader().start())

    def hand_out(self) -> Reader:
        """Return a reader for one workbook; whoever takes it closes it.

        Raises:
            Cancelled: if the board is closing.
        """
        with self._lock:
            if self._closed:
                raise Cancelled
            return self._spare.pop(0) if self._spare else self._reader()

    def _reader(self, child: Child | None = None) -> Reader:
        return Reader(child=child, home=self._take_back)

    def _take_back(self, child: Child) -> None:
        """Keep a child that may read another workbook, where one is wanted."""
        with self._lock:
            wanted = not self._closed and len(self._spare) < AHEAD
            if wanted:
                self._spare.append(self._reader(child))
        if not wanted:
            see_off(child)

    def close(self) -> None:
        """End the children that stand ready; there will be no others."""
        with self._lock:
            self._closed = True
            for one in self._spare:
                one.close()
            self._spare.clear()
