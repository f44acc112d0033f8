import pytest

from lif_desktop.rules import answers


@pytest.mark.parametrize("text", [None, "", "-", "n/a", "N.A.", "Does not apply", "tbc"])
def test_a_text_that_only_fills_its_place_says_nothing(text: str | None) -> None:
    assert not answers.says_something(text)


def test_none_is_an_answer() -> None:
    assert answers.says_something("None")
