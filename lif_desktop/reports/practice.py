"""Strong practice by group and quarter, reported beside outstanding actions (Kirklees)."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from lif_desktop.fields import Shown
from lif_desktop.registers import Filter
from lif_desktop.registers.sharing import PRACTICE_STATES
from lif_desktop.reports.shape import About, Asked, Cell, Column, Report, Row, Section, Table
from lif_desktop.rules import strong_practice
from lif_desktop.rules.lateness import lateness
from lif_desktop.rules.periods import period_of
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

NAME, TITLE = "practice", "Strong practice"
BASIS = (
    "Kirklees framework, Driving Improvement (quarterly report of each subgroup: outstanding"
    " actions and strong practice); Bradford framework, 6 (forums on good professional practice)"
)
_MARKS = {one.value: Shown(one.label, one.meaning, one.shape) for one in PRACTICE_STATES}
_NOTED = _MARKS["noted"]
_OPEN = Filter("status", "is_not", ("completed", "cannot_complete"))
_QUESTIONS = ("state", "what", "why", "difference", "shared", "taken_up")
_NO_GROUP = "No group named"
_LEFT_OUT = (
    "Outstanding actions, what is still to be said of an example, and the case reviews that"
    " examples come from."
)


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw the strong practice of a period, by default the quarter that runs.

    For the board, each group has its quarterly report: outstanding actions, then strong practice.
    """
    span = _quarter(asked, today)
    every = board.records("practice")
    own = [one for one in every if span.covers(one.values["seen_on"])]
    own.sort(key=lambda one: (one.values["seen_on"] or date.max, one.reference))
    owed = [one for one in every if is_unreported(one, today)]
    sections = [_spread(every, own)]
    if span.public:
        sections.append(Section("Examples", tables=(_public(own),)))
    else:
        sections += [_owed(owed), _by_quarter(every), *_groups(board, own, today)]
    return Report(
        NAME, TITLE, today, span, BASIS, tuple(_summary(every, own, owed)), tuple(sections),
        attention=0 if span.public else len(owed), left_out=(_LEFT_OUT,) if span.public else (),
    )  # fmt: skip


def questions(example: Record) -> list[str]:
    """Return what an example of strong practice does not say yet."""
    values = {key: example.values[key] for key in _QUESTIONS}
    return strong_practice.questions(group_named=example.values["group"] is not None, **values)


def is_unreported(example: Record, today: date) -> bool:
    """Return whether an example should have stood in a quarterly report by now."""
    return strong_practice.is_unreported(
        example.values["seen_on"], example.values["reported_on"], today
    )


def _quarter(asked: Asked, today: date) -> Asked:
    until = asked.until or today
    return replace(asked, since=asked.since or period_of("quarterly", until).first, until=until)


def _summary(every: list[Record], own: list[Record], owed: list[Record]) -> Iterator[str]:
    if not every:
        yield "No strong practice is on record yet."
        return
    states = Counter(one.values["state"] or "noted" for one in every)
    yield (
        f"{counted(len(every), 'example')} on record, {len(own)} of them seen in the period;"
        f" {states['shared']} shared, {states['spread']} taken up elsewhere."
    )
    if owed:
        yield f"{counted(len(owed), 'example')} not yet in a quarterly report."


def _spread(every: list[Record], own: list[Record]) -> Section:
    whole = Counter(one.values["state"] or "noted" for one in every)
    seen = Counter(one.values["state"] or "noted" for one in own)
    rows = tuple(Row((mark, seen[key], whole[key])) for key, mark in _MARKS.items())
    columns = (Column("State", 2), Column("Seen in the period", align="right"),
               Column("Whole record", align="right"))  # fmt: skip
    table = Table("Shared and taken up", columns, rows, total=("All", len(own), len(every)))
    return Section("Shared and taken up", tables=(table,))


def _owed(owed: list[Record]) -> Section:
    columns = (Column("Example", 3), Column("Reported by", 2), Column("Seen"))
    rows = tuple(
        Row((f"{one.reference} {one.title}", one.text("group") or _NO_GROUP, one.values["seen_on"]),
            About("practice", one.id))
        for one in owed
    )  # fmt: skip
    table = Table("Not yet reported", columns, rows, empty="Every example was reported.",
                  note="Seen before this quarter, and in no quarterly report so far.")  # fmt: skip
    return Section("Not yet reported", tables=(table,))


def _by_quarter(every: list[Record]) -> Section:
    """Count the examples of the whole record by quarter and group."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    order: dict[str, date] = {}
    groups: Counter[str] = Counter()
    for one in every:
        if (day := one.values["seen_on"]) is None:
            continue
        quarter, group = period_of("quarterly", day), one.text("group") or _NO_GROUP
        tally[quarter.label][group] += 1
        order[quarter.label] = quarter.first
        groups[group] += 1
    labels = sorted(tally, key=lambda label: order[label])[-6:]
    columns = (Column("Group", 2), *(Column(label, align="right") for label in labels))
    rows = tuple(
        Row((group, *(tally[label][group] for label in labels))) for group in sorted(groups)
    )
    total: tuple[Cell, ...] = ("All", *(sum(tally[label].values()) for label in labels))
    table = Table("By group and quarter", columns, rows, total=total,
                  note="Quarters of the year from April, by the day an example was seen; the last"
                  " six.", empty="No example has a date.")  # fmt: skip
    return Section("By group and quarter", tables=(table,))


def _groups(board: Board, own: list[Record], today: date) -> Iterator[Section]:
    """Yield the quarterly report of each group: outstanding actions, then strong practice."""
    actions = board.records("actions", board.ids(View("actions", filters=(_OPEN,))))
    for group in board.records("groups"):
        outstanding = [one for one in actions if one.values["group"] == group.id]
        strong = [one for one in own if one.values["group"] == group.id]
        late = [one for one in outstanding if _days_late(one, today) is not None]
        if not outstanding and not strong:
            continue
        said = (
            f"{counted(len(outstanding), 'action')} outstanding, {len(late)} of them late;"
            f" {counted(len(strong), 'example')} of strong practice in the period."
        )
        tables = (_outstanding(outstanding, today), _strong(strong))
        yield Section(f"Quarterly report: {group.title}", (said,), tables=tables)


def _days_late(action: Record, today: date) -> int | None:
    values = action.values
    found = lateness(values["status"], values["target_on"], None, today)
    return found.days if found.state == "late" else None


def _outstanding(actions: list[Record], today: date) -> Table:
    far = today + timedelta(days=36500)
    actions = sorted(actions, key=lambda one: (one.values["target_on"] or far, one.reference))
    rows = tuple(
        Row((f"{one.reference} {one.title}", one.text("lead_agency"), one.values["target_on"],
             one.shown("late_from"), one.values["progress"] or ""), About("actions", one.id))
        for one in actions
    )  # fmt: skip
    columns = (Column("Action", 3), Column("Agency", 1.4), Column("Target"),
               Column("State", 1.1), Column("Latest word", 2.6))  # fmt: skip
    return Table("Outstanding actions", columns, rows, empty="No action is outstanding.")


def _strong(examples: list[Record]) -> Table:
    rows = tuple(
        Row((
            f"{one.reference} {one.title}", one.text("agency"), one.values["what"] or "",
            one.values["difference"] or "", _MARKS.get(one.values["state"], _NOTED),
            one.values["taken_up"] or one.values["shared"] or "", " ".join(questions(one)),
        ), About("practice", one.id))
        for one in examples
    )  # fmt: skip
    columns = (Column("Strong practice", 2), Column("Agency", 1.2), Column("What was done", 2.4),
               Column("What difference it made", 2), Column("State", 1.1),
               Column("Shared or taken up", 1.8), Column("Question", 1.6))  # fmt: skip
    return Table("Strong practice", columns, rows, empty="No strong practice was reported.")


def _public(examples: list[Record]) -> Table:
    """List what was shared already, but for examples from case reviews."""
    out = [one for one in examples if one.values["state"] in {"shared", "spread"}
           and one.values["review"] is None]  # fmt: skip
    rows = tuple(Row((one.title, one.text("agency"), one.text("state"))) for one in out)
    columns = (Column("Strong practice", 3), Column("Agency", 1.6), Column("State"))
    return Table("Examples", columns, rows, note="Examples that were shared; those from case"
                 " reviews are left out.", empty="None was shared in the period.")  # fmt: skip
