"""Asks what is missing from an action or says little in an update; it warns and never blocks.

Source: Bedford Borough framework, Appendix 7, Planning for improvement.
"""

import re
from datetime import date

_LONG = 200
_NUMBERED = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;]\s+(?=\S)|\b(?:and then|and also|as well as)\b", re.IGNORECASE)
_MEASURE = re.compile(
    r"\d|%|\b(?:all|every|each|no|none|half|percent|per cent|number|rate|proportion|share|fewer|"
    r"more|less|increased?|reduced?|reduction|audit(?:ed)?|survey(?:ed)?|dip sample|evaluat\w+|"
    r"feedback|compliance|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:on[\s-]*going|in[\s-]+progress|under[\s-]*way|continu(?:es|ing)|work continues|"
    r"no change|as above|as before|tbc|to be confirmed|watch this space)\b",
    re.IGNORECASE,
)


def questions(
    *,
    activity: str | None,
    lead: str | None,
    resources: str | None,
    measure: str | None,
    target_on: date | None,
) -> list[str]:
    """Return what to ask about an action, in the order of its form; nothing if it is a good one."""
    asked = by_aspect(
        activity=activity, lead=lead, resources=resources, measure=measure, target_on=target_on
    )
    return list(asked.values())


def by_aspect(
    *,
    activity: str | None,
    lead: str | None,
    resources: str | None,
    measure: str | None,
    target_on: date | None,
) -> dict[str, str]:
    """Return {aspect: question}: activity, lead, measure, resources and target_on, if lacking."""
    asked = {
        "activity": _of_activity(activity),
        "lead": "" if _said(lead) else "Who leads on it?",
        "measure": _of_measure(measure),
        "resources": (
            "" if _said(resources) else "What resources does it take? Say so even if none."
        ),
        "target_on": "" if target_on else "By what date will it be done?",
    }
    return {aspect: question for aspect, question in asked.items() if question}


def _of_activity(activity: str | None) -> str:
    text = (activity or "").strip()
    if not text:
        return "What will be done?"
    several = len(_NUMBERED.findall(text)) > 1 or _SENTENCE.search(text) or "\n" in text
    if several:
        return "This reads as several activities: can it be one short action each?"
    if len(text) > _LONG:
        return "This is long: can it be one short, sharp action?"
    return ""


def _of_measure(measure: str | None) -> str:
    if not _said(measure):
        return "What difference will it make, and how will it be measured?"
    if not _MEASURE.search(measure or ""):
        return "How will that outcome be measured?"
    return ""


def question_update(
    text: str | None, next_step: str | None = None, next_by: date | None = None
) -> str:
    """Return what to ask about a progress update, or nothing if it is specific.

    `next_step` and `next_by` are what is next and by when, where the update says so apart; then
    only what was done is still asked for.
    """
    found = _VAGUE.search(text or "")
    if found is None:
        return ""
    word = " ".join(found[0].split()).lower()
    asked = ["what was done"]
    if not _said(next_step):
        asked.append("what is next")
    if next_by is None:
        asked.append("by when")
    return f"“{word[:1].upper()}{word[1:]}” says little: {', '.join(asked)}?"


def _said(text: str | None) -> bool:
    return any(character.isalnum() for character in text or "")
