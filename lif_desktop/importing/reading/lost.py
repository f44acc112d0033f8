"""What the fast reader loses and must not pass as blank: error cells, formulas without a result."""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from threading import Condition, Thread
from typing import IO

from defusedxml import ElementTree

from lif_desktop.importing.reading import sheets
from lif_desktop.importing.reading.sheets import NOTHING_HIDDEN, Hidden, place

UNSAVED = "formulas saved without a result; open the workbook in Excel, save it and choose it again"
NOT_SEARCHED = "errors in these cells could not be looked for; an error would read as blank"
_BITE = 2**20
_LONGEST_ROW = 32 * 2**20  # bytes of XML; an honest row of 16,384 cells takes 1 MB
_UNSAVED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v></)"
)
_ROW = re.compile(
    rb"<(?:\w+:)?row\b([^>]*)>(.*?)(?=<(?:\w+:)?row\b|</(?:\w+:)?sheetData|\Z)", re.DOTALL
)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_HIDDEN = re.compile(rb"<(?:\w+:)?(row|col)\b[^>]*\bhidden=[\"'](?:1|true)[\"'][^>]*>")
_NUMBERS = re.compile(rb"""\b(r|min|max)=["']([0-9]{1,7})["']""")
_ATTRIBUTE = re.compile(rb"""\b([rt])=["']([^"']*)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>/]*>([^<]+)</")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")


Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(slots=True)
class Lost:
    """Of one sheet: error codes by zero-based row and column; ranges lost, and why; merges."""

    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    unread: list[tuple[str, str]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden: Hidden = NOTHING_HIDDEN


class Losses:
    """Looks through all sheets in a second thread while calamine (without the GIL) reads them.

    A plain thread, since a pool would bring in modules whose loading costs as much as a small file.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        self._found: list[Lost | BaseException] = []
        self._fault: BaseException | None = None
        self._over = False
        self._turn = Condition()
        Thread(target=self._search, args=(data, kind), daemon=True).start()

    def _search(self, data: bytes, kind: str) -> None:
        try:
            for search in _searches(data, kind):
                self._put(_outcome(search))
        except BaseException as fault:  # noqa: BLE001 - raised where the sheets are asked for
            self._fault = fault
        with self._turn:
            self._over = True
            self._turn.notify_all()

    def _put(self, one: Lost | BaseException) -> None:
        with self._turn:
            self._found.append(one)
            self._turn.notify_all()

    def of(self, index: int) -> Lost:
        """Return what was lost of the sheet at `index`; waits for it.

        Raises:
            BadZipFile, zlib.error, OSError: if a part is not what its directory declares.
        """
        with self._turn:
            self._turn.wait_for(lambda: self._over or index < len(self._found))
        if self._fault is not None:
            raise self._fault
        if index >= len(self._found):
            return _not_searched() if self._found else Lost()
        found = self._found[index]
        if isinstance(found, BaseException):
            raise found
        return found


def _outcome(search: Callable[[], Lost]) -> Lost | BaseException:
    """Return what was found, or the fault that the sheet alone shall suffer."""
    try:
        return search()
    except BaseException as fault:  # noqa: BLE001 - raised where the sheet is asked for
        return fault


def _searches(data: bytes, kind: str) -> list[Callable[[], Lost]]:
    if kind == "csv":
        return []
    if kind == "xls":
        from lif_desktop.importing.reading import lost_binary  # noqa: PLC0415 - most files need it not

        return [
            partial(_errors, one.errors, hidden=one.hidden) for one in lost_binary.xls_odd(data)
        ]
    archive = zipfile.ZipFile(io.BytesIO(data))
    if kind == "ods":
        from lif_desktop.importing.reading import lost_ods  # noqa: PLC0415 - as above

        return [
            partial(_errors, one.errors, one.merges, one.hidden())
            for one in lost_ods.search(archive)
        ]
    search = _search_binary if kind == "xlsb" else _search_xml
    return [partial(search, archive, part) for part in _sheet_parts(archive, kind)]


def _errors(
    cells: dict[tuple[int, int], str], merges: Sequence[Merge] = (), hidden: Hidden = NOTHING_HIDDEN
) -> Lost:
    lost = Lost(merges=list(merges), hidden=hidden)
    for (row, column), code in cells.items():
        lost.errors.setdefault(row, {})[column] = code
    return lost


def _sheet_parts(archive: zipfile.ZipFile, kind: str) -> list[str]:
    """Return the part of each sheet in the workbook's order; '' where none is named."""
    names = {name.lower(): name for name in archive.namelist()}
    book = names.get("xl/workbook.bin" if kind == "xlsb" else "xl/workbook.xml", "")
    links = names.get(f"{posixpath.dirname(book)}/_rels/{posixpath.basename(book)}.rels".lower())
    if not book or not links:
        return []
    targets = {
        link.get("Id", ""): link.get("Target", "")
        for link in ElementTree.fromstring(archive.read(links))
    }
    if kind == "xlsb":
        from lif_desktop.importing.reading import lost_binary  # noqa: PLC0415 - as above

        ids = lost_binary.sheet_links(archive.read(book))
    else:
        tree = ElementTree.fromstring(archive.read(book))
        ids = [
            next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            for sheet in tree.iter()
            if sheet.tag.endswith("}sheet")
        ]
    folder = posixpath.dirname(book)
    return [
        names.get(
            posixpath.normpath(posixpath.join("/", folder, targets.get(one, "-")))[1:].lower()
        )
        or ""
        for one in ids
    ]


def _search_binary(archive: zipfile.ZipFile, part: str) -> Lost:
    from lif_desktop.importing.reading import lost_binary  # noqa: PLC0415 - as above

    if not part:
        return _not_searched()
    found = lost_binary.xlsb_odd(archive.read(part))
    return _errors(found.errors, hidden=found.hidden)


def _not_searched() -> Lost:
    return Lost(unread=[("", NOT_SEARCHED)])


def _search_xml(archive: zipfile.ZipFile, part: str) -> Lost:
    if not part:
        return _not_searched()
    lost, number = Lost(), 0
    unseen = _Unseen()
    marks: tuple[bytes, ...] = ()
    with archive.open(part) as stream:
        for bite in _whole_rows(stream):
            if not marks:
                marks = _marks(bite[:4096])
            if marks[0] in bite or (marks[1] in bite and _UNSAVED.search(bite)):
                for row, column, code in _odd_cells(bite, number):
                    lost.errors.setdefault(row, {})[column] = code or sheets.NO_RESULT
            unseen.look(bite)
            number = _last_row(bite, number)
    lost.hidden = unseen.found()
    return lost


class _Unseen:
    """Gathers the rows and columns that Excel hides; a quick search finds most sheets free."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._columns: list[int] = []
        self._filtered = False

    def look(self, bite: bytes) -> None:
        """Look through some of a sheet's XML."""
        if b"filterColumn" in bite:
            self._filtered = True
        if b"hidden=" not in bite:
            return
        for tag in _HIDDEN.finditer(bite):
            told = dict(_NUMBERS.findall(tag[0]))
            if tag[1] == b"row":
                self._rows += [int(told[b"r"])] if b"r" in told else []
            elif b"min" in told and b"max" in told:
                last = min(int(told[b"max"]), sheets.MOST_COLUMNS)
                self._columns += range(int(told[b"min"]) - 1, last)

    def found(self) -> Hidden:
        """Return what is hidden."""
        return Hidden(tuple(self._rows), tuple(self._columns), self._filtered)


def _marks(head: bytes) -> tuple[bytes, bytes]:
    """Return how an error and a formula begin, as this part is written."""
    error = b"t='e'" if b"='http" in head else b't="e"'
    return error, b":f" if re.search(rb"<\w+:worksheet\b", head) else b"<f"


def _whole_rows(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the XML in bites that end where a row begins."""
    held = b""
    while bite := stream.read(_BITE):
        held += bite
        cut = held.rfind(b"<row") if b"<row" in held else held.rfind(b":row ") - 2
        if cut > 0:
            yield held[:cut]
            held = held[cut:]
        elif len(held) > _LONGEST_ROW:
            held = b""  # calamine meets the same row and decides within the memory limit
    yield held


def _last_row(bite: bytes, before: int) -> int:
    at = bite.rfind(b"<row")
    numbered = _ATTRIBUTE.search(bite, at, bite.find(b">", at)) if at >= 0 else None
    if numbered and numbered[1] == b"r" and numbered[2].isdigit():
        return int(numbered[2])
    return before + bite.count(b"<row")


def _odd_cells(bite: bytes, before: int) -> Iterator[tuple[int, int, str]]:
    """Yield (row, column, error code) and, with no code, formulas without a saved result."""
    for found in _ROW.finditer(bite):
        numbered = dict(_ATTRIBUTE.findall(found[1])).get(b"r", b"")
        before = int(numbered) if numbered.isdigit() else before + 1
        column = -1
        for cell in _CELL.finditer(found[2]):
            told = dict(_ATTRIBUTE.findall(cell[1]))
            row, column = _where(told.get(b"r", b""), before - 1, column + 1)
            body = cell[2] or b""
            value = _VALUE.search(body)
            if told.get(b"t") == b"e":
                yield row, column, value[1].decode("utf-8", "replace")[:20] if value else "#ERROR"
            elif value is None and told.get(b"t") != b"str" and _FORMULA.search(body):
                yield row, column, ""


def _where(reference: bytes, row: int, column: int) -> tuple[int, int]:
    try:
        return place(reference.decode("ascii", "replace"))
    except ValueError:
        return row, column
