"""References typed on new rows: whose they are, and what they do to the board's own numbering."""

from collections.abc import Collection, Iterable, Iterator

from lif_desktop import clock
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.registers import Register
from lif_desktop.rules import numbering


def made_up(typed: str, register: Register) -> bool:
    """Say whether a reference looks like the board's own; of an unknown one: it never gave it."""
    found = numbering.parse(typed)
    return (
        found is not None
        and found.prefix == register.prefix
        and (found.year is not None) == register.yearly
    )


def counting_on(
    rows: Iterable[PlanRow], register: Register, references: Collection[str]
) -> Iterator[str]:
    """Yield that kept references leave a gap in this year's numbers, and where counting goes on."""
    year = clock.today().year if register.yearly else None
    new = [
        row.reference
        for row in rows
        if row.outcome == "new" and row.reference and made_up(row.reference, register)
    ]
    top = numbering.highest(new, register.prefix, year) if new else 0
    held = numbering.highest(references, register.prefix, year) if top else 0
    if top > held + len(new):
        shown = [str(numbering.Reference(register.prefix, year, one)) for one in (top, held)]
        so_far = f"go up to {shown[1]} so far" if held else "have not begun"
        yield (
            f"New records keep the references that they came with, as far as {shown[0]}. The"
            f" board's own numbers {so_far}, and would go on from"
            f" {numbering.next_reference(register.prefix, top, year)}."
        )
