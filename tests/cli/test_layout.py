"""Reports as plain text: aligned, wrapped, in words."""

from lif_desktop.cli.layout import as_text
from lif_desktop.reports.shape import Asked, Column, Report, Row, Section, Table
from tests.reports.made import EMPTY, REPORT


def test_a_report_says_what_when_and_on_which_basis() -> None:
    lines = as_text(REPORT).splitlines()
    assert lines[0] == "LATE AND DUE ACTIONS"
    assert lines[1] == "As at 21 Nov 2026 · 1 Apr 2026 to 31 Mar 2027"
    assert lines[2] == "Basis: Kirklees LIF, Driving Improvement"
    assert "One of three actions is late." in lines
    assert "Over the quarters: Rates fell." in lines
    assert lines[-2:] == ["LEFT OUT", "- Names of leads, as the public reads this."]


def test_a_table_stands_in_aligned_columns_that_wrap() -> None:
    lines = as_text(REPORT, 80).splitlines()
    head = next(line for line in lines if line.startswith("Action "))
    start = lines.index(head)
    target, days = head.index("Target"), head.index("Days late") + len("Days late")
    first = lines[start + 2]
    assert first[target:].startswith("12 Aug 2026")
    assert first[:days].endswith(" 101")
    assert lines[start + 3].startswith("agency and bank staff")
    assert max(map(len, lines)) <= 80
    total = next(line for line in lines if line.startswith("All "))
    assert total[:days].endswith(" 108")


def test_what_no_rows_mean_is_said() -> None:
    assert as_text(EMPTY).splitlines() == [
        "LATE AND DUE ACTIONS",
        "As at 21 Nov 2026 · for the public",
        "",
        "",
        "Nothing is late.",
    ]


def test_columns_never_break_words_where_there_is_too_little_room() -> None:
    heads = tuple(Column(f"Heading{number}") for number in range(12))
    table = Table("", heads, (Row(tuple(f"word{number}" for number in range(12))),))
    report = Report("late", "Wide", REPORT.on, Asked(), "", (), (Section("", tables=(table,)),))
    lines = as_text(report, 60).splitlines()
    assert "word11" in lines[-1]
    assert "Heading0" in lines[-3]
