"""What the rules say of deaths, requests for information and factors, and what waits today."""

from collections.abc import Iterator
from datetime import date

from lif_desktop.frameworks.relevance import relevance_called, relevance_on
from lif_desktop.registers import Filter
from lif_desktop.reports import death_files
from lif_desktop.reports.shape import About
from lif_desktop.reports.today import Need, Target
from lif_desktop.reports.watch import Notice
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_BEDFORD = "Bedford Borough framework, 9.4"
_MOST = 50
_REVIEWED = Filter("state", "is", ("reviewed",))
_LACKS = {
    "category": "without a category",
    "modifiable": "without an answer on modifiable factors",
}
_SCALES = "Domain rule on child death tables (the relevance scale is versioned)"


def needs(board: Board, today: date) -> Iterator[Need]:
    """Yield what waits in the work on child deaths: information first, then what tables lack."""
    late = (Filter("received_on", "empty"), Filter("due_on", "past"))
    waits = board.page(View("information", (("due_on", False),), late), 0, _MOST)
    waits = [one for one in waits if death_files.is_overdue(one, today)]
    if waits:
        agencies = {one.values["agency"] for one in waits}
        deaths = {one.values["death"] for one in waits}
        title = f"{counted(len(waits), 'request for information', 'requests for information')}"
        why = (
            f"on {counted(len(deaths), 'death')}, owed by"
            f" {counted(len(agencies), 'agency', 'agencies')}, the oldest due"
            f" {day_in_words(waits[0].values['due_on'])}"
        )
        yield Need(
            "Panel", "late", "", title, why, "Open", Target("information", view="Outstanding")
        )
    for key, lacks in _LACKS.items():
        view = View("deaths", (("panel_on", True),), (_REVIEWED, Filter(key, "empty")))
        if count := board.count(view):
            first = board.page(view, 0, 1)[0]
            target = Target("deaths", first.id) if count == 1 else Target("deaths", view="Reviewed")
            title = f"{counted(count, 'death')} reviewed {lacks}"
            yield Need("Panel", "due", first.reference if count == 1 else "", title,
                       "missing in every table", "Open", target)  # fmt: skip


def _of_death(board: Board, record: Record, today: date) -> Iterator[Notice]:
    own = (Filter("death", "is", (record.id,)),)
    factors = board.page(View("factors", filters=own), 0, _MOST)
    requests = board.page(View("information", (("due_on", False),), own), 0, _MOST)
    late = [one for one in requests if death_files.is_overdue(one, today)]
    joint = _is_joint(board)
    for one in death_files.asked_of(record, factors, requests, today, joint=joint):
        about = About("information", late[0].id) if one.weight == "late" else None
        yield Notice(one.text, one.weight, one.source, about)
    if record.values["review"] is not None:
        about = About("reviews", record.values["review"])
        yield Notice("It gave rise to a case review.", "note", f"{_BEDFORD} (a)(i)", about)


def _is_joint(board: Board) -> bool:
    """Return whether deaths on record lie in several areas, without reading them all."""
    first = board.page(View("deaths", filters=(Filter("area", "filled"),)), 0, 1)
    if not first:
        return False
    area = first[0].values["area"]
    others = (Filter("area", "is_not", (area,)), Filter("area", "filled"))
    return board.count(View("deaths", filters=others)) > 0


def _of_request(_board: Board, record: Record, today: date) -> Iterator[Notice]:
    values = record.values
    if death_files.is_overdue(record, today):
        days = (today - values["due_on"]).days
        chased = values["chased_on"]
        said = f", last chased {day_in_words(chased)}" if chased else " and not chased yet"
        yield Notice(f"Overdue by {counted(days, 'day')}{said}.", "late", _BEDFORD)
    elif death_files.is_open(record) and values["due_on"] is None:
        yield Notice("No date is set by which it is due.", "note", _BEDFORD)
    if values["received_on"] and values["asked_on"] and values["received_on"] < values["asked_on"]:
        yield Notice("It came before it was asked for. Check the dates.", "due", _BEDFORD)


def _of_factor(board: Board, record: Record, _today: date) -> Iterator[Notice]:
    values = record.values
    if values["relevance"] is None:
        yield Notice("How relevant was it? It counts in no table yet.", "due", _SCALES)
        return
    death = board.record("deaths", values["death"])
    scale = relevance_called(values["scale"] or death.values["relevance_scale"])
    if scale is None:
        day = death.values["panel_on"] or death.values["notified_on"]
        likely = relevance_on(day) if day else None
        hint = f" The form of its time has {likely.title.lower()}." if likely else ""
        text = f"Which version of the relevance scale is {values['relevance']} on?{hint}"
        yield Notice(text, "due", _SCALES)
    elif scale.point(values["relevance"]) is None:
        text = f"'{values['relevance']}' is not on the scale {scale.title.lower()}."
        yield Notice(text, "due", _SCALES)
    if values["domain"] is None:
        yield Notice("In which domain? It counts in no table yet.", "due", _SCALES)


NOTICES = {"deaths": _of_death, "information": _of_request, "factors": _of_factor}
