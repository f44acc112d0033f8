"""The command that prints reports: which there are, and what may be asked of them."""

from pathlib import Path

import pytest

from lif_desktop.reports.catalogue import REPORTS
from tests import boards
from tests.cli.conftest import Run


@pytest.fixture
def small(tmp_path: Path) -> Path:
    boards.small(tmp_path).close()
    return tmp_path / "board.lif"


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


def test_a_report_is_printed_in_words_and_as_json(run: Run, small: Path) -> None:
    printed = run("report", small, "late")
    assert printed.code == 0
    assert printed.out.startswith("LATE AND DUE ACTIONS\nAs at 21 Nov 2026")
    assert "ACT-2026-001" in printed.out
    assert "12 Aug 2026" in printed.out
    told = run("report", small, "late", "--json", "--from", "1 Apr 2026", "--audience", "public")
    assert told.json["name"] == "late"
    assert (told.json["from"], told.json["audience"]) == ("2026-04-01", "public")
    assert "L. Park" not in told.out


def test_a_report_is_written_as_a_paper(run: Run, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "late.pdf"
    ran = run("export", small, "paper", "late", "-o", out)
    assert (ran.code, ran.err) == (0, "")
    assert "page" in ran.out
    assert out.read_bytes().startswith(b"%PDF")
    assert run("export", small, "paper", "latte", "-o", out).code == 2
    listed = run("export", small, "papers", "--json").json
    assert {one.name for one in REPORTS} <= {one["name"] for one in listed}


def test_a_paper_for_the_public_is_logged_and_one_for_the_board_is_not(
    run: Run, small: Path, tmp_path: Path
) -> None:
    out = tmp_path / "deaths.pdf"
    assert run("export", small, "paper", "cdop", "-o", out).code == 0
    assert run("list", small, "disclosures", "--json").json == []
    ran = run("export", small, "paper", "cdop", "-o", out, "--audience", "public")
    assert ran.out.strip().endswith("It is logged as DSC-2026-001.")
    (entry,) = run("list", small, "disclosures", "--json").json
    assert "deaths.pdf" in entry.values()
    assert run("report", small, "cdop", "--audience", "public").code == 0
    assert len(run("list", small, "disclosures", "--json").json) == 1


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
