"""Reading cells that name records of another register, and what unknown names are like."""

import re

from lif_desktop import registers
from lif_desktop.fields import Link, Links
from lif_desktop.fields.reading import as_text, fold
from lif_desktop.importing.meaning.likeness import nearest
from lif_desktop.importing.reading.sheets import Cell
from lif_desktop.store.names import BoardNames


def parts_of(text: str, *, commas: bool = False) -> list[str]:
    """Return the names of a cell that may hold several."""
    return [part.strip() for part in re.split(r"[;,\n]" if commas else r"[;\n]", text)
            if part.strip()]  # fmt: skip


def unknown_parts(field: Link | Links, text: str, names: BoardNames) -> list[str]:
    """Return the names in a cell that the board does not know, as written."""
    if isinstance(field, Link):
        return [" ".join(text.split())]
    parts = parts_of(text)
    unknown = [part for part in parts if names.resolve(field.to, part) is None]
    if len(unknown) == 1 and "," in unknown[0]:
        inside = parts_of(unknown[0], commas=True)
        lost = [one for one in inside if names.resolve(field.to, one) is None]
        return lost if len(lost) < len(inside) else unknown
    return unknown


def between_commas(field: Links, cell: Cell, names: BoardNames) -> tuple[int, ...] | None:
    """Read "Police, Health" where semicolons were asked for, if every part names one record."""
    found = [names.resolve(field.to, part) for part in parts_of(as_text(cell), commas=True)]
    return tuple(sorted({one for one in found if one})) if found and all(found) else None


def unknown_name(field: Link | Links, text: str, names: BoardNames) -> str:
    """Return a sentence on the first name of a cell that the board does not know."""
    to = registers.get(field.to)
    unknown = next(iter(unknown_parts(field, text, names)), text)
    shown = unknown if len(unknown) <= 60 else unknown[:57] + "..."
    labels = names.labels(field.to)
    if sum(1 for label in labels.values() if fold(label) == fold(unknown)) > 1:
        return f"{field.label}: '{shown}' is what several of the {to.plural.lower()} are called."
    said = f"{field.label}: '{shown}' is not among the {to.plural.lower()}."
    near = nearest(unknown, list(labels.values()), limit=3)
    if near:
        said += " Nearest: " + "; ".join(label for label, _ in near) + "."
    return said
