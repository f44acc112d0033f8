"""Elements by their kind: headings, lists, tables, figures, notes."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

from lif_desktop.exporting.pdf.checkpoints.opened import (
    Element,
    Found,
    Opened,
    Rule,
    as_list,
    text_of,
)

_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_ROW_GROUPS = {"THead", "TBody", "TFoot"}
_BELOW = {
    "Table": {"TR", "Caption", *_ROW_GROUPS},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
_ABOVE = {
    "TR": {"Table", *_ROW_GROUPS},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
}
_BELOW_LISTS = {"L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}}
_ABOVE_LISTS = {"LI": {"L"}, "LBody": {"LI"}}
_BELOW_CONTENTS = {"TOC": {"TOC", "TOCI", "Caption"}}
_ABOVE_CONTENTS = {"TOCI": {"TOC"}}
_SPAN_LIMIT = 10_000


def _nesting(
    file: Opened, below: dict[str, set[str]], above: dict[str, set[str]]
) -> Iterator[Found]:
    for element in file.elements:
        if element.kind in above:
            parent = element.parent.kind if element.parent else "no element"
            if parent not in above[element.kind]:
                yield f"{element.named} stands below <{parent}>.", element.page
        for child in element.children:
            if element.kind in below and child.kind not in below[element.kind]:
                yield f"{element.named} holds {child.named}.", element.page


def _tables(file: Opened) -> Iterator[Found]:
    return _nesting(file, _BELOW, _ABOVE)


def _lists(file: Opened) -> Iterator[Found]:
    yield from _nesting(file, _BELOW_LISTS, _ABOVE_LISTS)
    for element in file.of_kind("LI"):
        if not any(child.kind == "LBody" for child in element.children):
            yield "<LI> holds no <LBody>.", element.page


def _contents(file: Opened) -> Iterator[Found]:
    return _nesting(file, _BELOW_CONTENTS, _ABOVE_CONTENTS)


def _attribute(element: Element, name: str) -> Any:
    for one in as_list(element.thing.get("/A")):
        if isinstance(one, pikepdf.Dictionary) and name in one:
            return one[name]
    return None


def _regular(file: Opened) -> Iterator[Found]:
    for table in file.of_kind("Table"):
        rows = [one for one in _below(table) if one.kind == "TR"]
        widths = set(_widths(rows))
        if len(widths) > 1:
            said = " and ".join(str(one) for one in sorted(widths)[:3])
            yield f"A table has rows of {said} cells.", table.page


def _below(table: Element) -> Iterator[Element]:
    for child in table.children:
        if child.kind in _ROW_GROUPS:
            yield from child.children
        else:
            yield child


def _widths(rows: list[Element]) -> Iterator[int]:
    """Yield the width of each row, with what hangs into it from above."""
    hanging: list[tuple[int, int]] = []  # columns, rows still to come
    for row in rows:
        wide = sum(columns for columns, _ in hanging)
        hanging = [(columns, left - 1) for columns, left in hanging if left > 1]
        for cell in row.children:
            columns = min(int(_attribute(cell, "/ColSpan") or 1), _SPAN_LIMIT)
            down = min(int(_attribute(cell, "/RowSpan") or 1), _SPAN_LIMIT)
            wide += columns
            if down > 1:
                hanging.append((columns, down - 1))
        yield wide


def _scope(file: Opened) -> Iterator[Found]:
    for table in file.of_kind("Table"):
        cells = [cell for row in _below(table) for cell in row.children]
        if any(_attribute(cell, "/Headers") is not None for cell in cells):
            continue
        for cell in cells:
            if cell.kind == "TH" and str(_attribute(cell, "/Scope")) not in _SCOPES:
                yield "A head of a table does not say what it stands over.", cell.page


_SCOPES = {"/Row", "/Column", "/Both"}


def _alternative(file: Opened) -> Iterator[Found]:
    for element in file.of_kind("Figure"):
        if not (text_of(element.thing.get("/Alt")) or text_of(element.thing.get("/ActualText"))):
            yield "A figure says nothing in words.", element.page


def _formula(file: Opened) -> Iterator[Found]:
    for element in file.of_kind("Formula"):
        if not text_of(element.thing.get("/Alt")):
            yield "A formula says nothing in words.", element.page


def _box(file: Opened) -> Iterator[Found]:
    for element in file.of_kind("Figure"):
        box = _attribute(element, "/BBox")
        if not isinstance(box, pikepdf.Array) or len(box) != 4:
            yield "A figure does not say where it stands.", element.page
        elif box[0] >= box[2] or box[1] >= box[3]:
            yield "A figure stands in a place of no size.", element.page


def _levels(file: Opened) -> list[tuple[int, int]]:
    return [(int(one.kind[1]), one.page) for one in file.of_kind(*_HEADINGS)]


def _first(file: Opened) -> Iterator[Found]:
    for level, page in _levels(file)[:1]:
        if level != 1:
            yield f"The first heading is of level {level}.", page


def _skipped(file: Opened) -> Iterator[Found]:
    for (before, _), (level, page) in pairwise(_levels(file)):
        if level > before + 1:
            yield f"A heading of level {level} follows one of level {before}.", page


def _several(file: Opened) -> Iterator[Found]:
    for element in file.elements:
        if sum(child.kind == "H" for child in element.children) > 1:
            yield f"{element.named} holds several <H>.", element.page


def _both(file: Opened) -> Iterator[Found]:
    if _levels(file) and any(file.of_kind("H")):
        yield "Headings with and without levels stand side by side.", 0


def _notes(file: Opened) -> Iterator[Found]:
    for element in file.of_kind("Note"):
        if not text_of(element.thing.get("/ID")):
            yield "A note has no name.", element.page


def _notes_once(file: Opened) -> Iterator[Found]:
    seen: set[str] = set()
    for element in file.of_kind("Note"):
        name = text_of(element.thing.get("/ID"))
        if name and name in seen:
            yield f"Two notes are named {name}.", element.page
        seen.add(name)


RULES = (
    Rule("09-004", "Tables are built of rows and cells.", _tables),
    Rule("09-005", "Lists are built of items, labels and bodies.", _lists),
    Rule("09-006", "Contents are built of entries.", _contents),
    Rule("13-004", "Figures say in words what they show.", _alternative),
    Rule("UA 7.3", "Figures say where they stand.", _box),
    Rule("14-002", "The first heading is of level 1.", _first),
    Rule("14-003", "No level of headings is skipped.", _skipped),
    Rule("14-006", "A part has one heading without a level.", _several),
    Rule("14-007", "Headings have levels, or none has.", _both),
    Rule("15-003", "Heads of tables say what they stand over.", _scope),
    Rule("UA 7.5", "The rows of a table have as many cells.", _regular),
    Rule("17-002", "Formulas say in words what they mean.", _formula),
    Rule("19-003", "Notes have names.", _notes),
    Rule("19-004", "No two notes have one name.", _notes_once),
)
