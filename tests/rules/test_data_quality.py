from datetime import date

from lif_desktop.rules.data_quality import late_by, remarks

END = date(2026, 9, 30)


def said(**judged: tuple[str | None, str | None]) -> dict[str, tuple[str | None, str | None]]:
    return {test: judged.get(test, ("yes", None)) for test in ("relevant", "timely", "accurate")}


def test_figures_are_late_four_weeks_after_their_period() -> None:
    assert late_by(END, date(2026, 10, 28)) == 0
    assert late_by(END, date(2026, 10, 29)) == 1
    assert late_by(END, date(2026, 10, 1)) == 0
    assert late_by(END, None) is None
    assert late_by(None, END) is None


def test_a_good_figure_is_left_in_peace() -> None:
    assert remarks(said(), END, date(2026, 10, 20)) == []
    assert remarks(said(accurate=("no", "System changed")), END, None) == []


def test_each_test_wants_an_answer_and_each_no_a_reason() -> None:
    found = remarks(
        said(relevant=(None, None), timely=("", "late"), accurate=("partly", " ")), END, None
    )
    assert [one.text for one in found] == [
        "Not judged yet: relevant, timely.",
        "It is said to be only in part accurate: why?",
    ]
    found = remarks(said(accurate=("no", None)), END, None)
    assert [one.text for one in found] == ["It is said to be not accurate: why?"]


def test_a_late_figure_that_is_called_timely_is_questioned() -> None:
    (found,) = remarks(said(), END, date(2026, 11, 2))
    assert found.text.startswith("It is called timely, yet it came 5 days later than 28 days")
    assert found.text.endswith("30 Sep 2026.")
    assert remarks(said(timely=("no", "Late extract")), END, date(2026, 11, 2)) == []
