"""What may not be erased yet, what is to be looked at again, and what was decided of it."""

from datetime import date

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import day_in_words

# "Look again later" and "not decided" come back on their day; keeping and erasing are final.
_FINAL = frozenset({"keep", "erase"})
_SOURCE = "Retention: review, then decide; nothing is erased by itself"


def is_to_look_at(look_on: date | None, decision: str | None, today: date) -> bool:
    """Return whether a person is to look at a record again: its day has come, nothing is final."""
    return look_on is not None and look_on <= today and decision not in _FINAL


def remarks(
    *,
    legal_hold: bool | None,
    look_on: date | None,
    reason: str | None,
    decision: str | None,
    decided_on: date | None,
    decided_by: str | None,
    today: date,
) -> list[Remark]:
    """Return what a retention decision says of the record it is about; it erases nothing.

    A legal hold goes before every decision: while it stands, nothing may be erased.
    """
    said = []
    given = (reason or "").strip().removesuffix(".")
    because = f": {given}" if says_something(given) else "; its reason is not recorded"
    if legal_hold and decision == "erase":
        said.append(Remark(f"Erasing was decided, but a legal hold stands{because}.", "late",
                           _SOURCE))  # fmt: skip
    elif legal_hold:
        said.append(Remark(f"A legal hold stands; this may not be erased{because}.", "note",
                           _SOURCE))  # fmt: skip
    elif decision == "erase":
        said.append(Remark("Erasing was decided; a person carries it out.", "due", _SOURCE))
    if decision in _FINAL and (decided_on is None or not says_something(decided_by)):
        said.append(Remark("Who decided on retention, and when?", "due", _SOURCE))
    if is_to_look_at(look_on, decision, today) and look_on:
        day = day_in_words(look_on)
        said.append(Remark(f"To be looked at since {day}: keep, look later, or erase?", "due",
                           _SOURCE))  # fmt: skip
    return said
