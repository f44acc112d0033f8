"""One writer at a time: a lock file beside the board that says who has it open."""

import contextlib
import getpass
import json
import os
import socket
import sys
from io import FileIO
from pathlib import Path

from lif_desktop import clock
from lif_desktop.faults import Fault
from lif_desktop.store.faults import BoardInUse
from lif_desktop.store.trouble import disk_told


class BoardLock:
    """Holds the board for this process until released or the process ends.

    The operating system frees the lock of a killed process; what the file says of another machine
    is believed, since locks do not reach across every network drive.
    """

    def __init__(self, board: Path) -> None:
        self._path = board.with_name(board.name + ".lock")
        self._file: FileIO | None = None

    def take(self) -> None:
        """Take the lock.

        Raises:
            BoardInUse: naming who has it, where and since when.
            CannotWrite: if no file can be made beside the board.
        """
        while self._file is None:
            with disk_told(self._path):
                # Without a buffer: what a full disk refused must not be tried again on closing.
                file = self._path.open("a+b", buffering=0)
            holder = self._holder(file)
            elsewhere = holder.get("machine", socket.gethostname()) != socket.gethostname()
            if elsewhere or not _seize(file):
                file.close()
                raise BoardInUse(self._sentence(holder, elsewhere=elsewhere))
            # Whoever held it may have removed the file between our opening and locking it.
            if _is_at(file, self._path):
                self._file = file
            else:
                file.close()
        try:
            with disk_told(self._path):
                self._say(self._file)
        except Fault:
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back."""
        if self._file is None:
            return
        self._file.seek(0)
        self._file.truncate()
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        self._file.close()
        self._file = None
        if sys.platform == "win32":
            # Windows deletes no open file; a successor that has it open by now keeps it.
            with contextlib.suppress(OSError):
                self._path.unlink()

    def _say(self, file: FileIO) -> None:
        file.seek(0)
        file.truncate()
        since = clock.now().astimezone().strftime("%d %b %Y at %H:%M")
        holder = {"who": _user(), "machine": socket.gethostname(), "since": since}
        file.write(json.dumps(holder | {"process": os.getpid()}).encode())

    @staticmethod
    def _holder(file: FileIO) -> dict[str, str]:
        file.seek(0)
        try:
            holder = json.loads(file.read() or b"{}")
        except (ValueError, OSError):
            return {}
        return holder if isinstance(holder, dict) else {}

    def _sentence(self, holder: dict[str, str], *, elsewhere: bool) -> str:
        who = holder.get("who", "somebody")
        since = f" since {holder['since']}" if "since" in holder else ""
        board = self._path.name.removesuffix(".lock")
        if not elsewhere:
            return f"{board} is open already on this computer, by {who}{since}. Close it there."
        return (
            f"{board} is open on the computer {holder['machine']}, by {who}{since}. Close it there;"
            f" if that computer is no longer in use, delete {self._path.name} and try again."
        )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # An account that the system has no name for.
        return "somebody"


def _is_at(file: FileIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _seize(file: FileIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            # The byte lies past the text, so that others can still read who has the board.
            file.seek(4096)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - does not exist on Windows

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
