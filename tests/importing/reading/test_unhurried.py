"""The collector rests only as long as it should."""

import gc

import pytest

from lif_desktop.importing.reading import unhurried
from lif_desktop.importing.reading.unhurried import collector_at_rest, walk_again


def test_it_wakes_again_even_after_a_fault() -> None:
    @collector_at_rest()
    def fail() -> None:
        assert not gc.isenabled()
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    assert gc.isenabled()


def test_one_that_was_at_rest_stays_so() -> None:
    with collector_at_rest():
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_wakes_only_when_the_last_of_several_is_done() -> None:
    first, second = collector_at_rest(), collector_at_rest()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_much_that_was_made_is_not_walked_until_it_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    gc.unfreeze()
    monkeypatch.setattr(unhurried, "MANY", 1_000)
    with collector_at_rest():
        held = [[one] for one in range(2_000)]
    assert gc.get_freeze_count() > len(held)
    walk_again()
    assert gc.get_freeze_count()
    monkeypatch.setattr(unhurried, "MANY", 10**9)
    walk_again()
    assert not gc.get_freeze_count()
