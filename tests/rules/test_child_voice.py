from typing import Any

from lif_desktop.rules import child_voice


def _voice(**given: Any) -> str:
    asked: dict[str, Any] = {"kind": "case_file", "voice": None, "said": None, "why_not": None}
    return child_voice.lacking_in_audit(**asked | given)


def test_an_audit_of_cases_is_incomplete_without_the_child() -> None:
    assert _voice().startswith("Incomplete without the voice")
    assert _voice(kind="section11") == ""
    assert _voice(said="Children said that they were cold.") == ""
    assert _voice(said="None").startswith("Incomplete")
    assert _voice(voice="yes") == "The voice of the child was heard: say what children said."
    assert _voice(voice="no") == "The voice of the child was not heard: say why."


def test_that_it_does_not_apply_needs_a_reason() -> None:
    assert _voice(voice="not_applicable") == "The voice of the child is said not to apply: say why."
    assert _voice(voice="not_applicable", why_not="n/a") != ""
    assert _voice(voice="not_applicable", why_not="Bookings were read, no child's file.") == ""


def test_standard_questions_are_counted_where_they_are_asked() -> None:
    assert child_voice.unanswered("dip_sample", ("yes", None, None)) == 2
    assert child_voice.unanswered("section175", (None,)) == 0


def test_a_finished_review_says_how_child_and_family_took_part() -> None:
    assert child_voice.lacking_in_review("published", None).startswith("Incomplete")
    assert child_voice.lacking_in_review("closed", "none").startswith("Incomplete")
    assert child_voice.lacking_in_review("closed", "Asked twice; declined.") == ""
    assert child_voice.lacking_in_review("under_way", None) == ""
