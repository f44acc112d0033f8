"""Forms: prompts down one column and their answers beside or beneath, read as records.

Only what asks for the fields of one register is a form. A cover sheet, instructions or a table
never is: three prompts or more, and most of what stands in their column, must be field names.
"""

from collections import Counter
from dataclasses import replace

from lif_desktop import identity
from lif_desktop.importing.finding import wording
from lif_desktop.importing.finding.form_records import Block, table_of
from lif_desktop.importing.finding.grid import Grid, mask_of
from lif_desktop.importing.finding.prompts import (
    LEAST,
    NUMBERED,
    OURS,
    Prompts,
    Side,
    in_words,
    key_of,
    labels,
    sides,
    stretches,
)  # fmt: skip
from lif_desktop.importing.finding.table import Table
from lif_desktop.importing.finding.wording import folded, form_words, heading_words, plain
from lif_desktop.importing.reading.sheets import Cell, letter

_SHARE = 0.5  # of the prompts that must be field names
_MEANING = ("description", "meaning", "definition", "explanation", "guidance", "notes")


def forms_of(grid: Grid, name: str) -> list[Table]:
    """Return the forms of a sheet, top to bottom."""
    found: list[Table] = []
    beyond = grid.width
    for prompts in stretches(grid):
        if any(_inside(table, prompts) for table in found):
            continue
        table = _beside(grid, name, prompts, beyond) or _beneath(grid, name, prompts, beyond)
        if table is not None:
            found.append(table)
    return found


def _inside(table: Table, prompts: Prompts) -> bool:
    assert table.form is not None
    top, left, bottom, right = table.form
    return left <= prompts.column <= right and top <= prompts.last and prompts.first <= bottom


def _beside(grid: Grid, name: str, prompts: Prompts, beyond: int) -> Table | None:
    """Return a form whose answers stand right of the prompts, on one side or on several."""
    column = prompts.column
    issued = any(identity.is_identity(str(grid.cell(row, column))) for row in prompts.known)
    answer = _answers_in(grid, prompts, issued=issued)
    if answer is None:
        return None
    texts, paired = _rows(grid, prompts, answer)
    once = len(set(prompts.known.values())) == len(prompts.known) and not issued
    beside = [row for row in paired if grid.held(row, 1 << answer)]
    more = sides(grid, beside, answer, prompts.knows) if once else []
    if _has_heading(grid, prompts, answer, wide=bool(more)):
        return None
    if len(prompts.known) < _SHARE * len(paired) or not _is_enough(prompts, more):
        return None
    below: dict[int, list[int]] = {}
    if once:
        prompts = _with_neighbours(grid, prompts, answer)
        below = _answers_below(grid, prompts)
        texts, paired = _rows(grid, prompts, answer)
        texts = [row for row in texts if all(row not in under for under in below.values())]
    blocks = _blocks(grid, texts, paired, (column, answer))
    for row, under in below.items():
        _put_below(grid, blocks[0], row, under, column)
    for side in more if len(blocks) == 1 else ():
        _add_side(grid, blocks[0], paired, side)
    everywhere = ~0 << column & (1 << grid.width) - 1
    right = max((c for r in texts for c in grid.held(r, everywhere)), default=answer)
    last = max([prompts.last, *(under[-1] for under in below.values())])
    table = table_of(name, blocks, (prompts.first, column, last, max(answer, right)), beyond)
    table.prompting = (column, *(one for one, _ in more))
    return table


def _rows(grid: Grid, prompts: Prompts, answer: int) -> tuple[list[int], list[int]]:
    """Return a form's rows with words in the prompts' column, and those that ask."""
    rows = range(prompts.first, prompts.last + 1)
    texts = [row for row in rows if grid.held(row, 1 << prompts.column)]
    return texts, [row for row in texts if row in prompts.known or grid.held(row, 1 << answer)]


def _with_neighbours(grid: Grid, prompts: Prompts, answer: int) -> Prompts:
    """Take in the rows right above and below that ask and are answered in the same columns."""
    first, last = prompts.first, prompts.last
    while first and _asks_too(grid, first - 1, prompts.column, answer):
        first -= 1
    while last + 1 < grid.height and _asks_too(grid, last + 1, prompts.column, answer):
        last += 1
    return replace(prompts, first=first, last=last)


def _asks_too(grid: Grid, row: int, column: int, answer: int) -> bool:
    if not grid.held(row, 1 << column) or not grid.held(row, 1 << answer):
        return False
    text, said = grid.cell(row, column), grid.cell(row, answer)
    if type(text) is not str or (type(said) is str and heading_words([plain(said)]) > 0):
        return False
    return text.rstrip().endswith((":", "?")) or form_words([plain(text)]) > 0


def _is_enough(prompts: Prompts, more: list[Side]) -> bool:
    """Say whether prompts name fields enough to be a form, those further right among them."""
    own = len(set(prompts.known.values()))
    return own >= LEAST or (bool(more) and own + prompts.aside >= LEAST)


def _blocks(grid: Grid, texts: list[int], paired: list[int], side: Side) -> list[Block]:
    """Return the records of a form: a prompt that comes again begins another."""
    column, answer = side
    blocks: list[Block] = []
    title = _name_above(grid, texts[0], column, answer)
    for row in texts:
        text = in_words(grid.cell(row, column))
        if row not in paired:
            title = text
            continue
        text = NUMBERED.sub("", text) or text
        cell = grid.cell(row, answer)
        if not blocks or (key_of(text) != OURS and key_of(text) in map(key_of, blocks[-1].answers)):
            blocks.append(Block(row, title))
        blocks[-1].answers[text] = (row, answer, cell)
    return blocks


def _answers_below(grid: Grid, prompts: Prompts) -> dict[int, list[int]]:
    """Return prompts with nothing beside but an answer in the rows right below: its rows."""
    column = prompts.column
    beside = ~0 << (column + 1) & (1 << grid.width) - 1
    found: dict[int, list[int]] = {}
    for row in prompts.known:
        under: list[int] = []
        for at in range(row + 1, grid.height if not grid.held(row, beside) else row + 1):
            cell = grid.cell(at, column)
            said = type(cell) is str and not wording.blank(cell) and not grid.held(at, beside)
            if not said or at in prompts.known or _is_prompt(str(cell)):
                break
            under.append(at)
        if under and not _is_hint(grid.cell(under[0], column)):
            found[row] = under
    return found


def _is_prompt(text: str) -> bool:
    """Say whether a text asks or heads rather than answers."""
    return key_of(text) in labels() or wording.is_group(text) or text.rstrip().endswith("?")


def _put_below(grid: Grid, block: Block, row: int, under: list[int], column: int) -> None:
    """Put what stands below a prompt where its answer beside it would be."""
    text = in_words(grid.cell(row, column))
    said = "\n".join(str(grid.cell(at, column)) for at in under)
    block.answers[NUMBERED.sub("", text) or text] = (under[0], column, said)


def _add_side(grid: Grid, block: Block, rows: list[int], side: Side) -> None:
    """Add what is asked and answered further right; what is asked twice keeps both answers."""
    column, answer = side
    for row in rows:
        if grid.held(row, 1 << column):
            text = in_words(grid.cell(row, column))
            text = NUMBERED.sub("", text) or text
            if key_of(text) in map(key_of, block.answers):
                text = f"{text} ({letter(answer)}{row + 1})"
            block.answers[text] = (row, answer, grid.cell(row, answer))


def _answers_in(grid: Grid, prompts: Prompts, *, issued: bool) -> int | None:
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


def _has_heading(grid: Grid, prompts: Prompts, answer: int, *, wide: bool) -> bool:
    """Say whether a heading above makes this a table: of terms, or with more than one answer."""
    begins = grid.cell(prompts.first, answer)
    if type(begins) is str and folded(begins) in _MEANING:
        return True
    row = prompts.first - 1
    below = mask_of(range(prompts.column, answer + 1))
    if row < 0 or len(grid.held(row, below)) < 2:
        if wide:
            return False  # what stands beyond the answers are prompts and answers, too
        rows = [
            len(grid.held(r, ~0 << prompts.column & (1 << grid.width) - 1)) for r in prompts.known
        ]
        return sum(1 for count in rows if count > 3) > 0.5 * len(rows)
    text = folded(str(grid.cell(row, answer)))
    beside = grid.held(row, ~0 << (answer + 1) & (1 << grid.width) - 1)
    return bool(beside) or text.startswith(_MEANING)


def _beneath(grid: Grid, name: str, prompts: Prompts, beyond: int) -> Table | None:
    """Return a form whose answers stand under their prompts."""
    column = prompts.column
    rows = sorted(prompts.known)
    right = ~0 << (column + 1) & (1 << grid.width) - 1
    if sum(1 for row in rows if grid.held(row, right)) > 0.25 * len(rows):
        return None
    blocks: list[Block] = []
    answered = 0
    for row, following in zip(rows, [*rows[1:], min(grid.height, rows[-1] + 12)], strict=True):
        under: list[int] = []
        for at in range(row + 1, following):
            if grid.held(at, 1 << column):
                under.append(at)
            elif under or at > row + 2:
                break
        answers = [at for at in under if not _is_hint(grid.cell(at, column))]
        text = NUMBERED.sub("", shown := in_words(grid.cell(row, column))) or shown
        if not blocks or key_of(text) in map(key_of, blocks[-1].answers):
            blocks.append(Block(row))
        where = answers[0] if answers else min(row + 1, grid.height - 1)
        cells = [grid.cell(at, column) for at in answers]
        said = cells[0] if len(cells) == 1 else "\n".join(map(str, cells)) or None
        blocks[-1].answers[text] = (where, column, said)
        answered += bool(answers)
        last = answers[-1] if answers else row
    if answered < max(LEAST, 0.5 * len(rows)):
        return None
    wide = max(grid.reach(row, column)[1] for row in rows)
    return table_of(name, blocks, (rows[0], column, last, wide), beyond)


def _is_hint(cell: Cell) -> bool:
    return type(cell) is str and (wording.is_prompt(cell) or wording.asks(cell))


def _name_above(grid: Grid, row: int, column: int, answer: int) -> str:
    above = row - 1
    if above < 0 or len(grid.held(above, mask_of(range(column, answer + 1)))) != 1:
        return ""
    cell = grid.cell(above, column)
    return in_words(cell) if type(cell) is str and len(cell) <= 150 else ""
