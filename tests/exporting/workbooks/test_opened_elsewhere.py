"""Every register of the sample board out and back: as written, and saved again by LibreOffice."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import clock, registers
from lif_desktop.exporting.workbooks.tracker import write_tracker
from lif_desktop.importing.merging.planning import make_plan
from lif_desktop.sample.board import make_sample
from lif_desktop.store.board import Board
from lif_desktop.store.query import View

OFFICE = shutil.which("soffice")
RESAVED = ("actions", "audits", "deaths", "expected", "reviews", "training", "values")


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    today = date(2026, 11, 21)
    clock.set_today(today.isoformat())
    path = tmp_path_factory.mktemp("sample") / "Northmoor.lif"
    with make_sample(path, "long words for a sample", today=today) as made:
        yield made
    clock.set_today(None)


@pytest.fixture(scope="module")
def written(board: Board, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the tracker of each register that holds records."""
    folder = tmp_path_factory.mktemp("trackers")
    found = {}
    for one in registers.shown():
        if board.count(View(one.key)):
            found[one.key] = folder / f"{one.key}.xlsx"
            write_tracker(board, View(one.key), found[one.key])
    return found


def converted(files: list[Path], kind: str, folder: Path) -> dict[str, Path]:
    """Return what LibreOffice makes of workbooks; where it is not installed, the files."""
    if OFFICE is None:
        return {one.stem: one for one in files}
    subprocess.run(
        [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", kind, "--outdir", folder / kind, *files],
        check=True, capture_output=True, timeout=280,
    )  # fmt: skip
    return {one.stem: one for one in (folder / kind).iterdir()}


def changed(board: Board, files: dict[str, Path]) -> dict[str, dict[str, int]]:
    """Return for each register whose workbook says anything but the same what it says."""
    found = {}
    for key, path in files.items():
        counts = make_plan(board, path, key).counts
        if counts != counts | {"same": sum(counts.values())}:
            found[key] = {outcome: n for outcome, n in counts.items() if n}
    return found


def test_every_register_of_the_sample_comes_back_as_it_went(
    board: Board, written: dict[str, Path]
) -> None:
    assert len(written) > 40
    assert changed(board, written) == {}


def test_saved_again_by_another_office_it_still_says_the_same(
    board: Board, written: dict[str, Path], tmp_path: Path
) -> None:
    saved = converted([written[key] for key in RESAVED], "xlsx", tmp_path)
    assert saved.keys() == set(RESAVED)
    assert changed(board, saved) == {}


def test_it_prints_front_sheet_table_and_lists(written: dict[str, Path], tmp_path: Path) -> None:
    printed = converted([written["actions"], written["deaths"]], "pdf", tmp_path)
    assert printed.keys() == {"actions", "deaths"}
    for one in printed.values():
        assert one.read_bytes()[:4] in {b"%PDF", b"PK\x03\x04"}
