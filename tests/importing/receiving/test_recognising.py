"""What a workbook is said to be, and why: issued, known, likely or unknown."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from lif_desktop import identity
from lif_desktop.exporting.workbooks.tracker import write_tracker
from lif_desktop.importing.finding.inspect import inspect_workbook
from lif_desktop.importing.finding.table import Column, Table
from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.merging.merge import merge
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.receiving.fingerprints import fingerprint
from lif_desktop.importing.receiving.recognising import Recognised, recognise
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from tests import boards
from tests.ui.importing.acting import HEADS, references, row_of, workbook


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as board:
        yield board


def known(board: Board, path: Path) -> Recognised:
    return recognise(board, inspect_workbook(path))


def agency(board: Board, name: str) -> int:
    found = board.names.resolve("agencies", name)
    assert found is not None
    return found


def returned(board: Board, path: Path, heads: Sequence[str] = HEADS, **said: str) -> Path:
    first, second, *_ = references(board)
    rows = [row_of(board, first, **said), row_of(board, second)]
    return workbook(path, [[*row, *[None] * (len(heads) - len(row))] for row in rows], heads)


def learn(board: Board, path: Path, of: str) -> None:
    merge(board, make_plan(board, path, "actions", Said(agency=agency(board, of))))


def test_a_likely_file_says_why_and_is_never_certain(board: Board, tmp_path: Path) -> None:
    found = known(board, returned(board, tmp_path / "Housing Trust Nov.xlsx", rag="Red"))
    assert (found.how, found.certain) == ("likely", False)
    assert found.register is not None
    assert found.register.key == "actions"
    assert found.agency == agency(board, "Housing Trust")
    assert "6 of its 6 headings are those of actions." in found.reason
    assert "“Housing Trust” stands in the file's name" in found.reason
    assert found.title_of(board, found.agency) == "Return from Housing Trust"


def test_a_tracker_is_known_by_its_marks(board: Board, tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    write_tracker(board, View("actions"), path)
    found = known(board, path)
    assert (found.how, found.certain, found.returned) == ("issued", True, None)
    assert found.reason.startswith("Issued by this board")


def test_rows_of_another_board_are_only_likely(board: Board, tmp_path: Path) -> None:
    heads = (*HEADS, identity.RECORD_HEADING, identity.VERSION_HEADING)
    row = [*row_of(board, references(board)[0]), "0badcafe-7", 3]
    found = known(board, workbook(tmp_path / "theirs.xlsx", [row, row], heads))
    assert found.how == "likely"
    assert "marks of another board" in found.reason


def test_a_return_is_known_by_its_token_alone(board: Board, tmp_path: Path) -> None:
    token, whose = identity.new_token(), agency(board, "Northmoor Police")
    sent = json.dumps({"rows": [["actions", 1, 1]], "headings": list(HEADS)})
    with board.change("Send out") as change:
        change.add("returns", {
            "title": "Action updates", "kind": "actions", "agency": whose, "token": token,
            "sent": sent, "state": "out", "issued_on": boards.TODAY, "due_on": boards.TODAY,
        })  # fmt: skip
    heads = (*HEADS, identity.return_heading(token))
    rows = [[None, "Brief the governors", None, None, "In hand", None, None]]
    path = workbook(tmp_path / "x.xlsx", rows, heads)
    found = known(board, path)
    assert (found.how, found.certain, found.agency) == ("issued", True, whose)
    assert found.issued is not None
    assert found.returned == found.issued.id
    assert "sent on 21 Nov 2026, due by 21 Nov 2026" in found.reason
    with board.change("Back") as change:
        change.edit("returns", found.issued.id, {"state": "withdrawn"})
    assert "It was withdrawn." in known(board, path).reason


def test_a_form_seen_before_is_known_though_it_drifts(board: Board, tmp_path: Path) -> None:
    learn(board, returned(board, tmp_path / "July.xlsx", rag="Red"), "Northmoor Police")
    (reading,) = board.records("readings")
    assert (reading.values["kind"], reading.values["register"]) == ("form", "actions")
    again = known(board, returned(board, tmp_path / "October.xlsx", rag="Amber"))
    assert (again.how, again.certain) == ("known", True)
    assert again.form == reading.values["form"]
    drifted = returned(board, tmp_path / "v2.xlsx", (*HEADS[:-1], "Rating", "Cost code"))
    found = known(board, drifted)
    assert found.how == "known"
    assert "Since then new “Rating” and “Cost code”; gone “RAG”." in found.reason


def test_undoing_an_import_unlearns_its_form(board: Board, tmp_path: Path) -> None:
    path = returned(board, tmp_path / "July.xlsx", rag="Red")
    learn(board, path, "Northmoor Police")
    board.undo()
    assert board.records("readings") == []
    assert known(board, path).how == "likely"


def test_a_form_is_remembered_once_an_agency(board: Board, tmp_path: Path) -> None:
    for name, rag, of in (
        ("1.xlsx", "Red", "Northmoor Police"), ("2.xlsx", "Amber", "Northmoor Police"),
        ("3.xlsx", "Green", "Housing Trust"),
    ):  # fmt: skip
        learn(board, returned(board, tmp_path / name, rag=rag), of)
    assert len(board.records("readings")) == 2


def test_the_same_file_says_when_it_came_and_that_it_was_undone(
    board: Board, tmp_path: Path
) -> None:
    path = returned(board, tmp_path / "July.xlsx", rag="Red")
    learn(board, path, "Northmoor Police")
    found = known(board, path)
    assert found.stands
    assert [one.file_name for one in found.before] == ["July.xlsx"]
    board.undo()
    found = known(board, path)
    assert not found.stands
    assert found.before[0].change in found.undone


def test_the_same_content_in_other_bytes_says_when_it_came(board: Board, tmp_path: Path) -> None:
    path = returned(board, tmp_path / "July.xlsx", rag="Red")
    learn(board, path, "Northmoor Police")
    copy, other = tmp_path / "again.xlsx", tmp_path / "other.xlsx"
    book = load_workbook(path)
    book.properties.title = "Saved again"
    book.save(copy)
    found = known(board, copy)
    assert found.resaved
    assert found.stands
    assert [one.file_name for one in found.before] == ["July.xlsx"]
    assert not known(board, path).resaved
    book.worksheets[0].cell(4, 6).value = "Green"
    book.save(other)
    assert known(board, other).before == ()
    board.undo()
    assert not known(board, copy).stands


def test_what_another_agency_said_alike_is_its_own(board: Board, tmp_path: Path) -> None:
    path = returned(board, tmp_path / "July.xlsx", rag="Red")
    learn(board, path, "Northmoor Police")
    book = load_workbook(path)
    book.properties.title = "Saved again"
    book.save(tmp_path / "Fire Service.xlsx")
    with board.change("Another agency") as change:
        change.add("agencies", {"name": "Fire Service"})
    found = known(board, tmp_path / "Fire Service.xlsx")
    assert found.agency == agency(board, "Fire Service")
    assert found.before == ()


def test_tables_for_several_registers_are_each_proposed(board: Board, tmp_path: Path) -> None:
    path = returned(board, tmp_path / "all.xlsx")
    book = load_workbook(path)
    sheet = book.create_sheet("Risk log")
    for row in (
        ("Risk", "Likelihood", "Impact", "Mitigation", "Owner"),
        ("Thresholds drift", 3, 4, "Audit them", "L. Park"),
        ("Staff leave", 2, 3, "Recruit", "K. Dunn"),
    ):
        sheet.append(row)
    book.save(path)
    found = known(board, path)
    assert found.register is not None
    assert {found.register.key, *(one.register.key for one in found.also)} == {"actions", "risks"}


def test_of_two_registers_alike_that_one_whose_own_words_are_there(
    board: Board, tmp_path: Path
) -> None:
    # Actions too have a reference, a measure (of success), a target and a commentary.
    heads = ("Ref", "Measure", "Polarity", "Target", "Commentary")
    rows = [[f"I{n}", f"Children seen in time {n}", "high is good", n, "Steady"] for n in range(4)]
    found = known(board, workbook(tmp_path / "Figures.xlsx", rows, heads))
    assert found.register is not None
    assert found.register.key == "indicators"
    assert "They are like actions too" in found.reason


def test_a_panels_log_is_one_of_child_deaths(board: Board, tmp_path: Path) -> None:
    heads = ("CDOP ref", "Date of death", "Expected / unexpected", "JAR held?", "CDRM date")
    rows = [[f"CD{n}", "01/02/2026", "Expected", "No", "03/04/2026"] for n in range(1, 4)]
    found = known(board, workbook(tmp_path / "Log.xlsx", rows, heads))
    assert found.register is not None
    assert found.register.key == "deaths"
    assert "5 of its 5 headings are those of child deaths." in found.reason


def test_a_common_word_alone_names_no_agency(board: Board, tmp_path: Path) -> None:
    with board.change("Another agency") as change:
        change.add("agencies", {"name": "Northmoor Schools and Learning"})
    alone = returned(board, tmp_path / "Learning from March.xlsx", rag="Red")
    both = returned(board, tmp_path / "Schools, learning - March.xlsx", rag="Red")
    assert "stands in the file's name" not in known(board, alone).reason
    assert known(board, both).agency == agency(board, "Northmoor Schools and Learning")


def test_what_is_like_nothing_is_unknown(board: Board, tmp_path: Path) -> None:
    path = workbook(tmp_path / "odd.xlsx", [["x", "y"], ["z", "w"]], ("Colour", "Shape"))
    found = known(board, path)
    assert (found.how, found.register, found.title_of(board, None)) == ("unknown", None, "")


def _table(headings: Sequence[str]) -> Table:
    columns = [Column(at, "A", heading) for at, heading in enumerate(headings)]
    return Table("Sheet1", (1,), 2, 3, columns, [2, 3])


HEADINGS = st.lists(
    st.text("abcdefgh ", min_size=1, max_size=12).filter(str.strip), min_size=1, unique=True
)


@given(headings=HEADINGS, data=st.data())
def test_order_case_and_spaces_make_no_other_form(headings: list[str], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(headings))
    dressed = [f"  {one.upper()}\u00a0".replace(" ", "  ") for one in shuffled]
    assert fingerprint(_table(headings)) == fingerprint(_table(dressed))


@given(one=HEADINGS, other=HEADINGS)
def test_another_form_never_has_the_same_fingerprint(one: list[str], other: list[str]) -> None:
    same = {" ".join(x.split()) for x in one} == {" ".join(x.split()) for x in other}
    assert (fingerprint(_table(one)) == fingerprint(_table(other))) == same
