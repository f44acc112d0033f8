"""The audit record and forward plan: found, shared, planned, and looked at again."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from lif_desktop.exporting.papers.catalogue import Call
from lif_desktop.exporting.papers.content import (
    BarChart,
    Beside,
    Block,
    Cell,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Paper,
    Strong,
    Table,
    Words,
)
from lif_desktop.exporting.papers.phrases import DASH, day, is_or_are, state
from lif_desktop.reports.audits import AuditLine, AuditRecord, audit_record
from lif_desktop.rules.clocks import add_months
from lif_desktop.rules.words import counted, day_in_words, listed, month_in_words
from lif_desktop.store.board import Board

_FINDING = 420  # characters of strengths and of areas for development that a row takes
_NAMED = 6
_MONTHS = 12
_IMPROVED = (("yes", "Improved"), ("partly", "In part"), ("no", "Not improved"), ("", "Not said"))


def write(board: Board, today: date, call: Call) -> Paper:
    """Write the paper from a board."""
    return paper(audit_record(board, today, call.group), board.who)


def paper(record: AuditRecord, presenter: str = "") -> Paper:
    """Return the paper on the audits of a board or group."""
    return Paper(
        title="Audit record and forward plan",
        purpose="for information",
        presenter=presenter,
        sentences=tuple(_sentences(record)),
        blocks=tuple(_blocks(record)),
        note=(
            f"Finished covers {day_in_words(record.since)} to {day_in_words(record.on)}. Every"
            " finished audit has an action plan and a date for its re-look; audits of cases say"
            " what children said, or why that does not apply. Rules: Bedford Borough framework,"
            " 4.2; Kirklees framework. Grades are the agency's own or the moderated one and are"
            " never averaged."
        ),
    )


def _sentences(record: AuditRecord) -> list[Words]:
    finished, revisit = len(record.finished), len(record.revisit)
    verb = "was" if finished == 1 else "were"
    opening: tuple[str | Strong, ...] = (
        Strong(f"{counted(finished, 'audit')} {verb} finished"),
        (
            f" in the twelve months to {day_in_words(record.on)}; {len(record.forward)}"
            f" {is_or_are(len(record.forward))} under way or planned."
        ),
    )
    said: list[Words] = [opening]
    if revisit:
        waits = "waits" if revisit == 1 else "wait"
        said.append((Strong(f"{revisit} {waits} for the re-look"), " whose date has come."))
    said += _lacking(record.without_plan, "no action plan")
    said += _lacking(record.without_voice, "nothing on the voice of the child")
    return said


def _lacking(lines: tuple[AuditLine, ...], what: str) -> list[Words]:
    if not lines:
        return []
    named = [one.reference for one in lines[:_NAMED]]
    more = len(lines) - len(named)
    names = listed([*named, f"{more} more"] if more else named)
    has = "has" if len(lines) == 1 else "have"
    return [f"{len(lines)} {has} {what}: {names}."]


def _blocks(record: AuditRecord) -> list[Block]:
    blocks: list[Block] = [_figures(record)]
    blocks += _pictures(record)
    blocks += [Heading("Finished in the last twelve months"), _finished(record.finished)]
    if record.revisit:
        blocks += [Heading("To be looked at again"), _revisit(record.revisit)]
    if record.revisited:
        blocks += [Heading("Looked at again: then and now"), _revisited(record.revisited)]
    blocks += [Heading("Forward plan: the next twelve months"), _calendar(record)]
    return blocks


def _figures(record: AuditRecord) -> KeyFigures:
    def lack(lines: tuple[AuditLine, ...]) -> str:
        return "late" if lines else ""

    return KeyFigures(
        (
            KeyFigure(str(len(record.finished)), "Finished", "in twelve months", "done"),
            KeyFigure(str(len(record.forward)), "Forward plan", "under way or planned"),
            KeyFigure(
                str(len(record.revisit)), "Re-look due", "date has come", lack(record.revisit)
            ),
            KeyFigure(
                str(len(record.without_plan)), "No action plan", "of those finished",
                lack(record.without_plan),
            ),
            KeyFigure(
                str(len(record.without_voice)), "No voice of the child", "of those finished",
                lack(record.without_voice),
            ),
        )
    )  # fmt: skip


def _pictures(record: AuditRecord) -> list[Block]:
    """Return what was finished, by type, and whether re-looks found practice improved."""
    kinds = _kinds(record) if any(count > 1 for _, count in record.kinds) else None
    looked = _improved(record.revisited) if record.revisited else None
    if kinds and looked:
        return [Beside(kinds, looked, 0.55)]
    return [one for one in (kinds, looked) if one]


def _improved(lines: tuple[AuditLine, ...]) -> BarChart:
    bars = [(label, sum(one.improved == key for one in lines)) for key, label in _IMPROVED]
    said = ", ".join(f"{label.lower()} {count}" for label, count in bars)
    return BarChart(
        f"Did practice improve? {counted(len(lines), 're-look')}",
        tuple(label for label, _ in bars),
        tuple(count for _, count in bars),
        f"Bars of audits looked at again by whether practice improved: {said}.",
    )


def _kinds(record: AuditRecord) -> BarChart:
    said = ", ".join(f"{kind} {count}" for kind, count in record.kinds)
    return BarChart(
        "Finished, by type",
        tuple(kind for kind, _ in record.kinds),
        tuple(count for _, count in record.kinds),
        f"Bars of finished audits by type: {said}.",
    )


def _finished(lines: Iterable[AuditLine]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (_titled(one), _cut(one.strengths), _cut(one.development), day(one.revisit_on))
        for one in lines
    ]
    columns = (
        Column("Audit", 1.5), Column("Strengths", 1), Column("Areas for development", 1.2),
        Column("Revisit", 0),
    )  # fmt: skip
    empty = "No audit was finished in the last twelve months."
    return Table(columns, tuple(rows), empty=empty)


def _titled(line: AuditLine) -> Cell:
    cases = counted(line.cases, "case") if line.cases else ""
    grade = f"grade {line.grade}" if line.grade else ""
    shared = f"shared with {line.shared_with}" if line.shared_with else ""
    finished = f"finished {day(line.finished_on)}"
    parts = (finished, line.kind, cases, grade, _agencies(line), shared)
    under = " · ".join(part for part in parts if part)
    return (Strong(line.title), f" {line.reference}\n{under[:1].upper()}{under[1:]}")


def _agencies(line: AuditLine) -> str:
    """Return one or two agencies by name, more as a number."""
    names = line.agencies.split("; ") if line.agencies else []
    return " and ".join(names) if len(names) <= 2 else counted(len(names), "agency", "agencies")


def _cut(text: str) -> str:
    if len(text) <= _FINDING:
        return text or DASH
    return f"{text[:_FINDING].rsplit(' ', 1)[0]} …"


def _revisit(lines: Iterable[AuditLine]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (one.reference, one.title, day(one.finished_on), day(one.revisit_on), _cut(one.development))
        for one in lines
    ]
    columns = (
        Column("Reference", 0), Column("Audit", 1), Column("Finished", 0),
        Column("Revisit", 0), Column("What was to improve", 1.4),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _revisited(lines: Iterable[AuditLine]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            (Strong(one.title), f" {one.reference}\n{day(one.revisited_on)}"),
            _cut(one.development), _cut(one.found_now),
            state("audits", "improved", one.improved),
        )
        for one in lines
    ]  # fmt: skip
    columns = (
        Column("Audit, and looked at again", 1), Column("Then", 1.2), Column("Now", 1.2),
        Column("Improved", 0),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _calendar(record: AuditRecord) -> Table:
    """Return the forward plan month by month, so that an empty month shows; the rest around it."""
    waiting = [one for one in record.forward if one.state == "planned"]
    rows: list[tuple[Cell, ...]] = []
    if running := [one for one in record.forward if one.state != "planned"]:
        rows.append(("Under way", _planned(running), DASH))
    ends = add_months(record.on.replace(day=1), _MONTHS)
    for ahead in range(_MONTHS):
        first, after = (add_months(record.on.replace(day=1), ahead + step) for step in (0, 1))
        planned = [one for one in waiting if one.planned_on and first <= one.planned_on < after]
        looks = [one for one in record.coming if first <= (one.revisit_on or ends) < after]
        rows.append((month_in_words(first.year, first.month), _planned(planned), _relooks(looks)))
    past = [one for one in waiting if one.planned_on and one.planned_on < record.on.replace(day=1)]
    later = [one for one in waiting if one.planned_on and one.planned_on >= ends]
    undated = [one for one in waiting if not one.planned_on]
    looks = [one for one in record.coming if (one.revisit_on or ends) >= ends]
    for label, audits, again in (
        ("Date passed", past, []), ("Later", later, looks), ("No date", undated, []),
    ):  # fmt: skip
        if audits or again:
            rows.append((label, _planned(audits), _relooks(again)))
    columns = (Column("When", 0), Column("Audits", 1.7), Column("Re-looks due", 1))
    if not (record.forward or record.coming):
        return Table(columns, (), empty="No audit is planned or under way, and no re-look is due.")
    return Table(columns, tuple(rows), note=_themes(record.forward))


def _planned(lines: Iterable[AuditLine]) -> Cell:
    said = []
    for one in lines:
        about = ", ".join(part for part in (one.kind.lower(), _agencies(one)) if part)
        said.append(f"{one.title}{f' ({about})' if about else ''} {one.reference}")
    return "\n".join(said) or DASH


def _relooks(lines: Iterable[AuditLine]) -> Cell:
    return "\n".join(f"{one.title} {one.reference}" for one in lines) or DASH


def _themes(forward: Iterable[AuditLine]) -> str:
    """Return how many of each type are planned or under way."""
    kinds = Counter(one.kind or "type not recorded" for one in forward).most_common()
    said = ", ".join(f"{kind.lower()} {count}" for kind, count in kinds)
    return f"Planned or under way, by type: {said}." if said else ""
