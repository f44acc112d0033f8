"""The command that prints reports: which there are, and what may be asked of them."""

from pathlib import Path

import pytest

from lif_desktop.reports.catalogue import REPORTS
from tests.cli.conftest import Run


@pytest.mark.parametrize("words", [(), ("--list",)])
def test_the_reports_there_are_are_listed(run: Run, board: Path, words: tuple[str, ...]) -> None:
    ran = run("report", board, *words)
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == [one.name for one in REPORTS]
    assert "What is late" in ran.out
    assert len(run("report", board, *words, "--json").json) == len(REPORTS)


def test_a_wrong_name_is_answered_with_those_there_are(run: Run, board: Path) -> None:
    ran = run("report", board, "latte")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "no report 'latte'" in ran.err
    assert "numbers-check" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "31/02/2026"), "--from '31/02/2026' is not a date"),
        (("--to", "next week"), "--to 'next week' is not a date"),
        (
            ("--from", "1/4/2027", "--to", "2026-03-31"),
            "end (31 Mar 2026) before it begins (1 Apr 2027)",
        ),
        (("--audience", "press"), "for the board or the public"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    run: Run, board: Path, words: tuple[str, ...], said: str
) -> None:
    ran = run("report", board, "late", *words)
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""
