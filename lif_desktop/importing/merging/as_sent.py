"""What a return was sent to ask: rows still blank are no records, new rows take what is given."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from lif_desktop import identity, registers
from lif_desktop.fields.reading import as_text, clean, fold
from lif_desktop.importing.finding.tables import LeftOut
from lif_desktop.importing.meaning.choosing import Choice, Chosen, NotRead
from lif_desktop.importing.meaning.staging import Staged
from lif_desktop.importing.merging import returned
from lif_desktop.importing.merging.oddities import BLANK
from lif_desktop.importing.reading.sheets import Cell, row_ranges
from lif_desktop.registers import Register
from lif_desktop.rules import numbering
from lif_desktop.store.board import Board


@dataclass(frozen=True, slots=True)
class AsSent:
    """What a return asked: the folded headings to be filled in, and what a new row takes.

    `own` are the folded headings of this register's sheet, `others` those of its other sheets, by
    the register they belong to; `sheets` are what all of them are called.
    """

    asked: frozenset[str] = frozenset()
    given: Mapping[str, Any] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)

    def without_blank(self, choice: Choice) -> Choice:
        """Return a choice in which rows that were sent without a record and are blank are left out.

        What stands in such a row stood there when it was sent: it says nothing of its own.
        """
        if not self.asked:
            return choice
        own = [one for one in choice.chosen if self._is_own(one)] or choice.chosen
        other = {title: key for key, title in self.sheets.items() if key in self.others}
        not_read = [one for one in choice.not_read if one.sheet not in other]
        not_read += [NotRead(title, "", _elsewhere(key)) for title, key in other.items()]
        return Choice([self._filled(one) for one in own], not_read)

    def completed(self, staged: list[Staged], references: Iterable[str]) -> list[Staged]:
        """Let new rows take what every row of this return is of, where they say nothing.

        `references` are the board's own: a row that bears another is new as well.
        """
        known = {numbering.normalise(one).casefold() for one in references} if self.given else set()
        for part in staged:
            for key, value in self.given.items():
                if key in part.place:
                    at = part.place[key]
                    part.said[at] = [
                        value if said is None and _is_new(part, row, known) else said
                        for row, said in enumerate(part.said[at])
                    ]
        return staged

    def _is_own(self, one: Chosen) -> bool:
        """Return whether a table is this register's sheet, by the headings it was sent with."""
        came = {fold(column.heading) for column in one.table.columns}
        return all(len(came & self.own) >= len(came & other) for other in self.others.values())

    def _filled(self, one: Chosen) -> Chosen:
        table = one.table
        headings = [column.heading for column in table.columns]
        marks = identity.recognise(headings)
        asked = [column.index for column in table.columns if fold(column.heading) in self.asked]
        stamped = table.columns[marks.record].index if marks else None
        if identity.return_token(headings) is None or not asked:
            return one
        blank = [
            number
            for number in table.record_rows
            if _is_blank(partial(table.cell, one.sheet, number), asked, stamped)
        ]
        if not blank:
            return one
        left = LeftOut(row_ranges(blank), BLANK)
        records = [number for number in table.record_rows if number not in set(blank)]
        kept = replace(table, record_rows=records, left_out=[*table.left_out, left])
        return replace(one, table=kept)


NOTHING = AsSent()


def as_sent(board: Board, register: Register, choice: Choice) -> AsSent:
    """Return what the return of which a workbook bears the identity was sent to ask."""
    for one in choice.chosen:
        token = identity.return_token([column.heading for column in one.table.columns])
        record = returned.find(board, token) if token else None
        if record is not None and record.values["sent"]:
            sent = json.loads(record.values["sent"])
            asked = frozenset(fold(heading) for heading in sent.get("asked", ()))
            of = {key: frozenset(map(fold, one)) for key, one in sent.get("of", {}).items()}
            own = of.pop(register.key, frozenset())
            given = sent.get("given", {}).get(register.key, {})
            return AsSent(asked, given, own, of, sent.get("sheets", {}))
    return NOTHING


def _elsewhere(key: str) -> str:
    plural = registers.get(key).plural.lower()
    return f"the sheet of this return for {plural}, which is read apart, into {plural}"


def _is_blank(cell: Callable[[int], Cell], asked: Sequence[int], stamped: int | None) -> bool:
    if stamped is not None and not _nothing(cell(stamped)):
        return False
    return all(_nothing(cell(index)) for index in asked)


def _nothing(cell: Cell) -> bool:
    return cell is None or not clean(as_text(cell))


def _is_new(part: Staged, row: int, known: Collection[str]) -> bool:
    if part.stamps and part.stamps[row]:
        return False
    return numbering.normalise(part.references[row] or "").casefold() not in known
