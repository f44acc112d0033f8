"""The front sheet of a tracker: what it holds, how that stands, how to send it back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.chart import BarChart
from openpyxl.workbook import Workbook

from lif_desktop.exporting.workbooks import charts
from lif_desktop.exporting.workbooks.choosing import nouns
from lif_desktop.exporting.workbooks.front import Front
from lif_desktop.exporting.workbooks.tally import Counted, Tally
from lif_desktop.fields import show_day
from lif_desktop.rules.lateness import DUE_WITHIN_DAYS
from lif_desktop.rules.words import counted, listed
from lif_desktop.store.board import Board

_WIDTHS = (64, 12, 12, 3, *(12,) * 8)
_BESIDE, _LAST = "E", 12  # the column where charts begin, and the last that is printed
_MOST = 20  # agencies in the table; the rest is one line
_WIDE, _ROW = 17.5, 0.53  # centimetres of a plain row
_NAMED = 3  # agencies in the sentence
_NOBODY = "No agency named"


@dataclass(frozen=True, slots=True)
class Told:
    """What the front sheet says of the tracker: its title, its sheet, what narrows it, the day."""

    title: str
    sheet: str
    narrowed: Sequence[str]
    on: date
    lists: bool


def begin(book: Workbook, told: Told, marking: str) -> Front:
    """Put the front sheet first in the book; `finish` writes it when all is counted."""
    return Front(book, told.title, marking, _WIDTHS, f"Data as at {show_day(told.on)}")


def finish(front: Front, board: Board, told: Told, tally: Tally) -> None:
    """Write what was counted, and how to fill the tracker in."""
    plural = nouns(tally.register)[1]
    front.part("In short", _short(board, told, tally))
    if tally.total:
        if shown := tally.lateness():
            _states(front, "How they stand against their dates", "Lateness", shown, plural)
        if found := tally.states():
            assert tally.state is not None
            label = tally.state.label
            _states(front, f"By {_lower(label)}", label, found, plural)
        if tally.agency is not None:
            _agencies(front, board, tally)
    how = list(_how(board, told, tally))
    front.part("How to fill it in, and send it back", how, rows=len(how))
    front.close(_LAST)


def _short(board: Board, told: Told, tally: Tally) -> Iterator[str]:
    number = counted(tally.total, *nouns(tally.register))
    name, day = board.settings.get("name", "the board"), show_day(told.on)
    yield f"{number}, as {name} held them on {day}. They stand on “{told.sheet}”."
    if tally.counts_late and tally.total:
        yield _late(tally)
        late = [(one, n) for one, _, n in tally.agencies() if n]
        late.sort(key=lambda one: -one[1])
        names = [f"{_name(board, one)} ({n})" for one, n in late[:_NAMED]]
        if names:
            most = "Most of what" if len(late) > _NAMED else "What"
            yield f"{most} is late is with {listed(names)}."
    yield " ".join(told.narrowed)


def _late(tally: Tally) -> str:
    if not tally.late:
        return "None is late."
    due = next((one.number for one in tally.lateness() if one.word == "Due"), 0)
    falls = "falls" if due == 1 else "fall"
    soon = f"; {due:,} {falls} due within {DUE_WITHIN_DAYS} days" if due else ""
    return f"{tally.late:,} of {tally.total:,} {'is' if tally.late == 1 else 'are'} late{soon}."


def _states(front: Front, title: str, heading: str, found: Sequence[Counted], plural: str) -> None:
    front.part(title, rows=len(found))
    rows = front.table(
        f"By {heading}", (heading, "Number"), [(one.word, one.number) for one in found]
    )
    meanings = [one.meaning for one in found]
    chart = charts.bars(front.page, rows, (2, 2), meanings, width=_WIDE)
    words = listed(f"{one.word.lower()} {one.number:,}" for one in found)
    _beside(front, chart, rows, title, f"Bars of the {plural} by {_lower(heading)}: {words}.")


def _agencies(front: Front, board: Board, tally: Tally) -> None:
    assert tally.agency is not None
    plural = nouns(tally.register)[1]
    found = tally.agencies()
    rows = [(_name(board, one), n, late) for one, n, late in found[:_MOST]]
    if rest := found[_MOST:]:
        rows.append((
            f"{len(rest)} more agencies", sum(n for _, n, _ in rest), sum(n for *_, n in rest),
        ))  # fmt: skip
    title = f"By {_lower(tally.agency.label)}"
    late = tally.counts_late
    front.part(title, rows=len(rows))
    if len(found) > 1 and sum(n for _, n, _ in found) > tally.total:
        front.say("What names several agencies counts for each of them.", soft=True)
    headings = ("Agency", "Not late", "Late") if late else ("Agency", "Number")
    cells = [(name, n - bad, bad) if late else (name, n) for name, n, bad in rows]
    place = front.table("By agency", headings, cells)
    meanings = ("done", "late") if late else ("",) * len(cells)
    columns = (2, 3 if late else 2)
    chart = charts.bars(front.page, place, columns, meanings, stacked=late, width=_WIDE)
    words = "; ".join(
        f"{name} {n:,}" + (f", of which {bad:,} late" if bad else "") for name, n, bad in rows
    )
    _beside(front, chart, place, title, f"Bars of the {plural} by agency: {words}.")


def _beside(front: Front, chart: BarChart, rows: tuple[int, int], title: str, told: str) -> None:
    """Put a chart beside its table, and leave it the rows that it needs."""
    front.page.add_picture(chart, f"{_BESIDE}{rows[0]}", title, told)
    front.go_on(rows[0] + round(chart.height / _ROW))


def _how(board: Board, told: Told, tally: Tally) -> Iterator[str]:
    name = board.settings.get("name", "the board")
    yield f"Change what has changed in the white cells of “{told.sheet}”."
    words = " Cells with an arrow take a word of their list; the lists stand on “Lists”."
    yield f"Write dates as 31/12/2026.{words if told.lists else ''}"
    yield (
        "An empty cell leaves what the board holds as it is; write [clear] to erase it. Several"
        " names in one cell are parted by semicolons."
    )
    yield "What is new goes into the empty rows at the end; the board gives it its reference."
    yield (
        "Grey cells are the board's own and are locked, without a password. Filters work as they"
        " are; to sort, lift the lock first (Review, Unprotect Sheet)."
    )
    if tally.counts_late:
        yield (
            "A date that is late is red and says “late”; one that falls due within"
            f" {DUE_WITHIN_DAYS} days is amber and says “due”. Excel counts both from the day on"
            f" which the file is opened; the counts above are of {show_day(told.on)}."
        )
    yield (
        "Please keep every row, column and sheet, also the hidden ones, and send the workbook back"
        f" as an Excel file to the business manager of {name}. What comes back is compared row"
        " by row; what you did not change stays as it is."
    )


def _name(board: Board, agency: int | None) -> str:
    return _NOBODY if agency is None else board.names.label("agencies", agency)


def _lower(label: str) -> str:
    """Return a label within a sentence; what has capitals of its own keeps them."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label
