"""Pages: every sort and filter declared, by index, in an order that never wavers."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event

from lif_desktop import registers
from lif_desktop.fields import Choice, Day, Derived, Field, Flag, Link, Links, rank
from lif_desktop.registers import Filter
from lif_desktop.store import query
from lif_desktop.store.board import Board
from lif_desktop.store.query import View
from lif_desktop.store.records import Record
from tests import boards

TODAY = date(2026, 11, 21)
SORTS = [
    (register.key, field.key, descending)
    for register in registers.shown()
    for field in (register.reference, *register.fields)
    if field.sort
    for descending in (False, True)
]


def _samples(field: Field) -> list[Filter]:
    """Return a filter of every test that fits a field's kind."""
    key = field.key
    both = [Filter(key, "empty"), Filter(key, "filled")]
    match field:
        case Day() | Derived():
            return [
                *both, Filter(key, "past"), Filter(key, "reached"), Filter(key, "soon"),
                Filter(key, "before", (TODAY,)), Filter(key, "after", (TODAY,)),
                Filter(key, "is", (date(2026, 8, 12),)),
            ]  # fmt: skip
        case Choice():
            some = tuple(one.value for one in field.options[:2])
            return [*both, Filter(key, "is", some), Filter(key, "is_not", some)]
        case Flag():
            return [*both, Filter(key, "is", (True,)), Filter(key, "is_not", (True,))]
        case Link():
            return [*both, Filter(key, "is", (1, 2)), Filter(key, "is_not", (1,)),
                    Filter(key, "contains", (1,))]  # fmt: skip
        case _:
            return [*both, Filter(key, "is", ("Northmoor",)), Filter(key, "is_not", ("Elsewhere",))]


FILTERS = [
    (register.key, one)
    for register in registers.shown()
    for field in register.fields
    if field.filter
    for one in _samples(field)
]


def _passes(record: Record, one: Filter) -> bool:
    value = record.values[one.key]
    found = {
        "is": lambda: value in one.values,
        "is_not": lambda: value not in one.values,
        "contains": lambda: value in one.values,
        "empty": lambda: value is None,
        "filled": lambda: value is not None,
        "before": lambda: value is not None and value < one.values[0],
        "after": lambda: value is not None and value > one.values[0],
        "past": lambda: value is not None and value < TODAY,
        "reached": lambda: value is not None and value <= TODAY,
        "soon": lambda: value is not None and TODAY <= value <= TODAY + timedelta(days=28),
    }
    return found[one.test]()


def _sorted(found: list[Record], field: Field, *, descending: bool) -> list[int]:
    def place(record: Record) -> Any:
        if field.key == "reference":
            return record.reference
        value = record.values[field.key]
        if isinstance(field, Link) and registers.get(field.to).by_name:
            return record.text(field.key).casefold(), value
        return value.casefold() if type(field).__name__ == "Text" else rank(field, value)

    def blank(record: Record) -> bool:
        return field.key != "reference" and record.values[field.key] is None

    filled = [one for one in found if not blank(one)]
    filled.sort(key=lambda one: (place(one), one.id), reverse=descending)
    blanks = sorted((one.id for one in found if blank(one)), reverse=descending)
    return [*(one.id for one in filled), *blanks]


def _many(board: Board, count: int) -> None:
    """Add actions of every shape, in no order."""
    random = Random(7)
    with board.change("Many") as change:
        groups = [change.add("groups", {"name": f"group {n}"}) for n in range(3)]
        agencies = [change.add("agencies", {"name": name}) for name in ("beta", "Alpha", "Gamma")]
        for number in range(count):
            change.add("actions", {
                "activity": f"{random.choice(['Train', 'train', 'Audit', 'zeal'])} {number % 9}",
                "lead_agency": random.choice([*agencies, None]),
                "group": random.choice([*groups, None]),
                "status": random.choice(["not_started", "in_hand", "completed", None]),
                "target_on": random.choice(
                    [None, *(TODAY + timedelta(days=n) for n in range(-40, 40, 5))]),
                "owner_rag": random.choice(["red", "green", None]),
            })  # fmt: skip


@pytest.fixture(params=[query._FEW, 3], ids=["few", "many"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Find pages by the filter's index, and by the sort's."""
    monkeypatch.setattr(query, "_FEW", request.param)


@pytest.mark.usefixtures("either_way")
def test_every_sort_orders_and_every_filter_filters(small: Board) -> None:
    _many(small, 60)
    for key, sort, descending in SORTS:
        field = registers.get(key).field(sort)
        found = small.ids(View(key, ((sort, descending),)))
        assert found == _sorted(small.records(key), field, descending=descending), (key, sort)
    for key, one in FILTERS:
        view = View(key, filters=(one,))
        expected = [record.id for record in small.records(key) if _passes(record, one)]
        assert sorted(small.ids(view)) == expected, (key, one)
        assert small.count(view) == len(expected)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
@pytest.mark.usefixtures("either_way")
def test_sorts_and_filters_together(many: Board, data: st.DataObject) -> None:
    register = registers.get("actions")
    sort = data.draw(st.sampled_from([one for one in SORTS if one[0] == "actions"]))
    own = [one for key, one in FILTERS if key == "actions"]
    filters = tuple(data.draw(st.lists(st.sampled_from(own), max_size=3)))
    text = data.draw(st.sampled_from(["", "train", "audit 3", "zea", "nothing"]))
    view = View("actions", (sort[1:],), filters, text)
    found = [
        one
        for one in many.records("actions")
        if all(_passes(one, each) for each in filters)
        and all(
            any(word.startswith(part) for word in one.values["activity"].casefold().split())
            for part in text.split()
        )
    ]
    expected = _sorted(found, register.field(sort[1]), descending=sort[2])
    assert many.ids(view) == expected
    assert many.count(view) == len(expected)
    pages = [
        one.id for start in range(0, len(expected) + 7, 7) for one in many.page(view, start, 7)
    ]
    assert pages == expected


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with boards.empty(tmp_path_factory.mktemp("many")) as opened:
        _many(opened, 150)
        yield opened


def _plans(connection: Connection, view: View) -> list[str]:
    """Return how SQLite finds a page of a view, step by step, whichever way is taken."""
    asked: list[tuple[str, Any]] = []

    def listen(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", listen)
    query.ids(connection, view, 0, 100)
    event.remove(connection, "before_cursor_execute", listen)
    return [
        row[-1]
        for statement, parameters in asked
        for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    ]


def test_every_page_comes_from_an_index(small: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "_FEW", 0)
    with small.reading() as connection:
        for register in registers.shown():
            filters = [one for key, one in FILTERS if key == register.key]
            for sort in (one for one in SORTS if one[0] == register.key):
                for own in ((), *((one,) for one in filters)):
                    view = View(register.key, (sort[1:],), own)
                    asked = query._asked(connection, register, view)
                    walked = query._few(connection, register, asked) is None
                    for step in _plans(connection, view):
                        assert not step.startswith("SCAN t") or "INDEX" in step, (view, step)
                        assert not walked or "TEMP B-TREE FOR ORDER BY" not in step, (view, step)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("panel", 1), ("PANEL draft", 1), ("pan", 1), ("draft pane", 1), ("dra panel", 0),
        ("", 1), ("  ", 1), ("...", 0), ("_panel_", 1), ("panel's", 1), ("UPD-2026-001", 1),
        ('"panel" OR', 0), ("lódz", 0),
    ],
)  # fmt: skip
def test_text_finds_records_in_which_every_word_occurs(small: Board, text: str, found: int) -> None:
    assert small.count(View("updates", text=text)) == found
    assert len(small.page(View("updates", text=text))) == found


def test_text_is_found_with_and_without_accents(board: Board) -> None:
    with board.change("Add") as change:
        change.add("agencies", {"name": "Łódź Café", "notes": "Cafe\u0301 of the naïve"})
    for text in ("cafe", "Café", "cafe\u0301", "naive", "łódz"):
        assert board.count(View("agencies", text=text)) == 1, text


def test_what_is_found_follows_every_change(board: Board) -> None:
    with board.change("Add") as change:
        one = change.add("agencies", {"name": "Kestrel"})
    with board.change("Rename") as change:
        change.edit("agencies", one, {"name": "Heron"})
    assert board.count(View("agencies", text="kestrel")) == 0
    assert board.count(View("agencies", text="heron")) == 1
    with board.change("Delete") as change:
        change.delete("agencies", one)
    assert board.count(View("agencies", text="heron")) == 0
    board.undo()
    assert board.count(View("agencies", text="heron")) == 1


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=40))
def test_any_text_may_be_sought(many: Board, text: str) -> None:
    assert many.count(View("actions", text=text)) >= 0


def test_records_of_many_links_are_filtered(small: Board) -> None:
    police = small.find("agencies", "Northmoor Police")
    housing = small.find("agencies", "Housing Trust")
    assert police is not None
    assert housing is not None
    (audit,) = small.records("audits")
    assert isinstance(audit.register.field("agencies"), Links)
    for agency, found in ((police.id, 1), (housing.id, 0)):
        view = View("audits", filters=(Filter("agencies", "contains", (agency,)),))
        assert small.count(view) == found
        assert len(small.ids(view)) == found


def test_choices_of_an_earlier_version_are_not_lost(board: Board) -> None:
    with board.change("Add") as change:
        for status in ("completed", None, "in_hand", "not_started"):
            change.add("actions", {"activity": "x", "status": status})
    with board.reading() as connection:
        connection.exec_driver_sql("UPDATE actions SET status = 'paused' WHERE id = 4")
        connection.commit()
    assert board.ids(View("actions", (("status", False),))) == [3, 1, 4, 2]
    assert board.ids(View("actions", (("status", True),))) == [4, 1, 3, 2]


def test_every_saved_view_opens(small: Board) -> None:
    for register in registers.shown():
        for view in register.views:
            asked = View(register.key, view.sort, view.filters)
            assert len(small.page(asked, 0, 100)) == small.count(asked)
