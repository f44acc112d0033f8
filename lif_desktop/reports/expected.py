"""The scrutiny calendar: what is due, by month and receiving group, and whether it is enough."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lif_desktop import frameworks
from lif_desktop.fields import Shown
from lif_desktop.frameworks import Source
from lif_desktop.registers.answers import YES_PARTLY_NO_NA
from lif_desktop.reports.shape import About, Asked, Cell, Column, Report, Row, Section, Table
from lif_desktop.reports.sources import items_due
from lif_desktop.rules import expected_reports
from lif_desktop.rules.due_items import Item
from lif_desktop.rules.expected_reports import POINTS
from lif_desktop.rules.owed import Owed
from lif_desktop.rules.periods import period_of
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted, day_in_words, listed, month_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

NAME, TITLE = "expected", "Scrutiny calendar"
BASIS = (
    "Croydon framework, 3.1 and 5.2; Bedford Borough framework, 12.4; West Berkshire framework,"
    " overview of information gathering sources; and the sources of the board's own framework."
)
LEFT_OUT = ("Why reports were found wanting.",)
_NO_GROUP = "No receiving group named"
MARKS = {
    one.value: Shown(one.label, one.meaning or "note", one.shape or "diamond")
    for one in YES_PARTLY_NO_NA
}
NOT_SAID = Shown("Not said", "note", "diamond")
# A cycle of the framework that the register words otherwise.
_CYCLES = {"every two years": "two_yearly"}


@dataclass(frozen=True, slots=True)
class Year:
    """What is due in a period, and of the whole calendar what is overdue or bears no date."""

    span: Asked
    every: list[Record]
    due: list[Record]
    waits: list[Record]
    undated: list[Record]


def read(board: Board, today: date, asked: Asked) -> Year:
    """Return the calendar, by default of the year from April in which today lies."""
    span = _year(asked, today)
    every = board.records("expected")
    own = [one for one in every if span.covers(one.values["due_on"])]
    own.sort(key=lambda one: (one.values["due_on"], one.text("group"), one.title))
    waits = [one for one in every if stands(one, today).state == "late"]
    waits.sort(key=lambda one: (one.values["due_on"], one.id))
    undated = [one for one in every if stands(one, today).state == "undated"]
    return Year(span, every, own, waits, undated)


def report(board: Board, today: date, asked: Asked) -> Report:
    """Draw the calendar, by default of the year from April in which today lies.

    Asked from a later day it runs to the end of that day's year.
    """
    found = read(board, today, asked)
    every, span, own = found.every, found.span, found.due
    waits, undated = found.waits, found.undated
    sections = [_waiting(waits, undated, today), *_months(own, today)]
    sections += [_by_group(own, today), _adequate(board, own, span)]
    sections.append(_not_in_calendar(board, every, span))
    return Report(
        NAME, TITLE, today, span, BASIS, tuple(_summary(own, waits, today)), tuple(sections),
        attention=len(waits) + len(undated),
        left_out=LEFT_OUT if span.public else (),
    )  # fmt: skip


def remarks(item: Record, today: date) -> list[Remark]:
    """Return what to do about one item of the calendar."""
    keys = ("state", "due_on", "chased_on", "received_on", "adequate", "adequate_why", "learning")
    return expected_reports.remarks(
        **{key: item.values[key] for key in keys},
        answers={key: item.values[key] for key in POINTS},
        today=today,
    )


def propose(board: Board, since: date, until: date) -> list[dict[str, Any]]:
    """Return the values of new `expected` records for all that falls due in a period.

    What stands in the calendar already, and what only the board can date, is left out. Each is
    ready for `change.add("expected", values)`.
    """
    return [_proposed(board, one) for one in items_due(board, since, until) if one.due_on]


def _proposed(board: Board, item: Item) -> dict[str, Any]:
    group = next((board.names.resolve("groups", name) for name in item.groups), None)
    agencies = [board.names.resolve("agencies", name) for name in item.providers]
    agency = agencies[0] if len(agencies) == 1 else None
    notes = [item.why[:1].upper() + item.why[1:] + "."]
    if len(item.groups) > 1:
        notes.append(f"Also for {listed(item.groups[1:])}.")
    review = item.event is not None and _starts_with_review(board, item.key)
    return {
        "title": item.title,
        "source": item.key,
        "agency": agency,
        "provider": None if agency else listed(item.providers) or None,
        "group": group,
        "cycle": _CYCLES.get(item.cycle, item.cycle.replace(" ", "_").replace("-", "_")),
        "due_on": item.due_on,
        "review": item.event.id if item.event and review else None,
        "state": "due",
        "notes": " ".join(notes),
    }


def _starts_with_review(board: Board, key: str) -> bool:
    sources = frameworks.kept(board.settings).sources
    return any(one.key == key and one.after.startswith("reviews.") for one in sources)


def _year(asked: Asked, today: date) -> Asked:
    year = period_of("yearly", asked.until or max(today, asked.since or today))
    return replace(asked, since=asked.since or year.first, until=asked.until or year.last)


def stands(item: Record, today: date) -> Owed:
    """Return how an item of the calendar stands."""
    values = item.values
    return expected_reports.standing(
        values["state"], values["due_on"], values["received_on"], today
    )


def shown(item: Record, today: date) -> Shown:
    """Return how an item stands, as a cell."""
    found = stands(item, today)
    return Shown(found.pill, found.meaning, found.shape)


def is_in(item: Record) -> bool:
    """Return whether an item has come."""
    return expected_reports.came(item.values["state"], item.values["received_on"])


def provider_of(item: Record) -> str:
    """Return who is to send an item."""
    return item.text("agency") or item.values["provider"] or "Nobody named"


def _summary(own: list[Record], waits: list[Record], today: date) -> Iterator[str]:
    came = [one for one in own if is_in(one)]
    late = sum(expected_reports.days_late(one.values["due_on"], one.values["received_on"]) > 0
               for one in came)  # fmt: skip
    ahead = sum(stands(one, today).state in {"due", "later"} for one in own)
    yield (
        f"{counted(len(own), 'item')} due in the period: {len(came)} in ({late} of them late),"
        f" {ahead} still to come."
    )
    if waits:
        oldest = max(stands(one, today).days or 0 for one in waits)
        yield f"{len(waits)} overdue, the oldest by {counted(oldest, 'day')}."
    answers = Counter(one.values["adequate"] for one in came)
    yield (
        f"Of those in, {answers['yes']} are adequate, {answers['partly']} in part,"
        f" {answers['no']} not; {answers[None]} not judged."
    )


def _waiting(waits: list[Record], undated: list[Record], today: date) -> Section:
    columns = (Column("Report or return", 2.6), Column("From", 1.8), Column("Goes to", 1.8),
               Column("Due"), Column("State", 1.1), Column("Chased"),
               Column("What to do", 2.2))  # fmt: skip
    rows = tuple(
        Row((f"{one.reference} {one.title}", provider_of(one), one.text("group") or _NO_GROUP,
             one.values["due_on"], shown(one, today), one.values["chased_on"],
             " ".join(remark.text for remark in remarks(one, today))), About("expected", one.id))
        for one in (*waits, *undated)
    )  # fmt: skip
    table = Table("Overdue or without a date", columns, rows, empty="Nothing is overdue.",
                  note="Of the whole calendar, whatever the period.")  # fmt: skip
    return Section("What waits", tables=(table,))


def _months(own: list[Record], today: date) -> Iterator[Section]:
    columns = (Column("Goes to", 2), Column("Report or return", 2.8), Column("From", 1.8),
               Column("Cycle", 1.1), Column("Due"), Column("Received"),
               Column("State", 1.2))  # fmt: skip
    months: dict[tuple[int, int], list[Record]] = defaultdict(list)
    for one in own:
        months[one.values["due_on"].year, one.values["due_on"].month].append(one)
    tables = []
    for (year, month), items in months.items():
        items.sort(key=lambda one: (one.text("group") or "~", one.values["due_on"]))
        rows = tuple(
            Row((one.text("group") or _NO_GROUP, f"{one.reference} {one.title}", provider_of(one),
                 one.text("cycle"), one.values["due_on"], one.values["received_on"],
                 shown(one, today)), About("expected", one.id))
            for one in items
        )  # fmt: skip
        tables.append(Table(month_in_words(year, month), columns, rows))
    yield Section("Calendar", tables=tuple(tables))


def _by_group(own: list[Record], today: date) -> Section:
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for one in own:
        group = one.text("group") or _NO_GROUP
        state = stands(one, today).state
        word = "in" if is_in(one) else "not needed" if state == "done" else state
        tally[group][word] += 1
        late = expected_reports.days_late(one.values["due_on"], one.values["received_on"])
        tally[group]["came late"] += bool(late)
    keys = ("in", "came late", "late", "due", "later", "not needed")
    headings = ("In", "Of these late", "Overdue", "Due in 28 days", "Later", "Not needed")
    columns = (Column("Receiving group", 3), *(Column(one, align="right") for one in headings))
    rows = tuple(Row((group, *(tally[group][key] for key in keys))) for group in sorted(tally))
    whole: Counter[str] = sum(tally.values(), Counter())
    total: tuple[Cell, ...] = ("All", *(whole[key] for key in keys))
    note = "Items due in the period; those that came late are among those in."
    table = Table("By receiving group", columns, rows, total=total, note=note)
    return Section("By receiving group", tables=(table,))


def _adequate(board: Board, own: list[Record], span: Asked) -> Section:
    """Set what came beside what the framework asks of it."""
    holds = {one.key: listed(one.holds) for one in frameworks.kept(board.settings).sources}
    columns = [Column("Report or return", 2.6), Column("From", 1.6),
               *(Column(words[:1].upper() + words[1:], 1.3) for words in POINTS.values()),
               Column("Adequate", 1), Column("The framework asks for", 2)]  # fmt: skip
    if not span.public:
        columns += [Column("Why", 2), Column("Learning in it", 2)]
    rows = []
    for one in own:
        if not is_in(one):
            continue
        cells: list[Cell] = [one.title, provider_of(one)]
        cells += [MARKS.get(one.values[key], NOT_SAID) for key in (*POINTS, "adequate")]
        cells.append(holds.get(one.values["source"], ""))
        if not span.public:
            cells += [one.values["adequate_why"] or "", one.values["learning"] or ""]
        rows.append(Row(tuple(cells), About("expected", one.id)))
    table = Table("What came, and is it enough", tuple(columns), tuple(rows),
                  note="What Croydon's framework asks of a yearly report, and the learning that"
                  " Bedford Borough's asks it to name.", empty="Nothing has come yet.")  # fmt: skip
    return Section("Adequate against what is asked", tables=(table,))


def _not_in_calendar(board: Board, every: list[Record], span: Asked) -> Section:
    """List the sources of the framework that have no item, and what falls due in the period."""
    known = {one.values["source"] for one in every}
    due: dict[str, list[Item]] = defaultdict(list)
    assert span.since is not None
    assert span.until is not None
    for item in items_due(board, span.since, span.until):
        due[item.key].append(item)
    sources = [one for one in frameworks.kept(board.settings).sources if one.key not in known]
    rows = tuple(Row((*_of_source(one), _when(due[one.key]))) for one in sources)
    columns = (Column("Asked for by the framework", 3), Column("Topic", 1.8), Column("From", 1.8),
               Column("Cycle", 1.1), Column("In the period", 2.4))  # fmt: skip
    table = Table("Not yet in the calendar", columns, rows,
                  empty="Every source of the framework has an item in the calendar.")  # fmt: skip
    return Section("Not yet in the calendar", tables=(table,))


def _of_source(source: Source) -> tuple[Cell, ...]:
    return (source.name, source.topic, listed(source.providers), source.cycle)


def _when(items: list[Item]) -> str:
    dated = [one for one in items if one.due_on]
    if dated:
        return ", ".join(dict.fromkeys(day_in_words(one.due_on) for one in dated if one.due_on))
    return "The board decides when" if items else "Nothing starts it in the period"
