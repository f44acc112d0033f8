"""What is kept of a pack: the very file, its version and digest, and what of it went out."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from lif_desktop import clock
from lif_desktop.exporting.papers.catalogue import Call, Entry
from lif_desktop.exporting.papers.content import Pack, Paper
from lif_desktop.exporting.pdf.press import Printed
from lif_desktop.exporting.protecting.leaving import Left
from lif_desktop.registers import Filter
from lif_desktop.reports.shape import Audience, Report
from lif_desktop.reports.spans import past_year
from lif_desktop.rules.words import day_in_words
from lif_desktop.store.board import Board
from lif_desktop.store.changes import Change
from lif_desktop.store.query import View
from lif_desktop.store.records import Record

# Papers whose public version publishes figures of child deaths.
DEATHS = frozenset({"cdop", "child-deaths", "cdop-half-year", "cdop-year"})


class Said(Protocol):
    """Something found of a pack, said in a sentence; of which paper, if it names one."""

    @property
    def paper_title(self) -> str:
        """The title of the paper; nothing where it is of the agenda itself."""

    @property
    def said(self) -> str:
        """The sentence."""


def next_version(board: Board, meeting: Record, audience: Audience) -> int:
    """Return the number of the next pack of a meeting for an audience; drafts are counted too."""
    filters = (Filter("meeting", "is", (meeting.id,)), Filter("audience", "is", (audience,)))
    made = board.records("packs", board.ids(View("packs", filters=filters)))
    return 1 + max((one.values["edition"] or 0 for one in made), default=0)


def keep_pack(
    board: Board,
    meeting: Record,
    pack: Pack,
    content: bytes,
    printed: Printed,
    *,
    file_name: str,
    recipients: str = "",
    copies: Sequence[Left] = (),
    sha256: str = "",
    withheld: Sequence[Said] = (),
    findings: Sequence[Said] = (),
) -> int:
    """Keep a pack in the board and log what of it leaves, in one change set; return its id.

    A pack for the public that is no draft, or one that went to somebody, is logged as a disclosure,
    each copy by its own file. `sha256` is the digest of a file that was protected as it left.

    Raises:
        CannotKeep: if the file is too large to be kept; nothing is written then.
    """
    title, today, questioned = _title(meeting, pack), clock.today(), "\n".join(lines(findings))
    with board.change(f"Keep {title}") as change:
        kept = change.attach_made(Path(file_name).name, content)
        alike = {
            "made_on": today,
            "audience": "public" if pack.public else "board",
            "left_out": "\n".join(lines(withheld) or left_out(pack)) or None,
            "file_name": kept["file_name"],
            "sha256": sha256 or kept["file_hash"],
            "made_by": change.who or None,
        }
        made = change.add("packs", {
            **alike, **kept, **_about(meeting, pack), **_sent(recipients, today), "title": title,
            "pages": printed.pages, "copies": len(copies) or None, "questioned": questioned,
        })  # fmt: skip
        if recipients or (pack.public and not pack.draft):
            _log(change, pack, title, {**alike, "recipient": recipients or None}, copies)
    return made


def _sent(recipients: str, today: date) -> dict[str, Any]:
    if not recipients:
        return {"state": "made"}
    return {"state": "sent", "sent_on": today, "recipients": recipients}


def _log(
    change: Change, pack: Pack, title: str, values: dict[str, Any], copies: Sequence[Left]
) -> None:
    """Log that a pack left, copy by copy, and the figures that each of its papers publishes."""
    for one in [_of_copy(one) for one in copies] or [{}]:
        change.add("disclosures", {**values, **one, "title": title})
    for item in pack.items if pack.public else ():
        for paper in item.papers:
            if paper.figures:
                of = {"title": f"{paper.title} ({title})", "figures": paper.figures}
                change.add("disclosures", {**values, **of})


def _of_copy(one: Left) -> dict[str, Any]:
    return {"recipient": one.copy or None, "file_name": one.path.name, "sha256": one.sha256}


def _about(meeting: Record, pack: Pack) -> dict[str, Any]:
    edition = int(pack.version) if pack.version.isdecimal() else None
    return {"meeting": meeting.id, "edition": edition, "draft": pack.draft or None}


def log_paper(
    board: Board, entry: Entry, paper: Paper, call: Call, left: Sequence[Left], today: date
) -> tuple[str, ...]:
    """Log each file of a paper that left for the public or as somebody's copy, in one step.

    Return the references of the entries, a file each; none for a paper that stays with the board.
    """
    if not (call.asked.public or any(one.copy for one in left)):
        return ()
    alike = {
        "title": paper.title,
        "made_on": clock.today(),
        "audience": call.asked.audience,
        "period": _period(entry, call, today) or None,
        "left_out": "\n".join((*paper.left_out, *paper.reworded)) or None,
    }
    with board.change(f"Log what left: {paper.title}") as change:
        made = [
            change.add("disclosures", {
                **alike, **_of_copy(one), "made_by": change.who or None,
                # What all copies publish is kept once.
                "figures": None if number else paper.figures or None,
            })
            for number, one in enumerate(left)
        ]  # fmt: skip
    return tuple(board.record("disclosures", one).reference for one in made)


def log_published(board: Board, title: str, path: Path) -> str:
    """Log a file that left for the public, in a step of its own; return its entry's reference."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with board.change(f"Log what left: {title}") as change:
        made = change.add("disclosures", {
            "title": title, "made_on": clock.today(), "audience": "public",
            "file_name": path.name, "sha256": digest, "made_by": change.who or None,
        })  # fmt: skip
    return board.record("disclosures", made).reference


def _period(entry: Entry, call: Call, today: date) -> str:
    """Return the period that was asked for in words; of child deaths it is a year if none was."""
    asked = past_year(call.asked, today) if entry.name in DEATHS else call.asked
    span = Report(entry.name, entry.title, today, asked, "", (), ())
    return span.period


def _title(meeting: Record, pack: Pack) -> str:
    day = meeting.values["meets_on"]
    of = day_in_words(day) if day else meeting.reference
    for_whom = "Public pack" if pack.public else "Board pack"
    version = f", version {pack.version}" if pack.version else ""
    return f"{for_whom} of {of}{version}{' (draft)' if pack.draft else ''}"


def left_out(pack: Pack) -> Iterator[str]:
    """Yield what the papers of a pack say that the public does not see, or reads otherwise."""
    yield from pack.left_out
    for item in pack.items:
        for paper in item.papers:
            for said in (*paper.left_out, *paper.reworded):
                yield f"{paper.title}: {said}"


def lines(found: Iterable[Said]) -> tuple[str, ...]:
    """Return what was found of a pack as lines, each with its paper."""
    return tuple(f"{one.paper_title}: {one.said}" if one.paper_title else one.said for one in found)
