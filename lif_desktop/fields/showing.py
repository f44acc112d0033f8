"""From a value to what a person reads, and to what sorts."""

from datetime import date
from decimal import Decimal
from typing import Any

from lif_desktop.fields.days import show_day
from lif_desktop.fields.kinds import Choice, Field, Flag, Link, Links, Money
from lif_desktop.fields.reading import Names


def show(field: Field, value: Any, names: Names) -> str:
    """Return a value as screen and paper show it; blank is an empty string."""
    if value is None:
        return ""
    if isinstance(field, Link):
        return names.label(field.to, value)
    if isinstance(field, Links):
        return "; ".join(sorted(names.label(field.to, one) for one in value))
    if isinstance(field, Choice):
        option = field.option(value)
        return option.label if option else str(value)
    if isinstance(field, Flag):
        return "Yes" if value else "No"
    if isinstance(field, Money):
        return f"£{value:,.2f}"
    if isinstance(value, Decimal):
        return str(value).removesuffix(".0")  # a whole number comes back from the board as 15.0
    return show_day(value) if isinstance(value, date) else str(value)


def rank(field: Field, value: Any) -> Any:
    """Return a number or text that sorts as the value does; choices sort in their own order."""
    if isinstance(field, Choice):
        places = [option.value for option in field.options]
        return places.index(value) if value in places else len(places)
    return value.isoformat() if isinstance(value, date) else value


def missing(field: Field, value: Any) -> bool:
    """Say whether a required field has no value; reading and requiring are different questions."""
    return field.required and (value is None or value in ("", ()))
