import pytest

from lif_desktop import frameworks
from lif_desktop.frameworks import Criteria
from lif_desktop.rules import review_criteria
from lif_desktop.rules.review_criteria import WEIGHED, Answer, Checklist, Paragraph


def edition(key: str) -> Criteria:
    return next(one for one in frameworks.criteria() if one.key == key)


def checked(key: str, *, why: str = "File read", **met: str | None) -> Checklist:
    """Return the criteria of an edition answered by their keys, with _ for -."""
    pack = edition(key)
    paragraphs = [
        Paragraph(one.text, one.part, one.source, one.verified)
        for one in pack.criteria if one.part in WEIGHED
    ]  # fmt: skip
    known = {one.key: one for one in pack.criteria}
    answers = [
        Answer(known[name.replace("_", "-")].text.upper(), answer, why)
        for name, answer in met.items()
    ]
    return review_criteria.checklist(paragraphs, answers)


ALWAYS = dict.fromkeys(
    ("custody", "young_offender_institution", "secure_training_centre", "secure_childrens_home",
     "detained_mental_health", "deprivation_of_liberty"), "not_met",
)  # fmt: skip


def test_what_is_needed_and_one_of_either_make_a_serious_case() -> None:
    assert review_criteria.outcome(checked("WT2015", abuse_or_neglect="met", died="met")) == "met"
    found = checked("WT2023", abuse_or_neglect="met", seriously_harmed="met", died="not_met")
    assert review_criteria.outcome(found) == "met"


@pytest.mark.parametrize("circumstance", sorted(ALWAYS))
def test_an_always_circumstance_is_enough_on_its_own(circumstance: str) -> None:
    found = checked("WT2015", abuse_or_neglect="not_met", **{circumstance: "met"})
    assert review_criteria.outcome(found) == "met"


def test_an_always_circumstance_in_other_words_counts_by_its_mark() -> None:
    own = Answer("Died on remand", "met", "Custody record", always=True)
    found = review_criteria.checklist((), [own])
    assert found.others == (own,)
    assert review_criteria.outcome(found) == "met"


def test_without_what_is_needed_and_any_circumstance_it_is_not_one() -> None:
    assert review_criteria.outcome(checked("WT2015", abuse_or_neglect="not_met")) == "open"
    full = checked("WT2015", abuse_or_neglect="not_met", **ALWAYS)
    assert review_criteria.outcome(full) == "not_met"
    harm = checked("WT2023", abuse_or_neglect="met", died="not_met", seriously_harmed="not_met")
    assert review_criteria.outcome(harm) == "not_met"


def test_what_is_not_clear_or_not_considered_leaves_it_open() -> None:
    found = checked("WT2023", abuse_or_neglect="met", died="unclear")
    assert review_criteria.outcome(found) == "open"
    assert len(found.open) == len(found.paragraphs) - 1
    assert review_criteria.outcome(checked("WT2023")) == "open"


def asked(
    found: Checklist, decision: str | None, reason: str | None = "", *, weighs: bool = False
) -> list[tuple[str, str]]:
    remarks = review_criteria.questions(found, decision, reason, weighs=weighs)
    return [(one.meaning, one.text) for one in remarks]


def test_met_without_a_why_is_questioned() -> None:
    found = checked("WT2023", why="", abuse_or_neglect="met")
    assert asked(found, None) == [
        ("due", "Met, but why is not said: Abuse or neglect of a child is known or suspected."
         .upper().replace("MET, BUT WHY IS NOT SAID", "Met, but why is not said")),
    ]  # fmt: skip


def test_a_decision_before_all_that_decides_is_considered_is_questioned() -> None:
    found = checked("WT2023", abuse_or_neglect="met", died="met")
    assert asked(found, "awaited") == []
    assert asked(found, "review") == [("due", "Decided with 1 criterion not considered.")]


def test_a_decision_against_the_criteria_is_shown_with_its_reason() -> None:
    met = checked("WT2015", abuse_or_neglect="met", died="met", harmed_and_concern="met", **ALWAYS)
    assert asked(met, "no_review") == [
        ("late", "The criteria are met, and no review was decided. Why?")
    ]
    ((meaning, text),) = asked(met, "other_review", "Coroner asked")
    assert meaning == "note"
    assert text.endswith("another kind of review was decided. The reason given: Coroner asked")
    assert asked(met, "review") == []
    unmet = checked("WT2015", abuse_or_neglect="not_met", died="met",
                    harmed_and_concern="not_met", **ALWAYS)  # fmt: skip
    assert asked(unmet, "review") == [
        ("late", "The criteria are not met, and a review was decided. Why?")
    ]
    assert asked(unmet, "no_review") == []


def test_later_editions_leave_a_review_to_be_weighed() -> None:
    met = checked("WT2023", abuse_or_neglect="met", died="met", seriously_harmed="not_met")
    ((meaning, text),) = asked(met, "no_review", "Nothing new to learn", weighs=True)
    assert meaning == "note"
    assert "leaves that to be weighed" in text
    assert asked(met, "other_review", weighs=True) == []
