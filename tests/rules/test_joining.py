"""Which counts are thought of together, though no paper prints them together."""

from collections.abc import Iterable
from datetime import date
from itertools import product

from lif_desktop.rules.joining import Named, joined

YEAR = (date(2025, 4, 1), date(2026, 3, 31))
FIRST = (date(2025, 4, 1), date(2025, 9, 30))
SECOND = (date(2025, 10, 1), date(2026, 3, 31))
FINE = {"age": ("a", "b", "c"), "area": ("east", "north"), "category": ("1", "2")}
SUMS = {name: (("", values),) for name, values in FINE.items()}
SUMS["age"] = (("", ("young", "c")), ("young", ("a", "b")))
COARSE = {"age": ("young", "c")}


def side(*names: str, period: tuple[date, date] = YEAR, young: bool = False) -> list[Named]:
    """Return what a table of these dimensions prints, without its margins."""
    values = [COARSE.get(name, FINE[name]) if young else FINE[name] for name in names]
    if not young and "age" in names:
        values[names.index("age")] = (*FINE["age"], "young")
    return [(tuple(zip(names, one, strict=True)), (period,)) for one in product(*values)]


def found(*sides: Iterable[Named]) -> set[Named]:
    return set(joined(sorted({one for cells in sides for one in cells}), SUMS))


def test_tables_that_share_one_dimension_leave_nothing_inside() -> None:
    assert not found(side("age", "category"), side("area", "category"), side("age"), side())


def test_three_sides_of_a_box_have_an_inside() -> None:
    inside = found(side("age", "category"), side("area", "category"), side("age", "area"))
    names = ("age", "area", "category")
    values = product(("a", "b", "c"), ("east", "north"), ("1", "2"))
    assert inside == {(tuple(zip(names, one, strict=True)), (YEAR,)) for one in values}


def test_a_table_of_all_three_is_the_box_itself() -> None:
    sides = side("age", "category"), side("area", "category"), side("age", "area")
    assert not found(*sides, side("age", "area", "category"))


def test_days_are_a_dimension_too() -> None:
    halves = side("age", period=FIRST), side("category", period=FIRST)
    inside = found(side("age", "category"), *halves)
    cuts = product(("a", "b", "c"), ("1", "2"))
    assert inside == {
        ((("age", age), ("category", category)), (half,))
        for age, category in cuts
        for half in (FIRST, SECOND)
    }
    assert not found(side("age", "category"), side("age", period=FIRST), side("category"))


def test_finer_values_are_a_side_of_their_own() -> None:
    pooled = side("age", "area", "category", young=True)
    inside = found(pooled, side("age", "area"), side("age", "category"))
    assert {dict(cut)["age"] for cut, _ in inside} == {"a", "b", "c"}
    assert not found(pooled, side("age", "area"))


def test_what_no_sum_joins_stays_apart() -> None:
    def of(cohort: str, cells: list[Named]) -> list[Named]:
        return [((*cut, ("cohort", cohort)), spans) for cut, spans in cells]

    sides = side("age", "category"), side("area", "category"), side("age", "area")
    assert not found(of("x", sides[0]), of("x", sides[1]), of("y", sides[2]))
    inside = found(*(of("x", one) for one in sides))
    assert {cut[-1] for cut, _ in inside} == {("cohort", "x")}
