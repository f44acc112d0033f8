"""Writing a pack: its file or numbered copies, protected where asked, and what is kept of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lif_desktop import clock
from lif_desktop.progress import Report
from lif_desktop.reports.shape import Audience
from lif_desktop.rules.words import counted
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from lif_desktop.ui.meetings.judging import Judged

if TYPE_CHECKING:
    from lif_desktop.exporting.protecting.leaving import Left


@dataclass(frozen=True)
class Asked:
    """How a pack is wanted; whoever `recipients` names gets a copy of their own if `numbered`."""

    audience: Audience = "board"
    draft: bool = False
    protect: bool = False
    recipients: str = ""
    numbered: bool = False


@dataclass(frozen=True)
class File:
    """A file that was written: whose copy it is, its digest, and what opens it if anything."""

    name: str
    sha256: str
    copy: str
    passphrase: str
    covering: str


@dataclass(frozen=True)
class Made:
    """What was written, in a sentence and file by file."""

    said: str
    files: tuple[File, ...]


def write(
    board: Board, meeting: Record, asked: Asked, judged: Judged, path: Path, report: Report
) -> Made:
    """Write a pack to a file (numbered copies beside it), and keep it in the board.

    Raises:
        Fault: if it cannot be written or kept, or the recipients are not named plainly.
    """
    # Loaded on the thread that writes: ReportLab would hold the window up.
    from lif_desktop.exporting.composing import keeping  # noqa: PLC0415
    from lif_desktop.exporting.composing.compose import (  # noqa: PLC0415
        Choices,
        compose_pack,
        make_pack,
    )
    from lif_desktop.exporting.protecting import leaving  # noqa: PLC0415
    from lif_desktop.exporting.protecting.copies import recipients  # noqa: PLC0415

    names = recipients(asked.recipients) if asked.recipients.strip() else ()
    numbered = names if asked.numbered else ()
    version = keeping.next_version(board, meeting, asked.audience)
    choices = Choices(audience=asked.audience, version=str(version), draft=asked.draft)
    pack = compose_pack(board, meeting, clock.today(), choices)
    content, printed = make_pack(pack, report)
    wanted = leaving.Wanted(asked.protect, numbered)
    left = leaving.write(pack, content, path, wanted, report)
    keeping.keep_pack(
        board, meeting, pack, content, printed, file_name=path.name,
        recipients=leaving.received(left) or "\n".join(names), copies=left if numbered else (),
        sha256="" if numbered else left[0].sha256,
        withheld=judged.withheld if pack.public else (), findings=judged.findings,
    )  # fmt: skip
    what = counted(len(left), "numbered copy", "numbered copies") if numbered else path.name
    notes = "".join(f" {problem}" for problem in printed.problems)
    said = f"{counted(printed.pages, 'page')} were written to {what} and kept as version {version}."
    return Made(f"{said}{notes}", tuple(_file(one) for one in left))


def _file(left: "Left") -> File:
    from lif_desktop.exporting.protecting.passphrases import covering_line  # noqa: PLC0415

    covering = covering_line(left.path.name) if left.passphrase else ""
    return File(left.path.name, left.sha256, left.copy, left.passphrase, covering)
