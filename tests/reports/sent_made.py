"""Returns sent out in two rounds to the agencies of a small board: late, due, back, judged."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from lif_desktop.store.board import Board
from lif_desktop.store.receipts import Receipt

TODAY = date(2026, 11, 21)
SPRING, SPRING_DUE = date(2026, 5, 1), date(2026, 5, 29)
AUTUMN, AUTUMN_DUE = date(2026, 10, 16), date(2026, 11, 13)


def one(board: Board, agency: int | None, kind: str | None = "actions", **values: Any) -> int:
    """Send one return, out since October and late, unless `values` say otherwise."""
    first = {
        "title": f"Return {kind}", "kind": kind, "agency": agency, "state": "out",
        "issued_on": AUTUMN, "due_on": AUTUMN_DUE,
    }  # fmt: skip
    with board.change("Send a return") as change:
        return change.add("returns", {**first, **values})


def read_in(board: Board, returned: int, **counts: int) -> None:
    """Keep the receipt of an import of a return."""
    with board.change("Import a return", kind="import") as change:
        change.keep(Receipt("return.xlsx", "0" * 64, "actions", counts, returned=returned))


def two_rounds(board: Board) -> list[int]:
    """Send action updates to three agencies twice; return those of the second round.

    The first came back but one, which was withdrawn. Of the second one is late and chased once,
    one came back late and waits to be judged, one is accepted. A dataset is due soon.
    """
    health, police, housing = (agency.id for agency in board.records("agencies")[:3])
    spring = {"issued_on": SPRING, "due_on": SPRING_DUE}
    one(
        board,
        health,
        **spring,
        state="accepted",
        received_on=date(2026, 5, 20),
        relevant="yes",
        timely="yes",
        accurate="partly",
        quality="Two rows without a date.",
    )
    one(
        board,
        police,
        **spring,
        state="back",
        received_on=date(2026, 6, 2),
        relevant="no",
        timely="partly",
        accurate="yes",
        quality="It speaks of last year.",
    )
    one(board, housing, **spring, state="withdrawn")
    late = one(board, health, chased_on=date(2026, 11, 14), chased_times=1, recipient="Dr L. Park")
    back = one(board, police, state="back", received_on=date(2026, 11, 16))
    read_in(board, back, same=4, problem=1)
    done = one(
        board,
        housing,
        state="accepted",
        received_on=date(2026, 11, 10),
        relevant="yes",
        timely="yes",
        accurate="yes",
    )
    soon = one(board, police, "dataset", due_on=date(2026, 11, 25), issued_on=date(2026, 11, 2))
    return [late, back, done, soon]  # fmt: skip


def schools(board: Board, number: int) -> Sequence[int]:
    """Add schools to a board and send each a late return."""
    with board.change("Add schools") as change:
        made = [
            change.add("agencies", {"name": f"School {place:02}", "sector": "education"})
            for place in range(1, number + 1)
        ]
    return [one(board, agency) for agency in made]
