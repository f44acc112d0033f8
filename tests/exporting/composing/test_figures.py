"""Figures that cannot be right are found in papers, and named by paper and place."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import clock
from lif_desktop.exporting.composing.compose import compose_pack
from lif_desktop.exporting.composing.figures import Finding, findings
from lif_desktop.exporting.papers.content import (
    AgendaItem,
    BarChart,
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
    Sparkline,
    Strong,
    Table,
    Text,
)
from lif_desktop.store.board import Board
from tests import boards
from tests.exporting.composing.test_suppressed import meet

ONE, SHARE = Column("Actions", 1, "right"), Column("Share", 1, "right")


def found(*blocks: Block, sentences: tuple[Any, ...] = (), note: str = "") -> list[tuple[str, str]]:
    paper = Paper("A paper", sentences=sentences, blocks=blocks, note=note, key="a")
    return [(one.where, one.said) for one in findings(pack(paper))]


def pack(*papers: Paper, title: str = "An item") -> Pack:
    return Pack("Body", "Title", "Meeting", "Today", items=(AgendaItem(title, papers=papers),))


def table(*rows: tuple[Any, ...], total: tuple[Any, ...] = (), note: str = "") -> Table:
    columns = (Column("State"), ONE, SHARE)[: len(rows[0])]
    return Table(columns, rows, total, note)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    clock.set_today(boards.TODAY.isoformat())
    with boards.small(tmp_path) as made:
        yield made
    clock.set_today(None)


def test_a_sentence_is_named_by_where_it_stands() -> None:
    wrong = "5 of 12 plans (47 %)"
    said = f"'{wrong}': 5 of 12 is 42 %."
    assert found(
        Text(wrong), Heading("Late"), Bullets((wrong,)), sentences=((Strong(wrong), "."),),
        note=wrong,
    ) == [
        ("in the summary", said), ("before the first heading", said), ("under “Late”", said),
        ("in the note at the end", said),
    ]  # fmt: skip


def test_parts_must_make_their_total() -> None:
    rows = (("Late", "7"), ("Done", "9"))
    assert found(Caption("By state"), table(*rows, total=("All", "16"))) == []
    assert found(Caption("By state"), table(*rows, total=("All", "17"))) == [
        ("in the table “By state”", "Actions: the parts make 16, 1 fewer than 17."),
    ]
    (exceeds,) = found(table(*rows, total=("All", "8"), note="They need not add up."))
    assert exceeds[1] == "Actions: 2. Done is 9, more than the total of 8."


def test_hidden_parts_are_not_missed_but_those_shown_must_fit() -> None:
    rows = (("Late", "7"), ("Done", "9"), ("Blocked", "not shown"))
    assert found(table(*rows, total=("All", "19"))) == []
    assert [said for _, said in found(table(*rows, total=("All", "15")))] == [
        "Actions: the parts that are shown make more than the total of 15."
    ]


def test_shares_must_fit_the_numbers_beside_them() -> None:
    rows = (("Late", "7", "44 %"), ("Done", "9", "65 %"))
    assert found(table(*rows, total=("All", "16", ""))) == [
        ("in the table “A paper”", "Done, Share: 9 of 16 is 56 %."),
    ]
    columns = (Column("Domain"), ONE, Column("Of", 1, "right"), SHARE)
    own = Table(columns, (("Child", "3", "9", "30 %"), ("Home", "3", "9", "33 %")))
    assert [said for _, said in found(own)] == ["Child, Share: 3 of 9 is 33 %."]


def test_a_table_without_numbers_has_nothing_to_add_up() -> None:
    words = Table((Column("A"), Column("B", 1, "right")), (("x", "y"),), ("All", "many"))
    assert found(words) == []
    hidden = table(("Late", "not shown"), ("Done", "9"), ("Due", "3"), total=("All", "not shown"))
    assert found(hidden) == []


def test_words_in_cells_pills_and_figures_are_read_too() -> None:
    wrong = "9 of 4 homes"
    said = f"'{wrong}': 9 is more than 4."
    cells: tuple[Any, ...] = (Pill(wrong), (Strong(wrong),), Sparkline((1.0,), wrong))
    assert found(Table((Column("A"), Column("B"), Column("C")), (cells,))) == [
        ("in the table “A paper”", said)
    ]
    assert found(KeyFigures((KeyFigure("40 %", "Heard", "1 of 3 judged"),))) == [
        ("before the first heading", "'40 % (1 of 3 judged)': 1 of 3 is 33 %."),
    ]


def test_a_sentence_may_not_gainsay_the_table() -> None:
    rows = (("Late actions", "7"), ("Done", "9"))
    assert found(Text("There are 8 late actions and 3 done."), table(*rows)) == [
        ("before the first heading",
         "The text says “8 late actions”, the table 7: which is right?"),
    ]  # fmt: skip


def test_pictures_agree_with_their_sentences_and_with_themselves() -> None:
    bars = BarChart("Heard", ("Yes", "No"), (4, 3), "Heard: yes 4, no 5; 9 of 4 homes.")
    assert [said for _, said in found(bars)] == [
        "Heard: the sentence says “no 5”, the bar 3.", "'9 of 4 homes': 9 is more than 4.",
    ]  # fmt: skip
    line = (Layer("Value", (31.0, 30.0, None, 301.0, 29.0)), Layer("Few", (1.0, 1.0, 10.0, 1.0)))
    assert [said for _, said in found(LineChart("Rate", ("a", "b", "c", "d", "e"), line, ""))] == [
        "Rate, Value: 301 is about ten times the usual 30."
    ]
    row = ("Seen in time", Sparkline((31.0, 30.0, 301.0, 29.0), "It rose."))
    assert [said for _, said in found(Table((Column("What"), Column("Line")), (row,)))] == [
        "Seen in time, over time: 301 is about ten times the usual 30."
    ]


def test_a_named_group_keeps_its_size_through_the_pack() -> None:
    first = Paper("First", sentences=("5 of 12 looked-after children were heard.",), key="a")
    same = Paper("Same", sentences=("3 of 12 looked-after children moved; 3 of 9 cases.",), key="b")
    other = Paper("Other", sentences=("2 of 15 looked-after children; 4 of 8 cases.",), key="c")
    assert findings(pack(first, same, other)) == (
        Finding("c", "Other", "in the summary",
                "The number of looked-after children is given as 12 and 15: is it the same group?"
                " See also the paper “First”."),
    )  # fmt: skip


def test_titles_of_items_and_papers_are_read() -> None:
    paper = Paper("Plans: 9 of 4", key="a")
    said = "'9 of 4': 9 is more than 4."
    assert findings(pack(paper, title="Plans: 9 of 4")) == (
        Finding("agenda", "Agenda", "item “Plans: 9 of 4”", said),
        Finding("a", "Plans: 9 of 4", "in the title", said),
    )


def test_what_is_written_for_a_pack_is_checked(board: Board) -> None:
    text = "# Heard\n\n5 of 12 children (47 %) were heard."
    meeting = meet(board, {"kind": "text", "title": "Note", "text": text})
    (one,) = findings(compose_pack(board, meeting, boards.TODAY), board)
    assert (one.paper_title, one.where) == ("Note", "under “Heard”")
    assert one.said == "'5 of 12 children (47 %)': 5 of 12 is 42 %."


def test_values_behind_an_indicator_are_questioned_where_it_is_shown(board: Board) -> None:
    with board.change("Enter a value") as change:
        one = change.add("indicators", {"title": "Seen in time", "unit": "percent",
                                        "frequency": "quarterly"})  # fmt: skip
        change.add("values", {
            "indicator": one, "period": "2026 Q2", "period_from": date(2026, 4, 1),
            "period_until": date(2026, 6, 30), "value": Decimal(47), "denominator": Decimal(12),
        })  # fmt: skip
    meeting = meet(board, {"name": "dataset", "title": "Dataset"}, {"name": "numbers-check"})
    made = compose_pack(board, meeting, boards.TODAY)
    assert {(one.paper_title, one.where.partition(",")[0]) for one in findings(made, board)} == {
        ("Dataset", "a value behind “Seen in time”")
    }
    assert findings(made) == ()


def test_no_paper_of_a_filled_board_is_questioned_without_cause(board: Board) -> None:
    names = ("actions", "audits", "case-reviews", "child-deaths", "cdop", "training", "standards",
             "expected", "participation", "risks", "priorities", "coverage")  # fmt: skip
    made = compose_pack(board, meet(board, *({"name": one} for one in names)), boards.TODAY)
    assert findings(made, board) == ()
