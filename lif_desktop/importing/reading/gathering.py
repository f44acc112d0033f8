"""The workbooks among files and folders that were dropped together; whatever is not is named."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from lif_desktop.importing.reading.gate import FORMATS
from lif_desktop.rules.words import counted

DEEPEST = 6  # folders below the one that was dropped
MOST = 500  # workbooks at a time
_LOCKS = ("~$", ".~lock.")
_BLOCK = 2**20
_ZIP = "a ZIP file; unpack it and drop the folder"
_LOCK = "a note that Excel or LibreOffice keeps while a workbook is open, not the workbook"
# What often lies beside returns, in words.
_OTHERS = {
    "7z": "a packed file; unpack it and drop the folder", "doc": "a Word document",
    "docx": "a Word document", "eml": "a saved mail; save the workbook that is in it",
    "jpeg": "a picture", "jpg": "a picture", "lif": "a board, not a workbook",
    "msg": "a saved mail; save the workbook that is in it", "pdf": "a PDF",
    "png": "a picture", "ppt": "slides", "pptx": "slides", "txt": "a text file",
    "xltx": "a template; save it as .xlsx", "zip": _ZIP,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gathered:
    """The workbooks to be read, and each path that is none with its reason."""

    files: list[Path] = field(default_factory=list)
    passed_over: list[tuple[Path, str]] = field(default_factory=list)


def gather(paths: Iterable[Path]) -> Gathered:
    """Return the workbooks among the paths, folders walked in order of names.

    A file that was named itself is never passed over for its kind, as reading it says why it
    cannot be read; beside others, or in a folder, it is passed over with the reason.
    """
    given = list(dict.fromkeys(path.absolute() for path in paths))
    found = Gathered()
    if len(given) == 1 and not given[0].is_dir():
        found.files.append(given[0])
        return found
    seen: dict[tuple[int, str], Path] = {}
    for path in given:
        for one in _walk(path, found):
            _take(one, found, seen)
    return found


def _walk(path: Path, found: Gathered, depth: int = 0) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    if depth > DEEPEST:
        found.passed_over.append((path, f"a folder more than {DEEPEST} folders down"))
        return
    if depth and path.is_symlink():
        found.passed_over.append((path, "a link to another folder"))
        return
    try:
        inside = sorted(path.iterdir(), key=lambda one: (one.is_dir(), one.name.casefold()))
    except OSError:
        found.passed_over.append((path, "a folder that could not be opened"))
        return
    if not inside and not depth:
        found.passed_over.append((path, "an empty folder"))
    for one in inside:
        yield from _walk(one, found, depth + 1)


def _take(path: Path, found: Gathered, seen: dict[tuple[int, str], Path]) -> None:
    kind = path.suffix.lower().removeprefix(".")
    if path.name.startswith(_LOCKS):
        reason = _LOCK
    elif kind not in FORMATS:
        what = f"of the kind .{kind}" if kind else "without a kind"
        reason = _OTHERS.get(kind, f"{what}, which is not read")
    elif len(found.files) >= MOST:
        reason = f"more than {counted(MOST, 'workbook')} at a time; drop it again afterwards"
    elif (same := _twin(path, seen)) is not None:
        reason = f"the very same file as {_from(same, path)}"
    else:
        found.files.append(path)
        return
    found.passed_over.append((path, reason))


def _twin(path: Path, seen: dict[tuple[int, str], Path]) -> Path | None:
    """Return the file taken before that holds the same bytes; one that cannot be read has none."""
    with suppress(OSError):
        mark = (path.stat().st_size, _digest(path))
        return None if seen.setdefault(mark, path) == path else seen[mark]
    return None


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _from(same: Path, path: Path) -> str:
    """Return how a file is named beside another: by its name, or its folder where names agree."""
    return f"“{same.name}”" if same.name != path.name else f"the one in “{same.parent.name}”"
