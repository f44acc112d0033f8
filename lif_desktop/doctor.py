"""What this computer needs to run LIF Desktop, looked at one by one and said in sentences.

Imports nothing beyond the standard library until asked, because a missing library is one of the
things it must be able to report, and because the set-up script reads its table of system libraries.
"""

import ctypes
import importlib
import importlib.metadata
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lif_desktop.faults import Fault
from lif_desktop.places import resource

OLDEST_PYTHON = (3, 11)
OLDEST_SQLCIPHER = 4

DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""System libraries without which Qt does not load on Linux, and the Debian package of each."""

SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""System libraries that Qt needs besides for a real screen under X11."""

LIBRARIES = {
    "alembic": ("alembic", "upgrading a board file"),
    "click": ("click", "the command line"),
    "cryptography": ("cryptography", "protecting workbooks"),
    "defusedxml": ("defusedxml", "reading workbooks safely"),
    "icalendar": ("icalendar", "writing calendars"),
    "msoffcrypto-tool": ("msoffcrypto", "protecting workbooks"),
    "openpyxl": ("openpyxl", "writing Excel trackers"),
    "pikepdf": ("pikepdf", "finishing papers"),
    "pillow": ("PIL.Image", "printing pictures that agencies send"),
    "platformdirs": ("platformdirs", "finding your folders"),
    "pypdfium2": ("pypdfium2", "previewing papers"),
    "PySide6-Essentials": ("PySide6.QtWidgets", "the window"),
    "python-calamine": ("python_calamine", "reading workbooks"),
    "python-docx": ("docx", "writing letters"),
    "rapidfuzz": ("rapidfuzz", "suggesting headings"),
    "reportlab": ("reportlab", "writing papers"),
    "SQLAlchemy": ("sqlalchemy", "keeping records"),
    "sqlcipher3": ("sqlcipher3.dbapi2", "the encrypted file"),
}
"""Each library of the product: the module that shows it works, and what it is for."""

RESOURCES = (
    "fonts/NotoSans-Regular.ttf",
    "fonts/NotoSans-Bold.ttf",
    "icons",
    "frameworks",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is as it should be, and a sentence that says so."""

    ok: bool
    sentence: str


def examine() -> list[Finding]:
    """Return a finding for everything LIF Desktop needs, in the order it is needed."""
    return [
        _python(),
        *(_library(name, *use) for name, use in LIBRARIES.items()),
        _encryption(),
        *_system_libraries(),
        *(_resource(name) for name in RESOURCES),
        _config_folder(),
        _display(),
        _reader(),
    ]


def main() -> int:
    """Print the findings, one a line; return 1 if something is missing."""
    findings = examine()
    for finding in findings:
        print(f"{'ok     ' if finding.ok else 'MISSING'}  {finding.sentence}")  # noqa: T201 - results
    missing = sum(not finding.ok for finding in findings)
    print(_summary(missing))  # noqa: T201 - results go to standard output
    return 1 if missing else 0


def missing_libraries(table: dict[str, str]) -> list[str]:
    """Return the system libraries of a table that do not load; none are needed off Linux."""
    return [name for name in table if not _loads(name)] if sys.platform == "linux" else []


def _summary(missing: int) -> str:
    if not missing:
        return "Nothing is missing."
    things = "One thing is" if missing == 1 else f"{missing} things are"
    return f"{things} missing; the lines marked MISSING say what."


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < OLDEST_PYTHON:
        return Finding(False, f"Python {version} is too old; 3.11 or newer is needed.")
    return Finding(True, f"Python {version} runs.")


def _library(name: str, module: str, purpose: str) -> Finding:
    problem = _attempt(lambda: importlib.import_module(module))
    if problem:
        return Finding(False, f"{name}, for {purpose}, does not load ({problem}); run the set-up.")
    return Finding(True, f"{name} {_version(name)} loads, for {purpose}.")


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "(version not recorded)"


def _encryption() -> Finding:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        problem = _attempt(lambda: _try_encryption(Path(folder) / "trial.db"))
    if problem:
        return Finding(False, f"The encryption of board files does not work here ({problem}).")
    return Finding(True, "Encryption works: a trial file opens with its key and with no other.")


def _try_encryption(path: Path) -> None:
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - its absence is to be reported, not fatal

    def look(key: str, statement: str) -> list[tuple[object, ...]]:
        connection = dbapi2.connect(str(path))
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = '{key}'")
            rows: list[tuple[object, ...]] = connection.execute(statement).fetchall()
            connection.commit()
        except dbapi2.DatabaseError as error:
            raise OSError(str(error)) from error
        finally:
            connection.close()
        return rows

    ((version,),) = look("right words", "PRAGMA cipher_version")
    if int(str(version).split(".", maxsplit=1)[0]) < OLDEST_SQLCIPHER:
        raise OSError(f"SQLCipher {version} is too old")
    look("right words", "CREATE TABLE trial AS SELECT 'a secret' AS kept")
    if look("right words", "SELECT kept FROM trial") != [("a secret",)]:
        raise OSError("what was written did not come back")
    if b"a secret" in path.read_bytes():
        raise OSError("the file is readable without its key")
    if not _attempt(lambda: look("wrong words", "SELECT kept FROM trial")):
        raise OSError("a wrong key was accepted")


def _system_libraries() -> Iterator[Finding]:
    if sys.platform != "linux":
        return
    for table, purpose in ((DRAWING, "Qt"), (SCREEN, "a screen under X11")):
        for name, package in table.items():
            if _loads(name):
                yield Finding(True, f"{name} loads, for {purpose}.")
            else:
                yield Finding(
                    False, f"{name}, for {purpose}, is missing; on Debian install {package}."
                )


def _loads(name: str) -> bool:
    return _attempt(lambda: ctypes.CDLL(name)) == ""


def _resource(name: str) -> Finding:
    path = resource(name)
    there = any(path.iterdir()) if path.is_dir() else path.is_file()
    if there:
        return Finding(True, f"The product's own {name} can be found.")
    return Finding(False, f"The product's own {name} cannot be found; install LIF Desktop again.")


def _config_folder() -> Finding:
    problem = _attempt(_try_config_folder)
    if problem:
        return Finding(False, f"Your preferences cannot be kept ({problem}).")
    return Finding(True, "Your preferences can be kept.")


def _try_config_folder() -> None:
    import platformdirs  # noqa: PLC0415 - its absence is to be reported, not fatal

    folder = platformdirs.user_config_path("LIF Desktop", "LIF Desktop")
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    with tempfile.TemporaryFile(dir=folder):
        pass


def _display() -> Finding:
    if has_display():
        return Finding(True, "There is a screen to open the window on.")
    return Finding(True, "There is no screen here: the command line works, the window cannot open.")


def has_display() -> bool:
    """Return whether a window could be shown."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _reader() -> Finding:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        problem = _attempt(lambda: _try_reader(Path(folder) / "trial.csv"))
    if problem:
        return Finding(False, f"Workbooks cannot be read here ({problem}).")
    return Finding(True, "The separate process that reads workbooks starts and reads.")


def _try_reader(path: Path) -> None:
    from lif_desktop.importing.reading.reader import (  # noqa: PLC0415 - loads what may be missing
        read_workbook,
    )

    path.write_text("Reference,Action\nACT-1,Read this\n", encoding="utf-8")
    (sheet,) = read_workbook(path).sheets
    if [str(cell) for cell in sheet.rows[1]] != ["ACT-1", "Read this"]:
        raise OSError("what was read is not what was written")


def _attempt(action: Callable[[], object]) -> str:
    """Return "" if the action succeeds, else what went wrong in a few words."""
    try:
        action()
    except (ImportError, OSError, RuntimeError, Fault) as error:
        return f"{type(error).__name__}: {error}".rstrip(": ")
    return ""


if __name__ == "__main__":
    sys.exit(main())
