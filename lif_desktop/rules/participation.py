"""Asks what came of what people said, and whose voice was not heard.

Sources: Bedford Borough framework, 8 and 11; Croydon framework, 5.10 to 5.14; Kirklees framework,
Appendix A; West Berkshire framework, 2.1 and 7.3.
"""

import re
from collections.abc import Iterable
from datetime import date

from lif_desktop.rules.answers import says_something
from lif_desktop.rules.remarks import Remark
from lif_desktop.rules.words import counted

SOURCE = "Kirklees framework, Appendix A; Croydon framework, 5.10"
# Ours: within a quarter of being heard, people learn what came of it.
TELL_WITHIN_DAYS = 91
ABOUT_CHILDREN = frozenset({"children", "families", "complaints", "iro", "advocates"})
"""Voices whose small numbers could point to a child."""
_VOICES = {
    "children": "children",
    "families": "families",
    "practitioners": "practitioners",
    "lay members": "lay_members",
    "public": "public",
    "partners": "partners",
}
# A framework names these by what they are, not by whose voice they carry.
_BY_KEY = {"complaint": "complaints", "iro": "iro", "advoca": "advocates"}


def voices(key: str, name: str, who: Iterable[str]) -> tuple[str, ...]:
    """Return the voices of the register that a framework's way of hearing people stands for."""
    words = re.findall(r"[a-z]+", f"{key} {name}".casefold())
    named = [
        voice for start, voice in _BY_KEY.items() if any(word.startswith(start) for word in words)
    ]
    return tuple(dict.fromkeys([*named, *(_VOICES[one] for one in who)]))


def remarks(
    *,
    said: str | None,
    done: str | None,
    told_back: str | None,
    heard_on: date | None,
    today: date,
) -> list[Remark]:
    """Return what to put right about one piece of participation."""
    found = []
    if not says_something(said):
        found.append(Remark("What did they say?", "due", SOURCE))
    if not says_something(done):
        found.append(Remark("What was done about it?", "due", SOURCE))
    waited = (today - heard_on).days if heard_on else 0
    if told_back not in {"yes", "not_possible"} and waited > TELL_WITHIN_DAYS:
        text = f"They have not been told what came of it, {counted(waited, 'day')} on."
        found.append(Remark(text, "due", SOURCE))
    return found
