from dataclasses import replace
from datetime import date

from lif_desktop.rules.escalation_note import Facts, draft

ON = date(2026, 11, 21)
FACTS = Facts(
    "ACT-2026-021", "Issue one supervision policy", "Neglect plan", "Northmoor Health", "A. Moss",
    "Learning and Development", date(2026, 8, 12), minuted=False, target_on=date(2026, 9, 30),
    missed=[(date(2026, 9, 3), "Learning and Development"), (date(2026, 11, 5), "Panel")],
    moves=["Target moved on 1 Sep 2026 from 12 Aug 2026 to 30 Sep 2026."],
    updates=[(date(2026, 11, 1), "Not\ntabled."), *[(date(2026, 5, 1), "Draft.")] * 5],
    signs=["The target date was moved back twice."],
    before=["The group on 1 Oct 2026: support given."],
)  # fmt: skip


def test_the_note_says_what_a_reader_needs_to_decide() -> None:
    note = draft(FACTS, "Learning and Development", "group", ON)
    assert note.splitlines()[0] == "To Learning and Development, 21 Nov 2026"
    for said in (
        "ACT-2026-021: Issue one supervision policy",
        "Lead: Northmoor Health, A. Moss",
        "Plan: Neglect plan",
        "First target: 12 Aug 2026\nTarget now: 30 Sep 2026\nLate by 52 days",
        "Unmet at 2 meetings since: Learning and Development on 3 Sep 2026; Panel on 5 Nov 2026",
        "Moves: Target moved on 1 Sep 2026",
        "The target date was moved back twice.",
        "1 Nov 2026: Not tabled.",
        "Put before already: The group on 1 Oct 2026",
        "The group is asked to hear the lead",
    ):
        assert said in note
    assert note.count("Draft.") == 2


def test_what_is_not_known_is_said_and_what_is_not_there_is_left_out() -> None:
    bare = Facts(
        "ACT-1", "Something", "", "", "", "", None, minuted=False, target_on=None, missed=[]
    )
    note = draft(bare, "the chair, P. Rowe", "chair", ON)
    for said in ("no lead agency, no named lead", "no group", "no target date", "Nothing has been"):
        assert said in note
    for unsaid in ("Plan:", "Moves:", "Put before already", "Unmet"):
        assert unsaid not in note
    assert note.endswith("Please give your reason; it is recorded.")


def test_a_minuted_target_that_still_stands_is_called_so() -> None:
    facts = replace(FACTS, from_on=date(2026, 12, 1), minuted=True, target_on=date(2026, 12, 1))
    note = draft(facts, "Panel", "next", ON)
    assert "Target minuted by the group: 1 Dec 2026" in note
    assert "Target now" not in note
    assert "Late by" not in note
    never = draft(replace(facts, target_on=None, missed=()), "Panel", "next", ON)
    assert "Target now" not in never
    assert "Unmet" not in never
