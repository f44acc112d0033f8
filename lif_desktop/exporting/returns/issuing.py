"""Sending returns out: a workbook for each agency, and the record of it, in one change set."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from lif_desktop import clock, identity
from lif_desktop.exporting.files import Placing
from lif_desktop.exporting.returns import actions, dataset, highlight, section11, training_needs
from lif_desktop.exporting.returns.book import Bound, bound
from lif_desktop.exporting.returns.contents import Asking, Contents, NothingToAsk, Row
from lif_desktop.faults import WrongUsage
from lif_desktop.progress import Report, silent
from lif_desktop.registers import Filter
from lif_desktop.registers.returning import RETURN_KINDS, RETURNS
from lif_desktop.reports.calendar import bank_holidays
from lif_desktop.rules.periods import Period
from lif_desktop.rules.return_due import due_back
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

KINDS: Mapping[str, Callable[[Asking], Contents | NothingToAsk]] = {
    "actions": actions.contents,
    "section11": section11.contents,
    "highlight": highlight.contents,
    "dataset": dataset.contents,
    "training_needs": training_needs.contents,
}
"""What each kind of return asks of an agency."""
# Of an agency, in this order: who is sent what.
_RECIPIENTS = {
    "section11": ("section11_lead", "board_member", "data_contact"),
    "dataset": ("data_contact", "board_member"),
    "training_needs": ("training_representative", "board_member", "data_contact"),
}
_OTHERS = ("board_member", "data_contact")
_LONGEST = 80  # letters of an agency in the name of a file, which systems limit
# What no file name holds, and what turns the direction of one, so that it reads as another.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')


@dataclass(frozen=True, slots=True)
class Issued:
    """What became of one agency: its workbook and the record of it, or why it was passed over.

    `replaced` are the references of returns that this one takes the place of.
    """

    agency: int
    name: str
    path: Path | None = None
    record: int | None = None
    reference: str = ""
    rows: int = 0
    holds: str = ""
    due_on: date | None = None
    replaced: tuple[str, ...] = ()
    passed_over: str = ""

    @property
    def again(self) -> str:
        """A sentence on what it takes the place of, or nothing."""
        if not self.replaced:
            return ""
        return f" It takes the place of {', '.join(self.replaced)}, which is withdrawn."


def issue(
    board: Board,
    kind: str,
    agencies: Sequence[int] | None,
    due_on: date | None,
    folder: Path,
    *,
    audit: int | None = None,
    period: Period | None = None,
    on: date | None = None,
    token: Callable[[], str] = identity.new_token,
    report: Report = silent,
) -> list[Issued]:
    """Write a return of one kind for each of the agencies (None: all) and record it as sent.

    The files appear and the records are written together or not at all. `on` is the day of
    sending, today if None; without `due_on` it is due when its cycle says, or in three weeks.

    Raises:
        CannotWrite: if the folder cannot be written.
        WrongUsage: if it is due before it is sent, or there is no cycle to ask for.
        Cancelled: if `report` says so; nothing is written then.
    """
    sent_on = on or clock.today()
    cycles = section11.cycles(board, audit) if kind == "section11" else []
    due = due_on or usual_due(board, cycles, sent_on)
    if due < sent_on:
        raise WrongUsage(f"It would be due on {day_in_words(due)}, before it is sent.")
    asked = board.records("agencies", None if agencies is None else list(agencies))
    asked.sort(key=lambda one: one.title.casefold())
    found: dict[int, Contents | NothingToAsk] = {}
    askings: dict[int, Asking] = {}
    for number, agency in enumerate(asked):
        report(number, 2 * len(asked), f"Gathering what {agency.title} is asked")
        cycle = section11.cycle_of(board, cycles, agency) if cycles else None
        askings[agency.id] = Asking(board, agency, sent_on, due, cycle, period)
        found[agency.id] = KINDS[kind](askings[agency.id])
    to = {one: (askings[one], held) for one, held in found.items() if isinstance(held, Contents)}
    sent = _send(board, _Sending(kind, to, folder, token), report) if to else {}
    return [sent[one.id] if one.id in sent else _passed_over(one, found[one.id]) for one in asked]


def _passed_over(agency: Record, held: Contents | NothingToAsk) -> Issued:
    assert isinstance(held, NothingToAsk)
    return Issued(agency.id, agency.title, passed_over=held.why)


def usual_due(board: Board, cycles: Sequence[Record], sent_on: date) -> date:
    """Return by when a return is due where nobody says: when its cycle does, or in three weeks."""
    stated: date | None = cycles[0].values["due_on"] if cycles else None
    if stated is not None and stated > sent_on:
        return stated
    return due_back(sent_on, bank_holidays(board))


def label(kind: str) -> str:
    """Return what a kind of return is called."""
    return next(one.label for one in RETURN_KINDS if one.value == kind)


@dataclass(frozen=True, slots=True)
class _Sending:
    """Returns about to be sent: of what kind, to whom, into which folder."""

    kind: str
    to: Mapping[int, tuple[Asking, Contents]]
    folder: Path
    token: Callable[[], str]

    @property
    def title(self) -> str:
        """What the change set is called."""
        due = next(iter(self.to.values()))[0].due_on
        to = counted(len(self.to), "agency", "agencies")
        return f"Send out {label(self.kind).lower()} to {to}, due {day_in_words(due)}"


def _send(board: Board, sending: _Sending, report: Report) -> dict[int, Issued]:
    out = with_agencies(board, sending.kind)
    sent: dict[int, Issued] = {}
    with Placing(sending.folder) as placing, board.change(sending.title) as change:
        for number, agency in enumerate(sending.to, len(sending.to)):
            asking, contents = sending.to[agency]
            report(number, 2 * len(sending.to), f"Writing for {asking.agency.title}")
            old = [one for one in out[agency] if same(one, asking, contents)]
            sent[agency] = _one(change, placing, sending, agency, old)
        placing.arrive()
    return sent


def _one(
    change: Change, placing: Placing, sending: _Sending, agency: int, old: Sequence[Record]
) -> Issued:
    """Write one workbook and record it, in place of the old ones that are still out."""
    asking, contents = sending.to[agency]
    contents = _opened(change, contents)
    by = Bound(
        f"{contents.title or label(sending.kind)}: {asking.agency.title}",
        _recipient(sending.kind, asking.agency),
        sending.token(),
    )
    named = contents.title or label(sending.kind)
    staged = placing.stage(_file_name(named, asking), bound(asking, contents, by))
    kept = change.attach(staged)
    reference = change.next_reference(RETURNS, asking.on)
    values = _values(sending.kind, asking, contents, by) | {
        "file_name": kept["file_name"],
        "file_hash": kept["file_hash"],
        "replaces": old[-1].id if old else None,
    }
    record = change.add("returns", values, reference=reference)
    for one in old:
        change.edit("returns", one.id, {"state": "withdrawn"}, expect_version=one.version)
    return Issued(
        agency, asking.agency.title, placing.folder / staged.name, record, reference,
        sum(len(one.rows) for one in contents.sheets), contents.holds, asking.due_on,
        tuple(one.reference for one in old),
    )  # fmt: skip


def _opened(change: Change, contents: Contents) -> Contents:
    """Begin the record that begins with this return, and let its form bear its identity."""
    if contents.opens is None:
        return contents
    form, *others = contents.sheets
    begun = change.add(form.register.key, contents.opens)
    (row,) = form.rows
    form = replace(form, rows=(Row(row.values, (begun, 1)),))
    return replace(contents, sheets=(form, *others))


def with_agencies(board: Board, kind: str) -> Mapping[int, list[Record]]:
    """Return the returns of a kind that are with their agencies, by agency."""
    view = View("returns", (), (Filter("kind", "is", (kind,)), Filter("state", "is", ("out",))))
    found: dict[int, list[Record]] = defaultdict(list)
    for one in board.records("returns", board.ids(view)):
        found[one.values["agency"]].append(one)
    return found


def same(one: Record, asking: Asking, contents: Contents) -> bool:
    """Return whether a return that is out asks for the same cycle or period."""
    audit = asking.audit.id if asking.audit else None
    until = contents.period.last if contents.period else None
    return bool(one.values["audit"] == audit and one.values["period_until"] == until)


def _values(kind: str, asking: Asking, contents: Contents, by: Bound) -> dict[str, Any]:
    period = contents.period
    of = f", {period.label}" if period else ""
    named = contents.title or label(kind)
    return {
        "title": f"{named} of {asking.agency.title}{of}, due {day_in_words(asking.due_on)}",
        "kind": kind,
        "agency": asking.agency.id,
        "audit": asking.audit.id if asking.audit else None,
        "period_from": period.first if period else None,
        "period_until": period.last if period else None,
        "recipient": by.recipient or None,
        "issued_on": asking.on,
        "due_on": asking.due_on,
        "state": "out",
        "token": by.token,
        "sent": json.dumps(_sent(contents), ensure_ascii=False),
    }


def _sent(contents: Contents) -> dict[str, Any]:
    """Return what a return was sent with: its rows that are records, its headings by register.

    `asked` are those of them that were to be filled in, `given` what a new row takes where it says
    nothing; `unwritten` is how many rows of each register are no record yet, and `room` of which
    more may be added.
    """
    columns = [one for page in contents.sheets for one in page.columns]
    return {
        "rows": [
            [page.register.key, *row.record]
            for page in contents.sheets
            for row in page.rows
            if row.record
        ],
        "headings": [one.heading for one in columns],
        "of": {
            page.register.key: [one.heading for one in page.columns] for page in contents.sheets
        },
        "sheets": {page.register.key: page.title for page in contents.sheets},
        "asked": [one.heading for one in columns if one.added],
        "given": {page.register.key: dict(page.given) for page in contents.sheets if page.given},
        "unwritten": {
            page.register.key: sum(1 for row in page.rows if not row.record)
            for page in contents.sheets
        },
        "room": [page.register.key for page in contents.sheets if page.room],
    }


def _recipient(kind: str, agency: Record) -> str:
    keys = _RECIPIENTS.get(kind, _OTHERS)
    return next((found for key in keys if (found := agency.values[key])), "")


def _file_name(named: str, asking: Asking) -> str:
    agency = asking.agency.values["short_name"] or asking.agency.title
    text = f"{agency[:_LONGEST]} - {named} - due {day_in_words(asking.due_on)}"
    return " ".join(_REFUSED.sub(" ", text).split()) + ".xlsx"
