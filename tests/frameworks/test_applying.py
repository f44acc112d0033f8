from datetime import date

import pytest

from lif_desktop import frameworks


@pytest.mark.parametrize(
    "text", ["WT2018", "wt 2018", "2018", "Working Together 2018",
             "Working Together to Safeguard Children 2018"],
)  # fmt: skip
def test_an_edition_is_found_by_what_people_call_it(text: str) -> None:
    found = frameworks.edition_called(text)
    assert found is not None
    assert found.key == "WT2018"


@pytest.mark.parametrize("text", [None, "", " ", "WT2010", "Together"])
def test_what_names_no_edition_names_none(text: str | None) -> None:
    assert frameworks.edition_called(text) is None


def test_an_edition_set_by_hand_goes_before_the_day_and_the_first_day_known_counts() -> None:
    day = date(2016, 5, 1)
    assert frameworks.edition_for("WT2018", day) is frameworks.edition_called("2018")
    assert frameworks.edition_for("none such", None, day) is frameworks.edition_called("2015")
    assert frameworks.edition_for(None, date(2024, 1, 1), day) is frameworks.edition_called("2023")
    assert frameworks.edition_for(None, None) is None
    assert frameworks.edition_for(None, date(2009, 1, 1)) is None


def test_each_edition_has_its_own_criteria() -> None:
    for one in frameworks.editions():
        found = frameworks.criteria_of(one)
        assert found is not None
        assert found.key == one.key
    assert frameworks.criteria_of(None) is None
