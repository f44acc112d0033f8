"""Finds what points to a person in words that anybody may type, without knowing who it is.

A name can be looked up; a telephone number, initials, a postcode or the day a child was born must
be known by its look. Source: domain rule on identity (no name, no number and no date of birth of a
child in a public paper).
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from lif_desktop.rules.words import MONTHS

_MONTH = "|".join(f"{one}[a-z]*" for one in MONTHS)
_DAY = (
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{_MONTH})\.?,?\s+(?:\d{{4}}|\d\d)"
    rf"|(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
)
_DATES = re.compile(rf"(?<![\w.])(?:{_DAY})(?!\w)", re.IGNORECASE)
_LIFE = re.compile(
    r"(?:born|died|killed|passed\s+away|dob|d\.o\.b\.?|dod|date\s+of\s+(?:birth|death|incident))"
    rf"(?:\s+(?:on|in|was|is))*\s*[:,]?\s*(?:the\s+)?(?P<gone>{_DAY}|(?:{_MONTH})\s+\d{{4}})(?!\w)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(
    r"(?<![\w/.,-])(?:(?:\+|00)44[\s.-]?(?:\(0\)\s?)?\(?\d{2,5}\)?|\(0\d{2,5}\)|0\d{2,10})"
    r"(?:[\s.-]{0,2}\d{2,})*(?![\w/])"
)
_HEALTH = re.compile(r"(?<![\w-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w-])")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|PC|DC|DS|DI|DCI|Sgt|Judge)\.?\s+"
    r"(?:[A-Z]\.?\s+)*[A-Z][\w'’-]+(?:\s+[A-Z][a-z'’-]+)?"
)
_WHO = (
    "child|children|baby|infant|toddler|young person|boy|girl|sibling|brother|sister|twin|mother"
    "|father|mum|dad|parent|stepfather|stepmother|grandmother|grandfather|adult|family|case|subject"
)
_INITIALS = re.compile(
    rf"\b(?i:{_WHO})\s+(?P<gone>(?!(?:GP|CP|CE|MP|ED|IT|LA|DV|DA|EH|SW|HV|PE|UK|ID|OR|IN|OF|I)\b)"
    r"(?:[A-Z]{1,2}\d?|(?:[A-Z]\.\s?){1,3}))(?![\w-])"
)
_DOTTED = re.compile(r"(?<![\w.])(?!(?:N\.B|U\.K|U\.S|P\.S|E\.G|I\.E)\.)(?:[A-Z]\.){2,3}(?!\w)")
_FEWEST_DIGITS, _MOST_DIGITS = 10, 14


def without_marks(text: str, gone: str) -> str:
    """Return a text with `gone` in place of ways to reach somebody, initials and days of a life."""
    text = _TELEPHONE.sub(lambda one: gone if _is_telephone(one[0]) else one[0], text)
    for pattern in (_MAIL, _HEALTH, _POSTCODE, _TITLED, _DOTTED):
        text = pattern.sub(gone, text)
    for pattern in (_LIFE, _INITIALS):
        text = pattern.sub(_part(gone), text)
    return text


def _is_telephone(written: str) -> bool:
    digits = sum(one.isdigit() for one in written)
    return _FEWEST_DIGITS <= digits <= _MOST_DIGITS


def _part(gone: str) -> Callable[[re.Match[str]], str]:
    """Return what puts `gone` in place of a match's own part of that name alone."""

    def instead(one: re.Match[str]) -> str:
        before, after = one.start("gone") - one.start(), one.end("gone") - one.start()
        return one[0][:before] + gone + one[0][after:]

    return instead


def days_in(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield each date that a text names: from where to where it stands, and the day."""
    for one in _DATES.finditer(text):
        day = _read(one[0])
        if day is not None:
            yield one.start(), one.end(), day


def _read(written: str) -> date | None:
    numbers = [int(one) for one in re.findall(r"\d+", written)]
    named = re.search(_MONTH, written, re.IGNORECASE)
    if named and len(numbers) == 2:
        day, year = numbers
        month = [one.casefold() for one in MONTHS].index(named[0][:3].casefold()) + 1
    else:
        year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None
