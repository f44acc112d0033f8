"""What is said of a column of figures whose cells Excel may have shown otherwise."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from lif_desktop.fields import Field, Number, show_day
from lif_desktop.importing.reading.sheets import Cell

_PERCENT = re.compile(r"([-+]?[\d,]*\.?\d+)\s*%$")
_FRACTIONS = 3  # so many, and nothing above 1, look like percentages that lost their sign
# Excel's numbers of the days from 1982 to 2064: other figures are more likely something else.
_FIRST_SERIAL, _LAST_SERIAL = 30_000, 60_000
_BEFORE_DAY_ONE = date(1899, 12, 30)


def without_percent(text: str) -> str | None:
    """Return the figure of "45 %", or None where text is no percentage."""
    found = _PERCENT.match(text)
    return found[1] if found else None


def told_of(field: Field, heading: str, cells: Sequence[Cell]) -> str:
    """Return a sentence on how percentages of a column were taken; nothing where there are none."""
    if not isinstance(field, Number):
        return ""
    named = f"Figures under “{heading}”"
    signed = next((one for one in cells if type(one) is str and without_percent(one.strip())), None)
    numbers = [one for one in cells if type(one) is float]
    below_one = [one for one in numbers if 0 < abs(one) < 1]
    fractions = len(below_one) >= _FRACTIONS and all(abs(one) <= 1 for one in numbers)
    if signed is not None and below_one:
        return (
            f"{named} stand as '{str(signed).strip()}' and as {below_one[0]:g}: each is read as "
            "the figure it shows, without the sign. Check that they mean the same."
        )
    if signed is not None:
        figure = without_percent(str(signed).strip())
        return f"{named}: '{str(signed).strip()}' is read as {figure}, and others alike."
    if fractions:
        return (
            f"{named} are fractions such as {below_one[0]:g}, which Excel may have shown as "
            f"{below_one[0]:.0%}; they are read as they stand."
        )
    return ""


def lost_date(cell: Cell) -> str:
    """Return the date that a bare number would be if its date format was lost; else nothing."""
    if type(cell) in {int, float} and _FIRST_SERIAL <= float(str(cell)) <= _LAST_SERIAL:
        return show_day(_BEFORE_DAY_ONE + timedelta(days=int(float(str(cell)))))
    return ""
