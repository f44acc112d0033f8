"""Scores on ordinal scales: read, counted, compared, never averaged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop import frameworks
from lif_desktop.frameworks import Scale
from lif_desktop.rules import scales
from lif_desktop.rules.scales import Distribution, Move

SCALES = {one.key: one for one in frameworks.scales()}
ZERO_TO_THREE, ONE_TO_THREE = SCALES["0-3"], SCALES["1-3"]
any_scale = st.sampled_from(list(SCALES.values()))
written = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from([
        "0", "1", "2", "3", "4", "2.0", "1.5", "-1", " 3 ", "n/a", "Not applicable", "red", "GREEN",
        "Requires Improvement", "outstanding", "Level 2", "2: mostly met", "fully met", "blue", "",
    ]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("key", "score", "state", "value"),
    [
        ("0-3", "0", "scored", "0"),
        ("0-3", "2.0", "scored", "2"),
        ("0-3", "+2", "scored", "2"),
        ("0-3", "2,00", "scored", "2"),
        ("0-3", "Fully met", "scored", "3"),
        ("0-3", "3 - fully met", "scored", "3"),
        ("0-3", "3: fully met", "scored", "3"),
        ("0-3", "2.5", "off_scale", ""),
        ("0-3", "-1", "off_scale", ""),
        ("0-3", "\N{MINUS SIGN}1", "off_scale", ""),
        ("0-3", "4", "off_scale", ""),
        ("0-3", "?", "off_scale", ""),
        ("0-3", "N/A", "not_applicable", ""),
        ("1-3", "0", "not_applicable", "0"),
        ("1-3", "not applicable", "not_applicable", "0"),
        ("1-3", "1", "scored", "1"),
        ("rag", "AMBER", "scored", "amber"),
        ("levels", "level 3", "scored", "3"),
        ("levels", "3", "scored", "3"),
        ("judgements", "Requires improvement", "scored", "requires_improvement"),
        ("judgements", "requires_improvement", "scored", "requires_improvement"),
        ("judgements", None, "blank", ""),
        ("judgements", "  ", "blank", ""),
    ],
)
def test_a_score_is_read_on_its_own_scale(key: str, score: str, state: str, value: str) -> None:
    found = scales.read(SCALES[key], score)
    assert (found.state, found.value) == (state, value)
    assert (found.rank is not None) == (state == "scored")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("0-3", "0-3"), ("0\N{EN DASH}3", "0-3"), ("0 to 3", "0-3"), ("RAG", "rag"),
        ("Red, amber, green", "rag"), ("levels 1 to 4", "levels"),
    ],
)  # fmt: skip
def test_a_scale_is_found_by_its_key_or_name(name: str, key: str) -> None:
    found = scales.find(name, SCALES.values())
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("name", [None, "", "  ", "stars"])
def test_no_scale_is_made_up(name: str | None) -> None:
    assert scales.find(name, SCALES.values()) is None


def test_a_nought_counts_on_one_scale_and_not_on_the_other() -> None:
    scores = ["0", "1", "3", "3", None, "n/a", "7"]
    counting = scales.distribution(ZERO_TO_THREE, scores)
    assert counting == Distribution({"0": 1, "1": 1, "2": 0, "3": 2}, 1, 1, ("7",))
    assert (counting.counted, counting.asked) == (4, 7)
    without = scales.distribution(ONE_TO_THREE, scores)
    assert without == Distribution({"1": 1, "2": 0, "3": 2}, 2, 1, ("7",))
    assert without.counted == 3


def test_points_come_the_worst_first_whichever_way_the_scale_is_written() -> None:
    assert [one.value for one in scales.points(SCALES["judgements"])] == [
        "inadequate", "requires_improvement", "good", "outstanding",
    ]  # fmt: skip
    assert [one.value for one in scales.points(ONE_TO_THREE)] == ["1", "2", "3"]
    assert scales.read(SCALES["judgements"], "outstanding").rank == 3


@given(any_scale, st.lists(written))
def test_every_answer_is_counted_once(scale: Scale, scores: list[str | None]) -> None:
    found = scales.distribution(scale, scores)
    assert found.asked == len(scores)
    assert set(found.points) == {one.value for one in scale.points if one.counts}
    assert found.counted == sum(scales.read(scale, one).state == "scored" for one in scores)


@given(any_scale, st.lists(written), st.randoms(use_true_random=False))
def test_the_order_of_answers_makes_no_difference(
    scale: Scale, scores: list[str | None], random: object
) -> None:
    shuffled = list(scores)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = (scales.distribution(scale, one) for one in (scores, shuffled))
    assert first.points == second.points
    assert sorted(first.off_scale) == sorted(second.off_scale)


@given(any_scale, st.lists(written))
def test_what_does_not_apply_never_counts(scale: Scale, scores: list[str | None]) -> None:
    before = scales.distribution(scale, scores)
    after = scales.distribution(scale, [*scores, "n/a", "Not applicable"])
    assert after.points == before.points
    assert after.counted == before.counted
    assert after.not_applicable == before.not_applicable + 2


@given(any_scale, st.data())
def test_a_score_is_known_by_its_value_and_by_its_label(scale: Scale, data: st.DataObject) -> None:
    point = data.draw(st.sampled_from(scale.points))
    assert scales.read(scale, point.value.upper()) == scales.read(scale, f" {point.label} ")


@pytest.mark.parametrize(
    ("scale", "then", "now", "moved"),
    [
        ("0-3", "1", "3", Move("up", steps=2)),
        ("0-3", "2", "2.0", Move("same")),
        ("0-3", "2", "0", Move("down", steps=-2)),
        ("judgements", "good", "outstanding", Move("up", steps=1)),
        ("0-3", None, "1", Move("not_comparable", "not answered last time")),
        ("0-3", "1", "", Move("not_comparable", "not answered this time")),
        ("1-3", "0", "2", Move("not_comparable", "not applicable last time")),
        ("1-3", "2", "9", Move("not_comparable", "not on the scale this time")),
    ],
)
def test_then_and_now_are_compared(scale: str, then: str, now: str, moved: Move) -> None:
    assert scales.move(SCALES[scale], then, SCALES[scale], now) == moved


def test_two_scales_are_never_compared() -> None:
    other = scales.move(ONE_TO_THREE, "2", ZERO_TO_THREE, "2")
    assert other == Move("not_comparable", "scored on another scale")
    for one, two in ((None, ZERO_TO_THREE), (ZERO_TO_THREE, None)):
        assert scales.move(one, "2", two, "2").why == "no scale is named"


@given(any_scale, st.lists(st.tuples(written, written)))
def test_every_pair_moved_somehow_or_says_why_not(
    scale: Scale, pairs: list[tuple[str | None, str | None]]
) -> None:
    found = scales.moves(scales.move(scale, then, scale, now) for then, now in pairs)
    assert found.compared + sum(found.not_comparable.values()) == len(pairs)
    back = scales.moves(scales.move(scale, now, scale, then) for then, now in pairs)
    assert (back.up, back.same, back.down) == (found.down, found.same, found.up)
    assert "" not in found.not_comparable


def test_the_panel_stands_above_or_below_the_agency_in_steps() -> None:
    assert scales.moderation(ZERO_TO_THREE, "3", "1") == -2
    assert scales.moderation(ZERO_TO_THREE, "1", "2") == 1
    assert scales.moderation(SCALES["judgements"], "good", "inadequate") == -2
    assert scales.moderation(ONE_TO_THREE, "0", "1") is None
    assert scales.moderation(ZERO_TO_THREE, "3", None) is None


def test_the_top_of_a_scale_is_known() -> None:
    assert scales.is_top(ZERO_TO_THREE, "3")
    assert scales.is_top(SCALES["judgements"], "Outstanding")
    assert not scales.is_top(ZERO_TO_THREE, "2")
    assert not scales.is_top(ONE_TO_THREE, "0")
