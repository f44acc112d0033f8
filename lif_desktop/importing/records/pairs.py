"""What a person said of rows like this one: that it is a record, or is not; used the next time."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lif_desktop.fields import show_day
from lif_desktop.importing.merging import outcomes
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.importing.records import marks
from lif_desktop.importing.records.matching import Match
from lif_desktop.registers import Filter, Register
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record
from lif_desktop.store.snapshot import Snapshot


class Pairs:
    """Decisions of earlier imports of a register, by the fingerprint of what a row says."""

    def __init__(self, board: Board, register: Register, records: Snapshot) -> None:
        self._register, self._records = register, records
        self._plain = outcomes.plainers(register, board.names)
        self._same: dict[str, Record] = {}
        self._other: dict[str, dict[int, Record]] = {}
        view = View("readings", filters=(Filter("kind", "is", ("same", "other")),
                                         Filter("register", "is", (register.key,))))  # fmt: skip
        ids = board.ids(view)
        for one in board.records("readings", sorted(ids)) if ids else ():
            self._learn(one)

    def __bool__(self) -> bool:
        return bool(self._same or self._other)

    def _learn(self, one: Record) -> None:
        """Take a reading; a later one about the same pair goes before an earlier."""
        mark, meant = one.values["mark"], self._records.by_reference.get(one.values["means"] or "")
        if not mark or meant is None:
            return
        if one.values["kind"] == "same":
            self._same[mark] = one
            self._other.get(mark, {}).pop(meant, None)
        else:
            self._other.setdefault(mark, {})[meant] = one
            same = self._same.get(mark)
            if same is not None and same.values["means"] == one.values["means"]:
                del self._same[mark]

    def settle(self, row: PlanRow, found: Match) -> Match:
        """Return a match with what was said of such a row before; it may now name one record."""
        if found.how in {"stamp", "reference", "gone", "repeat"}:
            return found
        mark = marks.mark(self._register, self._words(row))
        if (same := self._same.get(mark)) is not None:
            meant = self._records.by_reference[same.values["means"]]
            said = f"Taken as {same.values['means']}, as you said{_when(same)}."
            return Match("alike", (meant,), message=said)
        if found.how == "likely" and (others := self._other.get(mark)):
            return _without(found, others)
        return found

    def _words(self, row: PlanRow) -> Mapping[str, Any]:
        return {
            key: outcomes.in_json(value, self._plain[key])
            for key, value in row.values.items()
            if value is not None
        }


def _without(found: Match, others: Mapping[int, Record]) -> Match:
    left = tuple(one for one in found.ids if one not in others)
    told = [others[one] for one in found.ids if one in others]
    if not told:
        return found
    named = ", ".join(one.values["means"] for one in told)
    said = f"Not {named}, as you said{_when(told[0])}."
    if not left:
        return Match("none", message=said)
    shown = tuple(one for one in found.candidates if one.record_id not in others)
    return replace(found, ids=left, candidates=shown, message=f"{found.message} {said}".strip())


def _when(one: Record) -> str:
    on, where = one.values["learnt_on"], one.values["learnt_from"]
    day = f" on {show_day(on)}" if on else ""
    return f"{day} (“{where}”)" if where else day
