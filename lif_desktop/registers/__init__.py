"""The registers, declared once each; their order here is the order of the menu."""

from lif_desktop.registers import (
    actions,
    agencies,
    audits,
    cases,
    dataset,
    dying,
    escalations,
    evidence,
    keeping,
    learning,
    meetings,
    packs,
    remembering,
    returning,
    reviewing,
    scrutiny,
    settings,
    sharing,
    standards,
    training,
)
from lif_desktop.registers.register import Filter, Menu, Register, SavedView

__all__ = ["Filter", "Menu", "Register", "SavedView", "get", "holding", "shown"]

_KNOWN = (
    actions.ACTIONS,
    actions.UPDATES,
    escalations.MOVES,
    escalations.ESCALATIONS,
    actions.PLANS,
    actions.RECOMMENDATIONS,
    audits.AUDITS,
    learning.LEARNING,
    learning.LEDGER,
    learning.CONFIRMATIONS,
    sharing.PRACTICE,
    sharing.PUBLICATIONS,
    sharing.EXTERNAL,
    sharing.REQUIREMENTS,
    evidence.EVIDENCE,
    cases.REVIEWS,
    reviewing.SUBJECTS,
    reviewing.CRITERIA,
    reviewing.NOTIFICATIONS,
    reviewing.MANAGEMENT_REPORTS,
    reviewing.PROCEEDINGS,
    cases.DEATHS,
    dying.INFORMATION,
    dying.FACTORS,
    learning.TRACKED,
    standards.SUBMISSIONS,
    standards.STANDARDS,
    returning.RETURNS,
    scrutiny.ASSURANCES,
    scrutiny.EXPECTED,
    dataset.INDICATORS,
    dataset.VALUES,
    dataset.PICKS,
    dataset.HIGHLIGHTS,
    scrutiny.RISKS,
    scrutiny.CHALLENGES,
    scrutiny.PARTICIPATION,
    training.TRAINING,
    training.PLACES,
    training.NEEDS,
    training.CHECKS,
    training.POOLS,
    keeping.PRIORITIES,
    agencies.MEETINGS,
    meetings.ITEMS,
    packs.PAPERS,
    packs.PACKS,
    meetings.ATTENDANCE,
    agencies.AGENCIES,
    agencies.GROUPS,
    meetings.MEMBERS,
    keeping.DISCLOSURES,
    keeping.HOLDS,
    keeping.HOLIDAYS,
)
# What imports remember may be about any of them.
_SHOWN = (*_KNOWN, remembering.readings(_KNOWN))
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
