"""What an agency's highlight report leaves open: empty prompts, risks, escalations, decisions.

Source: Bedford Borough framework, Appendix 7 (single agency highlight report).
"""

from collections.abc import Mapping
from typing import Any

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted

SOURCE = "Bedford Borough framework, Appendix 7"
PROMPTS = (
    "summary",
    "challenges",
    "how_much",
    "how_well",
    "difference",
    "story",
    "worried",
    "change",
    "equality",
)
"""The prompts that every report answers, in the order of the form."""
ASKED = (
    ("incident", "incident_detail", "a serious incident report"),
    ("risk", "risk_detail", "a risk for the log"),
    ("escalated", "escalated_detail", "use of the escalation procedure"),
)
"""The questions of yes or no: their key, the key of the detail, what a yes reports."""


def empty_prompts(values: Mapping[str, Any]) -> list[str]:
    """Return the keys of the prompts and questions that a report leaves without an answer."""
    silent = [key for key in PROMPTS if not says_something(values[key])]
    return silent + [key for key, _, _ in ASKED if values[key] is None]


def remarks(values: Mapping[str, Any], *, risks_linked: int, challenges_found: int) -> list[Remark]:
    """Return what to put right about one report.

    `risks_linked` counts the risks of the log that name this report, `challenges_found` the
    challenges of the kind "escalation" that the agency raised in or after the period.
    """
    found = []
    silent = empty_prompts(values)
    if silent:
        found.append(Remark(f"{counted(len(silent), 'prompt')} left empty.", "due", SOURCE))
    for key, detail, what in ASKED:
        if values[key] and not says_something(values[detail]):
            found.append(Remark(f"It reports {what} without saying more.", "due", SOURCE))
    if values["risk"] and not risks_linked:
        found.append(
            Remark("It names a risk for the log; no risk of the log is tied to it.", "late", SOURCE)
        )
    if values["escalated"] and not challenges_found:
        text = "It used the escalation procedure; the log of challenges has no record of it."
        found.append(Remark(text, "due", SOURCE))
    if asks_for_a_decision(values["decision_needed"]):
        found.append(Remark("It asks the board for a decision or an action.", "note", SOURCE))
    if values["received_on"] and not values["signed_on"]:
        found.append(Remark("It is not signed.", "note", SOURCE))
    return found


def asks_for_a_decision(text: str | None) -> bool:
    """Return whether a report asks the board to decide or do something; "none" asks nothing."""
    return says_something(text) and (text or "").strip(" .").casefold() not in {"none", "no"}
