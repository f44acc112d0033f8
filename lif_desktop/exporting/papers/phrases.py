"""What the papers say alike: pills, dates, people and who is left over."""

from datetime import date

from lif_desktop import registers
from lif_desktop.exporting.papers.content import Pill
from lif_desktop.fields import Choice, Shown
from lif_desktop.rules.lateness import Lateness
from lif_desktop.rules.words import day_in_words

DASH = "–"
NO_BREAK = "\N{NO-BREAK SPACE}"


def day(on: date | None) -> str:
    """Return a date as a paper shows it, on one line; a dash where there is none."""
    return day_in_words(on).replace(" ", NO_BREAK) if on else DASH


def standing(found: Lateness) -> Pill:
    """Return the pill of an action's lateness, with its days."""
    return Pill(found.pill, found.shape, found.meaning)


def state(register: str, key: str, value: str) -> Pill | str:
    """Return the pill of a choice as the register declares it; a dash where nothing was chosen."""
    field = registers.get(register).field(key)
    assert isinstance(field, Choice)
    option = field.option(value) if value else None
    if option is None:
        return value or DASH
    return Pill(option.label, option.shape, option.meaning)


def shown(cell: Shown) -> Pill:
    """Return a state of a report as the pill that papers draw for it."""
    return Pill(cell.text, cell.shape, cell.meaning)


def cut(text: str | None, longest: int) -> str:
    """Return a text in so many characters at most, cut after a word; a dash where there is none."""
    said = (text or "").strip()
    if len(said) <= longest:
        return said or DASH
    return f"{said[:longest].rsplit(' ', 1)[0]} …"


def who(agency: str, lead: str) -> str:
    """Return an agency and the person in it who leads."""
    return "\n".join(part for part in (agency, lead) if part) or DASH


def is_or_are(number: int) -> str:
    """Return the verb for a count."""
    return "is" if number == 1 else "are"
