"""Chasing: letters, mail drafts and calendars for the agencies that owe returns, in one step."""

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from lif_desktop.exporting.files import Placing
from lif_desktop.exporting.letters.calendar import calendar
from lif_desktop.exporting.letters.mail import draft
from lif_desktop.exporting.letters.owing import Owing
from lif_desktop.exporting.letters.word import letter
from lif_desktop.exporting.letters.wording import NAMES, Sender, Wording, sender, wording
from lif_desktop.progress import Report, silent
from lif_desktop.reports.calendar import bank_holidays
from lif_desktop.reports.returns_read import Sent, plan_of
from lif_desktop.reports.watch.returns import waiting
from lif_desktop.rules import working_days
from lif_desktop.rules.chasing import Schedule, next_on
from lif_desktop.rules.words import counted, day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.faults import NoSuchFile

Part = Literal["letters", "mails", "calendar"]
PARTS: tuple[Part, ...] = ("letters", "mails", "calendar")
ALL_DATES = "Returns out - due and chase dates.ics"
# Ours: an answer is asked within a week of working days.
_ANSWER_WITHIN = 5
# What no file name holds, and what turns the direction of one, so that it reads as another.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Written:
    """One file that was written; `agency` is blank for the calendar of all."""

    agency: str
    path: Path


def chase(
    board: Board,
    owing: Sequence[Owing],
    folder: Path,
    today: date,
    *,
    parts: Collection[Part] = PARTS,
    report: Report = silent,
) -> list[Written]:
    """Write what is asked for into a folder and record that the returns were chased.

    Files and record come together or not at all. A calendar alone chases nobody, so that nothing
    is recorded then.

    Raises:
        CannotWrite: if the folder cannot be written.
        Cancelled: if `report` says so; nothing is written then.
    """
    files = list(_files(board, owing, today, parts, report))
    if not files:
        return []
    with Placing(folder) as placing:
        staged = [(agency, placing.stage(name, content)) for agency, name, content in files]
        if owing and _asks(parts):
            _arrive_and_record(board, owing, placing, today)
        else:
            placing.arrive()
    return [Written(agency, folder / path.name) for agency, path in staged]


def letter_to(board: Board, one: Owing, today: date, by: Sender | None = None) -> Wording:
    """Return the words of the letter to one agency."""
    answer_by = working_days.add(today, _ANSWER_WITHIN, bank_holidays(board))
    return wording(one, by or sender(board), today, answer_by)


def _arrive_and_record(board: Board, owing: Sequence[Owing], placing: Placing, today: date) -> None:
    chased = sum(len(one.sent) for one in owing)
    to = counted(len(owing), "agency", "agencies")
    with board.change(f"Chase {counted(chased, 'return')} of {to}") as change:
        for one in owing:
            for sent in one.sent:
                times = (sent.record.values["chased_times"] or 0) + 1
                values = {"chased_on": today, "chased_times": times}
                version = sent.record.version
                change.edit("returns", sent.record.id, values, expect_version=version)
        placing.arrive()


def _files(
    board: Board, owing: Sequence[Owing], today: date, parts: Collection[Part], report: Report
) -> Iterator[tuple[str, str, bytes]]:
    """Yield for each file whose it is, its name and its content."""
    by = sender(board)
    for place, one in enumerate(owing):
        report(place, len(owing), f"Writing to {one.agency.title}")
        words = letter_to(board, one, today, by)
        called = one.agency.values["short_name"] or one.agency.title
        name = f"{called} - {NAMES[one.letter]} - {day_in_words(today)}"
        whose = one.agency.title
        if "letters" in parts:
            yield whose, _file_name(name, ".docx"), letter(words)
        if "mails" in parts:
            attached = list(_returns(board, one))
            yield whose, _file_name(name, ".eml"), draft(words, _address(one), attached)
        if "calendar" in parts:
            dates = calendar(board, one.sent, ours=False)
            yield whose, _file_name(f"{called} - returns due", ".ics"), dates
    if "calendar" in parts:
        chased = {sent.record.id for one in owing for sent in one.sent if _asks(parts)}
        out = [one for one in waiting(board, today) if one.standing.out]
        plan = plan_of(board)
        again = [_chased(one, plan, today) if one.record.id in chased else one for one in out]
        if again:
            yield "", ALL_DATES, calendar(board, again, ours=True)


def _asks(parts: Collection[Part]) -> bool:
    """Return whether anybody is asked anything; a calendar alone asks nobody."""
    return bool({"letters", "mails"} & set(parts))


def _chased(one: Sent, plan: Schedule, today: date) -> Sent:
    """Return a return as it stands once it has been chased today."""
    values = one.record.values
    return replace(one, chase_on=next_on(values["issued_on"], values["due_on"], today, plan))


def _returns(board: Board, one: Owing) -> Iterator[tuple[str, bytes]]:
    """Yield the very workbooks that were sent, for those that the board keeps."""
    for sent in one.sent:
        values = sent.record.values
        if values["file_hash"]:
            name = values["file_name"] or f"{sent.record.reference}.xlsx"
            with suppress(NoSuchFile):  # a mail without it is still a reminder
                yield name, board.file(values["file_hash"])


def _address(one: Owing) -> str | None:
    address: str | None = one.agency.values["email"]
    return address


def _file_name(text: str, ending: str) -> str:
    return " ".join(_REFUSED.sub(" ", text).split())[:_LONGEST].rstrip(" .") + ending
