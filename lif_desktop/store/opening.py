"""Making a board file, and opening one."""

from contextlib import suppress
from pathlib import Path

from lif_desktop.faults import Fault
from lif_desktop.frameworks import Framework
from lif_desktop.store import backups, founding, migrate, vault
from lif_desktop.store.board import Board
from lif_desktop.store.faults import BoardExists, CannotWrite
from lif_desktop.store.folders import remove_database, sync_folder
from lif_desktop.store.lock import BoardLock
from lif_desktop.store.trouble import disk_told, told


def create(path: Path, passphrase: str, framework: Framework, *, name: str, who: str) -> Board:
    """Make a new board from a framework preset and open it.

    It is made beside its place and moved there whole, so that an interruption leaves nothing
    that looks like a board.

    Raises:
        BoardExists, BadPassphrase, CannotWrite: before anything is at `path`.
    """
    path = _with_suffix(path.resolve())
    with disk_told(path):
        if path.exists():
            raise BoardExists(path)
        if not path.parent.is_dir():
            raise CannotWrite(path, f"there is no folder {path.parent}")
    key = vault.new_key(passphrase)
    part = path.with_name(path.name + ".part")
    lock = BoardLock(part)
    lock.take()
    try:
        with disk_told(path):
            remove_database(part)
            _make(part, key, lock, framework, name, who)
            part.rename(path)
            sync_folder(path.parent)
    finally:
        with suppress(OSError):
            remove_database(part)
        lock.release()
    return open_board(path, passphrase, who=who)


def _make(part: Path, key: str, lock: BoardLock, framework: Framework, name: str, who: str) -> None:
    engine = vault.open_engine(part, key, new=True)
    try:
        with told(part):
            migrate.upgrade(engine, part)
        with Board(part, key, engine, lock, who) as board:
            founding.found(board, framework, name)
    finally:
        engine.dispose()


def open_board(path: Path, passphrase: str, *, who: str) -> Board:
    """Open a board; its schema is brought up to date first, after a backup.

    Raises:
        CannotOpen: each cause as its own class (see `store.faults`).
    """
    # By whatever way somebody comes to it, a board has one lock.
    path = path.resolve()
    vault.find(path)
    lock = BoardLock(path)
    lock.take()
    try:
        key = vault.key_of(path, passphrase)
        engine = vault.open_engine(path, key)
        try:
            with told(path):
                if migrate.behind(engine, path):
                    with engine.connect() as connection:
                        backups.make(connection.connection.driver_connection, key, path)
                    migrate.upgrade(engine, path)
        except Fault:
            engine.dispose()
            raise
    except BaseException:
        lock.release()
        raise
    return Board(path, key, engine, lock, who)


def _with_suffix(path: Path) -> Path:
    return path if path.suffix == vault.SUFFIX else path.with_name(path.name + vault.SUFFIX)
