"""The sample's returns: rounds really sent out, what came of them, what imports learnt."""

import hashlib
import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lif_desktop.exporting.returns.issuing import issue
from lif_desktop.importing.records import marks
from lif_desktop.registers.actions import ACTIONS
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Text, texts
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.records import Record

_ROUND = "actions"  # of which it is said what came back
_JUDGED = ("relevant", "timely", "accurate", "quality")


def add_returning(board: Board, bodies: Bodies, days: Days) -> None:
    """Send the rounds out, enter what came back, and what imports remember."""
    text = texts("returning")
    tokens = _tokens(days)
    # The files stay inside the board; the demonstration writes a round of its own to a folder.
    with tempfile.TemporaryDirectory(prefix="lif-") as folder:
        for one in text["rounds"]:
            agencies = [bodies.agencies[key] for key in one["of"]] if "of" in one else None
            issue(
                board, one["kind"], agencies, days.on(one["due"]), Path(folder),
                on=days.on(one["sent"]), token=lambda: next(tokens),
            )  # fmt: skip
    with board.change("Enter which returns came back, and what imports remember") as change:
        _add_came(change, board, text, bodies, days)
        for reading in text["readings"]:
            _add_reading(change, board, reading, bodies, days)


def _tokens(days: Days) -> Iterator[str]:
    """Yield the same identities for every sample of a day."""
    for number in itertools.count():
        yield hashlib.sha256(f"{days.today}/{number}".encode()).hexdigest()[:12]


def _add_came(change: Change, board: Board, text: Text, bodies: Bodies, days: Days) -> None:
    out = {
        one.values["agency"]: one
        for one in board.records("returns")
        if one.values["kind"] == _ROUND and one.values["state"] == "out"
    }
    for one in text["came"]:
        sent = out[bodies.agencies[one["by"]]]
        judged = {key: one[key] for key in _JUDGED if key in one}
        values = {"state": one["state"], "received_on": days.on(one["on"]), **judged}
        change.edit("returns", sent.id, values)
    for one in text["chased"]:
        sent = out[bodies.agencies[one["by"]]]
        values = {"chased_on": days.on(one["on"]), "chased_times": one["times"]}
        change.edit("returns", sent.id, values)


def _add_reading(change: Change, board: Board, one: Text, bodies: Bodies, days: Days) -> None:
    about = _action(board, one["about"]) if "about" in one else None
    headings = sorted(one["written"].casefold().split(", "))
    form = hashlib.sha256("\n".join(headings).encode()).hexdigest()[:16]
    change.add("readings", {
        "kind": one["kind"],
        "written": one["written"],
        "register": ACTIONS.key,
        "field": one.get("field") or None,
        "means": about.reference if about else one["means"],
        "agency": bodies.agencies[one["by"]],
        "form": form if one["kind"] == "form" else None,
        "form_title": one.get("title"),
        "mark": marks.mark(ACTIONS, {ACTIONS.title: one["written"]}) if about else None,
        "learnt_on": days.on(one["on"]),
        "learnt_from": one["file"],
    })  # fmt: skip


def _action(board: Board, begins: str) -> Record:
    """Return the action whose wording begins so."""
    found = (one for one in board.records(ACTIONS.key) if one.title.startswith(begins))
    return next(found)
