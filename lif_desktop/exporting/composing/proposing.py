"""The agenda that a meeting may have: the group's standing items, and what is due, with why."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from lif_desktop.exporting.composing import due_scrutiny, due_work
from lif_desktop.exporting.composing.agenda import calls_for, own_items, standing_titles
from lif_desktop.exporting.composing.due import Coming, Due, Proposal, coming, records
from lif_desktop.exporting.composing.keeping import DEATHS
from lif_desktop.exporting.papers import catalogue
from lif_desktop.registers import Filter
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.records import Record

__all__ = ["Proposal", "adopt", "lacking", "propose"]

# In the order in which a meeting takes them: what is owed an answer first, what is told last.
_DUE: tuple[Due, ...] = (
    due_work.minutes, due_work.put_off, due_work.actions, due_work.decisions,
    due_scrutiny.reviews, due_scrutiny.deaths, due_scrutiny.returns, due_scrutiny.dataset,
    due_scrutiny.highlights, due_work.audits, due_scrutiny.risks, due_scrutiny.information,
    due_work.learning, due_work.practice,
)  # fmt: skip
_CLOSING = ("any other business", "aob", "date of next", "close")
_OPENING = ("welcome", "apologies", "interests")
_RANK = ("decision", "assurance", "discussion", "information")


def propose(board: Board, meeting: Record, today: date) -> tuple[Proposal, ...]:
    """Return what a meeting may take, in order, each with the reason for it.

    What is due joins the standing item that calls for the same paper; the rest comes before the
    item that closes the meeting, and minutes come after the one that opens it.
    """
    one = coming(board, meeting, today)
    listed = [_standing(title, one) for title in standing_titles(one.group)]
    more: list[Proposal] = []
    for due in _DUE:
        for found in due(one):
            place = next((at for at, each in enumerate(listed) if _covers(each, found)), None)
            if place is None:
                more.append(found)
            else:
                listed[place] = _joined(listed[place], found)
    opening = sum(_says(each.title, _OPENING) for each in listed[:1])
    first = [each for each in more if each.title == due_work.AGREE]
    then = [each for each in more if each not in first]
    closing = next(
        (at for at, each in enumerate(listed) if at and _says(each.title, _CLOSING)), len(listed)
    )
    return (
        *listed[:opening], *first, *listed[opening:closing], *then, *listed[closing:]
    )  # fmt: skip


def lacking(board: Board, meeting: Record, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return the proposals that the meeting's agenda does not hold yet, by title or by paper."""
    items = own_items(board, meeting)
    titles = {one.title.strip().casefold() for one in items}
    carried = {one.values["carried_from"] for one in items}
    own = tuple(one.id for one in items)
    borne = {
        one.values["name"] for one in records(board, "papers", Filter("item", "is", own))
    } if own else set()  # fmt: skip
    return tuple(
        one for one in proposals
        if one.title.strip().casefold() not in titles
        and not (one.papers and borne.issuperset(one.papers))
        and (one.carried is None or one.carried not in carried)
    )  # fmt: skip


def adopt(
    board: Board, change: Change, meeting: Record, proposals: Sequence[Proposal]
) -> tuple[int, ...]:
    """Write proposals as items of the meeting with their papers; return the ids of the items.

    What is on the agenda already is left as it is. New items come before the one that closes it.
    """
    there = own_items(board, meeting)
    closing = [one for one in there if _says(one.title, _CLOSING)][-1:] if there else []
    last = max((one.values["position"] or 0 for one in there), default=0)
    first = (closing[0].values["position"] or last) if closing else last + 1
    new = lacking(board, meeting, proposals)
    made = tuple(_write(board, change, meeting, one, first + at) for at, one in enumerate(new))
    for one in closing if made else ():
        change.edit("items", one.id, {"position": first + len(made)})
    return made


def _write(board: Board, change: Change, meeting: Record, one: Proposal, position: int) -> int:
    item = change.add("items", {
        "title": one.title, "meeting": meeting.id, "position": position, "purpose": one.purpose,
        "presenter": one.presenter or None, "minutes": one.minutes, "state": "planned",
        "carried_from": one.carried,
    })  # fmt: skip
    group = meeting.values["group"]
    for number, name in enumerate(one.papers, 1):
        entry = catalogue.get(name)
        about = board.record("groups", group).reference if group else None
        change.add("papers", {
            "title": entry.title, "item": item, "position": number, "kind": "ours", "name": name,
            "about": about if entry.about == "groups" else None,
        })  # fmt: skip
    return item


def _standing(title: str, one: Coming) -> Proposal:
    entry = calls_for(title, one.words)
    opens = _says(title, _OPENING)
    why = (
        "It stands on every agenda of this group."
        if one.group is not None and one.group.values["standing_items"]
        else "It is usual at a meeting; the group names no standing items of its own."
    )
    return Proposal(
        title=title,
        presenter=one.chair if opens or _says(title, _CLOSING) else "",
        minutes=5,
        papers=() if entry is None or (entry.about and not entry.usual) else (entry.name,),
        why=why,
    )


def _covers(standing: Proposal, due: Proposal) -> bool:
    same = standing.title.strip().casefold() == due.title.strip().casefold()
    wanted = {other for one in due.papers for other in _instead(one)}
    return same or not wanted.isdisjoint(standing.papers)


def _instead(name: str) -> frozenset[str]:
    """Return the papers in the place of which this one may stand."""
    return DEATHS if name in DEATHS else frozenset({name})


def _joined(standing: Proposal, due: Proposal) -> Proposal:
    replaced = {other for one in due.papers for other in _instead(one)} - set(due.papers)
    gone = {catalogue.get(one).title for one in replaced & set(standing.papers)}
    kept = [one for one in standing.papers if one not in replaced]
    return replace(
        standing,
        title=due.title if standing.title in gone else standing.title,
        purpose=min((standing.purpose, due.purpose), key=_RANK.index),
        presenter=due.presenter or standing.presenter,
        minutes=max(standing.minutes, due.minutes),
        papers=tuple(dict.fromkeys((*kept, *due.papers))),
        why=f"{standing.why} {due.why}",
        carried=due.carried or standing.carried,
    )


def _says(title: str, signs: Sequence[str]) -> bool:
    return any(sign in title.casefold() for sign in signs)
