import pytest

from lif_desktop.rules import statuses
from lif_desktop.rules.closing import questions


def test_cannot_complete_asks_for_the_reason_and_for_what_was_done_instead() -> None:
    asked = questions("cannot_complete", None, "")
    assert len(asked) == 2
    assert asked[0] == "Say why the action cannot be completed."
    assert asked[1].startswith("Say what was done instead")


@pytest.mark.parametrize("silence", ["-", "n/a", "N.A.", " tbc ", "…", "Not applicable"])
def test_a_dash_is_no_answer(silence: str) -> None:
    assert len(questions("cannot_complete", silence, silence)) == 2


def test_nothing_is_an_honest_answer_to_what_was_done_but_no_reason() -> None:
    assert questions("cannot_complete", "The service was closed", "Nothing") == []
    assert len(questions("cannot_complete", "none", "A leaflet was sent")) == 1


@pytest.mark.parametrize("status", [*(set(statuses.ALL) - {"cannot_complete"}), None])
def test_other_states_ask_nothing(status: str | None) -> None:
    assert questions(status, None, None) == []
