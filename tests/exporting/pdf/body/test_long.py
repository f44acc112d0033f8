"""What is too long for a line, a row or a page is printed all the same."""

from itertools import product

import pytest

from lif_desktop.exporting.papers.content import (
    AgendaItem,
    BarChart,
    Bullets,
    Column,
    Heading,
    Paper,
    Pill,
    StackedChart,
    Table,
    Text,
)
from lif_desktop.exporting.pdf.body.paper import papers, set_paper
from lif_desktop.exporting.pdf.pages import Flow, Print
from lif_desktop.exporting.pdf.press import make_pack
from lif_desktop.exporting.pdf.text import Lost, plain
from lif_desktop.exporting.pdf.tree import Node
from tests.exporting.pdf import reading, samples

COLUMNS = (Column("Ref", 0), Column("Memo", 2), Column("Other", 1))


def _words(content: bytes) -> str:
    return " ".join(reading.texts(content))


def test_a_cell_of_ten_thousand_words_goes_over_pages_and_names_its_row_again() -> None:
    rows = (("ACT-1", "word " * 10_000, Pill("Late", "triangle", "late")), ("ACT-2", "b", "c"))
    content, printed = make_pack(samples.pack(samples.paper(Table(COLUMNS, rows))))
    assert printed.pages > 10
    assert _words(content).count("word") == 10_000
    assert _words(content).count("ACT-1") >= printed.pages - 4
    assert "ACT-2" in _words(content)


def test_a_cell_of_two_thousand_characters_without_a_space_is_shortened_and_said() -> None:
    rows = (("ACT-1", "x" * 2_000, "y" * 60),)
    content, printed = make_pack(samples.pack(samples.paper(Table(COLUMNS, rows))))
    said = _words(content)
    assert "1,600 more characters not printed" in said
    assert reading.squeezed("y" * 60) in reading.squeezed(said)
    assert printed.problems == (
        "Actions: 1 unbroken string of more than 400 characters had to be shortened.",
    )
    assert "had to be shortened" in said


def test_two_hundred_thousand_characters_take_no_time_and_no_pages() -> None:
    texts = (Text("z" * 200_000), Text("z" * 200_000))
    content, printed = make_pack(samples.pack(samples.paper(*texts)))
    assert printed.pages == 3
    assert "2 unbroken strings" in _words(content)


def test_a_long_token_parts_at_its_seams() -> None:
    token = "https://northmoor.example/" + "a-part-of-a-path/" * 20
    content, _ = make_pack(samples.pack(samples.paper(Table(COLUMNS, (("A", token, ""),)))))
    assert reading.squeezed(token) in reading.squeezed(_words(content))


def test_every_text_may_be_long_everywhere() -> None:
    long = "A long text that goes on and on. " * 60
    paper = Paper(
        long, long, long, (long,),
        (
            Heading(long),
            Heading(long),
            Table((Column(long, 0), Column(long), Column(long, 0)), ((long, long, long),) * 3,
                  total=(long, long, long), note=long),
            Bullets((long, long)),
            StackedChart(long, (long, long), samples.STACK.series[:0], long),
            BarChart(long, (long, "b"), (1.5, 0), long),
            Heading(long),
        ),
        long,
    )  # fmt: skip
    items = (AgendaItem(long, long, long, "09:30", (paper, paper)), AgendaItem(long))
    fields = dict.fromkeys(
        ("body", "title", "meeting", "when", "place", "marking", "handling", "version",
         "data_as_at", "edition", "author", "chair"),
        long,
    )  # fmt: skip
    content, printed = make_pack(samples.pack(items=items, **fields))
    texts = reading.texts(content)
    assert all(f"Page {n} of {printed.pages}" in text for n, text in enumerate(texts, 1))


def test_a_chart_of_many_bars_fits_a_page() -> None:
    labels = tuple(f"School {index}" for index in range(80))
    chart = BarChart("Schools", labels, (1,) * 80, "Eighty schools, one each.")
    content, printed = make_pack(samples.pack(samples.paper(chart)))
    assert printed.pages == 3
    assert "57 others" in _words(content)


@pytest.mark.parametrize("value", [0, 3, 7, 40, 260, 12_000, 900_000])
def test_charts_of_any_height_start_at_nought(value: int) -> None:
    stack = StackedChart(
        "Any", ("Nov",), (samples.Series("Late", (value,), "late"),), f"{value} late."
    )
    content, _ = make_pack(samples.pack(samples.paper(stack)))
    assert "Any" in _words(content)


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in range(30, 60):
        paper = samples.paper(
            Text("\n".join(["line"] * lines)),
            Heading("Kept"),
            Table(samples.COLUMNS, (samples.ROW,)),
        )
        content, _ = make_pack(samples.pack(paper))
        page = next(text for text in reading.texts(content) if "2.1.1 Kept" in text)
        assert "ACT-2026-021" in page


def test_no_note_goes_to_a_page_alone() -> None:
    for rows in range(20, 40):
        paper = samples.paper(Table(samples.COLUMNS, (samples.ROW,) * rows), note="The rule.")
        content, _ = make_pack(samples.pack(paper))
        page = next(text for text in reading.texts(content) if "The rule." in text)
        assert "ACT-2026-021" in page


@pytest.mark.parametrize("count", range(38, 50))
def test_no_note_goes_alone_under_words_or_pictures(count: int) -> None:
    lines = ("line",) * count
    for last in (Text("\n".join(lines)), Bullets(lines), samples.BARS):
        before = Text("\n".join(lines)) if last is samples.BARS else Text("Before")
        note = "The rule. " * 40
        content, _ = make_pack(samples.pack(samples.paper(before, last, note=note)))
        page = next(text for text in reading.texts(content) if "The rule." in text)
        assert page.split("The rule.")[0].count("line") or "Police" in page


def test_a_total_never_leaves_its_last_row_nor_the_page() -> None:
    for count in range(1, 130):
        table = Table(COLUMNS, (("A", "line\n" * count, ()),), total=("All", "1", ""))
        flow = _set(samples.paper(table, note="The rule."))
        for page in flow.pages:
            lowest = max(one.thing.y for one in page.marks if isinstance(one.thing, Print))
            assert lowest <= page.bottom
        last = [
            plain(one.thing.line).strip() for one in flow.page.marks if isinstance(one.thing, Print)
        ]
        assert "All" in last
        assert "line" in last
        assert last[-1] == "The rule."


def test_no_page_has_its_head_over_a_single_row() -> None:
    for rows in range(2, 80):
        table = Table(samples.COLUMNS, (samples.ROW,) * rows, total=("All", "", ""))
        flow = _set(samples.paper(table))
        for page in flow.pages:
            texts = [plain(one.thing.line) for one in page.marks if isinstance(one.thing, Print)]
            assert texts.count("ACT-2026-021") != 1


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("tall", [1, 4, 5, 6, 14, 30])
def test_no_head_stands_over_nothing(tall: int, *, wide: bool) -> None:
    first = Table(tuple(Column(f"Heading {index}", 0) for index in range(14)), (("words",) * 14,))
    row = ("A", "line\n" * (tall - 1) + "line", "")
    for lines, count in product(range(2, 50, 2), (1, 2, 5)):
        rows = (row,) * count
        before = (
            (first, Text("\n".join(["x"] * (lines // 2))))
            if wide
            else (Text("\n".join(["x"] * lines)),)
        )
        flow = _set(
            samples.paper(*before, Heading("Kept"), Table(COLUMNS, rows), note="The rule. " * 30)
        )
        for page in flow.pages:
            said = [plain(one.thing.line) for one in page.marks if isinstance(one.thing, Print)]
            assert ("Memo" in said) == any("line" in one for one in said)


def _set(paper: Paper) -> Flow:
    flow = Flow(Lost())
    (placed,) = papers(samples.pack(items=(AgendaItem("One", papers=(paper,)),)))
    set_paper(placed, Node("Sect"), flow)
    return flow
