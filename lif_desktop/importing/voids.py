"""Cells that say that nothing is said: a dash, n/a, none. They are blanks, and that is told."""

from collections.abc import Sequence

from lif_desktop.fields import Choice, Field
from lif_desktop.importing.sheets import Cell, row_ranges
from lif_desktop.importing.table import Table
from lif_desktop.importing.values import Words
from lif_desktop.importing.wording import is_void, plain

_LONGEST = 20  # characters; no such word is longer
_ANSWERS = frozenset({"none", "nil"})  # to a prompt, these are what it asks for
_SHOWN = 3


def without(
    declared: Field, cells: Sequence[Cell], table: Table, words: Words
) -> tuple[Sequence[Cell], str]:
    """Return a column with what says nothing left blank, and a sentence on it or ''.

    A word that a choice offers ("None") is that choice, "none" to a form's prompt an answer, and a
    word that a person has put a meaning to means that.
    """
    known = _options(declared) | {written.casefold() for written in words.said}
    void = {
        cell for cell in set(cells)
        if type(cell) is str and len(cell) <= _LONGEST and is_void(cell)
        and plain(cell).casefold() not in known
        and not (table.form is not None and plain(cell).casefold() in _ANSWERS)
    }  # fmt: skip
    if not void:
        return cells, ""
    kept = [None if type(cell) is str and cell in void else cell for cell in cells]
    rows = [
        row for row, cell in zip(table.record_rows, cells, strict=True)
        if type(cell) is str and cell in void
    ]  # fmt: skip
    written = sorted({plain(str(cell)) for cell in void})
    shown = " or ".join(f"“{text}”" for text in written[:_SHOWN])
    one = len(rows) == 1
    return kept, (
        f"{declared.label}: {'row' if one else 'rows'} {row_ranges(rows)} "
        f"{'says' if one else 'say'} only {shown}, which was read as blank."
    )


def _options(declared: Field) -> set[str]:
    """Return every word by which a choice's options are known, in lower case."""
    if not isinstance(declared, Choice):
        return set()
    return {
        word.casefold()
        for option in declared.options
        for word in (option.value, option.label, *option.aliases)
    }
