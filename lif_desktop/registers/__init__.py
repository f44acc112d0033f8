"""The registers, declared once each; their order here is the order of the menu."""

from lif_desktop.registers import actions, agencies, audits, cases, settings
from lif_desktop.registers.register import Filter, Menu, Register, SavedView

__all__ = ["Filter", "Menu", "Register", "SavedView", "get", "holding", "shown"]

_SHOWN = (
    actions.ACTIONS,
    actions.UPDATES,
    actions.PLANS,
    actions.RECOMMENDATIONS,
    audits.AUDITS,
    cases.REVIEWS,
    cases.DEATHS,
    agencies.MEETINGS,
    agencies.AGENCIES,
    agencies.GROUPS,
)
_BY_KEY = {register.key: register for register in (*_SHOWN, settings.SETTINGS)}


def shown() -> tuple[Register, ...]:
    """Return the registers a person works in, in menu order."""
    return _SHOWN


def get(key: str) -> Register:
    """Return the register called `key`.

    Raises:
        KeyError: if there is none.
    """
    return _BY_KEY[key]


def holding() -> tuple[Register, ...]:
    """Return every register the board file holds, the settings among them."""
    return tuple(_BY_KEY.values())
