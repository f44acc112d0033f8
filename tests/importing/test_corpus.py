"""Every file of the corpus reads as the text beside it says."""

from pathlib import Path

import pytest

from tests.corpus.files import EXPECTED, FILES, told


@pytest.mark.parametrize("name", FILES)
def test_a_file_reads_as_the_text_beside_it_says(name: str, tmp_path: Path) -> None:
    FILES[name](tmp_path / name)
    expected = (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")
    assert told(tmp_path / name) == expected


def test_every_text_belongs_to_a_file() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == {f"{name}.txt" for name in FILES}
