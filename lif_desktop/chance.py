"""Words drawn by chance from the list that is shipped, for passphrases."""

import secrets

from lif_desktop.places import resource


def words(number: int, least: int) -> str:
    """Return words joined by hyphens, `least` characters at least (about 12.9 bits a word)."""
    known = resource("words/passphrase.txt").read_text(encoding="ascii").split()
    while len(drawn := "-".join(secrets.choice(known) for _ in range(number))) < least:
        pass
    return drawn
