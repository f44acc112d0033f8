from datetime import date, timedelta
from itertools import pairwise

import holidays
import pytest

from lif_desktop import frameworks
from lif_desktop.frameworks.packs import (
    EDITIONS,
    HOLIDAYS,
    SCALES,
    read_editions,
    read_holidays,
    read_scales,
)
from lif_desktop.frameworks.reading import BadPreset, Document, parse_document
from lif_desktop.places import resource


def document(name: str, old: str = "", new: str = "") -> Document:
    text = resource(name).read_text(encoding="utf-8")
    assert old in text
    return parse_document("pack.toml", text.replace(old, new, 1).encode())


def test_the_bank_holidays_are_those_of_an_independent_source() -> None:
    calendar = frameworks.bank_holidays()
    assert calendar.covers_from == date(2010, 1, 1)
    assert calendar.covers_until == date(2030, 12, 31)
    oracle = holidays.country_holidays("GB", subdiv="ENG", years=range(2010, 2031))
    assert calendar.days == {day for day in oracle if day.weekday() < 5}


@pytest.mark.parametrize(
    "day",
    [
        date(2011, 4, 29),
        date(2012, 6, 4),
        date(2012, 6, 5),
        date(2020, 5, 8),
        date(2021, 12, 28),
        date(2022, 6, 2),
        date(2022, 6, 3),
        date(2022, 9, 19),
        date(2023, 5, 8),
    ],
)
def test_one_off_moved_and_substitute_days_are_there(day: date) -> None:
    assert day in frameworks.bank_holidays().days


def test_the_days_they_were_moved_from_are_not() -> None:
    moved_from = {date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)}
    assert not moved_from & frameworks.bank_holidays().days


def test_editions_follow_each_other_without_a_gap() -> None:
    editions = frameworks.editions()
    assert [one.key for one in editions] == ["WT2015", "WT2018", "WT2023"]
    for before, after in pairwise(editions):
        assert before.until_on is not None
        assert before.until_on + timedelta(days=1) == after.from_on
    assert editions[-1].until_on is None


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2015, 3, 26), "WT2015"),
        (date(2018, 6, 28), "WT2015"),
        (date(2018, 6, 29), "WT2018"),
        (date(2026, 11, 21), "WT2023"),
    ],
)
def test_a_day_has_its_edition(day: date, key: str) -> None:
    edition = frameworks.edition_on(day)
    assert edition is not None
    assert edition.key == key


def test_a_day_before_all_editions_has_none() -> None:
    assert frameworks.edition_on(date(2015, 3, 25)) is None


def test_every_clock_names_its_source_and_says_whether_it_was_verified() -> None:
    clocks = {one.key: {clock.key: clock for clock in one.clocks} for one in frameworks.editions()}
    assert {key: len(of) for key, of in clocks.items()} == {"WT2015": 6, "WT2018": 7, "WT2023": 7}
    for edition in frameworks.editions():
        of_reviews, of_deaths = edition.clocks_of("review"), edition.clocks_of("death")
        assert all(clock.source.startswith(edition.key) for clock in of_reviews)
        assert not any(clock.verified for clock in of_deaths)
        assert set(of_reviews) | set(of_deaths) == set(edition.clocks)
    assert "rapid-review" not in clocks["WT2015"]
    rapid = clocks["WT2023"]["rapid-review"]
    assert (rapid.amount, rapid.unit, rapid.event) == (15, "working days", "notification_sent")
    notice = clocks["WT2023"]["panel-advance-notice"]
    assert (notice.amount, notice.direction, notice.verified) == (7, "before", False)


def test_every_shipped_scale_is_ours_and_nought_can_mean_not_applicable() -> None:
    scales = {one.key: one for one in frameworks.scales()}
    assert list(scales) == ["rag", "brag", "0-3", "1-3", "levels", "judgements"]
    assert all("points" in one.ours for one in scales.values())
    assert [point.value for point in scales["1-3"].points if not point.counts] == ["0"]
    assert all(point.counts for point in scales["0-3"].points)
    assert scales["judgements"].order == "best first"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("on = 2010-04-05", "on = 2010-04-02", "The day stands here twice."),
        ("on = 2010-01-01", "on = 2009-01-01", "The day lies outside the dates"),
        ("on = 2010-01-01", "on = 2010-01-01T09:00:00", "'on' must be a date."),
    ],
)
def test_a_table_of_holidays_is_checked(old: str, new: str, reason: str) -> None:
    with pytest.raises(BadPreset, match=reason):
        read_holidays(document(HOLIDAYS, old, new))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("2018-06-28", "2018-06-29", "The dates overlap"),
        ("until_on = 2023-12-14\n", "", "The dates overlap"),
        ("2018-06-28", "2014-01-01", "end before they begin"),
        ('body_kind = "board"', 'bodykind = "board"', "'bodykind' is not a word of a preset."),
        ('body_kind = "board"', "body_kind = 7", "'body_kind' must be text in quotes."),
        ('body_kind = "board"', 'body_kind = ""', "'body_kind' must be text in quotes."),
        ('unit = "working days"', 'unit = "fortnights"', "line 28: 'unit' is 'fortnights'"),
        ('event = "decided"', 'event = "desided"', "line 52: 'event' is 'desided'; it can be"),
        ("amount = 5", "amount = 0", "line 27: 'amount' must be 1 or more."),
    ],
)
def test_editions_are_checked(old: str, new: str, reason: str) -> None:
    with pytest.raises(BadPreset, match=reason):
        read_editions(document(EDITIONS, old, new))


def test_an_edition_without_a_table_of_words_is_refused() -> None:
    text = """
title = "Working Together"
note = "None."
[[editions]]
key = "WT"
title = "Working Together"
from_on = 2020-01-01
source = "None"
verified = false
words = 7
"""
    with pytest.raises(BadPreset, match=r"line 10: 'words' must be a table\."):
        read_editions(parse_document("pack.toml", text.encode()))


def test_scales_of_a_pack_are_checked() -> None:
    with pytest.raises(BadPreset, match="'order' is missing"):
        read_scales(document(SCALES, 'order = "worst first"\n'))
    with pytest.raises(BadPreset, match="has 'red' twice"):
        read_scales(document(SCALES, 'value = "green"', 'value = "red"'))
