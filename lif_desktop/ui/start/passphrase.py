"""Passphrases: three random words to offer, and a plain word for how strong one is."""

import math
import secrets
from typing import Literal

from lif_desktop.places import resource

Strength = Literal["", "weak", "fair", "strong"]
SHORTEST = 8
_COMMON = ("password", "passphrase", "safeguarding", "qwerty", "letmein", "welcome", "12345678")


def random_words() -> str:
    """Return three random words joined by hyphens (about 38 bits: 7,700 words each)."""
    return "-".join(secrets.choice(_words()) for _ in range(3))


def strength(passphrase: str) -> Strength:
    """Return how strong a passphrase is, by its length, its variety and its plainness."""
    if not passphrase:
        return ""
    plain = passphrase.lower()
    for common in _COMMON:
        plain = plain.replace(common, "x")
    bits = len(set(plain)) * math.log2(max(2, _alphabet(passphrase))) * len(plain) ** 0.5 / 4
    if len(passphrase) < SHORTEST or bits < 40:
        return "weak"
    return "fair" if bits < 60 else "strong"


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


def _alphabet(passphrase: str) -> int:
    size = 0
    for holds, letters in (
        (str.islower, 26),
        (str.isupper, 26),
        (str.isdigit, 10),
    ):
        size += letters if any(holds(character) for character in passphrase) else 0
    return size + (20 if any(not character.isalnum() for character in passphrase) else 0)


def _words() -> list[str]:
    return resource("words/passphrase.txt").read_text(encoding="ascii").split()
