"""The shape of the house, as rules that a careless change breaks aloud."""

import ast
import graphlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import grimp
import pytest

import lif_desktop
from lif_desktop import registers
from lif_desktop.cli.stem import stem
from lif_desktop.reports import catalogue

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "lif_desktop"
TESTS = ROOT / "tests"
KNOW_QT = ("ui", "app", "__main__")
HEAVY = ("sqlalchemy", "alembic", "openpyxl", "reportlab", "pikepdf", "python_calamine")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")


def modules() -> list[str]:
    found = pkgutil.walk_packages([str(PACKAGE)], "lif_desktop.")
    return [module.name for module in found if module.name != "lif_desktop.__main__"]


def sources(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """Every name that a module imports, wherever in it, as `module.name`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module or ''}.{alias.name}" for alias in node.names)


def loaded_after(statements: str, candidates: tuple[str, ...]) -> list[str]:
    """Which of the candidates a fresh Python holds after the statements."""
    code = f"{statements}\nimport sys\nprint(*[n for n in {candidates!r} if n in sys.modules])"
    words = [sys.executable, "-W", "error", "-c", code]
    ended = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.split()


def test_only_the_window_and_the_start_import_qt() -> None:
    for name, tree in sources(PACKAGE):
        top = Path(name).parts[1].removesuffix(".py")
        if top not in KNOW_QT:
            assert not [i for i in imported(tree) if i.startswith("PySide6")], name


def test_everything_below_the_window_runs_without_qt() -> None:
    below = [name for name in modules() if name.split(".")[1] not in KNOW_QT]
    # A migration is run by Alembic, never imported on its own.
    statements = "\n".join(f"import {name}" for name in below if ".migrations" not in name)
    assert loaded_after(statements, ("PySide6", "shiboken6")) == []


def test_starting_loads_nothing_heavy() -> None:
    assert loaded_after("import lif_desktop.__main__", (*HEAVY, "PySide6", "click")) == []


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    assert loaded_after("import lif_desktop.app", (*HEAVY, "sqlcipher3", "click")) == []


def test_the_doctor_starts_where_every_library_is_missing() -> None:
    heavy = (*HEAVY, "PySide6", "click", "platformdirs", "sqlcipher3")
    assert loaded_after("import lif_desktop.doctor", heavy) == []


def test_modules_import_one_another_in_no_ring() -> None:
    graph = grimp.build_graph("lif_desktop", exclude_type_checking_imports=True, cache_dir=None)
    uses = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    graphlib.TopologicalSorter(uses).prepare()


def test_importing_and_exporting_do_not_know_each_other() -> None:
    for here, other in (("importing", "exporting"), ("exporting", "importing")):
        for name, tree in sources(PACKAGE / here):
            assert not [i for i in imported(tree) if i.startswith(f"lif_desktop.{other}")], name


def test_the_network_is_used_for_nothing_but_the_single_instance() -> None:
    forbidden = re.compile(r"(http|urllib\.request|ftplib|smtplib|ssl|requests|asyncio)\b")
    for name, tree in sources(PACKAGE):
        for one in imported(tree):
            if one.startswith("PySide6.QtNetwork"):
                assert one.startswith("PySide6.QtNetwork.QLocal"), name
            assert not forbidden.match(one), name
        # The name of this computer stands in the board's lock; nothing else of sockets is used.
        asked = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert {one for one in asked if one.startswith("socket.")} <= {"socket.gethostname"}, name


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    for folder in (PACKAGE, TESTS):
        for path in folder.rglob("*.py"):
            assert not re.search(r"util|helper|widgets|misc|common", path.stem), path


def test_no_import_brings_in_everything() -> None:
    for folder in (PACKAGE, TESTS):
        for name, tree in sources(folder):
            assert not [one for one in imported(tree) if one.endswith(".*")], name


def test_the_window_never_turns_its_own_event_loop() -> None:
    for name, tree in sources(PACKAGE):
        calls = [n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)]
        assert "processEvents" not in calls, name


def test_a_module_opens_by_saying_what_it_is_for() -> None:
    for name, tree in sources(PACKAGE):
        said = ast.get_docstring(tree)
        assert said or not tree.body, name


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    for name, tree in sources(TESTS):
        used = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
        assert not used & {"skip", "skipif", "xfail", "importorskip"}, name


def test_every_folder_of_tests_is_a_package_that_mirrors_the_product() -> None:
    for folder in {path.parent for path in TESTS.rglob("test_*.py")}:
        assert (folder / "__init__.py").is_file(), folder
        mirrored = PACKAGE / folder.relative_to(TESTS)
        assert mirrored.is_dir() or mirrored.with_suffix(".py").is_file(), folder


def test_the_wheel_carries_the_resources() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried == {"resources": "lif_desktop/resources"}


def test_the_version_is_said_once_and_alike() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert project["version"] == lif_desktop.__version__
    assert f"## [{lif_desktop.__version__}]" in changes


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_commands_in_the_documents_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    # A command stands in code: a line that is indented, or between back quotes.
    code = "\n".join(re.findall(r"^ {4}.*|`[^`\n]+`", text, re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert set(re.findall(r"\bmake(?:\.py)? ([a-z]+)", code)) <= set(makefile.split())
    assert set(re.findall(r"\blif-desktop ([a-z]+)", code)) <= set(stem.commands)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_files_that_the_documents_link_to_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (ROOT / target).exists(), target


def test_readme_tells_every_command_and_its_options() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, command in stem.commands.items():
        assert f"lif-desktop {name}" in text
        inner = command.commands.values() if isinstance(command, click.Group) else ()
        for one in (command, *inner):
            for parameter in one.params:
                if isinstance(parameter, click.Option):
                    assert any(option in text for option in parameter.opts), parameter.opts


def test_readme_names_every_register_report_and_framework() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for register in registers.shown():
        assert re.search(rf"\b{register.key}\b", text)
    for report in catalogue.REPORTS:
        assert re.search(rf"\b{report.name}\b", text), report.name
    for path in (ROOT / "resources" / "frameworks").glob("*.toml"):
        assert re.search(rf"\b{re.sub(r'-[0-9-]+$', '', path.stem)}\b", text), path
