"""What must be said before an action is closed as one that cannot be completed."""

from lif_desktop.rules import statuses

_SILENT = frozenset({"", "na", "notapplicable", "tbc", "unknown"})
_NO_REASON = _SILENT | {"nil", "none", "nothing"}


def questions(status: str | None, why_not: str | None, done_instead: str | None) -> list[str]:
    """Return what still has to be answered before an action may take this status.

    This one blocks: an action that cannot be completed closes only with the reason and with what
    was done instead. A dash or "n/a" answers neither; "nothing" is an honest answer to the second
    alone. Source: Kirklees framework, Driving Improvement.
    """
    if status != statuses.CANNOT_COMPLETE:
        return []
    asked = []
    if _bare(why_not) in _NO_REASON:
        asked.append("Say why the action cannot be completed.")
    if _bare(done_instead) in _SILENT:
        asked.append("Say what was done instead, or write “nothing” if that is so.")
    return asked


def _bare(text: str | None) -> str:
    return "".join(character for character in (text or "").casefold() if character.isalnum())
