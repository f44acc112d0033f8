import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.ui.start import passphrase


def test_three_random_words_are_offered_and_differ() -> None:
    offers = {passphrase.random_words() for _ in range(20)}
    assert len(offers) == 20
    for offer in offers:
        words = offer.split("-")
        assert len(words) == 3
        assert all(word.isascii() and word.islower() for word in words)
        assert passphrase.strength(offer) in {"fair", "strong"}


@pytest.mark.parametrize(
    ("typed", "strength"),
    [
        ("", ""),
        ("short", "weak"),
        ("aaaaaaaaaaaaaaaa", "weak"),
        ("password1", "weak"),
        ("Safeguarding2026", "weak"),
        ("blue kettle", "fair"),
        ("copper-lantern-orbit", "strong"),
        ("Tr4ms & 9 quiet Owls", "strong"),
    ],
)
def test_strength_is_a_plain_word(typed: str, strength: str) -> None:
    assert passphrase.strength(typed) == strength


@given(st.text())
def test_anything_typed_has_a_strength(typed: str) -> None:
    assert passphrase.strength(typed) in {"", "weak", "fair", "strong"}


@pytest.mark.parametrize(
    ("typed", "again", "advice"),
    [
        ("", "", "Choose a passphrase."),
        ("seven77", "seven77", "Use at least 8"),
        ("copper-lantern", "", "a second time"),
        ("copper-lantern", "copper-lanten", "differ"),
        ("copper-lantern", "copper-lantern", ""),
    ],
)
def test_advice_says_what_stands_in_the_way(typed: str, again: str, advice: str) -> None:
    found = passphrase.advice(typed, again)
    assert advice in found
    assert bool(found) == bool(advice)
