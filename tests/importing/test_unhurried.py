"""The collector rests only as long as it should."""

import gc

import pytest

from lif_desktop.importing.unhurried import collector_at_rest


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
