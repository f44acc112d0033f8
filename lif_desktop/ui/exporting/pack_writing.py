"""Writing a pack: its file or numbered copies, protected where asked, and what is kept of it."""

import hashlib
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
    from lif_desktop.exporting.papers.content import Pack


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
    """A file that was written: for whom if it is a copy, its digest, and what opens it if any."""

    name: str
    sha256: str
    recipient: str = ""
    passphrase: str = ""
    covering: str = ""


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
    from lif_desktop.exporting.protecting.copies import recipients  # noqa: PLC0415

    names = recipients(asked.recipients) if asked.recipients.strip() else ()
    version = keeping.next_version(board, meeting, asked.audience)
    choices = Choices(audience=asked.audience, version=str(version), draft=asked.draft)
    pack = compose_pack(board, meeting, clock.today(), choices)
    content, printed = make_pack(pack, report)
    if asked.numbered and names:
        files = _copies(pack, names, path, report, protect=asked.protect)
    else:
        files = (_one(content, path, protect=asked.protect),)
    alone = not (asked.numbered and names)
    keeping.keep_pack(
        board, meeting, pack, content, printed, file_name=path.name,
        recipients="\n".join(names), copies=None if alone else len(names),
        sha256=files[0].sha256 if alone else "",
        withheld=judged.withheld if pack.public else (), findings=judged.findings,
    )  # fmt: skip
    what = path.name if alone else counted(len(files), "numbered copy", "numbered copies")
    notes = "".join(f" {problem}" for problem in printed.problems)
    said = f"{counted(printed.pages, 'page')} were written to {what} and kept as version {version}."
    return Made(f"{said}{notes}", files)


def _one(content: bytes, path: Path, *, protect: bool) -> File:
    from lif_desktop.exporting.files import replace_file  # noqa: PLC0415 - on the thread
    from lif_desktop.exporting.protecting.papers import protect_pdf  # noqa: PLC0415
    from lif_desktop.exporting.protecting.passphrases import (  # noqa: PLC0415
        covering_line,
        passphrase,
    )

    words = passphrase() if protect else ""
    out = protect_pdf(content, words) if words else content
    replace_file(path, out)
    covering = covering_line(path.name) if words else ""
    return File(path.name, hashlib.sha256(out).hexdigest(), "", words, covering)


def _copies(
    pack: "Pack", names: tuple[str, ...], path: Path, report: Report, *, protect: bool
) -> tuple[File, ...]:
    from lif_desktop.exporting.files import replace_file  # noqa: PLC0415 - on the thread
    from lif_desktop.exporting.protecting.copies import make_copies  # noqa: PLC0415
    from lif_desktop.exporting.protecting.passphrases import covering_line  # noqa: PLC0415

    made: list[File] = []
    for copy in make_copies(pack, names, path.name, protect=protect, report=report):
        replace_file(path.with_name(copy.file_name), copy.content)
        covering = covering_line(copy.file_name) if copy.passphrase else ""
        made.append(File(copy.file_name, copy.sha256, copy.recipient, copy.passphrase, covering))
    return tuple(made)
