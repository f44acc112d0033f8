"""Tells a text that answers a question from one that only fills its place."""

_SILENT = frozenset({"", "na", "notapplicable", "doesnotapply", "tbc", "unknown", "notknown"})


def says_something(text: str | None) -> bool:
    """Return whether a text answers anything; blank, a dash, "n/a" and "tbc" do not.

    "None" and "no" are honest answers where something is asked that may not exist.
    """
    return bare(text) not in _SILENT


def bare(text: str | None) -> str:
    """Return the letters and digits of a text, in small letters."""
    return "".join(character for character in (text or "").casefold() if character.isalnum())
