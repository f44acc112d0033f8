"""A paper on its pages: what little would stand alone is drawn up, what belongs together stays."""

from lif_desktop.exporting.papers.content import (
    AgendaItem,
    BarChart,
    Block,
    Column,
    Heading,
    Paper,
    Table,
    Text,
)
from lif_desktop.exporting.pdf.press import make_pack
from tests.exporting.pdf import reading, samples

CHART = BarChart("Late by agency", ("Health", "Police"), (3, 1), "Bars: Health 3, Police 1.")


def _pages(*blocks: Block, left_out: tuple[str, ...] = ()) -> list[str]:
    paper = Paper("A paper", blocks=blocks, left_out=left_out, note="Counted on the day.")
    pack = samples.pack(front=False, items=(AgendaItem("An item", papers=(paper,)),))
    return reading.texts(make_pack(pack)[0])


def _lines(count: int) -> tuple[Text, ...]:
    return tuple(Text(f"Paragraph {number}.") for number in range(count))


def test_a_few_lines_that_would_stand_on_a_page_alone_are_drawn_up() -> None:
    left_out = ("Names of leads.",)
    counts = [len(_pages(*_lines(count), left_out=left_out)) for count in range(24, 44)]
    assert counts == sorted(counts)
    first = counts.index(2)
    # What does not fit any more takes more than a few lines along.
    last = _pages(*_lines(24 + first), left_out=left_out)[-1]
    assert "Left out" in last
    assert 24 + first > 30  # as many as fit with whole gaps


def test_a_sentence_under_a_heading_goes_with_the_picture_it_speaks_of() -> None:
    for count in range(20, 34):
        pages = _pages(*_lines(count), Heading("Over the year"), Text("All of them."), CHART)
        (page,) = [one for one in pages if "Over the year" in one]
        assert "Late by agency" in page


def test_what_is_left_out_stands_with_something_of_the_paper() -> None:
    left_out = tuple(f"What the agencies wrote of matter {number}." for number in range(6))
    rows = tuple((f"Row {number}", "Amber") for number in range(60))
    for count in range(30, 60):
        table = Table((Column("What"), Column("Stands")), rows[:count], note="Each once.")
        for block in (table, *((Text("All of it. " * 40),) if count < 40 else ())):
            last = _pages(*(_lines(count - 6) if block is not table else ()), block,
                          left_out=left_out)[-1]  # fmt: skip
            assert "Left out" in last
            assert any(one in last.split("Left out")[0] for one in ("Row ", "All of it.")), count
