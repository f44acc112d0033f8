"""An empty board and a small one, open, and closed again whatever happens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lif_desktop import clock
from lif_desktop.store.board import Board
from tests import boards


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with boards.empty(tmp_path) as opened:
        yield opened


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Board]:
    with boards.small(tmp_path) as opened:
        yield opened


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    clock.set_today("2026-11-21")
    yield
    clock.set_today(None)
