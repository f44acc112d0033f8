"""Who is working with an open board, so that closing it can wait for them or stop them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from lif_desktop.store.faults import BoardBusy, BoardClosed
from lif_desktop.store.trouble import told

_PATIENCE = 10.0  # seconds that one change waits for another
_GRACE = 3.0  # seconds that closing waits for readers, before and after stopping them


class Door:
    """Hands out connections while the board is open; one thread at a time may write."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path, self._engine = path, engine
        self._moved = threading.Condition()
        self._inside: set[Connection] = set()
        self._guests = 0
        self._open = True
        self._writing = threading.Lock()
        self._writer: int | None = None

    @property
    def mine(self) -> bool:
        """Whether this thread is the one that writes."""
        return self._writer == threading.get_ident()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the board.

        Raises:
            BoardClosed, BoardDamaged, Unreachable: as the file or its owner will have it.
        """
        with told(self._path, reading=True), self._entered() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection inside a write transaction: committed at the end, or nothing happened.

        Raises:
            BoardBusy: if another thread's change does not end.
            CannotWrite, LinkGone, BoardInUse: if the file does not take it.
        """
        if not self._writing.acquire(timeout=_PATIENCE):
            raise BoardBusy
        self._writer = threading.get_ident()
        try:
            with told(self._path), self._entered() as connection:
                # A transaction that starts as a writer cannot fail half way for want of the lock.
                connection.execution_options(lif_writer=True)
                with connection.begin():
                    yield connection
        finally:
            self._writer = None
            self._writing.release()

    def close(self) -> bool:
        """Let nobody in any more, wait for those inside, stop them; return whether all left."""
        with self._moved:
            self._open = False
            if self._moved.wait_for(self._empty, _GRACE):
                return True
            for connection in self._inside:
                connection.connection.driver_connection.interrupt()  # type: ignore[union-attr]
            return self._moved.wait_for(self._empty, _GRACE)

    def _empty(self) -> bool:
        return self._guests == 0

    @contextmanager
    def _entered(self) -> Iterator[Connection]:
        with self._moved:
            if not self._open:
                raise BoardClosed(self._path)
            self._guests += 1
        try:
            with self._engine.connect() as connection, self._known(connection):
                yield connection
        finally:
            with self._moved:
                self._guests -= 1
                self._moved.notify_all()

    @contextmanager
    def _known(self, connection: Connection) -> Iterator[None]:
        """Let closing find the connection; one that met an error is not used again."""
        with self._moved:
            self._inside.add(connection)
        try:
            yield
        except (DatabaseError, driver.DatabaseError):
            connection.invalidate()
            raise
        finally:
            with self._moved:
                self._inside.discard(connection)
