"""A board whose every text names somebody: what identifies is unique, so that a leak has a name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from lif_desktop import registers
from lif_desktop.fields import Memo, Text
from lif_desktop.registers import Register
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from tests import boards

FIRST = ("Zorvald", "Quimby", "Xanthe", "Jorvik", "Wystan", "Thessaly", "Oriel", "Fenwick")
LAST = ("Bracklow", "Umberdine", "Tolvaddon", "Skerrick", "Pellowe", "Grimsay", "Narborough",
        "Vexelmere", "Houndsby", "Crayforth", "Ildersedge", "Maplecott")  # fmt: skip
# Of other worlds than free text: a period, a scale, the key of a standard, another record.
MEANT = {
    "period", "year", "scale", "standard", "duty", "relevance", "criterion", "edition", "form",
    "form_version", "source", "starts_at", "about", "record", "register", "figures", "area",
    "ethnicity", "sex", "categories", "relevance_scale", "place", "file_name", "file_hash",
    "sha256", "short_name", "meets_every",
}  # fmt: skip
OURS = {"agencies", "groups", "disclosures", "returns", "packs", "papers", "readings", "holidays"}
CALLED = {
    ("reviews", "title"): "Case {}",
    ("reviews", "external_reference"): "NPR/{}/77",
    ("deaths", "external_number"): "EXT-{}",
    ("subjects", "pseudonym"): "Child {}",
    ("tracked", "pseudonym"): "Young person {}",
}
PLACES = ("Cinder Lane quarry", "Weir Cottage")


@dataclass
class Secrets:
    """What must stand in nothing public: each value with where it came from."""

    values: dict[str, str] = field(default_factory=dict)
    days: dict[date, str] = field(default_factory=dict)


@contextmanager
def made(folder: Path) -> Iterator[tuple[Board, Secrets]]:
    """Give the board and what it hides, closed at the end."""
    with boards.everything(folder) as board:
        _more(board)
        secrets = Secrets({board.who: "who keeps the board"})
        _name(board, secrets)
        _date(board, secrets)
        _tell(board, secrets)
        yield board, secrets


def _more(board: Board) -> None:
    """Enter enough that public papers have tables and examples to show."""
    today = boards.TODAY
    agencies = [one.id for one in board.records("agencies")]
    with board.change("Enter more") as change:
        for index in range(26):
            when = today - timedelta(days=11 * index + 3)
            change.add("deaths", {
                "external_number": f"{index}", "notified_on": when, "died_on": when,
                "age_band": ("0_27_days", "1_4")[index % 2], "state": "reviewed",
                "panel_on": today - timedelta(days=9 * index), "category": str(1 + index % 3),
                "modifiable": ("yes", "no")[index % 2],
            })  # fmt: skip
            review = change.add("reviews", {
                "title": f"{index}", "kind": ("lcspr", "rapid")[index % 2],
                "state": ("published", "under_way")[index % 2], "referred_on": when,
                "decided_on": when, "decision": "review", "publish_decision": "publish",
                "published_on": today - timedelta(days=20), "notified_on": when,
            })  # fmt: skip
            change.add("subjects", {"review": review, "pseudonym": f"{index}"})
            change.add("tracked", {"pseudonym": f"{index}", "since_on": when,
                                   "difference": ("better", "same")[index % 2]})  # fmt: skip
            lesson = change.add("learning", {"lesson": f"{index}", "state": "open",
                                             "stage": "disseminated"})  # fmt: skip
            change.add("publications", {"title": f"{index}", "kind": "briefing", "channel": "Web",
                                        "audience": "public", "published_on": when,
                                        "learning": lesson})  # fmt: skip
            change.add("participation", {
                "title": f"{index}", "who": "children", "number": 9 + index, "heard_on": when,
                "said": "a", "done": "b", "told_back": "yes", "agency": agencies[0],
            })  # fmt: skip


def _name(board: Board, secrets: Secrets) -> None:
    """Give each person, child and case a name that nobody else has."""
    names = product(LAST, FIRST, range(1, 99))
    with board.change("Name") as change:
        for register in registers.shown():
            people = [one for one in register.visible
                      if one.personal and isinstance(one, (Text, Memo))]  # fmt: skip
            for record in board.records(register.key, board.ids(View(register.key))):
                values: dict[str, Any] = {}
                for one in people:
                    last, first, number = next(names)
                    called = f"{first} {last}{'abcdefgh'[number % 8]}"
                    if one.key == "email":
                        called = f"{first}.{last}{number}@agency.example".lower()
                    values[one.key] = called
                    secrets.values[called] = f"{register.key}.{one.key}"
                for (of, key), form in CALLED.items():
                    if of == register.key:
                        last, first, number = next(names)
                        values[key] = form.format(f"{last}{first.lower()}{number}")
                        secrets.values[values[key]] = f"{of}.{key}"
                if register.key in {"reviews", "deaths", "subjects", "tracked", "criteria",
                                    "notifications", "management_reports", "proceedings",
                                    "information", "factors"}:  # fmt: skip
                    secrets.values[record.reference] = f"{register.key}'s reference"
                if values:
                    change.edit(register.key, record.id, values)


def _date(board: Board, secrets: Secrets) -> None:
    """Give each child days that nothing else has."""
    day = date(2008, 1, 3)
    with board.change("Date") as change:
        for register, keys in (("deaths", ("born_on", "died_on")),
                               ("reviews", ("incident_on", "aware_on"))):  # fmt: skip
            for record in board.records(register):
                values = {}
                for key in keys:
                    day += timedelta(days=17)
                    values[key] = day
                    secrets.days[day] = f"{register}.{key}"
                if register == "deaths":
                    values["place"] = PLACES[record.id % 2]  # type: ignore[assignment]
                change.edit(register, record.id, values)


def _tell(board: Board, secrets: Secrets) -> None:
    """Write something of somebody into every text that anybody may type."""
    told = list(_told(secrets))
    at = 0
    with board.change("Tell") as change:
        for register in registers.shown():
            if register.key in OURS:
                continue
            free = [one for one in register.visible if _is_free(register, one)]
            for record in board.records(register.key):
                values = {}
                for one in free:
                    at += 1
                    values[one.key] = (
                        f"{record.values[one.key] or one.label}: {told[at % len(told)]}"
                    )
                if values:
                    change.edit(register.key, record.id, values)


def _is_free(register: Register, one: object) -> bool:
    return (
        isinstance(one, (Text, Memo))
        and not one.personal
        and one.key not in MEANT
        and (register.key, one.key) not in CALLED
        and one.key != "reference"
    )


def _told(secrets: Secrets) -> Iterator[str]:
    """Yield what people write: names, cases, references, days of a child's life, ways to reach."""
    telephone = ("07700 900123", "+44 (0)1632 960 456", "01632 960789", "(01632) 960 111",
                 "07700900999", "01632-960-222")  # fmt: skip
    for number, called in enumerate(list(secrets.values)):
        if "@" in called:
            continue
        mail = f"worker{number}@family.example"
        for one in (mail, telephone[number % len(telephone)]):
            secrets.values[one] = "typed"
        # Names are turned and put into capitals as minutes do it.
        first, _, last = called.partition(" ")
        turned = (
            (called, called.upper(), f"{last}, {first}", called)[number % 4] if last else called
        )
        if " " in called and secrets.values[called].partition(".")[0] not in {
            "reviews",
            "tracked",
            "subjects",
        }:
            secrets.values.setdefault(turned, secrets.values[called])
        else:
            turned = called
        yield f"as {turned} said, ring {telephone[number % len(telephone)]} or mail {mail}"
    forms = ("%-d %b %Y", "%d/%m/%Y", "%-d %B %Y", "%Y-%m-%d", "%d.%m.%y", "%A %-d %B %Y")
    for number, day in enumerate(secrets.days):
        yield f"it was on {day.strftime(forms[number % len(forms)])} that it happened"
    for number, typed in enumerate(("AB", "K", "J.H.", "P2")):
        yield f"the mother of Child {typed} asked, number {number}"
        secrets.values[f"Child {typed}"] = "typed"
    secrets.values["485 777 3456"] = "typed"
    secrets.values["NM4 7QX"] = "typed"
    yield "NHS number 485 777 3456, of 4 Mill Row, NM4 7QX"
