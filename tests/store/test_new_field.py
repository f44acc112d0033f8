"""A new field is one line in the model, one in the register and one migration; no more."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from lif_desktop.store import backups, migrate
from tests import boards

ROOT = Path(__file__).resolve().parents[2]
IN_MODEL = ("models/actions.py", "    resources: Mapped[Words]\n", "    cost_code: Mapped[Words]\n")
IN_REGISTER = (
    "registers/actions.py",
    '        Text(Action.resources, "Resources"',
    '        Text(Action.cost_code, "Cost code", aliases=("Budget code",)),\n',
)
NEXT = f"{int(migrate.HEAD) + 1:04}"
MIGRATION = '''"""Actions have a cost code."""

import sqlalchemy as sa
from alembic import op

revision = "NEXT"
down_revision = "LAST"


def upgrade() -> None:
    op.add_column("actions", sa.Column("cost_code", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("actions", "cost_code")
'''.replace("NEXT", NEXT).replace("LAST", migrate.HEAD)
FIND = """
import sys
from pathlib import Path
from lif_desktop.store.opening import open_board
from lif_desktop.store.query import View
with open_board(Path(sys.argv[1]), sys.argv[2], who="J. Hale") as board:
    print([one.reference for one in board.page(View("actions", text=sys.argv[3]))])
"""


class Product:
    """A copy of the product with the three edits, used from the command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(
            ROOT / "lif_desktop",
            folder / "lif_desktop",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        shutil.copytree(ROOT / "resources", folder / "resources")
        for name, before, line in (IN_MODEL, IN_REGISTER):
            path = folder / "lif_desktop" / name
            text = path.read_text(encoding="utf-8")
            assert text.count(before) == 1
            path.write_text(text.replace(before, line + before), encoding="utf-8")
        versions = folder / "lif_desktop" / "store" / "migrations" / "versions"
        (versions / f"v{NEXT}_cost_code.py").write_text(MIGRATION)

    def run(self, *words: object, code: int = 0) -> str:
        """Run the copy's Python with these words and return what it printed."""
        # The copy is not the product whose coverage is measured.
        kept = {name: text for name, text in os.environ.items() if "COVERAGE" not in name}
        own = {
            "PYTHONPATH": str(self.folder), "LIF_PASSPHRASE": boards.PASSPHRASE,
            "LIF_TODAY": "2026-11-21", "LIF_USER": boards.WHO,
        }  # fmt: skip
        ran = subprocess.run(
            [sys.executable, *(str(word) for word in words)],
            capture_output=True, text=True, check=False, cwd=self.folder, env=kept | own,
        )  # fmt: skip
        assert ran.returncode == code, ran.stderr
        return ran.stdout

    def command(self, *words: object) -> str:
        """Run a command of the copy."""
        return self.run("-m", "lif_desktop", *words)

    def list(self, board: Path) -> dict[str, dict[str, Any]]:
        """Return the actions as `list --json` prints them, by reference."""
        found = json.loads(self.command("list", board, "actions", "--json"))
        return {one["reference"]: one for one in found}


@pytest.fixture
def old_board(tmp_path: Path) -> Path:
    with boards.small(tmp_path) as board:
        return board.path


@pytest.fixture
def product(tmp_path: Path) -> Product:
    return Product(tmp_path / "product")


def _return(folder: Path) -> Path:
    """Write an agency's workbook that names the new field by its other heading."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Reference", "Action", "Budget code"])
    sheet.append(["ACT-2026-001", "Single referral form", "Kestrel 12"])
    sheet.append(["ACT-2026-002", "One supervision policy", None])
    path = folder / "return.xlsx"
    book.save(path)
    book.close()
    return path


def _tracker(product: Product, board: Path) -> list[list[Any]]:
    out = board.with_name("tracker.xlsx")
    product.command("export", board, "tracker", "--register", "actions", "-o", out)
    book = load_workbook(out)
    rows = [list(row) for row in book.worksheets[1].iter_rows(values_only=True)]
    book.close()
    return rows


def test_three_edits_carry_a_field_from_the_file_to_every_way_in_and_out(
    old_board: Path, product: Product, tmp_path: Path
) -> None:
    listed = product.list(old_board)
    assert {one["cost_code"] for one in listed.values()} == {None}
    assert listed["ACT-2026-001"]["activity"] == "Single referral form"
    assert backups.newest(old_board) is not None

    workbook = _return(tmp_path)
    words = ("import", old_board, workbook, "--register", "actions", "--json")
    told = json.loads(product.command(*words))
    assert (told["changed"], told["same"], told["new"]) == (1, 1, 0)
    assert product.list(old_board)["ACT-2026-001"]["cost_code"] == "Kestrel 12"

    (newest, *_) = json.loads(product.command("history", old_board, "--json"))
    assert newest["entries"][0]["changes"] == {"cost_code": [None, "Kestrel 12"]}

    find = ("-c", FIND, old_board, boards.PASSPHRASE, "kestrel")
    assert product.run(*find) == "['ACT-2026-001']\n"

    rows = _tracker(product, old_board)
    heading = next(row for row in rows if "Cost code" in row)
    first = next(row for row in rows if "ACT-2026-001" in row)
    assert first[heading.index("Cost code")] == "Kestrel 12"

    product.command("undo", old_board)
    assert product.list(old_board)["ACT-2026-001"]["cost_code"] is None
    assert product.command("check", old_board).startswith("Whole: ")


def test_without_the_three_edits_a_newer_board_is_left_alone(
    old_board: Path, product: Product
) -> None:
    product.list(old_board)
    ran = subprocess.run(
        [sys.executable, "-m", "lif_desktop", "list", str(old_board), "actions"],
        capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, "LIF_PASSPHRASE": boards.PASSPHRASE},
    )  # fmt: skip
    assert ran.returncode == 3
    assert "newer version of LIF Desktop" in ran.stderr
