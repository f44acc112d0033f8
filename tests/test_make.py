"""The set-up script, run for real on a small project of its own."""

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.scripts import ROOT, load

OLDEST_THAT_READS_IT = (3, 7)
SAID_ONCE = "Installing LIF Desktop itself."

# A build back end of a few lines, so that the set-up runs whole without fetching anything.
BACK_END = """
import zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "lif_desktop-0.1.0-py3-none-any.whl"
    info = "lif_desktop-0.1.0.dist-info"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: lif-desktop\\n"
                       "Version: 0.1.0\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\n"
                       "Tag: py3-none-any\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return name
"""
PROJECT = """
[build-system]
requires = []
build-backend = "back_end"
backend-path = ["."]
[project]
name = "lif-desktop"
version = "0.1.0"
"""


# In the place of the product: it does what the command line promises, and nothing else.
PRODUCT = """
import os, pathlib, sys
if sys.argv[1] == "demo":
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(exist_ok=True)
    (folder / "Sample board.lif").write_text(os.environ["LIF_PASSPHRASE"])
else:
    print("opened", *sys.argv[1:])
"""


@pytest.fixture
def make() -> ModuleType:
    return load(ROOT / "make.py")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small project with a space in its path, set up."""
    folder = tmp_path_factory.mktemp("set up") / "lif desktop"
    (folder / "lif_desktop").mkdir(parents=True)
    shutil.copy(ROOT / "make.py", folder)
    for name in ("__init__.py", "doctor.py", "places.py", "faults.py"):
        shutil.copy(ROOT / "lif_desktop" / name, folder / "lif_desktop")
    (folder / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (folder / "lif_desktop" / "__main__.py").write_text(PRODUCT, encoding="utf-8")
    (folder / "back_end.py").write_text(BACK_END, encoding="utf-8")
    (folder / "requirements-dev.txt").write_text("# nothing is pinned\n", encoding="utf-8")
    assert SAID_ONCE in run(folder, "setup")
    yield folder
    shutil.rmtree(folder)


def run(folder: Path, *words: str, code: int = 0, **variables: str) -> str:
    """Run the script where no package can be fetched or installed; return what it said."""
    environment = {**os.environ, "PIP_NO_INDEX": "1", "PATH": str(folder)}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "LIF_PASSPHRASE"):
        environment.pop(name, None)
    environment.update(variables)
    ended = subprocess.run(
        [sys.executable, str(folder / "make.py"), *words],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert ended.returncode == code, ended.stdout + ended.stderr
    return ended.stdout


def site_packages(folder: Path) -> Path:
    return next((folder / ".venv").glob("[Ll]ib/**/site-packages"))


def test_set_up_again_does_and_says_nothing(checkout: Path) -> None:
    run(checkout, "setup")
    assert SAID_ONCE not in run(checkout, "setup")


def test_a_run_that_was_interrupted_is_completed(checkout: Path) -> None:
    (checkout / ".venv" / "stamp.json").unlink()
    assert SAID_ONCE in run(checkout, "setup")
    assert SAID_ONCE not in run(checkout, "setup")


def test_an_environment_that_was_left_half_made_is_made_again(checkout: Path) -> None:
    shutil.rmtree(site_packages(checkout) / "pip")
    assert "Making the environment" in run(checkout, "setup")
    assert (site_packages(checkout) / "pip").is_dir()


def test_a_changed_project_is_installed_again_without_making_anew(checkout: Path) -> None:
    project = checkout / "pyproject.toml"
    project.write_text(project.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    said = run(checkout, "setup")
    assert SAID_ONCE in said
    assert "pinned libraries" not in said


def test_what_is_no_longer_pinned_is_taken_out(checkout: Path) -> None:
    info = site_packages(checkout) / "leftover-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: leftover\nVersion: 1.0\n")
    (info / "RECORD").write_text("leftover-1.0.dist-info/METADATA,,\n")
    pins = checkout / "requirements-dev.txt"
    pins.write_text("# still nothing\n", encoding="utf-8")
    assert "pinned libraries" in run(checkout, "setup")
    assert not (info / "METADATA").exists()


def test_a_pinned_library_that_is_missing_is_asked_for_and_named_if_it_cannot_be_had(
    checkout: Path,
) -> None:
    pins = checkout / "requirements-dev.txt"
    before = pins.read_text(encoding="utf-8")
    pins.write_text(f"nosuch==1.0 \\\n    --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    said = run(checkout, "setup", code=1)
    assert "The libraries could not be installed" in said
    pins.write_text(before, encoding="utf-8")
    assert SAID_ONCE in run(checkout, "setup")


def test_an_environment_that_was_moved_is_made_again(checkout: Path) -> None:
    stamp = checkout / ".venv" / "stamp.json"
    known = json.loads(stamp.read_text(encoding="utf-8"))
    stamp.write_text(json.dumps({**known, "place": "elsewhere"}), encoding="utf-8")
    assert "Making the environment" in run(checkout, "setup")


@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}])
def test_the_demo_tells_what_it_made_and_opens_it_where_there_is_a_screen(
    checkout: Path, screen: dict[str, str]
) -> None:
    said = run(checkout, "demo", **screen)
    assert "Sample board.lif  (1 kB)" in said
    board = checkout / "demo" / "Sample board.lif"
    opens = bool(screen) or sys.platform != "linux"
    assert (f"opened {board}" in said) is opens
    run(checkout, "demo", LIF_PASSPHRASE="words of my own")
    assert board.read_text(encoding="utf-8") == "words of my own"


def test_the_app_opens_with_the_board_that_is_named(checkout: Path) -> None:
    assert "opened my.lif" in run(checkout, "run", "my.lif")


def test_measuring_without_measurements_says_so(checkout: Path) -> None:
    assert "There are no measurements" in run(checkout, "bench", code=1)


def test_measurements_are_found_and_run(checkout: Path) -> None:
    folder = checkout / "benchmarks"
    folder.mkdir()
    body = 'def main():\n    print("ratio 1.00")\nif __name__ == "__main__":\n    main()\n'
    (folder / "trial.py").write_text(body, encoding="utf-8")
    (folder / "parts.py").write_text('print("not a measurement")\n', encoding="utf-8")
    said = run(checkout, "bench")
    assert "== trial\nratio 1.00" in said
    assert "not a measurement" not in said
    shutil.rmtree(folder)


def test_a_command_that_does_not_exist_shows_those_that_do(checkout: Path) -> None:
    said = run(checkout, "tset", code=2)
    assert "demo   Make the sample board" in said


def test_cleaning_leaves_boards_alone(tmp_path: Path) -> None:
    shutil.copy(ROOT / "make.py", tmp_path)
    for name in (".venv/bin/python", "demo/sample.lif", "dist/a", ".coverage.1", "mine.lif"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    run(tmp_path, "clean")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["make.py", "mine.lif"]


def test_an_older_python_can_read_the_script(make: ModuleType) -> None:
    source = Path(make.__file__ or "").read_text(encoding="utf-8")
    ast.parse(source, feature_version=OLDEST_THAT_READS_IT)


def test_an_older_python_is_told_what_is_needed(
    make: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make, "OLDEST", (99, 0))
    assert make.main(["help"]) == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().out


def test_an_older_python_goes_on_with_a_newer_one(
    make: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(make, "NEWER", ([sys.executable],))
    assert make.main(["help"]) == 0
    said = capfd.readouterr().out
    assert said.startswith("This is Python 3.9; going on with ")
    assert "Open the app" in said


def test_every_pin_is_read_with_its_condition(make: ModuleType) -> None:
    pins = make.pins()
    lines = make.PINS.read_text(encoding="utf-8").splitlines()
    assert len(pins) == sum("==" in line and not line.startswith((" ", "#")) for line in lines)
    assert pins["colorama"][1] == "sys_platform == 'win32'"
    assert pins["pyside6-essentials"][1] == ""


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_what_is_pinned_carries_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.count("==") <= text.count("--hash=sha256:")
    assert "://" not in text


def test_the_makefile_offers_what_the_script_does(make: ModuleType) -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = (line for line in text.splitlines() if line.startswith(".PHONY:"))
    assert set(phony.split()[1:]) == set(make.COMMANDS)
