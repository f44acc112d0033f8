"""The encrypted database: key, connections, pragmas.

The key is derived once (SQLCipher's own PBKDF2 parameters), so that each further connection costs
half a millisecond instead of a tenth of a second; the file still opens with the passphrase in any
SQLCipher 4 tool.
"""

import hashlib
import os
import re
import unicodedata
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DatabaseError

from lif_desktop.faults import Fault
from lif_desktop.store.faults import (
    BadPassphrase,
    BoardMissing,
    BoardShut,
    NotABoard,
    WrongPassphrase,
)
from lif_desktop.store.trouble import NOT_A_DATABASE, code_of, told

SUFFIX = ".lif"
_SALT, _PAGE, _ROUNDS = 16, 4096, 256_000
_PLAIN = b"SQLite format 3\x00"
_PRAGMAS = (
    "cipher_log_level=NONE",
    "foreign_keys=ON",
    "synchronous=FULL",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "cache_size=-65536",
)


def acceptable(passphrase: str) -> str:
    """Return the passphrase in one Unicode form.

    Raises:
        BadPassphrase: if it is empty, holds a NUL, or has the form of a raw key.
    """
    if not passphrase:
        raise BadPassphrase("The passphrase is empty. Choose at least three words.")
    if "\0" in passphrase or re.fullmatch(r"(?i)x'[0-9a-f]*'", passphrase.strip()):
        raise BadPassphrase("That passphrase cannot be used. Choose three or more plain words.")
    return unicodedata.normalize("NFC", passphrase)


def new_key(passphrase: str) -> str:
    """Return the raw key, with a fresh salt, of a board about to be made."""
    return _derive(passphrase, os.urandom(_SALT))


def find(path: Path) -> None:
    """Make sure that there is a file, without opening it.

    Raises:
        BoardMissing, BoardShut: if there is none, or nobody may look.
    """
    try:
        there = path.is_file()
    except OSError as error:
        raise BoardShut(path, error) from error
    if not there:
        raise BoardMissing(path)


def key_of(path: Path, passphrase: str) -> str:
    """Return the raw key of an existing file.

    Reads the file's first bytes plainly, so it must come before any connection: closing a plain
    handle drops the locks that SQLite holds.

    Raises:
        BoardMissing, BoardShut, NotABoard: if there is nothing that could be a board.
    """
    find(path)
    try:
        with path.open("rb") as file:
            head = file.read(_SALT)
        size = path.stat().st_size
    except OSError as error:
        raise BoardShut(path, error) from error
    if size < _PAGE or size % _PAGE or head == _PLAIN or head[:4] in {b"PK\x03\x04", b"%PDF"}:
        raise NotABoard(path)
    return _derive(passphrase, head)


def open_engine(path: Path, key: str, *, new: bool = False, called: Path | None = None) -> Engine:
    """Return an engine over the file; the first connection proves the key.

    Faults speak of `called` where the file is a working copy of another.

    Raises:
        WrongPassphrase: if the key does not fit.
        BoardDamaged, CannotWrite, Unreachable: if the file or its folder does not let us.
    """

    def connect() -> Any:
        return connect_to(path, key, mode="rwc" if new else "rw")

    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    try:
        with told(called or path):
            _prove(called or path, engine)
    except Fault:
        engine.dispose()
        raise
    return engine


def _prove(path: Path, engine: Engine) -> None:
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except (DatabaseError, driver.DatabaseError) as error:
        # A wrong key and a damaged first page look the same: neither decrypts.
        if code_of(error) == NOT_A_DATABASE:
            raise WrongPassphrase(path) from error
        raise


def _derive(passphrase: str, salt: bytes) -> str:
    words = acceptable(passphrase).encode()
    return (hashlib.pbkdf2_hmac("sha512", words, salt, _ROUNDS, 32) + salt).hex()


def connect_to(path: Path, key: str, *, mode: str) -> Any:
    """Return a driver connection; `mode` is rwc, rw, or ro for a file that must stay as it is."""
    address = f"{path.resolve().as_uri()}?mode={mode}"
    connection = driver.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=10
    )
    try:
        connection.execute(f"PRAGMA key=\"x'{key}'\"")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if mode != "ro":
            connection.execute("PRAGMA journal_mode=WAL").fetchone()
    except driver.DatabaseError:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    mode = "IMMEDIATE" if connection.get_execution_options().get("lif_writer") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {mode}")
