"""Any report as a paper: what it says reaches the page, in order, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lif_desktop.exporting.papers.content import (
    BarChart,
    LineChart,
    Pill,
    RowsChart,
    StackedChart,
    Table,
)
from lif_desktop.exporting.papers.from_report import pack_of, paper, picture
from lif_desktop.exporting.pdf.press import make_pack
from lif_desktop.reports.shape import Asked, Chart, Series
from lif_desktop.store.board import Board
from tests import boards
from tests.exporting.pdf.reading import kinds, opened, outline, squeezed, texts
from tests.reports.made import EMPTY, REPORT


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as board:
        yield board


def test_a_report_is_printed_whole_on_its_own(board: Board) -> None:
    content, printed = make_pack(pack_of(board, REPORT))
    said = squeezed("\n".join(texts(content)))
    assert printed.problems == ()
    for words in (
        boards.NAME,
        "Late and due actions",
        "One of three actions is late. Health leads it.",
        "Period: 1 Apr 2026 to 31 Mar 2027.",
        "1 How late they are",
        "Lateness is counted in days.",
        "Late actions",
        "12 Aug 2026",
        "Counted from the current target date; of 3 actions.",
        "Nothing to report.",
        "Names of leads, as the public reads this.",
        "Basis: Kirklees LIF, Driving Improvement",
    ):
        assert squeezed(words) in said
    assert "Agenda" not in said
    assert [(level, title) for level, title, _ in outline(content)] == [
        (0, "Late and due actions"),
        (1, "1 How late they are"),
    ]


def test_its_tables_and_pictures_can_be_read_aloud(board: Board) -> None:
    content, _ = make_pack(pack_of(board, REPORT))
    with opened(content) as pdf:
        found = kinds(pdf)
    assert found.count("/Figure") == 3
    assert found.count("/Table") == 1 + 3  # the figures of each picture are one as well
    assert found.count("/H3") == 3
    assert found.count("/H1") == 1


def test_what_the_public_reads_is_marked_so(board: Board) -> None:
    pack = pack_of(board, EMPTY)
    assert pack.marking == "FOR PUBLICATION"
    assert pack.items[0].papers[0].purpose == "for publication"
    content, _ = make_pack(pack)
    assert "Nothing is late." in "\n".join(texts(content))


def test_states_become_pills_and_dates_words() -> None:
    table = next(one for one in paper(REPORT).blocks if isinstance(one, Table))
    assert table.rows[0][1] == Pill("Late", "triangle", "late")
    assert table.rows[0][2] == "12\N{NO-BREAK SPACE}Aug\N{NO-BREAK SPACE}2026"
    assert table.rows[1][3] == ""
    assert table.total[3] == "108"


@pytest.mark.parametrize(
    ("kind", "labels", "series", "drawn"),
    [
        ("line", ("Q1",), (Series("A", (None,)),), LineChart),
        ("bars", ("Health",), (Series("A", (2,)),), BarChart),
        ("bars", ("Health",), (Series("A", (None,)),), RowsChart),
        ("bars", ("Health",), (Series("A", (1,)), Series("B", (2,))), RowsChart),
        ("stacked", ("Health",), (Series("A", (1,)), Series("B", (2,))), RowsChart),
        ("stacked", ("Q1 2026",), (Series("A", (1,)), Series("B", (None,))), StackedChart),
    ],
)
def test_a_chart_is_drawn_by_what_it_holds(
    kind: str, labels: tuple[str, ...], series: tuple[Series, ...], drawn: type
) -> None:
    chart = Chart(kind, "Title", "Says it.", labels, series)  # type: ignore[arg-type]
    made = picture(chart)
    assert type(made) is drawn
    assert made.alternative == "Says it."


def test_a_report_of_all_time_says_no_period() -> None:
    made = paper(replace(REPORT, asked=Asked()), "J. Hale")
    assert not any("Period" in str(block) for block in made.blocks)
    assert made.presenter == "J. Hale"
