"""A file is written whole or not at all, beside its place and then moved into it."""

import errno
import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from lif_desktop.faults import Fault
from lif_desktop.store.lock import BoardLock


class CannotWrite(Fault):
    """A file could not be written; what stood there before is as it was."""

    exit_code = 3


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path`, replacing what is there only once all of it is on the disk.

    Raises `CannotWrite` with a sentence for the user.
    """
    refuse_folder(path)
    if _is_boards(path):
        raise CannotWrite(
            f"{path.name} is a board's own file. Choose another name; nothing changed."
        )
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        try:
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            with suppress(OSError):  # gone already, or it never came to be
                part.unlink()
        _settle(path.parent)
    except OSError as fault:
        raise CannotWrite(_sentence(path, fault)) from fault


def refuse_folder(path: Path) -> None:
    """Raise `CannotWrite` if there is a folder where a file is to be."""
    try:
        if path.is_dir():
            raise CannotWrite(_sentence(path, IsADirectoryError()))
    except OSError as fault:
        raise CannotWrite(_sentence(path, fault)) from fault


def _is_boards(path: Path) -> bool:
    """Say whether a file is, or belongs to, a board, which nothing exported may replace."""
    return re.search(r"\.lif(-wal|-shm|-journal|\.lock)?$", path.resolve().name.lower()) is not None


def _settle(folder: Path) -> None:
    """Make the move itself outlast a power cut, where the system lets folders be synchronised."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sentence(path: Path, fault: OSError) -> str:
    name, folder = path.name, path.parent
    if fault.errno == errno.ENAMETOOLONG:
        return "The name of the file is too long, so nothing was written. Choose a shorter one."
    if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk is full, so {name} was not written. Free some space and try again."
    if isinstance(fault, FileNotFoundError | NotADirectoryError) or not folder.is_dir():
        return f"The folder {folder} is not there, so {name} was not written. Choose another."
    if path.is_dir():
        return f"{path} is a folder, so {name} was not written. Choose another name."
    if isinstance(fault, PermissionError):
        return (
            f"{name} was not written: it is open in another program, or you may not write in"
            f" {folder}. Close it there, or choose another folder."
        )
    return f"{name} was not written: {fault.strerror or fault}. Choose another folder."


_ASIDE = ".lif-"
_HELD = "files"  # what is locked in the folder of staged files while they are staged


class Placing:
    """Several files that appear in a folder together or not at all, none in place of another.

    They are staged beside their place and moved by `arrive`; an exception until the block's end
    takes them all back. What a killed process staged there before is removed.

    Raises:
        CannotWrite: if the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._staged: dict[Path, Path] = {}
        self._arrived: list[Path] = []
        self._aside: Path | None = None
        self._lock: BoardLock | None = None
        self._new: Path | None = None

    def __enter__(self) -> Self:
        try:
            missing = [one for one in (self.folder, *self.folder.parents) if not one.exists()]
            self.folder.mkdir(parents=True, exist_ok=True)
            self._new = missing[-1] if missing else None
            _sweep(self.folder)
            self._aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=self.folder))
            self._hold(self._aside)
        except OSError as fault:
            raise CannotWrite(_sentence(self.folder / "the set of files", fault)) from fault
        return self

    def _hold(self, aside: Path) -> None:
        self._lock = BoardLock(aside / _HELD)
        try:
            self._lock.take()
        except Fault as fault:
            shutil.rmtree(aside, ignore_errors=True)
            # Its sentence would name a file of which the user knows nothing.
            raise fault.__cause__ or OSError(str(fault)) from fault

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            for path in self._arrived:
                path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.release()
        if self._aside is not None:
            shutil.rmtree(self._aside, ignore_errors=True)
        if kind is not None and self._new is not None:
            with suppress(OSError):  # somebody else put something there meanwhile
                self._remove_new()

    def _remove_new(self) -> None:
        """Remove the folders that were made for the files, the deepest first."""
        one = self.folder
        one.rmdir()
        while one != self._new:
            one = one.parent
            one.rmdir()

    def stage(self, name: str, content: bytes) -> Path:
        """Write a file beside its place; return where it is until it arrives under its name."""
        assert self._aside is not None
        path = self.folder / name
        try:
            path = self._free(name)
            staged = self._aside / path.name
            with staged.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError as fault:
            raise CannotWrite(_sentence(path, fault)) from fault
        self._staged[staged] = path
        return staged

    def arrive(self) -> None:
        """Move every file to its place."""
        path = self.folder / "the set of files"
        try:
            for staged, path in self._staged.items():
                staged.replace(path)
                self._arrived.append(path)
            _settle(self.folder)
        except OSError as fault:
            raise CannotWrite(_sentence(path, fault)) from fault

    def _free(self, name: str) -> Path:
        """Return a place that no file has, nor will have: a number is put behind the name."""
        taken = set(self._staged.values())
        path, number = self.folder / name, 1
        while path in taken or path.exists():
            number += 1
            path = self.folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        return path


def _sweep(folder: Path) -> None:
    """Remove what processes of this machine staged in a folder before they were killed.

    The system gives their lock back; without a lock of ours, or with one that is held or of another
    machine, a folder is left alone.
    """
    for left in folder.glob(f"{_ASIDE}*"):
        held = left / _HELD
        if left.is_symlink() or not held.with_name(f"{_HELD}.lock").is_file():
            continue
        lock = BoardLock(held)
        with suppress(Fault, OSError):
            lock.take()
            lock.release()
            shutil.rmtree(left, ignore_errors=True)
