from datetime import date

import pytest

from lif_desktop.frameworks.reading import BadPreset, parse_document
from lif_desktop.frameworks.relevance import (
    RELEVANCE,
    read_relevance,
    relevance_called,
    relevance_on,
    relevance_scales,
)
from lif_desktop.places import resource


def test_older_forms_rate_to_three_and_later_ones_to_two() -> None:
    older, later = relevance_scales()
    assert (older.key, later.key) == ("0-3", "0-2")
    assert [point.value for point in older.points] == [0, 1, 2, 3]
    assert [point.value for point in older.points if point.contributed] == [2, 3]
    assert [point.value for point in later.points if point.contributed] == [2]
    assert not any(scale.verified for scale in relevance_scales())
    assert all(not scale.points[0].known for scale in relevance_scales())


@pytest.mark.parametrize(
    ("day", "key"),
    [(date(2019, 3, 31), "0-3"), (date(2019, 4, 1), "0-2"), (date(2026, 11, 21), "0-2")],
)
def test_a_day_has_its_scale(day: date, key: str) -> None:
    scale = relevance_on(day)
    assert scale is not None
    assert scale.key == key


def test_before_the_first_form_there_is_none() -> None:
    assert relevance_on(date(2008, 3, 31)) is None


@pytest.mark.parametrize("name", ["0-3", "0–3", " 0 to 3 "])
def test_a_scale_is_found_as_records_write_it(name: str) -> None:
    scale = relevance_called(name)
    assert scale is not None
    assert scale.key == "0-3"
    point = scale.point(" 3 ")
    assert point is not None
    assert point.contributed
    assert scale.point("4") is None


@pytest.mark.parametrize("name", [None, "", "1-5"])
def test_an_unknown_scale_is_none(name: str | None) -> None:
    assert relevance_called(name) is None


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('order = "lowest first"\n', "", r"scales.toml, line 8: 'order' is missing"),
        ('order = "lowest first"', 'order = "any"', r"scales.toml, line 11: 'order' is 'any'"),
        ("until_on = 2019-03-31", "until_on = 2019-04-01",
         r"scales.toml, line \d+: The dates overlap"),
        ("{ value = 1, label", "{ value = 3, label",
         r"scales.toml, line \d+: The points of 'Relevance 0 to 3' do not stand in order"),
        ("contributed = true }", "contributed = false }", "must have points that contributed"),
        ("from_on = 2008-04-01", "form_on = 2008-04-01", "Is 'from_on' meant?"),
    ],
)  # fmt: skip
def test_a_pack_that_is_wrong_is_refused_with_file_line_and_reason(
    old: str, new: str, reason: str
) -> None:
    text = resource(RELEVANCE).read_text(encoding="utf-8")
    assert old in text
    count = -1 if "contributed" in old else 1
    with pytest.raises(BadPreset, match=reason):
        read_relevance(parse_document("scales.toml", text.replace(old, new, count).encode()))
