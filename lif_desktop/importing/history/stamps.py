"""Finding the dates with which entries begin inside one cell; a date amid prose begins none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lif_desktop.fields.days import read_day
from lif_desktop.rules.periods import APRIL, period_of

_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = (
    r"(?:(?P<weekday>(?i:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?i:day)?)\.?,?[ ]+)?"
)
_YEAR = r"(?:[12]\d{3}|\d{2})"
_DATE = rf"""{_WEEKDAY}(?:
    (?P<iso>[12]\d{{3}}-\d{{2}}-\d{{2}})
  | (?P<first>\d{{1,2}})(?P<sign>[/.\-])(?P<second>\d{{1,2}})(?P=sign)(?P<year>{_YEAR})
  | (?P<day>\d{{1,2}})(?i:st|nd|rd|th)?[ \-]+(?:of[ ])?(?P<month>{_MONTH})
      (?:,?[ \-]*'?(?<![a-z.])(?P<worded_year>{_YEAR}))?
  | (?P<us_month>{_MONTH})[ ](?P<us_day>\d{{1,2}})(?i:st|nd|rd|th)?,?[ ](?P<us_year>[12]\d{{3}})
  | (?P<only_month>{_MONTH})(?:[ \-](?P<month_year>[12]\d{{3}})|(?:-|[ ]?')(?P<short_year>\d{{2}}))?
  | (?P<quarter>Q[1-4])[ ,\-]*(?P<quarter_year>{_YEAR})(?:[/\-–](?P<quarter_end>{_YEAR}))?
  | (?P<bare_first>\d{{1,2}})/(?P<bare_second>\d{{1,2}})
)"""
_STAMP = re.compile(
    rf"""(?<![\w/.£\-])(?P<open>[\[(])?(?:(?P<by_before>[A-Z]{{2,4}})[ ,:/\-]+)?{_DATE}
    (?![\w/]|[.\-:]\d)
    (?:[ ,]*\((?P<by_name>[A-Z][\w.' \-]{{1,30}})\)
      |[ ,/\-]+(?P<by_after>[A-Z]{{2,4}})(?=[ ]*[:–—\])]|[ ]+-))?
    (?P<close>[\])])?""",
    re.VERBOSE,
)
# Cheap signs without which a text holds no date: most cells have none, and are passed over.
_FIGURES = re.compile(r"\d[/.\-]\d")
_SIGNS = re.compile(
    r"\d[/.\-]\d|Q[1-4]"
    r"|[JFMASONDjfmasond](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|AN|EB|AR|PR|AY|UN|UL|UG|EP|CT|OV|EC)"
)
_STRONG = re.compile(r"\s*:(?!\d\d)\s*|[ \t]*(?:[–—]|-(?=\s)|(?<=[ \t])-)[ \t\n]*")
_WEAK = re.compile(r"[.,]?[ \t]+|[ \t]*\n\s*")
_ROOM = re.compile(r"\s*")
_AT_LINE = re.compile(r"(?:^|\n)[ \t]*(?:[-•*·–—>▪●○][ \t]*)?$")
_AFTER = re.compile(r"(?:[;|•][ \t]*|[.!?)\]][ \t]+)$")
# A date before these words is told of, and does not begin an entry.
_PROSE = re.compile(r"(?:and|or|to|until|till|is|was|were|will|onwards?|as|has|had|with)\b")
_EARLIEST = 1990  # years before are slips of the keyboard: the oldest trackers are younger
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that begins an entry: from `start`, its text from `body`.

    `on` is None where the year is not written: then `day` and `month` are. `whole` is how it is
    known where the entry names only a month or a quarter.
    """

    start: int
    body: int
    written: str
    day: int
    month: int
    on: date | None
    by: str = ""
    whole: str = ""
    middle: bool = False
    strong: bool = True
    bracketed: bool = False
    weekday: str = ""  # as its first three letters say

    def falls_on(self, on: date) -> bool:
        """Say whether a day is of the weekday that is written, if one is."""
        return not self.weekday or f"{on:%a}".lower() == self.weekday


# Where no entry can begin: seen at once, in cells that tell of no day at all or only in prose.
_SHORT_MONTH = "(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_MAYBE = re.compile(
    rf"""(?:^|[\n;|•.!?)\]])[\s\-•*·–—>▪●○\[(]*(?:[A-Z]{{2,4}}[ ,:/\-]+)?
    (?:(?i:mon|tue|wed|thu|fri|sat|sun)[a-zA-Z]*\.?,?[ ]+)?
    (?:\d{{1,2}}(?:[/.\-]|(?i:st|nd|rd|th)?[ \-]+(?:of[ ])?{_SHORT_MONTH})|[12]\d{{3}}-|Q[1-4]
      |{_SHORT_MONTH})""",
    re.VERBOSE,
)


def stamps(text: str, *, day_first: bool, until: date) -> list[Stamp]:
    """Return the dates with which entries begin, in order; none lies after `until`."""
    if not _MAYBE.search(text):
        return []
    found = [
        one for match in _STAMP.finditer(text) if (one := _stamp(text, match, day_first, until))
    ]
    found = [
        one for one in found if one.on is None or (one.on.year >= _EARLIEST and one.on <= until)
    ]
    if _fractions(found):
        found = [one for one in found if one.on is not None]
    return [one for one in found if _stands(text, one, found)]


def may_be_dated(text: str) -> bool:
    """Return whether a text may hold a date at all."""
    return _SIGNS.search(text) is not None


def figures(text: str) -> Iterator[str]:
    """Yield the dates in figures that stand in a text, to settle their order for a column."""
    if not _FIGURES.search(text):
        return
    for match in _STAMP.finditer(text):
        if match["first"]:
            yield f"{match['first']}/{match['second']}/{match['year']}"
        elif match["bare_first"]:
            yield f"{match['bare_first']}/{match['bare_second']}/2000"


def _stamp(text: str, match: re.Match[str], day_first: bool, until: date) -> Stamp | None:  # noqa: FBT001
    before = text[max(0, match.start() - 80) : match.start()]
    middle = not _AT_LINE.search(before)
    if middle and not _AFTER.search(before):
        return None
    bracketed = bool(match["open"] and match["close"])
    if bool(match["open"]) != bool(match["close"]) or (match["open"] == "(" and middle):
        return None
    after = _STRONG.match(text, match.end()) or (bracketed and _ROOM.match(text, match.end()))
    strong = bool(after)
    after = after or (None if middle else _WEAK.match(text, match.end()))
    if not after or _ranges(text, match.end(), after):
        return None
    read = _date(match, day_first)
    if read is None:
        return None
    on, day, month, whole = read
    if whole and on is not None and until < on <= period_of("quarterly", until).last:
        on = until  # of a period that still runs
    by = match["by_before"] or match["by_after"] or match["by_name"] or ""
    weekday = (match["weekday"] or "")[:3].lower()
    stamp = Stamp(
        match.start(), after.end(), text[match.start() : after.end()].strip(), day, month, on, by,
        whole, middle, strong, bracketed, weekday,
    )  # fmt: skip
    return stamp if on is None or stamp.falls_on(on) else None


def _ranges(text: str, end: int, after: re.Match[str]) -> bool:
    """Say whether what follows makes a range of it: 14/03 - 18/03."""
    joins = text[end : after.end()].strip()
    return joins in {"-", "–", "—"} and _STAMP.match(text, after.end()) is not None


def _date(match: re.Match[str], day_first: bool) -> tuple[date | None, int, int, str] | None:  # noqa: FBT001
    try:
        if match["only_month"] or match["quarter"]:
            return _period(match)
        if match["bare_first"]:
            day, month = int(match["bare_first"]), int(match["bare_second"])
            day, month = (day, month) if day_first else (month, day)
            # Around the clock, not the 24th of July.
            return None if match[0].endswith("24/7") else _without_year(day, month)
        if match["day"] and not match["worded_year"]:
            return _without_year(int(match["day"]), _month(match["month"]))
        on = read_day(_written(match), day_first=day_first)
    except ValueError:
        return None
    return on, on.day, on.month, ""


def _written(match: re.Match[str]) -> str:
    if match["iso"]:
        return match["iso"]
    if match["first"]:
        return f"{match['first']}/{match['second']}/{match['year']}"
    if match["us_month"]:
        return f"{match['us_day']} {match['us_month'].rstrip('.')} {match['us_year']}"
    return f"{match['day']} {match['month'].rstrip('.')} {match['worded_year']}"


def _without_year(day: int, month: int) -> tuple[None, int, int, str]:
    date(2000, month, day)  # a leap year; raises ValueError
    return None, day, month, ""


def _period(match: re.Match[str]) -> tuple[date | None, int, int, str] | None:
    if match["quarter"]:
        year = _year(match["quarter_year"])
        if match["quarter_end"] and _year(match["quarter_end"]) % 100 != (year + 1) % 100:
            return None
        start = APRIL + 3 * (int(match["quarter"][1]) - 1)
        last = period_of("quarterly", date(year + start // 13, (start - 1) % 12 + 1, 1)).last
        whole = "a quarter; dated at its end"
        if not match["quarter_end"]:
            whole = "a quarter of the year from April; dated at its end"
        return last, last.day, last.month, whole
    said = match["month_year"] or match["short_year"]
    if not said:
        return None
    last = period_of("monthly", date(_year(said), _month(match["only_month"]), 1)).last
    return last, last.day, last.month, "a month; dated at its end"


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _fractions(found: list[Stamp]) -> bool:
    """Say whether figures without a year only number parts: 1/3, 2/3, 3/3."""
    bare = [(one.day, one.month) for one in found if one.on is None and "/" in one.written]
    tops = [day for day, _ in bare]
    return len(bare) > 1 and len({of for _, of in bare}) == 1 and tops == list(
        range(1, len(tops) + 1)
    ) and len(tops) == bare[0][1]  # fmt: skip


def _stands(text: str, one: Stamp, all_found: list[Stamp]) -> bool:
    """Say whether a stamp begins an entry, seen beside the others of its cell."""
    several = len(all_found) > 1
    if one.bracketed:
        return not one.middle or not all_found[0].middle
    if one.strong:
        small = one.on is None and re.match(r"[1-9]/[1-9]\b", one.written) is not None
        return several or not small or ":" in one.written
    following = text[one.body :]
    if "\n" in text[one.start : one.body] or following[:1].isupper() or following[:1] in "“\"'(£":
        return one.on is not None or several
    timed = re.match(r"\d{1,2}[:.]\d{2}\b", following) is not None
    return one.on is not None and (timed or (several and not _PROSE.match(following)))
