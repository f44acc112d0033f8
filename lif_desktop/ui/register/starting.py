"""What a new record starts with, so that only what is not known has to be typed."""

from typing import Any

from lif_desktop import clock, registers
from lif_desktop.fields import Choice, Link, Links
from lif_desktop.registers import Register
from lif_desktop.store.records import Record

_STANDING = ("status", "state")


def values(register: Register, who: str) -> dict[str, Any]:
    """Return what a new record of a register holds before anybody types."""
    first: dict[str, Any] = {
        field.key: field.options[0].value
        for field in register.visible
        if isinstance(field, Choice) and field.key in _STANDING
    }
    if register.key == "updates":
        return {"made_on": clock.today(), "said_by": who}
    if register.key == "actions":
        first["agreed_on"] = clock.today()
    return first


def under(parent: Record, link: Link | Links, register: Register) -> dict[str, Any]:
    """Return what a new record made under another takes from it: itself and shared links.

    An action added to a recommendation belongs to the recommendation's plan too.
    """
    own = (parent.id,) if isinstance(link, Links) else parent.id
    taken: dict[str, Any] = {link.key: own}
    for field in register.links:
        shared = parent.register.by_key.get(field.key)
        if field.key not in taken and isinstance(shared, Link) and shared.to == field.to:
            taken[field.key] = parent.values[field.key]
    return {key: value for key, value in taken.items() if value is not None}


def pointing_to(key: str) -> list[tuple[Register, Link | Links]]:
    """Return every register that links to another, with the field that does."""
    found: list[tuple[Register, Link | Links]] = []
    for register in registers.shown():
        found += [(register, one) for one in register.links if one.to == key]
        found += [(register, one) for one in register.many if one.to == key]
    return found


def is_part(register: Register, link: Link | Links) -> bool:
    """Say whether records under this link are parts of what they link to, and are added there.

    Updates belong to an action and a plan to an audit, but not all actions to an agency, nor one
    review to another that it mentions.
    """
    if link.key == register.parent:
        return True
    return link.to != register.key and not registers.get(link.to).by_name
