"""Judging a return that came back: a person's answers, and for the rest what the rules propose."""

from collections.abc import Mapping
from datetime import date

from lif_desktop.faults import WrongUsage
from lif_desktop.reports import returns_read
from lif_desktop.rules import return_quality
from lif_desktop.rules.return_quality import Judged
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record


def judge(
    board: Board,
    record: Record,
    said: Mapping[str, str | None],
    quality: str | None,
    *,
    accept: bool,
    today: date,
) -> list[Judged]:
    """Keep what is said of a return, and what is proposed where nothing was said yet.

    Returns the three tests as they stand now. `quality` is the reason, None to leave it.

    Raises:
        WrongUsage: if it has not come back, or is to be accepted unjudged.
        MovedOn: if it was changed meanwhile.
    """
    (one,) = returns_read.read(board, today, [record])
    if not one.standing.came:
        raise WrongUsage(f"{record.reference} has not come back, so there is nothing to judge.")
    before = {each.test: each for each in one.judged}
    answers = {test: said.get(test) or before[test].answer for test in return_quality.TESTS}
    if accept and not all(answers.values()):
        open_ones = ", ".join(test for test, answer in answers.items() if not answer)
        raise WrongUsage(f"Say first whether {record.reference} is {open_ones}; then accept it.")
    values = {key: value for key, value in answers.items() if value}
    if quality is not None:
        values["quality"] = quality
    if accept:
        values["state"] = "accepted"
    elif record.values["state"] == "out":
        values["state"] = "back"  # it has a date of receipt
    verb = "Accept" if accept else "Judge"
    with board.change(f"{verb} {record.reference}") as change:
        change.edit("returns", record.id, values, expect_version=record.version)
    return return_quality.judged(answers, {test: one.proposal for test, one in before.items()})
