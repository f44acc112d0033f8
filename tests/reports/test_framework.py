from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import frameworks
from lif_desktop.reports import framework_parts
from lif_desktop.reports.catalogue import get
from lif_desktop.reports.shape import Asked, Report, Table, plain
from lif_desktop.store.board import Board
from lif_desktop.store.opening import create
from tests.boards import PASSPHRASE, WHO

NAMES = [one.id for one in frameworks.names()]


@pytest.fixture(params=NAMES)
def board(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Board]:
    preset = frameworks.load(request.param)
    with create(tmp_path / "a.lif", PASSPHRASE, preset, name="", who=WHO) as made:
        yield made


def draw(board: Board, today: date = date(2026, 11, 21)) -> Report:
    return get("framework").draw(board, today, Asked())


def tables(report: Report) -> dict[str, Table]:
    return {one.title: one for section in report.sections for one in section.tables}


def test_every_part_of_every_preset_stands_in_it(board: Board) -> None:
    preset = frameworks.kept(board.settings)
    report = draw(board)
    found = tables(report)
    assert len(found["Groups"].rows) == len(preset.groups)
    assert len(found["Information sources"].rows) == len(preset.sources)
    assert len(found["Duties"].rows) == len(preset.duties)
    assert len(found["Methodologies"].rows) == len(preset.methodologies)
    assert len(found["Principles"].rows) == len(preset.principles)
    assert len(found["Tips"].rows) == sum(len(one.items) for one in preset.tips)
    for table in preset.method_tables:
        assert len(found[table.title].rows) == len(preset.methods_in(table.key))
    for part in preset.not_stated:
        assert part in " ".join(report.summary)
    assert set(preset.notes) <= set(report.summary)


def test_the_guidance_in_force_says_what_is_from_memory(board: Board) -> None:
    found = tables(draw(board))
    clocks = {str(row.cells[0]): row for row in found["Clocks"].rows}
    assert plain(clocks["Complete the rapid review"].cells[-1]) == "Checked"
    assert plain(clocks["Send the report to the national panel"].cells[-1]) == "From memory"
    criteria = found["Criteria: Local child safeguarding practice review"]
    assert "does not mean that a review must be held" in criteria.note
    before = tables(draw(board, date(2014, 1, 1)))
    assert "Clocks" not in before


def test_what_is_ours_and_what_is_not_stated_is_marked(tmp_path: Path) -> None:
    preset = frameworks.load("bedford")
    with create(tmp_path / "a.lif", PASSPHRASE, preset, name="", who=WHO) as board:
        found = tables(draw(board))
    words = {str(row.cells[0]): row.cells for row in found["Words"].rows}
    assert words["Health commissioner"][-1] == "ours"
    assert words["Case review"][-1] == ""
    groups = {
        str(row.cells[0]): [plain(cell) for cell in row.cells] for row in found["Groups"].rows
    }
    assert groups["Executive Group"][2:4] == ["Not stated", "Strategic Board"]
    assert groups["Strategic Board"][3] == "Independent Chair"
    sources = {str(row.cells[1]): row.cells for row in found["Information sources"].rows}
    assert any(cells[-1] == "cycle" for cells in sources.values())


def test_a_word_used_for_a_time_and_a_scale_of_ones_own_are_shown(tmp_path: Path) -> None:
    own = tmp_path / "ours.toml"
    own.write_text(
        frameworks.text_of("blank")
        + """
[[renamed]]
word = "case_review"
text = "Learning review"
from_on = 2024-01-01

[[scales]]
key = "ours"
name = "Ours"
order = "worst first"
points = [
    { value = "1", label = "Poor", meaning = "late" },
    { value = "2", label = "Good", meaning = "well" },
]
""",
        "utf-8",
    )
    preset = frameworks.load_file(own)
    with create(tmp_path / "a.lif", PASSPHRASE, preset, name="", who=WHO) as board:
        found = tables(draw(board))
    (renamed,) = found["Called otherwise for a time"].rows
    assert renamed.cells == ("Case review", "Learning review", date(2024, 1, 1), None)
    assert found["Scales"].rows[0].cells == ("Ours", "worst first", "Poor, Good")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("deaths", "Child deaths"),
        ("audits.kind=section11,section175", "Audits: Section 11, Section 175/157"),
        ("audits.children", "Audits with: children"),
        ("expected.source=lado", "Scrutiny calendar: Allegations against staff (LADO)"),
        ("dreams.kind=good", "dreams.kind=good"),
        ("audits.smell", "audits.smell"),
    ],
)
def test_what_counts_for_a_method_is_put_in_words(text: str, words: str) -> None:
    said = framework_parts.counted_by(frameworks.load("croydon"), text)
    assert said.startswith(words)
