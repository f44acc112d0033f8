"""Putting a backup in the place of a board, so that neither is lost whatever happens meanwhile."""

import shutil
from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from lif_desktop import clock, registers
from lif_desktop.faults import Fault
from lif_desktop.store import check, migrate, vault
from lif_desktop.store.backups import folder_of
from lif_desktop.store.faults import BoardDamaged
from lif_desktop.store.folders import BESIDE, remove_database, sync_file, sync_folder
from lif_desktop.store.lock import BoardLock
from lif_desktop.store.trouble import disk_told, told


def restore(backup: Path, board: Path, passphrase: str) -> Path | None:
    """Put a backup where the board is; return where the board that was there is kept, if any.

    `passphrase` is the one the backup was made with. The backup is copied and examined before
    anything of the board is touched; the board is kept in its backup folder, with whatever had not
    been written back into it, also where it is damaged.

    Raises:
        BoardInUse: if the board is open.
        BoardMissing, NotABoard, WrongPassphrase, BoardDamaged, BoardNewer: if the backup is not
            what it should be.
        CannotWrite: if there is no room. The board is as it was then.
    """
    key = vault.key_of(backup, passphrase)
    lock = BoardLock(board)
    lock.take()
    part = board.with_name(board.name + ".part")
    try:
        with disk_told(board):
            remove_database(part)
            shutil.copyfile(backup, part)
            _examine(part, key, backup)
            sync_file(part)
            kept = _set_aside(board, passphrase)
            # A log left beside would be replayed into the restored file.
            for ending in BESIDE:
                board.with_name(board.name + ending).unlink(missing_ok=True)
            part.replace(board)
            sync_folder(board.parent)
    finally:
        with suppress(OSError):
            remove_database(part)
        lock.release()
    return kept


def _examine(part: Path, key: str, backup: Path) -> None:
    engine = vault.open_engine(part, key, called=backup)
    try:
        with told(backup):
            migrate.behind(engine, backup)
            with engine.connect() as connection:
                found = check.examine(connection, tuple(one.table for one in registers.holding()))
    finally:
        engine.dispose()
    if not found.whole:
        raise BoardDamaged(backup)


def _set_aside(board: Path, passphrase: str) -> Path | None:
    if not board.exists():
        return None
    # Whatever cannot be opened is kept as it lies, its log beside it.
    with suppress(Fault, driver.DatabaseError):
        _write_back(board, passphrase)
    folder = folder_of(board)
    folder.mkdir(exist_ok=True)
    kept = folder / f"{board.stem} before restoring {clock.now():%Y-%m-%d %H%M%S}Z{vault.SUFFIX}"
    for ending in ("", "-wal"):
        source = board.with_name(board.name + ending)
        if source.exists():
            copy = kept.with_name(kept.name + ending)
            shutil.copyfile(source, copy)
            sync_file(copy)
    sync_folder(folder)
    return kept


def _write_back(board: Path, passphrase: str) -> None:
    connection = vault.connect_to(board, vault.key_of(board, passphrase), mode="rw")
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        connection.close()
