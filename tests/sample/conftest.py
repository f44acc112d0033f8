"""The sample board, made once for all tests that only read it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.sample.board import make_sample
from lif_desktop.store.board import Board

TODAY = date(2026, 11, 21)
PASSPHRASE = "long words for a sample"


@pytest.fixture(scope="session")
def read_only(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """The sample board; whoever writes makes one of their own."""
    path = tmp_path_factory.mktemp("sample") / "Northmoor.lif"
    with make_sample(path, PASSPHRASE, today=TODAY) as board:
        yield board


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    """Let every test of the sample take place on its day."""
    clock.set_today(TODAY.isoformat())
    yield
    clock.set_today(None)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Board]:
    """A sample board that a test may write to."""
    with make_sample(tmp_path / "Own.lif", PASSPHRASE, today=TODAY) as board:
        yield board
