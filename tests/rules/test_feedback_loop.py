from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lif_desktop.rules import feedback_loop
from lif_desktop.rules.feedback_loop import STAGES, Entry, Standing

TODAY = date(2026, 11, 21)
FOUND = date(2026, 1, 5)
BRIEFED = Entry("disseminated", "process", date(2026, 2, 1))
SEEN = Entry("embedded", "practice", date(2026, 5, 1))
BETTER = Entry("evaluated", "impact", date(2026, 9, 1))
NOTHING_CLAIMED: dict[str, date | None] = {}


def standing(*entries: Entry) -> Standing:
    return feedback_loop.standing(entries, FOUND, TODAY)


def asked(stage: str | None, *entries: Entry, **claimed: date | None) -> list[str]:
    return feedback_loop.questions(
        stage=stage, claimed=claimed, entries=entries, found=standing(*entries), today=TODAY
    )


def test_the_ledger_proves_stage_by_stage() -> None:
    assert standing().stage == "identified"
    assert standing(BRIEFED).stage == "disseminated"
    assert standing(BRIEFED, SEEN).stage == "embedded"
    found = standing(BETTER, SEEN, BRIEFED)
    assert found.stage == "evaluated"
    assert found.next_step == ""
    assert found.reached == {
        "identified": FOUND,
        "disseminated": BRIEFED.dated_on,
        "embedded": SEEN.dated_on,
        "evaluated": BETTER.dated_on,
    }
    assert found.last_on == BETTER.dated_on


@pytest.mark.parametrize("kind", ["process", None])
def test_that_a_briefing_was_held_proves_neither_practice_nor_impact(kind: str | None) -> None:
    held = Entry("embedded", kind, date(2026, 5, 1))
    assert standing(BRIEFED, held).stage == "disseminated"
    for other in ("process", "practice"):
        said = Entry("evaluated", other, date(2026, 9, 1))
        assert standing(BRIEFED, SEEN, said).stage == "embedded"


def test_a_stage_stands_only_on_those_before_it() -> None:
    found = standing(BRIEFED, BETTER)
    assert found.stage == "disseminated"
    assert "evaluated" in found.reached
    assert asked("disseminated", BRIEFED, BETTER) == [
        "There is evidence of Evaluated for impact, but none of Embedded before it."
    ]


def test_what_lies_in_the_future_does_not_count_yet() -> None:
    ahead = Entry("disseminated", "process", TODAY + timedelta(days=1))
    assert standing(ahead).stage == "identified"
    assert standing(ahead).last_on == FOUND
    assert asked("identified", ahead)[-1] == "1 entry of the ledger lies in the future."
    assert asked("identified", ahead, ahead)[-1] == "2 entries of the ledger lie in the future."


def test_a_stage_that_the_ledger_does_not_bear_out_is_questioned() -> None:
    assert asked("embedded", BRIEFED) == [
        (
            "The stage says Embedded; the ledger proves Disseminated. Next: evidence that practice"
            " changed; that a briefing was held shows only that it was held."
        )
    ]
    assert asked("identified", BRIEFED) == [
        "The ledger proves Disseminated already; the stage still says Identified."
    ]
    assert asked("disseminated", BRIEFED) == []
    assert asked(None, BRIEFED) == []


def test_evidence_of_the_wrong_kind_is_named() -> None:
    held = Entry("evaluated", "process", date(2026, 9, 1))
    unnamed = Entry("evaluated", None, date(2026, 9, 2))
    assert asked("embedded", BRIEFED, SEEN, held, unnamed) == [
        (
            "Evidence of an unnamed kind and process stands under Evaluated for impact, which it"
            " cannot prove."
        )
    ]
    undated = Entry("evaluated", "impact", None)
    assert asked("embedded", BRIEFED, SEEN, undated) == []


def test_a_date_without_evidence_is_questioned() -> None:
    assert asked("disseminated", BRIEFED, embedded=date(2026, 6, 1), evaluated=None) == [
        "Embedded is dated 1 Jun 2026 without evidence in the ledger."
    ]


def test_an_open_lesson_stands_still_after_a_quarter_without_evidence() -> None:
    still = standing(BRIEFED)
    assert feedback_loop.days_still(still, "open", TODAY) == 293
    assert feedback_loop.stands_still(still, "open", TODAY)
    assert feedback_loop.days_still(still, "closed", TODAY) is None
    assert not feedback_loop.stands_still(still, "not_pursued", TODAY)
    assert not feedback_loop.stands_still(standing(BRIEFED, SEEN, BETTER), None, TODAY)
    unknown = feedback_loop.standing((), None, TODAY)
    assert feedback_loop.stands_still(unknown, None, TODAY)


def test_a_lesson_closes_only_with_evidence_of_impact() -> None:
    assert feedback_loop.closing_question(standing(BRIEFED, SEEN, BETTER)) == ""
    assert feedback_loop.losing_question(standing(BRIEFED, SEEN, BETTER)) == ""
    why = feedback_loop.closing_question(standing(BRIEFED, SEEN), "LRN-2026-003")
    assert why.startswith(
        "LRN-2026-003 cannot be closed yet: its ledger proves Embedded, not Evaluated for impact."
        " Next: evidence of the impact on children."
    )
    assert "proves only Disseminated" in feedback_loop.losing_question(standing(BRIEFED))


DAYS = st.dates(date(2026, 1, 1), date(2027, 3, 1)) | st.none()
ENTRY = st.builds(
    Entry,
    st.sampled_from([*STAGES, None]),
    st.sampled_from(["process", "practice", "impact", None]),
    DAYS,
)


@given(st.lists(ENTRY, max_size=8), ENTRY)
def test_more_evidence_never_proves_less(entries: list[Entry], more: Entry) -> None:
    before, after = standing(*entries), standing(*entries, more)
    assert STAGES.index(before.stage) <= STAGES.index(after.stage)
    assert before.reached.keys() <= after.reached.keys()


@given(st.lists(ENTRY, max_size=8))
def test_without_evidence_of_impact_no_lesson_may_close(entries: list[Entry]) -> None:
    of_impact = [one for one in entries if one.kind == "impact" and one.stage == "evaluated"]
    found = standing(*entries)
    assert bool(of_impact) or feedback_loop.closing_question(found)
