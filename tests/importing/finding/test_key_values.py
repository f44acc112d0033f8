"""Forms: prompts and answers that are read as records, and what is no form."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop import registers
from lif_desktop.importing.finding.form_records import NOT_FILLED
from lif_desktop.importing.finding.inspect import inspect_workbook
from lif_desktop.importing.finding.painting import Paint, painted
from lif_desktop.importing.finding.tables import Found, Table, look_through
from lif_desktop.importing.meaning.said import Said
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.importing.reading.sheets import Sheet, sheet_of
from tests import boards
from tests.corpus.forms import FORMS, Form
from tests.corpus.shapes import BLANK, HEADING, actions
from tests.importing.workbooks import xlsx


def read(rows: list[list[object]], form: Form | None = None) -> Found:
    sheet = sheet_of("Report", rows)  # type: ignore[arg-type] # cells
    for merge in form.merges if form else ():
        cells = openpyxl.worksheet.cell_range.CellRange(merge)
        sheet.merges.append(
            (cells.min_row - 1, cells.min_col - 1, cells.max_row - 1, cells.max_col - 1)
        )
    return look_through(sheet)


def answers(table: Table, sheet: Sheet) -> list[dict[str, object]]:
    """Return each record as {prompt: answer}."""
    return [
        {column.heading: table.cell(sheet, row, column.index) for column in table.columns}
        for row in table.record_rows
    ]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_reads_as_the_records_it_is(form: Form) -> None:
    found = read(form.rows, form)
    (table,) = found.tables
    assert table.place == form.place
    assert answers(table, found.sheet) == form.records
    assert tuple(table.carried.values()) == form.above
    for column in table.columns:
        for row in table.record_rows:
            cell = openpyxl.utils.cell.coordinate_to_tuple(table.where(row, column.index))
            answer = table.cell(found.sheet, row, column.index)
            first = str(answer).split("\n", maxsplit=1)[0] if isinstance(answer, str) else answer
            assert found.sheet.rows[cell[0] - 1][cell[1] - 1] == first


def test_a_form_beside_nothing_else_leaves_the_title_outside() -> None:
    found = read(FORMS[0].rows)
    assert [(one.range, one.reason) for one in found.unread] == [
        ("A1:A2", "above the table: title or guidance"),
        ("C4:C8", "beside the table, under no heading"),
    ]
    told = painted(found)
    assert (told[3].at(1), told[0].paint) != (None, None)
    answer = told[3].at(1)
    assert answer is not None
    assert (answer.paint, answer.reason) == (Paint.RECORD, "an answer to “Agency”")
    prompt = told[3].at(0)
    assert prompt is not None
    assert prompt.paint is Paint.HEADING


def test_what_is_written_right_of_the_answers_is_named() -> None:
    rows: list[list[object]] = [[*row, None, None] for row in FORMS[0].rows]
    rows[6][-1] = "We did much in July."
    assert "C4:E8" in {one.range for one in read(rows).unread}


def test_a_form_that_nobody_filled_in_is_no_record() -> None:
    rows: list[list[object]] = [
        ["Agency", None, "As the board knows you"], ["Period", None, "Which quarter"],
        ["Summary of activity", None, "In short"], ["LIF return 0123456789ab", None, None],
    ]  # fmt: skip
    (table,) = read(rows).tables
    assert table.record_rows == []
    assert [one.reason for one in table.left_out] == [NOT_FILLED]


@pytest.mark.parametrize(
    "rows",
    [
        [["Agency", "Northmoor Police"], ["Quarter", "Q2"], HEADING, *actions(3)],
        [["Field", "Meaning"], ["Agency", "Who"], ["Period", "When"], ["Summary", "What"]],
        [["Agency", "Status", "Lead"], ["Police", "Open", "J. Hale"], ["Health", "Open", "P. Law"]],
        [["1. Choose your agency."], ["2. Give the period."], ["3. Write a summary."]],
        [
            ["Question", "Police", "Health", "Schools"],
            ["Agency", "Yes", "No", "Yes"],
            ["Period", "Yes", "Yes", "No"],
            ["Summary", "No", "No", "No"],
        ],
    ],
    ids=["a table under keys", "terms", "a table", "instructions", "a matrix"],
)
def test_what_is_no_form_stays_what_it_is(rows: list[list[object]]) -> None:
    assert not any(table.form for table in read(rows).tables)


def test_a_table_well_below_a_form_is_still_found() -> None:
    rows: list[list[object]] = [*FORMS[0].rows, *[BLANK] * 4, HEADING, *actions(3)]
    form, table = read(rows).tables
    assert (form.place, table.heading_rows, len(table.record_rows)) == ("A4:C9", (14,), 3)


def test_what_heads_a_table_is_no_record_of_its_own() -> None:
    head: list[list[object]] = [
        ["Agency:", "Northmoor Police"], ["Period:", "Q2"], ["Reported by:", "J. Hale"], BLANK,
    ]  # fmt: skip
    found = read([*head, HEADING, *actions(3)])
    (table,) = found.tables
    assert table.heading_rows == (5,)
    assert found.unread[0].reason == "above the table: title or guidance"


ODD: dict[str, tuple[list[list[object]], list[list[dict[str, object]]]]] = {
    "answers over a narrow gap": (
        [["Agency", None, "Police"], ["Period", None, "Q2"], ["Summary", None, "One"]],
        [[{"Agency": "Police", "Period": "Q2", "Summary": "One"}]],
    ),
    "prompts that come again": (
        [["Agency", "Police"], ["Period", "Q2"], ["Summary", "One"],
         ["Agency", "Health"], ["Period", "Q2"], ["Summary", "Two"]],
        [[{"Agency": "Police", "Period": "Q2", "Summary": "One"},
          {"Agency": "Health", "Period": "Q2", "Summary": "Two"}]],
    ),
    "a prompt of the first that is missing in the second": (
        [["Agency", "Police"], ["Period", "Q2"], ["Summary", "One"],
         ["Agency", "Health"], ["Summary", "Two"]],
        [[{"Agency": "Police", "Period": "Q2", "Summary": "One"},
          {"Agency": "Health", "Period": None, "Summary": "Two"}]],
    ),
    "two forms far apart": (
        [["Agency", "Police"], ["Period", "Q2"], ["Summary", "One"], *[[]] * 4,
         ["Agency", "Health"], ["Period", "Q3"], ["Summary", "Two"]],
        [[{"Agency": "Police", "Period": "Q2", "Summary": "One"}],
         [{"Agency": "Health", "Period": "Q3", "Summary": "Two"}]],
    ),
    "answers beneath, one missing, one only asked for": (
        [["Agency:"], ["Please enter your agency"], ["Police"], ["Period:"], ["< Select >"],
         ["Summary:"], [], ["Two audits"], ["Challenges:"], ["Vacancies"]],
        [[{"Agency": "Police", "Period": None, "Summary": "Two audits",
           "Challenges": "Vacancies"}]],
    ),
    "answers beneath, twice": (
        [["Agency:"], ["Police"], ["Period:"], ["Q1"], ["Summary:"], ["One"], [],
         ["Agency:"], ["Health"], ["Period:"], ["Q1"], ["Summary:"], ["Two"]],
        [[{"Agency": "Police", "Period": "Q1", "Summary": "One"},
          {"Agency": "Health", "Period": "Q1", "Summary": "Two"}]],
    ),
    "hints beyond answers": (
        [["Agency", "Police", None], ["Period", None, "Enter the quarter"],
         ["Summary", "One", "Describe it"]],
        [[{"Agency": "Police", "Period": None, "Summary": "One"}]],
    ),
    "answers of ours that are prompts": (
        [["Agency", "Summary"], ["Period", "Challenges"], ["Summary", "Period"],
         ["LIF return 0123456789ab", None]],
        [[{"Agency": "Summary", "Period": "Challenges", "Summary": "Period",
           "LIF return 0123456789ab": None}]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ODD.values(), ids=ODD)
def test_odd_forms_read_as_a_person_reads_them(
    case: tuple[list[list[object]], list[list[dict[str, object]]]],
) -> None:
    rows, expected = case
    found = read(rows)
    assert [answers(table, found.sheet) for table in found.tables] == expected
    assert all(table.form for table in found.tables)


def test_answers_beside_merged_prompts_are_read() -> None:
    rows: list[list[object]] = [
        ["Agency", None, "A"],
        ["Period", None, "B"],
        ["Summary", None, "C"],
    ]
    form = Form("", rows, "", [], ("A1:B1", "A2:B2", "A3:B3", "C3:F3"))
    found = read(rows, form)
    assert answers(found.tables[0], found.sheet) == [{"Agency": "A", "Period": "B", "Summary": "C"}]


@pytest.mark.parametrize(
    "rows",
    [
        [["Agency", None, "Please enter it"], ["Period", None, "Select one"],
         ["Summary", None, "Enter a summary"]],
        [["Agency", "Description"], ["Period", "When it was"], ["Summary", "What was done"]],
        [["Agency:"], ["Police"], ["Period:"], [], ["Summary:"], [], ["Challenges:"], []],
        [["Agency", "x"], ["Colour", "x"], ["Shape", "x"], ["Size", "x"], ["Period", "x"],
         ["Taste", "x"], ["Smell", "x"], ["Summary", "x"]],
        [["Agency", "Police", "a", "b"], ["Period", "Q2", "c", "d"], ["Summary", "One", "e", "f"]],
    ],
    ids=["only hints", "meanings", "hardly answered", "mostly other prompts", "several answers"],
)  # fmt: skip
def test_what_only_looks_like_a_form_is_none(rows: list[list[object]]) -> None:
    assert not any(table.form for table in read(rows).tables)


LABELS = ("Agency", "Period", "Reported by", "Summary of activity", "What needs to change")


@given(
    st.lists(st.sampled_from(LABELS), min_size=3, max_size=5, unique=True),
    st.integers(0, 6), st.integers(0, 3),
    st.lists(st.text("abcdefgh ", min_size=3, max_size=30), min_size=5, max_size=5),
)  # fmt: skip
def test_wherever_a_form_stands_its_answers_are_read(
    labels: list[str], down: int, right: int, said: list[str]
) -> None:
    told = dict(zip(labels, (f"x{text}".strip() for text in said), strict=False))
    rows: list[list[object]] = [[]] * down
    rows += [[*[None] * right, label, text] for label, text in told.items()]
    found = read(rows)
    (table,) = found.tables
    assert answers(table, found.sheet) == [told]


def test_a_form_goes_all_the_way_onto_the_board(tmp_path: Path) -> None:
    with boards.small(tmp_path) as board:
        agency = board.records("agencies")[0]
        rows: list[list[object]] = [["Audit return"], [], *FORMS[0].rows[3:]]
        rows[2] = ["Agency", agency.text("name")]
        rows[-1] = ["Date signed", "31 Feb 2026"]
        path = xlsx(tmp_path / "form.xlsx", rows, "Report")
        plan = make_plan(board, path, registers.get("highlights"), Said())
        (row,) = plan.rows
        assert row.values["agency"] == agency.id
        assert row.values["summary"] == "Two audits, one briefing"
        assert plan.data_rows == 1
        assert "C" not in {column.letter for column in plan.columns}
        assert "B8" in {column.letter for column in plan.columns}
        assert list(row.problems) == ["signed_on"]
        assert row.problems["signed_on"].endswith("(Cell B8.)")


def test_an_inspection_names_the_form(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "form.xlsx", FORMS[0].rows, "Report")
    told = inspect_workbook(path, registers.get("highlights")).as_text()
    assert "  Form A4:C9: 1 record, rows 4\n    B4  Agency -> agency\n" in told


def test_what_heads_each_block_of_a_questionnaire_is_its_standard(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "s11.xlsx", FORMS[3].rows, "Section 11")
    with boards.small(tmp_path) as board:
        plan = make_plan(board, path, registers.get("standards"), Said())
        assert [row.values["standard"] for row in plan.rows] == list(FORMS[3].above)
        assert [row.values["own_score"] for row in plan.rows] == ["Good", "Developing"]
