"""Files that were written outside the board: taking a step back does not call them back."""

from lif_desktop.rules.words import listed
from lif_desktop.store.history import ChangeSet

_LEAVE = frozenset({"packs", "disclosures", "returns"})
_NAMED = 5  # files in a sentence


def staying(change: ChangeSet) -> str:
    """Return which files stay where they are once a change set is taken back, or nothing."""
    files = _files(change)
    if not files:
        return ""
    more = [f"{len(files) - _NAMED} more"] if len(files) > _NAMED else []
    named = listed([*(f"“{one}”" for one in files[:_NAMED]), *more])
    if len(files) == 1:
        return f"{named} stays where it was written: delete it, and tell whoever got it."
    return f"{named} stay where they were written: delete them, and tell whoever got one."


def _files(change: ChangeSet) -> list[str]:
    left = [one for one in change.entries if one.register in _LEAVE and one.deed == "new"]
    # Of a pack in numbered copies the log alone names the files.
    told = [one for one in left if one.register != "packs"] or left
    names = (one.values["file_name"][1] for one in told if "file_name" in one.values)
    return list(dict.fromkeys(names))
