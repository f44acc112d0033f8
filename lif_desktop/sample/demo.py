"""Everything once, on the sample: board, returns, import, tracker, pack, check."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lif_desktop.exporting.composing.choices import Choices
from lif_desktop.exporting.composing.export import export_pack
from lif_desktop.exporting.composing.keeping import next_version
from lif_desktop.exporting.workbooks.tracker import write_tracker
from lif_desktop.faults import Fault
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.plan import ImportPlan
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.merging.rows import PlanRow
from lif_desktop.progress import Report, silent
from lif_desktop.reports.shape import Audience
from lif_desktop.rules.words import counted, day_in_words, listed
from lif_desktop.sample.board import SAMPLE, make_sample, next_board_meeting
from lif_desktop.sample.returns import make_returns
from lif_desktop.sample.sent_and_back import send_and_fill_in
from lif_desktop.sample.stock import Days
from lif_desktop.store.board import Board
from lif_desktop.store.faults import CannotWrite, WrongPassphrase
from lif_desktop.store.opening import open_board
from lif_desktop.store.query import View

VARIABLE = "LIF_PASSPHRASE"
DEFAULT = "northmoor sample board"
BOARD = "Northmoor.lif"
RETURNS = "returns"
SENT = "sent"
TRACKER = "Northmoor actions tracker.xlsx"
_WHO = "J. Hale"
_WAITING = ("possible", "conflict", "problem")
_WORDS = {"problem": "with a problem"}


class InTheWay(Fault):
    """A board that is not the sample stands where the sample would be made."""

    exit_code = 3

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is there already and is not a sample board that this passphrase opens, so it"
            " was left alone. Choose another folder."
        )


def run(folder: Path, *, report: Report = silent, today: date) -> list[str]:
    """Make the sample board, its returns, tracker and pack in `folder`; say what was done.

    Files of an earlier run are replaced and no others are touched. The passphrase is that of
    LIF_PASSPHRASE, or one that the sentences name.

    Raises:
        InTheWay: if another board bears the sample's name there.
        CannotWrite: if the folder cannot be made.
        Cancelled: if `report` says so; what was finished until then stays.
    """
    passphrase = os.environ.get(VARIABLE) or DEFAULT
    report(0, 6, "Making the sample board")
    with fresh_board(folder, passphrase, today) as board:
        return list(_told(board, folder, passphrase, report, today))


def fresh_board(folder: Path, passphrase: str, today: date) -> Board:
    """Make the sample board in `folder` and return it open; one made there before is replaced.

    Raises:
        InTheWay: if another board bears its name.
        CannotWrite: if the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(folder, error.strerror or "not permitted") from error
    path = folder / BOARD
    if path.exists():
        _clear(path, passphrase)
    return make_sample(path, passphrase, who=_WHO, today=today)


def _clear(path: Path, passphrase: str) -> None:
    """Remove an earlier sample board, the pack of its meeting's date and the returns it sent."""
    try:
        with open_board(path, passphrase, who=_WHO) as earlier:
            ours = SAMPLE in earlier.settings
            made = [path.parent / one for one in _pack_names(earlier)] if ours else []
            sent = [one.values["file_name"] for one in earlier.records("returns")]
            made += [path.parent / SENT / name for name in sent if name]
    except WrongPassphrase as wrong:
        raise InTheWay(path) from wrong
    if not ours:
        raise InTheWay(path)
    try:
        path.unlink()
        for one in made:
            one.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(path, error.strerror or "not permitted") from error


def _pack_names(board: Board) -> tuple[str, str]:
    """Return what the pack for the board and its public twin are called."""
    day = day_in_words(next_board_meeting(board).values["meets_on"])
    return f"Board pack {day}.pdf", f"Public pack {day}.pdf"


def _told(
    board: Board, folder: Path, passphrase: str, report: Report, today: date
) -> Iterator[str]:
    yield f"Made {board.path}: {board.settings['name']}, invented from end to end."
    if passphrase == DEFAULT:
        yield f"Its passphrase is “{DEFAULT}”."
    report(1, 6, "Writing the agencies' returns")
    returns = make_returns(board, folder / RETURNS)
    yield f"Wrote {counted(len(returns), 'return')} of agencies into {folder / RETURNS}."
    report(2, 6, "Importing the returns")
    for path in returns:
        yield from _imported(board, path)
    report(3, 6, "Sending a return out and taking it back")
    yield from _sent_and_back(board, folder / SENT, today)
    report(4, 6, "Writing the tracker")
    rows = write_tracker(board, View("actions"), folder / TRACKER)
    yield f"Wrote {counted(rows, 'action')} to {folder / TRACKER}."
    report(5, 6, "Writing the board pack and its public twin")
    yield from _packed(board, folder)
    yield from _checked(board)
    report(6, 6, "Done")


def _sent_and_back(board: Board, folder: Path, today: date) -> Iterator[str]:
    sent = send_and_fill_in(board, folder, Days(today))
    assert sent.path is not None
    yield f"Sent {sent.name} a return of {sent.holds}, and filled it in as they would: {sent.path}."
    yield from _imported(board, sent.path)


def _imported(board: Board, path: Path) -> Iterator[str]:
    plan = make_plan(board, path, "actions")
    merge(board, plan)
    counts = listed(
        f"{count} {_WORDS.get(one, one)}" for one, count in plan.counts.items() if count
    )
    left = sum(one.count for one in plan.left_out)
    beside = f"; {counted(left, 'row')} left out" if left else ""
    yield f"Imported {path.name}: {counted(plan.data_rows, 'row')}, {counts}{beside}."
    for row in plan.rows:
        if row.outcome in _WAITING:
            yield f"  {_waits(plan, row)}"


def _waits(plan: ImportPlan, row: PlanRow) -> str:
    about = row.reference or f"“{row.values.get(plan.register.title)}”"
    return f"Row {row.number} waits ({row.outcome}), {about}: {' '.join(row.messages)}"


def _packed(board: Board, folder: Path) -> Iterator[str]:
    """Write the pack of the next meeting for the board and for the public; both are kept."""
    meeting = next_board_meeting(board)
    audiences: tuple[Audience, ...] = ("board", "public")
    for audience, name in zip(audiences, _pack_names(board), strict=True):
        said: list[str] = []
        version = str(next_version(board, meeting, audience))
        choices = Choices(audience, version)
        written = export_pack(board, meeting, choices, folder / name, said.append)
        pages = counted(written.pages, "page")
        yield f"Wrote the {audience} pack for {meeting.reference}, {pages}, to {folder / name}."
        yield from (f"  {one}" for one in said)


def _checked(board: Board) -> Iterator[str]:
    found = board.check()
    if found.problems:
        yield f"Checked the board: {' '.join(found.problems)}"
        return
    entries = counted(found.entries, "history entry", "history entries")
    records = counted(found.records, "record")
    changes = counted(found.changes, "change")
    yield f"Checked the board: whole, with {records}, {changes} and {entries}."
