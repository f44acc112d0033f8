"""The log of what left the board: for whom, with what digest, and the figures it published.

Whoever writes a file that leaves calls this in the same change set. Drawing a report on the screen
or for a pipe discloses nothing and is not logged.
"""

import hashlib
from pathlib import Path

from lif_desktop.reports.shape import Report
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change


def disclose(
    change: Change,
    report: Report,
    *,
    recipient: str,
    sha256: str,
    file_name: str,
) -> int:
    """Log that a report left as a file; return the id of the entry.

    Of a public report on children or cases the figures are kept, so that no later paper gives away
    what this one hid. Source: domain rule on small numbers (every disclosure is logged).
    """
    return change.add("disclosures", {
        "title": report.title,
        "made_on": report.on,
        "audience": report.asked.audience,
        "recipient": recipient or None,
        "period": report.period or None,
        "file_name": file_name,
        "sha256": sha256,
        "left_out": "\n".join(report.left_out) or None,
        "figures": report.figures or None,
        "made_by": change.who or None,
    })  # fmt: skip


def log_file(board: Board, report: Report, path: Path, recipient: str = "") -> str:
    """Log a public report that was written to `path`, in a step of its own.

    Return a sentence on it, or nothing for a report that stays with the board.
    """
    if not report.asked.public:
        return ""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with board.change(f"Log what is published: {report.title}") as change:
        made = disclose(change, report, recipient=recipient, sha256=digest, file_name=path.name)
    return f"It is logged as {board.record('disclosures', made).reference}."
