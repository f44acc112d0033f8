"""Files kept inside the board: put in once under their digest, shown as read-only copies."""

import hashlib
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection

from lif_desktop.models.attachments import Attachment
from lif_desktop.store import receipts
from lif_desktop.store.faults import CannotKeep, NoSuchFile

_TABLE = Attachment.__tablename__
LARGEST = 50 * 1024 * 1024
"""Bytes of one file; what is larger belongs where the council keeps its documents."""
_TOO_LARGE = f"it is larger than {LARGEST // 1024 // 1024} MB"


def keep(connection: Connection, path: Path) -> dict[str, str | int]:
    """Put a file into the board and return the values by which a record names it.

    Raises:
        CannotKeep: if it cannot be read, is empty, or is larger than `LARGEST`.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise CannotKeep(path, _TOO_LARGE)
        return keep_content(connection, path.name, path.read_bytes())
    except OSError as error:
        raise CannotKeep(path, error.strerror or "it cannot be read") from error


def keep_content(connection: Connection, name: str, kept: bytes) -> dict[str, str | int]:
    """Put bytes that were made here into the board, as the file called `name`.

    Raises:
        CannotKeep: if there are none, or more than `LARGEST`.
    """
    if not kept:
        raise CannotKeep(Path(name), "it is empty")
    if len(kept) > LARGEST:
        raise CannotKeep(Path(name), _TOO_LARGE)
    digest = hashlib.sha256(kept).hexdigest()
    connection.exec_driver_sql(
        f"INSERT INTO {_TABLE} (sha256, size, content) VALUES (?, ?, ?)"
        " ON CONFLICT (sha256) DO NOTHING",
        (digest, len(kept), kept),
    )
    return {"file_name": name, "file_size": len(kept), "file_hash": digest}


def content(connection: Connection, digest: str) -> bytes:
    """Return a file's bytes, which must still have the digest they were kept under.

    Raises:
        NoSuchFile: if the board does not hold it, or holds something else in its place.
    """
    found = connection.exec_driver_sql(
        f"SELECT content FROM {_TABLE} WHERE sha256 = ?", (digest,)
    ).scalar()
    if found is None or hashlib.sha256(found).hexdigest() != digest:
        raise NoSuchFile
    return bytes(found)


def problems(connection: Connection) -> list[str]:
    """Return a sentence for each record or receipt whose file is missing or was altered."""
    there = {name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master").all()}
    if _TABLE not in there:
        return []  # a backup may be older than kept files
    found = []
    for named, digest in _named(connection, there):
        kept = connection.exec_driver_sql(
            f"SELECT content FROM {_TABLE} WHERE sha256 = ?", (digest,)
        ).scalar()
        if kept is None:
            found.append(f"The file of {named} is not in the board.")
        elif hashlib.sha256(kept).hexdigest() != digest:
            found.append(f"The file of {named} is not the one that was put in.")
    return found


def _named(connection: Connection, there: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what should have a file in the board, with the file's digest."""
    for table in sorted({"agenda_papers", "evidence", "packs", "returns"} & there):
        yield from connection.exec_driver_sql(
            f"SELECT reference, file_hash FROM {table} WHERE file_hash IS NOT NULL ORDER BY id"
        ).all()
    yield from receipts.kept_files(connection)


class Copies:
    """The copies made of kept files for looking at; all of them go when the board is closed."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def make(self, name: str, kept: bytes) -> Path:
        """Write a read-only copy in a folder of its own and return where it is."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="lif-"))
        place = Path(tempfile.mkdtemp(dir=self._folder)) / (Path(name).name or "file")
        place.write_bytes(kept)
        place.chmod(stat.S_IRUSR)
        return place

    def forget(self) -> None:
        """Remove every copy; one that another program holds open is left to the next try."""
        if self._folder is None:
            return
        for copy in self._folder.rglob("*"):
            if copy.is_file():
                copy.chmod(stat.S_IRUSR | stat.S_IWUSR)
        shutil.rmtree(self._folder, ignore_errors=True)
        if not self._folder.exists():
            self._folder = None
