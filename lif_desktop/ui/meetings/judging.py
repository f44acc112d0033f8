"""What is to be known of a pack before it goes: figures in question, and what is not published."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lif_desktop.progress import Report
from lif_desktop.reports.shape import Audience
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record

if TYPE_CHECKING:
    from lif_desktop.exporting.composing.figures import Finding
    from lif_desktop.exporting.composing.withheld import Withheld
    from lif_desktop.exporting.papers.content import Pack

AUDIENCES: tuple[Audience, Audience] = ("board", "public")


@dataclass(frozen=True)
class Judged:
    """What was found in a pack's figures, and what the public is not told of it."""

    findings: "tuple[Finding, ...]"
    withheld: "tuple[Withheld, ...]"


def judge(board: Board, meeting: Record, today: date, report: Report) -> Judged:
    """Check the figures of a meeting's pack, and compare it with its public twin.

    Raises:
        Cancelled: if `report` says so.
    """
    from lif_desktop.exporting.composing.compose import Choices, compose_pack  # noqa: PLC0415

    report(0, 3, "Drawing the papers")
    pack, public = (compose_pack(board, meeting, today, Choices(audience=one)) for one in AUDIENCES)
    return judge_packs(pack, public, board, report)


def judge_packs(pack: "Pack", public: "Pack", board: Board, report: Report) -> Judged:
    """Check the figures of a pack, and compare it with its public twin.

    Raises:
        Cancelled: if `report` says so.
    """
    from lif_desktop.exporting.composing.figures import findings  # noqa: PLC0415
    from lif_desktop.exporting.composing.withheld import withheld  # noqa: PLC0415

    report(1, 3, "Checking the figures")
    found = tuple(findings(pack, board))
    report(2, 3, "Comparing with the public twin")
    return Judged(found, tuple(withheld(pack, public)))
