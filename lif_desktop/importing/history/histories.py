"""The history that rows bring with them: dated updates out of cells, figures out of columns."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from pathlib import PurePath
from typing import Any

from lif_desktop import clock, progress, registers
from lif_desktop.fields import show_day
from lif_desktop.fields.reading import clean, fold
from lif_desktop.importing.history.dated import Split
from lif_desktop.importing.history.history_columns import HOMES, Home
from lif_desktop.importing.history.history_figures import figures_of
from lif_desktop.importing.history.history_parts import Column, columns_of, words_of
from lif_desktop.importing.history.period_headings import headed
from lif_desktop.importing.history.since_then import said_since
from lif_desktop.importing.history.splitting import Known
from lif_desktop.importing.history.stamps import may_be_dated
from lif_desktop.importing.meaning.choosing import Choice
from lif_desktop.importing.meaning.staging import Staged
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.importing.reading.sheets import row_ranges
from lif_desktop.registers import Register
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board

_SOME = 500  # rows between two reports


@dataclass(frozen=True, slots=True)
class FileDay:
    """The day of which a file speaks, and how that is known; None where it is not."""

    on: date | None
    why: str = ""


def file_day(said: date | None, name: str) -> FileDay:
    """Return the day that was said, else the one that the file's name states."""
    if said is not None:
        return FileDay(said)
    named = headed(PurePath(name).stem.replace("_", " "))
    if named is None or named.last is None or named.last > clock.today():
        return FileDay(None)
    return FileDay(named.last, f"By its name the file speaks of {show_day(named.last)}.")


@dataclass
class Histories:
    """What the rows of a plan say of the register in which their records' history is kept.

    `notes` say what became of its columns, and what was left whole and why.
    """

    board: Board
    register: Register
    day: FileDay
    file_name: str
    notes: list[str] = field(default_factory=list)
    _held: Mapping[int, set[Any]] | None = None

    def attach(
        self, rows: Sequence[PlanRow], choice: Choice, staged: Sequence[Staged],
        report: progress.Report = progress.silent,
    ) -> None:  # fmt: skip
        """Give each row what its cells say of its history, before the rows are judged."""
        home = HOMES.get(self.register.key)
        if home is None:
            return
        own = {id(part): list(found) for part, found in groupby(rows, key=attrgetter("staged"))}
        until = min(self.day.on or clock.today(), clock.today())
        for chosen, part in zip(choice.chosen, staged, strict=True):
            columns = columns_of(chosen, home, until)
            if columns:
                self._read(own.get(id(part), []), columns, home, report)
        if self.day.why and any(row.updates for row in rows):
            self.notes.append(self.day.why)

    def _read(
        self, rows: list[PlanRow], columns: list[Column], home: Home, report: progress.Report
    ) -> None:
        whole: dict[str, list[int]] = defaultdict(list)
        why: dict[str, str] = {}
        for at, (row, said) in enumerate(self._telling(rows, columns)):
            if at % _SOME == 0:
                report(2, 3, f"Reading history: row {row.number:,}")
            known = self._known(row)
            found: list[Split] = []
            for column in said if home.kind == "words" else ():
                told = words_of(column, column.cells[row.at], row.number, known, self.file_name)
                found += told.splits
                if told.refused:
                    whole[column.heading].append(row.number)
                    why.setdefault(column.heading, told.refused)
                if told.splits and column.field:
                    row.apart |= {column.field}
            if home.kind == "figures":
                found += figures_of(columns, row, until=known.until)
            found.sort(key=lambda one: one.on or date.max)
            row.updates = (*row.updates, *found)
        self._tell(rows, columns, home)
        for heading, numbers in whole.items():
            self.notes.append(
                f"“{heading}” was left whole in {'row' if len(numbers) == 1 else 'rows'} "
                f"{row_ranges(numbers).replace(',', ', ')}: {why[heading]}. Say of which day the "
                "file speaks, and it can be split."
            )

    def _tell(self, rows: list[PlanRow], columns: list[Column], home: Home) -> None:
        plural = registers.get(home.child).plural.lower()
        rows = [row for row in rows if row.updates]
        apart = [column for column in columns if not column.field]
        many = sum(1 for row in rows for one in row.updates if not one.split)
        if apart:
            become = "becomes" if len(apart) == 1 else "become"
            columns_said = counted(len(apart), "column")
            self.notes.append(f"History: {columns_said} {become} {many:,} dated {plural}.")
        cut = [row for row in rows if any(one.split for one in row.updates)]
        if cut:
            many = sum(1 for row in cut for one in row.updates if one.split)
            self.notes.append(
                f"History: {counted(len(cut), 'cell')} with several dates "
                f"{'is' if len(cut) == 1 else 'are'} split into {many:,} dated {plural}."
            )

    def _telling(
        self, rows: list[PlanRow], columns: list[Column]
    ) -> Iterator[tuple[PlanRow, list[Column]]]:
        """Yield the rows that may tell of history, with the columns that do.

        Most cells of a field's own hold no date at all: each different one is looked at once.
        """
        found: dict[int, list[Column]] = defaultdict(list)
        for column in columns:
            plain: set[Any] = {None}
            if column.field:
                texts = {cell for cell in set(column.cells) if type(cell) is str}
                plain |= {text for text in texts if not may_be_dated(text)}
            for at, cell in enumerate(column.cells):
                if cell not in plain:
                    found[at].append(column)
        for row in rows if found else ():
            said = [
                one
                for one in found.get(row.at, ())
                if not one.field or self._differs(row, one.field)
            ]
            if said:
                yield row, said

    @staticmethod
    def _differs(row: PlanRow, key: str) -> bool:
        return row.record is None or row.values.get(key) != row.record.values.get(key)

    def _known(self, row: PlanRow) -> Known:
        said = row.values
        held = row.record.values if row.record is not None else {}

        def day(key: str) -> date | None:
            value = said.get(key) or held.get(key)
            return value if isinstance(value, date) else None

        near = day("completed_on") or day("target_on")
        return Known(self._today, day("agreed_on"), near, None, self.day.on)

    @cached_property
    def _today(self) -> date:
        return clock.today()

    def again(self, row: PlanRow) -> None:
        """Say of each part of a row whether the board holds it: its record may be another now."""
        for one in row.updates:
            if one.outcome in {"new", "same"} or one.differs:
                held = self._of(row.record_id)
                same = bool(held & set(_keys(one)))
                one.differs = not same and (fold(one.values.get("period", "")),) in held
                one.outcome = "same" if same else "problem" if one.differs else "new"
                if one.differs:
                    one.message = "the board holds another figure for this period; left as it is"

    def _of(self, record_id: int | None) -> set[Any]:
        if record_id is None:
            return set()
        if self._held is None:
            self._held = self._load()
        return self._held.get(record_id, set())

    def _load(self) -> Mapping[int, set[Any]]:
        """Return what the board holds already, by the record whose history it is."""
        home = HOMES[self.register.key]
        held: dict[int, set[Any]] = defaultdict(set)
        for record in self.board.snapshot(home.child).values():
            values = record.values
            if home.kind == "words":
                words = fold(clean(values["done"] or ""))
                held[values[home.link]] |= {(values["made_on"], words), words}
            else:
                held[values[home.link]] |= {_period_key(values), _period_key(values)[:1]}
        return held


def _keys(one: Split) -> Iterator[Any]:
    if "done" not in one.values:
        yield _period_key(one.values)
    elif one.sure:
        yield one.on, fold(clean(one.text))
    else:
        yield fold(clean(one.text))  # its day was inferred, so its words decide


def _period_key(values: Mapping[str, Any]) -> tuple[Any, ...]:
    return (fold(values["period"] or ""), *(
        values.get(key) for key in ("value", "numerator", "denominator")
    ))  # fmt: skip


def look_back(
    rows: Sequence[PlanRow], board: Board, register: Register, as_of: date | None
) -> None:
    """Mark the rows of an older file whose records were changed after the day it speaks of."""
    if as_of is None:
        return
    days = board.speaks_of(register.key)
    known = {row.record_id for row in rows if row.record_id is not None and row.version is None}
    newer = [one for one in known if days.get(one, as_of) > as_of]
    fields = said_since(board, register.key, newer, as_of)
    for row in rows:
        changed = days.get(row.record_id) if row.record_id is not None else None
        if changed is not None and changed > as_of and row.version is None:
            row.newer_in = fields.get(row.record_id or 0)
            row.newer = (
                f"The file speaks of {show_day(as_of)}; the board’s record of {show_day(changed)}. "
                "What differs is not taken unless you say so."
            )
