import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules.numbering import Reference, highest, next_reference, normalise, parse

PREFIXES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=6)
YEARS = st.none() | st.integers(1000, 2999)
NUMBERS = st.integers(1, 999_999_999)


def test_the_next_reference_follows_the_highest_ever_given() -> None:
    assert next_reference("ACT", 13, 2026) == "ACT-2026-014"
    assert next_reference("AGY", 2) == "AGY-003"
    assert next_reference("ACT", 0, 2027) == "ACT-2027-001"
    assert next_reference("ACT", 999, 2026) == "ACT-2026-1000"


@pytest.mark.parametrize(
    "typed",
    [
        "act 2026/14",
        "ACT-2026-14 ",
        "ACT–2026–014",
        "Act 2026 . 0014",
        "\tACT2026/14",
        "ACT-２０２６-14",
    ],
)
def test_a_typed_reference_is_read_as_it_is_written_here(typed: str) -> None:
    assert normalise(typed) == "ACT-2026-014"


def test_a_register_without_years_is_read_too() -> None:
    assert normalise("agy3") == "AGY-003"
    assert parse("AGY-2026") == Reference("AGY", None, 2026)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "14",
        "ACT",
        "ACT-",
        "ACT-2026-",
        "ACT-2026-000",
        "ACT-26-14",
        "Rec 1.2.3",
        "ACT-2026-14a",
    ],
)
def test_what_is_no_reference_is_left_alone(typed: str) -> None:
    assert parse(typed) is None
    assert normalise(f" {typed} ") == typed


def test_the_highest_number_is_of_its_own_prefix_and_year() -> None:
    given_before = ["ACT-2026-014", "act 2026/9", "ACT-2025-200", "AUD-2026-300", "none", "AGY-7"]
    assert highest(given_before, "ACT", 2026) == 14
    assert highest(given_before, "AGY") == 7
    assert highest(given_before, "REV", 2026) == 0


@given(PREFIXES, YEARS, NUMBERS)
def test_what_is_written_reads_back(prefix: str, year: int | None, number: int) -> None:
    reference = Reference(prefix, year, number)
    assert parse(str(reference)) == reference
    assert normalise(str(reference).lower()) == str(reference)


@given(st.text(max_size=30))
def test_reading_a_reference_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(PREFIXES, YEARS, st.lists(st.integers(1, 99_999), max_size=8))
def test_the_next_is_never_one_given_before(
    prefix: str, year: int | None, numbers: list[int]
) -> None:
    before = [str(Reference(prefix, year, number)) for number in numbers]
    assert next_reference(prefix, highest(before, prefix, year), year) not in before
