import ctypes
import sys
from collections.abc import Callable

import PySide6
import pytest

from lif_desktop.ui.lasting_none import keep_none


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """The number that stands for None's references, instead of the real one."""
    held = ctypes.c_ssize_t(5000)
    monkeypatch.setattr(ctypes.c_ssize_t, "from_address", lambda _place: held, raising=False)
    monkeypatch.setattr(sys, "getrefcount", lambda _thing: 5003)
    return lambda: held.value


@pytest.mark.parametrize(
    ("python", "qt", "kept"),
    [
        ((3, 11, 7), "6.12.0", True),
        ((3, 11, 7), "6.12.1", False),
        ((3, 12, 0), "6.12.0", False),
    ],
)
def test_none_is_kept_only_where_qt_uses_it_up(
    monkeypatch: pytest.MonkeyPatch,
    count: Callable[[], int],
    python: tuple[int, int, int],
    qt: str,
    *,
    kept: bool,
) -> None:
    monkeypatch.setattr(sys, "version_info", python)
    monkeypatch.setattr(PySide6, "__version__", qt)
    keep_none()
    assert (count() > 1 << 39) == kept


def test_a_python_that_counts_elsewhere_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, count: Callable[[], int]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    monkeypatch.setattr(PySide6, "__version__", "6.12.0")
    monkeypatch.setattr(sys, "getrefcount", lambda _thing: 9_000_000)
    keep_none()
    assert count() == 5000
