"""Whether the reviewer's independence was checked, by whom it can be read, and before what."""

from datetime import date

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import day_in_words

_SOURCE = (
    "Working Together, principles for reviews; Bedford Borough framework, 9.1; Bradford, 2;"
    " Croydon, 2.1; Kirklees, Principles"
)


def questions(
    *,
    reviewer: str | None,
    independent: bool | None,
    why: str | None,
    checked_on: date | None,
    appointed_on: date | None,
    serious: bool,
) -> list[Remark]:
    """Return what is to be asked about the independence of a reviewer; nothing without one.

    A serious case is led by somebody independent of the case and of the agencies concerned, so
    "no" is grave there; elsewhere it is only shown.
    """
    if not says_something(reviewer):
        return []
    if independent is None:
        return [Remark("Is the reviewer independent of the case and the agencies?", "due", _SOURCE)]
    said = []
    if not independent:
        text = "The reviewer is not independent of the case or of an agency concerned."
        said.append(Remark(text, "late" if serious else "note", _SOURCE))
    if not says_something(why):
        said.append(Remark("How was independence checked?", "due", _SOURCE))
    if checked_on is None:
        said.append(Remark("When was independence checked?", "due", _SOURCE))
    elif appointed_on and checked_on > appointed_on:
        text = (
            f"Independence was checked on {day_in_words(checked_on)}, after the appointment on"
            f" {day_in_words(appointed_on)}."
        )
        said.append(Remark(text, "due", _SOURCE))
    return said
