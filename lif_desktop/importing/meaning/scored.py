"""Scores held against the scale they are given on: what is not on it is asked, never taken."""

from collections.abc import Sequence
from typing import Any

from lif_desktop.importing.meaning.staging import Staged
from lif_desktop.importing.meaning.values import Trouble
from lif_desktop.registers import Register
from lif_desktop.reports.standards_answers import scales_of
from lif_desktop.rules import scales
from lif_desktop.rules.words import listed
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from lif_desktop.store.snapshot import Snapshot

REGISTER = "standards"
SCORES = ("own_score", "moderated_score")


def hold(staged: Sequence[Staged], register: Register, board: Board, records: Snapshot) -> None:
    """Put a question in place of each score that is not on its row's scale.

    The scale is the row's own, else its cycle's; a score that the board holds already stays.
    Source: domain rule on scales (scales are data and never mixed).
    """
    if register.key != REGISTER:
        return
    known = scales_of(board)
    cycles = {one.id: one.values["scale"] for one in board.records("audits")}
    for part in staged:
        for key in (one for one in SCORES if one in part.place):
            part.said[part.place[key]] = [
                _asked(part, at, key, said, known, cycles, records)
                for at, said in enumerate(part.said[part.place[key]])
            ]
        part.__dict__.pop("kept", None)


def _asked(
    part: Staged, at: int, key: str, said: Any, known: Sequence[Any],
    cycles: dict[int, str | None], records: Snapshot,
) -> Any:  # fmt: skip
    if not isinstance(said, str):
        return said
    record = _record(part, at, records)
    if record is not None and record.values[key] == said:
        return said

    def of(other: str) -> Any:
        given = part.said[part.place[other]][at] if other in part.place else None
        return given or (record.values[other] if record is not None else None)

    name = of("scale") or cycles.get(of("audit"))
    scale = scales.find(name, known) if isinstance(name, str) else None
    if scale is None or scales.read(scale, said).state != "off_scale":
        return said
    points = listed(one.label for one in scale.points)
    label = part.labels[key]
    return Trouble(f"{label}: “{said}” is not on the scale {scale.name}: {points}.", said)


def _record(part: Staged, at: int, records: Snapshot) -> Record | None:
    """Return the record that a row bears the mark or the reference of."""
    written = part.written(at)
    known = written.record_id or records.by_reference.get(written.reference)
    return records.get(known) if known is not None else None
