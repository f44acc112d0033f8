"""The records of a form, and the table that they are for what reads them on."""

from dataclasses import dataclass, field

from lif_desktop.importing.finding import wording
from lif_desktop.importing.finding.table import ABOVE, HEADING_ABOVE, Column, LeftOut, Table
from lif_desktop.importing.reading.sheets import Cell, letter, row_ranges

NOT_FILLED = "form with no answers"


@dataclass(slots=True)
class Block:
    """One record of a form: its name, and by prompt where the answer stands (or would)."""

    first: int
    name: str = ""
    answers: dict[str, tuple[int, int, Cell]] = field(default_factory=dict)


def table_of(name: str, blocks: list[Block], box: tuple[int, int, int, int], beyond: int) -> Table:
    """Return blocks as a table; its columns have numbers from `beyond` on, none of the sheet's."""
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
