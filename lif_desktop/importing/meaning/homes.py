"""Words that stand in a column of dates, kept in another field of the same record."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from lif_desktop.importing.meaning.values import Trouble

Said = Iterable[tuple[str, Any]]


def proposed(said: Said, taken: Collection[str]) -> dict[str, Trouble]:
    """Return, by field, the words for which another field is proposed and not yet taken."""
    return {
        key: value
        for key, value in said
        if isinstance(value, Trouble) and value.home and not value.taken and key not in taken
    }


def moved(
    said: Said, taken: Collection[str], labels: Mapping[str, str], held: Mapping[str, Any]
) -> Said:
    """Return what a row says with such words in the field that takes them.

    `taken` are the fields whose words a person moved in this row, beside those settled for the
    whole column; `labels` are the fields' names and `held` what the board holds of the record.
    """
    pairs = dict(said)
    moving = {
        key: value
        for key, value in pairs.items()
        if isinstance(value, Trouble) and value.home and (value.taken or key in taken)
    }
    for key, trouble in moving.items():
        del pairs[key]
        own = pairs.get(trouble.home)
        line = f"{labels[key]}: {trouble.written}"
        pairs[trouble.home] = _with(line, own if isinstance(own, str) else None, trouble, held)
    return pairs.items()


def _with(line: str, own: str | None, trouble: Trouble, held: Mapping[str, Any]) -> str:
    """Return a text with a line added; notes keep what stands, progress is said anew each time."""
    before = held.get(trouble.home)
    if own is None and isinstance(before, str):
        if line in before.split("\n"):
            return before
        own = None if trouble.home == "progress" else before
    if own is None:
        return line
    return own if line in own.split("\n") else f"{own}\n{line}"
