"""Asks whether performance information is relevant, timely and accurate, each with a reason."""

from datetime import date

from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted, day_in_words

# Ours: no framework says within how many days of a period's end its figures are due.
GRACE_DAYS = 28
TESTS = ("relevant", "timely", "accurate")
SOURCE = "Kirklees framework, performance information"


def late_by(period_until: date | None, received_on: date | None) -> int | None:
    """Return by how many days a figure came later than 28 days after its period; None: not known.

    Source: Kirklees framework, performance information (supplied on an agreed regular basis).
    """
    if period_until is None or received_on is None:
        return None
    return max(0, (received_on - period_until).days - GRACE_DAYS)


def remarks(
    judged: dict[str, tuple[str | None, str | None]],
    period_until: date | None,
    received_on: date | None,
) -> list[Remark]:
    """Return what to ask about the quality of one figure.

    `judged` holds answer (yes, partly, no or blank) and reason for each of the three tests.

    Source: Kirklees framework, performance information must be relevant, timely and accurate.
    """
    found = []
    blank = [test for test in TESTS if not judged[test][0]]
    if blank:
        found.append(Remark(f"Not judged yet: {', '.join(blank)}.", source=SOURCE))
    for test in TESTS:
        answer, reason = judged[test]
        if answer in {"partly", "no"} and not (reason or "").strip():
            word = "only in part" if answer == "partly" else "not"
            found.append(Remark(f"It is said to be {word} {test}: why?", "due", SOURCE))
    late = late_by(period_until, received_on)
    if late and period_until and judged["timely"][0] == "yes":
        days = counted(late, "day")
        text = (
            f"It is called timely, yet it came {days} later than {GRACE_DAYS} days after the"
            f" period ended on {day_in_words(period_until)}."
        )
        found.append(Remark(text, "due", SOURCE))
    return found
