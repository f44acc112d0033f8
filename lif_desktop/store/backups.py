"""Backups: whole copies beside the board, made while it is open, encrypted with the same key."""

import hashlib
import json
import os
import re
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from lif_desktop import clock
from lif_desktop.store import chain, vault
from lif_desktop.store.board import Board
from lif_desktop.store.faults import BoardDamaged
from lif_desktop.store.folders import sync_file, sync_folder
from lif_desktop.store.rotation import outdated
from lif_desktop.store.trouble import disk_told, told

_DAY = timedelta(days=1)
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: where it is, when it was made, and what it holds.

    `head` is the last link of the history chain in it, in hexadecimal, by which a history that was
    cut short afterwards can be told; "" where the manifest beside the file is missing.
    """

    path: Path
    made: datetime
    head: str = ""
    changes: int = 0
    sha256: str = ""


def folder_of(board: Path) -> Path:
    """Return the folder that holds a board's backups: "NAME backups", beside it."""
    return board.with_name(f"{board.stem} backups")


def backups_of(board: Path) -> list[Backup]:
    """Return the backups of the board at this path, newest first."""
    folder = folder_of(board)
    if not folder.is_dir():
        return []
    pattern = _pattern(board)
    found = [
        _described(path, datetime.strptime(name[1], "%Y-%m-%d %H%M%S").replace(tzinfo=UTC))
        for path in folder.iterdir()
        if (name := pattern.fullmatch(path.name))
    ]
    return sorted(
        found, key=lambda one: (one.made, len(one.path.name), one.path.name), reverse=True
    )


def newest(board: Path) -> Backup | None:
    """Return the newest backup of the board at this path, or None."""
    return next(iter(backups_of(board)), None)


def backup(board: Board) -> Path:
    """Back an open board up, let go of outdated backups, and return where the new one is.

    Reading and writing go on meanwhile; call it from a background thread.

    Raises:
        CannotWrite, BoardDamaged, BoardClosed: then there is no new backup, and none has gone.
    """
    with board.reading() as connection:
        return make(connection.connection.driver_connection, board.key, board.path)


def backup_if_due(board: Board) -> Path | None:
    """Back an open board up if it changed since the newest backup, or that is older than a day.

    Meant for a background thread, after a board was opened.

    Raises:
        CannotWrite, BoardDamaged, BoardClosed: as `backup` does.
    """
    last = newest(board.path)
    with board.reading() as connection:
        head = chain.last(connection).hex()
    if last and last.head == head and abs(clock.now() - last.made) <= _DAY:
        return None
    return backup(board)


def unmatched(board: Board) -> list[Backup]:
    """Return the backups that end in a history which the board no longer has.

    So it is after an earlier backup was restored; else somebody cut the history short.
    """
    with board.reading() as connection:
        known = {
            one.head
            for one in backups_of(board.path)
            if connection.exec_driver_sql(
                "SELECT 1 FROM history WHERE link = ?", (bytes.fromhex(one.head),)
            ).first()
        }
    return [one for one in backups_of(board.path) if one.head and one.head not in known]


def make(source: Any, key: str, board: Path) -> Path:
    """Back up by a driver connection that has no transaction open; see `backup`."""
    folder, now = folder_of(board), clock.now()
    with _one_at_a_time, told(board), disk_told(folder):
        folder.mkdir(exist_ok=True)
        _sweep(folder, board)
        path = _free(folder, board, now)
        part = path.with_name(path.name + ".part")
        try:
            source.execute("VACUUM INTO ?", (str(part),))
            manifest = _verified(part, key) | {"made": now.isoformat()}
            sync_file(part)
            _write(path.with_suffix(".json"), json.dumps(manifest))
            part.rename(path)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
                path.with_suffix(".json").unlink(missing_ok=True)
            raise
        sync_folder(folder)
        _rotate(board, now)
    return path


def _verified(part: Path, key: str) -> dict[str, Any]:
    """Read a fresh copy through, page by page, and return what its manifest says."""
    copy = vault.connect_to(part, key, mode="ro")
    try:
        if copy.execute("PRAGMA cipher_integrity_check").fetchall():
            raise BoardDamaged(part)
        if copy.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise BoardDamaged(part)
        head = copy.execute("SELECT link FROM history ORDER BY id DESC LIMIT 1").fetchone()
        changes = copy.execute("SELECT count(*) FROM change_sets").fetchone()[0]
    finally:
        copy.close()
    with part.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"head": (head[0] if head else chain.START).hex(), "changes": changes, "sha256": digest}


def _rotate(board: Path, now: datetime) -> None:
    found = backups_of(board)
    gone = outdated([one.made for one in found], now)
    for one in found:
        if one.made in gone:
            # What somebody has open just now goes next time.
            with suppress(OSError):
                one.path.unlink()
                one.path.with_suffix(".json").unlink(missing_ok=True)


def _pattern(board: Path) -> re.Pattern[str]:
    stem = re.escape(board.stem)
    return re.compile(rf"{stem} (\d{{4}}-\d\d-\d\d \d{{6}})Z(?:-\d+)?{re.escape(vault.SUFFIX)}")


def _free(folder: Path, board: Path, now: datetime) -> Path:
    name = f"{board.stem} {now:%Y-%m-%d %H%M%S}Z"
    path, number = folder / (name + vault.SUFFIX), 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}{vault.SUFFIX}"
    return path


def _sweep(folder: Path, board: Path) -> None:
    """Remove what a backup left that was killed half way."""
    pattern = _pattern(board)
    for left in [*folder.glob("*.part"), *folder.glob("*.json")]:
        copy = left.with_suffix("" if left.suffix == ".part" else vault.SUFFIX)
        if pattern.fullmatch(copy.name) and (left.suffix == ".part" or not copy.exists()):
            left.unlink(missing_ok=True)


def _described(path: Path, made: datetime) -> Backup:
    try:
        said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        return Backup(path, made, str(said["head"]), int(said["changes"]), str(said["sha256"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Backup(path, made)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
