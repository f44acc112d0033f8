"""Forms: prompts down one column and their answers beside or beneath, read as records.

Only what asks for the fields of one register is a form. A cover sheet, instructions or a table
never is: three prompts or more, and most of what stands in their column, must be field names.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from lif_desktop import identity, registers
from lif_desktop.fields import Derived
from lif_desktop.importing.finding import wording
from lif_desktop.importing.finding.grid import Grid, mask_of
from lif_desktop.importing.finding.table import ABOVE, HEADING_ABOVE, Column, LeftOut, Table
from lif_desktop.importing.finding.wording import folded, plain
from lif_desktop.importing.reading.sheets import Cell, letter, row_ranges

NOT_FILLED = "form with no answers"
_LOOKED_AT, _COLUMNS = 400, 12  # rows and columns in which forms begin
_LEAST, _SHARE = 3, 0.5  # prompts that are field names, and their share of the column
_OURS = "lif"  # what our own hidden labels are known by; a form has three of them
_GAP = 3  # blank rows within a form
_NUMBERED = re.compile(
    r"^\W*(?:[a-z]?\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.):]\s+", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s*\([^)]*\)\s*")
_MEANING = ("description", "meaning", "definition", "explanation", "guidance", "notes")


@dataclass(slots=True)
class _Prompts:
    """A column's prompts that name fields: row -> the prompt, as few words."""

    column: int
    known: dict[int, str]
    first: int
    last: int


@dataclass(slots=True)
class _Block:
    """One record of a form: its name, and by prompt where the answer stands (or would)."""

    first: int
    name: str = ""
    answers: dict[str, tuple[int, int, Cell]] = field(default_factory=dict)


def forms_of(grid: Grid, name: str) -> list[Table]:
    """Return the forms of a sheet, top to bottom."""
    found: list[Table] = []
    beyond = grid.width
    for prompts in _columns(grid):
        if any(_inside(table, prompts) for table in found):
            continue
        table = _beside(grid, name, prompts, beyond) or _beneath(grid, name, prompts, beyond)
        if table is not None:
            found.append(table)
    return found


def _inside(table: Table, prompts: _Prompts) -> bool:
    assert table.form is not None
    top, left, bottom, right = table.form
    return left <= prompts.column <= right and top <= prompts.last and prompts.first <= bottom


def _columns(grid: Grid) -> list[_Prompts]:
    """Return stretches of columns that are prompts for the fields of one register."""
    found: list[_Prompts] = []
    labels = _labels()
    for column in range(min(grid.width, _COLUMNS)):
        told: dict[int, str] = {}
        for row in range(min(grid.height, _LOOKED_AT)):
            cell = grid.rows[row][column] if (grid.fills[row] >> column) & 1 else None
            if type(cell) is str and len(cell) < 200 and _key(cell) in labels:
                told[row] = _key(cell)
        if len(set(told.values())) < _LEAST:
            continue
        rows = () if _OURS in told.values() else told  # on ours, a field's name may be an answer
        heads = {row for row in rows if _heads_table(grid, row)}
        if len(told) - len(heads) >= _LEAST:
            found += _stretches(grid, column, told, heads)
    return found


def _heads_table(grid: Grid, row: int) -> bool:
    """Say whether a row is the heading of a table: field names beside each other."""
    held = grid.held(row, (1 << grid.width) - 1)
    known = sum(
        1 for c in held[:40] if type(cell := grid.cell(row, c)) is str and _key(cell) in _labels()
    )
    return len(held) > 2 and known > max(1, 0.5 * min(len(held), 40))


def _stretches(
    grid: Grid, column: int, told: dict[int, str], heads: set[int]
) -> Iterable[_Prompts]:
    """Yield runs of prompts without a wide gap, of which one register knows enough."""
    runs: list[list[int]] = []
    apart = True
    for row in told:
        if row in heads:
            apart = True
        elif apart or _wide_gap(grid, runs[-1][-1], row):
            runs.append([row])
            apart = False
        else:
            runs[-1].append(row)
    for run in runs:
        counts = Counter(key for text in {told[row] for row in run} for key in _labels()[text])
        register, count = counts.most_common(1)[0]
        if count >= _LEAST:
            known = {row: told[row] for row in run if register in _labels()[told[row]]}
            yield _Prompts(column, known, min(known), max(known))


def _wide_gap(grid: Grid, above: int, below: int) -> bool:
    blank_rows = 0
    for row in range(above + 1, below):
        blank_rows = 0 if grid.fills[row] else blank_rows + 1
        if blank_rows > _GAP:
            return True
    return False


def _beside(grid: Grid, name: str, prompts: _Prompts, beyond: int) -> Table | None:
    """Return a form whose answers stand in a column right of the prompts."""
    column = prompts.column
    texts = [r for r in range(prompts.first, prompts.last + 1) if grid.held(r, 1 << column)]
    issued = any(identity.is_identity(str(grid.cell(row, column))) for row in prompts.known)
    answer = _answers_in(grid, prompts, issued=issued)
    if answer is None or _has_heading(grid, prompts, answer):
        return None
    paired = [row for row in texts if row in prompts.known or grid.held(row, 1 << answer)]
    if len(prompts.known) < _SHARE * len(paired):
        return None
    blocks: list[_Block] = []
    title = _name_above(grid, prompts.first, column, answer)
    for row in texts:
        text = _shown(grid.cell(row, column))
        if row not in paired:
            title = text
            continue
        text = _NUMBERED.sub("", text) or text
        cell = grid.cell(row, answer)
        if not blocks or (_key(text) != _OURS and _key(text) in map(_key, blocks[-1].answers)):
            blocks.append(_Block(row, title))
        blocks[-1].answers[text] = (row, answer, cell)
    right = max(
        (c for r in texts for c in grid.held(r, ~0 << column & (1 << grid.width) - 1)),
        default=answer,
    )
    box = (prompts.first, column, prompts.last, max(answer, right))
    return _table(name, blocks, box, beyond)


def _answers_in(grid: Grid, prompts: _Prompts, *, issued: bool) -> int | None:
    """Return the column of the answers: the next one, or over a narrow gap the only other."""
    column = prompts.column
    reach = max(grid.reach(row, column)[1] for row in prompts.known)
    right = ~0 << (reach + 1) & (1 << grid.width) - 1
    held = Counter(c for row in prompts.known for c in grid.held(row, right))
    following = reach + 1
    if held[following] or (issued and following < grid.width):
        return following
    others = sorted(held)
    if len(others) != 1 or others[0] > reach + 2:
        return None
    cells = [grid.cell(r, others[0]) for r in prompts.known if grid.held(r, 1 << others[0])]
    helping = sum(1 for cell in cells if type(cell) is str and wording.is_help(cell))
    return others[0] if helping < 0.3 * len(cells) else None


def _has_heading(grid: Grid, prompts: _Prompts, answer: int) -> bool:
    """Say whether a heading above makes this a table: of terms, or with more than one answer."""
    begins = grid.cell(prompts.first, answer)
    if type(begins) is str and folded(begins) in _MEANING:
        return True
    row = prompts.first - 1
    below = mask_of(range(prompts.column, answer + 1))
    if row < 0 or len(grid.held(row, below)) < 2:
        rows = [
            len(grid.held(r, ~0 << prompts.column & (1 << grid.width) - 1)) for r in prompts.known
        ]
        return sum(1 for count in rows if count > 3) > 0.5 * len(rows)
    text = folded(str(grid.cell(row, answer)))
    beside = grid.held(row, ~0 << (answer + 1) & (1 << grid.width) - 1)
    return bool(beside) or text.startswith(_MEANING)


def _beneath(grid: Grid, name: str, prompts: _Prompts, beyond: int) -> Table | None:
    """Return a form whose answers stand under their prompts."""
    column = prompts.column
    rows = sorted(prompts.known)
    right = ~0 << (column + 1) & (1 << grid.width) - 1
    if sum(1 for row in rows if grid.held(row, right)) > 0.25 * len(rows):
        return None
    blocks: list[_Block] = []
    answered = 0
    for row, following in zip(rows, [*rows[1:], min(grid.height, rows[-1] + 12)], strict=True):
        under: list[int] = []
        for at in range(row + 1, following):
            if grid.held(at, 1 << column):
                under.append(at)
            elif under or at > row + 2:
                break
        answers = [at for at in under if not _is_hint(grid.cell(at, column))]
        text = _NUMBERED.sub("", shown := _shown(grid.cell(row, column))) or shown
        if not blocks or _key(text) in map(_key, blocks[-1].answers):
            blocks.append(_Block(row))
        where = answers[0] if answers else min(row + 1, grid.height - 1)
        cells = [grid.cell(at, column) for at in answers]
        said = cells[0] if len(cells) == 1 else "\n".join(map(str, cells)) or None
        blocks[-1].answers[text] = (where, column, said)
        answered += bool(answers)
        last = answers[-1] if answers else row
    if answered < max(_LEAST, 0.5 * len(rows)):
        return None
    wide = max(grid.reach(row, column)[1] for row in rows)
    return _table(name, blocks, (rows[0], column, last, wide), beyond)


def _is_hint(cell: Cell) -> bool:
    return type(cell) is str and (wording.is_prompt(cell) or wording.asks(cell))


def _table(name: str, blocks: list[_Block], box: tuple[int, int, int, int], beyond: int) -> Table:
    prompts = list(dict.fromkeys(text for block in blocks for text in block.answers))
    said = [block for block in blocks if any(_says(told[2]) for told in block.answers.values())]
    silent = [block.first + 1 for block in blocks if block not in said]
    table = Table(name, (), blocks[0].first + 1, box[2] + 1, [], [one.first + 1 for one in said])
    table.form = box
    if silent:
        table.left_out.append(LeftOut(row_ranges(silent), NOT_FILLED))
    for at, text in enumerate(prompts):
        index = beyond + at
        told = {block.first + 1: block.answers[text] for block in blocks if text in block.answers}
        table.given[index] = {row: cell for row, (_, _, cell) in told.items()}
        table.origins[index] = {row: (r, c) for row, (r, c, _) in told.items()}
        row, column, _cell = next(iter(told.values()))
        where = f"{letter(column)}{row + 1}" if len(blocks) == 1 else letter(column)
        table.columns.append(Column(index, where, text))
    names: dict[int, Cell] = {one.first + 1: one.name for one in said if one.name}
    if len(blocks) > 1 and names:
        index = beyond + len(prompts)
        table.above.append(Column(index, ABOVE, HEADING_ABOVE))
        table.given[index] = names
        table.carried = {row: str(text) for row, text in names.items()}
    return table


def _says(cell: Cell) -> bool:
    if type(cell) is str:
        return not wording.blank(cell) and not wording.is_prompt(cell) and not wording.is_void(cell)
    return cell is not None


def _name_above(grid: Grid, row: int, column: int, answer: int) -> str:
    above = row - 1
    if above < 0 or len(grid.held(above, mask_of(range(column, answer + 1)))) != 1:
        return ""
    cell = grid.cell(above, column)
    return _shown(cell) if type(cell) is str and len(cell) <= 150 else ""


def _shown(cell: Cell) -> str:
    return plain(str(cell)).rstrip(":*? ").strip() if type(cell) is str else str(cell)


@lru_cache(maxsize=8192)
def _key(text: str) -> str:
    """Return a prompt as field names are compared: without number, colon or what is in brackets."""
    even = _NUMBERED.sub("", folded(text))
    if "(" in even:
        even = _BRACKETS.sub(" ", even)
    return _known_identity(even.strip(" :*?.-"))


def _known_identity(text: str) -> str:
    return _OURS if identity.is_identity(text) else text


@cache
def _labels() -> dict[str, frozenset[str]]:
    """Return the registers that know each name of a field."""
    known: dict[str, set[str]] = {}
    for register in registers.shown():
        for one in (register.reference, *register.visible):
            if not isinstance(one, Derived):
                for text in (one.label, *one.aliases):
                    known.setdefault(folded(text), set()).add(register.key)
    known[_OURS] = {register.key for register in registers.shown()}
    return {text: frozenset(keys) for text, keys in known.items()}
