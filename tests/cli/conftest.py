"""A way to run the command line as a person does, and what it said."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lif_desktop import cli, clock


@dataclass(frozen=True)
class Ran:
    """What a command printed, said, and ended with."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("LIF_PASSPHRASE", "quiet harbour lantern")
    monkeypatch.setenv("LIF_USER", "J. Hale")
    monkeypatch.setenv("LIF_TODAY", "2026-11-21")

    def command(*words: object) -> Ran:
        code = cli.main([str(word) for word in words])
        clock.set_today(None)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return command


@pytest.fixture
def board(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "Northmoor.lif"
    made = run("new", path, "--framework", "kirklees", "--name", "Northmoor Partnership")
    assert made.code == 0, made.err
    return path
