"""CSV as agencies send it: any of four delimiters, UTF-8 or Windows text."""

import codecs
import csv
import io
from collections.abc import Iterator

DELIMITERS = ",;\t|"
_LONGEST_CELL = 2**20
_LINES = 50
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})


def rows_of(data: bytes) -> Iterator[list[str]]:
    """Yield the rows of a CSV file; every cell is text.

    Raises:
        csv.Error: if a cell is longer than a million characters.
    """
    text = decoded(data)
    csv.field_size_limit(_LONGEST_CELL)
    delimiter, told = _delimiter(text)
    lines = io.StringIO(text, newline="")
    if told:
        lines.readline()
    yield from csv.reader(lines, delimiter=delimiter)


def errors_in(rows: list[list[str]]) -> dict[int, dict[int, str]]:
    """Return Excel's error words by row and column; as text they would pass for values."""
    return {
        at: found
        for at, row in enumerate(rows)
        if (found := {c: cell for c, cell in enumerate(row) if cell in _ERRORS})
    }


def decoded(data: bytes) -> str:
    """Return text by its mark, else as UTF-8, else as Windows Western."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _delimiter(text: str) -> tuple[str, bool]:
    """Return the delimiter that splits the first lines most evenly, and whether line 1 says so."""
    first = text[:8].lower()
    if first.startswith("sep=") and first[4:5] in DELIMITERS:
        return first[4], True
    head = text[:100_000]
    best, most = ",", (0, 0)
    for delimiter in DELIMITERS:
        try:
            widths = [
                len(row)
                for row, _ in zip(
                    csv.reader(io.StringIO(head, newline=""), delimiter=delimiter),
                    range(_LINES),
                    strict=False,
                )
                if row
            ]
        except csv.Error:
            continue
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        score = (widths.count(usual) * (usual > 1), usual)
        if score > most:
            best, most = delimiter, score
    return best, False
