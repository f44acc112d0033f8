"""Reads which records show that a method produced something, and which dates start a cycle.

A register's key stands for all its records ("training"); a field and its options narrow them
("reviews.kind=scr,spr": one of these kinds). A date is a register and a field, with or without a
condition ("reviews.completed_on where kind=scr"). Whether such registers, fields and options exist
is for a layer above to check.
"""

import re
from dataclasses import dataclass

_TEXT = re.compile(
    r"(?P<register>[a-z_]+)(?:\.(?P<field>[a-z_]+)(?:=(?P<options>[\w-]+(?:,[\w-]+)*))?)?"
)

_AFTER = re.compile(
    r"(?P<register>[a-z_]+)\.(?P<day>[a-z_]+)"
    r"(?: where (?P<field>[a-z_]+)=(?P<options>[\w-]+(?:,[\w-]+)*))?"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The records of a register, of those only the ones whose field holds one of the options.

    A field without options asks that it holds anything at all.
    """

    register: str
    field: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class After:
    """The date that starts a cycle: field `day` of the records that `of` names."""

    of: Counted
    day: str


def read_counted(text: str) -> Counted:
    """Return what such a text names.

    Raises:
        ValueError: if it cannot be read, with the reason in a sentence.
    """
    found = _TEXT.fullmatch(text)
    if found is None:
        raise ValueError(
            f"'{text}' cannot be read; write a register, or register.field=option,option."
        )
    options = tuple(found["options"].split(",")) if found["options"] else ()
    return Counted(found["register"], found["field"] or "", options)


def read_after(text: str) -> After:
    """Return which date such a text names.

    Raises:
        ValueError: if it cannot be read, with the reason in a sentence.
    """
    found = _AFTER.fullmatch(text)
    if found is None:
        raise ValueError(
            f"'{text}' cannot be read; write register.day, or register.day where field=option."
        )
    options = tuple(found["options"].split(",")) if found["options"] else ()
    return After(Counted(found["register"], found["field"] or "", options), found["day"])
