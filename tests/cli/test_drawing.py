"""Tables drawn on the command line, and names above rows read as a field."""

from pathlib import Path

import pytest

from tests import boards
from tests.cli.conftest import Run
from tests.importing.workbooks import xlsx

HEADS = ("Ref", "Action", "By when", "Status")
ROWS = (
    ("Ours", "What we ask", "By", "How"),
    HEADS,
    ("ACT-2026-001", "Single referral form", None, "Completed"),
    ("ACT-2026-002", "One supervision policy", None, "Completed"),
)


@pytest.fixture
def board(tmp_path: Path) -> Path:
    boards.small(tmp_path).close()
    return tmp_path / "board.lif"


def test_a_table_is_inspected_as_it_is_drawn(run: Run, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "odd.xlsx", ROWS, "Updates")
    told = run("inspect", path, "--table", "Updates!A2:D3", "--json").json
    (table,) = told["sheets"][0]["tables"]
    assert (table["heading_rows"], table["record_rows"]) == ([2], "3")
    assert "beside" not in str(told["sheets"][0]["unread"])


def test_a_table_is_imported_as_it_is_drawn(run: Run, board: Path, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "odd.xlsx", ROWS, "Updates")
    told = run(
        "import", board, path, "--register", "actions", "--table", "Updates!A2:D4", "--json",
        "--dry-run",
    ).json  # fmt: skip
    assert told["data_rows"] == 2
    assert [row["reference"] for row in told["rows"]] == ["ACT-2026-001", "ACT-2026-002"]


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        ("Update!A2:D4", "has no sheet “Update”"),
        ("Updates!D4:A2", "ends before it begins"),
        ("Updates!A2:D40", "ends at D4"),
        ("Updates!here", "is no range of cells"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(
    run: Run, board: Path, tmp_path: Path, drawn: str, said: str
) -> None:
    path = xlsx(tmp_path / "odd.xlsx", ROWS, "Updates")
    refused = run("import", board, path, "--register", "actions", "--table", drawn)
    assert refused.code != 0
    assert said in refused.err
    assert "Traceback" not in refused.err


def test_names_above_the_rows_are_the_lead_agency(run: Run, board: Path, tmp_path: Path) -> None:
    blocks = [
        ("Northmoor Police",), HEADS, ("", "Brief every new officer", None, None), (),
        ("Northmoor Health NHS Trust",), HEADS, ("", "Write to all schools", None, None),
    ]  # fmt: skip
    path = xlsx(tmp_path / "blocks.xlsx", blocks, "Updates")
    unread = run("import", board, path, "--register", "actions", "--dry-run")
    assert "which were not read: Northmoor Police; Northmoor Health NHS Trust." in unread.out
    assert '--map "(heading above)=lead_agency"' in unread.err
    read = run(
        "import", board, path, "--register", "actions", "--map", "(heading above)=lead_agency",
        "--json", "--dry-run",
    ).json  # fmt: skip
    agencies = [row["changes"]["lead_agency"][1] for row in read["rows"]]
    assert agencies == ["Northmoor Police", "Northmoor Health NHS Trust"]
    assert "not read: Northmoor" not in str(read["notes"])
