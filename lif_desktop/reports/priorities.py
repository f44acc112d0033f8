"""Each priority of the business plan: how it stands, its progress, and what is tied to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lif_desktop import registers
from lif_desktop.fields import Shown
from lif_desktop.registers.keeping import TONES
from lif_desktop.reports.shape import About, Asked, Cell, Column, Report, Row, Section, Table
from lif_desktop.rules import priority_progress
from lif_desktop.rules.lateness import lateness
from lif_desktop.rules.words import counted, listed
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

NAME, TITLE = "priorities", "Priorities"
BASIS = (
    "Croydon framework, 5.3 (progress towards the priorities of the business plan); Bedford Borough"
    " framework, 8.1; Kirklees framework (subgroups carry out the priorities)"
)
PRIORITY = "priority"
_TONES = {one.value: Shown(one.label, one.meaning, one.shape) for one in TONES}
_QUESTIONS = ("state", "outcome", "progress", "progress_on", "until_on", "difference")
# Publications belong to a priority by the lesson they carry.
_BY_LESSON = "publications"
_COUNTED = (
    "audits", "indicators", "actions", "learning", "risks", "training", "participation",
    "challenges", _BY_LESSON,
)  # fmt: skip
_LEFT_OUT = "What is tied to each priority, record by record, and its tone."


@dataclass(frozen=True, slots=True)
class Tied:
    """What is tied to one priority, by register."""

    priority: Record
    records: Mapping[str, tuple[Record, ...]]

    @property
    def count(self) -> int:
        """How many records are tied to it."""
        return sum(map(len, self.records.values()))


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw how the priorities stand today, and what is tied to each."""
    found = read(board)
    live = [one for one in found if is_live(one.priority)]
    waits = [one for one in live if questions(one.priority, one.count, today)]
    sections = [_standing(found, today, public=asked.public)]
    if not asked.public:
        sections += [_counts(found), *(_each(one, today) for one in live)]
    return Report(
        NAME, TITLE, today, asked, BASIS, tuple(_summary(found, live, today)), tuple(sections),
        attention=len(waits), left_out=(_LEFT_OUT,) if asked.public else (),
    )  # fmt: skip


def is_live(priority: Record) -> bool:
    """Return whether a priority is of the plan that runs."""
    return priority.values["state"] in priority_progress.LIVE


def questions(priority: Record, tied: int | None, today: date) -> list[str]:
    """Return what is to be asked of a priority."""
    values = {key: priority.values[key] for key in _QUESTIONS}
    return priority_progress.questions(**values, tied=tied, today=today)


def tying() -> tuple[str, ...]:
    """Return the registers whose records can be tied to a priority, in menu order."""
    return tuple(one.key for one in registers.shown() if PRIORITY in one.by_key)


def read(board: Board) -> list[Tied]:
    """Return every priority with what is tied to it."""
    of: dict[int, dict[str, list[Record]]] = {one: {} for one in board.ids(View("priorities"))}
    for key in tying():
        for one in board.records(key):
            if (priority := one.values[PRIORITY]) in of:
                of[priority].setdefault(key, []).append(one)
    lessons = {one.id: priority for priority, own in of.items() for one in own.get("learning", ())}
    for one in board.records(_BY_LESSON):
        if (lesson := one.values["learning"]) in lessons:
            of[lessons[lesson]].setdefault(_BY_LESSON, []).append(one)
    return [
        Tied(one, {key: tuple(own) for key, own in of[one.id].items()})
        for one in board.records("priorities")
    ]


def _summary(found: list[Tied], live: list[Tied], today: date) -> Iterator[str]:
    if not found:
        yield "No priority is on record yet."
        return
    yield f"{counted(len(live), 'live priority', 'live priorities')} of {len(found)} on record."
    stale = [one.priority.title for one in live
             if priority_progress.is_stale(one.priority.values["progress_on"], today)]  # fmt: skip
    if stale:
        yield f"Without progress for more than a quarter: {listed(stale)}."
    loose = [one.priority.title for one in live if not one.count]
    if loose:
        yield f"Nothing is tied to: {listed(loose)}."


def _standing(found: list[Tied], today: date, *, public: bool) -> Section:
    head = (Column("Priority", 2.4), Column("What should be different", 2.4), Column("State"))
    own = (Column("Standing"), Column("Group", 1.6))
    tail = (Column("Progress", 3), Column("As at"))
    columns = (*head, *tail) if public else (*head, *own, *tail, Column("Question", 2))
    rows = []
    for one in found:
        values = one.priority.values
        first: tuple[Cell, ...] = (one.priority.title, values["outcome"] or "",
                                   one.priority.text("state"))  # fmt: skip
        last: tuple[Cell, ...] = (values["progress"] or "", values["progress_on"])
        if not public:
            asked = " ".join(questions(one.priority, one.count, today))
            tone = _TONES.get(values["tone"] or "", Shown("Not said"))
            last = (tone, one.priority.text("group"), *last, asked)
        rows.append(Row((*first, *last), About("priorities", one.priority.id)))
    note = "" if public else "The standing is the board's own view: red, amber or green."
    table = Table("How they stand", columns, tuple(rows), note=note,
                  empty="No priority is on record yet.")  # fmt: skip
    return Section("How they stand", tables=(table,))


def _counts(found: list[Tied]) -> Section:
    names = [registers.get(key).plural for key in _COUNTED]
    columns = (Column("Priority", 3), *(Column(name, align="right") for name in names),
               Column("Other", align="right"))  # fmt: skip
    rows = []
    for one in found:
        numbers = [len(one.records.get(key, ())) for key in _COUNTED]
        cells: tuple[Cell, ...] = (one.priority.title, *numbers, one.count - sum(numbers))
        rows.append(Row(cells, About("priorities", one.priority.id)))
    table = Table("What is tied to each", columns, tuple(rows),
                  note="Records that name the priority; publications by the lesson they carry."
                  " Other: reviews, tracked children, strong practice, plans and external learning."
                  )  # fmt: skip
    return Section("What is tied to each", tables=(table,))


def _each(one: Tied, today: date) -> Section:
    rows = tuple(
        Row((registers.get(key).singular.capitalize(), f"{record.reference} {record.title}",
             _stands(record, today)), About(key, record.id))
        for key, own in one.records.items()
        for record in own
    )  # fmt: skip
    columns = (Column("What", 1.2), Column("Record", 4), Column("Stands", 1.4))
    table = Table(f"Tied to: {one.priority.title}", columns, rows,
                  empty="Nothing is tied to it: no audit, indicator, action or lesson."
                  )  # fmt: skip
    return Section(one.priority.title, tuple(_told(one.priority)), tables=(table,))


def _told(priority: Record) -> Iterable[str]:
    values = priority.values
    if values["progress"]:
        when = f" ({priority.text('progress_on')})" if values["progress_on"] else ""
        yield f"Progress{when}: {values['progress']}"
    if values["difference"]:
        yield f"What difference it made: {values['difference']}"


def _stands(record: Record, today: date) -> Cell:
    if record.register.key == "actions":
        values = record.values
        found = lateness(values["status"], values["target_on"], values["completed_on"], today)
        return Shown(found.pill, found.meaning, found.shape)
    return record.text("state") if "state" in record.register.by_key else ""
