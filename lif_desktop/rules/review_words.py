"""What a review is called: the word of its own date, which no later edition changes."""

from lif_desktop.rules.time_limits import STATUTORY

_SERIOUS_CASE = "SCR"


def misnamed(kind: str | None, short: str, name: str) -> str:
    """Return that a statutory review bears the word of another time; nothing if it fits.

    `short` and `name` are the word of the edition in force on the review's own date. It is only
    said, as boards went over to practice reviews one by one until 29 September 2019. Source:
    Working Together 2015 and 2018, transitional arrangements.
    """
    if kind not in STATUTORY or (kind == "scr") == (short == _SERIOUS_CASE):
        return ""
    word = f"{name[:1].lower()}{name[1:]}"
    return (
        f"In the guidance of its own date such a review is a {word}; if it was kept under another"
        " edition, name that edition."
    )
