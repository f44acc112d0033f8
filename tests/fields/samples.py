"""A field of every kind, on names that no model has, and a board's names without a board."""

from dataclasses import dataclass

from lif_desktop.fields import (
    Choice,
    Count,
    Day,
    Derived,
    Flag,
    Link,
    Links,
    Memo,
    Money,
    Number,
    Option,
    Shown,
    Text,
)

KNOWN = {"northmoor police": 1, "health": 2, "housing trust": 3}


@dataclass(frozen=True)
class Named:
    """An attribute, as far as fields know attributes."""

    key: str


class Agencies:
    """Names of three agencies."""

    def resolve(self, register: str, text: str) -> int | None:
        return KNOWN.get(text.casefold()) if register == "agencies" else None

    def label(self, register: str, record_id: int) -> str:
        for name, one in KNOWN.items():
            if one == record_id:
                return name.title()
        return f"{register} {record_id}"


NAMES = Agencies()
TEXT = Text(Named("title"), "Title", required=True)
MEMO = Memo(Named("notes"), "Notes")
COUNT = Count(Named("cases"), "Cases")
NUMBER = Number(Named("rate"), "Rate")
MONEY = Money(Named("cost"), "Cost")
DAY = Day(Named("died_on"), "Date of death")
FLAG = Flag(Named("statutory"), "Statutory")
LINK = Link(Named("agency_id"), "Agency", to="agencies")
LINKS = Links(Named("agencies"), "Agencies", to="agencies", required=True)
CHOICE = Choice(
    Named("status"),
    "Status",
    options=(
        Option("in_hand", "In hand", "due", "dot", ("in progress",)),
        Option("done", "Completed", "done", "tick"),
    ),
)
DERIVED = Derived(
    Named("late_from"), "Lateness", compute=lambda values, today: Shown(f"{values} {today}")
)
PLAIN = Derived(Named("late_from"), "Lateness")
