"""The gates, looking at small trees that break them."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.scripts import ROOT, load


@pytest.fixture
def gates(tmp_path: Path) -> ModuleType:
    """The gates, looking at an empty tree."""
    module = load(ROOT / ".ci" / "gates.py")
    module.ROOT = tmp_path
    return module


def test_a_long_file_and_a_long_function_are_named(gates: ModuleType, tmp_path: Path) -> None:
    gates.LONGER = {}
    (tmp_path / "long.py").write_text("x = 1\n" * 301, encoding="utf-8")
    (tmp_path / "short.py").write_text("x = 1\n" * 300, encoding="utf-8")
    (tmp_path / "deep.py").write_text("def f():\n" + "    x = 1\n" * 40, encoding="utf-8")
    assert sorted(gates.sizes()) == [
        "deep.py:f has 41 lines; 40 are allowed",
        "long.py has 301 lines; 300 are allowed",
    ]


def test_an_exception_needs_a_cause(gates: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "long.py").write_text("x = 1\n" * 301, encoding="utf-8")
    gates.LONGER = {"long.py": "a table", "gone.py": "no longer"}
    (complaint,) = gates.sizes()
    assert complaint.startswith("gone.py is short now")


def test_addresses_and_paths_of_one_machine_are_named(gates: ModuleType, tmp_path: Path) -> None:
    registry, folder = "https://pypi." + "org/simple", "/ho" + "me/somebody/lif"
    (tmp_path / "notes.md").write_text(f"fine\n{registry}\n{folder}\n", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff" + folder.encode())
    for made in (".git/config", ".venv/pyvenv.cfg", "dist/notes.md", "a/__pycache__/a.txt"):
        (tmp_path / made).parent.mkdir(parents=True)
        (tmp_path / made).write_text(folder, encoding="utf-8")
    (tmp_path / "fine.md").write_text("Look in frameworks/home/page.", encoding="utf-8")
    complaints = sorted(gates.addresses())
    assert [complaint.split(" holds")[0] for complaint in complaints] == [
        "notes.md:2",
        "notes.md:3",
    ]


def test_coverage_counts_lines_and_branches_of_a_package(gates: ModuleType) -> None:
    one = {"covered_lines": 8, "num_statements": 10, "covered_branches": 1, "num_branches": 2}
    measured = {
        "lif_desktop/store/a.py": {"summary": one},
        "lif_desktop/store/deep/b.py": {"summary": one},
        "lif_desktop/clock.py": {"summary": one},
    }
    totals = gates.by_package(measured)
    assert totals["store"] == (18, 24)


def test_every_gate_is_run_and_summed_up_even_if_one_fails(
    gates: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    python = Path(sys.executable).name
    gates.GATES = {
        "first": (python, "-c", "raise SystemExit(3)"),
        "second": (python, "-c", "print('ran')"),
    }
    assert gates.main([]) == 1
    said = capfd.readouterr().out
    assert "ran" in said
    assert "FAILED  first" in said
    assert "passed  second" in said


def test_the_gate_runs_the_tests_as_everybody_does(gates: ModuleType) -> None:
    assert gates.GATES["tests"] == ("python", "make.py", "test")
    assert "test" in load(ROOT / "make.py").COMMANDS
