"""A kept receipt as lines: what became of every row of a workbook that came in before."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import accumulate
from typing import Any, overload

from lif_desktop import registers
from lif_desktop.fields import Day, Flag, show_day
from lif_desktop.registers import Register
from lif_desktop.store.receipts import Receipt
from lif_desktop.ui.importing.lines import Line, Part, one_line
from lif_desktop.ui.importing.outcomes import OUTCOMES

_RANK = {outcome: rank for rank, outcome in enumerate(OUTCOMES)}


def receipt_lines(
    receipt: Receipt, outcomes: Collection[str] | None = None, text: str = ""
) -> Sequence[Line]:
    """Return the lines of a receipt's rows with these outcomes; None for all but the same.

    With a `text` only rows that hold it, in whatever case, the same among them.
    """
    register = registers.get(receipt.register)
    everything = text.strip() != ""
    usual = [one for one in OUTCOMES if everything or one != "same"]
    wanted = outcomes if outcomes is not None else usual
    rows = [row for row in receipt.rows if row["outcome"] in wanted]
    if everything:
        rows = [row for row in rows if _holds(row, text.strip().casefold())]
    rows.sort(key=lambda row: (_RANK[row["outcome"]], row["sheet"], row["row"]))
    return ReceiptLines(rows, register)


class ReceiptLines(Sequence[Line]):
    """The lines of a receipt's rows, each row put in words when it comes into view."""

    def __init__(self, rows: Sequence[Mapping[str, Any]], register: Register) -> None:
        self._rows, self._register = rows, register
        self._ends = list(accumulate(map(_count, rows)))
        self._made: dict[int, list[Line]] = {}

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        at = bisect_right(self._ends, index)
        if at not in self._made:
            row = self._rows[at]
            self._made[at] = [*_of(row, self._register), *_parts(row)]
        return self._made[at][index - (self._ends[at - 1] if at else 0)]


def _count(row: Mapping[str, Any]) -> int:
    """Return how many lines a row has, without putting them in words."""
    own = 1 if row["outcome"] == "new" else max(1, len(row["changes"]))
    return own + sum(1 for one in row.get("updates", ()) if one["outcome"] != "same")


def _of(row: Mapping[str, Any], register: Register) -> Iterator[Line]:
    number, outcome, record = row["row"], row["outcome"], row["reference"] or "–"
    why = one_line(" ".join((*row["messages"], _decided(row, register))))
    changes: Mapping[str, Sequence[Any]] = row["changes"]
    if outcome == "new":
        title = register.field(register.title)
        said = _said(register, title.key, changes.get(title.key, (None, None))[1])
        yield Line(number, outcome, record, title.label, (Part(said, "new"),), why)
        return
    for at, (key, (old, new)) in enumerate(changes.items()):
        label = _label(register, key)
        before, after = _said(register, key, old), _said(register, key, new)
        parts: tuple[Part, ...] = (Part(before, "old"), Part(after, "new"))
        if outcome != "changed":
            parts = (Part(f"{before} → {after}"),)
        yield Line(number, outcome, record, label, parts, "" if at else why)
    if not changes:
        yield Line(number, outcome, record, parts=(Part(why),) if why else ())


def _holds(row: Mapping[str, Any], text: str) -> bool:
    """Say whether a row's reference, values or sentences hold a text."""
    told = [row["reference"] or "", *row["messages"], str(row["row"])]
    told += [str(one) for pair in row["changes"].values() for one in pair if one is not None]
    return any(text in one.casefold() for one in told)


def _decided(row: Mapping[str, Any], register: Register) -> str:
    """Return what a person said of a row, in words."""
    decided = row.get("decided") or {}
    said = []
    for key, side in (decided.get("fields") or {}).items():
        said.append(
            f"{_label(register, key)}: {'yours kept' if side == 'ours' else 'theirs taken'}"
        )
    for key, typed in (decided.get("put_right") or {}).items():
        said.append(f"{_label(register, key)} put right as “{typed}”")
    if decided.get("sure"):
        said.append("taken although it was doubtful")
    if record := decided.get("record"):
        said.append("taken as new" if record == "new" else f"said to be {record}")
    return f"Decided: {'; '.join(said)}." if said else ""


def _label(register: Register, key: str) -> str:
    return register.field(key).label if key in register.by_key else key


def _parts(row: Mapping[str, Any]) -> Iterator[Line]:
    """Yield what became records beside the row's own."""
    for one in row.get("updates", ()):
        if one["outcome"] == "same":
            continue
        day = show_day(date.fromisoformat(one["on"])) if one["on"] else ""
        name = f"Update {day}" if one["register"] == "updates" else one["text"].partition(":")[0]
        said = one["text"] if one["register"] == "updates" else one["text"].partition(": ")[2]
        part = Part(one_line(said), "new" if one["outcome"] == "new" else "")
        why = ". ".join(
            each for each in (f"“{one['heading']}”, {one['cell']}", one["message"]) if each
        )
        yield Line(row["row"], one["outcome"], row["reference"] or "–", name, (part,), why)


def _said(register: Register, key: str, value: Any) -> str:
    """Return what a receipt holds of a value, which is in words already but for days and flags."""
    if value is None:
        return "blank"
    field = register.by_key.get(key)
    if isinstance(field, Day):
        with suppress(ValueError):
            return show_day(date.fromisoformat(value))
    if isinstance(field, Flag):
        return "Yes" if value else "No"
    return one_line("; ".join(value) if isinstance(value, list) else str(value))
