from datetime import date

import pytest

from lif_desktop.rules import return_quality
from lif_desktop.rules.return_quality import Judged, accurate, judged, relevant, remarks, timely

DUE = date(2026, 11, 14)


@pytest.mark.parametrize(
    ("due_on", "received_on", "answer", "why"),
    [
        (DUE, DUE, "yes", "It came by its date, 14 Nov 2026."),
        (DUE, date(2026, 11, 21), "partly", "It came 7 days after its date, 14 Nov 2026."),
        (DUE, date(2026, 11, 22), "no", "It came 8 days after its date, 14 Nov 2026."),
        (None, DUE, None, "It had no due date."),
        (DUE, None, None, "It is not said when it came back."),
    ],
)
def test_timely_follows_from_the_dates(
    due_on: date | None, received_on: date | None, answer: str | None, why: str
) -> None:
    found = timely(due_on, received_on)
    assert (found.answer, found.why) == (answer, why)


@pytest.mark.parametrize(
    ("counts", "answer", "why"),
    [
        (None, None, "It has not been read in, so nothing is known of its rows."),
        ({"new": 0}, None, "It held no rows."),
        ({"same": 1}, "yes", "All of its 1 row could be taken as they stood."),
        ({"same": 9, "problem": 1}, "partly",
         "Of 10 rows, 1 row with something that cannot be."),
        ({"same": 8, "problem": 1, "refused": 1}, "no",
         "Of 10 rows, 2 rows with something that cannot be."),
        ({"conflict": 2, "changed": 1}, "partly",
         "Of 3 rows, 2 rows against what the board holds."),
        ({"conflict": 1, "problem": 1}, "no",
         "Of 2 rows, 1 row with something that cannot be and 1 row against what the board holds."),
    ],
)  # fmt: skip
def test_accurate_follows_from_what_the_import_could_not_take(
    counts: dict[str, int] | None, answer: str | None, why: str
) -> None:
    found = accurate(counts)
    assert (found.answer, found.why) == (answer, why)


def proposed(**said: str) -> list[Judged]:
    return judged(said, {
        "relevant": relevant(), "timely": timely(DUE, date(2026, 12, 1)),
        "accurate": accurate({"same": 4}),
    })  # fmt: skip


def test_a_persons_word_stands_before_what_is_proposed() -> None:
    found = {one.test: one for one in proposed(timely="yes", relevant="partly")}
    assert list(found) == list(return_quality.TESTS)
    assert (found["timely"].answer, found["timely"].by_person) == ("yes", True)
    assert found["timely"].differs
    assert (found["accurate"].answer, found["accurate"].by_person) == ("yes", False)
    assert not found["accurate"].differs
    assert (found["relevant"].answer, found["relevant"].differs) == ("partly", False)


def test_what_is_not_judged_is_asked_and_so_is_why_and_what_does_not_fit() -> None:
    assert [one.text for one in remarks(proposed(), None)] == [
        "Not judged yet: relevant, timely and accurate."
    ]
    found = proposed(timely="yes", relevant="partly", accurate="no")
    assert [one.text for one in remarks(found, " - ")] == [
        "It is said not to be wholly relevant and accurate: why?",
        "It is called timely, yet: It came 17 days after its date, 14 Nov 2026.",
    ]
    assert [one.text for one in remarks(found, "Two figures are of last year.")] == [
        "It is called timely, yet: It came 17 days after its date, 14 Nov 2026."
    ]
    assert not list(remarks(proposed(relevant="yes", timely="no", accurate="yes"), "Late."))
