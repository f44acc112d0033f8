"""The sample board: Northmoor Safeguarding Children Partnership, invented from end to end."""

import itertools
from datetime import date
from pathlib import Path

from lif_desktop.registers import Filter
from lif_desktop.sample import (
    agenda,
    bodies,
    cases,
    dying,
    improvement,
    learning,
    meetings,
    oversight,
    returning,
    reviewing,
    sharing,
    standards,
)
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import WRITTEN, Days, texts
from lif_desktop.store.board import Board
from lif_desktop.store.opening import create
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

# Steps of their own in the history: a target that was moved twice, an action closed last.
_MOVED = "2025-118"
_CLOSED = "2026-014"
# A setting that says that nothing in the board is real, so that it may be made afresh.
SAMPLE = "sample"


def make_sample(
    path: Path, passphrase: str, *, who: str = "J. Hale", today: date = WRITTEN
) -> Board:
    """Make the sample board at `path` and return it open; its dates are counted from `today`.

    Two boards made for the same day hold the same values under the same references.

    Raises:
        BoardExists, BadPassphrase, CannotWrite: before anything is at `path`.
    """
    text = texts("board")
    board = create(path, passphrase, bodies.preset(text), name=text["name"], who=who)
    try:
        _fill(board, Days(today))
    except BaseException:
        # Half a sample would only confuse.
        board.close()
        board.path.unlink(missing_ok=True)
        raise
    return board


def _fill(board: Board, days: Days) -> None:
    who = _bodies(board, days)
    with board.change("Enter audits and case reviews") as change:
        sources = cases.add_audits(change, texts("audits"), who, days)
        learning.complete_audits(change, sources, who, days)
        reviews = cases.add_reviews(change, texts("reviews"), who, days)
    with board.change("Enter the child death register") as change:
        cases.add_deaths(change, texts("deaths"), reviews, days)
    with board.change("Enter action plans, actions and their updates") as change:
        plans = improvement.add_plans(change, who, sources, reviews, days)
        ids, numbers = improvement.add_actions(change, plans, who, days, _CLOSED)
    deaths = sharing.deaths_by_lesson(board)
    made = learning.Made(who, sources, reviews, plans.ids, ids, deaths)
    sharing.add_learning(board, made, days)
    standards.add_returns(board, who, sources, plans.ids, days)
    oversight.add_oversight(board, who, reviews, days)
    reviewing.add_reviewing(board, who, reviews, days)
    dying.add_dying(board, who, days)
    marked = {one.text.get("ref"): one for one in improvement.entries(plans)}
    name = days.reference("ACT", _MOVED)
    targets = (marked[_MOVED].text[key] for key in ("first", "moved", "due"))
    steps = itertools.pairwise(days.on(offset) for offset in targets)
    for step, said in zip(steps, meetings.moved_twice(days), strict=True):
        with board.change(f"Move the target of {name}") as change:
            improvement.move_target(change, ids[_MOVED], step, said)
    meetings.add_meetings(board, who, days)
    agenda.add_agenda(board, who, days)
    returning.add_returning(board, who, days)
    with board.change(f"Close action {days.reference('ACT', _CLOSED)}") as change:
        improvement.close(change, marked[_CLOSED], ids[_CLOSED], who, days, numbers)


def _bodies(board: Board, days: Days) -> Bodies:
    text = texts("board")
    by_name = {group.title: group.id for group in board.records("groups")}
    groups = {group.key: by_name[group.name] for group in bodies.preset(text).groups}
    with board.change("Enter agencies, groups and the calendar") as change:
        agencies = bodies.add_agencies(change, text)
        change.set(SAMPLE, "All of this is invented.")
        bodies.complete_groups(change, text, groups)
        bodies.add_meetings(change, text, groups, days)
        known = {one.title: one.id for one in board.records("priorities")}
        priorities = learning.add_priorities(change, known, agencies, groups, days)
    people = {one["key"]: tuple(one["people"]) for one in text["agencies"]}
    return Bodies(agencies, groups, people, priorities)


def next_board_meeting(board: Board) -> Record:
    """Return the meeting of the board that is planned next; the sample always has one."""
    kinds = {group.id: group.values["kind"] for group in board.records("groups")}
    planned = View("meetings", (("meets_on", False),), (Filter("state", "is", ("planned",)),))
    coming = board.records("meetings", board.ids(planned))
    of_board = (one for one in coming if kinds[one.values["group"]] == "board")
    return min(of_board, key=lambda one: one.values["meets_on"])
