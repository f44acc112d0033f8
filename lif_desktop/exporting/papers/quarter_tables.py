"""The tables of a group's quarterly report."""

from collections.abc import Iterable

from lif_desktop.exporting.papers.content import Cell, Column, Pill, Table
from lif_desktop.exporting.papers.phrases import DASH, cut, day, shown, standing, state, who
from lif_desktop.reports.practice import questions
from lif_desktop.reports.quarter import Quarter
from lif_desktop.reports.risks import zone_of
from lif_desktop.rules.words import counted, listed
from lif_desktop.store.records import Record

_SAID = 200  # characters of a text that a row takes
_ZONES = {
    "high": Pill("High", "triangle", "late"),
    "raised": Pill("Raised", "dot", "due"),
    "low": Pill("Low", "square", "well"),
    "unplaced": Pill("Not rated", "diamond", "note"),
}
_FINISHED, _DUE = Pill("Finished", "tick", "done"), Pill("Re-look due", "dot", "due")
_QUORUM = {
    "yes": Pill("Quorate", "square", "well"),
    "no": Pill("Not quorate", "triangle", "late"),
    "unknown": Pill("Not known", "diamond", "note"),
}


def actions(found: Quarter) -> Table:
    """Return what is late or due; what is on track is counted below."""
    report = found.actions
    rows: list[tuple[Cell, ...]] = [
        (
            one.reference, one.activity, who(one.agency, one.lead), day(one.target_on),
            standing(one.standing), cut(one.progress, _SAID) if one.progress else "Nothing said",
        )
        for one in (*report.late, *report.due)
    ]  # fmt: skip
    columns = (
        Column("Reference", 0), Column("Action", 1.2), Column("Lead", 0.9), Column("Target", 0),
        Column("Lateness", 0), Column("Latest word", 1.4),
    )  # fmt: skip
    note = f"Of {counted(report.open, 'open action')}: {report.on_track} on track"
    note += f", {report.no_date} without a date." if report.no_date else "."
    return Table(columns, tuple(rows), note=note, empty=f"No action is late or due. {note}")


def practice(found: Quarter) -> Table:
    """Return the examples of the quarter, each asked what an action is asked."""
    rows: list[tuple[Cell, ...]] = [
        (
            one.reference, one.title, one.text("agency") or DASH, _practice_state(one),
            f"{cut(one.values['what'], _SAID)}\n{_difference(one)}",
        )
        for one in found.practice
    ]  # fmt: skip
    columns = (
        Column("Reference", 0), Column("Practice", 1), Column("Agency", 0.8), Column("State", 0),
        Column("What was done, and what difference it made", 2),
    )  # fmt: skip
    lacking = [f"{one.reference}: {' '.join(asked)}" for one in found.practice
               if (asked := questions(one))]  # fmt: skip
    notes = [f"Still to be said. {'; '.join(lacking)}"] if lacking else []
    if found.unreported:
        names = listed(one.reference for one in found.unreported)
        notes.append(f"Seen in an earlier quarter and in no report so far: {names}.")
    empty = " ".join(("No strong practice was seen in the quarter.", *notes))
    return Table(columns, tuple(rows), note=" ".join(notes), empty=empty)


def _practice_state(one: Record) -> Cell:
    return state("practice", "state", one.values["state"] or "noted")


def _difference(one: Record) -> str:
    said = one.values["difference"]
    return f"Difference: {cut(said, _SAID)}" if said else "No difference said"


def audits(found: Quarter) -> Table:
    """Return what was finished in the quarter, what is planned, what waits for its re-look."""
    rows: list[tuple[Cell, ...]] = [
        (one.reference, one.title, _FINISHED, day(one.finished_on), cut(one.development, _SAID))
        for one in found.finished
    ]
    rows += [
        (one.reference, one.title, _DUE, day(one.revisit_on), cut(one.development, _SAID))
        for one in found.relook
    ]
    rows += [
        (one.reference, one.title, state("audits", "state", one.state), DASH, DASH)
        for one in found.coming
    ]
    columns = (
        Column("Reference", 0), Column("Audit", 1.2), Column("Stands", 0), Column("Date", 0),
        Column("To develop", 1.4),
    )  # fmt: skip
    lacking = [one.reference for one in found.finished if not one.has_plan]
    note = f"Finished without an action plan: {listed(lacking)}." if lacking else ""
    return Table(columns, tuple(rows), note=note)


def lessons(found: Quarter) -> Table:
    """Return the lessons that moved in the quarter, then those that stand still."""
    moved = {one.record.id for one in found.moved}
    every = [*found.moved, *(one for one in found.still if one.record.id not in moved)]
    rows: list[tuple[Cell, ...]] = [
        (
            one.record.reference, one.record.title, shown(one.proved),
            "Moved" if one.record.id in moved else f"Still, {counted(one.days_still or 0, 'day')}",
            one.standing.next_step.removeprefix("Next: ").capitalize() or DASH,
        )
        for one in every
    ]  # fmt: skip
    columns = (
        Column("Reference", 0), Column("Lesson", 1.2), Column("Proved", 0),
        Column("In the quarter", 0.6), Column("What comes next", 1.2),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def risks(found: Quarter) -> Table:
    """Return the open risks, the gravest first, then the challenges of the quarter."""
    rows: list[tuple[Cell, ...]] = [
        (
            one.reference, one.title, _ZONES[zone_of(one)], one.text("movement") or DASH,
            cut(one.values["mitigation"], _SAID),
        )
        for one in found.risks
    ]  # fmt: skip
    rows += [
        (
            one.reference, one.title, state("challenges", "state", one.values["state"] or ""),
            one.text("kind") or DASH, cut(one.values["changed"] or one.values["answer"], _SAID),
        )
        for one in found.challenges
    ]  # fmt: skip
    columns = (
        Column("Reference", 0), Column("Risk or challenge", 1.2), Column("Rating or state", 0),
        Column("Movement or kind", 0.7), Column("Mitigation, or what changed", 1.5),
    )  # fmt: skip
    note = "Ratings are by likelihood and impact, never multiplied; they are not lateness."
    return Table(columns, tuple(rows), note=note)


def meetings(found: Quarter) -> Table:
    """Return the meetings of the quarter, and who came to fewer than half."""
    rows: list[tuple[Cell, ...]] = [
        (
            day(one.on), f"{one.there} of {len(one.counting)}" if one.came else "Not recorded",
            str(one.quorum or DASH), _QUORUM[one.quorate],
        )
        for one in found.meetings
    ]  # fmt: skip
    columns = (
        Column("Held", 0), Column("Agencies there, of those expected", 1), Column("Quorum", 0),
        Column("Was it?", 0),
    )  # fmt: skip
    return Table(columns, tuple(rows), note=_absent(found.absent))


def _absent(names: Iterable[str]) -> str:
    said = listed(names)
    return f"Came to none of them: {said}." if said else ""
