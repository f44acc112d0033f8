"""Trackers from the command line: of a register, a view, a plan, an agency; open or closed."""

import io
from pathlib import Path

import msoffcrypto
import openpyxl
import pytest

from lif_desktop import identity
from tests import boards
from tests.cli.conftest import Run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    boards.small(tmp_path).close()
    return tmp_path / "board.lif"


def test_a_register_is_written_with_its_front_sheet(run: Run, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.xlsx"
    ran = run("export", path, "tracker", "--register", "actions", "-o", out)
    assert (ran.code, ran.out) == (0, f"Wrote 4 rows to {out}.\n")
    assert openpyxl.load_workbook(out).sheetnames == [identity.FRONT, "Actions", identity.LISTS]


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        (("--view", "Late"), "1 row"),
        (("--plan", "PLN-2026-001"), "3 rows"),
        (("--agency", "Northmoor Police"), "1 row"),
        (("--plan", "PLN-2026-001", "--agency", "Housing Trust"), "1 row"),
    ],
)
def test_a_part_of_it_is_asked_for_by_name(
    run: Run, path: Path, tmp_path: Path, asked: tuple[str, ...], rows: str
) -> None:
    ran = run("export", path, "tracker", "--register", "actions", *asked, "-o", tmp_path / "a.xlsx")
    assert ran.out.startswith(f"Wrote {rows} to")


def test_a_view_that_there_is_not_is_said_with_those_that_there_are(
    run: Run, path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.xlsx"
    ran = run("export", path, "tracker", "--register", "actions", "--view", "Soon", "-o", out)
    assert ran.code == 2
    assert "“To escalate”" in ran.err
    assert not out.exists()


def test_closed_by_a_passphrase_it_opens_with_what_was_printed(
    run: Run, path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "closed.xlsx"
    ran = run("export", path, "tracker", "--register", "actions", "--protect", "-o", out)
    words = ran.out.split("“")[1].split("”")[0]
    assert "“closed.xlsx” is protected by a passphrase" in ran.out
    with out.open("rb") as file:
        office = msoffcrypto.OfficeFile(file)
        office.load_key(password=words)
        kept = io.BytesIO()
        office.decrypt(kept)
    assert openpyxl.load_workbook(kept).sheetnames[1] == "Actions"
