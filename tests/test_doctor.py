"""What the doctor says of this computer and of one that lacks something."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from lif_desktop import doctor
from lif_desktop.doctor import Finding

ROOT = Path(__file__).resolve().parent.parent
BUILD_BACK_END = {"hatchling", "editables"}


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    return doctor.examine()


def sentences(findings: list[Finding], *, ok: bool) -> str:
    return "\n".join(finding.sentence for finding in findings if finding.ok == ok)


def test_every_library_of_the_product_is_examined() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=\[ ]", line)[0] for line in project["dependencies"]}
    assert set(doctor.LIBRARIES) == declared - BUILD_BACK_END


def test_a_computer_that_runs_the_tests_lacks_nothing_but_perhaps_a_screen(
    findings: list[Finding],
) -> None:
    lacking = [finding for finding in findings if not finding.ok]
    assert all("a screen under X11" in finding.sentence for finding in lacking)


def test_each_finding_is_one_sentence(findings: list[Finding]) -> None:
    for finding in findings:
        assert re.fullmatch(r"\S.*\.", finding.sentence)


def test_encryption_reader_fonts_and_preferences_are_tried_for_real(
    findings: list[Finding],
) -> None:
    said = sentences(findings, ok=True)
    for part in ("Encryption works", "reads workbooks starts", "NotoSans-Regular", "preferences"):
        assert part in said


def test_a_library_that_is_not_there_is_named_with_its_purpose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(doctor.LIBRARIES, "nosuch", ("lif_no_such_module", "testing"))
    assert "nosuch, for testing, does not load" in sentences(doctor.examine(), ok=False)


def test_a_library_without_a_record_of_its_version_still_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(doctor.LIBRARIES, "nosuch", ("json", "testing"))
    assert "nosuch (version not recorded) loads" in sentences(doctor.examine(), ok=True)


@pytest.mark.parametrize("table", [doctor.DRAWING, doctor.SCREEN])
def test_a_system_library_that_is_not_there_is_named_with_its_package(
    table: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(table, "libnosuch.so.9", "libnosuch9")
    assert "install libnosuch9" in sentences(doctor.examine(), ok=False)
    assert "libnosuch.so.9" in doctor.missing_libraries(table)


def test_system_libraries_are_asked_for_on_linux_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(doctor.DRAWING, "libnosuch.so.9", "libnosuch9")
    assert doctor.missing_libraries(doctor.DRAWING) == []
    assert "libnosuch" not in sentences(doctor.examine(), ok=False)


def test_a_resource_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "RESOURCES", ("fonts/NoSuch.ttf",))
    assert "fonts/NoSuch.ttf cannot be found" in sentences(doctor.examine(), ok=False)


def test_an_older_python_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "OLDEST_PYTHON", (99, 0))
    assert "is too old" in sentences(doctor.examine(), ok=False)


def test_an_older_encryption_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "OLDEST_SQLCIPHER", 99)
    said = sentences(doctor.examine(), ok=False)
    assert re.search(r"encryption of board files does not work here .*too old", said)


@pytest.mark.parametrize(
    ("variable", "expected"),
    [("DISPLAY", True), ("WAYLAND_DISPLAY", True), ("UNRELATED", False)],
)
def test_a_screen_is_known_by_its_variable(
    variable: str, *, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, ":0")
    assert doctor.has_display() is expected
    said = sentences(doctor.examine(), ok=True)
    assert ("There is a screen" in said) is expected


def test_the_command_ends_with_1_if_something_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "examine", lambda: [Finding(True, "Fine."), Finding(False, "No.")])
    assert doctor.main() == 1
    assert capsys.readouterr().out.splitlines() == [
        "ok       Fine.",
        "MISSING  No.",
        "One thing is missing; the lines marked MISSING say what.",
    ]


def test_the_command_ends_with_0_if_nothing_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "examine", lambda: [Finding(True, "Fine.")])
    assert doctor.main() == 0
    assert "Nothing is missing." in capsys.readouterr().out


def test_the_product_offers_it_as_a_word_of_its_command_line() -> None:
    words = [sys.executable, "-m", "lif_desktop", "--doctor"]
    ended = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)
    assert "Encryption works" in ended.stdout
    assert ended.stderr == ""
