"""What a yearly report is asked to say, as shipped."""

import pytest

from lif_desktop import frameworks
from lif_desktop.frameworks import yearly
from lif_desktop.frameworks.reading import BadPreset, parse_document
from lif_desktop.places import resource


def test_every_edition_and_framework_asks_something_and_names_its_source() -> None:
    sets = {one.key: one.asks for one in yearly.shipped()}
    presets = ["bedford", "bradford", "croydon", "kirklees", "west-berkshire"]
    assert list(sets) == [*(one.key for one in frameworks.editions()), *presets]
    assert [frameworks.load(one).id for one in presets] == presets
    for asks in sets.values():
        assert asks
        assert len({one.key for one in asks}) == len(asks)
        assert all(one.source and one.text.endswith(".") for one in asks)


def test_what_a_framework_says_is_verified_and_what_is_remembered_is_not() -> None:
    for one in yearly.shipped():
        remembered = one.key.startswith("WT")
        checked = [ask.verified for ask in one.asks if "as quoted" not in ask.source]
        assert checked == [not remembered] * len(checked)


def test_a_report_is_asked_by_the_guidance_in_force_and_by_its_own_framework() -> None:
    asks = yearly.asked_by("WT2023", "kirklees")
    assert {one.part for one in asks} >= {"better", "priorities", "training", "voices", "by-hand"}
    assert asks[-1].source.startswith("Kirklees")
    assert yearly.asked_by("", "blank") == ()


def test_a_part_that_no_chapter_has_is_refused() -> None:
    text = resource(yearly.YEARLY).read_text(encoding="utf-8")
    bad = text.replace('part = "then-and-now"', 'part = "appendix"', 1)
    with pytest.raises(BadPreset, match="appendix"):
        yearly.read(parse_document("pack.toml", bad.encode()))
