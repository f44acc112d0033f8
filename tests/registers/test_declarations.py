"""Models and declarations say the same, and what a declaration promises is there."""

import re
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import Table

from lif_desktop import registers
from lif_desktop.fields import Choice, Derived, Field, Link, Shown
from lif_desktop.fields.reading import fold
from lif_desktop.models.base import Base
from lif_desktop.registers import Menu, Register

KEYS = (
    "actions", "updates", "moves", "escalations", "plans", "recommendations", "audits",
    "learning", "ledger", "confirmations", "practice", "publications", "external",
    "requirements", "evidence", "reviews", "subjects", "criteria", "notifications",
    "management_reports", "proceedings", "deaths", "information", "factors", "tracked",
    "submissions", "standards", "returns", "assurances", "expected", "indicators", "values",
    "picks", "highlights", "risks", "challenges", "participation", "training", "places", "needs",
    "checks", "pools", "priorities", "meetings", "items", "papers", "packs", "attendance",
    "agencies", "groups", "members", "disclosures", "holds", "holidays", "readings",
)  # fmt: skip
MEANINGS = {"", "late", "due", "well", "note", "done"}
SHAPES = {"", "triangle", "dot", "square", "diamond", "tick"}
TODAY = date(2026, 11, 21)
EVERY = pytest.mark.parametrize("register", registers.holding(), ids=lambda one: one.key)
SHOWN = pytest.mark.parametrize("register", registers.shown(), ids=lambda one: one.key)


def _table(register: Register) -> Table:
    return Base.metadata.tables[register.table]


def _leading(register: Register) -> set[str]:
    """Return the columns that lead an index."""
    return {next(iter(index.columns)).name for index in _table(register).indexes}


def _labels(field: Field) -> set[str]:
    return {fold(one) for one in (field.label, *field.aliases)}


def test_the_menu_is_in_order_and_holding_adds_the_settings() -> None:
    assert tuple(one.key for one in registers.shown()) == KEYS
    assert tuple(one.key for one in registers.holding()) == (*KEYS, "settings")
    assert repr(registers.get("actions")) == "<Register actions>"


def test_an_unknown_register_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        registers.get("nothing")


def test_prefixes_are_not_shared() -> None:
    prefixes = [one.prefix for one in registers.holding()]
    assert len(set(prefixes)) == len(prefixes)


@EVERY
def test_every_column_is_declared_once(register: Register) -> None:
    own = {"id", "reference", "version"}
    declared = [field.name for field in register.stored]
    assert Counter(declared) == Counter(
        column.name for column in _table(register).columns if column.name not in own
    )


@EVERY
def test_every_many_link_is_declared(register: Register) -> None:
    relations = register.model.__mapper__.relationships.keys()
    assert sorted(relations) == sorted(field.name for field in register.many)


@EVERY
def test_every_field_belongs_to_its_model(register: Register) -> None:
    for field in register.fields:
        assert getattr(register.model, field.name) is field.attribute


@EVERY
def test_keys_are_unique_and_find_their_field(register: Register) -> None:
    keys = [field.key for field in register.fields]
    assert len(set(keys)) == len(keys)
    assert not {"id", "reference", "version"} & set(keys)
    for field in register.fields:
        assert register.field(field.key) is field
    assert register.field("reference") is register.reference
    with pytest.raises(KeyError):
        register.field("nothing")


@SHOWN
def test_no_heading_means_two_fields(register: Register) -> None:
    seen: dict[str, str] = {}
    for field in (register.reference, *register.fields):
        for label in _labels(field):
            assert seen.setdefault(label, field.key) == field.key, f"'{label}' means two fields"


@SHOWN
def test_what_a_field_never_is_is_not_among_its_own_names(register: Register) -> None:
    for field in register.fields:
        assert not {fold(one) for one in field.never} & _labels(field)


@SHOWN
def test_every_sort_and_filter_has_its_index(register: Register) -> None:
    leading = _leading(register)
    assert not any(field.sort for field in register.many)
    for field in (register.reference, *register.stored):
        if field.sort or field.filter:
            assert field.name in leading, f"{register.key}.{field.key} has no index"


@SHOWN
def test_every_sort_index_holds_every_filter(register: Register) -> None:
    filters = {one.name for one in register.stored if one.filter}
    wide = {next(iter(index.columns)).name: index for index in _table(register).indexes}
    for field in (register.reference, *register.stored):
        if field.sort:
            columns = {column.name for column in wide[field.name].columns}
            assert filters | {"id"} <= columns, f"{register.key}.{field.key} is not covering"


@EVERY
def test_every_link_has_an_index_and_a_real_register(register: Register) -> None:
    for link in (*register.links, *register.many):
        target = registers.get(link.to)
        if isinstance(link, Link):
            (key,) = _table(register).columns[link.name].foreign_keys
            assert key.column.table.name == target.table
            assert key.ondelete == "RESTRICT"
            assert link.name in _leading(register)


@EVERY
def test_keys_that_a_register_names_are_real(register: Register) -> None:
    for key in (register.title, *register.titled_by, *register.alike):
        assert register.field(key)
    if register.parent:
        assert isinstance(register.field(register.parent), Link)


@SHOWN
def test_views_refer_to_what_can_be_sorted_and_filtered(register: Register) -> None:
    assert register.views
    assert len({view.name for view in register.views}) == len(register.views)
    for view in register.views:
        for key, _ in view.sort:
            assert register.field(key).sort, f"{register.key}: {view.name} sorts by {key}"
        for one in view.filters:
            field = register.field(one.key)
            assert field.filter, f"{register.key}: {view.name} filters by {one.key}"
            if isinstance(field, Choice):
                assert all(field.option(value) for value in one.values)


@EVERY
def test_choices_are_whole(register: Register) -> None:
    for field in (one for one in register.fields if isinstance(one, Choice)):
        values = [option.value for option in field.options]
        assert values
        assert len(set(values)) == len(values)
        seen: dict[str, str] = {}
        for option in field.options:
            assert option.meaning in MEANINGS
            assert option.shape in SHAPES
            assert re.fullmatch(r"[a-z0-9_]+", option.value)
            for name in (option.value, option.label, *option.aliases):
                assert seen.setdefault(fold(name), option.value) == option.value
        assert field.option(None) is None
        assert field.option(values[0]) is field.options[0]


@EVERY
def test_words_are_in_sentence_case(register: Register) -> None:
    proper = {"RAG", "BRAG", "E-mail"}
    for text in (register.plural, *(field.label for field in register.fields)):
        first, *others = text.split()
        assert first[0].isupper() or first[0].isdigit()
        for word in others:
            assert word[0].islower() or not word[0].isalpha() or word in proper, text
    assert register.singular == register.singular.lower()
    for field in register.fields:
        assert not field.help or field.help[-1] in ".?"


@SHOWN
def test_a_register_says_what_is_kept_in_it_while_it_is_empty(register: Register) -> None:
    assert register.empty.endswith(".")
    assert isinstance(register.menu, Menu)


@EVERY
def test_what_a_title_needs_is_required_or_can_be_done_without(register: Register) -> None:
    if register.by_name:
        assert register.field(register.title).required


def test_an_action_shows_how_it_stands() -> None:
    actions = registers.get("actions")
    late, escalation = actions.field("late_from"), actions.field("escalates_on")
    assert isinstance(late, Derived)
    assert isinstance(escalation, Derived)
    values = {
        "status": "in_hand",
        "target_on": date(2026, 8, 12),
        "completed_on": None,
        "escalates_on": date(2026, 11, 5),
    }
    assert late.compute(values, TODAY) == Shown("Late 101 d", "late", "triangle")
    assert escalation.compute(values, TODAY) == Shown("Escalate", "late", "triangle")
    assert escalation.compute(values | {"escalates_on": None}, TODAY) == Shown("")
    assert escalation.compute(values | {"escalates_on": date(2027, 1, 1)}, TODAY) == Shown("")
