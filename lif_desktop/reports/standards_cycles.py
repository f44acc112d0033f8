"""Reads the cycles of standards returns: who owes one, what came, the cycle before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from lif_desktop import frameworks
from lif_desktop.frameworks import NOT_STATED, Scale
from lif_desktop.registers import Filter
from lif_desktop.reports.shape import Asked
from lif_desktop.reports.standards_answers import (
    BY_AUDIT,
    KINDS,
    Answer,
    Comparison,
    Cycle,
    Kind,
    Return,
    beside,
    months_of,
    scale_of,
    scales_of,
    standard_key,
    started_on,
)
from lif_desktop.rules import returns
from lif_desktop.rules.returns import Standing
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record


def comparisons(board: Board, today: date, asked: Asked) -> tuple[Comparison, ...]:
    """Return the newest cycle of each duty that was begun in the period, beside the one before."""
    submissions = defaultdict(list)
    for one in board.records("submissions"):
        submissions[one.values["audit"]].append(one)
    view = View("audits", filters=(Filter("kind", "is", tuple(BY_AUDIT)),))
    audits = {one.id: one for one in board.records("audits", board.ids(view))}
    found = []
    for kind in KINDS:
        own = sorted(
            (one for one in audits.values() if one.values["kind"] == kind.audit),
            key=lambda one: (started_on(one) or date.min, one.id),
        )
        begun = [one for one in own if one.id in submissions or one.values["state"] != "planned"]
        now = next((one for one in reversed(begun) if asked.covers(started_on(one))), None)
        if now is not None:
            then = audits.get(now.values["previous"] or 0) or _before(now, begun)
            found.append(_compare(board, kind, now, then, submissions, today))
    return tuple(found)


def _before(now: Record, begun: Sequence[Record]) -> Record | None:
    place = begun.index(now)
    return begun[place - 1] if place else None


def _compare(
    board: Board,
    kind: Kind,
    now: Record,
    then: Record | None,
    submissions: Mapping[int, list[Record]],
    today: date,
) -> Comparison:
    agencies = {one.id: one for one in board.records("agencies")}
    known = scales_of(board)
    earlier = _cycle(board, kind, then, submissions, agencies, known, today) if then else None
    current = _cycle(board, kind, now, submissions, agencies, known, today)
    return Comparison(
        kind,
        replace(current, answers=beside(current.answers, earlier)),
        earlier,
        _names(current.answers + (earlier.answers if earlier else ()), standards_of(board, kind)),
        months_of(board, kind),
    )


def _cycle(
    board: Board,
    kind: Kind,
    audit: Record,
    submissions: Mapping[int, list[Record]],
    agencies: Mapping[int, Record],
    known: Sequence[Scale],
    today: date,
) -> Cycle:
    own = [one for one in submissions.get(audit.id, ()) if one.values["agency"] in agencies]
    found = [
        Return(agencies[one.values["agency"]], return_of(one, audit, today), one) for one in own
    ]
    asked = {one.values["agency"] for one in own}
    found += [
        Return(one, returns.NOBODY_ASKED)
        for one in agencies.values()
        if one.values[kind.flag] and one.id not in asked
    ]
    # What was carried into a return that has not come back is no answer yet.
    came = [one.record for one in found if one.record and one.standing.came]
    by_submission = {one.id: one.values["agency"] for one in came}
    view = View("standards", filters=(Filter("submission", "is", tuple(by_submission)),))
    owed = tuple(one.id for one in own if one.id not in by_submission)
    waiting = View("standards", filters=(Filter("submission", "is", owed),))
    answers = tuple(
        Answer(
            one,
            by_submission[one.values["submission"]],
            standard_key(one.values["standard"]),
            scale_of(one, audit, known)[0],
        )
        for one in (board.records("standards", board.ids(view)) if by_submission else ())
    )
    found.sort(key=lambda one: (one.agency.text("sector"), one.agency.title.casefold()))
    return Cycle(audit, tuple(found), answers, board.count(waiting) if owed else 0)


def return_of(record: Record, audit: Record, today: date) -> Standing:
    """Return how one return stands; without a due date of its own the cycle's counts."""
    values = record.values
    return returns.standing(
        values["state"],
        values["due_on"] or audit.values["due_on"],
        values["received_on"],
        values["declared_on"],
        today,
    )


def _names(answers: Iterable[Answer], known: Sequence[str]) -> dict[str, str]:
    """Return the standards' names by key: those known in their order, others, the themed ones."""
    spelt = {standard_key(name): name for name in known}
    place = {key: number for number, key in enumerate(spelt)}
    themed: dict[str, bool] = {}
    for one in answers:
        spelt.setdefault(one.key, one.record.values["standard"] or "")
        themed[one.key] = themed.get(one.key, True) and bool(one.record.values["themed"])
    order = sorted(themed, key=lambda key: (themed[key], place.get(key, len(place)), _natural(key)))
    return {key: spelt[key] for key in order}


def standards_of(board: Board, kind: Kind) -> tuple[str, ...]:
    """Return the standards that the board's framework states, else those that are shipped."""
    for stated in frameworks.kept(board.settings).standards:
        names = tuple(one for one in stated.standards if one != NOT_STATED)
        if stated.key == kind.standards and names:
            return names
    shipped = next(one for one in frameworks.standards() if one.key == kind.standards)
    return tuple(one.name for one in shipped.standards)


def _natural(key: str) -> tuple[int, str]:
    """Order 2 before 10 where standards are numbered."""
    head = key.split(" ", 1)[0].rstrip(".):")
    return (int(head) if head.isdecimal() else 0, key)
