"""Hides numbers so small that they could point to a child, in anything public.

This is primary suppression alone: whether a hidden number can be worked out from a total, from
another table or from an earlier paper is not looked at here.
"""

from collections.abc import Mapping

THRESHOLD = 5


def is_small(number: int, threshold: int = THRESHOLD) -> bool:
    """Return whether a count must not be shown; a true nought is no secret."""
    return 0 < number < threshold


def shown(number: int, threshold: int = THRESHOLD) -> str:
    """Return a count as a public paper shows it: 0, fewer than 5, 12."""
    return f"fewer than {threshold}" if is_small(number, threshold) else f"{number:,}"


def shown_all(counts: Mapping[str, int], threshold: int = THRESHOLD) -> dict[str, str]:
    """Return a table of counts by label as a public paper shows it."""
    return {label: shown(number, threshold) for label, number in counts.items()}


def shown_percentage(part: int, whole: int, threshold: int = THRESHOLD) -> str:
    """Return a percentage as a public paper shows it, hidden if it would give a small count away.

    The part, what is left of the whole, and the whole itself must each be large enough.
    """
    if whole == 0:
        return "none to count"
    if any(is_small(number, threshold) for number in (part, whole - part, whole)):
        return "not shown"
    return f"{round_half_up(100 * part, whole)} %"


def round_half_up(number: int, by: int) -> int:
    """Return a quotient rounded to a whole number, halves upwards, as a person does it."""
    return (2 * number + by) // (2 * by)
