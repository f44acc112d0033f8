"""A file is written whole or not at all, beside its place and then moved into it."""

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

from lif_desktop.faults import Fault


class CannotWrite(Fault):
    """A file could not be written; what stood there before is as it was."""

    exit_code = 3


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path`, replacing what is there only once all of it is on the disk.

    Raises `CannotWrite` with a sentence for the user.
    """
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
