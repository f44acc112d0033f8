"""Whatever is put into a pack, the file opens, holds what was typed, and has no fault."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lif_desktop.exporting.papers.content import (
    AgendaItem,
    BarChart,
    Beside,
    Block,
    Bullets,
    Caption,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Layer,
    LineChart,
    Pack,
    Paper,
    Pill,
    RowsChart,
    Series,
    Shelf,
    Sparkline,
    StackedChart,
    Strong,
    Table,
    Text,
    Volume,
)
from lif_desktop.exporting.pdf.checking import check
from lif_desktop.exporting.pdf.press import make_pack
from lif_desktop.exporting.pdf.text import Lost, clean
from tests.exporting.pdf import reading, samples

# Letters of both directions, marks, controls, emoji, private use, noncharacters, lone surrogates.
ANY = st.text(
    st.characters()
    | st.sampled_from("<>&\\()%\x00\x1b\u202e\u200f\ufeff\uffff\ue000\U0001f469\ud800שلا漢é\n\r\t"),
    max_size=60,
)
NUMBERS = st.none() | st.floats(0, 1e7) | st.integers(0, 10**12)


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    """Return blocks of every kind, with anything in them."""
    text = lambda: draw(ANY)  # noqa: E731 - drawn anew each time
    labels = tuple(draw(st.lists(ANY, max_size=4)))
    known = tuple(draw(st.lists(st.floats(0, 1e6), min_size=len(labels), max_size=len(labels))))
    maybe = tuple(draw(st.lists(NUMBERS, min_size=len(labels), max_size=len(labels))))
    stack = StackedChart(text(), labels, (Series(text(), known), Series(text(), known, "late")), "")
    bars = BarChart(text(), labels, known, text())
    cells = (text(), (text(), Strong(text())), Pill(text(), "dot", "due"), Sparkline(maybe, text()))
    columns = tuple(Column(text(), weight) for weight in (0, 1, 0, 2))
    return (
        KeyFigures((KeyFigure(text(), text(), text()),)), Heading(text()), Caption(text()),
        Text((text(), Strong(text()))), Bullets((text(), text())), Beside(stack, bars),
        LineChart(text(), labels, (Layer(text(), maybe),), text()),
        RowsChart(text(), labels, (Layer(text(), maybe),), text(), draw(st.booleans())),
        Shelf(text(), tuple(Volume(one, index) for index, one in enumerate(labels)), text()),
        Table(columns, (cells, cells), total=cells, note=text()), Table(columns, ()),
    )  # fmt: skip


@given(blocks(), ANY)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_anything_makes_a_file_without_a_fault(some: tuple[Block, ...], text: str) -> None:
    paper = Paper(text, text, text, (text,), some, text, text, (text,), (text,))
    items = (AgendaItem(text, text, text, text, (paper, paper)), AgendaItem(text, private=True))
    content, printed = make_pack(samples.pack(items=items, copy=text, draft=True, title=text))
    with reading.opened(content) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == printed.pages
    texts = reading.texts(content)
    assert all(f"Page {number} of {len(texts)}" in page for number, page in enumerate(texts, 1))


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_can_be_printed_comes_back_as_typed(text: str) -> None:
    content, printed = make_pack(samples.pack(samples.paper(Text(f"({text})"))))
    said = reading.squeezed(clean(text, Lost()))
    assert f"({said})" in reading.squeezed(reading.texts(content)[2])
    assert bool(printed.problems) == ("\N{REPLACEMENT CHARACTER}" in said)


@pytest.mark.parametrize(
    "text",
    [
        '<img src="/etc/passwd"/>', "<a href='javascript:alert(1)'>x</a>", "\x00\x01\x1b[31m",
        "שלום לכולם", "مرحبا بالعالم", "\U0001f469\u200d\U0001f469\u200d\U0001f467 a", "w" * 60,
        "\u202eevil\u202c", "\ud800", "\uffff", "a\u0301\u0302\u0303" * 40, "\\", "%PDF-1.7 endobj",
    ],
)  # fmt: skip
def test_bad_text_leaves_a_file_that_passes_every_rule(text: str) -> None:
    table = Table((Column(text, 0), Column(text)), ((text, text),) * 3, total=(text, text))
    paper = Paper(text, text, text, (text,), (Heading(text), table, Bullets((text,))), text)
    content, _ = make_pack(samples.pack(items=(AgendaItem(text, text, papers=(paper,)),)))
    assert check(content).problems == ()


def test_words_of_sixty_characters_stand_in_twelve_columns() -> None:
    words = tuple(chr(ord("a") + index) * 60 for index in range(12))
    table = Table(tuple(Column(f"C{index}") for index in range(12)), (words,))
    content, _ = make_pack(samples.pack(samples.paper(table)))
    said = reading.squeezed(" ".join(reading.texts(content)))
    # Columns stand side by side, so each word is counted rather than found.
    assert all(said.count(word[0]) >= 60 for word in words)


def test_a_meeting_without_items_and_papers_without_words_pass_every_rule() -> None:
    for items in ((), (AgendaItem(""),), (AgendaItem("", papers=(Paper(""), Paper(""))),)):
        content, _ = make_pack(samples.pack(items=items))
        assert check(content).problems == ()


def test_the_pack_is_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(make_pack(_everything())[0])
    said = reading.aloud(path)
    order = (
        "Board meeting", "Agenda", '"More"', "paper 2.1", "Of 64, ", "2.1.1 For decision",
        "Reference", "ACT-2026-021", "2.1.2 Pills", "One paragraph.", "First point",
        "The rule and the denominator.",
    )  # fmt: skip
    places = [said.index(one) for one in order]
    assert places == sorted(places)


def test_every_kind_of_block_passes_every_rule() -> None:
    found = check(make_pack(_everything())[0])
    assert found.problems == ()
    assert found.rules > 20


def _everything() -> Pack:
    shelf = Shelf("Volumes", (Volume("Audits", 3), Volume("Voices", 0)), "Three audits.")
    spark = Table(
        (Column("Rate", 1), Column("Year", 0)), (("Plans", Sparkline((4, None, 5), "Up.")),)
    )
    more = samples.paper(Caption("A caption"), shelf, spark, title="More")
    return samples.pack(samples.full(), more, draft=True, copy="Copy 1 of 2", left_out=("One.",))
