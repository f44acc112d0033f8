"""Asks what is missing from an action or says little in an update; it warns and never blocks.

Source: Bedford Borough framework, Appendix 7, Planning for improvement.
"""

import re
from datetime import date

_LONG = 200
_NUMBERED = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;]\s+(?=\S)")
_MEASURE = re.compile(
    r"\d|%|\b(?:all|every|each|no|none|half|percent|per cent|number|rate|proportion|share|fewer|"
    r"more|less|increased?|reduced?|reduction|audit(?:ed)?|survey(?:ed)?|dip sample|evaluat\w+|"
    r"feedback|compliance)\b",
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
    asked = [_of_activity(activity)]
    if not _said(lead):
        asked.append("Who leads on it?")
    asked.append(_of_measure(measure))
    if not _said(resources):
        asked.append("What resources does it take? Say so even if none.")
    if target_on is None:
        asked.append("By what date will it be done?")
    return [question for question in asked if question]


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


def question_update(text: str | None) -> str:
    """Return what to ask about a progress update, or nothing if it is specific."""
    found = _VAGUE.search(text or "")
    if found is None:
        return ""
    word = " ".join(found[0].split()).lower()
    return f"“{word[:1].upper()}{word[1:]}” says little: what was done, what is next, by when?"


def _said(text: str | None) -> bool:
    return any(character.isalnum() for character in text or "")
