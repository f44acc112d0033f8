"""Agenda and minutes as Word documents: real styles, page numbers, marking, and bad input."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as Paper
from docx.oxml.ns import qn

from lif_desktop import clock
from lif_desktop.exporting.composing.documents import (
    agenda_document,
    minutes_document,
    write_document,
)
from lif_desktop.exporting.files import CannotWrite
from lif_desktop.exporting.word.press import make_document
from lif_desktop.reports.shape import Audience
from lif_desktop.store.board import Board
from lif_desktop.store.records import Record
from tests import boards

HUGE = "safeguarding " * 2_500
WRITTEN = (
    "plain", "<img src='/etc/passwd'> & <b>bold</b>", '=HYPERLINK("http://x")',
    "שלום עולם and العربية", "line\nnext", "Łukasz Żółć 👪", "x" * 4_000,
)  # fmt: skip


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today(boards.TODAY.isoformat())
    with boards.small(tmp_path) as made:
        yield made
    clock.set_today(None)


def _meeting(board: Board, state: str) -> Record:
    found = [one for one in board.records("meetings") if one.values["state"] == state]
    return max(found, key=lambda one: one.values["meets_on"])


def _add(board: Board, meeting: Record, *rows: dict[str, Any]) -> None:
    with board.change("Set the agenda") as change:
        for position, row in enumerate(rows, 1):
            change.add("items", {"meeting": meeting.id, "position": position, **row})


def _paper(content: bytes) -> Paper:
    return docx.Document(BytesIO(content))


def _said(paper: Paper) -> str:
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in paper.paragraphs), *cells])


def _agenda(board: Board, audience: Audience = "board") -> Paper:
    document = agenda_document(board, _meeting(board, "planned"), audience)
    return _paper(make_document(document)[0])


def _minutes(board: Board, audience: Audience = "board") -> Paper:
    document = minutes_document(board, _meeting(board, "held"), audience)
    return _paper(make_document(document)[0])


def test_the_agenda_has_styles_numbers_and_a_heading_row_that_repeats(board: Board) -> None:
    _add(
        board, _meeting(board, "planned"),
        {"title": "Late work", "paper": "late", "purpose": "decision", "presenter": "L. Park"},
        {"title": "Staffing", "confidential": True},
    )  # fmt: skip
    paper = _agenda(board)
    assert [one.style.name for one in paper.paragraphs[:5]] == [
        "Title", "Subtitle", "Subtitle", "Subtitle", "Heading 1",
    ]  # fmt: skip
    (table,) = paper.tables
    assert table.style.name == "LIF table"
    head, first, second = table.rows
    assert head._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in head.cells] == ["Time", "Item", "Presented by", "For"]
    assert first.cells[1].paragraphs[0].style.name == "List Number"
    assert [one.text for one in first.cells[1].paragraphs] == [
        "Late work", "1.1 Late and due actions",
    ]  # fmt: skip
    assert [cell.text for cell in first.cells][2:] == ["L. Park", "Decision"]
    assert second.cells[1].paragraphs[-1].text == "Confidential item"


def test_pages_are_counted_and_marked_and_nobody_is_named_in_the_properties(board: Board) -> None:
    paper = _agenda(board)
    page = paper.sections[0]
    assert page.header.paragraphs[0].text.endswith("\tOFFICIAL-SENSITIVE")
    fields = page.footer.paragraphs[0]._p.findall(qn("w:fldSimple"))
    assert [one.get(qn("w:instr")) for one in fields] == ["PAGE", "NUMPAGES"]
    about = paper.core_properties
    assert about.title == "Agenda: Partnership meeting, 24 November 2026"
    assert (about.author, about.last_modified_by) == (boards.NAME, boards.NAME)
    assert (about.comments, about.language) == ("", "en-GB")
    languages = {one.get(qn("w:val")) for one in paper.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_minutes_have_three_levels_of_headings_and_an_action_sheet(board: Board) -> None:
    held = _meeting(board, "held")
    _add(board, held, {"title": "Referral form", "discussion": "Talk.", "decision": "One form."})
    (item,) = board.records("items")
    action = board.records("actions")[0]
    with board.change("It arose there") as change:
        change.edit("actions", action.id, {"item": item.id})
        change.edit("meetings", held.id, {"chair": "M. Grant"})
    paper = _minutes(board)
    heads = [(one.style.name, one.text) for one in paper.paragraphs
             if one.style.name.startswith("Heading")]  # fmt: skip
    assert heads == [
        ("Heading 1", "Attendance"), ("Heading 1", "Items and decisions"),
        ("Heading 2", "1. Referral form"), ("Heading 3", "Actions"),
        ("Heading 1", "Action sheet"), ("Heading 1", "Matters arising from earlier meetings"),
    ]  # fmt: skip
    decided = next(one for one in paper.paragraphs if one.text == "Decision: One form.")
    assert decided.runs[0].bold
    said = _said(paper)
    for one in ("In the chair: M. Grant", "Draft, not agreed yet", "ACT-2026-001", "Late 101 d"):
        assert one in said


def test_the_public_reads_no_names_and_nothing_private(board: Board, tmp_path: Path) -> None:
    held = _meeting(board, "held")
    _add(board, held, {"title": "Staffing", "confidential": True, "presenter": "M. Grant"},
         {"title": "Case Ash: what next", "presenter": "L. Park"})  # fmt: skip
    with board.change("The top group met") as change:
        change.edit("groups", held.values["group"], {"kind": "executive"})
    document = minutes_document(board, held, "public")
    said = _said(_paper(make_document(document)[0]))
    for hidden in ("Staffing", "Grant", "Park", "Ash"):
        assert hidden not in said
    assert "1 item taken in private." in said
    path = tmp_path / "minutes.docx"
    logged, problems = write_document(board, document, path, "public")
    assert (logged, problems) == ("DSC-2026-001", ())
    assert write_document(board, document, path, "board")[0] == ""


def test_a_meeting_without_items_still_has_agenda_and_minutes(board: Board) -> None:
    agenda = _agenda(board)
    assert len(agenda.tables[0].rows) > 5
    said = _said(_minutes(board))
    assert "No items are on record of this meeting." in said
    assert "No action arose at this meeting." in said


@pytest.mark.parametrize("written", WRITTEN)
def test_whatever_was_typed_is_printed_as_typed(board: Board, written: str) -> None:
    held = _meeting(board, "held")
    _add(board, held, {"title": written, "presenter": written, "discussion": written,
                       "decision": written})  # fmt: skip
    with board.change("Same to come") as change:
        change.edit("items", 1, {"notes": written})
    content, problems = make_document(minutes_document(board, held))
    assert problems == ()
    kept = board.records("items")[0].values["discussion"]
    assert kept in _said(_paper(content))
    with zipfile.ZipFile(BytesIO(content)) as parts:
        relations = parts.read("word/_rels/document.xml.rels").decode()
    assert "passwd" not in relations
    assert "hyperlink" not in relations.rpartition("/")[2]


def test_a_very_long_text_is_written_whole(board: Board) -> None:
    held = _meeting(board, "held")
    _add(board, held, {"title": "Long", "discussion": HUGE})
    said = _said(_minutes(board))
    assert len(said) > 32_000


def test_what_word_cannot_hold_is_left_out_and_said(board: Board) -> None:
    document = agenda_document(board, _meeting(board, "planned"))
    spoiled = type(document)(**{**vars(document), "title": "Age\x00n\x0bda\ufffe\ud800"})
    content, problems = make_document(spoiled)
    assert problems == ("4 characters that a Word file cannot hold were left out.",)
    assert _paper(content).paragraphs[0].text == "Agenda"


def test_a_folder_that_is_not_there_is_said(board: Board, tmp_path: Path) -> None:
    document = agenda_document(board, _meeting(board, "planned"))
    with pytest.raises(CannotWrite, match="is not there"):
        write_document(board, document, tmp_path / "none" / "agenda.docx", "public")
    assert board.records("disclosures") == []


def test_minutes_show_attendance_and_what_was_decided_of_escalations(board: Board) -> None:
    held = _meeting(board, "held")
    agency, other, *_ = (one.id for one in board.records("agencies"))
    action = board.records("actions")[0]
    with board.change("Enter what happened") as change:
        for one, came, person in ((agency, "yes", "A. Moss"), (other, None, None)):
            change.add("members", {"group": held.values["group"], "agency": one, "person": "X"})
            if came:
                change.add("attendance", {
                    "meeting": held.id, "agency": one, "came": came, "person": person,
                })  # fmt: skip
        change.add("escalations", {
            "action": action.id, "raised_on": held.values["meets_on"], "meeting": held.id,
            "ruling": "supported", "ruling_reason": "Ask again.", "group": held.values["group"],
        })  # fmt: skip
    came, rulings = _minutes(board).tables
    assert [[cell.text for cell in row.cells] for row in came.rows] == [
        ["Agency", "Answer", "Person", "Note"],
        ["Northmoor Health NHS Trust", "Present", "A. Moss", ""],
        ["Northmoor Police", "Nothing on record", "", ""],
    ]
    assert rulings.rows[1].cells[2].text == "Ask again."
    public = _minutes(board, "public")
    assert len(public.tables) == 1
    assert "A. Moss" not in _said(public)


def test_what_a_sub_group_decided_stays_with_it(board: Board) -> None:
    _add(board, _meeting(board, "held"), {"title": "Case work", "decision": "To be reviewed."})
    said = _said(_minutes(board, "public"))
    assert "To be reviewed" not in said
    assert "1 decision was taken; no action arose." in said
    assert "What this group dealt with and decided, as it may lead to a case." in said


def test_the_public_agenda_has_no_column_for_names(board: Board) -> None:
    _add(board, _meeting(board, "planned"), {"title": "Late work", "presenter": "L. Park"},
         {"title": "Staffing", "confidential": True})  # fmt: skip
    paper = _agenda(board, "public")
    assert [cell.text for cell in paper.tables[0].rows[0].cells] == ["Time", "Item", "For"]
    assert "1 item taken in private." in _said(paper)
    assert "Park" not in _said(paper)
