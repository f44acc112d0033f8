"""Which values are shown as pills: what is derived, and choices whose answers mean something."""

from typing import cast

from lif_desktop import clock
from lif_desktop.fields import Choice, Day, Derived, Field, Option
from lif_desktop.store.records import Record
from lif_desktop.ui.blocks.pill import Pill
from lif_desktop.ui.theme import Meaning

# Alone these would not say to which question.
_ANSWERS = {"Yes", "No", "In part", "Partly", "Does not apply"}


def pill_of(record: Record, field: Field) -> Pill | None:
    """Return the pill that shows a record's field, or None where words or nothing will do."""
    if isinstance(field, Derived):
        shown = record.shown(field.key)
        return made(shown.text, shown.meaning, shown.shape) if shown.text else None
    if isinstance(field, Day) and field.late(record.values, clock.today()):
        return made(f"{record.text(field.key)} late", "late", "triangle")
    if isinstance(field, Choice):
        option = field.option(record.values[field.key])
        return of_option(option) if option is not None and option.meaning else None
    return None


def of_option(option: Option) -> Pill:
    """Return an answer as a pill."""
    return made(option.label, option.meaning, option.shape)


def made(text: str, meaning: str, shape: str) -> Pill:
    """Return a pill of a declaration's words, which name their meaning plainly."""
    return Pill(text, cast("Meaning", meaning), shape)


def leading(record: Record) -> tuple[str, Pill] | None:
    """Return the field and the one pill that say how a record stands.

    Of what is derived the last declared counts most (escalation over lateness); a register without
    anything derived is led by its first choice with a meaning.
    """
    fields = record.register.visible
    derived = [field for field in reversed(fields) if isinstance(field, Derived)]
    chosen = [field for field in fields if isinstance(field, Choice)]
    for field in (*derived, *chosen):
        pill = pill_of(record, field)
        if pill is not None and pill.text in _ANSWERS:
            pill = Pill(f"{field.label}: {pill.text.lower()}", pill.meaning, pill.shape)
        if pill is not None:
            return field.key, pill
    return None
