"""Passphrases: three random words to offer, and a plain word for how strong one is."""

from typing import Literal

from lif_desktop import chance

Strength = Literal["", "weak", "fair", "strong"]
SHORTEST = 8
_LONG = 14
_VARIED = 5
_COMMON = ("password", "passphrase", "safeguarding", "qwerty", "letmein", "welcome", "12345678")


def random_words() -> str:
    """Return three random words joined by hyphens (about 38 bits: 7,700 words each)."""
    return chance.words(3, _LONG)


def strength(passphrase: str) -> Strength:
    """Return how strong a passphrase is: by its length, once what everybody thinks of is out."""
    if not passphrase:
        return ""
    rest = passphrase.lower()
    for common in _COMMON:
        rest = rest.replace(common, "")
    if len(rest) < SHORTEST or len(set(rest)) < _VARIED:
        return "weak"
    return "fair" if len(rest) < _LONG else "strong"


def advice(passphrase: str, again: str) -> str:
    """Return what still stands in the way of using a passphrase; blank when nothing does."""
    if not passphrase:
        return "Choose a passphrase."
    if len(passphrase) < SHORTEST:
        return f"Use at least {SHORTEST} characters; three random words are easy to remember."
    if not again:
        return "Type the passphrase a second time."
    if again != passphrase:
        return "The two passphrases differ."
    return ""
