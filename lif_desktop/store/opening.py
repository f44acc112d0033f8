"""Making a board file, and opening one."""

from pathlib import Path

from sqlalchemy.exc import DatabaseError

from lif_desktop.faults import Fault
from lif_desktop.frameworks import Framework
from lif_desktop.store import founding, migrate, vault
from lif_desktop.store.board import Board
from lif_desktop.store.faults import BoardDamaged, BoardExists, CannotWrite
from lif_desktop.store.lock import BoardLock


def create(path: Path, passphrase: str, framework: Framework, *, name: str, who: str) -> Board:
    """Make a new board from a framework preset and open it.

    It is made beside its place and moved there whole, so that an interruption leaves nothing
    that looks like a board.

    Raises:
        BoardExists, BadPassphrase, CannotWrite: before anything is at `path`.
    """
    path = _with_suffix(path)
    if path.exists():
        raise BoardExists(path)
    if not path.parent.is_dir():
        raise CannotWrite(path, f"there is no folder {path.parent}")
    part = path.with_name(path.name + ".part")
    _remove(part)
    try:
        engine = vault.open_engine(part, vault.new_key(passphrase), new=True)
        lock = BoardLock(part)
        lock.take()
        migrate.upgrade(engine, part)
        with Board(part, engine, lock, who) as board:
            founding.found(board, framework, name)
        part.rename(path)
    except OSError as error:
        _remove(part)
        raise CannotWrite(path, error.strerror or "not permitted") from error
    except Fault:
        _remove(part)
        raise
    return open_board(path, passphrase, who=who)


def open_board(path: Path, passphrase: str, *, who: str) -> Board:
    """Open a board; its schema is brought up to date first.

    Raises:
        CannotOpen: each cause as its own class (see `store.faults`).
    """
    lock = BoardLock(path)
    if not path.is_file():
        vault.key_of(path, passphrase)
    lock.take()
    try:
        engine = vault.open_engine(path, vault.key_of(path, passphrase))
        try:
            migrate.upgrade(engine, path)
        except DatabaseError as error:
            engine.dispose()
            raise BoardDamaged(path) from error
        except Fault:
            engine.dispose()
            raise
    except BaseException:
        lock.release()
        raise
    return Board(path, engine, lock, who)


def _with_suffix(path: Path) -> Path:
    return path if path.suffix == vault.SUFFIX else path.with_name(path.name + vault.SUFFIX)


def _remove(part: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal", ".lock"):
        part.with_name(part.name + ending).unlink(missing_ok=True)
