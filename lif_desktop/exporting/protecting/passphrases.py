"""Passphrases for files that leave the house, and what the covering message says of them."""

from lif_desktop import chance

WORDS = 5
"""About 65 bits: whoever has the file may guess for years without anybody noticing."""
_LEAST = 24  # characters


def passphrase() -> str:
    """Return a passphrase of random words, easy to say on the telephone."""
    return chance.words(WORDS, _LEAST)


def covering_line(name: str) -> str:
    """Return what the message that carries a protected file says of its passphrase."""
    return (
        f"“{name}” is protected by a passphrase, which reaches you separately by telephone or"
        " text message. Please do not send it on with the file."
    )


def telling(name: str, words: str) -> tuple[str, ...]:
    """Return what whoever sends a file must be told, once: it is written down nowhere."""
    if not words:
        return ()
    said = f"For the covering message: {covering_line(name)}"
    return f"The passphrase of {name} is “{words}”.", said
