"""Programs are told from documents by their names."""

import pytest

from lif_desktop.rules.file_kinds import is_program, size_in_words


@pytest.mark.parametrize(
    "name", ["tool.exe", "RUN.BAT", "a.js", "report.pdf.exe", "late.scr. ", "x.Ps1", " go.sh "]
)
def test_what_a_computer_runs_is_a_program(name: str) -> None:
    assert is_program(name)


@pytest.mark.parametrize(
    "name", ["report.pdf", "minutes.docx", "exe", "notes.exe.txt", "", "audit 2026.xlsx", "..."]
)
def test_what_it_shows_is_not(name: str) -> None:
    assert not is_program(name)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 byte"),
        (812, "812 bytes"),
        (24_576, "24 KB"),
        (3_250_586, "3.1 MB"),
        (1_048_576, "1.0 MB"),
    ],
)
def test_sizes_are_said_in_words(size: int, words: str) -> None:
    assert size_in_words(size) == words
