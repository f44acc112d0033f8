"""Cells that say that nothing is said: a dash, n/a, none. They are blanks, and that is told."""

from collections.abc import Sequence

from lif_desktop.fields import Choice, Count, Field, Memo, Money, Number, Text
from lif_desktop.importing.finding.table import Table
from lif_desktop.importing.finding.wording import is_void, plain
from lif_desktop.importing.meaning.values import Words
from lif_desktop.importing.reading.sheets import Cell, row_ranges
from lif_desktop.rules.words import listed

_LONGEST = 20  # characters; no such word is longer
_ANSWERS = frozenset({"none", "nil"})  # to a prompt, these are what it asks for
_SHOWN = 3


def without(
    declared: Field, cells: Sequence[Cell], table: Table, column: int, words: Words
) -> tuple[Sequence[Cell], str]:
    """Return a column with what says nothing left blank, and a sentence on it or ''.

    A word that a choice offers ("None") is that choice, "none" to a form's prompt an answer where
    it asks for words, and a word that a person has put a meaning to means that.
    """
    answer = table.form is not None and isinstance(declared, (Text, Memo))
    known = _options(declared) | {written.casefold() for written in words.said}
    void = {
        cell for cell in set(cells)
        if type(cell) is str and len(cell) <= _LONGEST and is_void(cell)
        and plain(cell).casefold() not in known
        and not (answer and plain(cell).casefold() in _ANSWERS)
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
    says = "says" if len(rows) == 1 else "say"
    nought = " A true nought is written 0." if isinstance(declared, (Count, Number, Money)) else ""
    return kept, (
        f"{declared.label}: {_places(table, rows, column)} {says} only {shown},"
        f" which was read as blank.{nought}"
    )


def _places(table: Table, rows: Sequence[int], column: int) -> str:
    """Name rows of a table, or the very cells of a form's answers."""
    if table.form is None:
        return f"{'row' if len(rows) == 1 else 'rows'} {row_ranges(rows)}"
    return (
        f"{'cell' if len(rows) == 1 else 'cells'} {listed([table.where(r, column) for r in rows])}"
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
