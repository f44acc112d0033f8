"""What a workbook looks like to the registers: what would be read, and which one it fits better."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lif_desktop import registers
from lif_desktop.importing.finding.inspect import Inspection
from lif_desktop.importing.finding.shaping import redraw
from lif_desktop.importing.finding.tables import Found
from lif_desktop.importing.meaning.choosing import Choice, Chosen, NothingFits, NotRead, choose
from lif_desktop.importing.meaning.headings import suggest
from lif_desktop.importing.meaning.learnt import Learnt
from lif_desktop.importing.meaning.said import NOTHING, Said, Shape
from lif_desktop.importing.meaning.staging import Mapped
from lif_desktop.importing.receiving.fitting import fields_of, fits, stamped
from lif_desktop.registers import Register
from lif_desktop.store.board import Board

_CLEARLY = 2  # fields by which another register must fit better to be proposed


@dataclass(frozen=True, slots=True)
class Seen:
    """A workbook as one register would read it.

    `fits` is False where no table looks like the register: then `choice` offers what tables there
    are, for a person to say which heading is which field, and `sentence` says what was found.
    `better` is the register that the headings, or the rows' own marks, speak for. `shapes` are the
    tables that a person drew; `inspection` stays as it was found.
    """

    inspection: Inspection
    register: Register
    choice: Choice
    fits: bool = True
    sentence: str = ""
    better: Register | None = None
    sheet: str | None = None
    shapes: Mapping[str, tuple[Shape, ...]] = field(default_factory=dict)

    @property
    def sheets(self) -> list[str]:
        """The names of the visible sheets that hold tables with records."""
        return [
            one.sheet.name
            for one in redraw(self.inspection.found, self.shapes)
            if one.sheet.visible and any(table.record_rows for table in one.tables)
        ]


def see(
    inspection: Inspection,
    key: str,
    board: Board,
    sheet: str | None = None,
    shapes: Mapping[str, tuple[Shape, ...]] = NOTHING.shapes,
    agency: int | None = None,
    mapping: Mapping[str, str] = NOTHING.mapping,
) -> Seen:
    """Return what a register would read of a workbook, or of one sheet, with tables as drawn.

    Raises:
        WrongUsage: if what was drawn is no table of the workbook.
    """
    register = registers.get(key)
    found = redraw(inspection.found, shapes)
    better = _better(found, register, board.identity)
    try:
        learnt = Learnt(board, register, Said(agency=agency))
        choice = choose(found, register, mapping, sheet, names=board.names, remembered=learnt.of)
    except NothingFits as fault:
        offered = _unread(found, register, sheet)
        return Seen(inspection, register, offered, False, str(fault), better, sheet, shapes)
    return Seen(inspection, register, choice, better=better, sheet=sheet, shapes=shapes)


def _better(found: list[Found], register: Register, board: bytes) -> Register | None:
    """Return another register that the headings, or the rows' own marks, speak for."""
    ours = {key: count for key, count in stamped(found, board).items() if key}
    if ours:
        key = max(ours, key=lambda one: ours[one])
        return registers.get(key) if key != register.key else None
    best = max(
        (fit for fit in fits(found) if fit.proposed), key=lambda one: one.fields, default=None
    )
    if best is None or best.register == register:
        return None
    return best.register if best.fields >= fields_of(best.table, register) + _CLEARLY else None


def _unread(found: list[Found], register: Register, sheet: str | None) -> Choice:
    """Return the tables that a person may map by hand."""
    chosen, not_read = [], []
    for one in found:
        wanted = one.sheet.visible if sheet is None else one.sheet.name == sheet
        tables = [table for table in one.tables if table.record_rows] if wanted else []
        if not tables:
            not_read.append(NotRead(one.sheet.name, "", "no table of records"))
        for table in tables:
            offers = suggest(table.mappable, (register.reference, *register.visible))
            mapping = [
                Mapped(column, offer.field_key, offer.confidence, offer.certain, offer.how)
                for column, offer in zip(table.mappable, offers, strict=True)
            ]
            chosen.append(Chosen(table, one.sheet, mapping))
    return Choice(chosen, not_read)
