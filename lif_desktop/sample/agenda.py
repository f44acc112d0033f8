"""The agenda of the sample's next board meeting with its papers, and the packs that went before."""

import hashlib
from datetime import date, timedelta
from typing import Any

from lif_desktop.exporting.papers import catalogue
from lif_desktop.registers import Filter
from lif_desktop.rules import periods
from lif_desktop.rules.words import day_in_words
from lif_desktop.sample import agency_files
from lif_desktop.sample.bodies import Bodies
from lif_desktop.sample.stock import Days, Numbers, Text, texts
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

_BOARD = "board"


def add_agenda(board: Board, bodies: Bodies, days: Days) -> None:
    """Add papers to the next agenda, what arose at items, and the packs that were made."""
    text = texts("agenda")
    calendar = texts("board")["meetings"]
    meets = {one["group"]: one["day"] for one in calendar}
    dates = {
        (one.values["group"], one.values["meets_on"]): one for one in board.records("meetings")
    }

    def meeting(group: str, week: int) -> Record:
        return dates[bodies.groups[group], days.week(week, meets[group])]

    with board.change("Enter the next agenda's papers and the packs that were sent") as change:
        items = _items(board, meeting(_BOARD, 0))
        numbers = Numbers(days, "PAP")
        for one in text["items"]:
            _add_item(change, items[one["title"]], one)
            for position, paper in enumerate(one.get("papers", ()), start=1):
                values = _paper(change, paper, text["files"], bodies, days.meeting)
                item = items[one["title"]]
                change.add("papers", {"item": item, "position": position, **values},
                           reference=numbers.next(0))  # fmt: skip
        begun = board.records("actions")
        for one in text["arose"]:
            item = _items(board, meeting(one["group"], one["week"]))[one["item"]]
            for begins in one["actions"]:
                action = next(each for each in begun if each.title.startswith(begins))
                change.edit("actions", action.id, {"item": item})
        packs = Numbers(days, "PKG")
        for one in text["packs"]:
            values = _pack(one, meeting(_BOARD, one["week"]))
            change.add("packs", values, reference=packs.next(one["week"] * 7 - one["made"]))


def _items(board: Board, meeting: Record) -> dict[str, int]:
    view = View("items", filters=(Filter("meeting", "is", (meeting.id,)),))
    return {one.title: one.id for one in board.records("items", board.ids(view))}


def _add_item(change: Change, item: int, one: Text) -> None:
    values: dict[str, Any] = {"minutes": one["minutes"]}
    known = {"presenter": "presenter", "purpose": "purpose", "starts": "starts_at",
             "confidential": "confidential"}  # fmt: skip
    values |= {key: one[said] for said, key in known.items() if said in one}
    change.edit("items", item, values)


def _paper(
    change: Change, one: Text, files: Text, bodies: Bodies, meets_on: date
) -> dict[str, Any]:
    if "file" in one:
        content = agency_files.made(one["file"], files[one["file"]])
        kept = change.attach_made(one["file"], content)
        agency = bodies.agencies[one["by"]]
        return {"title": one["title"], "kind": "file", "agency": agency, **kept}
    if "text" in one:
        return {"title": one["title"], "kind": "text", "text": one["text"].strip()}
    there = {entry.name for entry in catalogue.entries()}
    name = one["name"] if one["name"] in there else one["or"]
    values = {"title": one["title"], "kind": "ours", "name": name}
    if "period" in one:
        period = periods.before(one["period"], meets_on)
        values |= {"from_on": period.first, "until_on": period.last}
    return values


def _pack(one: Text, meeting: Record) -> dict[str, Any]:
    """Return a pack as it is remembered; its file went to members and is not kept here."""
    day = meeting.values["meets_on"]
    for_whom = "Public pack" if one["audience"] == "public" else "Board pack"
    title = f"{for_whom} of {day_in_words(day)}, version {one['edition']}"
    made, sent = (_working(day, one[key]) if key in one else None for key in ("made", "sent"))
    draft = " (draft)" if one.get("draft") else ""
    told = {key: one.get(key) for key in
            ("draft", "recipients", "copies", "left_out", "questioned", "notes")}  # fmt: skip
    return {
        **told, "title": f"{title}{draft}", "meeting": meeting.id, "audience": one["audience"],
        "edition": one["edition"], "state": one["state"], "made_on": made, "sent_on": sent,
        "pages": one["pages"], "file_name": f"{title}{draft}.pdf",
        "sha256": hashlib.sha256(title.encode()).hexdigest(), "made_by": "J. Hale",
    }  # fmt: skip


def _working(day: date, before: int) -> date:
    """Return the working day so many days before a day, the Friday before for a weekend."""
    found = day - timedelta(days=before)
    return found - timedelta(days=max(0, found.weekday() - 4))
