"""Saying which words of a column were read as earlier imports taught."""

from collections.abc import Sequence

from lif_desktop.fields import Field
from lif_desktop.fields.reading import as_text, fold
from lif_desktop.importing.meaning.naming import parts_of
from lif_desktop.importing.meaning.values import Words
from lif_desktop.importing.reading.sheets import Cell, ErrorCell

_MOST = 5


def told_words(field: Field, cells: Sequence[Cell], words: Words) -> str:
    """Return a sentence on the remembered words that stand in a column; "" where none does."""
    if not words.where:
        return ""
    found: dict[str, str] = {}
    for cell in dict.fromkeys(cells):
        if cell is None or isinstance(cell, ErrorCell):
            continue
        for part in (as_text(cell), *parts_of(as_text(cell))):
            if (word := fold(part)) in words.where:
                found.setdefault(word, f"“{part}” as {words.where[word]}")
    if not found:
        return ""
    more = f"; and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"{field.label}, as remembered: {'; '.join(list(found.values())[:_MOST])}{more}."
