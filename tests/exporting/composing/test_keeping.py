"""What is kept of a pack: file, version, digest, what went out and what was questioned."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import clock
from lif_desktop.exporting.composing import keeping
from lif_desktop.exporting.composing.choices import Choices
from lif_desktop.exporting.composing.compose import compose_pack, make_pack
from lif_desktop.exporting.composing.export import export_pack
from lif_desktop.exporting.papers.content import Pack
from lif_desktop.exporting.protecting.leaving import Left, received
from lif_desktop.reports.shape import Audience
from lif_desktop.store.attachments import LARGEST
from lif_desktop.store.board import Board
from lif_desktop.store.faults import CannotKeep
from lif_desktop.store.records import Record
from tests.exporting.papers import board as sample


@dataclass(frozen=True)
class Note:
    """Something found of a pack."""

    paper_title: str
    said: str


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today("2026-11-21")
    with sample.made(tmp_path) as made:
        yield made
    clock.set_today(None)


@pytest.fixture
def meeting(board: Board) -> Record:
    return next(one for one in board.records("meetings") if one.values["starts_at"] == "09:30")


def _pack(board: Board, meeting: Record, audience: Audience = "board") -> Pack:
    version = str(keeping.next_version(board, meeting, audience))
    return compose_pack(board, meeting, sample.TODAY, Choices(audience, version))


def _keep(board: Board, meeting: Record, pack: Pack, **more: Any) -> Record:
    content, printed = make_pack(pack)
    made = keeping.keep_pack(
        board, meeting, pack, content, printed, file_name="/somewhere/pack.pdf",
        withheld=[Note("Child deaths", "Counts from 1 to 4."), Note("", "1 item in private.")],
        findings=[Note("Dataset", "104 of 96?")], **more,
    )  # fmt: skip
    return board.record("packs", made)


def test_the_very_file_is_kept_under_its_digest(board: Board, meeting: Record) -> None:
    kept = _keep(board, meeting, _pack(board, meeting))
    content = board.file(kept.values["file_hash"])
    assert content.startswith(b"%PDF")
    assert kept.values["sha256"] == hashlib.sha256(content).hexdigest()
    assert kept.values["file_name"] == "pack.pdf"
    assert kept.title == "Board pack of 24 Nov 2026, version 1"
    assert kept.values["left_out"] == "Child deaths: Counts from 1 to 4.\n1 item in private."
    assert kept.values["questioned"] == "Dataset: 104 of 96?"
    assert (kept.values["state"], kept.values["sent_on"]) == ("made", None)
    assert board.records("disclosures") == []
    assert board.check().whole


def test_versions_are_counted_for_each_audience_and_meeting(board: Board, meeting: Record) -> None:
    first = _keep(board, meeting, _pack(board, meeting))
    second = _keep(board, meeting, replace(_pack(board, meeting), draft=True))
    assert (first.values["edition"], second.values["edition"]) == (1, 2)
    assert second.title.endswith("version 2 (draft)")
    assert keeping.next_version(board, meeting, "board") == 3
    assert keeping.next_version(board, meeting, "public") == 1
    other = next(one for one in board.records("meetings") if one.id != meeting.id)
    assert keeping.next_version(board, other, "board") == 1


def test_what_was_sent_says_to_whom_and_is_logged(board: Board, meeting: Record) -> None:
    kept = _keep(board, meeting, _pack(board, meeting), recipients="members", sha256="ab" * 32)
    assert (kept.values["state"], kept.values["sent_on"]) == ("sent", sample.TODAY)
    (logged,) = board.records("disclosures")
    assert logged.values["recipient"] == "members"
    assert logged.values["sha256"] == kept.values["sha256"] == "ab" * 32
    assert kept.values["file_hash"] != kept.values["sha256"]


def test_a_public_pack_keeps_what_it_published_of_deaths(board: Board, meeting: Record) -> None:
    _keep(board, meeting, _pack(board, meeting, "public"))
    whole, *papers = board.records("disclosures")
    assert whole.title == "Public pack of 24 Nov 2026, version 1"
    assert any(one.values["figures"] for one in papers)
    assert all(one.values["audience"] == "public" for one in (whole, *papers))


def test_a_public_draft_publishes_nothing(board: Board, meeting: Record) -> None:
    _keep(board, meeting, replace(_pack(board, meeting, "public"), draft=True))
    assert board.records("disclosures") == []


def test_keeping_is_one_step_that_can_be_taken_back(board: Board, meeting: Record) -> None:
    _keep(board, meeting, _pack(board, meeting, "public"))
    assert board.history()[0].title == "Keep Public pack of 24 Nov 2026, version 1"
    undone = board.undo()
    assert undone.staying == (
        "“pack.pdf” stays where it was written: delete it, and tell whoever got it."
    )
    assert board.records("packs") == []
    assert board.records("disclosures") == []
    assert board.redo().staying == ""


def test_each_numbered_copy_is_logged_and_named_when_it_is_taken_back(
    board: Board, meeting: Record
) -> None:
    copies = [
        Left(Path(f"/somewhere/pack - copy {one} of 7.pdf"), f"{one}" * 64, f"Copy {one} of 7 · X")
        for one in range(1, 8)
    ]
    kept = _keep(board, meeting, _pack(board, meeting), recipients=received(tuple(copies)),
                 copies=copies)  # fmt: skip
    assert kept.values["copies"] == 7
    logged = [one.values for one in board.records("disclosures")]
    assert [(one["file_name"], one["sha256"], one["recipient"]) for one in logged] == [
        (one.path.name, one.sha256, one.copy) for one in copies
    ]
    said = board.undo().staying
    assert said.startswith("“pack - copy 1 of 7.pdf”, “pack - copy 2 of 7.pdf”, ")
    assert said.endswith(" and 2 more stay where they were written: delete them, and tell whoever"
                         " got one.")  # fmt: skip


@pytest.mark.parametrize(("content", "said"), [(b"", "empty"), (b"x" * (LARGEST + 1), "50 MB")])
def test_what_cannot_be_kept_is_said_and_changes_nothing(
    board: Board, meeting: Record, content: bytes, said: str
) -> None:
    pack = _pack(board, meeting)
    _, printed = make_pack(pack)
    with pytest.raises(CannotKeep, match=said):
        keeping.keep_pack(board, meeting, pack, content, printed, file_name="pack.pdf")
    assert board.records("packs") == []


def test_what_is_found_is_said_before_the_file_is_there(
    board: Board, meeting: Record, tmp_path: Path
) -> None:
    path = tmp_path / "public.pdf"
    there: list[tuple[str, bool]] = []
    export_pack(
        board, meeting, Choices("public"), path, lambda one: there.append((one, path.exists()))
    )
    assert there
    assert not any(exists for _, exists in there)
    assert path.read_bytes().startswith(b"%PDF")
