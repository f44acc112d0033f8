"""Finished audits and reviews without an action plan, or with one that holds no actions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports.action_rows import named
from lif_desktop.reports.shape import About, Asked, Cell, Column, Report, Row, Section, Table
from lif_desktop.rules import plan_due
from lif_desktop.rules.words import counted, listed
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_SOURCES = {"audits": "Audits", "reviews": "Case reviews"}
_FINISHED = {"audits": plan_due.FINISHED_AUDIT, "reviews": plan_due.FINISHED_REVIEW}
_LEFT_OUT = (
    "Single audits and reviews: a title may lead to a child or a service.",
    "How many case reviews are finished, with a plan or without: so few could point to a child.",
)


@dataclass(frozen=True, slots=True)
class Unplanned:
    """A finished audit or review, what it lacks, and since when it is finished."""

    record: Record
    question: str
    finished_on: date | None

    @property
    def lacks(self) -> str:
        """What it lacks, in the middle of a sentence."""
        return f"{self.question[:1].lower()}{self.question[1:].rstrip('.')}"


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw the finished audits and reviews that lack a plan; a period goes by when they ended."""
    sources = ("audits",) if asked.public else tuple(_SOURCES)
    finished = {key: _finished(board, key, asked) for key in sources}
    found = unplanned(board, finished)
    waiting = _outside(board)
    return Report(
        name="unplanned",
        title="Without an action plan",
        on=today,
        asked=asked,
        basis="Kirklees framework, Multi-Agency Audits and Practice Reviews",
        summary=tuple(_summary(finished, found, waiting)),
        sections=tuple(_sections(finished, found, waiting, today, asked)),
        attention=len(found),
        left_out=_LEFT_OUT if asked.public else (),
    )


def every(board: Board) -> list[Unplanned]:
    """Return every finished audit and review of a board that lacks a plan, oldest first."""
    return unplanned(board, {key: _finished(board, key, Asked()) for key in _SOURCES})


def of(board: Board, source: Record) -> list[Unplanned]:
    """Return one audit or review if it is finished and lacks a plan."""
    key = source.register.key
    if not plan_due.is_finished(key, source.values["state"]):
        return []
    return unplanned(board, {key: [source]})


def _finished(board: Board, key: str, asked: Asked) -> list[Record]:
    view = View(key, filters=(Filter("state", "is", _FINISHED[key]),))
    records = board.records(key, board.ids(view))
    return [one for one in records if asked.covers(ended_on(one))]


def ended_on(source: Record) -> date | None:
    """Return the day on which an audit or review ended, as far as it is on record."""
    keys: tuple[str, ...] = ("finished_on",)
    if source.register.key == "reviews":
        keys = ("completed_on", "published_on", "decided_on")
    return next((day for key in keys if (day := source.values[key])), None)


def unplanned(board: Board, finished: dict[str, list[Record]]) -> list[Unplanned]:
    """Return which of these finished audits and reviews lack a plan or actions, oldest first."""
    if not any(finished.values()):
        return []
    plans = _plans(board, finished)
    found = []
    for key, sources in finished.items():
        for one in sources:
            own = plans.get((key, one.id), set())
            held = sum(_actions(board, plan) for plan in own)
            if question := plan_due.question(plans=len(own), actions=held):
                found.append(Unplanned(one, question, ended_on(one)))
    return sorted(found, key=lambda one: (one.finished_on or date.min, one.record.reference))


def _actions(board: Board, plan: int) -> int:
    return board.count(View("actions", filters=(Filter("plan", "is", (plan,)),)))


def _plans(board: Board, finished: dict[str, list[Record]]) -> dict[tuple[str, int], set[int]]:
    """Return {source: its plans}; an agency's plan from a return counts for the cycle's audit."""
    found: dict[tuple[str, int], set[int]] = {}
    for key, sources in finished.items():
        link = key.removesuffix("s")
        asked = Filter(link, "is", tuple(one.id for one in sources))
        for plan in board.records("plans", board.ids(View("plans", filters=(asked,)))):
            found.setdefault((key, plan.values[link]), set()).add(plan.id)
    asked = Filter("audit", "is", tuple(one.id for one in finished.get("audits", ())))
    view = View("submissions", filters=(asked,))
    for one in board.records("submissions", board.ids(view)):
        if one.values["plan"]:
            found.setdefault(("audits", one.values["audit"]), set()).add(one.values["plan"])
    return found


def _outside(board: Board) -> list[Record]:
    """Return what was learned outside and is acted on without a plan."""
    view = View("external", filters=(Filter("state", "is", ("acting",)),))
    acting = board.records("external", board.ids(view))
    planned = {plan.values["external"] for plan in board.records("plans")} if acting else set()
    return [one for one in acting if one.id not in planned]


def _summary(
    finished: dict[str, list[Record]], found: Sequence[Unplanned], waiting: Sequence[Record]
) -> Iterator[str]:
    kinds = {"audits": "finished audit", "reviews": "finished review"}
    looked_at = listed(counted(len(of), kinds[key]) for key, of in finished.items())
    without = "one" if len(found) == 1 else len(found) or "none"
    yield (
        f"Of {looked_at}, {without} {'lacks' if len(found) == 1 else 'lack'} an action plan with"
        " actions."
    )
    if waiting:
        yield (
            f"{counted(len(waiting), 'piece')} of outside learning acted on without a plan; that"
            " is a question, not part of the rule."
        )


def _sections(
    finished: dict[str, list[Record]], found: Sequence[Unplanned], waiting: Sequence[Record],
    today: date, asked: Asked,
) -> Iterator[Section]:  # fmt: skip
    if not asked.public:
        yield Section("Without a plan", tables=tuple(_tables(found, today)))
        if waiting:
            yield Section("Outside learning acted on without a plan", tables=(_waiting(waiting),))
    lacking = Counter(one.record.register.key for one in found)
    rows = tuple(
        Row((name, len(finished[key]) - lacking[key], lacking[key], len(finished[key])))
        for key, name in _SOURCES.items()
        if key in finished
    )
    columns = (
        Column("Finished", 2), Column("With a plan and actions", align="right"),
        Column("Without", align="right"), Column("All", align="right"),
    )  # fmt: skip
    note = (
        "Finished audits, and reviews that were published or closed; agencies' own plans from a"
        " standards return count for the audit of that cycle."
    )
    total: tuple[Cell, ...] = (
        "Both", *(sum(int(str(row.cells[n])) for row in rows) for n in (1, 2, 3)),
    ) if len(rows) > 1 else ()  # fmt: skip
    yield Section("Counted", tables=(Table("Counted", columns, rows, total=total, note=note),))


def _tables(found: Iterable[Unplanned], today: date) -> Iterator[Table]:
    columns = (
        Column("Finished", 3), Column("Kind", 1.4), Column("Owning group", 1.8), Column("Ended"),
        Column("Days since", 0.8, "right"), Column("What it lacks", 2.4),
    )  # fmt: skip
    for key, name in _SOURCES.items():
        rows = tuple(
            Row(
                (
                    named(one.record), one.record.text("kind"), one.record.text("group"),
                    one.finished_on, (today - one.finished_on).days if one.finished_on else None,
                    one.question,
                ),
                About(key, one.record.id),
            )
            for one in found
            if one.record.register.key == key
        )  # fmt: skip
        yield Table(name, columns, rows, empty="Every one has its plan.")


def _waiting(waiting: Iterable[Record]) -> Table:
    columns = (Column("Outside learning", 3), Column("Kind", 1.4), Column("Received"))
    rows = tuple(
        Row((named(one), one.text("kind"), one.values["received_on"]), About("external", one.id))
        for one in waiting
    )
    return Table("Outside learning acted on without a plan", columns, rows)
