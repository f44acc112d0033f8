"""What the rules say of training, places, needs, checks and pools, and what waits of them."""

from collections.abc import Iterator
from datetime import date

from lif_desktop.registers import Filter
from lif_desktop.reports import training_read
from lif_desktop.reports.shape import About
from lif_desktop.reports.today import Need
from lif_desktop.reports.watch import Notice
from lif_desktop.reports.watch.lines import lines
from lif_desktop.reports.watch.scrutiny import notice
from lif_desktop.rules.training import NEEDS
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_FOLLOW_UP = (
    Filter("state", "is", ("held",)),
    Filter("follow_up_on", "past"),
    Filter("followed_up_on", "empty"),
)
_NOT_RETURNED = (Filter("received_on", "empty"), Filter("due_on", "past"))


def _of_training(board: Board, record: Record, today: date) -> Iterator[Notice]:
    yield from (notice(one) for one in training_read.course(board, record, today).remarks)


def _of_place(_board: Board, record: Record, _today: date) -> Iterator[Notice]:
    yield from (notice(one) for one in training_read.place_remarks(record))


def _of_need(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    yield from (notice(one) for one in training_read.need_remarks(record, today))


def _of_check(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    yield from (notice(one) for one in training_read.check_remarks(record, today))


def _of_pool(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    until = record.values["until_on"]
    if until is not None and until < today:
        yield Notice(f"No longer in the pool since {day_in_words(until)}.", "note", NEEDS)
    elif not record.values["times"]:
        yield Notice("In the pool, and not used yet.", "note", NEEDS)


def _of_agency(board: Board, record: Record, _today: date) -> Iterator[Notice]:
    """Say what an agency owes to training."""
    if not record.values["training_representative"]:
        yield Notice("No training representative is named.", "due", NEEDS)
    own = (Filter("agency", "is", (record.id,)), *_NOT_RETURNED)
    for one in board.page(View("needs", (("due_on", True),), own), 0, 1):
        text = f"Training needs analysis {one.values['year']} not returned."
        yield Notice(text, "late", NEEDS, About("needs", one.id))


def needs(board: Board, today: date) -> Iterator[Need]:
    """Yield what waits: follow-ups of impact, analyses of needs, checks of training."""

    def late(due_on: date) -> str:
        return f"{counted((today - due_on).days, 'day')} overdue"

    yield from lines(
        board, View("training", (("follow_up_on", False),), _FOLLOW_UP), "Follow up", "due",
        many="courses whose impact is to be followed up", saved="To follow up",
        why=lambda one: late(one.values["follow_up_on"]),
    )  # fmt: skip
    yield from lines(
        board, View("needs", (("due_on", False),), _NOT_RETURNED), "Needs", "due",
        many="training needs analyses not returned", saved="Outstanding",
        why=lambda one: late(one.values["due_on"]),
    )  # fmt: skip
    yield from lines(
        board, View("checks", (("checked_on", False),), (Filter("next_on", "past"),)),
        "Check", "due", many="checks of training to be done again", saved="To check again",
        why=lambda one: f"{one.text('agency')}, due {day_in_words(one.values['next_on'])}",
    )  # fmt: skip


NOTICES = {
    "training": _of_training,
    "places": _of_place,
    "needs": _of_need,
    "checks": _of_check,
    "pools": _of_pool,
    "agencies": _of_agency,
}
